import { createHmac } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { fingerprints } from '../../../src/stages/secrets/fingerprint.ts';

const key = Buffer.from('of one repository');

describe('a fingerprint', () => {
  it.each([
    ['a short value', 'a weak one'],
    ['a long value', 'a value that nobody guesses, 7f1c9'],
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

  it('is computed once for a value', async () => {
    const fingerprint = fingerprints(key);
    await fingerprint('first');
    const start = performance.now();
    await Promise.all(Array.from({ length: 500 }, () => fingerprint('first')));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
