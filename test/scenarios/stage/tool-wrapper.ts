import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a tool got to see when it was called. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Its DOCKER_CONFIG's config.json; empty without one. */
  readonly credentials: string;
  /** What every process above it was started with, as the system shows it: environments and arguments. */
  readonly above: readonly string[];
}

/** Inputs for a run with a wrapper as a scanner: isolated, it could neither write down what it sees nor find the tool. */
export const UNBOXED = { isolate: 'off' } as const;

/** A program that notes what it sees, then becomes the real tool. */
export interface Wrapper {
  /** Path for `trivy-path` and the like. */
  readonly path: string;
  readonly calls: () => Promise<readonly Call[]>;
}

/** Writes a wrapper around a tool into a folder; `before` is JavaScript that it runs first, with `args` at hand. */
export async function wrap(folder: string, name: string, real: string, before = ''): Promise<Wrapper> {
  const path = join(folder, name);
  // Not a shell: that would lose variables whose names it cannot hold, such as INPUT_REGISTRY-PASSWORD.
  const source = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const args = process.argv.slice(2);
const config = process.env.DOCKER_CONFIG;
let credentials = '';
try { credentials = config ? readFileSync(config + '/config.json', 'utf8') : ''; } catch {}
const above = [];
for (let pid = process.ppid; pid > 1; ) {
  try {
    above.push(readFileSync('/proc/' + pid + '/environ', 'latin1'), readFileSync('/proc/' + pid + '/cmdline', 'latin1'));
    pid = Number(readFileSync('/proc/' + pid + '/stat', 'latin1').replace(/^.*\\) /s, '').split(' ')[1]);
  } catch { break; }
}
const call = JSON.stringify({ args, env: process.env, credentials, above });
writeFileSync(${JSON.stringify(folder)} + '/${name}-' + process.pid + '.call', call);
${before}
const { status } = spawnSync(${JSON.stringify(real)}, args, { stdio: 'inherit' });
process.exit(status ?? 70);
`;
  await writeFile(path, source, { mode: 0o755 });
  const calls = async () => {
    const names = (await readdir(folder)).filter((file) => file.startsWith(`${name}-`));
    return Promise.all(
      names.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Call),
    );
  };
  return { path, calls };
}
