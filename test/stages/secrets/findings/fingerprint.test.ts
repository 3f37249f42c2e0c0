import { createHmac, scryptSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { fingerprints } from '../../../../src/stages/secrets/findings/fingerprint.ts';

const key = Buffer.from('of one repository');

describe('a fingerprint', () => {
  it.each([
    ['a short value', 'a weak one'],
    ['a passphrase', 'a value that somebody thought of'],
    ['a token', 'eyJhbGciOiJub25lIn0.7f1c9-Qm_x+/='],
  ])(
    'of %s is the same in every run of a repository, another in others, and no plain hash',
    async (_, value) => {
      const fingerprint = await fingerprints(key)(value);
      expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
      expect(await fingerprints(key)(value)).toBe(fingerprint);
      expect(await fingerprints(Buffer.from('of another'))(value)).not.toBe(fingerprint);
      expect(await fingerprints(key)(`${value} `)).not.toBe(fingerprint);
      expect(createHmac('sha256', key).update(value).digest('hex')).not.toContain(fingerprint);
    },
  );

  it.each([
    ['an address with a weak password', 'postgres://app:summer@db.internal:5432/shop'],
    ['a connection string', 'Server=db;Database=shop;User Id=sa;Password=summer'],
    ['a passphrase', 'correct horse battery staple'],
    ['a short value', 'x'.repeat(23)],
  ])('of %s costs who guesses as much as one of a short password', async (_, value) => {
    const stretched = scryptSync(value, key, 32, { N: 2 ** 14, r: 8, p: 1 });
    const wanted = createHmac('sha256', key).update(stretched).digest('hex').slice(0, 32);
    expect(await fingerprints(key)(value)).toBe(wanted);
  });

  it('is computed once for a value', async () => {
    const fingerprint = fingerprints(key);
    await fingerprint('first');
    const start = performance.now();
    await Promise.all(Array.from({ length: 500 }, () => fingerprint('first')));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
