import { z } from 'zod';
import { nearest } from '../../domain/nearest.ts';
import { plain } from '../../domain/text.ts';
import { policyFileSchema } from './policy-file.ts';
import type { Diagnostic, YamlText } from './policy-file-text.ts';

type Issue = z.core.$ZodIssue;

const MAX_KEYS = 50;

/** The diagnostics for an issue of the schema: one for each unknown key, otherwise one. */
export function diagnosticsOf(issue: Issue, yaml: YamlText): readonly Diagnostic[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_KEYS).map((key) => ({
      ...yaml.spot([...path, key], 'key'),
      message: unknownKey(key, path, keysAt(path)),
    }));
  }
  const name = path.length === 0 ? 'the file' : `\`${pathName(path)}\``;
  return [{ ...yaml.spot(path), message: `${name} ${faultOf(issue, valueAt(yaml.value, path))}` }];
}

/** `exceptions[2].expires` */
export function pathName(path: readonly PropertyKey[]): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return name.replace(/^\./, '');
}

function faultOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, value);
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (allowed.length === 1 && value === undefined)
        return `is missing: write \`${pathName(issue.path)}: ${allowed[0]}\``;
      if (allowed.length === 1) return `must be ${allowed[0]}`;
      if (value === undefined) return `is missing: write ${allowed.join(' or ')}`;
      return `is ${shown(value)}, which is not one of ${allowed.join(', ')}${suggestion(String(value), allowed)}`;
    }
    case 'too_small':
      return issue.origin === 'number'
        ? `is ${shown(value)} and must not be below ${issue.minimum}`
        : 'must have at least one entry';
    case 'too_big':
      return `is ${shown(value)} and must not be above ${issue.maximum}`;
    case 'custom':
      return `${shown(value)} ${issue.message}`.replace(/^"" /, '');
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
};

function wrongType({ expected, path }: z.core.$ZodIssueInvalidType, value: unknown): string {
  const kind = KINDS[expected] ?? expected;
  if (value === undefined) return `is missing; it must be ${kind}`;
  if (value === null) return `is empty; it must be ${kind}, or be left out`;
  if (expected !== 'string' || typeof value === 'object') return `is ${shown(value)} and must be ${kind}`;
  const quoted = z.core.safeParse(schemaAt(path), String(value));
  const further = quoted.success ? '' : ` (and ${quoted.error.issues[0]?.message})`;
  return `is ${shown(value)} and must be text, in quotes${further}`;
}

function unknownKey(key: string, path: readonly PropertyKey[], allowed: readonly string[]): string {
  const where = path.length === 0 ? 'at the top' : `in \`${pathName(path)}\``;
  return `"${plain(key, 60)}" is not a key ${where}${suggestion(key, allowed)}; the keys are ${allowed.join(', ')}`;
}

/** The keys that a map at a path of the file may have. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const schema = schemaAt(path);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function schemaAt(path: readonly PropertyKey[]): z.core.$ZodType {
  let schema: z.core.$ZodType = policyFileSchema;
  for (const step of path) {
    if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
    else if (schema instanceof z.ZodArray) schema = schema.element;
    while (schema instanceof z.ZodOptional) schema = schema.unwrap();
  }
  return schema;
}

function suggestion(text: string, allowed: readonly string[]): string {
  const near = nearest(text, allowed);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return typeof value === 'string' ? `"${plain(value, 80)}"` : String(value);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
