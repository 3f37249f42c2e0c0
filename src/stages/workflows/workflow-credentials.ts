import type { Advice } from '../../domain/workflow/advice.ts';
import { interpolations } from '../../formats/workflow/workflow-expression.ts';
import type { Step, Variable } from '../../formats/workflow/workflow-file.ts';
import { type Position, placeIn, type Text } from '../../formats/workflow/workflow-yaml.ts';
import { CREDENTIAL_KINDS, type CredentialKind, OTHER_STORES } from './credential-kinds.ts';
import { publishingTokens } from './publishing.ts';
import { registryLogin } from './registry-login.ts';
import type { StepHost } from './step-host.ts';
import { Scope } from './step-scope.ts';
import { actionOf, advise, named, textsOf } from './workflow-repository.ts';

/** Credentials out of secrets where the provider would give a short-lived one for the job's OIDC token. */
export function staticCredentials(host: StepHost): readonly Advice[] {
  const around = new Scope(host.env, host.passedInputs);
  return [
    ...host.env.flatMap((block) => inVariables(host, block, around)),
    ...host.steps.flatMap((step) => inStep(host, step)),
    ...publishingTokens(host),
  ];
}

interface Hit {
  readonly at: Position;
  readonly kind: CredentialKind;
  readonly secret: string;
}

function inStep(host: StepHost, step: Step): readonly Advice[] {
  const scope = new Scope([step.env, ...host.env], host.passedInputs);
  const login = registryLogin(host.path, step, scope);
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
  return told(host, hits, [step.with, step.env, ...host.env], texts);
}

function inVariables(host: StepHost, block: readonly Variable[], scope: Scope): readonly Advice[] {
  const hits = CREDENTIAL_KINDS.flatMap((kind) => firstOf(block, kind, scope) ?? []);
  const texts = host.steps.flatMap(textsOf).map(({ text }) => text);
  return hits.length === 0 ? [] : told(host, hits, host.env, texts);
}

/** The first variable or input that holds a secret and is known by its own name or by the secret's. */
function firstOf(
  block: readonly Variable[],
  kind: CredentialKind,
  scope: Scope,
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

/** A command that takes the secret up itself; through a variable it was found there. */
function inCommand(run: Text | undefined, kind: CredentialKind, scope: Scope): Hit | undefined {
  if (run === undefined) return undefined;
  for (const { expression, start, end } of interpolations(run.text)) {
    if (!expression.includes('secrets')) continue;
    const secret = scope.secrets(run.text.slice(start, end)).find((name) => kind.names.test(upper(name)));
    if (secret !== undefined) return { at: placeIn(run, start), kind, secret };
  }
  return undefined;
}

/** Keys of the AWS form for a store of somebody else: there is an endpoint, or the name says so. */
function isOtherStore(hit: Hit, blocks: readonly (readonly Variable[])[], texts: readonly string[]): boolean {
  if (!hit.kind.title.endsWith('AWS')) return false;
  if (OTHER_STORES.test(upper(hit.secret))) return true;
  const isEndpoint = (variable: Variable) => /endpoint/i.test(variable.name);
  return (
    blocks.some((block) => block.some(isEndpoint)) || texts.some((text) => /endpoint[-_]?url/i.test(text))
  );
}

/** One advice for each kind that is not explained by what stands beside it. */
function told(
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
    const message = `${kind.title} is taken from the secret ${named(secret)} where OIDC would do`;
    return advise(kind.rule, host.path, at, message, kind.remediation);
  });
}

function upper(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
