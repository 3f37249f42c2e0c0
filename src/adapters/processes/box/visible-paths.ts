import { realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, sep } from 'node:path';
import type { Command, View } from '../../../ports/process-port.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a rule allows: to run and read, to read, only to list the names in a folder, to read and write. */
type Right = 'run' | 'read' | 'list' | 'write';
type PathRule = readonly [right: Right, path: string];

/** Programs and libraries of the system. */
const RUN = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];

/** Files that programs and their runtimes read, and that hold no credentials. */
const READ = [
  ...['ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'ld.so.preload', 'ld-musl-x86_64.path'].map(etc),
  ...['passwd', 'group', 'nsswitch.conf', 'localtime', 'timezone', 'os-release', 'mime.types'].map(etc),
  ...['alternatives', 'ssl/openssl.cnf', 'ssl/certs', 'pki/tls/certs', 'pki/ca-trust/extracted'].map(etc),
  ...['cpuinfo', 'meminfo', 'filesystems', 'sys/vm/overcommit_memory'].map((name) => `/proc/${name}`),
  ...['/sys/kernel/mm/transparent_hugepage', '/sys/devices/system/cpu', '/sys/fs/cgroup'],
  ...['/dev/random', '/dev/urandom'],
];

/** What connections need in addition. */
const READ_ONLINE = [
  ...['resolv.conf', 'hosts', 'host.conf', 'gai.conf', 'services', 'protocols'].map(etc),
  // Where `resolv.conf` leads to.
  ...['/run/systemd/resolve', '/run/resolvconf', '/run/NetworkManager/resolv.conf', '/mnt/wsl/resolv.conf'],
];

const WRITE = ['/dev/null', '/dev/zero', '/dev/full'];

/** Variables of a program that name its private folders. */
const PRIVATE = ['HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME'];

/** Variables of a program that name certificates. They are public. */
const CERTIFICATES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'];

function etc(name: string): string {
  return `/etc/${name}`;
}

/** Every path that an isolated program may use, without links. `environment` is that of this process. */
export function visiblePaths(command: Command, view: View, environment: Environment): readonly PathRule[] {
  const given = (names: readonly string[]) => names.flatMap((name) => command.env[name] || []);
  const file = realOf(command.file);
  const rules: readonly PathRule[] = [
    ...RUN.map((path) => ['run', path] as const),
    ...[...READ, ...(view.isOnline === true ? READ_ONLINE : [])].map((path) => ['read', path] as const),
    ...WRITE.map((path) => ['write', path] as const),
    ['run', file],
    ...(holdsPrivate(dirname(file), environment) ? [] : [['run', dirname(file)] as const]),
    ...given(CERTIFICATES).flatMap((list) => list.split(':').map((path) => ['read', path] as const)),
    ...(view.lists ?? []).map((path) => ['list', path] as const),
    ...[command.cwd, ...view.reads].map((path) => ['read', path] as const),
    ...[...given(PRIVATE), ...(view.writes ?? [])].map((path) => ['write', path] as const),
  ];
  // A rule for a link would allow nothing.
  return rules.map(([right, path]) => [right, realOf(path)]);
}

/**
 * Whether a folder is, or contains, one in which people, the runner and other programs keep their files. A tool in such a
 * folder sees only itself.
 */
function holdsPrivate(folder: string, environment: Environment): boolean {
  const { HOME, RUNNER_TEMP, GITHUB_WORKSPACE } = environment;
  const kept = [homedir(), tmpdir(), '/tmp', '/root', '/home', HOME, RUNNER_TEMP, GITHUB_WORKSPACE];
  const within = folder.endsWith(sep) ? folder : `${folder}${sep}`;
  return kept.some((path) => {
    if (path === undefined || path === '') return false;
    const real = realOf(path);
    return real === folder || real.startsWith(within);
  });
}

/** The path without links; the path itself if it does not exist. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
