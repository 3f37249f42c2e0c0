import { expect, test } from 'vitest';
import { MANIFEST_KINDS } from '../../../src/formats/manifests/all-manifests.ts';
import { POM } from '../../../src/formats/manifests/maven-pom.ts';
import { SAMPLES } from './samples.ts';

test.each(SAMPLES)('$name: each package is on its line', ({ kind, text, lines }) => {
  const found = [...kind.read(text)].map(({ package: of, version, property, line }) => {
    const written = property === undefined ? version : `\${${property}}`;
    return `${of} ${written} ${line}`;
  });
  expect(found).toEqual(lines);
  // The samples are as they are written: what is said to be on a line is there.
  for (const { version, property, line } of kind.read(text))
    expect(text.split('\n')[line - 1]).toContain(property ?? version);
});

test('every kind of file has a sample', () => {
  expect(MANIFEST_KINDS.filter((kind) => SAMPLES.every((sample) => sample.kind !== kind))).toEqual([]);
});

test('the properties of a POM are found with their lines', () => {
  const pom = SAMPLES.find(({ kind }) => kind === POM)?.text ?? '';
  expect([...(POM.properties?.(pom) ?? [])]).toEqual([['jackson.version', { value: '2.9.8', line: 3 }]]);
});

test.each(MANIFEST_KINDS)('a broken $file names nothing', (kind) => {
  for (const broken of ['', '{', '<project>', '[[package]', '\0'.repeat(1000), '<!--'.repeat(50_000)])
    expect([...kind.read(broken)]).toEqual([]);
});

test.each(MANIFEST_KINDS)('a hostile $file of 300,000 characters is read within bounds', (kind) => {
  const hostile = [
    ' ',
    '[ ',
    '\\"',
    ',a="',
    ", v = '",
    'gem ',
    "(' ",
    '[['.repeat(300),
    '<a b="',
    "<p q='",
    'a:b:',
  ];
  const texts = hostile.flatMap((part) => {
    const whole = part.repeat(300_000 / part.length);
    return [whole, `x = "${whole}`, whole.replace(/.{900}/g, '$&\n')];
  });
  const deep = `${'['.repeat(900)}${'"a",'.repeat(30_000)}"a"${']'.repeat(900)}`;
  for (const text of [...texts, deep]) {
    const before = performance.now();
    expect([...kind.read(text)].length).toBeLessThan(1_000_000);
    expect(performance.now() - before).toBeLessThan(4000);
  }
});
