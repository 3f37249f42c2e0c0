import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFront } from '../attacks/front.ts';
import { makeRepository } from '../rig/github/repository.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { masksIn } from '../rig/github/runner/commands.ts';
import { type ImageLayout, pushLayout } from '../rig/images/images.ts';
import { foundKinds, isTold, leaksIn, type Place } from './stage/leaks.ts';
import { attestationsOf, expectEnd, nonEmpty, reasonsOf } from './stage/outcome.ts';
import { type Naming, PLANTED, plantedImage, plantSource } from './stage/planted.ts';
import { filesBelow } from './stage/snapshots.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { UNBOXED, wrap } from './stage/tool-wrapper.ts';

const TOOLS = ['trivy', 'gitleaks', 'cosign'] as const;
const SIGN_ON_WARN = `version: 1
sign-on-warn: true
secrets:
  enforce: warn
vulnerabilities:
  enforce: warn
`;

let stage: Stage;
let layouts: Record<Naming, ImageLayout>;
beforeAll(async () => {
  stage = await openStage();
  layouts = {
    named: await plantedImage(await stage.subfolder(), 'named'),
    told: await plantedImage(await stage.subfolder(), 'told'),
  };
});
afterAll(() => stage?.stop());

/** A run on everything that is planted, with all that came of it. */
async function ship(name: string, policy: string, naming: Naming, beforeGitleaks = '') {
  const layout = layouts[naming];
  const folder = await stage.subfolder();
  const repository = await makeRepository(join(folder, 'checkout'));
  const { before, after } = await plantSource(repository, policy, naming);
  await pushLayout(layout, `${stage.registry.host}/team/${name}:v1`);
  const [front, audit] = await Promise.all([openFront(stage.registry.host), openAudit()]);
  const wrapped = await Promise.all(
    TOOLS.map((tool) => wrap(folder, tool, stage.tools[tool], tool === 'gitleaks' ? beforeGitleaks : '')),
  );
  const result = await stage.ship(
    {
      image: `${front.host}/team/${name}@${layout.digest}`,
      'audit-url': audit.url,
      ...UNBOXED,
      ...Object.fromEntries(wrapped.map(({ path }, index) => [`${TOOLS[index]}-path`, path])),
    },
    {
      workspace: repository.folder,
      payload: { before, after, repository: { default_branch: 'main' } },
      env: stage.sigstore.environment({ sha: after }),
      // With the runner's step debug log, in which libraries say more.
      debug: true,
    },
  );
  await Promise.all([front.stop(), audit.stop()]);
  const calls = (await Promise.all(wrapped.map((tool) => tool.calls()))).flat();
  const places: Place[] = [
    ...(await told(result)),
    ['the audit endpoint', audit.taken.join('\n')],
    ...front.asked.flatMap(({ method, path, body }): Place[] => [
      [`the registry, ${method} ${path}`, path],
      [`the registry, ${method} ${path}`, body],
    ]),
    ['arguments and environments of tools', JSON.stringify(calls)],
  ];
  return { result, places };
}

/** What a run said, and every file that it left. */
async function told(result: ActionResult): Promise<readonly Place[]> {
  const { stdout, stderr, summary, outputs, environmentFile, pathFile, state, runnerTemp, toolCache } =
    result;
  const said = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const files = await Promise.all(
    [runnerTemp, toolCache].map(async (folder) => [...(await filesBelow(folder))] as const),
  );
  return [
    ['stdout', said.join('\n')],
    ['stderr', stderr],
    ['the summary', summary],
    ['the outputs', JSON.stringify(outputs)],
    ['other files of the runner', JSON.stringify([environmentFile, pathFile, state])],
    ...files.flat(),
    [
      'names of files',
      files
        .flat()
        .map(([name]) => name)
        .join('\n'),
    ],
  ];
}

async function openAudit() {
  const taken: string[] = [];
  const server = createServer(async (request, response) => {
    taken.push(JSON.stringify(request.headers), await text(request));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<unknown>((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}/`, taken, stop };
}

/** Every value that was found is in no place; and nearly all are found. */
function expectNoLeak({ stdout }: ActionResult, places: readonly Place[]): void {
  const found = foundKinds(masksIn(stdout));
  const missed = Object.keys(PLANTED).filter((kind) => !found.includes(kind));
  expect({ missed, leaks: leaksIn(places, found) }).toEqual({ missed: [], leaks: [] });
}

describe('no value of a secret that was found is in anything that a run leaves', () => {
  test('that fails by them', async () => {
    const { result, places } = await ship('failed', 'version: 1\n', 'told');
    expectEnd(result, 1, 'failed', ['vulnerability-blocked', 'secret-found']);
    expect(attestationsOf(result)).toEqual([]);
    expectNoLeak(result, places);
    // Keys of several lines are among them: no mask takes an output of the job with it.
    expect(result.jobOutputs).toEqual(nonEmpty(result.outputs));
  });

  test('that signs in spite of them', async () => {
    const { result, places } = await ship('signed', SIGN_ON_WARN, 'told');
    expectEnd(result, 0, 'warned', ['vulnerability-blocked', 'secret-found']);
    expect(attestationsOf(result)).toHaveLength(4);
    // Of the SBOM and of the vulnerabilities as they are attested: the search sees into their envelopes.
    for (const place of ['the registry', 'bundles/sbom', 'bundles/vulnerabilities']) {
      const there = places.filter(([name]) => name.includes(place));
      expect(isTold(there, 'pkg:npm/lodash@1.0.0'), place).toBe(true);
    }
    expectNoLeak(result, places);
  });

  test('whose packages are named by them: what lists these is withheld, and nothing is signed', async () => {
    const { result, places } = await ship('named', SIGN_ON_WARN, 'named');
    // Of the image and of the source; of the scan; and of the secrets themselves.
    expectEnd(
      result,
      1,
      'error',
      Array.from({ length: 4 }, () => 'secret-found'),
    );
    const messages = reasonsOf(result).map(({ message }) => message);
    expect(messages[0]).toContain('was found in the name of a package and the version of a package');
    expect(attestationsOf(result)).toEqual([]);
    const written = places.map(([name]) => name);
    expect(written.filter((name) => /\.(?:cdx|spdx)\.json$|bundles/.test(name))).toEqual([]);
    expect(isTold(places, 'lodash@1.0.0-redacted') || isTold(places, 'lodash@1.0.0-[redacted]')).toBe(false);
    expectNoLeak(result, places);
  });

  test('that is ended while it looks for them: its private files are gone, whether found or not', async () => {
    // The engine lies in wait with everything unpacked before it; the action ends it, and itself.
    const wait = `if (args[0] === 'dir') {
      process.kill(process.ppid, 'SIGTERM');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }`;
    const { result, places } = await ship('ended', 'version: 1\n', 'named', wait);
    expect(result.exitCode).toBe(143);
    expect(result.outputs.verdict).toBe('error');
    expect(await readdir(result.runnerTemp)).toEqual(['assay']);
    // What trivy remembers of layers is kept before anything is known to be secret.
    const others = places.filter(([name]) => !name.endsWith('fanal.db'));
    expect(leaksIn(others, Object.keys(PLANTED))).toEqual([]);
  });
});
