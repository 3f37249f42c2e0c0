import type { Vulnerability } from '../finding/finding.ts';
import { appliesAt, type VexPlace } from './vex-product.ts';
import type { VexStatement } from './vex-statement.ts';

/** What is weighed with: what was said, and what it may speak of. */
export interface Vex {
  readonly statements: readonly VexStatement[];
  readonly places: readonly VexPlace[];
}

/** What the statements make of a finding: those that let it through, and those that contradict each other. */
export interface VexResult {
  readonly ignoreReason?: readonly [VexStatement, ...VexStatement[]];
  /** What would let it through, and what keeps it from that. */
  readonly contradiction?: { readonly said: VexStatement; readonly against: VexStatement };
  /** What says that there is something to mend. */
  readonly against?: VexStatement;
}

/** Whether a status says that there is nothing to mend. */
function letsThrough({ status }: VexStatement): boolean {
  return status === 'not_affected' || status === 'fixed';
}

/**
 * Makes the function that tells what the statements make of a finding. It is let through where that is said of every
 * place that has it. Of one voice (a signer or the repository, and an author) the newest statements count; of several
 * voices the strictest.
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
  // Platforms that nobody names share a name; what is found in one of them may be in the other.
  const named = Map.groupBy(places, ({ name }) => name);
  return (finding) => {
    const candidates = [
      ...new Set([finding.id, ...(finding.aliases ?? [])].flatMap((id) => byId.get(id) ?? [])),
    ];
    const spoken = candidates.filter((one) => speaksOf(one, finding));
    if (spoken.length === 0) return {};
    const results = finding.foundIn.flatMap(
      (name) =>
        named.get(name)?.map((place) => ended(spoken.filter((one) => appliesAt(one, finding, place)))) ?? {},
    );
    return joined(results);
  };
}

/** An advisory is the alias of many vulnerabilities: that two have one in common does not make them the same. */
function speaksOf({ vulnerability, aliases }: VexStatement, finding: Vulnerability): boolean {
  return (
    vulnerability === finding.id ||
    aliases.includes(finding.id) ||
    (finding.aliases ?? []).includes(vulnerability)
  );
}

/** What the statements that apply at one place come to. */
function ended(statements: readonly VexStatement[]): VexResult {
  const voices = [...Map.groupBy(statements, voiceOf).values()].map(newest);
  const against = voices.flatMap((said) => said.find((one) => !letsThrough(one)) ?? []);
  const [said, ...others] = voices.filter((one) => one.every(letsThrough)).flatMap(([first]) => first ?? []);
  const [denialReason] = against;
  if (denialReason === undefined) return said === undefined ? {} : { ignoreReason: [said, ...others] };
  return {
    against: denialReason,
    ...(said === undefined ? {} : { contradiction: { said, against: denialReason } }),
  };
}

function joined(results: readonly VexResult[]): VexResult {
  const contradiction = results.find((one) => one.contradiction !== undefined)?.contradiction;
  const against = results.find((one) => one.against !== undefined)?.against;
  if (against !== undefined) return { against, ...(contradiction && { contradiction }) };
  if (results.some(({ ignoreReason }) => ignoreReason === undefined)) return {};
  const [first, ...others] = new Set(results.flatMap(({ ignoreReason }) => ignoreReason ?? []));
  return first === undefined ? {} : { ignoreReason: [first, ...others] };
}

/** An author is what a document says of itself; who signed it, and the repository, are known. */
function voiceOf({ source, author, document }: VexStatement): string {
  const known = source.kind === 'file' ? [] : [source.signedBy.identity, source.signedBy.issuer];
  return JSON.stringify([source.kind, ...known, author ?? document]);
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
