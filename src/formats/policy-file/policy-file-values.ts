import { z } from 'zod';
import { parseDuration } from '../../domain/duration.ts';
import { globFault } from '../../domain/glob.ts';
import { parseReference } from '../../domain/image/image.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { isPattern } from '../../domain/policy/operations.ts';
import { ANY_REF } from '../../domain/policy/policy.ts';
import { orUndefined } from '../../domain/result.ts';
import { publicKeysIn } from '../signing/pem.ts';

/** The values of the policy file. Each message is the end of a sentence that begins with the key. */

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** A text that is valid if `fault` finds no fault. */
function text(fault: (value: string) => string | undefined) {
  return z.string().superRefine((value, context) => {
    const message = fault(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}

/** A sentence for people: not blank, of at most 1,000 characters. */
export const sentence = text((value) => {
  if (value.trim() === '') return 'must not be empty';
  return value.length > 1000 ? 'must not be longer than 1000 characters' : undefined;
});

/** `YYYY-MM-DD`, a day that the calendar has. */
export const day = text((value) =>
  isDay(value) ? undefined : 'is not a day of the calendar: write it YYYY-MM-DD, such as 2027-03-31',
).meta({ format: 'date' });

export const glob = text(globFault);

/** purl-spec: letters, digits, `.` and `-`, in lower case. */
export const purlType = text((value) =>
  /^[a-z][a-z0-9.-]*$/.test(value) ? undefined : 'is not the type of a PURL, such as npm, deb or golang',
);

export const duration = text((value) =>
  (orUndefined(parseDuration(value)) ?? 0) > 0 ? undefined : 'is not a length of time such as 48h, 30m or 2d',
).meta({ pattern: '^[0-9]{1,5}[mhd]$' });

export const days = text((value) =>
  /^[1-9]\d{0,3}d$/.test(value) ? undefined : 'is not a number of days such as 90d',
).meta({ pattern: '^[1-9][0-9]{0,3}d$' });

export const vulnerabilityId = text((value) =>
  /^[A-Za-z0-9][A-Za-z0-9._:-]{2,99}$/.test(value)
    ? undefined
    : 'is not the id of one vulnerability, such as CVE-2026-1234 or GHSA-xxxx-xxxx-xxxx',
);

export const fingerprint = text((value) =>
  /^[0-9a-f]{32}$/.test(value) ? undefined : 'is not a fingerprint of 32 hex digits, as the report shows it',
).meta({ pattern: '^[0-9a-f]{32}$' });

export const policyDigestText = text((value) =>
  /^sha256:[0-9a-f]{64}$/.test(value) ? undefined : 'is not a digest of the form sha256:<64 hex digits>',
).meta({ pattern: '^sha256:[0-9a-f]{64}$' });

/** Compared exactly, so a pattern would match no signer. */
export const identity = text((value) => {
  if (value.trim() !== value || value === '')
    return 'must not be empty, and must not begin or end with blanks';
  return isPattern(value) ? 'is compared exactly and must not contain a pattern' : undefined;
});

export const issuer = text((value) => {
  const url = URL.parse(value);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.host));
  return safe ? undefined : 'is not an https URL';
});

export const sourceRepository = text((value) =>
  /^https?:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+$/.test(value) && !value.endsWith('.git')
    ? undefined
    : 'is not of the form https://github.com/owner/repository',
);

export const gitRef = text((value) =>
  value === ANY_REF || /^refs\/[^\s*?~^:\\[]+$/.test(value)
    ? undefined
    : 'is not a full ref such as refs/heads/main',
);

/** An instant in UTC: `2027-03-31T12:00:00Z`. */
export const instant = text((value) =>
  isInstant(value) ? undefined : 'is not a time in UTC such as 2027-03-31T12:00:00Z',
).meta({ format: 'date-time' });

/** A day, which ends at midnight UTC, or an instant. */
export const end = text((value) =>
  isDay(value) || isInstant(value)
    ? undefined
    : 'is neither a day such as 2027-03-31 nor a time in UTC such as 2027-03-31T12:00:00Z',
);

/** One public key in PEM. */
export const publicKey = text((value) => {
  const keys = publicKeysIn(value);
  if (!keys.ok) return `is not one public key in PEM: ${keys.fault}`;
  return keys.value.length > 1 ? 'contains more than one public key: give each an entry' : undefined;
});

/** GitHub's ids of repositories and accounts. */
export const githubId = text((value) =>
  /^[1-9][0-9]{0,18}$/.test(value) ? undefined : 'is not a number that GitHub assigns, in quotes',
).meta({ pattern: '^[1-9][0-9]{0,18}$' });

export const taggedImage = text((value) => {
  const reference = parseReference(value);
  if (!reference.ok) return `is not an image: ${reference.fault}`;
  if (reference.value.digest !== undefined) return 'names a digest, which never changes: name a tag';
  return /:[^/]*$/.test(value) ? undefined : 'names no tag: write registry/repository:tag';
});

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isInstant(value: string): boolean {
  const [, date = ''] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.exec(value) ?? [];
  return isDay(date);
}
