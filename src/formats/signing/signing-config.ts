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

/** A service of a signing configuration. */
interface Service {
  readonly url: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly operator: string;
}

/** How many services of a kind are used: any one, a number, or those of all operators. */
type Selector = 'any' | 'all' | number;

/** A signing configuration (`application/vnd.dev.sigstore.signingconfig.v0.2+json`). */
export interface SigningConfig {
  readonly services: SigningServices;
  /** The services that are used at a time. The fault is a sentence. */
  readonly selected: (now: Date) => Parsed<SelectedServices>;
}

/** The services with which one statement is signed. */
export interface SelectedServices {
  /** Absent if the configuration names none. */
  readonly authority?: string;
  readonly logs: readonly { readonly url: string; readonly version: LogVersion }[];
  readonly timestampAuthorities: readonly string[];
}

/** The versions of the interface of Rekor that Assay knows. */
export type LogVersion = 1 | 2;

const Time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const ServiceSchema = z
  .looseObject({
    url: z.string(),
    majorApiVersion: z.number().optional(),
    major_api_version: z.number().optional(),
    validFor: z.looseObject({ start: Time, end: Time }).partial().optional(),
    valid_for: z.looseObject({ start: Time, end: Time }).partial().optional(),
    operator: z.string().default(''),
  })
  .transform(({ url, operator, ...one }): Service => {
    const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY } =
      one.validFor ?? one.valid_for ?? {};
    return { url, operator, version: one.majorApiVersion ?? one.major_api_version ?? 0, start, end };
  });
const Services = z.array(ServiceSchema).default([]);
const Usage = z
  .looseObject({ selector: z.union([z.string(), z.number()]), count: z.number().int() })
  .partial()
  .optional();

/** Protobuf JSON: cosign accepts both spellings of the field names. */
const Config = z.looseObject({
  caUrls: Services,
  ca_urls: Services,
  rekorTlogUrls: Services,
  rekor_tlog_urls: Services,
  rekorTlogConfig: Usage,
  rekor_tlog_config: Usage,
  tsaUrls: Services,
  tsa_urls: Services,
  tsaConfig: Usage,
  tsa_config: Usage,
});

/** Reads a signing configuration. The fault is the end of a sentence that begins with the name of the file. */
export function readSigningConfig(text: string): Parsed<SigningConfig> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const { success, data } = Config.safeParse(json.value);
  if (!success) return unparsable('is not a Sigstore signing configuration');
  const authorities = [...data.caUrls, ...data.ca_urls];
  const logs = [...data.rekorTlogUrls, ...data.rekor_tlog_urls];
  const stamps = [...data.tsaUrls, ...data.tsa_urls];
  // Messages name these addresses, and cosign prints them.
  if (addressesOf([...authorities, ...logs, ...stamps]).some(hasLogin))
    return unparsable('contains an address with a user or a password; remove them from the address');
  const logUsage = data.rekorTlogConfig ?? data.rekor_tlog_config;
  const stampUsage = data.tsaConfig ?? data.tsa_config;
  return parsed({
    services: {
      authorities: addressesOf(authorities),
      logs: addressesOf(logs),
      timestampAuthorities: addressesOf(stamps),
    },
    selected(now) {
      const authority = select('certificate authority', authorities, [1], 'any', now);
      const log = select('log', logs, [1, 2], selectorOf(logUsage), now);
      const stamp = select('timestamp authority', stamps, [1], selectorOf(stampUsage), now);
      for (const one of [authority, log, stamp]) if (!one.ok) return one;
      const [first] = authority.ok ? authority.value : [];
      return parsed({
        ...(first !== undefined && { authority: first.url }),
        logs: (log.ok ? log.value : []).map(({ url, version }) => ({ url, version: version === 1 ? 1 : 2 })),
        timestampAuthorities: addressesOf(stamp.ok ? stamp.value : []),
      });
    },
  });
}

/** Of a text that is no address, an `@` may be behind a password. */
function hasLogin(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed === null ? url.includes('@') : parsed.username !== '' || parsed.password !== '';
}

function addressesOf(services: readonly Service[]): readonly string[] {
  return services.map(({ url }) => url);
}

/** The enumeration `ServiceSelector` of the format, by name or by number. */
function selectorOf(usage: z.output<typeof Usage>): Selector | undefined {
  switch (usage?.selector) {
    case 'ALL':
    case 1:
      return 'all';
    case 'ANY':
    case 2:
      return 'any';
    case 'EXACT':
    case 3:
      return usage?.count ?? 0;
    default:
      return undefined;
  }
}

/**
 * The services that are used, as sigstore-go selects them: of those that are valid now, only the highest version that
 * Assay knows, and of each operator the newest. The newest of all comes first.
 */
function select(
  kind: string,
  services: readonly Service[],
  versions: readonly number[],
  selector: Selector | undefined,
  now: Date,
): Parsed<readonly Service[]> {
  if (services.length === 0) return parsed([]);
  const valid = services.filter(
    ({ version, start, end }) => versions.includes(version) && start <= now.getTime() && now.getTime() <= end,
  );
  const highest = Math.max(...valid.map(({ version }) => version));
  const newest = valid
    .filter(({ version }) => version === highest)
    .toSorted((one, other) => other.start - one.start);
  const usable = [...new Map(newest.toReversed().map((one) => [one.operator, one])).values()].reverse();
  if (usable.length === 0)
    return unparsable(
      `no matching ${kind} found: none of them is valid now and of version ${versions.join(' or ')}`,
    );
  if (selector === 'all') return parsed(usable);
  const count = selector === 'any' ? 1 : (selector ?? 0);
  if (count >= 1 && count <= usable.length) return parsed(usable.slice(0, count));
  return unparsable(
    `it has ${usable.length} usable services of the kind ${kind}, and selects ${count} of them`,
  );
}
