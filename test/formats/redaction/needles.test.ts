import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Needles } from '../../../src/formats/redaction/needles.ts';
import { growingRedactor, LooseValues, REDACTED, redactor } from '../../../src/formats/redaction/redact.ts';

const random = (length: number) => randomBytes(length).toString('base64url').slice(0, length);

describe('many texts are looked for in one pass', () => {
  // All begin alike and differ late, which is the worst that values can do.
  const values = (count: number) =>
    Array.from({ length: count }, (_, nth) => `ghp_same_start_${nth}_${random(20)}`);
  const text = Array.from(
    { length: 3000 },
    (_, nth) => `some words, then ghp_same_start_${nth % 50}_${random(20)}; `,
  ).join('');

  test('text without a start of one costs no comparison, however many there are', () => {
    const needles = new Needles(values(1000));
    expect(needles.spans('lorem ipsum dolor sit amet '.repeat(10_000))).toEqual([]);
    expect(needles.compared).toBe(0);
  });

  test('a thousand values cost hardly more comparisons than ten', () => {
    const cost = (count: number) => {
      const needles = new Needles(values(count));
      needles.spans(text);
      return needles.compared / 3000;
    };
    // A hundred times as many: seven more halvings.
    expect(cost(1000) - cost(10)).toBeLessThan(9);
  });

  test('finds what a search for each of them finds', () => {
    for (let round = 0; round < 300; round += 1) {
      const letters = () => [...randomBytes(40)].map((byte) => 'ab'[byte % 2]).join('');
      const needles = Array.from({ length: 12 }, (_, nth) => letters().slice(0, 5 + (nth % 6)));
      const hay = letters() + letters();
      const covered = new Array<boolean>(hay.length).fill(false);
      for (const one of needles)
        for (let at = hay.indexOf(one); at >= 0; at = hay.indexOf(one, at + 1))
          covered.fill(true, at, at + one.length);
      const found = new Array<boolean>(hay.length).fill(false);
      for (const [from, to] of new Needles(needles).spans(hay)) found.fill(true, from, to);
      expect(found, `${needles} in ${hay}`).toEqual(covered);
    }
  });

  test('names every text at every position, also one that is the beginning of another', () => {
    for (let round = 0; round < 300; round += 1) {
      const letters = () => [...randomBytes(40)].map((byte) => 'ab'[byte % 2]).join('');
      const needles = [...new Set(Array.from({ length: 12 }, (_, nth) => letters().slice(0, 5 + (nth % 6))))];
      const hay = letters() + letters();
      const expected = needles.flatMap((one) =>
        [...hay].flatMap((_, at) => (hay.startsWith(one, at) ? `${at} ${one}` : [])),
      );
      const found: string[] = [];
      new Needles(needles).each(hay, (one, at) => found.push(`${at} ${one}`));
      expect(found.sort(), `${needles} in ${hay}`).toEqual(expected.sort());
    }
  });
});

describe('redactor', () => {
  test('leaves nothing of two values that overlap', () => {
    expect(redactor(['abcdefgh', 'efghijklm'])('x abcdefghijklm y')).toBe(`x ${REDACTED} y`);
  });

  test('of a set that grows takes out what is known by then', () => {
    const values = new Set(['first-value']);
    const redact = growingRedactor(values);
    expect(redact('first-value second-value')).toBe(`${REDACTED} second-value`);
    values.add('second-value');
    expect(redact('first-value second-value')).toBe(`${REDACTED} ${REDACTED}`);
  });
});

describe('values that a tool wrote anew', () => {
  const values = new LooseValues([['Ab1', '/x+Y2', '=z3Q'].join('')]);

  test.each(['ab1/x+y2=z3q', 'AB1-X-Y2-Z3Q', 'see ab1 x y2 z3q.'])('are found in %s', (text) => {
    expect(values.isIn(text)).toBe(true);
    expect(values.redact(`<${text}>`, 'redacted')).not.toMatch(/y2/i);
  });

  test('are not found where they are not', () => {
    expect(values.isIn('ab1xy2z3q')).toBe(false);
    expect(values.redact('Ab1 and Y2', 'redacted')).toBe('Ab1 and Y2');
  });

  test('are found where a search in small letters without punctuation finds them', () => {
    const spelled = (text: string) => text.replace(/[^A-Za-z0-9]/g, '_').toLowerCase();
    for (let round = 0; round < 100; round += 1) {
      const letters = () => [...randomBytes(60)].map((byte) => 'aB-/\u00e9\u4e2d'[byte % 6]).join('');
      const needle = letters().slice(0, 5 + (round % 4));
      const hay = letters();
      expect(new LooseValues([needle]).isIn(hay), `${needle} in ${hay}`).toBe(
        new Needles([needle]).isEmpty ? false : spelled(hay).includes(spelled(needle)),
      );
    }
  });
});
