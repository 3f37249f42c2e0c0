import { type DetectedPackage, type Manager, wholeFile } from '../manager.ts';
import { packagesResult } from '../reading/packages-result.ts';

const MAX_BYTES = 16 * 1024 ** 2;

/** Julia: the packages of an environment. The TOML has a simple form: a table per package, with its version. */
export const julia: Manager = {
  name: 'Julia',
  matchesPath: (path) => /(?:^|\/)Manifest\.toml$/.test(path),
  matchesFile: () => true,
  open: () =>
    wholeFile(MAX_BYTES, false, (bytes) => {
      const text = bytes.toString('utf8');
      if (!/^(?:julia_version|manifest_format)\s*=|^\[\[deps\./m.test(text)) return { kind: 'nothing' };
      const packages = text
        .split(/^\[\[/m)
        .slice(1)
        .flatMap((table): readonly DetectedPackage[] => {
          const name = /^(?:deps\.)?"?([^\]"\s]{1,200})"?\]\]/.exec(table)?.[1];
          const version = /^[ \t]*version[ \t]*=[ \t]*"([^"\n]{1,200})"/m.exec(table)?.[1];
          return name && version ? [{ type: 'julia', name, version, trivyType: 'julia' }] : [];
        });
      return packages.length === 0 ? { kind: 'nothing' } : packagesResult(packages, true);
    }),
};
