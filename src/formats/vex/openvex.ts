import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import { parsePackageUrl } from '../../domain/finding/package-url.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import {
  VEX_STATUSES,
  type VexProduct,
  type VexSource,
  type VexStatement,
  type VexSubject,
} from '../../domain/vex/vex-statement.ts';
import { firstIssue } from '../first-issue.ts';

/**
 * OpenVEX 0.2.0, by the JSON Schema of its specification. Unknown keys are faults, as in that schema: with a misspelt
 * `subcomponents` a statement would be about the whole image.
 */

/** The predicate types of OpenVEX in attestations, and the `@context` of a document. */
export const OPENVEX = /^https:\/\/openvex\.dev\/ns(?:\/v\d+\.\d+\.\d+)?$/;

const text = z.string().min(1);
const time = z.iso.datetime({ offset: true });
const component = {
  '@id': text.optional(),
  // The specification writes `cpe23`, its schema `@cpe23`.
  identifiers: z.record(z.string(), text).optional(),
  hashes: z.record(z.string(), text).optional(),
};
const ComponentSchema = z.strictObject(component);
const ProductSchema = z.strictObject({ ...component, subcomponents: z.array(ComponentSchema).optional() });
type Component = z.infer<typeof ComponentSchema>;
type Product = z.infer<typeof ProductSchema>;

const StatementSchema = z
  .strictObject({
    '@id': text.optional(),
    version: z.int().optional(),
    vulnerability: z.strictObject({
      '@id': text.optional(),
      name: text,
      description: z.string().optional(),
      aliases: z.array(text).optional(),
    }),
    timestamp: time.optional(),
    last_updated: time.optional(),
    products: z.array(ProductSchema).optional(),
    status: z.enum(VEX_STATUSES),
    supplier: z.string().optional(),
    status_notes: z.string().optional(),
    justification: z
      .enum([
        'component_not_present',
        'vulnerable_code_not_present',
        'vulnerable_code_not_in_execute_path',
        'vulnerable_code_cannot_be_controlled_by_adversary',
        'inline_mitigations_already_exist',
      ])
      .optional(),
    impact_statement: text.optional(),
    action_statement: text.optional(),
    action_statement_timestamp: time.optional(),
  })
  .refine(
    (one) => one.status !== 'not_affected' || (one.justification ?? one.impact_statement) !== undefined,
    'not_affected needs a justification or an impact_statement',
  )
  .refine(
    (one) => one.status !== 'affected' || one.action_statement !== undefined,
    'affected needs an action_statement',
  );

const DocumentSchema = z.strictObject({
  '@context': z.string().regex(OPENVEX),
  '@id': text,
  author: text,
  role: z.string().optional(),
  timestamp: time,
  last_updated: time.optional(),
  version: z.int(),
  tooling: z.string().optional(),
  statements: z.array(StatementSchema).min(1),
});

/** Whether a JSON document calls itself OpenVEX. */
export function isOpenVex(document: unknown): boolean {
  const context = z.looseObject({ '@context': z.string().regex(/openvex/i) });
  return context.safeParse(document).success;
}

/**
 * Reads an OpenVEX document. `subject` is what statements without a product are about: the subject of the attestation. A
 * document that is a file must name its products. The fault is a sentence.
 */
export function parseOpenVex(
  document: unknown,
  source: VexSource,
  subject?: Digest,
): Parsed<readonly VexStatement[]> {
  const { success, data, error } = DocumentSchema.safeParse(document);
  if (!success) return unparsable(`it is no OpenVEX document (${firstIssue(error)})`);
  const { '@id': id, author, timestamp, statements } = data;
  const nameless = statements.findIndex(({ products = [] }) => products.length === 0);
  if (subject === undefined && nameless >= 0)
    return unparsable(`it is no OpenVEX document (statement ${nameless + 1} names no product)`);
  const read = statements.map((one, at) => ({
    source,
    document: id,
    author,
    timestamp: one.last_updated ?? one.timestamp ?? timestamp,
    statement: one['@id'] ?? `${at + 1}`,
    vulnerability: one.vulnerability.name,
    aliases: one.vulnerability.aliases ?? [],
    products: productsOf(one.products ?? [], subject),
    status: one.status,
    ...(one.justification && { justification: one.justification }),
    ...(one.impact_statement && { impact: one.impact_statement }),
  }));
  return parsed(read);
}

function productsOf(products: readonly Product[], subject: Digest | undefined): readonly VexProduct[] {
  if (products.length === 0) return subject === undefined ? [] : [{ within: [{ digest: subject }] }];
  return products.flatMap((product): readonly VexProduct[] => {
    const { subcomponents = [] } = product;
    const names = namesOf(product);
    if (names === undefined) return [];
    const isWhole = names.every((name) => 'digest' in name || isScannedAsWhole(name.purl));
    if (subcomponents.length === 0) {
      if (isWhole) return [{ within: names }];
      return names.length === 1
        ? names.flatMap((name) => ('purl' in name ? { within: [], package: name } : []))
        : [];
    }
    // A package inside another package: it is unknown which package of an image this is.
    if (!isWhole) return [];
    return subcomponents.flatMap((one) => {
      const purl = packageOf(one);
      return purl === undefined ? [] : { within: names, package: { purl } };
    });
  });
}

/** Whether a PURL names something that is scanned as a whole: an image, or a source repository. */
function isScannedAsWhole(purl: string): boolean {
  return ['oci', 'github'].includes(orUndefined(parsePackageUrl(purl))?.type ?? '');
}

/** Every name of a product; undefined if it has none, or if one of them cannot be compared. */
function namesOf(product: Component): readonly VexSubject[] | undefined {
  const purls = purlsOf(product);
  if (purls === undefined) return undefined;
  const { '@id': id, hashes } = product;
  const digests = id === undefined ? [] : digestIn(id);
  if (hashes !== undefined) {
    const hash = `sha256:${hashes['sha-256']?.toLowerCase()}`;
    if (!isDigest(hash)) return undefined;
    digests.push(hash);
  }
  const names = [...purls.map((purl) => ({ purl })), ...digests.map((digest) => ({ digest }))];
  return names.length === 0 ? undefined : names;
}

/** The PURL of a subcomponent; undefined if it has a hash. It is a file then, and the hashes of packages are unknown. */
function packageOf(component: Component): string | undefined {
  const [purl, ...others] = purlsOf(component) ?? [];
  return others.length === 0 && component.hashes === undefined ? purl : undefined;
}

/** The PURLs of a component; undefined if one of them is invalid. */
function purlsOf({ '@id': id, identifiers }: Component): readonly string[] | undefined {
  const written = [id?.startsWith('pkg:') ? id : undefined, identifiers?.purl];
  const purls = new Set(written.filter((one) => one !== undefined));
  return [...purls].every((one) => parsePackageUrl(one).ok) ? [...purls] : undefined;
}

/** The digest in `sha256:…` or `registry/repository@sha256:…` */
function digestIn(id: string): Digest[] {
  const digest = id.slice(id.lastIndexOf('@') + 1);
  return !id.startsWith('pkg:') && isDigest(digest) ? [digest] : [];
}
