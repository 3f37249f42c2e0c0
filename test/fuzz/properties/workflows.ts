import fc from 'fast-check';
import { migrateWorkflow } from '../../../src/cli/migrate/migrate-workflow.ts';
import { readSigningScript } from '../../../src/cli/migrate/wishes/signing-script.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { policyFileSchema } from '../../../src/formats/policy-file/policy-file.ts';
import { appendEntries } from '../../../src/formats/policy-file/policy-file-append.ts';
import { policyOf } from '../../../src/formats/policy-file/policy-file-convert.ts';
import { pathName } from '../../../src/formats/policy-file/policy-file-faults.ts';
import { readPolicyFile } from '../../../src/formats/policy-file/policy-file-read.ts';
import { readYaml } from '../../../src/formats/policy-file/policy-file-text.ts';
import { policyFileOf } from '../../../src/formats/policy-file/policy-file-write.ts';
import { parseScript } from '../../../src/formats/workflow/shell-script.ts';
import { tokensOf } from '../../../src/formats/workflow/shell-tokens.ts';
import {
  interpolations,
  parseCondition,
  parseExpression,
} from '../../../src/formats/workflow/workflow-expression.ts';
import { parseAction, parseWorkflow } from '../../../src/formats/workflow/workflow-file.ts';
import { isPinned, parseUses } from '../../../src/formats/workflow/workflow-uses.ts';
import { type Located, parseYaml, placeIn } from '../../../src/formats/workflow/workflow-yaml.ts';
import { yamlWeight } from '../../../src/formats/yaml-weight.ts';
import { Manifests } from '../../../src/stages/secrets/kubernetes/kubernetes-manifests.ts';
import { anyText, bytesLike, textLike } from '../mutations.ts';
import { demand, isParsed, type Property, property, same } from '../property.ts';

const WORKFLOW = `name: release
on:
  push: { branches: [main], paths: ['a/**'] }
  workflow_call:
    secrets: { token: { required: true } }
permissions: { contents: read, id-token: write }
env: &env { A: "x", B: 'y' }
jobs:
  build:
    runs-on: ubuntu-latest
    environment: { name: prod }
    env: *env
    steps:
      - uses: actions/checkout@${'a'.repeat(40)}
        with: { persist-credentials: false }
      - run: |
          echo "\${{ github.head_ref }}"
          exit 1
        if: \${{ always() && needs.a.result == 'success' }}
  call:
    needs: [build]
    uses: acme/app/.github/workflows/x.yml@main
    secrets: inherit
`;
const MIGRATED = `on: push
jobs:
  ship:
    permissions: { contents: read, attestations: write }
    steps:
      - uses: actions/checkout@v4 # v4
      - id: build
        uses: docker/build-push-action@v6
        with: { push: true, tags: 'ghcr.io/acme/app:1' }
      # why
      - uses: aquasecurity/trivy-action@v1
        id: scan
        if: always()
        with:
          image-ref: ghcr.io/acme/app:1
          severity: CRITICAL # x
          exit-code: 1
          format: sarif
          output: a.sarif
      - uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: a.sarif }
      - uses: sigstore/cosign-installer@v3

      - run: echo "\${TAGS}" | xargs -I {} cosign sign --yes {}@\${DIGEST}
        env:
          TAGS: ghcr.io/acme/app
          DIGEST: \${{ steps.build.outputs.digest }}
  leaks:
    steps:
      - uses: gitleaks/gitleaks-action@v2
`;
const ACTION = `name: x
runs:
  using: composite
  steps:
    - run: echo
      shell: bash
`;
const POLICY = `version: 1
enforce: block
vulnerabilities:
  fail-on: [critical, high]
  cvss: 9
  database-max-age: 48h
  packages:
    - names: ["@acme/*"]
      only-fixed: true
exceptions: # why
  - vulnerability: CVE-2026-1234
    package: pkg:npm/lodash
    path: app/**
    reason: "not reachable"
    owner: security
    expires: 2026-03-01
secrets:
  suppressions:
    - { fingerprint: ${'a'.repeat(32)}, reason: x, owner: y, expires: 2026-03-01 }
gaps:
  - { path: app/x.jar, reason: x, owner: y, expires: 2026-03-01 }
gate:
  identity: https://github.com/acme/app/.github/workflows/r.yml@refs/heads/main
  issuer: https://token.actions.githubusercontent.com
  source-ref: refs/heads/main
`;
const MANIFEST = `apiVersion: v1
kind: Secret
metadata: { name: a }
data:
  password: c2VjcmV0LXZhbHVl
stringData: { token: abc }
---
kind: Deployment
spec: { containers: [{ env: [{ name: DB_PASSWORD, value: "x1y2z3" }] }] }
`;
const NOW = new Date('2026-01-01T00:00:00Z');
const TERM = { reason: 'why', owner: 'who', expires: '2026-02-01' };

const yaml = textLike(WORKFLOW, ACTION, POLICY, MANIFEST);
const scripts = textLike(
  `if [ "\${{ needs.a.result }}" != success ]; then exit 1; fi`,
  'case "$A" in success|skipped) ;; *) exit 1;; esac',
  'for r in $RESULTS; do [[ $r =~ ^(success|skipped)$ ]] || exit 1; done\n# x\n{ a && ! b | c; } > x 2>&1 <<< "$X"',
);
const expressions = textLike(
  ...[
    "always() && (needs.build.result == 'success' || !failure())",
    "${{ contains(needs.*.result, 'failure') }}",
  ],
  ...["a['b'].c[0] >= -1.5e3 && 0x1F != null", "format('{0}''s', github.ref)"],
);

function nodes(located: Located): number {
  if (located.kind === 'text') return 1;
  const inner =
    located.kind === 'list' ? located.items : [...located.entries.values()].map(({ value }) => value);
  return inner.reduce((sum, one) => sum + nodes(one), 1);
}

export const WORKFLOWS: readonly Property[] = [
  property('YAML is a value or a fault, of bounded size', [parseYaml, yamlWeight], yaml, (source) => {
    yamlWeight(source);
    const read = parseYaml(source);
    isParsed(read);
    if (!read.ok) return demand(read.fault.at.line >= 1 && read.fault.at.column >= 1, 'a fault at no place');
    demand(nodes(read.value) <= 20_001, 'more values than the limit');
    if (read.value.kind === 'text') placeIn(read.value, 3);
  }),
  property(
    'a workflow and an action are a value or a fault',
    [parseWorkflow, parseAction],
    yaml,
    (source) => {
      isParsed(parseAction('action.yml', source));
      const read = parseWorkflow('.github/workflows/a.yml', source);
      isParsed(read);
      if (!read.ok) return;
      const lines = source.split(/\r\n|\r|\n/).length;
      for (const { at } of read.value.jobs)
        demand(at.line >= 1 && at.line <= lines, 'a job at a line that the file does not have');
    },
  ),
  property(
    'a migrated workflow is a workflow, and is migrated again or refused in words',
    [migrateWorkflow],
    textLike(MIGRATED, WORKFLOW),
    (text) => {
      const read = migrateWorkflow({ path: 'a.yml', text, hasPolicy: false });
      isParsed(read);
      if (!read.ok) return;
      for (const { line = 1, text: sentence } of read.value.notes)
        demand(line >= 1 && line <= text.split('\n').length && sentence !== '', 'a note about no line');
      for (const { path, after } of read.value.changes) {
        if (path !== 'a.yml') continue;
        demand(parseWorkflow(path, after).ok, 'the result is no workflow');
        isParsed(migrateWorkflow({ path, text: after, hasPolicy: true }));
      }
    },
  ),
  property(
    'a script that signs is its calls, or why it is more',
    [readSigningScript],
    textLike(
      'images=""\nfor tag in ${TAGS}; do images+="${tag}@${DIGEST} "; done\ncosign sign --yes --key env://K ${images}',
      'echo "${{ steps.a.outputs.tags }}" | xargs -I {} cosign attest --type cyclonedx --predicate=a {}@$D',
    ),
    (script) => {
      const read = readSigningScript(script, new Map([['TAGS', 'ghcr.io/acme/app']]));
      isParsed(read);
      if (read.ok) demand(read.value.length > 0, 'no call');
    },
  ),
  property(
    'what a step uses is a value or a fault',
    [parseUses],
    textLike('actions/checkout@v4', './a//b', '$/x/../y', `docker://a@sha256:${'a'.repeat(64)}`, 'A/b/c@d@e'),
    (text) => {
      const read = parseUses(text);
      isParsed(read);
      if (!read.ok) return;
      if (read.value.kind === 'remote') demand(/^[^/]+\/[^/]+$/.test(read.value.repository), 'no repository');
      if (isPinned(read.value))
        demand(/[0-9a-f]{40}|^\s*[.$]\//.test(text), 'something that can change is pinned');
    },
  ),
  property(
    'an expression is a value or a fault',
    [parseExpression, parseCondition, interpolations],
    expressions,
    (text) => {
      isParsed(parseExpression(text));
      isParsed(parseCondition(text));
      let last = 0;
      for (const { expression, start, end } of interpolations(text)) {
        demand(start >= last, 'two interpolations at one place');
        same(text.slice(start, end), `\${{${expression}}}`);
        last = end;
      }
    },
  ),
  property('a script is a value or a fault', [parseScript, tokensOf], scripts, (text) => {
    isParsed(tokensOf(text.slice(0, 20_000)));
    isParsed(parseScript(text));
  }),
  property(
    'a policy file is a policy or its faults',
    [readPolicyFile, readYaml, policyFileOf, policyOf],
    fc.oneof(
      textLike(POLICY).map((text) => Buffer.from(text)),
      bytesLike(Buffer.from(POLICY)),
    ),
    (bytes) => {
      const yamlText = readYaml(bytes);
      isParsed(yamlText);
      if (yamlText.ok) {
        const { line, column } = yamlText.value.spot(['exceptions', 0, 'path', '__proto__'], 'key');
        demand(line >= 1 && column >= 1, 'a value at no place');
      }
      const read = readPolicyFile(bytes, DEFAULT_POLICY, NOW);
      isParsed(read);
      if (!read.ok) {
        demand(read.fault.length > 0, 'a file is refused without a fault');
        for (const { line, message } of read.fault)
          demand(line >= 1 && message !== '', 'a fault at no place');
        return;
      }
      const file = policyFileSchema.parse(JSON.parse(JSON.stringify(policyFileOf(read.value.policy))));
      same(JSON.stringify(policyOf(file, DEFAULT_POLICY)), JSON.stringify(read.value.policy));
    },
  ),
  property(
    'a policy file with new entries is a valid file that has them',
    [appendEntries],
    fc.tuple(
      textLike(
        POLICY,
        'version: 1',
        'version: 1\r\nexceptions: []\r\n',
        'version: 1\nexceptions:\n- {vulnerability: CVE-2026-1, reason: a, owner: b, expires: 2026-02-01}\n',
      ),
      fc.constantFrom('CVE-2026-1', 'CVE-2026-1234', 'GHSA-aaaa-bbbb-cccc'),
    ),
    ([text, vulnerability]) => {
      const before = readPolicyFile(Buffer.from(text), DEFAULT_POLICY, NOW);
      if (!before.ok) return;
      const entry = { list: ['exceptions'], names: { vulnerability } };
      const { text: changed, added, renewed } = appendEntries(text, [entry], TERM);
      same(added + renewed, 1);
      const after = readPolicyFile(Buffer.from(changed), DEFAULT_POLICY, NOW);
      if (!after.ok) throw new Error(`the new file is invalid: ${after.fault[0]?.message}`);
      const { exceptions } = after.value.policy;
      demand(
        exceptions.some((one) => one.vulnerability === vulnerability && one.owner === TERM.owner),
        'the entry is missing',
      );
      same(exceptions.length, before.value.policy.exceptions.length + added);
      const again = appendEntries(changed, [entry], TERM);
      same(again.added, 0);
      same(again.text, changed);
    },
  ),
  property(
    'a path in a file has a name',
    [pathName],
    fc.array(fc.oneof(fc.nat(), anyText), { maxLength: 4 }),
    (path) => {
      same(typeof pathName(path), 'string');
    },
  ),
  property('a manifest of Kubernetes gives hits', [Manifests], textLike(MANIFEST), (text) => {
    for (const name of ['a.yaml', 'chart/values.yaml', 'a.json', 'a.txt']) {
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { line } of new Manifests().allHits(name, Buffer.from(text)))
        demand(line >= 1 && line <= lines, 'a hit at a line that the file does not have');
    }
  }),
];
