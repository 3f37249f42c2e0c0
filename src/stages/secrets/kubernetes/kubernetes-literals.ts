import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Pair, type Scalar, visit } from 'yaml';
import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { textOfBase64 } from '../no-secret/decoded.ts';
import { allCredentials } from './credential-rule.ts';

/** Keys that name the location of a credential, or something related, but not a credential. */
const RELATED_KEYS = /existing|imagepullsecret|ref$|(?:password|secret|token|credentials?)[-_]?keys?$/i;
/** Keys of a Secret with public values: a user, a place, a duration, a certificate. */
const PUBLIC_KEYS =
  /user|login|(?:ca|crt|cert|certificate|pub|region|bucket|port|database|db|namespace|email|file|path|dir|ur[il]|host|endpoint|name|ttl|timeout|expiry|length|type|enabled|header|algorithm|issuer|version|policy|mode|level|env(?:ironment)?|provider|engine|driver|cluster|realm|[-_.]id|Id)$/i;

/**
 * Receives a literal credential: its key, its value, its offset in the file, the base64 that contains it, and why
 * it is provably not a secret. `isLine`: the offset is that of a file in the manifest, and the value is in a line of it.
 */
export type Report = (found: ReportedLiteral) => void;
export interface ReportedLiteral {
  readonly name: string;
  readonly value: string;
  readonly at: number;
  readonly encoded?: string;
  readonly ignoreReason?: NoSecretReason;
  readonly isLine?: true;
}

/**
 * A document, and the values of its anchors. A search for an anchor in the document itself would walk through all
 * of it.
 */
export interface Manifest {
  readonly document: Document;
  readonly anchors: ReadonlyMap<string, Scalar>;
}

/** Reports the literal credentials of a resource, and of the resources in a list. */
export function reportResources(manifest: Manifest, report: Report): void {
  visit(manifest.document, {
    Pair(_, pair) {
      const key = scalar(pair.key, manifest)?.text;
      if (key === 'env') reportEnvironment(pair, manifest, report);
      if (key === 'literals') reportKustomizeLiterals(pair, manifest, report);
    },
    Map(_, map, path) {
      const kind = scalar(map.get('kind', true), manifest)?.text;
      const isResource = path.every(
        (above) => !isPair(above) || scalar(above.key, manifest)?.text === 'items',
      );
      if (isResource && kind === 'Secret') reportSecret(map.items, manifest, report);
      if (isResource && kind === 'ConfigMap') reportConfigMap(map.items, manifest, report);
    },
  });
}

/** `env: [{name: DB_PASSWORD, value: …}]`. An entry with `valueFrom` has no value here. */
function reportEnvironment({ value: list }: Pair, manifest: Manifest, report: Report): void {
  if (!isSeq(list)) return;
  for (const item of list.items) {
    if (!isMap(item)) continue;
    const name = scalar(item.get('name', true), manifest);
    const value = scalar(item.get('value', true), manifest);
    if (name !== undefined && value !== undefined) reportIfCredential(name.text, value, report);
  }
}

function reportKustomizeLiterals({ value: list }: Pair, manifest: Manifest, report: Report): void {
  if (!isSeq(list)) return;
  for (const item of list.items) {
    const literal = scalar(item, manifest);
    const [name = '', ...rest] = literal?.text.split('=') ?? [];
    if (literal !== undefined) reportIfCredential(name, { ...literal, text: rest.join('=') }, report);
  }
}

/** Every value in a Secret is a secret, unless its key says that it is public. */
function reportSecret(fields: readonly Pair[], manifest: Manifest, report: Report): void {
  for (const [section, key, value] of entries(fields, ['stringData', 'data'], manifest)) {
    const text = section === 'data' ? textOfBase64(value.text)?.trim() : value.text;
    if (text === undefined || text === '') continue;
    const literal = { ...value, text, ...(section === 'data' ? { encoded: value.text } : {}) };
    // For a file in a Secret, its lines are evaluated, not the file itself.
    if (text.trim().includes('\n')) reportLines(literal, report);
    // First by its own name, then as a value of a Secret. A single word is a setting, not a secret.
    else if (
      !reportIfCredential(key, literal, report) &&
      !PUBLIC_KEYS.test(key) &&
      !/^[a-z]{1,20}$/.test(text)
    )
      reportIfCredential(`${key}_password`, literal, report);
  }
}

function reportConfigMap(fields: readonly Pair[], manifest: Manifest, report: Report): void {
  for (const [, key, value] of entries(fields, ['data'], manifest)) {
    if (!value.text.includes('\n')) reportIfCredential(key, value, report);
    else reportLines(value, report);
  }
}

/** A file in a manifest, with lines such as `DB_PASSWORD=…`. */
function reportLines({ text, at, encoded }: Literal, report: Report): void {
  for (const found of allCredentials(text))
    report({ ...found, at, ...(encoded === undefined ? { isLine: true } : { encoded }) });
}

/** Reports the values of a chart whose keys name a credential. */
export function reportChartValues(manifest: Manifest, report: Report): void {
  visit(manifest.document, {
    Pair(_, pair) {
      const key = scalar(pair.key, manifest);
      const value = scalar(pair.value, manifest);
      if (key !== undefined && value !== undefined) reportIfCredential(key.text, value, report);
      if (key?.text === 'env') reportEnvironment(pair, manifest, report);
    },
  });
}

interface Literal {
  readonly text: string;
  /** The offset in the file. */
  readonly at: number;
  /** The base64 that contains it. */
  readonly encoded?: string;
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

/** The values of the anchors of a document. */
export function anchorsOf(document: Document): ReadonlyMap<string, Scalar> {
  const anchors = new Map<string, Scalar>();
  visit(document, {
    Scalar(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return anchors;
}

/** A text or number, also behind an alias. Its offset is that of the alias. */
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
 * Evaluates a value with the rule for assignments: replaces unusual characters in the name, and quotes the value.
 * Returns whether it is a credential.
 */
function reportIfCredential(name: string, { text, at, encoded }: Literal, report: Report): boolean {
  if (RELATED_KEYS.test(name)) return false;
  const quote = text.includes('"') ? "'" : '"';
  const body = text.trim().replaceAll(quote, '');
  const assignment = `${name.replace(/[^\w.-]/g, '_').replace(/^[^A-Za-z_]/, '_')}=${quote}${body}${quote}`;
  const [found] = allCredentials(assignment);
  if (found === undefined) return false;
  report({
    ...{ name: name.replace(/_password$/, ''), value: text.trim(), at },
    ...(encoded === undefined ? {} : { encoded }),
    ...(found.ignoreReason === undefined ? {} : { ignoreReason: found.ignoreReason }),
  });
  return true;
}
