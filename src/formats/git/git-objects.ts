import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import type { Changes, Commit, FileChange } from '../../ports/git-port.ts';

/** Reads the lines of `git rev-list --parents`. */
export function parseCommits(text: string): readonly Commit[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', ...parents] = line.split(' ');
      return { id, parents };
    });
}

/** The mode of a submodule, which names a commit and is no file. */
const GITLINK = '160000';

/**
 * Reads the output of `git diff-tree --stdin --always -r -c -M --raw -z`: for each commit its name, then its changes. For
 * a merge git lists only the files that differ from every parent. The result leaves out deleted files, and files whose
 * name changed but not their content. The fault is a sentence.
 */
export function parseChanges(text: string): Parsed<Changes> {
  return parseRaw(text, undefined);
}

/** Reads the output of `diff-index --cached --raw -z`, which is about the commit that does not exist yet. */
export function parseIndexChanges(text: string): Parsed<Changes> {
  return parseRaw(text, '');
}

function parseRaw(text: string, before: string | undefined): Parsed<Changes> {
  const fields = text.split('\0');
  const files: FileChange[] = [];
  const submodules = new Set<string>();
  let commits = 0;
  let commit = before;
  for (let at = 0; at < fields.length - 1; ) {
    const field = fields[at] ?? '';
    if (/^[0-9a-f]{40,64}$/.test(field)) {
      commit = field;
      commits += 1;
      at += 1;
      continue;
    }
    const change = rawChange(field);
    if (change === undefined || commit === undefined)
      return unparsable('git reported changes in an unknown form');
    // A renamed file has its old name before its new one.
    const path = fields[at + change.names] ?? '';
    at += 1 + change.names;
    if (change.mode === GITLINK) submodules.add(path);
    else if (change.isContent) files.push({ commit, path, blob: change.blob, before: change.before });
  }
  return parsed({ commits, files, submodules: [...submodules] });
}

/** `:oldmode newmode old new status`. A merge has a colon, a mode and an object for each parent. */
function rawChange(field: string) {
  const [, colons = '', rest = ''] = /^(:+)(.*)$/s.exec(field) ?? [];
  const parents = colons.length;
  const parts = rest.split(' ');
  const status = parts[2 * parents + 2];
  const mode = parts[parents];
  const blob = parts[2 * parents + 1];
  if (parents === 0 || status === undefined || mode === undefined || blob === undefined) return undefined;
  const old = parts.slice(parents + 1, 2 * parents + 1).filter((_, parent) => parts[parent] !== GITLINK);
  return {
    mode,
    blob,
    before: old.filter((id) => !/^0+$/.test(id)),
    isContent: !/^0+$/.test(blob) && !old.includes(blob),
    names: parents === 1 && /^[RC]/.test(status) ? 2 : 1,
  };
}

/** Reads the parents and the message of a commit object. */
export function parseCommitObject(content: Buffer): {
  readonly parents: readonly string[];
  readonly message: Buffer;
} {
  const { header, message } = split(content);
  const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id);
  return { parents, message };
}

/** Reads the target and the message of a tag object. */
export function parseTagObject(content: Buffer): {
  readonly target: string;
  readonly type: string;
  readonly message: Buffer;
} {
  const { header, message } = split(content);
  const [, target = ''] = /^object ([0-9a-f]+)$/m.exec(header) ?? [];
  const [, type = ''] = /^type (\w+)$/m.exec(header) ?? [];
  return { target, type, message };
}

/** The header ends at the first empty line. */
function split(content: Buffer): { readonly header: string; readonly message: Buffer } {
  const end = content.indexOf('\n\n');
  const at = end === -1 ? content.length : end;
  return { header: content.toString('latin1', 0, at), message: content.subarray(at + 2) };
}
