import type { Advice } from '../../domain/workflow/advice.ts';
import { interpolations } from '../../formats/workflow/workflow-expression.ts';
import type { Step, Variable } from '../../formats/workflow/workflow-file.ts';
import { type Position, placeIn } from '../../formats/workflow/workflow-yaml.ts';
import type { StepHost } from './step-host.ts';
import { VariableScope } from './variable-scope.ts';
import { actionOf, advise, named, textsOf } from './workflow-repository.ts';

/** A package registry with trusted publishing. */
interface Publishing {
  readonly title: string;
  /** Names of variables, inputs or secrets with the token. */
  readonly names: RegExp;
  /** Commands that publish. */
  readonly command: RegExp;
  /** Actions that publish, and their input for the token. */
  readonly action?: RegExp;
  readonly input?: string;
  /** Signs of a private registry, which has no trusted publishing. */
  readonly elsewhere: RegExp;
  readonly remediation: string;
}

const TRUSTED =
  'Name this repository and workflow as trusted publisher of the package, give the job `permissions: id-token: write`';

const PUBLISHING: readonly Publishing[] = [
  {
    title: 'npm',
    names: /^(?:\w+_)?(?:NODE_AUTH_TOKEN|NPM_(?:AUTH_|ACCESS_|PUBLISH_)?TOKEN|NPM_CONFIG__AUTHTOKEN)$/,
    command:
      /\b(?:npm|pnpm|yarn(?:\s+npm)?|lerna|changeset)\s+(?:[\w-]{1,40}\s+)?(?:-\S{1,80}\s+){0,6}publish(?![\w-])|\bsemantic-release\b/,
    action: /^(?:changesets\/action|js-devtools\/npm-publish|cycjimmy\/semantic-release-action)$/,
    input: 'token',
    elsewhere:
      /npm\.pkg\.github\.com|registry-url:?\s*['"]?https?:\/\/(?!registry\.npmjs\.org)|--registry[= ]\S{0,20}\/\/(?!registry\.npmjs\.org)/,
    remediation: `${TRUSTED}, use npm 11.5.1 or later, and remove the token.`,
  },
  {
    title: 'PyPI',
    names:
      /^(?:\w+_)?(?:TWINE_PASSWORD|PYPI_(?:API_|PUBLISH_)?(?:TOKEN|PASSWORD)|POETRY_PYPI_TOKEN_PYPI|UV_PUBLISH_TOKEN|FLIT_PASSWORD|HATCH_INDEX_AUTH|MATURIN_PYPI_TOKEN)$/,
    command: /\b(?:twine\s+upload|(?:poetry|flit|hatch|uv|maturin)\s+publish|maturin\s+upload)\b/,
    action: /^pypa\/gh-action-pypi-publish$/,
    input: 'password',
    elsewhere:
      /TWINE_REPOSITORY|UV_PUBLISH_URL|HATCH_INDEX_REPO|--repository(?:-url)?[= ]|--publish-url|--index[= ]|repository[-_]url:?\s*['"]?https?:\/\/(?!upload\.pypi\.org|test\.pypi\.org)/,
    remediation: `${TRUSTED}, and use pypa/gh-action-pypi-publish without \`user\` and \`password\` (or \`uv publish\` without a token).`,
  },
  {
    title: 'RubyGems',
    names: /^(?:\w+_)?(?:GEM_HOST_API_KEY|RUBYGEMS_(?:API_KEY|AUTH_TOKEN|TOKEN))$/,
    command: /\bgem\s+push\b|\brake\s+release\b/,
    action: /^rubygems\/release-gem$/,
    elsewhere: /RUBYGEMS_HOST|gem\s+push\b[^\n]{0,300}--host/,
    remediation: `${TRUSTED}, and use rubygems/release-gem, or rubygems/configure-rubygems-credentials before \`gem push\`.`,
  },
  {
    title: 'crates.io',
    names: /^(?:\w+_)?(?:CARGO_REGISTRY_TOKEN|CRATES_(?:IO_)?TOKEN|CARGO_TOKEN)$/,
    command: /\bcargo\s+(?:\S{1,40}\s+){0,4}?(?:publish|release|release-plz)\b|\brelease-plz\s+release\b/,
    action: /^(?:katyo\/publish-crates|marcoieni\/release-plz-action|release-plz\/action)$/,
    input: 'registry-token',
    elsewhere: /cargo\s+publish\b[^\n]{0,300}--(?:registry|index)\b/,
    remediation: `${TRUSTED}, use rust-lang/crates-io-auth-action, and pass its output \`token\` as \`CARGO_REGISTRY_TOKEN\`.`,
  },
  {
    title: 'NuGet',
    names: /^(?:\w+_)?NUGET_(?:API_KEY|AUTH_TOKEN|TOKEN|KEY|APIKEY)$/,
    command:
      /\bnuget\s+push\b[^\n]{0,300}nuget\.org|\bnuget\s+push\b(?![^\n]{0,300}(?:--source|-s |-Source))/i,
    elsewhere: /nuget\.pkg\.github\.com/,
    remediation: `${TRUSTED}, use NuGet/login with \`user\`, and pass its output \`NUGET_API_KEY\` to \`dotnet nuget push --api-key\`.`,
  },
];

/** Tokens of package registries in steps that publish. A token that only installs packages has no OIDC alternative. */
export function adviseOnPublishing(host: StepHost): readonly Advice[] {
  const job = host.steps.flatMap(textLines).join('\n');
  const around = secretsOf(host.env.flat(), new VariableScope(host.env, host.callerArguments));
  return host.steps.flatMap((step) => {
    const scope = new VariableScope([step.env, ...host.env], host.callerArguments);
    const script = (step.run?.text ?? '').replace(/\\\n/g, '  ');
    const published = PUBLISHING.find(
      ({ command, action }) => command.test(script) || action?.test(actionOf(step)) === true,
    );
    if (published === undefined || isElsewhere(published, job, host, step)) return [];
    const hit = tokenOf(published, step, around, scope);
    if (hit === undefined) return [];
    const message = `a step publishes to ${published.title} with the secret ${named(hit.secret)}`;
    return [advise('static-publishing-token', host.path, hit.at, message, published.remediation)];
  });
}

interface Hit {
  readonly at: Position;
  readonly secret: string;
}

/** A variable or input, and the secrets in its value. */
interface VariableSecrets {
  readonly variable: Variable;
  readonly secrets: readonly string[];
}

function secretsOf(variables: readonly Variable[], scope: VariableScope): readonly VariableSecrets[] {
  return variables
    .map((variable) => ({ variable, secrets: scope.secrets(variable.value.text) }))
    .filter(({ secrets }) => secrets.length > 0);
}

/** The token of a publishing step: in its inputs, its variables, the variables around it, or its command. */
function tokenOf(
  published: Publishing,
  step: Step,
  around: readonly VariableSecrets[],
  scope: VariableScope,
): Hit | undefined {
  const isToken = (name: string) => published.names.test(name.toUpperCase().replaceAll('-', '_'));
  for (const { variable, secrets } of [...secretsOf([...step.with, ...step.env], scope), ...around]) {
    const [secret] = secrets;
    if (secret === undefined) continue;
    const isInput = step.with.includes(variable) && variable.name.toLowerCase() === published.input;
    if (isInput || [variable.name, ...secrets].some(isToken)) return { at: variable.at, secret };
  }
  if (step.run === undefined) return undefined;
  for (const { start, end } of interpolations(step.run.text)) {
    const secret = scope.secrets(step.run.text.slice(start, end)).find(isToken);
    if (secret !== undefined) return { at: placeIn(step.run, start), secret };
  }
  return undefined;
}

function isElsewhere({ elsewhere }: Publishing, job: string, host: StepHost, step: Step): boolean {
  const around = [...step.env, ...host.env.flat()].map(written).join('\n');
  return elsewhere.test(job) || elsewhere.test(around);
}

function textLines(step: Step): readonly string[] {
  return [...step.with.map(written), ...textsOf(step).map(({ text }) => text)];
}

function written({ name, value }: Variable): string {
  return `${name}: ${value.text}`;
}
