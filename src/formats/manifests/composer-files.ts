import type { ManifestKind } from './dependency-line.ts';
import { jsonTexts } from './json-texts.ts';

export const COMPOSER_JSON: ManifestKind = {
  ...{ type: 'composer', role: 'manifest', file: /^composer\.json$/ },
  read: (text) =>
    jsonTexts(text).flatMap(({ path, value, line }) => {
      const [section, name] = path;
      const isRequired = (section === 'require' || section === 'require-dev') && path.length === 2;
      return isRequired && name?.includes('/') ? [{ package: name, version: value, line }] : [];
    }),
};

export const COMPOSER_LOCK: ManifestKind = {
  ...{ type: 'composer', role: 'lock', file: /^composer\.lock$/ },
  read(text) {
    const entries = new Map<string, { name?: string; version?: string; line?: number }>();
    for (const { path, value, line } of jsonTexts(text)) {
      const [section = '', at = '', field] = path;
      if (!/^packages(?:-dev)?$/.test(section) || path.length !== 3) continue;
      const entry = entries.get(`${section} ${at}`) ?? {};
      if (field === 'name') entry.name = value;
      if (field === 'version') Object.assign(entry, { version: value, line });
      entries.set(`${section} ${at}`, entry);
    }
    return [...entries.values()].flatMap(({ name, version, line }) =>
      name === undefined || version === undefined || line === undefined
        ? []
        : [{ package: name, version, line }],
    );
  },
};
