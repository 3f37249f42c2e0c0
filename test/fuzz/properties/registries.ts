import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseBatchLine } from '../../../src/adapters/git/batch-reader.ts';
import { eventCommits } from '../../../src/adapters/github/event-commits.ts';
import { jsonOf } from '../../../src/adapters/github/github-transport.ts';
import { NetworkError } from '../../../src/adapters/network/network-error.ts';
import { isExempt, proxyFor } from '../../../src/adapters/network/proxy.ts';
import { mergeScopes, parseChallenge } from '../../../src/adapters/registry/credentials/challenge.ts';
import { DockerConfig } from '../../../src/adapters/registry/credentials/docker-config.ts';
import { credentialSources } from '../../../src/adapters/registry/credentials/docker-credential-files.ts';
import { checkedTarget } from '../../../src/adapters/registry/registry-addresses.ts';
import { isSafeUrl } from '../../../src/domain/loopback.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { readKubeconfig } from '../../../src/formats/admission/kubeconfig.ts';
import {
  parseChanges,
  parseCommitObject,
  parseCommits,
  parseIndexChanges,
  parseTagObject,
} from '../../../src/formats/git/git-objects.ts';
import { entriesOf, entryOf } from '../../../src/formats/git/git-tree.ts';
import { retryAfter } from '../../../src/retry.ts';
import { anyText, bytesLike, jsonLike, textLike } from '../mutations.ts';
import { demand, isParsed, mayThrow, type Property, property, same } from '../property.ts';

const ID = 'a'.repeat(40);
const TREE = Buffer.concat(
  [
    ['100644', 'a'],
    ['40000', 'folder'],
    ['120000', 'link'],
    ['160000', 'module'],
  ].map(([mode, name]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.alloc(20, 0xaa)])),
);
const auths = {
  auths: {
    'ghcr.io': { auth: Buffer.from('user:Zx9kQ7vv').toString('base64') },
    'https://index.docker.io/v1/': { identitytoken: 't' },
    'a.example/b/c': { username: 'u', password: 'pV3wLm' },
  },
  credHelpers: { 'b.example': 'x' },
};
const payload = {
  before: '0'.repeat(40),
  after: ID,
  repository: { default_branch: 'main' },
  pull_request: { base: { sha: ID }, head: { sha: ID } },
  merge_group: { base_sha: ID, head_sha: ID },
};

/** Gives a text to something that reads it from a file. */
async function withFile<T>(content: string, read: (path: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-fuzz-'));
  try {
    const path = join(folder, 'file.json');
    writeFileSync(path, content);
    return await read(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const headers = textLike(
  ...[
    'Bearer realm="https://auth.example/token",service="reg",scope="repository:a/b:pull,push"',
    'Basic realm="x"',
  ],
  ...[
    "Negotiate abc==, Bearer realm=https://x; service='y'",
    'Bearer error="invalid_token", scope=repository:a:pull,push',
  ],
);

const KUBECONFIG = `current-context: here
contexts: [{name: here, context: {cluster: one, user: me}}]
clusters: [{name: one, cluster: {server: 'https://k8s.example.com', certificate-authority-data: UEVN}}]
users: [{name: me, user: {token: Zx9kQ7vv, client-certificate: me.crt, client-key: me.key}}]
`;

export const REGISTRIES: readonly Property[] = [
  property(
    'a kubeconfig names a server by https or on this machine, or is refused without a credential',
    [readKubeconfig],
    textLike(KUBECONFIG),
    (content) => {
      const read = readKubeconfig(content);
      if (read.ok) demand(isSafeUrl(read.value.server), 'a server that is not safe');
      else demand(!read.fault.includes('Zx9kQ7vv'), 'a fault with a credential');
    },
  ),
  property(
    'a challenge is one of two schemes with texts',
    [parseChallenge, mergeScopes],
    fc.tuple(
      headers,
      fc.array(textLike('repository:a/b:pull', 'repository:a/b:pull,push', 'x'), { maxLength: 4 }),
    ),
    ([header, scopes]) => {
      const challenge = parseChallenge(header);
      if (challenge !== undefined)
        demand(
          Object.values(challenge.parameters).every((value) => typeof value === 'string'),
          'a parameter that is no text',
        );
      const merged = mergeScopes(scopes);
      same(JSON.stringify(mergeScopes(merged)), JSON.stringify(merged));
    },
  ),
  property(
    'files of credentials are read or refused, and quoted nowhere',
    [credentialSources, DockerConfig],
    fc.tuple(jsonLike(auths), fc.constantFrom('ghcr.io', 'docker.io', 'a.example')),
    ([content, registry]) =>
      withFile(content, async (path) => {
        try {
          const processes = {
            read: async () => ({ kind: 'not-started', message: 'x' }) as const,
            watch: async () => ({ kind: 'not-started', message: 'x' }) as const,
          };
          const config = new DockerConfig({
            processes,
            environment: { REGISTRY_AUTH_FILE: path },
            workspace: { folder: async () => tmpdir() },
          });
          const found = await config.credentials({ registry, path: 'b/c' });
          if (found?.kind === 'password')
            demand(found.username !== '' && found.password !== '', 'an empty credential');
        } catch (error) {
          if (!(error instanceof AssayError)) throw error;
          demand(!/Zx9kQ7|pV3wLm/.test(error.message), 'the message quotes the file');
        }
      }),
  ),
  property(
    'the pause that a server asks for is a number',
    [retryAfter],
    textLike('120', 'Wed, 21 Oct 2026 07:28:00 GMT', '1e3', '-5'),
    (value) => {
      let response: Response;
      try {
        response = new Response(null, { headers: { 'retry-after': value } });
      } catch {
        return;
      }
      const pause = retryAfter(response);
      demand(pause === undefined || (pause >= 0 && Number.isFinite(pause)), 'a pause without end');
    },
  ),
  property(
    'a proxy is chosen or refused',
    [proxyFor, isExempt],
    fc.tuple(
      textLike('http://user:p%40ss@proxy:3128', 'socks5://x', '127.0.0.1:80'),
      textLike('*', '.example.com,10.0.0.0/8', 'example.com:443 [::1]', '127.0.0.0/33'),
    ),
    ([proxy, none]) => {
      for (const address of [
        'https://ghcr.io/',
        'http://10.1.2.3:80/',
        'https://[fe80::1]/',
        'http://localhost/',
      ]) {
        const url = new URL(address);
        isExempt(none, url);
        try {
          const used = proxyFor({ HTTPS_PROXY: proxy, http_proxy: proxy, NO_PROXY: none }, url);
          if (used !== undefined) same(used.url.password + used.url.username, '');
        } catch (error) {
          demand(error instanceof NetworkError, String(error));
        }
      }
    },
  ),
  property(
    'a redirect leads to a host that may get the request',
    [checkedTarget],
    textLike('/v2/x?a=b', 'https://other.example/y', 'http://127.0.0.1/', '//evil', 'file:///etc/passwd'),
    (location) =>
      mayThrow(AssayError, () => {
        const target = checkedTarget(location, new URL('https://ghcr.io/v2/'), {
          registry: 'ghcr.io',
          check: 'image',
          what: 'a page',
        });
        same(target.protocol, 'https:');
      }),
  ),
  property('an answer of GitHub is JSON or nothing', [jsonOf], jsonLike({ a: 1 }), (text) => {
    jsonOf(Buffer.from(text));
  }),
  property(
    'the commits of an event are names, or the event is refused',
    [eventCommits],
    fc.tuple(jsonLike(payload), fc.constantFrom('push', 'pull_request', 'merge_group', 'schedule')),
    ([text, event]) =>
      withFile(text, (path) =>
        mayThrow(AssayError, () => {
          const commits = eventCommits(event, path);
          for (const name of [commits?.head, commits?.base])
            demand(
              name === undefined || name === 'HEAD' || /^[0-9a-f]{40,64}$/.test(name),
              `${name} is an argument of its own`,
            );
        }),
      ),
  ),
  property(
    'the output of git is read or refused',
    [parseCommits, parseChanges, parseIndexChanges, parseBatchLine],
    textLike(
      `${ID} ${ID}\n${ID}\n`,
      `${ID}\0:100644 100644 ${ID} ${'b'.repeat(40)} M\0a\0:100644 100644 ${ID} ${ID} R100\0a\0b\0`,
      `${ID}\0::100644 100644 100644 ${ID} ${ID} ${'c'.repeat(40)} MM\0x\0`,
      `${ID} blob 12`,
    ),
    (text) => {
      parseCommits(text);
      const read = parseChanges(text);
      isParsed(read);
      isParsed(parseIndexChanges(text));
      parseBatchLine(text);
    },
  ),
  property(
    'an object of git is read',
    [parseCommitObject, parseTagObject],
    bytesLike(
      Buffer.from(`tree ${ID}\nparent ${ID}\nauthor a <b> 1 +0000\n\nmessage\n`),
      Buffer.from(`object ${ID}\ntype commit\ntag v1\n\nmessage`),
    ),
    (content) => {
      for (const parent of parseCommitObject(content).parents)
        demand(/^[0-9a-f]+$/.test(parent), 'no name of a commit');
      demand(/^[0-9a-f]*$/.test(parseTagObject(content).target), 'no name of an object');
    },
  ),
  property(
    'a tree of git is read, or is none',
    [entriesOf, entryOf],
    fc.tuple(bytesLike(TREE), fc.constantFrom(ID, 'a'.repeat(64)), anyText),
    ([tree, id, name]) =>
      mayThrow(Error, () => {
        let size = 0;
        for (const entry of entriesOf(tree, id)) size += entry.name.length + id.length / 2;
        demand(size <= tree.length, 'more entries than the tree has');
        entryOf(tree, id, name);
      }),
  ),
];
