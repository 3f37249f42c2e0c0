import type { Advice } from '../../domain/workflow/advice.ts';
import { interpolations } from '../../formats/workflow/workflow-expression.ts';
import type { Step, Variable } from '../../formats/workflow/workflow-file.ts';
import { type Position, placeIn, type Text } from '../../formats/workflow/workflow-yaml.ts';
import { CREDENTIAL_KINDS, type CredentialKind, OTHER_STORES } from './credential-kinds.ts';
import { adviseOnPublishing } from './publishing.ts';
import { adviseOnRegistryLogin } from './registry-login.ts';
import type { StepHost } from './step-host.ts';
import { VariableScope } from './variable-scope.ts';
import { actionOf, advise, named, textsOf } from './workflow-repository.ts';

/** Credentials in secrets, if their provider gives a short-lived credential for the job's OIDC token. */
export function adviseOnCredentials(host: StepHost): readonly Advice[] {
  const around = new VariableScope(host.env, host.callerArguments);
  return [
    ...host.env.flatMap((block) => inVariables(host, block, around)),
    ...host.steps.flatMap((step) => inStep(host, step)),
    ...adviseOnPublishing(host),
  ];
}

interface Hit {
  readonly at: Position;
  readonly kind: CredentialKind;
  readonly secret: string;
}

function inStep(host: StepHost, step: Step): readonly Advice[] {
  const scope = new VariableScope([step.env, ...host.env], host.callerArguments);
  const login = adviseOnRegistryLogin(host.path, step, scope);
  if (login !== undefined) return [login];
  const action = actionOf(step);
  const hits = CREDENTIAL_KINDS.flatMap(
    (kind) =>
      firstOf(step.with, kind, scope, action) ??
      firstOf(step.env, kind, scope) ??
      inCommand(step.run, kind, scope) ??
      [],
  );
  const texts = textsOf(step).map(({ text }) => text);
  return adviceOn(host, hits, [step.with, step.env, ...host.env], texts);
}

function inVariables(host: StepHost, block: readonly Variable[], scope: VariableScope): readonly Advice[] {
  const hits = CREDENTIAL_KINDS.flatMap((kind) => firstOf(block, kind, scope) ?? []);
  const texts = host.steps.flatMap(textsOf).map(({ text }) => text);
  return hits.length === 0 ? [] : adviceOn(host, hits, host.env, texts);
}

/** The first variable or input with a secret whose own name, or the name of the secret, is known. */
function firstOf(
  block: readonly Variable[],
  kind: CredentialKind,
  scope: VariableScope,
  action?: string,
): Hit | undefined {
  for (const { name, at, value } of block) {
    const [secret, ...more] = scope.secrets(value.text);
    if (secret === undefined) continue;
    const known = [name, secret, ...more].some((one) => kind.names.test(upper(one)));
    const input = action !== undefined && kind.inputs?.action.test(action) === true;
    if (known || (input && kind.inputs.names.includes(name.toLowerCase()))) return { at, kind, secret };
  }
  return undefined;
}

/** A secret directly in a command. A secret in a variable is found at the variable. */
function inCommand(run: Text | undefined, kind: CredentialKind, scope: VariableScope): Hit | undefined {
  if (run === undefined) return undefined;
  for (const { expression, start, end } of interpolations(run.text)) {
    if (!expression.includes('secrets')) continue;
    const secret = scope.secrets(run.text.slice(start, end)).find((name) => kind.names.test(upper(name)));
    if (secret !== undefined) return { at: placeIn(run, start), kind, secret };
  }
  return undefined;
}

/** Whether keys of the AWS form are for another store: there is an endpoint, or the name says so. */
function isOtherStore(hit: Hit, blocks: readonly (readonly Variable[])[], texts: readonly string[]): boolean {
  if (!hit.kind.title.endsWith('AWS')) return false;
  if (OTHER_STORES.test(upper(hit.secret))) return true;
  const isEndpoint = (variable: Variable) => /endpoint/i.test(variable.name);
  return (
    blocks.some((block) => block.some(isEndpoint)) || texts.some((text) => /endpoint[-_]?url/i.test(text))
  );
}

/** One advice for each kind, unless other texts of the step explain it. */
function adviceOn(
  host: StepHost,
  hits: readonly Hit[],
  blocks: readonly (readonly Variable[])[],
  texts: readonly string[],
): readonly Advice[] {
  const real = hits.filter(
    (hit) =>
      !isOtherStore(hit, blocks, texts) &&
      (hit.kind.beside === undefined || texts.some((text) => hit.kind.beside?.test(text))),
  );
  const distinct = real.filter(
    ({ kind }, at) => real.findIndex((hit) => hit.kind.title === kind.title) === at,
  );
  return distinct.map(({ at, kind, secret }) => {
    const message = `the secret ${named(secret)} contains ${kind.title}, which OIDC can replace`;
    return advise(kind.rule, host.path, at, message, kind.remediation);
  });
}

function upper(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
