import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pushLayout } from '../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../rig/servers/registry.ts';
import { RepositoryClient } from '../rig/servers/registry-client.ts';
import { openQuirks } from '../rig/servers/registry-quirks/quirk.ts';
import { VENDORS } from '../rig/servers/registry-quirks/vendors.ts';
import { KINDS } from './stage/cosign.ts';
import { attestationsOf, expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';

let stage: Stage;
let withoutApi: TestRegistry;
beforeAll(async () => {
  [stage, withoutApi] = await Promise.all([openStage(), startRegistry({ referrers: false })]);
});
afterAll(() => Promise.all([stage?.stop(), withoutApi?.stop()]));

/** Those that differ most from what the specification says; the rest is tested below the whole pipeline. */
const WORST = ['ghcr', 'ecr', 'quay without the API', 'harbor'];

describe.concurrent('an image is shipped out of quarantine, let through, and shipped again', () => {
  test.each(WORST)('to a registry with the quirks of %s', async (name) => {
    const { api, quirks, auth } = VENDORS[name] ?? { api: true, quirks: [] };
    const credentials = { username: 'robot', password: ['pass', 'word'].join('-') };
    const behind = api ? stage.registry.host : withoutApi.host;
    const door = await openQuirks(behind, [...(auth === undefined ? [] : [auth(credentials)]), ...quirks]);
    const path = `team/${name.replaceAll(' ', '-').toLowerCase()}`;
    const layout = await stage.layout('clean');
    await pushLayout(layout, `${behind}/${path}-quarantine:v1`);
    const login = {
      'registry-username': credentials.username,
      'registry-password': credentials.password,
    };
    const inputs = {
      ...{ image: `${door.host}/${path}-quarantine:v1`, 'push-to': `${door.host}/${path}:v1`, ...login },
    };
    const first = await stage.ship(inputs);
    expectPassed(first);
    const attached = attestationsOf(first).map(({ digest }) => digest);
    expect(attached).toHaveLength(KINDS.length);
    const gate = await stage.gate({ image: `${door.host}/${path}:v1`, rescan: 'false', ...login });
    expect(gate.outputs.decision, gate.stdout).toBe('allow');
    const second = await stage.ship(inputs);
    expectPassed(second);
    expect((await reportOf(second)).attestations.map(({ origin }) => origin)).toEqual(
      KINDS.map(() => 'kept'),
    );
    const there = await new RepositoryClient(behind, path).referrers(layout.digest);
    expect(there.map(({ digest }) => digest).sort()).toEqual(attached.sort());
    await door.stop();
  });
});
