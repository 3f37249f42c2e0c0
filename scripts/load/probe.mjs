// Loaded into the action by `scripts/load.ts`: measures for how long no other work of the process gets a turn. A signal
// waits as long. Where the time went is told by a CPU profile. `process.argv[1]` is beside this file.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

const POLL_MS = 10;
const WORTH_MS = 150;
const folder = import.meta.dirname;
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: 5_000 });
session.post('Profiler.start');

const gaps = [];
let last = process.hrtime.bigint();
setInterval(() => {
  const now = process.hrtime.bigint();
  const ms = Number((now - last) / 1_000_000n) - POLL_MS;
  if (ms >= WORTH_MS) gaps.push({ from: Number(last / 1_000n), to: Number(now / 1_000n), ms });
  last = now;
}, POLL_MS).unref();

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  session.post('Profiler.stop', (error, result) => {
    const report = { gaps, cpuMs: (user + system) / 1000, frames: error ? [] : framesOf(result.profile) };
    writeFileSync(`${folder}/probe-${process.pid}.json`, JSON.stringify(report));
  });
});

/** For each gap, the functions in which most of it was spent, with everything that they call. */
function framesOf({ nodes, samples, timeDeltas, startTime }) {
  const parents = new Map();
  for (const node of nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const counts = gaps.map(() => new Map());
  let at = startTime;
  for (const [index, sample] of samples.entries()) {
    at += timeDeltas[index];
    const gap = gaps.findIndex(({ from, to }) => from <= at && at <= to);
    if (gap < 0) continue;
    const seen = new Set();
    for (let id = sample; id !== undefined; id = parents.get(id)) {
      const { functionName, url, lineNumber } = byId.get(id).callFrame;
      const name = `${functionName || '(nameless)'} ${url.split('/').pop()}:${lineNumber + 1}`;
      if (!seen.has(name)) counts[gap].set(name, (counts[gap].get(name) ?? 0) + 1);
      seen.add(name);
    }
  }
  return counts.map((names) =>
    [...names]
      .sort((one, other) => other[1] - one[1])
      .slice(0, 14)
      .map(([name, count]) => `${count * 5} ms ${name}`),
  );
}
