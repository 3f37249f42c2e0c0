import { isDigest } from '../../domain/digest.ts';
import { optional } from '../../domain/optional.ts';
import type { DeniedRule, EndingSigner, NamedSigner } from '../../domain/policy/operations.ts';
import type { Enforced, GateRule, Policy } from '../../domain/policy/policy.ts';
import { orUndefined } from '../../domain/result.ts';
import { publicKeysIn } from '../signing/pem.ts';
import type { PolicyFile } from './policy-file.ts';
import { GITHUB_ISSUER } from './policy-file-values.ts';

type WrittenGate = NonNullable<PolicyFile['gate']>;

/** The rule of the gate that a valid file means, without its enforcement. What the file leaves out is as in `base`. */
export function gateOf(
  { gate: section }: PolicyFile,
  { gate: fallback }: Policy,
): Omit<GateRule, keyof Enforced> {
  const written = section === undefined ? [] : signersOf(section);
  return {
    ...optional({
      sourceRepository: section?.['source-repository'] ?? fallback.sourceRepository,
      sourceRef: section?.['source-ref'] ?? fallback.sourceRef,
      sourceRepositoryId: section?.['source-repository-id'] ?? fallback.sourceRepositoryId,
      sourceOwnerId: section?.['source-owner-id'] ?? fallback.sourceOwnerId,
      level: section?.level ?? fallback.level,
      runner: section?.runner ?? fallback.runner,
      withoutEvidence: scanOrNothing(section?.['without-evidence'] ?? fallback.withoutEvidence),
    }),
    signers: written.length === 0 ? fallback.signers : written,
    revokers: section?.revokers?.flatMap(revokersOf) ?? fallback.revokers,
    denied: deniedOf(section, fallback.denied),
    breakGlass:
      section?.['break-glass']?.map(({ digest, repository, rules, until, reason, owner }) => ({
        ...optional({ digest: digestIn(digest), repository }),
        ...{ rules, until, reason, owner },
      })) ?? fallback.breakGlass,
    promotedFrom: section?.['promoted-from'] ?? fallback.promotedFrom,
    acceptedPolicies: section?.['accepted-policies']?.filter(isDigest) ?? fallback.acceptedPolicies,
  };
}

function scanOrNothing(written: 'deny' | 'scan' | undefined): 'scan' | undefined {
  return written === 'scan' ? written : undefined;
}

/** `identity` is the first signer, and has no end. */
function signersOf({ identity, issuer, identities = [], keys = [] }: WrittenGate): readonly EndingSigner[] {
  const first = identity === undefined ? [] : [{ identity, issuer, until: undefined }];
  return [
    ...[...first, ...identities].map((one) => ({ ...identityOf(one), ...optional({ until: one.until }) })),
    ...keys.map(({ key, until }) => ({ ...keyOf(key), ...optional({ until }) })),
  ];
}

function revokersOf({
  identity,
  issuer,
  key,
}: NonNullable<WrittenGate['revokers']>[number]): readonly NamedSigner[] {
  return [
    ...(identity === undefined ? [] : [identityOf({ identity, issuer })]),
    ...(key === undefined ? [] : [keyOf(key)]),
  ];
}

function identityOf({ identity, issuer }: { identity: string; issuer?: string | undefined }) {
  return { kind: 'certificate' as const, identity, issuer: issuer ?? GITHUB_ISSUER };
}

/** The same text for the same key, however it is written. */
function keyOf(text: string) {
  const [publicKey] = orUndefined(publicKeysIn(text)) ?? [text];
  return { kind: 'key' as const, publicKey };
}

function deniedOf(section: WrittenGate | undefined, fallback: DeniedRule): DeniedRule {
  const denial = ({
    reason,
    owner,
    since,
  }: {
    reason: string;
    owner: string;
    since?: string | undefined;
  }) => ({
    reason,
    owner,
    ...optional({ since }),
  });
  return {
    digests:
      section?.['denied-digests']?.flatMap((one) => {
        const digest = digestIn(one.digest);
        return digest === undefined ? [] : [{ digest, ...denial(one) }];
      }) ?? fallback.digests,
    vulnerabilities:
      section?.['denied-vulnerabilities']?.map((one) => ({
        vulnerability: one.vulnerability,
        ...denial(one),
      })) ?? fallback.vulnerabilities,
    packages:
      section?.['denied-packages']?.map((one) => ({
        package: one.package,
        versions: one.versions ?? [],
        ...denial(one),
      })) ?? fallback.packages,
  };
}

function digestIn(text: string | undefined) {
  return text !== undefined && isDigest(text) ? text : undefined;
}
