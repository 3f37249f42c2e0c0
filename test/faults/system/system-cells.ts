import { join } from 'node:path';
import type { Asked } from '../../attacks/front.ts';
import type { ActionStep } from '../../rig/github/run-action.ts';
import type { Stage } from '../../scenarios/stage/stage.ts';
import { UNBOXED } from '../../scenarios/stage/tool-wrapper.ts';
import { leftIn } from '../performing.ts';
import {
  complete,
  disagreements,
  endOf,
  leftovers,
  openShipping,
  type SystemCell,
  type SystemResult,
  smallDisk,
  tagTooEarly,
  unlisted,
  watched,
  wrongClock,
} from './system-cell.ts';

const DAY_MS = 86_400_000;

/** A moment of a run: a request that passes the front, or a tool that is called. */
type Moment =
  | { readonly name: string; readonly asked: (asked: Asked, count: number) => boolean }
  | { readonly name: string; readonly tool: 'trivy' | 'gitleaks' | 'cosign'; readonly when: string };

const isOf = (asked: Asked, method: string, path: RegExp) => asked.method === method && path.test(asked.path);

const MOMENTS: readonly Moment[] = [
  { name: 'the image is looked up', asked: (asked) => isOf(asked, 'GET', /source\d+\/manifests\//) },
  { name: 'a layer is fetched', asked: (asked) => isOf(asked, 'GET', /source\d+\/blobs\//) },
  { name: 'the database is downloaded', tool: 'trivy', when: "args.includes('--download-db-only')" },
  { name: 'the packages are listed', tool: 'trivy', when: "args.includes('--input')" },
  { name: 'the packages are scanned', tool: 'trivy', when: "args[0] === 'sbom'" },
  { name: 'secrets are searched', tool: 'gitleaks', when: "args[0] === 'dir'" },
  { name: 'a statement is signed', tool: 'cosign', when: "args[0] === 'sign'" },
  { name: 'the image is pushed', asked: (asked) => isOf(asked, 'POST', /target\d+\/blobs\/uploads/) },
  {
    name: 'the first statement is attached',
    asked: (asked, count) => isOf(asked, 'PUT', /target\d+\/manifests\/sha256:/) && count === 2,
  },
  {
    name: 'half of the statements are attached',
    asked: (asked, count) => isOf(asked, 'PUT', /target\d+\/manifests\/sha256:/) && count === 4,
  },
  {
    name: 'the last statement is attached',
    asked: (asked, count) => isOf(asked, 'PUT', /target\d+\/manifests\/sha256:/) && count === 6,
  },
  { name: 'the tag is set', asked: (asked) => isOf(asked, 'PUT', /target\d+\/manifests\/v1/) },
];

/** How a run is ended: by one signal, or as GitHub's runner cancels a job. */
const ENDS = ['SIGTERM', 'SIGKILL', 'cancelled by the runner'] as const;
type End = (typeof ENDS)[number];

/** Every fault of the machine. */
export const SYSTEM_CELLS: readonly SystemCell[] = [
  ...ENDS.flatMap((end) =>
    MOMENTS.map((moment) => {
      const name = `${end} when ${moment.name}`;
      return { name, run: (stage: Stage) => interrupted(stage, name, moment, end) };
    }),
  ),
  clock('the clock is a day ahead', DAY_MS),
  clock('the clock is a day behind', -DAY_MS),
  ...['16k', '64k', '128k', '256k', '512k'].map((size) =>
    disk(`RUNNER_TEMP has ${size}B`, `size=${size}`, (path) => ({ env: { RUNNER_TEMP: path } })),
  ),
  ...[20, 40, 80].map((count) =>
    disk(`RUNNER_TEMP has room for ${count} files`, `nr_inodes=${count}`, (path) => ({
      env: { RUNNER_TEMP: path },
    })),
  ),
  ...['16k', '64k'].map((size) =>
    disk(`output-dir has ${size}B`, `size=${size}`, (path) => ({
      inputs: { 'output-dir': join(path, 'out') },
    })),
  ),
  ...['64k', '256k'].map((size) =>
    disk(`cache-dir has ${size}B`, `size=${size}`, (path) => ({
      inputs: { 'cache-dir': join(path, 'cache') },
    })),
  ),
];

async function interrupted(stage: Stage, name: string, moment: Moment, end: End): Promise<SystemResult> {
  const startedAt = performance.now();
  let reach: () => void = () => undefined;
  let reached: Promise<unknown> = new Promise<void>((resolve) => {
    reach = resolve;
  });
  let puts = 0;
  const shipping = await openShipping(stage, (asked) => {
    if (isOf(asked, 'PUT', /target\d+\/manifests\/sha256:/)) puts += 1;
    if ('asked' in moment && moment.asked(asked, puts)) reach();
  });
  const inputs: Record<string, string> = { ...shipping.inputs };
  if ('tool' in moment) {
    const tool = await watched(stage, moment.tool, moment.when);
    inputs[`${moment.tool}-path`] = tool.path;
    Object.assign(inputs, UNBOXED);
    reached = tool.reached;
  }
  const isKill = end === 'SIGKILL';
  const step: Partial<ActionStep> =
    end === 'cancelled by the runner' ? { cancelAt: reached } : { killAt: { when: reached, signal: end } };
  try {
    const result = await stage.ship(inputs, step);
    const complaints: string[] = [];
    const { reasons = '' } = result.outputs;
    if (!isKill && !reasons.includes('run-interrupted'))
      complaints.push(`it was not interrupted: ${reasons}`);
    if (result.exitCode === 0) complaints.push('it passed: the signal came too late, or was ignored');
    if (result.outputs.verdict !== 'error') complaints.push(`the verdict is ${result.outputs.verdict}`);
    complaints.push(...(await leftovers(result, isKill)), ...(await tagTooEarly(shipping)));
    const { second, complaints: later } = await complete(stage, shipping);
    const ms = performance.now() - startedAt;
    return { name, ends: endOf(result), second, ms, complaints: [...complaints, ...later] };
  } finally {
    await shipping.front.stop();
  }
}

function clock(name: string, aheadMs: number): SystemCell {
  return {
    name,
    async run(stage) {
      return await disturbed(stage, name, await wrongClock(stage, aheadMs), {});
    },
  };
}

type Place = { readonly env?: Record<string, string>; readonly inputs?: Record<string, string> };

function disk(name: string, options: string, place: (path: string) => Place): SystemCell {
  return {
    name,
    async run(stage) {
      const mounted = await smallDisk(stage, options);
      if (mounted === undefined)
        return { name, ends: 'not run: mounting is not allowed', second: '', ms: 0, complaints: [] };
      try {
        const { env, inputs = {} } = place(mounted.path);
        const result = await disturbed(stage, name, env === undefined ? {} : { env }, inputs);
        const left = env === undefined ? [] : await leftIn(mounted.path, ['assay']);
        return { ...result, complaints: [...result.complaints, ...left] };
      } finally {
        await mounted.unmount();
      }
    },
  };
}

async function disturbed(
  stage: Stage,
  name: string,
  step: Partial<ActionStep>,
  inputs: Readonly<Record<string, string>>,
): Promise<SystemResult> {
  const startedAt = performance.now();
  const shipping = await openShipping(stage);
  try {
    const result = await stage.ship({ ...shipping.inputs, ...inputs }, step);
    const complaints = [
      ...disagreements(result),
      ...(await unlisted(shipping, result)),
      ...(await leftovers(result, false)),
      ...(await tagTooEarly(shipping)),
    ];
    const { second, complaints: later } = await complete(stage, shipping);
    const ms = performance.now() - startedAt;
    return { name, ends: endOf(result), second, ms, complaints: [...complaints, ...later] };
  } finally {
    await shipping.front.stop();
  }
}
