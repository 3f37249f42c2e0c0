import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Advice, WorkflowReview } from '../../../src/domain/workflow/advice.ts';
import { reviewWorkflows } from '../../../src/stages/workflows/workflows.ts';

/** Makes a folder, gives it to `use`, and removes it. */
export async function withFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-workflows-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes files by their paths below a folder. */
export async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** Reviews a repository of these files; a name without a folder is a workflow. */
export async function review(files: Readonly<Record<string, string>>): Promise<WorkflowReview> {
  return await withFolder(async (folder) => {
    const placed = Object.entries(files).map(([path, content]) => [
      path.includes('/') || path === 'action.yml' ? path : `.github/workflows/${path}`,
      content,
    ]);
    await write(folder, Object.fromEntries(placed));
    return await reviewWorkflows({ folder, path: '' });
  });
}

/** The advice on one workflow. */
export async function adviceOn(workflow: string): Promise<readonly Advice[]> {
  return (await review({ 'w.yml': workflow })).advice;
}

/** `rule line` of each advice on one workflow. */
export async function rulesOn(workflow: string): Promise<readonly string[]> {
  return (await adviceOn(workflow)).map(({ rule, line }) => `${rule} ${line}`);
}

export const SHA = '3d3c42e5aac5ba805825da76410c181273ba90b1';
