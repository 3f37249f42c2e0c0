import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Processes, Tool, Workspace } from '../../ports.ts';
import type { Pin } from './pins.ts';
import { hashFile } from './tool-hash.ts';

const VERSION_LIMIT_MS = 60_000;

/**
 * The binary that the user named (`trivy-path` and the like). Its hash goes into the evidence, and its version
 * may differ from the pinned one; a refused or unreadable version is `tool-untrusted`.
 */
export async function namedTool(
  name: Tool['name'],
  pin: Pin,
  given: string,
  world: { readonly processes: Processes; readonly workspace: Pick<Workspace, 'folder' | 'environment'> },
): Promise<Tool> {
  // Links are followed once, and the file is hashed right before it first runs. It is not copied, since a wrapper
  // script finds its program by its own place; who can change the file while the job runs owns the job anyway.
  const { path, sha256 } = await locate(name, given);
  const exit = await world.processes.read({
    tool: name,
    file: path,
    args: pin.versionArguments,
    cwd: await world.workspace.folder(`${name}-version`),
    env: world.workspace.environment,
    timeoutMs: VERSION_LIMIT_MS,
    maxOutputBytes: 1024 * 1024,
  });
  if (exit.kind !== 'exited' || exit.code !== 0) {
    const how =
      exit.kind === 'exited'
        ? `exit code ${exit.code}`
        : exit.kind === 'not-started'
          ? `it could not be started: ${plain(exit.message, 200)}`
          : exit.kind;
    const message = `${name}-path: "${plain(given, 300)}" did not tell its version (${how})`;
    throw fault('tool-failed', 'tools', message);
  }
  const version = pin.versionPattern.exec(`${exit.stdout}\n${exit.stderr}`)?.[1];
  demandTrust(name, pin, given, version);
  return { name, version, path, sha256, origin: 'named path' };
}

async function locate(name: string, given: string): Promise<{ path: string; sha256: string }> {
  try {
    const path = await realpath(resolve(given));
    return { path, sha256: await hashFile(path) };
  } catch (error) {
    const code = codeOf(error);
    const message = `${name}-path: "${plain(given, 300)}" is not a file that can be read (${code})`;
    throw fault('tool-unavailable', 'tools', message, error);
  }
}

function demandTrust(
  name: string,
  pin: Pin,
  given: string,
  version: string | undefined,
): asserts version is string {
  const where = `${name}-path: "${plain(given, 300)}"`;
  if (version === undefined) {
    const message = `${where} does not say which version of ${name} it is, so it was not used`;
    throw fault('tool-untrusted', 'tools', message);
  }
  // `0.69.4-rc1` and `0.69.4+build` are the refused version as well.
  const core = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
  if (pin.refused.includes(core)) {
    const message = `${where} is ${name} ${plain(version, 60)}, a version that is known to be compromised; use ${pin.version}`;
    throw fault('tool-untrusted', 'tools', message);
  }
}
