import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';

const API_VERSION = 'externaldata.gatekeeper.sh/v1beta1';

const ProviderRequest = z.looseObject({
  apiVersion: z.literal(API_VERSION),
  kind: z.literal('ProviderRequest'),
  request: z.looseObject({ keys: z.array(z.string()) }),
});

/**
 * Reads the keys of a ProviderRequest of Gatekeeper: images. The fault is a sentence.
 * https://open-policy-agent.github.io/gatekeeper/website/docs/externaldata
 */
export function readProviderRequest(body: Uint8Array): Parsed<readonly string[]> {
  const read = parseJsonAs(ProviderRequest, body);
  return read.ok ? parsed(read.value.request.keys) : unparsable(`the request ${read.fault}`);
}

/** The answer about one key: a value if the image may run, else an error. */
export interface ProviderItem {
  readonly key: string;
  readonly value?: string;
  readonly error?: string;
}

/** Writes a ProviderResponse. `systemError`: nothing could be answered. */
export function writeProviderResponse(items: readonly ProviderItem[], systemError = ''): string {
  return JSON.stringify({
    apiVersion: API_VERSION,
    kind: 'ProviderResponse',
    response: {
      idempotent: true,
      items: items.map(({ key, value = '', error = '' }) => ({ key, value, error })),
      systemError,
    },
  });
}
