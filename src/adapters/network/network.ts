import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { RegistryCertificates } from '../../ports/registry-port.ts';
import { proxyFor, type UsedProxy } from './proxy.ts';
import { Trust } from './tls-trust.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What {@link Network} needs. Everything except the environment is for tests. */
export interface NetworkOptions {
  /** With the variables for proxies and certificates. */
  readonly environment: Environment;
  /** Finds the address of a host name. */
  readonly lookup?: LookupFunction;
  /** The system's folders of certificates for hosts. */
  readonly certificateFolders?: readonly string[];
}

/** How a host is reached. */
export interface Route {
  readonly host: string;
  readonly proxy?: UsedProxy;
  /** Problems with the files of root certificates. */
  readonly complaints: readonly string[];
}

/** Sends requests as the environment says: through its proxies, with its trusted certificates. */
export class Network {
  readonly #options: NetworkOptions;
  readonly #trust: Trust;
  readonly #dispatchers = new Map<string, Promise<Dispatcher>>();

  constructor(options: NetworkOptions) {
    this.#options = options;
    this.#trust = new Trust(options.environment, options.certificateFolders);
  }

  /**
   * As the global `fetch`. `from` is the host (`name[:port]`) that led to this address: its certificates are trusted
   * too.
   */
  async fetch(url: URL, init: RequestInit, from = url.host): Promise<Response> {
    const proxy = proxyFor(this.#options.environment, url);
    // For a direct connection by plain HTTP, Node's own fetch is enough, and undici is not loaded.
    if (url.protocol !== 'https:' && proxy === undefined && this.#options.lookup === undefined) {
      return await fetch(url, init);
    }
    const [dispatcher, undici] = await Promise.all([this.#dispatcher(url, from, proxy), import('undici')]);
    // The types of the package and of Node differ only in their names.
    const send = undici.fetch as unknown as (url: URL, init: object) => Promise<Response>;
    return await send(url, { ...init, dispatcher });
  }

  /** How an address is reached, for messages. */
  route(url: URL): Route {
    const direct = { host: url.host, complaints: this.#trust.complaints };
    try {
      const proxy = proxyFor(this.#options.environment, url);
      return { ...direct, ...(proxy && { proxy }) };
    } catch {
      // The request itself fails with what is wrong with the variable.
      return direct;
    }
  }

  /** The certificates in the folders for a host, for programs that do not read these folders. */
  async certificates(host: string): Promise<RegistryCertificates | undefined> {
    return await this.#trust.forHost(host);
  }

  #dispatcher(url: URL, from: string, proxy: UsedProxy | undefined): Promise<Dispatcher> {
    const key = [url.protocol, url.host, from, proxy?.url.href].join(' ');
    const known = this.#dispatchers.get(key) ?? this.#create(url, from, proxy);
    this.#dispatchers.set(key, known);
    return known;
  }

  async #create(url: URL, from: string, proxy: UsedProxy | undefined): Promise<Dispatcher> {
    const { Agent, ProxyAgent } = await import('undici');
    const connect = await this.#connectOptions(url, [url.host, from]);
    if (proxy === undefined) return new Agent({ connect });
    return new ProxyAgent({
      uri: proxy.url.href,
      ...(proxy.authorization !== undefined && { token: proxy.authorization }),
      requestTls: connect,
      proxyTls: await this.#connectOptions(proxy.url, [proxy.url.host]),
      proxyTunnel: url.protocol === 'https:',
    });
  }

  async #connectOptions(url: URL, hosts: readonly string[]): Promise<ConnectOptions> {
    const { lookup } = this.#options;
    return {
      ...(lookup && { lookup }),
      ...(url.protocol === 'https:' && { secureContext: await this.#trust.context([...new Set(hosts)]) }),
    };
  }
}

interface ConnectOptions {
  readonly lookup?: LookupFunction;
  readonly secureContext?: SecureContext;
}

let own: Network | undefined;

/** The network of this process by its own environment, for everything that is not a registry. */
export function ownNetwork(): Network {
  own ??= new Network({ environment: process.env });
  return own;
}
