import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The hits that may be secrets, and the ignored ones by reason. */
export interface SortedHits {
  readonly hits: readonly Hit[];
  readonly ignored: readonly IgnoredSecrets[];
}

/** Separates the hits that are provably not secrets from the others. Each file is read once. */
export async function ignoreHits(found: readonly Hit[], tree: ScanTree): Promise<SortedHits> {
  const turns = new Turns();
  const hits: Hit[] = [];
  const ignored = new Ignored();
  for (const [file, group] of Map.groupBy(found, (hit) => hit.file)) {
    const path = tree.file(file)?.path ?? file;
    let suspect: SuspectFile | undefined;
    for (const hit of group) {
      await turns.give();
      suspect ??= new SuspectFile(path, readFileSync(join(tree.root, file), 'utf8'), group);
      const reason = hit.ignoreReason ?? whyNoSecret(hit, suspect);
      if (reason === undefined)
        hits.push({ ...hit, line: lineOf(hit, suspect), ...doubtOf(hit, beginning(suspect, hit.line)) });
      else ignored.add(reason, `${plain(path, MAX_PATH)}:${hit.line}`, hit.value);
    }
  }
  return { hits, ignored: ignored.list() };
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

/** Counts ignored values by reason. A value in one place counts once, even if several engines report it. */
class Ignored {
  readonly #places = new Map<NoSecretReason, Set<string>>();
  readonly #seen = new Set<string>();

  add(reason: NoSecretReason, place: string, value: string): void {
    const key = `${place}\0${value}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const places = this.#places.get(reason) ?? new Set<string>();
    this.#places.set(reason, places);
    places.add(key);
  }

  list(): readonly IgnoredSecrets[] {
    return NO_SECRET_REASONS.flatMap((reason) => {
      const places = [...(this.#places.get(reason) ?? [])];
      if (places.length === 0) return [];
      const names = new Set(places.map((place) => place.split('\0', 1)[0] ?? ''));
      return [{ reason, count: places.length, examples: [...names].sort().slice(0, EXAMPLES) }];
    });
  }
}
