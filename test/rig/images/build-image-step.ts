// The build step of a test workflow: makes an image, pushes it or leaves it in a folder, and sets the output `digest`, as
// docker's action does.
//   node build-image-step.ts clean|vulnerable HOST/NAME:TAG|oci:FOLDER
import { appendFile, rm } from 'node:fs/promises';
import { rigFolder } from '../folder.ts';
import { cleanImage, pushLayout, vulnerableImage } from './images.ts';

const [kind, target] = process.argv.slice(2);
const output = process.env.GITHUB_OUTPUT;
if (target === undefined || output === undefined)
  throw new Error('usage: build-image-step.ts KIND HOST/NAME:TAG|oci:FOLDER, within a workflow');
const makeImage = kind === 'vulnerable' ? vulnerableImage : cleanImage;
if (target.startsWith('oci:')) {
  const { digest } = await makeImage(target.slice('oci:'.length), { engine: 'node' });
  await appendFile(output, `digest=${digest}\n`);
} else {
  const folder = await rigFolder('built-image');
  try {
    const pinned = await pushLayout(await makeImage(folder, { engine: 'node' }), target);
    await appendFile(output, `digest=${pinned.slice(pinned.indexOf('@') + 1)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
