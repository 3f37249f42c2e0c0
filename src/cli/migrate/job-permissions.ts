import type { Permissions } from '../../formats/workflow/workflow-file.ts';
import { type FileLines, indentOf, type Splice } from './file-lines.ts';
import type { JobView } from './job-view.ts';
import type { MigrationNote } from './migration-note.ts';

/** A permission that a job needs for Assay, and why. */
export interface NeededPermission {
  readonly scope: string;
  readonly level: 'read' | 'write';
  readonly why: string;
}

export interface PermissionEdits {
  readonly splices: readonly Splice[];
  readonly notes: readonly MigrationNote[];
}

/** Adds what the permissions of a job lack, and removes the scopes of `dropped`. Other lines stay as they are. */
export function permissionEdits(
  job: JobView,
  lines: FileLines,
  needed: readonly NeededPermission[],
  dropped: readonly string[],
): PermissionEdits {
  const { permissions } = job;
  if (permissions === undefined || permissions.all !== undefined)
    return { splices: [], notes: adviceFor(job, permissions, needed) };
  const missing = needed.filter(({ scope, level }) => !grants(permissions.scopes.get(scope), level));
  const isOwn = permissions.at.line >= job.first && permissions.at.line <= job.last;
  const gone = isOwn ? dropped.filter((scope) => permissions.scopes.has(scope)) : [];
  if (missing.length === 0 && gone.length === 0) return { splices: [], notes: [] };
  const { line, column } = permissions.at;
  const text = lines.line(line);
  if (/^ *permissions:\s*\{/.test(text)) return flowEdits(text, line, lines, missing, gone);
  const last = lines.lastOfBlock(line, column - 1);
  const splices: Splice[] = [];
  const written = new Set<string>();
  let indent = ' '.repeat(column + 1);
  for (let number = line + 1; number <= last; number += 1) {
    const entry = lines.line(number);
    const [, scope = ''] = /^ *([\w-]+):/.exec(entry) ?? [];
    if (scope !== '') indent = ' '.repeat(indentOf(entry));
    const raised = missing.find((one) => one.scope === scope);
    if (gone.includes(scope)) splices.push(lines.replace(number, number, []));
    else if (raised !== undefined) {
      splices.push(lines.replace(number, number, [entryLine(indent, raised)]));
      written.add(scope);
    }
  }
  const added = missing.filter(({ scope }) => !written.has(scope)).map((one) => entryLine(indent, one));
  if (added.length > 0) splices.push(lines.insertBefore(last + 1, added));
  return { splices, notes: [] };
}

function entryLine(indent: string, { scope, level, why }: NeededPermission): string {
  return `${indent}${scope}: ${level} # ${why}`;
}

function flowEdits(
  text: string,
  line: number,
  lines: FileLines,
  missing: readonly NeededPermission[],
  gone: readonly string[],
): PermissionEdits {
  const [, head = '', inner, tail = ''] = /^( *permissions:\s*\{)([^{}]*)(\}.*)$/.exec(text) ?? [];
  if (inner === undefined) return { splices: [], notes: missing.map((one) => missingNote(line, one)) };
  const kept = inner
    .split(',')
    .map((entry) => entry.trim())
    .filter(
      (entry) =>
        entry !== '' && ![...gone, ...missing.map(({ scope }) => scope)].includes(entry.split(':')[0] ?? ''),
    );
  const all = [...kept, ...missing.map(({ scope, level }) => `${scope}: ${level}`)];
  return { splices: [lines.replace(line, line, [`${head} ${all.join(', ')} ${tail}`])], notes: [] };
}

function adviceFor(
  job: JobView,
  permissions: Permissions | undefined,
  needed: readonly NeededPermission[],
): readonly MigrationNote[] {
  if (permissions?.all === 'write-all') return [];
  const writes = needed.filter(({ level }) => level === 'write');
  return writes.map((one) => missingNote(permissions?.at.line ?? job.first, one));
}

function missingNote(line: number, { scope, level, why }: NeededPermission): MigrationNote {
  return { kind: 'todo', line, text: `The job needs \`${scope}: ${level}\` in \`permissions\`, to ${why}.` };
}

function grants(given: string | undefined, level: 'read' | 'write'): boolean {
  return given === 'write' || (level === 'read' && given === 'read');
}
