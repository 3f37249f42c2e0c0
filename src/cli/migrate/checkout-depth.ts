import type { Step } from '../../formats/workflow/workflow-file.ts';
import type { FileLines, Splice } from './file-lines.ts';
import { actionOf } from './image-names.ts';
import type { JobView } from './job-view.ts';
import type { MigrationNote } from './migration-note.ts';
import { inputsOf } from './wishes/wish.ts';

const WHY = 'the secrets check reads every commit of the event';

/** The step that checks out the repository of the workflow into the workspace. */
export function checkoutOf({ steps }: JobView): Step | undefined {
  return steps.find((step) => {
    const given = inputsOf(step);
    return (
      actionOf(step) === 'actions/checkout' && !given.has('repository') && (given.get('path') ?? '.') === '.'
    );
  });
}

/** Lets a checkout fetch every commit: the secrets check refuses a shallow clone. */
export function depthEdits(
  step: Step,
  lines: FileLines,
): { readonly splices: readonly Splice[]; readonly notes: readonly MigrationNote[] } {
  const present = step.with.find(({ name }) => name.toLowerCase() === 'fetch-depth');
  const [first] = step.with;
  const changed: MigrationNote = {
    kind: 'changes',
    line: step.at.line,
    text: `The checkout fetches the whole history (\`fetch-depth: 0\`), since ${WHY}.`,
  };
  if (present?.value.text.trim() === '0') return { splices: [], notes: [] };
  if (present !== undefined) {
    const { line, column } = present.value.at;
    const length = valueLength(lines.line(line).slice(column - 1));
    return { splices: [lines.replaceIn(line, column, column + length, '0')], notes: [changed] };
  }
  if (first !== undefined) {
    const { line, column } = first.at;
    const isAlone =
      lines
        .line(line)
        .slice(0, column - 1)
        .trim() === '';
    const splice = isAlone
      ? lines.insertBefore(line, [`${' '.repeat(column - 1)}fetch-depth: 0 # ${WHY}`])
      : lines.replaceIn(line, column, column, 'fetch-depth: 0, ');
    return { splices: [splice], notes: [changed] };
  }
  const line = step.uses?.at.line ?? step.at.line;
  if (!/^ *(?:- +)?uses:/.test(lines.line(line)))
    return {
      splices: [],
      notes: [{ kind: 'todo', line, text: `Give the checkout \`fetch-depth: 0\`: ${WHY}.` }],
    };
  const indent = ' '.repeat(step.at.column - 1);
  const added = [`${indent}with:`, `${indent}  fetch-depth: 0 # ${WHY}`];
  return { splices: [lines.insertBefore(line + 1, added)], notes: [changed] };
}

/** The length of a plain or quoted value at the beginning of a text, without a comment. */
export function valueLength(text: string): number {
  return /^(?:"[^"]*"|'[^']*'|\$\{\{.*?\}\}|(?:(?!\s+#|,\s|\s*\}).)*)/.exec(text)?.[0].trimEnd().length ?? 0;
}
