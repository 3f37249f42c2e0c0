import { describe, expect, test } from 'vitest';
import { keyFault, keySilence } from '../../../src/formats/signing/key-fault.ts';

/** As cosign ends: its error twice, the second time behind words of its own. */
function ended(error: string): string {
  return `WARN something before\nError: ${error}\nerror during command execution: ${error}\n`;
}

/** As Vault's client tells of an answer. */
function answered(code: number, ...errors: string[]): string {
  const list = errors.map((error) => `* ${error}`).join('\n');
  return `Error making API request.\n\nURL: PUT http://vault:8200/v1/team/a/sign/key/sha2-256\nCode: ${code}. Errors:\n\n${list}`;
}

const AWS = 'awskms:///alias/release';
const GCP = 'gcpkms://projects/p/locations/l/keyRings/r/cryptoKeys/k';
const AZURE = 'azurekms://acme.vault.azure.net/release';

describe('what a KMS says becomes one sentence', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'AWS without credentials',
      AWS,
      'getting public key: operation error KMS: GetPublicKey, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found',
      /no EC2 IMDS role found; it needs `AWS_REGION` and credentials that may `kms:GetPublicKey`/,
    ],
    [
      'an AWS reference that is none',
      'awskms://release',
      'kms get: kms specification should be in the format awskms://[ENDPOINT]/[ID/ALIAS/ARN] (endpoint optional)',
      /in the format awskms:\/\/\[ENDPOINT\]/,
    ],
    [
      'Google without credentials',
      GCP,
      'kms get: new gcp kms client: credentials: could not find default credentials. See https://cloud.google.com/docs/authentication/external/set-up-adc for more information',
      /could not find default credentials.*`roles\/cloudkms\.signerVerifier`/,
    ],
    [
      'Azure that cannot be reached',
      AZURE,
      'public key: public key: Get "https://acme.vault.azure.net/keys/release/?api-version=2025-07-01": dial tcp: lookup acme.vault.azure.net on 10.0.0.53:53: no such host',
      /the server cannot be reached \(lookup acme\.vault\.azure\.net on [\d.:]+: no such host\)$/,
    ],
    [
      'a cluster without a kubeconfig',
      'k8s://ns/key',
      'new for config: error creating REST client config in-cluster: unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined',
      /it needs a kubeconfig/,
    ],
    ['GitLab without a token', 'gitlab://12', 'could not find "GITLAB_TOKEN"', /it needs `GITLAB_TOKEN`/],
    [
      'Vault with a certificate of its own',
      'hashivault://key',
      'public key: Get "https://vault:8200/v1/transit/keys/key": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      /TLS certificate is not accepted \(.*signed by unknown authority\)/,
    ],
    [
      'Vault with a fault of its own',
      'hashivault://key',
      `public key: ${answered(500, 'internal error')}`,
      /public key: the server answers 500: internal error$/,
    ],
  ])('%s', (_, key, error, expected) => {
    const told = keyFault(key, 'read', ended(error));
    expect(told).toMatch(expected);
    expect(told).toMatch(/^the key "[^"\n]+" cannot be used: [^\n]+$/);
  });

  test('with the mount at which Vault was asked', () => {
    const error = ended(
      `signing bundle: transit: failed to sign payload: ${answered(403, 'permission denied')}`,
    );
    expect(keyFault('hashivault://key', 'sign', error)).toContain('needs `update` on `team/a/sign/key/*`');
  });

  test('on one line, whatever a server says', () => {
    const hostile = ended(`public key: ${answered(400, '\u001b[31m::error::no\u202e')}`);
    const told = keyFault('hashivault://key', 'read', hostile) ?? '';
    expect(told).toContain('answers 400: ::error::no');
    expect(told).not.toMatch(/\p{Cc}|\p{Cf}/u);
  });
});

describe('what a KMS has no part in is not said of it', () => {
  test.each([
    [
      'a log that cannot be reached',
      'signing bundle: Post "https://rekor.acme/api": dial tcp: connection refused',
    ],
    ['a timestamp that is not accepted', 'verifying bundle: failed to verify timestamps'],
  ])('%s, while signing', (_, error) => {
    expect(keyFault('hashivault://key', 'sign', ended(error))).toBeUndefined();
  });

  test.each(['/keys/cosign.key', 'env://KEY'])('a key in no KMS: %s', (key) => {
    expect(keyFault(key, 'read', ended('decrypt: bad password'))).toBeUndefined();
    expect(keySilence(key, 'read', 60)).toBeUndefined();
  });
});
