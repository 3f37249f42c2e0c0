import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import type { ToolProofs } from '../../domain/evidence/evidence.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { DigestThreadFault, digestFile, type FileDigest, type Search } from '../../file-digest.ts';
import type { Exit, Processes, Tool } from '../../ports/process-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';
import { goVersionSearch, goVersionsIn } from './go-version.ts';
import type { Pin } from './pins.ts';

const VERSION_LIMIT_MS = 60_000;
/** A wrapper script may fail only because it is isolated. */
const HINT =
  '; a scanner sees only its own folder and the system, so a script that needs more needs `isolate: off`';

/** A binary that the user named, as `PATH` or `PATH@sha256:HASH`. */
export interface NamedPath {
  readonly path: string;
  /** In hexadecimal. */
  readonly sha256?: string;
}

/**
 * The binary that the user named (`trivy-path` and the like). Its hash goes into the evidence. Its version may differ
 * from the pinned one. A file with another hash than the named one, and a refused or unreadable version, is
 * `tool-untrusted`. Before it runs for the first time, the file itself is examined: a program that was taken over does
 * its harm at any call.
 */
export async function namedTool(
  name: Tool['name'],
  pin: Pin,
  named: NamedPath,
  world: { readonly processes: Processes; readonly workspace: Pick<Workspace, 'folder' | 'environment'> },
): Promise<Tool> {
  const { where, path, digest } = await namedFile(name, named, goVersionSearch(pin.go.module));
  demandNotRefused(name, pin, where, digest);
  const { sha256 } = digest;
  const cwd = await world.workspace.folder(`${name}-version`);
  const exit = await world.processes.read({
    tool: name,
    file: path,
    args: pin.versionArguments,
    cwd,
    // It shares no folder with another program.
    env: {
      ...world.workspace.environment,
      HOME: cwd,
      TMPDIR: cwd,
      XDG_CACHE_HOME: cwd,
      XDG_CONFIG_HOME: cwd,
    },
    timeoutMs: VERSION_LIMIT_MS,
    maxOutputBytes: 1024 * 1024,
    ...(name === 'cosign' ? {} : { view: { reads: [] } }),
  });
  if (exit.kind !== 'exited' || exit.code !== 0) {
    const hint = name === 'cosign' ? '' : HINT;
    const message = `${where} did not report its version (${endOf(exit)})${hint}`;
    throw fault('tool-failed', 'tools', message);
  }
  const version = pin.versionPattern.exec(`${exit.stdout}\n${exit.stderr}`)?.[1];
  if (version === undefined) {
    const message = `${where} does not report its version of ${name}, so it was not used`;
    throw fault('tool-untrusted', 'tools', message);
  }
  demandVersion(name, pin, where, version);
  return { name, version, path, sha256, origin: 'named path', ...proofsOf(name, named) };
}

/**
 * The file that the user named, its hash with what `search` finds in it, and how to speak of it. Throws `tool-untrusted` if
 * the hash is another one.
 */
export async function namedFile(
  name: string,
  named: NamedPath,
  search?: Search,
): Promise<{ readonly where: string; readonly path: string; readonly digest: FileDigest }> {
  // Links are followed once, and the file is hashed just before its first run. It is not copied, because a wrapper
  // script finds its program relative to itself. Anyone who can change the file during the job controls the job anyway.
  const { path, digest } = await locate(name, named.path, search);
  const where = `${name}-path: "${plain(named.path, 300)}"`;
  if (named.sha256 === undefined || named.sha256 === digest.sha256) return { where, path, digest };
  const message = `${where} has the SHA-256 ${digest.sha256} and not ${named.sha256}, which the input names, so it was not run`;
  throw fault('tool-untrusted', 'tools', message);
}

function proofsOf(name: Tool['name'], { sha256 }: NamedPath): ToolProofs {
  const pinned = { check: 'pinned-hash', why: 'the user named this file' } as const;
  if (sha256 !== undefined) return { verified: ['named-hash'], notVerified: [pinned] };
  const why = `\`${name}-path\` names no hash; with \`PATH@sha256:HASH\` no other file runs`;
  return { verified: [], notVerified: [pinned, { check: 'named-hash', why }] };
}

function endOf(exit: Exit): string {
  if (exit.kind === 'exited') return `exit code ${exit.code}`;
  return exit.kind === 'not-started' ? `it could not be started: ${plain(exit.message, 200)}` : exit.kind;
}

async function locate(
  name: string,
  userPath: string,
  search: Search | undefined,
): Promise<{ readonly path: string; readonly digest: FileDigest }> {
  try {
    const path = await realpath(resolve(userPath));
    return { path, digest: await digestFile(path, search) };
  } catch (error) {
    const where = `${name}-path: "${plain(userPath, 300)}"`;
    if (error instanceof DigestThreadFault) {
      const message = `${where} could not be hashed, so it was not run: ${plain(error.message, 300)}`;
      throw fault('tool-failed', 'tools', message, error);
    }
    const code = codeOf(error);
    const message = `${where} is not a file that can be read (${code})`;
    throw fault('tool-unavailable', 'tools', message, error);
  }
}

/** Refuses a compromised program by its hash, and by the version that Go wrote into it. */
function demandNotRefused(name: Tool['name'], pin: Pin, where: string, digest: FileDigest): void {
  const { sha256 } = digest;
  if (pin.refusedPrograms.includes(sha256)) {
    const message = `${where} has the SHA-256 ${sha256} of a ${name} that is known to be compromised, so it was not run; use ${pin.version}`;
    throw fault('tool-untrusted', 'tools', message);
  }
  for (const version of goVersionsIn(digest)) demandVersion(name, pin, where, version);
}

function demandVersion(name: Tool['name'], pin: Pin, where: string, version: string): void {
  // `0.69.4-rc1` and `0.69.4+build` are refused like `0.69.4`.
  const core = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
  if (!pin.refused.includes(core)) return;
  const message = `${where} is ${name} ${plain(version, 60)}, a version that is known to be compromised; use ${pin.version}`;
  throw fault('tool-untrusted', 'tools', message);
}
