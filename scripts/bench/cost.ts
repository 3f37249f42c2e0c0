import { readFileSync } from 'node:fs';

/** A tick of the kernel's clock: Linux gives processor times in hundredths of a second. */
const TICK_MS = 10;

/** What some work needs, in milliseconds: on the clock, and of the processors. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** The processor time of all processes that this one has started and that have ended, in milliseconds (`proc(5)`, cutime and cstime). */
export function childTime(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** The processor time of this process with its threads, and of the processes that it has started and that have ended. */
function allTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + childTime();
}

/** Does the work. Answers its result and its cost, by the processor time that `clock` gives. */
export async function measured<T>(
  work: () => Promise<T>,
  clock: () => number = allTime,
): Promise<readonly [Cost, T]> {
  const [start, used] = [performance.now(), clock()];
  const result = await work();
  return [{ wall: performance.now() - start, cpu: clock() - used }, result];
}

/** The cost of work whose result is not needed. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  return (await measured(work))[0];
}

/** The least of several runs. */
export function least(costs: readonly Cost[]): Cost {
  return {
    wall: Math.min(...costs.map(({ wall }) => wall)),
    cpu: Math.min(...costs.map(({ cpu }) => cpu)),
  };
}
