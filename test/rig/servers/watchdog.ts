// Runs a server and ends it with the process that started this one: `node watchdog.ts LOG FILE [arguments]`.
// The pipe on stdin closes when that process ends, however it ends, SIGKILL included.
import { spawn } from 'node:child_process';
import { openSync, writeSync } from 'node:fs';

const GRACE_MS = 2000;
const [logFile, file, ...args] = process.argv.slice(2);
if (logFile === undefined || file === undefined) throw new Error('watchdog.ts LOG FILE [arguments]');

const log = openSync(logFile, 'a', 0o600);
const server = spawn(file, args, { stdio: ['ignore', log, log] });
server.on('error', (error) => {
  writeSync(log, `${error.message}\n`);
  process.exit(127);
});
server.on('exit', (code, signal) => {
  writeSync(log, `ended: ${signal ?? `exit code ${code}`}\n`);
  process.exit(code ?? 1);
});

process.stdin.resume();
process.stdin.on('close', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

function end(): void {
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), GRACE_MS);
}
