import { z } from 'zod';
import { type Environment, RawInputs } from '../action/raw-inputs.ts';
import {
  type ApprovalRequest,
  DECISIONS,
  ON_WARN,
  PROTECTION_RULES,
  pinnedImage,
  reviewOf,
} from '../domain/gate/approval.ts';
import { fault } from '../domain/reason.ts';
import { maySign } from '../domain/workflow/event.ts';
import { parseJsonAs } from '../formats/json.ts';
import type { RunContext } from '../ports/runner-port.ts';

/** What the entry needs to use GitHub's API, besides the {@link ApprovalRequest}. */
export interface ApprovalInputs {
  readonly request: ApprovalRequest;
  readonly apiUrl: string;
  readonly token: string;
}

const ReasonsSchema = z.array(z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/) }));

/**
 * Reads every input of the approval. Throws one AssayError with an `input-invalid` reason for each fault, and
 * `approval-refused` for an event that outsiders can cause.
 */
export function readApproval(env: Environment, context: RunContext): ApprovalInputs {
  const inputs = new RawInputs(env);
  const decision = inputs.choice('decision', DECISIONS);
  const onWarn = inputs.choice('on-warn', ON_WARN);
  const codes = readCodes(inputs);
  const image = readImage(inputs);
  const approves = reviewOf(decision, onWarn) === 'approved';
  if (approves && image === undefined)
    inputs.fault(
      'image',
      `"${inputs.text('image')}" is not of the form repository@sha256:…, so it cannot be approved`,
    );
  if (decision === 'allow' && codes.length > 0)
    inputs.fault(
      'reasons',
      'there are reasons although the decision is `allow`: the two inputs are from different runs of the gate',
    );
  const { serverUrl, repository, runId, runAttempt } = context;
  const request: ApprovalRequest = {
    decision,
    onWarn,
    codes,
    ...(image === undefined ? {} : { image }),
    rule: inputs.choice('rule', PROTECTION_RULES),
    environment: inputs.required('environment', 'name the environment that the deployment waits for'),
    repository,
    runId: matching(inputs, 'run-id', /^[1-9]\d{0,15}$/, 'the id of a workflow run'),
    headSha: matching(inputs, 'head-sha', /^[0-9a-f]{40}$/, 'a whole commit of 40 hex digits'),
    gateRun: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`,
  };
  const token = inputs.required('token', 'a token of a required reviewer, or of the App behind the rule');
  inputs.throwFaults();
  if (!maySign(context.eventName)) {
    const event = context.eventName === '' ? 'unknown' : context.eventName;
    throw fault('approval-refused', 'gate', `this run was caused by ${event}, which never approves`);
  }
  return { request, token, apiUrl: env.GITHUB_API_URL || 'https://api.github.com' };
}

function readImage(inputs: RawInputs): string | undefined {
  const text = inputs.text('image');
  return text === '' ? undefined : pinnedImage(text);
}

/** Reads only the codes of the gate's reasons, because they have a fixed form. */
function readCodes(inputs: RawInputs): readonly string[] {
  const text = inputs.text('reasons');
  if (text === '') return [];
  const reasons = parseJsonAs(ReasonsSchema, text);
  if (reasons.ok) return reasons.value.map(({ code }) => code);
  inputs.fault('reasons', 'it is not the JSON array that the gate puts into its output `reasons`');
  return [];
}

function matching(inputs: RawInputs, name: string, pattern: RegExp, what: string): string {
  const text = inputs.required(name, what);
  if (text !== '' && !pattern.test(text)) inputs.fault(name, `"${text}" is not ${what}`);
  return text;
}
