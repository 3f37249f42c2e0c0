import { isSeverity, SEVERITIES, type Severity } from '../../../domain/finding/finding.ts';

/** The names of other tools for Assay's severities. */
const OTHER_NAMES: Readonly<Record<string, Severity>> = { unspecified: 'unknown', negligible: 'unknown' };

/** Severities separated by commas, in Assay's order. Undefined if one is none. */
export function severitiesIn(text: string): readonly Severity[] | undefined {
  const names = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map((name) => OTHER_NAMES[name] ?? name);
  if (names.length === 0 || !names.every(isSeverity)) return undefined;
  return SEVERITIES.filter((severity) => names.includes(severity));
}

/** A severity and all above it. Undefined if it is none. */
export function severitiesFrom(text: string): readonly Severity[] | undefined {
  const [lowest] = severitiesIn(text) ?? [];
  return lowest === undefined ? undefined : SEVERITIES.slice(0, SEVERITIES.indexOf(lowest) + 1);
}
