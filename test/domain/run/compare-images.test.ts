import { expect, test } from 'vitest';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import { compareImages } from '../../../src/domain/run/compare-images.ts';

const finding = (
  id: string,
  package_: string,
  version = '1.0.0',
  foundIn = ['linux/amd64'],
): Vulnerability => ({
  ...{ id, severity: 'high', package: package_, version, type: 'npm', foundIn },
});
const one = (name: string, version: string, type = 'npm') => ({ package: name, version, type });
const IMAGE = 'registry.example/app@sha256:0';

test('a delta says what is new, gone and unchanged, by vulnerability and by package', () => {
  const delta = compareImages(
    {
      ...{ known: true, image: IMAGE, notes: ['A note.'] },
      findings: [finding('CVE-1', 'a'), finding('CVE-2', 'b'), finding('CVE-3', 'c')],
      packages: [one('a', '1.0.0'), one('b', '1.0.0'), one('c', '1.0.0'), one('c', '2.0.0')],
    },
    {
      // An update that does not fix a vulnerability makes no new one.
      findings: [
        finding('CVE-1', 'a', '1.0.1'),
        finding('CVE-3', 'c'),
        finding('CVE-4', 'd'),
        finding('CVE-5', 's', '1', ['source']),
      ],
      packages: [
        one('a', '1.0.1'),
        one('c', '2.0.0'),
        one('c', '1.0.0'),
        one('d', '1.0.0'),
        one('b', '1', 'pypi'),
      ],
    },
  );
  if (!delta.known) throw new Error(delta.why);
  const ids = (findings: readonly Vulnerability[]) => findings.map(({ id }) => id);
  expect(ids(delta.vulnerabilities.added)).toEqual(['CVE-4']);
  expect(ids(delta.vulnerabilities.gone)).toEqual(['CVE-2']);
  expect(delta.vulnerabilities.staying).toBe(2);
  expect(delta.packages).toEqual({
    added: [
      { package: 'd', type: 'npm', to: '1.0.0' },
      { package: 'b', type: 'pypi', to: '1' },
    ],
    gone: [{ package: 'b', type: 'npm', from: '1.0.0' }],
    changed: [{ package: 'a', type: 'npm', from: '1.0.0', to: '1.0.1' }],
    staying: 1,
  });
  expect(delta.secrets).toBeUndefined();
  expect(delta.notes).toEqual([
    'A note.',
    expect.stringContaining('Secrets'),
    expect.stringContaining('source tree'),
  ]);
});

test('an image that cannot be compared with says why', () => {
  const delta = compareImages({ known: false, image: IMAGE, why: 'gone' }, { findings: [], packages: [] });
  expect(delta).toEqual({ known: false, image: IMAGE, why: 'gone' });
});
