import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs'; // SHOW
import { copyFile, lstat, mkdir, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { buildTools } from '../rig/build.ts';
import { rigFolder } from '../rig/folder.ts';
import { cleanImage, type ImageLayout, pushLayout } from '../rig/images.ts';
import { RepositoryClient, type RigDescriptor } from '../rig/registry-client.ts';
import { startRegistry, type TestRegistry } from '../rig/registry.ts';
import { type ActionResult, type ActionStep, runAction } from '../rig/run-action.ts';
import { startSigstore, type TestSigstore } from '../rig/sigstore.ts';
import { makeDatabase, type TestDatabase } from '../rig/vulnerability-db.ts';
import { type Front, type Intercept, openFront } from './front.ts';
import { commandsIn } from './runner-commands.ts';

const ROOT = join(import.meta.dirname, '../..');

type Inputs = Readonly<Record<string, string>>;

/** Everything that a good run needs; every attack takes one thing away from it. */
export interface Bench {
  readonly folder: string;
  readonly tools: { readonly trivy: string; readonly cosign: string; readonly gitleaks: string };
  readonly registry: TestRegistry;
  readonly sigstore: TestSigstore;
  readonly database: TestDatabase;
  readonly databaseReference: string;
  /** An image that passes. */
  readonly layout: ImageLayout;
  /** Inputs of a run that passes and signs, but for `image`. */
  readonly inputs: Inputs;
  /** A folder of its own for one case. */
  subfolder(): Promise<string>;
  /** Pushes the image under a name of its own behind a new front. */
  ship(layout?: ImageLayout, intercept?: Intercept): Promise<Shipped>;
  /** Pushes an image to `repository:tag`, behind every front's back. */
  push(layout: ImageLayout, target: string): Promise<void>;
  /** What is attached to the good image in a repository. */
  referrers(repository: string): Promise<readonly RigDescriptor[]>;
  /** Runs the bundled action; `inputs` override those of a good run. */
  run(inputs: Inputs, step?: Partial<ActionStep>): Promise<ActionResult>;
  stop(): Promise<void>;
}

/** An image in a registry, seen through a front. */
export interface Shipped {
  readonly front: Front;
  readonly repository: string;
  /** `host/repository:v1` through the front. */
  readonly image: string;
}

/** Starts everything; some 3 s. */
export async function startBench(): Promise<Bench> {
  const folder = await rigFolder('attacks');
  const [tools, action, registry, sigstore, database, layout] = await Promise.all([
    buildTools(['trivy', 'cosign', 'gitleaks']),
    bundle(join(folder, 'action')),
    startRegistry({ referrers: true }),
    startSigstore(),
    makeDatabase(),
    mkdir(join(folder, 'clean')).then(() => cleanImage(join(folder, 'clean'), { engine: 'node' })),
  ]);
  const databaseReference = await database.push(registry.host);
  const fronts: Front[] = [];
  const results: ActionResult[] = [];
  let made = 0;
  const inputs: Inputs = {
    'trivy-path': tools.trivy,
    'cosign-path': tools.cosign,
    'gitleaks-path': tools.gitleaks,
    'db-repository': databaseReference,
    'java-db-repository': databaseReference,
    'signing-config': sigstore.signingConfig,
    'trusted-root': sigstore.trustedRoot,
  };
  return {
    folder,
    tools,
    registry,
    sigstore,
    database,
    databaseReference,
    layout,
    inputs,
    async subfolder() {
      made += 1;
      const path = join(folder, `case-${made}`);
      await mkdir(path);
      return path;
    },
    async ship(image = layout, intercept) {
      made += 1;
      const repository = `team/app${made}`;
      const front = await openFront(registry.host, intercept);
      fronts.push(front);
      await pushLayout(image, `${registry.host}/${repository}:v1`);
      return { front, repository, image: `${front.host}/${repository}:v1` };
    },
    async push(image, target) {
      await pushLayout(image, `${registry.host}/${target}`);
    },
    referrers: (repository) => new RepositoryClient(registry.host, repository).referrers(layout.digest),
    async run(own, step = {}) {
      const result = await runAction({
        action,
        ...step,
        inputs: { ...inputs, ...own },
        env: { ...sigstore.environment(), ...step.env },
      });
      results.push(result);
      return result;
    },
    async stop() {
      await Promise.all(results.map((result) => result.remove()));
      await Promise.all(fronts.map((front) => front.stop()));
      await Promise.all([registry.stop(), sigstore.stop(), database.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Bundles the action as users get it, into a folder of its own. */
async function bundle(action: string): Promise<string> {
  await mkdir(action);
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/bundle.ts'), join(action, 'dist')]);
  await copyFile(join(ROOT, 'action.yml'), join(action, 'action.yml'));
  return action;
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

/** A reason as the `reasons` output tells it. */
export interface ToldReason {
  readonly code: string;
  readonly check: string;
  readonly message: string;
}

/** The reasons that the step put out. */
export function reasonsOf(result: ActionResult): readonly ToldReason[] {
  return JSON.parse(result.outputs.reasons ?? 'null') as ToldReason[];
}

/** Demands that the step refused as it should, cleanly, and told people and programs the same. */
export async function expectRefusal(
  result: ActionResult,
  { verdict = 'error', codes, says = [] }: Refusal,
  front?: Front,
): Promise<void> {
  const reasons = reasonsOf(result);
  if (process.env.ATTACKS_SHOW) appendFileSync(process.env.ATTACKS_SHOW, `##\n${reasons.map((r) => `${r.code} [${r.check}] ${r.message}`).join('\n')}\nSTDERR ${result.stderr}\n`); // SHOW
  expect(
    { exitCode: result.exitCode, verdict: result.outputs.verdict, codes: reasons.map(({ code }) => code) },
    `${result.outputs.reasons}\n${result.stdout}\n${result.stderr}`,
  ).toEqual({ exitCode: 1, verdict, codes });
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
  expect(left.filter((name) => name !== 'assay')).toEqual([]);
  expect([result.environmentFile, result.pathFile]).toEqual(['', '']);
  expect(result.state).toEqual({});
  expectOwnCommands(result.stdout);
}

/** Every command that the runner would take from the log is one that Assay itself gives. */
export function expectOwnCommands(stdout: string): void {
  for (const command of commandsIn(stdout)) {
    expect(['group', 'endgroup', 'debug', 'add-mask', 'error', 'warning', 'notice']).toContain(command.name);
    if (command.name === 'group') expect(command.value).toMatch(/^(?:Download|Build) /);
    if (/^(?:error|warning|notice)$/.test(command.name))
      expect(command.parameters).toMatch(/title=(?:Assay|Secret|critical%3A|high%3A|medium%3A|low%3A|unknown%3A)/);
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
