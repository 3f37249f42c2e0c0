import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { fault } from '../../../domain/reason.ts';
import { Turns } from '../../shared/turns.ts';
import type { Hit } from '../hit.ts';
import { OWN_RULES } from '../own-rules/all-rules.ts';
import { ContentScanner, type OwnFinding } from '../own-rules/scan-content.ts';

/**
 * Scans every file of a folder with Assay's own rules, in this process, which waits for the engines anyway.
 * `pathOf` returns the path that the user knows for a path relative to the folder. Throws `tool-timed-out` after
 * `timeoutMs` milliseconds.
 */
export async function runOwnRules(
  root: string,
  timeoutMs: number,
  pathOf: (name: string) => string,
): Promise<readonly Hit[]> {
  const end = performance.now() + timeoutMs;
  const scanner = new ContentScanner(OWN_RULES);
  const hits: Hit[] = [];
  const turns = new Turns();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = relative(root, join(entry.parentPath, entry.name));
    const content = await readFile(join(root, file));
    const add = ({ rule, line, value }: OwnFinding, ignoreReason?: NoSecretReason) =>
      hits.push({
        ...{ engine: 'assay', rule: rule.id, title: rule.title, file, line, value },
        ...(ignoreReason === undefined ? {} : { ignoreReason }),
      });
    for (const finding of await scanner.scanInTurns(content, pathOf(file), turns, add)) add(finding);
    if (performance.now() > end) {
      const message = `Assay's own rules did not finish within ${Math.round(timeoutMs / 1000)} s`;
      throw fault('tool-timed-out', 'secrets', message);
    }
  }
  return hits;
}
