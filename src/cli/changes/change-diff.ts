import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { visible } from '../../domain/text.ts';
import type { FileChange } from './file-change.ts';

/** The changes as one unified diff that `git apply` and `patch -p1` read. Without escapes and invisible characters. */
export function changeDiff(changes: readonly FileChange[]): string {
  return changes.map(diffOf).join('');
}

function diffOf({ path, before, after }: FileChange): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    // Otherwise a change in a file with Windows line ends shows as if every line end changed.
    stripTrailingCr: false,
  });
  return visible(patch.replaceAll('\r\n', '\n'));
}
