import { createHmac, type ScryptOptions, scrypt, scryptSync } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fingerprints } from '../../../../src/stages/secrets/findings/fingerprint.ts';
import type { Guessable } from '../../../../src/stages/secrets/findings/fingerprint-groups.ts';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, scrypt: vi.fn(crypto.scrypt) };
});

const key = Buffer.from('of one repository');
const COST: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 };
const stretched = (text: string, salt = key) => scryptSync(text, salt, 32, COST);
const hmac = (content: string | Buffer, by = key) =>
  createHmac('sha256', by).update(content).digest('hex').slice(0, 32);
/** The fingerprint of a value that is stretched alone. */
const alone = (value: string) => hmac(stretched(value));

const at = (value: string, file = 'a.env', area = 'source'): Guessable => ({ value, file, area });
const made = (count: number, file?: (at: number) => string, word = 'pass') =>
  Array.from({ length: count }, (_, number) => at(`${word} ${number}`, file?.(number)));
const of = async (values: readonly Guessable[], by: Uint8Array = key) => (await fingerprints(values, by)).of;
const one = async (value: string, by: Uint8Array = key) => (await of([at(value)], by)).get(value) ?? '';
const scrypts = () => vi.mocked(scrypt).mock.calls.length;

beforeEach(() => {
  vi.mocked(scrypt).mockClear();
});

describe('a fingerprint', () => {
  test.each([
    ['a short value', 'a weak one'],
    ['a passphrase', 'a value that somebody thought of'],
    ['a token', 'eyJhbGciOiJub25lIn0.7f1c9-Qm_x+/='],
  ])(
    'of %s is the same in every run of a repository, another in others, and no plain hash',
    async (_, value) => {
      const fingerprint = await one(value);
      expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
      expect(await one(value)).toBe(fingerprint);
      expect(await one(value, Buffer.from('of another'))).not.toBe(fingerprint);
      expect(await one(`${value} `)).not.toBe(fingerprint);
      expect(createHmac('sha256', key).update(value).digest('hex')).not.toContain(fingerprint);
    },
  );

  test.each([
    ['an address with a weak password', 'postgres://app:summer@db.internal:5432/shop'],
    ['a connection string', 'Server=db;Database=shop;User Id=sa;Password=summer'],
    ['a passphrase', 'correct horse battery staple'],
    ['a short value', 'x'.repeat(23)],
  ])('of %s costs who guesses as much as one of a short password', async (_, value) => {
    expect(await one(value)).toBe(alone(value));
  });

  test('of a token costs no stretching, however many there are', async () => {
    const tokens = Array.from({ length: 1000 }, (_, number) => at(`${'x'.repeat(30)}${number}`));
    const found = await fingerprints(tokens, key);
    expect(new Set(found.of.values()).size).toBe(1000);
    expect([found.bound, scrypts()]).toEqual([0, 0]);
  });
});

describe('of few values that can be guessed', () => {
  test('each is stretched alone, with the same cost and whatever lies beside it', async () => {
    const values = made(16, (number) => `${number % 3}.env`);
    const found = await fingerprints(values, key);
    expect(found.bound).toBe(0);
    for (const { value } of values) expect(found.of.get(value)).toBe(alone(value));
    expect(scrypts()).toBe(16);
    for (const [, , length, cost] of vi.mocked(scrypt).mock.calls) expect([length, cost]).toEqual([32, COST]);
  });
});

describe('of many values that can be guessed', () => {
  const many = made(1000);

  test.each([
    ['in one file', undefined, 1],
    ['over two files', (number: number) => `${number % 2}.env`, 2],
    ['over 1,000 files', (number: number) => `${number}.env`, 16],
  ])(
    '%s no more are stretched than of a few, and each has a fingerprint of its own',
    async (_, file, most) => {
      const found = await fingerprints(made(1000, file), key);
      expect(scrypts()).toBe(most);
      expect(found.bound).toBe(1000);
      expect(new Set(found.of.values()).size).toBe(1000);
    },
  );

  test('it is the same in every run, in whatever order and under whatever path they are found', async () => {
    const found = await of(many);
    expect(await of(many)).toEqual(found);
    const moved = await of(many.toReversed().map(({ value }) => at(value, 'moved/b.env')));
    expect(new Map([...moved].toReversed())).toEqual(found);
  });

  test.each([
    ['comes', [...many, at('one more')]],
    ['goes', many.slice(1)],
    ['changes', [...many.slice(1), at('another')]],
  ])('all are renewed where one %s, so that no suppression of before fits', async (_, values) => {
    const before = new Set((await of(many)).values());
    for (const after of (await of(values)).values()) expect(before).not.toContain(after);
  });

  test('none is that of the value alone, or of the value among others', async () => {
    const found = await of(many);
    const others = new Set((await of(made(1000, undefined, 'word'))).values());
    for (const { value } of many.slice(0, 5)) expect(found.get(value)).not.toBe(alone(value));
    for (const fingerprint of found.values()) expect(others).not.toContain(fingerprint);
    const shared = await of([...made(17, undefined, 'word'), at('pass 1')]);
    expect(shared.get('pass 1')).not.toBe(found.get('pass 1'));
  });

  test('who knows all but one pays one whole stretching for each guess at it', async () => {
    await of(many);
    const calls = vi.mocked(scrypt).mock.calls;
    const [text, salt, length, cost] = calls[0] ?? [];
    expect([calls.length, salt, length, cost]).toEqual([1, key, 32, COST]);
    // Every value goes into what is stretched, and a fingerprint needs what comes out.
    expect(new Set(JSON.parse(String(text)))).toEqual(
      new Set(['together', ...many.map(({ value }) => value)]),
    );
    const secret = stretched(String(text)).toString('hex');
    const [first] = many;
    expect((await of(many)).get(first?.value ?? '')).toBe(
      hmac(JSON.stringify(['together', secret, first?.value])),
    );
  });

  test('a value that is what others are stretched as has a fingerprint of its own', async () => {
    const seventeen = made(17);
    const found = await of(seventeen);
    const text = String(vi.mocked(scrypt).mock.calls[0]?.[0]);
    expect([...found.values()]).not.toContain(await one(text));
  });

  test('they are told apart by their borders', async () => {
    const [a, b] = [
      [at('x","y'), at('z')],
      [at('x'), at('y","z')],
    ].map((pair) => of([...many, ...pair]));
    expect((await a)?.get('pass 1')).not.toBe((await b)?.get('pass 1'));
  });

  test('those of other files and areas stay as they are', async () => {
    const apart = [at('of a small file', 'b.env'), at('of the image', 'a.env', 'image')];
    const found = await fingerprints([...many, ...apart], key);
    for (const { value } of apart) expect(found.of.get(value)).toBe(alone(value));
    expect(found.bound).toBe(1000);
    expect(found.of.get('pass 1')).toBe((await of(many)).get('pass 1'));
  });

  test('over many files those of most others stay where one comes, goes or changes', async () => {
    const values = made(200, (number) => `${number}.env`);
    const before = await of(values);
    const after = await of([...values, at('one more', 'new.env')]);
    const renewed = values.filter(({ value }) => before.get(value) !== after.get(value));
    expect(renewed.length).toBeGreaterThan(0);
    expect(renewed.length).toBeLessThan(40);
  });
});
