import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type Scalar,
} from 'yaml';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { yamlWeight } from '../yaml-weight.ts';

/** A position in a file. Line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A scalar as text, without YAML's types: GitHub's `on` is no boolean here. */
export interface Text {
  readonly kind: 'text';
  readonly at: Position;
  readonly text: string;
  /** The position of the first line, if the text is in the file exactly as it is here. */
  readonly firstLine?: Position;
}

export interface List {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Located[];
}

export interface Mapping {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A key of a mapping with its own position, and its value. */
export interface Entry {
  readonly at: Position;
  readonly value: Located;
}

/** YAML with the position of every value. Aliases are replaced by their values. */
export type Located = Text | List | Mapping;

/** Why a file is no YAML that Assay reads: a sentence, and the position. */
export interface YamlFault {
  readonly message: string;
  readonly at: Position;
}

/** Greatest number of nodes after aliases are replaced: a few aliases of aliases can mean billions of nodes. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 64;
/** Greatest {@link yamlWeight} of a text. A text with more is not parsed. */
const MAX_WEIGHT = 60_000;
const START: Position = { line: 1, column: 1 };

class Refused extends Error {
  readonly at: Position;
  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

/** Reads one YAML document. Never throws. */
export function parseYaml(source: string): Parsed<Located, YamlFault> {
  if (yamlWeight(source) > MAX_WEIGHT)
    return unparsable({ message: `it has more than ${MAX_WEIGHT} parts, and was not read`, at: START });
  try {
    const lines = new LineCounter();
    // Keys are compared below: the parser compares each key with every other. Pretty errors take minutes for a hostile
    // file. A silent parser would ignore a second document.
    const document = parseDocument(source, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    const position = positions(lines);
    const error = document.errors[0];
    // The parser's messages quote the file, which may hold anything; its codes do not.
    if (error !== undefined) {
      const what = error.code.toLowerCase().replaceAll('_', ' ');
      return unparsable({ message: `it is not valid YAML (${what})`, at: position(error.pos[0]) });
    }
    if (document.contents === null) return unparsable({ message: 'the file is empty', at: START });
    return parsed(new Locator(source, position).locate(document.contents, 0).value);
  } catch (error) {
    if (error instanceof Refused) return unparsable({ message: error.message, at: error.at });
    const message = 'it is nested too deeply or broken in a way the parser cannot name';
    return unparsable({ message, at: START });
  }
}

function positions(lines: LineCounter): (offset: number) => Position {
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

interface Sized {
  readonly value: Located;
  /** The number of nodes in it, with aliases replaced. */
  readonly size: number;
}

/** Turns the parser's nodes into {@link Located} values, within bounds. */
class Locator {
  readonly #source: string;
  readonly #position: (offset: number) => Position;
  readonly #anchors = new Map<string, Sized>();

  constructor(source: string, position: (offset: number) => Position) {
    this.#source = source;
    this.#position = position;
  }

  locate(node: ParsedNode | null, depth: number): Sized {
    if (node === null) return { value: { kind: 'text', at: START, text: '' }, size: 1 };
    const at = this.#position(node.range[0]);
    if (depth > MAX_DEPTH) throw new Refused(`it is nested deeper than ${MAX_DEPTH} levels`, at);
    if (isAlias(node)) return this.#aliased(node, at);
    const located = this.#read(node, at, depth);
    if (located.size > MAX_NODES)
      throw new Refused(`it has more than ${MAX_NODES} values after its aliases are replaced`, at);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, located);
    return located;
  }

  #read(node: Exclude<ParsedNode, Alias.Parsed>, at: Position, depth: number): Sized {
    if (isScalar(node)) return { value: this.#text(node, at), size: 1 };
    let size = 1;
    if (isSeq(node)) {
      const items = node.items.map((item) => {
        const located = this.locate(item, depth + 1);
        size += located.size;
        return located.value;
      });
      return { value: { kind: 'list', at, items }, size };
    }
    const entries = new Map<string, Entry>();
    if (!isMap(node)) return { value: { kind: 'map', at, entries }, size };
    for (const pair of node.items) {
      if (!isScalar(pair.key)) throw new Refused('a key of a mapping is not plain text', at);
      const keyAt = this.#position(pair.key.range[0]);
      const key = textOf(pair.key);
      if (entries.has(key)) throw new Refused('a mapping has the same key twice', keyAt);
      const located = this.locate(pair.value, depth + 1);
      size += located.size;
      const value = pair.value === null ? { ...located.value, at: keyAt } : located.value;
      entries.set(key, { at: keyAt, value });
    }
    return { value: { kind: 'map', at, entries }, size };
  }

  #aliased(alias: Alias.Parsed, at: Position): Sized {
    const target = this.#anchors.get(alias.source);
    if (target === undefined)
      throw new Refused('an alias is inside the value that it names, or names nothing', at);
    return target;
  }

  #text(scalar: Scalar.Parsed, at: Position): Text {
    const text = textOf(scalar);
    if (scalar.type !== 'BLOCK_LITERAL') {
      const written = this.#source.slice(scalar.range[0], scalar.range[1]);
      if (written === text) return { kind: 'text', at, text, firstLine: at };
      const isQuoted = written.slice(1, -1) === text && !text.includes('\n');
      return isQuoted
        ? { kind: 'text', at, text, firstLine: { ...at, column: at.column + 1 } }
        : { kind: 'text', at, text };
    }
    // The content starts on the line after the header. Its first line with text shows the indentation.
    const written = this.#source.slice(scalar.range[0], scalar.range[1]).split('\n').slice(1);
    const column = Math.max(0, indentOf(written) - indentOf(text.split('\n'))) + 1;
    return { kind: 'text', at, text, firstLine: { line: at.line + 1, column } };
  }
}

/** The number of blanks in front of the first line that is not blank. */
function indentOf(lines: readonly string[]): number {
  return lines.find((line) => line.trim() !== '')?.search(/\S/) ?? 0;
}

function textOf(scalar: Scalar.Parsed): string {
  return scalar.source ?? String(scalar.value ?? '');
}

/** The position of a character of the text. It is exact if the text is in the file as it is here, otherwise the start of the value. */
export function placeIn(text: Text, index: number): Position {
  if (text.firstLine === undefined) return text.at;
  const before = text.text.slice(0, index).split('\n');
  return {
    line: text.firstLine.line + before.length - 1,
    column: text.firstLine.column + (before.at(-1)?.length ?? 0),
  };
}
