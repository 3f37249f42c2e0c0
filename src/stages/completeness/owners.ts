import type { SystemWord } from '../layer-packages/layer-record.ts';
import { isDistributions } from '../layer-packages/makers.ts';
import { canonicalPath } from '../layer-packages/owned-files.ts';
import type { Seen } from './seen-packages.ts';

/** Where rpm's packages of a distribution lay programs and libraries; for databases that nobody here reads. */
const RPM_PLACES = /^usr\/(?:bin|sbin|lib|lib64|libexec|share)\//;

/**
 * Tells whether the distribution itself laid a file: its fixes are told by the distribution's advisories and under the
 * distribution's versions, and the versions that the file names would be judged wrongly. A file of anybody else's
 * package counts. `rpm`: what rpm's databases list, where there are some; undefined where they cannot be read.
 */
export function distributionFiles(
  seen: Seen,
  rpm: ReadonlySet<string> | undefined,
): (path: string) => boolean {
  const words = seen.files.flatMap(({ said }) =>
    said.flatMap(({ word }) => (word.kind === 'system' ? [word] : [])),
  );
  const makers = new Map(words.flatMap((word) => Object.entries(word.makers ?? {})));
  const documented = new Set(
    installedIn(words)
      .filter(({ isDocumented }) => isDocumented)
      .map(({ by }) => by),
  );
  const official = new Set<string>();
  for (const { by, files } of installedIn(words)) {
    const maker = makers.get(by);
    if (maker === undefined) continue;
    for (const file of files) if (isDistributions(maker, documented.has(by), file)) official.add(file);
  }
  return (path) => {
    const place = canonicalPath(path);
    return official.has(place) || (rpm === undefined ? RPM_PLACES.test(place) : rpm.has(place));
  };
}

function installedIn(words: readonly SystemWord[]) {
  return words.flatMap(({ installed = [] }) => installed);
}
