import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { digestNow } from '../../src/digest-now.ts';
import type { Bench } from './sides.ts';

/** The call of each tool that a decision waits for. */
const CALLS = { cosign: 'verify', trivy: 'sbom' } as const;
type Name = keyof typeof CALLS;

/** A call that can be repeated: what it reads was copied. */
interface Call {
  readonly tool: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** Lets `decide` run with programs in the place of the tools that note how they are called. */
export async function recordCalls(
  bench: Bench,
  decide: (tools: Bench['tools']) => Promise<unknown>,
): Promise<Readonly<Record<Name, Call>>> {
  const folderOf = (name: Name) => join(bench.folder, `call-${name}`);
  const recorder = async (name: Name) => {
    const [folder, file] = [folderOf(name), join(bench.folder, `recorder-${name}`)];
    await mkdir(folder);
    const script = `#!/bin/sh
if [ "$1" = ${CALLS[name]} ]; then
  cp -a "$(dirname "$PWD")" ${folder}/workspace
  env -0 > ${folder}/env
  printf '%s\\0' "$PWD" "$@" > ${folder}/words
fi
exec ${bench.tools[name]} "$@"
`;
    await writeFile(file, script);
    await chmod(file, 0o755);
    return file;
  };
  await decide({ ...bench.tools, cosign: await recorder('cosign'), trivy: await recorder('trivy') });
  const recorded = async (name: Name): Promise<Call> => {
    const folder = folderOf(name);
    const [words, env] = await Promise.all(
      ['words', 'env'].map((part) => readFile(join(folder, part), 'utf8')),
    );
    const [cwd = '', ...args] = words?.split('\0').slice(0, -1) ?? [];
    const copied = (text: string) => text.replaceAll(dirname(cwd), join(folder, 'workspace'));
    const variables = env?.split('\0').slice(0, -1) ?? [];
    return {
      tool: bench.tools[name],
      args: args.map(copied),
      env: Object.fromEntries(variables.map((one) => copied(one).split(/=(.*)/s, 2))),
      cwd: copied(cwd),
    };
  };
  return { cosign: await recorded('cosign'), trivy: await recorded('trivy') };
}

/**
 * What one decision takes at least, in milliseconds: Node starts twice, and then each tool is hashed and called. The tools do
 * not wait for one another, so the slower one counts.
 */
export async function measureFloor(
  calls: Readonly<Record<Name, Call>>,
): Promise<{ readonly parts: Readonly<Record<string, number>>; readonly floor: number }> {
  const env = { PATH: process.env.PATH ?? '' };
  const node = await timed(async () => {
    for (const _ of [1, 2]) await execa(process.execPath, ['-e', '0'], { env, extendEnv: false });
  });
  const parts: Record<string, number> = { 'Node, twice': node };
  const chains: number[] = [];
  for (const name of ['cosign', 'trivy'] as const) {
    const { tool, args, env, cwd } = calls[name];
    const hash = await timed(async () => digestNow({ path: tool }));
    const call = await timed(() => execa(tool, args, { env, extendEnv: false, cwd }));
    chains.push(hash + call);
    Object.assign(parts, { [`hash of ${name}`]: hash, [`${name} ${CALLS[name]}`]: call });
  }
  return { parts, floor: node + Math.max(...chains) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
