import { expect, test } from 'vitest';
import { renderSarif } from '../../../src/formats/sarif/sarif.ts';
import { reportOf } from '../../../src/report/report-json/report-json.ts';
import { reviewIn } from '../../../src/report/report-json/report-read.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { createFailedRun } from '../../report/create-run.ts';
import { review, SHA } from './review.ts';

const login = (secret: string, registry = '') => `on: push
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/login-action@${SHA}
        with: { ${registry}username: acme, password: "\${{ secrets.${secret} }}" }
`;
const workflow = `on: { pull_request: { types: edited }, merge_group: }
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - uses: acme/assay@${SHA}
        with: { image: "oci:image", signer: none }
`;
const POLICY = 'version: 1\nsecrets:\n  fail-on: [high]\n';

test('logins with the same secret are one advice with every place', async () => {
  const files = {
    'a.yml': login('HUB'),
    'b.yml': login('HUB'),
    'c.yml': login('HUB').replace('docker/login-action', 'docker/login-action'),
    'd.yml': login('OTHER'),
    'e.yml': login('HUB', 'registry: acme.jfrog.io, '),
  };
  const { advice } = await review(files);
  expect(advice.map(({ path, line, also = [] }) => [`${path}:${line}`, also.length])).toEqual([
    ['.github/workflows/a.yml:7', 2],
    ['.github/workflows/d.yml:7', 0],
    ['.github/workflows/e.yml:7', 0],
  ]);
  expect(advice[0]?.also?.map(({ path, line }) => `${path}:${line}`)).toEqual([
    '.github/workflows/b.yml:7',
    '.github/workflows/c.yml:7',
  ]);
});

test('every report names every place', async () => {
  const found = await review({ 'a.yml': login('HUB'), 'b.yml': login('HUB') });
  const run = createFailedRun({ advice: found });
  expect(renderSummary(run)).toContain('`.github/workflows/a.yml:7`<br>`.github/workflows/b.yml:7`');
  const report = reportOf(run);
  expect(report.advice?.findings).toEqual(found.advice);
  expect(reviewIn(report)?.advice).toEqual(found.advice);
  const sarif = JSON.stringify(renderSarif(run));
  expect(sarif).toContain('.github/workflows/a.yml');
  expect(sarif).toContain('.github/workflows/b.yml');
});

test.each([
  './assay.yml',
  './.assay.yaml',
  '.github/assay.yaml',
  '.github/workflows/assay.yml',
  '.github/workflows/policy.yaml',
])('a policy at %s is not read, and that is told', async (path) => {
  const { advice } = await review({ 'w.yml': workflow, [path]: POLICY });
  expect(advice.map(({ rule, path: at }) => `${rule} ${at}`)).toEqual([
    `policy-not-read ${path.replace(/^\.\//, '')}`,
  ]);
  expect(advice[0]?.message).toContain('the one that is read is `.github/assay.yml`');
});

test.each([
  ['it lies where it is read', '.github/assay.yml', POLICY, workflow],
  [
    'a workflow names it',
    './assay.yml',
    POLICY,
    workflow.replace('signer: none', 'signer: none, policy: ./assay.yml'),
  ],
  [
    'it is a file of another program',
    './assay.yml',
    'version: 3\nservices: {}\nsecrets: {}\nnetworks: {}\n',
    workflow,
  ],
  ['it has other keys', './assay.yml', 'name: assay\nsamples: [1]\nexceptions: []\n', workflow],
  ['it is a workflow', '.github/workflows/assay.yml', workflow, workflow],
  ['it is a list', './assay.yml', '- version\n', workflow],
])('none where %s', async (_name, path, content, other) => {
  expect((await review({ 'w.yml': other, [path]: content })).advice).toEqual([]);
});
