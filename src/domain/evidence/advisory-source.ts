import type { VersionScheme } from './comparable.ts';

/** Where trivy looks for the advisories of a kind of package, and how it reads its versions. */
export interface LanguageSource {
  /** All sources of the database whose names begin with it and `::`. */
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

/** Where trivy looks for advisories of packages of one of its types; undefined where it looks nowhere, as for conda. */
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

/** Where trivy looks for the advisories of a distribution. */
export interface SystemSource {
  /** The source of the database that must be there. */
  readonly name: string;
  readonly scheme: VersionScheme;
  /** Red Hat's advisories are bound to repositories: at least one of these must be known as well. */
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
 * Where trivy looks for the advisories of a distribution; undefined where it looks nowhere, as for Fedora. Whether the
 * database has that source is another question.
 */
export function systemSource(family: string, release: string): SystemSource | undefined {
  return Object.hasOwn(BY_RELEASE, family) ? BY_RELEASE[family]?.(release) : undefined;
}

/** What `ID` in os-release says of a distribution that has the advisories of a family of trivy's. */
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

/** Whether a distribution that calls itself so is the family itself, and not one derived from it. */
export function isSameDistribution(family: string, id: string): boolean {
  return (IDS[family] ?? [family]).includes(id.toLowerCase());
}

/** The release that the packages come from: the image's repositories, where they are of the same family, go before. */
export function releaseOf(family: string, name: string, repository: string | undefined): string {
  const [of, release] = repository?.split('/') ?? [];
  return family === 'alpine' && of === family && release ? release : name;
}

const REPOSITORIES: Readonly<Record<string, readonly string[]>> = {
  6: ['rhel-6-server-rpms', 'rhel-6-server-extras-rpms'],
  7: ['rhel-7-server-rpms', 'rhel-7-server-extras-rpms'],
  8: ['rhel-8-for-x86_64-baseos-rpms', 'rhel-8-for-x86_64-appstream-rpms'],
  9: ['rhel-9-for-x86_64-baseos-rpms', 'rhel-9-for-x86_64-appstream-rpms'],
};

/** Where a package says nothing of its repositories, trivy knows those of these releases. */
function redHat(release: string): SystemSource {
  return { ...rpm('Red Hat'), repositories: REPOSITORIES[major(release)] ?? [] };
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
