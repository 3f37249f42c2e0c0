import { rm } from 'node:fs/promises';
import { execa } from 'execa';
import { rigFolder } from '../folder.ts';
import { buildTools } from '../tools/build.ts';
import { freePorts, startServer } from './server.ts';

/** A real `trivy server` on loopback, with Redis as its cache where that is wanted. */
export interface TestTrivyServer {
  readonly url: string;
  /** The address of Redis, if there is one. */
  readonly redis?: number;
  readonly stop: () => Promise<void>;
}

interface TrivyServerOptions {
  /** trivy's cache folder with the database. */
  readonly cacheDir: string;
  readonly token?: string;
  readonly redis?: boolean;
}

/** Starts it. The database is not renewed. */
export async function startTrivyServer(options: TrivyServerOptions): Promise<TestTrivyServer> {
  const { trivy } = await buildTools(['trivy']);
  const folder = await rigFolder('trivy-server');
  const [port = 0, redisPort = 0] = await freePorts(2);
  const redis = options.redis === true ? await startRedis(folder, redisPort) : undefined;
  const backend = redis === undefined ? ['memory'] : [`redis://127.0.0.1:${redisPort}`];
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    ...{ name: 'trivy-server', file: trivy, folder },
    args: [
      ...['server', '--listen', `127.0.0.1:${port}`, '--cache-dir', options.cacheDir],
      ...['--skip-db-update', '--cache-backend', ...backend],
    ],
    env: options.token === undefined ? {} : { TRIVY_TOKEN: options.token },
    ready: async () => ((await fetch(`${url}/healthz`)).ok ? url : undefined),
  });
  return {
    url,
    ...(redis && { redis: redisPort }),
    async stop() {
      await server.stop();
      await redis?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's Redis, which is installed where it is missing. */
async function startRedis(folder: string, port: number) {
  const installed = await execa('redis-server', ['--version'], { reject: false });
  if (installed.failed) await install();
  return startServer({
    ...{ name: 'redis', file: 'redis-server', folder },
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    ready: (log) => (log.includes('Ready to accept connections') ? true : undefined),
  });
}

async function install(): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('the tests need redis-server: apt-get install redis-server');
  await execa('apt-get', ['update'], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  await execa('apt-get', ['install', '--yes', '--no-install-recommends', 'redis-server'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}
