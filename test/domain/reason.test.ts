import { describe, expect, test } from 'vitest';
import { fault, reasonsOf, resultsOf } from '../../src/domain/reason.ts';

/** An error of the file system, as Node throws it. */
function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: a word, write '/tmp/assay-x/secret name'`), {
    code,
    syscall: 'write',
  });
}

describe('what is thrown becomes reasons', () => {
  test.each(['ENOSPC', 'EDQUOT', 'EFBIG'])(
    'a disk that is full is the reason itself, with the place: %s',
    (code) => {
      const [reason, ...others] = reasonsOf(systemError(code), 'image');
      expect(reason).toMatchObject({ code: 'disk-full', check: 'image' });
      expect(reason.message).toContain(code);
      expect(reason.message).toContain('/tmp/');
      expect(others).toEqual([]);
    },
  );

  test('any other error is one of Assay', () => {
    expect(reasonsOf(systemError('EIO'), 'image')[0].code).toBe('internal-error');
    expect(reasonsOf(new TypeError('x is no function'), 'scan')[0].code).toBe('internal-error');
  });

  test('a fault keeps its reasons, whatever caused it', () => {
    const caused = fault('image-invalid', 'image', 'the layer ends early', systemError('ENOSPC'));
    expect(reasonsOf(caused, 'scan')).toBe(caused.reasons);
  });
});

describe('work that has ended', () => {
  const one = fault('tool-failed', 'secrets', 'one');
  const two = fault('tool-failed', 'secrets', 'two');
  const ended = (...works: readonly Promise<number>[]) => Promise.allSettled(works);
  const thrown = async (...works: readonly Promise<number>[]) => {
    const all = await ended(...works);
    try {
      return { results: resultsOf(all) };
    } catch (error) {
      return { error };
    }
  };

  test('has its results, in their order', async () => {
    expect(resultsOf(await ended(Promise.resolve(1), Promise.resolve(2)))).toEqual([1, 2]);
  });

  test('throws the reasons of all that failed, each once', async () => {
    const reject = (error: unknown) => Promise.reject(error);
    expect(await thrown(Promise.resolve(1), reject(one))).toEqual({ error: one });
    expect(await thrown(reject(one), reject(one))).toEqual({ error: one });
    const both = await thrown(reject(one), Promise.resolve(1), reject(two));
    expect(both).toMatchObject({ error: { reasons: [...one.reasons, ...two.reasons] } });
  });

  test.each([[new Error('x')], [undefined], [null]])(
    'throws what else was thrown as it is: %s',
    async (other) => {
      expect(await thrown(Promise.reject(one), Promise.reject(other))).toEqual({ error: other });
      expect(await thrown(Promise.resolve(1), Promise.reject(other))).toEqual({ error: other });
    },
  );
});
