import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../domain/error-words.ts';
import type { ToolCheck, ToolProofs, UncheckedTool } from '../../domain/evidence/evidence.ts';
import { fault } from '../../domain/reason.ts';
import { type Parsed, unparsable } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import type { ReleaseTrust } from '../../formats/signing/release-signature.ts';
import type { PublicSigstore } from '../../ports/sigstore-port.ts';
import { type Asset, ageWhenPinned, LEAST_AGE_DAYS, type Pin, type ToolSigner } from './pins.ts';
import {
  type AttestationApi,
  askForAttestations,
  askForBundle,
  askForTrustedRoot,
  type Downloaded,
  type Evidence,
} from './proof-requests.ts';

/** How long a tool waits, after its download, for what else vouches for it. */
const WAIT_MS = 5_000;

/** Where the proofs of a release come from. */
export interface ProofSources {
  readonly publicSigstore: PublicSigstore;
  /** The bundle is beside the asset. */
  readonly mirror: URL;
  /** GitHub's API, or why it is not asked. */
  readonly api: AttestationApi | string;
  /** Milliseconds after the download. */
  readonly wait?: number;
}

/** What was asked for while the asset is downloaded. */
export interface ProofRequest {
  /**
   * Verifies the answers, for an asset whose hash is the pinned one. What could not be had in time is not verified. What
   * was had and does not verify is `tool-untrusted`, and the file is removed.
   */
  verify(file: string): Promise<ToolProofs>;
  /** Ends the requests that are still open. */
  cancel(): void;
}

type AskedCheck = 'release-bundle' | 'github-attestation';

/** A check that somebody else must answer. */
interface Asked {
  readonly check: AskedCheck;
  readonly signer: ToolSigner;
  readonly answer: Promise<Parsed<Evidence>>;
}

/** The checks that need no answer from anywhere, for an asset whose hash is the pinned one. */
export function ownProofs(pin: Pin): ToolProofs {
  const age = ageWhenPinned(pin);
  if (age >= LEAST_AGE_DAYS) return { verified: ['pinned-hash', 'release-age'], notVerified: [] };
  const why = `it was ${age} days old when it was pinned`;
  return { verified: ['pinned-hash'], notVerified: [{ check: 'release-age', why }] };
}

/** The checks that somebody else must answer, with why they were not done; `why` says it if the project has them. */
export function unasked(pin: Pin, why: (check: AskedCheck) => string): readonly UncheckedTool[] {
  const checks = [
    ['release-bundle', pin.releaseBundle],
    ['github-attestation', pin.githubAttestation],
  ] as const;
  return checks.map(([check, signer]) => ({
    check,
    why: signer === undefined ? 'the project publishes none' : why(check),
  }));
}

/** Begins to ask for everything that vouches for an asset, so that its download hides the time that this takes. */
export function requestProofs(pin: Pin, asset: Asset, sources: ProofSources): ProofRequest {
  const stop = new AbortController();
  const asked = askAll(pin, asset, sources, stop.signal);
  const root = asked.length === 0 ? undefined : settled(askForTrustedRoot(sources.publicSigstore));
  return {
    cancel: () => stop.abort(),
    async verify(file) {
      const { wait = WAIT_MS } = sources;
      const late = sleep(wait, unparsable(`there was no answer within ${wait / 1000} s after the download`), {
        ref: false,
      });
      const downloaded = { ...asset, content: () => readFile(file) };
      try {
        const faults = await Promise.all(
          asked.map(async ({ check, signer, answer }) => {
            const evidence = await Promise.race([answer, late]);
            const trusted = await Promise.race([root ?? late, late]);
            return { check, fault: await faultOf(check, signer, downloaded, evidence, trusted) };
          }),
        );
        return joined(pin, faults);
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
    },
  };
}

function askAll(pin: Pin, asset: Asset, sources: ProofSources, signal: AbortSignal): readonly Asked[] {
  const asked: Asked[] = [];
  if (pin.releaseBundle !== undefined) {
    const answer = settled(askForBundle(sources.mirror, pin, asset, signal));
    asked.push({ check: 'release-bundle', signer: pin.releaseBundle, answer });
  }
  if (pin.githubAttestation !== undefined) {
    const { api } = sources;
    const answer =
      typeof api === 'string'
        ? Promise.resolve(unparsable(api))
        : settled(askForAttestations(api, pin, asset, signal));
    asked.push({ check: 'github-attestation', signer: pin.githubAttestation, answer });
  }
  return asked;
}

/** Why a check could not be done; undefined if it held. Throws `tool-untrusted` if it was done and did not hold. */
async function faultOf(
  check: AskedCheck,
  signer: ToolSigner,
  downloaded: Downloaded,
  evidence: Parsed<Evidence>,
  root: Parsed<ReleaseTrust['root']>,
): Promise<string | undefined> {
  if (!evidence.ok) return evidence.fault;
  if (!root.ok) return root.fault;
  const verdict = await evidence.value(downloaded, { root: root.value, ...signer });
  if (verdict.ok) return undefined;
  const what =
    check === 'release-bundle' ? 'the Sigstore bundle beside it' : 'the attestation of its build at GitHub';
  const message = `${downloaded.name} has the pinned SHA-256, but ${what} does not verify: ${plain(verdict.fault, 400)}; it was not used`;
  throw fault('tool-untrusted', 'tools', message);
}

function joined(
  pin: Pin,
  asked: readonly { readonly check: AskedCheck; readonly fault: string | undefined }[],
): ToolProofs {
  const own = ownProofs(pin);
  const held = new Set<ToolCheck>(asked.filter((one) => one.fault === undefined).map((one) => one.check));
  const others = unasked(pin, (check) => asked.find((one) => one.check === check)?.fault ?? '');
  return {
    verified: [...own.verified, ...held],
    notVerified: [...own.notVerified, ...others.filter(({ check }) => !held.has(check))],
  };
}

/** An answer that does not reject: what was thrown is its fault. */
function settled<T>(asked: Promise<Parsed<T>>): Promise<Parsed<T>> {
  return asked.catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return unparsable(plain(`${messageOf(error)}${cause}`, 300));
  });
}
