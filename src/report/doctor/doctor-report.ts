import type { Diagnosis, DiagnosisState } from '../../domain/run/diagnosis.ts';
import { plain } from '../../domain/text.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import { toOutputList } from '../json-text.ts';
import { table, text } from '../markdown.ts';

const ICONS: Readonly<Record<DiagnosisState, string>> = { ok: '✅', warn: '⚠️', fail: '❌' };
const ROWS = 100;

/** What the review of the workflows says, as the rest is said. */
export function adviceDiagnoses(advice: readonly Advice[]): readonly Diagnosis[] {
  return advice.map(({ path, line, message, remediation }) => ({
    topic: 'workflow',
    state: 'warn',
    message: `${path}:${line}: ${message}. ${remediation}`,
  }));
}

/** A line each for the log. */
export function doctorLines(found: readonly Diagnosis[]): readonly string[] {
  return found.map(({ state, topic, message }) => plain(`${state.padEnd(4)} ${topic}: ${message}`, 1500));
}

/** The job summary. */
export function renderDoctor(found: readonly Diagnosis[], state: DiagnosisState): string {
  const heads = {
    ok: '## ✅ Assay doctor: nothing is missing',
    warn: '## ⚠️ Assay doctor: it will run, and protect less than it could',
    fail: '## ❌ Assay doctor: something is missing',
  };
  const rows = found
    .slice(0, ROWS)
    .map((one) => [`${ICONS[one.state]} ${one.state}`, text(one.topic, 40), text(one.message, 1500)]);
  return `${heads[state]}\n\n${table(['State', 'Topic', 'What was found'], rows)}\n`;
}

/** The outputs of the step. */
export function doctorOutputs(found: readonly Diagnosis[], state: DiagnosisState) {
  const told = found.filter((one) => one.state !== 'ok');
  return {
    state,
    findings: toOutputList(told.map((one) => ({ ...one, message: plain(one.message, 1000) }))),
  };
}
