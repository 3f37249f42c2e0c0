import type { Hit } from '../hit.ts';
import { isWeak } from '../no-secret/placeholders.ts';
import { hasChecksum } from '../no-secret/tokens.ts';
import { isGenericRule } from './secret-severity.ts';

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

/** Who gives such a name to a key has made it up for a test. */
const MADE_UP: ReadonlySet<string> = new Set([
  'test',
  'fake',
  'dummy',
  'mock',
  'mocked',
  'sample',
  'example',
]);

/** What speaks against a hit that may be a secret all the same; `line` is the one where it begins. */
export function doubtOf({ rule, value }: Hit, line = ''): Pick<Hit, 'doubt'> {
  const bare = value.trim().replace(/^["'`]|["'`]$/g, '');
  if ((PASSWORDS.has(rule) || isGenericRule(rule)) && isWeak(bare)) return { doubt: 'weak' };
  if (/private[-_]?key/i.test(rule) && isMadeUp(line)) return { doubt: 'named' };
  return hasChecksum(bare) === false ? { doubt: 'unsound' } : {};
}

/** `const TEST_FAKE_RSA_KEY_35: &str = "-----BEGIN …`: the name that the key is given to has such a word. */
function isMadeUp(line: string): boolean {
  const [before = ''] = line.slice(0, 300).split('-----BEGIN');
  const [, name = ''] =
    /([\w-]{1,80})(?::\s?[&\w' ]{1,30})?["'`]?\s{0,3}(?:[:=]|:=|=>)\s{0,3}[\w&]{0,3}["'`(]{0,4}$/.exec(
      before,
    ) ?? [];
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => MADE_UP.has(word.toLowerCase()));
}
