// Prepares the checkout and runs a script: `node scripts/setup.mjs SCRIPT [arguments]`.
// It installs the locked packages if they are missing or out of date. Then it runs SCRIPT on the Node of these packages,
// because `runs.using: node24` means that version and the machine may have another one.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const RUNTIME = 24;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const mark = join(root, 'node_modules', '.assay-lock');

const [script, ...args] = process.argv.slice(2);
if (!script) stop('name a script: node scripts/setup.mjs SCRIPT [arguments]');
const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE) stop(`Node ${OLDEST_NODE} or later is needed, this is ${process.version}`);
install();
run(runtime());

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8').trim() === lock) return;
  console.log('setup: installing the locked packages (npm ci --ignore-scripts)');
  // npm runs on the machine's Node, and warns of each package that needs a later one. These run on the Node of the packages.
  const command = ['ci', '--ignore-scripts', '--loglevel=error'];
  const { error, status, signal } = spawnSync('npm', command, { cwd: root, stdio: 'inherit' });
  if (error?.code === 'ENOENT') stop('npm is needed and was not found on PATH');
  if (error) stop(`npm could not be started: ${error.message}`);
  if (status !== 0) stop(`npm ci did not succeed (${signal ?? `exit code ${status}`}); see its output above`);
  // The mark is written last, so that an interrupted install is repeated.
  writeFileSync(mark, `${lock}\n`);
}

/** A Node with the major version of the runtime: the installed one, else the one that runs this script. */
function runtime() {
  const installed = join(bin, 'node');
  const version = spawnSync(installed, ['--version'], { encoding: 'utf8' });
  if (version.status === 0 && version.stdout.startsWith(`v${RUNTIME}.`)) return installed;
  if (major === RUNTIME) return process.execPath;
  return stop(
    `Node ${RUNTIME} is missing from node_modules/.bin: the locked packages bring it for Linux (x64 and arm64, if npm may install optional packages); elsewhere, run this with Node ${RUNTIME}`,
  );
}

function run(node) {
  const child = spawn(node, [script, ...args], {
    stdio: 'inherit',
    // With this PATH, the script and its children use the installed Node and tools.
    env: { ...process.env, PATH: [bin, process.env.PATH].filter(Boolean).join(delimiter) },
  });
  const relays = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    // A terminal sends Ctrl-C to the whole process group. A second signal would mean "stop at once".
    const relay = () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    process.on(signal, relay);
    return [signal, relay];
  });
  child.on('error', (error) => stop(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    for (const [name, relay] of relays) process.off(name, relay);
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
    if (signal) process.kill(process.pid, signal);
  });
}

function stop(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}
