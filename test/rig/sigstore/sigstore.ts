import { generateKeyPairSync } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { stringify } from 'yaml';
import { rigFolder } from '../folder.ts';
import { freePorts, portIn, type RunningServer, startServer } from '../servers/server.ts';
import { buildTools } from '../tools/build.ts';
import { fulcioConfig } from './fulcio-config.ts';
import { type Claims, type Issuer, startIssuer } from './issuer.ts';

const HOSTNAME = '127.0.0.1';
const START = 'start-time=2024-01-01T00:00:00Z';

/** A private Sigstore on loopback: Fulcio, Rekor v2, a timestamp authority, and an issuer with GitHub's claims. */
export interface TestSigstore {
  readonly issuer: Issuer;
  /** Fulcio takes its tokens too. */
  readonly otherIssuer: Issuer;
  /** Path of the signing config that names these servers and no other. */
  readonly signingConfig: string;
  /** Path of the trusted root with their keys; it names no CT log, for there is none. */
  readonly trustedRoot: string;
  readonly fulcioUrl: string;
  readonly rekorUrl: string;
  /** With its path, as signing configs name it. */
  readonly tsaUrl: string;
  /** What a runner sets for a job that may sign; `claims` override those of a push to main of acme/shop. */
  readonly environment: (claims?: Claims) => Record<string, string>;
  readonly stop: () => Promise<void>;
}

/** Starts it, for a server of this address with GitHub's claims, or GitLab's; 1 s once the programs are built. */
export async function startSigstore(
  serverUrl = 'https://github.com',
  configure: typeof fulcioConfig = fulcioConfig,
): Promise<TestSigstore> {
  const tools = await buildTools(['fulcio', 'rekor', 'tsa', 'cosign']);
  const folder = await rigFolder('sigstore');
  const [issuer, otherIssuer] = await Promise.all([startIssuer(), startIssuer()]);
  const starts = [
    startFulcio(tools.fulcio, folder, configure([issuer.url, otherIssuer.url], serverUrl)),
    startRekor(tools.rekor, folder),
    startTsa(tools.tsa, folder),
  ] as const;
  const stop = async () => {
    const running = (await Promise.allSettled(starts)).filter((start) => start.status === 'fulfilled');
    await Promise.all([issuer.stop(), otherIssuer.stop(), ...running.map((start) => start.value.stop())]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [fulcio, rekor, tsa] = await Promise.all(starts);
    const urls = { fulcio: fulcio.ready, rekor: rekor.ready, tsa: `${tsa.ready}/api/v1/timestamp` };
    return {
      ...{ issuer, otherIssuer },
      ...(await describe(tools.cosign, folder, urls)),
      fulcioUrl: urls.fulcio,
      rekorUrl: urls.rekor,
      tsaUrl: urls.tsa,
      environment: issuer.environment,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startFulcio(file: string, folder: string, settings: object): Promise<RunningServer<string>> {
  const [http, grpc, metrics] = await freePorts(3);
  const config = join(folder, 'fulcio.yaml');
  // Not JSON: Fulcio takes that for its older format, with other names, and then knows no issuer.
  await writeFile(config, stringify(settings));
  const url = `http://${HOSTNAME}:${http}`;
  return startServer({
    name: 'fulcio',
    file,
    args: [
      ...['serve', '--ca', 'ephemeralca', '--config-path', config, '--ct-log-url', ''],
      ...['--host', HOSTNAME, '--port', `${http}`, '--grpc-host', HOSTNAME, '--grpc-port', `${grpc}`],
      ...['--metrics-port', `${metrics}`, '--legacy-unix-domain-socket', `@assay-rig-${http}`],
    ],
    folder,
    ready: async () => {
      const { chains } = (await (await fetch(`${url}/api/v2/trustBundle`)).json()) as {
        chains: { certificates: string[] }[];
      };
      await writeFile(join(folder, 'fulcio.pem'), chains.flatMap((chain) => chain.certificates).join('\n'));
      return url;
    },
  });
}

async function startRekor(file: string, folder: string): Promise<RunningServer<string>> {
  const [http, grpc, metrics] = await freePorts(3);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = join(folder, 'rekor.key');
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(join(folder, 'rekor.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  const storage = join(folder, 'rekor');
  await mkdir(storage);
  const url = `http://${HOSTNAME}:${http}`;
  return startServer({
    name: 'rekor',
    file,
    args: [
      ...['serve', '--http-port', `${http}`, '--grpc-port', `${grpc}`, '--http-metrics-port', `${metrics}`],
      ...['--http-address', HOSTNAME, '--grpc-address', HOSTNAME, '--hostname', HOSTNAME],
      ...['--signer-filepath', key, '--storage-dir', storage],
      ...['--checkpoint-interval', '200ms', '--batch-max-age', '50ms'],
    ],
    folder,
    ready: async () => ((await fetch(`${url}/healthz`)).ok ? url : undefined),
  });
}

async function startTsa(file: string, folder: string): Promise<RunningServer<string>> {
  return startServer({
    name: 'tsa',
    file,
    args: [],
    folder,
    ready: async (log) => {
      const port = portIn(log);
      if (port === undefined) return undefined;
      const url = `http://${HOSTNAME}:${port}`;
      const chain = await fetch(`${url}/api/v1/timestamp/certchain`);
      if (!chain.ok) return undefined;
      await writeFile(join(folder, 'tsa.pem'), await chain.text());
      return url;
    },
  });
}

/** Lets cosign write the signing config and the trusted root of the servers. */
async function describe(
  cosign: string,
  folder: string,
  urls: { readonly fulcio: string; readonly rekor: string; readonly tsa: string },
): Promise<Pick<TestSigstore, 'signingConfig' | 'trustedRoot'>> {
  const signingConfig = join(folder, 'signing-config.json');
  const trustedRoot = join(folder, 'trusted-root.json');
  const options = {
    cwd: folder,
    env: { HOME: folder, TUF_ROOT: join(folder, 'tuf') },
    extendEnv: false,
  };
  const service = (url: string, version: number) => `url=${url},api-version=${version},${START},operator=rig`;
  await Promise.all([
    execa(
      cosign,
      [
        ...['signing-config', 'create', `--fulcio=${service(urls.fulcio, 1)}`],
        ...[`--rekor=${service(urls.rekor, 2)}`, '--rekor-config=ANY'],
        ...[`--tsa=${service(urls.tsa, 1)}`, '--tsa-config=ANY', '--out', signingConfig],
      ],
      options,
    ),
    execa(
      cosign,
      [
        ...['trusted-root', 'create', `--fulcio=url=${urls.fulcio},certificate-chain=fulcio.pem,${START}`],
        // A checkpoint's origin is the host name without the port.
        `--rekor=url=${urls.rekor},public-key=rekor.pub,${START},origin=${HOSTNAME}`,
        ...[`--tsa=url=${urls.tsa},certificate-chain=tsa.pem`, '--out', trustedRoot],
      ],
      options,
    ),
  ]);
  return { signingConfig, trustedRoot };
}
