import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '../../src/domain/reason.ts';
import type { Fault } from '../rig/faults/fault-kinds.ts';
import type { Performed, Play } from './calls.ts';

/** How a promise ended, as a reason. Anything but an AssayError is an internal error. */
export async function endingOf(work: () => Promise<unknown>): Promise<Pick<Performed, 'ending' | 'message'>> {
  try {
    await work();
    return { ending: 'passes' };
  } catch (error) {
    if (error instanceof AssayError)
      return {
        ending: error.reasons[0].code,
        message: error.reasons.map(({ message }) => message).join('\n'),
      };
    return {
      ending: 'internal-error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** Short limits where the fault is that nothing comes, and long ones for a machine that has other things to do. */
export function isSilent(fault: Fault): boolean {
  return fault === 'hangs' || fault === 'slow drip';
}

/** How often a fault is played. */
export function timesOf({ times = Number.POSITIVE_INFINITY }: Play): number {
  return times;
}

/** Complaints about secrets in what was said. */
export function leaks(secrets: readonly string[], texts: readonly (string | undefined)[]): readonly string[] {
  return secrets.filter((secret) => texts.some((text) => text?.includes(secret))).map(() => 'says a secret');
}

/** Complaints about processes that work for a folder and live on. */
export async function survivors(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => '');
    if (command.includes(folder))
      found.push(`a child lives on: ${command.replaceAll('\0', ' ').slice(0, 200)}`);
  }
  return found;
}

/** Complaints about entries of a folder other than the expected ones. */
export async function leftIn(folder: string, expected: readonly string[] = []): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !expected.includes(name)).map((name) => `${name} is left in ${folder}`);
}
