import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../../domain/digest.ts';
import { fault, resultsOf } from '../../../domain/reason.ts';
import { orThrow } from '../../../domain/result.ts';
import { type GitleaksFinding, parseGitleaksReport } from '../../../formats/tools/gitleaks.ts';
import { parseTrivySecrets, type TrivySecret, uncensor } from '../../../formats/tools/trivy-secrets.ts';
import type { Command, Tool } from '../../../ports/process-port.ts';
import type { World } from '../../../ports/world.ts';
import { giveTurn } from '../../../turns.ts';
import { withOwnFolders } from '../../shared/own-folders.ts';
import { readTool } from '../../shared/read-tool.ts';
import type { Hit } from '../hit.ts';
import type { NamedFile } from '../staging/scan-tree.ts';
import { GITLEAKS_CONFIG, TRIVY_CONFIG, TRIVY_SECRET_CONFIG } from './engine-rules.ts';
import { runOwnRules } from './run-own-rules.ts';

const CANARY = 'zz-canary/canary.txt';
/** So many hits fit into the memory of a small runner. */
const MOST_HITS = 500_000;

type EngineWorld = Pick<World, 'processes' | 'workspace'>;

/** The two scanners beside Assay's own rules. */
export interface Engines {
  readonly trivy: Tool;
  readonly gitleaks: Tool;
}

/** The folder to scan. */
export interface EngineInput {
  readonly root: string;
  /** Time limit of each engine, in milliseconds. */
  readonly timeoutMs: number;
  /** The files below the root, and those that only Assay's own rules search. */
  readonly files: Iterable<NamedFile>;
  /**
   * Answers when the folder has what trivy and gitleaks must search, and whether that is anything. Assay's own rules do not
   * wait for it.
   */
  readonly prepare: () => Promise<boolean>;
  /** The names of the other files with the content of files that are on the disk, by their names. */
  readonly copiesOf: (names: ReadonlySet<string>) => ReadonlyMap<string, readonly string[]>;
}

type Call = Pick<Command, 'timeoutMs'> & {
  /** The folder of the rules. */
  readonly rules: string;
  readonly write: (name: string, text: string) => Promise<string>;
};

/** Scans a folder with trivy, gitleaks and Assay's own rules, in parallel, with no configuration but Assay's. */
export async function runEngines(
  world: EngineWorld,
  tools: Engines,
  { root, timeoutMs, files, prepare, copiesOf }: EngineInput,
): Promise<readonly Hit[]> {
  const rules = await world.workspace.folder('secrets-rules');
  const write = async (name: string, text: string) => {
    await writeFile(join(rules, name), text, { flag: 'wx', mode: 0o600 });
    return join(rules, name);
  };
  const canary = await stageCanary(root);
  const call = { timeoutMs, rules, write };
  const prepared = prepare();
  const search = async (engine: string, run: () => Promise<readonly Hit[]>) =>
    (await prepared) ? withoutCanary(await run(), canary, engine) : [];
  // Waits for all of them, even if one fails: the caller removes the folder afterwards.
  const ended = await Promise.allSettled([
    runOwnRules(timeoutMs, withCanaryFile(files, root)),
    search('gitleaks', () => runGitleaks(world, tools.gitleaks, root, call)),
    search('trivy', () => runTrivy(world, tools.trivy, root, call)),
  ]);
  const [own = [], ...onDisk] = resultsOf(ended);
  // Assay's own rules were run for each file in which they may find something.
  return [...withCopies(onDisk.flat(), copiesOf), ...withoutCanary(own, canary, 'Assay')];
}

/** The hits, also in the files that have the same content. */
function withCopies(hits: readonly Hit[], copiesOf: EngineInput['copiesOf']): readonly Hit[] {
  const all: Hit[] = [...hits];
  const copies = copiesOf(new Set(hits.map(({ file }) => file)));
  for (const hit of hits) {
    for (const file of copies.get(hit.file) ?? []) {
      all.push({ ...hit, file });
      if (all.length <= MOST_HITS) continue;
      const message = `the same files with findings are there so often that there are more than ${MOST_HITS} places; remove the copies`;
      throw fault('scan-incomplete', 'secrets', message);
    }
  }
  return all;
}

async function runGitleaks(world: EngineWorld, tool: Tool, root: string, call: Call): Promise<Hit[]> {
  const { write, rules, timeoutMs } = call;
  const args = [
    // Runs in the folder with a relative path: its path rules would match the folders above, too.
    'dir',
    '.',
    `--config=${await write('gitleaks.toml', GITLEAKS_CONFIG)}`,
    `--gitleaks-ignore-path=${await write('gitleaks-ignore', '')}`,
    '--ignore-gitleaks-allow',
    // Decoded base64 is staged already. This decodes hexadecimal digits and escapes.
    '--max-decode-depth=1',
    '--max-archive-depth=0',
    '--report-format=json',
    '--report-path=-',
    '--exit-code=0',
    '--log-level=error',
    '--no-banner',
    '--no-color',
  ];
  const own = await world.workspace.folder('secrets-gitleaks');
  const command = {
    ...{ tool: 'gitleaks', file: tool.path, args, cwd: root, timeoutMs },
    env: await withOwnFolders(world.workspace.environment, own),
    view: { reads: [rules] },
  };
  const text = await readTool(world.processes, 'secrets', command);
  await giveTurn();
  const report = orThrow(parseGitleaksReport(text), unreadable);
  return report.map((found) => ({
    engine: 'gitleaks',
    ...found,
    value: isNamedFile(found)
      ? valueOfFile(found, readFileSync(join(root, found.file)))
      : valueWithoutKey(found),
  }));
}

/** Whether the rule judges by the name of the file alone, as of a key store. Then the match is only the name on the disk. */
function isNamedFile({ value, file }: GitleaksFinding): boolean {
  return value === `file detected: ${file}`;
}

/**
 * What stands for the value of a file that is a secret as a whole: the same wherever the file lies, and no word of its name
 * is in it.
 */
function valueOfFile({ rule }: GitleaksFinding, content: Buffer): string {
  return `${rule}=${hexOf(content)}`;
}

/** The fault of a report that cannot be read. It quotes nothing of the report. */
function unreadable(why: string): Error {
  return fault('tool-failed', 'secrets', why);
}

/** In a manifest, the match of gitleaks includes the key. */
function valueWithoutKey({ rule, value }: GitleaksFinding): string {
  return rule === 'kubernetes-secret-yaml' ? value.replace(/^\s*["']?[\w.-]+["']?\s*:\s*["']?/, '') : value;
}

async function runTrivy(world: EngineWorld, tool: Tool, root: string, call: Call): Promise<Hit[]> {
  const { write, rules, timeoutMs } = call;
  const cacheDir = await world.workspace.folder('secrets-trivy');
  const args = [
    'fs',
    '--scanners=secret',
    `--config=${await write('trivy.yaml', TRIVY_CONFIG)}`,
    `--ignorefile=${await write('trivy-ignore', '')}`,
    `--secret-config=${await write('secret.yaml', TRIVY_SECRET_CONFIG)}`,
    `--cache-dir=${cacheDir}`,
    '--cache-backend=memory',
    '--skip-version-check',
    '--disable-telemetry',
    '--offline-scan',
    `--timeout=${Math.ceil(timeoutMs / 1000)}s`,
    '--exit-code=0',
    '--format=json',
    '--quiet',
    root,
  ];
  const cwd = await world.workspace.folder('secrets-cwd');
  const command = {
    ...{ tool: 'trivy', file: tool.path, args, cwd, timeoutMs },
    env: await withOwnFolders(world.workspace.environment, cwd),
    view: { reads: [rules, root], writes: [cacheDir] },
  };
  const text = await readTool(world.processes, 'secrets', command);
  // Each of these steps takes long for thousands of hits, and a cancelled job must end.
  await giveTurn();
  const report = orThrow(parseTrivySecrets(text), unreadable);
  await giveTurn();
  const hits: Hit[] = [];
  // One file at a time, each read once: it may be large and have a thousand findings.
  for (const [file, group] of Map.groupBy(report, (found) => found.file)) {
    const content = await readFile(join(root, file));
    for (const found of group) {
      const { rule, title, line } = found;
      hits.push({ engine: 'trivy', rule, title, file, line, value: recover(found, content) });
    }
  }
  return hits;
}

/** The value that trivy censors. If it cannot be recovered, a text that is unique for this finding. */
function recover(found: TrivySecret, content: Buffer): string {
  const value = uncensor(found, content);
  if (value !== undefined && value.trim() !== '') return value;
  const rest = content.subarray(found.offset, found.offset + 4096).toString('utf8');
  return /^[^\s"'`]+/.exec(rest)?.[0] ?? `${found.rule} at ${found.offset} in ${hexOf(content)}`;
}

/**
 * Stages a random token in the folder that the engines scan last. An engine that does not report it did not scan the
 * whole folder, or not with these rules. Then a result without hits proves nothing.
 */
async function stageCanary(root: string): Promise<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = [...randomBytes(36)].map((byte) => letters[byte % letters.length]).join('');
  const value = `${'gh'}p_${random}`;
  await mkdir(join(root, 'zz-canary'), { mode: 0o700 });
  await writeFile(join(root, CANARY), `token = ${value}\n`, { flag: 'wx', mode: 0o600 });
  return value;
}

function* withCanaryFile(files: Iterable<NamedFile>, root: string): Generator<NamedFile> {
  yield* files;
  yield { name: CANARY, path: CANARY, isClean: false, read: () => readFileSync(join(root, CANARY)) };
}

function withoutCanary(hits: readonly Hit[], canary: string, engine: string): readonly Hit[] {
  if (!hits.some((hit) => hit.file === CANARY && hit.value === canary)) {
    const message = `${engine} did not report the test token that Assay staged, so it did not scan everything`;
    throw fault('tool-failed', 'secrets', message);
  }
  return hits.filter((hit) => hit.file !== CANARY);
}
