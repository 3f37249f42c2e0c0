import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/domain/finding/finding.ts';
import { fingerprints } from '../../../../src/stages/secrets/findings/fingerprint.ts';
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
const merge = (hits: readonly Hit[], key = 'key') =>
  mergeHits(hits, fingerprints(Buffer.from(key)), ({ file, line }): readonly Place[] => [
    { kind: 'source', path: file, line },
  ]);

describe('hits', () => {
  it('are one finding where one value of a line stands within another, in any order of the hits', async () => {
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

  it('stay apart on different lines with different values, and hash by the key', async () => {
    const hits = [hit({}), hit({ line: 2, value: `${token}-other` })];
    const [first, second, ...others] = await merge(hits);
    expect(others).toEqual([]);
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
    expect((await merge(hits, 'another'))[0]?.fingerprint).not.toBe(first?.fingerprint);
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a value', () => {
  const frame = (word: string) => `-----${word} EC ${'PRIVATE'} KEY-----`;
  const key = `${frame('BEGIN')}\nAAAA\nBBBB\n${frame('END')}\n`;

  it.each([
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

  it('of several lines is masked line by line, and nothing is that is too short to hide', () => {
    expect(spellings(key)).toEqual(expect.arrayContaining([key.trim(), 'AAAABBBB', 'AAAA', 'BBBB']));
    expect(spellings(key)).not.toContain(frame('END'));
    expect(spellings('abc')).toEqual([]);
  });

  it('that stands escaped in JSON or in an address is masked as it is meant, too', () => {
    expect(spellings(String.raw`x9\"y8\\z7`)).toContain(String.raw`x9"y8\z7`);
    expect(spellings('p%40ss%2Fw0rd')).toContain('p@ss/w0rd');
    expect(spellings('100%sure"')).toEqual(['100%sure"']);
  });
});
