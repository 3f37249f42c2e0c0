import { expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { classifyFile, isStaged } from '../../../../src/stages/secrets/staging/file-class.ts';

const random = new Random('file-class');
const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 167 + 13) % 251));
const binary = (magic: string) => Buffer.concat([Buffer.from(magic, 'latin1'), noise(4000)]);

test.each([
  ['data/part.parquet', 'PAR1'],
  ['data/array.npy', '\x93NUMPY\x01\0'],
  ['img/a.webp', 'RIFF\x10\0\0\0WEBP'],
  ['snd/a.wav', 'RIFF\x10\0\0\0WAVE'],
  ['doc/a.pdf', '%PDF-1.7\n'],
  ['img/a.gif', 'GIF89a'],
  ['any/unknown', 'what\0ever'],
])('%s is no text at any size, and is not given to the engines', (path, magic) => {
  const content = binary(magic);
  for (const size of [content.length, 8 * 1024 * 1024])
    expect(classifyFile(path, size, content.subarray(0, 8192))).toBe('data');
  expect(isStaged('data', path, content, new Set())).toBe(false);
});

test('a token in a file that is no text is found all the same', () => {
  const content = Buffer.concat([
    binary('what\0ever'),
    Buffer.from(`\nkey=${random.fill('ghp_{b62:36}')}\n`),
  ]);
  expect(classifyFile('any/unknown', content.length, content.subarray(0, 8192))).toBe('data');
  expect(isStaged('data', 'any/unknown', content, new Set())).toBe(true);
});

test('a content is searched once, and again under another kind of path', () => {
  const content = Buffer.from('clean\n');
  const known = new Set<string>();
  for (const path of ['a/x.js', 'b/y.js']) expect(isStaged('package', path, content, known)).toBe(false);
  expect(known.size).toBe(1);
  for (const path of ['a/x.bin', 'b/y.bin', 'b/y.conf'])
    expect(isStaged('data', path, content, known)).toBe(false);
  expect(known.size).toBe(3);
});

test.each(['a/key.p12', 'a/KEY.PFX', 'app/settings.pyc'])('%s is read for more than its text', (path) => {
  expect(classifyFile(path, 4000, binary('\0\0'))).toBe('plain');
});

test('a text stays one, also in UTF-16', () => {
  expect(classifyFile('a.txt', 100, Buffer.from('PASSWORD=x\n'))).toBe('plain');
  expect(classifyFile('a.txt', 100, Buffer.from('\ufeffPASSWORD=x\n', 'utf16le'))).toBe('plain');
});
