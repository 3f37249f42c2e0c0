import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Bench, expectRefusal, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

describe.concurrent('an input that cannot be meant is refused before anything is done', () => {
  const image = '127.0.0.1:1/team/app:v1';
  const cases: [string, Record<string, string>, (string | RegExp)[]][] = [
    ['no image', {}, ['input `image`', /required/, /ghcr\.io\/owner\/app/]],
    [
      'a reference with capitals',
      { image: 'ghcr.io/Team/App:v1' },
      ['input `image`', /"Team\/App"/, /lower case/],
    ],
    [
      'a short digest',
      { image: 'ghcr.io/team/app@sha256:abc' },
      ['input `image`', /sha256:abc/, /64 hex digits/],
    ],
    [
      'an unknown severity',
      { image, 'fail-on': 'critical,hihg' },
      ['input `fail-on`', /"hihg"/, /critical, high, medium/],
    ],
    ['an unknown signer', { image, signer: 'gpg' }, ['input `signer`', /"gpg"/, /keyless, key, none/]],
    ['an unknown mode', { image, enforce: 'off' }, ['input `enforce`', /"off"/, /block, warn/]],
    ['a loose boolean', { image, offline: 'yes' }, ['input `offline`', /"yes"/, /false, true/]],
    [
      'a platform that is none',
      { image, platform: 'amd64' },
      ['input `platform`', /"amd64"/, /linux\/amd64/],
    ],
    ['an age that is none', { image, 'db-max-age': '48' }, ['input `db-max-age`', /"48"/, /48h/]],
    ['a trivy that is not there', { image, 'trivy-path': 'no/trivy' }, ['input `trivy-path`', /no\/trivy/]],
    [
      'a trusted root that is not there',
      { image, 'trusted-root': 'no.json' },
      ['input `trusted-root`', /no\.json/],
    ],
    [
      'a user without password',
      { image, 'registry-username': 'me' },
      ['input `registry-password`', /both the user name and the password/],
    ],
    [
      'a database repository that is none',
      { image, 'db-repository': 'https://x/y' },
      ['input `db-repository`', /https:\/\/x\/y/],
    ],
  ];
  test.for(cases)('%s', async ([, inputs, says]) => {
    await expectRefusal(await bench.ship(inputs), { codes: ['input-invalid'], says });
  });

  test('several at once are told at once', async () => {
    const result = await bench.ship({ image: '', 'fail-on': 'bad', signer: 'gpg', enforce: 'off' });
    await expectRefusal(result, {
      codes: ['input-invalid', 'input-invalid', 'input-invalid', 'input-invalid'],
    });
  });

  test('a key file that is not there', async () => {
    const result = await bench.ship({ image, signer: 'key', key: 'keys/cosign.key' });
    await expectRefusal(result, { codes: ['key-invalid'], says: ['input `key`', /keys\/cosign\.key/] });
  });

  test('a variable for the key that is not set', async () => {
    const result = await bench.ship({ image, signer: 'key', key: 'env://SIGNING_KEY' });
    await expectRefusal(result, { codes: ['key-invalid'], says: ['input `key`', /SIGNING_KEY/, /not set/] });
  });

  test('an output folder that cannot be written', async () => {
    const file = join(await bench.subfolder(), 'file');
    await writeFile(file, '');
    const result = await bench.ship({ image, 'output-dir': join(file, 'evidence') });
    await expectRefusal(result, {
      codes: ['input-invalid'],
      says: ['output-dir', file, /cannot be written/],
    });
  });

  test('an output folder inside .git', async () => {
    const workspace = await bench.subfolder();
    await mkdir(join(workspace, '.git/hooks'), { recursive: true });
    const result = await bench.ship({ image, 'output-dir': '.git/hooks' }, { workspace });
    await expectRefusal(result, { codes: ['input-invalid'], says: ['output-dir', /\.git/] });
  });
});
