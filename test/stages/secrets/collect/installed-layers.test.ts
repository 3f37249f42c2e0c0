import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../../src/domain/policy/policy.ts';
import { evaluateSecrets } from '../../../../src/domain/verdict/evaluate-secrets.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { gitlabToken, type LeaksRig, layerOf, leaksRig, secretsInGoodRun } from '../leaks-rig.ts';

const KEY = Buffer.alloc(32, 7);
const SITE = 'usr/local/lib/python3.12/site-packages';
const MANIFEST = JSON.stringify({ name: 'x', version: '1.0.0' });

let rig: LeaksRig;
beforeAll(async () => {
  rig = await leaksRig();
});
afterAll(() => rig.dispose());

const sha256 = (content: string) => createHash('sha256').update(content).digest('base64url');

/** `severity standing path` of what is found, by the first place. */
function told({ findings }: Awaited<ReturnType<typeof secrets>>): readonly string[] {
  return findings
    .map(({ severity, places: [place] }) =>
      place === undefined || place.kind === 'config'
        ? severity
        : `${severity} ${place.locationKind ?? 'own'} ${place.path}`,
    )
    .sort();
}

describe('what installed packages ship', () => {
  test('is told apart in an image, and blocks nothing by default; what was put beside it does', async () => {
    const [shipped, listed] = [`t = '${gitlabToken()}'\n`, `t = '${gitlabToken()}'\n`];
    const layer = await layerOf([
      { path: 'app/node_modules/x/package.json', content: MANIFEST },
      { path: 'app/node_modules/x/lib/a.js', content: shipped },
      { path: 'app/node_modules/x/.env', content: `GITLAB_TOKEN=${gitlabToken()}\n` },
      { path: `${SITE}/y/a.py`, content: listed },
      { path: `${SITE}/y/added.py`, content: `t = '${gitlabToken()}'\n` },
      { path: `${SITE}/y-1.dist-info/RECORD`, content: `y/a.py,sha256=${sha256(listed)},50\n` },
    ]);
    const changed = await layerOf([
      { path: 'app/node_modules/x/lib/b.js', content: `t = '${gitlabToken()}'\n` },
    ]);
    const image = await rig.image([layer, changed]);
    const first = await secretsInGoodRun(rig.world, image, undefined, KEY);
    expect(told(first)).toEqual([
      'high own app/node_modules/x/.env',
      'high own app/node_modules/x/lib/b.js',
      `high own ${SITE}/y/added.py`,
      'low package app/node_modules/x/lib/a.js',
      `low package ${SITE}/y/a.py`,
    ]);
    const evaluated = evaluateSecrets(first.findings, DEFAULT_POLICY.secrets, new Date());
    expect(evaluated.map(({ finding, effect }) => `${finding.severity} ${effect}`).sort()).toEqual([
      'high block',
      'high block',
      'high block',
      'low none',
      'low none',
    ]);
    // A layer that is known is not read again but for what holds a finding and for the records beside it.
    const again = await secrets(rig.world, image, undefined, KEY);
    expect(again.coverage.layers.cached).toBe(2);
    expect(again.findings).toEqual(first.findings);
  });

  test('is told apart in the source tree', async () => {
    const vendored = `package x\n\nconst T = "${gitlabToken()}"\n`;
    const folder = await rig.source({
      'vendor/modules.txt': '# m.example/x v1.2.3\n## explicit\n',
      'vendor/m.example/x/a.go': vendored,
      'vendor/loose.go': `package y\n\nconst T = "${gitlabToken()}"\n`,
      'node_modules/x/package.json': MANIFEST,
      'node_modules/x/a.js': `t = '${gitlabToken()}'\n`,
      'node_modules/x/.npmrc': `//gitlab.example/:_authToken=${gitlabToken()}\n`,
    });
    const found = await secrets(rig.world, await rig.image([]), { folder, path: '' }, KEY);
    expect(told(found)).toEqual([
      'high own node_modules/x/.npmrc',
      'high own vendor/loose.go',
      'low package node_modules/x/a.js',
      'low package vendor/m.example/x/a.go',
    ]);
  });

  test("weighs by its worst place: a token of a package that the application uses too is the user's", async () => {
    const token = gitlabToken();
    const layer = await layerOf([
      { path: 'app/node_modules/x/package.json', content: MANIFEST },
      { path: 'app/node_modules/x/lib/a.js', content: `t = '${token}'\n` },
      { path: 'app/src/a.js', content: `t = '${token}'\n` },
    ]);
    const { findings } = await secrets(rig.world, await rig.image([layer]), undefined, KEY);
    expect(findings.map(({ severity }) => severity)).toEqual(['high']);
  });
});
