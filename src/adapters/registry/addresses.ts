import type { Repository } from '../../domain/image.ts';
import { isLoopback } from '../../domain/loopback.ts';

/** The address of a registry's API, by which it says whether and how it wants credentials. TLS but for this machine. */
export function baseUrl(registry: string): URL {
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  const scheme = isLoopback(host) ? 'http' : 'https';
  return new URL(`${scheme}://${host}/v2/`);
}

/** The address of something in a repository: `manifests/latest`, `blobs/sha256:…`. */
export function apiUrl(repository: Repository, rest: string): URL {
  return new URL(`${baseUrl(repository.registry).href}${repository.path}/${rest}`);
}
