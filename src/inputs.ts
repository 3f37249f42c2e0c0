import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAudit } from './audit-inputs.ts';
import { maySign } from './domain/event.ts';
import { type Platform, parsePlatform, parseReference, type Reference } from './domain/image.ts';
import { isSafeUrl } from './domain/loopback.ts';
import { serverFault } from './domain/public-log.ts';
import {
  type EvidenceInput,
  HISTORIES,
  type RequestAsMade,
  type Signer,
  type SigstoreFiles,
  type SourceTree,
} from './domain/request.ts';
import { parseSubject, type Subject } from './domain/subject.ts';
import { readPolicyWish } from './policy-inputs.ts';
import { type Environment, RawInputs } from './raw-inputs.ts';
import { readSource } from './source-input.ts';

/** What the entry needs to wire the adapters, beside the {@link Request}. Paths are absolute. */
export interface Settings {
  /** For the registries of `image` and `push-to`, and no other. */
  readonly credentials?: {
    readonly registries: readonly string[];
    readonly username: string;
    readonly password: string;
  };
  readonly cacheDir: string;
  readonly outputDir: string;
  readonly toolPaths: Readonly<Partial<Record<'trivy' | 'cosign' | 'gitleaks', string>>>;
  readonly toolMirror?: string;
  readonly offline: boolean;
  readonly summary: boolean;
  /** Reads policy files from GitHub, and nothing else; no child sees it. */
  readonly githubToken?: string;
}

/** Picks the variables that cosign needs to open a key; see the adapter of that name. */
export type SignerEnvironment = (key: string) => Readonly<Record<string, string>>;

/**
 * Reads every input of the action; nothing else reads one. All faults are found before any is reported: throws one
 * AssayError with an `input-invalid` reason for each.
 */
export function readInputs(
  env: Environment,
  signerEnvironment: SignerEnvironment,
): { request: RequestAsMade; settings: Settings } {
  const inputs = new RawInputs(env);
  const subject = readSubject(inputs);
  const signer = readSigner(inputs, signerEnvironment);
  const pushTo = readPushTo(inputs, subject);
  const source = readSource(inputs);
  demandKnownServer(inputs, env, signer, subject?.kind === 'registry' || pushTo !== undefined);
  const evidence = readEvidence(inputs, subject, source, signer);
  const offline = inputs.boolean('offline');
  const request: RequestAsMade = {
    asked: inputs.text('image'),
    subject: subject ?? { kind: 'archive', file: '' },
    ...(pushTo === undefined ? {} : { pushTo }),
    platforms: readPlatforms(inputs),
    ...(source === undefined ? {} : { source }),
    ...(evidence === undefined ? {} : { evidence }),
    policy: readPolicyWish(inputs),
    history: inputs.choice('history', HISTORIES),
    ...readFingerprintKey(inputs),
    signer,
    database: {
      repositories: readRepositories(inputs, 'db-repository'),
      javaRepositories: readRepositories(inputs, 'java-db-repository'),
      offline,
    },
  };
  const registries = [
    subject?.kind === 'registry' ? subject.reference.registry : undefined,
    pushTo?.registry,
  ];
  const settings = readSettings(
    inputs,
    env,
    offline,
    registries.filter((registry) => registry !== undefined),
    { evidence: 'assay', tools: ['trivy', 'cosign', 'gitleaks'], told: ['image', 'push-to'] },
  );
  inputs.assertSound();
  return { request, settings };
}

function readSubject(inputs: RawInputs): Subject | undefined {
  const text = inputs.required('image', 'name the image, such as `image: ghcr.io/owner/app:1.2.3`');
  if (text === '') return undefined;
  const subject = parseSubject(text, (path) => existsSync(inputs.path(path)));
  if (typeof subject === 'string') return inputs.fault('image', subject);
  if (subject.kind === 'layout') return { ...subject, directory: inputs.path(subject.directory) };
  if (subject.kind === 'archive') return { ...subject, file: inputs.path(subject.file) };
  return subject;
}

function readPushTo(inputs: RawInputs, subject: Subject | undefined): Reference | undefined {
  const text = inputs.text('push-to');
  if (text === '') return undefined;
  const target = parseReference(text);
  if (typeof target === 'string') return inputs.fault('push-to', target);
  if (target.digest !== undefined)
    return inputs.fault('push-to', 'a digest cannot be pushed to; name a tag or only the repository');
  const named = /:[^/]*$/.test(text);
  const same =
    subject?.kind === 'registry' &&
    subject.reference.registry === target.registry &&
    subject.reference.path === target.path;
  if (same && (!named || subject.reference.tag === target.tag)) {
    return inputs.fault('push-to', 'it is where `image` already is; leave it out');
  }
  if (named) return target;
  const { tag: _latest, ...repository } = target;
  return repository;
}

function readSigner(inputs: RawInputs, signerEnvironment: SignerEnvironment): Signer {
  const kind = inputs.choice('signer', ['keyless', 'key', 'none']);
  const key = inputs.text('key');
  const sigstore = readSigstore(inputs);
  if (key !== '' && kind !== 'key')
    inputs.fault('key', `it is given, but \`signer\` is \`${kind}\`; set \`signer: key\` or leave it out`);
  const instance = sigstore === undefined ? {} : { sigstore };
  const publicLog = readPublicLog(inputs);
  if (kind === 'none') return { kind, ...instance };
  if (kind === 'keyless') return { kind, publicLog, ...instance };
  if (key === '') inputs.fault('key', '`signer: key` needs it: a file, `env://NAME` or a KMS URI');
  return { kind, key: readKey(inputs, key), environment: signerEnvironment(key), ...instance };
}

/** Only the one word: what else stands there might mean the opposite. */
export function readPublicLog(inputs: RawInputs): boolean {
  const text = inputs.text('public-log');
  if (text !== '' && text !== 'allow') inputs.fault('public-log', `"${text}" is not \`allow\`, or nothing`);
  return text === 'allow';
}

function readKey(inputs: RawInputs, key: string): string {
  if (/-----BEGIN/.test(key)) {
    inputs.fault('key', 'it names a key and is none: a file, `env://NAME` or a KMS URI', 'key-invalid');
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

/** Said at once where it is sure, and not after the image was scanned; the stage that signs asks again. */
function demandKnownServer(inputs: RawInputs, env: Environment, signer: Signer, hasPlace: boolean): void {
  if (signer.kind !== 'keyless' || signer.sigstore !== undefined) return;
  if (!hasPlace || !maySign(env.GITHUB_EVENT_NAME ?? '')) return;
  const why = serverFault(env.GITHUB_SERVER_URL || 'https://github.com');
  if (why !== undefined) inputs.fault('signing-config', why);
}

/** What an earlier job found; the job that takes it over looks at neither image nor source itself. */
function readEvidence(
  inputs: RawInputs,
  subject: Subject | undefined,
  source: SourceTree | undefined,
  signer: Signer,
): EvidenceInput | undefined {
  const folder = inputs.text('evidence');
  const sha256 = inputs.text('evidence-sha256');
  if (folder === '') {
    if (sha256 !== '') inputs.fault('evidence', '`evidence-sha256` is given without the folder');
    return undefined;
  }
  if (!/^[0-9a-f]{64}$/.test(sha256))
    inputs.fault(
      'evidence-sha256',
      'it is not the output `evidence-sha256` of a scan, which only one that passed has',
    );
  if (subject?.kind !== 'registry' || subject.reference.digest === undefined)
    inputs.fault('image', 'with `evidence` it must be a digest in a registry, from the job that built it');
  if (source !== undefined) inputs.fault('source', 'with `evidence` nothing is scanned; set `source: ""`');
  if (signer.kind === 'none') inputs.fault('signer', 'with `evidence` there is nothing to do but to sign');
  if (inputs.text('platform') !== '') inputs.fault('platform', 'with `evidence` every platform is signed');
  const path = inputs.path(folder);
  if (!existsSync(path) || !statSync(path).isDirectory())
    inputs.fault('evidence', `there is no folder ${path}`);
  const outputDir = inputs.text('output-dir');
  if (outputDir !== '' && inputs.path(outputDir) === path)
    inputs.fault('output-dir', 'it is the folder of `evidence`, which is not to be overwritten');
  return { folder: path, sha256 };
}

function readPlatforms(inputs: RawInputs): readonly Platform[] {
  return inputs.list('platform').flatMap((text) => {
    const platform = parsePlatform(text);
    if (platform === undefined) inputs.fault('platform', `"${text}" is not a platform such as linux/amd64`);
    return platform ?? [];
  });
}

export function readRepositories(inputs: RawInputs, name: string): readonly string[] {
  const named = inputs.lines(name);
  for (const text of named) {
    const reference = parseReference(text);
    if (typeof reference === 'string')
      inputs.fault(name, `"${text}" is not a repository such as registry/name:tag: ${reference}`);
  }
  return named;
}

/** Too short a key could be guessed, and would protect nothing. */
function readFingerprintKey(inputs: RawInputs): Pick<RequestAsMade, 'fingerprintKey'> {
  const fingerprintKey = inputs.text('fingerprint-key');
  if (fingerprintKey === '') return {};
  if (fingerprintKey.length < 16) inputs.fault('fingerprint-key', 'it has fewer than 16 characters');
  return { fingerprintKey };
}

/** What tells the settings of the check from those of the gate. */
interface OwnSettings {
  /** The folder in the runner's temporary one without `output-dir`. */
  readonly evidence: string;
  /** Those that a path can be named for. */
  readonly tools: readonly (keyof Settings['toolPaths'])[];
  /** Inputs whose text becomes part of an output. */
  readonly told: readonly string[];
}

/** What both the check and the gate need. */
export function readSettings(
  inputs: RawInputs,
  env: Environment,
  offline: boolean,
  registries: readonly string[],
  { evidence, tools, told }: OwnSettings,
): Settings {
  const temp = env.RUNNER_TEMP || '/tmp';
  const toolCache = env.RUNNER_TOOL_CACHE || temp;
  const username = inputs.text('registry-username');
  const password = inputs.text('registry-password');
  if ((username === '') !== (password === '')) {
    inputs.fault(
      username === '' ? 'registry-username' : 'registry-password',
      'user name and password go together',
    );
  }
  const mirror = inputs.text('tool-mirror');
  if (mirror !== '' && !isSafeUrl(mirror)) inputs.fault('tool-mirror', `"${mirror}" is not an https URL`);
  const toolPaths = Object.fromEntries(
    tools.flatMap((tool) => {
      const text = inputs.text(`${tool}-path`);
      if (text === '') return [];
      const path = inputs.path(text);
      if (!isFile(path)) inputs.fault(`${tool}-path`, `there is no file ${path}`);
      return [[tool, path]];
    }),
  );
  const cacheDir = inputs.text('cache-dir');
  const outputDir = inputs.text('output-dir');
  const githubToken = inputs.text('github-token');
  readAudit(inputs);
  if (env.GITHUB_ACTIONS === 'true') refuseToldSecrets(inputs, told);
  return {
    ...(username === '' ? {} : { credentials: { registries, username, password } }),
    cacheDir: cacheDir === '' ? join(toolCache, 'assay') : inputs.path(cacheDir),
    outputDir: outputDir === '' ? join(temp, evidence) : inputs.path(outputDir),
    toolPaths,
    ...(mirror === '' ? {} : { toolMirror: mirror }),
    offline,
    summary: inputs.boolean('summary'),
    ...(githubToken === '' ? {} : { githubToken }),
  };
}

/**
 * The runner drops every job output in which a secret of the workflow stands, without a failure: what comes after would
 * get an empty image. https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/JobExtension.cs (FinalizeJob)
 */
function refuseToldSecrets(inputs: RawInputs, told: readonly string[]): void {
  for (const name of ['registry-password', 'github-token', 'audit-token']) {
    const secret = inputs.text(name);
    const place = told.find((input) => secret !== '' && inputs.text(input).includes(secret));
    if (place === undefined) continue;
    inputs.fault(
      name,
      `its value is part of \`${place}\`: GitHub hides a secret wherever it stands and drops the outputs that hold it, so that no other job would get the image; take another value`,
    );
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
