import type { DependencyLine, ManifestKind } from './dependency-line.ts';
import { jsonTexts } from './json-texts.ts';
import { inlineText, lockedPackages, type TomlLine, tomlLines } from './toml-lines.ts';

const REQUIREMENT =
  /^\s*([A-Za-z0-9](?:[\w.-]{0,200}[A-Za-z0-9])?)\s*(?:\[[^\]]{0,300}\])?\s*\(?([^;#@)]{0,300})/;

export const REQUIREMENTS: ManifestKind = {
  ...{ type: 'pypi', role: 'manifest', file: /^(?:requirements|constraints)(?:[-_.][\w.-]+)?\.(?:txt|in)$/ },
  read: (text) =>
    text.split('\n').flatMap((line, at) => (/^\s*[-#]/.test(line) ? [] : requirement(line, at + 1))),
};

export const PYPROJECT: ManifestKind = {
  ...{ type: 'pypi', role: 'manifest', file: /^pyproject\.toml$/ },
  read: (text) => tomlLines(text).flatMap(ofPyproject),
};

export const PIPFILE: ManifestKind = {
  ...{ type: 'pypi', role: 'manifest', file: /^Pipfile$/ },
  read: (text) =>
    tomlLines(text)
      .filter(({ table }) => /^(?:dev-)?packages$/.test(table))
      .flatMap(keyed),
};

export const PIPFILE_LOCK: ManifestKind = {
  ...{ type: 'pypi', role: 'lock', file: /^Pipfile\.lock$/ },
  read: (text) =>
    jsonTexts(text).flatMap(({ path, value, line }) => {
      const [section, name, field] = path;
      const isVersion = section !== '_meta' && field === 'version' && path.length === 3;
      return isVersion && name !== undefined
        ? [{ package: name, version: value.replace(/^==/, ''), line }]
        : [];
    }),
};

/** The lock files of poetry, uv and pdm have the same tables. */
export const PYTHON_LOCK: ManifestKind = {
  ...{ type: 'pypi', role: 'lock', file: /^(?:poetry|uv|pdm)\.lock$/ },
  read: (text) => lockedPackages(text),
};

function ofPyproject(line: TomlLine): readonly DependencyLine[] {
  const { table, key, value, kind } = line;
  if (/^tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies$/.test(table)) return keyed(line);
  const lists =
    (table === 'project' && key === 'dependencies') ||
    (table === 'tool.uv' && key === 'dev-dependencies') ||
    /^(?:project\.optional-dependencies|dependency-groups)$/.test(table);
  return lists && kind === 'item' ? requirement(value, line.line) : [];
}

/** `requests = "^2.31"`, or with more settings `{ version = "^2.31", extras = [] }`. */
function keyed({ key, value, kind, line }: TomlLine): readonly DependencyLine[] {
  if (kind === 'item') return [];
  return [{ package: key, version: kind === 'text' ? value : (inlineText(value, 'version') ?? ''), line }];
}

/** A requirement by PEP 508. One with an address has no version. */
function requirement(text: string, line: number): readonly DependencyLine[] {
  const [whole = '', name, version = ''] = REQUIREMENT.exec(text.replace(/\s\\\s*$/, '')) ?? [];
  if (name === undefined || text.charAt(whole.length) === '@') return [];
  const bare = version.replace(/\s--hash.*$/, '').trim();
  return bare === '' || /^[=<>!~]/.test(bare) ? [{ package: name, version: bare, line }] : [];
}
