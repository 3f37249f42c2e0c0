import { describe, expect, test } from 'vitest';
import { fault, reasonsOf } from '../../src/domain/reason.ts';

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
