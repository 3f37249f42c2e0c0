import { z } from 'zod';
import { orUndefined } from '../../../domain/result.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import { type Candidate, folderOf, remembered } from './beside.ts';
import { hashOfContent } from './record-hash.ts';

/** RubyGems writes a specification for each gem; what Bundler takes from a repository lies below `bundler/gems`. */
export function isGemAsPublished({ path, beside }: Candidate): boolean | undefined {
  const match = /^((?:.*\/)?)gems\/([^/]+-\d[^/]*)\//.exec(path);
  if (match === null) return undefined;
  const [, root = '', gem = ''] = match;
  return (
    !/(?:^|\/)bundler\/$/.test(root) && beside.text(`${root}specifications/${gem}.gemspec`) !== undefined
  );
}

const COMPOSER_PACKAGE = z.looseObject({
  name: z.string(),
  dist: z.looseObject({ type: z.string() }).nullish(),
});
const COMPOSER = z.looseObject({ packages: z.array(COMPOSER_PACKAGE) });

/** Composer names what it installed; a package of type `path` is a folder of the user. */
export function isComposerAsPublished({ path, beside }: Candidate): boolean | undefined {
  const match = /^((?:.*\/)?vendor)\/([^/]+\/[^/]+)\//.exec(path);
  const [, vendor = '', name = ''] = match ?? [];
  return composerPackages(vendor, beside)?.has(name.toLowerCase());
}

/** The names of those that were not a folder of the user. */
const composerPackages = remembered((vendor, beside): ReadonlySet<string> | undefined => {
  const text = beside.text(`${vendor}/composer/installed.json`);
  if (text === undefined) return undefined;
  const packages = orUndefined(parseJsonAs(COMPOSER, text))?.packages ?? [];
  const fetched = packages.filter(({ dist }) => dist !== undefined && dist !== null && dist.type !== 'path');
  return new Set(fetched.map(({ name }) => name.toLowerCase()));
});

/** In Go's module cache a folder is named after the version that it is; nobody may write there. */
export function isGoAsPublished({ path, beside }: Candidate): boolean | undefined {
  if (/(?:^|\/)pkg\/mod\/(?!cache\/)[^@]+@v\d+\.\d+\.\d+[^/]*\//.test(path)) return true;
  const match = /^((?:.*\/)?vendor)\/(.+)$/.exec(path);
  const [, vendor = '', file = ''] = match ?? [];
  return vendoredModules(vendor, beside)?.some((module) => file.startsWith(`${module}/`));
}

/** `# module v1.2.3`; what is replaced by a folder of the user has `=> ./folder` behind it. */
const vendoredModules = remembered((vendor, beside): readonly string[] | undefined => {
  const list = beside.text(`${vendor}/modules.txt`)?.matchAll(/^# (\S+) v\S+(?: => \S+ v\S+)?\r?$/gm);
  return list === undefined ? undefined : [...list].map(([, module = '']) => module);
});

const CARGO = z.looseObject({
  files: z.record(z.string(), z.string()),
  package: z.string().nullish(),
});

/** The crates of a registry have a folder that is named after it; vendored ones bring a SHA-256 for each file. */
export function isCargoAsPublished({ path, content, beside }: Candidate): boolean | undefined {
  if (/(?:^|\/)registry\/src\/[^/]+-[0-9a-f]{16}\/[^/]+-\d[^/]*\//.test(path)) return true;
  const match = /^((?:.*\/)?vendor\/[^/]+)\/(.+)$/.exec(path);
  const [, crate = '', file = ''] = match ?? [];
  const sums = crateSums(crate, beside);
  return sums === undefined ? undefined : sums.get(file) === hashOfContent('sha256', content, 'hex');
}

/** None where the crate came from no registry. */
const crateSums = remembered((crate, beside): ReadonlyMap<string, string> | undefined => {
  const text = beside.text(`${crate}/.cargo-checksum.json`);
  if (text === undefined) return undefined;
  const sums = orUndefined(parseJsonAs(CARGO, text));
  return new Map(typeof sums?.package === 'string' ? Object.entries(sums.files) : []);
});

/** NuGet notes beside each package where it came from. */
export function isNugetAsPublished({ path, beside }: Candidate): boolean | undefined {
  const match = /^((?:.*\/)?\.nuget\/packages\/[^/]+\/\d[^/]*)\//.exec(path);
  if (match === null) return undefined;
  return /"source"\s*:\s*"https:/.test(beside.text(`${match[1]}/.nupkg.metadata`) ?? '');
}

/**
 * Maven notes from which repository an artifact came, and nothing of one that was built here; Gradle names the folder
 * of an artifact after its SHA-1.
 */
export function isMavenAsPublished({ path, content, beside }: Candidate): boolean | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const gradle = /(?:^|\/)modules-2\/files-2\.1\/[^/]+\/[^/]+\/[^/]+\/([0-9a-f]{35,40})\/[^/]+$/.exec(path);
  if (gradle !== null) return gradle[1]?.padStart(40, '0') === hashOfContent('sha1', content, 'hex');
  const note = beside.text(`${folderOf(path)}/_remote.repositories`);
  if (note === undefined || !/(?:^|\/)repository\//.test(path)) return undefined;
  return note.split(/\r?\n/).some((line) => line.startsWith(`${name}>`) && /^[^>]+>[^=]+=/.test(line));
}
