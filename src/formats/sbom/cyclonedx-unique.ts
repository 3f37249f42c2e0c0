import type { Bom } from './cyclonedx.ts';

/** A package that nobody has. */
export function uniquePurl(id: string): string {
  return `pkg:npm/assay-run-${id}@1.0.0`;
}

/**
 * The document with one package more. A trivy server keeps what it scans under a hash of the packages, and each client
 * removes it at its end: two runs with the same packages would take it away from each other.
 */
export function withUniquePackage(bom: Bom, id: string): Bom {
  const purl = uniquePurl(id);
  const unique = { 'bom-ref': purl, type: 'library', name: `assay-run-${id}`, version: '1.0.0', purl };
  return { ...bom, components: [...bom.components, unique] };
}
