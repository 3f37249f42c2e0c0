import { readFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { CACHED_FILE } from './cached-file.ts';

/** How often the folder is looked at, in milliseconds. */
const LOOK_MS = 100;
/** The archive of a run has one file. The library adds the archive itself, in a folder. */
const MOST_NAMES = 10;

// A program of its own, which restores or saves one file with GitHub's cache: `restore LIMIT KEY [PREFIX]` or `save KEY`.
// Stdin is the token. The last line of stdout is the key, or empty. The library unpacks what it gets with `tar -P`, which
// writes wherever the archive says. So this program runs in a box in which only one folder can be written. It ends when
// archive and content together are larger than the limit, in bytes: an archive could fill the disk.
const [verb, ...args] = process.argv.slice(2);
process.env.ACTIONS_RUNTIME_TOKEN = readFileSync(0, 'utf8');
const { restoreCache, saveCache } = await import('@actions/cache');
const answer = verb === 'save' ? save(args) : restore(args);
// To restore, the library has made its client by now. The programs that unpack the archive do not see the token.
if (verb !== 'save') delete process.env.ACTIONS_RUNTIME_TOKEN;
process.stdout.write(`\n${(await answer) ?? ''}\n`, () => process.exit());

async function save([key = '']: readonly string[]): Promise<string | undefined> {
  return (await saveCache([CACHED_FILE], key)) === -1 ? undefined : key;
}

async function restore([limit, key = '', prefix]: readonly string[]): Promise<string | undefined> {
  const restored = restoreCache([CACHED_FILE], key, prefix === undefined ? [] : [prefix]);
  // A folder that vanishes meanwhile is looked at the next time.
  const timer = setInterval(() => void demandWithin(Number(limit)).catch(() => undefined), LOOK_MS);
  const found = await restored;
  clearInterval(timer);
  if (found !== undefined) await demandWithin(Number(limit));
  return found;
}

/** Ends this process if the folder has more than that. Then what unpacks the archive is ended too. */
async function demandWithin(limit: number): Promise<void> {
  const names = await readdir('.', { recursive: true });
  const sizes = names.slice(0, MOST_NAMES).map((name) =>
    lstat(name).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  if (bytes <= limit && names.length <= MOST_NAMES) return;
  process.stderr.write('Error: the entry is larger than what runs keep\n');
  process.exit(1);
}
