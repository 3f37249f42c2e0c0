import { z } from 'zod';
import { PRODUCT } from '../domain/product.ts';
import { PREDICATE_TYPES, type Statement } from './in-toto.ts';

/**
 * The mark in what Assay makes, each where its format has a place for the maker: others of the same identity attach
 * statements of the same types, and those are theirs.
 */

/** Extension field of a vulnerability result, whose own fields name the scanner alone. */
export const MADE_BY_FIELD = `${PRODUCT.uri}/made-by/v1`;

/** Annotation of the subject of a signature, whose predicate is empty. */
export const SIGNATURE_ANNOTATION = { name: PRODUCT.name, value: PRODUCT.version } as const;

const version = z.string().min(1);
const tool = z.looseObject({ name: z.string(), version: z.string().optional() });
const BomSchema = z.looseObject({
  metadata: z
    .looseObject({ tools: z.looseObject({ components: z.array(tool).default([]) }).optional() })
    .default({}),
});

const MARKS: Readonly<Record<string, z.ZodType>> = {
  [PREDICATE_TYPES.provenance]: z.looseObject({
    runDetails: z.looseObject({
      builder: z.looseObject({ version: z.looseObject({ [PRODUCT.name]: version }) }),
    }),
  }),
  [PREDICATE_TYPES.vulnerabilities]: z.looseObject({ [MADE_BY_FIELD]: z.looseObject({ version }) }),
  [PREDICATE_TYPES.summary]: z.looseObject({
    verifier: z.looseObject({ id: z.literal(PRODUCT.uri) }),
  }),
};

/** Whether a statement says of itself that Assay made it; who signed it is another question. */
export function isMarked({ predicateType, predicate, annotations = {} }: Statement): boolean {
  if (predicateType === PREDICATE_TYPES.signature) return SIGNATURE_ANNOTATION.name in annotations;
  if (predicateType === PREDICATE_TYPES.sbom) return namesAssay(predicate);
  return MARKS[predicateType]?.safeParse(predicate).success === true;
}

/** An SBOM that names Assay among its tools, as those of the inventory do already. */
export function markedBom(bom: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parsed = BomSchema.safeParse(bom);
  if (!parsed.success || namesAssay(bom)) return bom;
  const { metadata } = parsed.data;
  const own = { type: 'application', name: PRODUCT.name, version: PRODUCT.version };
  const components = [...(metadata.tools?.components ?? []), own];
  return { ...bom, metadata: { ...metadata, tools: { ...metadata.tools, components } } };
}

function namesAssay(bom: Readonly<Record<string, unknown>>): boolean {
  const { metadata } = BomSchema.safeParse(bom).data ?? {};
  return metadata?.tools?.components.some(({ name, version: of }) => name === PRODUCT.name && of) === true;
}
