import type { DependencyLine, ManifestKind } from './dependency-line.ts';

const KEY = /^ {2}(['"]?)([^\s'"][^'"]{0,500})\1:\s*(?:\{.*)?$/;

/** Versions 5 to 9 of the lock file of pnpm. */
export const PNPM_LOCK: ManifestKind = {
  ...{ type: 'npm', role: 'lock', file: /^pnpm-lock\.yaml$/ },
  read(text) {
    const found: DependencyLine[] = [];
    let section = '';
    for (const [at, line] of text.split('\n').entries()) {
      const top = /^([A-Za-z]+):\s*$/.exec(line)?.[1];
      if (top !== undefined) section = top;
      if (section !== 'packages') continue;
      const key = KEY.exec(line.trimEnd())?.[2];
      const parts = key === undefined ? undefined : partsOf(key);
      if (parts !== undefined) found.push({ package: parts[0], version: parts[1], line: at + 1 });
    }
    return found;
  },
};

/** `lodash@4.17.20`, `/lodash@4.17.20(peer@1)`, and in version 5 `/lodash/4.17.20_peer@1`. */
function partsOf(key: string): readonly [string, string] | undefined {
  const bare = key.replace(/^\//, '').replace(/\(.*$/, '');
  const [, old, oldVersion] = key.startsWith('/')
    ? (/^((?:@[^/@]+\/)?[^/@]+)\/([^/_@]+)(?:_.*)?$/.exec(bare) ?? [])
    : [];
  if (old !== undefined && oldVersion !== undefined) return [old, oldVersion];
  const [, name, version] = /^(@?[^@]+)@([^@]+)$/.exec(bare) ?? [];
  return name === undefined || version === undefined ? undefined : [name, version];
}
