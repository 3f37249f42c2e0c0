import type { Run } from '../../domain/run/run.ts';
import { code, codeBlock, details, table, text } from '../markdown.ts';
import { toolTable } from '../tool-table.ts';
import { kindName, leftOut, plural, shortDigest, signaturesFirst } from '../wording.ts';
import { verifyCommands, verifyHint } from './verify-commands.ts';

/** What is attached to the image, each with the command that verifies it; folded. */
export function attestationSection(run: Run, rows: number): string {
  if (run.attached.length === 0) return '';
  const lines = signaturesFirst(run)
    .slice(0, rows)
    .map((attached) => [
      text(kindName(attached), 160),
      code(shortDigest(attached.subject)),
      code(shortDigest(attached.digest)),
      attached.origin === 'made' ? 'made by this run' : 'kept: valid and identical',
    ]);
  const list = table(['Kind', 'About', 'Stored as', 'Origin'], lines);
  const commands = verifyCommands(run);
  const parts = [
    `${list}${leftOut(run.attached.length, rows)}`,
    ...(commands.length === 0 ? [] : ['To verify each of them on any machine:']),
    ...commands.map((command) => `${text(kindName(command), 160)}:\n\n${codeBlock('sh', command.lines)}`),
    ...(commands.length === 0 ? [] : [verifyHint(run)]),
  ];
  const title = `${plural(run.attached.length, 'statement')} attached to the image, and how to verify them`;
  return details(title, parts.filter((part) => part !== '').join('\n\n'));
}

/** The tools and the database that the results come from. */
export function toolSection(run: Run): string {
  const parts = [toolTable(run.tools)].filter((part) => part !== '');
  if (run.scan?.done) {
    const { updatedAt, sha256, repository, server } = run.scan.value.database;
    const place = repository ?? server;
    const from = place === undefined ? 'from `cache-dir`' : `from ${code(place, 200)}`;
    const hash = sha256 === undefined ? '' : `, SHA-256 ${code(sha256.slice(0, 12))}`;
    parts.push(`Vulnerability database of ${text(updatedAt, 40)}, ${from}${hash}.`);
  }
  const took = Object.values(run.timings).reduce((sum, milliseconds) => sum + milliseconds, 0);
  if (took > 0) parts.push(timings(run));
  if (parts.length === 0) return '';
  return details('Tools, database and times', parts.join('\n\n'));
}

function timings(run: Run): string {
  const steps = Object.entries(run.timings).map(
    ([step, milliseconds]) => `${step} ${(milliseconds / 1000).toFixed(1)} s`,
  );
  return `Times: ${steps.join(', ')}.`;
}
