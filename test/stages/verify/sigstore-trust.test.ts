import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPublicSigstore } from '../../../src/adapters/network/public-sigstore.ts';
import { prepareTrust } from '../../../src/stages/verify/sigstore-trust.ts';
import { rigFolder } from '../../rig/folder.ts';
import { startTufRepository } from '../../rig/sigstore/tuf-repository.ts';

const SIGNER = {
  kind: 'certificate',
  identity: 'https://github.com/acme/app',
  issuer: 'https://issuer.test',
} as const;

test('the gate does not decide when the trust root of the public Sigstore cannot be fetched', async () => {
  const folder = await rigFolder('trust');
  const repository = await startTufRepository(folder);
  repository.publish({});
  await repository.stop();
  const workspace = {
    folder: (name: string) => mkdtemp(join(folder, `${name}-`)),
    remove: async () => {},
    write: () => Promise.reject(new Error('nothing is written')),
    now: () => new Date(),
    ...{
      environment: {},
      cache: folder,
      store: folder,
      evidence: folder,
      space: async () => [],
      programHash: '',
    },
  };
  const publicSigstore = createPublicSigstore({ workspace, runner: { log: () => {} } }, repository);
  const unused = { processes: undefined as never, tools: undefined as never };
  try {
    const trust = prepareTrust({ ...unused, workspace, publicSigstore }, [SIGNER], {
      database: { offline: false },
    });
    await expect(trust).toRefuseWith('trust-unavailable', { check: 'inputs' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
