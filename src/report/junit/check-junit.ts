import type { Reason, ReasonCode } from '../../domain/reason.ts';
import { imageNameOf } from '../../domain/run/alert-category.ts';
import type { Run, Step } from '../../domain/run/run.ts';
import { secretAlerts, vulnerabilityAlerts } from '../../domain/verdict/alerts.ts';
import { placeInWords } from '../../formats/location-names.ts';
import { type CheckLine, checkLines } from '../checks.ts';
import { evaluatedIn, secretsIn } from '../evaluated.ts';
import { bounded, isRed, type JunitCase, junitDocument } from './junit-document.ts';

/** The step whose time a check has. */
const STEP_OF: Readonly<Record<string, Step>> = {
  SBOM: 'sbom',
  Scan: 'scan',
  Sign: 'sign',
  Attest: 'attest',
  Secrets: 'secrets',
};

/** Reasons that the cases of the findings stand for. */
const WITH_FINDINGS: readonly ReasonCode[] = ['vulnerability-blocked', 'secret-found'];

/**
 * A run as JUnit XML for other CI systems: a suite for each check, and in it a failed case for each finding that blocks.
 * A check without one has one case with its result. The document has a failure or an error exactly if the run does not
 * pass.
 */
export function renderJunit(run: Run): string {
  const ofChecks = checkLines(run).map((line) => ({ name: line.name, cases: casesOf(run, line) }));
  const isShown = ofChecks.some(({ cases }) => cases.some(isRed));
  const suites = ofChecks.map((suite) => ({ ...suite, ...timeOf(run, suite.name) }));
  const ofRun = runCases(run, isShown);
  return junitDocument(
    `Assay ${imageNameOf(run)}`,
    run.startedAt,
    ofRun.length === 0 ? suites : [...suites, { name: 'Run', cases: ofRun }],
  );
}

function timeOf({ timings }: Run, check: string) {
  const step = STEP_OF[check];
  const milliseconds = step === undefined ? undefined : timings[step];
  return milliseconds === undefined ? {} : { milliseconds };
}

/** The cases of a check. */
function casesOf(run: Run, { name, state, detail }: CheckLine): readonly JunitCase[] {
  const found = state === 'failed' ? bounded(findingsOf(run, name)) : [];
  if (found.length > 0) return found;
  switch (state) {
    case 'passed':
      return [{ name, output: detail }];
    case 'warned':
      return [{ name, output: `Only warns: ${detail}` }];
    case 'failed':
      return [{ name, failure: detail }];
    case 'error':
      return [{ name, error: detail }];
    case 'not done':
      return [{ name, skipped: detail }];
  }
}

/** The cases of what belongs to no check: reasons for which the image did not pass, and no check shows. */
function runCases(run: Run, isShown: boolean): readonly JunitCase[] {
  if (run.verdict === 'passed' || run.verdict === 'warned') return [];
  const blocking = run.reasons.filter(
    ({ effect, code }) => effect !== 'warn' && !WITH_FINDINGS.includes(code),
  );
  const cases = blocking.map((reason) => reasonCase(run, reason));
  if (cases.length > 0 || isShown) return cases;
  return [{ name: 'Verdict', error: `the verdict is ${run.verdict}` }];
}

function reasonCase({ verdict }: Run, { code, check, message }: Reason): JunitCase {
  const name = `${check}: ${code}`;
  return verdict === 'error' ? { name, error: message } : { name, failure: message };
}

/** A failed case for each finding that blocks. */
function findingsOf(run: Run, check: string): readonly JunitCase[] {
  if (check === 'Vulnerabilities') {
    return vulnerabilityAlerts(imageNameOf(run), evaluatedIn(run))
      .filter(({ effect }) => effect === 'block')
      .map(({ evaluated, severity, installation, paths }): JunitCase => {
        const [{ finding }] = evaluated;
        const versions = evaluated.map((one) => one.finding.version).join(', ');
        const fix = finding.fixedIn === undefined ? 'no fix yet' : `fixed in ${finding.fixedIn}`;
        const at = paths.length === 0 ? '' : `; ${paths.slice(0, 10).join(', ')}`;
        return {
          name: `${finding.id} in ${finding.package}${installation === '' ? '' : ` in ${installation}`}`,
          failure: `${finding.package} ${versions}: ${severity}, ${fix}, found in ${finding.foundIn.join(', ')}${at}`,
        };
      });
  }
  if (check !== 'Secrets') return [];
  return secretAlerts(secretsIn(run))
    .filter(({ effect }) => effect === 'block')
    .map(({ evaluated: { finding }, places }) => ({
      name: `${finding.title} ${finding.fingerprint}${places[0] === undefined ? '' : ` (${places[0].kind})`}`,
      failure: places.slice(0, 10).map(placeInWords).join('; ') || 'in a place that is not known',
    }));
}
