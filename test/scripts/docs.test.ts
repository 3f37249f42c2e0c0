import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outdated, reasonsPage, withTables } from '../../scripts/docs.ts';
import { REASONS } from '../../src/domain/reason.ts';

const ROOT = join(import.meta.dirname, '../..');

test('what is documented is what is coded (else run "node scripts/docs.ts")', () => {
  expect(outdated(ROOT).map(({ path }) => path)).toEqual([]);
});

test('every reason code has a section that a link by its code leads to', () => {
  const page = reasonsPage();
  for (const code of Object.keys(REASONS)) expect(page).toContain(`\n## ${code}\n`);
});

test('the tables of the README are written between their markers, and only there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-docs-'));
  try {
    await writeFile(
      join(folder, 'action.yml'),
      'inputs:\n  image:\n    description: The | image\n    required: true\n  offline:\n    description: No net\n    default: "false"\noutputs:\n  verdict:\n    description: passed\n',
    );
    const open = '# Title\n<!-- inputs: npm run docs -->\nold\n<!-- /inputs -->\n';
    const text = `${open}between\n<!-- outputs: npm run docs -->\n<!-- /outputs -->\nend\n`;
    const written = withTables(text, folder);
    expect(written).toContain(
      '| `image` | required | The \\| image |\n| `offline` | `false` | No net |\n<!-- /',
    );
    expect(written).toContain('-->\n| output | value |\n| --- | --- |\n| `verdict` | passed |\n<!-- /');
    expect(written).toMatch(/^# Title\n[\s\S]*\nbetween\n[\s\S]*\nend\n$/);
    expect(written).not.toContain('old');
    expect(withTables(written, folder)).toBe(written);
    expect(() => withTables('<!-- inputs: npm run docs -->', folder)).toThrow('without');
  } finally {
    await rm(folder, { recursive: true });
  }
});
