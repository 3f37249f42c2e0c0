import { gzipSync } from 'node:zlib';
import type { Invocation, Log, Notification, Run as SarifRun } from 'sarif';
import { SEVERITIES } from '../../domain/finding/finding.ts';
import { policyDigest } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { imageNameOf, platformsOf } from '../../domain/run/alert-category.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { isComplete, numbered, type SarifFinding, type SarifPart, sarifFindingsOf } from './sarif-results.ts';
import { message, type Rule, ruleOfReason } from './sarif-rules.ts';

/**
 * GitHub refuses a file with more results or rules in a run, or of more than 10 MB after gzip. An uploader may add to the
 * file. GitHub shows only the first 5,000 results.
 */
export const SARIF_LIMITS = { results: 25_000, gzippedBytes: 9_000_000 } as const;

const ALL_PARTS: readonly SarifPart[] = ['errors', 'check', 'secrets', 'vulnerabilities'];

/** A SARIF log, and how many findings it leaves out because GitHub would refuse it with them. */
export interface SarifFile {
  readonly log: Log;
  readonly leftOut: number;
}

/** All findings of every severity, as far as GitHub takes them. The least important ones are left out first. */
export function sarifFile(
  run: Run,
  limits: Readonly<Record<keyof typeof SARIF_LIMITS, number>> = SARIF_LIMITS,
): SarifFile {
  const all = sarifFindingsOf(run);
  let count = Math.min(all.length, limits.results);
  for (;;) {
    const log = logOf(run, all.slice(0, count), all.length - count);
    const text = JSON.stringify(log);
    // A text that is short enough as it is needs no compression to know.
    const bytes = text.length * 3 <= limits.gzippedBytes ? 0 : gzipSync(text).length;
    if (bytes <= limits.gzippedBytes || count === 0) return { log, leftOut: all.length - count };
    count = Math.floor(count * Math.min(0.95, limits.gzippedBytes / bytes));
  }
}

/**
 * The log of {@link sarifFile}. It has a run for each part that was checked completely, with a category of its own:
 * GitHub closes the alerts of a category that are not in its newest file. A part that was not done has no run here, so
 * its alerts stay open. What was found in a part that could not be checked completely is in the run `errors`. Reasons are
 * results too, because code scanning reads only results.
 */
export function renderSarif(run: Run): Log {
  return sarifFile(run).log;
}

function logOf(run: Run, kept: readonly SarifFinding[], leftOut: number): Log {
  const parts = ALL_PARTS.filter((part) => isComplete(run, part));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: parts.map((part) => runOf(run, part, kept, leftOut)),
  };
}

function runOf(run: Run, part: SarifPart, all: readonly SarifFinding[], leftOut: number): SarifRun {
  const kept = all.filter((one) => one.part === part);
  const rules = rulesOf(kept);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const codes = part === reasonsPart(run) ? [...new Set(run.reasons.map((reason) => reason.code))] : [];
  return {
    tool: {
      driver: {
        name: 'Assay',
        semanticVersion: PRODUCT.version,
        informationUri: PRODUCT.uri,
        rules,
        ...(part === reasonsPart(run) && { notifications: codes.map(ruleOfReason) }),
      },
      extensions: run.tools.map(({ name, version }) => ({ name, version: plain(version, 100) })),
    },
    automationDetails: { id: categoryOf(run, part) },
    invocations: [invocationOf(run, part, codes, leftOut)],
    results: numbered(kept, indexes),
    columnKind: 'utf16CodeUnits',
    properties: propertiesOf(run),
  };
}

/**
 * The category: everything before the last `/` (SARIF 2.1.0, 3.17.3). It names image and platforms, never a tag or
 * digest. Reasons need no platform: a run that did not reach the image does not know it.
 */
function categoryOf(run: Run, part: SarifPart): string {
  const name = plain(imageNameOf(run), 500);
  const platforms = part === 'errors' || part === 'check' ? undefined : platformsOf(run);
  return ['assay', name, ...(platforms === undefined ? [] : [plain(platforms, 500)]), part, ''].join('/');
}

/** One rule for each id. If findings of one rule have different severities, the worst one is used. */
export function rulesOf(found: readonly SarifFinding[]): Rule[] {
  const rules = new Map<string, { rule: Rule; rank: number }>();
  for (const { rule, severity } of found) {
    const rank = SEVERITIES.indexOf(severity);
    const known = rules.get(rule.id);
    if (known === undefined || rank < known.rank) rules.set(rule.id, { rule, rank });
  }
  return [...rules.values()].map(({ rule }) => rule);
}

/** The run that tells the reasons of the verdict. */
function reasonsPart({ verdict }: Run): SarifPart {
  return verdict === 'error' ? 'errors' : 'check';
}

/**
 * No run is marked as not successful: GitHub refuses a whole file for that, so the alerts of what was checked would be
 * lost. What could not be checked is a result and a notification of the run `errors`.
 */
function invocationOf(run: Run, part: SarifPart, codes: readonly ReasonCode[], leftOut: number): Invocation {
  const isTelling = part === reasonsPart(run);
  const reasons = isTelling ? run.reasons : [];
  const notifications: Notification[] = reasons.map((reason) => ({
    level: reason.effect === 'warn' ? 'warning' : 'error',
    message: message(reason.message),
    descriptor: { id: reason.code, index: codes.indexOf(reason.code) },
  }));
  if (isTelling && leftOut > 0) {
    notifications.push({ level: 'warning', message: { text: leftOutInWords(leftOut) } });
  }
  return {
    executionSuccessful: true,
    ...timeOf('startTimeUtc', run.startedAt),
    ...timeOf('endTimeUtc', run.finishedAt),
    toolExecutionNotifications: notifications,
  };
}

/** Says how many findings `results.sarif` leaves out. */
export function leftOutInWords(leftOut: number): string {
  return `results.sarif leaves out the ${leftOut} least important results, because GitHub takes no more; report.json has all of them.`;
}

function timeOf<Name extends string>(name: Name, time: string): { readonly [key in Name]?: string } {
  const parsed = new Date(time);
  if (Number.isNaN(parsed.getTime())) return {};
  const field: { [key in Name]?: string } = {};
  field[name] = parsed.toISOString();
  return field;
}

function propertiesOf(run: Run): Readonly<Record<string, string>> {
  return {
    verdict: run.verdict,
    ...(run.reference === undefined ? {} : { image: plain(run.reference, 1000) }),
    policyDigest: policyDigest(run.policy),
    ...(run.scan?.done ? { databaseUpdatedAt: plain(run.scan.value.database.updatedAt, 100) } : {}),
  };
}
