import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { rigFolder } from '../rig/folder.ts';
import { buildTools } from '../rig/tools/build.ts';
import type { Act } from './stage/alone.ts';
import { makeImage } from './stage/stage-images.ts';

/**
 * A machine of its own: loopback, a DNS server there that notes every name, and a default route into nothing whose
 * device counts every packet. Whatever a program tries to reach shows, by name or by address, answered or not.
 */
const MACHINE = `set -e
mount --bind "$1/resolv.conf" /etc/resolv.conf
mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf
ip link set lo up
ip link add stray0 type veth peer name stray1
echo 1 > /proc/sys/net/ipv6/conf/stray0/disable_ipv6
echo 1 > /proc/sys/net/ipv6/conf/stray1/disable_ipv6
ip address add 192.0.2.2/24 dev stray0
ip link set stray0 up
ip link set stray1 up
ip route add default via 192.0.2.1 dev stray0
shift
exec "$@"
`;

let folder: string;
let machine: readonly string[];
let acts: Record<string, Act> = {};
/** Why this machine cannot make another one; undefined where it can. */
let missing: string | undefined;

beforeAll(async () => {
  folder = await rigFolder('private');
  await writeFile(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  await writeFile(join(folder, 'nsswitch.conf'), 'hosts: files dns\n');
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  machine = ['--net', '--mount', ...user, '--', 'sh', '-c', MACHINE, 'sh', folder];
  const probe = await execa('unshare', [...machine, 'true'], { reject: false });
  if (probe.failed) {
    missing = `not proven here: no network namespace with \`unshare\` and \`ip\` (${probe.stderr || probe.shortMessage})`;
    // The reporter shows no reasons of skipped tests by itself.
    console.warn(missing);
    return;
  }
  // Whatever has to be downloaded once is there before the door closes.
  await buildTools([
    ...(['trivy', 'cosign', 'gitleaks', 'fulcio', 'rekor', 'tsa', 'trivy-db', 'registry', 'vault'] as const),
  ]);
  for (const kind of ['clean', 'vulnerable'] as const) {
    await mkdir(join(folder, kind));
    await makeImage(join(folder, kind), kind);
  }
  const args = [...machine, process.execPath, join(import.meta.dirname, 'stage/alone.ts')];
  const { stdout } = await execa('unshare', args, { timeout: 500_000, maxBuffer: 64 << 20 });
  acts = JSON.parse(stdout) as Record<string, Act>;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function actOf(context: TestContext, name: string): Act {
  if (missing !== undefined) context.skip(missing);
  const act = acts[name];
  if (act === undefined) throw new Error(`there is no act "${name}"`);
  return act;
}

describe('invariant 7: outside public mode nothing public is contacted', () => {
  for (const [name, verdict] of [
    ['keyless, private Sigstore', 'passed'],
    ['a key and no service', 'passed'],
    ['a key and a private Sigstore', 'passed'],
    ['a key in Vault and no service', 'passed'],
    ['a key in Vault and a private Sigstore', 'passed'],
    ['a vulnerable image', 'failed'],
    ['a leaky image', 'failed'],
    ['a server that is not github.com, public Sigstore', 'error'],
  ] as const) {
    test(`${name}: no name is asked for, no packet leaves`, (context) => {
      const act = actOf(context, name);
      expect(act.verdict, act.said).toBe(verdict);
      expect({ names: act.names, packets: act.packets }).toEqual({ names: [], packets: 0 });
    });
  }
});

describe('the proof itself turns red', () => {
  for (const [name, host] of [
    ['the action, public Sigstore', 'tuf-repo-cdn.sigstore.dev'],
    ['cosign without a signing config', 'tuf-repo-cdn.sigstore.dev'],
    ['trivy with its own repositories', 'mirror.gcr.io'],
    ['trivy with its version check', 'check.trivy.dev'],
  ] as const) {
    test(`for ${name}, which asks for ${host}`, (context) => {
      const act = actOf(context, name);
      expect(act.names, act.said).toContain(host);
    });
  }

  test('for a program that asks no name, by the packets that it sends', (context) => {
    const act = actOf(context, 'a program that asks no name');
    expect(act.names).toEqual([]);
    expect(act.packets).toBeGreaterThan(0);
  });

  test('and stays green for one that stays at home', (context) => {
    const act = actOf(context, 'a program that stays at home');
    expect(act).toMatchObject({ exitCode: 0, names: [], packets: 0 });
  });
});
