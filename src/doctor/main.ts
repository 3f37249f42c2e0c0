import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { error, warning } from '@actions/core';
import { credentialsIn } from '../action/hidden-credentials.ts';
import { RawInputs } from '../action/raw-inputs.ts';
import { readPublicLog } from '../action/signer-inputs.ts';
import { githubPublisher } from '../adapters/github/publisher.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { clockAhead, environmentRules, surroundingsOf } from '../adapters/github/surroundings.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { createProcesses } from '../adapters/processes/processes.ts';
import { usableTemporaryFolder } from '../adapters/processes/temporary-folder.ts';
import { rightsIn } from '../adapters/registry/rights.ts';
import { parseReference, type Reference } from '../domain/image/image.ts';
import { fault, reasonsOf } from '../domain/reason.ts';
import { type Parsed, unparsable } from '../domain/result.ts';
import { type Diagnosis, diagnose, overall, type Surroundings } from '../domain/run/diagnosis.ts';
import { plain } from '../domain/text.ts';
import { isPublicService } from '../domain/workflow/public-log.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import { readSigningConfig } from '../formats/signing/signing-config.ts';
import { adviceDiagnoses, doctorLines, doctorOutputs, renderDoctor } from '../report/doctor/doctor-report.ts';
import { reviewWorkflows } from '../stages/workflows/workflows.ts';

// Checks the surroundings of a run before the run: what is missing, and what would not protect. Writes only the job
// summary. As an action it reads inputs, on a command line the argument `[IMAGE]`.
const isAction = process.env.GITHUB_ACTIONS === 'true';
const runner = createRunner();
const redact = growingRedactor(runner.masked);
/** GitHub shows at most ten annotations of a level for a step. */
const MAX_ANNOTATIONS = 10;
const NO_REQUEST: Requested = {
  signer: 'none',
  hasOwnSigstore: false,
  publicLog: false,
  environment: '',
  token: '',
};

process.exitCode = 1;
if (isAction && !githubPublisher.outputs({ state: 'fail', findings: '[]' })) process.exit();
await trustNamedRoots(process.env);
for (const credential of credentialsIn(process.env)) if (isAction) runner.mask(credential);
try {
  const diagnoses = (await diagnoseAll()).map((one) => ({ ...one, message: redact(one.message) }));
  const state = overall(diagnoses);
  githubPublisher.lines(doctorLines(diagnoses));
  if (isAction) {
    const faults = diagnoses.filter((one) => one.state !== 'ok').slice(0, MAX_ANNOTATIONS);
    for (const { state: level, topic, message } of faults)
      (level === 'fail' ? error : warning)(plain(message, 1500), { title: `Assay doctor: ${topic}` });
    await githubPublisher.summary(renderDoctor(diagnoses, state));
  }
  const isPublished = !isAction || githubPublisher.outputs(doctorOutputs(diagnoses, state));
  process.exitCode = state === 'fail' || !isPublished ? 1 : 0;
} catch (thrown) {
  for (const { code, message } of reasonsOf(thrown, 'inputs'))
    isAction
      ? error(plain(redact(message)), { title: `Assay: ${code}` })
      : githubPublisher.lines([`${code}: ${message}`]);
}

async function diagnoseAll(): Promise<readonly Diagnosis[]> {
  const requested = isAction ? inputs(new RawInputs(process.env)) : operands(process.argv.slice(2));
  const folder = await mkdtemp(join(await usableTemporaryFolder(process.env), 'assay-doctor-'));
  try {
    const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
    const isolator = { isolate: 'auto', temporary: folder, environment: process.env } as const;
    const [surroundings, isolation, clock, rights, rules, review] = await Promise.all([
      surroundingsOf(process.env, apiUrl),
      createProcesses(redact, isolator).isolation(),
      clockAhead(apiUrl),
      registryRights(requested, folder),
      requested.environment === '' || requested.token === ''
        ? undefined
        : environmentRules(requested.environment, runner.context.repository, {
            apiUrl,
            token: requested.token,
          }),
      reviewWorkflows({ folder: process.env.GITHUB_WORKSPACE || process.cwd(), path: '' }),
    ]);
    const facts: Surroundings = {
      ...surroundings,
      isolation,
      signer: requested.signer,
      hasOwnSigstore: requested.hasOwnSigstore,
      publicLog: requested.publicLog,
      ...(clock === undefined ? {} : { clockAheadMs: clock }),
      ...(rights === undefined ? {} : { registry: rights }),
      ...(rules === undefined ? {} : { environment: rules }),
    };
    return [...diagnose(facts), ...adviceDiagnoses(review.advice)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Requested {
  readonly image?: Reference;
  readonly signer: Surroundings['signer'];
  readonly hasOwnSigstore: boolean;
  readonly publicLog: boolean;
  readonly environment: string;
  readonly token: string;
  readonly login?: { readonly username: string; readonly password: string };
}

function inputs(raw: RawInputs): Requested {
  const [username, password] = [raw.text('registry-username'), raw.text('registry-password')];
  const image = referenceOf(raw.text('image'));
  if (image?.ok === false) raw.fault('image', image.fault);
  const requested: Requested = {
    ...(image?.ok && { image: image.value }),
    signer: raw.choice('signer', ['keyless', 'key', 'none']),
    hasOwnSigstore: namesOwnSigstore(raw),
    publicLog: readPublicLog(raw),
    environment: raw.text('environment'),
    token: raw.text('github-token'),
    ...(username !== '' && password !== '' ? { login: { username, password } } : {}),
  };
  if ((username === '') !== (password === ''))
    raw.fault('registry-username', 'set both the user name and the password');
  raw.throwFaults();
  return requested;
}

/** Whether the signing configuration names a private Sigstore, not the public one. */
function namesOwnSigstore(raw: RawInputs): boolean {
  const file = raw.text('signing-config');
  if (file === '') return false;
  const unreadable = (why: string) => {
    raw.fault('signing-config', `${file} cannot be read: ${why}`);
    return false;
  };
  try {
    const config = readSigningConfig(readFileSync(raw.path(file), 'utf8'));
    if (!config.ok) return unreadable(config.fault);
    const { authorities, logs } = config.value.services;
    return ![...authorities, ...logs].some(isPublicService);
  } catch (thrown) {
    return unreadable(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function operands([text = '', ...others]: readonly string[]): Requested {
  const image = others.length > 0 ? unparsable('give one image at most') : referenceOf(text);
  if (image?.ok === false)
    throw fault('input-invalid', 'inputs', `${image.fault}; usage: node dist/js/doctor.js [IMAGE]`);
  return { ...NO_REQUEST, ...(image && { image: image.value }) };
}

/** Undefined where none is given. */
function referenceOf(image: string): Parsed<Reference> | undefined {
  return image === '' ? undefined : parseReference(image.toLowerCase());
}

async function registryRights({ image: reference, login }: Requested, folder: string) {
  if (reference === undefined) return undefined;
  return await rightsIn(reference, {
    processes: createProcesses(redact),
    environment: process.env,
    workspace: { folder: async (name) => await mkdtemp(join(folder, `${name.replace(/\W+/g, '-')}-`)) },
    ...(login === undefined ? {} : { credentials: { registries: [reference.registry], ...login } }),
    mask: isAction ? runner.mask : () => undefined,
    redact,
  });
}
