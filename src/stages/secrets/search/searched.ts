import { hexOf } from '../../../domain/digest.ts';
import { fault } from '../../../domain/reason.ts';
import type { Tool } from '../../../ports/process-port.ts';
import type { World } from '../../../ports/world.ts';
import { giveTurn, Turns } from '../../../turns.ts';
import type { CleanContents } from '../collect/clean-contents.ts';
import type { CommitPlaces } from '../collect/commit-places.ts';
import { ResultFiles } from '../collect/result-files.ts';
import type { LocatedDockerfile } from '../dockerfile/dockerfile-match.ts';
import { type Engines, runEngines } from '../engines/engines.ts';
import { decodedHits } from '../findings/decoded-hits.ts';
import { type IgnoredHits, ignoreHits } from '../findings/ignore-hits.ts';
import { maskHit } from '../findings/mask-findings.ts';
import { spellings } from '../findings/merge-hits.ts';
import type { Hit } from '../hit.ts';
import type { KnownContents } from '../staging/file-class.ts';
import type { FileCounter } from '../staging/file-counter.ts';
import type { ScanTree, StagedFile } from '../staging/scan-tree.ts';

/** The ports that the secrets check uses. */
export type SecretsWorld = Pick<
  World,
  'processes' | 'tools' | 'runner' | 'workspace' | 'layers' | 'layouts' | 'git'
>;

/** What one search found: that of the source tree and its commits, or that of an image. It needs no staged file any more. */
export interface Searched {
  /** The hits that may be secrets. */
  readonly hits: readonly Hit[];
  readonly ignored: Pick<IgnoredHits, 'list'>;
  /** The staged file of a hit. */
  readonly fileOf: (hit: Hit) => StagedFile;
  readonly placesInCommits: CommitPlaces;
  /** Dockerfiles of the source tree. */
  readonly dockerfiles: readonly LocatedDockerfile[];
  readonly counter: FileCounter;
  readonly notes: readonly string[];
}

export interface SearchOptions {
  /** Time limit of each engine, in milliseconds; 20 minutes by default. */
  readonly timeoutMs?: number;
  /** What a search adds is known to those whose engines begin later. */
  readonly cleanContents: CleanContents;
}

const TIMEOUT_MS = 20 * 60_000;

/** What was staged for the engines. */
interface Staged {
  readonly tree: ScanTree;
  /** What Assay's own rules found meanwhile. */
  readonly hits: readonly Hit[];
  /** The engines wait for it: what it adds to the clean contents, they need not search. */
  readonly before?: Promise<unknown>;
}

/** The hits in what was staged. */
export interface SearchedTree {
  /** All hits, with those in decoded texts. */
  readonly located: readonly Hit[];
  /** The hits that may be secrets. */
  readonly hits: readonly Hit[];
  readonly ignored: IgnoredHits;
  readonly fileOf: Searched['fileOf'];
}

/** The engines, and what they found in earlier runs. */
export interface Search extends Engines {
  readonly results: ResultFiles;
}

export async function beginSearch(world: SecretsWorld): Promise<Search> {
  const { tools } = world;
  const [trivy, gitleaks] = await Promise.all([tools.acquire('trivy'), tools.acquire('gitleaks')]);
  return { trivy, gitleaks, results: resultFiles(world, [trivy, gitleaks]) };
}

/**
 * The contents that need not be staged, with those of earlier runs. They depend on Assay's own rules only, so nobody waits for
 * the engines.
 */
export async function unstagedContents(
  world: SecretsWorld,
  { cleanContents: { unstaged } }: SearchOptions,
): Promise<KnownContents> {
  await unstaged.remember(resultFiles(world, []));
  return unstaged;
}

/** Keeps what this run has found clean. */
export async function keepClean(
  world: SecretsWorld,
  search: Search,
  { cleanContents }: SearchOptions,
): Promise<void> {
  await cleanContents.searched.keep(search.results);
  await cleanContents.unstaged.keep(resultFiles(world, []));
}

function resultFiles({ workspace, runner }: SecretsWorld, engines: readonly Tool[]): ResultFiles {
  return new ResultFiles(workspace, engines, runner.log);
}

/** Searches what was staged with the engines and with Assay's own rules. */
export async function searchTree(
  world: SecretsWorld,
  search: Search,
  { tree, hits: ownHits, before }: Staged,
  { timeoutMs, cleanContents }: SearchOptions,
): Promise<SearchedTree> {
  const { searched } = cleanContents;
  await searched.remember(search.results);
  const prepare = async () => {
    await before?.catch(() => undefined);
    return await tree.writeFiles(searched);
  };
  const engineHits = await runEngines(world, search, {
    root: tree.root,
    timeoutMs: timeoutMs ?? TIMEOUT_MS,
    files: tree.names(searched),
    prepare,
    copiesOf: (names) => tree.copiesOf(names),
  });
  // Each of these steps takes long for thousands of hits, and a cancelled job must end.
  await giveTurn();
  const located = await decodedHits([...engineHits, ...ownHits], tree);
  await noteContents([...engineHits, ...ownHits, ...located], tree, cleanContents);
  const { hits, ignored } = await ignoreHits(located, tree);
  const files = new Map(hits.map((hit) => [hit.file, tree.file(hit.file) ?? unknownFile(hit.engine)]));
  return { located, hits, ignored, fileOf: ({ file, engine }) => files.get(file) ?? unknownFile(engine) };
}

/** Contents that are nothing but a value may end like this; the last is how decoded base64 ends. */
const ENDS = ['', '\n', '\r\n', '\n\n'];

/** Adds the contents without a hit, also without one that is ignored. Those with one, and those of its value, are never kept. */
async function noteContents(hits: readonly Hit[], tree: ScanTree, contents: CleanContents): Promise<void> {
  const files = new Set(hits.map(({ file }) => file));
  for (const key of tree.keysWithout(files)) contents.searched.add(key);
  const turns = new Turns();
  for (const hash of tree.hashesOf(files)) {
    await turns.give();
    contents.withhold(hash);
  }
  for (const value of new Set(hits.flatMap(({ value, encoded = '' }) => [value, encoded]))) {
    await turns.give();
    for (const text of spellings(value)) for (const end of ENDS) contents.withhold(hexOf(`${text}${end}`));
  }
}

/** The error. It is not known which hits are findings, and the error may quote any of them. */
export function masked({ runner }: Pick<World, 'runner'>, hits: readonly Hit[], error: unknown): unknown {
  for (const hit of hits) maskHit(runner, hit);
  return error;
}

/** Throws if an engine reports a file that was not staged: a fault of the engine or of this check. */
export function unknownFile(engine: Hit['engine']): never {
  throw fault('tool-failed', 'secrets', `${engine} reported a file that Assay did not give it`);
}
