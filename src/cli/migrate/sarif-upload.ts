import { valueLength } from './checkout-depth.ts';
import type { FileLines, Splice } from './file-lines.ts';
import { actionOf } from './image-names.ts';
import type { JobView } from './job-view.ts';
import { isStatusAlone } from './wishes/read-step.ts';
import { inputsOf, type WrittenFile } from './wishes/wish.ts';

/** Gives the steps that upload one of the files the SARIF file of Assay, and lets them run also if an image failed. */
export function uploadEdits(
  job: JobView,
  lines: FileLines,
  files: readonly WrittenFile[],
  id: string,
): { readonly splices: readonly Splice[]; readonly changed: readonly number[] } {
  const paths = new Set(files.filter(({ output }) => output === 'sarif').map(({ path }) => plainPath(path)));
  const splices: Splice[] = [];
  const changed: number[] = [];
  for (const step of job.steps) {
    if (actionOf(step) !== 'github/codeql-action') continue;
    const file = step.with.find(({ name }) => name.toLowerCase() === 'sarif_file');
    if (file === undefined || !paths.has(plainPath(inputsOf(step).get('sarif_file') ?? ''))) continue;
    const { line, column } = file.value.at;
    const length = valueLength(lines.line(line).slice(column - 1));
    splices.push(lines.replaceIn(line, column, column + length, `\${{ steps.${id}.outputs.sarif }}`));
    changed.push(line);
    // A step that was skipped has written no file.
    const condition = `\${{ !cancelled() && steps.${id}.outputs.sarif != '' }}`;
    if (step.if !== undefined && isStatusAlone(step.if.text)) {
      const { line: at, column: from } = step.if.at;
      const old = valueLength(lines.line(at).slice(from - 1));
      splices.push(lines.replaceIn(at, from, from + old, condition));
      changed.push(at);
    }
    const usesLine = step.uses?.at.line ?? step.at.line;
    if (step.if !== undefined || !/^ *(?:- +)?uses:/.test(lines.line(usesLine))) continue;
    const indent = ' '.repeat(step.at.column - 1);
    splices.push(lines.insertBefore(usesLine + 1, [`${indent}if: ${condition}`]));
  }
  return { splices, changed };
}

/** A path without `./` in front. */
function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
