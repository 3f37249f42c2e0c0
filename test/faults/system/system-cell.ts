import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { type Asked, type Front, openFront } from '../../attacks/front.ts';
import type { ActionResult, ActionStep } from '../../rig/github/run-action.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import type { Stage } from '../../scenarios/stage/stage.ts';
import { wrap } from '../../scenarios/stage/tool-wrapper.ts';
import { survivors } from '../performing.ts';

/** A whole run to which the machine does something, and the next one. */
export interface SystemCell {
  readonly name: string;
  readonly run: (stage: Stage) => Promise<SystemResult>;
}

/** How both runs ended, in words for the table. */
export interface SystemResult {
  readonly name: string;
  readonly ends: string;
  readonly second: string;
  readonly ms: number;
  /** Empty: everything was as it should be. */
  readonly complaints: readonly string[];
}

const STATEMENTS = 5;
const TAG = 'v1';
/** A child of a process that was killed outright ends on its own. */
const GRACE_MS = 6_000;

let targets = 0;

/** An image to ship from one repository to another, through a front. */
export interface Shipping {
  readonly front: Front;
  /** Inputs of the run. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What is in the target. */
  readonly target: RepositoryClient;
  readonly digest: string;
}

/** Pushes the clean image, and opens a front that tells what passes through it. */
export async function openShipping(stage: Stage, seen: (asked: Asked) => void = () => undefined) {
  targets += 1;
  const image = await stage.layout('clean');
  const front = await openFront(stage.registry.host, (asked) => {
    seen(asked);
    return false;
  });
  await pushLayout(image, `${stage.registry.host}/faults/source${targets}:${TAG}`);
  const path = `faults/target${targets}`;
  const shipping: Shipping = {
    front,
    inputs: {
      image: `${front.host}/faults/source${targets}:${TAG}`,
      'push-to': `${front.host}/${path}:${TAG}`,
    },
    target: new RepositoryClient(stage.registry.host, path),
    digest: image.digest,
  };
  return shipping;
}

/** How a run ended: `passed`, `error: code`, or by a signal. */
export function endOf({ outputs, exitCode }: ActionResult): string {
  const codes = codesOf(outputs.reasons).join(', ');
  if (exitCode === undefined) return `ends by the signal, \`verdict: ${outputs.verdict}\``;
  return codes === '' ? `${outputs.verdict}` : `${outputs.verdict}: \`${codes}\``;
}

/** The codes of the output `reasons`. */
function codesOf(reasons: string | undefined): readonly string[] {
  return reasons ? (JSON.parse(reasons) as { code: string }[]).map(({ code }) => code) : [];
}

/** Complaints about a run that did not pass: what it says must fit how it ended. */
export function disagreements({ outputs, exitCode, stdout, stderr }: ActionResult): readonly string[] {
  const found: string[] = [];
  const isGreen = ['passed', 'warned'].includes(outputs.verdict ?? '');
  if (isGreen !== (exitCode === 0)) found.push(`verdict ${outputs.verdict} with exit code ${exitCode}`);
  if (codesOf(outputs.reasons).includes('internal-error'))
    found.push(`it is an internal error: ${outputs.reasons}`);
  if (/^\s+at .+(?:\d+:\d+|<anonymous>)\)?$/m.test(`${stdout}\n${stderr}`)) found.push('it shows a stack');
  return found;
}

/** Complaints about what a run left on the machine. */
export async function leftovers(result: ActionResult, wasKilled: boolean): Promise<readonly string[]> {
  const { runnerTemp } = result;
  for (let waited = 0; wasKilled && waited < GRACE_MS; waited += 200) {
    if ((await survivors(runnerTemp)).length === 0) break;
    await sleep(200);
  }
  const children = await survivors(runnerTemp);
  // Nobody can clean up after a SIGKILL; the runner empties this folder before the next job.
  const names = wasKilled ? [] : await readdir(runnerTemp);
  return [
    ...children,
    ...names.filter((name) => name !== 'assay').map((name) => `${name} is left in RUNNER_TEMP`),
  ];
}

/** Complaints about the target between both runs: the tag is the last that is set. */
export async function tagTooEarly({ target, digest }: Shipping): Promise<readonly string[]> {
  if ((await target.manifest(TAG)) === undefined) return [];
  const { length } = await target.referrers(digest);
  return length === STATEMENTS ? [] : [`the tag is set, and ${length} statements are attached`];
}

/** Complaints about statements that are attached, and that neither the outputs nor a message names. */
export async function unlisted(
  { target, digest }: Shipping,
  { outputs }: ActionResult,
): Promise<readonly string[]> {
  const told = `${outputs.attestations} ${outputs.reasons}`;
  const attached = await target.referrers(digest);
  return attached.filter((one) => !told.includes(one.digest)).map((one) => `${one.digest} is not listed`);
}

/** Runs once more without a fault; it must complete the first run, without duplicates. */
export async function complete(
  stage: Stage,
  { inputs, target, digest }: Shipping,
): Promise<{ readonly second: string; readonly complaints: readonly string[] }> {
  const result = await stage.ship(inputs);
  const { length } = await target.referrers(digest);
  const second = endOf(result);
  const complaints = second === 'passed' ? [] : [`the next run: ${second}\n${result.outputs.reasons}`];
  if (length !== STATEMENTS) complaints.push(`${length} statements are attached after the next run`);
  if ((await target.manifest(TAG))?.digest !== digest) complaints.push('the next run did not set the tag');
  return { second, complaints };
}

/** A tool that says when it is called with arguments for which `when` (JavaScript) holds. */
export async function watched(
  stage: Stage,
  name: 'trivy' | 'gitleaks' | 'cosign',
  when: string,
): Promise<{ readonly path: string; readonly reached: Promise<void> }> {
  const folder = await stage.subfolder();
  const mark = join(folder, 'reached');
  const before = `if (${when}) writeFileSync(${JSON.stringify(mark)}, '');`;
  const { path } = await wrap(folder, name, stage.tools[name], before);
  const reached = (async () => {
    for (let waited = 0; waited < 120_000; waited += 20) {
      if ((await readdir(folder)).includes('reached')) return;
      await sleep(20);
    }
  })();
  return { path, reached };
}

/** A clock that is wrong: for the action itself, not for the tools that it calls. */
export async function wrongClock(stage: Stage, aheadMs: number): Promise<Partial<ActionStep>> {
  const file = join(await stage.subfolder(), 'clock.mjs');
  await writeFile(
    file,
    `const Right = Date;
globalThis.Date = class extends Right {
  constructor(...given) { given.length === 0 ? super(Right.now() + ${aheadMs}) : super(...given); }
  static now() { return Right.now() + ${aheadMs}; }
};
`,
  );
  return { env: { NODE_OPTIONS: `--import=file://${file}` } };
}

/** Mounts a small file system in memory on a new folder; undefined where that is not allowed. */
export async function smallDisk(
  stage: Stage,
  options: string,
): Promise<{ readonly path: string; readonly unmount: () => Promise<void> } | undefined> {
  const path = await stage.subfolder();
  const { exitCode } = await execa('mount', ['-t', 'tmpfs', '-o', `mode=700,${options}`, 'assay', path], {
    reject: false,
  });
  if (exitCode !== 0) return undefined;
  return {
    path,
    unmount: async () => {
      await execa('umount', ['-l', path], { reject: false });
    },
  };
}
