import { generateKeyPairSync } from 'node:crypto';
import { Random } from '../../../scripts/bench-secrets/random.ts';
import type { TestRepository } from '../../rig/github/repository.ts';
import { cleanImage, type ImageLayout } from '../../rig/images/images.ts';
import { appendSteps, endLayout, MEDIA, readBlob, writeBlob } from '../../rig/images/oci-layout.ts';
import { zipOf } from '../../rig/images/zip.ts';
import type { RigDescriptor } from '../../rig/servers/registry-client.ts';

const random = new Random('planted');
const made = (template: string) => random.fill(template);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const { privateKey: pkcs8 } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const { privateKey: sec1 } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
});

/** Every value that is planted, by its kind; made when this is loaded, so that none stands anywhere. */
export const PLANTED = {
  // In files of layers; some of them once more in what an SBOM takes up.
  github: made('gh{az:0}p_{b62:36}'),
  gitlab: made('glp{az:0}at-{b62:20}'),
  npm: made('np{az:0}m_{b62:36}'),
  stripe: made('sk_{az:0}live_{b62:24}'),
  slack: made('xo{az:0}xb-{d:12}-{d:13}-{b62:24}'),
  rsaKey: pkcs8.trim(),
  ecKey: sec1.trim(),
  quoted: made('{b62:6}"{b62:5}\\{b62:6}'),
  angled: made('{b62:6}<{b62:4}&{b62:5}>{b62:3}'),
  percent: made('{b62:6}%{b62:5}@{b62:4}/{b62:4}'),
  fileName: made('dop{az:0}_v1_{hex:64}'),
  archive: made('{b62:18}'),
  // In the configuration of the image.
  nonAscii: made('{b62:5}ä{b62:5}ß{b62:5}'),
  awsSecret: made('{b64:40}'),
  label: made('sh{az:0}pat_{hex:32}'),
  buildArgument: made('pypi-{az:0}AgEIcHlwaS5vcmc{b64u:120}'),
  command: made('{b62:20}'),
  // In the source tree.
  kubernetesPassword: made('{b62:16}'),
  kubernetesToken: made('glsa_{az:0}{b62:32}_{hex:8}'),
  dockerPassword: made('dckr_{az:0}pat_{b64u:27}'),
  literal: made('{b62:22}'),
  workflow: made('lin_{az:0}api_{b62:40}'),
  webhook: made('https://hooks.{az:0}slack.com/services/T{AZ09:10}/B{AZ09:10}/{b62:24}'),
  gitCredentials: made('{b62:20}'),
  sendgrid: made('SG{az:0}.{b64u:22}.{b64u:43}'),
  anthropic: made('sk-{az:0}ant-api03-{b64u:93}AA'),
  encoded: made('hf{az:0}_{b62:34}'),
  compose: made('{word}{AZ:1}{word}{d:3}!'),
  // In commits that are gone from the tree.
  removed: made('github_{az:0}pat_{b62:22}_{b62:59}'),
  message: made('gl{az:0}ptt-{hex:40}'),
} as const;

const V = PLANTED;
const APP = 'usr/src/app';

/** Whether packages are named by values too, and not only licensed and described by them. */
export type Naming = 'named' | 'told';

/** An image that has values in its layers, its configuration and its package lists. */
export async function plantedImage(dir: string, naming: Naming): Promise<ImageLayout> {
  const named = (value: string) => (naming === 'named' ? `-${value}` : '');
  const base = await cleanImage(dir, { engine: 'node' });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const module = (folder: string, manifest: object) => [
    { path: `${APP}/node_modules/${folder}/` },
    { path: `${APP}/node_modules/${folder}/package.json`, content: json(manifest) },
  ];
  const layout = await appendSteps(base, [
    {
      createdBy: `RUN |1 PYPI_TOKEN=${V.buildArgument} /bin/sh -c pip install app # buildkit`,
      entries: [
        { path: 'srv/' },
        { path: 'srv/.env', content: `GITHUB_TOKEN=${V.github}\nGITLAB_TOKEN="${V.gitlab}"\n` },
        { path: 'srv/.npmrc', content: `//registry.example.test/:_authToken=${V.npm}\n` },
        { path: 'srv/pay.js', content: `export const stripe = '${V.stripe}';\n` },
        { path: 'srv/bot.py', content: `client = Client(token="${V.slack}")\n` },
        { path: 'srv/tls.pem', content: `${V.rsaKey}\n` },
        { path: 'srv/account.json', content: json({ client: 'x', private_key: `${V.ecKey}\n` }) },
        { path: 'srv/settings.json', content: json({ password: V.quoted, smtp_password: V.angled }) },
        {
          path: 'srv/db.env',
          content: `DATABASE_URL=postgres://app:${encodeURIComponent(V.percent)}@db.internal:5432/shop\n`,
        },
        { path: `srv/${V.fileName}.env`, content: `TOKEN=${V.fileName}\n` },
        {
          path: 'srv/backup.zip',
          content: zipOf([
            { path: 'application.yml', content: `spring.datasource.password: ${V.archive}\n` },
          ]),
        },
      ],
    },
    {
      createdBy: 'RUN npm ci # buildkit',
      entries: [
        { path: 'usr/' },
        { path: 'usr/src/' },
        { path: `${APP}/` },
        { path: `${APP}/node_modules/` },
        ...module('one', { name: `one${named(V.github)}`, version: '1.0.0', license: V.gitlab }),
        ...module('two', {
          name: 'two',
          version: `1.0.0${named(V.archive)}`,
          license: V.quoted,
          description: V.slack,
        }),
        ...module('three', { name: 'three', version: '1.0.0', license: `see ${V.angled} ${V.nonAscii}` }),
        ...module('four', { name: 'four', version: '1.0.0', license: `${V.percent} ${V.ecKey}` }),
        ...module(`five${named(V.stripe)}`, { name: 'five', version: '1.0.0', license: base64(V.npm) }),
        ...module('lodash', { name: 'lodash', version: `1.0.0${named(V.archive)}`, license: 'MIT' }),
        ...module('six', {
          name: `six${named(V.awsSecret)}`,
          version: '1.0.0',
          license: V.kubernetesPassword,
        }),
      ],
    },
  ]);
  return configured(layout, {
    Env: ['PATH=/usr/bin', `DB_PASSWORD=${V.nonAscii}`, `AWS_SECRET_ACCESS_KEY=${V.awsSecret}`],
    Labels: { 'com.example.token': V.label },
    Cmd: ['server', `--password=${V.command}`],
  });
}

/** The same image with fields of its configuration replaced. */
async function configured(layout: ImageLayout, fields: object): Promise<ImageLayout> {
  const read = async (digest: string) =>
    JSON.parse((await readBlob(layout.dir, digest)).toString()) as object;
  const manifest = (await read(layout.digest)) as { config: RigDescriptor };
  const whole = (await read(manifest.config.digest)) as { config: object };
  const config = await writeBlob(
    layout.dir,
    { ...whole, config: { ...whole.config, ...fields } },
    MEDIA.config,
  );
  return endLayout(layout.dir, await writeBlob(layout.dir, { ...manifest, config }, MEDIA.manifest));
}

/** Fills a repository with sources and commits that hold values; answers its first commit and its last. */
export async function plantSource(
  repository: TestRepository,
  policy: string,
  naming: Naming,
): Promise<{ readonly before: string; readonly after: string }> {
  const named = (value: string) => (naming === 'named' ? `-${value}` : '');
  const before = await repository.commit({ 'main.js': 'console.log(1);\n', '.github/assay.yml': policy });
  await repository.commit({ 'old/.env': `GH_TOKEN=${V.removed}\n` });
  const lock = {
    name: 'shop',
    lockfileVersion: 3,
    packages: {
      '': { name: 'shop', dependencies: { seven: '1.0.0' } },
      'node_modules/seven': { version: '1.0.0', license: V.sendgrid },
      [`node_modules/eight${named(V.gitCredentials)}`]: { version: `2.0.0${named(V.literal)}` },
    },
  };
  const docker = { auths: { 'registry.example.test': { auth: base64(`ci:${V.dockerPassword}`) } } };
  const after = await repository.commit(
    {
      'old/.env': null,
      'package-lock.json': JSON.stringify(lock),
      'deploy/secret.yaml': secretManifest({
        password: base64(V.kubernetesPassword),
        token: base64(V.kubernetesToken),
      }),
      'deploy/registry.yaml': secretManifest({ '.dockerconfigjson': base64(JSON.stringify(docker)) }),
      'deploy/pod.yaml': `kind: Secret\napiVersion: v1\nmetadata: {name: x}\nstringData:\n  password: ${V.literal}\n`,
      '.github/workflows/ship.yml': `on: push\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    env:\n      LINEAR_KEY: ${V.workflow}\n    steps:\n      - run: curl -d hi ${V.webhook}\n`,
      '.git-credentials': `https://ci:${V.gitCredentials}@git.example.test\n`,
      'mail.rb': `KEY = "${V.sendgrid}"\n`,
      'ask.ts': `const client = new Client({ apiKey: '${V.anthropic}' });\n`,
      'blob.txt': `${base64(`model token: ${V.encoded}\n`)}\n`,
      'compose.yml': `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${V.compose}\n`,
    },
    `use ${V.message} for the trigger`,
  );
  return { before, after };
}

function secretManifest(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value}`);
  return ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: app', 'data:', ...lines, ''].join('\n');
}
