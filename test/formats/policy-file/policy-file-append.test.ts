import { expect, test } from 'vitest';
import { appendEntries } from '../../../src/formats/policy-file/policy-file-append.ts';

const TERM = { reason: 'why', owner: 'who', expires: '2026-02-01' };
const ENTRY = { list: ['exceptions'], names: { vulnerability: 'CVE-2026-1' } };

test.each([
  ['with an empty list', 'version: 1\nexceptions: []\n'],
  ['with the line ends of Windows', 'version: 1\r\nexceptions: []\r\n'],
  ['without the list', 'version: 1\n'],
  ['with an indent of four', 'version: 1\ngate:\n    source-ref: any\n'],
])('a file %s keeps its form when the same entry is added again', (_, text) => {
  const { text: once, added } = appendEntries(text, [ENTRY], TERM);
  expect(added).toBe(1);
  expect(appendEntries(once, [ENTRY], TERM)).toEqual({ text: once, added: 0, renewed: 1 });
});
