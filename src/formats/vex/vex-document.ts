import type { Digest } from '../../domain/digest.ts';
import {
  MAX_VEX_BYTES,
  MAX_VEX_STATEMENTS,
  type VexSource,
  type VexStatement,
} from '../../domain/vex/vex-statement.ts';
import { parseJson } from '../json.ts';
import { CYCLONEDX_PREDICATE, isCycloneDx, parseCycloneDxVex } from './cyclonedx-vex.ts';
import { isOpenVex, OPENVEX, parseOpenVex } from './openvex.ts';

/** Reads a VEX document of either format; a sentence that names the fault where it is none. */
export function parseVexFile(bytes: Uint8Array, source: VexSource): readonly VexStatement[] | string {
  if (bytes.length > MAX_VEX_BYTES) return `it is larger than ${MAX_VEX_BYTES} bytes`;
  const document = parseJson(bytes);
  if (document === undefined) return 'it is not JSON in UTF-8';
  if (isOpenVex(document)) return bounded(parseOpenVex(document, source));
  if (isCycloneDx(document)) return bounded(parseCycloneDxVex(document, source));
  return 'it is neither OpenVEX nor CycloneDX';
}

/** Whether attestations of a predicate type hold VEX documents, or may. */
export function isVexPredicate(predicateType: string): boolean {
  return OPENVEX.test(predicateType) || CYCLONEDX_PREDICATE.test(predicateType);
}

/** The same for the predicate of an attestation about `subject`. An SBOM among them says nothing. */
export function parseVexPredicate(
  predicateType: string,
  predicate: unknown,
  source: VexSource,
  subject: Digest,
): readonly VexStatement[] | string {
  if (OPENVEX.test(predicateType)) return bounded(parseOpenVex(predicate, source, subject));
  return bounded(parseCycloneDxVex(predicate, source));
}

function bounded(statements: readonly VexStatement[] | string): readonly VexStatement[] | string {
  if (typeof statements === 'string' || statements.length <= MAX_VEX_STATEMENTS) return statements;
  return `it has ${statements.length} statements, at most ${MAX_VEX_STATEMENTS} are read`;
}
