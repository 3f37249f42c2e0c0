import type { OutwardCall, Scene } from './calls.ts';
import { type Cell, type CellResult, cellsOf, runCell } from './cell.ts';
import { openBuilding } from './scenes/building.ts';
import { openComparing } from './scenes/comparing.ts';
import { openDatabase } from './scenes/database.ts';
import { openGitHub } from './scenes/github.ts';
import { openKeys } from './scenes/keys.ts';
import { openOptionalServers } from './scenes/optional-servers.ts';
import { openReading } from './scenes/reading.ts';
import { openShipping } from './scenes/shipping.ts';
import { openSigning } from './scenes/signing.ts';
import { openSmallServers } from './scenes/small-servers.ts';

/** Every scene by its name. Together they have every call that check, gate, approve and the tools send to a server. */
export const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  reading: openReading,
  shipping: openShipping,
  comparing: openComparing,
  signing: openSigning,
  keys: openKeys,
  database: openDatabase,
  github: openGitHub,
  building: openBuilding,
  others: openSmallServers,
  optional: openOptionalServers,
};

/** What is wanted of the matrix. */
export interface Wanted {
  /** A part of the name of a call. */
  readonly call?: string | undefined;
  readonly fault?: string | undefined;
}

/** The wanted cells of calls. */
export function cellsIn(calls: readonly OutwardCall[], { call = '', fault }: Wanted): readonly Cell[] {
  return calls
    .filter(({ name, server }) => `${server} ${name}`.toLowerCase().includes(call.toLowerCase()))
    .flatMap(cellsOf)
    .filter((cell) => fault === undefined || cell.fault === fault);
}

/** Runs cells, several at a time, and reports each. */
export async function runCells(
  cells: readonly Cell[],
  jobs: number,
  report: (result: CellResult) => void,
): Promise<readonly CellResult[]> {
  const queue = [...cells];
  const results: CellResult[] = [];
  const work = async () => {
    for (let cell = queue.shift(); cell !== undefined; cell = queue.shift()) {
      const result = await runCell(cell);
      results.push(result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results;
}
