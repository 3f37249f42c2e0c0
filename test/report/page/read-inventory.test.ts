import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import { readInventory } from '../../../src/report/page/read-inventory.ts';
import { createSbom } from '../create-run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-inventory-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

const BOM = JSON.stringify({
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', dependencies: [] },
  metadata: { tools: { components: [] }, component: { 'bom-ref': 'r', type: 'container', name: 'r' } },
  components: [{ 'bom-ref': 'a', type: 'library', name: 'app', version: '1', purl: 'pkg:npm/app@1' }],
});

/** An SBOM whose file has the given content, and is said to have another. */
async function sbom(name: string, content: string, said: string = content) {
  const path = join(folder, name);
  await writeFile(path, content);
  return createSbom({ cyclonedx: { path, sha256: hexOf(said) } });
}

test('reads the packages of an SBOM', async () => {
  const { entries, notes } = await readInventory([await sbom('a.cdx.json', BOM)]);
  expect(entries).toMatchObject([{ name: 'app', scopes: ['linux/amd64'] }]);
  expect(notes).toEqual([]);
});

test('says which packages it cannot list, and reads the others', async () => {
  await symlink(join(folder, 'good.cdx.json'), join(folder, 'link.cdx.json'));
  const link = createSbom({ cyclonedx: { path: join(folder, 'link.cdx.json'), sha256: hexOf(BOM) } });
  const missing = createSbom({ cyclonedx: { path: join(folder, 'none.cdx.json'), sha256: hexOf(BOM) } });
  const { entries, notes } = await readInventory([
    await sbom('changed.cdx.json', BOM.replace('app', 'evil'), BOM),
    await sbom('broken.cdx.json', '{'),
    link,
    missing,
    await sbom('good.cdx.json', BOM),
  ]);
  expect(entries.map(({ name }) => name)).toEqual(['app']);
  expect(notes).toEqual([
    'The packages of linux/amd64 are not listed: `changed.cdx.json` was changed after this run wrote it.',
    expect.stringContaining('`broken.cdx.json`'),
    'The packages of linux/amd64 are not listed: `link.cdx.json` could not be read (ELOOP).',
    'The packages of linux/amd64 are not listed: `none.cdx.json` could not be read (ENOENT).',
  ]);
});
