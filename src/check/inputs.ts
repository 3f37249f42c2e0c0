import { existsSync, statSync } from 'node:fs';
import { readRequestedPolicy } from '../action/policy-inputs.ts';
import { type Environment, RawInputs } from '../action/raw-inputs.ts';
import {
  isFile,
  readRepositories,
  readSettings,
  readTrivyServer,
  type Settings,
} from '../action/settings.ts';
import { readPublicLog, type SignerEnvironment } from '../action/signer-inputs.ts';
import { readSource } from '../action/source-input.ts';
import {
  type Platform,
  parsePlatform,
  parseReference,
  type Reference,
  type Subject,
} from '../domain/image/image.ts';
import { parseSubject } from '../domain/image/subject.ts';
import {
  type EvidenceInput,
  HISTORIES,
  type RequestFromInputs,
  type Signer,
  type SigstoreFiles,
  type SourceTree,
} from '../domain/run/request.ts';
import { maySign } from '../domain/workflow/event.ts';
import { serverFault } from '../domain/workflow/public-log.ts';

/** The settings of the check. */
export interface CheckSettings extends Settings {
  /** Whether to write a comment of the pull request. */
  readonly comment: boolean;
}

/**
 * Reads every input of the check. Finds all faults before it reports any: throws one AssayError with an `input-invalid`
 * reason for each.
 */
export function readInputs(
  env: Environment,
  signerEnvironment: SignerEnvironment,
): { request: RequestFromInputs; settings: CheckSettings } {
  const inputs = new RawInputs(env);
  const subject = readSubject(inputs);
  const signer = readSigner(inputs, signerEnvironment);
  const pushTo = readPushTo(inputs, subject);
  const source = readSource(inputs);
  demandKnownServer(inputs, env, signer, subject?.kind === 'registry' || pushTo !== undefined);
  const compareTo = readCompareTo(inputs);
  const evidence = readEvidence(inputs, subject, source, signer);
  const offline = inputs.boolean('offline');
  const request: RequestFromInputs = {
    imageInput: inputs.text('image'),
    subject: subject ?? { kind: 'archive', file: '' },
    ...(pushTo === undefined ? {} : { pushTo }),
    ...(compareTo === undefined ? {} : { compareTo }),
    platforms: readPlatforms(inputs),
    ...(source === undefined ? {} : { source }),
    ...(evidence === undefined ? {} : { evidence }),
    policy: readRequestedPolicy(inputs),
    history: inputs.choice('history', HISTORIES),
    ...readFingerprintKey(inputs),
    signer,
    database: {
      repositories: readRepositories(inputs, 'db-repository'),
      javaRepositories: readRepositories(inputs, 'java-db-repository'),
      offline,
      ...readTrivyServer(inputs, offline),
    },
  };
  const registries = [
    subject?.kind === 'registry' ? subject.reference.registry : undefined,
    pushTo?.registry,
  ];
  const settings = readSettings(inputs, env, {
    offline,
    registries: registries.filter((registry) => registry !== undefined),
    evidenceFolder: 'assay',
    tools: ['trivy', 'cosign', 'gitleaks'],
    outputInputs: ['image', 'push-to'],
  });
  const comment = inputs.boolean('comment');
  if (comment && settings.githubToken === undefined)
    inputs.fault('comment', 'it needs `github-token`, which is empty');
  inputs.throwFaults();
  return { request, settings: { ...settings, comment } };
}

function readSubject(inputs: RawInputs): Subject | undefined {
  const text = inputs.required('image', 'name the image, such as `image: ghcr.io/owner/app:1.2.3`');
  if (text === '') return undefined;
  const parsed = parseSubject(text, (path) => existsSync(inputs.path(path)));
  if (!parsed.ok) return inputs.fault('image', parsed.fault);
  const subject = parsed.value;
  if (subject.kind === 'layout') return { ...subject, directory: inputs.path(subject.directory) };
  if (subject.kind === 'archive') return { ...subject, file: inputs.path(subject.file) };
  return subject;
}

function readPushTo(inputs: RawInputs, subject: Subject | undefined): Reference | undefined {
  const text = inputs.text('push-to');
  if (text === '') return undefined;
  const parsed = parseReference(text);
  if (!parsed.ok) return inputs.fault('push-to', parsed.fault);
  const target = parsed.value;
  if (target.digest !== undefined)
    return inputs.fault('push-to', 'it contains a digest; name a tag or only the repository');
  const hasTag = /:[^/]*$/.test(text);
  const same =
    subject?.kind === 'registry' &&
    subject.reference.registry === target.registry &&
    subject.reference.path === target.path;
  if (same && (!hasTag || subject.reference.tag === target.tag)) {
    return inputs.fault('push-to', 'it names the place where `image` already is; remove it');
  }
  if (hasTag) return target;
  const { tag: _latest, ...repository } = target;
  return repository;
}

/** A job that imports evidence scans nothing, so it has nothing to compare. */
function readCompareTo(inputs: RawInputs): Reference | undefined {
  const text = inputs.text('compare-to');
  if (text === '') return undefined;
  if (inputs.text('evidence') !== '')
    inputs.fault('compare-to', 'with `evidence` nothing is scanned; set it in the job that scans');
  const parsed = parseReference(text);
  return parsed.ok ? parsed.value : inputs.fault('compare-to', parsed.fault);
}

function readSigner(inputs: RawInputs, signerEnvironment: SignerEnvironment): Signer {
  const kind = inputs.choice('signer', ['keyless', 'key', 'none']);
  const key = inputs.text('key');
  const sigstore = readSigstore(inputs);
  if (key !== '' && kind !== 'key')
    inputs.fault('key', `it is set, but \`signer\` is \`${kind}\`; set \`signer: key\` or remove it`);
  const instance = sigstore === undefined ? {} : { sigstore };
  const publicLog = readPublicLog(inputs);
  if (kind === 'none') return { kind, ...instance };
  if (kind === 'keyless') return { kind, publicLog, ...instance };
  if (key === '') inputs.fault('key', '`signer: key` needs a key: name a file, `env://NAME` or a KMS URI');
  return { kind, key: readKey(inputs, key), environment: signerEnvironment(key), ...instance };
}

function readKey(inputs: RawInputs, key: string): string {
  if (/-----BEGIN/.test(key)) {
    inputs.fault(
      'key',
      'it contains the key itself; name a file, `env://NAME` or a KMS URI instead',
      'key-invalid',
    );
    return '';
  }
  if (key.startsWith('env://')) {
    const name = key.slice('env://'.length);
    if (!inputs.hasVariable(name))
      inputs.fault('key', `the environment variable "${name}" is not set`, 'key-invalid');
    return key;
  }
  if (key === '' || /^[a-z0-9]+:\/\//.test(key)) return key;
  const path = inputs.path(key);
  if (!isFile(path)) inputs.fault('key', `there is no file ${path}`, 'key-invalid');
  return path;
}

function readSigstore(inputs: RawInputs): SigstoreFiles | undefined {
  const config = inputs.text('signing-config');
  const root = inputs.text('trusted-root');
  if (config === '' && root === '') return undefined;
  if (config === '' || root === '') {
    return inputs.fault(
      config === '' ? 'signing-config' : 'trusted-root',
      'a private Sigstore needs both `signing-config` and `trusted-root`',
    );
  }
  const files = { signingConfig: inputs.path(config), trustedRoot: inputs.path(root) };
  if (!isFile(files.signingConfig)) inputs.fault('signing-config', `there is no file ${files.signingConfig}`);
  if (!isFile(files.trustedRoot)) inputs.fault('trusted-root', `there is no file ${files.trustedRoot}`);
  return files;
}

/**
 * Reports before the scan if this server's tokens cannot sign with the public Sigstore. The signing stage checks it again.
 */
function demandKnownServer(inputs: RawInputs, env: Environment, signer: Signer, hasPlace: boolean): void {
  if (signer.kind !== 'keyless' || signer.sigstore !== undefined) return;
  if (!hasPlace || !maySign(env.GITHUB_EVENT_NAME ?? '')) return;
  const why = serverFault(env.GITHUB_SERVER_URL || 'https://github.com');
  if (why !== undefined) inputs.fault('signing-config', why);
}

/** The evidence of an earlier job. A job that imports it does not check image or source again. */
function readEvidence(
  inputs: RawInputs,
  subject: Subject | undefined,
  source: SourceTree | undefined,
  signer: Signer,
): EvidenceInput | undefined {
  const folder = inputs.text('evidence');
  const sha256 = inputs.text('evidence-sha256');
  if (folder === '') {
    if (sha256 !== '') inputs.fault('evidence', '`evidence-sha256` is set, but the folder is not');
    return undefined;
  }
  if (!/^[0-9a-f]{64}$/.test(sha256))
    inputs.fault(
      'evidence-sha256',
      'it is not the output `evidence-sha256` of a scan; only a scan that passed has this output',
    );
  if (subject?.kind !== 'registry' || subject.reference.digest === undefined)
    inputs.fault(
      'image',
      'with `evidence` it must be a registry reference with a digest, from the job that built it',
    );
  if (source !== undefined) inputs.fault('source', 'with `evidence` nothing is scanned; set `source: ""`');
  if (signer.kind === 'none')
    inputs.fault('signer', 'with `evidence` the job only signs; set `keyless` or `key`');
  if (inputs.text('platform') !== '')
    inputs.fault('platform', 'with `evidence` every platform is signed; remove it');
  const path = inputs.path(folder);
  if (!existsSync(path) || !statSync(path).isDirectory())
    inputs.fault('evidence', `there is no folder ${path}`);
  const outputDir = inputs.text('output-dir');
  if (outputDir !== '' && inputs.path(outputDir) === path)
    inputs.fault(
      'output-dir',
      'it is the folder of `evidence`, which must not be overwritten; name another folder',
    );
  return { folder: path, sha256 };
}

function readPlatforms(inputs: RawInputs): readonly Platform[] {
  return inputs.list('platform').flatMap((text) => {
    const platform = parsePlatform(text);
    if (platform.ok) return platform.value;
    inputs.fault('platform', platform.fault);
    return [];
  });
}

/** A short key can be guessed, and would protect nothing. */
function readFingerprintKey(inputs: RawInputs): Pick<RequestFromInputs, 'fingerprintKey'> {
  const fingerprintKey = inputs.text('fingerprint-key');
  if (fingerprintKey === '') return {};
  if (fingerprintKey.length < 16) inputs.fault('fingerprint-key', 'it has fewer than 16 characters');
  return { fingerprintKey };
}
