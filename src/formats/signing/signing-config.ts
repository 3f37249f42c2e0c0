import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJson } from '../json.ts';

/** The addresses of the services that a signing configuration names. */
export interface SigningServices {
  /** Fulcio. */
  readonly authorities: readonly string[];
  /** Rekor. */
  readonly logs: readonly string[];
  readonly timestampAuthorities: readonly string[];
}

const Services = z.array(z.looseObject({ url: z.string() })).default([]);

/** Protobuf JSON: cosign accepts both spellings of the field names. */
const Config = z.looseObject({
  caUrls: Services,
  ca_urls: Services,
  rekorTlogUrls: Services,
  rekor_tlog_urls: Services,
  tsaUrls: Services,
  tsa_urls: Services,
});

/**
 * Reads a signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`). The fault is the end of a sentence
 * that begins with the name of the file.
 */
export function readSigningServices(text: string): Parsed<SigningServices> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const { success, data } = Config.safeParse(json.value);
  if (!success) return unparsable('is not a Sigstore signing configuration');
  const { caUrls, ca_urls, rekorTlogUrls, rekor_tlog_urls, tsaUrls, tsa_urls } = data;
  const addresses = (services: z.infer<typeof Services>) => services.map(({ url }) => url);
  return parsed({
    authorities: addresses([...caUrls, ...ca_urls]),
    logs: addresses([...rekorTlogUrls, ...rekor_tlog_urls]),
    timestampAuthorities: addresses([...tsaUrls, ...tsa_urls]),
  });
}
