import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** The action or the reusable workflow that a `uses:` names. */
export type Uses =
  | { readonly kind: 'local'; readonly path: string }
  | {
      readonly kind: 'remote';
      /** `owner/name`, in lower case. */
      readonly repository: string;
      /** Below the root of that repository; empty for the root. */
      readonly path: string;
      /** Empty if there is none. */
      readonly ref: string;
    }
  | { readonly kind: 'docker'; readonly image: string };

/** Reads `./path` and `$/path` (both of this repository), `owner/name[/path]@ref` or `docker://image`. */
export function parseUses(text: string): Parsed<Uses> {
  const trimmed = text.trim();
  if (/^[.$]\//.test(trimmed)) return parsed({ kind: 'local', path: below(trimmed) });
  if (trimmed.startsWith('docker://'))
    return parsed({ kind: 'docker', image: trimmed.slice('docker://'.length) });
  const at = trimmed.lastIndexOf('@');
  const [owner = '', name = '', ...rest] = (at < 0 ? trimmed : trimmed.slice(0, at)).split('/');
  if (owner === '' || name === '') return unparsable('it names no action');
  const repository = `${owner}/${name}`.toLowerCase();
  const ref = at < 0 ? '' : trimmed.slice(at + 1);
  return parsed({ kind: 'remote', repository, path: rest.join('/'), ref });
}

/** The path without `.` and empty segments: `./a//b/` is `a/b`. `..` stays, so that the reader can refuse it. */
function below(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '$')
    .join('/');
}

/** Whether the code that runs cannot change: a full commit SHA, an image digest, or a file of the same commit. */
export function isPinned(uses: Uses): boolean {
  if (uses.kind === 'local') return true;
  return uses.kind === 'docker'
    ? /@sha256:[0-9a-f]{64}$/.test(uses.image)
    : /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(uses.ref);
}
