import type { Scope } from '../domain/evidence.ts';
import type { Gap } from '../domain/gap.ts';
import type { PackageEntry } from './cyclonedx.ts';
export function scanLogGaps(_log: string, _listed: readonly PackageEntry[], _scope: Scope): readonly Gap[] {
  return [];
}
