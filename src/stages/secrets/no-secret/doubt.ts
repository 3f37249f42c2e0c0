import type { Hit } from '../engines.ts';
import { isWeak } from './placeholders.ts';
import { hasChecksum } from './tokens.ts';

/** Rules that find passwords, which people make up. */
const PASSWORDS: ReadonlySet<string> = new Set([
  'credential-by-name',
  'credential-in-address',
  'credential-in-connection-string',
  'jdbc-password',
  'credential-in-configuration',
  'kubernetes-literal-secret',
  'maven-password',
  'generic-api-key',
  'hashicorp-tf-password',
]);

/** What speaks against a hit that may be a secret all the same. */
export function doubtOf({ rule, value }: Hit): Pick<Hit, 'doubt'> {
  const bare = value.trim().replace(/^["'`]|["'`]$/g, '');
  if (PASSWORDS.has(rule) && isWeak(bare)) return { doubt: 'weak' };
  return hasChecksum(bare) === false ? { doubt: 'unsound' } : {};
}
