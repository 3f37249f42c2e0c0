import { describe, expect, test } from 'vitest';
import { certificateName, namesWorkflow } from '../../../src/domain/workflow/certificate-name.ts';

const FOLDER = 'https://github.com/acme/shop/.github/workflows/';

/** Each as Go 1.26 answers it: `url.Parse(written).String()`. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ['release.yml@refs/heads/main', 'release.yml@refs/heads/main'],
  ['release build.yml@refs/heads/main', 'release%20build.yml@refs/heads/main'],
  ['release%20build.yml@refs/heads/main', 'release%20build.yml@refs/heads/main'],
  ['release.yml@refs/heads/für-später', 'release.yml@refs/heads/f%C3%BCr-sp%C3%A4ter'],
  ['发布🚀.yml@refs/heads/main', '%E5%8F%91%E5%B8%83%F0%9F%9A%80.yml@refs/heads/main'],
  ['100%25.yml@refs/heads/main', '100%25.yml@refs/heads/main'],
  ['a%41.yml@refs/heads/main', 'a%41.yml@refs/heads/main'],
  ['a b%41.yml@refs/heads/main', 'a%20bA.yml@refs/heads/main'],
  ['%FF .yml@refs/heads/main', '%FF%20.yml@refs/heads/main'],
  ['a+b.yml@refs/heads/a+b', 'a+b.yml@refs/heads/a+b'],
  ['c#.yml@refs/heads/main', 'c#.yml@refs/heads/main'],
  ['c#1#2.yml@refs/heads/main', 'c#1%232.yml@refs/heads/main'],
  [`c# (new)!.yml@refs/heads/ü'x"<>`, 'c#%20(new)!.yml@refs/heads/%C3%BC%27x%22%3C%3E'],
  ['why?.yml@refs/heads/main', 'why?.yml@refs/heads/main'],
  ['why?#.yml@refs/heads/ü "x"', 'why?#.yml@refs/heads/%C3%BC%20%22x%22'],
  [`b'c(d)!*.yml@refs/heads/main`, `b'c(d)!*.yml@refs/heads/main`],
  [`a"b'c(d)!*.yml@refs/heads/main`, 'a%22b%27c%28d%29%21%2A.yml@refs/heads/main'],
  ['[x].yml@refs/heads/main', '[x].yml@refs/heads/main'],
  ['[x]{y}|z`.yml@refs/heads/a;b,c=d&e$f', '%5Bx%5D%7By%7D%7Cz%60.yml@refs/heads/a;b,c=d&e$f'],
];

describe('the name that a certificate has for a workflow', () => {
  test.each(WRITTEN)('%s is that of Go', (plain, escaped) => {
    expect(certificateName(FOLDER + plain)).toBe(FOLDER + escaped);
  });

  test.each(WRITTEN)('%s is itself in the form of the certificate', (_plain, escaped) => {
    expect(certificateName(FOLDER + escaped)).toBe(FOLDER + escaped);
  });

  test.each(['100%.yml@refs/heads/main', 'a%zz.yml@x', 'c#%.yml@x', 'why?.yml@refs/heads/ü', 'a\n.yml@x'])(
    '%j has none: Go reads no address in it, or cannot put it into a certificate',
    (plain) => {
      expect(certificateName(FOLDER + plain)).toBeUndefined();
    },
  );

  test('is told apart from another by a letter, a capital and a blank', () => {
    const names = ['a b.yml', 'a b.yml ', 'A b.yml', 'ab.yml', 'ä b.yml'].map((name) =>
      certificateName(`${FOLDER}${name}@refs/heads/main`),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('is the text itself for who is no address', () => {
    expect(certificateName('ci bot+x@example.com')).toBe('ci bot+x@example.com');
    expect(certificateName('SPIFFE://cluster.local/ns/a b')).toBe('spiffe://cluster.local/ns/a%20b');
  });
});

describe('a workflow whose name certificates write as they write another', () => {
  test.each(WRITTEN.filter(([, escaped]) => !escaped.includes('%FF')))(
    '%s is itself, whichever of its forms is demanded',
    (plain, escaped) => {
      expect(namesWorkflow(FOLDER + plain, FOLDER + plain)).toBe(true);
      // Where an escape of its own was taken away, only the plain form tells it from the other.
      if (!plain.includes('%41')) expect(namesWorkflow(FOLDER + escaped, FOLDER + plain)).toBe(true);
    },
  );

  test.each([
    ['release.yml@refs/heads/main', 'release.yml@refs/heads/main#'],
    ['release build.yml@refs/heads/main', 'release build.yml@refs/heads/m%61in'],
    ['release%20build.yml@refs/heads/main', 'release build.yml@refs/heads/m%61in'],
    ['release build.yml@refs/heads/main', 'release%20build.yml@refs/heads/main'],
    ['release.yml@refs/heads/für', 'release.yml@refs/heads/f%C3%BCr'],
    ['release.yml@refs/heads/für', 'release.yml@refs/heads/für#'],
  ])('%s is not %s', (wanted, other) => {
    expect(certificateName(FOLDER + other)).toBe(certificateName(FOLDER + wanted));
    expect(namesWorkflow(FOLDER + wanted, FOLDER + other)).toBe(false);
  });
});
