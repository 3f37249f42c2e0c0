import { parse } from 'yaml';
import { z } from 'zod';
import { isSafeUrl } from '../../domain/loopback.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { firstIssue } from '../first-issue.ts';
import { yamlWeight } from '../yaml-weight.ts';

/** A certificate or key of a kubeconfig: in the file itself, or in another file. */
export type KubeconfigPart =
  | { readonly kind: 'text'; readonly text: string }
  /** A path, relative to the folder of the kubeconfig. */
  | { readonly kind: 'file'; readonly path: string };

/** How the current context of a kubeconfig reaches its cluster. */
export interface Kubeconfig {
  readonly context: string;
  readonly server: string;
  readonly ca?: KubeconfigPart;
  readonly tlsServerName?: string;
  readonly token?: KubeconfigPart;
  readonly client?: { readonly certificate: KubeconfigPart; readonly key: KubeconfigPart };
}

/** Greatest weight of a kubeconfig; one of a hundred clusters has some thousand parts. */
const MAX_WEIGHT = 50_000;

const text = z.string();
const cluster = z.looseObject({
  server: text.optional(),
  'certificate-authority': text.optional(),
  'certificate-authority-data': text.optional(),
  'insecure-skip-tls-verify': z.boolean().optional(),
  'proxy-url': text.optional(),
  'tls-server-name': text.optional(),
});
const user = z.looseObject({
  token: text.optional(),
  tokenFile: text.optional(),
  'client-certificate': text.optional(),
  'client-certificate-data': text.optional(),
  'client-key': text.optional(),
  'client-key-data': text.optional(),
});
const KUBECONFIG = z.looseObject({
  'current-context': text.optional(),
  contexts: z.array(z.object({ name: text, context: z.object({ cluster: text, user: text }) })),
  clusters: z.array(z.object({ name: text, cluster })),
  users: z.array(z.object({ name: text, user: user.nullish() })).optional(),
});

/** What of a user needs a program or a server of its own to log in. */
const LOGINS = ['exec', 'auth-provider', 'username', 'password', 'as', 'as-uid', 'as-groups'];

/** Reads the current context of a kubeconfig. The fault is the end of a sentence, and quotes no credential. */
export function readKubeconfig(content: string): Parsed<Kubeconfig> {
  if (yamlWeight(content) > MAX_WEIGHT) return unparsable('is too large to be a kubeconfig');
  let document: unknown;
  try {
    document = parse(content, { maxAliasCount: 0, logLevel: 'error' });
  } catch {
    // The message of the parser quotes the text.
    return unparsable('is not YAML');
  }
  const { success, data, error } = KUBECONFIG.safeParse(document);
  if (!success) return unparsable(`has another form than a kubeconfig (${firstIssue(error)})`);
  const name = data['current-context'];
  if (!name) return unparsable('has no `current-context`: `kubectl config use-context NAME` sets it');
  const context = data.contexts.find((one) => one.name === name)?.context;
  if (context === undefined) return unparsable(`has no context of the name in \`current-context\``);
  const named = data.clusters.find((one) => one.name === context.cluster)?.cluster;
  if (named?.server === undefined) return unparsable('names no server for the current context');
  if (!isSafeUrl(named.server)) return unparsable('names a server that is not an https address');
  if (named['insecure-skip-tls-verify'] === true)
    return unparsable('sets `insecure-skip-tls-verify`: set `certificate-authority-data` in its place');
  if (named['proxy-url'] !== undefined)
    return unparsable('sets `proxy-url`, which is not supported: run this where the cluster can be reached');
  const who = data.users?.find((one) => one.name === context.user)?.user ?? {};
  const login = LOGINS.find((key) => key in who);
  if (login !== undefined)
    return unparsable(
      `logs in with \`${login}\`, and Assay runs no program that it does not know: write a kubeconfig with a token, such as that of \`kubectl create token\``,
    );
  const ca = part(named['certificate-authority-data'], named['certificate-authority']);
  const certificate = part(who['client-certificate-data'], who['client-certificate']);
  const key = part(who['client-key-data'], who['client-key']);
  if ((certificate === undefined) !== (key === undefined))
    return unparsable('has a client certificate without its key, or a key without its certificate');
  const token = who.token ? { kind: 'text' as const, text: who.token } : part(undefined, who.tokenFile);
  const serverName = named['tls-server-name'];
  return parsed({
    ...{ context: name, server: named.server },
    ...(ca && { ca }),
    ...(serverName !== undefined && { tlsServerName: serverName }),
    ...(token && { token }),
    ...(certificate && key && { client: { certificate, key } }),
  });
}

function part(base64: string | undefined, path: string | undefined): KubeconfigPart | undefined {
  if (base64) return { kind: 'text', text: Buffer.from(base64, 'base64').toString('utf8') };
  return path ? { kind: 'file', path } : undefined;
}
