import type { Hit } from '../hit.ts';
import { isWeak } from '../no-secret/placeholders.ts';
import { hasChecksum } from '../no-secret/tokens.ts';
import { isGenericRule } from './secret-severity.ts';

/** Rules with a distinctive form that find passwords, which people choose. */
export const PASSWORD_RULES: ReadonlySet<string> = new Set([
  'credential-in-address',
  'credential-in-connection-string',
  'jdbc-password',
  'oracle-jdbc-password',
  'maven-password',
  'netrc-password',
  'pgpass-password',
]);

/** Words in the names of keys that were made for a test. */
const TEST_WORDS: ReadonlySet<string> = new Set([
  'test',
  'fake',
  'dummy',
  'mock',
  'mocked',
  'sample',
  'example',
]);

/** A reason to doubt a hit that may be a secret. `line` is the line in which it begins. */
export function doubtOf({ rule, value }: Hit, line = ''): Pick<Hit, 'doubt'> {
  const bare = value.trim().replace(/^["'`]|["'`]$/g, '');
  if ((PASSWORD_RULES.has(rule) || isGenericRule(rule)) && isWeak(bare)) return { doubt: 'weak' };
  if (/private[-_]?key/i.test(rule) && hasTestName(line)) return { doubt: 'test-name' };
  return hasChecksum(bare) === false ? { doubt: 'bad-checksum' } : {};
}

/** Whether the name of a key contains such a word: `const TEST_FAKE_RSA_KEY_35: &str = "-----BEGIN …`. */
function hasTestName(line: string): boolean {
  const [before = ''] = line.slice(0, 300).split('-----BEGIN');
  const [, name = ''] =
    /([\w-]{1,80})(?::\s?[&\w' ]{1,30})?["'`]?\s{0,3}(?:[:=]|:=|=>)\s{0,3}[\w&]{0,3}["'`(]{0,4}$/.exec(
      before,
    ) ?? [];
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => TEST_WORDS.has(word.toLowerCase()));
}
