import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Exit, Processes, Tool, Workspace } from '../../ports.ts';
import type { Pin } from './pins.ts';
import { hashFile } from './tool-hash.ts';

const VERSION_LIMIT_MS = 60_000;
/** A wrapper script may fail only because it is isolated. */
const HINT =
  '; a scanner sees only its own folder and the system, so a script that needs more needs `isolate: off`';

/**
 * The binary that the user named (`trivy-path` and the like). Its hash goes into the evidence. Its version may differ
 * from the pinned one; a refused or unreadable version is `tool-untrusted`.
 */
export async function namedTool(
  name: Tool['name'],
  pin: Pin,
  userPath: string,
  world: { readonly processes: Processes; readonly workspace: Pick<Workspace, 'folder' | 'environment'> },
): Promise<Tool> {
  // Links are followed once, and the file is hashed just before its first run. It is not copied, because a wrapper
  // script finds its program relative to itself. Anyone who can change the file during the job controls the job anyway.
  const { path, sha256 } = await locate(name, userPath);
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
    const how = endOf(exit);
    const hint = name === 'cosign' ? '' : HINT;
    const message = `${name}-path: "${plain(userPath, 300)}" did not report its version (${how})${hint}`;
    throw fault('tool-failed', 'tools', message);
  }
  const version = pin.versionPattern.exec(`${exit.stdout}\n${exit.stderr}`)?.[1];
  demandTrust(name, pin, userPath, version);
  return { name, version, path, sha256, origin: 'named path' };
}

function endOf(exit: Exit): string {
  if (exit.kind === 'exited') return `exit code ${exit.code}`;
  return exit.kind === 'not-started' ? `it could not be started: ${plain(exit.message, 200)}` : exit.kind;
}

async function locate(name: string, userPath: string): Promise<{ path: string; sha256: string }> {
  try {
    const path = await realpath(resolve(userPath));
    return { path, sha256: await hashFile(path) };
  } catch (error) {
    const code = codeOf(error);
    const message = `${name}-path: "${plain(userPath, 300)}" is not a file that can be read (${code})`;
    throw fault('tool-unavailable', 'tools', message, error);
  }
}

function demandTrust(
  name: string,
  pin: Pin,
  userPath: string,
  version: string | undefined,
): asserts version is string {
  const where = `${name}-path: "${plain(userPath, 300)}"`;
  if (version === undefined) {
    const message = `${where} does not report its version of ${name}, so it was not used`;
    throw fault('tool-untrusted', 'tools', message);
  }
  // `0.69.4-rc1` and `0.69.4+build` are refused like `0.69.4`.
  const core = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
  if (pin.refused.includes(core)) {
    const message = `${where} is ${name} ${plain(version, 60)}, a version that is known to be compromised; use ${pin.version}`;
    throw fault('tool-untrusted', 'tools', message);
  }
}
