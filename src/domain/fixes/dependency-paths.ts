import type { DependencyPath } from './fixes.ts';

/** The graph of an SBOM. Nodes are the bom-refs of its components. */
export interface PackageGraph {
  /** Components that only list packages: lock files, and the subject itself. */
  readonly lists: readonly string[];
  readonly dependsOn: ReadonlyMap<string, readonly string[]>;
  /** The packages: `name@version` by their nodes. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Limits: dependencies that are followed in one graph, and paths that are shown of one package. */
const MAX_STEPS = 1_000_000;
const MAX_PATHS = 5;

/**
 * The shortest dependency path to each wanted package, for each list that has it, by its node. A list that names no
 * dependency between packages tells nothing, so it gives no path. Pure.
 */
export function dependencyPaths(
  graph: PackageGraph,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly DependencyPath[]> {
  const found = new Map<string, readonly DependencyPath[]>();
  let left = MAX_STEPS;
  for (const list of graph.lists) {
    const { before, steps, tells } = walk(graph, list, left);
    left -= steps;
    if (!tells) continue;
    for (const node of wanted) {
      if (!before.has(node)) continue;
      const path = pathTo(graph, node, before);
      const known = found.get(node) ?? [];
      if (path === undefined || known.length === MAX_PATHS) continue;
      const isKnown = known.some((other) => other.join('\0') === path.join('\0'));
      if (!isKnown) found.set(node, [...known, path]);
    }
  }
  return found;
}

/** The node before each reachable package on a shortest way from a list, breadth first. Other lists are not entered. */
function walk({ dependsOn, labels }: PackageGraph, list: string, limit: number) {
  const before = new Map<string, string | undefined>();
  const queue = [list];
  let steps = 0;
  let tells = false;
  for (let at = 0; at < queue.length && steps < limit; at += 1) {
    const node = queue[at] ?? '';
    for (const next of dependsOn.get(node) ?? []) {
      steps += 1;
      if (!labels.has(next)) continue;
      if (node !== list) tells = true;
      if (before.has(next)) continue;
      before.set(next, node === list ? undefined : node);
      queue.push(next);
    }
  }
  return { before, steps, tells };
}

function pathTo(
  { labels }: PackageGraph,
  node: string,
  before: ReadonlyMap<string, string | undefined>,
): DependencyPath | undefined {
  const path: string[] = [];
  for (let at: string | undefined = node; at !== undefined; at = before.get(at))
    path.unshift(labels.get(at) ?? at);
  const [first, ...rest] = path;
  return first === undefined ? undefined : [first, ...rest];
}
