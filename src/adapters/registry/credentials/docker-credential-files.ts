import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../../domain/error-words.ts';
import { once } from '../../../domain/once.ts';
import { fault } from '../../../domain/reason.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const text = z.string().nullish();
const entrySchema = z.looseObject({
  auth: text,
  username: text,
  password: text,
  identitytoken: text,
  registrytoken: text,
});
const authsSchema = z.record(z.string(), entrySchema.nullable());
const configSchema = z.looseObject({
  auths: authsSchema.nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  credsStore: text,
});
/** The parts of docker's `config.json` and podman's `auth.json` that Assay reads. */
export type CredentialFile = z.output<typeof configSchema>;
/** The entry of such a file for one registry or repository. */
export type CredentialEntry = z.output<typeof entrySchema>;

/** A file or variable that may contain credentials. */
export interface CredentialSource {
  /** Path or name of the variable, for messages. */
  readonly name: string;
  /** The content; undefined if there is none. Throws `registry-denied` if it cannot be read. */
  readonly read: () => Promise<CredentialFile | undefined>;
}

/**
 * Where podman and docker keep credentials, in podman's order: its own files first, then docker's. The first source that
 * has credentials for a registry counts.
 */
export function credentialSources(environment: Environment): readonly CredentialSource[] {
  const { HOME, XDG_RUNTIME_DIR, XDG_CONFIG_HOME, REGISTRY_AUTH_FILE, DOCKER_CONFIG } = environment;
  const { DOCKER_AUTH_CONFIG } = environment;
  const below = (folder: string | undefined, ...path: string[]) =>
    folder ? join(folder, ...path) : undefined;
  const runtime = XDG_RUNTIME_DIR || `/run/containers/${process.getuid?.() ?? 0}`;
  const podman = [
    REGISTRY_AUTH_FILE,
    XDG_RUNTIME_DIR ? join(runtime, 'containers', 'auth.json') : join(runtime, 'auth.json'),
    below(XDG_CONFIG_HOME || below(HOME, '.config'), 'containers', 'auth.json'),
  ];
  const docker = below(DOCKER_CONFIG || below(HOME, '.docker'), 'config.json');
  const legacy = below(HOME, '.dockercfg');
  return [
    ...podman.filter((path) => path !== undefined && path !== '').map((path) => fileSource(path ?? '')),
    ...(DOCKER_AUTH_CONFIG ? [variableSource('DOCKER_AUTH_CONFIG', DOCKER_AUTH_CONFIG)] : []),
    ...(docker === undefined ? [] : [fileSource(docker)]),
    // The oldest format: no "auths" around the entries.
    ...(legacy === undefined ? [] : [fileSource(legacy, true)]),
  ];
}

function fileSource(path: string, isLegacy = false): CredentialSource {
  const read = async () => {
    let content: string;
    try {
      content = await readFile(path, 'utf8');
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw denied(`${path}, which may contain credentials for registries, cannot be read (${code})`);
    }
    return parse(content, path, isLegacy);
  };
  return { name: path, read: once(read) };
}

function variableSource(name: string, content: string): CredentialSource {
  return { name, read: once(async () => parse(content, name, false)) };
}

/** As in podman, an empty file contains no credentials. */
function parse(content: string, name: string, isLegacy: boolean): CredentialFile | undefined {
  if (content.trim() === '') return undefined;
  let document: unknown;
  try {
    document = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's message would quote the file.
    throw denied(`${name}, which may contain credentials for registries, is not JSON`);
  }
  const parsed = isLegacy
    ? authsSchema.transform((auths): CredentialFile => ({ auths })).safeParse(document)
    : configSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where =
    issue === undefined || issue.path.length === 0 ? 'the document' : issue.path.map(String).join(' → ');
  throw denied(`${name}, which may contain credentials for registries, has an unexpected value in ${where}`);
}

/** The fault for credentials that exist but cannot be used. */
export function denied(message: string) {
  return fault('registry-denied', 'image', message);
}
