import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { SourceTree } from '../domain/run/request.ts';
import type { RawInputs } from './raw-inputs.ts';

const CHECK_OUT =
  'add actions/checkout before this step, or set `source: ""` where there is nothing to look at';

/** The source tree; absent only where the input is empty. A tree that holds nothing would be passed unseen. */
export function readSource(inputs: RawInputs): SourceTree | undefined {
  const text = inputs.text('source');
  if (text === '') return undefined;
  const named = inputs.path(text);
  if (!existsSync(named) || !statSync(named).isDirectory())
    return inputs.fault('source', `there is no folder ${named}; ${CHECK_OUT}`);
  const source = located(inputs, named);
  if (typeof source === 'string') return inputs.fault('source', source);
  const evidence = inputs.text('output-dir');
  if (holdsFiles(source.folder, evidence === '' ? undefined : inputs.path(evidence))) return source;
  return inputs.fault('source', `${named} holds no files; ${CHECK_OUT}`);
}

/** Where the tree lies really. A checkout may hold a link to where it likes: one that leads out of it is refused. */
function located(inputs: RawInputs, named: string): SourceTree | string {
  const workspace = inputs.path('.');
  const inWorkspace = relative(workspace, named);
  // A folder outside is named by the workflow itself.
  if (leadsOut(inWorkspace)) return { folder: named, path: '' };
  const real = relative(realpathSync(workspace), realpathSync(named));
  if (leadsOut(real))
    return `${named} is, or lies behind, a link that leads out of the workspace; such links are not followed`;
  return { folder: join(workspace, real), path: real.split(sep).join('/') };
}

function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** Whether there is a file anywhere below that is not evidence of an earlier run; a repository without files counts. */
function holdsFiles(folder: string, evidence: string | undefined): boolean {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // What cannot be read is no empty folder: the check that reads it says what is wrong.
    return true;
  }
  if (entries.some((entry) => !entry.isDirectory() || entry.name === '.git')) return folder !== evidence;
  return entries.some(({ name }) => {
    const path = join(folder, name);
    return path !== evidence && holdsFiles(path, evidence);
  });
}
