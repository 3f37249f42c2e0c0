import { type Manager, wholeFile } from '../manager.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

/** They list every file of the package. */
const MOST_BYTES = 64 * 1024 ** 2;

const FILE = /(?:^|\/)conda-meta\/([^/]+)-([^/-]+)-[^/-]+\.json$/;

/** conda, mamba and pixi: a JSON file for each package, in the base environment and in those below `envs`. */
export const conda: Manager = {
  name: 'conda',
  mayWant: (path) => FILE.test(path),
  wants: () => true,
  open: ({ path }) =>
    wholeFile(MOST_BYTES, true, (bytes) => {
      const record = readJson(bytes);
      const { name, version } = isJsonObject(record) ? record : {};
      // The file is called after the package, its version and its build.
      const [, calledName = '', calledVersion = ''] = FILE.exec(path) ?? [];
      const found = { name: textOf(name) ?? calledName, version: textOf(version) ?? calledVersion };
      return { kind: 'packages', packages: [{ type: 'conda', ...found, trivyType: 'conda-pkg' }] };
    }),
};
