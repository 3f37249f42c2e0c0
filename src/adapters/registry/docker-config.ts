import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../../domain/reason.ts';
import { parseJsonText } from '../../formats/json.ts';
import type { Processes, Workspace } from '../../ports.ts';

/** Credentials for one registry and where they come from, in words for messages. */
export type Credentials =
  | {
      readonly kind: 'password';
      readonly username: string;
      readonly password: string;
      readonly origin: string;
    }
  | { readonly kind: 'identity-token'; readonly token: string; readonly origin: string };

/** What {@link DockerConfig} needs. */
export interface DockerConfigOptions {
  readonly processes: Processes;
  /** The runner's whole environment: credential helpers of clouds read their own variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For a private folder that a helper runs in. */
  readonly workspace: Pick<Workspace, 'folder'>;
}

const HELPER_TIMEOUT_MS = 30_000;
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_NAMES = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];

const text = z.string().nullish();
const configSchema = z.looseObject({
  auths: z
    .record(
      z.string(),
      z.looseObject({ auth: text, username: text, password: text, identitytoken: text }).nullable(),
    )
    .nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  credsStore: z.string().nullish(),
});
type Config = z.output<typeof configSchema>;
const answerSchema = z.looseObject({ Username: z.string(), Secret: z.string() });

/** The key under which docker keeps the credentials of a registry. */
export function configKey(registry: string): string {
  return HUB_NAMES.includes(registry) ? HUB_KEY : registry;
}

/** Docker's own credentials: `config.json` in `DOCKER_CONFIG` or `~/.docker`, and the helpers that it names. */
export class DockerConfig {
  readonly #options: DockerConfigOptions;
  #config: Promise<Config> | undefined;

  constructor(options: DockerConfigOptions) {
    this.#options = options;
  }

  /** The credentials for a registry; undefined where docker has none. Throws `registry-denied`. */
  async credentials(registry: string): Promise<Credentials | undefined> {
    this.#config ??= this.#read();
    const config = await this.#config;
    const named = Object.entries(config.credHelpers ?? {}).find(([key]) => isKeyOf(key, registry));
    if (named !== undefined) return await this.#ask(named[1], named[0], registry);
    if (config.credsStore) {
      const stored = await this.#ask(config.credsStore, configKey(registry), registry);
      if (stored !== undefined) return stored;
    }
    return fromAuths(config, registry);
  }

  async #read(): Promise<Config> {
    const { DOCKER_CONFIG, HOME } = this.#options.environment;
    const folder = DOCKER_CONFIG || (HOME ? join(HOME, '.docker') : undefined);
    if (folder === undefined) return {};
    const file = join(folder, 'config.json');
    try {
      return configSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      if (
        error instanceof Error &&
        'code' in error &&
        (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      ) {
        return {};
      }
      throw fault('registry-denied', 'image', `${file} cannot be read as docker's configuration`);
    }
  }

  async #ask(helper: string, key: string, registry: string): Promise<Credentials | undefined> {
    const tool = `docker-credential-${helper}`;
    if (!/^[A-Za-z0-9._-]+$/.test(helper)) {
      throw fault(
        'registry-denied',
        'image',
        `"${tool}" in docker's configuration is not the name of a helper`,
      );
    }
    const env = Object.fromEntries(
      Object.entries(this.#options.environment).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      ),
    );
    const exit = await this.#options.processes.read({
      tool,
      file: tool,
      args: ['get'],
      cwd: await this.#options.workspace.folder('credential helper'),
      env,
      timeoutMs: HELPER_TIMEOUT_MS,
      maxOutputBytes: 1024 * 1024,
      input: key,
    });
    if (exit.kind === 'exited' && exit.code === 0) return answerOf(exit.stdout, tool, registry);
    if (exit.kind === 'exited' && /credentials not found/i.test(exit.stdout + exit.stderr)) return undefined;
    // What a helper prints may hold a secret: only how it ended is told.
    const end = exit.kind === 'exited' ? `ended with exit code ${exit.code}` : `ended as "${exit.kind}"`;
    throw fault(
      'registry-denied',
      'image',
      `${tool}, which docker's configuration names for ${registry}, ${end}`,
    );
  }
}

function answerOf(stdout: string, tool: string, registry: string): Credentials | undefined {
  const parsed = answerSchema.safeParse(parseJsonText(stdout));
  if (!parsed.success) {
    throw fault('registry-denied', 'image', `${tool} gave an answer for ${registry} that cannot be read`);
  }
  const { Username: username, Secret: secret } = parsed.data;
  return credentialsOf(username === '<token>' ? { token: secret } : { username, password: secret }, tool);
}

function fromAuths(config: Config, registry: string): Credentials | undefined {
  const entries = Object.entries(config.auths ?? {});
  const exact = entries.find(([key]) => key === configKey(registry));
  const [, entry] = exact ?? entries.find(([key]) => isKeyOf(key, registry)) ?? [];
  if (!entry) return undefined;
  const origin = "docker's configuration";
  if (entry.identitytoken) return credentialsOf({ token: entry.identitytoken }, origin);
  if (!entry.auth) return credentialsOf({ username: entry.username, password: entry.password }, origin);
  const decoded = Buffer.from(entry.auth, 'base64').toString().replace(/\0+$/, '');
  const colon = decoded.indexOf(':');
  if (colon < 0) {
    throw fault(
      'registry-denied',
      'image',
      `docker's configuration has an "auth" for ${registry} that is not user:password in base64`,
    );
  }
  return credentialsOf({ username: decoded.slice(0, colon), password: decoded.slice(colon + 1) }, origin);
}

interface Found {
  readonly token?: string;
  readonly username?: string | null | undefined;
  readonly password?: string | null | undefined;
}

/** An empty entry, as docker leaves it beside a credential store, is no credentials. */
function credentialsOf({ token, username, password }: Found, origin: string): Credentials | undefined {
  if (token) return { kind: 'identity-token', token, origin };
  return username && password ? { kind: 'password', username, password, origin } : undefined;
}

/** Docker matches by host: `https://host/v1/` and `host` are the same, and Docker Hub has several names. */
function isKeyOf(key: string, registry: string): boolean {
  const host = key.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  return host === registry || (HUB_NAMES.includes(host) && HUB_NAMES.includes(registry));
}
