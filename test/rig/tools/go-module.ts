import { rm } from 'node:fs/promises';
import { execa } from 'execa';
import { z } from 'zod';
import { PINS } from '../../../src/adapters/tools/pins.ts';
import { rigFolder } from '../folder.ts';

const Download = z.object({ Dir: z.string(), Sum: z.string() });

/** The folder of a module that a tool of the product is built from; its files are read, and never committed here. */
export async function goModuleFolder(tool: 'cosign' | 'trivy'): Promise<string> {
  const { module, version, sum } = PINS[tool].go;
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
