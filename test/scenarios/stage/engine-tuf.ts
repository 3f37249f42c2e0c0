import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { startTufRepository, type TestTufRepository } from '../../rig/sigstore/tuf-repository.ts';
import type { Stage } from './stage.ts';

/** A TUF repository with the trusted root of a stage, as engines ask one. */
export interface EngineTuf {
  /** Flags of `assay admission`. */
  readonly flags: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts one. Kyverno demands the key of a CT log in it, although it is told to ignore CT logs: `hasCtLog`. */
export async function startEngineTuf(
  { sigstore, subfolder }: Pick<Stage, 'sigstore' | 'subfolder'>,
  { hasCtLog = true } = {},
): Promise<EngineTuf> {
  const tuf: TestTufRepository = await startTufRepository(await subfolder());
  const root = JSON.parse(await readFile(sigstore.trustedRoot, 'utf8'));
  tuf.publish({ 'trusted_root.json': JSON.stringify({ ...root, ctlogs: hasCtLog ? [ctLog()] : [] }) });
  return { flags: ['--tuf-mirror', tuf.mirrorURL, '--tuf-root', tuf.rootPath], stop: tuf.stop };
}

/** A log that signed nothing. */
function ctLog(): object {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawBytes = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const validFor = { start: '2024-01-01T00:00:00Z' };
  return {
    ...{ baseUrl: 'https://ct.example.com', hashAlgorithm: 'SHA2_256' },
    publicKey: { rawBytes, keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: Buffer.alloc(32, 1).toString('base64') },
  };
}
