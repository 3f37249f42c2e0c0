import { plural } from '../wording.ts';
import { attributes, bodyText, element } from './xml.ts';

/** The greatest number of findings of one suite. Readers of JUnit keep every case in memory. */
export const MAX_CASES = 1000;

/** A case of a suite. `failure` and `error` are the messages that make it red. */
export interface JunitCase {
  /** The same in every build that has the same problem: readers follow a case by its name. */
  readonly name: string;
  readonly failure?: string;
  readonly error?: string;
  readonly skipped?: string;
  readonly output?: string;
}

/** Cases that belong together. Without `milliseconds`, nobody measured how long they took. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
  readonly milliseconds?: number;
}

/** Suites as a document of JUnit XML, which the schema of Jenkins describes. */
export function junitDocument(name: string, timestamp: string, suites: readonly JunitSuite[]): string {
  const counted = countsOf(suites.flatMap(({ cases }) => cases));
  const inside = suites.map((one) => suite(one, timestamp));
  const root = element('testsuites', attributes({ name, ...counted }), inside);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Whether a reader shows the case as a problem. */
export function isRed({ failure, error }: JunitCase): boolean {
  return failure !== undefined || error !== undefined;
}

/** The first cases of findings that block, and a case that says how many more there are. */
export function bounded(cases: readonly JunitCase[]): readonly JunitCase[] {
  if (cases.length <= MAX_CASES) return cases;
  const more = plural(cases.length - MAX_CASES, 'more finding');
  return [
    ...cases.slice(0, MAX_CASES),
    { name: 'More findings', failure: `${more} that block; report.json has all of them` },
  ];
}

function countsOf(cases: readonly JunitCase[]) {
  return { tests: cases.length, failures: count(cases, 'failure'), errors: count(cases, 'error') };
}

function count(cases: readonly JunitCase[], key: 'failure' | 'error' | 'skipped'): number {
  return cases.filter((one) => one[key] !== undefined).length;
}

function suite({ name, cases, milliseconds }: JunitSuite, timestamp: string): string {
  const start = attributes({
    name,
    ...countsOf(cases),
    skipped: count(cases, 'skipped'),
    ...(milliseconds === undefined ? {} : { time: (Math.min(milliseconds, 999_999) / 1000).toFixed(3) }),
    timestamp,
  });
  const inside = cases.map((one) => testCase(`assay.${name.toLowerCase()}`, one));
  return element('testsuite', start, inside);
}

/** The schema of Jenkins gives the order, and gives `skipped` no attributes. */
function testCase(classname: string, { name, failure, error, skipped, output }: JunitCase): string {
  const inside = [
    ...(skipped === undefined ? [] : [element('skipped', '', bodyText(skipped))]),
    ...(error === undefined ? [] : [element('error', attributes({ message: error }), bodyText(error))]),
    ...(failure === undefined
      ? []
      : [element('failure', attributes({ message: failure }), bodyText(failure))]),
    ...(output === undefined ? [] : [element('system-out', '', bodyText(output))]),
  ];
  return element('testcase', attributes({ classname, name }), inside);
}
