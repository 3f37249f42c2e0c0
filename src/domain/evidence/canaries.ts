import { languageSource, systemSource } from './advisory-source.ts';

/**
 * Packages that are known to be vulnerable for years, by ecosystem. A server that finds nothing in them has no advisories
 * for the ecosystem, or does not compare.
 */
const LANGUAGES: readonly (readonly [type: string, purls: readonly string[]])[] = [
  ['npm', ['pkg:npm/lodash@4.17.20', 'pkg:npm/minimist@1.2.5', 'pkg:npm/axios@0.21.0']],
  ['pip', ['pkg:pypi/requests@2.19.0', 'pkg:pypi/jinja2@2.10', 'pkg:pypi/urllib3@1.24.1']],
  ['jar', ['pkg:maven/org.apache.logging.log4j/log4j-core@2.14.0', 'pkg:maven/org.yaml/snakeyaml@1.25']],
  ['gobinary', ['pkg:golang/stdlib@v1.20.0', 'pkg:golang/golang.org/x/net@v0.1.0']],
  ['gemspec', ['pkg:gem/rack@2.0.1', 'pkg:gem/nokogiri@1.8.0']],
  ['cargo', ['pkg:cargo/smallvec@0.6.0', 'pkg:cargo/time@0.1.40']],
  ['composer', ['pkg:composer/guzzlehttp/guzzle@6.0.0', 'pkg:composer/twig/twig@1.0.0']],
  ['nuget', ['pkg:nuget/Newtonsoft.Json@12.0.1', 'pkg:nuget/System.Text.Encodings.Web@4.5.0']],
  ['pub', ['pkg:pub/http@0.13.0', 'pkg:pub/dio@4.0.0']],
  ['hex', ['pkg:hex/plug@1.0.0', 'pkg:hex/phoenix@1.0.0']],
  ['swift', ['pkg:swift/github.com/vapor/vapor@4.0.0', 'pkg:swift/github.com/apple/swift-nio-http2@1.0.0']],
];

/** Packages of which every distribution has had advisories. Version 0 is before every fix. */
const OF_SYSTEMS = [
  'openssl',
  'nginx',
  'curl',
  'bash',
  'glibc',
  'zlib',
  'expat',
  'busybox',
  'libxml2',
  'sqlite',
];

/** A package to ask a server about, and what it stands for: an ecosystem, or the advisories of a distribution. */
export interface Canary {
  readonly kind: 'ecosystem' | 'system';
  readonly source: string;
  readonly purl: string;
}

/** The packages of all ecosystems. */
export const LANGUAGE_CANARIES: readonly Canary[] = LANGUAGES.flatMap(([type, purls]) => {
  const source = languageSource(type);
  return source === undefined
    ? []
    : purls.map((purl): Canary => ({ kind: 'ecosystem', source: source.ecosystem, purl }));
});

/** The packages of a release of a distribution. Empty if trivy has no advisories for the distribution. */
export function systemCanaries(family: string, release: string): readonly Canary[] {
  const source = systemSource(family, release);
  if (source === undefined) return [];
  const { scheme } = source;
  const version = scheme === 'rpm' ? '0-0' : '0';
  return OF_SYSTEMS.map((name) => ({
    ...{ kind: 'system', source: source.name },
    purl: `pkg:${scheme}/${family}/${name}@${version}?distro=${family}-${release}`,
  }));
}
