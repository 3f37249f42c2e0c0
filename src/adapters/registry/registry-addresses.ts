import type { Repository } from '../../domain/image/image.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { fault } from '../../domain/reason.ts';
import type { Purpose } from './faults.ts';

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

/**
 * A place that a registry names for what follows: never from TLS to plain text, never plain text to a remote host.
 * Throws `registry-unavailable`; such an address may hold a signature or a password, so that only its host is told.
 */
export function checkedTarget(place: string, from: URL, { registry, check, what }: Purpose): URL {
  const refused = (why: string) => fault('registry-unavailable', check, `${registry} ${why}`);
  const named = URL.parse(place, from.href);
  if (named === null) throw refused(`points to something that is no address for ${what}`);
  if (named.username !== '' || named.password !== '')
    throw refused(
      `points to an address of ${named.host} with a user or a password for ${what}, which is not followed`,
    );
  const next = withTls(named, from);
  const local = next.protocol === 'http:' && from.protocol === 'http:' && isLoopback(next.host);
  if (next.protocol === 'https:' || local) return next;
  throw refused(`points to ${next.protocol}//${next.host} for ${what}, which is not protected by TLS`);
}

/** Behind a proxy that ends TLS many registries name themselves by `http`: the same host is asked by TLS again. */
export function withTls(named: URL, from: URL): URL {
  if (named.protocol !== 'http:' || from.protocol !== 'https:') return named;
  const secure = new URL(named);
  secure.protocol = 'https:';
  return secure.host === from.host ? secure : named;
}
