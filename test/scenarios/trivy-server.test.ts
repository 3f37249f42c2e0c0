import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrivyServer, type TestTrivyServer } from '../rig/servers/trivy-server.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';

const TOKEN = ['token', 'of', 'the', 'trivy', 'server'].join('-');
/** Nothing is there: a run that downloads a database ends in an error. */
const NOWHERE = '127.0.0.1:1/none';

let stage: Stage;
let server: TestTrivyServer;
let inputs: Readonly<Record<string, string>>;
beforeAll(async () => {
  stage = await openStage();
  server = await startTrivyServer({ cacheDir: stage.database.cacheDir, token: TOKEN, redis: true });
  inputs = { 'trivy-server': server.url, 'trivy-server-token': TOKEN, 'db-repository': NOWHERE };
});
afterAll(async () => {
  await server.stop();
  await stage.stop();
});

test('an image is checked, signed and admitted by the database of a server, and no other', async () => {
  const { pinned } = await stage.publish('clean');
  const shipped = await stage.ship({ image: pinned, ...inputs });
  expectPassed(shipped);
  const { scan } = await reportOf(shipped);
  expect(scan).toMatchObject({ database: { server: new URL(server.url).host } });
  expect(`${shipped.log}${shipped.summary}`).not.toContain(TOKEN);
  expect(shipped.summary).toContain(new URL(server.url).host);

  const admitted = await stage.gate({ image: pinned, ...inputs });
  expect(admitted.outputs, admitted.stdout).toMatchObject({ decision: 'allow' });
  expect(admitted.log).not.toContain(TOKEN);
});

test('an image with vulnerable packages fails by it', async () => {
  const { pinned } = await stage.publish('vulnerable');
  const result = await stage.ship({ image: pinned, ...inputs });
  const codes = reasonsOf(result).map(() => 'vulnerability-blocked');
  expect(codes.length).toBeGreaterThan(0);
  expectEnd(result, 1, 'failed', codes);
});

test('a server that does not take the token is an error', async () => {
  const { pinned } = await stage.publish('clean');
  const result = await stage.ship({ image: pinned, ...inputs, 'trivy-server-token': 'another token' });
  expectEnd(result, 1, 'error', ['database-unavailable']);
});
