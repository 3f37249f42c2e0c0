import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildTools, KYVERNO } from '../../rig/tools/build.ts';
import { type AdmissionStage, openAdmissionStage } from '../stage/admission-stage.ts';
import { type EngineTuf, startEngineTuf } from '../stage/engine-tuf.ts';

const Proof = z.array(
  z.strictObject({
    ...{ engine: z.literal('kyverno'), version: z.string(), case: z.string(), message: z.string() },
    ...{ expected: z.enum(['admitted', 'denied']), answered: z.enum(['admitted', 'denied', 'other']) },
  }),
);

let bench: AdmissionStage;
let tuf: EngineTuf;
let kyverno: string;
beforeAll(async () => {
  const [tools, stage] = await Promise.all([buildTools(['kyverno-cli']), openAdmissionStage()]);
  [kyverno, bench] = [tools['kyverno-cli'], stage];
  tuf = await startEngineTuf(bench.stage);
});
afterAll(async () => {
  await Promise.all([tuf?.stop(), bench?.stage.stop()]);
});

async function prove(flags: readonly string[]) {
  const folder = join(await bench.stage.subfolder(), 'admission');
  const fixed = ['--engine', 'kyverno', '--output', folder, '--prove', '--kyverno-path', kyverno];
  const result = await bench.admission([...fixed, ...flags]);
  const proof = await readFile(join(folder, 'proof.json'), 'utf8').then(
    (text) => Proof.parse(JSON.parse(text)),
    () => [],
  );
  return { ...result, folder, proof };
}

test("Kyverno's own command line says what its manifests decide, where there is no cluster", async () => {
  const { exitCode, stdout, stderr, folder, proof } = await prove(tuf.flags);
  expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
  const answers = proof.map(({ case: name, expected, answered }) => ({ name, expected, answered }));
  for (const { name, expected, answered } of answers)
    expect({ name, answered }).toEqual({ name, answered: expected });
  expect(proof.map(({ version }) => version)).toEqual(proof.map(() => KYVERNO.version));
  const denied = proof.filter(({ expected }) => expected === 'denied');
  for (const words of [
    'another workflow',
    'another issuer',
    'another source ref',
    'a tag',
    'an image volume',
  ])
    expect(
      denied.some(({ case: name }) => name.includes(words)),
      words,
    ).toBe(true);
  for (const { message } of denied) expect(message).not.toBe('');
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  expect(readme).toContain(`No cluster was asked about kyverno: its own program (\`${KYVERNO.version}\`)`);
  expect(readme).toContain('Every answer was the expected one.');
});

test('a proof fails if the verified image itself is denied', async () => {
  // Kyverno demands the key of a CT log of the TUF repository.
  const bare = await startEngineTuf(bench.stage, { hasCtLog: false });
  const { exitCode, stdout, proof } = await prove(bare.flags);
  await bare.stop();
  expect(exitCode, stdout).toBe(1);
  expect(stdout).toContain('proof-failed');
  const [honest] = proof.filter(({ expected }) => expected === 'admitted');
  expect(honest?.answered).not.toBe('admitted');
});
