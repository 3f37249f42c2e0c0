import { type Manager, wholeFile } from '../manager.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

/** The file lists every file of the package. */
const MAX_BYTES = 64 * 1024 ** 2;

const FILE = /(?:^|\/)conda-meta\/([^/]+)-([^/-]+)-[^/-]+\.json$/;

/** conda, mamba and pixi: one JSON file per package, in the base environment and in those below `envs`. */
export const conda: Manager = {
  name: 'conda',
  matchesPath: (path) => FILE.test(path),
  matchesFile: () => true,
  open: ({ path }) =>
    wholeFile(MAX_BYTES, true, (bytes) => {
      const record = readJson(bytes);
      const { name, version } = isJsonObject(record) ? record : {};
      // The file name contains the package, its version and its build.
      const [, nameFromFile = '', versionFromFile = ''] = FILE.exec(path) ?? [];
      const found = { name: textOf(name) ?? nameFromFile, version: textOf(version) ?? versionFromFile };
      return { kind: 'packages', packages: [{ type: 'conda', ...found, trivyType: 'conda-pkg' }] };
    }),
};
