import type { Vulnerability } from '../finding/finding.ts';
import { matchesGlob } from '../glob.ts';
import { withHubName } from '../image/image.ts';
import { type Accountable, type Exception, hasExpired } from './policy.ts';

/** Exceptions or suppressions by what became of them in a run. */
export interface Usage<Entry extends Accountable> {
  /** They let through what would count. */
  readonly used: readonly { readonly entry: Entry; readonly findings: number }[];
  /** They have expired, and what they covered counts again. */
  readonly lapsed: readonly Entry[];
  /** They let nothing through: nothing fits them, or it would not count anyway. */
  readonly unused: readonly Entry[];
}

/** What became of one finding, as far as exceptions go. */
export interface Covered<Entry extends Accountable> {
  readonly excepted?: Entry;
  readonly lapsed?: Entry;
}

/** The first of the entries that fit which has not expired, else the first that has; nothing where none fits. */
export function coverOf<Entry extends Accountable>(fitting: readonly Entry[], now: Date): Covered<Entry> {
  const excepted = fitting.find((entry) => !hasExpired(entry, now));
  if (excepted !== undefined) return { excepted };
  const [lapsed] = fitting;
  return lapsed === undefined ? {} : { lapsed };
}

/** Sorts entries by what became of them; each finding names the one that covered it, if any. */
export function usageOf<Entry extends Accountable>(
  entries: readonly Entry[],
  findings: readonly Covered<Entry>[],
): Usage<Entry> {
  const used = Map.groupBy(findings, ({ excepted }) => excepted);
  const lapsed = new Set(findings.map((finding) => finding.lapsed));
  return {
    used: entries.flatMap((entry) => {
      const covered = used.get(entry);
      return covered === undefined ? [] : [{ entry, findings: covered.length }];
    }),
    lapsed: entries.filter((entry) => lapsed.has(entry)),
    unused: entries.filter((entry) => !used.has(entry) && !lapsed.has(entry)),
  };
}

/** Whether an exception is for images of this name, `registry/repository`. */
export function isForImage(exception: Exception, image: string): boolean {
  return exception.image === undefined || matchesGlob(withHubName(exception.image), image);
}

/** Whether an exception speaks of a vulnerability: by its id or an alias, its package, and every place of that. */
export function fitsException(exception: Exception, finding: Vulnerability): boolean {
  const { vulnerability, path } = exception;
  return (
    (vulnerability === finding.id || (finding.aliases ?? []).includes(vulnerability)) &&
    (exception.package === undefined || isPackage(exception.package, finding)) &&
    (path === undefined || liesWithin([path], finding))
  );
}

/** Whether every place of a finding fits one of the globs; one that is not known fits none. */
export function liesWithin(globs: readonly string[], { paths = [] }: Vulnerability): boolean {
  return paths.length > 0 && paths.every((path) => globs.some((glob) => matchesGlob(glob, rootless(path))));
}

function isPackage(name: string, finding: Vulnerability): boolean {
  if (!name.startsWith('pkg:')) return name === finding.package;
  return finding.purl !== undefined && readable(name) === readable(bareName(finding.purl));
}

/**
 * A PURL without version. purl-spec: `#` begins the subpath, `?` the qualifiers and the last `@` behind all slashes the
 * version.
 */
export function bareName(purl: string): string {
  const bare = purl.replace(/[#?].*$/s, '');
  const at = bare.lastIndexOf('@');
  return at > bare.lastIndexOf('/') ? bare.slice(0, at) : bare;
}

/** The canonical form has `%40` for the `@` of a scope; people write either. */
function readable(purl: string): string {
  return purl.replaceAll('%40', '@');
}

function rootless(path: string): string {
  return path.replace(/^\/+/, '');
}
