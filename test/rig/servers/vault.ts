import { rm } from 'node:fs/promises';
import { rigFolder } from '../folder.ts';
import { buildTools } from '../tools/build.ts';
import { portIn, startServer } from './server.ts';

/** Vault's own core with its own transit engine, on loopback and in memory: unsealed, and nothing mounted. */
export interface TestVault {
  /** `http://127.0.0.1:PORT`, for VAULT_ADDR. */
  readonly address: string;
  readonly rootToken: string;
  /** The one share that unseals it. */
  readonly unsealKey: string;
  /** Calls the API below `/v1/` with the root token, or another; throws for every answer that is not 2xx. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, token?: string): Promise<unknown>;
  /** A token that may do just this, as a policy says it: `{ 'transit/sign/x/*': ['update'] }`. */
  token(may: Readonly<Record<string, readonly string[]>>): Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts Vault; under 1 s. */
export async function startVault(): Promise<TestVault> {
  const { vault } = await buildTools(['vault']);
  const folder = await rigFolder('vault');
  const { ready, stop } = await startServer({ name: 'vault', file: vault, args: [], folder, ready: readyIn });
  const address = `http://127.0.0.1:${ready.port}`;
  const call: TestVault['call'] = async (method, path, body, token = ready.rootToken) => {
    const answer = await fetch(`${address}/v1/${path}`, {
      method,
      headers: { 'X-Vault-Token': token },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  let policies = 0;
  return {
    address,
    rootToken: ready.rootToken,
    unsealKey: ready.unsealKey,
    call,
    async token(may) {
      policies += 1;
      const name = `policy-${policies}`;
      const path = Object.fromEntries(
        Object.entries(may).map(([to, capabilities]) => [to, { capabilities }]),
      );
      await call('PUT', `sys/policies/acl/${name}`, { policy: JSON.stringify({ path }) });
      const made = await call('POST', 'auth/token/create', { policies: [name], no_default_policy: true });
      return (made as { auth: { client_token: string } }).auth.client_token;
    },
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function readyIn(log: string) {
  const port = portIn(log);
  const [rootToken, unsealKey] = [/^root token (\S+)$/m.exec(log)?.[1], /^unseal key (\S+)$/m.exec(log)?.[1]];
  return port === undefined || rootToken === undefined || unsealKey === undefined
    ? undefined
    : { port, rootToken, unsealKey };
}
