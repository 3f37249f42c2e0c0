import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Environment, notOneOf, RawInputs } from '../action/raw-inputs.ts';
import { isFile, readToolPath } from '../action/settings.ts';
import { inputVariable } from '../action/unknown-inputs.ts';
import type { NamedPath } from '../adapters/tools/named-path.ts';
import { ENGINES, type Engine, minorVersion } from '../domain/admission/engine.ts';
import { isSafeUrl } from '../domain/loopback.ts';
import { isPattern } from '../domain/policy/operations.ts';

/** The complete, valid request for manifests. Paths are absolute. */
export interface AdmissionRequest {
  /** The texts of the input `image`, at least one. */
  readonly images: readonly string[];
  readonly engines: readonly Engine[];
  /** Whether the user named the engines. Then one that cannot hold the policy is an error. */
  readonly isChosen: boolean;
  /** The versions in the cluster, as far as the user named them. */
  readonly versions: ReadonlyMap<Engine, string>;
  readonly isEnforced: boolean;
  readonly exempt: readonly string[];
  readonly output: string;
  /** The trusted root of a private Sigstore, and its TUF repository. */
  readonly sigstore?: {
    readonly trustedRoot: string;
    readonly tuf?: { readonly mirror: string; readonly root: string };
  };
  /** Assay's admission server, and the file with the authority of its certificate. */
  readonly server?: { readonly url: string; readonly ca: string };
  /** The kubeconfig of the cluster in which the manifests are proven. Absent: they are not. */
  readonly kubeconfig?: string;
  /** The programs that say what an engine decides, where there is no cluster. */
  readonly testers: Readonly<Partial<Record<TestedEngine, NamedPath>>>;
}

/** The engines for which a program of the user can be asked, by the input that names it. */
const TESTERS = {
  kyverno: 'kyverno-path',
  'policy-controller': 'policy-controller-path',
} as const satisfies Partial<Record<Engine, string>>;
export type TestedEngine = keyof typeof TESTERS;
export const TESTED_ENGINES: readonly TestedEngine[] = ['kyverno', 'policy-controller'];

/** Inputs that the gate reads. Its other inputs are fixed: nothing is generated for less than it demands. */
const OF_THE_GATE = [
  ...['certificate-identity', 'certificate-oidc-issuer', 'key', 'trusted-root'],
  ...['source-repository', 'source-ref', 'runner-environment', 'require', 'max-age'],
  ...['policy', 'fail-on', 'github-token', 'registry-username', 'registry-password'],
  ...['db-repository', 'db-max-age', 'offline', 'isolate', 'cache-dir'],
  ...['trivy-path', 'cosign-path', 'tool-mirror', 'summary'],
] as const;

/** Most images in one call. */
const MOST_IMAGES = 100;

/** Reads every input of `admission/action.yml`. Throws one AssayError with an `input-invalid` reason for each fault. */
export function readAdmissionInputs(env: Environment): AdmissionRequest {
  const inputs = new RawInputs(env);
  for (const name of OF_THE_GATE) inputs.text(name);
  const images = inputs.list('image');
  if (images.length === 0)
    inputs.fault('image', 'it is required: name the images, such as `ghcr.io/owner/app@sha256:…`');
  if (images.length > MOST_IMAGES)
    inputs.fault('image', `at most ${MOST_IMAGES} images are read in one call`);
  const pattern = inputs.lines('certificate-identity').find(isPattern);
  if (pattern !== undefined)
    inputs.fault(
      'certificate-identity',
      `"${pattern}" is a pattern, and an identity is compared exactly: name the one that signed`,
    );
  const engines = readEngines(inputs);
  const versions = readVersions(inputs, engines);
  const exempt = inputs.list('exempt-namespace');
  for (const name of exempt) {
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name))
      inputs.fault(
        'exempt-namespace',
        `"${name}" is not the name of a namespace; patterns are not supported`,
      );
  }
  const output = inputs.required('output', 'name the folder for the manifests');
  const isEnforced = inputs.boolean('enforce');
  const sigstore = readSigstore(inputs);
  const server = readServer(inputs);
  const testers = readTesters(inputs, engines);
  const kubeconfig = readKubeconfigPath(inputs, env, Object.keys(testers).length > 0);
  inputs.throwFaults();
  return {
    ...{ images: [...new Set(images)], isEnforced, output: inputs.path(output) },
    engines: engines.length === 0 ? ENGINES : engines,
    isChosen: engines.length > 0,
    versions,
    exempt: [...new Set(exempt)].sort(),
    ...(sigstore && { sigstore }),
    ...(server && { server }),
    ...(kubeconfig !== undefined && { kubeconfig }),
    testers,
  };
}

function readSigstore(inputs: RawInputs): AdmissionRequest['sigstore'] {
  const trustedRoot = inputs.text('trusted-root');
  const [mirror, root] = [inputs.text('tuf-mirror'), inputs.text('tuf-root')];
  if (mirror !== '' && !isSafeUrl(mirror)) inputs.fault('tuf-mirror', `"${mirror}" is not an https address`);
  if ((mirror === '') !== (root === ''))
    inputs.fault(mirror === '' ? 'tuf-mirror' : 'tuf-root', '`tuf-mirror` and `tuf-root` belong together');
  if (root !== '' && !isFile(inputs.path(root)))
    inputs.fault('tuf-root', `there is no file ${inputs.path(root)}`);
  if (trustedRoot === '') {
    if (mirror !== '') inputs.fault('tuf-mirror', 'it has no effect without `trusted-root`');
    return undefined;
  }
  const tuf = mirror === '' ? {} : { tuf: { mirror, root: inputs.path(root) } };
  return { trustedRoot: inputs.path(trustedRoot), ...tuf };
}

function readServer(inputs: RawInputs): AdmissionRequest['server'] {
  const [url, ca] = [inputs.text('server').replace(/\/$/, ''), inputs.text('server-ca')];
  if ((url === '') !== (ca === ''))
    inputs.fault(url === '' ? 'server' : 'server-ca', '`server` and `server-ca` belong together');
  if (url === '') return undefined;
  const address = URL.parse(url);
  if (address?.protocol !== 'https:' || address.origin !== url)
    inputs.fault(
      'server',
      `"${url}" is not an address such as https://assay.example.com:8443, without a path`,
    );
  if (ca !== '' && !isFile(inputs.path(ca))) inputs.fault('server-ca', `there is no file ${inputs.path(ca)}`);
  return { url, ca: inputs.path(ca) };
}

function readEngines(inputs: RawInputs): readonly Engine[] {
  const named = inputs.list('engine');
  for (const text of named) {
    if (!ENGINES.some((one) => one === text)) inputs.fault('engine', notOneOf(text, ENGINES));
  }
  return ENGINES.filter((one) => named.includes(one));
}

function readVersions(inputs: RawInputs, chosen: readonly Engine[]): ReadonlyMap<Engine, string> {
  const versions = new Map<Engine, string>();
  for (const text of inputs.list('engine-version')) {
    const [name = '', version = ''] = text.split('=', 2).map((part) => part.trim());
    const engine = ENGINES.find((one) => one === name);
    if (engine === undefined || minorVersion(version) === undefined)
      inputs.fault(
        'engine-version',
        `"${text}" is not an engine and its version, such as \`kyverno=1.19.1\``,
      );
    else if (chosen.length > 0 && !chosen.includes(engine))
      inputs.fault('engine-version', `nothing is written for ${engine}`);
    else if (versions.has(engine)) inputs.fault('engine-version', `${engine} is named twice`);
    else versions.set(engine, version);
  }
  return versions;
}

function readTesters(inputs: RawInputs, chosen: readonly Engine[]): AdmissionRequest['testers'] {
  const testers: Partial<Record<TestedEngine, NamedPath>> = {};
  for (const engine of TESTED_ENGINES) {
    const { [engine]: input } = TESTERS;
    const path = readToolPath(inputs, input);
    if (path === undefined) continue;
    if (!inputs.boolean('prove')) inputs.fault(input, 'it has no effect without `prove`');
    if (chosen.length > 0 && !chosen.includes(engine))
      inputs.fault(input, `nothing is written for ${engine}`);
    testers[engine] = path;
  }
  return testers;
}

/** As for kubectl: the input, `KUBECONFIG`, or `.kube/config` of the user. With a tester, only the input counts. */
function readKubeconfigPath(inputs: RawInputs, env: Environment, hasTester: boolean): string | undefined {
  const given = inputs.text('kubeconfig');
  if (!inputs.boolean('prove')) {
    if (given !== '') inputs.fault('kubeconfig', 'it has no effect without `prove`');
    return undefined;
  }
  if (given !== '') return inputs.path(given);
  if (hasTester) return undefined;
  const named = (env.KUBECONFIG ?? '').split(':').filter(Boolean);
  if (named.length > 1)
    return inputs.fault('kubeconfig', 'KUBECONFIG names several files, and only one is read: name it here');
  const path = named[0] ?? join(env.HOME || homedir(), '.kube', 'config');
  if (isFile(path)) return path;
  return inputs.fault('kubeconfig', `there is no file ${path}: name the kubeconfig of the cluster`);
}

/** The environment from which the gate reads its inputs for one image. */
export function gateEnvironment(env: Environment, image: string, output: string): Environment {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
  const passed = OF_THE_GATE.map((name) => [inputVariable(name), env[inputVariable(name)]] as const);
  const fixed = { image, rescan: 'false', 'output-dir': output };
  return {
    ...Object.fromEntries([...others, ...passed]),
    ...Object.fromEntries(Object.entries(fixed).map(([name, value]) => [inputVariable(name), value])),
  };
}
