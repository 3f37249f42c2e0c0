import { expect, test } from 'vitest';
import { withSpace } from '../../src/domain/disk-space.ts';
import { fullDiskLine } from '../../src/domain/error-words.ts';
import { fault, reasonsOf } from '../../src/domain/reason.ts';

const MIB = 1024 * 1024;
const full = (code: string) => Object.assign(new Error(`${code}: no space left on device, write`), { code });

test.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s is a full disk wherever it is thrown', async (code) => {
  expect(reasonsOf(full(code), 'sbom')).toMatchObject([{ code: 'disk-full', check: 'sbom' }]);
  const caused = fault('scan-incomplete', 'secrets', 'a layer could not be read', full(code));
  await expect(Promise.reject(caused)).toRefuseWith('disk-full');
  const wrapped = fault('trust-unavailable', 'inputs', 'no root', new Error('tuf', { cause: full(code) }));
  expect(wrapped.reasons[0].code).toBe('disk-full');
});

test('another error of the system keeps its code', () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  expect(fault('input-invalid', 'inputs', 'cannot be written', denied).reasons[0].code).toBe('input-invalid');
  expect(reasonsOf(denied, 'sbom')[0].code).toBe('internal-error');
});

test('the reason says what is free on each disk, once', () => {
  const reasons = reasonsOf(full('ENOSPC'), 'image');
  const spaces = [
    { folder: '/runner/temp', free: 0, total: 50 * MIB, files: { free: 3, total: 60 } },
    { folder: '/runner/cache', free: 3 * MIB, total: 50 * MIB },
  ];
  const [{ message }] = withSpace(withSpace(reasons, spaces), spaces);
  expect(message).toContain('/runner/temp 0 kB of 52.4 MB, 3 of 60 files; /runner/cache 3.1 MB of 52.4 MB');
  expect(message.match(/Free now/g)).toHaveLength(1);
});

test.each([
  'FATAL Fatal error run error: write /tmp/a/fanal.db: no space left on device',
  'SIGXFSZ: file size limit exceeded',
  'write /tmp/x/trivy.db: file too large',
  'open /tmp/x: disk quota exceeded',
  'database or disk is full (13)',
])('a tool that says "%s" says that the disk is full', (line) => {
  expect(fullDiskLine(`goroutine 1\n${line}\n`)).toBe(line);
});

test.each([
  'PUT https://registry.example.com/v2/: write /var/lib: no space left on device',
  'POST https://rekor.example.com: 413 Request Entity Too Large',
  'The size of the scanned file is too large',
])('a tool that says "%s" does not', (line) => {
  expect(fullDiskLine(line)).toBeUndefined();
});
