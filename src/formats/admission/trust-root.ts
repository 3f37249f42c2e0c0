import { z } from 'zod';
import { orThrow } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';
import { pemOf } from '../signing/pem.ts';
import { TRUST_ROOT } from './cluster-image-policy.ts';
import { type KubeObject, OWN_LABEL } from './kube-manifest.ts';

const AUTHORITIES = z
  .array(
    z.looseObject({
      subject: z
        .looseObject({ organization: z.string().optional(), commonName: z.string().optional() })
        .optional(),
      uri: z.string().optional(),
      certChain: z.looseObject({ certificates: z.array(z.looseObject({ rawBytes: z.string() })).min(1) }),
    }),
  )
  .default([]);
const LOGS = z
  .array(
    z.looseObject({
      baseUrl: z.string().optional(),
      hashAlgorithm: z.string().optional(),
      publicKey: z.looseObject({ rawBytes: z.string() }),
    }),
  )
  .default([]);
const ROOT = z.looseObject({
  certificateAuthorities: AUTHORITIES,
  timestampAuthorities: AUTHORITIES,
  tlogs: LOGS,
  ctlogs: LOGS,
});

/** A TrustRoot with the keys of a trusted root in it. It has no place for the times in which they are valid. */
export function trustRootOfKeys(trustedRoot: string): KubeObject {
  const root = orThrow(parseJsonAs(ROOT, trustedRoot), (why) => new Error(`the trusted root ${why}`));
  return {
    ...{ apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot' },
    metadata: { name: TRUST_ROOT, labels: OWN_LABEL },
    spec: {
      sigstoreKeys: {
        certificateAuthorities: root.certificateAuthorities.map(authorityOf),
        timestampAuthorities: root.timestampAuthorities.map(authorityOf),
        tLogs: root.tlogs.map(logOf),
        ctLogs: root.ctlogs.map(logOf),
      },
    },
  };
}

function authorityOf({ subject, uri, certChain }: z.output<typeof AUTHORITIES>[number]): object {
  const chain = certChain.certificates.map(({ rawBytes }) => pemOf('CERTIFICATE', rawBytes)).join('');
  const { organization = '', commonName = '' } = subject ?? {};
  return {
    subject: { organization, commonName },
    ...(uri !== undefined && { uri }),
    certChain: base64(chain),
  };
}

function logOf({ baseUrl, hashAlgorithm, publicKey }: z.output<typeof LOGS>[number]): object {
  return {
    ...(baseUrl !== undefined && { baseURL: baseUrl }),
    // `SHA2_256` there is `sha256` here.
    ...(hashAlgorithm !== undefined && { hashAlgorithm: hashAlgorithm.replace(/^SHA2_/, 'sha') }),
    publicKey: base64(pemOf('PUBLIC KEY', publicKey.rawBytes)),
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
