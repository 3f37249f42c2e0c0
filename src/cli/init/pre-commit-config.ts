import { PRODUCT } from '../../domain/product.ts';
import { FileLines, indentOf, spliced } from '../migrate/file-lines.ts';

/** The id of the hook in `.pre-commit-hooks.yaml`. */
const HOOK = 'assay-secrets';

function entry(indent: string): readonly string[] {
  return [
    `${indent}- repo: ${PRODUCT.uri}`,
    `${indent}  rev: v${PRODUCT.version}`,
    `${indent}  hooks:`,
    `${indent}    - id: ${HOOK}`,
  ];
}

/** The lines to add by hand, where the file cannot be changed safely. */
export const PRE_COMMIT_ENTRY = entry('  ').join('\n');

/**
 * The configuration of pre-commit with the hook that searches for secrets; the same text if it has the hook. Undefined if
 * its list of repositories is not written as lines of its own.
 */
export function withSecretsHook(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return `repos:\n${entry('  ').join('\n')}\n`;
  if (new RegExp(`\\bid:\\s*["']?${HOOK}\\b`).test(text)) return text;
  const lines = new FileLines(text);
  const numbers = Array.from({ length: lines.count }, (_, index) => index + 1);
  const head = numbers.find((number) => /^repos:\s*(?:#.*)?$/.test(lines.line(number)));
  const first = numbers.find(
    (number) => head !== undefined && number > head && /^ *- /.test(lines.line(number)),
  );
  if (head === undefined || first === undefined) return undefined;
  const indent = indentOf(lines.line(first));
  let last = first;
  for (let number = first + 1; number <= lines.count; number += 1) {
    const line = lines.line(number);
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (indentOf(line) < indent || (indentOf(line) === indent && !line.trimStart().startsWith('-'))) break;
    last = number;
  }
  return spliced(text, [lines.insertBefore(last + 1, entry(' '.repeat(indent)))]);
}
