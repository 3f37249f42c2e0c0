import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import tls, { type SecureContext } from 'node:tls';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import type { RegistryCertificates } from '../../ports/registry-port.ts';
import { NetworkError } from './network-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** Docker and podman keep the certificates for a registry in `FOLDER/HOST[:PORT]`. */
const FOLDERS = ['/etc/containers/certs.d', '/etc/docker/certs.d'];

/** The certificates in the folders of one host. */
interface HostCertificates {
  readonly roots: readonly string[];
  readonly client?: NonNullable<RegistryCertificates['client']>;
}

/**
 * The trusted roots and the client certificates for connections by TLS: the roots of Node and of the system, those of
 * `SSL_CERT_FILE` and `SSL_CERT_DIR`, and docker's and podman's `certs.d` for each host.
 */
export class Trust {
  readonly #environment: Environment;
  readonly #folders: readonly string[];
  readonly #hosts = new Map<string, Promise<HostCertificates>>();
  readonly #contexts = new Map<string, SecureContext>();
  readonly #complaints: string[] = [];
  #roots: Promise<readonly string[]> | undefined;

  /** `folders` are the system's `certs.d`; tests use others. */
  constructor(environment: Environment, folders: readonly string[] = FOLDERS) {
    this.#environment = environment;
    const { HOME, XDG_CONFIG_HOME } = environment;
    const config = XDG_CONFIG_HOME || (HOME ? join(HOME, '.config') : undefined);
    const own =
      config === undefined ? [] : ['containers', 'docker'].map((name) => join(config, name, 'certs.d'));
    this.#folders = [...own, ...folders];
  }

  /** What could not be read of `SSL_CERT_FILE` and `SSL_CERT_DIR`, for the message of a connection that fails. */
  get complaints(): readonly string[] {
    return this.#complaints;
  }

  /**
   * For a connection to the first of these hosts (`name[:port]`). The others led to it: their roots are trusted too, and
   * their client certificate is used if the first has none. Throws a {@link NetworkError}.
   */
  async context(hosts: readonly string[]): Promise<SecureContext> {
    this.#roots ??= this.#systemRoots();
    const roots = await this.#roots;
    const own = await Promise.all(hosts.map((host) => this.#of(host)));
    const client = own.find((one) => one.client !== undefined)?.client;
    const ca = [...new Set([...roots, ...own.flatMap((one) => one.roots)])];
    const key = [ca.length, ...ca.slice(roots.length), client?.cert].join('\n');
    const known = this.#contexts.get(key) ?? tls.createSecureContext({ ca, ...client });
    this.#contexts.set(key, known);
    return known;
  }

  /** The certificates in the folders of a host, with all other roots; undefined if the folders contain none. */
  async forHost(host: string): Promise<RegistryCertificates | undefined> {
    const { roots, client } = await this.#of(host);
    if (roots.length === 0 && client === undefined) return undefined;
    this.#roots ??= this.#systemRoots();
    const all = [...new Set([...(await this.#roots), ...roots])];
    return { roots: `${all.join('\n')}\n`, ...(client && { client }) };
  }

  async #systemRoots(): Promise<readonly string[]> {
    const named = await namedRoots(this.#environment);
    this.#complaints.push(...named.complaints);
    return [
      ...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...named.roots]),
    ];
  }

  #of(host: string): Promise<HostCertificates> {
    const known = this.#hosts.get(host) ?? this.#read(host);
    this.#hosts.set(host, known);
    return known;
  }

  async #read(host: string): Promise<HostCertificates> {
    // The name of Docker Hub is not the name of its host.
    const names = host === 'registry-1.docker.io' ? [host, 'docker.io'] : [host];
    const found: HostCertificates[] = [];
    for (const folder of this.#folders) {
      for (const name of names) found.push(await hostCertificates(join(folder, name)));
    }
    const client = found.find((one) => one.client !== undefined)?.client;
    return { roots: found.flatMap(({ roots }) => roots), ...(client && { client }) };
  }
}

/** Makes libraries that open their own connections trust `SSL_CERT_FILE` and `SSL_CERT_DIR` too. */
export async function trustNamedRoots(environment: Environment): Promise<void> {
  if (!environment.SSL_CERT_FILE && !environment.SSL_CERT_DIR) return;
  const { roots } = await namedRoots(environment);
  // Node before 24.5 does not have this function.
  const { setDefaultCACertificates } = tls as {
    setDefaultCACertificates?: (roots: readonly string[]) => void;
  };
  if (roots.length > 0) setDefaultCACertificates?.([...tls.getCACertificates('default'), ...roots]);
}

/** As for Go and OpenSSL, an unreadable file is not an error; it is reported when a certificate is not trusted. */
async function namedRoots({ SSL_CERT_FILE: file, SSL_CERT_DIR: folders }: Environment) {
  const roots: string[] = [];
  const complaints: string[] = [];
  if (file) {
    try {
      roots.push(...(await certificatesIn(file)));
    } catch (error) {
      complaints.push(`SSL_CERT_FILE: ${messageOf(error)}`);
    }
  }
  for (const folder of folders?.split(':').filter(Boolean) ?? []) {
    const names = await readdir(folder).catch((error: unknown): string[] => {
      complaints.push(`SSL_CERT_DIR: ${folder} cannot be read (${codeOf(error, messageOf(error))})`);
      return [];
    });
    // Such a folder may contain anything; links to the same certificate are usual.
    for (const name of names.sort())
      roots.push(...(await certificatesIn(join(folder, name)).catch(() => [])));
  }
  return { roots, complaints };
}

async function hostCertificates(folder: string): Promise<HostCertificates> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    // As in docker and podman, a folder that this user may not read is ignored.
    if (
      ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EINVAL', 'ENAMETOOLONG'].includes(
        codeOf(error, messageOf(error)),
      )
    )
      return [];
    throw new NetworkError(`${folder} cannot be read (${codeOf(error, messageOf(error))})`);
  });
  const roots: string[] = [];
  let client: HostCertificates['client'];
  for (const name of names.sort()) {
    const file = join(folder, name);
    if (name.endsWith('.crt')) roots.push(...(await certificatesIn(file)));
    const key = name.endsWith('.cert') ? file.replace(/\.cert$/, '.key') : undefined;
    if (key !== undefined) {
      if (!names.includes(name.replace(/\.cert$/, '.key')))
        throw new NetworkError(
          `${file} is a client certificate without its key ${key}; the name of a root certificate must end in .crt`,
        );
      client ??= await clientOf(file, key);
    }
    if (name.endsWith('.key') && !names.includes(name.replace(/\.key$/, '.cert')))
      throw new NetworkError(
        `${file} is a key without its client certificate ${file.replace(/\.key$/, '.cert')}`,
      );
  }
  return { roots, ...(client && { client }) };
}

async function clientOf(certFile: string, keyFile: string): Promise<NonNullable<HostCertificates['client']>> {
  const certificates = await certificatesIn(certFile);
  const key = await textOf(keyFile);
  let matches: boolean;
  try {
    matches = new X509Certificate(certificates[0] ?? '').checkPrivateKey(createPrivateKey(key));
  } catch {
    throw new NetworkError(`${keyFile} is not a private key in PEM without a passphrase`);
  }
  if (!matches) throw new NetworkError(`${keyFile} is not the key of the certificate ${certFile}`);
  return { cert: certificates.join('\n'), key };
}

/** The certificates of a file. Throws a {@link NetworkError} if there is none. */
async function certificatesIn(file: string): Promise<readonly string[]> {
  const found = (await textOf(file)).match(CERTIFICATE) ?? [];
  const readable = found.filter((pem) => {
    try {
      return new X509Certificate(pem).subject !== null;
    } catch {
      return false;
    }
  });
  if (readable.length === 0 || readable.length < found.length) {
    throw new NetworkError(
      `${file} contains ${found.length === 0 ? 'no certificate in PEM' : 'a certificate that cannot be read'}`,
    );
  }
  return readable;
}

async function textOf(file: string): Promise<string> {
  try {
    if (!(await stat(file)).isFile()) throw new NetworkError(`${file} is not a file`);
    return await readFile(file, 'utf8');
  } catch (error) {
    throw error instanceof NetworkError
      ? error
      : new NetworkError(`${file} cannot be read (${codeOf(error, messageOf(error))})`);
  }
}
