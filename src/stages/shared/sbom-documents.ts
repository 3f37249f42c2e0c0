import { readFile } from 'node:fs/promises';
import { hexOf } from '../../domain/digest.ts';
import type { EvidenceFile } from '../../domain/evidence/evidence.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { type Bom, parseBom } from '../../formats/sbom/cyclonedx.ts';

/**
 * The parsed CycloneDX documents of one run. A document is parsed once, where it is made or first read, and later
 * stages get the parsed document. The key is the hash of the file, so a document always belongs to those bytes.
 */
export class SbomDocuments {
  readonly #documents = new Map<string, Bom>();

  /** Adds the document that was written to a file. */
  add({ sha256 }: EvidenceFile, bom: Bom): void {
    this.#documents.set(sha256, bom);
  }

  /**
   * The document of a file. A file that no stage has added is parsed. The fault says why there is no document; a file
   * whose bytes do not have the recorded hash has none, because later stages would get it for the bytes that have it.
   */
  async read(file: EvidenceFile): Promise<Parsed<Bom>> {
    const known = this.#documents.get(file.sha256);
    if (known !== undefined) return parsed(known);
    const bytes = await readFile(file.path).catch(() => undefined);
    if (bytes === undefined) return unparsable('the SBOM file cannot be read');
    if (hexOf(bytes) !== file.sha256) return unparsable('the SBOM file is not the one that was written');
    const bom = parseBom(bytes.toString());
    if (bom.ok) this.add(file, bom.value);
    return bom;
  }

  /** The document of a file for its last reader: it is removed here, so that the memory can be freed. */
  take({ sha256 }: EvidenceFile): Bom | undefined {
    const bom = this.#documents.get(sha256);
    this.#documents.delete(sha256);
    return bom;
  }
}
