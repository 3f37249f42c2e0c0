import { type Manager, type SeenPackage, wholeFile } from '../manager.ts';
import { packagesReading } from '../reading/packages-reading.ts';

const MOST_BYTES = 16 * 1024 ** 2;

/** Julia: the packages of an environment, as TOML of a plain shape: a table for each, with its version. */
export const julia: Manager = {
  name: 'Julia',
  mayWant: (path) => /(?:^|\/)Manifest\.toml$/.test(path),
  wants: () => true,
  open: () =>
    wholeFile(MOST_BYTES, false, (bytes) => {
      const text = bytes.toString('utf8');
      if (!/^(?:julia_version|manifest_format)\s*=|^\[\[deps\./m.test(text)) return { kind: 'nothing' };
      const packages = text
        .split(/^\[\[/m)
        .slice(1)
        .flatMap((table): readonly SeenPackage[] => {
          const name = /^(?:deps\.)?"?([^\]"\s]{1,200})"?\]\]/.exec(table)?.[1];
          const version = /^[ \t]*version[ \t]*=[ \t]*"([^"\n]{1,200})"/m.exec(table)?.[1];
          return name && version ? [{ type: 'julia', name, version, trivyType: 'julia' }] : [];
        });
      return packages.length === 0 ? { kind: 'nothing' } : packagesReading(packages, true);
    }),
};
