import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { exact } from '../exact-object.ts';
import { parseJsonAs } from '../json.ts';

/** in-toto attestation framework, Statement v1. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** The statement types of other programs: `cosign attest` writes the old one, which has the same fields. */
export const STATEMENT_TYPES: readonly string[] = [STATEMENT_TYPE, 'https://in-toto.io/Statement/v0.1'];

/** The media type of a statement inside a DSSE envelope. */
export const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json';

/** The kinds of statement that Assay attaches, with their predicate types. The signature is first. */
export const PREDICATE_TYPES = {
  signature: 'https://sigstore.dev/cosign/sign/v1',
  provenance: 'https://slsa.dev/provenance/v1',
  sbom: 'https://cyclonedx.org/bom',
  vulnerabilities: 'https://in-toto.io/attestation/vulns/v0.2',
  summary: 'https://slsa.dev/verification_summary/v1',
} as const;

export type StatementKind = keyof typeof PREDICATE_TYPES;

/** The kind of a predicate type; undefined for a type that Assay does not attach. */
export function statementKind(predicateType: string): StatementKind | undefined {
  const kinds: readonly StatementKind[] = ['signature', 'provenance', 'sbom', 'vulnerabilities', 'summary'];
  return kinds.find((kind) => PREDICATE_TYPES[kind] === predicateType);
}

/** An in-toto statement about one image manifest or index. */
export interface Statement {
  readonly subject: Digest;
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
  /** Annotations of the subject, as `cosign sign --annotations` writes them. */
  readonly annotations?: Readonly<Record<string, unknown>>;
}

const StatementSchema = exact({
  _type: z.string(),
  subject: z
    .array(
      exact({
        digest: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .length(1),
  predicateType: z.string().min(1),
  predicate: z.record(z.string(), z.unknown()).optional(),
});

/** Writes a statement as JSON text. `name` is the repository of the subject. */
export function serializeStatement(statement: Statement, name: string): string {
  return JSON.stringify({
    _type: STATEMENT_TYPE,
    subject: [{ name, digest: { sha256: statement.subject.slice('sha256:'.length) } }],
    predicateType: statement.predicateType,
    predicate: statement.predicate,
  });
}

/**
 * Reads a statement of one of the types. It must have exactly one subject, named by SHA-256: otherwise a statement about
 * several things could be taken for one about this image. The fault is the end of a sentence that begins with "the
 * statement".
 */
export function parseStatement(
  payload: Uint8Array,
  types: readonly string[] = [STATEMENT_TYPE],
): Parsed<Statement> {
  const statement = parseJsonAs(StatementSchema, payload);
  if (!statement.ok) return statement;
  const { _type: type, predicateType, predicate = {} } = statement.value;
  if (!types.includes(type)) return unparsable('is of another type than expected');
  const [named] = statement.value.subject;
  const subject = `sha256:${named?.digest.sha256}`;
  if (!isDigest(subject)) return unparsable('has a subject without a SHA-256 digest');
  const annotations = named?.annotations;
  return parsed({ subject, predicateType, predicate, ...(annotations && { annotations }) });
}
