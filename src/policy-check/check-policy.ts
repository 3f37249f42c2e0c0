import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { DEFAULT_POLICY, MAX_POLICY_BYTES, POLICY_PATH, policyDigest } from '../domain/policy/policy.ts';
import { fault } from '../domain/reason.ts';
import { parsed } from '../domain/result.ts';
import { plain } from '../domain/text.ts';
import { readPolicyFile } from '../formats/policy-file/policy-file-read.ts';
import type { Diagnostic } from '../formats/policy-file/policy-file-text.ts';
import type { Annotation, Publisher } from '../ports/publisher-port.ts';
import { explanation, termLines } from '../report/policy-check/policy-check-report.ts';
import { readReport } from '../report/report-json/report-read.ts';
import type { Report } from '../report/report-json/report-schema.ts';
import { workspaceFile } from '../stages/policy/workspace-file.ts';
import { type AcceptRequest, acceptOpenFindings, type PolicyText, writePolicy } from './accept.ts';

const MAX_REPORT_BYTES = 256 << 20;

/** Where a policy check finds its files, and where it tells its result. */
export interface PolicyPlace {
  /** The workspace; absolute. */
  readonly folder: string;
  readonly publisher: Pick<Publisher, 'lines' | 'annotations'>;
  readonly now: Date;
}

/** Checks a policy file, and shows what it makes of a report. Answers the digest of the policy; undefined if it is not valid. */
export async function checkPolicy(
  { file, report }: { readonly file: string; readonly report: string },
  { folder, publisher, now }: PolicyPlace,
): Promise<string | undefined> {
  const { name, bytes } = await policyText(folder, file || POLICY_PATH);
  if (bytes === undefined && file !== '') throw noFile(name);
  const reading =
    bytes === undefined
      ? parsed({ policy: DEFAULT_POLICY, doubts: [] })
      : readPolicyFile(bytes, DEFAULT_POLICY, now);
  if (!reading.ok) {
    publisher.annotations(reading.fault.map((one) => about('error', 'Assay: policy-invalid', name, one)));
    return undefined;
  }
  const { policy, doubts } = reading.value;
  const digest = policyDigest(policy);
  const isThere = bytes !== undefined;
  publisher.lines([isThere ? `${name}: valid, ${digest}` : `there is no ${name}: default policy, ${digest}`]);
  publisher.annotations(doubts.map((one) => about('warning', 'Assay: policy', name, one)));
  publisher.lines(termLines(policy, now));
  if (report !== '') publisher.lines(explanation(await loadReport(folder, report), policy, now));
  return digest;
}

/** Accepts the findings of a report. Prints the changed file, or writes it. Answers whether the report passes with it. */
export async function acceptFindings(
  requested: AcceptRequest,
  { folder, publisher, now }: PolicyPlace,
): Promise<boolean> {
  const file = await policyText(folder, requested.policy || POLICY_PATH);
  if (file.bytes === undefined && requested.policy !== '') throw noFile(file.name);
  const report = await loadReport(folder, requested.report);
  const { sound, lines, faults, text } = acceptOpenFindings(file, report, requested, now);
  publisher.annotations(faults.map((one) => about('error', 'Assay: policy-invalid', file.name, one)));
  if (text !== undefined && requested.write) await writePolicy(file, text);
  const isPrinted = text !== undefined && !requested.write;
  if (isPrinted) process.stdout.write(text);
  // If the file is printed, the lines are comments in it.
  publisher.lines(isPrinted ? lines.map((line) => `# ${line}`) : lines);
  return sound;
}

async function policyText(folder: string, file: string): Promise<PolicyText> {
  const path = resolve(folder, file);
  const within = relative(folder, path);
  const name = within.startsWith('..') || isAbsolute(within) ? path : within;
  const bytes =
    name === path
      ? await workspaceFile(dirname(path), basename(path), MAX_POLICY_BYTES)
      : await workspaceFile(folder, name, MAX_POLICY_BYTES);
  return { name, path, bytes };
}

function noFile(name: string) {
  return fault('policy-unavailable', 'policy', `there is no file ${plain(name, 300)}`);
}

async function loadReport(folder: string, file: string): Promise<Report> {
  const path = resolve(folder, file);
  const refuse = (why: string) =>
    fault('input-invalid', 'inputs', `the report ${plain(file, 300)} ${why}: name the report.json of a run`);
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile()) throw refuse('is not a file');
  if (stats.size > MAX_REPORT_BYTES) throw refuse('is too large');
  return readReport(await readFile(path, 'utf8'), file);
}

function about(
  level: Annotation['level'],
  title: string,
  file: string,
  { message, line, column }: Diagnostic,
): Annotation {
  return { level, title, message: plain(message), file, line, column };
}
