import type { DependencyLine, ManifestKind } from './dependency-line.ts';
import { inlineText, lockedPackages, tomlLines } from './toml-lines.ts';

const TABLE = /^(?:.*\.)?(?:dev-|build-)?dependencies$/;
/** `[dependencies.serde]` */
const OWN_TABLE = /^(?:.*\.)?(?:dev-|build-)?dependencies\.([\w-]+)$/;

export const CARGO_TOML: ManifestKind = {
  ...{ type: 'cargo', role: 'manifest', file: /^Cargo\.toml$/ },
  read: (text) =>
    tomlLines(text).flatMap(({ table, key, value, kind, line }): readonly DependencyLine[] => {
      const own = OWN_TABLE.exec(table)?.[1];
      if (own !== undefined)
        return key === 'version' && kind === 'text' ? [{ package: own, version: value, line }] : [];
      if (!TABLE.test(table) || kind === 'item') return [];
      if (kind === 'text') return [{ package: key, version: value, line }];
      const name = inlineText(value, 'package') ?? key;
      return [{ package: name, version: inlineText(value, 'version') ?? '', line }];
    }),
};

export const CARGO_LOCK: ManifestKind = {
  ...{ type: 'cargo', role: 'lock', file: /^Cargo\.lock$/ },
  read: (text) => lockedPackages(text),
};
