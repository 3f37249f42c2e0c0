import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DAY_MS } from '../domain/duration.ts';
import { type Accountable, DEFAULT_POLICY, type Policy } from '../domain/policy/policy.ts';
import { fault } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { appendEntries, type NewEntry } from '../formats/policy-file/policy-file-append.ts';
import { readPolicyFile } from '../formats/policy-file/policy-file-read.ts';
import type { Diagnostic } from '../formats/policy-file/policy-file-text.ts';
import { day, sentence } from '../formats/policy-file/policy-file-values.ts';
import {
  type OpenFindings,
  openFindingsIn,
  ownFindings,
} from '../report/policy-check/policy-accept-report.ts';
import { judgeReport } from '../report/policy-check/policy-check-report.ts';
import type { Report } from '../report/report-json/report-schema.ts';

/** The arguments of `accept`. */
export interface AcceptRequest extends Accountable {
  readonly report: string;
  readonly policy: string;
  readonly write: boolean;
}

/** The policy file. `bytes` is undefined if there is no file. */
export interface PolicyText {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
}

/** What a person typed for `accept`: texts, or undefined. */
interface AcceptArguments {
  readonly report: string;
  readonly until?: string;
  readonly owner?: string;
  readonly reason?: string;
  readonly policy?: string;
  readonly write: boolean;
}

/** Reads the arguments of `accept`. Throws `input-invalid` with the fault. */
export function readAcceptRequest({
  report,
  until,
  owner,
  reason,
  policy = '',
  write,
}: AcceptArguments): AcceptRequest {
  const given = { '--until': until, '--owner': owner, '--reason': reason };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (until === undefined || owner === undefined || reason === undefined)
    throw wrongCall(`lacks ${missing.join(', ')}`);
  for (const [name, value, schema] of [
    ['--until', until, day],
    ['--owner', owner, sentence],
    ['--reason', reason, sentence],
  ] as const) {
    const issue = schema.safeParse(value).error?.issues[0];
    if (issue !== undefined) throw wrongCall(`has ${name} "${plain(value, 100)}", which ${issue.message}`);
  }
  return { report, policy, write, reason, owner, expires: until };
}

function wrongCall(what: string) {
  return fault('input-invalid', 'inputs', `\`accept\` ${what}`);
}

/** The result of `accept`. */
export interface Accepted {
  /** Whether the report passes with the changed file. */
  readonly sound: boolean;
  /** Lines for the log. */
  readonly lines: readonly string[];
  readonly faults: readonly Diagnostic[];
  /** The changed file. Absent if nothing changed. */
  readonly text?: string;
}

/**
 * Adds every finding of the report that counts to the policy file, so that only new findings block. Refuses the report of
 * a run that did not check everything: nobody knows what it missed.
 */
export function acceptOpenFindings(
  { bytes, name }: Pick<PolicyText, 'bytes' | 'name'>,
  whole: Report,
  requested: Accountable,
  now: Date,
): Accepted {
  const before = bytes ?? Buffer.from('version: 1\n');
  const reading = readPolicyFile(before, DEFAULT_POLICY, now);
  if (!reading.ok) return { sound: false, lines: [], faults: reading.fault };
  const { policy } = reading.value;
  assertTerm(requested, policy, now);
  const report = ownFindings(whole);
  if (!judgeReport(report, policy, now).complete)
    throw fault(
      'input-invalid',
      'inputs',
      'the run of this report did not check everything, so none of its findings is accepted: fix the run first',
    );
  const open = openFindingsIn(report, policy, now);
  const { text, added, renewed } = appendEntries(
    Buffer.from(before).toString('utf8'),
    entriesOf(open),
    requested,
  );
  const after = readPolicyFile(Buffer.from(text), DEFAULT_POLICY, now);
  if (!after.ok) {
    const [first] = after.fault;
    const why = `the file would not be sound with ${added} more entries: ${first?.message ?? ''}`;
    throw fault('policy-invalid', 'policy', why);
  }
  const { verdict, reasons } = judgeReport(report, after.value.policy, now);
  const blocking = reasons.filter(({ effect }) => effect !== 'warn');
  const lines = [
    `${name}: ${added} accepted until ${requested.expires}, ${renewed} renewed (${inWords(open)})`,
    `the verdict of the same report would be ${verdict}`,
    ...blocking.map(
      ({ code, message }) => `still blocks, and \`accept\` cannot accept it: ${code}, ${message}`,
    ),
  ];
  return { sound: blocking.length === 0, lines, faults: [], ...(added + renewed > 0 ? { text } : {}) };
}

function assertTerm({ expires }: Accountable, { longestTermDays }: Policy, now: Date): void {
  const today = now.toISOString().slice(0, 10);
  const latest = new Date(now.getTime() + longestTermDays * DAY_MS).toISOString().slice(0, 10);
  if (expires < today) throw wrongCall(`has --until ${expires}, which is in the past`);
  if (expires > latest)
    throw wrongCall(
      `has --until ${expires}, which is more than ${longestTermDays} days away (\`longest-term\` of the policy): ${latest} is the latest day`,
    );
}

function entriesOf({ secrets, vulnerabilities, gaps }: OpenFindings): readonly NewEntry[] {
  return [
    ...secrets.map((fingerprint) => ({ list: ['secrets', 'suppressions'], names: { fingerprint } })),
    ...vulnerabilities.map(({ vulnerability, package: name }) => ({
      list: ['exceptions'],
      names: { vulnerability, ...(name === undefined ? {} : { package: name }) },
    })),
    ...gaps.map((path) => ({ list: ['gaps'], names: { path } })),
  ];
}

function inWords({ secrets, vulnerabilities, gaps }: OpenFindings): string {
  return `secrets: ${secrets.length}, vulnerabilities: ${vulnerabilities.length}, gaps: ${gaps.length}`;
}

/** Writes the changed file. */
export async function writePolicy({ path }: PolicyText, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
