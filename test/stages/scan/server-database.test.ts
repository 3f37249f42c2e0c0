import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TrivyServer } from '../../../src/domain/evidence/evidence.ts';
import { sboms } from '../../../src/stages/sbom/sbom.ts';
import { database } from '../../../src/stages/scan/database.ts';
import { scan } from '../../../src/stages/scan/scan.ts';
import { serverDatabase } from '../../../src/stages/scan/server-database.ts';
import { type Answer, type Intercept, openFront } from '../../attacks/front.ts';
import { rigFolder } from '../../rig/folder.ts';
import { twoPlatformIndex } from '../../rig/images/images.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { startTrivyServer, type TestTrivyServer } from '../../rig/servers/trivy-server.ts';
import { debian, imageOf, npm, OFFLINE, pinned, type TrivyWorld, trivyWorld } from './trivy-world.ts';
import '../../rig/refuse-with.ts';

const TOKEN = ['token', 'of', 'the', 'test', 'server'].join('-');

let rig: TestDatabase;
let real: TestTrivyServer;
/** A server that takes no token: the front in front of it passes no header on. */
let open: TestTrivyServer;
let server: TrivyServer;
let world: TrivyWorld;

beforeAll(async () => {
  rig = await makeDatabase();
  real = await startTrivyServer({ cacheDir: rig.cacheDir, token: TOKEN, redis: true });
  open = await startTrivyServer({ cacheDir: rig.cacheDir });
  server = { url: real.url, token: TOKEN };
}, 900_000);
afterAll(async () => {
  await Promise.all([real.stop(), open.stop()]);
  await rig.stop();
});
beforeEach(async () => {
  world = await trivyWorld();
}, 900_000);
afterEach(() => rm(world.folder, { recursive: true, force: true }));

const layout = () => join(world.folder, 'image');
const atServer = (named: TrivyServer = server) =>
  database(world, { repositories: [], offline: false, server: named });
const here = async () => {
  const facts = { updatedAt: new Date().toISOString(), sha256: '0'.repeat(64) };
  return { facts, cacheDir: rig.cacheDir };
};

/** The server behind something that changes its answers. */
async function behind(intercept: Intercept): Promise<TrivyServer> {
  const front = await openFront(new URL(open.url).host, async (asked, response, pass) => {
    if (await intercept(asked, response, pass)) return true;
    // What the front got is no longer compressed.
    const { status, headers, body } = await pass();
    response.writeHead(status, { 'content-type': headers.get('content-type') ?? '' }).end(body);
    return true;
  });
  fronts.push(front);
  return { url: `http://${front.host}` };
}
const fronts: { stop(): Promise<void> }[] = [];
afterEach(() => Promise.all(fronts.splice(0).map((front) => front.stop())));

test('its database is known by its own date, and by no hash', async () => {
  const { facts } = await atServer();
  expect(facts).toMatchObject({ server: new URL(real.url).host });
  expect(facts.sha256).toBeUndefined();
  expect(Date.now() - Date.parse(facts.updatedAt)).toBeLessThan(3_600_000);
});

test.each([
  ['an image with vulnerable npm packages', () => twoPlatformIndex(layout(), 'vulnerable').then(pinned)],
  ['a distribution that it knows', () => imageOf(layout(), [debian('12.11'), [npm('left-pad', '1.3.0')]])],
  ['a distribution that it does not know', () => imageOf(layout(), [debian('10.3')])],
] as const)('it finds and covers the same as a database of the run: %s', async (_, make) => {
  const image = await make();
  const made = await sboms(world, image, undefined, OFFLINE);
  const remote = await scan(world, made, await atServer());
  const local = await scan(world, made, await here());
  expect(remote.findings).toEqual(local.findings);
  expect(remote.coverage).toEqual(local.coverage);
});

test('runs that ask about the same packages at the same time do not disturb one another', async () => {
  const image = await imageOf(layout(), [debian('12.11'), [npm('lodash', '4.17.20')]]);
  const made = await sboms(world, image, undefined, OFFLINE);
  const expected = await scan(world, made, await here());
  const all = await Promise.all(Array.from({ length: 6 }, async () => scan(world, made, await atServer())));
  for (const { findings } of all) expect(findings).toEqual(expected.findings);
});

test('an ecosystem for which it shows nothing counts as not compared', async () => {
  const image = await imageOf(layout(), [
    debian('12.11'),
    [
      {
        path: 'app/Gemfile.lock',
        content: 'GEM\n  remote: https://rubygems.org/\n  specs:\n    rake (13.0.6)\n',
      },
    ],
    [{ path: 'usr/lib/ruby/specifications/rake-13.0.6.gemspec', content: GEMSPEC }],
  ]);
  const made = await sboms(world, image, undefined, OFFLINE);
  const { coverage } = await scan(world, made, await atServer());
  expect(coverage[0]).toMatchObject({ unsourced: 1 });
  expect(coverage[0]?.gaps).toContainEqual(
    expect.objectContaining({ kind: 'unsourced', package: 'pkg:gem/rake@13.0.6', decides: true }),
  );
});

const GEMSPEC = `Gem::Specification.new do |s|
  s.name = "rake".freeze
  s.version = "13.0.6"
end
`;

describe('a server that cannot be relied on is an error', () => {
  const unavailable = (says: string) => ({ message: expect.stringContaining(says) });

  test('that does not take the token', async () => {
    await expect(atServer({ ...server, token: 'another token' })).toRefuseWith(
      'database-unavailable',
      unavailable('check `trivy-server-token`'),
    );
  });

  test.each([
    ['is busy', 429],
    ['fails', 500],
    ['does not exist', 404],
  ])('that %s', async (_, status) => {
    const named = await behind((_asked, response) => {
      response.writeHead(status).end('{}');
      return true;
    });
    await expect(atServer(named)).toRefuseWith('database-unavailable', unavailable('did not compare'));
  });

  test('that is a page to log in', async () => {
    const named = await behind((_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
      return true;
    });
    await expect(atServer(named)).toRefuseWith('database-unavailable');
  });

  test('that hangs', async () => {
    const named = await behind(() => true);
    await expect(serverDatabase(world, named, 2_000)).toRefuseWith('tool-timed-out');
  });

  test('that is another version of trivy', async () => {
    const named = await behind(({ path }, response) => {
      if (path !== '/version') return false;
      const now = new Date().toISOString();
      const VulnerabilityDB = { Version: 2, UpdatedAt: now, NextUpdate: now, DownloadedAt: now };
      response.writeHead(200).end(JSON.stringify({ Version: '0.69.4', VulnerabilityDB }));
      return true;
    });
    await expect(atServer(named)).toRefuseWith('tool-untrusted', unavailable('is trivy 0.69.4'));
  });

  test('that does not say which database it has', async () => {
    const named = await behind(({ path }, response) => {
      if (path !== '/version') return false;
      response.writeHead(200).end('{"Version":"0.74.0"}');
      return true;
    });
    await expect(atServer(named)).toRefuseWith('database-unavailable', unavailable('which database'));
  });

  test('that answers with nothing found, whatever it is asked', async () => {
    const named = await behind(({ path }, response) => {
      if (!path.endsWith('/Scan')) return false;
      response.writeHead(200, { 'content-type': 'application/protobuf' }).end();
      return true;
    });
    await expect(atServer(named)).toRefuseWith('database-unavailable', unavailable('known to be vulnerable'));
  });

  test('that has a database without advisories', async () => {
    const advisories = join(await rigFolder('no-advisories'), 'none');
    await mkdir(advisories);
    const empty = await makeDatabase({ advisories, systems: false });
    const other = await startTrivyServer({ cacheDir: empty.cacheDir });
    try {
      await expect(atServer({ url: other.url })).toRefuseWith(
        'database-unavailable',
        unavailable('known to be vulnerable'),
      );
    } finally {
      await Promise.all([other.stop(), empty.stop()]);
    }
  });

  test('that gets another database during the run', async () => {
    const image = await imageOf(layout(), [debian('12.11')]);
    const made = await sboms(world, image, undefined, OFFLINE);
    const before = await atServer();
    const facts = { ...before.facts, updatedAt: '2026-01-01T00:00:00Z' };
    await expect(scan(world, made, { ...before, facts })).toRefuseWith(
      'database-unavailable',
      unavailable('changed its database'),
    );
  });

  test('that does not answer about this SBOM', async () => {
    const made = await sboms(world, await lodash(), undefined, OFFLINE);
    let first: Answer | undefined;
    const named = await behind(async ({ path }, response, pass) => {
      if (!path.endsWith('/Scan')) return false;
      first ??= await pass();
      response.writeHead(200, { 'content-type': 'application/protobuf' }).end(first.body);
      return true;
    });
    const before = await atServer(named);
    await expect(scan(world, made, before)).toRefuseWith('database-unavailable', unavailable('known to be'));
  });
});

test('a package that a server leaves out of its answer counts as not compared', async () => {
  const image = await imageOf(layout(), [debian('12.11'), [npm('left-pad', '1.3.0')]]);
  const made = await sboms(world, image, undefined, OFFLINE);
  const named = await behind(async ({ path }, response, pass) => {
    if (!path.endsWith('/Scan')) return false;
    const { body } = await pass();
    const other = body.toString('latin1').replaceAll('left-pad@1.3.0', 'left-pax@1.3.0');
    response.writeHead(200, { 'content-type': 'application/protobuf' }).end(Buffer.from(other, 'latin1'));
    return true;
  });
  const { coverage } = await scan(world, made, await atServer(named));
  expect(coverage[0]?.gaps).toEqual([
    expect.objectContaining({ kind: 'unsourced', package: 'pkg:npm/left-pad@1.3.0', decides: true }),
  ]);
});

const lodash = () => imageOf(layout(), [debian('12.11'), [npm('lodash', '4.17.20')]]);

describe('of two servers behind one address', () => {
  test.each([
    ['no advisories for an ecosystem', true],
    ['no advisories for the distribution', false],
  ])('the one that compares counts: %s', async (_, systems) => {
    const advisories = join(await rigFolder('no-advisories'), 'none');
    await mkdir(advisories);
    const other = await makeDatabase(systems ? { advisories } : { systems });
    const second = await startTrivyServer({ cacheDir: other.cacheDir });
    try {
      let scans = 0;
      const named = await behind(async ({ path, body }, response) => {
        if (path === '/version') return false;
        // The first asks which database it has; the second is about the image.
        if (path.endsWith('/PutBlob')) scans += 1;
        if (scans < 2) return false;
        const headers = { 'content-type': 'application/protobuf' };
        const answer = await fetch(`${second.url}${path}`, { method: 'POST', headers, body });
        response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
        return true;
      });
      const made = await sboms(world, await lodash(), undefined, OFFLINE);
      const { coverage, findings } = await scan(world, made, await atServer(named));
      const kind = systems ? 'unsourced' : 'system';
      expect(coverage[0]?.gaps).toEqual([expect.objectContaining({ kind, decides: true })]);
      expect(findings.length > 0).toBe(!systems);
    } finally {
      await Promise.all([second.stop(), other.stop()]);
    }
  });
});

test('a package of the image that is one of those known to be vulnerable keeps its findings', async () => {
  const status = 'Package: nginx\nStatus: install ok installed\nArchitecture: amd64\nVersion: 0\n\n';
  const system = [...debian('12.11').slice(0, 2), { path: 'var/lib/dpkg/status', content: status }];
  const image = await imageOf(layout(), [system, [npm('lodash', '4.17.20')]]);
  const made = await sboms(world, image, undefined, OFFLINE);
  const remote = await scan(world, made, await atServer());
  const local = await scan(world, made, await here());
  expect(new Set(remote.findings.map((one) => one.package))).toEqual(new Set(['lodash', 'nginx']));
  expect(remote.findings).toEqual(local.findings);
  expect(remote.coverage).toEqual(local.coverage);
});
