import { z } from 'zod';
import type { SbomValidator } from '../ports/sbom-port.ts';
import { giveTurn } from '../turns.ts';

/** How many items of a list are checked at once. */
const CHUNK = 250;

const EntrySchema = z.union([z.object({ 'bom-ref': z.string() }), z.object({ ref: z.string() })]);

/** Compiling the schema takes longer than checking an SBOM, so one validator checks all of a run. */
let loaded: Promise<Validator> | undefined;

type Validator = { validate(document: string): Promise<unknown> };

/** Checks SBOMs with the strict schema of the CycloneDX library. The library is loaded at the first use. */
export function createSbomValidator(): SbomValidator {
  return { fault, isLicenseId };
}

/**
 * What is wrong with an SBOM. The schema requires unique components and compares each with all others: 5000 components
 * take 4.5 s at once and 0.2 s in chunks. So each chunk is checked by the schema, and uniqueness by the references. The
 * same is true of what one component depends on: the image itself depends on all of its packages.
 */
async function fault(bom: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  loaded ??= load();
  const validator = await loaded;
  // The schema does not check the version.
  if (bom.specVersion !== '1.6') return 'specVersion is not 1.6';
  const { components = [], dependencies = [], ...frame } = bom;
  if (!Array.isArray(components) || !Array.isArray(dependencies))
    return 'components or dependencies is not a list';
  const referenceFault =
    faultOfReferences(components) ?? faultOfReferences(dependencies) ?? faultOfTargets(dependencies);
  if (referenceFault !== undefined) return referenceFault;
  const { bomFormat, specVersion, version } = frame;
  const documentsOf = (list: 'components' | 'dependencies', items: readonly unknown[]) =>
    chunks(items).map((chunk) => ({ bomFormat, specVersion, version, [list]: chunk }));
  const documents = [
    frame,
    ...documentsOf('components', components),
    ...documentsOf('dependencies', dependencies.flatMap(inParts)),
  ];
  for (const document of documents) {
    // A signal is answered only when nothing is computed.
    await giveTurn();
    const error: unknown = await validator.validate(JSON.stringify(document));
    if (error !== null) return describe(error);
  }
  return undefined;
}

async function load(): Promise<Validator> {
  await giveTurn();
  const { Validation, Spec } = await import('@cyclonedx/cyclonedx-library');
  await giveTurn();
  return new Validation.JsonStrictValidator(Spec.Version.v1dot6);
}

async function isLicenseId(id: string): Promise<boolean> {
  const { SPDX } = await import('@cyclonedx/cyclonedx-library');
  return SPDX.isSupportedSpdxId(id);
}

function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** Reports the first entry without a reference, or with a reference that is used before. */
function faultOfReferences(entries: readonly unknown[]): string | undefined {
  const seen = new Set<string>();
  for (const entry of entries) {
    const parsed = EntrySchema.safeParse(entry);
    if (!parsed.success) return 'an entry has no reference';
    const ref = 'ref' in parsed.data ? parsed.data.ref : parsed.data['bom-ref'];
    if (seen.has(ref)) return `the reference ${ref} is used twice`;
    seen.add(ref);
  }
  return undefined;
}

const DependencySchema = z.looseObject({ ref: z.string(), dependsOn: z.array(z.unknown()) });

/** A dependency with a long list as several with a part of the list each. */
function inParts(dependency: unknown): readonly unknown[] {
  const { success, data } = DependencySchema.safeParse(dependency);
  if (!success || data.dependsOn.length <= CHUNK) return [dependency];
  return chunks(data.dependsOn).map((dependsOn) => ({ ...data, dependsOn }));
}

/** Reports the first dependency that lists the same component twice. */
function faultOfTargets(dependencies: readonly unknown[]): string | undefined {
  for (const dependency of dependencies) {
    const { success, data } = DependencySchema.safeParse(dependency);
    if (success && new Set(data.dependsOn).size < data.dependsOn.length)
      return `the dependencies of ${data.ref} name a component twice`;
  }
  return undefined;
}

const ErrorSchema = z.array(z.looseObject({ instancePath: z.string(), message: z.string() })).min(1);

function describe(error: unknown): string {
  const parsed = ErrorSchema.safeParse(error);
  const first = parsed.success ? parsed.data[0] : undefined;
  return first === undefined
    ? 'the schema does not accept it'
    : `${first.instancePath || '/'} ${first.message}`;
}
