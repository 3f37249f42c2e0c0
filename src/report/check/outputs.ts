import { type Counts, countBySeverity } from '../../domain/finding/finding.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { countedSecretsIn, unacceptedIn } from '../evaluated.ts';
import { toOutputJson, toOutputList } from '../json-text.ts';
import { signaturesFirst } from '../wording.ts';

/** The greatest number of reasons in the output; `report.json` has all of them. */
export const MAX_REASONS = 100;

/** If there are several SBOMs, the output names the first of these kinds. */
const SBOM_ORDER = ['index', 'platform', 'source'] as const;

/** The outputs of the action, by name, in the order of `action.yml`. */
export interface Outputs {
  readonly verdict: Run['verdict'];
  readonly reasons: string;
  readonly image: string;
  readonly digest: string;
  readonly sbom: string;
  readonly 'sbom-sha256': string;
  readonly report: string;
  readonly sarif: string;
  readonly page: string;
  readonly 'evidence-sha256': string;
  /** Counts are empty if the check was not done: a zero would mean "none found". */
  readonly critical: string;
  readonly high: string;
  readonly medium: string;
  readonly low: string;
  readonly unknown: string;
  readonly secrets: string;
  readonly attestations: string;
  /** The results of several images. Empty for one image. */
  readonly images: string;
}

/** Absolute paths of the written evidence; absent if it could not be written. */
export interface ReportPaths {
  readonly report?: string;
  readonly sarif?: string;
  readonly page?: string;
  /** Of `handover.json`, if there is one. */
  readonly handoverSha256?: string;
}

/** The outputs that are written first. If the run is cut off, they remain and say `error`. */
export function pessimisticOutputs(): Outputs {
  const unfinished: Reason = {
    code: 'run-interrupted',
    check: 'inputs',
    message: 'the run was cut off before it reached a verdict',
  };
  return {
    verdict: 'error',
    reasons: toOutputJson([unfinished]),
    image: '',
    digest: '',
    sbom: '',
    'sbom-sha256': '',
    report: '',
    sarif: '',
    page: '',
    'evidence-sha256': '',
    critical: '',
    high: '',
    medium: '',
    low: '',
    unknown: '',
    secrets: '',
    attestations: '[]',
    images: '',
  };
}

/** The outputs of a finished run. `sbom` is the SBOM of the index, else of the first platform. */
export function outputsOf(run: Run, paths: ReportPaths): Outputs {
  const sboms = run.sboms?.done ? run.sboms.value : [];
  const sbom = sboms.toSorted(
    (one, other) => SBOM_ORDER.indexOf(one.scope.kind) - SBOM_ORDER.indexOf(other.scope.kind),
  )[0]?.cyclonedx;
  const reasons = run.reasons.slice(0, MAX_REASONS).map(({ code, check, message }) => ({
    code,
    check,
    message: plain(message, 1000),
  }));
  const attestations = signaturesFirst(run).map(({ predicateType, digest, subject }) => ({
    predicateType,
    digest,
    subject,
  }));
  return {
    ...pessimisticOutputs(),
    verdict: run.verdict,
    reasons: toOutputList(reasons),
    image: plain(run.reference ?? ''),
    digest: run.image?.root.digest ?? '',
    sbom: sbom?.path ?? '',
    'sbom-sha256': sbom?.sha256 ?? '',
    report: paths.report ?? '',
    sarif: paths.sarif ?? '',
    page: paths.page ?? '',
    'evidence-sha256': paths.handoverSha256 ?? '',
    ...(run.scan?.done ? asText(countBySeverity(unacceptedIn(run))) : {}),
    ...(run.secrets?.done ? { secrets: String(countedSecretsIn(run).length) } : {}),
    attestations: toOutputJson(attestations),
  };
}

function asText({ critical, high, medium, low, unknown }: Counts): Readonly<Record<keyof Counts, string>> {
  return {
    critical: String(critical),
    high: String(high),
    medium: String(medium),
    low: String(low),
    unknown: String(unknown),
  };
}
