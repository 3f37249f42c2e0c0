import { describe, expect, test } from 'vitest';
import type { Place } from '../../../../src/domain/finding/finding.ts';
import { mergeHits, normalise, spellings } from '../../../../src/stages/secrets/findings/merge-hits.ts';
import type { Hit } from '../../../../src/stages/secrets/hit.ts';

const token = ['to', 'ken', Date.now()].join('-');
const hit = (more: Partial<Hit>): Hit => ({
  engine: 'gitleaks',
  rule: 'r',
  title: 't',
  file: 'f',
  line: 1,
  value: token,
  ...more,
});
const inSource = ({ file, line }: Hit): readonly Place[] => [{ kind: 'source', path: file, line }];
const merge = async (hits: readonly Hit[], key = 'key', placesOf = inSource) =>
  (await mergeHits(hits, Buffer.from(key), placesOf)).merged.map(({ finding }) => finding);

describe('hits', () => {
  test('of thousands of values in one line are joined as those of few values are', async () => {
    const tokens = Array.from({ length: 2000 }, (_, at) => `${token}-${at}-${'z'.repeat(at % 7)}`);
    const hits = tokens.flatMap((value) => [
      hit({ value }),
      hit({ engine: 'trivy', value: `key=${value};` }),
    ]);
    const all = await merge(hits);
    // Some of them begin with another one, which is then the value of both.
    const few = await Promise.all(
      tokens
        .slice(0, 20)
        .map((value) => merge([hit({ value }), hit({ engine: 'trivy', value: `key=${value};` })])),
    );
    const prints = new Set(all.map(({ fingerprint }) => fingerprint));
    const shortest = tokens
      .slice(0, 20)
      .filter((one) => !tokens.some((other) => other !== one && one.includes(other)));
    expect(shortest.length).toBeGreaterThan(5);
    for (const [at, found] of few.entries()) {
      expect(found).toHaveLength(1);
      if (shortest.includes(tokens[at] ?? '')) expect(prints.has(found[0]?.fingerprint ?? '')).toBe(true);
    }
    expect(all.length).toBe(
      tokens.filter((one) => !tokens.some((other) => other !== one && one.includes(other))).length,
    );
  });

  test('are one finding where one value of a line stands within another, in any order of the hits', async () => {
    const hits = [
      hit({ rule: 'generic-api-key' }),
      hit({ rule: 'named' }),
      hit({ rule: 'named-too' }),
      hit({ engine: 'trivy', rule: 'of-trivy', value: `Bearer ${token}` }),
      hit({ engine: 'assay', rule: 'by-name', value: `"Bearer ${token}"` }),
    ];
    const [finding, ...others] = await merge(hits);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'named',
      engines: ['assay', 'gitleaks', 'trivy'],
      severity: 'high',
      places: [{ path: 'f', line: 1 }],
    });
    expect(await merge(hits.toReversed())).toEqual([finding]);
    expect((await merge([hit({ file: 'g' })]))[0]?.fingerprint).toBe(finding?.fingerprint);
  });

  test('stay apart on different lines with different values, and hash by the key', async () => {
    const hits = [hit({}), hit({ line: 2, value: `${token}-other` })];
    const [first, second, ...others] = await merge(hits);
    expect(others).toEqual([]);
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
    expect((await merge(hits, 'another'))[0]?.fingerprint).not.toBe(first?.fingerprint);
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('many values that can be guessed', () => {
  const passwords = (count: number, file: string) =>
    Array.from({ length: count }, (_, number) =>
      hit({ file, line: number + 1, value: `pass ${file} ${number}` }),
    );
  const many = passwords(40, 'a.env');
  const byTitle = async (hits: readonly Hit[], placesOf = inSource) =>
    new Map(
      (
        await merge(
          hits.map((one) => ({ ...one, title: one.value })),
          'key',
          placesOf,
        )
      ).map((finding) => [finding.title, finding]),
    );

  test('are one finding with one fingerprint each, in however many files they stand', async () => {
    const copies = many.map((one) => ({ ...one, file: 'z/copy.env' }));
    const [found, twice] = [await byTitle(many), await byTitle([...copies, ...many])];
    expect(new Set([...found.values()].map(({ fingerprint }) => fingerprint)).size).toBe(40);
    expect([...twice.keys()].sort()).toEqual([...found.keys()].sort());
    for (const [title, finding] of found) {
      expect(twice.get(title)?.fingerprint).toBe(finding.fingerprint);
      expect(twice.get(title)?.places).toHaveLength(2);
    }
    expect((await mergeHits(many, Buffer.from('key'), inSource)).bound).toBe(40);
    expect((await mergeHits(many.slice(0, 16), Buffer.from('key'), inSource)).bound).toBe(0);
  });

  test('keep their fingerprints whatever stands in commits and in the image besides', async () => {
    const commit = 'c'.repeat(40);
    const placesOf = (one: Hit): readonly Place[] => {
      if (one.file === 'a.env')
        return [...inSource(one), { kind: 'commit', commit, path: one.file, line: one.line }];
      if (one.file === 'old.env') return [{ kind: 'commit', commit, path: 'a.env', line: one.line }];
      if (one.file === 'gone.env') return [];
      return [{ kind: 'config', platform: 'linux/amd64', entry: `Env ${one.line}` }];
    };
    const others = [...passwords(40, 'old.env'), ...passwords(40, 'gone.env'), ...passwords(40, 'config')];
    const [found, among] = [await byTitle(many), await byTitle([...others, ...many], placesOf)];
    expect(among.size).toBe(120);
    for (const [title, { fingerprint }] of found) expect(among.get(title)?.fingerprint).toBe(fingerprint);
  });
});

describe('a value', () => {
  const frame = (word: string) => `-----${word} EC ${'PRIVATE'} KEY-----`;
  const key = `${frame('BEGIN')}\nAAAA\nBBBB\n${frame('END')}\n`;

  test.each([
    [' "x y" ', 'x y'],
    ["'quoted'", 'quoted'],
    [key, 'AAAABBBB'],
    [key.replaceAll('\n', '\r\n'), 'AAAABBBB'],
    [JSON.stringify(key), 'AAAABBBB'],
    ['AAAA\n  BBBB\n', 'AAAABBBB'],
    [frame('BEGIN'), frame('BEGIN')],
  ])('has one spelling: %#', (value, normal) => {
    expect(normalise(value)).toBe(normal);
  });

  test('of several lines is masked line by line, and nothing is that is too short to hide', () => {
    expect(spellings(key)).toEqual(expect.arrayContaining([key.trim(), 'AAAABBBB', 'AAAA', 'BBBB']));
    expect(spellings(key)).not.toContain(frame('END'));
    expect(spellings('abc')).toEqual([]);
  });

  test('that stands escaped in JSON or in an address is masked as it is meant, too', () => {
    expect(spellings(String.raw`x9\"y8\\z7`)).toContain(String.raw`x9"y8\z7`);
    expect(spellings('p%40ss%2Fw0rd')).toContain('p@ss/w0rd');
    expect(spellings('100%sure"')).toEqual(['100%sure"']);
  });
});
