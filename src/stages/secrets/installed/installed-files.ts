import { isNpmAsPublished } from './installed-npm.ts';
import {
  isCargoAsPublished,
  isComposerAsPublished,
  isGemAsPublished,
  isGoAsPublished,
  isMavenAsPublished,
  isNugetAsPublished,
} from './installed-others.ts';
import { isPythonAsPublished } from './installed-python.ts';
import type { Candidate, PublishedTest } from './package-records.ts';
import { isUsersFile } from './users-files.ts';

/** Ordered by how deeply packages may be nested: the innermost package decides. */
const MANAGERS: readonly PublishedTest[] = [
  isNpmAsPublished,
  isPythonAsPublished,
  isGemAsPublished,
  isMavenAsPublished,
  isCargoAsPublished,
  isNugetAsPublished,
  isComposerAsPublished,
  isGoAsPublished,
];

/**
 * Whether a file belongs to an installed package and is unchanged, as far as the records of the package manager
 * show it. Files of users never are. This finds accidents, not attacks: the author of an image can forge every
 * record, but could also encrypt a secret.
 */
export function isAsPublished(candidate: Candidate): boolean {
  const { path } = candidate;
  if (isUsersFile(path) || /(?:^|\/)\.\.(?:\/|$)/.test(path)) return false;
  for (const manager of MANAGERS) {
    const found = manager(candidate);
    if (found !== undefined) return found;
  }
  return false;
}
