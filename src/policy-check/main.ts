import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { error, warning } from '@actions/core';
import { RawInputs } from '../action/raw-inputs.ts';
import { DEFAULT_POLICY, MAX_POLICY_BYTES, POLICY_PATH, policyDigest } from '../domain/policy/policy.ts';
import { fault, reasonsOf } from '../domain/reason.ts';
import { parsed } from '../domain/result.ts';
import { plain } from '../domain/text.ts';
import { readPolicyFile } from '../formats/policy-file/policy-file-read.ts';
import type { Diagnostic } from '../formats/policy-file/policy-file-text.ts';
import { explanation, termLines } from '../report/policy-check/policy-check-report.ts';
import { publishOutputs } from '../report/publish.ts';
import { readReport } from '../report/report-json/report-read.ts';
import { workspaceFile } from '../stages/policy/workspace-file.ts';
import {
  ACCEPT_USAGE,
  acceptOpenFindings,
  type PolicyText,
  policyPath,
  readAcceptRequest,
  writePolicy,
} from './accept.ts';

// `policy check` reads inputs as an action, and `[FILE] [--report report.json]` on a command line. `policy accept` is only
// for a command line.
const MAX_REPORT_BYTES = 256 << 20;
const isAction = process.env.GITHUB_ACTIONS === 'true';
const folder = process.env.GITHUB_WORKSPACE || process.cwd();

process.exitCode = 1;
if (isAction && !publishOutputs({ valid: false, 'policy-digest': '' })) process.exit();
try {
  const [command, ...args] = process.argv.slice(2);
  const sound = command === 'accept' ? accept(args, new Date()) : checkPolicy(new Date());
  process.exitCode = (await sound) ? 0 : 1;
} catch (thrown) {
  for (const { code, message } of reasonsOf(thrown, 'policy')) annotate('error', `Assay: ${code}`, message);
}

/** Returns whether the policy is valid. */
async function checkPolicy(now: Date): Promise<boolean> {
  const { file, report } = isAction ? inputs() : options();
  const { name, bytes } = await policyText(file || POLICY_PATH);
  if (bytes === undefined && file !== '')
    throw fault('policy-unavailable', 'policy', `there is no file ${plain(name, 300)}`);
  const reading =
    bytes === undefined
      ? parsed({ policy: DEFAULT_POLICY, doubts: [] })
      : readPolicyFile(bytes, DEFAULT_POLICY, now);
  if (!reading.ok) {
    for (const diagnostic of reading.fault)
      annotate('error', 'Assay: policy-invalid', diagnostic.message, name, diagnostic);
    return false;
  }
  const { policy, doubts } = reading.value;
  const digest = policyDigest(policy);
  print(bytes === undefined ? `there is no ${name}: default policy, ${digest}` : `${name}: valid, ${digest}`);
  for (const diagnostic of doubts) annotate('warning', 'Assay: policy', diagnostic.message, name, diagnostic);
  for (const line of termLines(policy, now)) print(line);
  if (report !== '') for (const line of explanation(await loadReport(report), policy, now)) print(line);
  return !isAction || publishOutputs({ valid: true, 'policy-digest': digest });
}

/** Returns whether the report passes with the changed policy. */
async function accept(args: readonly string[], now: Date): Promise<boolean> {
  const requested = readAcceptRequest(args);
  const file = await policyText(policyPath(requested));
  if (file.bytes === undefined && requested.policy !== '')
    throw fault('policy-unavailable', 'policy', `there is no file ${plain(file.name, 300)}`);
  const { sound, lines, faults, text } = acceptOpenFindings(
    file,
    await loadReport(requested.report),
    requested,
    now,
  );
  for (const diagnostic of faults)
    annotate('error', 'Assay: policy-invalid', diagnostic.message, file.name, diagnostic);
  if (text !== undefined && requested.write) await writePolicy(file, text);
  if (text !== undefined && !requested.write) process.stdout.write(text);
  // If the file is printed, the lines are comments in it.
  for (const line of lines) print(text === undefined || requested.write ? line : `# ${line}`);
  return sound;
}

async function policyText(file: string): Promise<PolicyText> {
  const path = resolve(folder, file);
  const within = relative(folder, path);
  const name = within.startsWith('..') || isAbsolute(within) ? path : within;
  const bytes =
    name === path
      ? await workspaceFile(dirname(path), basename(path), MAX_POLICY_BYTES)
      : await workspaceFile(folder, name, MAX_POLICY_BYTES);
  return { name, path, bytes };
}

function inputs() {
  const raw = new RawInputs(process.env);
  const given = { file: raw.text('policy'), report: raw.text('report') };
  raw.throwFaults();
  return given;
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      options: { report: { type: 'string' } },
      allowPositionals: true,
    });
    const [file = '', ...more] = positionals;
    if (more.length === 0) return { file, report: values.report ?? '' };
  } catch {
    // The usage below names all arguments.
  }
  throw fault(
    'input-invalid',
    'inputs',
    `usage: policy-check.js [FILE] [--report report.json], or ${ACCEPT_USAGE}`,
  );
}

async function loadReport(file: string) {
  const path = resolve(folder, file);
  const refuse = (why: string) =>
    fault('input-invalid', 'inputs', `the report ${plain(file, 300)} ${why}: name the report.json of a run`);
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile()) throw refuse('is not a file');
  if (stats.size > MAX_REPORT_BYTES) throw refuse('is too large');
  return readReport(await readFile(path, 'utf8'), file);
}

/** Prints a fault or warning. In a runner, as an annotation at its line. */
function annotate(
  level: 'error' | 'warning',
  title: string,
  message: string,
  file?: string,
  at?: Diagnostic,
): void {
  const location =
    file === undefined || at === undefined ? undefined : { file, startLine: at.line, startColumn: at.column };
  if (isAction) (level === 'error' ? error : warning)(plain(message), { title, ...location });
  else if (location === undefined) print(`${level}: ${message}`);
  else print(`${level}: ${file}:${location.startLine}:${location.startColumn}: ${message}`);
}

function print(line: string): void {
  process.stdout.write(`${plain(line)}\n`);
}
