import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/all-commands.ts';
import { createProgram } from '../../src/cli/parser.ts';
import { buildTools } from '../rig/tools/build.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = globSync(['*.md', 'docs/*.md', 'docs/operations/*.md'], { cwd: ROOT }).sort();

/** The shell lines of a page, without comments; lines that end in a backslash are joined. */
function shellLines(page: string): readonly string[] {
  return [...read(page).matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block
      .replace(/\\\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
      .filter((line) => line !== ''),
  );
}

/** The words of the calls of a program in shell lines. */
function callsOf(program: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) =>
    line
      .split(/\s*(?:&&|\|\||[|;()<>])\s*/)
      .filter((part) => part.startsWith(`${program} `))
      .map((part) =>
        [...part.slice(program.length).matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
          ([, double, single, bare]) => double ?? single ?? bare ?? '',
        ),
      ),
  );
}

/** Calls of `assay` in shell lines, and in the text of a page as `assay …`. `[OPTIONAL]` words are left out. */
const CALLS = PAGES.flatMap((page) => {
  const inText = [...read(page).matchAll(/`(assay [^`\n]+)`/g)].map(([, text = '']) =>
    text.replace(/\s\[[^\]]*\]/g, ''),
  );
  return callsOf('assay', [...shellLines(page), ...inText])
    .filter((words) => !words.includes('--help') && !words.includes('SHELL'))
    .map((words) => [page, words.join(' '), words] as const);
});

describe('a shown call of assay', () => {
  test('is found on the pages', () => {
    expect(CALLS.length).toBeGreaterThan(20);
    expect(new Set(CALLS.map(([page]) => page)).size).toBeGreaterThan(5);
  });

  test.each(CALLS)('%s: assay %s', async (_page, _text, words) => {
    let called = '';
    const program = createProgram(COMMANDS, async ({ name }) => {
      called = name;
      return 0;
    });
    // `assay migrate` in a sentence names the command, and no workflow; `assay fleet` names a group of them.
    const text = words.join(' ');
    const named = COMMANDS.find(({ name }) => name === text || name.startsWith(`${text} `));
    if (named === undefined) await program.parseAsync([...words], { from: 'user' });
    expect(COMMANDS.map(({ name }) => name)).toContain(named?.name ?? called);
  });

  const examples = COMMANDS.flatMap(({ examples: shown }) => shown.map(([command]) => command));
  test.each(examples)('in the help: %s', async (command) => {
    for (const words of callsOf('assay', [command])) {
      await createProgram(COMMANDS, async () => 0).parseAsync([...words], { from: 'user' });
    }
  });
});

test('every script that a page shows is there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const shown = PAGES.flatMap((page) => [...read(page).matchAll(/\bnpm run ([a-z][a-z:-]*)/g)]);
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
});

describe('README.md', () => {
  const blocks = [...read('README.md').matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  const [start = '', whole = '', gate = ''] = blocks;

  test('has a workflow in which actionlint finds nothing, and its beginning has the same step', async () => {
    const { actionlint } = await buildTools(['actionlint']);
    const folder = await mkdtemp(join(tmpdir(), 'assay-readme-'));
    try {
      const file = join(folder, 'workflow.yml');
      await writeFile(file, whole);
      const { stdout } = await execa(actionlint, ['-shellcheck=', '-pyflakes=', file], { reject: false });
      expect(stdout).toBe('');
    } finally {
      await rm(folder, { recursive: true });
    }
    const { permissions, steps } = parse(start);
    const [job] = Object.values<{ permissions: object; steps: object[] }>(parse(whole).jobs);
    expect(permissions).toEqual(job?.permissions);
    expect(job?.steps).toContainEqual(steps.at(-1));
  });

  test('gives Assay no input that it has not', () => {
    expect(blocks).toHaveLength(3);
    const [step] = parse(start).steps;
    const [question] = parse(gate);
    for (const [{ with: given }, path] of [
      [step, 'action.yml'],
      [question, 'gate/action.yml'],
    ] as const) {
      const known = Object.keys(parse(read(path)).inputs);
      expect(Object.keys(given).filter((input) => !known.includes(input))).toEqual([]);
    }
  });
});
