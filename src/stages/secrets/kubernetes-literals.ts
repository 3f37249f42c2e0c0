import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Pair, type Scalar, visit } from 'yaml';
import { credentialsIn } from './credential-rule.ts';

/** Keys that name where a credential is, or what goes with it, and hold none. */
const NAMES_OTHERS = /existing|imagepullsecret|ref$|(?:password|secret|token|credentials?)[-_]?keys?$/i;
/** Keys of a Secret that hold none by their name: who logs in, where, how long, and what everybody may know. */
const PUBLIC =
  /user|login|(?:ca|crt|cert|certificate|pub|region|bucket|port|database|db|namespace|email|file|path|dir|ur[il]|host|endpoint|name|ttl|timeout|expiry|length|type|enabled|header|algorithm|issuer|version|policy|mode|level|env(?:ironment)?)$/i;

/** Takes a literal credential: its key, its value, its offset in the file, and the base64 that it stands in. */
export type Report = (name: string, value: string, at: number, encoded?: string) => void;

/** A document, and what its anchors stand for: looking one up in the document itself takes a walk through all of it. */
export interface Manifest {
  readonly document: Document;
  readonly anchors: ReadonlyMap<string, Scalar>;
}

/** Reports the literal credentials of a resource, and of those in a list. */
export function eachResource(manifest: Manifest, report: Report): void {
  visit(manifest.document, {
    Pair(_, pair) {
      const key = scalar(pair.key, manifest)?.text;
      if (key === 'env') eachEnv(pair, manifest, report);
      if (key === 'literals') eachGenerated(pair, manifest, report);
    },
    Map(_, map, path) {
      const kind = scalar(map.get('kind', true), manifest)?.text;
      const isResource = path.every(
        (above) => !isPair(above) || scalar(above.key, manifest)?.text === 'items',
      );
      if (isResource && kind === 'Secret') eachSecret(map.items, manifest, report);
      if (isResource && kind === 'ConfigMap') eachSetting(map.items, manifest, report);
    },
  });
}

/** `env: [{name: DB_PASSWORD, value: …}]`; what comes by `valueFrom` has no value here. */
function eachEnv({ value: list }: Pair, manifest: Manifest, report: Report): void {
  if (!isSeq(list)) return;
  for (const item of list.items) {
    if (!isMap(item)) continue;
    const name = scalar(item.get('name', true), manifest);
    const value = scalar(item.get('value', true), manifest);
    if (name !== undefined && value !== undefined) judge(name.text, value, report);
  }
}

function eachGenerated({ value: list }: Pair, manifest: Manifest, report: Report): void {
  if (!isSeq(list)) return;
  for (const item of list.items) {
    const literal = scalar(item, manifest);
    const [name = '', ...rest] = literal?.text.split('=') ?? [];
    if (literal !== undefined) judge(name, { ...literal, text: rest.join('=') }, report);
  }
}

/** Everything in a Secret is one by declaration, but what its key says to be public. */
function eachSecret(fields: readonly Pair[], manifest: Manifest, report: Report): void {
  for (const [section, key, value] of entries(fields, ['stringData', 'data'], manifest)) {
    const text = section === 'data' ? decoded(value.text) : value.text;
    if (text === undefined) continue;
    const encoded = section === 'data' ? value.text : undefined;
    // By its own name, or as what everything in a Secret is.
    if (!judge(key, { ...value, text }, report, encoded) && !PUBLIC.test(key))
      judge(`${key}_password`, { ...value, text }, report, encoded);
  }
}

function eachSetting(fields: readonly Pair[], manifest: Manifest, report: Report): void {
  for (const [, key, value] of entries(fields, ['data'], manifest)) {
    if (!value.text.includes('\n')) judge(key, value, report);
    // A file in the ConfigMap, of lines such as `DB_PASSWORD=…`.
    else for (const found of credentialsIn(value.text)) report(found.name, found.value, value.at);
  }
}

/** Reports the values of a chart: whatever a key that names a credential is set to. */
export function eachLiteral(manifest: Manifest, report: Report): void {
  visit(manifest.document, {
    Pair(_, pair) {
      const key = scalar(pair.key, manifest);
      const value = scalar(pair.value, manifest);
      if (key !== undefined && value !== undefined) judge(key.text, value, report);
      if (key?.text === 'env') eachEnv(pair, manifest, report);
    },
  });
}

interface Literal {
  readonly text: string;
  /** Offset in the file. */
  readonly at: number;
}

function* entries(
  fields: readonly Pair[],
  sections: readonly string[],
  manifest: Manifest,
): Generator<readonly [section: string, key: string, value: Literal]> {
  for (const { key, value } of fields) {
    const section = scalar(key, manifest)?.text ?? '';
    if (!sections.includes(section) || !isMap(value)) continue;
    for (const pair of value.items) {
      const name = scalar(pair.key, manifest);
      const literal = scalar(pair.value, manifest);
      if (name !== undefined && literal !== undefined) yield [section, name.text, literal];
    }
  }
}

/** The values that the aliases of a document may stand for. */
export function anchorsOf(document: Document): ReadonlyMap<string, Scalar> {
  const anchors = new Map<string, Scalar>();
  visit(document, {
    Scalar(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return anchors;
}

/** A text or number, also behind an alias; it stands where the alias does. */
function scalar(node: unknown, manifest: Manifest): Literal | undefined {
  const target = isAlias(node) ? manifest.anchors.get(node.source) : node;
  if (!isScalar(target) || (typeof target.value !== 'string' && typeof target.value !== 'number'))
    return undefined;
  const at = isAlias(node) ? node.range?.[0] : target.range?.[0];
  return {
    text: typeof target.value === 'string' ? target.value : (target.source ?? String(target.value)),
    at: at ?? 0,
  };
}

/**
 * Asks the rule for assignments, whose names have no odd characters and whose values no quotes of their own kind;
 * answers whether it is one.
 */
function judge(name: string, { text, at }: Literal, report: Report, encoded?: string): boolean {
  if (NAMES_OTHERS.test(name)) return false;
  const quote = text.includes('"') ? "'" : '"';
  const body = text.trim().replaceAll(quote, '');
  const assignment = `${name.replace(/[^\w.-]/g, '_').replace(/^[^A-Za-z_]/, '_')}=${quote}${body}${quote}`;
  if (credentialsIn(assignment).length === 0) return false;
  report(name.replace(/_password$/, ''), text.trim(), at, encoded);
  return true;
}

/** What base64 stands for, if that is text. */
function decoded(base64: string): string | undefined {
  const bare = base64.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return undefined;
  const text = Buffer.from(bare, 'base64').toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? undefined : text;
}
