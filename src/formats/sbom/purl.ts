import { PackageURL } from 'packageurl-js';
import type { Digest } from '../../domain/digest.ts';
import { type Platform, type Repository, repositoryName } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';

/**
 * The PURL of an image. purl-spec, type `oci`: the name is the last segment of the repository in lower case, and the
 * version is the digest. Without a repository (a layout or an archive) the name comes from `imageName`.
 */
export function ociPurl(
  imageName: string,
  digest: Digest,
  place: { readonly repository?: Repository; readonly tag?: string; readonly platform?: Platform },
): string {
  const { repository, tag, platform } = place;
  const path = repository === undefined ? imageName : repository.path;
  const name = path.split('/').filter(Boolean).at(-1)?.toLowerCase() ?? 'image';
  const qualifiers = optional({
    arch: platform?.architecture,
    repository_url: repository && repositoryName(repository),
    tag,
  });
  return new PackageURL('oci', undefined, name, digest, qualifiers, undefined).toString();
}

/** The PURL of a repository `owner/name` at a commit. purl-spec, type `github`. */
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

/** The type of a package URL, such as `npm`; undefined if the text is no package URL. */
export function purlType(purl: string): string | undefined {
  return /^pkg:\/*([a-zA-Z][a-zA-Z0-9.+-]*)\//.exec(purl)?.[1]?.toLowerCase();
}

/** The PURL of something without a repository. purl-spec, type `generic`. */
export function genericPurl(name: string): string {
  return new PackageURL('generic', undefined, name, undefined, undefined, undefined).toString();
}

/** The separator between namespace and name, for the types whose names have a namespace. */
const NAMESPACES: Readonly<Record<string, string>> = {
  npm: '/',
  golang: '/',
  composer: '/',
  swift: '/',
  maven: ':',
};

/** The parts of a package's name as its ecosystem writes it: `@babel/core`, `org.slf4j:slf4j-api`. */
export function nameParts(type: string, name: string): { readonly group?: string; readonly name: string } {
  const at = name.lastIndexOf(NAMESPACES[type] ?? '\0');
  return at <= 0 ? { name } : { group: name.slice(0, at), name: name.slice(at + 1) };
}

/** The PURL of a package with this name in its ecosystem. */
export function packagePurl(type: string, fullName: string, version: string): string {
  const { group, name } = nameParts(type, fullName);
  return new PackageURL(type, group, name, version, undefined, undefined).toString();
}
