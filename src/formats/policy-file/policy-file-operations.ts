import { endOf, MAX_BREAK_GLASS_MS } from '../../domain/policy/operations.ts';
import type { PolicyFile } from './policy-file.ts';
import { pathName } from './policy-file-faults.ts';

export type Path = readonly PropertyKey[];

/** Reports something about the value at a path. The message is the rest of a sentence that begins with the key. */
export type Report = (path: Path, message: string) => void;

type Gate = NonNullable<PolicyFile['gate']>;

const HOUR_MS = 3_600_000;

/** Reports contradictions in what the section `gate` says about operation. `isWhole`: whether a part is valid. */
export function operationFaults(
  gate: Gate,
  now: Date,
  report: Report,
  isWhole: (path: Path) => boolean,
): void {
  for (const [index, { identity, issuer, key }] of (gate.revokers ?? []).entries()) {
    const path = ['gate', 'revokers', index];
    if (!isWhole(path)) continue;
    if ((identity === undefined) === (key === undefined)) report(path, 'must name an identity or a key');
    else if (issuer !== undefined && identity === undefined)
      report([...path, 'issuer'], 'has no effect without an identity');
  }
  for (const [index, { digest, repository, until }] of (gate['break-glass'] ?? []).entries()) {
    const path = ['gate', 'break-glass', index];
    if (isWhole(path) && digest === undefined && repository === undefined)
      report(path, 'applies to no image: give it digest or repository');
    const latest = new Date(now.getTime() + MAX_BREAK_GLASS_MS).toISOString();
    // A missing or invalid time is reported by the schema.
    if (until !== undefined && Date.parse(until) > now.getTime() + MAX_BREAK_GLASS_MS)
      report(
        [...path, 'until'],
        `${until} is more than ${MAX_BREAK_GLASS_MS / HOUR_MS} h away: ${latest.slice(0, 19)}Z is the latest time`,
      );
  }
  repeatedSigners(gate, report, isWhole);
}

/** Reports what has no effect any more or is most likely not meant. */
export function operationDoubts(gate: Gate, now: Date, report: Report): void {
  for (const [index, { until }] of (gate['break-glass'] ?? []).entries()) {
    if (Date.parse(until) <= now.getTime())
      report(['gate', 'break-glass', index, 'until'], `${until} is over: remove the entry`);
  }
  const signers = [...(gate.identities ?? []), ...(gate.keys ?? [])];
  const isEnding = ({ until }: { until?: string | undefined }) =>
    until !== undefined && endOf(until) <= now.getTime();
  if (gate.identity === undefined && signers.length > 0 && signers.every(isEnding))
    report(['gate'], 'names only signers whose end has passed: nothing that is signed from now on counts');
}

function repeatedSigners(gate: Gate, report: Report, isWhole: (path: Path) => boolean): void {
  const first = new Map<string, Path>();
  const given: readonly (readonly [Path, string | undefined])[] = [
    [['gate', 'identity'], gate.identity === undefined ? undefined : `${gate.identity} ${gate.issuer ?? ''}`],
    ...(gate.identities ?? []).map(
      ({ identity, issuer = '' }, index) => [['gate', 'identities', index], `${identity} ${issuer}`] as const,
    ),
    ...(gate.keys ?? []).map(({ key }, index) => [['gate', 'keys', index], key] as const),
  ];
  for (const [path, name] of given) {
    if (name === undefined || !isWhole(path)) continue;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, path);
    else report(path, `names the same as \`${pathName(earlier)}\`: keep one of them`);
  }
}
