import { z } from 'zod';
import { orUndefined } from '../../../domain/result.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import { type Candidate, folderOf, memoized } from './package-records.ts';
import { hashOfContent } from './record-hash.ts';

/** RubyGems writes a specification for each gem. Bundler puts gems from git repositories below `bundler/gems`. */
export function isGemAsPublished({ path, records }: Candidate): boolean | undefined {
  const match = /^((?:.*\/)?)gems\/([^/]+-\d[^/]*)\//.exec(path);
  if (match === null) return undefined;
  const [, root = '', gem = ''] = match;
  return (
    !/(?:^|\/)bundler\/$/.test(root) && records.text(`${root}specifications/${gem}.gemspec`) !== undefined
  );
}

const COMPOSER_PACKAGE = z.looseObject({
  name: z.string(),
  dist: z.looseObject({ type: z.string() }).nullish(),
});
const COMPOSER = z.looseObject({ packages: z.array(COMPOSER_PACKAGE) });

/** Composer lists the installed packages. A package of type `path` is a folder of the user. */
export function isComposerAsPublished({ path, records }: Candidate): boolean | undefined {
  const match = /^((?:.*\/)?vendor)\/([^/]+\/[^/]+)\//.exec(path);
  const [, vendor = '', name = ''] = match ?? [];
  return composerPackages(vendor, records)?.has(name.toLowerCase());
}

/** The names of the packages that are not folders of the user. */
const composerPackages = memoized((vendor, records): ReadonlySet<string> | undefined => {
  const text = records.text(`${vendor}/composer/installed.json`);
  if (text === undefined) return undefined;
  const packages = orUndefined(parseJsonAs(COMPOSER, text))?.packages ?? [];
  const fetched = packages.filter(({ dist }) => dist !== undefined && dist !== null && dist.type !== 'path');
  return new Set(fetched.map(({ name }) => name.toLowerCase()));
});

/** A folder in Go's module cache is named after its version, and is read-only. */
export function isGoAsPublished({ path, records }: Candidate): boolean | undefined {
  if (/(?:^|\/)pkg\/mod\/(?!cache\/)[^@]+@v\d+\.\d+\.\d+[^/]*\//.test(path)) return true;
  const match = /^((?:.*\/)?vendor)\/(.+)$/.exec(path);
  const [, vendor = '', file = ''] = match ?? [];
  return vendoredModules(vendor, records)?.some((module) => file.startsWith(`${module}/`));
}

/** `# module v1.2.3`. A module that is replaced by a folder of the user has `=> ./folder` after it. */
const vendoredModules = memoized((vendor, records): readonly string[] | undefined => {
  const list = records.text(`${vendor}/modules.txt`)?.matchAll(/^# (\S+) v\S+(?: => \S+ v\S+)?\r?$/gm);
  return list === undefined ? undefined : [...list].map(([, module = '']) => module);
});

const CARGO = z.looseObject({
  files: z.record(z.string(), z.string()),
  package: z.string().nullish(),
});

/** Crates of a registry are in a folder named after the registry. Vendored crates have a SHA-256 for each file. */
export function isCargoAsPublished({ path, content, records }: Candidate): boolean | undefined {
  if (/(?:^|\/)registry\/src\/[^/]+-[0-9a-f]{16}\/[^/]+-\d[^/]*\//.test(path)) return true;
  const match = /^((?:.*\/)?vendor\/[^/]+)\/(.+)$/.exec(path);
  const [, crate = '', file = ''] = match ?? [];
  const sums = crateSums(crate, records);
  return sums === undefined ? undefined : sums.get(file) === hashOfContent('sha256', content, 'hex');
}

/** Empty if the crate did not come from a registry. */
const crateSums = memoized((crate, records): ReadonlyMap<string, string> | undefined => {
  const text = records.text(`${crate}/.cargo-checksum.json`);
  if (text === undefined) return undefined;
  const sums = orUndefined(parseJsonAs(CARGO, text));
  return new Map(typeof sums?.package === 'string' ? Object.entries(sums.files) : []);
});

/** NuGet records beside each package where it came from. */
export function isNugetAsPublished({ path, records }: Candidate): boolean | undefined {
  const match = /^((?:.*\/)?\.nuget\/packages\/[^/]+\/\d[^/]*)\//.exec(path);
  if (match === null) return undefined;
  return /"source"\s*:\s*"https:/.test(records.text(`${match[1]}/.nupkg.metadata`) ?? '');
}

/**
 * Maven records the repository of each downloaded artifact, but not of one that was built here. Gradle names the
 * folder of an artifact after its SHA-1.
 */
export function isMavenAsPublished({ path, content, records }: Candidate): boolean | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const gradle = /(?:^|\/)modules-2\/files-2\.1\/[^/]+\/[^/]+\/[^/]+\/([0-9a-f]{35,40})\/[^/]+$/.exec(path);
  if (gradle !== null) return gradle[1]?.padStart(40, '0') === hashOfContent('sha1', content, 'hex');
  const note = records.text(`${folderOf(path)}/_remote.repositories`);
  if (note === undefined || !/(?:^|\/)repository\//.test(path)) return undefined;
  return note.split(/\r?\n/).some((line) => line.startsWith(`${name}>`) && /^[^>]+>[^=]+=/.test(line));
}
