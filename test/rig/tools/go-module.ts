import { rm } from 'node:fs/promises';
import { execa } from 'execa';
import { z } from 'zod';
import { rigFolder } from '../folder.ts';

const Download = z.object({ Dir: z.string(), Sum: z.string() });

/** A module of which only files are read. */
export interface GoModule {
  readonly module: string;
  readonly version: string;
  readonly sum: string;
}

/** The folder of a module; its files are read, and never committed here. */
export async function goModuleFolder({ module, version, sum }: GoModule): Promise<string> {
  const cwd = await rigFolder('go-module');
  try {
    const { stdout } = await execa('go', ['mod', 'download', '-json', `${module}@${version}`], { cwd });
    const { Dir, Sum } = Download.parse(JSON.parse(stdout));
    if (Sum !== sum) throw new Error(`the module ${module}@${version} has the sum ${Sum} and not ${sum}`);
    return Dir;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
