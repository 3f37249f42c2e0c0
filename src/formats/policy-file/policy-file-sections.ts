import { z } from 'zod';
import { SECRET_SEVERITIES, SEVERITIES } from '../../domain/finding/finding.ts';
import * as value from './policy-file-values.ts';

/** The sections of the policy file: one for each key at the top. */

/** How a rule is enforced. A rule without these keys takes them from the top of the file, otherwise the default. */
export const enforced = {
  enforce: z
    .enum(['block', 'warn'])
    .optional()
    .meta({ description: '`block` fails the run. `warn` reports and lets the job pass.', default: 'block' }),
  'block-from': value.day.optional().meta({
    description: 'First day (UTC) on which the rule blocks. Until then it warns.',
    examples: ['2027-01-15'],
  }),
};

const severities = z.array(z.enum(SEVERITIES));
const onlyFixed = z.boolean().optional();
const cvss = z.number().min(0).max(10).optional();

/** A signer, as several sections name one. */
export const signer = {
  identity: value.identity.meta({
    description: 'Subject of the certificate, compared exactly.',
    examples: ['https://github.com/acme/app/.github/workflows/ship.yml@refs/heads/main'],
  }),
  issuer: value.issuer.optional().meta({
    description: 'OIDC issuer in the certificate, compared exactly.',
    default: value.GITHUB_ISSUER,
  }),
};
const signers = z.array(z.strictObject(signer));

const accountable = {
  reason: value.sentence.meta({
    description: 'Why it is ignored.',
    examples: ['The parser is never given input.'],
  }),
  owner: value.sentence.meta({ description: 'Who is responsible for it.', examples: ['@acme/payments'] }),
  expires: value.day.meta({
    description: 'Last day (UTC) on which it is ignored; at most `longest-term` from today.',
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
    .meta({ description: 'Paths of the package in the image or in the source.', examples: [['tools/**']] }),
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
    description: 'Whether only vulnerabilities count that a new version of the package fixes.',
    default: false,
  }),
  cvss: cvss.meta({
    description: 'A vulnerability with at least this CVSS base score counts, whatever its severity.',
    examples: [7.5],
  }),
  'database-max-age': value.duration.optional().meta({
    description: 'Greatest age of the vulnerability database; an older one is an error.',
    default: '48h',
  }),
  packages: z.array(packageRule).optional().meta({
    description: 'Other thresholds for some packages. The first rule that matches a finding decides.',
  }),
  'new-only': z
    .strictObject({
      image: value.taggedImage.meta({
        description: 'The image that was released last.',
        examples: ['ghcr.io/acme/app:latest'],
      }),
      ...signer,
    })
    .optional()
    .meta({ description: 'Only findings count that this image, signed by this signer, does not have.' }),
  'base-image-findings': z.enum(['count', 'apart']).optional().meta({
    description: '`count`: findings of the base image count. `apart`: they are only listed separately.',
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
    .meta({ description: 'Secrets that are ignored.' }),
});

export const exceptions = z.array(
  z.strictObject({
    vulnerability: value.vulnerabilityId.meta({
      description: "CVE, GHSA or the distribution's own id, compared exactly.",
      examples: ['CVE-2026-1234'],
    }),
    package: value.sentence.optional().meta({
      description: 'Name of the package, or its PURL without version. If it is left out: any package.',
      examples: ['openssl', 'pkg:npm/lodash'],
    }),
    path: value.glob
      .optional()
      .meta({ description: 'Glob for the path of the package.', examples: ['app/node_modules/**'] }),
    image: value.glob
      .optional()
      .meta({ description: 'Glob for `registry/repository`.', examples: ['ghcr.io/acme/*'] }),
    ...accountable,
  }),
);

export const gaps = z.array(
  z.strictObject({
    path: value.glob.meta({
      description: 'Glob for the file of the gap, as the report names it.',
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
    .meta({ description: 'Signers whose VEX attestations of the image count.' }),
});

export const registries = z.strictObject({
  ...enforced,
  allow: z
    .array(value.glob)
    .min(1)
    .optional()
    .meta({
      description: 'Names or globs of `registry/repository`. If it is left out: every registry.',
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
      description: 'Names or globs of `registry/repository[:tag]`. If it is left out: every base image.',
      examples: [['docker.io/library/node:22*']],
    }),
  'digest-pinned': z
    .boolean()
    .optional()
    .meta({ description: 'Whether the digest of the base image must be known.', default: false }),
  'signed-by': signers
    .min(1)
    .optional()
    .meta({ description: 'The base image must be signed by one of these signers.' }),
  undetermined: z.enum(['block', 'warn', 'allow']).optional().meta({
    description: 'What happens to an image whose base image cannot be determined.',
    default: 'block',
  }),
});

export const workflows = z.strictObject({
  enforce: z.enum(['advise', 'warn', 'block']).optional().meta({
    description: '`advise` reports what is found and does not change the verdict.',
    default: 'advise',
  }),
  'block-from': enforced['block-from'],
});
