import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Signer } from '../../domain/run/request.ts';
import { isPublicService } from '../../domain/workflow/public-log.ts';
import { readSigningServices, type SigningServices } from '../../formats/signing/signing-config.ts';
import { EMPTY_TRUSTED_ROOT, readTrustedRoot } from '../../formats/signing/sigstore.ts';
import type { PublicTrust, World } from '../../ports.ts';
import { readInput } from '../shared/read-input.ts';

/** How a statement of some size is signed: cosign's arguments, and the services that they name. */
export interface SigningRoute {
  readonly arguments: readonly string[];
  readonly services: SigningServices;
}

/** From where on a statement counts as large, in bytes; see docs/decisions/signing.md. */
export const LARGE_STATEMENT_BYTES = 512 * 1024;

/**
 * A key signs without any service unless a Sigstore is named: an image of a private registry must not end up in a
 * public log because somebody used a key.
 */
const NO_SERVICES: PublicTrust = {
  signingConfig:
    '{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","rekorTlogConfig":{},"tsaConfig":{}}',
  trustedRoot: EMPTY_TRUSTED_ROOT,
};

type Needs = Pick<World, 'publicSigstore'>;
type Asked = Exclude<Signer, { kind: 'none' }>;

/** The Sigstore that was asked for: that of the files, none for a key, or the public one. */
export interface AskedSigstore {
  /** Whether any of its services is public: what signs there is told to everybody. */
  readonly isPublic: boolean;
  trust(): Promise<PublicTrust>;
}

/** Reads the files that name a Sigstore; throws `input-invalid`. Nothing is contacted before `trust` is asked for. */
export async function askedSigstore(world: Needs, signer: Asked): Promise<AskedSigstore> {
  if (signer.sigstore === undefined) {
    if (signer.kind === 'key') return { isPublic: false, trust: async () => NO_SERVICES };
    return { isPublic: true, trust: () => world.publicSigstore.trust() };
  }
  const { signingConfig: config, trustedRoot: root } = signer.sigstore;
  const [signingConfig, trustedRoot] = await Promise.all([
    readInput('signing-config', config),
    readInput('trusted-root', root),
  ]);
  const { authorities, logs } = servicesOf(signingConfig, config);
  const trusted = trustedLogs(trustedRoot);
  const isPublic =
    [...authorities, ...logs].some(isPublicService) ||
    (logs.length > 0 && areAllPublic(trusted.signatures)) ||
    (authorities.length > 0 && areAllPublic(trusted.certificates));
  return { isPublic, trust: async () => ({ signingConfig, trustedRoot }) };
}

/** Where a trusted root knows no log but the public one, that log is behind any other address (a proxy, an alias). */
function areAllPublic(logs: readonly string[]): boolean {
  return logs.length > 0 && logs.every(isPublicService);
}

/** Addresses of the logs that a trusted root names; one that cannot be read is told where it is used. */
function trustedLogs(json: string) {
  const root = readTrustedRoot(json);
  if (!root.ok) return { signatures: [], certificates: [] };
  const { tlogs, ctlogs } = root.value;
  return {
    signatures: tlogs.map(({ baseUrl }) => baseUrl),
    certificates: ctlogs.map(({ baseUrl }) => baseUrl),
  };
}

/** Lays the documents into a private folder for cosign; answers the route of a statement by its size in bytes. */
export async function signingRoutes(
  folder: string,
  { signingConfig, largeSigningConfig, trustedRoot }: PublicTrust,
): Promise<(bytes: number) => SigningRoute> {
  const root = join(folder, 'trusted-root.json');
  await writeFile(root, trustedRoot, { mode: 0o600 });
  const route = async (name: string, config: string): Promise<SigningRoute> => {
    const file = join(folder, name);
    await writeFile(file, config, { mode: 0o600 });
    return {
      arguments: ['--signing-config', file, '--trusted-root', root, '--yes'],
      services: servicesOf(config, 'what the public Sigstore gives'),
    };
  };
  const usual = await route('signing-config.json', signingConfig);
  const large = largeSigningConfig && (await route('large-signing-config.json', largeSigningConfig));
  return (bytes) => (large && bytes > LARGE_STATEMENT_BYTES ? large : usual);
}

/** cosign would say of a file that is none neither its name nor the input that it came by. */
function servicesOf(config: string, where: string): SigningServices {
  return orThrow(readSigningServices(config), (why) =>
    fault('input-invalid', 'inputs', `\`signing-config\`: ${where} ${why}`),
  );
}
