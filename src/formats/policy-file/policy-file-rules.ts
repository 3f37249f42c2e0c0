import { DAY_MS } from '../../domain/duration.ts';
import { isWorkflowOf } from '../../domain/gate/source-rule.ts';
import { matchesEverything } from '../../domain/glob.ts';
import { hasExpired, type Policy } from '../../domain/policy/policy.ts';
import { namesBases } from '../../domain/verdict/base-image.ts';
import type { PolicyFile } from './policy-file.ts';
import { pathName } from './policy-file-faults.ts';

type Path = readonly PropertyKey[];

/** Says something of the value at a path; the message is the rest of a sentence that begins with the key. */
export type Say = (path: Path, message: string) => void;

/**
 * What no schema can tell: keys that contradict each other, and terms that are too long by `base` and the file. Of a
 * faulty file it is given the sound parts; `isWhole` tells whether anything at or below a path is missing, since what
 * a part lacks cannot be held against it then.
 */
export function contradictions(
  file: Partial<PolicyFile>,
  base: Policy,
  now: Date,
  say: Say,
  isWhole: (path: Path) => boolean = () => true,
): void {
  for (const [path, rule] of enforcedRules(file)) {
    if (rule['block-from'] === undefined || rule.enforce === undefined || rule.enforce === 'block') continue;
    say([...path, 'block-from'], `contradicts "enforce: ${rule.enforce}": leave one of them out`);
  }
  const { vulnerabilities, 'base-images': baseImages, gate } = file;
  for (const [index, rule] of (vulnerabilities?.packages ?? []).entries()) {
    const path = ['vulnerabilities', 'packages', index];
    if (!isWhole(path)) continue;
    if (!rule.types && !rule.names && !rule.paths)
      say(path, 'says of no package: give it types, names or paths');
    if (!rule['fail-on'] && rule['only-fixed'] === undefined && rule.cvss === undefined)
      say(path, 'changes nothing: give it fail-on, only-fixed or cvss');
  }
  const rulesBases = isWhole(['base-images']);
  if (rulesBases && baseImages?.undetermined !== undefined && !hasBaseImageRule(baseImages))
    say(['base-images', 'undetermined'], 'needs a rule for base images: allow, digest-pinned or signed-by');
  if (gate?.issuer !== undefined && gate.identity === undefined && isWhole(['gate']))
    say(['gate', 'issuer'], 'says nothing without an identity beside it');
  repetitions(file, say, isWhole);
  terms(file, base, now, say);
}

/** What is no fault, and most likely not what was meant. */
export function doubts(file: Partial<PolicyFile>, base: Policy, now: Date, say: Say): void {
  for (const [path, rule] of enforcedRules(file)) {
    const from = rule['block-from'];
    if (from !== undefined && Date.parse(from) <= now.getTime())
      say([...path, 'block-from'], 'is past: the rule blocks already, and the line can go');
  }
  for (const [path, term] of accountables(file)) {
    if (hasExpired(term, now))
      say([...path, 'expires'], `${term.expires} is past: this lets nothing through any more`);
  }
  for (const [index, { path }] of (file.gaps ?? []).entries()) {
    if (matchesEverything(path)) say(['gaps', index, 'path'], `"${path}" lets every gap through`);
  }
  const names = namesBase(file['base-images']) || namesBases(base.baseImages);
  if (file.vulnerabilities?.['base-image-findings'] === 'apart' && !names)
    say(
      ['vulnerabilities', 'base-image-findings'],
      'has no effect: name the base image in base-images.allow or its signer in base-images.signed-by',
    );
  for (const section of ['registries', 'base-images'] as const) {
    for (const [index, glob] of (file[section]?.allow ?? []).entries()) {
      if (matchesEverything(glob)) say([section, 'allow', index], `"${glob}" allows every image`);
      else if (!/[/*]/.test(glob)) say([section, 'allow', index], neverMatches(glob));
    }
  }
  gateDoubts(file.gate, say);
  if (file.registries !== undefined && file.registries.allow === undefined)
    say(['registries'], 'has no effect without allow');
  if (file['base-images'] !== undefined && !hasBaseImageRule(file['base-images']))
    say(['base-images'], 'has no effect without allow, digest-pinned or signed-by');
  for (const [index, one] of (file.exceptions ?? []).entries()) {
    const path = ['exceptions', index];
    const { vulnerability, image } = one;
    if (/^(?:cve|ghsa)-/i.test(vulnerability) && !/^(?:CVE|GHSA)-/.test(vulnerability))
      say(
        [...path, 'vulnerability'],
        `"${vulnerability}" can never match: ids are compared exactly, and theirs begin in capitals`,
      );
    if (one.package?.startsWith('pkg:') && /.@[^/]*$|[?#]/.test(one.package))
      say([...path, 'package'], 'can never match: it is a PURL with a version or qualifiers');
    if (image !== undefined && !/[/*]/.test(image)) say([...path, 'image'], neverMatches(image));
    else if (image !== undefined && /[:@][^/]*$/.test(image) && image.includes('/'))
      say([...path, 'image'], `"${image}" can never match: registry/repository has no tag and no digest`);
  }
}

function gateDoubts(gate: PolicyFile['gate'], say: Say): void {
  const repository = gate?.['source-repository'];
  const isOwn = repository !== undefined && isWorkflowOf(gate?.identity ?? '', repository);
  if (repository !== undefined && gate?.['source-ref'] === undefined && !isOwn)
    say(
      ['gate', 'source-repository'],
      'lets nothing through without a source-ref (or "any"), unless the identity is a workflow of it',
    );
  for (const [index, glob] of (gate?.['promoted-from'] ?? []).entries())
    if (matchesEverything(glob))
      say(['gate', 'promoted-from', index], `"${glob}" takes evidence from everywhere`);
}

function neverMatches(glob: string): string {
  return `"${glob}" can never match: names begin with the registry, such as docker.io/library/${glob}`;
}

function hasBaseImageRule(rule: NonNullable<PolicyFile['base-images']>): boolean {
  return rule.allow !== undefined || rule['digest-pinned'] === true || rule['signed-by'] !== undefined;
}

/** Whether a rule names a base image or a signer; a glob of everything names none. */
function namesBase(rule: PolicyFile['base-images']): boolean {
  const named = rule?.allow?.some((glob) => !matchesEverything(glob)) ?? false;
  return named || rule?.['signed-by'] !== undefined;
}

interface WrittenRule {
  readonly enforce?: 'block' | 'warn' | 'advise' | undefined;
  readonly 'block-from'?: string | undefined;
}

const ENFORCED = [
  'vulnerabilities',
  'end-of-life',
  'secrets',
  'registries',
  'base-images',
  'workflows',
  'gate',
] as const;

function enforcedRules(file: Partial<PolicyFile>): readonly (readonly [Path, WrittenRule])[] {
  const sections = ENFORCED.flatMap((name) => {
    const rule = file[name];
    return rule === undefined ? [] : [[[name], rule] as const];
  });
  return [[[], file], ...sections];
}

type Term =
  | NonNullable<PolicyFile['exceptions']>[number]
  | NonNullable<PolicyFile['gaps']>[number]
  | Suppression;
type Suppression = NonNullable<NonNullable<PolicyFile['secrets']>['suppressions']>[number];

function accountables(file: Partial<PolicyFile>): readonly (readonly [Path, Term])[] {
  return [
    ...(file.exceptions ?? []).map((one, index) => [['exceptions', index], one] as const),
    ...(file.gaps ?? []).map((one, index) => [['gaps', index], one] as const),
    ...(file.secrets?.suppressions ?? []).map(
      (one, index) => [['secrets', 'suppressions', index], one] as const,
    ),
  ];
}

function repetitions(file: Partial<PolicyFile>, say: Say, isWhole: (path: Path) => boolean): void {
  const first = new Map<string, Path>();
  for (const [path, term] of accountables(file)) {
    if (!isWhole(path)) continue;
    const what =
      'fingerprint' in term
        ? term.fingerprint
        : 'vulnerability' in term
          ? [term.vulnerability, term.package, term.path, term.image].map((part) => part ?? '').join('\n')
          : `gap ${term.path}`;
    const earlier = first.get(what);
    if (earlier === undefined) first.set(what, path);
    else say(path, `lets through the same as \`${pathName(earlier)}\`: keep one of them`);
  }
}

function terms(file: Partial<PolicyFile>, base: Policy, now: Date, say: Say): void {
  const days = Number.parseInt(file['longest-term'] ?? String(base.longestTermDays), 10);
  const latest = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  for (const [path, { expires }] of accountables(file)) {
    // Of an entry that lacks its day that is told already.
    if (expires !== undefined && expires > latest)
      say(
        [...path, 'expires'],
        `${expires} is more than ${days} days away (longest-term): ${latest} is the latest day`,
      );
  }
}
