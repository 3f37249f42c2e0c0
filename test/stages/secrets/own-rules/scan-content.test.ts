import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { KeywordSearch } from '../../../../src/stages/secrets/own-rules/keyword-search.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';
import { Turns } from '../../../../src/turns.ts';

const MIB = 1024 * 1024;
const LIMIT_MS = 120_000;
const random = new Random('scan-content');
const scanner = new ContentScanner(OWN_RULES);
const scan = (text: string, path = 'settings.conf') => scanner.scan(Buffer.from(text), path);
const token = () => random.fill('ghp_{b62:36}');

describe('keywords', () => {
  const found = (keywords: readonly string[], text: string) => {
    const seen: string[] = [];
    new KeywordSearch(keywords).each(Buffer.from(text), (keyword, at) =>
      seen.push(`${keywords[keyword]}@${at}`),
    );
    return seen;
  };

  test('are found within each other, at both ends, in any case and beside any byte', () => {
    expect(found(['he', 'she', 'hers'], 'usHErs\u00e9SHE')).toEqual([
      'she@1',
      'he@2',
      'hers@2',
      'she@8',
      'he@9',
    ]);
    expect(found(['aab'], 'aaab')).toEqual(['aab@1']);
    expect(found(['x'], '')).toEqual([]);
  });
});

describe('a file', () => {
  test('is answered the same in turns, also where a keyword is cut by the end of one', async () => {
    const step = 64 * 1024;
    const lines = Array.from({ length: 6 }, (_, at) => {
      const value = `A=${token()}\n`;
      // Each token lies across the end of a step, one byte further than the one before.
      return `${'x'.repeat(step - value.length + (at === 0 ? 20 : 1))}\n`.slice(0, -1) + value;
    });
    const content = Buffer.from(lines.join(''));
    const inTurns = await scanner.scanInTurns(content, 'settings.conf', new Turns());
    expect(inTurns).toEqual(scanner.scan(content, 'settings.conf'));
    expect(inTurns.filter(({ rule }) => rule.id === 'github-token')).toHaveLength(6);
  });

  test('is answered with the line of each secret, also where lines are long, and each place once', () => {
    const [one, two] = [token(), token()];
    const text = `# \u00e9\n\nA=${one}\n${'x=1;'.repeat(5000)}B=${two};${'y=2;'.repeat(5000)}\nC=${one}`;
    const found = scan(text).filter(({ rule }) => rule.id === 'github-token');
    expect(found.map(({ line, value }) => [line, value])).toEqual([
      [3, one],
      [4, two],
      [5, one],
    ]);
  });

  test('has its tokens whole, however long they are', () => {
    const long = random.fill('ya29.{b64u:480}');
    expect(scan(`see ${long} there`)).toMatchObject([{ value: long }]);
  });

  test('has its values as text in UTF-8', () => {
    const value = `gr\u00fc\u00dfe-${random.fill('{b62:12}')}`;
    expect(scan(`db_password = "${value}"`)).toMatchObject([{ value, rule: { certainty: 'generic' } }]);
  });

  test('takes a quoted value whole where quotes in it are escaped, also where nothing behind it is', () => {
    const value = random.fill(String.raw`{b62:7}\"{b62:6}\\\\{b62:5}`);
    expect(scan(`{"db_password": "${value}", "b": "c"}`)).toMatchObject([{ value }]);
    const last = random.fill(String.raw`{b62:14}\\`);
    expect(scan(`db_password = "${last}"`)).toMatchObject([{ value: last }]);
  });

  test.each([
    ['keywords alone', `sk-ghp_password=secret:token,key `],
    ['one line of JSON', `{"password":"`],
    ['frames of keys', ['-----BEGIN PRI', 'VATE KEY-----\\nAAAA '].join('')],
    ['addresses', 'a://b:c'],
    ['base64', 'eyJhbGciOiJIUzI1NiJ9.'],
    ['blanks', 'password          '],
    ['backslashes', String.raw`password="\\\\`],
    ['open braces', '{"kty":"d":'],
    ['escaped quotes', 'password=\\"\\'],
    ['commands', 'mysql -p curl -u '],
    ['quoted words of a command', `mysql 'a' `],
    ['commands over many lines', 'curl \\\n'],
    ['pipes', 'echo a|sudo -S|'],
    ['here-strings', 'sudo -S <<<'],
    ['calls in calls', 'jwt.sign('],
    ['calls with a text', 'createHmac("'],
    ['logins', '.login("a",'],
    ['pairs', 'auth=("'],
    ['lists of users', 'chpasswd\n'],
    ['profiles', '<auth-user-pass>\n'],
    ['headers', 'Authorization: Token '],
    ['users of a device', 'createUser a SHA '],
    ['dots', '.g12345.'],
    ['names in other letters', '\u043f\u0430\u0440\u043e\u043b\u044c'],
    ['dialogues', 'expect "assword" {'],
    ['words of a wallet', 'mnemonic: abc def '],
    ['words without an end', 'login gmail abcd abcd abcd '],
    ['keys in XML', '<RSAKeyValue><D>AAAA'],
    ['collections of requests', '"apikey":[{"key":"value",'],
    ['answers of an installer', ' a/password/password'],
    ['lines of a proxy', 'cache_peer a login=b:c login='],
    ['users of a database', 'user a user >b '],
    ['addresses without a scheme', 'a:b:c@tcp('],
    ['tables', '|password|-\n|-|-|\n', 'a.md'],
    ['rows of a dump', 'COPY a (token) FROM stdin;\n\t\n', 'a.sql'],
    ['rows of a table', 'password,"token\n', 'a.csv'],
    ['rows of a statement', `INSERT INTO a (password) VALUES ('a',('`, 'a.sql'],
    ['lines of a file of secrets', 'a b c ', 'ppp/chap-secrets'],
    ['fields of a file of passwords', 'a:1:b:c:', '.pgpass'],
  ])(
    'made to be slow is over soon: %s',
    (_, piece, path = 'a.json') => {
      const content = Buffer.from(piece.repeat(Math.ceil(MIB / piece.length)));
      // The time of this process alone: others use the machine too.
      const start = process.cpuUsage();
      scanner.scan(content, path);
      const { user } = process.cpuUsage(start);
      // Some seconds; anything that is not linear takes hours.
      expect(user / 1000).toBeLessThan(15_000);
    },
    LIMIT_MS,
  );
});
