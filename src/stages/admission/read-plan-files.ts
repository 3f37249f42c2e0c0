import type { PlannedServer, PrivateSigstore } from '../../domain/admission/admission-plan.ts';
import { fault } from '../../domain/reason.ts';
import { pemBlocks } from '../../formats/signing/pem.ts';
import { readInput } from '../shared/read-input.ts';

/** Files that become part of manifests, by their paths. */
interface PlanFiles {
  readonly sigstore?: {
    readonly trustedRoot: string;
    readonly tuf?: { readonly mirror: string; readonly root: string };
  };
  readonly server?: { readonly url: string; readonly ca: string };
}

/** Reads what a manifest must contain of a private Sigstore and of Assay's server. Throws `input-invalid`. */
export async function readPlanFiles({
  sigstore,
  server,
}: PlanFiles): Promise<{ readonly sigstore?: PrivateSigstore; readonly server?: PlannedServer }> {
  return {
    ...(sigstore && { sigstore: await readSigstore(sigstore) }),
    ...(server && { server: { url: server.url, ca: await readCertificates(server.ca) } }),
  };
}

async function readSigstore({
  trustedRoot,
  tuf,
}: NonNullable<PlanFiles['sigstore']>): Promise<PrivateSigstore> {
  return {
    trustedRoot: await readInput('trusted-root', trustedRoot),
    ...(tuf && { tuf: { mirror: tuf.mirror, root: await readInput('tuf-root', tuf.root) } }),
  };
}

/** Only the certificates: a key beside them must not get into a manifest. */
async function readCertificates(path: string): Promise<string> {
  const blocks = pemBlocks(await readInput('server-ca', path));
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE');
  if (certificates.length === 0)
    throw fault('input-invalid', 'inputs', `input \`server-ca\`: ${path} contains no certificate in PEM`);
  return certificates.map(({ text }) => text).join('');
}
