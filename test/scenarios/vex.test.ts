import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createSbomValidator } from '../../src/adapters/cyclonedx-validator.ts';
import { cloneRepository, makeRepository } from '../rig/github/repository.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { attachBundle, attest, type Signatory, signStatement, statementAbout } from './stage/attachments.ts';
import { identity, KINDS, verify, verifyAttestation } from './stage/cosign.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from './stage/outcome.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';

const OPENVEX = 'https://openvex.dev/ns/v0.2.0';
const WORKFLOW = 'acme/vex/.github/workflows/publish.yml@refs/heads/main';
const FILE = '.vex/shop.openvex.json';
/** What counts in the vulnerable image: each with the package that has it. */
const COUNTING = {
  'CVE-2021-44906': 'pkg:npm/minimist@1.2.5',
  'CVE-2021-3749': 'pkg:npm/axios@0.21.0',
  'CVE-2021-23337': 'pkg:npm/lodash@4.17.20',
} as const;
const ALL = Object.entries(COUNTING);

/** The token of a run that the policy names, and of another one. */
const PUBLISHER: Signatory = { claims: { repository: 'acme/vex', job_workflow_ref: WORKFLOW } };
const STRANGER: Signatory = {
  claims: { repository: 'acme/vex', job_workflow_ref: WORKFLOW.replace('main', 'other') },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

/** An OpenVEX document that says of each vulnerability that its package in a product is not affected. */
function openVex(product: string, said: readonly (readonly [string, string])[] = ALL): object {
  return {
    '@context': OPENVEX,
    '@id': 'https://acme.example/vex/shop-1',
    author: 'security@acme.example',
    timestamp: '2026-05-04T10:00:00Z',
    version: 1,
    statements: said.map(([name, purl]) => ({
      vulnerability: { name },
      products: [{ '@id': product, subcomponents: [{ '@id': purl }] }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
    })),
  };
}

/** `pkg:oci/app@sha256:…` of an image in the registry. */
function purlOf({ path, digest }: Published, repository = `${stage.registry.host}/${path}`): string {
  const name = path.split('/').at(-1);
  return `pkg:oci/${name}@${encodeURIComponent(digest)}?repository_url=${encodeURIComponent(repository)}`;
}

const signers = () => [{ identity: `https://github.com/${WORKFLOW}`, issuer: stage.sigstore.issuer.url }];

/** A checkout with a policy and other files in its one commit. */
async function checkout(policy: object, files: Readonly<Record<string, object>> = {}) {
  const repository = await makeRepository(join(await stage.subfolder(), 'checkout'));
  const texts = Object.entries(files).map(([path, document]) => [path, JSON.stringify(document)]);
  await repository.commit({
    '.github/assay.yml': stringify({ version: 1, ...policy }),
    ...Object.fromEntries(texts),
  });
  return repository;
}

/** Ships an image under the rules of a checkout; the commits themselves are not under check. */
async function ship(
  image: Published,
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  step: Parameters<Stage['ship']>[1] = {},
): Promise<ActionResult> {
  return await stage.ship({ image: image.tagged, source: '', ...inputs }, { workspace, ...step });
}

const evidence = (result: ActionResult, name: string) => join(result.outputs.report ?? '', '..', name);

describe('an OpenVEX file of the repository', () => {
  test('lets a vulnerable image pass and be signed, and everything that is written names the statement', async () => {
    const image = await stage.publish('vulnerable');
    const { folder } = await checkout(
      { vex: { files: ['.vex/*.json'] } },
      { [FILE]: openVex(purlOf(image)) },
    );
    const result = await ship(image, folder);
    expectPassed(result);
    expect((await verify(stage, identity(stage), image.pinned)).accepted).toBe(true);
    const report = await reportOf(result);
    const findings = report.scan.state === 'done' ? report.scan.findings : [];
    expect(
      findings
        .filter(({ ignoreReason }) => ignoreReason?.kind === 'vex')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(COUNTING).sort());
    expect(findings[0]?.ignoreReason?.vex).toMatchObject([
      { source: { kind: 'file', path: FILE }, statement: '1', author: 'security@acme.example' },
    ]);
    expect(result.summary).toMatch(/VEX: \d+ statement/);
    expect(result.summary).toContain(FILE);
    const { found } = await verifyAttestation(stage, identity(stage), KINDS[3], image.pinned);
    expect(JSON.stringify(found[0]?.predicate)).toContain(`"vex":["not_affected: ${FILE} at `);
    const sarif = await readFile(result.outputs.sarif ?? '', 'utf8');
    expect(sarif).toContain(`not_affected, vulnerable_code_not_in_execute_path: VEX ${FILE} at `);
  });

  test('lets nothing through that is about another image, another version, or does not say so', async () => {
    const image = await stage.publish('vulnerable');
    const other = `pkg:oci/app?repository_url=${encodeURIComponent('ghcr.io/acme/app')}`;
    const [, , [lodash]] = ALL as [unknown, unknown, [string, string]];
    const { folder } = await checkout(
      { vex: { files: ['.vex/*.json', 'docs/*.vex.json'] } },
      {
        '.vex/image.json': openVex(other),
        '.vex/version.json': openVex(purlOf(image), [[lodash, 'pkg:npm/lodash@4.17.19']]),
      },
    );
    const result = await ship(image, folder);
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expect(reasonsOf(result)[0]?.message).toContain('3 vulnerabilities');
    expect(result.summary).toMatch(/No file at [0-9a-f]{12} matches docs\/.+vex\.json/);
  });

  test('is believed as it was committed, and never as something left it in the working tree', async () => {
    const image = await stage.publish('vulnerable');
    const { folder } = await checkout({ vex: { files: ['.vex/*.json'] } }, { [FILE]: {} });
    await writeFile(join(folder, FILE), JSON.stringify(openVex(purlOf(image))));
    const result = await ship(image, folder);
    expectEnd(result, 1, 'error', ['vex-invalid', 'vulnerability-blocked']);
    expect(reasonsOf(result)[0]?.message).toContain(`${FILE} at `);
  });

  test('of a pull request is that of its base: a change cannot let itself through', async () => {
    const image = await stage.publish('vulnerable');
    const repository = await checkout({ vex: { files: ['.vex/*.json'] } });
    const base = await repository.git('rev-parse', 'HEAD');
    const head = await repository.commit({ [FILE]: JSON.stringify(openVex(purlOf(image))) });
    const pull = (sha: string) => ({
      payload: { pull_request: { base: { sha }, head: { sha: head } } },
      env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: head },
    });
    expectEnd(await ship(image, repository.folder, {}, pull(base)), 1, 'failed', ['vulnerability-blocked']);
    const after = await ship(image, repository.folder, {}, pull(head));
    expect(after.outputs.verdict).toBe('passed');
  });

  test('that says what is let through is handed from the job that scans to the one that signs', async () => {
    const image = await stage.publish('vulnerable');
    const shop = await checkout({ vex: { files: ['.vex/*.json'] } }, { [FILE]: openVex(purlOf(image)) });
    const { folder } = shop;
    const scanned = await ship(image, folder, { signer: 'none', image: image.pinned });
    expectPassed(scanned);
    // The policy file alone, of the same commit.
    const policy = await cloneRepository(shop, join(await stage.subfolder(), 'policy'), '--depth=1');
    await rm(join(policy.folder, FILE));
    const signed = await ship(image, policy.folder, {
      image: image.pinned,
      evidence: join(scanned.outputs.report ?? '', '..'),
      'evidence-sha256': scanned.outputs['evidence-sha256'] ?? '',
    });
    expectPassed(signed);
    expect((await verify(stage, identity(stage), image.pinned)).accepted).toBe(true);
  });
});

describe('an attested OpenVEX document', () => {
  test('counts where the policy names who signed it, as cosign attests it', async () => {
    const image = await stage.publish('vulnerable');
    const folder = await stage.subfolder();
    const predicate = join(folder, 'vex.json');
    await writeFile(predicate, JSON.stringify(openVex(purlOf(image))));
    const { signingConfig, trustedRoot, issuer } = stage.sigstore;
    await execa(
      stage.tools.cosign,
      [
        ...['attest', '--type', 'openvex', '--predicate', predicate, '--allow-http-registry', '--yes'],
        ...['--signing-config', signingConfig, '--trusted-root', trustedRoot],
        ...['--identity-token', issuer.token(PUBLISHER.claims), image.pinned],
      ],
      { env: { HOME: folder, TUF_ROOT: join(folder, 'tuf') }, extendEnv: false },
    );
    const { folder: workspace } = await checkout({ vex: { attestations: signers() } });
    const result = await ship(image, workspace);
    expectPassed(result);
    const { scan } = await reportOf(result);
    const [first] = scan.state === 'done' ? scan.findings : [];
    expect(first?.ignoreReason?.vex).toMatchObject([
      { source: { kind: 'attestation', signedBy: signers()[0] } },
    ]);
  });

  test('without products speaks of what it is attached to', async () => {
    const image = await stage.publish('vulnerable');
    const whole = openVex('pkg:oci/app') as { statements: Record<string, unknown>[] };
    for (const statement of whole.statements) delete statement.products;
    await attest(stage, image.repository, image.digest, OPENVEX, whole, PUBLISHER);
    const { folder } = await checkout({ vex: { attestations: signers() } });
    expectPassed(await ship(image, folder));
  });

  test('is nothing where somebody else signed it, or where it is about another digest', async () => {
    const image = await stage.publish('vulnerable');
    const { folder } = await checkout({ vex: { attestations: signers() } });
    await attest(stage, image.repository, image.digest, OPENVEX, openVex(purlOf(image)), STRANGER);
    const about = `sha256:${'0'.repeat(64)}`;
    const forged = await signStatement(
      stage,
      statementAbout(about, OPENVEX, openVex(purlOf(image))),
      PUBLISHER,
    );
    await attachBundle(image.repository, image.digest, forged);
    expectEnd(await ship(image, folder), 1, 'failed', ['vulnerability-blocked']);
  });

  test('is an error where its signer is named and it is none', async () => {
    const image = await stage.publish('vulnerable');
    const { folder } = await checkout({ vex: { attestations: signers() } });
    await attest(stage, image.repository, image.digest, OPENVEX, { '@context': OPENVEX }, PUBLISHER);
    const result = await ship(image, folder);
    expectEnd(result, 1, 'error', ['vex-invalid', 'vulnerability-blocked']);
    expect(reasonsOf(result)[0]?.message).toContain(WORKFLOW);
  });
});

describe('the exceptions of a policy', () => {
  test('are written as a VEX document by which trivy lets the same through, and nothing else', async () => {
    const image = await stage.publish('vulnerable');
    const expires = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const exceptions = Object.keys(COUNTING).map((vulnerability) => ({
      ...{ vulnerability, reason: 'Never given input', owner: '@acme/web', expires },
    }));
    const { folder } = await checkout({ exceptions });
    const result = await ship(image, folder);
    expectPassed(result);
    const vex = evidence(result, 'vex.cdx.json');
    const document: unknown = JSON.parse(await readFile(vex, 'utf8'));
    expect(await createSbomValidator().fault(document as Record<string, unknown>)).toBeUndefined();
    expect(document).toMatchObject({
      vulnerabilities: [
        { analysis: { detail: expect.stringContaining(`Never given input (@acme/web, until ${expires})`) } },
        {},
        {},
      ],
    });
    const scan = async (...more: string[]) => {
      const { stdout } = await execa(stage.tools.trivy, [
        ...['sbom', '--quiet', '--cache-dir', stage.database.cacheDir, '--skip-db-update', '--offline-scan'],
        ...['--format', 'json', '--skip-version-check', ...more, evidence(result, 'sbom.cdx.json')],
      ]);
      const { Results = [] } = JSON.parse(stdout) as {
        Results?: { Vulnerabilities?: { VulnerabilityID: string }[] }[];
      };
      return Results.flatMap(({ Vulnerabilities = [] }) => Vulnerabilities.map((one) => one.VulnerabilityID));
    };
    const before = await scan();
    expect(before).toEqual(expect.arrayContaining(Object.keys(COUNTING)));
    expect((await scan('--vex', vex)).sort()).toEqual(
      before.filter((id) => !Object.keys(COUNTING).includes(id)).sort(),
    );
  });

  test('are not written where there are none', async () => {
    const image = await stage.publish('clean');
    const result = await ship(image, (await checkout({})).folder);
    expectPassed(result);
    expect(existsSync(evidence(result, 'vex.cdx.json'))).toBe(false);
  });
});

describe('the gate', () => {
  const gate = async (image: Published, policy: object) => {
    const { folder } = await checkout(policy);
    return await stage.gate({ image: image.pinned, policy: '.github/assay.yml' }, { workspace: folder });
  };

  test('honours what a named signer attests after the image was shipped, by BOM-Link into its SBOM', async () => {
    const image = await stage.publish('vulnerable');
    const expires = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const exceptions = ALL.map(([vulnerability]) => ({ vulnerability, reason: 'r', owner: '@o', expires }));
    const shipped = await ship(image, (await checkout({ exceptions })).folder);
    expectPassed(shipped);
    const { policy } = await reportOf(shipped);
    const rules = { vex: { attestations: signers() }, gate: { 'accepted-policies': [policy.digest] } };
    const before = await gate(image, rules);
    expect(reasonsOf(before).map(({ code }) => code)).toEqual(['new-findings']);
    const vex: unknown = JSON.parse(await readFile(evidence(shipped, 'vex.cdx.json'), 'utf8'));
    const predicate = vex as Record<string, unknown>;
    await attest(stage, image.repository, image.digest, 'https://cyclonedx.org/vex', predicate, STRANGER);
    expect(reasonsOf(await gate(image, rules)).map(({ code }) => code)).toEqual(['new-findings']);
    await attest(stage, image.repository, image.digest, 'https://cyclonedx.org/vex', predicate, PUBLISHER);
    const after = await gate(image, rules);
    expect(after.outputs.decision, after.stdout).toBe('allow');
  });
});
