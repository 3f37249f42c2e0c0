import type { DependencyLine, ManifestKind } from './dependency-line.ts';

const MODULE = /^(\S+)\s+(v\S+)$/;
const REPLACED = /^(\S+)(?:\s+(v\S+))?\s+=>\s+(\S+)(?:\s+(v\S+))?$/;

/** A module of Go. It names all versions that a build uses, so it is both manifest and lock file. */
export const GO_MOD: ManifestKind = {
  ...{ type: 'golang', role: 'manifest', file: /^go\.mod$/ },
  read(text) {
    const required: DependencyLine[] = [];
    const replaced: string[] = [];
    const replacements: DependencyLine[] = [];
    for (const { directive, rest, line } of directives(text)) {
      if (directive === 'require') {
        const [, name, version] = MODULE.exec(rest) ?? [];
        if (name !== undefined && version !== undefined) required.push({ package: name, version, line });
      } else if (directive === 'replace') {
        const [, old, oldVersion = '', name, version] = REPLACED.exec(rest) ?? [];
        if (old !== undefined) replaced.push(`${old} ${oldVersion}`);
        if (name !== undefined && version !== undefined) replacements.push({ package: name, version, line });
      }
    }
    // A build does not use a version that is replaced.
    const isUsed = ({ package: name, version }: DependencyLine) =>
      !replaced.includes(`${name} `) && !replaced.includes(`${name} ${version}`);
    return [...required.filter(isUsed), ...replacements];
  },
};

/** The directives, one for each line of a block. */
function* directives(text: string) {
  let block: string | undefined;
  for (const [at, content] of text.split('\n').entries()) {
    const bare = content.replace(/(?:^|\s)\/\/.*$/, '').trim();
    const [, opened] = /^(\w+)\s*\($/.exec(bare) ?? [];
    if (opened !== undefined) block = opened;
    else if (bare === ')') block = undefined;
    else if (block !== undefined) yield { directive: block, rest: bare, line: at + 1 };
    else {
      const [, directive, rest = ''] = /^(\w+)\s+(.*)$/.exec(bare) ?? [];
      if (directive !== undefined) yield { directive, rest, line: at + 1 };
    }
  }
}
