import { type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { isJsonObject, type JsonObject, readJson, textOf } from '../reading/read-json.ts';

const MAX_BYTES = 64 * 1024 ** 2;

/** .NET: the dependencies of a published program. */
export const dotnet: Manager = {
  name: '.NET',
  matchesPath: (path) => path.endsWith('.deps.json'),
  matchesFile: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    return wholeFile(MAX_BYTES, decides, (bytes) => readDependencies(bytes, decides));
  },
};

/** The packages that a `.deps.json` lists and the program loads. */
export function readDependencies(bytes: Uint8Array, decides: boolean): ManagerResult {
  const list = readJson(bytes);
  if (!isJsonObject(list) || !isJsonObject(list.libraries)) {
    return { kind: 'unreadable', why: 'is not a list of dependencies', decides };
  }
  const target = targetOf(list);
  const packages = Object.entries(list.libraries).flatMap(([listed, library]) => {
    const at = listed.indexOf('/');
    const type = isJsonObject(library) ? textOf(library.type) : undefined;
    const isPackage = /^(?:package|runtimepack)$/i.test(type ?? '');
    if (at <= 0 || !isPackage || (target !== undefined && !isLoaded(target, listed))) return [];
    // A self-contained program lists its runtime as `runtimepack.NAME`.
    const name = listed.slice(0, at).replace(/^runtimepack\./, '');
    return [{ type: 'nuget', name, version: listed.slice(at + 1), trivyType: 'dotnet-core' }];
  });
  return packagesResult(packages, decides);
}

/** The target that the program runs on. */
function targetOf({ runtimeTarget, targets }: JsonObject): JsonObject | undefined {
  const name = isJsonObject(runtimeTarget) ? textOf(runtimeTarget.name) : undefined;
  if (name === undefined || !isJsonObject(targets) || !Object.hasOwn(targets, name)) return undefined;
  const target = targets[name];
  return isJsonObject(target) ? target : undefined;
}

/** A library without files is only needed for the build. */
function isLoaded(target: JsonObject, listed: string): boolean {
  if (!Object.hasOwn(target, listed)) return true;
  const library = target[listed];
  if (!isJsonObject(library)) return true;
  return [library.runtime, library.runtimeTargets, library.native].some(
    (files) => isJsonObject(files) && Object.keys(files).length > 0,
  );
}
