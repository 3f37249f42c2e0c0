// Writes test/fixtures/github-api.json anew from GitHub's own description of its API, which is 13 MB and more:
// `node test/rig/github/github-description.ts api.github.com.json`, a file of the npm package @octokit/openapi.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Node = { [key: string]: Json };

const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}';

/** What Assay asks of GitHub, and what its documentation tells people to ask. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  [RUN]: ['get'],
  [`${RUN}/pending_deployments`]: ['get', 'post'],
  [`${RUN}/deployment_protection_rule`]: ['post'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}': ['get'],
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['patch'],
  '/user': ['get'],
  '/repos/{owner}/{repo}/releases/tags/{tag}': ['get'],
  '/repos/{owner}/{repo}/releases/assets/{asset_id}': ['get'],
  '/repos/{owner}/{repo}/rulesets': ['post'],
  '/orgs/{org}/rulesets': ['post'],
  '/repos/{owner}/{repo}/environments/{environment_name}': ['put'],
  '/repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': ['post'],
  '/repos/{owner}/{repo}/actions/oidc/customization/sub': ['put'],
};

/** Answers that the fake server starts from. */
const EXAMPLES = [
  ...['workflow-run', 'pending-deployment-items', 'deployment-items', 'release'],
  ...['issue', 'issue-comment', 'private-user-response-with-public-and-private-profile-information'],
];

/** Words for people; an operation's own stay, since it names media types only there. */
const WORDS = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'deprecated',
]);

const [, , file] = process.argv;
if (file === undefined)
  throw new Error('usage: node test/rig/github/github-description.ts api.github.com.json');
const whole: Node = JSON.parse(readFileSync(file, 'utf8'));
const components: Record<string, Node> = { examples: {} };
const paths: Record<string, Node> = {};
for (const [path, methods] of Object.entries(OPERATIONS)) {
  for (const method of methods) {
    const operation = at(whole, ['paths', path, method]) as Node;
    paths[path] = {
      ...paths[path],
      [method]: { ...(slim(operation) as Node), description: operation.description ?? '' },
    };
  }
}
for (const name of EXAMPLES) {
  components.examples = { ...components.examples, [name]: at(whole, ['components', 'examples', name]) };
}
const { openapi, info } = whole as { openapi: string; info: Node };
const description = {
  openapi,
  info: { title: info.title, version: info.version, license: info.license },
  paths,
  components,
};
writeFileSync(
  join(import.meta.dirname, '../../fixtures/github-api.json'),
  `${JSON.stringify(description, undefined, 2)}\n`,
);

/** A part without its words; what it refers to is taken along. */
function slim(part: Json, named = false): Json {
  if (Array.isArray(part)) return part.map((entry) => slim(entry));
  if (typeof part !== 'object' || part === null) return part;
  const kept: Node = {};
  for (const [key, value] of Object.entries(part as Node)) {
    // Under `properties` these are names of fields.
    if (!named && (WORDS.has(key) || key.startsWith('x-'))) continue;
    kept[key] = slim(value, key === 'properties' && !named);
    if (key === '$ref' && typeof value === 'string') take(value);
  }
  return named ? kept : withNull(kept);
}

/** `nullable` beside a choice of schemas means null as one more of them; OpenAPI, and ajv, know it beside a type only. */
function withNull({ nullable, ...schema }: Node): Node {
  if (nullable !== true) return schema;
  return 'type' in schema ? { ...schema, nullable } : { anyOf: [schema, { type: 'null' }] };
}

function take(reference: string): void {
  const [, , kind = '', name = ''] = reference.split('/');
  const known = components[kind] ?? {};
  if (name in known) return;
  components[kind] = { ...known, [name]: null };
  const part = slim(at(whole, ['components', kind, name]));
  components[kind] = { ...components[kind], [name]: part };
}

function at(node: Json, path: readonly string[]): Json {
  return path.reduce<Json>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !(key in inner))
      throw new Error(`there is no ${path.join(' ')}`);
    return (inner as Node)[key] ?? null;
  }, node);
}
