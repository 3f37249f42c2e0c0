import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** A certificate and its key: files, and what they hold. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

/** What is not as usual about a certificate. */
export interface CertificateOptions {
  /** From today on; a negative one makes one that has expired. */
  readonly days?: number;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** An authority of its own in a folder that exists, made by openssl. */
export class TestAuthority {
  readonly root: Certificate;
  readonly #folder: string;
  #count = 0;

  private constructor(folder: string, root: Certificate) {
    this.#folder = folder;
    this.root = root;
  }

  static async create(folder: string, name = 'authority'): Promise<TestAuthority> {
    const [certFile, keyFile] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
    const subject = ['-subj', `/CN=${name}`, '-days', '2'];
    await openssl('req', '-x509', ...KEY, '-keyout', keyFile, '-out', certFile, ...subject);
    return new TestAuthority(folder, await read(certFile, keyFile));
  }

  /** A certificate for a host name, or for a client of that name. */
  async issue(name: string, { days = 2 }: CertificateOptions = {}): Promise<Certificate> {
    this.#count += 1;
    const file = (end: string) => join(this.#folder, `${name}-${this.#count}.${end}`);
    const [request, extensions, certFile, keyFile] = [file('csr'), file('ext'), file('cert'), file('key')];
    await openssl('req', ...KEY, '-keyout', keyFile, '-out', request, '-subj', `/CN=${name}`);
    await writeFile(extensions, `subjectAltName=DNS:${name}`);
    const by = ['-CA', this.root.certFile, '-CAkey', this.root.keyFile, '-CAcreateserial'];
    await openssl(
      ...['x509', '-req', '-in', request, ...by, '-days', String(days), '-extfile', extensions],
      ...['-out', certFile],
    );
    return await read(certFile, keyFile);
  }
}

async function read(certFile: string, keyFile: string): Promise<Certificate> {
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
  return { certFile, keyFile, cert, key };
}

async function openssl(...args: string[]): Promise<void> {
  await execa('openssl', args);
}
