import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Distribution } from '../../domain/evidence/distribution.ts';
import { optional } from '../../domain/optional.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { firstIssue } from '../first-issue.ts';
import { parseJson } from '../json.ts';

const PropertySchema = z.looseObject({ name: z.string(), value: z.string().default('') });

type Property = z.infer<typeof PropertySchema>;

const ComponentSchema = z.looseObject({
  'bom-ref': z.string().min(1),
  type: z.string(),
  name: z.string(),
  group: z.string().optional(),
  version: z.string().optional(),
  purl: z.string().optional(),
  supplier: z.looseObject({ name: z.string().optional() }).optional(),
  licenses: z
    .array(z.looseObject({ license: z.looseObject({ id: z.string().optional() }).optional() }))
    .optional(),
  properties: z.array(PropertySchema).optional(),
});

const BomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(['1.6', '1.7']),
  metadata: z.looseObject({
    tools: z.looseObject({ components: z.array(z.looseObject({ name: z.string() })) }),
    component: ComponentSchema,
  }),
  components: z.array(ComponentSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

export type Component = z.infer<typeof ComponentSchema>;

/** The parts of a CycloneDX document that Assay reads. All other parts are kept. */
export type Bom = z.infer<typeof BomSchema>;

/** Reads a CycloneDX JSON document that trivy made. The fault is a sentence. */
export function parseBom(json: string): Parsed<Bom> {
  if (json.trim() === '') return unparsable('the SBOM is empty');
  const document = parseJson(json);
  return document.ok ? readBom(document.value) : unparsable(`the SBOM ${document.fault}`);
}

/** Reads a CycloneDX document from parsed JSON. The fault is a sentence. */
export function readBom(document: unknown): Parsed<Bom> {
  const { success, data, error } = BomSchema.safeParse(document);
  return success
    ? parsed(data)
    : unparsable(`the SBOM has another form than expected (${firstIssue(error)})`);
}

/** Prefix of trivy's properties. `trivy sbom` reads them again, so they stay unchanged. */
export const TRIVY = 'aquasecurity:trivy:';

/** The values of one of trivy's properties. */
export function trivyValues(component: Component, name: string): readonly string[] {
  return (component.properties ?? []).filter((one) => one.name === TRIVY + name).map((one) => one.value);
}

/** Prefix of Assay's properties. */
export const OWN = 'assay:';

/** The value of one of Assay's properties. */
export function ownValue(component: Component, name: string): string | undefined {
  return component.properties?.find((one) => one.name === OWN + name)?.value;
}

/** The properties that `distributionOf` reads again. */
function distributionProperties({ id, repository, isExtended }: Distribution): readonly Property[] {
  const values = { id, repository, 'extended-support': isExtended ? 'true' : undefined };
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: `${OWN}distribution:${name}`, value }],
  );
}

/** What Assay knows about the subject of an SBOM. */
export interface MainComponent {
  readonly type: 'container' | 'application';
  readonly name: string;
  readonly version?: string;
  readonly purl: string;
  readonly platform?: string;
  readonly distribution?: Distribution;
}

/** Values that are the same for every SBOM of a run. `timestamp` is RFC 3339. */
export interface Authorship {
  readonly timestamp: string;
  readonly tool: { readonly name: string; readonly version: string; readonly uri: string };
}

/** The properties of the image that are kept. trivy also copies labels, tags and references, which may contain secrets. */
const KEPT = new Set(['SchemaVersion', 'ImageID', 'DiffID', 'Size'].map((name) => TRIVY + name));

/**
 * Turns trivy's inventory into Assay's SBOM in CycloneDX 1.6. It names the subject, removes what the author of the image
 * wrote into the configuration, and gives the same image the same bom-refs each time.
 */
export function enrich(bom: Bom, main: MainComponent, by: Authorship, serialNumber: string): Bom {
  const refs = stableRefs(bom, main.purl);
  const rename = (ref: string) => refs.get(ref) ?? ref;
  const kept = (bom.metadata.component.properties ?? []).filter(({ name }) => KEPT.has(name));
  const platform = main.platform === undefined ? [] : [{ name: 'assay:platform', value: main.platform }];
  const { version: _, $schema: __, ...rest } = bom;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    ...rest,
    // trivy writes 1.7. The strict validation against 1.6 that follows finds anything that only 1.7 allows.
    specVersion: '1.6',
    serialNumber,
    version: 1,
    metadata: {
      ...bom.metadata,
      timestamp: by.timestamp,
      tools: { components: [...bom.metadata.tools.components, toolComponent(by)] },
      component: {
        'bom-ref': main.purl,
        type: main.type,
        name: main.name,
        ...optional({ version: main.version }),
        purl: main.purl,
        properties: [...platform, ...distributionProperties(main.distribution ?? {}), ...kept],
      },
    },
    components: bom.components
      .map((component) => ({ ...component, 'bom-ref': rename(component['bom-ref']) }))
      .sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
    dependencies: bom.dependencies
      .map(({ ref, dependsOn }) => ({ ref: rename(ref), dependsOn: dependsOn.map(rename).sort() }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}

/** The entry for Assay among the tools of an SBOM. */
export function toolComponent(by: Authorship): { type: 'application'; name: string; version: string } {
  return { type: 'application', name: by.tool.name, version: by.tool.version };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Stable bom-refs, by the refs of trivy. trivy gives a random UUID to a component that has no PURL, or the PURL of another
 * one; here the content gives the name.
 */
function stableRefs(bom: Bom, main: string): ReadonlyMap<string, string> {
  const refs = new Map([[bom.metadata.component['bom-ref'], main]]);
  const taken = new Set(bom.components.map((component) => component['bom-ref']));
  for (const component of bom.components) {
    const old = component['bom-ref'];
    if (!UUID.test(old)) continue;
    const { 'bom-ref': _, ...content } = component;
    const key = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
    const base = `${component.purl ?? `${component.type}:${component.name}`}#${key}`;
    let ref = base;
    for (let copy = 2; taken.has(ref); copy += 1) ref = `${base}-${copy}`;
    taken.add(ref);
    refs.set(old, ref);
  }
  return refs;
}

/** Writes license ids that the schema does not know as names, which the schema allows. */
export function renameLicenses(bom: Bom, isLicenseId: (id: string) => boolean): Bom {
  return {
    ...bom,
    components: bom.components.map((component) =>
      component.licenses === undefined
        ? component
        : { ...component, licenses: component.licenses.map((choice) => renamed(choice, isLicenseId)) },
    ),
  };
}

type LicenseChoice = NonNullable<Component['licenses']>[number];

function renamed(choice: LicenseChoice, isLicenseId: (id: string) => boolean): LicenseChoice {
  const id = choice.license?.id;
  if (id === undefined || isLicenseId(id)) return choice;
  const { id: _, ...rest } = choice.license ?? {};
  return { ...choice, license: { ...rest, name: id } };
}
