import type { DependencyLine, ManifestKind } from './dependency-line.ts';

const GEM = /^\s{0,80}gem\s{0,9}\(?\s{0,9}["']([\w.-]{1,200})["'](?:\s{0,9},\s{0,9}["']([^"']{1,100})["'])?/;

export const GEMFILE: ManifestKind = {
  ...{ type: 'gem', role: 'manifest', file: /^(?:Gemfile|gems\.rb)$/ },
  read: (text) =>
    text.split('\n').flatMap((line, at) => {
      const [, name, version = ''] = GEM.exec(line) ?? [];
      return name === undefined ? [] : [{ package: name, version, line: at + 1 }];
    }),
};

export const GEMFILE_LOCK: ManifestKind = {
  ...{ type: 'gem', role: 'lock', file: /^(?:Gemfile\.lock|gems\.locked)$/ },
  read(text) {
    const found: DependencyLine[] = [];
    let section = '';
    for (const [at, line] of text.split('\n').entries()) {
      if (/^\S/.test(line)) section = line.trim();
      const [, name, version] = /^ {4}([\w.-]+) \(([^\s()=<>~!]+)\)\s*$/.exec(line) ?? [];
      // Below GEM are the gems of a registry; those of git and of folders are not to be updated by a version.
      if (section === 'GEM' && name !== undefined && version !== undefined)
        found.push({ package: name, version, line: at + 1 });
    }
    return found;
  },
};
