import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFront } from '../attacks/front.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { masksIn } from '../rig/github/runner/commands.ts';
import { reasonsOf } from './stage/outcome.ts';
import { filesBelow } from './stage/snapshots.ts';
import { openStage, type Stage } from './stage/stage.ts';

const AUTH = { username: 'robot', password: ['quo', 'ted', 'registry', 'word'].join('-') };
const BASIC = Buffer.from(`${AUTH.username}:${AUTH.password}`).toString('base64');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ auth: AUTH });
});
afterAll(() => stage?.stop());

/** Where a value is told: in all that the run said and left, but for the lines that tell the runner to hide it. */
async function placesOf(result: ActionResult, value: string): Promise<readonly string[]> {
  const said = result.stdout.replace(/^::add-mask::.*$/gm, '');
  const places: [string, string | Buffer][] = [
    ['stdout', said],
    ['stderr', result.stderr],
    ['the summary', result.summary],
    ['the outputs', JSON.stringify(result.outputs)],
    ...(await filesBelow(result.runnerTemp)),
  ];
  return places.filter(([, content]) => content.includes(value)).map(([name]) => name);
}

test.each([
  ['as it was sent', (sent: string) => sent],
  ['in JSON within JSON', (sent: string) => JSON.stringify({ headers: { authorization: sent } })],
  [
    'after much else, so that a part of it would be all that is shown',
    (sent: string) => `${'x'.repeat(270)} ${sent}`,
  ],
  ['with letters that nobody sees between', (sent: string) => [...sent].join('\u200b')],
])('what a registry quotes of the Authorization header is told nowhere: %s', async (_, quote) => {
  const { path } = await stage.publish('clean');
  const taken: string[] = [];
  const audit = createServer(async (request, response) => {
    taken.push(await text(request));
    response.end();
  });
  await new Promise<void>((resolve) => audit.listen(0, '127.0.0.1', resolve));
  let sent = '';
  const behind = stage.registry.host;
  const front = await openFront(behind, ({ path, authorization }, response) => {
    if (authorization === '' || !path.includes('/blobs/')) return false;
    sent = authorization;
    const message = `no access: ${quote(sent)}, which is ${AUTH.username}:${AUTH.password}`;
    response.writeHead(403).end(JSON.stringify({ errors: [{ code: 'DENIED', message }] }));
    return true;
  });
  const result = await stage.ship({
    image: `${front.host}/${path}:v1`,
    'audit-url': `http://127.0.0.1:${(audit.address() as AddressInfo).port}/`,
  });
  await front.stop();
  audit.close();
  expect(sent).toContain(BASIC);
  expect(result.outputs.verdict).toBe('error');
  expect(reasonsOf(result)[0]).toMatchObject({ code: 'registry-denied' });
  expect(reasonsOf(result)[0]?.message).toContain('no access');
  expect(masksIn(result.stdout)).toEqual(expect.arrayContaining([AUTH.password, BASIC]));
  expect(taken).toHaveLength(1);
  for (const part of [AUTH.password, BASIC, BASIC.slice(0, 16), BASIC.slice(4, 20)]) {
    expect(await placesOf(result, part)).toEqual([]);
    expect(taken.join('')).not.toContain(part);
  }
});
