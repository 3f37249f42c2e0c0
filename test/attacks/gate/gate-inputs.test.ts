import { afterAll, beforeAll, describe, test } from 'vitest';
import { openStage, type Stage } from '../../scenarios/stage/stage.ts';
import { expectRefused } from './gate-bench.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

describe.concurrent('an input of the gate that cannot be meant is refused before anything is asked', () => {
  // Nothing listens there: whatever is asked of it would be another error.
  const image = '127.0.0.1:1/team/app:v1';
  const cases: [string, Record<string, string>, (string | RegExp)[]][] = [
    ['no image', { image: '' }, ['input `image`', /required/]],
    ['a short digest', { image: '127.0.0.1:1/team/app@sha256:abc' }, ['input `image`', /64 hex digits/]],
    [
      'another hash',
      { image: `127.0.0.1:1/team/app@sha512:${'a'.repeat(128)}` },
      ['input `image`', /sha512/],
    ],
    ['a reference with capitals', { image: '127.0.0.1:1/Team/app:v1' }, ['input `image`', /lower case/]],
    ['an image on disk', { image: 'oci:layout' }, ['input `image`', /registry/]],
    [
      'an unknown requirement',
      { require: 'signature,sbom,license' },
      ['input `require`', /"license"/, /summary/],
    ],
    ['a requirement in capitals', { require: 'signature,SBOM,sbom' }, ['input `require`', /"SBOM"/]],
    ['no signature', { require: 'sbom,summary' }, ['input `require`', /`signature` cannot be left out/]],
    ['a scan of nothing', { require: 'signature' }, ['input `require`', /`rescan: true` needs `sbom`/]],
    ['an age without a unit', { 'max-age': '168' }, ['input `max-age`', /"168"/, /168h|48h/]],
    ['a negative age', { 'max-age': '-1h' }, ['input `max-age`', /"-1h"/]],
    ['an age without end', { 'max-age': `${'9'.repeat(400)}h` }, ['input `max-age`']],
    ['a database age that is none', { 'db-max-age': 'never' }, ['input `db-max-age`', /"never"/]],
    ['a loose boolean', { rescan: 'yes' }, ['input `rescan`', /"yes"/, /false, true/]],
    ['an unknown mode', { enforce: 'off' }, ['input `enforce`', /"off"/, /block, warn/]],
    ['an unknown severity', { 'fail-on': 'hihg' }, ['input `fail-on`', /"hihg"/]],
    [
      'both a key and an identity',
      { key: 'cosign.pub' },
      ['input `key`', /`certificate-identity` is set too/],
    ],
    ['no issuer', { 'certificate-oidc-issuer': '' }, ['input `certificate-oidc-issuer`']],
    ['a key that is not there', { 'certificate-identity': '', key: 'no.pub' }, ['input `key`', /no\.pub/]],
    ['a trusted root that is not there', { 'trusted-root': 'no.json' }, ['input `trusted-root`', /no\.json/]],
    ['a source by its short name', { 'source-repository': 'shop' }, ['input `source-repository`', /https:/]],
    ['a branch by its short name', { 'source-ref': 'main' }, ['input `source-ref`', /refs\/heads\/main/]],
    ['a user without password', { 'registry-username': 'me' }, ['input `registry-password`']],
    ['a cosign that is not there', { 'cosign-path': 'no/cosign' }, ['input `cosign-path`', /no\/cosign/]],
  ];
  test.for(cases)('%s', async ([, inputs, says]) => {
    const refused = await stage.gate({ image, ...inputs });
    await expectRefused(refused, { decision: 'error', codes: ['input-invalid'], says });
  });

  test('all of them at once', async () => {
    const refused = await stage.gate({
      ...{ image: '127.0.0.1:1/team/app@sha256:abc', require: 'license', 'max-age': '168', enforce: 'off' },
      ...{ key: 'cosign.pub', 'source-ref': 'main', rescan: 'yes' },
    });
    // `require` has three faults: what it names, and the two that it leaves out.
    const codes = Array(9).fill('input-invalid');
    await expectRefused(refused, { decision: 'error', codes });
  });

  test('nor by a mode that only warns', async () => {
    const refused = await stage.gate({ image: '127.0.0.1:1/team/app@sha256:abc', enforce: 'warn' });
    await expectRefused(refused, { decision: 'error', codes: ['input-invalid'] });
  });
});
