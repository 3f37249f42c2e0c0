import { expect, test } from 'vitest';
import { readImageList } from '../../../src/formats/fleet/image-list.ts';

test('reads one image a line, without comments', () => {
  const text = '\ufeff# what we ship\nghcr.io/acme/a:1\r\n\n  ghcr.io/acme/b@sha256:0 # pinned\n';
  expect(readImageList(text)).toEqual({
    ok: true,
    value: [
      { text: 'ghcr.io/acme/a:1', line: 2 },
      { text: 'ghcr.io/acme/b@sha256:0', line: 4 },
    ],
  });
});

test('refuses two words on a line', () => {
  expect(readImageList('a b')).toEqual({ ok: false, fault: expect.stringContaining('line 1') });
});
