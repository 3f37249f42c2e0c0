import { setTimeout as sleep } from 'node:timers/promises';
import { classOf, FAULT_NAMES, type Fault, isInBody, isPassingFault } from '../rig/faults/fault-kinds.ts';
import type { Ending, OutwardCall, Performed } from './calls.ts';

/** No cell takes longer; a call that does not end is a fault of its own. */
const LIMIT_MS = 120_000;
/** A fault that passes is gone after this many requests. */
const TWICE = 2;

/** One square of the matrix: a call, a fault, and whether the fault stays. */
export interface Cell {
  readonly call: OutwardCall;
  readonly fault: Fault;
  readonly stays: boolean;
}

/** A cell that was run. */
export interface CellResult {
  readonly cell: Cell;
  readonly expected: Ending;
  readonly seen: Performed['ending'];
  readonly ms: number;
  /** Empty: everything was as it should be. */
  readonly complaints: readonly string[];
}

/** Every cell of a call: each fault that stays, and each that may pass once more as one that is gone after two requests. */
export function cellsOf(call: OutwardCall): readonly Cell[] {
  return FAULT_NAMES.filter((fault) => isPossible(call, fault)).flatMap((fault) => [
    ...(isPassingFault(fault) ? [{ call, fault, stays: false }] : []),
    { call, fault, stays: true },
  ]);
}

/** Whether a fault can be played: an answer without a body has none to spoil. */
function isPossible({ body }: OutwardCall, fault: Fault): boolean {
  return body !== 'none' || !isInBody(fault);
}

/** The rule: how a call ends with a fault. */
function expectedEnding({ call, fault, stays }: Cell): Ending {
  const exception = call.except?.[fault];
  if (!stays && call.isRepeated) return 'passes';
  if (exception !== undefined) return exception.ending;
  // The status has said everything.
  if (call.body === 'ignored' && isInBody(fault)) return 'passes';
  return call.ends[classOf(fault)];
}

/** Runs a cell and compares it with the rule. */
export async function runCell(cell: Cell): Promise<CellResult> {
  const expected = expectedEnding(cell);
  const startedAt = performance.now();
  const { ending, message, spoiled, said, complaints } = await performed(cell);
  const ms = performance.now() - startedAt;
  const found = [...complaints];
  if (ending !== expected)
    found.push(`ends with ${ending}, not with ${expected}: ${message ?? 'no message'}`);
  if (spoiled === 0) found.push('the fault was never played');
  if (message !== undefined && message.length < 20) found.push(`says too little: ${message}`);
  if (/undefined|\[object /.test(message ?? '')) found.push(`says what no person reads: ${message}`);
  for (const line of [...said, message ?? ''])
    if (/\n\s+at .+:\d+:\d+/.test(line)) found.push('shows a stack');
  return { cell, expected, seen: ending, ms, complaints: found };
}

async function performed({ call, fault, stays }: Cell): Promise<Performed> {
  const abort = new AbortController();
  const late = sleep(LIMIT_MS, undefined, { signal: abort.signal, ref: false }).then(
    (): Performed => ({
      ...{ ending: 'internal-error', message: `did not end within ${LIMIT_MS / 1000} s`, spoiled: 1 },
      ...{ said: [], complaints: [] },
    }),
  );
  try {
    return await Promise.race([call.perform(stays ? { fault } : { fault, times: TWICE }), late]);
  } catch (error) {
    return {
      ...{ ending: 'internal-error', message: `the rig failed: ${String(error)}`, spoiled: 1 },
      ...{ said: [], complaints: [error instanceof Error ? (error.stack ?? '') : ''] },
    };
  } finally {
    abort.abort();
  }
}
