import { SEVERITIES, type Severity } from '../../domain/finding/finding.ts';
import { POLICY_PATH } from '../../domain/policy/policy.ts';
import type { FileChange } from '../changes/file-change.ts';
import type { MigrationNote } from './migration-note.ts';
import type { ScanWish } from './wishes/wish.ts';

const DEFAULT_FAIL_ON: readonly Severity[] = ['critical', 'high'];

/** What a scan asked for, as inputs of Assay and as a new policy file. */
export interface ScanSettings {
  /** The inputs of a step, by what its scans asked for. */
  readonly inputsFor: (scan: ScanWish | undefined) => Readonly<Record<string, string>>;
  readonly change?: FileChange;
  readonly notes: readonly MigrationNote[];
}

/**
 * Turns what the scans asked for into settings. Inputs are enough, unless unfixed vulnerabilities are left out, which only a
 * policy file can say. With a policy file, inputs can only be stricter: so a new one has the least strict rule.
 */
export function settingsOf(scans: readonly (ScanWish | undefined)[], hasPolicy: boolean): ScanSettings {
  const present = scans.flatMap((scan) => (scan === undefined ? [] : [scan]));
  const fixedOnly = present.length > 0 && present.every(({ onlyFixed }) => onlyFixed);
  const mixed = !fixedOnly && present.some(({ onlyFixed }) => onlyFixed);
  const notes: MigrationNote[] = [];
  if (mixed)
    notes.push({
      kind: 'todo',
      text: 'Only some of the scans left out unfixed vulnerabilities. The policy of a repository is one for all images: now unfixed vulnerabilities block everywhere, unless you set `vulnerabilities.only-fixed: true`.',
    });
  if (hasPolicy && present.length > 0)
    notes.push({
      kind: 'todo',
      text: `The repository has a ${POLICY_PATH}, and the inputs of a step can only make it stricter. Compare it with what the scans asked for: ${present.map(inWords).join('; ')}.`,
    });
  if (hasPolicy || !fixedOnly) return { inputsFor: inputsOf, notes };
  const shared = SEVERITIES.filter((one) =>
    present.every(({ failOn = DEFAULT_FAIL_ON }) => failOn.includes(one)),
  );
  const failOn = shared.length > 0 ? shared : DEFAULT_FAIL_ON;
  const enforce = present.some((scan) => scan.enforce === 'warn') ? 'warn' : 'block';
  return {
    inputsFor: (scan): Readonly<Record<string, string>> => {
      if (scan === undefined) return {};
      const { failOn: wanted = DEFAULT_FAIL_ON } = scan;
      return {
        ...(wanted.join() === failOn.join() ? {} : { 'fail-on': wanted.join(',') }),
        ...(enforce === 'warn' && scan.enforce === 'block' ? { enforce: 'block' } : {}),
      };
    },
    change: { path: POLICY_PATH, after: policyText(failOn, enforce) },
    notes,
  };
}

function inputsOf(scan: ScanWish | undefined): Readonly<Record<string, string>> {
  return {
    ...(scan?.failOn === undefined || scan.failOn.join() === DEFAULT_FAIL_ON.join()
      ? {}
      : { 'fail-on': scan.failOn.join(',') }),
    ...(scan?.enforce === 'warn' ? { enforce: 'warn' } : {}),
  };
}

function inWords({ failOn = DEFAULT_FAIL_ON, enforce, onlyFixed }: ScanWish): string {
  return `${enforce} on ${failOn.join(', ')}${onlyFixed ? ', only fixed ones' : ''}`;
}

function policyText(failOn: readonly Severity[], enforce: 'block' | 'warn'): string {
  return [
    '# The rules of Assay for images: docs/policy.md has every key.',
    'version: 1',
    ...(enforce === 'warn' ? ['enforce: warn # findings are reported, and the job passes'] : []),
    'vulnerabilities:',
    `  fail-on: [${failOn.join(', ')}]`,
    '  only-fixed: true # a vulnerability without a fix does not count',
    '',
  ].join('\n');
}
