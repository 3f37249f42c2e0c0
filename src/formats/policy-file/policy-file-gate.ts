import { z } from 'zod';
import { BREAK_GLASS_RULES } from '../../domain/policy/operations.ts';
import { SLSA_LEVELS } from '../../domain/policy/policy.ts';
import { enforced, signer } from './policy-file-sections.ts';
import * as value from './policy-file-values.ts';

/** The section `gate` of the policy file. */

/** Most signers that are tried for each statement. */
const MOST_SIGNERS = 20;
/** Most entries of a list of denials. */
const MOST_DENIED = 1000;

const key = value.publicKey.meta({
  description: 'Public key in PEM (`cosign public-key --key …`).',
  examples: ['|'],
});
const until = value.end.optional().meta({
  description:
    'Last day (UTC) or last time for signatures of this signer. What it signed before, by a proven time, still counts.',
  examples: ['2027-03-31'],
});

const denial = {
  reason: value.sentence.meta({ description: 'Why it is denied.', examples: ['It contains a backdoor.'] }),
  owner: value.sentence.meta({ description: 'Who is responsible for it.', examples: ['@acme/security'] }),
  since: value.day.optional().meta({ description: 'Since when, for people.', examples: ['2026-11-29'] }),
};

const operations = {
  identities: z
    .array(z.strictObject({ ...signer, until }))
    .min(1)
    .max(MOST_SIGNERS)
    .optional()
    .meta({
      description:
        'Further identities. Any one of all signers suffices, but one signer must have signed everything.',
    }),
  keys: z
    .array(z.strictObject({ key, until }))
    .min(1)
    .max(MOST_SIGNERS)
    .optional()
    .meta({ description: 'The same for keys.' }),
  revokers: z
    .array(
      z.strictObject({ identity: signer.identity.optional(), issuer: signer.issuer, key: key.optional() }),
    )
    .max(MOST_SIGNERS)
    .optional()
    .meta({ description: 'Who may attach a revocation, besides the signers: an identity or a key each.' }),
  'denied-digests': z
    .array(
      z.strictObject({
        digest: value.policyDigestText.meta({
          description: 'Digest of an image, an index, a platform or a base image.',
          examples: [`sha256:${'0'.repeat(64)}`],
        }),
        ...denial,
      }),
    )
    .max(MOST_DENIED)
    .optional()
    .meta({ description: 'Images that are denied, even with `enforce: warn`.' }),
  'denied-vulnerabilities': z
    .array(
      z.strictObject({
        vulnerability: value.vulnerabilityId.meta({
          description: "CVE, GHSA or the distribution's own id, compared exactly.",
          examples: ['CVE-2026-1234'],
        }),
        ...denial,
      }),
    )
    .max(MOST_DENIED)
    .optional()
    .meta({
      description:
        'Images with one of these vulnerabilities are denied, whatever its severity and exceptions.',
    }),
  'denied-packages': z
    .array(
      z.strictObject({
        package: value.sentence.meta({
          description: 'Name of the package, or its PURL without version.',
          examples: ['pkg:npm/lodash'],
        }),
        versions: z
          .array(value.glob)
          .min(1)
          .optional()
          .meta({
            description: 'Versions, or globs of versions. If it is left out: every version.',
            examples: [['4.17.20', '4.16.*']],
          }),
        ...denial,
      }),
    )
    .max(MOST_DENIED)
    .optional()
    .meta({ description: 'Images with one of these packages are denied.' }),
  'break-glass': z
    .array(
      z.strictObject({
        digest: value.policyDigestText.optional().meta({
          description: 'The image, by the digest of its index or of a platform.',
          examples: [`sha256:${'0'.repeat(64)}`],
        }),
        repository: value.glob
          .optional()
          .meta({ description: 'Glob for `registry/repository`.', examples: ['ghcr.io/acme/app'] }),
        rules: z
          .array(z.enum(BREAK_GLASS_RULES))
          .min(1)
          .meta({ description: 'Reasons that stop nothing until then.', examples: [['database-stale']] }),
        until: value.instant.meta({
          description: 'End (UTC), at most 72 h from now.',
          examples: ['2026-11-30T12:00:00Z'],
        }),
        reason: value.sentence.meta({ description: 'Why.', examples: ['The database is late.'] }),
        owner: value.sentence.meta({ description: 'Who answers for it.', examples: ['@ada'] }),
      }),
    )
    .max(MOST_SIGNERS)
    .optional()
    .meta({ description: 'Emergencies: rules that do not stop some images for some hours.' }),
};

export const gate = z.strictObject({
  ...enforced,
  identity: signer.identity.optional(),
  issuer: signer.issuer,
  ...operations,
  'source-repository': value.sourceRepository.optional().meta({
    description: 'The repository that the provenance and the certificate must name as source.',
    examples: ['https://github.com/acme/app'],
  }),
  'source-ref': value.gitRef.optional().meta({
    description:
      'The branch or tag that the image must be built from; `any`: every branch and tag. Required with `source-repository`, unless the identity is a workflow of that repository.',
    examples: ['refs/heads/main'],
  }),
  'source-repository-id': value.githubId.optional().meta({
    description:
      "GitHub's id of that repository. A repository that is created later with the same name has another id.",
    examples: ['1296269'],
  }),
  'source-owner-id': value.githubId.optional().meta({
    description: "GitHub's id of the owner of that repository.",
    examples: ['583231'],
  }),
  level: z
    .enum(SLSA_LEVELS)
    .optional()
    .meta({
      description: 'The lowest SLSA build level that the provenance may show.',
      examples: ['SLSA_BUILD_LEVEL_2'],
    }),
  runner: z
    .enum(['github-hosted'])
    .optional()
    .meta({
      description: 'The kind of runner that must have built and signed everything, by the certificate.',
      examples: ['github-hosted'],
    }),
  'promoted-from': z
    .array(value.glob)
    .optional()
    .meta({
      description:
        'Globs of `registry/repository` that images may be promoted from: a verification summary from there also counts elsewhere.',
      examples: [['ghcr.io/acme/staging/*']],
    }),
  'without-evidence': z
    .enum(['deny', 'scan'])
    .optional()
    .meta({
      description:
        'What `assay fleet` does with an image to which no evidence is attached. `scan`: it checks the image by a full scan, and an image that passes is a warning. The gate itself always denies such an image. Default: `deny`.',
      examples: ['scan'],
    }),
  'accepted-policies': z
    .array(value.policyDigestText)
    .optional()
    .meta({
      description: 'Digests of earlier policies whose verification summaries still count.',
      examples: [[`sha256:${'0'.repeat(64)}`]],
    }),
});
