import type { Hit } from '../engines.ts';
import { isGenericRule } from '../severity.ts';
import { isWeak } from './placeholders.ts';
import { hasChecksum } from './tokens.ts';

/** Rules of a distinctive form that find passwords, which people make up. */
const PASSWORDS: ReadonlySet<string> = new Set([
  'credential-in-address',
  'credential-in-connection-string',
  'jdbc-password',
  'oracle-jdbc-password',
  'maven-password',
  'netrc-password',
  'pgpass-password',
]);

/** What speaks against a hit that may be a secret all the same. */
export function doubtOf({ rule, value }: Hit): Pick<Hit, 'doubt'> {
  const bare = value.trim().replace(/^["'`]|["'`]$/g, '');
  if ((PASSWORDS.has(rule) || isGenericRule(rule)) && isWeak(bare)) return { doubt: 'weak' };
  return hasChecksum(bare) === false ? { doubt: 'unsound' } : {};
}
