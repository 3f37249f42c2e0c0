import { access, constants, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const WANTED = 'The evidence page is tested in Chromium, and there is none on PATH';

let found: Promise<string> | undefined;

/**
 * The path of Chromium: the one on PATH. Where there is none, it installs Debian's package, if this process may. Throws one
 * clear error otherwise.
 */
export function chromium(say: (line: string) => void = () => {}): Promise<string> {
  found ??= find(say);
  return found;
}

async function find(say: (line: string) => void): Promise<string> {
  const present = await onPath();
  if (present !== undefined) return present;
  if (!(await isDebian()) || process.getuid?.() !== 0)
    throw new Error(`${WANTED}: install it, on Debian with \`apt-get install chromium\` as root`);
  say('chromium: installing the package of the distribution');
  const options = { stdin: 'ignore', all: true, env: { DEBIAN_FRONTEND: 'noninteractive' } } as const;
  await execa('apt-get', ['update'], options);
  await execa('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options);
  const installed = await onPath();
  if (installed === undefined) throw new Error(`${WANTED}, also after apt-get has installed it`);
  return installed;
}

async function onPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const path of NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(?:_LIKE)?=.*\bdebian\b/m.test(release);
}
