import { rm } from 'node:fs/promises';
import type { RegistryClient, RegistryClientOptions } from '../../../src/adapters/registry/client.ts';
import type { TimeLimits } from '../../../src/adapters/registry/time-limits.ts';
import { clientWith } from '../../adapters/registry/serve.ts';
import { everyNameIsHere } from '../../adapters/registry/tls-world.ts';
import type { Asked } from '../../attacks/front.ts';
import { type FaultFront, type FaultPlan, openFaultFront } from '../../rig/faults/fault-front.ts';
import { rigFolder } from '../../rig/folder.ts';
import { type Certificate, TestAuthority } from '../../rig/servers/certificates.ts';
import type { Play } from '../calls.ts';
import { isSilent, timesOf } from '../performing.ts';

const NAME = 'registry.test';
/** The pauses are long enough for a port that is opened again. */
const PAUSES = { pause: 15, longestPause: 60 };
const PATIENT: TimeLimits = { answer: 60_000, stall: 60_000, ...PAUSES };
const IMPATIENT: TimeLimits = {
  ...{ answer: 2_500, stall: 2_500, document: 3_000, grace: 2_500, leastBytesASecond: 1_000_000 },
  ...PAUSES,
};

/** A client that sees a registry through a front with a fault. */
export interface FaultyRegistry {
  /** As it stands in image references. */
  readonly host: string;
  readonly client: RegistryClient;
  readonly front: FaultFront;
  readonly said: readonly string[];
}

/** The certificates of the fronts. */
export interface FrontCertificates {
  readonly good: Certificate;
  /** Of another authority. */
  readonly bad: Certificate;
  readonly rootFile: string;
  stop(): Promise<void>;
}

/** Makes the certificates once. */
export async function makeCertificates(): Promise<FrontCertificates> {
  const folder = await rigFolder('front-certificates');
  const [own, other] = await Promise.all([
    TestAuthority.create(folder, 'own'),
    TestAuthority.create(folder, 'other'),
  ]);
  const [good, bad] = await Promise.all([own.issue(NAME), other.issue(`other-${NAME}`)]);
  return {
    ...{ good, bad, rootFile: own.root.certFile },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Opens a front with a fault before a registry, and a client of it. */
export async function openFaultyRegistry(
  behind: string,
  certificates: FrontCertificates,
  play: Play,
  isMeant: (asked: Asked) => boolean,
  options: { readonly answer?: FaultPlan['answer']; readonly client?: Partial<RegistryClientOptions> } = {},
): Promise<FaultyRegistry> {
  const { fault } = play;
  const isTls = fault === 'bad certificate';
  const front = await openFaultFront(behind, {
    ...{ fault, isMeant, times: timesOf(play) },
    ...(options.answer && { answer: options.answer }),
    ...(isTls && { certificates }),
  });
  const said: string[] = [];
  const client = clientWith({
    limits: isSilent(fault) ? IMPATIENT : PATIENT,
    say: (line) => said.push(line),
    ...(isTls && { lookup: everyNameIsHere, environment: { SSL_CERT_FILE: certificates.rootFile } }),
    ...options.client,
  });
  const host = isTls ? front.host.replace('127.0.0.1', NAME) : front.host;
  return { host, client, front, said };
}

/** A client of a registry without a fault. */
export function honestClient(options: Partial<RegistryClientOptions> = {}): RegistryClient {
  return clientWith({ limits: PATIENT, ...options });
}
