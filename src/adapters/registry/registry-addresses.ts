import type { Repository } from '../../domain/image/image.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { fault } from '../../domain/reason.ts';
import type { Purpose } from './faults.ts';

/** The address of a registry's API, which also says how it wants credentials. TLS, except on this machine. */
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
 * An address that a registry names for the next request. It may not lead from TLS to plain text, nor to another machine
 * in plain text. Throws `registry-unavailable`. The message contains only the host, because an address may contain a
 * signature or a password.
 */
export function checkedTarget(location: string, from: URL, { registry, check, what }: Purpose): URL {
  const refused = (why: string) => fault('registry-unavailable', check, `${registry} ${why}`);
  const named = URL.parse(location, from.href);
  if (named === null) throw refused(`points to an invalid address for ${what}`);
  if (named.username !== '' || named.password !== '')
    throw refused(
      `points to an address of ${named.host} with a user or a password for ${what}, which is not followed`,
    );
  const next = withTls(named, from);
  const local = next.protocol === 'http:' && from.protocol === 'http:' && isLoopback(next.host);
  if (next.protocol === 'https:' || local) return next;
  throw refused(`points to ${next.protocol}//${next.host} for ${what}, which is not protected by TLS`);
}

/** Behind a proxy that ends TLS, many registries name themselves by `http`: the same host is asked by TLS. */
export function withTls(named: URL, from: URL): URL {
  if (named.protocol !== 'http:' || from.protocol !== 'https:') return named;
  const secure = new URL(named);
  secure.protocol = 'https:';
  return secure.host === from.host ? secure : named;
}
