import { z } from 'zod';
import { jsonFault, parseJson } from '../json.ts';

/** The services that a signing configuration names, by their addresses. */
export interface SigningServices {
  /** Fulcio. */
  readonly authorities: readonly string[];
  /** Rekor. */
  readonly logs: readonly string[];
  readonly timestampAuthorities: readonly string[];
}

/** Thrown by {@link readSigningServices}, with the end of a sentence, for text that is no signing configuration. */
class SigningConfigError extends Error {
  override readonly name = 'SigningConfigError';
}

const Services = z.array(z.looseObject({ url: z.string() })).default([]);

/** Protobuf JSON: cosign takes the names of the fields in both spellings. */
const Config = z.looseObject({
  caUrls: Services,
  ca_urls: Services,
  rekorTlogUrls: Services,
  rekor_tlog_urls: Services,
  tsaUrls: Services,
  tsa_urls: Services,
});

/** Reads a signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`). */
export function readSigningServices(json: string): SigningServices {
  const bytes = Buffer.from(json);
  const fault = jsonFault(bytes);
  if (fault !== undefined) throw new SigningConfigError(fault);
  const parsed = Config.safeParse(parseJson(bytes));
  if (!parsed.success) throw new SigningConfigError('is not a Sigstore signing configuration');
  const { caUrls, ca_urls, rekorTlogUrls, rekor_tlog_urls, tsaUrls, tsa_urls } = parsed.data;
  const addresses = (services: z.infer<typeof Services>) => services.map(({ url }) => url);
  return {
    authorities: addresses([...caUrls, ...ca_urls]),
    logs: addresses([...rekorTlogUrls, ...rekor_tlog_urls]),
    timestampAuthorities: addresses([...tsaUrls, ...tsa_urls]),
  };
}
