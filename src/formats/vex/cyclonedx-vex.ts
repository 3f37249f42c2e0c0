import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import { parsePackageUrl } from '../../domain/finding/package-url.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import type {
  VexProduct,
  VexSource,
  VexStatement,
  VexStatus,
  VexSubject,
} from '../../domain/vex/vex-statement.ts';
import { firstIssue } from '../first-issue.ts';

/** Predicate types under which CycloneDX documents are attested. */
export const CYCLONEDX_PREDICATE = /^https:\/\/cyclonedx\.org\/(?:bom|vex)(?:\/v?\d+\.\d+)?$/;

const text = z.string().min(1);
const time = z.iso.datetime({ offset: true });
const named = z.looseObject({ name: text.optional(), email: text.optional() });

const ComponentSchema = z.looseObject({
  'bom-ref': text.optional(),
  type: z.string().optional(),
  version: z.string().optional(),
  purl: z.string().optional(),
  components: z.array(z.unknown()).optional(),
});
type Component = z.infer<typeof ComponentSchema>;

// Strict, since a misspelt key could make a statement say more than its author means.
const AffectSchema = z.strictObject({
  ref: text,
  versions: z
    .array(
      z.strictObject({
        version: text.optional(),
        range: text.optional(),
        status: z.enum(['affected', 'unaffected', 'unknown']).optional(),
      }),
    )
    .optional(),
});
type Affect = z.infer<typeof AffectSchema>;

const STATES = [
  'resolved',
  'resolved_with_pedigree',
  'exploitable',
  'in_triage',
  'false_positive',
  'not_affected',
] as const;
const STATUS_OF: Readonly<Record<(typeof STATES)[number], VexStatus>> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
};

const VulnerabilitySchema = z.looseObject({
  'bom-ref': text.optional(),
  id: text,
  references: z.array(z.looseObject({ id: text })).optional(),
  updated: time.optional(),
  analysis: z
    .strictObject({
      state: z.enum(STATES).optional(),
      justification: z.string().optional(),
      response: z.array(z.string()).optional(),
      detail: text.optional(),
      firstIssued: time.optional(),
      lastUpdated: time.optional(),
    })
    .optional(),
  affects: z.array(AffectSchema).optional(),
});
type Vulnerability = z.infer<typeof VulnerabilitySchema>;

const BomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(['1.4', '1.5', '1.6', '1.7']),
  serialNumber: z.string().optional(),
  version: z.int().positive().optional(),
  metadata: z
    .looseObject({
      timestamp: time.optional(),
      authors: z.array(named).optional(),
      supplier: named.optional(),
      manufacturer: named.optional(),
      component: ComponentSchema.optional(),
    })
    .optional(),
  components: z.array(z.unknown()).optional(),
  vulnerabilities: z.array(VulnerabilitySchema).optional(),
});
type Bom = z.infer<typeof BomSchema>;

const SilentSchema = z.looseObject({ vulnerabilities: z.array(z.unknown()).max(0).optional() });

/** Whether a JSON document calls itself CycloneDX. */
export function isCycloneDx(document: unknown): boolean {
  return z.looseObject({ bomFormat: z.unknown() }).safeParse(document).success;
}

/**
 * Reads the analysed vulnerabilities of a CycloneDX document. A document without vulnerabilities says nothing. The fault is
 * a sentence.
 */
export function parseCycloneDxVex(document: unknown, source: VexSource): Parsed<readonly VexStatement[]> {
  // Many tools attest SBOMs. Only a document with statements must be valid.
  if (SilentSchema.safeParse(document).success) return parsed([]);
  const { success, data: bom, error } = BomSchema.safeParse(document);
  if (!success) return unparsable(`it is no CycloneDX VEX document (${firstIssue(error)})`);
  const { metadata, vulnerabilities = [] } = bom;
  const [author] = [...(metadata?.authors ?? []), metadata?.supplier, metadata?.manufacturer].flatMap(
    (one) => one?.name ?? one?.email ?? [],
  );
  const subjects = subjectsOf(metadata?.component);
  const embedded = embeddedIn(bom);
  const statements = vulnerabilities.flatMap((one, at): readonly VexStatement[] => {
    const { id, analysis, affects = [], references = [] } = one;
    if (analysis?.state === undefined) return [];
    const timestamp = timeOf(one) ?? metadata?.timestamp;
    return [
      {
        source,
        document: bomLink(bom) ?? '',
        ...(author && { author }),
        ...(timestamp && { timestamp }),
        statement: one['bom-ref'] ?? `${at + 1}`,
        vulnerability: id,
        aliases: references.map((reference) => reference.id),
        products: affects.flatMap((affect) => productsOf(affect, subjects, embedded, bom)),
        status: STATUS_OF[analysis.state],
        ...(analysis.justification && { justification: analysis.justification }),
        ...(analysis.detail && { impact: analysis.detail }),
      },
    ];
  });
  return parsed(statements);
}

function timeOf({ analysis, updated }: Vulnerability): string | undefined {
  return analysis?.lastUpdated ?? analysis?.firstIssued ?? updated;
}

const NumberedSchema = z.looseObject({
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  version: z.int().positive().default(1),
});

/** BOM-Link of a document, `urn:cdx:SERIAL/VERSION`; undefined if it has no serial number. */
export function bomLink(bom: object): string | undefined {
  const { success, data } = NumberedSchema.safeParse(bom);
  if (!success) return undefined;
  const { serialNumber, version } = data;
  return `urn:cdx:${serialNumber.slice('urn:uuid:'.length)}/${version}`;
}

/** The subjects of a document; none if it names none that can be identified. Undefined if its subject cannot be read. */
function subjectsOf(main: Component | undefined): readonly VexSubject[] | undefined {
  if (main === undefined) return [];
  if (main.purl !== undefined) return parsePackageUrl(main.purl).ok ? [{ purl: main.purl }] : undefined;
  if (main.type !== 'container') return [];
  const digest = digestIn(main.version);
  return digest && [{ digest }];
}

function digestIn(version: string | undefined): Digest | undefined {
  return version !== undefined && isDigest(version) ? version : undefined;
}

/** All components by bom-ref, with those inside other components. */
function embeddedIn({ metadata, components = [] }: Bom): ReadonlyMap<string, Component> {
  const byRef = new Map<string, Component>();
  const left: unknown[] = [metadata?.component, ...components];
  for (let one = left.pop(); left.length > 0 || one !== undefined; one = left.pop()) {
    const { success, data: component } = ComponentSchema.safeParse(one);
    if (!success) continue;
    const { 'bom-ref': ref, components: inner = [] } = component;
    if (ref !== undefined) byRef.set(ref, component);
    left.push(...inner);
  }
  return byRef;
}

function productsOf(
  { ref, versions }: Affect,
  subjects: readonly VexSubject[] | undefined,
  embedded: ReadonlyMap<string, Component>,
  bom: Bom,
): readonly VexProduct[] {
  if (subjects === undefined) return [];
  const listed =
    versions === undefined || versions.length === 0 ? undefined : versions.flatMap(listedVersion);
  const [, link, fragment] = /^(urn:cdx:[0-9a-f-]{36}\/[1-9]\d*)#(.+)$/.exec(ref) ?? [];
  if (link !== undefined && fragment !== undefined && link !== bomLink(bom)) {
    // Authors write the reference as it is, or encoded as BOM-Link requires. Listed versions would restrict it.
    const refs = listed === undefined ? new Set([fragment, decoded(fragment)]) : [];
    return [...refs].map((one) => ({ within: subjects, package: { bom: link, ref: one } }));
  }
  const refs = fragment === undefined ? [ref] : [fragment, decoded(fragment)];
  const component = refs.map((one) => embedded.get(one)).find((one) => one !== undefined);
  if (component !== undefined && component === embedded.get(bom.metadata?.component?.['bom-ref'] ?? ''))
    return subjects.length > 0 && listed === undefined ? [{ within: subjects }] : [];
  const purl = component === undefined ? ref : component.purl;
  const named = purl === undefined ? undefined : orUndefined(parsePackageUrl(purl));
  if (purl === undefined || named === undefined) return [];
  if (named.type === 'oci') return listed === undefined ? [{ within: [...subjects, { purl }] }] : [];
  const fixed = named.version === undefined ? component?.version : undefined;
  const allowed = fixed === undefined ? listed : (listed ?? [fixed]).filter((one) => one === fixed);
  return [{ within: subjects, package: { purl, ...(allowed && { versions: allowed }) } }];
}

/** The version of an entry. Ranges are not evaluated, so they name no version. */
function listedVersion({ version, status }: NonNullable<Affect['versions']>[number]): readonly string[] {
  return version === undefined || status === 'unknown' ? [] : [version];
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
