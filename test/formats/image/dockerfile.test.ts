import { describe, expect, test } from 'vitest';
import { orThrow, unparsable } from '../../../src/domain/result.ts';
import { assignmentsOf, parseDockerfile } from '../../../src/formats/image/dockerfile.ts';

const stage = (text: string) => orThrow(parseDockerfile(`FROM x\n${text}`)).stages[0]?.instructions ?? [];

describe('a Dockerfile', () => {
  test('has stages by name and base, and global arguments', () => {
    const text =
      '\ufeff# syntax=docker/dockerfile:1\nARG V="1 2" W\nFROM --platform=$P a:$V AS One\nRUN x\nfrom one as two\n';
    expect(orThrow(parseDockerfile(text))).toEqual({
      globals: new Map([['V', '1 2']]),
      stages: [
        {
          name: 'one',
          base: 'a:$V',
          line: 3,
          instructions: [{ keyword: 'RUN', text: 'x', heredocs: [], line: 4 }],
        },
        { name: 'two', base: 'one', line: 5, instructions: [] },
      ],
    });
    expect(parseDockerfile('# nothing\nRUN x\n')).toEqual(unparsable('has no stage'));
    expect(parseDockerfile('FROM x\n'.repeat(1000)).ok).toBe(false);
  });

  test('joins continued lines, without the comments and empty lines between', () => {
    expect(stage('RUN a \\\n  # no\n\n  && b \\  \n  && c\r\nRUN d')).toMatchObject([
      { text: 'a   && b   && c', line: 2 },
      { text: 'd', line: 7 },
    ]);
  });

  test('has an escape character of its own only where its first lines say so', () => {
    const windows = orThrow(parseDockerfile('# escape=`\nFROM x\nRUN a `\n b C:\\\nRUN c'));
    expect(windows.stages[0]?.instructions).toMatchObject([{ text: 'a  b C:\\' }, { text: 'c' }]);
    expect(stage('# escape=`\nRUN a \\\n b')).toMatchObject([{ text: 'a  b' }]);
  });

  test('has here-documents, which hold no instructions', () => {
    expect(
      stage('RUN <<EOF\nRUN inner\nEOF\nCOPY --chown=1 <<-"A" <<B /x/\n\tone\n\tA\ntwo\nB\nUSER u'),
    ).toMatchObject([
      { keyword: 'RUN', heredocs: [{ word: 'EOF', body: 'RUN inner' }] },
      {
        keyword: 'COPY',
        text: '<<-"A" <<B /x/',
        line: 5,
        heredocs: [
          { word: 'A', body: 'one' },
          { word: 'B', body: 'two' },
        ],
      },
      { keyword: 'USER', line: 10 },
    ]);
    expect(stage('RUN <<EOF\nnever ended')).toMatchObject([{ heredocs: [{ body: 'never ended' }] }]);
  });

  test('gives names and values in every form', () => {
    expect(assignmentsOf(`A=1 B="two words" C='x "y"' D=a\\ b E F=`)).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['C', 'x "y"'],
      ['D', 'a b'],
      ['E', undefined],
      ['F', ''],
    ]);
    expect(assignmentsOf('PASSWORD two words = one')).toEqual([['PASSWORD', 'two words = one']]);
    expect(assignmentsOf('NAME')).toEqual([['NAME', undefined]]);
  });

  test('is read in proportion to its size, whatever it holds', () => {
    const started = process.cpuUsage();
    for (const text of [
      'RUN \\\n'.repeat(100_000),
      `RUN --x=${'"a'.repeat(200_000)}`,
      `ENV ${'a="'.repeat(200_000)}`,
      'RUN <<A '.repeat(50_000),
    ])
      stage(text);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });
});
