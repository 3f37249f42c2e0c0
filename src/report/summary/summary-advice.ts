import type { Run } from '../../domain/run/run.ts';
import { code, details, table, text } from '../markdown.ts';
import { leftOut, plural } from '../wording.ts';

/** The greatest number of places to name for each advice. */
const PLACES = 10;

/** The unsafe settings in the workflows of the repository, with how to fix them. */
export function adviceSection({ advice, reasons }: Run, rows: number): string {
  if (advice === undefined || advice.advice.length === 0) return '';
  const lines = advice.advice
    .slice(0, rows)
    .map(({ rule, path, line, message, remediation, also = [] }) => [
      places([{ path, line }, ...also]),
      code(rule, 100),
      text(message, 400),
      text(remediation, 400),
    ]);
  const counts = reasons.some(({ code }) => code === 'workflow-unsafe');
  const title = `${plural(advice.advice.length, 'unsafe setting')} in the workflows`;
  const hint = counts ? '' : 'This is only advice. It does not change the verdict.\n\n';
  const list = table(['Where', 'Rule', 'What is wrong', 'What to do'], lines);
  return details(title, `${hint}${list}${leftOut(advice.advice.length, rows)}`);
}

function places(all: readonly { readonly path: string; readonly line: number }[]): string {
  const named = all.slice(0, PLACES).map(({ path, line }) => code(`${path}:${line}`, 300));
  const more = all.length - named.length;
  return named.join('<br>') + (more > 0 ? `<br>and ${more} more` : '');
}
