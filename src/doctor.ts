import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { error, warning } from '@actions/core';
import { createProcesses } from './adapters/processes.ts';
import { rightsIn } from './adapters/registry/rights.ts';
import { createRunner } from './adapters/runner.ts';
import { clockAhead, environmentRules, surroundingsOf } from './adapters/surroundings.ts';
import { trustNamedRoots } from './adapters/trust.ts';
import { credentialsIn } from './credentials.ts';
import { type Diagnosis, diagnose, overall, type Surroundings } from './domain/diagnosis.ts';
import { parseReference, type Reference } from './domain/image.ts';
import { fault, reasonsOf } from './domain/reason.ts';
import { plain } from './domain/text.ts';
import { growingRedactor } from './formats/redact.ts';
import { RawInputs } from './raw-inputs.ts';
import { adviceDiagnoses, doctorLines, doctorOutputs, renderDoctor } from './report/doctor.ts';
import { publishLines, publishOutputs, publishSummary } from './report/publish.ts';
import { reviewWorkflows } from './stages/workflows.ts';

// What is missing, or will not protect, before a run finds out: nothing is written anywhere but the job summary. As an
// action by its inputs, on a command line by `[IMAGE]`.
const isAction = process.env.GITHUB_ACTIONS === 'true';
const runner = createRunner();
const redact = growingRedactor(runner.masked);
const NOTHING: Wish = {
  image: '',
  signer: 'none',
  hasOwnSigstore: false,
  publicLog: false,
  environment: '',
  token: '',
};

process.exitCode = 1;
if (isAction) publishOutputs({ state: 'fail', findings: '[]' });
await trustNamedRoots(process.env);
for (const credential of credentialsIn(process.env)) if (isAction) runner.mask(credential);
try {
  const found = (await look()).map((one) => ({ ...one, message: redact(one.message) }));
  const state = overall(found);
  publishLines(doctorLines(found));
  if (isAction) {
    for (const { state: level, topic, message } of found.filter((one) => one.state !== 'ok').slice(0, 10))
      (level === 'fail' ? error : warning)(plain(message, 1500), { title: `Assay doctor: ${topic}` });
    await publishSummary(renderDoctor(found, state));
    publishOutputs(doctorOutputs(found, state));
  }
  process.exitCode = state === 'fail' ? 1 : 0;
} catch (thrown) {
  for (const { code, message } of reasonsOf(thrown, 'inputs'))
    isAction
      ? error(plain(redact(message)), { title: `Assay: ${code}` })
      : publishLines([`${code}: ${message}`]);
}

async function look(): Promise<readonly Diagnosis[]> {
  const wish = isAction ? inputs(new RawInputs(process.env)) : operands(process.argv.slice(2));
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'assay-doctor-'));
  try {
    const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
    const [own, clock, rights, rules, review] = await Promise.all([
      surroundingsOf(process.env),
      clockAhead(apiUrl),
      registryRights(wish, folder),
      wish.environment === '' || wish.token === ''
        ? undefined
        : environmentRules(wish.environment, runner.context.repository, { apiUrl, token: wish.token }),
      reviewWorkflows({ folder: process.env.GITHUB_WORKSPACE || process.cwd(), path: '' }),
    ]);
    const facts: Surroundings = {
      ...own,
      signer: wish.signer,
      hasOwnSigstore: wish.hasOwnSigstore,
      publicLog: wish.publicLog,
      ...(clock === undefined ? {} : { clockAheadMs: clock }),
      ...(rights === undefined ? {} : { registry: rights }),
      ...(rules === undefined ? {} : { environment: rules }),
    };
    return [...diagnose(facts), ...adviceDiagnoses(review.advice)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Wish {
  readonly image: string;
  readonly signer: Surroundings['signer'];
  readonly hasOwnSigstore: boolean;
  readonly publicLog: boolean;
  readonly environment: string;
  readonly token: string;
  readonly login?: { readonly username: string; readonly password: string };
}

function inputs(raw: RawInputs): Wish {
  const [username, password] = [raw.text('registry-username'), raw.text('registry-password')];
  const wish: Wish = {
    image: raw.text('image'),
    signer: raw.choice('signer', ['keyless', 'key', 'none']),
    hasOwnSigstore: raw.text('signing-config') !== '',
    publicLog: raw.text('public-log') === 'allow',
    environment: raw.text('environment'),
    token: raw.text('github-token'),
    ...(username !== '' && password !== '' ? { login: { username, password } } : {}),
  };
  if ((username === '') !== (password === ''))
    raw.fault('registry-username', 'user name and password go together');
  if (wish.image !== '' && typeof referenceOf(wish.image) === 'string')
    raw.fault('image', `${referenceOf(wish.image)}`);
  raw.assertSound();
  return wish;
}

function operands([image = '', ...others]: readonly string[]): Wish {
  const wrong = others.length > 0 ? 'give one image at most' : image === '' ? image : referenceOf(image);
  if (typeof wrong === 'string' && wrong !== '')
    throw fault('input-invalid', 'inputs', `${wrong}; usage: node dist/js/doctor.js [IMAGE]`);
  return { ...NOTHING, image };
}

function referenceOf(image: string): Reference | string {
  return parseReference(image.toLowerCase());
}

async function registryRights({ image, login }: Wish, folder: string) {
  if (image === '') return undefined;
  const reference = referenceOf(image);
  if (typeof reference === 'string') return undefined;
  return await rightsIn(reference, {
    processes: createProcesses(redact),
    environment: process.env,
    workspace: { folder: async (name) => await mkdtemp(join(folder, `${name.replace(/\W+/g, '-')}-`)) },
    ...(login === undefined ? {} : { credentials: { registries: [reference.registry], ...login } }),
    mask: isAction ? runner.mask : () => undefined,
    redact,
  });
}
