import { type Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import type { Accountable } from '../../domain/policy/policy.ts';

/** An entry to let something through: what it names, at the list that holds such entries. */
export interface NewEntry {
  readonly list: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** What a text came to with the entries in it. */
export interface Appended {
  readonly text: string;
  readonly added: number;
  /** Entries of the same that had expired. */
  readonly renewed: number;
}

/**
 * The text of a sound policy file with entries added at the end of their lists; comments and order stay. An entry of
 * the same gets the new term, since a policy lets through the same only once.
 */
export function appendEntries(text: string, entries: readonly NewEntry[], term: Accountable): Appended {
  const document = parseDocument(text);
  let added = 0;
  let renewed = 0;
  const { reason, owner, expires } = term;
  const byList = Map.groupBy(entries, ({ list }) => list.join('.'));
  for (const [first, ...others] of byList.values()) {
    if (first === undefined) continue;
    const sequence = listAt(document, first.list);
    const known = new Map(sequence.items.flatMap((item) => (isMap(item) ? [[keyIn(item), item]] : [])));
    for (const { names } of [first, ...others]) {
      const same = known.get(keyOf(names));
      if (same === undefined) {
        const made = document.createNode({ ...names, reason, owner, expires });
        sequence.add(made);
        known.set(keyOf(names), made);
        added += 1;
      } else {
        for (const [key, value] of Object.entries({ reason, owner, expires })) same.set(key, value);
        renewed += 1;
      }
    }
  }
  return { text: written(document, text), added, renewed };
}

const TERM = new Set(['reason', 'owner', 'expires']);

/** What an entry names: one that names more is narrower, and another. */
function keyIn(item: YAMLMap): string {
  return keyOf(item.toJSON() as Record<string, unknown>);
}

function keyOf(entry: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.entries(entry)
      .filter(([key]) => !TERM.has(key))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The list at a path, made where it is not there; in block style, as it grows. */
function listAt(document: Document, path: readonly string[]): YAMLSeq {
  for (const depth of path.keys()) {
    const above: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isMap(above)) above.flow = false;
  }
  const known: unknown = document.getIn(path, true);
  if (isSeq(known)) {
    known.flow = false;
    return known;
  }
  const made = new YAMLSeq();
  document.setIn(path, made);
  return made;
}

/** In the manner of the file: its indents, its line ends, its braces. */
function written(document: Document, text: string): string {
  const indent = /^( {1,8})[^\s#-]/m.exec(text)?.[1]?.length ?? 2;
  const yaml = document.toString({
    lineWidth: 0,
    indent,
    indentSeq: !/^[\w-]+:[ \t]*\r?\n- /m.test(text),
    flowCollectionPadding: !/\{[^\s}]/.test(text),
  });
  return text.includes('\r\n') ? yaml.replaceAll(/\r?\n/g, '\r\n') : yaml;
}
