import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { Agent } from 'undici';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { type Kubeconfig, type KubeconfigPart, readKubeconfig } from '../../formats/admission/kubeconfig.ts';
import type { Cluster, ClusterAnswer, ClusterRequest } from '../../ports/cluster-port.ts';
import { boundedBody } from '../network/bounded-body.ts';
import { connectionWords } from '../network/connection-words.ts';

const ANSWER_MS = 30_000;
/** An answer to a create has the object, which is at most some MiB. */
const MAX_ANSWER = 8 << 20;

/** A cluster that can be asked. */
export interface OpenCluster extends Cluster {
  close(): Promise<void>;
}

/** The cluster of a kubeconfig's current context. Throws `cluster-unavailable`. */
export async function openCluster(file: string): Promise<OpenCluster> {
  const unusable = (why: string) =>
    fault('cluster-unavailable', 'inputs', `the kubeconfig ${plain(file, 300)} ${why}`);
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unusable(`cannot be read (${codeOf(error, messageOf(error))})`);
  });
  const config = orThrow(readKubeconfig(content), unusable);
  const read = async (part: KubeconfigPart | undefined) => {
    if (part === undefined || part.kind === 'text') return part?.text;
    const path = resolve(dirname(file), part.path);
    return await readFile(path, 'utf8').catch((error: unknown) => {
      throw unusable(`names ${plain(path, 300)}, which cannot be read (${codeOf(error, messageOf(error))})`);
    });
  };
  const [ca, token, cert, key] = await Promise.all([
    read(config.ca),
    read(config.token),
    read(config.client?.certificate),
    read(config.client?.key),
  ]);
  const { Agent } = await import('undici');
  const tls = {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
  try {
    // The agent would only report this with its first request.
    createSecureContext(tls);
  } catch (error) {
    throw unusable(`has a certificate or key that cannot be read (${codeOf(error, 'not PEM')})`);
  }
  const { tlsServerName: servername } = config;
  const agent = new Agent({ connect: { ...tls, ...(servername !== undefined && { servername }) } });
  return new HttpCluster(config, agent, token?.trim());
}

class HttpCluster implements OpenCluster {
  readonly #config: Kubeconfig;
  readonly #agent: Agent;
  readonly #token: string | undefined;

  constructor(config: Kubeconfig, agent: Agent, token: string | undefined) {
    this.#config = config;
    this.#agent = agent;
    this.#token = token;
  }

  async send({ method, path, body }: ClusterRequest): Promise<ClusterAnswer> {
    const { server } = this.#config;
    const { fetch } = await import('undici');
    try {
      const response = await fetch(`${server.replace(/\/$/, '')}/${path}`, {
        ...{ method, dispatcher: this.#agent, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) },
        headers: {
          accept: 'application/json',
          ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const bytes = await boundedBody(response, MAX_ANSWER);
      if (bytes === undefined) throw new Error('its answer is too large');
      return { status: response.status, body: bytes, warning: response.headers.get('warning') ?? '' };
    } catch (error) {
      const why =
        error instanceof Error && error.name === 'TimeoutError'
          ? `no answer within ${ANSWER_MS / 1000} s`
          : connectionWords(error, { host: new URL(server).host, complaints: [] });
      throw fault('cluster-unavailable', 'gate', `the cluster ${server} cannot be asked: ${why}`, error);
    }
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }
}
