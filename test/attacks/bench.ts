import { createHash } from 'node:crypto';
import { cp, lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { type ImageLayout, pushLayout } from '../rig/images/images.ts';
import { appendSteps } from '../rig/images/oci-layout.ts';
import { RepositoryClient, type RigDescriptor } from '../rig/servers/registry-client.ts';
import { expectEnd, reasonsOf } from '../scenarios/stage/outcome.ts';
import { openStage, type Stage } from '../scenarios/stage/stage.ts';
import { type Front, type Intercept, openFront } from './front.ts';
import { commandsIn } from './runner-commands.ts';

/** A stage for a run that would pass and sign; every attack takes one thing away from it. */
export interface Bench extends Stage {
  /** The image that passes. */
  readonly clean: ImageLayout;
  /** Pushes an image, the clean one by default, under a name of its own behind a new front. */
  offer(image?: ImageLayout, intercept?: Intercept): Promise<Offer>;
  /** Pushes an image to `repository:tag`, behind every front's back. */
  push(image: ImageLayout, target: string): Promise<void>;
  /** What is attached to the clean image in a repository. */
  referrers(repository: string): Promise<readonly RigDescriptor[]>;
}

/** An image in a registry, seen through a front. */
export interface Offer {
  readonly front: Front;
  readonly repository: string;
  /** `host/repository:v1` through the front. */
  readonly image: string;
}

/** Starts everything; some 3 s. */
export async function startBench(): Promise<Bench> {
  const stage = await openStage();
  const { registry } = stage;
  const clean = await stage.layout('clean');
  const fronts: Front[] = [];
  const push = async (image: ImageLayout, target: string) => {
    await pushLayout(image, `${registry.host}/${target}`);
  };
  return {
    ...stage,
    clean,
    push,
    async offer(image = clean, intercept) {
      const front = await openFront(registry.host, intercept);
      const repository = `attacks/app${fronts.push(front)}`;
      await push(image, `${repository}:v1`);
      return { front, repository, image: `${front.host}/${repository}:v1` };
    },
    referrers: (repository) => new RepositoryClient(registry.host, repository).referrers(clean.digest),
    async stop() {
      await Promise.all(fronts.map((front) => front.stop()));
      await stage.stop();
    },
  };
}

/** The clean image with a file more, which makes it another one. */
export async function changedImage({ clean, subfolder }: Bench): Promise<ImageLayout> {
  const dir = join(await subfolder(), 'other');
  await cp(clean.dir, dir, { recursive: true });
  const entries = [{ path: 'other', content: 'other' }];
  return appendSteps({ ...clean, dir }, [{ createdBy: 'COPY other /', entries }]);
}

/** What a refusal must look like. */
export interface Refusal {
  /** `error` unless it is said otherwise. */
  readonly verdict?: 'error' | 'failed';
  /** The code of every reason, in their order. */
  readonly codes: readonly string[];
  /** What the first message must say: what is wrong, where, and what to do. */
  readonly says?: readonly (string | RegExp)[];
}

/** Demands that the step refused as it should, cleanly, and told people and programs the same. */
export async function expectRefusal(
  result: ActionResult,
  { verdict = 'error', codes, says = [] }: Refusal,
  front?: Front,
): Promise<void> {
  const reasons = reasonsOf(result);
  expectEnd(result, 1, verdict, codes);
  const message = reasons[0]?.message ?? '';
  for (const words of says) expect(message).toMatch(words);
  expect(result.outputs.attestations).toBe('[]');
  for (const reason of reasons) expectOneClearSentence(reason.message, result);
  // People read the same in the log and in the summary.
  expect(result.stdout).toContain(`::error title=Assay%3A ${codes[0]}::`);
  expect(result.summary).toContain(codes[0]);
  expect(front?.writes() ?? []).toEqual([]);
  await expectCleanEnd(result);
}

function expectOneClearSentence(message: string, result: ActionResult): void {
  expect(message.length).toBeGreaterThan(20);
  expect(message.length).toBeLessThan(1500);
  expect(message).not.toMatch(/\p{Cc}/u);
  expect(message).not.toMatch(/undefined|\[object |null|internal/i);
  // A folder that is gone by the time that somebody reads this.
  expect(message).not.toContain(join(result.runnerTemp, 'assay-'));
}

/** However a step ends, it leaves nothing behind, shows no stack trace, and speaks to the runner only as itself. */
export async function expectCleanEnd(result: ActionResult): Promise<void> {
  expect(`${result.stdout}\n${result.stderr}`).not.toMatch(/^\s+at .+(?:\d+:\d+|<anonymous>)\)?$/m);
  const left = await readdir(result.runnerTemp);
  expect(left.filter((name) => name !== 'assay' && name !== 'assay-gate')).toEqual([]);
  expect([result.environmentFile, result.pathFile]).toEqual(['', '']);
  expect(result.state).toEqual({});
  expectOwnCommands(result.stdout);
}

/** Every command that the runner would take from the log is one that Assay itself gives. */
function expectOwnCommands(stdout: string): void {
  for (const command of commandsIn(stdout)) {
    expect(['group', 'endgroup', 'debug', 'add-mask', 'error', 'warning', 'notice']).toContain(command.name);
    if (command.name === 'group') expect(command.value).toMatch(/^(?:Download|Build) /);
    if (/^(?:error|warning|notice)$/.test(command.name))
      expect(command.parameters).toMatch(
        /title=(?:Assay|Secret|Update |Rebuild |critical%3A|high%3A|medium%3A|low%3A|unknown%3A)/,
      );
  }
}

/** Every entry below a folder with its type, mode, and content: equal when nothing was touched. */
export async function snapshot(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries: Record<string, string> = {};
  const visit = async (path: string, name: string): Promise<void> => {
    const found = await lstat(path);
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    const content = found.isFile()
      ? createHash('sha256')
          .update(await readFile(path))
          .digest('hex')
      : found.isSymbolicLink()
        ? await readlink(path)
        : '';
    entries[name] = `${kind} ${found.mode.toString(8)} ${content}`;
    if (!found.isDirectory()) return;
    for (const child of await readdir(path)) await visit(join(path, child), `${name}/${child}`);
  };
  await visit(folder, '.');
  return entries;
}

/** Demands that the action refuses an image of the workspace, and leaves the workspace as it was. */
export async function expectUntouched(
  bench: Bench,
  workspace: string,
  image: string,
  codes: readonly string[],
  says: readonly (string | RegExp)[],
): Promise<void> {
  const before = await snapshot(workspace);
  const result = await bench.ship({ image, source: '' }, { workspace });
  await expectRefusal(result, { codes, says });
  expect(await snapshot(workspace)).toEqual(before);
}
