import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../../../src/domain/policy/policy.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { policyJsonSchema } from '../../../src/formats/policy-file/policy-file.ts';
import { readPolicyFile } from '../../../src/formats/policy-file/policy-file-read.ts';

const NOW = new Date('2027-01-01T12:00:00Z');
const ISSUER = 'https://token.actions.githubusercontent.com';

function read(text: string | Uint8Array, base: Policy = DEFAULT_POLICY) {
  return readPolicyFile(Buffer.from(text), base, NOW);
}

function policyIn(text: string, base?: Policy): Policy {
  return orThrow(read(text, base), (faults) => new Error(faults.map(({ message }) => message).join('\n')))
    .policy;
}

/** `line:column: message` of every fault. */
function faultsOf(text: string | Uint8Array): readonly string[] {
  const reading = read(text);
  if (reading.ok) return [];
  return reading.fault.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

function doubtsOf(text: string): readonly string[] {
  const { doubts } = orThrow(read(text), () => new Error(faultsOf(text).join('\n')));
  return doubts.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

test('a file that says nothing is the default policy', () => {
  expect(policyIn('version: 1')).toEqual(DEFAULT_POLICY);
  expect(policyDigest(policyIn('version: 1\nregistries:\n  enforce: block\n'))).toBe(
    policyDigest(DEFAULT_POLICY),
  );
});

test('every key comes into the policy', () => {
  const policy = policyIn(`
version: 1
vulnerabilities:
  block-from: 2027-02-01
  fail-on: [critical]
  only-fixed: true
  cvss: 7.5
  database-max-age: 2d
  packages:
    - types: [npm]
      names: ["@acme/*"]
      paths: [app/**]
      fail-on: []
      only-fixed: false
      cvss: 9
  new-only:
    image: ghcr.io/acme/app:latest
    identity: me
    issuer: https://issuer.example
  base-image-findings: apart
end-of-life: {enforce: warn}
secrets:
  enforce: warn
  fail-on: [high]
  suppressions: [{fingerprint: "00112233445566778899aabbccddeeff", reason: r, owner: o, expires: 2027-01-02}]
exceptions: [{vulnerability: CVE-2026-1, package: p, path: a/b, image: ghcr.io/a/*, reason: r, owner: o, expires: 2027-01-03}]
gaps:
  - {path: "opt/legacy/**", reason: No network., owner: "@acme/ops", expires: 2027-01-20}
longest-term: 30d
vex: {files: [.vex/*.json], attestations: [{identity: vex}]}
registries: {enforce: warn, allow: [ghcr.io/acme/**]}
base-images: {block-from: 2027-03-01, allow: ["docker.io/library/node:22*"], digest-pinned: true, signed-by: [{identity: base}], undetermined: warn}
workflows: {enforce: block}
unrecognised-images: allow
isolate: required
sign-on-warn: true
gate:
  enforce: warn
  identity: shipper
  source-repository: https://github.com/acme/app
  source-ref: refs/heads/main
  source-repository-id: "74"
  source-owner-id: "65"
  level: SLSA_BUILD_LEVEL_2
  runner: github-hosted
  promoted-from: [ghcr.io/acme/staging/*]
  accepted-policies: ["sha256:${'a'.repeat(64)}"]
`);
  expect(policy).toEqual({
    vulnerabilities: {
      enforce: 'block',
      blockFrom: '2027-02-01',
      failOn: ['critical'],
      onlyFixed: true,
      cvss: 7.5,
      packages: [
        { types: ['npm'], names: ['@acme/*'], paths: ['app/**'], failOn: [], onlyFixed: false, cvss: 9 },
      ],
      databaseMaxAgeMs: 172_800_000,
      newOnly: {
        image: 'ghcr.io/acme/app:latest',
        signer: { identity: 'me', issuer: 'https://issuer.example' },
      },
      baseImageFindings: 'apart',
    },
    endOfLife: { enforce: 'warn' },
    secrets: {
      enforce: 'warn',
      failOn: ['high'],
      suppressions: [
        { fingerprint: '00112233445566778899aabbccddeeff', reason: 'r', owner: 'o', expires: '2027-01-02' },
      ],
    },
    exceptions: [
      {
        vulnerability: 'CVE-2026-1',
        package: 'p',
        path: 'a/b',
        image: 'ghcr.io/a/*',
        reason: 'r',
        owner: 'o',
        expires: '2027-01-03',
      },
    ],
    gaps: [{ path: 'opt/legacy/**', reason: 'No network.', owner: '@acme/ops', expires: '2027-01-20' }],
    longestTermDays: 30,
    vex: { files: ['.vex/*.json'], attestations: [{ identity: 'vex', issuer: ISSUER }] },
    registries: { enforce: 'warn', allow: ['ghcr.io/acme/**'] },
    baseImages: {
      enforce: 'block',
      blockFrom: '2027-03-01',
      allow: ['docker.io/library/node:22*'],
      digestPinned: true,
      signedBy: [{ identity: 'base', issuer: ISSUER }],
      undetermined: 'warn',
    },
    workflows: { enforce: 'block' },
    unrecognisedImages: 'allow',
    isolate: 'required',
    signOnWarn: true,
    gate: {
      enforce: 'warn',
      ...{
        signers: [{ kind: 'certificate', identity: 'shipper', issuer: ISSUER }],
        revokers: [],
        breakGlass: [],
      },
      denied: { digests: [], vulnerabilities: [], packages: [] },
      sourceRepository: 'https://github.com/acme/app',
      sourceRef: 'refs/heads/main',
      sourceRepositoryId: '74',
      sourceOwnerId: '65',
      level: 'SLSA_BUILD_LEVEL_2',
      runner: 'github-hosted',
      promotedFrom: ['ghcr.io/acme/staging/*'],
      acceptedPolicies: [`sha256:${'a'.repeat(64)}`],
    },
  } satisfies Policy);
});

test('the top speaks for every rule that says nothing of enforcement itself, but for workflows', () => {
  const policy = policyIn(
    'version: 1\nblock-from: 2027-02-01\nsecrets: {enforce: block}\nregistries: {enforce: warn}\nend-of-life: {block-from: 2027-01-05}',
  );
  expect(policy.vulnerabilities).toMatchObject({ enforce: 'block', blockFrom: '2027-02-01' });
  expect(policy.gate).toMatchObject({ enforce: 'block', blockFrom: '2027-02-01' });
  expect(policy.secrets).not.toHaveProperty('blockFrom');
  expect(policy.registries).toMatchObject({ enforce: 'warn' });
  expect(policy.registries).not.toHaveProperty('blockFrom');
  expect(policy.endOfLife).toEqual({ enforce: 'block', blockFrom: '2027-01-05' });
  expect(policy.workflows).toEqual({ enforce: 'advise' });
});

test('what a file leaves out is as in the policy that it stands on', () => {
  const base = policyIn(
    'version: 1\nenforce: warn\nvulnerabilities: {fail-on: [low], cvss: 5}\nlongest-term: 7d',
  );
  expect(policyIn('version: 1', base)).toEqual(base);
  expect(
    policyIn('version: 1\nvulnerabilities: {block-from: 2027-02-01}', base).vulnerabilities,
  ).toMatchObject({
    enforce: 'block',
    blockFrom: '2027-02-01',
    failOn: ['low'],
    cvss: 5,
  });
});

test('a file that nests without end is refused in one sentence', () => {
  expect(faultsOf(`version: 1\nenforce: ${'a: '.repeat(20_000)}b`)).toEqual([
    '2:70: the file nests more than 20 levels deep here',
  ]);
  // This one overflows the stack of the parser.
  expect(faultsOf(`${'- '.repeat(100_000)}a\nb: 1`)).toEqual([
    '1:1: the file nests more levels than any policy has',
  ]);
});

test('all faults are told at once, each with its place and with what is allowed', () => {
  expect(
    faultsOf(`version: 2
enforce: warn
block-from: 2027-01-01
vulnerabilites: {}
vulnerabilities:
  fail_on: [critical]
  fail-on: [critcal, high]
  only-fixed: yes
  cvss: 11
  database-max-age: 48
  packages:
    - names: ["[a]"]
exceptions:
  - vulnerability: CVE-2026-1
    reason:
    owner: me
    expires: 2027-02-30
  - {vulnerability: "CVE-2026-*", reason: r, owner: o, expires: 31.12.2026}
secrets:
  suppressions:
    - {fingerprint: 12345678901234567890123456789012, reason: a, owner: b}
registries: ["x"]
base-images: {allow: []}
gate: {issuer: foo, source-ref: main}
`),
  ).toEqual([
    '1:10: `version` must be 1',
    '3:13: `block-from` contradicts "enforce: warn": leave one of them out',
    '4:1: "vulnerabilites" is not a key at the top; did you mean vulnerabilities?; the keys are version, enforce, block-from, vulnerabilities, end-of-life, secrets, exceptions, gaps, longest-term, vex, registries, base-images, workflows, unrecognised-images, isolate, sign-on-warn, gate',
    '6:3: "fail_on" is not a key in `vulnerabilities`; did you mean fail-on?; the keys are enforce, block-from, fail-on, only-fixed, cvss, database-max-age, packages, new-only, base-image-findings',
    '7:13: `vulnerabilities.fail-on[0]` is "critcal", which is not one of critical, high, medium, low, unknown; did you mean critical?',
    '8:15: `vulnerabilities.only-fixed` is "yes" and must be true or false',
    '9:9: `vulnerabilities.cvss` is 11 and must not be above 10',
    '10:21: `vulnerabilities.database-max-age` is 48 and must be text, in quotes (and is not a length of time such as 48h, 30m or 2d)',
    '12:15: `vulnerabilities.packages[0].names[0]` "[a]" contains "[": only *, ** and ? are special, and ? matches any character',
    '15:12: `exceptions[0].reason` is empty; it must be text, or be left out',
    '17:14: `exceptions[0].expires` "2027-02-30" is not a day of the calendar: write it YYYY-MM-DD, such as 2027-03-31',
    '18:21: `exceptions[1].vulnerability` "CVE-2026-*" is not the id of one vulnerability, such as CVE-2026-1234 or GHSA-xxxx-xxxx-xxxx',
    '18:65: `exceptions[1].expires` "31.12.2026" is not a day of the calendar: write it YYYY-MM-DD, such as 2027-03-31',
    '21:7: `secrets.suppressions[0].expires` is missing; it must be text',
    '21:21: `secrets.suppressions[0].fingerprint` is 1.2345678901234567e+31 and must be text, in quotes (and is not a fingerprint of 32 hex digits, as the report shows it)',
    '22:13: `registries` is a list and must be a map of keys and values',
    '23:22: `base-images.allow` must have at least one entry',
    '24:16: `gate.issuer` "foo" is not an https URL',
    '24:33: `gate.source-ref` "main" is not a full ref such as refs/heads/main',
  ]);
});

describe('a fault of the form hides none of the meaning', () => {
  test.each([
    // No reason, and too long.
    ['exceptions: [{vulnerability: CVE-2026-1, owner: a, expires: 2030-01-01}]', ['reason', 'longest-term']],
    [
      `secrets: {suppressions: [{fingerprint: nonsense, reason: r, owner: o, expires: 2030-01-01}]}`,
      ['fingerprint', 'longest-term'],
    ],
    // Only the second entry is faulty, and only the third too long.
    [
      'exceptions: [{vulnerability: CVE-2026-1, reason: r, owner: o, expires: 2027-01-02}, {reason: r}, {vulnerability: CVE-2026-3, reason: r, owner: o, expires: 2030-01-01}]',
      [
        'exceptions[1].vulnerability',
        'exceptions[1].owner',
        'exceptions[1].expires',
        'exceptions[2].expires',
      ],
    ],
    ['secrets: {enforce: warn, block-from: 2027-02-01, fail-on: [worst]}', ['fail-on[0]', 'contradicts']],
  ])('%s', (text, parts) => {
    const told = faultsOf(`version: 1\n${text}`).join('\n');
    for (const part of parts) expect(told).toContain(part);
  });

  test('and what is missing by a fault is not held against the rest', () => {
    for (const [text, count] of [
      ['vulnerabilities: {packages: [{names: 5, fail-on: [low]}]}', 1],
      ['vulnerabilities: {packages: [{names: [a], fail-on: [worst]}]}', 1],
      ['base-images: {undetermined: allow, allow: 5}', 1],
      ['gate: {identity: 5, issuer: "https://issuer.example"}', 1],
      ['exceptions: [{vulnerability: 5}, {vulnerability: 6}]', 8],
    ] as const)
      expect(faultsOf(`version: 1\n${text}`), text).toHaveLength(count);
  });
});

describe('rules that contradict each other are refused', () => {
  const exception = (more: string) => `{vulnerability: CVE-2026-1, reason: r, owner: o, ${more}}`;
  test.each([
    [
      'secrets: {enforce: warn, block-from: 2027-02-01}',
      '2:38: `secrets.block-from` contradicts "enforce: warn"',
    ],
    ['workflows: {enforce: advise, block-from: 2027-02-01}', 'contradicts "enforce: advise"'],
    ['base-images: {undetermined: warn}', '`base-images.undetermined` needs a rule for base images'],
    ['gate: {issuer: https://issuer.example}', '`gate.issuer` has no effect without an identity'],
    ['gate: {revokers: [{}]}', '`gate.revokers[0]` must name an identity or a key'],
    ['gate: {identities: [{identity: a, until: tomorrow}]}', 'is neither a day such as'],
    ['gate: {identity: a, identities: [{identity: a}]}', 'names the same as `gate.identity`'],
    ['gate: {keys: [{key: abc}]}', 'is not one public key in PEM: it contains no public key in PEM'],
    [
      'gate: {break-glass: [{rules: [database-stale], until: 2027-01-02T00:00:00Z, reason: r, owner: o}]}',
      'applies to no image',
    ],
    [
      'gate: {break-glass: [{repository: "**", rules: [database-stale], until: 2027-01-30T00:00:00Z, reason: r, owner: o}]}',
      'is more than 72 h away',
    ],
    [
      'gate: {break-glass: [{repository: "**", rules: [secret-found], until: 2027-01-02T00:00:00Z, reason: r, owner: o}]}',
      'is not one of database-stale, summary-stale, new-findings, policy-mismatch',
    ],
    ['vulnerabilities: {packages: [{fail-on: [low]}]}', 'applies to no package'],
    ['vulnerabilities: {packages: [{types: [npm]}]}', 'changes nothing'],
    [
      `exceptions: [${exception('expires: 2027-01-05')}, ${exception('expires: 2027-01-06')}]`,
      '`exceptions[1]` names the same as `exceptions[0]`',
    ],
    [`exceptions: [${exception('expires: 2027-04-02')}]`, '2027-04-01 is the latest day'],
    [`longest-term: 10d\nexceptions: [${exception('expires: 2027-01-12')}]`, '3:72: `exceptions[0].expires`'],
    ['vulnerabilities: {new-only: {image: "ghcr.io/a/b", identity: x}}', 'names no tag'],
    ['vulnerabilities: {new-only: {image: "ghcr.io/a/b:1", identity: "*"}}', 'compared exactly'],
    [
      `vulnerabilities: {new-only: {image: "ghcr.io/a/b@sha256:${'a'.repeat(64)}", identity: x}}`,
      'names a digest',
    ],
    ['vulnerabilities: {database-max-age: 0h}', 'is not a length of time'],
    ['registries: {allow: [/ghcr.io/a]}', 'any slash at the start'],
  ])('%s', (lines, part) => {
    const faults = faultsOf(`version: 1\n${lines}`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(part);
  });
});

test('the last day of the longest term is allowed', () => {
  const text =
    'version: 1\nexceptions: [{vulnerability: CVE-2026-1, reason: r, owner: o, expires: 2027-04-01}]';
  expect(policyIn(text).exceptions[0]?.expires).toBe('2027-04-01');
});

test('what is allowed and probably not meant is told as a doubt', () => {
  expect(
    doubtsOf(`version: 1
block-from: 2026-01-01
registries: {allow: ["**", node]}
base-images: {enforce: warn}
exceptions:
  - {vulnerability: cve-2026-1, package: "pkg:npm/a@1", reason: r, owner: o, expires: 2026-01-01}
  - {vulnerability: CVE-2026-2, image: "ghcr.io/a:1", reason: r, owner: o, expires: 2027-01-02}
`),
  ).toEqual([
    '2:13: `block-from` is in the past: the rule blocks already, and you can remove the line',
    '3:22: `registries.allow[0]` "**" allows every image',
    '3:28: `registries.allow[1]` "node" can never match: names begin with the registry, such as docker.io/library/node',
    '4:14: `base-images` has no effect without allow, digest-pinned or signed-by',
    '6:21: `exceptions[0].vulnerability` "cve-2026-1" can never match: ids are compared exactly, and these begin with capital letters',
    '6:42: `exceptions[0].package` can never match: it is a PURL with a version or qualifiers',
    '6:87: `exceptions[0].expires` 2026-01-01 is in the past: this entry ignores nothing any more',
    '7:40: `exceptions[1].image` "ghcr.io/a:1" can never match: registry/repository has no tag and no digest',
  ]);
});

test('what the gate or a base image can never do is doubted', () => {
  const repository = 'https://github.com/acme/app';
  const gate = (rest: string) => doubtsOf(`version: 1\ngate: {source-repository: ${repository}, ${rest}}`);
  expect(gate('identity: "https://github.com/acme/ci/.github/workflows/x.yml@refs/tags/v1"')).toEqual([
    expect.stringContaining('`gate.source-repository` admits no image without a source-ref'),
  ]);
  expect(gate(`identity: "${repository}/.github/workflows/x.yml@refs/heads/main"`)).toEqual([]);
  expect(gate('source-ref: any')).toEqual([]);
  expect(gate('source-ref: any, promoted-from: ["**"]')).toEqual([
    expect.stringContaining('accepts evidence from everywhere'),
  ]);
  const apart = (rest: string) =>
    doubtsOf(`version: 1\nvulnerabilities: {base-image-findings: apart}\n${rest}`);
  const doubt = expect.stringContaining('`vulnerabilities.base-image-findings` has no effect');
  expect(apart('')).toEqual([doubt]);
  expect(apart('base-images: {digest-pinned: true}')).toEqual([doubt]);
  expect(apart('base-images: {allow: ["**"]}')).toContainEqual(doubt);
  expect(apart('base-images: {allow: [debian:12/x]}')).toEqual([]);
  expect(apart('base-images: {signed-by: [{identity: base}]}')).toEqual([]);
});

describe('text that is no policy gets one clear message', () => {
  const empty = '1:1: the file is empty: write "version: 1", or remove the file for the default policy';
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', empty],
    ['a comment', '# later\n', empty],
    ['null', 'null', empty],
    ['a list', '- version', '1:1: the file is a list and must be a map of keys and values'],
    ['a word', 'version', '1:1: the file is "version" and must be a map of keys and values'],
    [
      'two documents',
      'version: 1\n---\nversion: 1',
      '2:1: a second document begins here; a policy is one document',
    ],
    [
      'a key twice',
      'version: 1\nvex: {files: []}\nvex: {}',
      '3:1: the key "vex" is here for the second time',
    ],
    ['an anchor', 'version: &v 1', '1:10: anchors and aliases (& and *) are not used in a policy'],
    ['an alias', 'version: *v', '1:10: anchors and aliases (& and *) are not used in a policy'],
    [
      'a tag',
      'version: !!int "1"',
      '1:10: tags (!) are not used in a policy: put text that begins with ! in quotes',
    ],
    ['a directive', '%YAML 1.1\n---\nversion: 1', '1:1: directives (%) are not used in a policy'],
    [
      'a merge key',
      'version: 1\n<<: {enforce: warn}',
      '2:1: "<<" is not a key at the top; the keys are version, ',
    ],
    [
      'a prototype',
      'version: 1\n__proto__: {enforce: warn}',
      '2:1: "__proto__" is not a key at the top; the keys are ',
    ],
    ['a tab', 'version: 1\nvex:\n\tfiles: []', '3:1: not YAML: Tabs are not allowed as indentation'],
    [
      'an open list',
      'version: 1\nvex: {files: [',
      '2:15: not YAML: Flow sequence in block collection must be',
    ],
    ['a map as key', 'version: 1\n? {a: b}\n: 1', '2:3: not YAML: With stringKeys, all keys must be strings'],
    ['a control character', 'version: 1\nenforce: \u001b[31m', '2:10: there is a control character here'],
    [
      'bytes that are no text',
      Buffer.from('version: 1\n# \xff', 'latin1'),
      '2:1: the file is not UTF-8 text',
    ],
    ['UTF-16', Buffer.from('\ufeffversion: 1', 'utf16le'), '1:1: the file is not UTF-8 text'],
    ['too much', `version: 1\n${'#'.repeat(1 << 20)}`, '1:1: the file is larger than 1048576 bytes'],
    ['deep lists', '['.repeat(200_000), '1:22: the file nests more than 20 levels deep here'],
    ['deep dashes', '- '.repeat(40_000), '1:43: the file nests more than 20 levels deep here'],
  ])('%s', (_, text, message) => {
    const [first, ...others] = faultsOf(text);
    expect(first).toContain(message);
    expect(others.filter((other) => !other.includes('not YAML'))).toEqual([]);
  });
});

test('a byte order mark and the line ends of Windows are text like any other', () => {
  expect(policyIn('\ufeffversion: 1\r\nsign-on-warn: true\r\n').signOnWarn).toBe(true);
  expect(faultsOf('\ufeffversion: 1\r\nenforce: of\r\n')[0]).toContain('2:10: ');
});

test('a text of the allowed size ends, however it is built, and of many faults the first are reported', () => {
  const keys = (name: (index: number) => string) =>
    Array.from({ length: 40_000 }, (_, index) => name(index)).join('\n');
  for (const text of [
    keys((index) => `k${index}: 1`),
    keys(() => 'version: 1'),
    `version: 1\nexceptions:\n${keys(() => '- {}')}`,
    `version: 1\nregistries: {allow: [${'"[", '.repeat(40_000)}"["]}`,
    '{'.repeat(40_000),
    '&a '.repeat(40_000),
  ]) {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(51);
  }
});

test('every example of the documentation is sound, raises no doubt, and is of the published schema', async () => {
  const matches = addFormats.default(new Ajv2020()).compile(policyJsonSchema());
  const page = await readFile(join(import.meta.dirname, '../../../docs/policy.md'), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) {
    expect(doubtsOf(example)).toEqual([]);
    expect(matches(parse(example)), JSON.stringify(matches.errors)).toBe(true);
  }
  expect(matches({ version: 1, enforce: 'of' })).toBe(false);
  expect(matches({ version: 1, colour: 'red' })).toBe(false);
  expect(matches({})).toBe(false);
});

test('a file without its version is told the line to write', () => {
  expect(faultsOf('vulnerabilities: {}')).toEqual(['1:1: `version` is missing: write `version: 1`']);
});
