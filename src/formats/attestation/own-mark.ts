import { z } from 'zod';
import { PRODUCT } from '../../domain/product.ts';
import { PREDICATE_TYPES, type Statement } from './in-toto.ts';
import type { BuildRun } from './provenance.ts';

/**
 * The mark in the statements that Assay makes. Other programs may attach statements of the same types under the same
 * identity; the mark tells them apart. Each format has another place for the name of the program.
 */

/** Extension field of vulnerability results and summaries: the version of Assay, and the run. */
export const MADE_BY_FIELD = `${PRODUCT.uri}/made-by/v1`;

/** Annotation of the subject of a signature, whose predicate is empty. */
export const SIGNATURE_ANNOTATION = `${PRODUCT.name}=${PRODUCT.version}`;

/** The content of {@link MADE_BY_FIELD}. */
export interface MadeBy {
  readonly version: string;
  /** `git+https://github.com/owner/repository@refs/heads/main` */
  readonly source: string;
  readonly runner: string;
}

/** The content of {@link MADE_BY_FIELD} for a run. */
export function madeBy(run: BuildRun): MadeBy {
  return { version: PRODUCT.version, source: sourceOf(run), runner: run.runnerEnvironment };
}

/** The source of a run, as its provenance names it. */
export function sourceOf({ serverUrl, repository, ref }: BuildRun): string {
  return `git+${serverUrl}/${repository}@${ref}`;
}

const version = z.string().min(1);
const MadeBySchema = z.looseObject({
  [MADE_BY_FIELD]: z.looseObject({ version, source: z.string(), runner: z.string() }),
});
const ProvenanceSchema = z.looseObject({
  runDetails: z.looseObject({
    builder: z.looseObject({ version: z.looseObject({ [PRODUCT.name]: version }) }),
  }),
});
const SummarySchema = z.looseObject({ verifier: z.looseObject({ id: z.literal(PRODUCT.uri) }) });
const BomSchema = z.looseObject({
  metadata: z
    .looseObject({
      tools: z
        .looseObject({
          components: z
            .array(z.looseObject({ name: z.string(), version: z.string().optional() }))
            .default([]),
        })
        .optional(),
    })
    .default({}),
});

/** Whether a statement says that Assay made it. The signature is checked elsewhere. */
export function isMarked({ predicateType, predicate, annotations = {} }: Statement): boolean {
  switch (predicateType) {
    case PREDICATE_TYPES.signature:
      return Object.hasOwn(annotations, PRODUCT.name);
    case PREDICATE_TYPES.provenance:
      return ProvenanceSchema.safeParse(predicate).success;
    case PREDICATE_TYPES.sbom:
      return namesAssay(predicate);
    case PREDICATE_TYPES.vulnerabilities:
      return madeByIn(predicate) !== undefined;
    case PREDICATE_TYPES.summary:
      return SummarySchema.safeParse(predicate).success;
    default:
      return false;
  }
}

/** The content of {@link MADE_BY_FIELD} in a predicate; undefined if there is none. */
export function madeByIn(predicate: Statement['predicate']): MadeBy | undefined {
  return MadeBySchema.safeParse(predicate).data?.[MADE_BY_FIELD];
}

/** The SBOM with Assay among its tools. The SBOMs that Assay makes name it already. */
export function markedBom(bom: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { success, data } = BomSchema.safeParse(bom);
  if (!success || namesAssay(bom)) return bom;
  const { metadata } = data;
  const assay = { type: 'application', name: PRODUCT.name, version: PRODUCT.version };
  const components = [...(metadata.tools?.components ?? []), assay];
  return { ...bom, metadata: { ...metadata, tools: { ...metadata.tools, components } } };
}

function namesAssay(bom: Readonly<Record<string, unknown>>): boolean {
  const tools = BomSchema.safeParse(bom).data?.metadata.tools?.components ?? [];
  return tools.some((tool) => tool.name === PRODUCT.name && tool.version !== undefined);
}
