import type { Diagnosis, DiagnosisState } from '../../domain/run/diagnosis.ts';
import { plain } from '../../domain/text.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import { toOutputList } from '../json-text.ts';
import { table, text } from '../markdown.ts';

const ICONS: Readonly<Record<DiagnosisState, string>> = { ok: '✅', warn: '⚠️', fail: '❌' };
/** The greatest number of rows in the job summary. */
const MAX_ROWS = 100;

/** The advice of the workflow review as diagnoses. */
export function adviceDiagnoses(advice: readonly Advice[]): readonly Diagnosis[] {
  return advice.map(({ path, line, message, remediation }) => ({
    topic: 'workflow',
    state: 'warn',
    message: `${path}:${line}: ${message}. ${remediation}`,
  }));
}

/** The diagnoses as lines for the log. */
export function doctorLines(diagnoses: readonly Diagnosis[]): readonly string[] {
  return diagnoses.map(({ state, topic, message }) => plain(`${state.padEnd(4)} ${topic}: ${message}`, 1500));
}

/** The job summary. */
export function renderDoctor(diagnoses: readonly Diagnosis[], state: DiagnosisState): string {
  const heads = {
    ok: '## ✅ Assay doctor: nothing is missing',
    warn: '## ⚠️ Assay doctor: it will run, but it protects less than it could',
    fail: '## ❌ Assay doctor: something is missing',
  };
  const rows = diagnoses
    .slice(0, MAX_ROWS)
    .map((one) => [`${ICONS[one.state]} ${one.state}`, text(one.topic, 40), text(one.message, 1500)]);
  return `${heads[state]}\n\n${table(['State', 'Topic', 'What was found'], rows)}\n`;
}

/** The outputs of the step. */
export function doctorOutputs(diagnoses: readonly Diagnosis[], state: DiagnosisState) {
  const problems = diagnoses.filter(({ state }) => state !== 'ok');
  return {
    state,
    findings: toOutputList(problems.map((one) => ({ ...one, message: plain(one.message, 1000) }))),
  };
}
