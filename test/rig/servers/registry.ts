import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { rigFolder } from '../folder.ts';
import { buildTools } from '../tools/build.ts';
import type { Credentials } from './registry-client.ts';
import { portIn, startServer } from './server.ts';
import type { TokenServer } from './token-server.ts';

/** A real registry on loopback, empty at first. */
export interface TestRegistry {
  /** `127.0.0.1:PORT`, as it stands in image references. */
  readonly host: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Whether it has the referrers API; without it referrers go by the fallback tag. */
  readonly referrers: boolean;
  readonly auth?: Credentials;
  readonly stop: () => Promise<void>;
}

/** What kind of registry to start. */
export interface RegistryOptions {
  readonly referrers: boolean;
  /** Demand basic authentication. */
  readonly auth?: Credentials;
  /** Demand the signed tokens of this server; distribution alone knows such tokens. */
  readonly tokens?: Pick<TokenServer, 'realm' | 'service' | 'issuer' | 'jwks'>;
}

/**
 * Starts a registry: with the referrers API it is go-containerregistry's, without it it is distribution. Both take
 * deletes of manifests.
 */
export async function startRegistry({ referrers, auth, tokens }: RegistryOptions): Promise<TestRegistry> {
  if (referrers && tokens !== undefined) throw new Error('this registry knows no tokens');
  const folder = await rigFolder('registry');
  const { ready: port, stop } = await (referrers
    ? startWithApi(folder, auth)
    : startWithout(folder, auth, tokens));
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: `http://${host}`,
    referrers,
    ...(auth && { auth }),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startWithApi(folder: string, auth: Credentials | undefined) {
  const { registry } = await buildTools(['registry']);
  const blobs = join(folder, 'blobs');
  await mkdir(blobs);
  const args = ['-dir', blobs];
  if (auth) args.push('-auth', await credentialsFile(folder, auth));
  return startServer({ name: 'registry', file: registry, args, folder, ready: portIn });
}

async function startWithout(
  folder: string,
  auth: Credentials | undefined,
  tokens: RegistryOptions['tokens'],
) {
  const { distribution, registry } = await buildTools(['distribution', 'registry']);
  const config: Record<string, unknown> = {
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0' },
  };
  if (auth) {
    const path = join(folder, 'htpasswd');
    const { stdout } = await execa(registry, ['-htpasswd', await credentialsFile(folder, auth)]);
    await writeFile(path, `${stdout}\n`, { mode: 0o600 });
    config.auth = { htpasswd: { realm: 'rig', path } };
  }
  if (tokens) {
    const { realm, service, issuer, jwks } = tokens;
    config.auth = { token: { realm, service, issuer, jwks } };
  }
  const file = join(folder, 'config.yml');
  // YAML takes JSON.
  await writeFile(file, JSON.stringify(config));
  return startServer({
    name: 'distribution',
    file: distribution,
    args: ['serve', file],
    // Nothing is traced to anywhere.
    env: { OTEL_TRACES_EXPORTER: 'none' },
    folder,
    ready: portIn,
  });
}

async function credentialsFile(folder: string, { username, password }: Credentials): Promise<string> {
  const file = join(folder, 'credentials');
  await writeFile(file, `${username}\n${password}\n`, { mode: 0o600 });
  return file;
}
