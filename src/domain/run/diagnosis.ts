import { maySign } from '../workflow/event.ts';
import { serverFault, visibilityFault } from '../workflow/public-log.ts';

/** `fail`: a run here would end in error, or protect nothing. `warn`: it will, and less than it could. */
export type DiagnosisState = 'ok' | 'warn' | 'fail';

/** One thing that was looked at. */
export interface Diagnosis {
  readonly topic: string;
  readonly state: DiagnosisState;
  /** One sentence for people. */
  readonly message: string;
}

/** What credentials may do in a registry, as far as it tells without being written to. */
export interface RegistryRights {
  readonly repository: string;
  /** In words, such as `credentials from the inputs were sent`. */
  readonly credentials: string;
  /** `absent`: it answers, and has no such repository yet. */
  readonly read: 'granted' | 'absent' | 'refused' | 'unreachable';
  /** `untold`: many registries hand out tokens that say nothing. */
  readonly push: 'granted' | 'refused' | 'unknown';
  /** What it said, where it refused or could not be reached. */
  readonly why?: string;
}

/** How GitHub protects an environment; undefined fields could not be asked. */
export interface EnvironmentRules {
  readonly name: string;
  readonly state: 'there' | 'missing' | 'unknown';
  readonly branches?: 'any' | 'protected' | 'named';
  readonly reviewers?: boolean;
}

/** What a run of Assay would find around it. */
export interface Surroundings {
  readonly nodeVersion: string;
  /** Host and port of the proxy to GitHub's API, by the variables. */
  readonly proxy?: string;
  /** Why what they name is none. */
  readonly proxyFault?: string;
  /** Files of certificates that are named and not there. */
  readonly missingCertificates: readonly string[];
  /** Empty outside of GitHub. */
  readonly event: string;
  readonly isFork: boolean;
  readonly mayAskToken: boolean;
  readonly serverUrl: string;
  /** `public`, `private` or `internal`, where the event says it. */
  readonly visibility?: string;
  readonly signer: 'keyless' | 'key' | 'none';
  readonly hasOwnSigstore: boolean;
  /** Whether a public log may name a repository that not everybody can see. */
  readonly publicLog: boolean;
  readonly checkout: 'none' | 'shallow' | 'whole';
  readonly git?: string;
  /** How far this machine's clock is ahead of a server's, within a second or so. */
  readonly clockAheadMs?: number;
  readonly registry?: RegistryRights;
  readonly environment?: EnvironmentRules;
}

/** A certificate for signing lives ten minutes, and a token five: from here on one of them is not valid yet, or any more. */
const CLOCK_FAIL_MS = 4 * 60_000;
const CLOCK_WARN_MS = 30_000;

/** What is missing, or will not protect, in the order in which a run would meet it. */
export function diagnose(facts: Surroundings): readonly Diagnosis[] {
  return [
    node(facts),
    network(facts),
    clock(facts),
    event(facts),
    ...(facts.signer === 'keyless' && !isAdvisory(facts) ? [token(facts), log(facts)] : []),
    checkout(facts),
    ...(facts.registry === undefined ? [] : [registry(facts.registry, facts)]),
    ...(facts.environment === undefined ? [] : [environment(facts.environment)]),
  ].map(([state, topic, message]) => ({ state, topic, message }));
}

/** The worst of all. */
export function overall(found: readonly Pick<Diagnosis, 'state'>[]): DiagnosisState {
  const states = found.map(({ state }) => state);
  return states.includes('fail') ? 'fail' : states.includes('warn') ? 'warn' : 'ok';
}

type Result = readonly [DiagnosisState, string, string];

/** Such a run checks and reports, whoever signs elsewhere. */
function isAdvisory({ event }: Surroundings): boolean {
  return event !== '' && !maySign(event);
}

function node({ nodeVersion: version }: Surroundings): Result {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
  if (major < 24)
    return ['fail', 'node', `this is Node ${version}, and Assay needs 24: use a runner of 2.327.0 or later`];
  return ['ok', 'node', `Node ${version}`];
}

function network({ proxy, proxyFault, missingCertificates }: Surroundings): Result {
  if (proxyFault !== undefined) return ['fail', 'network', proxyFault];
  const [missing] = missingCertificates;
  if (missing !== undefined)
    return ['fail', 'network', `the certificates ${missing} are named by a variable and are not there`];
  return ['ok', 'network', proxy === undefined ? 'no proxy' : `through the proxy ${proxy}`];
}

function clock({ clockAheadMs: ahead }: Surroundings): Result {
  if (ahead === undefined) return ['warn', 'clock', 'no server could be asked for the time'];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const said = `the clock is ${seconds} s ${ahead < 0 ? 'behind' : 'ahead of'} the server's`;
  if (Math.abs(ahead) >= CLOCK_FAIL_MS)
    return ['fail', 'clock', `${said}: tokens and certificates will not be valid; set it by NTP`];
  if (Math.abs(ahead) >= CLOCK_WARN_MS) return ['warn', 'clock', `${said}; set it by NTP`];
  return ['ok', 'clock', 'agrees with a server'];
}

function event({ event: name, isFork }: Surroundings): Result {
  if (name === '') return ['ok', 'event', 'not on GitHub: nothing is signed unless by a key'];
  if (maySign(name)) return ['ok', 'event', `runs for \`${name}\` may sign`];
  const fork = isFork ? ', here from a fork, without secrets' : '';
  return ['warn', 'event', `runs for \`${name}\`${fork} check and report, and sign and push nothing`];
}

function token({ mayAskToken, event: name }: Surroundings): Result {
  if (mayAskToken) return ['ok', 'token', 'the job may ask for OIDC tokens'];
  if (name === '') return ['warn', 'token', 'there are no OIDC tokens outside of GitHub: use a key'];
  return [
    'fail',
    'token',
    'keyless signing needs `permissions: id-token: write` for this job, and in the workflow that calls it',
  ];
}

function log({ serverUrl, hasOwnSigstore, visibility, publicLog }: Surroundings): Result {
  if (hasOwnSigstore) return ['ok', 'log', 'a Sigstore of your own'];
  const server = serverFault(serverUrl);
  if (server !== undefined) return ['fail', 'log', server];
  if (visibility === undefined)
    return [
      'warn',
      'log',
      'a repository that is not public goes into the public log only with `public-log: allow`',
    ];
  const shown = visibilityFault({ repository_visibility: visibility });
  if (shown === undefined) return ['ok', 'log', 'the public log, of a public repository'];
  if (!publicLog) return ['fail', 'log', shown];
  return [
    'warn',
    'log',
    `this ${visibility} repository is named in the public log, as \`public-log: allow\` says`,
  ];
}

function checkout({ checkout: state, git }: Surroundings): Result {
  if (state === 'none')
    return ['warn', 'checkout', 'there is no checkout: set `source: ""`, or put actions/checkout before'];
  if (git === undefined) return ['fail', 'checkout', 'there is no git, by which the commits are read'];
  if (state === 'shallow')
    return [
      'fail',
      'checkout',
      'the checkout is shallow, so that the commits of the event cannot be looked through: set `fetch-depth: 0`, or `history: none`',
    ];
  return ['ok', 'checkout', `whole, ${git}`];
}

function registry(rights: RegistryRights, { signer, event: name }: Surroundings): Result {
  const { repository, credentials, read, push, why } = rights;
  const said = why === undefined ? '' : `: ${why}`;
  if (read === 'unreachable') return ['fail', 'registry', `${repository} cannot be asked${said}`];
  if (read === 'refused')
    return ['fail', 'registry', `${repository} may not be read (${credentials})${said}`];
  const writes = signer !== 'none' && (name === '' || maySign(name));
  if (writes && push === 'refused')
    return [
      'fail',
      'registry',
      `${repository} may be read and not pushed to (${credentials}): on GHCR the job needs \`permissions: packages: write\`, and the package must be linked to the repository`,
    ];
  const absent = read === 'absent' ? ', which is not there yet' : '';
  const pushes =
    push === 'granted'
      ? 'may be pushed to'
      : push === 'refused'
        ? 'may be read'
        : 'may be read; whether it may be pushed to is not told without doing it';
  return ['ok', 'registry', `${repository}${absent}, ${pushes} (${credentials})`];
}

function environment({ name, state, branches, reviewers }: EnvironmentRules): Result {
  if (state === 'unknown')
    return [
      'warn',
      'environment',
      `how \`${name}\` is protected could not be asked: the token needs \`actions: read\``,
    ];
  if (state === 'missing')
    return [
      'fail',
      'environment',
      `there is no environment \`${name}\`: GitHub would make it without protection at the first run`,
    ];
  if (branches === 'any')
    return ['fail', 'environment', `every branch may deploy to \`${name}\`: name those that may`];
  if (branches === 'protected')
    return [
      'warn',
      'environment',
      `to \`${name}\` protected branches may deploy, which knows no rulesets: without a branch protection rule that is every branch; name those that may`,
    ];
  if (reviewers === false)
    return ['ok', 'environment', `\`${name}\` takes named branches, without reviewers`];
  return ['ok', 'environment', `\`${name}\` takes named branches, with reviewers`];
}
