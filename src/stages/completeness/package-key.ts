import type { SeenPackage } from '../layer-packages/manager.ts';

/** Types whose names trivy writes in lower case. */
const LOWER_CASE = new Set(['npm', 'golang', 'pypi', 'apk']);

/**
 * What makes a package the same as one of the SBOM: its PURL type, its name as trivy's PURLs have it, its version. Takes
 * the group (npm's scope, the rest of a Go module's path) and the name as one: `@babel/core`, `org.slf4j:slf4j-api`.
 */
export function packageKey({ type, name, version = '' }: SeenPackage): string {
  return `${packageNameKey({ type, name })}@${version}`;
}

/** The same without the version. */
export function packageNameKey({ type, name }: Pick<SeenPackage, 'type' | 'name'>): string {
  const lower = LOWER_CASE.has(type) ? name.toLowerCase() : name;
  if (type === 'pypi') return `${type}/${lower.replaceAll('_', '-')}`;
  return `${type}/${type === 'maven' ? lower.replaceAll(':', '/') : lower}`;
}
