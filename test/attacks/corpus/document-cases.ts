import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseChallenge } from '../../../src/adapters/registry/credentials/challenge.ts';
import { DockerConfig } from '../../../src/adapters/registry/credentials/docker-config.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import type { Parsed } from '../../../src/domain/result.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { MAX_VEX_BYTES, type VexSource } from '../../../src/domain/vex/vex-statement.ts';
import { readMaterials } from '../../../src/formats/attestation/base-claims.ts';
import { parseHandover } from '../../../src/formats/attestation/handover-document.ts';
import { parseStatement, STATEMENT_TYPE } from '../../../src/formats/attestation/in-toto.ts';
import { readProvenance, readSummary } from '../../../src/formats/attestation/read-attested.ts';
import { parseDockerfile } from '../../../src/formats/image/dockerfile.ts';
import { parseReferrerList } from '../../../src/formats/image/referrer-list.ts';
import { appendEntries } from '../../../src/formats/policy-file/policy-file-append.ts';
import { readPolicyFile } from '../../../src/formats/policy-file/policy-file-read.ts';
import { parseBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { publicKeysIn } from '../../../src/formats/signing/pem.ts';
import { readSigningConfig } from '../../../src/formats/signing/signing-config.ts';
import {
  bundleVerifier,
  EMPTY_TRUSTED_ROOT,
  readTrustedRoot,
} from '../../../src/formats/signing/sigstore.ts';
import { BoltError, openBolt } from '../../../src/formats/tools/bolt.ts';
import { parseGitleaksReport } from '../../../src/formats/tools/gitleaks.ts';
import { parseInventoryLog, scanLogGaps } from '../../../src/formats/tools/trivy-log.ts';
import { parseDatabaseMetadata, parseTrivyReport } from '../../../src/formats/tools/trivy-report.ts';
import { parseTrivySecrets } from '../../../src/formats/tools/trivy-secrets.ts';
import { parseVexFile } from '../../../src/formats/vex/vex-document.ts';
import { parseScript } from '../../../src/formats/workflow/shell-script.ts';
import { parseExpression } from '../../../src/formats/workflow/workflow-expression.ts';
import { parseWorkflow } from '../../../src/formats/workflow/workflow-file.ts';
import { readReport } from '../../../src/report/report-json/report-read.ts';
import { boltFile, branchPage, metaPage } from '../../fuzz/bolt-file.ts';
import { codesOf, type HostileCase, type Outcome } from './case.ts';

const MIB = 1024 ** 2;
const NOW = new Date('2026-01-01T00:00:00Z');
const source: VexSource = { kind: 'file', path: 'a.json', commit: 'a'.repeat(40) };
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const outcomeOf = (read: Parsed<unknown, unknown>): Outcome => (read.ok ? 'passed' : 'fault');

/** A case of a document that one parser reads. */
function documentCase(
  name: string,
  ends: Outcome,
  make: () => string | Buffer,
  read: (text: string, bytes: Buffer) => Outcome | Promise<Outcome>,
): HostileCase {
  return {
    name,
    ends,
    prepare: async () => {
      const made = make();
      const [text, bytes] = [made.toString(), Buffer.from(made)];
      return () => codesOf(() => read(text, bytes));
    },
  };
}

type Row = readonly [what: string, Outcome, () => string | Buffer];

/** Cases of one kind of document. */
const all = (
  kind: string,
  read: (text: string, bytes: Buffer) => Outcome | Promise<Outcome>,
  rows: readonly Row[],
) => rows.map(([what, ends, make]) => documentCase(`${kind} with ${what}`, ends, make, read));

const report = (fields: object) => JSON.stringify({ SchemaVersion: 2, ArtifactType: 'cyclonedx', ...fields });
const vulnerability = { VulnerabilityID: 'CVE-2026-1', PkgName: 'a', Severity: 'HIGH' };
const bom = (fields: object) =>
  JSON.stringify({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', components: [], dependencies: [] },
    metadata: { tools: { components: [] }, component: { 'bom-ref': 'x', type: 'container', name: 'x' } },
    ...fields,
  });
const REPORTS: readonly HostileCase[] = [
  ...all('a report of trivy', (text) => outcomeOf(parseTrivyReport(text)), [
    ['nothing in it', 'fault', () => ''],
    ['half of it', 'fault', () => report({ Results: [{ Vulnerabilities: [vulnerability] }] }).slice(0, 80)],
    ['results that are a map', 'fault', () => report({ Results: {} })],
    [
      'a severity that every object has',
      'passed',
      () => report({ Results: [{ Vulnerabilities: [{ ...vulnerability, Severity: 'constructor' }] }] }),
    ],
    [
      'a score that is infinite',
      'fault',
      () =>
        report({
          Results: [{ Vulnerabilities: [{ ...vulnerability, CVSS: { nvd: { V3Score: 'N' } } }] }],
        }).replace('"N"', '1e400'),
    ],
    [
      'a time that is none',
      'fault',
      () =>
        report({
          Results: [{ Vulnerabilities: [{ ...vulnerability, PublishedDate: '2026-13-45T99:00:00Z' }] }],
        }),
    ],
    [
      '200,000 vulnerabilities',
      'passed',
      () => report({ Results: [{ Vulnerabilities: Array.from({ length: 200_000 }, () => vulnerability) }] }),
    ],
    ['a depth of a million', 'passed', () => `${report({}).slice(0, -1)},"x":${deep(1_000_000)}}`],
    ['a prototype', 'passed', () => `{"__proto__":{"Results":[]},${report({}).slice(1)}`],
    [
      '30 MB of one title',
      'passed',
      () => report({ Results: [{ Vulnerabilities: [{ ...vulnerability, Title: 'x'.repeat(30 * MIB) }] }] }),
    ],
  ]),
  ...all('a secrets report of trivy', (text) => outcomeOf(parseTrivySecrets(text)), [
    [
      'an offset below zero',
      'fault',
      () =>
        JSON.stringify({
          SchemaVersion: 2,
          Results: [
            {
              Target: 'a',
              Secrets: [{ RuleID: 'x', Title: '', StartLine: 1, EndLine: 1, Match: '', Offset: -1 }],
            },
          ],
        }),
    ],
    ['keys that are there twice', 'fault', () => '{"SchemaVersion":2,"SchemaVersion":2,"Results":[]}'],
    ['no JSON', 'fault', () => 'FATAL\tsomething'],
  ]),
  ...all('a report of gitleaks', (text) => outcomeOf(parseGitleaksReport(text)), [
    ['null', 'fault', () => 'null'],
    [
      'a finding without a rule',
      'fault',
      () => '[{"RuleID":"","Description":"","StartLine":1,"Match":"","Secret":"","File":""}]',
    ],
    [
      '100,000 findings',
      'passed',
      () =>
        `[${Array.from({ length: 100_000 }, () => '{"RuleID":"a","Description":"","StartLine":1,"Match":"m","Secret":"","File":"f"}').join(',')}]`,
    ],
  ]),
  ...all(
    'the log of trivy',
    (text) => {
      parseInventoryLog(text);
      scanLogGaps(text, [], { kind: 'source' });
      return 'passed';
    },
    [
      ['a line of 5 MB of quotes', 'passed', () => `T\tWARN\tx\t${'a="\\"" '.repeat(700_000)}`],
      [
        'a line of 5 MB without an end of its quote',
        'passed',
        () => `T\tWARN\tx\ta="${'\\"'.repeat(2_500_000)}`,
      ],
      ['400,000 lines', 'passed', () => 'T\tWARN\t[x] y\terr="z"\n'.repeat(400_000)],
      [
        'an error of 2 MB of one path',
        'passed',
        () => `T\tERROR\tAnalysis error\terr="failed to parse ${'a: failed to parse '.repeat(100_000)}"\n`,
      ],
    ],
  ),
  ...all('the metadata of a database', (text) => outcomeOf(parseDatabaseMetadata(text, 2)), [
    [
      'another version',
      'fault',
      () => '{"Version":3,"UpdatedAt":"2026-01-01T00:00:00Z","NextUpdate":"2026-01-01T00:00:00Z"}',
    ],
    [
      'a time in the year zero',
      'fault',
      () => '{"Version":2,"UpdatedAt":"yesterday","NextUpdate":"2026-01-01T00:00:00Z"}',
    ],
  ]),
  ...all('an SBOM', (text) => outcomeOf(parseBom(text)), [
    ['components that are null', 'fault', () => bom({ components: null })],
    ['a component without a reference', 'fault', () => bom({ components: [{ type: 'library', name: 'a' }] })],
    [
      '100,000 components',
      'passed',
      () =>
        bom({
          components: Array.from({ length: 100_000 }, (_, at) => ({
            'bom-ref': `r${at}`,
            type: 'library',
            name: 'a',
          })),
        }),
    ],
    ['a depth of 200,000', 'fault', () => bom({}).replace('{', `{"x":${deep(200_000)},`)],
    [
      'components that are there twice',
      'fault',
      () => bom({}).replace('"components":[]', '"components":[],"components":[]'),
    ],
  ]),
];

/** The readings of a database: `fault` where it is refused. */
async function bolt(bytes: Buffer): Promise<Outcome> {
  try {
    const root = await openBolt(async (position, length) => bytes.subarray(position, position + length));
    await root.buckets();
    await (await root.bucket('alpine 3.22'))?.has('openssl');
    return 'passed';
  } catch (error) {
    if (error instanceof BoltError) return 'fault';
    throw error;
  }
}
const good = () => boltFile([['alpine 3.22', ['openssl']]]);
const meta = (pages: number) => [metaPage(0, 2, pages, 1), metaPage(1, 2, pages, 2)];
const poked = (change: (bytes: Buffer) => void) => () => {
  const bytes = good();
  change(bytes);
  return bytes;
};
const DATABASES: readonly HostileCase[] = all('a vulnerability database', (_, bytes) => bolt(bytes), [
  ['nothing wrong', 'passed', good],
  ['no bytes', 'fault', () => ''],
  ['noise', 'fault', () => Buffer.alloc(20_000, 0xa5)],
  [
    'both meta pages damaged',
    'fault',
    poked((bytes) => {
      bytes[16 + 60] = 1;
      bytes[4096 + 16 + 60] = 1;
    }),
  ],
  ['a page that names itself', 'fault', () => Buffer.concat([...meta(3), branchPage(2, [['a', 2]])])],
  [
    '30 levels of pages that name the next one twice',
    'fault',
    () =>
      Buffer.concat([
        ...meta(34),
        ...Array.from({ length: 31 }, (_, at) =>
          branchPage(2 + at, [
            ['a', 3 + at],
            ['b', 3 + at],
          ]),
        ),
        good().subarray(2 * 4096, 3 * 4096),
      ]),
  ],
  ['a page of 16 TB', 'fault', poked((bytes) => bytes.writeUInt32LE(0xffffffff, 2 * 4096 + 12))],
  ['a page that is longer than the file', 'fault', poked((bytes) => bytes.writeUInt32LE(9, 2 * 4096 + 12))],
  [
    'an element outside of its page',
    'fault',
    poked((bytes) => bytes.writeUInt32LE(0xfffffff0, 2 * 4096 + 20)),
  ],
  ['a key of 4 GB', 'fault', poked((bytes) => bytes.writeUInt32LE(0xffffffff, 2 * 4096 + 24))],
  ['65,535 elements', 'fault', poked((bytes) => bytes.writeUInt16LE(0xffff, 2 * 4096 + 10))],
  [
    'a bucket beyond the file',
    'fault',
    poked((bytes) => bytes.writeBigUInt64LE(2n ** 60n, bytes.length - 4096 - 4096 + 16 + 16 + 11)),
  ],
  ['half of it', 'fault', () => good().subarray(0, 9000)],
]);

const statement = (fields: object) =>
  JSON.stringify({
    _type: STATEMENT_TYPE,
    subject: [{ digest: { sha256: 'a'.repeat(64) } }],
    predicateType: 'x',
    predicate: {},
    ...fields,
  });
const root = orThrow(readTrustedRoot(EMPTY_TRUSTED_ROOT));
const verify = bundleVerifier(root, { kind: 'certificate', subject: 'https://x', issuer: 'https://y' });
const bundle = (fields: object) =>
  JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { certificate: { rawBytes: 'AAAA' } },
    dsseEnvelope: {
      payload: Buffer.from(statement({})).toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: 'AAAA' }],
    },
    ...fields,
  });
const EVIDENCE: readonly HostileCase[] = [
  ...all('a statement', (_, bytes) => outcomeOf(parseStatement(bytes)), [
    [
      'two subjects',
      'fault',
      () =>
        statement({
          subject: [{ digest: { sha256: 'a'.repeat(64) } }, { digest: { sha256: 'b'.repeat(64) } }],
        }),
    ],
    ['a subject without a digest', 'fault', () => statement({ subject: [{ digest: { sha512: 'a' } }] })],
    ['a subject in another spelling too', 'fault', () => statement({ Subject: [] })],
    [
      'a subject that is there twice',
      'fault',
      () => statement({}).replace('"subject":', '"subject":[],"subject":'),
    ],
    [
      'a predicate of a depth of 300,000',
      'fault',
      () => statement({}).replace('"predicate":{}', `"predicate":{"a":${deep(300_000)}}`),
    ],
    [
      'a digest that is a prototype',
      'passed',
      () => statement({}).replace('"digest":{', '"digest":{"__proto__":"x",'),
    ],
    ['another type', 'fault', () => statement({ _type: 'https://in-toto.io/Statement/v2' })],
  ]),
  ...all('a bundle', (_, bytes) => (verify(bytes).verified ? 'passed' : 'fault'), [
    ['a certificate of three bytes', 'fault', () => bundle({})],
    [
      'no signature',
      'fault',
      () =>
        bundle({
          dsseEnvelope: { payload: '', payloadType: 'application/vnd.in-toto+json', signatures: [] },
        }),
    ],
    [
      'a payload of 20 MB',
      'fault',
      () =>
        bundle({
          dsseEnvelope: {
            payload: 'A'.repeat(20 * MIB),
            payloadType: 'application/vnd.in-toto+json',
            signatures: [{ sig: '' }],
          },
        }),
    ],
    [
      '10,000 log entries',
      'fault',
      () =>
        bundle({
          verificationMaterial: {
            certificate: { rawBytes: 'AAAA' },
            tlogEntries: Array.from({ length: 10_000 }, () => ({
              logIndex: '1',
              logId: { keyId: '' },
              kindVersion: { kind: 'dsse', version: '0.0.1' },
              integratedTime: '1',
              canonicalizedBody: 'AAAA',
            })),
          },
        }),
    ],
    ['a depth of 200,000', 'fault', () => `{"mediaType":${deep(200_000)}}`],
    ['no JSON', 'fault', () => 'x'],
  ]),
  ...all('a provenance', (text) => outcomeOf(readProvenance(JSON.parse(text))), [
    ['no source', 'fault', () => '{"buildDefinition":{"resolvedDependencies":[]}}'],
    ['a prototype', 'fault', () => '{"__proto__":{"buildDefinition":{}}}'],
  ]),
  ...all('a summary', (text) => outcomeOf(readSummary(JSON.parse(text))), [
    [
      '100,000 inputs',
      'passed',
      () =>
        JSON.stringify({
          verifier: { id: 'x' },
          timeVerified: '2026-01-01T00:00:00Z',
          verificationResult: 'PASSED',
          inputAttestations: Array.from({ length: 100_000 }, () => ({ digest: { sha256: 'a'.repeat(64) } })),
        }),
    ],
    [
      'a result that is true',
      'fault',
      () => '{"verifier":{"id":"x"},"timeVerified":"2026-01-01T00:00:00Z","verificationResult":true}',
    ],
  ]),
  ...all('the materials of a build', (_, bytes) => outcomeOf(readMaterials(bytes)), [
    [
      '33 images',
      'fault',
      () =>
        JSON.stringify({
          predicate: { materials: Array.from({ length: 33 }, () => ({ uri: 'pkg:docker/a' })) },
        }),
    ],
    [
      'an address of a megabyte',
      'fault',
      () => JSON.stringify({ predicate: { materials: [{ uri: `pkg:docker/${'%'.repeat(MIB)}` }] } }),
    ],
  ]),
  ...all('a list of referrers', (_, bytes) => outcomeOf(parseReferrerList(bytes)), [
    ['errors in place of entries', 'fault', () => '{"errors":[{"code":"DENIED"}]}'],
    [
      '100,000 entries that name nothing',
      'passed',
      () =>
        JSON.stringify({
          schemaVersion: 2,
          manifests: Array.from({ length: 100_000 }, () => ({ digest: 1 })),
        }),
    ],
    ['entries of every type', 'passed', () => '{"manifests":[null,1,"x",[],{},{"digest":"sha512:x"}]}'],
  ]),
  ...all('keys in PEM', (text) => outcomeOf(publicKeysIn(text)), [
    ['100,000 beginnings', 'fault', () => '-----BEGIN PUBLIC KEY-----\n'.repeat(100_000)],
    [
      'a megabyte within',
      'fault',
      () => `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(MIB)}\n-----END PUBLIC KEY-----\n`,
    ],
    [
      'a private key beside',
      'fault',
      () => `-----BEGIN ${'PRIVATE'} KEY-----\nAA==\n-----END ${'PRIVATE'} KEY-----\n`,
    ],
  ]),
  ...all('a trusted root', (text) => outcomeOf(readTrustedRoot(text)), [
    ['logs that are null', 'fault', () => '{"mediaType":"x","tlogs":[null]}'],
    [
      'a certificate that is none',
      'fault',
      () => '{"certificateAuthorities":[{"certChain":{"certificates":[{"rawBytes":"AAAA"}]}}]}',
    ],
  ]),
  ...all('a signing configuration', (text) => outcomeOf(readSigningConfig(text)), [
    ['services that are texts', 'fault', () => '{"caUrls":["https://x"]}'],
  ]),
  ...all('a handover', (text) => outcomeOf(parseHandover(text)), [
    ['nothing', 'fault', () => '{}'],
    ['a depth of 200,000', 'fault', () => `{"version":${deep(200_000)}}`],
  ]),
];

const workflow = (steps: string) => `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps}`;
const SOURCES: readonly HostileCase[] = [
  ...all('a policy file', (_, bytes) => outcomeOf(readPolicyFile(bytes, DEFAULT_POLICY, NOW)), [
    ['nothing', 'fault', () => ''],
    ['more than a megabyte', 'fault', () => `version: 1 # ${'x'.repeat(MIB)}`],
    [
      '20,000 faults',
      'fault',
      () => `version: 1\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n')}`,
    ],
    [
      '9,000 exceptions that name one thing',
      'fault',
      () =>
        `version: 1\nexceptions:\n${'  - {vulnerability: CVE-2026-1, reason: a, owner: b, expires: 2026-02-01}\n'.repeat(2000)}`,
    ],
    ['a depth of 10,000', 'fault', () => `version: 1\nx: ${deep(10_000)}`],
    ['anchors and aliases', 'fault', () => 'version: &a 1\nx: *a'],
    ['two documents', 'fault', () => 'version: 1\n---\nversion: 1\n'],
    ['a key that is there twice', 'fault', () => 'version: 1\nversion: 1\n'],
    ['a prototype', 'fault', () => 'version: 1\n__proto__: { enforce: warn }\n'],
    ['a NUL', 'fault', () => 'version: 1\0\n'],
    ['bytes that are no UTF-8', 'fault', () => Buffer.from('76657273696f6e3a2031ff', 'hex')],
    ['a number without end', 'fault', () => `version: 1\nvulnerabilities: { cvss: ${'9'.repeat(1000)} }`],
    ['globs of 500 stars', 'passed', () => `version: 1\nregistries: { allow: ["${'*a'.repeat(240)}"] }`],
  ]),
  ...all(
    'a policy file to append to',
    (text) => {
      const { text: changed } = appendEntries(
        text,
        [{ list: ['exceptions'], names: { vulnerability: 'CVE-2026-1' } }],
        { reason: 'a', owner: 'b', expires: '2026-02-01' },
      );
      return outcomeOf(readPolicyFile(Buffer.from(changed), DEFAULT_POLICY, NOW));
    },
    [
      [
        'a comment in every place',
        'passed',
        () =>
          '# a\nversion: 1 # b\n# c\nexceptions: # d\n  # e\n  - vulnerability: CVE-2026-2 # f\n    reason: "x" # g\n    owner: y\n    expires: 2026-02-01\n# h\n',
      ],
      ['an empty list', 'passed', () => 'version: 1\nexceptions: []\n'],
    ],
  ),
  ...all('a workflow', (text) => outcomeOf(parseWorkflow('.github/workflows/a.yml', text)), [
    ['half a megabyte of brackets', 'fault', () => '['.repeat(500_000)],
    [
      'aliases of aliases',
      'fault',
      () =>
        `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}\njobs: *a40`,
    ],
    ['an alias of itself', 'fault', () => 'jobs: &a { b: *a }'],
    ['10,000 steps', 'passed', () => workflow('      - run: x\n'.repeat(9000))],
    ['a key that is a list', 'fault', () => 'jobs: { [a]: b }'],
    ['a script of 200 kB', 'passed', () => workflow(`      - run: "${'x && '.repeat(40_000)}"\n`)],
  ]),
  ...all('an expression', (text) => outcomeOf(parseExpression(text)), [
    ['20,000 parentheses', 'fault', () => '('.repeat(20_000)],
    ['6,000 negations', 'fault', () => `${'!'.repeat(6000)}a`],
    ['5,000 indexes', 'fault', () => `a${'[a'.repeat(5000)}`],
    ['9,000 operators', 'passed', () => `a${'||a'.repeat(6000)}`],
    ['a string without an end', 'fault', () => "'".repeat(19_999)],
  ]),
  ...all('a script', (text) => outcomeOf(parseScript(text)), [
    ['5,000 conditions in one another', 'fault', () => 'if a; then '.repeat(1800)],
    ['20,000 quotes', 'passed', () => '"'.repeat(20_000)],
    ['6,000 commands', 'passed', () => 'a && '.repeat(3900).concat('b')],
  ]),
  ...all('a Dockerfile', (text) => outcomeOf(parseDockerfile(text)), [
    ['300 stages', 'fault', () => 'FROM a\n'.repeat(300)],
    ['200,000 continued lines', 'passed', () => `FROM a\nRUN x \\\n${'y \\\n'.repeat(200_000)}`],
    ['20,000 here-documents', 'passed', () => `FROM a\nRUN ${'<<A '.repeat(20_000)}\n`],
    ['a megabyte of flags', 'passed', () => `FROM a\nRUN ${'--mount=type=x '.repeat(60_000)}y`],
    ['a megabyte of quotes', 'passed', () => `FROM a\nENV A="${'\\"'.repeat(500_000)}`],
  ]),
  ...all('a VEX document', (_, bytes) => outcomeOf(parseVexFile(bytes, source)), [
    ['too many bytes', 'fault', () => Buffer.alloc(MAX_VEX_BYTES + 1, ' ')],
    ['neither format', 'fault', () => '{}'],
    [
      '100,000 statements',
      'fault',
      () =>
        JSON.stringify({
          bomFormat: 'CycloneDX',
          specVersion: '1.6',
          vulnerabilities: Array.from({ length: 100_000 }, () => ({
            id: 'a',
            analysis: { state: 'in_triage' },
          })),
        }),
    ],
    [
      'components of a depth of 3,000',
      'fault',
      () =>
        `{"bomFormat":"CycloneDX","specVersion":"1.6","vulnerabilities":[{"id":"a","analysis":{"state":"in_triage"}}],"components":[${'{"components":['.repeat(3000)}${']}'.repeat(3000)}]}`,
    ],
    [
      'a status that every object has',
      'fault',
      () =>
        '{"@context":"https://openvex.dev/ns","@id":"a","author":"b","version":1,"timestamp":"2026-01-01T00:00:00Z","statements":[{"vulnerability":{"name":"a"},"products":[{"@id":"pkg:oci/a"}],"status":"constructor"}]}',
    ],
    [
      'a package URL of percent signs',
      'passed',
      () =>
        `{"@context":"https://openvex.dev/ns","@id":"a","author":"b","version":1,"timestamp":"2026-01-01T00:00:00Z","statements":[{"vulnerability":{"name":"a"},"products":[{"@id":"pkg:${'%'.repeat(300_000)}"}],"status":"fixed"}]}`,
    ],
  ]),
  ...all(
    'a report.json',
    (text) => {
      readReport(text, 'report.json');
      return 'passed';
    },
    [
      ['nothing', 'input-invalid', () => '{}'],
      ['another version', 'input-invalid', () => '{"schemaVersion":99}'],
      ['a depth of 100,000', 'input-invalid', () => `{"schemaVersion":1,"scan":${deep(100_000)}}`],
    ],
  ),
  ...all('a challenge', (text) => (parseChallenge(text) === undefined ? 'fault' : 'passed'), [
    ['100,000 schemes', 'passed', () => `${'a '.repeat(100_000)}, Basic realm="x"`],
    ['100,000 parameters', 'passed', () => `Bearer realm="x"${',a="b"'.repeat(100_000)}`],
    ['a quote without an end', 'passed', () => `Bearer realm="${'\\"'.repeat(100_000)}`],
    ['a parameter that is a prototype', 'passed', () => 'Bearer __proto__="x",constructor="y",realm="z"'],
    ['megabytes of blanks', 'fault', () => ' '.repeat(3 * MIB)],
  ]),
];

const CREDENTIALS: readonly Row[] = [
  ['no JSON', 'registry-denied', () => '{'],
  ['entries that are a list', 'registry-denied', () => '{"auths":[1]}'],
  ['an entry without a colon', 'registry-denied', () => '{"auths":{"ghcr.io":{"auth":"AAAA"}}}'],
  ['a helper that is a path', 'registry-denied', () => '{"credHelpers":{"ghcr.io":"../../bin/sh"}}'],
  [
    '100,000 entries',
    'passed',
    () =>
      JSON.stringify({
        auths: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`r${at}.example`, {}])),
      }),
  ],
  ['a depth of 100,000', 'passed', () => `{"x":${deep(100_000)}}`],
  ['a prototype', 'passed', () => '{"auths":{"__proto__":{"auth":"YTpi"}}}'],
];
const CREDENTIAL_CASES: readonly HostileCase[] = CREDENTIALS.map(([what, ends, make]) => ({
  name: `a file of credentials with ${what}`,
  ends,
  async prepare(folder) {
    await mkdir(join(folder, 'docker'));
    const path = join(folder, 'docker', 'config.json');
    await writeFile(path, make());
    return () =>
      codesOf(async () => {
        const none = async () => ({ kind: 'not-started', message: 'x' }) as const;
        const config = new DockerConfig({
          processes: { read: none, watch: none },
          environment: { DOCKER_CONFIG: join(folder, 'docker') },
          workspace: { folder: async () => folder },
        });
        await config.credentials({ registry: 'ghcr.io', path: 'a/b' });
        return 'passed';
      });
  },
}));

export const DOCUMENT_CASES: Readonly<Record<string, readonly HostileCase[]>> = {
  reports: REPORTS,
  'vulnerability databases': DATABASES,
  evidence: EVIDENCE,
  'source files': SOURCES,
  credentials: CREDENTIAL_CASES,
};
