import { z } from 'zod';
import { SECRET_SEVERITIES, SEVERITIES } from '../../domain/finding/finding.ts';
import { SLSA_LEVELS } from '../../domain/policy/policy.ts';
import * as value from './policy-file-values.ts';

/** The sections of the policy file: what stands under each key of the top. */

/** How a rule is enforced. What a rule does not say of itself, the top of the file says; else the default. */
export const enforced = {
  enforce: z
    .enum(['block', 'warn'])
    .optional()
    .meta({ description: '`block` fails the run; `warn` is told and lets the job pass.', default: 'block' }),
  'block-from': value.day.optional().meta({
    description: 'Day (UTC) from which on the rule blocks; until then it warns.',
    examples: ['2027-01-15'],
  }),
};

const severities = z.array(z.enum(SEVERITIES));
const onlyFixed = z.boolean().optional();
const cvss = z.number().min(0).max(10).optional();

const signer = {
  identity: value.identity.meta({
    description: 'Subject of the certificate, compared exactly.',
    examples: ['https://github.com/acme/app/.github/workflows/ship.yml@refs/heads/main'],
  }),
  issuer: value.issuer.optional().meta({
    description: 'OIDC issuer behind the certificate, compared exactly.',
    default: value.GITHUB_ISSUER,
  }),
};
const signers = z.array(z.strictObject(signer));

const accountable = {
  reason: value.sentence.meta({
    description: 'Why it is let through.',
    examples: ['The parser is never given input.'],
  }),
  owner: value.sentence.meta({ description: 'Who answers for it.', examples: ['@acme/payments'] }),
  expires: value.day.meta({
    description: 'Last day (UTC) on which it is let through; at most `longest-term` from today.',
    examples: ['2027-03-31'],
  }),
};

const packageRule = z.strictObject({
  types: z
    .array(value.purlType)
    .min(1)
    .optional()
    .meta({ description: 'PURL types.', examples: [['npm', 'deb']] }),
  names: z
    .array(value.glob)
    .min(1)
    .optional()
    .meta({ description: 'Names of packages.', examples: [['linux-*']] }),
  paths: z
    .array(value.glob)
    .min(1)
    .optional()
    .meta({ description: 'Where the package lies in the image or the source.', examples: [['tools/**']] }),
  'fail-on': severities.optional().meta({ description: 'As above, for these packages; empty: no severity.' }),
  'only-fixed': onlyFixed.meta({ description: 'As above, for these packages.' }),
  cvss: cvss.meta({ description: 'As above, for these packages.' }),
});

export const vulnerabilities = z.strictObject({
  ...enforced,
  'fail-on': severities
    .min(1)
    .optional()
    .meta({ description: 'Severities that count.', default: ['critical', 'high'], examples: [['critical']] }),
  'only-fixed': onlyFixed.meta({
    description: 'Whether only those count which a new version of the package mends.',
    default: false,
  }),
  cvss: cvss.meta({
    description: 'CVSS base score from which on a vulnerability counts, whatever its severity.',
    examples: [7.5],
  }),
  'database-max-age': value.duration.optional().meta({
    description: 'Greatest age of the vulnerability database; an older one is an error.',
    default: '48h',
  }),
  packages: z
    .array(packageRule)
    .optional()
    .meta({ description: 'Other thresholds for some packages; the first rule that fits a finding decides.' }),
  'new-only': z
    .strictObject({
      image: value.taggedImage.meta({
        description: 'The image that was shipped last.',
        examples: ['ghcr.io/acme/app:latest'],
      }),
      ...signer,
    })
    .optional()
    .meta({ description: 'Only findings count that this image, signed by this signer, does not have.' }),
  'base-image-findings': z.enum(['count', 'apart']).optional().meta({
    description: 'Whether findings that the base image has already count, or are shown apart.',
    default: 'count',
  }),
});

export const secrets = z.strictObject({
  ...enforced,
  'fail-on': z
    .array(z.enum(SECRET_SEVERITIES))
    .min(1)
    .optional()
    .meta({ description: 'Severities that count.', default: ['high', 'medium'] }),
  suppressions: z
    .array(
      z.strictObject({
        fingerprint: value.fingerprint.meta({
          description: 'Fingerprint of the secret, as the report shows it.',
          examples: ['0123456789abcdef0123456789abcdef'],
        }),
        ...accountable,
      }),
    )
    .optional()
    .meta({ description: 'Secrets that are let through.' }),
});

export const exceptions = z.array(
  z.strictObject({
    vulnerability: value.vulnerabilityId.meta({
      description: "CVE, GHSA or the distribution's own id, compared exactly.",
      examples: ['CVE-2026-1234'],
    }),
    package: value.sentence.optional().meta({
      description: 'Name of the package, or its PURL without version. Left out: any package.',
      examples: ['openssl', 'pkg:npm/lodash'],
    }),
    path: value.glob
      .optional()
      .meta({ description: 'Glob over the place of the package.', examples: ['app/node_modules/**'] }),
    image: value.glob
      .optional()
      .meta({ description: 'Glob over `registry/repository`.', examples: ['ghcr.io/acme/*'] }),
    ...accountable,
  }),
);

export const gaps = z.array(
  z.strictObject({
    path: value.glob.meta({
      description: 'Glob over the file that shows the gap, as the report names it.',
      examples: ['opt/legacy/**'],
    }),
    ...accountable,
  }),
);

export const vex = z.strictObject({
  files: z
    .array(value.glob)
    .optional()
    .meta({ description: 'OpenVEX and CycloneDX VEX files of the repository.', examples: [['.vex/*.json']] }),
  attestations: signers
    .optional()
    .meta({ description: 'Signers whose VEX attestations on the image count.' }),
});

export const registries = z.strictObject({
  ...enforced,
  allow: z
    .array(value.glob)
    .min(1)
    .optional()
    .meta({
      description: 'Names or globs of `registry/repository`. Left out: every registry.',
      examples: [['ghcr.io/acme/**']],
    }),
});

export const baseImages = z.strictObject({
  ...enforced,
  allow: z
    .array(value.glob)
    .min(1)
    .optional()
    .meta({
      description: 'Names or globs of `registry/repository[:tag]`. Left out: every base image.',
      examples: [['docker.io/library/node:22*']],
    }),
  'digest-pinned': z
    .boolean()
    .optional()
    .meta({ description: 'Whether the base image must be known by its digest.', default: false }),
  'signed-by': signers
    .min(1)
    .optional()
    .meta({ description: 'The base image must be signed by one of them.' }),
  undetermined: z.enum(['block', 'warn', 'allow']).optional().meta({
    description: 'What becomes of an image whose base cannot be told.',
    default: 'block',
  }),
});

export const workflows = z.strictObject({
  enforce: z.enum(['advise', 'warn', 'block']).optional().meta({
    description: '`advise` tells what is found and leaves the verdict alone.',
    default: 'advise',
  }),
  'block-from': enforced['block-from'],
});

export const gate = z.strictObject({
  ...enforced,
  identity: signer.identity.optional(),
  issuer: signer.issuer,
  'source-repository': value.sourceRepository.optional().meta({
    description: 'What the provenance and the certificate must name as source.',
    examples: ['https://github.com/acme/app'],
  }),
  'source-ref': value.gitRef.optional().meta({
    description:
      'The branch or tag that it must be built from; `any`: whichever. Needed beside `source-repository`, unless the identity is a workflow of that repository.',
    examples: ['refs/heads/main'],
  }),
  'source-repository-id': value.githubId.optional().meta({
    description: "GitHub's id of that repository: one of the same name that is made later has another.",
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
      description: 'The least SLSA build level that the kept provenance must show.',
      examples: ['SLSA_BUILD_LEVEL_2'],
    }),
  runner: z
    .enum(['github-hosted'])
    .optional()
    .meta({
      description: 'Where everything must have been built and signed, by the certificate.',
      examples: ['github-hosted'],
    }),
  'promoted-from': z
    .array(value.glob)
    .optional()
    .meta({
      description:
        'Globs of `registry/repository` that images may be promoted from: a summary of there counts elsewhere too.',
      examples: [['ghcr.io/acme/staging/*']],
    }),
  'accepted-policies': z
    .array(value.policyDigestText)
    .optional()
    .meta({
      description: 'Digests of earlier policies whose verification summaries still count.',
      examples: [[`sha256:${'0'.repeat(64)}`]],
    }),
});
