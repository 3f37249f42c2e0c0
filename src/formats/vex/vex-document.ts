import type { Digest } from '../../domain/digest.ts';
import { type Parsed, unparsable } from '../../domain/result.ts';
import {
  MAX_VEX_BYTES,
  MAX_VEX_STATEMENTS,
  type VexSource,
  type VexStatement,
} from '../../domain/vex/vex-statement.ts';
import { parseJson } from '../json.ts';
import { CYCLONEDX_PREDICATE, isCycloneDx, parseCycloneDxVex } from './cyclonedx-vex.ts';
import { isOpenVex, OPENVEX, parseOpenVex } from './openvex.ts';

/** Reads a VEX document of either format. The fault is a sentence. */
export function parseVexFile(bytes: Uint8Array, source: VexSource): Parsed<readonly VexStatement[]> {
  if (bytes.length > MAX_VEX_BYTES) return unparsable(`it is larger than ${MAX_VEX_BYTES} bytes`);
  const json = parseJson(bytes);
  if (!json.ok) return unparsable(`it ${json.fault}`);
  const document = json.value;
  if (isOpenVex(document)) return bounded(parseOpenVex(document, source));
  if (isCycloneDx(document)) return bounded(parseCycloneDxVex(document, source));
  return unparsable('it is neither OpenVEX nor CycloneDX');
}

/** Whether attestations of a predicate type can contain VEX documents. */
export function isVexPredicate(predicateType: string): boolean {
  return OPENVEX.test(predicateType) || CYCLONEDX_PREDICATE.test(predicateType);
}

/** Reads the predicate of an attestation about `subject`. An SBOM has no statements. The fault is a sentence. */
export function parseVexPredicate(
  predicateType: string,
  predicate: unknown,
  source: VexSource,
  subject: Digest,
): Parsed<readonly VexStatement[]> {
  if (OPENVEX.test(predicateType)) return bounded(parseOpenVex(predicate, source, subject));
  return bounded(parseCycloneDxVex(predicate, source));
}

function bounded(statements: Parsed<readonly VexStatement[]>): Parsed<readonly VexStatement[]> {
  if (!statements.ok || statements.value.length <= MAX_VEX_STATEMENTS) return statements;
  const count = statements.value.length;
  return unparsable(`it has ${count} statements, at most ${MAX_VEX_STATEMENTS} are read`);
}
