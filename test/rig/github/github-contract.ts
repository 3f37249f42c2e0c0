import type { IncomingMessage } from 'node:http';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import description from '../../fixtures/github-api.json' with { type: 'json' };

export type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly type?: string; readonly enum?: readonly string[] };
}

interface Operation {
  readonly description: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>;
}

/** An answer; `body` is JSON unless `type` says otherwise. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: unknown;
}

const ajv = new Ajv({ strict: false, allErrors: false });
addFormats.default(ajv);
ajv.addSchema(description, 'github');
const validators = new Map<string, ValidateFunction>();

/** What is wrong with a request body by GitHub's description, such as a ruleset of the documentation; empty if nothing. */
export function bodyFaults(method: string, path: string, body: unknown): readonly string[] {
  const found = findOperation(method, path);
  return found === undefined ? [`${method} ${path} is not in the description`] : contentFaults(found, body);
}

/** An operation of the API, and what stands in the path for its parameters. */
export interface Found {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The operation with the longest path that fits; `{path}` takes several segments. */
export function findOperation(method: string, pathname: string): Found | undefined {
  const paths = Object.entries(description.paths).sort(([one], [other]) => other.length - one.length);
  for (const [path, operations] of paths) {
    const operation = (operations as unknown as Record<string, Operation>)[method.toLowerCase()];
    const pattern = path.replaceAll(
      /\{(\w+)\}/g,
      (_, name) => `(?<${name}>${name === 'path' ? '.+' : '[^/]+'})`,
    );
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (operation === undefined || match === null) continue;
    const groups = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { path, method: method.toLowerCase(), operation, parameters: Object.fromEntries(groups) };
  }
  return undefined;
}

/** What a request has that GitHub does not describe, or lacks. */
export function requestFaults(found: Found, request: IncomingMessage, body: unknown): readonly string[] {
  const { accept = '', 'x-github-api-version': version, 'user-agent': agent } = request.headers;
  // Another type only where the operation is described with it, such as the bytes of an asset.
  const isDescribed = accept.includes('/') && found.operation.description.includes(accept);
  return [
    ...(accept.startsWith('application/vnd.github') || isDescribed ? [] : [`accept is "${accept}"`]),
    ...(version === '2022-11-28' ? [] : [`the API version is "${version}"`]),
    // GitHub answers 403 without one.
    ...(agent === undefined ? ['there is no user agent'] : []),
    ...queryFaults(found, new URL(request.url ?? '/', 'http://github').searchParams),
    ...contentFaults(found, body),
  ];
}

/** GitHub ignores a parameter that it does not know: the answer would be another one than was asked for. */
function queryFaults({ path, method, operation }: Found, query: URLSearchParams): readonly string[] {
  const known = (operation.parameters ?? []).map(parameterOf).filter((one) => one.in === 'query');
  return [...query].flatMap(([name, value]) => {
    const schema = known.find((one) => one.name === name)?.schema;
    if (schema === undefined) return [`${method} ${path} has no parameter ${name}`];
    const isOf = schema.enum?.includes(value) ?? (schema.type !== 'integer' || /^\d+$/.test(value));
    return isOf ? [] : [`${method} ${path} does not take ${name}=${value}`];
  });
}

function parameterOf(one: Parameter | { readonly $ref: string }): Parameter {
  if (!('$ref' in one)) return one;
  const name = one.$ref.slice('#/components/parameters/'.length);
  const parameters: Readonly<Record<string, Parameter>> = description.components.parameters;
  const found = parameters[name];
  if (found === undefined) throw new Error(`the description has no parameter ${name}`);
  return found;
}

function contentFaults({ path, method, operation }: Found, body: unknown): readonly string[] {
  if (operation.requestBody === undefined)
    return body === undefined ? [] : [`${method} ${path} takes no body`];
  const pointer = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'];
  return schemaFaults(pointer, body);
}

/** What an answer has that GitHub does not describe, or lacks. */
export function answerFaults({ path, method, operation }: Found, answer: Answer): readonly string[] {
  // Answers that every operation may give, and the description does not repeat.
  if (answer.status === 401 || answer.status === 404) return [];
  const known = operation.responses[String(answer.status)];
  if (known === undefined) return [`${method} ${path} does not answer ${answer.status}`];
  if (answer.type !== undefined && !answer.type.startsWith('application/json')) {
    const type = answer.type.split(';')[0] ?? '';
    return operation.description.includes(type) ? [] : [`${method} ${path} does not answer ${type}`];
  }
  if (answer.body === undefined) return [];
  const at = known.$ref?.slice(2).split('/') ?? ['paths', path, method, 'responses', String(answer.status)];
  return schemaFaults([...at, 'content', 'application/json', 'schema'], answer.body);
}

function schemaFaults(pointer: readonly string[], value: unknown): readonly string[] {
  const escaped = pointer.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')));
  const $ref = `github#/${escaped.join('/')}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  return validate(value) ? [] : [`${pointer.join(' ')}: ${ajv.errorsText(validate.errors)}`];
}
