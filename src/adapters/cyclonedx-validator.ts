import { z } from 'zod';
import type { SbomValidator } from '../ports.ts';

/** Items of a list that are checked together. */
const CHUNK = 250;

const EntrySchema = z.union([z.object({ 'bom-ref': z.string() }), z.object({ ref: z.string() })]);

/** Checks SBOMs with the CycloneDX library's strict schema; the library is loaded at the first use. */
export function createSbomValidator(): SbomValidator {
  return { fault, isLicenseId };
}

/**
 * The schema wants unique components, and the check for that compares all with all: 5000 components take 4.5 s in
 * one piece and 0.2 s in pieces. Every item is checked by the schema, and unique references make unique items.
 */
async function fault(bom: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const { Validation, Spec } = await import('@cyclonedx/cyclonedx-library');
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  // The schema leaves the version open.
  if (bom.specVersion !== '1.6') return 'specVersion is not 1.6';
  const { components = [], dependencies = [], ...frame } = bom;
  if (!Array.isArray(components) || !Array.isArray(dependencies))
    return 'components or dependencies are no list';
  const twice = repeated(components) ?? repeated(dependencies);
  if (twice !== undefined) return twice;
  const { bomFormat, specVersion, version } = frame;
  const piecesOf = (list: 'components' | 'dependencies', items: readonly unknown[]) =>
    chunks(items).map((piece) => ({ bomFormat, specVersion, version, [list]: piece }));
  const pieces = [frame, ...piecesOf('components', components), ...piecesOf('dependencies', dependencies)];
  for (const piece of pieces) {
    const error: unknown = await validator.validate(JSON.stringify(piece));
    if (error !== null) return describe(error);
  }
  return undefined;
}

async function isLicenseId(id: string): Promise<boolean> {
  const { SPDX } = await import('@cyclonedx/cyclonedx-library');
  return SPDX.isSupportedSpdxId(id);
}

function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) =>
    items.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}

/** The first entry without a reference, or with one that another has. */
function repeated(entries: readonly unknown[]): string | undefined {
  const seen = new Set<string>();
  for (const entry of entries) {
    const parsed = EntrySchema.safeParse(entry);
    if (!parsed.success) return 'there is an entry without a reference';
    const ref = 'ref' in parsed.data ? parsed.data.ref : parsed.data['bom-ref'];
    if (seen.has(ref)) return `the reference ${ref} is used twice`;
    seen.add(ref);
  }
  return undefined;
}

const ErrorSchema = z.array(z.looseObject({ instancePath: z.string(), message: z.string() })).min(1);

function describe(error: unknown): string {
  const parsed = ErrorSchema.safeParse(error);
  const first = parsed.success ? parsed.data[0] : undefined;
  return first === undefined
    ? 'the schema does not take it'
    : `${first.instancePath || '/'} ${first.message}`;
}
