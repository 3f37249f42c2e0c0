import { type Isolation, isIsolated, isolationInWords } from '../evidence/isolation.ts';
import { maySign } from '../workflow/event.ts';
import { serverFault, visibilityFault } from '../workflow/public-log.ts';

/** `fail`: a run here would end in error, or would protect nothing. `warn`: a run works, but protects less than possible. */
export type DiagnosisState = 'ok' | 'warn' | 'fail';

/** The result for one topic. */
export interface Diagnosis {
  readonly topic: string;
  readonly state: DiagnosisState;
  /** One sentence for people. */
  readonly message: string;
}

/** What credentials may do in a registry, as far as that is visible without writing to it. */
export interface RegistryRights {
  readonly repository: string;
  /** In words, such as `credentials from the inputs were sent`. */
  readonly credentials: string;
  /** `absent`: the registry answers, but the repository does not exist yet. */
  readonly read: 'granted' | 'absent' | 'refused' | 'unreachable';
  /** `unknown`: the tokens of many registries do not contain rights. */
  readonly push: 'granted' | 'refused' | 'unknown';
  /** The answer of a registry that refused, or why it could not be reached. */
  readonly why?: string;
}

/** How GitHub protects an environment. Fields are undefined if GitHub did not answer. */
export interface EnvironmentRules {
  readonly name: string;
  readonly state: 'present' | 'missing' | 'unknown';
  readonly branches?: 'any' | 'protected' | 'named';
  readonly reviewers?: boolean;
}

/** The surroundings of a run. */
export interface Surroundings {
  readonly nodeVersion: string;
  /** Host and port of the proxy to GitHub's API, from the environment variables. */
  readonly proxy?: string;
  /** Why the variables name no valid proxy. */
  readonly proxyFault?: string;
  /** Certificate files that a variable names but that do not exist. */
  readonly missingCertificates: readonly string[];
  /** Empty outside of GitHub. */
  readonly event: string;
  readonly isFork: boolean;
  readonly mayAskToken: boolean;
  readonly serverUrl: string;
  /** `public`, `private` or `internal`, if the event contains it. */
  readonly visibility?: string;
  readonly signer: 'keyless' | 'key' | 'none';
  readonly hasOwnSigstore: boolean;
  /** Whether a public log may name a repository that is not public. */
  readonly publicLog: boolean;
  readonly checkout: 'none' | 'shallow' | 'whole';
  readonly git?: string;
  /** How far this machine's clock is ahead of a server's clock. Exact to about a second. */
  readonly clockAheadMs?: number;
  /** Why a run here would not use GitHub's cache. Absent if it would. */
  readonly noCache?: string;
  /** How scanners would be isolated on this machine. */
  readonly isolation: Isolation;
  readonly registry?: RegistryRights;
  readonly environment?: EnvironmentRules;
}

/**
 * A signing certificate is valid for ten minutes, and a token for five. With a larger difference, one of them is not yet
 * or no longer valid.
 */
const CLOCK_FAIL_MS = 4 * 60_000;
const CLOCK_WARN_MS = 30_000;

/** The results for all topics, in the order in which a run would reach them. */
export function diagnose(facts: Surroundings): readonly Diagnosis[] {
  return [
    node(facts),
    network(facts),
    clock(facts),
    event(facts),
    ...(facts.signer === 'keyless' && !isAdvisory(facts) ? [token(facts), log(facts)] : []),
    checkout(facts),
    isolation(facts),
    cache(facts),
    ...(facts.registry === undefined ? [] : [registry(facts.registry, facts)]),
    ...(facts.environment === undefined ? [] : [environment(facts.environment)]),
  ].map(([state, topic, message]) => ({ state, topic, message }));
}

/** The worst state of all topics. */
export function overall(diagnoses: readonly Pick<Diagnosis, 'state'>[]): DiagnosisState {
  const states = diagnoses.map(({ state }) => state);
  return states.includes('fail') ? 'fail' : states.includes('warn') ? 'warn' : 'ok';
}

type Result = readonly [DiagnosisState, string, string];

/** Whether a run for this event only checks and reports, whatever the signer. */
function isAdvisory({ event }: Surroundings): boolean {
  return event !== '' && !maySign(event);
}

function isolation({ isolation: found }: Surroundings): Result {
  const words = `scanners would be ${isolationInWords(found)}`;
  if (isIsolated(found)) return ['ok', 'isolation', words];
  return ['warn', 'isolation', `${words}; \`isolate: required\` would be an error here`];
}

/** Never more than told: a run without the cache only takes longer. */
function cache({ noCache, isolation: { files } }: Surroundings): Result {
  if (noCache !== undefined) return ['ok', 'cache', `nothing is kept in GitHub's cache: ${noCache}`];
  if (files !== 'own')
    return ['ok', 'cache', "GitHub's cache is not used: what is unpacked from it cannot be confined here"];
  return ['ok', 'cache', "database and tools are kept in GitHub's cache"];
}

function node({ nodeVersion: version }: Surroundings): Result {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
  if (major < 24)
    return ['fail', 'node', `this is Node ${version}, but Assay needs 24: use runner 2.327.0 or later`];
  return ['ok', 'node', `Node ${version}`];
}

function network({ proxy, proxyFault, missingCertificates }: Surroundings): Result {
  if (proxyFault !== undefined) return ['fail', 'network', proxyFault];
  const [missing] = missingCertificates;
  if (missing !== undefined)
    return ['fail', 'network', `a variable names the certificates ${missing}, but the file does not exist`];
  return ['ok', 'network', proxy === undefined ? 'no proxy' : `through the proxy ${proxy}`];
}

function clock({ clockAheadMs: ahead }: Surroundings): Result {
  if (ahead === undefined) return ['warn', 'clock', 'the time of a server could not be read'];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const difference = `the clock is ${seconds} s ${ahead < 0 ? 'behind' : 'ahead of'} the server's clock`;
  if (Math.abs(ahead) >= CLOCK_FAIL_MS)
    return ['fail', 'clock', `${difference}: tokens and certificates will not be valid; set it with NTP`];
  if (Math.abs(ahead) >= CLOCK_WARN_MS) return ['warn', 'clock', `${difference}; set it with NTP`];
  return ['ok', 'clock', 'the clock agrees with a server'];
}

function event({ event: name, isFork }: Surroundings): Result {
  if (name === '') return ['ok', 'event', 'not on GitHub: only a key can sign'];
  if (maySign(name)) return ['ok', 'event', `runs for \`${name}\` may sign`];
  const fork = isFork ? ' (here from a fork, without secrets)' : '';
  return ['warn', 'event', `runs for \`${name}\`${fork} check and report; they do not sign or push`];
}

function token({ mayAskToken, event: name }: Surroundings): Result {
  if (mayAskToken) return ['ok', 'token', 'the job may ask for OIDC tokens'];
  if (name === '') return ['warn', 'token', 'outside of GitHub there are no OIDC tokens: use a key'];
  return [
    'fail',
    'token',
    'keyless signing needs `id-token: write` among the `permissions` of this job, and of the workflow that calls it',
  ];
}

function log({ serverUrl, hasOwnSigstore, visibility, publicLog }: Surroundings): Result {
  if (hasOwnSigstore) return ['ok', 'log', 'your own Sigstore'];
  const server = serverFault(serverUrl);
  if (server !== undefined) return ['fail', 'log', server];
  if (visibility === undefined)
    return [
      'warn',
      'log',
      'the public log names a repository that is not public only with `public-log: allow`',
    ];
  const fault = visibilityFault({ repository_visibility: visibility });
  if (fault === undefined) return ['ok', 'log', 'the public log, for a public repository'];
  if (!publicLog) return ['fail', 'log', fault];
  return [
    'warn',
    'log',
    `the public log will name this ${visibility} repository, because \`public-log: allow\` is set`,
  ];
}

function checkout({ checkout: state, git }: Surroundings): Result {
  if (state === 'none')
    return [
      'warn',
      'checkout',
      'there is no checkout: set `source: ""`, or add actions/checkout before this step',
    ];
  if (git === undefined)
    return ['fail', 'checkout', 'git is not installed: Assay needs it to read the commits'];
  if (state === 'shallow')
    return [
      'fail',
      'checkout',
      'the checkout is shallow, so Assay cannot check the commits of the event: set `fetch-depth: 0`, or `history: none`',
    ];
  return ['ok', 'checkout', `whole, ${git}`];
}

function registry(rights: RegistryRights, { signer, event: name }: Surroundings): Result {
  const { repository, credentials, read, push, why } = rights;
  const answer = why === undefined ? '' : `: ${why}`;
  if (read === 'unreachable') return ['fail', 'registry', `${repository} cannot be reached${answer}`];
  if (read === 'refused')
    return ['fail', 'registry', `the registry refuses to read ${repository} (${credentials})${answer}`];
  const writes = signer !== 'none' && (name === '' || maySign(name));
  if (writes && push === 'refused')
    return [
      'fail',
      'registry',
      `${repository} may be read, but not pushed to (${credentials}): on GHCR the job needs \`permissions: packages: write\`, and the package must be linked to the repository`,
    ];
  const absent = read === 'absent' ? ', which does not exist yet' : '';
  const pushes =
    push === 'granted'
      ? 'may be pushed to'
      : push === 'refused'
        ? 'may be read'
        : 'may be read; only a push can show whether it may be pushed to';
  return ['ok', 'registry', `${repository}${absent}, ${pushes} (${credentials})`];
}

function environment({ name, state, branches, reviewers }: EnvironmentRules): Result {
  if (state === 'unknown')
    return [
      'warn',
      'environment',
      `the protection of \`${name}\` could not be read: the token needs \`actions: read\``,
    ];
  if (state === 'missing')
    return [
      'fail',
      'environment',
      `there is no environment \`${name}\`: at the first run, GitHub would create it without protection`,
    ];
  if (branches === 'any')
    return [
      'fail',
      'environment',
      `every branch may deploy to \`${name}\`: list the branches that may deploy`,
    ];
  if (branches === 'protected')
    return [
      'warn',
      'environment',
      `protected branches may deploy to \`${name}\`, but that setting ignores rulesets: without a branch protection rule, every branch may deploy; list the branches that may deploy`,
    ];
  if (reviewers === false)
    return ['ok', 'environment', `only listed branches may deploy to \`${name}\`, without reviewers`];
  return ['ok', 'environment', `only listed branches may deploy to \`${name}\`, with reviewers`];
}
