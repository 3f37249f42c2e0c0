import type { Candidate, Manager } from './beside.ts';
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
import { isUsersFile } from './users-files.ts';

/** By how deep packages lie in one another: the innermost decides. */
const MANAGERS: readonly Manager[] = [
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
 * Whether a file is one of an installed package, and as that was published as far as its manager lets one tell. Files
 * that users write are never. Who makes the image can forge every record; who wants to hide a secret from a scan can
 * as well encrypt it. This is about accidents.
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
