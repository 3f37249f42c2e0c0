import type { DetectedPackage } from '../layer-packages/manager.ts';

/** Types whose names trivy writes in lower case. */
const LOWER_CASE = new Set(['npm', 'golang', 'pypi', 'apk']);

/**
 * The key by which a package equals one of the SBOM: its PURL type, its name as in trivy's PURLs, and its version. The
 * name includes the group (npm's scope, the path of a Go module): `@babel/core`, `org.slf4j:slf4j-api`.
 */
export function packageKey({ type, name, version = '' }: DetectedPackage): string {
  return `${packageNameKey({ type, name })}@${version}`;
}

/** The key without the version. */
export function packageNameKey({ type, name }: Pick<DetectedPackage, 'type' | 'name'>): string {
  const lower = LOWER_CASE.has(type) ? name.toLowerCase() : name;
  if (type === 'pypi') return `${type}/${lower.replaceAll('_', '-')}`;
  return `${type}/${type === 'maven' ? lower.replaceAll(':', '/') : lower}`;
}
