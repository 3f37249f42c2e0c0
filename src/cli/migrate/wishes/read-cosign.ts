import type { Step } from '../../../formats/workflow/workflow-file.ts';
import { isOwnType } from './read-attest.ts';
import { type CosignCall, readSigningScript } from './signing-script.ts';
import { left, type Reading, type SignerWish, wished } from './wish.ts';

/** Flags whose meaning Assay has anyway, or that only concern how cosign asks. */
const OWN_MEANING = new Set([
  'yes',
  'y',
  'recursive',
  'r',
  'force',
  'f',
  'verbose',
  'd',
  'new-bundle-format',
  'tlog-upload',
  'oidc-provider',
  'predicate',
  'type',
  'key',
  'replace',
  'timeout',
  't',
]);
const PUBLIC_ISSUERS = new Set([
  'https://token.actions.githubusercontent.com',
  'https://oauth2.sigstore.dev/auth',
]);

/** Variables that runners set, as expressions. */
const RUNNER_VARIABLES: Readonly<Record<string, string>> = {
  GITHUB_SHA: '${{ github.sha }}',
  GITHUB_REPOSITORY: '${{ github.repository }}',
  GITHUB_REPOSITORY_OWNER: '${{ github.repository_owner }}',
  GITHUB_REF_NAME: '${{ github.ref_name }}',
  GITHUB_RUN_ID: '${{ github.run_id }}',
  GITHUB_ACTOR: '${{ github.actor }}',
};

/** Whether a script calls cosign to sign or attest. */
export function callsCosign({ run }: Step): boolean {
  return run !== undefined && /\bcosign\s+(?:sign|attest)\b(?!-)/.test(run.text);
}

/** Reads a step whose script signs with cosign. `outer` are the names of the variables of the job and the workflow. */
export function readCosign(step: Step, outer: readonly string[]): Reading {
  const own = new Map(step.env.map(({ name, value }) => [name, value.text.trim()]));
  const script = step.run?.text ?? '';
  const variables = new Map([
    ...Object.entries(RUNNER_VARIABLES),
    ...outer.map((name) => [name, `\${{ env.${name} }}`] as const),
    ...own,
  ]);
  const calls = readSigningScript(script, variables);
  if (!calls.ok) return left(`the script ${calls.fault}`);
  const why = calls.value.map(refusal).find((one) => one !== undefined);
  if (why !== undefined) return left(why);
  const images = [...new Set(calls.value.flatMap((call) => call.images))];
  const [image] = images;
  if (image === undefined) return left('cosign gets no image');
  if (images.some((one) => one.includes('$') && /\$(?!\{\{)/.test(one)))
    return left('the name of the image has a variable that only the script knows');
  if (new Set(images).size > 1) return left(`it signs ${images.length} images; a step of Assay checks one`);
  const keys = new Set(calls.value.map(({ flags }) => flags.get('key')));
  const [key] = keys;
  if (keys.size > 1) return left('it signs with several keys');
  const used = new Set([...script.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name));
  const kept = [...own].filter(([name]) => !used.has(name) && name !== 'COSIGN_EXPERIMENTAL');
  const signer: SignerWish = key === undefined ? { kind: 'keyless' } : { kind: 'key', key };
  return wished({
    tool: 'cosign',
    image,
    signer,
    env: Object.fromEntries(kept),
    changes: calls.value.some(({ flags }) => flags.has('predicate'))
      ? ['Assay makes the attested documents itself; the files that the script attested are not read.']
      : [],
  });
}

/** Why Assay cannot do what a call does; undefined if it can. */
function refusal({ command, flags }: CosignCall): string | undefined {
  for (const [name, value] of flags) {
    if (OWN_MEANING.has(name)) continue;
    if (name === 'oidc-issuer' && PUBLIC_ISSUERS.has(value)) continue;
    if (/^(?:fulcio-url|rekor-url|oidc-issuer|signing-config|trusted-root|timestamp-server-url)$/.test(name))
      return `it signs with a Sigstore of its own (\`--${name}\`); Assay needs \`signing-config\` and \`trusted-root\` for it`;
    if (name === 'a' || name === 'annotations')
      return 'it signs annotations, and the statements of Assay contain none of your own';
    return `Assay has no translation of \`--${name}\``;
  }
  const type = flags.get('type') ?? '';
  if (command === 'attest' && !isOwnType(type))
    return `Assay makes no statement of the type \`${type === '' ? 'custom' : type}\``;
  const key = flags.get('key');
  if (key?.includes('$') === true)
    return 'the key is a variable, and Assay needs a file, `env://NAME` or a KMS URI';
  return undefined;
}
