import { SEVERITIES } from '../../domain/finding/finding.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { toOutputJson, toOutputList } from '../json-text.ts';
import type { ImageRecord } from './images-document.ts';
import { MAX_REASONS, type Outputs, pessimisticOutputs } from './outputs.ts';

/** An image that was reported. */
interface OutputImage {
  readonly record: ImageRecord;
  readonly outputs: Outputs;
}

/** What is known of all images together. */
interface Together {
  /** Path of `images.json`. */
  readonly report?: string;
  /** Path of the SARIF file of all images. */
  readonly sarif?: string;
  /** Number of different secrets. Absent if one image was not searched. */
  readonly secrets?: number;
}

/**
 * The outputs of a step with several images. What belongs to one image is in `images`, and the outputs of one image are
 * empty: nobody takes one of them for all.
 */
export function imagesOutputs(
  verdict: Run['verdict'],
  images: readonly OutputImage[],
  { report, sarif, secrets }: Together,
): Outputs {
  const reasons = images.flatMap(({ record }) =>
    record.reasons.map(({ code, check, message }) => ({
      ...{ code, check },
      message: plain(`${record.asked}: ${message}`, 1000),
    })),
  );
  const attestations = images.flatMap(({ record }) =>
    record.attestations.map(({ predicateType, digest, subject }) => ({ predicateType, digest, subject })),
  );
  return {
    ...pessimisticOutputs(),
    verdict,
    reasons: toOutputList(reasons.slice(0, MAX_REASONS)),
    report: report ?? '',
    sarif: sarif ?? '',
    ...countsOf(images.map(({ outputs }) => outputs)),
    secrets: secrets === undefined ? '' : String(secrets),
    attestations: toOutputJson(attestations),
    images: toOutputJson(
      images.map(({ record, outputs: { reasons: _, attestations: __, images: ___, ...own } }) => ({
        asked: record.asked,
        ...own,
      })),
    ),
  };
}

/** The sums. Empty if one image was not scanned: a sum without it would look like less than there is. */
function countsOf(images: readonly Outputs[]): Partial<Outputs> {
  if (images.some(({ critical }) => critical === '')) return {};
  const sum = (severity: (typeof SEVERITIES)[number]) =>
    String(images.reduce((all, outputs) => all + Number(outputs[severity]), 0));
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, sum(severity)]));
}
