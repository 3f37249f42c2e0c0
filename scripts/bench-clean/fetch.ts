import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from '../../test/rig/folder.ts';
import { type Ecosystem, type Fetched, nameAndVersion, type SourceKind } from './packages.ts';

/** Wheels of one kind of machine, so that every machine measures the same files. */
const WHEELS = ['--python-version=3.12', '--implementation=cp', '--only-binary=:all:'];
const PLATFORMS = ['manylinux_2_28_x86_64', 'manylinux_2_27_x86_64', 'manylinux_2_17_x86_64', 'any'];

/** The root of an image's layer in which the package is installed; fetched once and kept. */
export function installed(ecosystem: Ecosystem, fetched: Fetched): Promise<string> {
  return kept(`installed/${ecosystem}/${fetched}`, (folder, scratch) =>
    INSTALL[ecosystem](folder, fetched, scratch),
  );
}

/** The folder of the source tree that the package is published with. */
export function sourceOf(kind: SourceKind, fetched: Fetched): Promise<string> {
  return kept(`sources/${kind}/${fetched}`, (folder, scratch) => UNPACK[kind](folder, fetched, scratch));
}

type Lay = (folder: string, fetched: Fetched, scratch: string) => Promise<void>;

const INSTALL: Readonly<Record<Ecosystem, Lay>> = {
  npm: (folder, fetched, scratch) =>
    npm(join(folder, 'app/node_modules', nameAndVersion(fetched)[0]), fetched, scratch),
  async pypi(folder, fetched, scratch) {
    const platforms = PLATFORMS.map((platform) => `--platform=${platform}`);
    await execa('pip', [
      'download',
      '--no-deps',
      '-q',
      '-d',
      scratch,
      ...WHEELS,
      ...platforms,
      pinned(fetched),
    ]);
    const site = join(folder, 'usr/local/lib/python3.12/site-packages');
    await mkdir(site, { recursive: true });
    await execa('python3', ['-m', 'zipfile', '-e', await only(scratch), site]);
  },
  async maven(folder, fetched, scratch) {
    const [name, version] = nameAndVersion(fetched);
    const [group = '', artifact = ''] = name.split(':');
    await writeFile(join(scratch, 'pom.xml'), pom(group, artifact, version));
    const args = ['-q', '-B', 'dependency:copy-dependencies', '-DexcludeTransitive=true'];
    await execa('mvn', [...args, `-DoutputDirectory=${join(folder, 'app/lib')}`], { cwd: scratch });
  },
  async go(folder, fetched) {
    const { Dir } = await goModule(fetched);
    const [name, version] = nameAndVersion(fetched);
    await copy(Dir, join(folder, `go/pkg/mod/${name}@${version}`));
  },
  async debian(folder, fetched, scratch) {
    const [name, version] = nameAndVersion(fetched);
    await execa('apt-get', ['download', '-q', `${name}=${version}`], { cwd: scratch });
    const archive = await only(scratch);
    await execa('dpkg-deb', ['-x', archive, folder]);
    await execa('dpkg-deb', ['-e', archive, join(scratch, 'control')]);
    const sums = join(folder, `var/lib/dpkg/info/${name}.md5sums`);
    await mkdir(dirname(sums), { recursive: true });
    await cp(join(scratch, 'control/md5sums'), sums);
  },
};

const UNPACK: Readonly<Record<SourceKind, Lay>> = {
  npm,
  async go(folder, fetched) {
    await copy((await goModule(fetched)).Dir, folder);
  },
  async sdist(folder, fetched, scratch) {
    await execa('pip', ['download', '--no-deps', '-q', '-d', scratch, '--no-binary=:all:', pinned(fetched)]);
    await unpack(await only(scratch), folder);
  },
};

async function npm(folder: string, fetched: Fetched, scratch: string): Promise<void> {
  await execa('npm', ['pack', '--silent', '--ignore-scripts', fetched], { cwd: scratch });
  await unpack(await only(scratch), folder);
}

async function goModule(fetched: Fetched): Promise<{ readonly Dir: string }> {
  const { stdout } = await execa('go', ['mod', 'download', '-json', fetched], { cwd: cacheFolder('tools') });
  const found: unknown = JSON.parse(stdout);
  if (typeof found === 'object' && found !== null && 'Dir' in found) return { Dir: String(found.Dir) };
  throw new Error(`go did not say where ${fetched} lies`);
}

function pinned(fetched: Fetched): string {
  return nameAndVersion(fetched).join('==');
}

async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await execa('tar', ['-xf', archive, '-C', folder, '--strip-components=1']);
}

/** Go's module cache lets nobody write. */
async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true });
  await execa('chmod', ['-R', 'u+w', to]);
}

async function only(folder: string): Promise<string> {
  const [file, ...others] = await readdir(folder);
  if (file === undefined || others.length > 0) throw new Error(`one file was to come to ${folder}`);
  return join(folder, file);
}

/** Moved into place when it is whole. */
async function kept(
  name: string,
  stage: (folder: string, scratch: string) => Promise<void>,
): Promise<string> {
  const place = join(cacheFolder('published'), name.replaceAll(/[:+]/g, '_'));
  const done = join(place, '.whole');
  const folder = join(place, 'tree');
  if ((await readFile(done, 'utf8').catch(() => '')) === name) return folder;
  await rm(place, { recursive: true, force: true });
  const draft = `${place}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'scratch'), { recursive: true });
  await mkdir(place, { recursive: true });
  await stage(join(draft, 'tree'), join(draft, 'scratch'));
  await rename(join(draft, 'tree'), folder);
  await rm(draft, { recursive: true, force: true });
  await writeFile(done, name);
  return folder;
}

function pom(group: string, artifact: string, version: string): string {
  return `<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>bench</artifactId><version>1</version><dependencies><dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency></dependencies></project>\n`;
}
