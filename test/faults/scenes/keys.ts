import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleared } from '../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES, type Statement } from '../../../src/formats/attestation/in-toto.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { Signatory } from '../../../src/stages/sign/sign.ts';
import { prepareSigning } from '../../../src/stages/sign/signing.ts';
import type { Asked } from '../../attacks/front.ts';
import { openFaultFront } from '../../rig/faults/fault-front.ts';
import { startVault, type TestVault } from '../../rig/servers/vault.ts';
import { debian, imageOf } from '../../stages/scan/trivy-world.ts';
import { clearanceOf } from '../../stages/sign/clearance.ts';
import { bundleOf, type SigningWorld, signingWorld } from '../../stages/sign/signing-world.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, leaks, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

const KEY = 'hashivault://faults';

interface World {
  readonly base: SigningWorld;
  readonly vault: TestVault;
  readonly token: string;
  readonly certificates: FrontCertificates;
  readonly cleared: Cleared;
  readonly statement: Statement;
}

/** What cosign asks of a KMS: a real Vault. */
export async function openKeys(): Promise<Scene> {
  const [base, vault, certificates] = await Promise.all([signingWorld(), startVault(), makeCertificates()]);
  await vault.call('POST', 'sys/mounts/transit', { type: 'transit' });
  await vault.call('POST', 'transit/keys/faults', { type: 'ecdsa-p256' });
  const token = await vault.token({ 'transit/keys/*': ['read'], 'transit/sign/*': ['update'] });
  const image = await imageOf(join(base.folder, 'image'), [debian('12.11')]);
  const predicate = { bomFormat: 'CycloneDX', components: [] };
  const statement = { subject: image.root.digest, predicateType: PREDICATE_TYPES.sbom, predicate };
  const cleared = await clearanceOf(image, base.folder);
  const world: World = { base, vault, token, certificates, cleared, statement };
  return {
    calls: [
      keyCall(world, 'GET public key', { ends: endings('key-invalid'), isMeant: isReading }),
      keyCall(world, 'PUT digest, to be signed', {
        // A certificate that is not accepted is seen when the public key is read.
        ends: endings('signing-failed', { untrusted: 'key-invalid' }),
        isMeant: isSigning,
      }),
    ],
    async stop() {
      await Promise.all([vault.stop(), certificates.stop()]);
      await rm(base.folder, { recursive: true, force: true });
    },
  };
}

const isReading = ({ method, path }: Asked) => method === 'GET' && path.includes('/transit/keys/');
const isSigning = ({ path }: Asked) => path.includes('/transit/sign/');

function keyCall(
  world: World,
  name: string,
  { ends, isMeant }: { readonly ends: OutwardCall['ends']; readonly isMeant: (asked: Asked) => boolean },
): OutwardCall {
  return {
    ...{ name, server: 'KMS', bound: 'kms', isRepeated: true, body: 'read', ends },
    perform: (play) => perform(world, play, isMeant),
  };
}

async function perform(world: World, play: Play, isMeant: (asked: Asked) => boolean): Promise<Performed> {
  const { vault, certificates, token } = world;
  const isTls = play.fault === 'bad certificate';
  const front = await openFaultFront(new URL(vault.address).host, {
    ...{ fault: play.fault, times: timesOf(play), isMeant },
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  const address = `${isTls ? 'https' : 'http'}://${front.host}`;
  try {
    const end = await endingOf(() => sign(world, address, isSilent(play.fault) ? 6_000 : 60_000));
    const second = await endingOf(() => sign(world, vault.address, 60_000));
    const complaints = [
      ...(second.ending === 'passes' ? [] : [`the second run ends with ${second.ending}: ${second.message}`]),
      ...leaks([token], [end.message]),
    ];
    // A connection that is refused for its certificate has no request.
    return { ...end, spoiled: isTls ? 1 : front.counts().spoiled, said: [], complaints };
  } finally {
    await front.stop();
  }
}

async function sign(
  { base, token, cleared, statement }: World,
  address: string,
  timeoutMs: number,
): Promise<void> {
  const { processes } = base;
  const read: typeof processes.read = (command) => processes.read({ ...command, timeoutMs });
  const world = { ...base, processes: { ...processes, read } };
  const environment = { VAULT_ADDR: address, VAULT_TOKEN: token };
  const signing = await prepareSigning(world, { kind: 'key', key: KEY, environment });
  const cosign = { ...BOUNDS.signing, pause: 200 };
  await bundleOf(new Signatory(world, signing, cleared, { cosign, services: cosign }), statement);
}
