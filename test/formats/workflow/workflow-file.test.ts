import { describe, expect, test } from 'vitest';
import { orThrow, orUndefined, parsed } from '../../../src/domain/result.ts';
import {
  interpolations,
  parseCondition,
  parseExpression,
} from '../../../src/formats/workflow/workflow-expression.ts';
import { parseAction, parseWorkflow } from '../../../src/formats/workflow/workflow-file.ts';
import { isPinned, parseUses } from '../../../src/formats/workflow/workflow-uses.ts';
import { placeIn } from '../../../src/formats/workflow/workflow-yaml.ts';

function workflowIn(source: string) {
  return orThrow(parseWorkflow('w.yml', source), ({ message }) => new Error(message));
}
const faultOf = (source: string) => {
  const read = parseWorkflow('w.yml', source);
  if (read.ok) return 'none';
  const { message, at } = read.fault;
  return `${at.line}:${at.column} ${message}`;
};
const JOBS = 'jobs:\n  a:\n    runs-on: x\n    steps: [{ run: "true" }]\n';

describe('triggers', () => {
  test.each([
    ['on: push', ['push']],
    ['"on": push', ['push']],
    ['on: [push, pull_request]', ['push', 'pull_request']],
    ['on:\n- push\n- merge_group', ['push', 'merge_group']],
    ['on:\n  push:\n  pull_request: { paths: [a] }', ['push', 'pull_request']],
    ['%YAML 1.1\n---\non: push', ['push']],
  ])('%j', (on, events) => {
    expect(workflowIn(`${on}\n${JOBS}`).triggers.map(({ event }) => event)).toEqual(events);
  });

  test('a filter is one name, a list, or the keys of a mapping', () => {
    const { triggers } = workflowIn(
      `on:\n  pull_request:\n    types: opened\n    paths:\n      - a/**\n      - b\n  workflow_call:\n    secrets: { key: {}, other: { required: true } }\n${JOBS}`,
    );
    expect(triggers.flatMap(({ filters }) => filters)).toMatchObject([
      { name: 'types', values: ['opened'], at: { line: 3, column: 5 } },
      { name: 'paths', values: ['a/**', 'b'], at: { line: 4, column: 5 } },
      { name: 'secrets', values: ['key', 'other'] },
    ]);
  });
});

test('a job with everything', () => {
  const { permissions, env, jobs } = workflowIn(`on: push
permissions: read-all
env: { A: 1, B: yes }
jobs:
  deploy:
    name: Deploy
    needs: build
    if: always()
    environment:
      name: production
      url: https://example.com
    permissions:
      id-token: write
    continue-on-error: false
    steps:
      - id: one
        uses: a/b@c
        with: { n: 0x10 }
        if: \${{ true }}
  call:
    needs: [build, deploy]
    environment: staging
    uses: ./.github/workflows/x.yml
    secrets: inherit
`);
  expect(permissions).toMatchObject({ all: 'read-all', at: { line: 2, column: 1 } });
  expect(env).toMatchObject([
    { name: 'A', value: { text: '1' } },
    { name: 'B', value: { text: 'yes' } },
  ]);
  const [deploy, call] = jobs;
  expect(deploy).toMatchObject({
    id: 'deploy',
    at: { line: 5, column: 3 },
    needs: ['build'],
    if: { text: 'always()', at: { line: 8, column: 9 } },
    environment: { text: 'production' },
    continueOnError: { text: 'false' },
    steps: [
      {
        id: 'one',
        uses: { text: 'a/b@c' },
        with: [{ name: 'n', value: { text: '0x10' } }],
        if: { text: '${{ true }}' },
      },
    ],
  });
  expect(deploy?.permissions?.scopes).toEqual(new Map([['id-token', 'write']]));
  expect(call).toMatchObject({
    needs: ['build', 'deploy'],
    environment: { text: 'staging' },
    inheritsSecrets: { line: 24, column: 5 },
  });
});

describe('aliases', () => {
  test('stand for what they name, at its place', () => {
    const { jobs } = workflowIn(`on: push
jobs:
  a:
    steps: &steps
      - run: echo one
  b:
    steps: *steps
`);
    expect(jobs.map(({ steps }) => steps[0]?.run)).toMatchObject([
      { text: 'echo one', at: { line: 5 } },
      { text: 'echo one', at: { line: 5 } },
    ]);
  });

  test('of aliases of aliases are refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
    );
    expect(faultOf(`l0: &l0 [a]\n${levels.join('\n')}\non: push\n${JOBS}`)).toMatch(
      /^\d+:\d+ it has more than 20000 values/,
    );
  });

  test('inside of what they name are refused', () => {
    expect(faultOf(`a: &a [*a]\non: push\n${JOBS}`)).toBe(
      '1:8 an alias is inside the value that it names, or names nothing',
    );
  });
});

describe('what is no workflow', () => {
  test.each([
    ['', '1:1 the file is empty'],
    ['# nothing\n', '1:1 the file is empty'],
    ['- a\n', '1:1 it is not a mapping'],
    ['on: push\n', '1:1 it has no `jobs:`'],
    [JOBS, '1:1 it has no `on:`'],
    ['on: push\njobs:\n  a: {}\n  a: {}\n', '4:3 a mapping has the same key twice'],
    ['on: push\n[a]: b\n', '1:1 a key of a mapping is not plain text'],
    ['a: b: c\n', '1:4 it is not valid YAML (block as implicit key)'],
    ['a: *b\n', '1:4 an alias is inside the value that it names, or names nothing'],
    [`on: push\n---\n${JOBS}`, '2:1 it is not valid YAML (multiple docs)'],
  ])('%j', (source, fault) => {
    expect(faultOf(source)).toBe(fault);
  });

  test('a message quotes nothing of the file', () => {
    expect(faultOf('a: "secret-value"secret-value\n')).not.toContain('secret-value');
  });

  test.each([
    ['deep flow', '['.repeat(200_000)],
    ['deep blocks', '- '.repeat(100_000)],
    ['broken quotes', `a: ${'"'.repeat(200_000)}`],
    ['anchors', '&a '.repeat(100_000)],
    ['equal keys', 'a: 1\n'.repeat(100_000)],
    ['many keys', Array.from({ length: 50_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['many jobs', `on: push\njobs:\n${Array.from({ length: 501 }, (_, n) => `  j${n}: {}`).join('\n')}`],
  ])('hostile: %s', (_name, source) => {
    expect(faultOf(source)).toMatch(/^\d+:\d+ \S/);
  });
});

describe('places in texts', () => {
  const placed = (step: string, word: string) => {
    const run = workflowIn(`on: push\njobs:\n  a:\n    steps:\n${step}`).jobs[0]?.steps[0]?.run;
    return run === undefined ? undefined : placeIn(run, run.text.indexOf(word));
  };
  test.each([
    ['plain', '      - run: echo here\n', { line: 5, column: 19 }],
    ['quoted', "      - run: 'echo here'\n", { line: 5, column: 20 }],
    ['escaped', '      - run: "\\techo here"\n', { line: 5, column: 14 }],
    ['literal', '      - run: |\n          echo\n            here\n', { line: 7, column: 13 }],
    ['literal after blank lines', '      - run: |-\n\n\n          here\n', { line: 8, column: 11 }],
    ['folded', '      - run: >\n          echo\n          here\n', { line: 5, column: 14 }],
  ])('%s', (_name, step, place) => {
    expect(placed(step, 'here')).toEqual(place);
  });
});

test('an action is composite, or has no steps that count', () => {
  const action = parseAction(
    'a/action.yml',
    'name: x\nruns:\n  using: Composite\n  steps:\n    - uses: a/b@c\n',
  );
  expect(action).toMatchObject({
    value: { name: 'x', composite: true, steps: [{ uses: { text: 'a/b@c' } }] },
  });
  const ofNode = parseAction('action.yml', 'runs: { using: node24 }');
  expect(ofNode).toMatchObject({ value: { composite: false, steps: [] } });
  expect(parseAction('action.yml', 'name: x')).toMatchObject({ fault: { message: 'it has no `runs:`' } });
});

test.each([
  ['./', { kind: 'local', path: '' }],
  ['./a//b/', { kind: 'local', path: 'a/b' }],
  ['$/.github/x.yml', { kind: 'local', path: '.github/x.yml' }],
  ['$/./a', { kind: 'local', path: 'a' }],
  ['Acme/Assay/gate@v1', { kind: 'remote', repository: 'acme/assay', path: 'gate', ref: 'v1' }],
  ['a/b', { kind: 'remote', repository: 'a/b', path: '', ref: '' }],
  ['docker://alpine:3', { kind: 'docker', image: 'alpine:3' }],
  ['alone', undefined],
])('uses: %s', (text, uses) => {
  expect(orUndefined(parseUses(text))).toEqual(uses);
});

test.each([
  [`a/b@${'0'.repeat(40)}`, true],
  [`a/b@${'0'.repeat(39)}`, false],
  ['a/b@v1', false],
  ['./a', true],
  [`docker://a@sha256:${'0'.repeat(64)}`, true],
  ['docker://a:1', false],
])('%s is pinned: %s', (text, pinned) => {
  const uses = parseUses(text);
  expect(isPinned(orThrow(uses))).toBe(pinned);
});

describe('expressions', () => {
  test('are found between braces, strings with braces among them', () => {
    expect(
      interpolations("a ${{ x }} b ${{ '}}' }} ${{ open").map(({ expression }) => expression.trim()),
    ).toEqual(['x', "'}}'"]);
    expect(interpolations('${{'.repeat(300_000))).toEqual([]);
  });

  test('a condition goes with or without braces, and is none when it is half in braces', () => {
    const negated = { kind: 'not', operand: { kind: 'call', name: 'cancelled', arguments: [] } };
    expect(parseCondition('!cancelled()')).toEqual(parsed(negated));
    expect(parseCondition(' ${{ ! Cancelled( ) }}\n')).toEqual(parsed(negated));
    expect(parseCondition("${{ github.ref }} == 'x'").ok).toBe(false);
  });

  test('operators bind as GitHub has them', () => {
    expect(orThrow(parseExpression("a || b && c == 'it''s'"))).toMatchObject({
      operator: '||',
      left: { path: 'a' },
      right: { operator: '&&', right: { operator: '==', right: { value: "it's" } } },
    });
    const grouped = orThrow(parseExpression('(a || b) && !c'));
    expect(grouped).toMatchObject({ operator: '&&', left: { operator: '||' } });
  });

  test.each([
    ["needs['Build'].result", 'needs.build.result'],
    ['needs.*.result', 'needs.*.result'],
    ['needs[*].result', 'needs.*.result'],
    ['matrix[github.job]', 'matrix.[]'],
  ])('%s', (text, path) => {
    expect(parseExpression(text)).toEqual(parsed({ kind: 'reference', path }));
  });

  test.each([
    '',
    'a ||',
    'a b',
    "'open",
    'f(',
    'a..b',
    'a[',
    '(((',
    '1.2.3',
    `${'('.repeat(5000)}`,
    '!'.repeat(15_000),
  ])('not understood: %s', (text) => {
    expect(parseExpression(text).ok).toBe(false);
  });
});
