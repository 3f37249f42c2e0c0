import type { Reason, ReasonCode } from '../../domain/reason.ts';
import { imageNameOf } from '../../domain/run/alert-category.ts';
import type { Run, Step } from '../../domain/run/run.ts';
import { secretAlerts, vulnerabilityAlerts } from '../../domain/verdict/alerts.ts';
import { placeInWords } from '../../formats/location-names.ts';
import { type CheckLine, checkLines } from '../checks.ts';
import { evaluatedIn, secretsIn } from '../evaluated.ts';
import { plural } from '../wording.ts';
import { attributes, bodyText, element } from './xml.ts';

/** The greatest number of findings of one suite. Readers of JUnit keep every case in memory. */
export const MAX_CASES = 1000;

/** A case of a suite. `failure` and `error` are the messages that make it red. */
interface Case {
  /** The same in every build that has the same problem: readers follow a case by its name. */
  readonly name: string;
  readonly failure?: string;
  readonly error?: string;
  readonly skipped?: string;
  readonly output?: string;
}

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
  const suites = checkLines(run).map((line) => ({ line, cases: casesOf(run, line) }));
  const ofRun = runCases(
    run,
    suites.some(({ cases }) => cases.some(isRed)),
  );
  const all = [
    ...suites.map(({ line, cases }) => suite(run, line.name, cases)),
    ...(ofRun.length === 0 ? [] : [suite(run, 'Run', ofRun)]),
  ];
  const counted = countsOf([...suites.flatMap(({ cases }) => cases), ...ofRun]);
  const root = attributes({ name: `Assay ${imageNameOf(run)}`, ...counted });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', root, all)}\n`;
}

/** The cases of a check. */
function casesOf(run: Run, { name, state, detail }: CheckLine): readonly Case[] {
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
function runCases(run: Run, isShown: boolean): readonly Case[] {
  if (run.verdict === 'passed' || run.verdict === 'warned') return [];
  const blocking = run.reasons.filter(
    ({ effect, code }) => effect !== 'warn' && !WITH_FINDINGS.includes(code),
  );
  const cases = blocking.map((reason) => reasonCase(run, reason));
  if (cases.length > 0 || isShown) return cases;
  return [{ name: 'Verdict', error: `the verdict is ${run.verdict}` }];
}

function reasonCase({ verdict }: Run, { code, check, message }: Reason): Case {
  const name = `${check}: ${code}`;
  return verdict === 'error' ? { name, error: message } : { name, failure: message };
}

/** A failed case for each finding that blocks. */
function findingsOf(run: Run, check: string): readonly Case[] {
  if (check === 'Vulnerabilities') {
    return vulnerabilityAlerts(imageNameOf(run), evaluatedIn(run))
      .filter(({ effect }) => effect === 'block')
      .map(({ evaluated, severity, installation, paths }): Case => {
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

function bounded(cases: readonly Case[]): readonly Case[] {
  if (cases.length <= MAX_CASES) return cases;
  const more = plural(cases.length - MAX_CASES, 'more finding');
  return [
    ...cases.slice(0, MAX_CASES),
    { name: 'More findings', failure: `${more} that block; report.json has all of them` },
  ];
}

function isRed({ failure, error }: Case): boolean {
  return failure !== undefined || error !== undefined;
}

function countsOf(cases: readonly Case[]) {
  const count = (key: 'failure' | 'error' | 'skipped') =>
    cases.filter((one) => one[key] !== undefined).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error') };
}

function suite(run: Run, name: string, cases: readonly Case[]): string {
  const step = STEP_OF[name];
  const milliseconds = step === undefined ? undefined : run.timings[step];
  const start = attributes({
    name,
    ...countsOf(cases),
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
    ...(milliseconds === undefined ? {} : { time: (Math.min(milliseconds, 999_999) / 1000).toFixed(3) }),
    timestamp: run.startedAt,
  });
  return element(
    'testsuite',
    start,
    cases.map((one) => testCase(`assay.${name.toLowerCase()}`, one)),
  );
}

function testCase(classname: string, { name, failure, error, skipped, output }: Case): string {
  const inside = [
    ...(failure === undefined
      ? []
      : [element('failure', attributes({ message: failure }), bodyText(failure))]),
    ...(error === undefined ? [] : [element('error', attributes({ message: error }), bodyText(error))]),
    ...(skipped === undefined ? [] : [element('skipped', attributes({ message: skipped }))]),
    ...(output === undefined ? [] : [element('system-out', '', bodyText(output))]),
  ];
  return element('testcase', attributes({ classname, name }), inside);
}
