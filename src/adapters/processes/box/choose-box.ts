import {
  type Isolate,
  type Isolation,
  isIsolated,
  notIsolated,
  reachable,
} from '../../../domain/evidence/isolation.ts';
import { fault } from '../../../domain/reason.ts';
import type { Command, Exit } from '../../../ports/process-port.ts';
import { type Box, possibleBoxes, tethered } from './boxes.ts';
import { tryBox } from './trial.ts';

/** How this run isolates programs. */
interface Isolator {
  /** Throws `isolation-unavailable` if programs must be isolated and cannot be. */
  isolation(): Promise<Isolation>;
  /** The command in its box. Throws like {@link Isolator.isolation}, so nothing runs outside of a box by mistake. */
  wrap(command: Command): Promise<Command>;
}

/** What decides how programs are isolated. */
export interface IsolatorOptions {
  readonly isolate: Isolate;
  /** A folder for the trial. */
  readonly temporary: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface Chosen {
  readonly isolation: Isolation;
  readonly box?: Box;
}

/** Chooses the best box of this machine at the first use. */
export function createIsolator(
  { isolate, temporary, environment }: IsolatorOptions,
  run: (command: Command) => Promise<Exit>,
): Isolator {
  let chosen: Promise<Chosen> | undefined;
  const choose = async (): Promise<Chosen> => {
    if (isolate === 'off') return { isolation: notIsolated('isolate is off') };
    const best = await bestBox(temporary, environment, run);
    if (isolate === 'auto' || isIsolated(best.isolation)) return best;
    throw unavailable(best.isolation);
  };
  const once = () => {
    chosen ??= choose();
    return chosen;
  };
  return {
    isolation: async () => (await once()).isolation,
    wrap: async (command) => {
      const { view } = command;
      if (view === undefined) return command.isTethered === true ? tethered(command) : command;
      const { box } = await once();
      return box === undefined ? tethered(command) : box.wrap(command, view);
    },
  };
}

/** The box that separates the most; the first of two that are alike. */
async function bestBox(
  temporary: string,
  environment: IsolatorOptions['environment'],
  run: (command: Command) => Promise<Exit>,
): Promise<Chosen> {
  const { boxes, missing } = possibleBoxes(environment);
  const failures = [...missing];
  let best: Chosen | undefined;
  for (const box of boxes) {
    const isolation = await tryBox(box, run, temporary);
    if (typeof isolation === 'string') failures.push(`${box.by}: ${isolation}`);
    else if (isIsolated(isolation)) return { isolation, box };
    else if (best === undefined || heldBy(isolation) > heldBy(best.isolation)) best = { isolation, box };
  }
  if (best === undefined || heldBy(best.isolation) === 0)
    return { isolation: notIsolated(failures.join('; ')) };
  const reasons = [...failures, ...(best.isolation.why === undefined ? [] : [best.isolation.why])];
  return { ...best, isolation: { ...best.isolation, why: reasons.join('; ') } };
}

function heldBy({ network, files, processes }: Isolation): number {
  return Number(network === 'none') + Number(files === 'own') + Number(processes === 'own');
}

function unavailable(isolation: Isolation): Error {
  const open = reachable(isolation).join(', ');
  const message = `\`isolate: required\` is set, but scanners would reach ${open} on this machine (${isolation.why ?? ''})`;
  return fault('isolation-unavailable', 'tools', message);
}
