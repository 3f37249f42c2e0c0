// The build step of a test workflow: makes an image, pushes it, and sets the output `digest`, as docker's action does.
//   node build-image-step.ts clean|vulnerable HOST/NAME:TAG
import { appendFile, rm } from 'node:fs/promises';
import { rigFolder } from '../folder.ts';
import { cleanImage, pushLayout, vulnerableImage } from './images.ts';

const [kind, target] = process.argv.slice(2);
const output = process.env.GITHUB_OUTPUT;
if (target === undefined || output === undefined)
  throw new Error('usage: build-image-step.ts KIND HOST/NAME:TAG, within a workflow');
const folder = await rigFolder('built-image');
try {
  const layout = await (kind === 'vulnerable' ? vulnerableImage : cleanImage)(folder, { engine: 'node' });
  const pinned = await pushLayout(layout, target);
  await appendFile(output, `digest=${pinned.slice(pinned.indexOf('@') + 1)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
