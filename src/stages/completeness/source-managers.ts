import { isJsonObject, readJson } from '../layer-packages/reading/read-json.ts';

/** A package manager as a source tree shows it. */
export interface SourceManager {
  readonly name: string;
  /** Names of the files in which people write what they want. */
  readonly manifest: RegExp;
  /** Names of the files that trivy lists exact versions from: beside the manifest or above it. */
  readonly locks?: RegExp;
  /** Names of files with exact versions that trivy passes over. */
  readonly unread?: RegExp;
  /** Whether a manifest takes what is not in it from those in the folders above. */
  readonly inherits?: true;
  /**
   * Whether there is anything in it that a lock would make exact; without it there always is. `above` is the text of the
   * manifests that it inherits from.
   */
  isOpen?(text: string, above: string): boolean;
}

/** Dependencies that are named together with exact versions need no lock: trivy reads these manifests themselves. */
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

/** Whether JSON has an entry in one of these objects. */
function hasKeys(
  keys: readonly string[],
  counts: (name: string) => boolean = () => true,
): (text: string) => boolean {
  return (text) => {
    const manifest = readJson(Buffer.from(text));
    if (!isJsonObject(manifest)) return true;
    return keys.some((key) => {
      const named = manifest[key];
      return Array.isArray(named) ? named.length > 0 : isJsonObject(named) && Object.keys(named).some(counts);
    });
  };
}

/** A requirement without one exact version; options, comments, and what goes on from the line before are none. */
function isUnpinned(line: string): boolean {
  const requirement = line.replace(/(?:^|\s)#.*$/, '').trim();
  if (requirement === '' || requirement.startsWith('-')) return false;
  return !/^[^\s;]+\s*={2,3}\s*[^*\s,;]+(?=[\s;\\]|$)/.test(requirement);
}

/**
 * What a POM leaves to others: to a parent that is not in the tree, to a list that it imports, or to whatever is the
 * newest. Versions may stand in its own list of managed dependencies, or in that of a parent in the folders above.
 */
function isOpenPom(text: string, above: string): boolean {
  const known = `${text}${above}`;
  const managed = new Map(dependenciesIn(known).filter(([, version]) => version !== undefined));
  return dependenciesIn(text).some(([artifact, own]) => {
    const version = own ?? managed.get(artifact);
    if (version === undefined) return true;
    const property = /^\$\{([^}]{1,200})\}$/.exec(version)?.[1];
    if (property === undefined) return /[[(,]/.test(version);
    return !/^(?:project|pom)\.version$/.test(property) && !known.includes(`<${property}>`);
  });
}

function dependenciesIn(pom: string): readonly (readonly [artifact: string, version: string | undefined])[] {
  return pom
    .split('<dependency>')
    .slice(1)
    .map((part) => {
      const dependency = part.split('</dependency>')[0] ?? '';
      const of = (tag: string) => new RegExp(`<${tag}>\\s{0,40}([^<\\s]{1,200})`).exec(dependency)?.[1];
      return [`${of('groupId') ?? ''}:${of('artifactId') ?? ''}`, of('version')];
    });
}
