import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCachedByDefault } from '../adapters/github/cache-service.ts';
import { temporaryFolder } from '../adapters/processes/temporary-folder.ts';
import type { NamedPath } from '../adapters/tools/named-path.ts';
import { isDigest } from '../domain/digest.ts';
import type { ToolUse, TrivyServer } from '../domain/evidence/evidence.ts';
import { ISOLATE, type Isolate } from '../domain/evidence/isolation.ts';
import { parseReference } from '../domain/image/image.ts';
import { isSafeUrl } from '../domain/loopback.ts';
import { readAudit } from './audit-inputs.ts';
import type { Environment, RawInputs } from './raw-inputs.ts';

/** What the entry needs to wire the adapters, besides the {@link Request}. Paths are absolute. */
export interface Settings {
  /** Used only for the registries of `image` and `push-to`. */
  readonly credentials?: {
    readonly registries: readonly string[];
    readonly username: string;
    readonly password: string;
  };
  readonly cacheDir: string;
  readonly outputDir: string;
  readonly toolPaths: Readonly<Partial<Record<ToolUse['name'], NamedPath>>>;
  readonly toolMirror?: string;
  readonly offline: boolean;
  /** Whether files are kept in GitHub's cache for runs on other machines. */
  readonly cache: boolean;
  readonly isolate: Isolate;
  readonly summary: boolean;
  /** Used for GitHub alone: policy files, attestations of tools, the pull request comment. No child process gets it. */
  readonly githubToken?: string;
}

/** Values in which the settings of the check and the gate differ. */
interface ActionDetails {
  readonly offline: boolean;
  /** Registries for which the credentials are used. */
  readonly registries: readonly string[];
  /** Name of the default evidence folder, in the runner's temporary folder. */
  readonly evidenceFolder: string;
  /** Tools for which an input can name a path. */
  readonly tools: readonly (keyof Settings['toolPaths'])[];
  /** Inputs whose text becomes part of an output. */
  readonly outputInputs: readonly string[];
}

/** Reads the settings that both the check and the gate need. */
export function readSettings(
  inputs: RawInputs,
  env: Environment,
  { offline, registries, evidenceFolder, tools, outputInputs }: ActionDetails,
): Settings {
  const temp = temporaryFolder(env);
  const toolCache = env.RUNNER_TOOL_CACHE || temp;
  const username = inputs.text('registry-username');
  const password = inputs.text('registry-password');
  if ((username === '') !== (password === '')) {
    inputs.fault(
      username === '' ? 'registry-username' : 'registry-password',
      'set both the user name and the password',
    );
  }
  const mirror = inputs.text('tool-mirror');
  if (mirror !== '' && !isSafeUrl(mirror)) inputs.fault('tool-mirror', `"${mirror}" is not an https URL`);
  const toolPaths = Object.fromEntries(
    tools.flatMap((tool) => {
      const named = readToolPath(inputs, `${tool}-path`);
      return named === undefined ? [] : [[tool, named]];
    }),
  );
  const cacheDir = inputs.text('cache-dir');
  const outputDir = inputs.text('output-dir');
  const githubToken = inputs.text('github-token');
  readAudit(inputs);
  if (env.GITHUB_ACTIONS === 'true') refuseSecretsInOutputs(inputs, outputInputs);
  return {
    ...(username === '' ? {} : { credentials: { registries, username, password } }),
    cacheDir: cacheDir === '' ? join(toolCache, 'assay') : inputs.path(cacheDir),
    outputDir: outputDir === '' ? join(temp, evidenceFolder) : inputs.path(outputDir),
    toolPaths,
    ...(mirror === '' ? {} : { toolMirror: mirror }),
    offline,
    cache: readCache(inputs, env) && !offline,
    isolate: inputs.choice('isolate', ISOLATE),
    summary: inputs.boolean('summary'),
    ...(githubToken === '' ? {} : { githubToken }),
  };
}

/** An empty input: the cache is used where GitHub's own runner has one. */
function readCache(inputs: RawInputs, env: Environment): boolean {
  return inputs.text('cache') === '' ? isCachedByDefault(env) : inputs.boolean('cache');
}

/** Reads `PATH` or `PATH@sha256:HASH`. */
export function readToolPath(inputs: RawInputs, name: string): NamedPath | undefined {
  const text = inputs.text(name);
  if (text === '') return undefined;
  const [, place = text, hash] = /^(.*)@sha256:([^@/]*)$/s.exec(text) ?? [];
  const path = inputs.path(place);
  if (!isFile(path)) inputs.fault(name, `there is no file ${path}`);
  if (hash === undefined) return { path };
  const sha256 = hash.toLowerCase();
  if (!isDigest(`sha256:${sha256}`))
    inputs.fault(name, 'after `@sha256:` there must be the 64 hexadecimal digits of the hash of the file');
  return { path, sha256 };
}

/**
 * The runner silently drops every job output that contains a secret of the workflow. Later jobs would get an empty image.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/JobExtension.cs (FinalizeJob)
 */
function refuseSecretsInOutputs(inputs: RawInputs, outputInputs: readonly string[]): void {
  for (const name of ['registry-password', 'github-token', 'audit-token', 'trivy-server-token']) {
    const secret = inputs.text(name);
    const input = outputInputs.find((one) => secret !== '' && inputs.text(one).includes(secret));
    if (input === undefined) continue;
    inputs.fault(
      name,
      `its value is part of \`${input}\`: GitHub hides secrets everywhere and drops every output that contains one, so no other job would get the image; use another value`,
    );
  }
}

/** Reads the server of trivy, if one is named. */
export function readTrivyServer(inputs: RawInputs, offline: boolean): { readonly server?: TrivyServer } {
  const url = inputs.text('trivy-server');
  const token = inputs.text('trivy-server-token');
  if (url === '') {
    if (token !== '') inputs.fault('trivy-server', '`trivy-server-token` is set, but the server is not');
    return {};
  }
  const parsed = URL.parse(url);
  if (
    parsed === null ||
    !isSafeUrl(url) ||
    parsed.username !== '' ||
    parsed.password !== '' ||
    parsed.search !== '' ||
    parsed.hash !== ''
  )
    inputs.fault('trivy-server', `"${url}" is not an https address without a user, a query and a fragment`);
  if (offline) inputs.fault('trivy-server', '`offline` is set, but a server is asked over the network');
  return { server: { url, ...(token === '' ? {} : { token }) } };
}

export function readRepositories(inputs: RawInputs, name: string): readonly string[] {
  const named = inputs.lines(name);
  for (const text of named) {
    const reference = parseReference(text);
    if (!reference.ok)
      inputs.fault(name, `"${text}" is not a repository such as registry/name:tag: ${reference.fault}`);
  }
  return named;
}

/** Whether a path names a regular file. */
export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
