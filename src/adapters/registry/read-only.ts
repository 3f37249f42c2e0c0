import type { ReadOnlyRegistry } from '../../ports/registry-port.ts';

/** The same registry without the functions that write: they are really absent, not only hidden by the type. */
export function readOnly(registry: ReadOnlyRegistry): ReadOnlyRegistry {
  return {
    resolve: (reference) => registry.resolve(reference),
    blob: (repository, blob) => registry.blob(repository, blob),
    referrers: (repository, subject, limit, isWanted, unreadable) =>
      registry.referrers(repository, subject, limit, isWanted, unreadable),
    certificates: (name) => registry.certificates(name),
    dockerConfig: (name, path) => registry.dockerConfig(name, path),
  };
}
