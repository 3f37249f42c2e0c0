import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { isLoopback } from '../../domain/loopback.ts';
import { NetworkError } from './network-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that a request goes through. */
export interface UsedProxy {
  /** Without user and password. */
  readonly url: URL;
  /** The header `Proxy-Authorization`. */
  readonly authorization?: string;
  /** The variable that contains it, for messages. */
  readonly variable: string;
}

const SCHEMES = ['http:', 'https:'];

/**
 * The proxy for an address, chosen as Go programs choose it: `HTTPS_PROXY` or `HTTP_PROXY` by the scheme of the address,
 * in upper case first, unless `NO_PROXY` names the host. Connections to this machine are always direct. Throws a
 * {@link NetworkError} if the variable does not contain a usable proxy.
 */
export function proxyFor(environment: Environment, address: URL): UsedProxy | undefined {
  const name = address.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const variable = environment[name] ? name : name.toLowerCase();
  const value = environment[variable]?.trim();
  if (!value || isLoopback(address.host)) return undefined;
  if (isExempt(environment.NO_PROXY || environment.no_proxy || '', address)) return undefined;
  return parseProxy(value, variable);
}

function parseProxy(value: string, variable: string): UsedProxy {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  const url = URL.parse(scheme === undefined ? `http://${value}` : value);
  // The value may contain a password, so it is not reported.
  if (url === null || url.hostname === '') {
    throw new NetworkError(`${variable} is not the address of a proxy, such as http://proxy.example:3128`);
  }
  if (!SCHEMES.includes(url.protocol)) {
    throw new NetworkError(`${variable} names a proxy of the kind ${scheme}; Assay knows http and https`);
  }
  const login = `${decoded(url.username)}:${decoded(url.password)}`;
  return {
    url: new URL(url.origin),
    variable,
    ...(login === ':' ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
  };
}

/**
 * Whether `NO_PROXY` names the host of an address. Its entries are separated by commas or spaces. An entry is `*`; a
 * domain (also for its subdomains); `.domain` or `*.domain` (only for the subdomains); an IP address; or a block such as
 * `10.0.0.0/8`. All except a block may end in a port. Names are not looked up.
 */
export function isExempt(list: string, address: URL): boolean {
  const host = bare(address.hostname);
  const port = address.port || (address.protocol === 'https:' ? '443' : '80');
  const entries = list.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => entry === '*' || isBlockWith(entry, host) || names(entry, host, port));
}

function isBlockWith(entry: string, host: string): boolean {
  const [, network = '', bits = ''] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  const kind = isIP(network);
  if (kind === 0 || Number(bits) > (kind === 4 ? 32 : 128)) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(bits), kind === 4 ? 'ipv4' : 'ipv6');
  return holds(block, host);
}

function names(entry: string, host: string, port: string): boolean {
  const [, asked = '', wantedPort] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? ['', entry];
  const wanted = bare(asked);
  if (wanted === '' || (wantedPort !== undefined && wantedPort !== port)) return false;
  const kind = isIP(wanted);
  if (kind !== 0) {
    const block = new BlockList();
    block.addAddress(wanted, kind === 4 ? 'ipv4' : 'ipv6');
    return holds(block, host);
  }
  const domain = wanted.replace(/^\*\./, '.');
  const subdomains = domain.startsWith('.');
  const name = domainToASCII(domain.replace(/^\./, ''));
  return name !== '' && (host.endsWith(`.${name}`) || (!subdomains && host === name));
}

function holds(block: BlockList, host: string): boolean {
  const kind = isIP(host);
  return kind !== 0 && block.check(host, kind === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv6 address without its brackets. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
