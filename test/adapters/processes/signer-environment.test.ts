import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signerEnvironment } from '../../../src/adapters/processes/signer-environment.ts';
import { rigFolder } from '../../rig/folder.ts';

/** What jobs have, of every kind of key, and what no key needs. */
const VARIABLES = {
  password: ['COSIGN_PASSWORD'],
  named: ['MY_KEY'],
  aws: [
    ...['AWS_ACCESS_KEY_ID', 'AWS_REGION', 'AWS_ROLE_ARN', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
    ...['AWS_ENDPOINT_URL_KMS', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ],
  google: [
    ...['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_QUOTA_PROJECT', 'GOOGLE_CLOUD_UNIVERSE_DOMAIN'],
    ...['GCE_METADATA_HOST', 'GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES'],
  ],
  azure: [
    ...['AZURE_AUTHORITY_HOST', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_CONFIG_DIR'],
    ...['AZURE_ENVIRONMENT', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_TENANT_ID'],
    ...['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'IMDS_ENDPOINT', 'MSI_ENDPOINT', 'MSI_SECRET'],
  ],
  vault: [
    ...['BAO_ADDR', 'BAO_TOKEN', 'TRANSIT_SECRET_ENGINE_PATH', 'VAULT_ADDR', 'VAULT_CACERT'],
    ...['VAULT_NAMESPACE', 'VAULT_TOKEN'],
  ],
  kubernetes: ['KUBECONFIG', 'KUBERNETES_SERVICE_HOST', 'KUBERNETES_SERVICE_PORT'],
  gitlab: ['GITLAB_HOST', 'GITLAB_TOKEN'],
  none: ['GITHUB_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'NPM_TOKEN', 'GOOGLE_API_KEY', 'TRANSIT_X'],
} as const;

const ALL = Object.fromEntries(
  Object.values(VARIABLES)
    .flat()
    .map((name) => [name, 'value']),
);

let home: string;
beforeEach(async () => {
  home = await rigFolder('home');
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('the signer gets just what its key needs', () => {
  test.each<[string, readonly (keyof typeof VARIABLES)[]]>([
    ['cosign.key', []],
    ['env://MY_KEY', ['named']],
    ['awskms:///alias/x', ['aws']],
    ['gcpkms://projects/p', ['google']],
    ['azurekms://name.vault.azure.net/key', ['azure']],
    ['hashivault://key', ['vault']],
    ['openbao://key', ['vault']],
    ['k8s://ns/key', ['kubernetes', 'aws', 'google', 'azure']],
    ['gitlab://12', ['gitlab']],
    ['other://key', []],
  ])('%s', (key, groups) => {
    const expected = [...VARIABLES.password, ...groups.flatMap((group) => VARIABLES[group])];
    expect(Object.keys(signerEnvironment(key, { ...ALL, HOME: home })).sort()).toEqual(expected.sort());
  });
});

describe("what a login left in the user's home, which cosign does not see", () => {
  test.each([
    ['awskms:///alias/x', '.aws/config', 'AWS_CONFIG_FILE'],
    ['awskms:///alias/x', '.aws/credentials', 'AWS_SHARED_CREDENTIALS_FILE'],
    ['azurekms://name.vault.azure.net/key', '.azure/config', 'AZURE_CONFIG_DIR'],
    [
      'gcpkms://projects/p',
      '.config/gcloud/application_default_credentials.json',
      'GOOGLE_APPLICATION_CREDENTIALS',
    ],
    ['k8s://ns/key', '.kube/config', 'KUBECONFIG'],
  ])('of %s is named: %s', async (key, file, variable) => {
    expect(signerEnvironment(key, { HOME: home })).toEqual({});
    await mkdir(join(home, file, '..'), { recursive: true });
    await writeFile(join(home, file), '');
    const path = variable === 'AZURE_CONFIG_DIR' ? join(home, '.azure') : join(home, file);
    expect(signerEnvironment(key, { HOME: home })).toEqual({ [variable]: path });
    // What the step says itself goes before.
    expect(signerEnvironment(key, { HOME: home, [variable]: '/mine' })).toEqual({ [variable]: '/mine' });
    // No other signer gets it.
    expect(signerEnvironment('cosign.key', { HOME: home })).toEqual({});
  });
});
