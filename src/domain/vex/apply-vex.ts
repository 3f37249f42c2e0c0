import type { Vulnerability } from '../finding/finding.ts';
import { appliesAt, type VexPlace } from './vex-product.ts';
import type { VexStatement } from './vex-statement.ts';

/** VEX statements, and the scanned scopes that they may be about. */
export interface Vex {
  readonly statements: readonly VexStatement[];
  readonly places: readonly VexPlace[];
}

/** The result of all statements for a finding. */
export interface VexResult {
  /** The statements because of which the finding is ignored. */
  readonly ignoreReason?: readonly [VexStatement, ...VexStatement[]];
  /** A statement because of which the finding would be ignored, and the statement that prevents it. */
  readonly contradiction?: { readonly ignoring: VexStatement; readonly affecting: VexStatement };
  /** A statement that says that there is something to fix. */
  readonly affecting?: VexStatement;
}

/** Whether a statement says that there is nothing to fix. */
function saysNothingToFix({ status }: VexStatement): boolean {
  return status === 'not_affected' || status === 'fixed';
}

/**
 * Makes a function that applies the statements to a finding. The finding is ignored if statements say so for every
 * scope that has it. For one author (and one signer or the repository), the newest statements count. Of several authors,
 * the strictest statement counts.
 */
export function vexEvaluator({ statements, places }: Vex): (finding: Vulnerability) => VexResult {
  const byId = new Map<string, VexStatement[]>();
  for (const statement of statements) {
    for (const id of new Set([statement.vulnerability, ...statement.aliases])) {
      const known = byId.get(id);
      if (known === undefined) byId.set(id, [statement]);
      else known.push(statement);
    }
  }
  // Two scopes may have the same name. A finding with that name may be in each of them.
  const placesByName = Map.groupBy(places, ({ name }) => name);
  return (finding) => {
    const candidates = [
      ...new Set([finding.id, ...(finding.aliases ?? [])].flatMap((id) => byId.get(id) ?? [])),
    ];
    const statements = candidates.filter((one) => isAbout(one, finding));
    if (statements.length === 0) return {};
    const results = finding.foundIn.flatMap(
      (name) =>
        placesByName
          .get(name)
          ?.map((place) => combine(statements.filter((one) => appliesAt(one, finding, place)))) ?? {},
    );
    return combineScopes(results);
  };
}

/**
 * Whether a statement is about the vulnerability of a finding. A common alias is not enough: one advisory can be the
 * alias of many vulnerabilities.
 */
function isAbout({ vulnerability, aliases }: VexStatement, finding: Vulnerability): boolean {
  return (
    vulnerability === finding.id ||
    aliases.includes(finding.id) ||
    (finding.aliases ?? []).includes(vulnerability)
  );
}

/** The result of the statements that apply to one scope. */
function combine(statements: readonly VexStatement[]): VexResult {
  const byAuthor = [...Map.groupBy(statements, authorKey).values()].map(newest);
  const [affecting] = byAuthor.flatMap((latest) => latest.find((one) => !saysNothingToFix(one)) ?? []);
  const [ignoring, ...moreIgnoring] = byAuthor
    .filter((latest) => latest.every(saysNothingToFix))
    .flatMap(([first]) => first ?? []);
  if (affecting === undefined)
    return ignoring === undefined ? {} : { ignoreReason: [ignoring, ...moreIgnoring] };
  return { affecting, ...(ignoring === undefined ? {} : { contradiction: { ignoring, affecting } }) };
}

/** The result over all scopes that have a finding. */
function combineScopes(results: readonly VexResult[]): VexResult {
  const contradiction = results.find((one) => one.contradiction !== undefined)?.contradiction;
  const affecting = results.find((one) => one.affecting !== undefined)?.affecting;
  if (affecting !== undefined) return { affecting, ...(contradiction && { contradiction }) };
  if (results.some(({ ignoreReason }) => ignoreReason === undefined)) return {};
  const [first, ...more] = new Set(results.flatMap(({ ignoreReason }) => ignoreReason ?? []));
  return first === undefined ? {} : { ignoreReason: [first, ...more] };
}

/**
 * The same for statements of the same author. The author is only a claim of the document, so the key contains the signer
 * too. Files come from the repository.
 */
function authorKey({ source, author, document }: VexStatement): string {
  const signer = source.kind === 'file' ? [] : [source.signedBy.identity, source.signedBy.issuer];
  return JSON.stringify([source.kind, ...signer, author ?? document]);
}

function newest(statements: readonly VexStatement[]): readonly VexStatement[] {
  const latest = Math.max(...statements.map(timeOf));
  return statements.filter((one) => timeOf(one) === latest);
}

function timeOf({ timestamp }: VexStatement): number {
  return timestamp === undefined ? 0 : Date.parse(timestamp);
}

/** `.vex/app.json at 0123456789ab, statement 2 (ACME)` */
export function vexName({ source, statement, author }: VexStatement): string {
  const by = author === undefined ? '' : ` (${author})`;
  if (source.kind === 'file')
    return `${source.path} at ${source.commit.slice(0, 12)}, statement ${statement}${by}`;
  return `attestation ${source.referrer} signed by ${source.signedBy.identity}, statement ${statement}${by}`;
}
