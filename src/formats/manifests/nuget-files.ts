import type { DependencyLine, ManifestKind } from './dependency-line.ts';
import { jsonTexts } from './json-texts.ts';
import { attributeOf, xmlParts } from './xml-tags.ts';

/** Projects, their shared files, and the old list of packages. */
export const DOTNET_PROJECT: ManifestKind = {
  ...{ type: 'nuget', role: 'manifest', file: /\.(?:cs|fs|vb)proj$|\.props$|^packages\.config$/i },
  read(text) {
    const found: DependencyLine[] = [];
    let open: string | undefined;
    let isVersion = false;
    for (const part of xmlParts(text)) {
      if (part.kind === 'open') {
        isVersion = part.name === 'Version' && open !== undefined;
        const name = nameIn(part.name, part.tag);
        if (name === undefined) continue;
        const version = attributeOf(part.tag, part.name === 'package' ? 'version' : 'Version');
        if (version !== undefined) found.push({ package: name, version, line: part.line });
        open = part.isEmpty || version !== undefined ? undefined : name;
      } else if (part.kind === 'text') {
        if (isVersion && open !== undefined)
          found.push({ package: open, version: part.text, line: part.line });
      } else if (/^Package(?:Reference|Version)$/.test(part.name)) open = undefined;
      else isVersion = false;
    }
    return found;
  },
};

export const DOTNET_LOCK: ManifestKind = {
  ...{ type: 'nuget', role: 'lock', file: /^packages\.lock\.json$/ },
  read: (text) =>
    jsonTexts(text).flatMap(({ path, value, line }) => {
      const [top, , name, field] = path;
      const isResolved = top === 'dependencies' && field === 'resolved' && path.length === 4;
      return isResolved && name !== undefined ? [{ package: name, version: value, line }] : [];
    }),
};

function nameIn(element: string, tag: string): string | undefined {
  if (element === 'package') return attributeOf(tag, 'id');
  if (!/^Package(?:Reference|Version)$/.test(element)) return undefined;
  return attributeOf(tag, 'Include') ?? attributeOf(tag, 'Update');
}
