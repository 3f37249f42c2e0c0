import { verdictOf } from '../../domain/fleet/fleet-report.ts';
import type { ImageResult, ShardResult } from '../../domain/fleet/shard-result.ts';
import { type Reason, reasonsOf } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import { serializeShardResult } from '../../formats/fleet/shard-document.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { redactFields, type TextFields } from '../../formats/redaction/text-fields.ts';
import { toJson, toOutputJson, toOutputList } from '../json-text.ts';
import { code, table, text } from '../markdown.ts';
import { publishAudit } from '../publish-audit.ts';
import type { ReportOptions } from '../report-options.ts';
import { plural } from '../wording.ts';
import { faultAnnotations, fleetAnnotations } from './fleet-annotations.ts';

const MAX_ITEMS = 100;

const SHARD: TextFields<ShardResult> = {
  images: { reasons: { message: 'text', remediation: 'text' }, findings: { title: 'text' } },
};

/** The outputs of a shard, by name, in the order of `fleet/shard/action.yml`. */
interface ShardOutputs {
  readonly verdict: Verdict;
  readonly reasons: string;
  readonly result: string;
}

/** The outputs that are written first. If the shard is cut off, they remain and say `error`. */
export function pessimisticShard(): ShardOutputs {
  const message = 'the shard was cut off before all its images were checked';
  const unfinished = { code: 'run-interrupted', check: 'inputs', message };
  return { verdict: 'error', reasons: toOutputJson([unfinished]), result: '' };
}

/** The name of the file with the result of a shard. */
function shardFile(shard: number): string {
  return `shard-${shard}.json`;
}

/** The line about one image, for the log of the run. */
export function imageLine({ image, decision, reasons, findings }: ImageResult): string {
  const why = [...new Set(reasons.map((one) => one.code))].join(', ');
  const found = findings.length === 0 ? '' : `, ${plural(findings.length, 'finding', 'findings')}`;
  return `${decision} ${image}${why === '' ? '' : `: ${why}`}${found}`;
}

/** Writes and reports the result of a shard. `events`: an audit event for each image. */
export async function reportShard(
  result: ShardResult,
  folder: string,
  events: readonly string[],
  options: ReportOptions,
): Promise<Verdict> {
  const redact = growingRedactor(options.secretValues ?? new Set());
  const document = serializeShardResult(redactFields(result, SHARD, redact));
  let path: string;
  try {
    path = (await writeEvidenceFile(folder, shardFile(result.shard), document)).path;
  } catch (error) {
    return await reportShardFault(reasonsOf(error, 'inputs'), options);
  }
  const { images, shard, shards } = result;
  const verdict = verdictOf(images);
  const against = images.flatMap(({ image, reasons }) =>
    reasons
      .filter(({ effect }) => effect === 'block')
      .map((one) => ({
        ...one,
        message: redact(`${image}: ${one.message}`),
        remediation: redact(one.remediation),
      })),
  );
  const { publisher } = options;
  publisher.lines([
    `Shard ${shard} of ${shards}: ${verdict}, ${plural(images.length, 'image', 'images')}, ${path}`,
  ]);
  publisher.annotations(fleetAnnotations(against));
  if (options.summary) await publisher.summary(shardSummary(result, verdict, against));
  publisher.document(() => document);
  const isPublished = publisher.outputs({
    verdict,
    reasons: toOutputList(
      against
        .slice(0, MAX_ITEMS)
        .map(({ code: name, check, message }) => ({ code: name, check, message: plain(message, 1000) })),
    ),
    result: path,
  } satisfies ShardOutputs);
  await publishAudit(events, { ...options, auditFile: `audit-${shard}.jsonl` });
  return isPublished ? verdict : 'error';
}

/** Reports why a shard has no result. */
export async function reportShardFault(
  faults: readonly Reason[],
  { publisher, secretValues, summary }: ReportOptions,
): Promise<Verdict> {
  const redact = growingRedactor(secretValues ?? new Set());
  const reasons = faults.map((one) => ({
    code: one.code,
    check: one.check,
    message: plain(redact(one.message), 1000),
  }));
  publisher.lines([
    ...reasons.map((one) => `${one.code}: ${one.message}`),
    'Shard: error, there is no result',
  ]);
  publisher.annotations(faultAnnotations(reasons));
  if (summary)
    await publisher.summary(
      `## ⛔ Shard: no result\n\n${table(
        ['reason', 'message'],
        reasons.map((one) => [code(one.code), text(one.message, 600)]),
      )}\n`,
    );
  publisher.document(() => toJson({ verdict: 'error', reasons }));
  publisher.outputs({
    verdict: 'error',
    reasons: toOutputList(reasons.slice(0, MAX_ITEMS)),
    result: '',
  } satisfies ShardOutputs);
  return 'error';
}

function shardSummary(
  { shard, shards, images }: ShardResult,
  verdict: Verdict,
  against: readonly Pick<Reason, 'code' | 'message'>[],
): string {
  const head = `## Shard ${shard} of ${shards}: ${verdict}\n\n${plural(images.length, 'image', 'images')} checked.`;
  if (against.length === 0) return `${head}\n`;
  const rows = against.slice(0, MAX_ITEMS).map((one) => [code(one.code), text(one.message, 600)]);
  return `${head}\n\n${table(['reason', 'message'], rows)}\n`;
}
