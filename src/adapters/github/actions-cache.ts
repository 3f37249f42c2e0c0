import { readFileSync } from 'node:fs';
import { CACHED_FILE } from './cached-file.ts';

// A program of its own, which restores or saves one file with GitHub's cache: `restore KEY [PREFIX]` or `save KEY`. Stdin
// is the token. The last line of stdout is the key, or empty. The library unpacks what it gets with `tar -P`, which writes
// wherever the archive says. So this program runs in a box in which only one folder can be written.
const [verb, key = '', prefix] = process.argv.slice(2);
process.env.ACTIONS_RUNTIME_TOKEN = readFileSync(0, 'utf8');
const { restoreCache, saveCache } = await import('@actions/cache');
const answer =
  verb === 'save'
    ? saveCache([CACHED_FILE], key).then((id) => (id === -1 ? undefined : key))
    : restoreCache([CACHED_FILE], key, prefix === undefined ? [] : [prefix]);
// To restore, the library has made its client by now. The programs that unpack the archive do not see the token.
if (verb !== 'save') delete process.env.ACTIONS_RUNTIME_TOKEN;
process.stdout.write(`\n${(await answer) ?? ''}\n`, () => process.exit());
