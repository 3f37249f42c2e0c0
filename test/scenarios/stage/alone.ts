// Runs the action, and tools on their own, on a machine that has nothing but loopback, and prints what else they
// tried to reach, as JSON: `node alone.ts FOLDER`. To be started by private.test.ts, in namespaces of its own.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { ActionResult } from '../../rig/github/run-action.ts';
import { startVault } from '../../rig/servers/vault.ts';
import { openStage, type Stage } from './stage.ts';

/** What a run did, and what it tried to reach outside. */
export interface Act {
  readonly exitCode: number | undefined;
  readonly verdict?: string;
  readonly said: string;
  /** Names that were asked of the DNS server. */
  readonly names: readonly string[];
  /** Packets that left by the default route. */
  readonly packets: number;
}

const PASSWORD = 'alone';
const LIMIT_MS = 60_000;

/** Fulcio's own client of itself asks for these again every half minute; no program of a run does. */
const OF_THE_RIG = ['_grpclb._tcp.localhost', '_grpc_config.localhost'];

const names: string[] = [];
const dns = createSocket('udp4');
dns.on('message', (query, from) => {
  const name = nameIn(query);
  if (!OF_THE_RIG.includes(name)) names.push(name);
  dns.send(noSuchName(query), from.port, from.address);
});
dns.bind(53, '127.0.0.1');
await once(dns, 'listening');

const stage = await openStage();
try {
  const acts: Record<string, Act> = {};
  for (const [name, play] of Object.entries(plays(stage))) acts[name] = await watched(play);
  process.stdout.write(JSON.stringify(acts));
} finally {
  await stage.stop();
  dns.close();
}

function plays(stage: Stage): Record<string, () => Promise<Omit<Act, 'names' | 'packets'>>> {
  const { trivy, cosign } = stage.tools;
  const none = { 'signing-config': '', 'trusted-root': '' };
  const keyed = async (inputs: Record<string, string>) => {
    const [{ tagged }, key] = await Promise.all([stage.publish('clean'), keyOf(stage)]);
    const env = { COSIGN_PASSWORD: PASSWORD };
    return ended(await stage.ship({ image: tagged, signer: 'key', key, ...inputs }, { env }));
  };
  const inVault = async (inputs: Record<string, string>) => {
    const [{ tagged }, vault] = await Promise.all([stage.publish('clean'), startVault()]);
    await vault.call('POST', 'sys/mounts/transit', { type: 'transit' });
    await vault.call('POST', 'transit/keys/release', { type: 'ecdsa-p256' });
    const env = { VAULT_ADDR: vault.address, VAULT_TOKEN: vault.rootToken };
    const key = 'hashivault://release';
    const act = ended(await stage.ship({ image: tagged, signer: 'key', key, ...inputs }, { env }));
    await vault.stop();
    return act;
  };
  const shipped = async (
    kind: 'clean' | 'vulnerable' | 'leaky' | 'index',
    inputs: Record<string, string> = {},
  ) => ended(await stage.ship({ image: (await stage.publish(kind)).tagged, ...inputs }));
  return {
    'keyless, private Sigstore': () => shipped('index'),
    'a key and no service': () => keyed(none),
    'a key and a private Sigstore': () => keyed({}),
    'a key in Vault and no service': () => inVault(none),
    'a key in Vault and a private Sigstore': () => inVault({}),
    'a vulnerable image': () => shipped('vulnerable'),
    'a leaky image': () => shipped('leaky'),
    'the action, public Sigstore': async () => {
      const { tagged } = await stage.publish('clean');
      const iss = 'https://token.actions.githubusercontent.com';
      const env = stage.sigstore.environment({ iss, repository_visibility: 'public' });
      return ended(await stage.ship({ image: tagged, ...none }, { env }));
    },
    'a server that is not github.com, public Sigstore': async () => {
      const { tagged } = await stage.publish('clean');
      const env = { GITHUB_SERVER_URL: 'https://git.example.com' };
      return ended(await stage.ship({ image: tagged, ...none }, { env }));
    },
    'cosign without a signing config': async () => {
      const { pinned } = await stage.publish('clean');
      const args = ['sign', '--allow-http-registry', '--yes', '--key', await keyOf(stage), pinned];
      return byItself(cosign, args);
    },
    'trivy with its own repositories': async () =>
      byItself(trivy, ['image', '--download-db-only', '--skip-version-check', '--disable-telemetry']),
    'trivy with its version check': async () => {
      const { dir } = await stage.layout('clean');
      const cache = ['--cache-dir', stage.database.cacheDir, '--skip-db-update', '--offline-scan'];
      return byItself(trivy, ['image', '--input', dir, ...cache]);
    },
    'a program that asks no name': async () =>
      byItself(process.execPath, ['-e', "fetch('http://198.51.100.7/').catch(() => process.exit(3))"]),
    'a program that stays at home': async () =>
      byItself(process.execPath, ['-e', `fetch('${stage.registry.url}/v2/').then(() => {})`]),
  };

  async function byItself(file: string, args: readonly string[]) {
    const home = await stage.subfolder();
    const env = { PATH: process.env.PATH ?? '', HOME: home, COSIGN_PASSWORD: PASSWORD };
    const options = { env, extendEnv: false, reject: false, cwd: home, timeout: LIMIT_MS } as const;
    const { exitCode, stderr } = await execa(file, args, options);
    return { exitCode, said: stderr.slice(-2000) };
  }
}

async function keyOf({ tools, subfolder }: Stage): Promise<string> {
  const folder = await subfolder();
  const env = { HOME: folder, COSIGN_PASSWORD: PASSWORD };
  await execa(tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
  return join(folder, 'cosign.key');
}

function ended({ exitCode, outputs, stdout, stderr }: ActionResult) {
  return { exitCode, verdict: outputs.verdict ?? '', said: `${outputs.reasons}\n${stdout}\n${stderr}` };
}

async function watched(play: () => Promise<Omit<Act, 'names' | 'packets'>>): Promise<Act> {
  const [asked, sent] = [names.length, await packetsSent()];
  const result = await play();
  return { ...result, names: [...new Set(names.slice(asked))], packets: (await packetsSent()) - sent };
}

/** The device of the default route counts what would have left this machine. */
async function packetsSent(): Promise<number> {
  const line = (await readFile('/proc/net/dev', 'utf8')).split('\n').find((text) => /^\s*stray0:/.test(text));
  const sent = line?.split(':')[1]?.trim().split(/\s+/)[9];
  if (sent === undefined) throw new Error('there is no device stray0: start this in namespaces of its own');
  return Number(sent);
}

/** The name in the first question of a DNS message. */
function nameIn(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; ; ) {
    const length = message[at] ?? 0;
    if (length === 0) return labels.join('.');
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
}

/** The question sent back as an answer with NXDOMAIN. */
function noSuchName(query: Buffer): Buffer {
  const answer = Buffer.from(query);
  answer.writeUInt16BE(0x8183, 2);
  return answer;
}
