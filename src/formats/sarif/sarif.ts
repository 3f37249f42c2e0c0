import type { Invocation, Log, Notification } from 'sarif';
import { SEVERITIES } from '../../domain/finding/finding.ts';
import { repositoryName } from '../../domain/image/image.ts';
import { parseSubject } from '../../domain/image/subject.ts';
import { policyDigest } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { numbered, type SarifFinding, sarifFindingsOf } from './sarif-results.ts';
import { message, type Rule, ruleOfReason } from './sarif-rules.ts';

/** GitHub refuses a file with more results or rules in a run. It shows only the first 5,000. */
export const SARIF_RESULTS = 25_000;

/**
 * All findings of every severity; the level shows which ones count. If something could not be checked, the run is marked
 * as not successful. Its reasons are results too, because code scanning reads only results.
 */
export function renderSarif(run: Run): Log {
  const all = sarifFindingsOf(run);
  const kept = all.slice(0, SARIF_RESULTS);
  const rules = rulesOf(kept);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const codes = [...new Set(run.reasons.map((reason) => reason.code))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Assay',
            semanticVersion: PRODUCT.version,
            informationUri: PRODUCT.uri,
            rules,
            notifications: codes.map(ruleOfReason),
          },
          extensions: run.tools.map(({ name, version }) => ({ name, version: plain(version, 100) })),
        },
        automationDetails: { id: `assay/${plain(imageName(run), 500)}/` },
        invocations: [invocationOf(run, codes, all.length - kept.length)],
        results: numbered(kept, indexes),
        columnKind: 'utf16CodeUnits',
        properties: propertiesOf(run),
      },
    ],
  };
}

/** One rule for each id. If findings of one rule have different severities, the worst one is used. */
function rulesOf(found: readonly SarifFinding[]): Rule[] {
  const rules = new Map<string, { rule: Rule; rank: number }>();
  for (const { rule, severity } of found) {
    const rank = SEVERITIES.indexOf(severity);
    const known = rules.get(rule.id);
    if (known === undefined || rank < known.rank) rules.set(rule.id, { rule, rank });
  }
  return [...rules.values()].map(({ rule }) => rule);
}

function invocationOf(run: Run, codes: readonly ReasonCode[], leftOut: number): Invocation {
  const notifications: Notification[] = run.reasons.map((reason) => ({
    level: reason.effect === 'warn' ? 'warning' : 'error',
    message: message(reason.message),
    descriptor: { id: reason.code, index: codes.indexOf(reason.code) },
  }));
  if (leftOut > 0) {
    notifications.push({
      level: 'warning',
      message: { text: `${leftOut} less important results are left out; report.json has all of them.` },
    });
  }
  return {
    executionSuccessful: run.verdict !== 'error',
    ...timeOf('startTimeUtc', run.startedAt),
    ...timeOf('endTimeUtc', run.finishedAt),
    toolExecutionNotifications: notifications,
  };
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

/** The name of the image without tag and digest. Code scanning replaces earlier results of the same name. */
function imageName(run: Run): string {
  const subject = orUndefined(parseSubject(run.imageInput));
  if (subject === undefined) return 'unnamed';
  switch (subject.kind) {
    case 'registry':
      return repositoryName(subject.reference);
    case 'layout':
      return subject.directory.split('/').filter(Boolean).at(-1) ?? 'layout';
    case 'archive':
      return subject.file.split('/').filter(Boolean).at(-1) ?? 'archive';
  }
}
