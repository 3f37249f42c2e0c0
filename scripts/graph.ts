// Draws which folders of src/ import which, as a mermaid flowchart: `npm run graph [-- FOLDER]`, for example
// `npm run graph -- stages/secrets`. Arrows point to what is imported. A circle is drawn with thick arrows, and the
// script then ends with 1. `test/repository/layout.test.ts` checks the same imports.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** An import of a file in `src/`. */
export interface Import {
  /** Relative to `src/`. */
  readonly file: string;
  /** Relative to `src/`; a package or a module of Node by its name. */
  readonly target: string;
  /** Whether it is loaded with the file that imports it: neither a type, nor `import()`. */
  readonly isLoaded: boolean;
}

/** The parts of a source that each part imports. */
export type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** Every import in `src/`. */
export function importsInSource(): readonly Import[] {
  return globSync('**/*.ts', { cwd: SOURCE }).flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    const specifiers = text.matchAll(/^(?:import|export) (?:[^;]*?from )?'([^']+)';|\bimport\('([^']+)'\)/gm);
    return [...specifiers].map(([line, named, called]): Import => {
      const target = named ?? called ?? '';
      const isLoaded = named !== undefined && !/^(?:import|export) type /.test(line);
      return {
        file,
        isLoaded,
        target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      };
    });
  });
}

/** The edges between the parts that files belong to. Imports of or by other files are left out. */
export function edgesBetween(
  imports: readonly Import[],
  partsOf: (one: Import) => readonly [(string | undefined)?, (string | undefined)?],
): Edges {
  const edges = new Map<string, Set<string>>();
  for (const one of imports) {
    const [from, to] = partsOf(one);
    if (from === undefined || to === undefined || from === to) continue;
    edges.set(from, (edges.get(from) ?? new Set<string>()).add(to));
  }
  return edges;
}

/** Whether a part imports another one, directly or through others. */
export function reaches(edges: Edges, from: string, goal: string): boolean {
  const seen = new Set([from]);
  for (const part of seen) {
    if (part === goal) return true;
    for (const next of edges.get(part) ?? []) seen.add(next);
  }
  return false;
}

function draw(folder: string): void {
  if (!existsSync(join(SOURCE, folder))) throw new Error(`there is no folder src/${folder}`);
  const prefix = folder === '' ? '' : `${normalize(folder).replace(/\/$/, '')}/`;
  const partOf = (path: string) =>
    path.endsWith('.ts') && path.startsWith(prefix) ? path.slice(prefix.length).split('/')[0] : undefined;
  const edges = edgesBetween(importsInSource(), ({ file, target }) => [partOf(file), partOf(target)]);
  console.log('flowchart TD');
  for (const [from, targets] of [...edges].sort()) {
    for (const to of [...targets].sort()) {
      const isCircular = reaches(edges, to, from);
      if (isCircular) process.exitCode = 1;
      console.log(`  ${nodeOf(from)} ${isCircular ? '==>' : '-->'} ${nodeOf(to)}`);
    }
  }
}

function nodeOf(part: string): string {
  return `${part.replace(/\W/g, '_')}["${part}"]`;
}

if (import.meta.main) draw(process.argv[2] ?? '');
