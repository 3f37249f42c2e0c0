import { expect, test } from 'vitest';
import { type Gap, gapSentences, judgeGaps } from '../../../src/domain/evidence/gap.ts';

const NOW = new Date('2027-01-10T12:00:00Z');
const accountable = { reason: 'It is never started.', owner: '@acme/ops' };

function gap(path: string, fields: Partial<Gap> = {}): Gap {
  return { kind: 'unreadable', path, why: 'cannot be parsed', decides: true, ...fields };
}

test('a gap stays open unless an entry that has not expired covers its path', () => {
  const entries = [
    { path: 'opt/legacy/**', ...accountable, expires: '2027-02-01' },
    { path: 'opt/old/**', ...accountable, expires: '2027-01-09' },
  ];
  const legacy = gap('opt/legacy/node_modules/x/package.json');
  const old = gap('opt/old/METADATA');
  const other = gap('srv/opt/legacy/package.json');
  const resolved = judgeGaps([legacy, old, other], entries, NOW);
  expect(resolved.open).toEqual([old, other]);
  expect(resolved.accepted).toEqual([{ gap: legacy, by: entries[0] }]);
  expect(resolved.usage.expired).toEqual([entries[1]]);
});

test('a gap that decides nothing is reported and uses no entry', () => {
  const entry = { path: '**', ...accountable, expires: '2027-02-01' };
  const reported = gap('pom.xml', { kind: 'unlocked', decides: false });
  const resolved = judgeGaps([reported], [entry], NOW);
  expect(resolved).toMatchObject({ open: [], accepted: [], reported: [reported] });
  expect(resolved.usage.unused).toEqual([entry]);
});

test('files with the same fault are one sentence that names three of them', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) => gap(`${name}/METADATA`));
  expect(gapSentences([...many, gap('etc/os-release', { kind: 'system', why: 'is unknown' })])).toEqual([
    'a/METADATA, b/METADATA, c/METADATA and 2 more: cannot be parsed',
    'etc/os-release: is unknown',
  ]);
});
