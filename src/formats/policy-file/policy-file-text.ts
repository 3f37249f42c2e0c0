import { isUtf8 } from 'node:buffer';
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
} from 'yaml';
import { MAX_POLICY_BYTES } from '../../domain/policy/policy.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { yamlWeight } from '../yaml-weight.ts';

/** A message about a place in the file. Line and column count from 1. */
export interface Diagnostic {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The document of a YAML file, with the places of its parts. */
export interface YamlText {
  readonly value: unknown;
  /** The place of the value at a path. If there is no such path, the place of the nearest value around it. */
  spot(path: readonly PropertyKey[], part?: 'key' | 'value'): Omit<Diagnostic, 'message'>;
}

/** Greatest depth. A policy has five levels; the composer of the YAML package is recursive. */
const MAX_DEPTH = 20;
const MAX_SYNTAX_FAULTS = 10;
/** Greatest {@link yamlWeight} of a policy: several thousand lines. */
const MAX_WEIGHT = 20_000;

/** Reads YAML 1.2 with keys that are text and unique, and without anchors, tags and directives. */
export function readYaml(bytes: Uint8Array): Parsed<YamlText, readonly Diagnostic[]> {
  const first = (message: string) => unparsable([{ line: 1, column: 1, message }]);
  if (bytes.length > MAX_POLICY_BYTES)
    return first(`the file is larger than ${MAX_POLICY_BYTES} bytes, the limit for a policy`);
  if (!isUtf8(bytes))
    return unparsable([{ line: lineOfBadByte(bytes), column: 1, message: 'the file is not UTF-8 text' }]);
  const text = new TextDecoder().decode(bytes);
  const lines = new LineCounter();
  const at: At = (offset, message) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const tokens = tokensOf(text, lines);
  if (tokens === undefined) return first('the file nests more levels than any policy has');
  const refused = [...controlCharacters(text), ...refusedTokens(tokens)];
  if (refused.length > 0)
    return unparsable(refused.slice(0, MAX_SYNTAX_FAULTS).map(([offset, why]) => at(offset, why)));
  // The composer, unlike the parser, takes a long time for each part.
  if (yamlWeight(text) > MAX_WEIGHT)
    return first(`the file has more than ${MAX_WEIGHT} parts, the limit for a policy`);
  const [document, second] = [...new Composer(COMPOSER_OPTIONS).compose(tokens)];
  if (document?.contents == null || (isScalar(document.contents) && document.contents.value === null))
    return first('the file is empty: write "version: 1", or remove the file for the default policy');
  if (second !== undefined)
    return unparsable([at(second.range[0], 'a second document begins here; a policy is one document')]);
  const faults = documentFaults(document, document.contents, at);
  if (faults.length > 0) return unparsable(faults.slice(0, MAX_SYNTAX_FAULTS));
  return parsed({
    value: document.toJS({ maxAliasCount: 0 }),
    spot: (path, part = 'value') => {
      const { line, column } = at(offsetOf(document, path, part), '');
      return { line, column };
    },
  });
}

/** Undefined if the text nests too deep for the parser, which is recursive. */
function tokensOf(text: string, lines: LineCounter): readonly CST.Token[] | undefined {
  try {
    return [...new Parser(lines.addNewLine).parse(text)];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A diagnostic for an offset of the text. */
type At = (offset: number, message: string) => Diagnostic;

const COMPOSER_OPTIONS = {
  schema: 'core',
  uniqueKeys: false,
  stringKeys: true,
  prettyErrors: false,
  resolveKnownTags: false,
} as const;

/** The errors of the YAML package; only if there are none, the keys that are there twice. */
function documentFaults(document: Document.Parsed, contents: Node, at: At): readonly Diagnostic[] {
  const errors = [...document.errors, ...document.warnings].map((error) =>
    at(error.pos[0], `not YAML: ${plain(error.message, 200)}`),
  );
  if (errors.length > 0) return errors;
  return repeatedKeys(contents).map(([offset, key]) =>
    at(offset, `the key "${plain(key, 60)}" is here for the second time`),
  );
}

type Refused = readonly [offset: number, why: string];

/** YAML allows no control characters but tab and line breaks. The package accepts them. */
function controlCharacters(text: string): readonly Refused[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  return found === null ? [] : [[found.index, 'there is a control character here']];
}

/** Walks the tokens without recursion, since a hostile file can be as deep as it is long. */
function refusedTokens(tokens: readonly CST.Token[]): readonly Refused[] {
  const refused: Refused[] = [];
  const open: (readonly [token: CST.Token | CST.SourceToken, depth: number])[] = [];
  for (const token of tokens) open.push([token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    const why = refusal(token.type);
    if (why !== undefined) refused.push([token.offset, why]);
    if (depth > MAX_DEPTH) return [[token.offset, `the file nests more than ${MAX_DEPTH} levels deep here`]];
    if ('items' in token) {
      for (const item of token.items) {
        const parts = [...item.start, ...(item.sep ?? []), item.key, item.value];
        for (const part of parts) if (part != null) open.push([part, depth + 1]);
      }
    }
    if (token.type === 'document') {
      for (const part of token.start) open.push([part, depth]);
      if (token.value !== undefined) open.push([token.value, depth]);
    }
    if ('props' in token) for (const part of token.props) open.push([part, depth]);
  }
  return refused.sort(([one], [other]) => one - other);
}

function refusal(type: CST.TokenType | CST.Token['type']): string | undefined {
  if (type === 'anchor' || type === 'alias') return 'anchors and aliases (& and *) are not used in a policy';
  if (type === 'tag') return 'tags (!) are not used in a policy: put text that begins with ! in quotes';
  return type === 'directive' ? 'directives (%) are not used in a policy' : undefined;
}

/** Repeated keys. The package itself compares each key with every other, which takes a long time for many keys. */
function repeatedKeys(node: Node): readonly (readonly [offset: number, key: string])[] {
  if (isSeq<Node>(node)) return node.items.flatMap(repeatedKeys);
  if (!isMap<Node, Node | null>(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const name = nameOf(key);
    const repeated = seen.has(name);
    seen.add(name);
    const here: [number, string][] = repeated ? [[key.range?.[0] ?? 0, name]] : [];
    return [...here, ...(value === null ? [] : repeatedKeys(value))];
  });
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [at, step] of path.entries()) {
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find(({ key }) => nameOf(key) === step);
      if (pair === undefined) return offset;
      const key = startOf(pair.key) ?? offset;
      const last = at === path.length - 1;
      offset = last && part === 'key' ? key : (startOf(pair.value) ?? key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}

function nameOf(key: Node): string {
  return isScalar(key) ? String(key.value) : '';
}

function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return 1;
}
