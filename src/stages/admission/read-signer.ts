import type { PlannedSigner } from '../../domain/admission/admission-plan.ts';
import type { GateSigner } from '../../domain/gate/attested-evidence.ts';
import { type AssayError, fault } from '../../domain/reason.ts';
import { certificateName } from '../../domain/workflow/certificate-name.ts';
import { publicKeysIn } from '../../formats/signing/pem.ts';
import { readInput } from '../shared/read-input.ts';

/**
 * The signer of verified evidence as manifests name it: a certificate's name as certificates write it, or the key itself.
 * Throws `key-invalid` for a key that cannot be written into a manifest.
 */
export async function readSigner(signer: GateSigner): Promise<PlannedSigner> {
  if (signer.kind === 'certificate') {
    const identity = certificateName(signer.identity);
    if (identity === undefined) throw noName(signer.identity);
    return { kind: 'certificate', identity, issuer: signer.issuer };
  }
  if (signer.publicKey !== undefined) return { kind: 'key', publicKey: signer.publicKey };
  const refuse = (why: string) => fault('key-invalid', 'inputs', `input \`key\`: ${why}`);
  if (/^[a-z0-9]+:\/\//.test(signer.key))
    throw refuse(
      'a manifest needs the public key itself: write it to a file with `cosign public-key --key …`, and name that file',
    );
  const keys = publicKeysIn(await readInput('key', signer.key));
  if (!keys.ok) throw refuse(keys.fault);
  const [publicKey, ...others] = keys.value;
  if (others.length > 0)
    throw refuse(`the file contains ${keys.value.length} keys: name a file with the one that signed`);
  return { kind: 'key', publicKey };
}

function noName(identity: string): AssayError {
  const message = `no certificate can name ${identity}, because it is not a valid URL`;
  return fault('input-invalid', 'inputs', message);
}
