import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseReference } from '../domain/image/image.ts';
import { isSafeUrl } from '../domain/loopback.ts';
import { readAudit } from './audit-inputs.ts';
import type { Environment, RawInputs } from './raw-inputs.ts';

/** What the entry needs to wire the adapters, beside the {@link Request}. Paths are absolute. */
export interface Settings {
  /** For the registries of `image` and `push-to`, and no other. */
  readonly credentials?: {
    readonly registries: readonly string[];
    readonly username: string;
    readonly password: string;
  };
  readonly cacheDir: string;
  readonly outputDir: string;
  readonly toolPaths: Readonly<Partial<Record<'trivy' | 'cosign' | 'gitleaks', string>>>;
  readonly toolMirror?: string;
  readonly offline: boolean;
  readonly summary: boolean;
  /** Reads policy files from GitHub, and nothing else; no child sees it. */
  readonly githubToken?: string;
}

/** What tells the settings of the check from those of the gate. */
interface ActionDetails {
  /** The folder in the runner's temporary one without `output-dir`. */
  readonly evidenceFolder: string;
  /** Those that a path can be named for. */
  readonly tools: readonly (keyof Settings['toolPaths'])[];
  /** Inputs whose text becomes part of an output. */
  readonly outputInputs: readonly string[];
}

/** What both the check and the gate need. */
export function readSettings(
  inputs: RawInputs,
  env: Environment,
  offline: boolean,
  registries: readonly string[],
  { evidenceFolder, tools, outputInputs }: ActionDetails,
): Settings {
  const temp = env.RUNNER_TEMP || '/tmp';
  const toolCache = env.RUNNER_TOOL_CACHE || temp;
  const username = inputs.text('registry-username');
  const password = inputs.text('registry-password');
  if ((username === '') !== (password === '')) {
    inputs.fault(
      username === '' ? 'registry-username' : 'registry-password',
      'user name and password go together',
    );
  }
  const mirror = inputs.text('tool-mirror');
  if (mirror !== '' && !isSafeUrl(mirror)) inputs.fault('tool-mirror', `"${mirror}" is not an https URL`);
  const toolPaths = Object.fromEntries(
    tools.flatMap((tool) => {
      const text = inputs.text(`${tool}-path`);
      if (text === '') return [];
      const path = inputs.path(text);
      if (!isFile(path)) inputs.fault(`${tool}-path`, `there is no file ${path}`);
      return [[tool, path]];
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
    summary: inputs.boolean('summary'),
    ...(githubToken === '' ? {} : { githubToken }),
  };
}

/**
 * The runner drops every job output in which a secret of the workflow stands, without a failure: what comes after would
 * get an empty image. https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/JobExtension.cs (FinalizeJob)
 */
function refuseSecretsInOutputs(inputs: RawInputs, echoed: readonly string[]): void {
  for (const name of ['registry-password', 'github-token', 'audit-token']) {
    const secret = inputs.text(name);
    const place = echoed.find((input) => secret !== '' && inputs.text(input).includes(secret));
    if (place === undefined) continue;
    inputs.fault(
      name,
      `its value is part of \`${place}\`: GitHub hides a secret wherever it stands and drops the outputs that hold it, so that no other job would get the image; take another value`,
    );
  }
}

export function readRepositories(inputs: RawInputs, name: string): readonly string[] {
  const named = inputs.lines(name);
  for (const text of named) {
    const reference = parseReference(text);
    if (typeof reference === 'string')
      inputs.fault(name, `"${text}" is not a repository such as registry/name:tag: ${reference}`);
  }
  return named;
}

/** Whether a path names a regular file. */
export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
