import { describe, expect, test } from 'vitest';
import { bufferBytes } from '../../../../src/stages/archives/expand-bytes.ts';
import { looksBinary, stageParts } from '../../../../src/stages/secrets/staging/stage-parts.ts';

const MIB = 1024 * 1024;

/** Every occurrence of a text in the parts with the line of the whole file that it stands on. */
async function linesOf(content: Buffer, needle: string): Promise<readonly number[]> {
  const lines = new Set<number>();
  let largest = 0;
  const fits = await stageParts(bufferBytes(content), (part, linesBefore) => {
    largest = Math.max(largest, part.length);
    for (let at = part.indexOf(needle); at !== -1; at = part.indexOf(needle, at + 1)) {
      lines.add(linesBefore + part.toString('latin1', 0, at).split('\n').length);
    }
    return true;
  });
  expect(fits).toBe(true);
  expect(largest).toBeLessThanOrEqual(16 * MIB);
  return [...lines];
}

describe('a text in parts', () => {
  test('keeps the numbers of its lines, wherever a secret stands', async () => {
    const line = `${'x'.repeat(99)}\n`;
    const lines = Array<string>(300_000).fill(line);
    const wanted = [0, 83_000, 83_885, 83_886, 83_887, 167_000, 167_771, 299_999];
    for (const index of wanted) lines[index] = `NEEDLE${line.slice(6)}`;
    expect(await linesOf(Buffer.from(lines.join('')), 'NEEDLE')).toEqual(wanted.map((index) => index + 1));
  });

  test('cuts no secret of several lines, nor a word of a line without end', async () => {
    const key = Array.from({ length: 500 }, (_, row) => `${row}`.padEnd(64, 'k')).join('\n');
    const before = 8 * MIB - key.length / 2;
    const filled = 'a line\n'.repeat(before / 7);
    const text = `${filled}${key}\n${'b line\n'.repeat(MIB)}`;
    expect(await linesOf(Buffer.from(text), key)).toEqual([filled.split('\n').length]);
    const words = `${'word,'.repeat((20 * MIB) / 5)}`;
    const parts: string[] = [];
    await stageParts(bufferBytes(Buffer.from(words)), (part) => parts.push(part.toString()) > 0);
    for (const part of parts) expect(part.slice(0, 5) + part.slice(-5)).toBe('word,word,');
  });

  test('covers every byte of a text without breaks or blanks', async () => {
    const content = Buffer.alloc(20 * MIB, 'x');
    const wanted: number[] = [];
    for (let at = 1000; at < content.length; at += 40_000) wanted.push(wanted.length);
    for (const index of wanted) content.write(`N${`${index}`.padStart(6, '0')}N`, 1000 + index * 40_000);
    const seen = new Set<number>();
    await stageParts(bufferBytes(content), (part, linesBefore) => {
      expect(linesBefore).toBe(0);
      for (const [, index] of part.toString('latin1').matchAll(/N(\d{6})N/g)) seen.add(Number(index));
      return true;
    });
    expect([...seen].sort((a, b) => a - b)).toEqual(wanted);
  });

  test('becomes UTF-8, and a part that finds no room is told', async () => {
    const text = `\ufeff${'\u0a0a line\n'.repeat(2_000_000)}NEEDLE\n`;
    for (const swap of [false, true]) {
      const content = Buffer.from(text, 'utf16le');
      if (swap) content.swap16();
      expect(await linesOf(content, 'NEEDLE')).toEqual([2_000_001]);
    }
    expect(await stageParts(bufferBytes(Buffer.alloc(20 * MIB, 'x\n')), (_, lines) => lines === 0)).toBe(
      false,
    );
    expect(looksBinary(Buffer.from('a\0b'))).toBe(true);
    expect(looksBinary(Buffer.from('\ufeffab', 'utf16le'))).toBe(false);
  });
});
