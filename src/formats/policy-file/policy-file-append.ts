import { type Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import type { Accountable } from '../../domain/policy/policy.ts';

/** A new entry that makes Assay ignore something: the path of its list, and the fields that name what is ignored. */
export interface NewEntry {
  readonly list: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** The text with the new entries, and how many there are. */
export interface Appended {
  readonly text: string;
  readonly added: number;
  /** Entries that were there already and got the new term. */
  readonly renewed: number;
}

/**
 * Adds entries to the text of a valid policy file, at the end of their lists. Comments and order stay. An entry that names
 * the same gets the new term instead, since a policy names everything only once.
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
        const entry = document.createNode({ ...names, reason, owner, expires });
        sequence.add(entry);
        known.set(keyOf(names), entry);
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

/** A text for what an entry names. An entry with more fields is narrower, and so has another text. */
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

/** The list at a path, which is added if it is missing. It gets block style, so that it can grow. */
function listAt(document: Document, path: readonly string[]): YAMLSeq {
  for (const depth of path.keys()) {
    const parent: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isMap(parent)) parent.flow = false;
  }
  const known: unknown = document.getIn(path, true);
  if (isSeq(known)) {
    known.flow = false;
    return known;
  }
  const added = new YAMLSeq();
  document.setIn(path, added);
  return added;
}

/** The document as text, with the indents, line ends and braces of the file. */
function written(document: Document, text: string): string {
  const indent = /^( {1,8})[^\s#]/m.exec(text)?.[1]?.length ?? 2;
  const yaml = document.toString({
    lineWidth: 0,
    indent,
    indentSeq: !/^[\w-]+:[ \t]*\r?\n- /m.test(text),
    flowCollectionPadding: !/\{[^\s}]/.test(text),
  });
  return text.includes('\r\n') ? yaml.replaceAll(/\r?\n/g, '\r\n') : yaml;
}
