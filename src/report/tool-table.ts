import type { ToolUse } from '../domain/evidence/evidence.ts';
import { optional } from '../domain/optional.ts';
import { code, table, text } from './markdown.ts';
import { isolationSentences } from './wording.ts';

/** A tool in a report: without its path, which is of one machine. */
export function toolRecord({ name, version, sha256, origin, isolation, verified, notVerified }: ToolUse) {
  return {
    ...{ name, version, sha256, origin, verified: [...verified] },
    notVerified: notVerified.map(({ check, why }) => ({ check, why })),
    ...optional({ isolation }),
  };
}

/** The tools of a run, how each was verified, and which checks were not done; empty if there are none. */
export function toolTable(tools: readonly ToolUse[]): string {
  if (tools.length === 0) return '';
  const rows = tools.map(({ name, version, sha256, origin, verified }) => [
    name,
    code(version, 60),
    code(sha256.slice(0, 12)),
    origin,
    verified.length === 0 ? '—' : verified.join(', '),
  ]);
  const open = tools.flatMap(({ name, notVerified }) =>
    notVerified.map(({ check, why }) => `- ${name}, ${check}: ${text(why, 400)}`),
  );
  const list = open.length === 0 ? '' : `\n\nNot verified:\n\n${open.join('\n')}`;
  const isolation = isolationSentences(tools).map((sentence) => `\n\n${text(sentence, 600)}`);
  return `${table(['Tool', 'Version', 'SHA-256', 'Origin', 'Verified'], rows)}${list}${isolation.join('')}`;
}
