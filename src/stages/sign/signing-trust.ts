import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Signer } from '../../domain/run/request.ts';
import { isPublicService } from '../../domain/workflow/public-log.ts';
import {
  readSigningConfig,
  type SelectedServices,
  type SigningConfig,
  type SigningServices,
} from '../../formats/signing/signing-config.ts';
import { EMPTY_TRUSTED_ROOT, readTrustedRoot } from '../../formats/signing/sigstore.ts';
import type { PublicTrust } from '../../ports/sigstore-port.ts';
import type { World } from '../../ports/world.ts';
import { readInput } from '../shared/read-input.ts';
import { clockAdvice, LARGE_STATEMENT_BYTES } from './services/signing-advice.ts';

/** How a statement of a certain size is signed. */
export interface SigningRoute {
  /** Arguments that name the services for cosign. */
  readonly arguments: readonly string[];
  readonly services: SigningServices;
  /** The services that Assay asks itself at a time. Throws `signing-failed` if none of a kind can be used. */
  readonly select: (now: Date) => SelectedServices;
}

/**
 * A key signs without any service, unless a Sigstore is named. Otherwise the name of a private image would be in a public
 * log only because a key was used.
 */
const NO_SERVICES: PublicTrust = {
  signingConfig:
    '{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","rekorTlogConfig":{},"tsaConfig":{}}',
  trustedRoot: EMPTY_TRUSTED_ROOT,
};

type Needs = Pick<World, 'publicSigstore'>;
type ActiveSigner = Exclude<Signer, { kind: 'none' }>;

/** The Sigstore of the inputs: that of the named files, none for a key, or the public one. */
export interface RequestedSigstore {
  /** Whether any of its services is public. Everyone can read what is signed there. */
  readonly isPublic: boolean;
  trust(): Promise<PublicTrust>;
}

/** Reads the files that name a Sigstore. Nothing is contacted before `trust` is called. Throws `input-invalid`. */
export async function requestedSigstore(world: Needs, signer: ActiveSigner): Promise<RequestedSigstore> {
  if (signer.sigstore === undefined) {
    if (signer.kind === 'key') return { isPublic: false, trust: async () => NO_SERVICES };
    return { isPublic: true, trust: () => world.publicSigstore.trust() };
  }
  const { signingConfig: config, trustedRoot: root } = signer.sigstore;
  const [signingConfig, trustedRoot] = await Promise.all([
    readInput('signing-config', config),
    readInput('trusted-root', root),
  ]);
  const { authorities, logs } = configOf(signingConfig, config).services;
  const trusted = trustedLogs(trustedRoot);
  const isPublic =
    [...authorities, ...logs].some(isPublicService) ||
    (logs.length > 0 && areAllPublic(trusted.signatures)) ||
    (authorities.length > 0 && areAllPublic(trusted.certificates));
  return { isPublic, trust: async () => ({ signingConfig, trustedRoot }) };
}

/** If a trusted root has only the public log, any other address (a proxy, an alias) leads to that log too. */
function areAllPublic(logs: readonly string[]): boolean {
  return logs.length > 0 && logs.every(isPublicService);
}

/** Addresses of the logs in a trusted root. A root that cannot be read is reported later, where it is used. */
function trustedLogs(json: string) {
  const root = readTrustedRoot(json);
  if (!root.ok) return { signatures: [], certificates: [] };
  const { tlogs, ctlogs } = root.value;
  return {
    signatures: tlogs.map(({ baseUrl }) => baseUrl),
    certificates: ctlogs.map(({ baseUrl }) => baseUrl),
  };
}

/** Writes the documents into a private folder for cosign. Answers the route of a statement by its size in bytes. */
export async function signingRoutes(
  folder: string,
  { signingConfig, largeSigningConfig, trustedRoot }: PublicTrust,
): Promise<(bytes: number) => SigningRoute> {
  const root = join(folder, 'trusted-root.json');
  await writeFile(root, trustedRoot, { mode: 0o600 });
  const route = async (name: string, config: string): Promise<SigningRoute> => {
    const file = join(folder, name);
    await writeFile(file, config, { mode: 0o600 });
    const { services, selected } = configOf(config, 'the signing configuration of the public Sigstore');
    return {
      arguments: ['--signing-config', file, '--trusted-root', root, '--yes'],
      services,
      select: (now) => orThrow(selected(now), (why) => fault('signing-failed', 'sign', unusable(why, now))),
    };
  };
  const usual = await route('signing-config.json', signingConfig);
  const large = largeSigningConfig && (await route('large-signing-config.json', largeSigningConfig));
  return (bytes) => (large && bytes > LARGE_STATEMENT_BYTES ? large : usual);
}

/** Read here, because cosign's message names neither the file nor the input. */
function configOf(config: string, where: string): SigningConfig {
  return orThrow(readSigningConfig(config), (why) =>
    fault('input-invalid', 'inputs', `\`signing-config\`: ${where} ${why}`),
  );
}

function unusable(why: string, now: Date): string {
  return `the signing configuration cannot be used: ${why}; ${clockAdvice(now)}`;
}
