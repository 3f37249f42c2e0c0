import { aliased, type DependencyLine, type ManifestKind } from './dependency-line.ts';
import { jsonTexts } from './json-texts.ts';

const SECTIONS: ReadonlySet<string> = new Set(['dependencies', 'devDependencies', 'optionalDependencies']);

export const PACKAGE_JSON: ManifestKind = {
  ...{ type: 'npm', role: 'manifest', file: /^package\.json$/ },
  read: (text) =>
    jsonTexts(text).flatMap(({ path, value, line }): readonly DependencyLine[] => {
      const [section = '', key] = path;
      if (path.length !== 2 || key === undefined || !SECTIONS.has(section)) return [];
      const [name, version] = aliased(key, value);
      return [{ package: name, version, line }];
    }),
};

export const PACKAGE_LOCK: ManifestKind = {
  ...{ type: 'npm', role: 'lock', file: /^(?:package-lock|npm-shrinkwrap)\.json$/ },
  read(text) {
    const entries = new Map<string, { name: string; version?: string; line?: number }>();
    const old: DependencyLine[] = [];
    for (const { path, value, line } of jsonTexts(text)) {
      const field = path.at(-1);
      const [top, place = ''] = path;
      if (top === 'packages' && path.length === 3 && place.includes('node_modules/')) {
        const entry = entries.get(place) ?? { name: place.slice(place.lastIndexOf('node_modules/') + 13) };
        if (field === 'name') entry.name = value;
        if (field === 'version') Object.assign(entry, { version: value, line });
        entries.set(place, entry);
      } else if (top === 'dependencies' && field === 'version' && isNested(path)) {
        const [name, version] = aliased(path.at(-2) ?? '', value);
        old.push({ package: name, version, line });
      }
    }
    // Version 2 has both forms. The first is the one that npm reads.
    if (entries.size === 0) return old;
    return [...entries.values()].flatMap(({ name, version, line }) =>
      version === undefined || line === undefined ? [] : [{ package: name, version, line }],
    );
  },
};

/** `dependencies`, a name, `dependencies`, a name, `version`: the form of version 1. */
function isNested(path: readonly string[]): boolean {
  return (
    path.length % 2 === 1 &&
    path.every((key, at) => at % 2 === 1 || at === path.length - 1 || key === 'dependencies')
  );
}
