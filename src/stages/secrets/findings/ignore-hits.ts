import {
  type IgnoredSecrets,
  NO_SECRET_REASONS,
  type NoSecretReason,
} from '../../../domain/finding/no-secret.ts';
import { plain } from '../../../domain/text.ts';
import { Turns } from '../../../turns.ts';
import type { Hit } from '../hit.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { doubtOf } from './doubt.ts';
import { SuspectFile, whyNoSecret } from './why-no-secret.ts';

/** How many places are reported for each ignore reason. */
const EXAMPLES = 3;
const MAX_PATH = 200;
const LINES_BELOW = 30;

/** The hits that may be secrets, and the ignored ones. */
export interface SortedHits {
  readonly hits: readonly Hit[];
  readonly ignored: IgnoredHits;
}

/** Separates the hits that are provably not secrets from the others. Each file is read once. */
export async function ignoreHits(found: readonly Hit[], tree: ScanTree): Promise<SortedHits> {
  const turns = new Turns();
  const hits: Hit[] = [];
  const ignored = new IgnoredHits();
  for (const [file, group] of Map.groupBy(found, (hit) => hit.file)) {
    const path = tree.file(file)?.path ?? file;
    let suspect: SuspectFile | undefined;
    for (const hit of group) {
      await turns.give();
      suspect ??= new SuspectFile(path, tree.read(file).toString('utf8'), group);
      const reason = hit.ignoreReason ?? whyNoSecret(hit, suspect);
      if (reason === undefined)
        hits.push({ ...hit, line: lineOf(hit, suspect), ...doubtOf(hit, beginning(suspect, hit.line)) });
      else ignored.add(reason, hit, `${plain(path, MAX_PATH)}:${hit.line}`);
    }
  }
  return { hits, ignored };
}

/** What was ignored in several searches. */
export function joinIgnored(parts: readonly (readonly IgnoredSecrets[])[]): readonly IgnoredSecrets[] {
  const all = parts.flat();
  return NO_SECRET_REASONS.flatMap((reason) => {
    const own = all.filter((one) => one.reason === reason);
    if (own.length === 0) return [];
    const count = own.reduce((sum, one) => sum + one.count, 0);
    const examples = [...new Set(own.flatMap((one) => one.examples))].sort().slice(0, EXAMPLES);
    return [{ reason, count, examples }];
  });
}

/** In a manifest, gitleaks reports the line of its kind. The value, or its base64, is in a line below. */
function lineOf({ rule, line, value }: Hit, { lines }: SuspectFile): number {
  if (rule !== 'kubernetes-secret-yaml') return line;
  const bytes = Buffer.from(value);
  const whole = bytes.toString('base64', 0, bytes.length - (bytes.length % 3));
  const below = lines.slice(line - 1, line + LINES_BELOW);
  const at = below.findIndex((text) => text.includes(value) || (whole.length >= 8 && text.includes(whole)));
  return at < 0 ? line : line + at;
}

/** The line in which a key begins. trivy reports the line after its frame. */
function beginning({ lines }: SuspectFile, line: number): string {
  const own = lines[line - 1] ?? '';
  return own.includes('-----BEGIN') ? own : (lines[line - 2] ?? '');
}

/** Counts ignored values by reason. A value in one line of a file counts once, even if several engines report it. */
export class IgnoredHits {
  readonly #seen = new Set<string>();
  readonly #all: { readonly reason: NoSecretReason; readonly file: string; readonly place: string }[] = [];

  add(reason: NoSecretReason, { file, line, value }: Hit, place: string): void {
    const key = `${file}\0${line}\0${value}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push({ reason, file, place });
  }

  /** What was ignored in these files of the scan tree; by default, in all. */
  list(isCounted: (file: string) => boolean = () => true): readonly IgnoredSecrets[] {
    const byReason = Map.groupBy(
      this.#all.filter(({ file }) => isCounted(file)),
      ({ reason }) => reason,
    );
    return NO_SECRET_REASONS.flatMap((reason) => {
      const own = byReason.get(reason) ?? [];
      if (own.length === 0) return [];
      const names = new Set(own.map(({ place }) => place));
      return [{ reason, count: own.length, examples: [...names].sort().slice(0, EXAMPLES) }];
    });
  }
}
