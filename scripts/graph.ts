// Draws which folders of src/ import which, as a mermaid flowchart: `npm run graph [-- FOLDER]`, for example
// `npm run graph -- stages/secrets`. Arrows point to what is imported. A circle is drawn with thick arrows, and the
// script then ends with 1; `test/repository/layout.test.ts` fails too.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', 'src');
const [folder = ''] = process.argv.slice(2);
const top = join(SOURCE, folder);
if (!existsSync(top)) throw new Error(`there is no folder src/${folder}`);

const edges = new Map<string, Set<string>>();
for (const file of globSync('**/*.ts', { cwd: top })) {
  const text = readFileSync(join(top, file), 'utf8');
  for (const [, target = ''] of text.matchAll(/(?:from |import\()'(\.[^']+\.ts)'/g)) {
    const [from, to] = [file, normalize(join(dirname(file), target))].map(partOf);
    if (from === undefined || to === undefined || from === to) continue;
    edges.set(from, (edges.get(from) ?? new Set<string>()).add(to));
  }
}

const circular = [...edges].some(([from, targets]) => [...targets].some((to) => reaches(to, from)));
console.log('flowchart TD');
for (const [from, targets] of [...edges].sort()) {
  for (const to of [...targets].sort()) {
    const arrow = reaches(to, from) ? '==>' : '-->';
    console.log(`  ${nodeOf(from)} ${arrow} ${nodeOf(to)}`);
  }
}
if (circular) process.exitCode = 1;

/** The folder in {@link folder} that a file is in, or the file itself; undefined for a file outside. */
function partOf(file: string): string | undefined {
  const path = relative(top, join(top, file));
  return path.startsWith('..') ? undefined : path.split('/')[0];
}

function reaches(from: string, goal: string): boolean {
  const seen = new Set([from]);
  for (const part of seen) {
    if (part === goal) return true;
    for (const next of edges.get(part) ?? []) seen.add(next);
  }
  return false;
}

function nodeOf(part: string): string {
  return `${part.replace(/\W/g, '_')}["${part}"]`;
}
