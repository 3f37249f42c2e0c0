import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { SourceTree } from '../domain/run/request.ts';
import type { RawInputs } from './raw-inputs.ts';

const CHECK_OUT = 'add actions/checkout before this step, or set `source: ""` if there is no source to check';

/** The source tree. Undefined only if the input is empty. An empty folder is a fault: it would pass without any check. */
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
  return inputs.fault('source', `${named} contains no files; ${CHECK_OUT}`);
}

/** The real location of the tree. A checkout may contain any link: a link that leads out of the workspace is a fault. */
function located(inputs: RawInputs, named: string): SourceTree | string {
  const workspace = inputs.path('.');
  const inWorkspace = relative(workspace, named);
  // The workflow itself names a folder outside of the workspace.
  if (leadsOut(inWorkspace)) return { folder: named, path: '' };
  const real = relative(realpathSync(workspace), realpathSync(named));
  if (leadsOut(real))
    return `${named} leads out of the workspace through a link; Assay does not follow such links`;
  return { folder: join(workspace, real), path: real.split(sep).join('/') };
}

function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** Whether a folder contains a file that is not evidence of an earlier run. An empty git repository counts too. */
function holdsFiles(folder: string, evidence: string | undefined): boolean {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be read is not empty. The check that reads it reports the fault.
    return true;
  }
  if (entries.some((entry) => !entry.isDirectory() || entry.name === '.git')) return folder !== evidence;
  return entries.some(({ name }) => {
    const path = join(folder, name);
    return path !== evidence && holdsFiles(path, evidence);
  });
}
