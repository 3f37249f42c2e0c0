import { lookUp } from '../look-up.ts';
import type { VersionScheme } from './comparable.ts';

/** The advisories that trivy uses for a kind of package, and how trivy reads its versions. */
export interface LanguageSource {
  /** Prefix of the sources in the database: all names that begin with it and `::`. */
  readonly ecosystem: string;
  readonly scheme: VersionScheme;
}

const ECOSYSTEMS: readonly (readonly [string, VersionScheme, readonly string[]])[] = [
  ['npm', 'semver', ['npm', 'yarn', 'pnpm', 'bun', 'node-pkg', 'javascript']],
  ['pip', 'pep440', ['pip', 'pipenv', 'poetry', 'uv', 'pylock', 'python-pkg']],
  ['maven', 'maven', ['jar', 'pom', 'gradle', 'sbt']],
  ['go', 'dotted', ['gobinary', 'gomod']],
  ['rubygems', 'gem', ['bundler', 'gemspec']],
  ['cargo', 'dotted', ['cargo', 'rustbinary']],
  ['composer', 'dotted', ['composer', 'composer-vendor']],
  ['nuget', 'dotted', ['nuget', 'dotnet-core', 'packages-props']],
  ['pub', 'dotted', ['pub']],
  ['erlang', 'dotted', ['hex']],
  ['conan', 'dotted', ['conan']],
  ['swift', 'dotted', ['swift']],
  ['cocoapods', 'gem', ['cocoapods']],
  ['bitnami', 'semver', ['bitnami']],
  ['k8s', 'dotted', ['kubernetes']],
  ['julia', 'dotted', ['julia']],
];

const LANGUAGES: ReadonlyMap<string, LanguageSource> = new Map(
  ECOSYSTEMS.flatMap(([ecosystem, scheme, types]) =>
    types.map((type) => [type, { ecosystem, scheme }] as const),
  ),
);

/** The advisories that trivy uses for packages of one of its types. Undefined if it has none, as for conda. */
export function languageSource(type: string): LanguageSource | undefined {
  return LANGUAGES.get(type);
}

/** The name that advisories of an ecosystem use for a package. */
export function advisoryName({ ecosystem }: LanguageSource, name: string): string {
  switch (ecosystem) {
    case 'pip':
      return name.toLowerCase().replaceAll('_', '-');
    case 'swift':
      return name.replace(/^https:\/\//, '').replace(/\.git$/, '');
    case 'go':
    case 'cocoapods':
    case 'julia':
      return name;
    default:
      return name.toLowerCase();
  }
}

/** The advisories that trivy uses for a distribution. */
export interface SystemSource {
  /** Name of the source that the database must have. */
  readonly name: string;
  readonly scheme: VersionScheme;
  /** Red Hat's advisories apply to repositories. The database must know at least one of these too. */
  readonly repositories?: readonly string[];
}

const BY_RELEASE: Readonly<Record<string, (release: string) => SystemSource>> = {
  alpine: (release) => ({ name: `alpine ${minor(release)}`, scheme: 'apk' }),
  wolfi: () => ({ name: 'wolfi', scheme: 'apk' }),
  chainguard: () => ({ name: 'chainguard', scheme: 'apk' }),
  minimos: () => ({ name: 'minimos', scheme: 'apk' }),
  debian: (release) => ({ name: `debian ${major(release)}`, scheme: 'deb' }),
  ubuntu: (release) => ({ name: `ubuntu ${release}`, scheme: 'deb' }),
  echo: () => ({ name: 'echo', scheme: 'deb' }),
  alma: (release) => rpm(`alma ${major(release)}`),
  rocky: (release) => rpm(`rocky ${major(release)}`),
  oracle: (release) => rpm(`Oracle Linux ${major(release)}`),
  amazon: (release) => rpm(`amazon linux ${amazon(release)}`),
  azurelinux: (release) => rpm(`Azure Linux ${minor(release)}`),
  'cbl-mariner': (release) => rpm(`CBL-Mariner ${minor(release)}`),
  photon: (release) => rpm(`Photon OS ${release}`),
  sles: (release) => rpm(`SUSE Linux Enterprise ${release}`),
  slem: (release) => rpm(`SUSE Linux Enterprise Micro ${release}`),
  'opensuse-leap': (release) => rpm(`openSUSE Leap ${release}`),
  'opensuse-tumbleweed': () => rpm('openSUSE Tumbleweed'),
  bottlerocket: () => rpm('bottlerocket'),
  redhat: redHat,
  centos: redHat,
};

/**
 * The advisories that trivy uses for a distribution. Undefined if it has none, as for Fedora. Does not check whether the
 * database has that source.
 */
export function systemSource(family: string, release: string): SystemSource | undefined {
  return lookUp(BY_RELEASE, family)?.(release);
}

/** The `ID` values in os-release of the distributions to which the advisories of a trivy family apply. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  alma: ['almalinux'],
  amazon: ['amzn'],
  azurelinux: ['azurelinux'],
  'cbl-mariner': ['mariner'],
  oracle: ['ol'],
  redhat: ['rhel'],
  slem: ['sle-micro', 'sl-micro', 'sle-micro-rancher'],
  'opensuse-leap': ['opensuse', 'opensuse-leap'],
};

/** Whether a distribution with this `ID` is the family itself, and not a distribution derived from it. */
export function isSameDistribution(family: string, id: string): boolean {
  return (lookUp(IDS, family) ?? [family]).includes(id.toLowerCase());
}

/** The release of the packages. For alpine, the release of the image's package repositories has priority. */
export function releaseOf(family: string, name: string, repository: string | undefined): string {
  const [repositoryFamily, release] = repository?.split('/') ?? [];
  return family === 'alpine' && repositoryFamily === family && release ? release : name;
}

const REPOSITORIES: Readonly<Record<string, readonly string[]>> = {
  6: ['rhel-6-server-rpms', 'rhel-6-server-extras-rpms'],
  7: ['rhel-7-server-rpms', 'rhel-7-server-extras-rpms'],
  8: ['rhel-8-for-x86_64-baseos-rpms', 'rhel-8-for-x86_64-appstream-rpms'],
  9: ['rhel-9-for-x86_64-baseos-rpms', 'rhel-9-for-x86_64-appstream-rpms'],
};

/** For a package that does not name its repositories, trivy uses the repositories of the release. */
function redHat(release: string): SystemSource {
  return { ...rpm('Red Hat'), repositories: lookUp(REPOSITORIES, major(release)) ?? [] };
}

function rpm(name: string): SystemSource {
  return { name, scheme: 'rpm' };
}

function amazon(release: string): string {
  const year = major(release.trim().split(/\s+/)[0] ?? '');
  return ['2', '2022', '2023'].includes(year) ? year : '1';
}

/** `12` of `12.11` */
function major(release: string): string {
  return release.split('.')[0] ?? '';
}

/** `3.22` of `3.22.1` */
function minor(release: string): string {
  return release.split('.').slice(0, 2).join('.');
}
