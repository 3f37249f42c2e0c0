import { aliased, type DependencyLine, type ManifestKind } from './dependency-line.ts';

const VERSION = /^ {2}version:? "?([^"\s]{1,200})"?\s*$/;

/** The lock file of yarn, in the form of version 1 and in that of later versions. */
export const YARN_LOCK: ManifestKind = {
  ...{ type: 'npm', role: 'lock', file: /^yarn\.lock$/ },
  read(text) {
    const found: DependencyLine[] = [];
    let name: string | undefined;
    for (const [at, line] of text.split('\n').entries()) {
      if (/^[^\s#]/.test(line)) name = nameOf(line);
      const version = name === undefined ? undefined : VERSION.exec(line)?.[1];
      if (name === undefined || version === undefined) continue;
      found.push({ package: name, version, line: at + 1 });
      name = undefined;
    }
    return found;
  },
};

/** The package of `"lodash@npm:^4.17.0, lodash@npm:^4.17.20":`. A workspace is no package of a registry. */
function nameOf(line: string): string | undefined {
  const [first = ''] = line.replace(/["']/g, '').replace(/:\s*$/, '').split(', ');
  const [, key, range = ''] = /^(@?[^@\s]+)@(\S.*)$/.exec(first) ?? [];
  if (key === undefined || /^(?:workspace|link|portal|file|patch):/.test(range)) return undefined;
  // Later versions write `npm:` in front of each range, and of an alias also a name.
  const [name] = /^npm:@?[^@]+@/.test(range) ? aliased(key, range) : [key];
  return name;
}
