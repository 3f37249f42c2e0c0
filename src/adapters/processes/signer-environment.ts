import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What cosign reads from the environment for a kind of key, by the documentation of its client. */
interface Provider {
  readonly variables: RegExp;
  /** Files in the home folder, which cosign does not see, by the variable that can name each. */
  readonly atHome?: Readonly<Record<string, string>>;
}

const AWS: Provider = {
  variables: /^AWS_/,
  atHome: { AWS_CONFIG_FILE: '.aws/config', AWS_SHARED_CREDENTIALS_FILE: '.aws/credentials' },
};
const GOOGLE: Provider = {
  variables:
    /^(?:GOOGLE_(?:APPLICATION_CREDENTIALS|CLOUD_\w+|API_USE_\w+|EXTERNAL_ACCOUNT_\w+)|GCE_METADATA_HOST)$/,
  atHome: { GOOGLE_APPLICATION_CREDENTIALS: '.config/gcloud/application_default_credentials.json' },
};
const AZURE: Provider = {
  // The variables of a managed identity have no common prefix; `azure/login` leaves its session in the folder.
  variables:
    /^(?:AZURE_\w+|IDENTITY_(?:ENDPOINT|HEADER|SERVER_THUMBPRINT)|IMDS_ENDPOINT|MSI_(?:ENDPOINT|SECRET))$/,
  atHome: { AZURE_CONFIG_DIR: '.azure' },
};
const VAULT: Provider = { variables: /^(?:(?:VAULT|BAO)_\w+|TRANSIT_SECRET_ENGINE_PATH)$/ };

/** By the scheme of the key reference. */
const PROVIDERS: Readonly<Record<string, readonly Provider[]>> = {
  'awskms://': [AWS],
  'gcpkms://': [GOOGLE],
  'azurekms://': [AZURE],
  'hashivault://': [VAULT],
  'openbao://': [VAULT],
  // A kubeconfig often names a cloud program that requests the token.
  'k8s://': [
    {
      variables: /^(?:KUBECONFIG|KUBERNETES_SERVICE_\w+|POD_NAMESPACE)$/,
      atHome: { KUBECONFIG: '.kube/config' },
    },
    ...[AWS, GOOGLE, AZURE],
  ],
  'gitlab://': [{ variables: /^GITLAB_(?:HOST|TOKEN)$/ }],
};

/**
 * Only the variables that cosign needs to use `key`: `COSIGN_PASSWORD`, the one that `env://NAME` names, or those of the
 * KMS. Only the signer gets them.
 */
export function signerEnvironment(
  key: string,
  environment: Environment = process.env,
): Readonly<Record<string, string>> {
  const scheme = /^[a-z0-9]+:\/\//.exec(key)?.[0] ?? '';
  const named = scheme === 'env://' ? key.slice(scheme.length) : undefined;
  const providers = PROVIDERS[scheme] ?? [];
  const picked: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const wanted =
      name === 'COSIGN_PASSWORD' || name === named || providers.some(({ variables }) => variables.test(name));
    if (value !== undefined && wanted) picked[name] = value;
  }
  return { ...filesAtHome(providers, environment), ...picked };
}

/** cosign gets its own home folder. So variables name the files that a login left in the user's home folder. */
function filesAtHome(providers: readonly Provider[], { HOME }: Environment): Record<string, string> {
  if (HOME === undefined || HOME === '') return {};
  const files = providers.flatMap(({ atHome = {} }) => Object.entries(atHome));
  const paths = files.map(([name, file]) => [name, join(HOME, file)] as const);
  return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}
