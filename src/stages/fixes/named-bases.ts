import { parseReference, repositoryName } from '../../domain/image/image.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import { readSourceFiles } from './source-files.ts';

/**
 * `registry/repository` of each image that a `FROM` line of the source tree names. A line with a variable, and the name of
 * another stage, name none.
 */
export async function namedBases(source: SourceTree | undefined): Promise<ReadonlySet<string>> {
  if (source === undefined) return new Set();
  const { dockerfiles } = await readSourceFiles(source, { names: new Map(), dockerfiles: true });
  const bases = dockerfiles.flatMap(({ dockerfile: { stages } }) => {
    const names = new Set(stages.flatMap(({ name }) => name ?? []));
    return stages.flatMap(({ base }) => (names.has(base.toLowerCase()) ? [] : [base]));
  });
  return new Set(
    bases.flatMap((base) => {
      const reference = parseReference(base);
      return reference.ok ? [repositoryName(reference.value)] : [];
    }),
  );
}
