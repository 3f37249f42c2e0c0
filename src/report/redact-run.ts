import type { Scan, ToolUse } from '../domain/evidence/evidence.ts';
import type { SecretFinding } from '../domain/finding/finding.ts';
import type { Admission } from '../domain/gate/admission.ts';
import type { Reason } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import type { EvaluatedFinding } from '../domain/verdict/evaluate-vulnerabilities.ts';
import type { Redact } from '../formats/redaction/redact.ts';
import { redactFields, type TextFields } from '../formats/redaction/text-fields.ts';

const REASON: TextFields<Reason> = { message: 'text' };

const TOOL: TextFields<ToolUse> = { notVerified: { why: 'text' } };

const SCAN: TextFields<Scan> = { findings: { title: 'text' }, coverage: { gaps: { why: 'text' } } };

/** The paths are for people. SARIF and annotations use no path that was redacted. */
const SECRET: TextFields<SecretFinding> = {
  title: 'text',
  places: { path: 'text', entry: 'text', instructions: { path: 'text' } },
};

const WHY = { reason: 'text' } as const;

const EVALUATED: TextFields<EvaluatedFinding> = {
  finding: { title: 'text' },
  expired: WHY,
  ignoreReason: { exception: WHY, statements: { impact: 'text' } },
};

/** The text of a run. Fields that are not listed are numbers, enums, or values that other programs decide by. */
const RUN: TextFields<Run> = {
  tools: TOOL,
  reasons: REASON,
  notes: 'text',
  sboms: { value: { notes: 'text' }, reasons: REASON },
  scan: { value: SCAN, reasons: REASON },
  secrets: { value: { findings: SECRET, coverage: { notes: 'text' } }, reasons: REASON },
  assessment: {
    vulnerabilities: {
      evaluated: EVALUATED,
      exceptions: { used: { entry: WHY }, expired: WHY, unused: WHY },
    },
    secrets: {
      evaluated: { finding: SECRET, expired: WHY, ignoreReason: { suppression: WHY } },
      suppressions: { used: { entry: WHY }, expired: WHY, unused: WHY },
    },
    notes: 'text',
  },
  advice: {
    advice: { path: 'text', message: 'text', remediation: 'text', also: { path: 'text' } },
    notes: 'text',
  },
  baseImages: { value: { notes: 'text' }, reasons: REASON },
  baseline: { notes: 'text', why: 'text' },
  delta: {
    why: 'text',
    notes: 'text',
    vulnerabilities: { added: { title: 'text' }, gone: { title: 'text' } },
    secrets: { added: SECRET },
  },
  fixes: {
    steps: {
      findings: EVALUATED,
      adds: { title: 'text' },
      lines: { path: 'text' },
    },
    unfixed: EVALUATED,
    notes: 'text',
  },
  vex: { impact: 'text' },
  brokenGlass: WHY,
};

const ADMISSION: TextFields<Admission> = {
  tools: TOOL,
  denialReasons: { message: 'text', remediation: 'text' },
  notes: 'text',
  brokenGlass: WHY,
  subjects: { refused: { why: 'text' }, unreadable: { why: 'text' } },
  rescan: {
    scan: SCAN,
    newFindings: { finding: { title: 'text' } },
    coverage: { reasons: REASON, notes: 'text' },
  },
};

/**
 * The same run with every known secret value replaced in its text. This must happen before the run is rendered: text that
 * is cut, escaped or indented first could hide a value from the replacement.
 */
export function redactRun(run: Run, redact: Redact): Run {
  return redactFields(run, RUN, redact);
}

/** Does the same for a decision of the gate. */
export function redactAdmission(admission: Admission, redact: Redact): Admission {
  return redactFields(admission, ADMISSION, redact);
}
