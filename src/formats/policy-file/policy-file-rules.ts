import { DAY_MS } from '../../domain/duration.ts';
import { isWorkflowOf } from '../../domain/gate/source-rule.ts';
import { matchesEverything } from '../../domain/glob.ts';
import { hasExpired, type Policy } from '../../domain/policy/policy.ts';
import { namesBases } from '../../domain/verdict/base-image.ts';
import type { PolicyFile } from './policy-file.ts';
import { pathName } from './policy-file-faults.ts';
import { operationDoubts, operationFaults, type Path, type Report } from './policy-file-operations.ts';

/**
 * Reports what no schema can check: keys that contradict each other, and terms that are too long by `base` and the file. Of
 * an invalid file, `file` has the valid parts. `isWhole` says whether everything at or below a path is valid: a rule
 * about missing keys must not be applied to a part that is incomplete.
 */
export function contradictions(
  file: Partial<PolicyFile>,
  base: Policy,
  now: Date,
  report: Report,
  isWhole: (path: Path) => boolean = () => true,
): void {
  for (const [path, rule] of enforcedRules(file)) {
    if (rule['block-from'] === undefined || rule.enforce === undefined || rule.enforce === 'block') continue;
    report([...path, 'block-from'], `contradicts "enforce: ${rule.enforce}": leave one of them out`);
  }
  const { vulnerabilities, 'base-images': baseImages, gate } = file;
  for (const [index, rule] of (vulnerabilities?.packages ?? []).entries()) {
    const path = ['vulnerabilities', 'packages', index];
    if (!isWhole(path)) continue;
    if (!rule.types && !rule.names && !rule.paths)
      report(path, 'applies to no package: give it types, names or paths');
    if (!rule['fail-on'] && rule['only-fixed'] === undefined && rule.cvss === undefined)
      report(path, 'changes nothing: give it fail-on, only-fixed or cvss');
  }
  if (isWhole(['base-images']) && baseImages?.undetermined !== undefined && !hasBaseImageRule(baseImages))
    report(
      ['base-images', 'undetermined'],
      'needs a rule for base images: allow, digest-pinned or signed-by',
    );
  if (gate?.issuer !== undefined && gate.identity === undefined && isWhole(['gate']))
    report(['gate', 'issuer'], 'has no effect without an identity');
  if (gate !== undefined) operationFaults(gate, now, report, isWhole);
  repetitions(file, report, isWhole);
  terms(file, base, now, report);
}

/** Reports what is no fault, but most likely not what the author wants. */
export function doubts(file: Partial<PolicyFile>, base: Policy, now: Date, report: Report): void {
  timeDoubts(file, now, report);
  for (const [index, { path }] of (file.gaps ?? []).entries()) {
    if (matchesEverything(path)) report(['gaps', index, 'path'], `"${path}" accepts every gap`);
  }
  const isBaseNamed = namesBase(file['base-images']) || namesBases(base.baseImages);
  if (file.vulnerabilities?.['base-image-findings'] === 'apart' && !isBaseNamed)
    report(
      ['vulnerabilities', 'base-image-findings'],
      'has no effect: name the base image in base-images.allow or its signer in base-images.signed-by',
    );
  allowListDoubts(file, report);
  gateDoubts(file.gate, report);
  if (file.gate !== undefined) operationDoubts(file.gate, now, report);
  exceptionDoubts(file.exceptions, report);
}

/** Days that are over. */
function timeDoubts(file: Partial<PolicyFile>, now: Date, report: Report): void {
  for (const [path, rule] of enforcedRules(file)) {
    const from = rule['block-from'];
    if (from !== undefined && Date.parse(from) <= now.getTime())
      report([...path, 'block-from'], 'is in the past: the rule blocks already, and you can remove the line');
  }
  for (const [path, term] of accountables(file)) {
    if (hasExpired(term, now))
      report([...path, 'expires'], `${term.expires} is in the past: this entry ignores nothing any more`);
  }
}

function allowListDoubts(file: Partial<PolicyFile>, report: Report): void {
  for (const section of ['registries', 'base-images'] as const) {
    for (const [index, glob] of (file[section]?.allow ?? []).entries()) {
      if (matchesEverything(glob)) report([section, 'allow', index], `"${glob}" allows every image`);
      else if (!/[/*]/.test(glob)) report([section, 'allow', index], neverMatches(glob));
    }
  }
  if (file.registries !== undefined && file.registries.allow === undefined)
    report(['registries'], 'has no effect without allow');
  if (file['base-images'] !== undefined && !hasBaseImageRule(file['base-images']))
    report(['base-images'], 'has no effect without allow, digest-pinned or signed-by');
}

function exceptionDoubts(exceptions: PolicyFile['exceptions'], report: Report): void {
  for (const [index, one] of (exceptions ?? []).entries()) {
    const path = ['exceptions', index];
    const { vulnerability, image } = one;
    if (/^(?:cve|ghsa)-/i.test(vulnerability) && !/^(?:CVE|GHSA)-/.test(vulnerability))
      report(
        [...path, 'vulnerability'],
        `"${vulnerability}" can never match: ids are compared exactly, and these begin with capital letters`,
      );
    if (one.package?.startsWith('pkg:') && /.@[^/]*$|[?#]/.test(one.package))
      report([...path, 'package'], 'can never match: it is a PURL with a version or qualifiers');
    if (image !== undefined && !/[/*]/.test(image)) report([...path, 'image'], neverMatches(image));
    else if (image !== undefined && /[:@][^/]*$/.test(image) && image.includes('/'))
      report([...path, 'image'], `"${image}" can never match: registry/repository has no tag and no digest`);
  }
}

function gateDoubts(gate: PolicyFile['gate'], report: Report): void {
  const repository = gate?.['source-repository'];
  const identities = [gate?.identity, ...(gate?.identities ?? []).map(({ identity }) => identity)];
  const isItsWorkflow =
    repository !== undefined && identities.some((one) => one !== undefined && isWorkflowOf(one, repository));
  if (repository !== undefined && gate?.['source-ref'] === undefined && !isItsWorkflow)
    report(
      ['gate', 'source-repository'],
      'admits no image without a source-ref (or "any"), unless the identity is a workflow of that repository',
    );
  for (const [index, glob] of (gate?.['promoted-from'] ?? []).entries())
    if (matchesEverything(glob))
      report(['gate', 'promoted-from', index], `"${glob}" accepts evidence from everywhere`);
}

function neverMatches(glob: string): string {
  return `"${glob}" can never match: names begin with the registry, such as docker.io/library/${glob}`;
}

function hasBaseImageRule(rule: NonNullable<PolicyFile['base-images']>): boolean {
  return rule.allow !== undefined || rule['digest-pinned'] === true || rule['signed-by'] !== undefined;
}

/** Whether a rule names a base image or a signer. A glob that matches everything names none. */
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

function repetitions(file: Partial<PolicyFile>, report: Report, isWhole: (path: Path) => boolean): void {
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
    else report(path, `names the same as \`${pathName(earlier)}\`: keep one of them`);
  }
}

function terms(file: Partial<PolicyFile>, base: Policy, now: Date, report: Report): void {
  const days = Number.parseInt(file['longest-term'] ?? String(base.longestTermDays), 10);
  const latest = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  for (const [path, { expires }] of accountables(file)) {
    // A missing day is reported by the schema.
    if (expires !== undefined && expires > latest)
      report(
        [...path, 'expires'],
        `${expires} is more than ${days} days away (longest-term): ${latest} is the latest day`,
      );
  }
}
