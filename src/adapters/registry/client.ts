import { pipeline, Readable } from 'node:stream';
import type { Digest } from '../../domain/digest.ts';
import {
  type Descriptor,
  pinnedName,
  type Reference,
  type Repository,
  repositoryName,
} from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import type { Processes } from '../../ports/process-port.ts';
import type {
  RawManifest,
  Referrer,
  Registry,
  RegistryCertificates,
  RegistryTags,
  UnreadableReferrer,
} from '../../ports/registry-port.ts';
import type { Progress } from '../../ports/runner-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';
import { VerifiedStream } from '../image/verified-stream.ts';
import { Network, type NetworkOptions } from '../network/network.ts';
import { openDownload } from './blobs/download.ts';
import { uploadBlob } from './blobs/upload.ts';
import { Authenticator } from './credentials/auth.ts';
import { type Credentials, configKey, DockerConfig } from './credentials/docker-config.ts';
import { connectionFault, type Purpose } from './faults.ts';
import { getManifest, putManifest, type Target } from './manifests.ts';
import { Referrers } from './referrers.ts';
import { apiUrl, baseUrl } from './registry-addresses.ts';
import { Session } from './session.ts';
import { listTags } from './tag-list.ts';
import { setTag } from './tags.ts';
import type { TimeLimits } from './time-limits.ts';
import { Transport } from './transport.ts';

/** What {@link RegistryClient} needs. */
export interface RegistryClientOptions extends NetworkOptions {
  readonly processes: Processes;
  /** The runner's whole environment: for credentials and their helpers, proxies and certificates. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For a private folder in which a credential helper runs. */
  readonly workspace: Pick<Workspace, 'folder'>;
  /** The inputs `registry-username` and `registry-password`, and their registries. */
  readonly credentials?: {
    readonly registries: readonly string[];
    readonly username: string;
    readonly password: string;
  };
  /** Hides a credential as soon as it is known. */
  readonly mask?: (value: string) => void;
  /** Removes hidden values from the text of a registry. */
  readonly redact?: Redact;
  /** Prints what a person has to wait for. */
  readonly say?: (line: string) => void;
  /** Who watches the downloads. */
  readonly follow?: Pick<Progress, 'download'>;
  readonly now?: () => Date;
  readonly limits?: TimeLimits;
}

/** The parts that every request to a registry uses. */
export function connect(options: RegistryClientOptions) {
  const network = new Network(options);
  const transport = new Transport({ ...options, network });
  const docker = new DockerConfig(options);
  const authenticator = new Authenticator({
    transport,
    find: async (repository) =>
      fromInputs(options, repository.registry) ?? (await docker.credentials(repository)),
    now: options.now ?? (() => new Date()),
    mask: options.mask ?? (() => undefined),
  });
  return { network, authenticator, session: new Session(transport, authenticator) };
}

/** Registries by the OCI distribution specification 1.1, over HTTPS. Plain HTTP only to this machine. */
export class RegistryClient implements Registry, RegistryTags {
  readonly #network: Network;
  readonly #session: Session;
  readonly #authenticator: Authenticator;
  readonly #referrers: Referrers;
  readonly #follow: RegistryClientOptions['follow'];

  constructor(options: RegistryClientOptions) {
    const { network, authenticator, session } = connect(options);
    this.#network = network;
    this.#authenticator = authenticator;
    this.#session = session;
    this.#referrers = new Referrers(this.#session);
    this.#follow = options.follow;
  }

  async resolve(reference: Reference): Promise<RawManifest> {
    const target = targetOf(reference);
    const manifest = await getManifest(this.#session, reference, target, 'image');
    if (manifest !== undefined) return manifest;
    const name =
      'tag' in target ? `${repositoryName(reference)}:${target.tag}` : pinnedName(reference, target.digest);
    const credentials = await this.#session.describe(reference);
    const message = `${name} does not exist in the registry, or is hidden from these credentials (${credentials})`;
    throw fault('image-not-found', 'image', message);
  }

  async blob(repository: Repository, blob: Descriptor): Promise<Readable> {
    const where = repositoryName(repository);
    const purpose: Purpose = {
      check: 'image',
      what: `the blob ${blob.digest} of ${where}`,
      registry: repository.registry,
    };
    const url = apiUrl(repository, `blobs/${blob.digest}`);
    const call = { method: 'GET', url, repository, action: 'pull', purpose } as const;
    const body = Readable.from(await openDownload(this.#session, call), { objectMode: false });
    const transfer = this.#follow?.download(`${repository.path} ${blob.digest.slice(7, 19)}`, blob.size);
    if (transfer !== undefined) body.on('data', (bytes: Uint8Array) => transfer.add(bytes.length));
    // The consumer gets every error from the stream that is returned.
    return pipeline(body, new VerifiedStream(blob, where), () => transfer?.end());
  }

  async pushBlob(
    repository: Repository,
    blob: Descriptor,
    open: () => Readable,
    from?: Repository,
  ): Promise<void> {
    await uploadBlob(this.#session, { repository, blob, open, ...(from === undefined ? {} : { from }) });
  }

  async pushManifest(repository: Repository, manifest: RawManifest, tag?: string): Promise<void> {
    if (tag === undefined) await putManifest(this.#session, repository, manifest, 'push');
    else await setTag(this.#session, repository, manifest, tag);
  }

  async referrers(
    repository: Repository,
    subject: Digest,
    limit: number,
    isWanted: (referrer: Referrer) => boolean = () => true,
    unreadable: (referrer: UnreadableReferrer) => void = () => undefined,
  ): Promise<readonly Referrer[]> {
    return await this.#referrers.list(repository, subject, { limit, isWanted, unreadable });
  }

  async tags(
    repository: Repository,
    limit: number,
    isWanted: (tag: string) => boolean,
  ): Promise<readonly string[]> {
    return await listTags(this.#session, repository, limit, isWanted);
  }

  async attach(
    repository: Repository,
    subject: Digest,
    manifests: readonly RawManifest[],
    outdated: readonly Digest[],
  ): Promise<void> {
    await this.#referrers.attach(repository, subject, manifests, outdated);
  }

  async certificates(registry: string): Promise<RegistryCertificates | undefined> {
    const { host, protocol } = baseUrl(registry);
    if (protocol === 'http:') return undefined;
    try {
      return await this.#network.certificates(host);
    } catch (error) {
      throw connectionFault({ check: 'image', what: 'another program', registry }, error);
    }
  }

  async dockerConfig(registry: string, path = ''): Promise<string> {
    const credentials = await this.#authenticator.credentials({ registry, path });
    const auths = credentials === undefined ? {} : { [configKey(registry)]: authEntry(credentials) };
    return JSON.stringify({ auths });
  }
}

function targetOf(reference: Reference): Target {
  if (reference.digest !== undefined) return { digest: reference.digest };
  return { tag: reference.tag ?? 'latest' };
}

function fromInputs({ credentials }: RegistryClientOptions, registry: string): Credentials | undefined {
  if (!credentials?.registries.includes(registry)) return undefined;
  const { username, password } = credentials;
  return {
    kind: 'password',
    username,
    password,
    origin: 'the inputs registry-username and registry-password',
  };
}

function authEntry(credentials: Credentials): Readonly<Record<string, string>> {
  if (credentials.kind === 'identity-token') return { identitytoken: credentials.token };
  if (credentials.kind === 'registry-token') return { registrytoken: credentials.token };
  const { username, password } = credentials;
  return { auth: Buffer.from(`${username}:${password}`).toString('base64') };
}
