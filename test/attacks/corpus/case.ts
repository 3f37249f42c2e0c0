import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssayError } from '../../../src/domain/reason.ts';

/**
 * How a case ends:
 * - a code of a reason, where the image is refused;
 * - `passed`, where everything in it was looked at;
 * - `told`, where something was not, and the report says so;
 * - `fault`, where a parser refuses the document, and its caller tells that.
 * Everything else is an error in Assay, and never expected.
 */
export type Outcome = string;

/** A hostile input that is made at run time, and how it must end. */
export interface HostileCase {
  /** What is hostile about it. */
  readonly name: string;
  readonly ends: Outcome;
  /** Makes the input. Answers what is measured: the work on the input. `folder` is private, and is removed afterwards. */
  prepare(folder: string): Promise<() => Outcome | Promise<Outcome>>;
}

/** How a case ended, and what it cost. */
export interface Measured {
  readonly kind: string;
  readonly name: string;
  readonly expected: Outcome;
  readonly outcome: Outcome;
  /** Milliseconds of CPU time, of all threads. */
  readonly cpu: number;
  readonly wall: number;
  /** How many MiB the process took at most beyond what it had before. */
  readonly memory: number;
}

/** Bounds of every case. Real work takes a tenth of them; work that grows faster than its input takes far more. */
export const MOST_CPU_MS = 20_000;
export const MOST_MEMORY_MIB = 512;

/** Runs a case in this process, and measures it. */
export async function measure(kind: string, one: HostileCase): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-hostile-'));
  try {
    await mkdir(join(folder, 'input'));
    const run = await one.prepare(join(folder, 'input'));
    globalThis.gc?.();
    const before = forgetPeak();
    const [since, cpu] = [performance.now(), process.cpuUsage()];
    const outcome = await run();
    const { user, system } = process.cpuUsage(cpu);
    const wall = performance.now() - since;
    const memory = Math.max(0, peak() - before) / 1024;
    return { kind, name: one.name, expected: one.ends, outcome, cpu: (user + system) / 1000, wall, memory };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The codes of the reasons of an error; every other error is one in Assay. */
export async function codesOf(run: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AssayError) return [...new Set(error.reasons.map(({ code }) => code))].join(', ');
    throw error;
  }
}

/** Forgets the peak of the memory of this process. Answers what it takes now, in KiB. */
function forgetPeak(): number {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return peak();
  } catch {
    // Not Linux: the peak of the whole process counts, which is no less.
    return 0;
  }
}

/** The peak of the memory of this process, in KiB. */
function peak(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
