import { readDuration, readRequestedPolicy } from '../action/policy-inputs.ts';
import { type Environment, RawInputs } from '../action/raw-inputs.ts';
import {
  isFile,
  readRepositories,
  readSettings,
  readTrivyServer,
  type Settings,
} from '../action/settings.ts';
import type { SignerEnvironment } from '../action/signer-inputs.ts';
import { type GateSigner, REQUIREMENTS, type Requirement } from '../domain/gate/attested-evidence.ts';
import type { GateRequestFromInputs } from '../domain/gate/gate-request.ts';
import type { GateSource } from '../domain/gate/gate-source.ts';
import type { Reference } from '../domain/image/image.ts';
import { parseSubject } from '../domain/image/subject.ts';
import { ANY_REF } from '../domain/policy/policy.ts';

/** Most signers that are tried for each statement. */
const MOST_SIGNERS = 20;

/** The default server of repositories. */
const GITHUB = 'https://github.com';

/**
 * Reads every input of the gate. Finds all faults before it reports any: throws one AssayError with an `input-invalid`
 * reason for each. Does not require a signer: the policy may name it.
 */
export function readGateInputs(
  env: Environment,
  signerEnvironment: SignerEnvironment,
): { request: GateRequestFromInputs; settings: Settings } {
  const inputs = new RawInputs(env);
  const reference = readReference(inputs);
  const signers = readSigners(inputs, signerEnvironment);
  const trustedRoot = readFileInput(inputs, 'trusted-root');
  const offline = inputs.boolean('offline');
  const request: GateRequestFromInputs = {
    imageInput: inputs.text('image'),
    reference: reference ?? { registry: '', path: '' },
    signers,
    source: readSource(inputs, env.GITHUB_SERVER_URL || GITHUB),
    ...(trustedRoot === undefined ? {} : { trustedRoot }),
    require: readRequirements(inputs),
    maxAgeMs: readDuration(inputs, 'max-age'),
    rescan: inputs.boolean('rescan'),
    ...readPolicyInputs(inputs),
    database: {
      repositories: readRepositories(inputs, 'db-repository'),
      offline,
      ...readTrivyServer(inputs, offline),
    },
  };
  const registries = reference === undefined ? [] : [reference.registry];
  const settings = readSettings(inputs, env, {
    offline,
    registries,
    evidenceFolder: 'assay-gate',
    tools: ['trivy', 'cosign'],
    outputInputs: ['image'],
  });
  inputs.throwFaults();
  return { request, settings };
}

function readReference(inputs: RawInputs): Reference | undefined {
  const text = inputs.required('image', 'name the image, such as `image: ghcr.io/owner/app@sha256:…`');
  if (text === '') return undefined;
  const subject = parseSubject(text);
  if (!subject.ok) return inputs.fault('image', subject.fault);
  if (subject.value.kind === 'registry') return subject.value.reference;
  return inputs.fault('image', 'the gate decides about an image in a registry, where its evidence is');
}

/** The signers that the inputs name, one in each line. The issuer is the same for all identities. */
function readSigners(inputs: RawInputs, signerEnvironment: SignerEnvironment): readonly GateSigner[] {
  const identities = inputs.lines('certificate-identity');
  const issuer = inputs.text('certificate-oidc-issuer');
  const keys = inputs.lines('key');
  if (identities.length > 0 && keys.length > 0)
    inputs.fault('key', '`certificate-identity` is set too; remove one of them');
  if (identities.length > 0 && issuer === '')
    inputs.fault('certificate-oidc-issuer', '`certificate-identity` needs it');
  if (Math.max(identities.length, keys.length) > MOST_SIGNERS)
    inputs.fault(
      keys.length > 0 ? 'key' : 'certificate-identity',
      `at most ${MOST_SIGNERS} signers are tried`,
    );
  if (identities.length > 0)
    return [...new Set(identities)].map((identity) => ({ kind: 'certificate', identity, issuer }));
  return [...new Set(keys)].flatMap((key): readonly GateSigner[] => {
    if (/^[a-z0-9]+:\/\//.test(key)) return [{ kind: 'key', key, environment: signerEnvironment(key) }];
    const path = inputs.path(key);
    if (isFile(path)) return [{ kind: 'key', key: path, environment: {} }];
    inputs.fault('key', `there is no file ${path}`);
    return [];
  });
}

function readFileInput(inputs: RawInputs, name: string): string | undefined {
  const text = inputs.text(name);
  if (text === '') return undefined;
  const path = inputs.path(text);
  if (isFile(path)) return path;
  return inputs.fault(name, `there is no file ${path}`);
}

/** Reads the demanded source. A repository without a server, `owner/name`, is on the server that runs the gate. */
function readSource(inputs: RawInputs, server: string): GateSource {
  const text = inputs.text('source-repository');
  const ref = inputs.text('source-ref');
  const runner = inputs.text('runner-environment');
  const repository = /^[\w.-]+\/[\w.-]+$/.test(text) ? `${server}/${text}` : text;
  if (text !== '' && !/^https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+$/.test(repository))
    inputs.fault(
      'source-repository',
      `"${text}" is neither owner/repository nor an address such as https://github.com/owner/repository`,
    );
  if (ref !== '' && ref !== ANY_REF && !ref.startsWith('refs/'))
    inputs.fault('source-ref', `"${ref}" is neither a full ref such as refs/heads/main nor "${ANY_REF}"`);
  if (runner !== '' && runner !== 'github-hosted')
    inputs.fault('runner-environment', `"${runner}" is not supported; only github-hosted is`);
  return {
    ...(repository === '' ? {} : { repository }),
    ...(ref === '' ? {} : { ref }),
    ...(runner === 'github-hosted' ? { runner } : {}),
  };
}

function readRequirements(inputs: RawInputs): readonly Requirement[] {
  const named = inputs.list('require');
  for (const text of named) {
    if (!REQUIREMENTS.some((one) => one === text))
      inputs.fault('require', `"${text}" is not one of ${REQUIREMENTS.join(', ')}`);
  }
  // Without a required signature, an SBOM alone would be enough.
  if (!named.includes('signature')) inputs.fault('require', '`signature` cannot be left out');
  const rescans = inputs.text('rescan') !== 'false';
  if (rescans && !named.includes('sbom'))
    inputs.fault(
      'require',
      '`rescan: true` needs `sbom`, because it scans the SBOM; add `sbom` or set `rescan: false`',
    );
  return REQUIREMENTS.filter((one) => named.includes(one));
}

/** Separates `enforce`, which applies only to the gate, from the inputs that change the rules for the build. */
function readPolicyInputs(inputs: RawInputs): Pick<GateRequestFromInputs, 'policy' | 'enforce'> {
  const { overrides, ...place } = readRequestedPolicy(inputs);
  const { enforce, ...rules } = overrides;
  return { policy: { ...place, overrides: rules }, ...(enforce === undefined ? {} : { enforce }) };
}
