import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { orThrow, unparsable } from '../../../src/domain/result.ts';
import { type Bom, parseBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { SbomDocuments } from '../../../src/stages/shared/sbom-documents.ts';
import { inputStatements } from '../../../src/stages/sign/statements.ts';
import { image as index } from '../../report/create-run.ts';
import { rigFolder } from '../../rig/folder.ts';
import { clearanceOf } from '../sign/clearance.ts';

const text = JSON.stringify({
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', components: [], dependencies: [] },
  metadata: { tools: { components: [] }, component: { 'bom-ref': 'a', type: 'container', name: 'a' } },
});
const bom = documentIn(text);

let folder: string;
beforeAll(async () => {
  folder = await rigFolder('documents');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function documentIn(json: string): Bom {
  return orThrow(parseBom(json));
}

describe('the parsed SBOMs of a run', () => {
  test('a document that a stage has added is not read from its file again', async () => {
    const documents = new SbomDocuments();
    const file = { path: join(folder, 'never-written.cdx.json'), sha256: hexOf(text) };
    documents.add(file, bom);
    expect(orThrow(await documents.read(file))).toBe(bom);
  });

  test('a file is parsed once, and what cannot be parsed has a reason', async () => {
    const documents = new SbomDocuments();
    const file = { path: join(folder, 'once.cdx.json'), sha256: hexOf(text) };
    await writeFile(file.path, text);
    const first = orThrow(await documents.read(file));
    expect(first).toEqual(bom);
    await rm(file.path);
    expect(orThrow(await documents.read(file))).toBe(first);
    expect(await documents.read({ ...file, sha256: hexOf('other') })).toEqual(
      unparsable('the SBOM file cannot be read'),
    );
  });

  test('a file that was changed is not taken for the one that was written, also when it is changed back', async () => {
    const documents = new SbomDocuments();
    const file = { path: join(folder, 'changed.cdx.json'), sha256: hexOf(text) };
    await writeFile(file.path, text.replace('"a"', '"b"'));
    expect(await documents.read(file)).toEqual(unparsable('the SBOM file is not the one that was written'));
    await writeFile(file.path, text);
    expect(documents.take(file)).toBeUndefined();
    expect(orThrow(await documents.read(file))).toEqual(bom);
  });

  test('the last reader takes a document out', async () => {
    const documents = new SbomDocuments();
    const file = { path: join(folder, 'taken.cdx.json'), sha256: hexOf(text) };
    documents.add(file, bom);
    expect(documents.take(file)).toBe(bom);
    expect(documents.take(file)).toBeUndefined();
  });
});

describe('an SBOM that is attested', () => {
  const run = {
    ...{ eventName: 'push', serverUrl: 'https://github.com', repository: 'acme/shop' },
    ...{ repositoryId: '74', repositoryOwnerId: '65', ref: 'refs/heads/main', sha: '0'.repeat(40) },
    workflow: { repository: 'acme/shop', path: '.github/workflows/r.yml', ref: 'refs/heads/main' },
    jobWorkflowRef: 'acme/shop/.github/workflows/r.yml@refs/heads/main',
    ...{ runId: '1', runAttempt: '1', runnerEnvironment: 'github-hosted' },
  };
  const scanner = {
    name: 'trivy',
    version: '1.0.0',
    sha256: 'x',
    origin: 'go module',
    verified: [],
    notVerified: [],
    path: '',
  } as const;

  /** The attested SBOM of an image of one platform, whose file may change after the check. */
  async function attested(change: (text: string) => string) {
    const [platform] = index.platforms;
    if (platform === undefined) throw new Error('no platform');
    const single: PinnedImage = { ...index, isIndex: false, platforms: [platform], root: platform.manifest };
    const cleared = await clearanceOf(single, folder);
    const [sbom] = cleared.sboms;
    if (sbom === undefined) throw new Error('no SBOM');
    const documents = new SbomDocuments();
    documents.add(sbom.cyclonedx, bom);
    const checked = await readFile(sbom.cyclonedx.path, 'utf8');
    await writeFile(sbom.cyclonedx.path, change(checked));
    // Of signing only the run is needed here.
    const signing = { run } as Parameters<typeof inputStatements>[2];
    const made = await inputStatements(cleared, platform.manifest.digest, signing, { scanner, documents });
    return { predicate: made.sbom.predicate, left: documents.take(sbom.cyclonedx) };
  }

  test('is the document of the earlier stages, which is handed over and not kept', async () => {
    const { predicate, left } = await attested((checked) => checked);
    expect(predicate).toMatchObject({ metadata: { component: { name: 'a' } } });
    expect(left).toBeUndefined();
  });

  test('is refused when its file has changed since the check, although the document is known', async () => {
    const outcome = await attested((checked) => `${checked} `).catch((error: unknown) => error);
    if (!(outcome instanceof AssayError)) throw new Error('it was attested');
    expect(outcome.reasons[0]).toMatchObject({ code: 'scan-incomplete', check: 'attest' });
    expect(outcome.message).toContain('is not the file that was checked');
  });
});
