import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { makeDatabase, type TestDatabase } from '../rig/images/vulnerability-db.ts';
import { freePorts } from '../rig/servers/server.ts';
import { type Bench, expectRefusal, startBench } from './bench.ts';

let bench: Bench;
const databases: TestDatabase[] = [];
beforeAll(async () => {
  bench = await startBench();
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.stop()));
  await bench.stop();
});

async function databaseOf(updatedAt: Date, name: string): Promise<string> {
  const database = await makeDatabase({ updatedAt });
  databases.push(database);
  return database.push(bench.registry.host, { name });
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe.concurrent('a vulnerability database that proves nothing is an error', () => {
  test('five days old', async () => {
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, 'db-repository': await databaseOf(inHours(-120), 'old-db') });
    const says = [/120 h old/, /48 h are allowed/];
    await expectRefusal(result, { codes: ['database-stale'], says }, front);
  });

  test('five days old, though only a warning is asked for', async () => {
    const { front, image } = await bench.offer();
    const repository = await databaseOf(inHours(-120), 'old-db-2');
    const result = await bench.ship({ image, 'db-repository': repository, enforce: 'warn' });
    await expectRefusal(result, { codes: ['database-stale'] }, front);
  });

  test('from the future', async () => {
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, 'db-repository': await databaseOf(inHours(72), 'future-db') });
    await expectRefusal(result, { codes: ['database-stale'], says: [/from the future/] }, front);
  });

  test('in a repository that cannot be reached', async () => {
    const { front, image } = await bench.offer();
    const [port] = await freePorts(1);
    const result = await bench.ship({ image, 'db-repository': `127.0.0.1:${port}/trivy-db:2` });
    const says = [/no vulnerability database/, `127.0.0.1:${port}/trivy-db:2`];
    await expectRefusal(result, { codes: ['database-unavailable'], says }, front);
  });

  test('in a repository that holds an image', async () => {
    const { front, image, repository } = await bench.offer();
    const name = `${bench.registry.host}/${repository}:v1`;
    const result = await bench.ship({ image, 'db-repository': name });
    await expectRefusal(result, { codes: ['database-unavailable'], says: [name] }, front);
  });

  test('offline without one', async () => {
    const { front, image } = await bench.offer();
    const folder = await bench.subfolder();
    const result = await bench.ship({ image, offline: 'true', 'cache-dir': folder });
    const says = [/no vulnerability database/, folder];
    await expectRefusal(result, { codes: ['database-unavailable'], says }, front);
  });

  test.for([
    ['is no database', 'this is a text\n'.repeat(1000)],
    ['is empty', ''],
  ] as const)('offline with a file that %s', async ([, content]) => {
    const { front, image } = await bench.offer();
    const folder = await bench.subfolder();
    await cp(bench.database.cacheDir, folder, { recursive: true });
    await writeFile(join(folder, 'db/trivy.db'), content);
    const result = await bench.ship({ image, offline: 'true', 'cache-dir': folder });
    await expectRefusal(result, { codes: ['database-unavailable'], says: [folder] }, front);
  });

  test('offline with another schema', async () => {
    const { front, image } = await bench.offer();
    const folder = await bench.subfolder();
    await cp(bench.database.cacheDir, folder, { recursive: true });
    const now = new Date().toISOString();
    const metadata = { Version: 99, UpdatedAt: now, NextUpdate: now, DownloadedAt: now };
    await writeFile(join(folder, 'db/metadata.json'), JSON.stringify(metadata));
    const result = await bench.ship({ image, offline: 'true', 'cache-dir': folder });
    await expectRefusal(result, { codes: ['database-unavailable'], says: [folder] }, front);
  });
});
