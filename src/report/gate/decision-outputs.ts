import type { Admission } from '../../domain/gate/admission.ts';
import { plain } from '../../domain/text.ts';
import { toOutputJson, toOutputList } from '../json-text.ts';

/** The greatest number of reasons, and of findings, in an output; `report.json` has all of them. */
const MAX_ITEMS = 100;

/** The outputs of the gate, by name, in the order of `gate/action.yml`. */
export interface DecisionOutputs {
  readonly decision: Admission['decision'];
  readonly reasons: string;
  readonly image: string;
  readonly digest: string;
  readonly report: string;
  readonly page: string;
  /** JSON array. Empty text if nothing was scanned again: an empty array would mean "none found". */
  readonly 'new-findings': string;
}

/** The outputs that are written first. If the gate is cut off, they remain and say `error`. */
export function pessimisticDecision(): DecisionOutputs {
  const unfinished = {
    code: 'run-interrupted',
    check: 'inputs',
    message: 'the gate was cut off before it reached a decision',
  };
  return {
    decision: 'error',
    reasons: toOutputJson([unfinished]),
    image: '',
    digest: '',
    report: '',
    page: '',
    'new-findings': '',
  };
}

/** Absolute paths of the written files; absent without an evidence folder. */
export interface DecisionPaths {
  readonly report?: string;
  readonly page?: string;
}

/** The outputs of a decision. */
export function decisionOutputs(
  admission: Admission,
  { report = '', page = '' }: DecisionPaths,
): DecisionOutputs {
  const reasons = admission.denialReasons.slice(0, MAX_ITEMS).map(({ code, check, message }) => ({
    code,
    check,
    message: plain(message, 1000),
  }));
  const found = admission.rescan?.newFindings.slice(0, MAX_ITEMS).map(({ finding, known }) => ({
    id: plain(finding.id, 200),
    severity: finding.severity,
    package: plain(finding.package, 200),
    version: plain(finding.version, 200),
    ...(finding.fixedIn === undefined ? {} : { fixedIn: plain(finding.fixedIn, 200) }),
    known,
  }));
  return {
    decision: admission.decision,
    reasons: toOutputList(reasons),
    image: plain(admission.reference ?? ''),
    digest: admission.digest ?? '',
    report,
    page,
    'new-findings': found === undefined ? '' : toOutputList(found),
  };
}
