import { PackageURL } from 'packageurl-js';
import type { Digest } from '../../domain/digest.ts';
import { type Platform, type Repository, repositoryName } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';

/**
 * purl-spec, type `oci`: the name is the last segment of the repository in lower case, the version the digest. Without
 * a repository (a layout or archive) the name is taken from what the image is called.
 */
export function ociPurl(
  called: string,
  digest: Digest,
  place: { readonly repository?: Repository; readonly tag?: string; readonly platform?: Platform },
): string {
  const { repository, tag, platform } = place;
  const named = repository === undefined ? called : repository.path;
  const name = named.split('/').filter(Boolean).at(-1)?.toLowerCase() ?? 'image';
  const qualifiers = optional({
    arch: platform?.architecture,
    repository_url: repository && repositoryName(repository),
    tag,
  });
  return new PackageURL('oci', undefined, name, digest, qualifiers, undefined).toString();
}

/** purl-spec, type `github`: a repository `owner/name` at a commit. */
export function sourcePurl(repository: string, commit: string): string {
  const [owner, name = repository] = repository.split('/');
  return new PackageURL(
    'github',
    owner,
    name,
    commit === '' ? undefined : commit,
    undefined,
    undefined,
  ).toString();
}

/** The type of a package URL, such as `npm`; undefined where the text is none. */
export function purlType(purl: string): string | undefined {
  return /^pkg:\/*([a-zA-Z][a-zA-Z0-9.+-]*)\//.exec(purl)?.[1]?.toLowerCase();
}

/** purl-spec, type `generic`: for what has no home. */
export function genericPurl(name: string): string {
  return new PackageURL('generic', undefined, name, undefined, undefined, undefined).toString();
}

/** What separates the namespace of a package's name, in types whose names have one. */
const NAMESPACES: Readonly<Record<string, string>> = {
  npm: '/',
  golang: '/',
  composer: '/',
  swift: '/',
  maven: ':',
};

/** A package as its ecosystem names it (`@babel/core`, `org.slf4j:slf4j-api`), in its parts. */
export function nameParts(type: string, name: string): { readonly group?: string; readonly name: string } {
  const at = name.lastIndexOf(NAMESPACES[type] ?? '\0');
  return at <= 0 ? { name } : { group: name.slice(0, at), name: name.slice(at + 1) };
}

/** The PURL of a package as its ecosystem names it. */
export function packagePurl(type: string, whole: string, version: string): string {
  const { group, name } = nameParts(type, whole);
  return new PackageURL(type, group, name, version, undefined, undefined).toString();
}
