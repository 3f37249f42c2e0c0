import { isJsonObject, readJson } from '../layer-packages/reading/read-json.ts';

/** A package manager that is recognised by the files of a source tree. */
export interface SourceManager {
  readonly name: string;
  /** Names of the files in which developers list their dependencies. */
  readonly manifest: RegExp;
  /** Names of the lock files that trivy reads, in the folder of the manifest or above it. */
  readonly locks?: RegExp;
  /** Names of lock files that trivy ignores. */
  readonly unread?: RegExp;
  /** Whether a manifest inherits from the manifests in the folders above. */
  readonly inherits?: true;
  /**
   * Whether the manifest has a dependency without an exact version. Without this function, it always has one.
   * `inherited` is the text of the manifests that it inherits from.
   */
  isOpen?(text: string, inherited: string): boolean;
}

/** trivy reads manifests with only exact versions, so they need no lock file. */
export const SOURCE_MANAGERS: readonly SourceManager[] = [
  {
    name: 'npm',
    manifest: /^package\.json$/,
    locks: /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/,
    unread: /^(?:bun\.lockb|npm-shrinkwrap\.json)$/,
    isOpen: hasKeys(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']),
  },
  {
    name: 'Deno',
    manifest: /^deno\.jsonc?$/,
    unread: /^deno\.lock$/,
    isOpen: (text) => /"imports"\s*:|\b(?:npm|jsr):/.test(text),
  },
  {
    name: 'pip',
    manifest: /^requirements(?:[-_.][\w.-]+)?\.(?:txt|in)$/,
    unread: /^requirements[-_.][\w.-]*\.txt$/,
    isOpen: (text) => text.split('\n').some(isUnpinned),
  },
  {
    name: 'Python',
    manifest: /^(?:pyproject\.toml|setup\.py|setup\.cfg)$/,
    locks: /^(?:poetry\.lock|uv\.lock|pylock(?:\.[^.]+)?\.toml|Pipfile\.lock|requirements\.txt)$/,
    unread: /^(?:pdm\.lock|pixi\.lock|conda-lock\.ya?ml)$/,
    isOpen: (text) =>
      /^(?:install_requires|dependencies|requires)\b|\binstall_requires\s{0,9}=|^\[tool\.poetry\.(?:group\.[^\]]+\.)?dependencies\]/m.test(
        text,
      ),
  },
  { name: 'Pipenv', manifest: /^Pipfile$/, locks: /^Pipfile\.lock$/ },
  {
    name: 'conda',
    manifest: /^environment\.ya?ml$/,
    isOpen: (text) => text.split('\n').some((line) => /^\s{1,20}- /.test(line) && !/[=:]/.test(line)),
  },
  { name: 'Bundler', manifest: /^(?:Gemfile|gems\.rb)$/, locks: /^Gemfile\.lock$/, unread: /^gems\.locked$/ },
  {
    name: 'Composer',
    manifest: /^composer\.json$/,
    locks: /^composer\.lock$/,
    isOpen: hasKeys(['require', 'require-dev'], (name) => name.includes('/')),
  },
  { name: 'Go', manifest: /^go\.mod$/, isOpen: () => false },
  { name: 'Maven', manifest: /^pom\.xml$/, inherits: true, isOpen: isOpenPom },
  {
    name: 'Gradle',
    manifest: /^build\.gradle(?:\.kts)?$/,
    locks: /gradle\.lockfile$/,
    isOpen: (text) => /\b(?:dependencies|plugins)\s{0,9}\{/.test(text),
  },
  { name: 'sbt', manifest: /^build\.sbt$/, locks: /^build\.sbt\.lock$/ },
  {
    name: '.NET',
    manifest: /\.(?:cs|fs|vb)proj$/,
    locks: /^(?:packages\.lock\.json|packages\.config)$|packages\.props$/i,
    unread: /^paket\.lock$/,
    isOpen: (text) => text.includes('<PackageReference'),
  },
  {
    name: 'Cargo',
    manifest: /^Cargo\.toml$/,
    locks: /^Cargo\.lock$/,
    isOpen: (text) => /^\[[^\]]*dependencies/m.test(text),
  },
  { name: 'Mix', manifest: /^mix\.exs$/, locks: /^mix\.lock$/, isOpen: (text) => /\bdeps\b/.test(text) },
  {
    name: 'rebar',
    manifest: /^rebar\.config$/,
    unread: /^rebar\.lock$/,
    isOpen: (text) => text.includes('deps'),
  },
  {
    name: 'Swift',
    manifest: /^Package\.swift$/,
    locks: /^Package\.resolved$/,
    isOpen: (text) => /\.package\(/.test(text),
  },
  { name: 'CocoaPods', manifest: /^Podfile$/, locks: /^Podfile\.lock$/ },
  { name: 'Carthage', manifest: /^Cartfile$/, unread: /^Cartfile\.resolved$/ },
  {
    name: 'pub',
    manifest: /^pubspec\.yaml$/,
    locks: /^pubspec\.lock$/,
    isOpen: (text) => /^(?:dev_)?dependencies:/m.test(text),
  },
  { name: 'Conan', manifest: /^conanfile\.(?:txt|py)$/, locks: /^conan\.lock$/ },
  { name: 'vcpkg', manifest: /^vcpkg\.json$/, isOpen: hasKeys(['dependencies']) },
  {
    name: 'Helm',
    manifest: /^Chart\.yaml$/,
    unread: /^Chart\.lock$/,
    isOpen: (text) => /^dependencies:/m.test(text),
  },
  {
    name: 'Julia',
    manifest: /^Project\.toml$/,
    locks: /^Manifest\.toml$/,
    isOpen: (text) => /^\[deps\]/m.test(text),
  },
  { name: 'renv', manifest: /^renv\.json$/, unread: /^renv\.lock$/ },
  { name: 'Stack', manifest: /^stack\.yaml$/, unread: /^stack\.yaml\.lock$/ },
  { name: 'Carton', manifest: /^cpanfile$/, unread: /^cpanfile\.snapshot$/ },
  { name: 'Clojure', manifest: /^(?:deps\.edn|project\.clj)$/ },
  { name: 'Crystal', manifest: /^shard\.yml$/, unread: /^shard\.lock$/ },
];

/** Returns a test: whether a JSON text has an entry in one of these objects. */
function hasKeys(
  keys: readonly string[],
  isDependency: (name: string) => boolean = () => true,
): (text: string) => boolean {
  return (text) => {
    const manifest = readJson(Buffer.from(text));
    if (!isJsonObject(manifest)) return true;
    return keys.some((key) => {
      const dependencies = manifest[key];
      return Array.isArray(dependencies)
        ? dependencies.length > 0
        : isJsonObject(dependencies) && Object.keys(dependencies).some(isDependency);
    });
  };
}

/** Whether a line is a requirement without an exact version. Options, comments and continued lines are not. */
function isUnpinned(line: string): boolean {
  const requirement = line.replace(/(?:^|\s)#.*$/, '').trim();
  if (requirement === '' || requirement.startsWith('-')) return false;
  return !/^[^\s;]+\s*={2,3}\s*[^*\s,;]+(?=[\s;\\]|$)/.test(requirement);
}

/**
 * Whether a POM has a dependency whose version is not in the source tree: it comes from a parent elsewhere, from an
 * imported list, or is a range. The POM itself and its parents in the folders above may list versions under
 * `dependencyManagement`.
 */
function isOpenPom(text: string, inherited: string): boolean {
  const allPoms = `${text}${inherited}`;
  const managed = new Map(dependenciesIn(allPoms).filter(([, version]) => version !== undefined));
  return dependenciesIn(text).some(([artifact, ownVersion]) => {
    const version = ownVersion ?? managed.get(artifact);
    if (version === undefined) return true;
    const property = /^\$\{([^}]{1,200})\}$/.exec(version)?.[1];
    const isRange = /[[(,]/.test(version);
    if (property === undefined) return isRange;
    return !/^(?:project|pom)\.version$/.test(property) && !allPoms.includes(`<${property}>`);
  });
}

function dependenciesIn(pom: string): readonly (readonly [artifact: string, version: string | undefined])[] {
  return pom
    .split('<dependency>')
    .slice(1)
    .map((part) => {
      const dependency = part.split('</dependency>')[0] ?? '';
      const field = (tag: string) => new RegExp(`<${tag}>\\s{0,40}([^<\\s]{1,200})`).exec(dependency)?.[1];
      return [`${field('groupId') ?? ''}:${field('artifactId') ?? ''}`, field('version')];
    });
}
