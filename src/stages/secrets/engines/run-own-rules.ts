import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { fault } from '../../../domain/reason.ts';
import { Turns } from '../../../turns.ts';
import type { Hit } from '../hit.ts';
import { OWN_RULES } from '../own-rules/all-rules.ts';
import { ContentScanner, type OwnFinding } from '../own-rules/scan-content.ts';
import type { NamedFile } from '../staging/scan-tree.ts';

/**
 * Scans staged files with Assay's own rules, in this process, which waits for the engines anyway. Throws
 * `tool-timed-out` after `timeoutMs` milliseconds.
 */
export async function runOwnRules(timeoutMs: number, files: Iterable<NamedFile>): Promise<readonly Hit[]> {
  const end = performance.now() + timeoutMs;
  const scanner = new ContentScanner(OWN_RULES);
  const hits: Hit[] = [];
  const withHits = new Set<string>();
  const turns = new Turns();
  for (const { name: file, path, isClean, copyOf, read } of files) {
    await turns.give();
    const isKnown = isClean || (copyOf !== undefined && !withHits.has(copyOf));
    if (isKnown && !scanner.selects(path)) continue;
    const content = read();
    const before = hits.length;
    const add = ({ rule, line, value }: OwnFinding, ignoreReason?: NoSecretReason) =>
      hits.push({
        ...{ engine: 'assay', rule: rule.id, title: rule.title, file, line, value },
        ...(ignoreReason === undefined ? {} : { ignoreReason }),
      });
    const findings = isKnown
      ? scanner.scanSelected(content, path, add)
      : await scanner.scanInTurns(content, path, turns, add);
    for (const finding of findings) add(finding);
    if (hits.length > before) withHits.add(file);
    if (performance.now() > end) {
      const message = `Assay's own rules did not finish within ${Math.round(timeoutMs / 1000)} s`;
      throw fault('tool-timed-out', 'secrets', message);
    }
  }
  return hits;
}
