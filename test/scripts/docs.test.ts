import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

test('tables of inputs and outputs are written between their markers, and only there', async () => {
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

    await mkdir(join(folder, 'approve'));
    await writeFile(
      join(folder, 'approve/action.yml'),
      'outputs:\n  state:\n    description: What became of it\n',
    );
    const other = '<!-- approve outputs: npm run docs -->\n<!-- /approve outputs -->';
    expect(withTables(other, folder)).toContain('| `state` | What became of it |');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('every test that the threat model names is there', () => {
  const named = [...read('docs/threat-model.md').matchAll(/^ +- `(test\/[^`]+)`: "(.+)"$/gm)];
  expect(named.length).toBeGreaterThan(30);
  for (const [line, path = '', name = ''] of named) expect(read(path), line).toContain(name);
});

test('every link from page to page leads to a file, and to a heading of it', () => {
  const dead = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).flatMap((page) => {
    const links = read(page)
      .replaceAll(/```[\s\S]*?```/g, '')
      .matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g);
    return [...links].flatMap(([link, path = '', heading]) => {
      const target = path === '' ? page : join(page, '..', path);
      if (!existsSync(join(ROOT, target))) return [`${page}: ${link}`];
      return heading === undefined || headings(target).includes(heading) ? [] : [`${page}: ${link}`];
    });
  });
  expect(dead).toEqual([]);
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The names under which GitHub makes the headings of a page reachable. */
function headings(path: string): readonly string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
