import type { AdviceRule } from '../../domain/workflow/advice.ts';

/** A kind of static credential, recognised by its usual name, with the OIDC alternative of its provider. */
export interface CredentialKind {
  readonly rule: AdviceRule;
  /** For messages: "an access key of AWS". */
  readonly title: string;
  /** Names of variables, inputs and secrets, in upper case with `_`. */
  readonly names: RegExp;
  /** Inputs of certain actions that contain it, in lower case. */
  readonly inputs?: { readonly action: RegExp; readonly names: readonly string[] };
  /** What the step, or the steps that share the variable, must contain too. */
  readonly beside?: RegExp;
  readonly remediation: string;
}

const TOKEN = 'give the job `permissions: id-token: write`';

const KEYLESS = `Sign keyless: remove the key, use Assay's \`signer: keyless\` (the default) or \`cosign sign --yes\` on the digest, and ${TOKEN}; verify by \`certificate-identity\`. If you need a key, keep it in a KMS.`;

/** In the order of the search. A step or block of variables is reported once for each kind. */
export const CREDENTIAL_KINDS: readonly CredentialKind[] = [
  {
    rule: 'static-cloud-credential',
    title: 'an access key of AWS',
    names: /^(?:\w+_)?AWS_SECRET(?:_ACCESS)?_KEY(?:_\w+)?$/,
    inputs: { action: /^aws-actions\/configure-aws-credentials$/, names: ['aws-secret-access-key'] },
    remediation: `Use aws-actions/configure-aws-credentials with \`role-to-assume\` and \`aws-region\` only, ${TOKEN}, and let the role trust token.actions.githubusercontent.com for this repository and branch.`,
  },
  {
    rule: 'static-cloud-credential',
    title: 'a service account key of Google Cloud',
    names:
      /^(?:GOOGLE|GCP|GCLOUD|GKE|GAR)_(?:CREDENTIALS(?:_JSON)?|SA_KEY|SA_JSON|SERVICE_ACCOUNT_KEY|SERVICE_KEY)$/,
    inputs: {
      action: /^google-github-actions\/(?:auth|setup-gcloud)$/,
      names: ['credentials_json', 'service_account_key'],
    },
    remediation: `Use google-github-actions/auth with \`workload_identity_provider\` (and \`service_account\`, if it acts as one) instead of the key, and ${TOKEN}.`,
  },
  {
    rule: 'static-cloud-credential',
    title: 'a client secret or publish profile of Azure',
    names: /^(?:\w+_)?(?:AZURE_CREDENTIALS|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET)$/,
    inputs: {
      action: /^azure\/(?:login|webapps-deploy|functions-action|functions-container-action)$/,
      names: ['creds', 'publish-profile'],
    },
    remediation: `Add a federated credential for this repository to the app registration, use azure/login with \`client-id\`, \`tenant-id\` and \`subscription-id\`, and ${TOKEN}; for Terraform set \`ARM_USE_OIDC: true\`.`,
  },
  {
    rule: 'static-cloud-credential',
    title: 'an access key of Alibaba Cloud',
    names: /^(?:ALIBABA_CLOUD|ALICLOUD|ALIYUN)_(?:ACCESS_KEY_SECRET|SECRET_KEY|ACCESS_SECRET)$/,
    remediation: `Use aliyun/configure-aliyun-credentials-action with \`role-to-assume\` and \`oidc-provider-arn\`, and ${TOKEN}.`,
  },
  {
    rule: 'static-vault-token',
    title: 'a token or secret id of Vault',
    names: /^VAULT_TOKEN$/,
    inputs: { action: /^hashicorp\/vault-action$/, names: ['token', 'secretid', 'githubtoken', 'password'] },
    remediation: `Use hashicorp/vault-action with \`method: jwt\`, \`role\` and \`jwtGithubAudience\`, and ${TOKEN}; bind the role to this repository and branch.`,
  },
  {
    rule: 'static-cluster-credential',
    title: 'a kubeconfig or a cluster token',
    names: /^(?:\w+_)?KUBE_?CONFIG(?:_(?!PATH$|CONTEXT$)\w+)?$/,
    inputs: { action: /^azure\/k8s-set-context$/, names: ['kubeconfig', 'token', 'k8s-secret'] },
    remediation: `Log in to the cloud by OIDC (${TOKEN}) and fetch the kubeconfig in the job: google-github-actions/get-gke-credentials, azure/aks-set-context or \`aws eks update-kubeconfig\`; for other clusters, let the API server trust token.actions.githubusercontent.com (\`AuthenticationConfiguration\`) and bind a role to this workflow.`,
  },
  {
    rule: 'static-signing-key',
    title: 'a signing key of cosign',
    names: /^(?:\w+_)?COSIGN_(?:PRIVATE_)?KEY(?:_(?!REF|URI|PATH)\w+)?$/,
    remediation: KEYLESS,
  },
  {
    rule: 'static-signing-key',
    title: 'a signing key of cosign',
    names: /^(?:\w+_)?COSIGN_(?:PASSWORD|PWD|PASSPHRASE)$/,
    // The password of a key in a file. A KMS key and a keyless signature have no password.
    beside: /--key[= ]["']?(?![a-z0-9]{1,20}(?:kms|s):)[^\s"']|\bcosign\.key\b|^env:\/\//m,
    remediation: KEYLESS,
  },
];

/** Names of S3-compatible stores. They use keys of the AWS form, and have no OIDC. */
export const OTHER_STORES =
  /(?:^|_)(?:R2|MINIO|SPACES|WASABI|B2|BACKBLAZE|CLOUDFLARE|CF|HETZNER|SCALEWAY|OVH|YANDEX|YC|TIGRIS|LINODE|VULTR|DO|DIGITALOCEAN|OSS)(?:_|$)/;
