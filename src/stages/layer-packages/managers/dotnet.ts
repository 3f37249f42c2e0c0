import { type Manager, type Reading, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { isJsonObject, type JsonObject, readJson, textOf } from '../reading/read-json.ts';

const MOST_BYTES = 64 * 1024 ** 2;

/** .NET: the dependencies of a published program. */
export const dotnet: Manager = {
  name: '.NET',
  mayWant: (path) => path.endsWith('.deps.json'),
  wants: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    return wholeFile(MOST_BYTES, decides, (bytes) => readDependencies(bytes, decides));
  },
};

/** What a `.deps.json` lists and the program loads. */
export function readDependencies(bytes: Uint8Array, decides: boolean): Reading {
  const list = readJson(bytes);
  if (!isJsonObject(list) || !isJsonObject(list.libraries)) {
    return { kind: 'unreadable', why: 'is no list of dependencies', decides };
  }
  const target = targetOf(list);
  const packages = Object.entries(list.libraries).flatMap(([listed, library]) => {
    const at = listed.indexOf('/');
    const type = isJsonObject(library) ? textOf(library.type) : undefined;
    const isPackage = /^(?:package|runtimepack)$/i.test(type ?? '');
    if (at <= 0 || !isPackage || (target !== undefined && !isLoaded(target, listed))) return [];
    // A program that brings its runtime lists it under a name of its own.
    const name = listed.slice(0, at).replace(/^runtimepack\./, '');
    return [{ type: 'nuget', name, version: listed.slice(at + 1), trivyType: 'dotnet-core' }];
  });
  return packagesReading(packages, decides);
}

/** The target that the program runs on. */
function targetOf({ runtimeTarget, targets }: JsonObject): JsonObject | undefined {
  const name = isJsonObject(runtimeTarget) ? textOf(runtimeTarget.name) : undefined;
  if (name === undefined || !isJsonObject(targets) || !Object.hasOwn(targets, name)) return undefined;
  const target = targets[name];
  return isJsonObject(target) ? target : undefined;
}

/** What a target lists without files is there to build with. */
function isLoaded(target: JsonObject, listed: string): boolean {
  if (!Object.hasOwn(target, listed)) return true;
  const library = target[listed];
  if (!isJsonObject(library)) return true;
  return [library.runtime, library.runtimeTargets, library.native].some(
    (files) => isJsonObject(files) && Object.keys(files).length > 0,
  );
}
