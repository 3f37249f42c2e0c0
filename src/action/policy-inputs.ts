import { parseDuration } from '../domain/duration.ts';
import { isSeverity, SEVERITIES, type Severity } from '../domain/finding/finding.ts';
import type { PolicyOverrides } from '../domain/policy/policy-overrides.ts';
import type { CentralPolicy, RequestedPolicy } from '../domain/run/request.ts';
import { notOneOf, type RawInputs } from './raw-inputs.ts';

/** Reads the inputs `policy`, `fail-on`, `enforce` and `db-max-age`. An empty input has no effect. */
export function readRequestedPolicy(inputs: RawInputs): RequestedPolicy {
  return { folder: inputs.path('.'), ...readPlace(inputs), overrides: readOverrides(inputs) };
}

/** Severities of the input `fail-on`, the worst first. */
function readSeverities(inputs: RawInputs): readonly Severity[] {
  const named = inputs.list('fail-on').map((text) => text.toLowerCase());
  for (const text of named) {
    if (!isSeverity(text)) inputs.fault('fail-on', notOneOf(text, SEVERITIES));
  }
  if (named.length === 0) inputs.fault('fail-on', `name at least one severity: ${SEVERITIES.join(', ')}`);
  return SEVERITIES.filter((severity) => named.includes(severity));
}

/** A length of time in milliseconds. */
export function readDuration(inputs: RawInputs, name: string): number {
  const duration = parseDuration(inputs.text(name));
  if (duration.ok) return duration.value;
  inputs.fault(name, duration.fault);
  return 0;
}

function readOverrides(inputs: RawInputs): PolicyOverrides {
  const given = (name: string) => inputs.text(name) !== '';
  return {
    ...(given('fail-on') ? { failOn: readSeverities(inputs) } : {}),
    ...(given('enforce') ? { enforce: inputs.choice('enforce', ['block', 'warn']) } : {}),
    ...(given('db-max-age') ? { databaseMaxAgeMs: readDuration(inputs, 'db-max-age') } : {}),
  };
}

function readPlace(inputs: RawInputs): Pick<RequestedPolicy, 'path' | 'central'> {
  const text = inputs.text('policy');
  if (text === '') return {};
  if (text.includes('@')) {
    const central = readCentral(text);
    if (typeof central !== 'string') return { central };
    inputs.fault('policy', central);
    return {};
  }
  const path = inputs.withinWorkspace(inputs.path(text));
  if (path !== '') return { path };
  inputs.fault(
    'policy',
    `"${text}" is not a file in the workspace; the policy must be a file of the repository`,
  );
  return {};
}

/** Reads `owner/repo/path@<commit SHA>`. Returns a sentence if the text has a fault. */
function readCentral(text: string): CentralPolicy | string {
  const [, repository, path, commit] = /^([\w.-]+\/[\w.-]+)\/([^@]+)@([^@]*)$/.exec(text) ?? [];
  if (repository === undefined || path === undefined || commit === undefined)
    return `"${text}" is not of the form owner/repo/path@<commit SHA>`;
  if (!/^[0-9a-f]{40}$/.test(commit))
    return `"${commit}" is not a commit of 40 hex digits; a branch or tag can move, so write the commit that it points to`;
  if (path.split('/').some((part) => ['', '.', '..'].includes(part)))
    return `"${path}" is not the path of a file in a repository`;
  return { repository, path, commit };
}
