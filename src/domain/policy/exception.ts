import type { Vulnerability } from '../finding/finding.ts';
import { matchesGlob } from '../glob.ts';
import { withHubName } from '../image/image.ts';
import { type Accountable, type Exception, hasExpired } from './policy.ts';

/** How a run used the exceptions, suppressions or accepted gaps of the policy. */
export interface Usage<Entry extends Accountable> {
  /** Entries because of which findings are ignored. */
  readonly used: readonly { readonly entry: Entry; readonly findings: number }[];
  /** Entries that have expired. The findings that they covered count again. */
  readonly expired: readonly Entry[];
  /** Entries without effect: they match no finding, or only findings that would not count anyway. */
  readonly unused: readonly Entry[];
}

/** The entry that covers one finding, or that covered it until it expired. */
export interface Covered<Entry extends Accountable> {
  readonly active?: Entry;
  readonly expired?: Entry;
}

/** The first matching entry that has not expired, otherwise the first one that has. Empty if no entry matches. */
export function matchingEntry<Entry extends Accountable>(
  matching: readonly Entry[],
  now: Date,
): Covered<Entry> {
  const active = matching.find((entry) => !hasExpired(entry, now));
  if (active !== undefined) return { active };
  const [expired] = matching;
  return expired === undefined ? {} : { expired };
}

/** Sorts entries by their use. Each finding names the entry that covers it, if any. */
export function usageOf<Entry extends Accountable>(
  entries: readonly Entry[],
  findings: readonly Covered<Entry>[],
): Usage<Entry> {
  const used = Map.groupBy(findings, ({ active }) => active);
  const expired = new Set(findings.map((finding) => finding.expired));
  return {
    used: entries.flatMap((entry) => {
      const covered = used.get(entry);
      return covered === undefined ? [] : [{ entry, findings: covered.length }];
    }),
    expired: entries.filter((entry) => expired.has(entry)),
    unused: entries.filter((entry) => !used.has(entry) && !expired.has(entry)),
  };
}

/** Whether an exception applies to images of this name, `registry/repository`. */
export function isForImage(exception: Exception, image: string): boolean {
  return exception.image === undefined || matchesGlob(withHubName(exception.image), image);
}

/** Whether an exception matches a vulnerability: its id or an alias, its package, and every path of the package. */
export function fitsException(exception: Exception, finding: Vulnerability): boolean {
  const { vulnerability, path } = exception;
  return (
    (vulnerability === finding.id || (finding.aliases ?? []).includes(vulnerability)) &&
    (exception.package === undefined || isPackage(exception.package, finding)) &&
    (path === undefined || isWithin([path], finding))
  );
}

/** Whether every path of a finding matches one of the globs. A finding without known paths matches none. */
export function isWithin(globs: readonly string[], { paths = [] }: Vulnerability): boolean {
  return paths.length > 0 && paths.every((path) => globs.some((glob) => matchesGlob(glob, rootless(path))));
}

function isPackage(name: string, finding: Vulnerability): boolean {
  if (!name.startsWith('pkg:')) return name === finding.package;
  return finding.purl !== undefined && readablePurl(name) === readablePurl(bareName(finding.purl));
}

/**
 * A PURL without version. By the PURL specification, `#` begins the subpath and `?` the qualifiers. The last `@` after
 * all slashes begins the version.
 */
export function bareName(purl: string): string {
  const bare = purl.replace(/[#?].*$/s, '');
  const at = bare.lastIndexOf('@');
  return at > bare.lastIndexOf('/') ? bare.slice(0, at) : bare;
}

/** The canonical form writes the `@` of a scope as `%40`. People write either form. */
export function readablePurl(purl: string): string {
  return purl.replaceAll('%40', '@');
}

function rootless(path: string): string {
  return path.replace(/^\/+/, '');
}
