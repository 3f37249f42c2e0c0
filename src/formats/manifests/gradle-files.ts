import type { DependencyLine, ManifestKind } from './dependency-line.ts';
import { inlineText, tomlLines } from './toml-lines.ts';

const NOTATION = /(["'])([\w.-]{1,200}):([\w.-]{1,200}):([^"'$:@\s]{1,200})(?:[:@][^"'$]{0,100})?\1/g;
const PARTS =
  /\bgroup\s{0,9}[:=]\s{0,9}["']([\w.-]{1,200})["'],\s{0,9}name\s{0,9}[:=]\s{0,9}["']([\w.-]{1,200})["'],\s{0,9}version\s{0,9}[:=]\s{0,9}["']([^"'$\s]{1,200})["']/g;

/** A build file in Groovy or Kotlin. Only versions that are written out count. */
export const GRADLE_BUILD: ManifestKind = {
  ...{ type: 'maven', role: 'manifest', file: /\.gradle(?:\.kts)?$/ },
  read: (text) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, at) => [
        ...[...line.matchAll(NOTATION)].map(([, , group, name, version = '']) => ({
          ...{ package: `${group}:${name}`, version, line: at + 1 },
        })),
        ...[...line.matchAll(PARTS)].map(([, group, name, version = '']) => ({
          ...{ package: `${group}:${name}`, version, line: at + 1 },
        })),
      ]),
};

export const GRADLE_LOCK: ManifestKind = {
  ...{ type: 'maven', role: 'lock', file: /\.lockfile$/ },
  read: (text) =>
    text.split('\n').flatMap((line, at) => {
      const [, group, name, version] = /^([^:\s#=]+):([^:\s=]+):([^:\s=]+)=/.exec(line) ?? [];
      return version === undefined ? [] : [{ package: `${group}:${name}`, version, line: at + 1 }];
    }),
};

/** A version catalog. The line of a version that several libraries share is that of the version. */
export const GRADLE_CATALOG: ManifestKind = {
  ...{ type: 'maven', role: 'manifest', file: /\.versions\.toml$/ },
  read(text) {
    const lines = [...tomlLines(text)];
    const versions = new Map(
      lines.flatMap(({ table, key, value, kind, line }) =>
        table === 'versions' && kind === 'text' ? [[key, { version: value, line }]] : [],
      ),
    );
    return lines.flatMap(({ table, value, kind, line }): readonly DependencyLine[] => {
      if (table !== 'libraries') return [];
      if (kind === 'text') return written(value, line);
      const module =
        inlineText(value, 'module') ?? `${inlineText(value, 'group')}:${inlineText(value, 'name')}`;
      const version = inlineText(value, 'version');
      if (version !== undefined) return [{ package: module, version, line }];
      const shared = versions.get(inlineText(value, 'version.ref') ?? '');
      return shared === undefined ? [] : [{ package: module, ...shared }];
    });
  },
};

function written(notation: string, line: number): readonly DependencyLine[] {
  const [, group, name, version] = /^([^:\s]+):([^:\s]+):([^:\s]+)$/.exec(notation) ?? [];
  return version === undefined ? [] : [{ package: `${group}:${name}`, version, line }];
}

/** A text of the same lines, without comments. A sign inside of an address (`https://`) begins none. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let start = text.indexOf('/*'); start >= 0; start = text.indexOf('/*', at)) {
    const end = text.indexOf('*/', start + 2);
    parts.push(text.slice(at, start));
    if (end < 0) {
      at = text.length;
      break;
    }
    parts.push(text.slice(start, end).replace(/[^\n]/g, ''));
    at = end + 2;
  }
  parts.push(text.slice(at));
  return parts.join('').replace(/(^|[^:])\/\/.*$/gm, '$1');
}
