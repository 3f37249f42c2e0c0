import { spawnSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Header as FullHeader, pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Secrets } from '../../../src/domain/evidence/evidence.ts';
import type { Place } from '../../../src/domain/finding/finding.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { secrets } from '../../../src/stages/secrets/secrets.ts';
import {
  accessKey,
  contentsOf,
  githubToken,
  gitlabToken,
  type LeaksRig,
  layerOf,
  leaksRig,
  md5,
  packed,
  privateKey,
  secretsInGoodRun,
} from './leaks-rig.ts';

type Header = Partial<FullHeader> & Pick<FullHeader, 'name'>;

const KEY = Buffer.from('a key for the tests');
let rig: LeaksRig;

beforeEach(async () => {
  rig = await leaksRig();
});
afterEach(async () => {
  await rig.dispose();
});

const treeOf = (folder: string | undefined) => (folder === undefined ? undefined : { folder, path: '' });
const check = (image: PinnedImage, source?: string) =>
  secretsInGoodRun(rig.world, image, treeOf(source), KEY);
const places = ({ findings }: Secrets) =>
  findings
    .flatMap((finding) => finding.places)
    .map(short)
    .sort();
const short = (place: Place) => {
  if (place.kind === 'config') return `${place.platform} ${place.entry}`;
  const where = place.kind === 'layer' ? `layer ${place.index}` : place.kind;
  return `${where} ${place.path}:${place.line}`;
};
const packOf = (name: string, content: string) => {
  const tar = pack();
  tar.entry({ name }, content);
  tar.finalize();
  return tar;
};
/** POSIX ustar: the sum of the header's bytes, its own field taken as blanks. */
const checksum = (entry: Buffer) => {
  let sum = 8 * 0x20;
  for (const [index, byte] of entry.subarray(0, 512).entries()) if (index < 148 || index >= 156) sum += byte;
  return `${sum.toString(8).padStart(6, '0')}\0 `;
};
const failure = async (promise: Promise<unknown>): Promise<AssayError> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AssayError) return error;
  throw new Error(`no AssayError was thrown but ${String(error)}`);
};

describe('where a secret is found', () => {
  test('in the source tree, untracked, hidden, in packages, in paths that the engines pass over, and in no .git or link', async () => {
    const paths = [
      '.env',
      'test/a.ts',
      'docs/b.md',
      'example/c.txt',
      'node_modules/x/index.js',
      'vendor/k8s.io/d.go',
    ];
    const more = [
      'usr/share/e',
      'proc/f',
      'g.gz',
      'h.png',
      'x/gitleaks.toml',
      'package-lock.json',
      'gitleaks.toml.bak',
      'gitleaks.toml/h.txt',
      'verification-metadata.xml.orig',
      'Database.refactorlog.1',
      'deploy.target',
      'my.bridge/i.zip.txt',
      'a/x.dist-info/METADATA',
    ];
    // A token for each: the engines get the same content once.
    const files = Object.fromEntries(
      [...paths, ...more, '.git/config'].map((path) => [path, `\ntoken = ${githubToken()}\n`]),
    );
    const source = await rig.source(files);
    await writeFile(join(rig.folder, 'outside'), `token = ${githubToken()}\n`);
    await symlink(join(rig.folder, 'outside'), join(source, 'link'));
    await symlink(rig.folder, join(source, 'folder-link'));
    const result = await check(await rig.image([]), source);
    expect(places(result)).toEqual([...paths, ...more].map((path) => `source ${path}:2`).sort());
    const all = { rule: 'github-pat', engines: ['assay', 'gitleaks', 'trivy'] };
    expect(result.findings).toMatchObject([...paths, ...more].map(() => all));
    expect(result.coverage).toMatchObject({ source: true, files: { scanned: paths.length + more.length } });
  });

  test('in text as Windows writes it', async () => {
    const text = Buffer.from(`\ufeffone\r\nkey = ${githubToken()}\r\n`, 'utf16le');
    const result = await check(await rig.image([await layerOf([{ path: 'setup.ps1', content: text }])]));
    expect(places(result)).toEqual(['layer 0 setup.ps1:2']);
  });

  test('in a layer although a later one deletes it, rewrites it or changes the command', async () => {
    const [first, second] = [githubToken(), githubToken()];
    const image = await rig.image([
      await layerOf([{ path: 'app/.env', content: `A=${first}\n` }]),
      await layerOf([{ path: './app/.env', content: `# moved\nA=${second}\n` }]),
      await layerOf([{ path: 'app/.wh..env' }, { path: 'app/other', content: 'nothing' }]),
    ]);
    const result = await check(image);
    expect(places(result)).toEqual(['layer 0 app/.env:1', 'layer 1 app/.env:2']);
    expect(result.findings).toHaveLength(2);
    expect(result.coverage.layers).toEqual({ scanned: 3, cached: 0, total: 3 });
  });

  test('in Env, labels, the command and build arguments of the history, also by the name of the variable alone', async () => {
    const [one, two, three, four] = [githubToken(), gitlabToken(), githubToken(), `hunter${Date.now()}`];
    const image = await rig.image([], {
      env: [
        'PATH=/usr/bin',
        `GITHUB=${one}`,
        `DB_PASSWORD=${four}`,
        'API_KEY_FILE=/run/secrets/key',
        'TOKEN=$OTHER',
      ],
      labels: { 'org.example.note': `use ${two}` },
      cmd: ['serve', `--auth=${three}`],
      history: [
        { createdBy: 'ADD rootfs', emptyLayer: false },
        { createdBy: `RUN |1 NPM_TOKEN=${four} /bin/sh -c npm ci`, emptyLayer: true },
      ],
    });
    const result = await check(image);
    expect(places(result)).toEqual([
      'linux/amd64 Cmd',
      'linux/amd64 Env DB_PASSWORD',
      'linux/amd64 Env GITHUB',
      'linux/amd64 History step 2',
      'linux/amd64 Label org.example.note',
    ]);
    expect(result.findings).toHaveLength(4);
  });

  test('in a key store, which is told by its name alone, as one finding with a fingerprint that no other file changes', async () => {
    const store = Buffer.from([0x30, 0x82, 1, 2, 3, 4, 5, 6, 7, 8]);
    const other = Buffer.from([0x30, 0x82, 8, 7, 6, 5, 4, 3, 2, 1]);
    const source = await rig.source({ 'src/main.ts': 'start();\n' });
    await mkdir(join(source, 'keys'));
    await writeFile(join(source, 'keys/app.p12'), store);
    const image = await rig.image([
      await layerOf([
        { path: 'srv/example.pfx', content: store },
        { path: 'srv/other.p12', content: other },
      ]),
    ]);
    const first = await check(image, source);
    expect(first.findings.map((finding) => finding.places.map(short)).sort()).toEqual([
      ['layer 0 srv/example.pfx:1', 'source keys/app.p12:1'],
      ['layer 0 srv/other.p12:1'],
    ]);
    await writeFile(join(source, 'a-first.txt'), 'it moves all files behind it\n');
    const second = await check(image, source);
    expect(second.findings).toEqual(first.findings);
  });

  test('as one finding, wherever the same value stands and however it is spelt', async () => {
    const [token, key] = [accessKey(), privateKey()];
    const source = await rig.source({ 'a.yaml': `key: "${token}"\n`, id_rsa: key });
    const layer = await layerOf([
      { path: 'etc/app.ini', content: `aws_access_key_id = ${token}\n` },
      { path: 'key.pem', content: key.replaceAll('\n', '\r\n') },
      { path: 'key.json', content: JSON.stringify({ key }) },
    ]);
    const image = await rig.image([layer], { env: [`AWS_ACCESS_KEY_ID=${token}`] }, ['amd64', 'arm64']);
    const result = await check(image, source);
    expect(result.findings).toHaveLength(2);
    expect(result.coverage.layers).toEqual({ scanned: 1, cached: 0, total: 1 });
    const [aws, pem] = result.findings.map((finding) => finding.places.map(short).sort());
    expect(aws).toEqual([
      'layer 0 etc/app.ini:1',
      'layer 0 etc/app.ini:1',
      'linux/amd64 Env AWS_ACCESS_KEY_ID',
      'linux/arm64 Env AWS_ACCESS_KEY_ID',
      'source a.yaml:1',
    ]);
    expect(pem).toEqual([
      'layer 0 key.json:1',
      'layer 0 key.json:1',
      'layer 0 key.pem:1',
      'layer 0 key.pem:1',
      'source id_rsa:1',
    ]);
    const again = await secrets(rig.world, image, treeOf(source), Buffer.from('another key'));
    expect(again.findings.map((finding) => finding.fingerprint)).not.toContain(
      result.findings[0]?.fingerprint,
    );
    expect((await check(image, source)).findings).toEqual(result.findings);
  });
});

describe('a hostile layer', () => {
  test('is searched under the names that it gives, and nothing is written beside the private folder', async () => {
    const token = githubToken();
    const names = [
      '../../../escape',
      '/absolute',
      'link/below',
      'twice',
      'twice',
      'a',
      'a/b',
      'A',
      '\u00fc',
      '\ufffd',
    ];
    const long = `${'deep/'.repeat(700)}${'n'.repeat(300)}`;
    const entries: Header[] = [
      { name: 'link', type: 'symlink', linkname: '/etc' },
      { name: 'hard', type: 'link', linkname: '/etc/passwd' },
      { name: 'null', type: 'character-device', devmajor: 1, devminor: 3 },
      { name: 'pipe', type: 'fifo' },
      ...[...names, long].map((name) => ({ name })),
    ];
    const tar = pack();
    for (const entry of entries) tar.entry(entry, entry.type === undefined ? `${token}\n` : '');
    tar.finalize();
    const archive = await buffer(tar);
    // A name that is not UTF-8.
    const odd = (await buffer(packOf('odd-Q', `${token}\n`))).subarray(0, 1024);
    odd.writeUInt8(0xff, 4);
    odd.write(checksum(odd), 148, 'latin1');
    const image = await rig.image([packed(Buffer.concat([odd, archive]))]);
    const before = (await readdir(rig.folder, { recursive: true })).sort();
    const result = await check(image);
    const [finding] = result.findings;
    expect(result.findings).toHaveLength(1);
    const paths = finding?.places.map((place) => ('path' in place ? place.path : '')) ?? [];
    const wanted = [...names.map((name) => name.replace(/^\//, '')), long, 'odd-\ufffd'];
    expect(paths.sort()).toEqual([...new Set(wanted)].sort());
    expect(result.coverage.files.scanned).toBe(names.length + 2);
    const after = (await readdir(rig.folder, { recursive: true })).filter(
      (path) => !/^(?:temp|cache)\//.test(path),
    );
    expect(after.sort()).toEqual(before.filter((path) => !path.startsWith('temp/')));
  });
});

describe('what is passed over', () => {
  test('names files of a source tree below the workspace by their path in the workspace', async () => {
    const folder = await rig.source({ 'config/app.env': `TOKEN=${githubToken()}\n` });
    const { findings } = await secrets(
      rig.world,
      await rig.image([]),
      { folder, path: 'services/shop' },
      KEY,
    );
    expect(findings.flatMap(({ places }) => places)).toEqual([
      { kind: 'source', path: 'services/shop/config/app.env', line: 1 },
    ]);
  });

  test('no configuration and no comment in the source weakens the check', async () => {
    const [token, other] = [githubToken(), githubToken()];
    const source = await rig.source({
      'app.js': `const t = '${token}'; // gitleaks:allow trivy:ignore\n`,
      '.gitleaks.toml': "[allowlist]\npaths = ['''.*''']\n",
      '.gitleaksignore': ['app.js', 'source/app.js', 'source/=app=.js.txt']
        .map((path) => `${path}:github-pat:1`)
        .join('\n'),
      '.trivyignore': 'github-pat\n',
      'trivy.yaml': 'scan:\n  skip-files: ["**/*"]\n',
      'trivy-secret.yaml': `disable-rules: [github-pat]\n# ${other}\n`,
    });
    const result = await check(await rig.image([]), source);
    expect(places(result)).toEqual(['source app.js:1', 'source trivy-secret.yaml:2']);
    const both = { engines: ['assay', 'gitleaks', 'trivy'] };
    expect(result.findings).toMatchObject([both, both]);
  });

  test('the cache folder, should it lie in the source tree; what lies in the evidence folder comes with it', async () => {
    const line = `key ${githubToken()}\n`;
    for (const folder of [rig.workspace.cache, rig.workspace.evidence])
      await writeFile(join(folder, 'x'), line);
    await writeFile(join(rig.folder, 'y'), line);
    expect(places(await check(await rig.image([]), rig.folder))).toEqual([
      ...['source evidence/x:1', 'source y:1'],
    ]);
  });

  test("the keys of AWS's documentation", async () => {
    const [id, key] = [
      ['AKIA', 'IOSFODNN7', 'EXAMPLE'],
      ['wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY'],
    ].map((parts) => parts.join(''));
    const content = `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${key}\n`;
    const image = await rig.image([await layerOf([{ path: 'root/.aws/credentials', content }])]);
    expect(places(await check(image))).toEqual([]);
  });

  test('files that the distribution owns, unless they were changed; by package databases of this and lower layers', async () => {
    const token = githubToken();
    const owned = `key ${token}\n`;
    const sums = ['usr/share/a', 'bin/b', 'usr/share/changed', 'usr/share/upper']
      .map((path) => `${md5(owned)}  ${path}\n`)
      .join('');
    const image = await rig.image([
      await layerOf([
        { path: 'usr/share/a', content: owned },
        { path: 'usr/bin/b', content: owned },
        { path: 'usr/share/changed', content: `changed ${owned}` },
        { path: 'var/lib/dpkg/info/x.md5sums', content: sums },
      ]),
      await layerOf([{ path: 'usr/share/upper', content: owned }]),
    ]);
    const result = await check(image);
    expect(places(result)).toEqual(['layer 0 usr/share/changed:1']);
    expect(result.coverage.files).toEqual({ scanned: 1, owned: 4, skipped: 0, archives: 0 });
  });

  test('programs and large files that are no text, counted and said; large texts are scanned', async () => {
    const rows = Array.from({ length: 600_000 }, (_, row) => `row ${row}`.padEnd(31, '.'));
    rows[500_000] = `key ${githubToken()}`;
    const image = await rig.image([
      await layerOf([
        { path: 'bin/tool', content: Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(100)]) },
        { path: 'var/huge.bin', content: Buffer.alloc(17 * 1024 * 1024, 'log\0') },
        { path: 'usr/lib/x.a', content: '!<arch>\n/       0\n' },
        { path: 'X.class', content: Buffer.from('cafebabe0000', 'hex') },
        { path: 'var/huge.log', content: rows.join('\n') },
      ]),
    ]);
    const result = await check(image);
    expect(result.coverage.files).toEqual({ scanned: 1, owned: 0, skipped: 4, archives: 0 });
    expect(result.coverage.notes.join('\n')).toMatch(/4 files not scanned: compiled programs/);
    expect(places(result)).toEqual(['layer 0 var/huge.log:500001']);
  });
});

describe('the cache', () => {
  test('spares a second look at clean layers, also where a new layer needs their package database', async () => {
    const content = `key ${githubToken()}\n`;
    const base = await layerOf([
      { path: 'var/lib/dpkg/info/x.md5sums', content: `${md5(content)}  opt/x\n` },
    ]);
    const first = await check(await rig.image([base]));
    const upper = await layerOf([{ path: 'opt/x', content }]);
    const second = await check(await rig.image([base, upper]));
    expect(first.coverage.layers).toEqual({ scanned: 1, cached: 0, total: 1 });
    expect(second.coverage.layers).toEqual({ scanned: 1, cached: 1, total: 2 });
    expect(second.findings).toEqual([]);
    expect(second.coverage.files.owned).toBe(2);
  });

  test('shows a secret in every run, and trusts no marker for other bytes or rules', async () => {
    const leaking = await layerOf([{ path: 'x', content: `key ${githubToken()}\n` }]);
    const clean = await layerOf([{ path: 'y', content: 'nothing\n' }]);
    for (const _ of [1, 2]) {
      const result = await check(await rig.image([leaking, clean]));
      expect(result.findings).toHaveLength(1);
    }
    // The blob of a secret under the diff ID of a layer that is known to be clean.
    const forged = await rig.image([{ blob: leaking.blob, diffId: clean.diffId }]);
    expect((await failure(check(forged))).reasons[0].code).toBe('image-invalid');
    await rig.replace('gitleaks', `exec ${rig.path('gitleaks')} "$@"`);
    expect((await check(await rig.image([clean]))).coverage.layers.cached).toBe(0);
  });
});

describe('the value of a secret', () => {
  test('is masked and stands in nothing that is answered, printed or left behind', async () => {
    const printed: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        printed.push(String(chunk));
        return true;
      }),
    );
    const values = [githubToken(), gitlabToken(), accessKey(), `pass${Date.now()}word`];
    const [a, b, c, d] = values;
    const image = await rig.image([await layerOf([{ path: 'x', content: `${a}\n${b}\n` }])], {
      env: [`K=${c}`, `DB_PASSWORD=${d}`],
    });
    const result = await check(image);
    for (const spy of spies) spy.mockRestore();
    expect(result.findings).toHaveLength(4);
    const left =
      (await contentsOf(join(rig.folder, 'temp'))) + (await contentsOf(join(rig.folder, 'evidence')));
    const everything = [
      JSON.stringify(result),
      ...printed,
      ...rig.said,
      left,
      await contentsOf(join(rig.folder, 'cache')),
    ].join('\n');
    for (const value of values) {
      expect(rig.masked).toContain(value);
      expect(everything).not.toContain(value);
    }
  });
});

describe('the fingerprints of many passwords', () => {
  const passwords = (count: number) =>
    Array.from(
      { length: count },
      (_, number) => `db_password = "${['Tan', 'go'].join('')}${4711 + 37 * number}kvq!"\n`,
    );
  const bound = ({ coverage }: Secrets) => coverage.notes.filter((note) => note.includes('fingerprints'));
  const byPlace = (result: Secrets) =>
    new Map(result.findings.map(({ fingerprint, places: [first] }) => [first && short(first), fingerprint]));

  test('are the same in every run until one of them changes; those of few in another file are not', async () => {
    const few = { 'config/a.ini': passwords(60).slice(50).join('') };
    const source = await rig.source(few);
    const many = { path: 'app/many.ini', content: passwords(40).join('') };
    const image = await rig.image([await layerOf([many])]);
    const first = await check(image, source);
    expect(first.findings).toHaveLength(50);
    expect(bound(first)).toEqual([expect.stringContaining('40 values')]);
    // The layer is remembered now, and its file looked at again.
    expect(byPlace(await check(image, source))).toEqual(byPlace(first));
    const alone = await check(await rig.image([]), source);
    expect(bound(alone)).toEqual([]);
    const changed = { ...many, content: `${many.content}${passwords(41).at(-1) ?? ''}` };
    const second = await check(await rig.image([await layerOf([changed])]), source);
    const [before, after] = [byPlace(first), byPlace(second)];
    expect(after.size).toBe(51);
    for (const [place = '', fingerprint] of before) {
      if (place.startsWith('source'))
        expect([fingerprint, byPlace(alone).get(place)]).toEqual([after.get(place), fingerprint]);
      else expect([...after.values()]).not.toContain(fingerprint);
    }
  });
});

describe('what could not be checked is a fault', () => {
  const someImage = async () => rig.image([await layerOf([{ path: 'srv/a.txt', content: 'a\n' }])]);

  test.each([
    ['is killed', 'kill -9 $$', 'tool-failed'],
    ['ends with an error', 'exit 3', 'tool-failed'],
    ['prints nothing', 'exit 0', 'tool-failed'],
    [
      'finds nothing, not even the canary',
      `case "$*" in *fs*) echo '{"SchemaVersion":2}';; *) echo '[]';; esac`,
      'tool-failed',
    ],
  ])('an engine that %s', async (_, script, code) => {
    for (const engine of ['gitleaks', 'trivy'] as const) {
      await rig.replace(engine, script);
      const error = await failure(check(await someImage()));
      expect(error.reasons).toMatchObject([
        { code, check: 'secrets', message: expect.stringContaining(engine) },
      ]);
      await rig.replace(engine, `exec ${rig.path(engine)} "$@"`);
    }
  });

  test('two engines that fail: both reasons are told', async () => {
    await rig.replace('gitleaks', 'exit 3');
    await rig.replace('trivy', 'exit 4');
    const { reasons } = await failure(check(await someImage()));
    expect(reasons.map(({ code, message }) => [code, /gitleaks|trivy/.exec(message)?.[0]])).toEqual([
      ['tool-failed', 'gitleaks'],
      ['tool-failed', 'trivy'],
    ]);
  });

  test('a report that is cut off, and no word of it is passed on', async () => {
    const token = githubToken();
    await rig.replace('gitleaks', `printf '[{"RuleID":"x","Secret":"${token}'`);
    const error = await failure(check(await someImage()));
    expect(error.reasons[0].code).toBe('tool-failed');
    expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain(token);
  });

  test('a layer that is cut short, is not the one of its diff ID, or is missing', async () => {
    const layer = await layerOf([{ path: 'x', content: Buffer.alloc(100_000, 'abc') }]);
    const other = await layerOf([{ path: 'y', content: 'y' }]);
    const code = async (image: PinnedImage) => (await failure(check(image))).reasons[0].code;
    expect(await code(await rig.image([{ ...layer, blob: layer.blob.subarray(0, -50) }]))).toBe(
      'scan-incomplete',
    );
    expect(await code(await rig.image([{ ...layer, diffId: other.diffId }]))).toBe('image-invalid');
    const image = await rig.image([layer]);
    expect(await code({ ...image, layout: join(rig.folder, 'nowhere') })).toBe('scan-incomplete');
    expect(await readdir(rig.workspace.cache)).toEqual([]);
  });

  test('a source tree that is not there', async () => {
    const error = await failure(check(await rig.image([]), join(rig.folder, 'nowhere')));
    expect(error.reasons[0].code).toBe('scan-incomplete');
  });

  test('a source tree and an image: both reasons are told', async () => {
    const layer = await layerOf([{ path: 'x', content: 'x' }]);
    const other = await layerOf([{ path: 'y', content: 'y' }]);
    const image = await rig.image([{ ...layer, diffId: other.diffId }]);
    const error = await failure(check(image, join(rig.folder, 'nowhere')));
    expect(error.reasons).toMatchObject([
      { code: 'scan-incomplete', message: expect.stringContaining('nowhere') },
      { code: 'image-invalid', message: expect.stringContaining('unpacks to') },
    ]);
  });

  test('a pipe in the source tree is not waited for', async () => {
    const source = await rig.source({ a: 'nothing here' });
    await mkdir(join(source, 'b'));
    expect(spawnSync('mkfifo', [join(source, 'b', 'pipe')]).status).toBe(0);
    expect((await check(await rig.image([]), source)).coverage.files.scanned).toBe(1);
  });
});
