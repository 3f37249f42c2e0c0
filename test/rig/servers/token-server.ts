import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Credentials } from './registry-client.ts';

/** A token server that a registry believes: it signs what it grants. */
export interface TokenServer {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  /** File with the key that its tokens verify with. */
  readonly jwks: string;
  /** Every scope that was asked for. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const KID = 'rig';
const part = (document: object) => Buffer.from(JSON.stringify(document)).toString('base64url');

/** Starts one for a single user; `folder` gets its public key. Who sends nothing gets a token that allows nothing. */
export async function startTokenServer(
  folder: string,
  { username, password }: Credentials,
): Promise<TokenServer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwks = join(folder, 'jwks.json');
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: KID, alg: 'ES256', use: 'sig' };
  await writeFile(jwks, JSON.stringify({ keys: [jwk] }));
  const [service, issuer] = ['rig registry', 'rig tokens'];
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const asked: string[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const scopes = new URL(url, 'http://x').searchParams.getAll('scope').flatMap((one) => one.split(' '));
    asked.push(...scopes);
    const known = headers.authorization === basic;
    if (headers.authorization !== undefined && !known) {
      response.writeHead(401).end();
      return;
    }
    const access = scopes.map((scope) => {
      const [, type, name, actions = ''] = /^([a-z]+):(.+):([^:]+)$/.exec(scope) ?? [];
      return { type, name, actions: known ? actions.split(',') : [] };
    });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: username, aud: service, exp: now + 300, nbf: now - 10, iat: now };
    const body = `${part({ typ: 'JWT', alg: 'ES256', kid: KID })}.${part({ ...claims, jti: randomUUID(), access })}`;
    const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ token: `${body}.${signature.toString('base64url')}`, expires_in: 300 }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ realm: `http://127.0.0.1:${port}/token`, service, issuer, jwks, asked },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
