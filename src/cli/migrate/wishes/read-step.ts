import type { Step } from '../../../formats/workflow/workflow-file.ts';
import { actionOf } from '../image-names.ts';
import { readAttest } from './read-attest.ts';
import { callsCosign, readCosign } from './read-cosign.ts';
import { readGitleaks, readGrype, readSbomAction, readScout, readTrivy } from './read-scanner.ts';
import { left, type Reading } from './wish.ts';

const READERS: Readonly<Record<string, (step: Step) => Reading>> = {
  'aquasecurity/trivy-action': readTrivy,
  'anchore/scan-action': readGrype,
  'anchore/sbom-action': readSbomAction,
  'docker/scout-action': readScout,
  'gitleaks/gitleaks-action': readGitleaks,
  'zricethezav/gitleaks-action': readGitleaks,
  'sigstore/cosign-installer': () => ({ kind: 'installer', program: 'cosign' }),
  'aquasecurity/setup-trivy': () => ({ kind: 'installer', program: 'trivy' }),
};
const ATTEST = new Set(['actions/attest', 'actions/attest-build-provenance', 'actions/attest-sbom']);
/** A condition with a function that asks how the job is doing. An input cannot have one. */
const STATUS = /\b(?:always|success|failure|cancelled)\s*\(/;

/** What a step of another tool means for Assay. Undefined for every step that Assay has nothing to do with. */
export function readStep(step: Step, outer: readonly string[]): Reading | undefined {
  const reading = readingOf(step, outer);
  if (reading?.kind !== 'wish' || step.if === undefined || !STATUS.test(step.if.text)) return reading;
  if (isStatusAlone(step.if.text)) return reading;
  return left('its condition mixes the state of the job with something else');
}

/** Whether a condition only asks how the job is doing. Assay's step runs if the steps before it succeeded. */
export function isStatusAlone(condition: string): boolean {
  return /^(?:\$\{\{)?\s*(?:always\(\)|success\(\)|!\s*cancelled\(\))\s*(?:\}\})?$/.test(condition.trim());
}

function readingOf(step: Step, outer: readonly string[]): Reading | undefined {
  const action = actionOf(step);
  if (ATTEST.has(action)) return readAttest(step, action);
  const reader = READERS[action];
  if (reader !== undefined) return reader(step);
  if (callsCosign(step)) return readCosign(step, outer);
  const [, program] = /(?:^|[\n;&|])\s*(trivy|grype|syft|gitleaks)\s+[a-z-]/.exec(step.run?.text ?? '') ?? [];
  return program === undefined ? undefined : left(`it calls \`${program}\` in a script of your own`);
}
