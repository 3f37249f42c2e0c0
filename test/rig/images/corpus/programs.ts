import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { hexOf } from '../../../../src/domain/digest.ts';
import { cacheFolder } from '../../folder.ts';
import { entriesBelow, installedApplication, isFolder } from '../npm-packages.ts';
import { type CorpusImage, DEBIAN } from './image.ts';

const MODULE = 'module example.org/shop\n\ngo 1.26.0\n\nrequire golang.org/x/text v0.3.7\n';
const SUMS =
  'golang.org/x/text v0.3.7 h1:olpwvP2KacW1ZWvsR7uQhoyTYvKAupfQrRGBFM352Gk=\ngolang.org/x/text v0.3.7/go.mod h1:u+2+/6zg+i71rQMx5EYifcz6MCKuco9NR6JIITiCfzQ=\n';
const MAIN =
  'package main\n\nimport "golang.org/x/text/language"\n\nfunc main() { println(language.English.String()) }\n';

/** A real Go program with a module of an old version in it; built once, then kept. */
async function goProgram(ldflags = '-s -w'): Promise<Buffer> {
  const key = hexOf([MODULE, MAIN, ldflags].join('\0')).slice(0, 12);
  const kept = join(cacheFolder('go-programs'), key);
  if (!(await isFolder(kept))) {
    await mkdir(cacheFolder('go-programs'), { recursive: true });
    const folder = await mkdtemp(join(cacheFolder('go-programs'), '.build-'));
    try {
      const files = { 'go.mod': MODULE, 'go.sum': SUMS, 'main.go': MAIN };
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' };
      await execa('go', ['build', '-trimpath', '-buildvcs=false', '-ldflags', ldflags, '-o', 'shop', '.'], {
        cwd: folder,
        env,
      });
      await rename(folder, kept).catch(async (error: unknown) => {
        if (!(await isFolder(kept))) throw error;
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return readFile(join(kept, 'shop'));
}

/** Images with programs and trees that a compiler and a package manager really made. */
export const PROGRAM_IMAGES: readonly CorpusImage[] = [
  {
    name: 'go-program',
    layers: async () => [DEBIAN, [{ path: 'usr/local/bin/shop', content: await goProgram(), mode: 0o755 }]],
  },
  {
    name: 'go-program-alone',
    layers: async () => [[{ path: 'shop', content: await goProgram(), mode: 0o755 }]],
  },
  {
    name: 'go-program-under-two-names',
    layers: async () => [
      DEBIAN,
      [
        { path: 'usr/local/bin/shop', content: await goProgram(), mode: 0o755 },
        { path: 'usr/local/bin/shopd', hardLinkTo: 'usr/local/bin/shop', mode: 0o755 },
      ],
    ],
  },
  {
    name: 'go-program-that-is-not-executable',
    layers: async () => [DEBIAN, [{ path: 'srv/shop', content: await goProgram(), mode: 0o644 }]],
  },
  {
    name: 'npm-installed-for-real',
    layers: async () => [
      DEBIAN,
      await entriesBelow(await installedApplication('vulnerable'), 'node_modules', 'usr/src/app'),
    ],
  },
];
