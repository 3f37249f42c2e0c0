import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Secrets } from '../../../../src/domain/evidence/evidence.ts';
import type { Place } from '../../../../src/domain/finding/finding.ts';
import type { PinnedImage } from '../../../../src/domain/image/image.ts';
import { orThrow } from '../../../../src/domain/result.ts';
import { parseConfiguration } from '../../../../src/formats/image/oci.ts';
import { rpmDatabase, rpmHeader } from '../../../rig/images/rpm.ts';
import { tarOf } from '../../../rig/images/tar.ts';
import { zipOf } from '../../../rig/images/zip.ts';
import { githubToken, type LeaksRig, layerOf, leaksRig, secretsInGoodRun } from '../leaks-rig.ts';

const KEY = Buffer.from('a key for the tests');
const base64 = (text: string) => Buffer.from(text).toString('base64');
let rig: LeaksRig;
beforeEach(async () => {
  rig = await leaksRig();
});
afterEach(() => rig.dispose());

const check = (image: PinnedImage, folder?: string) =>
  secretsInGoodRun(rig.world, image, folder === undefined ? undefined : { folder, path: 'shop' }, KEY);
const places = ({ findings }: Secrets) =>
  [...new Set(findings.flatMap((finding) => finding.places).map(short))].sort();
const short = (place: Place) => {
  if (place.kind === 'config') return `${place.platform} ${place.entry}`;
  return `${place.kind} ${place.path}:${place.line}`;
};

test('a file is a text if its first 8 KiB are, wherever it lies and however long the rest is', async () => {
  const content = `${'nothing here\n'.repeat(800)}\0`;
  const image = await rig.image([await layerOf([{ path: 'srv/notes', content }])]);
  const source = await rig.source({ notes: content });
  const { coverage } = await check(image, source);
  expect(coverage.files).toMatchObject({ scanned: 2, skipped: 0 });
});

describe('an archive in a layer', () => {
  test('is opened, one in another too, and in the source tree as well', async () => {
    const content = `a\ntoken = ${githubToken()}\n`;
    const jar = zipOf([
      { path: 'com/A.class', content: 'x' },
      { path: 'application.yml', content },
    ]);
    const tgz = gzipSync(
      await tarOf([
        { path: 'backup/.env', content },
        { path: 'lib/app.jar', content: jar },
      ]),
    );
    const image = await rig.image([
      await layerOf([
        { path: 'opt/app.jar', content: jar },
        { path: 'srv/old.tgz', content: tgz },
      ]),
    ]);
    const source = await rig.source({ 'readme.md': 'nothing' });
    const result = await check(image, source);
    expect(places(result)).toEqual([
      'layer opt/app.jar!/application.yml:2',
      'layer srv/old.tgz!/backup/.env:2',
      'layer srv/old.tgz!/lib/app.jar!/application.yml:2',
    ]);
    expect(result.findings).toHaveLength(1);
    expect(result.coverage.files).toMatchObject({ archives: 3, skipped: 2 });
  });

  test('is left closed where the distribution laid it, and opened where it was changed', async () => {
    const content = `token = ${githubToken()}\n`;
    const [owned, changed] = [zipOf([{ path: 'a', content }]), zipOf([{ path: 'b', content }])];
    const sums = ['owned', 'changed'].map(
      (name) => `${createHash('md5').update(owned).digest('hex')}  usr/share/${name}.jar\n`,
    );
    const image = await rig.image([
      await layerOf([
        { path: 'usr/share/owned.jar', content: owned },
        { path: 'usr/share/changed.jar', content: changed },
        { path: 'var/lib/dpkg/info/x.md5sums', content: sums.join('') },
      ]),
    ]);
    const result = await check(image);
    expect(places(result)).toEqual(['layer usr/share/changed.jar!/b:1']);
    expect(result.coverage.files).toMatchObject({ archives: 1, owned: 2 });
  });

  test('that cannot be opened is told, and its layer is remembered with that', async () => {
    const image = await rig.image([
      await layerOf([
        { path: 'a.xz', content: Buffer.from('fd377a585a0000', 'hex') },
        { path: 'b.zip', content: zipOf([{ path: 'x', content: 'y', encrypted: true }]) },
      ]),
    ]);
    for (const cached of [0, 1]) {
      const { coverage } = await check(image);
      expect(coverage.layers.cached).toBe(cached);
      expect(coverage.notes.join()).toMatch(/2 files not opened: archives that are damaged or encrypted/);
    }
  });
});

describe('what rpm laid', () => {
  test('is not scanned unless it was changed, whatever the layer', async () => {
    const content = `token = ${githubToken()}\n`;
    const digest = createHash('sha256').update(content).digest('hex');
    const header = rpmHeader({
      folders: ['/usr/share/', '/etc/'],
      files: [
        [0, 'a', digest],
        [1, 'b', digest],
        [0, 'changed', digest],
      ],
      algorithm: [8],
    });
    const image = await rig.image([
      await layerOf([
        { path: 'usr/share/a', content },
        { path: 'usr/share/changed', content: `# ${content}` },
        { path: 'var/lib/rpm/rpmdb.sqlite', content: rpmDatabase(rig.folder, [header]) },
      ]),
      await layerOf([{ path: 'etc/b', content }]),
    ]);
    const result = await check(image);
    expect(places(result)).toEqual(['layer usr/share/changed:1']);
    expect(result.coverage.files).toMatchObject({ owned: 3, scanned: 1 });
  });
});

describe('base64', () => {
  test('is read where it stands: in a manifest, a docker configuration, the environment and build arguments', async () => {
    const [one, two, three] = [githubToken(), githubToken(), githubToken()];
    const login = base64(`robot:${three}`);
    const docker = JSON.stringify({ auths: { 'r.example': { auth: login } } });
    const files = [
      {
        path: 'k8s/secret.yaml',
        content: `kind: Secret\ndata:\n  .dockerconfigjson: ${base64(docker)}\n  x: eA==\n`,
      },
      { path: 'root/.docker/config.json', content: docker },
      {
        path: 'app.jar',
        content: zipOf([{ path: 'conf.yml', content: `\n\nkey: ${base64(`a ${one} b`)}\n` }]),
      },
    ];
    const image = await rig.image([await layerOf(files)], {
      env: [`SETTINGS=${base64(`{"token": "${two}"}`)}`],
      history: [
        { createdBy: `RUN |1 S=${base64(`{"token": "${two}"}`)} /bin/sh -c x # buildkit`, emptyLayer: true },
      ],
    });
    const result = await check(image);
    expect(places(result)).toEqual([
      'layer app.jar!/conf.yml:3',
      'layer k8s/secret.yaml:3',
      'layer root/.docker/config.json:1',
      'linux/amd64 Env SETTINGS',
      'linux/amd64 History step 1',
    ]);
    expect(result.findings.filter(({ rule }) => rule === 'github-pat')).toHaveLength(3);
    for (const value of [one, two, three, login, base64(docker), base64(`{"token": "${two}"}`)])
      expect(rig.masked).toContain(value);
  });
});

describe('the configuration of an image', () => {
  test('is read to its last text: health check, ONBUILD, author, comments, what builders add, annotations', async () => {
    const tokens = Array.from({ length: 9 }, githubToken);
    const [health, onbuild, user, author, comment, volume, info, own, index] = tokens;
    const configuration = parseConfiguration(
      Buffer.from(
        JSON.stringify({
          os: 'linux',
          architecture: 'amd64',
          author: `me ${author}`,
          rootfs: { type: 'layers', diff_ids: [] },
          history: [{ created_by: 'x', comment: `with ${comment}` }],
          config: {
            Healthcheck: { Test: ['CMD', 'curl', '-H', `Authorization: token ${health}`], Interval: 5 },
            OnBuild: ['RUN a', `RUN login ${onbuild}`],
            User: `u ${user}`,
            Volumes: { [`/data/${volume}`]: {} },
          },
          'moby.buildkit.buildinfo.v1': base64(JSON.stringify({ attrs: { 'build-arg:TOKEN': info } })),
        }),
      ),
      'it',
    );
    const image = await rig.image([], orThrow(configuration));
    const annotations = [
      { entry: 'Annotation note', text: `note=${own}` },
      { entry: 'Annotation of the index note', text: `note=${index}` },
    ];
    const result = await check({
      ...image,
      platforms: image.platforms.map((one) => ({ ...one, annotations })),
    });
    const entries = [
      'Annotation note',
      'Annotation of the index note',
      'Healthcheck Test',
      'History step 1 comment',
      'OnBuild',
      'User',
      'Volumes',
      'author',
      'moby.buildkit.buildinfo.v1',
    ];
    expect(places(result)).toEqual(entries.map((entry) => `linux/amd64 ${entry}`));
    expect(result.findings).toHaveLength(tokens.length);
  });
});

describe('a finding in an image', () => {
  test('leads to the line of the Dockerfile that made it', async () => {
    const [token, other] = [githubToken(), githubToken()];
    const dockerfile = `FROM debian\nARG TOKEN\nENV API=${other}\nCOPY .env /app/\nRUN npm ci \\\n  --token=$TOKEN\n`;
    const source = await rig.source({ 'build/Dockerfile': dockerfile });
    const base = await layerOf([{ path: 'etc/os-release', content: 'ID=debian' }]);
    const layers = [
      base,
      await layerOf([{ path: 'app/.env', content: `\nK=${token}\n` }]),
      await layerOf([{ path: 'x', content: 'y' }]),
    ];
    const image = await rig.image(layers, {
      env: [`API=${other}`],
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:00 in / ', emptyLayer: false },
        { createdBy: `ARG TOKEN=${token}`, emptyLayer: true },
        { createdBy: `ENV API=${other}`, emptyLayer: true },
        { createdBy: 'COPY .env /app/ # buildkit', emptyLayer: false },
        {
          createdBy: `RUN |1 TOKEN=${token} /bin/sh -c npm ci   --token=$TOKEN # buildkit`,
          emptyLayer: false,
        },
      ],
    });
    const { findings } = await check(image, source);
    const made = findings.flatMap((finding) =>
      finding.places.flatMap((place) =>
        'instructions' in place
          ? [[short(place), place.instructions?.map(({ path, line }) => `${path}:${line}`).join()]]
          : [],
      ),
    );
    expect(made.sort()).toEqual([
      ['layer app/.env:2', 'shop/build/Dockerfile:4'],
      ['linux/amd64 Env API', 'shop/build/Dockerfile:3'],
      ['linux/amd64 History step 2', 'shop/build/Dockerfile:2'],
      ['linux/amd64 History step 3', 'shop/build/Dockerfile:3'],
      ['linux/amd64 History step 5', 'shop/build/Dockerfile:5'],
    ]);
  });

  test('stands wherever it lies: deleted, overwritten, below a command, in paths that scanners pass over, on every platform', async () => {
    const tokens = Array.from({ length: 10 }, githubToken);
    const [deleted, before, after, low, ...rest] = tokens;
    const paths = ['app/test/x', 'app/examples/x', 'usr/share/x', 'usr/lib/x', 'docs/x.md', 'app/vendor/x'];
    const layers = [
      await layerOf([
        { path: 'deleted', content: `${deleted}\n` },
        { path: 'twice', content: `k=${before}\n` },
        { path: 'low', content: `${low}\n` },
      ]),
      await layerOf([{ path: '.wh.deleted' }, { path: 'twice', content: `k=${after}\n` }]),
      await layerOf(paths.map((path, at) => ({ path, content: `${rest[at]}\n` }))),
    ];
    const image = await rig.image(
      layers,
      {
        history: [
          { createdBy: 'ADD base / # buildkit', emptyLayer: false },
          { createdBy: 'CMD ["x"]', emptyLayer: true },
          { createdBy: 'COPY a / # buildkit', emptyLayer: false },
          { createdBy: 'COPY b / # buildkit', emptyLayer: false },
        ],
      },
      ['amd64', 'arm64'],
    );
    const { findings } = await check(image);
    expect(findings).toHaveLength(tokens.length);
    expect(
      findings
        .flatMap((finding) => finding.places.map((place) => ('path' in place ? place.path : '')))
        .sort(),
    ).toEqual(['deleted', 'twice', 'twice', 'low', ...paths].flatMap((path) => [path, path]).sort());
  });
});
