import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { POLICY_PATH } from '../../domain/policy/policy.ts';
import { plain, visible } from '../../domain/text.ts';
import { type Dialogue, settleChanges, type WriteOptions } from '../changes/settle-changes.ts';
import { type IgnoreFile, ignoreNotes } from './ignore-files.ts';
import { migrateWorkflow } from './migrate-workflow.ts';
import type { MigrationNote } from './migration-note.ts';

/** The arguments of `assay migrate`. */
export interface MigrateRequest extends WriteOptions {
  /** A folder in the repository. */
  readonly folder: string;
  /** Below that folder. */
  readonly workflow: string;
  /** Commit of a release of Assay: 40 hex digits. */
  readonly commit?: string;
}

const MAX_BYTES = 1 << 20;
const IGNORE_FILES = ['.trivyignore', '.gitleaksignore'];
const TITLES = { changes: 'What changes', todo: 'Still to do', left: 'Left as it is' } as const;

/** Runs `assay migrate`. Answers the exit code: 0 also if there is nothing to migrate, 2 if nothing could be done. */
export async function migrate(request: MigrateRequest, dialogue: Dialogue): Promise<0 | 2> {
  const { folder, workflow, commit } = request;
  const { print } = dialogue;
  const root = await rootOf(folder);
  const refuse = (why: string): 2 => {
    print(`${plain(why, 500)}\n`);
    return 2;
  };
  const path = relative(root, resolve(folder, workflow)).split(sep).join('/');
  if (path.startsWith('../')) return refuse(`${workflow} is outside the repository ${root}`);
  const text = await textOf(resolve(root, path));
  if (text === undefined)
    return refuse(`there is no workflow ${path}: name a file such as .github/workflows/ci.yml`);
  const migrated = migrateWorkflow({
    path,
    text,
    hasPolicy: (await textOf(resolve(root, POLICY_PATH))) !== undefined,
    ...(commit === undefined ? {} : { commit }),
  });
  if (!migrated.ok) return refuse(migrated.fault);
  const { changes, notes } = migrated.value;
  if (changes.length === 0 && notes.length === 0) {
    print(`${plain(path, 300)} has nothing that Assay would replace\n`);
    return 0;
  }
  const ignored = changes.length === 0 ? [] : ignoreNotes(await ignoreFilesIn(root));
  const listed = notesText(path, [...notes, ...ignored]);
  if (changes.length === 0) {
    print(`${listed}Nothing in ${plain(path, 300)} could be translated\n`);
    return 2;
  }
  print(listed);
  return await settleChanges(root, changes, request, dialogue);
}

/** The notes by kind, each with its line in the file before the change. */
export function notesText(path: string, notes: readonly MigrationNote[]): string {
  const kinds = ['changes', 'todo', 'left'] as const;
  return kinds
    .flatMap((kind) => {
      const own = notes.filter((note) => note.kind === kind);
      if (own.length === 0) return [];
      const lines = own.map(({ line, text }) => `- ${line === undefined ? '' : `${path}:${line}: `}${text}`);
      return [`${TITLES[kind]}:\n${visible(lines.join('\n'))}\n\n`];
    })
    .join('');
}

async function ignoreFilesIn(root: string): Promise<readonly IgnoreFile[]> {
  const files = await Promise.all(
    IGNORE_FILES.map(async (path) => ({ path, text: await textOf(resolve(root, path)) })),
  );
  return files.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
}

/** The folder of the repository around a folder; the folder itself, if there is none. */
async function rootOf(folder: string): Promise<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if ((await stat(join(at, '.git')).catch(() => undefined)) !== undefined) return at;
    if (dirname(at) === at) return resolve(folder);
  }
}

/** The text of a file; undefined if there is none of a size that a person writes. */
async function textOf(path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > MAX_BYTES) return undefined;
  return await readFile(path, 'utf8');
}
