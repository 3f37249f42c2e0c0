import type { Advice } from '../../domain/workflow/advice.ts';
import type { Step } from '../../formats/workflow/workflow-file.ts';
import { type Position, placeIn } from '../../formats/workflow/workflow-yaml.ts';
import type { VariableScope } from './variable-scope.ts';
import { actionOf, advise, inputOf, named } from './workflow-repository.ts';

/** A registry that gives short-lived credentials to a job. */
interface RegistryKind {
  readonly title: string;
  readonly host: RegExp;
  readonly remediation: string;
}

const TOKEN = '`permissions: id-token: write`';
const HUB: RegistryKind = {
  title: 'Docker Hub',
  host: /(?:^|\.)docker\.(?:io|com)$/,
  remediation: `In an organisation with Docker Team or Business: add an OIDC connection, use docker/login-action 4.5 or later with the organisation as \`username\`, no \`password\`, and \`DOCKERHUB_OIDC_CONNECTIONID\` in \`env\`, and give the job ${TOKEN}. A personal account knows no OIDC: use an access token (not the password) with the least scope and an expiry date.`,
};
const GHCR: RegistryKind = {
  title: 'GHCR',
  host: /^ghcr\.io$/,
  remediation:
    "Log in with `username: ${{ github.actor }}`, `password: ${{ github.token }}` and `permissions: packages: write` (`read` to pull); for a package of another repository give this one access in the package's settings.",
};
const REGISTRIES: readonly RegistryKind[] = [
  GHCR,
  {
    title: 'Amazon ECR',
    host: /^(?:public\.ecr\.aws|\d+\.dkr[.-]ecr[.\w-]*\.amazonaws\.com(?:\.cn)?|.*\.dkr\.ecr\..*amazonaws\.com(?:\.cn)?)$/,
    remediation: `Use aws-actions/configure-aws-credentials with \`role-to-assume\`, then aws-actions/amazon-ecr-login, and give the job ${TOKEN}.`,
  },
  {
    title: 'Google Artifact Registry',
    host: /(?:-docker\.pkg\.dev|^(?:[a-z]+\.)?gcr\.io)$/,
    remediation: `Use google-github-actions/auth with \`workload_identity_provider\`, \`service_account\` and \`token_format: access_token\`, log in with \`username: oauth2accesstoken\` and \`password: \${{ steps.auth.outputs.access_token }}\`, and give the job ${TOKEN}.`,
  },
  {
    title: 'Azure Container Registry',
    host: /\.azurecr\.(?:io|cn|us)$/,
    remediation: `Use azure/login with \`client-id\`, \`tenant-id\` and \`subscription-id\`, then \`az acr login --name NAME\`, and give the job ${TOKEN}; turn the registry's admin user off.`,
  },
  {
    title: 'JFrog',
    host: /\.jfrog\.io$/,
    remediation: `Use jfrog/setup-jfrog-cli with \`oidc-provider-name\`, log in with its outputs \`oidc-user\` and \`oidc-token\`, and give the job ${TOKEN}.`,
  },
  HUB,
];

const LOGIN_ACTIONS = /^(?:docker\/login-action|redhat-actions\/podman-login|azure\/docker-login)$/;
const COMMAND =
  /\b(?:docker|podman|buildah|nerdctl|skopeo|crane auth|cosign|oras|regctl registry|helm registry)\s+login\b[^\n]*/g;

/** Advice on a login with a secret, if the registry accepts a short-lived credential. */
export function adviseOnRegistryLogin(path: string, step: Step, scope: VariableScope): Advice | undefined {
  const login = LOGIN_ACTIONS.test(actionOf(step)) ? byAction(step, scope) : byCommand(step, scope);
  if (login === undefined || (login.kind === GHCR && scope.mayBeJobToken(login.secret))) return undefined;
  const message = `a step logs in to ${login.kind.title} with the secret ${named(login.secret)}`;
  return advise('static-registry-credential', path, login.at, message, login.kind.remediation);
}

interface Login {
  readonly kind: RegistryKind;
  readonly at: Position;
  readonly secret: string;
}

function byAction(step: Step, scope: VariableScope): Login | undefined {
  const password = step.with.find(({ name }) => name.toLowerCase() === 'password');
  const [secret] = password === undefined ? [] : scope.secrets(password.value.text);
  if (password === undefined || secret === undefined) return undefined;
  const registry = inputOf(step.with, 'registry') ?? inputOf(step.with, 'login-server');
  const kind = registry === undefined ? HUB : kindOf(scope.expand(registry.text));
  return kind === undefined ? undefined : { kind, at: password.at, secret };
}

function byCommand(step: Step, scope: VariableScope): Login | undefined {
  if (step.run === undefined) return undefined;
  // A backslash continues a command. Two blanks replace it, so that positions stay the same.
  const script = step.run.text.replace(/\\\n/g, '  ');
  for (const match of script.matchAll(COMMAND)) {
    const start = script.lastIndexOf('\n', match.index) + 1;
    const line = script.slice(start, match.index + match[0].length);
    const [secret] = [...scope.secrets(line), ...scope.secretsOfShell(line)];
    const kind = secret === undefined ? undefined : kindNamedIn(scope.expand(match[0]));
    if (secret !== undefined && kind !== undefined)
      return { kind, at: placeIn(step.run, match.index), secret };
  }
  return undefined;
}

/** The kind of the registry in a command; undefined if the registry is only an expression. */
function kindNamedIn(command: string): RegistryKind | undefined {
  const words = command.split(/[\s"']+/);
  return words.map(kindOf).find((kind) => kind !== undefined);
}

function kindOf(registry: string): RegistryKind | undefined {
  const host = registry
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/s, '')
    .replace(/^\$\{\{.*?\}\}\./, 'name.')
    .replace(/\$\{\{.*?\}\}/g, '0');
  return host.length > 300 ? undefined : REGISTRIES.find((kind) => kind.host.test(host));
}
