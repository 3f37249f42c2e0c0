import { type FileLines, indentOf } from './file-lines.ts';
import type { StepBlock } from './job-view.ts';

/** Lines that are taken away with a step. */
export interface Removal {
  readonly first: number;
  readonly last: number;
  /** The comments among them, without indentation, in order. */
  readonly comments: readonly string[];
}

/** The lines of a step with the comments directly above it, and one blank line above those. */
export function removalOf(block: StepBlock, lines: FileLines): Removal {
  let first = block.first;
  while (first > 1 && isCommentAt(lines.line(first - 1), block.dash)) first -= 1;
  const above = Array.from({ length: block.first - first }, (_, index) => lines.line(first + index).trim());
  const isBlankAbove = first > 1 && lines.line(first - 1).trim() === '';
  return {
    first: isBlankAbove ? first - 1 : first,
    last: block.last,
    comments: [...above, ...commentsIn(block, lines)],
  };
}

function isCommentAt(line: string, indent: number): boolean {
  return line.trimStart().startsWith('#') && indentOf(line) === indent;
}

/**
 * The comments inside a step: whole lines, and what stands behind a value. The version behind `uses:` is none, and neither
 * is a line of a script.
 */
export function commentsIn(block: StepBlock, lines: FileLines): readonly string[] {
  const comments: string[] = [];
  let scriptIndent: number | undefined;
  for (let number = block.first; number <= block.last; number += 1) {
    const line = lines.line(number);
    const isInScript = scriptIndent !== undefined && (line.trim() === '' || indentOf(line) > scriptIndent);
    if (isInScript) continue;
    scriptIndent = undefined;
    const [, key] = /^ *(?:- +)?([\w-]+):\s*[|>][-+\d]*\s*(?:#.*)?$/.exec(line) ?? [];
    if (key !== undefined) scriptIndent = line.search(/[^\s-]/);
    if (line.trimStart().startsWith('#')) comments.push(line.trim());
    else if (!/^ *(?:- +)?uses:/.test(line)) {
      const [, comment] =
        /^ *(?:- +)?[\w-]+:(?:\s+(?:"[^"]*"|'[^']*'|[^"'#\s][^#]*))?\s+(#.*)$/.exec(line) ?? [];
      if (comment !== undefined) comments.push(comment.trim());
    }
  }
  return comments;
}
