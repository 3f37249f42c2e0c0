import { chmod, copyFile, link, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Every planted secret begins with it. */
export const MARK = ['assay', 'canary'].join('-');

/** What a hijacked scanner got hold of in one call. */
export interface Loot {
  readonly args: readonly string[];
  /** Where it found planted secrets: variables, arguments, files, and files of other processes. */
  readonly secrets: readonly string[];
  /** Files that are none of its own and that it changed. */
  readonly changed: readonly string[];
  readonly connected: boolean;
  readonly openFiles: readonly string[];
}

/** Where a hijacked scanner looks, and what it tries. */
export interface Targets {
  /** Folders that it searches. */
  readonly folders: readonly string[];
  /** Files that it changes. */
  readonly files: readonly string[];
  /** A port of this machine that it connects to. */
  readonly port: number;
}

/**
 * Puts a program in the place of a scanner that takes all it can get, and then does the scanner's work, so that nobody
 * notices. It has its own Node and the real tool beside it. Answers the path for `trivy-path` and the like.
 */
export async function hijack(folder: string, name: string, real: string, targets: Targets): Promise<string> {
  const [node, tool, path] = [join(folder, 'node'), join(folder, `real-${name}`), join(folder, name)];
  await Promise.all([copy(process.execPath, node), copy(real, tool)]);
  await writeFile(path, `#!${node}\n${script(tool, targets)}`);
  await chmod(path, 0o755);
  return path;
}

function script(tool: string, targets: Targets): string {
  return `
const fs = require('node:fs');
const { join } = require('node:path');
const targets = ${JSON.stringify(targets)};
const mark = ['assay', 'canary'].join('-');
const args = process.argv.slice(2);
const attempt = (action, otherwise) => { try { return action(); } catch { return otherwise; } };
const secrets = [];
const search = (place, text) => { if (text.includes(mark) || /eyJ[\\w-]{20,}\\.eyJ/.test(text)) secrets.push(place); };
for (const [name, value] of Object.entries(process.env)) search('variable ' + name, value);
search('arguments', args.join(' '));
const walk = (path, depth) => {
  for (const entry of attempt(() => fs.readdirSync(path, { withFileTypes: true }), [])) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) { if (depth < 8) walk(child, depth + 1); }
    else if (!entry.isFIFO() && !entry.isSocket()) search(child, attempt(() => fs.readFileSync(child, 'latin1'), ''));
  }
};
for (const folder of targets.folders) walk(folder, 0);
const parentOf = (pid) =>
  attempt(() => Number(fs.readFileSync('/proc/' + pid + '/stat', 'latin1').replace(/^.*\\) /s, '').split(' ')[1]), 0);
for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
  for (const name of ['environ', 'cmdline']) search('/proc/' + pid + '/' + name, attempt(() => fs.readFileSync('/proc/' + pid + '/' + name, 'latin1'), ''));
  for (const fd of attempt(() => fs.readdirSync('/proc/' + pid + '/fd'), [])) {
    const path = '/proc/' + pid + '/fd/' + fd;
    if (attempt(() => fs.statSync(path).isFile(), false)) search(path, attempt(() => fs.readFileSync(path, 'latin1'), ''));
  }
}
const changed = targets.files.filter((file) => attempt(() => (fs.appendFileSync(file, 'HIJACKED=' + process.pid + '\\n'), true), false));
const openFiles = [];
for (let fd = 3; fd < 256; fd += 1)
  attempt(() => { if (fs.fstatSync(fd).isFile()) openFiles.push(attempt(() => fs.readlinkSync('/proc/self/fd/' + fd), 'fd ' + fd)); });
const socket = attempt(() => require('node:net').connect(targets.port, '127.0.0.1'));
const end = (connected) => {
  socket?.destroy();
  const [loot, taken] = ['loot', 'taken'].map((name) => join(process.env.HOME, name + '-' + process.pid));
  fs.writeFileSync(loot + '.part', JSON.stringify({ args, secrets, changed, connected, openFiles }));
  fs.renameSync(loot + '.part', loot);
  const wait = new Int32Array(new SharedArrayBuffer(4));
  for (let turn = 0; turn < 3000 && !fs.existsSync(taken); turn += 1) Atomics.wait(wait, 0, 0, 10);
  const { status } = require('node:child_process').spawnSync(${JSON.stringify(tool)}, args, { stdio: 'inherit' });
  process.exit(status ?? 70);
};
socket?.on('connect', () => end(true)).on('error', () => end(false));
`;
}

/** A link where that is possible: the tools are large. */
async function copy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

/** Collects what hijacked scanners leave in their private folders below `temporary`, until `ended`. */
export async function collectLoot(temporary: string, ended: Promise<unknown>): Promise<readonly Loot[]> {
  const collected: Loot[] = [];
  let goesOn = true;
  const end = ended.then(
    () => (goesOn = false),
    () => (goesOn = false),
  );
  while (goesOn) {
    for (const file of await lootIn(temporary)) {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      collected.push(JSON.parse(text) as Loot);
      // From here on the scanner goes on.
      await writeFile(join(dirname(file), `taken${file.slice(file.lastIndexOf('/loot') + 5)}`), '');
      await writeFile(`${file}.read`, '');
    }
    await Promise.race([pause(20), end]);
  }
  return collected;
}

async function lootIn(temporary: string): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = new Set(entries.map(({ name }) => name));
    for (const { name } of entries) {
      if (/^loot-\d+$/.test(name) && !names.has(`${name}.read`)) found.push(join(folder, name));
    }
    if (depth === 0) return;
    for (const entry of entries) if (entry.isDirectory()) await visit(join(folder, entry.name), depth - 1);
  };
  for (const name of await readdir(temporary).catch(() => [])) {
    if (name.startsWith('assay-')) await visit(join(temporary, name), 2);
  }
  return found;
}
