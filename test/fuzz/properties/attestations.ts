import { generateKeyPairSync, sign } from 'node:crypto';
import { envelopeFromJSON, envelopeToJSON } from '@sigstore/bundle';
import fc from 'fast-check';
import { z } from 'zod';
import { digestOf, isDigest } from '../../../src/domain/digest.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { visibilityFault } from '../../../src/domain/workflow/public-log.ts';
import { annotatedBase, readMaterials } from '../../../src/formats/attestation/base-claims.ts';
import { parseHandover } from '../../../src/formats/attestation/handover-document.ts';
import {
  parseStatement,
  STATEMENT_MEDIA_TYPE,
  STATEMENT_TYPE,
  serializeStatement,
} from '../../../src/formats/attestation/in-toto.ts';
import { isMarked, madeByIn, markedBom } from '../../../src/formats/attestation/own-mark.ts';
import { provenancePredicate } from '../../../src/formats/attestation/provenance.ts';
import {
  readKnown,
  readProvenance,
  readSbomSubject,
  readSummary,
} from '../../../src/formats/attestation/read-attested.ts';
import { readRevocationReason } from '../../../src/formats/attestation/revocation.ts';
import { summaryPredicate } from '../../../src/formats/attestation/verification-summary.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { parseJson, parseJsonAs } from '../../../src/formats/json.ts';
import { certificateIn, subjectIn } from '../../../src/formats/signing/certificate-request.ts';
import { acceptedEnvelopes, verificationLayout } from '../../../src/formats/signing/cosign-verify.ts';
import { envelopeDigest, envelopeText } from '../../../src/formats/signing/envelope.ts';
import { certificateFacts, utf8String } from '../../../src/formats/signing/fulcio.ts';
import { keyFault } from '../../../src/formats/signing/key-fault.ts';
import { logEntryIn } from '../../../src/formats/signing/log-request.ts';
import { pemBlocks, publicKeysIn, signingKeyFault } from '../../../src/formats/signing/pem.ts';
import { buildStatement } from '../../../src/formats/signing/release-signature.ts';
import { readSigningConfig } from '../../../src/formats/signing/signing-config.ts';
import {
  bundleVerifier,
  EMPTY_TRUSTED_ROOT,
  keyHint,
  parseBundle,
  readTrustedRoot,
} from '../../../src/formats/signing/sigstore.ts';
import { timestampIn } from '../../../src/formats/signing/timestamp-request.ts';
import { anyText, bytesLike, jsonBytesLike, jsonLike, textLike, valueLike } from '../mutations.ts';
import { demand, isParsed, type Property, property, same } from '../property.ts';

const DIGEST = digestOf('x');
const SOURCE = 'git+https://github.com/acme/app@refs/heads/main';
const provenance = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: {
      workflow: {
        ref: 'refs/heads/main',
        repository: 'https://github.com/acme/app',
        path: '.github/workflows/a.yml',
      },
    },
    internalParameters: {
      github: {
        event_name: 'push',
        repository_id: '1',
        repository_owner_id: '2',
        runner_environment: 'github-hosted',
      },
    },
    resolvedDependencies: [{ uri: SOURCE, digest: { gitCommit: 'a'.repeat(40) } }],
  },
  runDetails: {
    builder: { id: 'https://github.com/x', version: { assay: '1' } },
    metadata: { invocationId: 'https://github.com/run' },
  },
};
const summary = summaryPredicate({
  resourceUri: `registry.example/shop@${DIGEST}`,
  timeVerified: '2026-06-10T11:00:00.000Z',
  policyUri: 'https://example.com/policy',
  policyDigest: DIGEST,
  databaseUpdatedAt: '2026-06-10T06:00:00Z',
  inputAttestations: [{ predicateType: 'x', uri: 'x', envelope: DIGEST }],
  verifiedLevels: ['SLSA_BUILD_LEVEL_2'],
  madeBy: { version: '1', source: SOURCE, runner: 'github-hosted' },
});
const vulns = {
  scanner: {
    result: [
      {
        id: 'CVE-2026-1',
        severity: [
          { method: 'nvd', score: 'high' },
          { method: 'cvss', score: '9.8' },
        ],
        annotations: [
          { package: 'a@1', fixedIn: '2', baseImage: `debian@${DIGEST}`, vexFiles: ['a.json'] },
          { baseline: 'x', baselineSigner: 'y' },
        ],
      },
    ],
  },
};
const bom = {
  metadata: {
    tools: { components: [{ name: 'assay', version: '1' }] },
    component: { version: DIGEST, properties: [{ name: 'assay:platform', value: 'linux/amd64' }] },
  },
};
const anyReference = textLike('debian:12', `ghcr.io/acme/base@${DIGEST}`, DIGEST);
const predicates = valueLike(provenance, summary, vulns, bom);
const statement = {
  _type: STATEMENT_TYPE,
  subject: [{ name: 'app', digest: { sha256: 'a'.repeat(64) }, annotations: { assay: '1' } }],
  predicateType: 'https://cyclonedx.org/bom',
  predicate: bom,
};
const slsa = {
  _type: STATEMENT_TYPE,
  predicateType: 'https://slsa.dev/provenance/v0.2',
  predicate: {
    materials: [
      { uri: 'pkg:docker/debian@12?platform=linux%2Famd64', digest: { sha256: 'b'.repeat(64) } },
      { uri: 'git+https://x' },
    ],
    buildDefinition: { resolvedDependencies: [{ uri: 'pkg:docker/ghcr.io/acme/base@1' }] },
  },
};

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const text = JSON.stringify(statement);
const encoded = Buffer.from(
  `DSSEv1 ${STATEMENT_MEDIA_TYPE.length} ${STATEMENT_MEDIA_TYPE} ${text.length} ${text}`,
);
const bundle = {
  mediaType: MEDIA.bundle,
  verificationMaterial: {
    publicKey: { hint: keyHint(pem) },
    tlogEntries: [],
    timestampVerificationData: { rfc3161Timestamps: [] },
  },
  dsseEnvelope: {
    payload: Buffer.from(text).toString('base64'),
    payloadType: STATEMENT_MEDIA_TYPE,
    signatures: [{ sig: sign('sha256', encoded, privateKey).toString('base64') }],
  },
};
const fulcioAnswer = { signedCertificateEmbeddedSct: { chain: { certificates: [pem] } } };
const inclusionProof = { logIndex: 1, treeSize: 2, rootHash: 'ab', hashes: ['cd'], checkpoint: 'x' };
const entryOfV1 = {
  ab: {
    body: Buffer.from('{"kind":"dsse","apiVersion":"0.0.1"}').toString('base64'),
    ...{ integratedTime: 1, logID: 'ab', logIndex: 1 },
    verification: { signedEntryTimestamp: 'AA==', inclusionProof },
  },
};
const entryOfV2 = {
  logIndex: '1',
  logId: { keyId: 'AA==' },
  kindVersion: { kind: 'hashedrekord', version: '0.0.2' },
  inclusionProof: {
    logIndex: '1',
    rootHash: 'AA==',
    treeSize: '2',
    hashes: [],
    checkpoint: { envelope: 'x' },
  },
  canonicalizedBody: 'AA==',
};
const FILE_HASH = 'c'.repeat(64);
/** What GitHub attests about the build of a release. */
const buildBundle = {
  ...bundle,
  dsseEnvelope: {
    ...bundle.dsseEnvelope,
    payload: Buffer.from(
      JSON.stringify({
        _type: STATEMENT_TYPE,
        subject: [{ name: 'tool.tar.gz', digest: { sha256: FILE_HASH } }],
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: provenance,
      }),
    ).toString('base64'),
  },
};
const verifiers = [
  bundleVerifier(orThrow(readTrustedRoot(EMPTY_TRUSTED_ROOT)), { kind: 'key', publicKeys: [pem] }),
  bundleVerifier(orThrow(readTrustedRoot(EMPTY_TRUSTED_ROOT)), {
    kind: 'certificate',
    subject: 'https://x',
    issuer: 'https://y',
  }),
];
/** A statement of one form, so that all spellings of one are equal. */
const canonical = (found: unknown) => JSON.stringify(found);

const root = {
  mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  tlogs: [
    {
      baseUrl: 'https://rekor',
      hashAlgorithm: 'SHA2_256',
      publicKey: {
        rawBytes: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        keyDetails: 'PKIX_ECDSA_P256_SHA_256',
        validFor: { start: '2021-01-12T11:53:27.000Z' },
      },
      logId: { keyId: 'AAAA' },
    },
  ],
  certificateAuthorities: [
    {
      subject: { organization: 'a', commonName: 'b' },
      uri: 'https://fulcio',
      certChain: { certificates: [{ rawBytes: 'AAAA' }] },
      validFor: { start: '2021-03-07T03:20:29.000Z', end: '2022-12-31T23:59:59.999Z' },
    },
  ],
  ctlogs: [],
  timestampAuthorities: [],
};
const handover = {
  version: '0.1.0',
  run: 'https://github.com/acme/app/actions/runs/1',
  sha: 'a'.repeat(40),
  policy: DIGEST,
  image: DIGEST,
  tools: [{ name: 'trivy', version: '1', sha256: 'a'.repeat(64), origin: 'tool cache' }],
  sboms: [
    {
      scope: { kind: 'platform', platform: { os: 'linux', architecture: 'amd64' }, manifest: DIGEST },
      cyclonedx: { path: 'a.json', sha256: 'a'.repeat(64) },
      spdx: { path: 'b.json', sha256: 'a'.repeat(64) },
      components: 1,
    },
  ],
  scan: {
    database: { updatedAt: '2026-01-01T00:00:00Z', sha256: 'a'.repeat(64) },
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:00:00Z',
    findings: [
      {
        id: 'CVE-1',
        severity: 'high',
        package: 'a',
        version: '1',
        foundIn: ['linux/amd64'],
        layers: [DIGEST],
        cvss: 9.8,
      },
    ],
    coverage: [{ scope: { kind: 'source' }, listed: 1, compared: 1, incomparable: 0, unsourced: 0 }],
  },
  secrets: {
    findings: [
      {
        fingerprint: 'a',
        severity: 'high',
        rule: 'r',
        title: 't',
        engines: ['assay'],
        places: [{ kind: 'source', path: 'a', line: 1 }],
      },
    ],
    coverage: {
      layers: { scanned: 1, cached: 0, total: 1 },
      files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
      configurations: 1,
      source: true,
      notes: [],
    },
  },
};
const services = {
  caUrls: [{ url: 'https://fulcio' }],
  rekor_tlog_urls: [{ url: 'https://rekor' }],
  tsaUrls: [],
};
const cosign = [
  'Error: signing: hashivault://key: Error making API request. URL: GET https://vault/v1/transit/keys/key Code: 403. Errors: * permission denied',
  'error during command execution: reading key: dial tcp: lookup kms.example: no such host',
];

export const ATTESTATIONS: readonly Property[] = [
  property(
    'JSON is read as JSON is, but for keys that are there twice',
    [parseJson, parseJsonAs],
    jsonLike(statement, { a: [{ b: 1 }], b: '"}{' }),
    (json) => {
      const read = parseJson(json);
      isParsed(read);
      isParsed(parseJsonAs(z.looseObject({ a: z.unknown() }), json));
      let expected: unknown;
      try {
        expected = JSON.parse(json);
      } catch {
        return demand(!read.ok, 'text that is no JSON was read');
      }
      if (read.ok) demand(canonicalDeep(read.value) === canonicalDeep(expected), 'another value');
      else demand(/twice$|levels deep$/.test(read.fault), `valid JSON is refused: ${read.fault}`);
    },
  ),
  property('JSON from bytes is JSON from their text', [parseJson], jsonBytesLike(statement), (bytes) => {
    isParsed(parseJson(bytes));
  }),
  property(
    'a statement is a value or a fault, and has one subject',
    [parseStatement],
    jsonBytesLike(statement, slsa),
    (payload) => {
      const read = parseStatement(payload);
      isParsed(read);
      if (!read.ok) return;
      demand(isDigest(read.value.subject), 'a subject that is no digest');
      isMarked(read.value);
      const again = parseStatement(Buffer.from(serializeStatement(read.value, 'app')));
      demand(
        again.ok && again.value.subject === read.value.subject,
        'it is another one when it is written and read',
      );
    },
  ),
  property(
    'what is attested is a value or a fault',
    [readProvenance, readSummary, readKnown, readSbomSubject, madeByIn, markedBom],
    predicates,
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const predicate: Readonly<Record<string, unknown>> = { ...value };
      isParsed(readProvenance(predicate));
      isParsed(readSummary(predicate));
      for (const [, known] of readKnown(predicate)) demand(typeof known.severity === 'string', 'no severity');
      readSbomSubject(predicate);
      madeByIn(predicate);
      const marked = markedBom(predicate);
      same(canonicalDeep(markedBom(marked)), canonicalDeep(marked));
    },
  ),
  property(
    'the reason of a revocation is one line that is not empty',
    [readRevocationReason],
    valueLike({ reason: 'It contains a backdoor.' }, { reason: ' \n', other: [1] }),
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const reason = readRevocationReason({ ...value });
      demand(reason.trim() !== '' && reason.length <= 301, 'it is empty or too long');
      demand(!/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(reason), 'it has characters that change the line');
    },
  ),
  property(
    'a provenance that is written is read again',
    [readProvenance],
    fc.tuple(anyText, anyText, anyText),
    ([repository, ref, path]) => {
      const run = {
        ...{
          serverUrl: 'https://github.com',
          repository,
          ref,
          workflowRef: `${repository}/${path}@${ref}`,
          sha: 'a'.repeat(40),
        },
        ...{
          repositoryId: '1',
          repositoryOwnerId: '2',
          eventName: 'push',
          runnerEnvironment: 'github-hosted',
        },
        ...{
          runUrl: 'https://github.com/run',
          workflow: { repository, path, ref },
          builder: 'https://github.com/x',
        },
      };
      const read = readProvenance(provenancePredicate(run as never));
      demand(
        read.ok && read.value.repository.endsWith(repository) && read.value.ref === ref,
        'another repository or ref',
      );
    },
  ),
  property(
    'the base image that annotations and labels name is an image or a fault',
    [annotatedBase],
    fc.tuple(anyReference, anyReference, fc.boolean()),
    ([name, digest, isLabel]) => {
      const named = {
        'org.opencontainers.image.base.name': name,
        'org.opencontainers.image.base.digest': digest,
      };
      const annotations = Object.entries(named).map(([key, value]) => ({
        entry: `Annotation ${key}`,
        text: `${key}=${value}`,
      }));
      const platform = { os: 'linux', architecture: 'amd64' };
      const descriptor = { mediaType: 'x', digest: DIGEST, size: 1 };
      const configuration = {
        platform,
        diffIds: [],
        history: [],
        env: [],
        cmd: [],
        entrypoint: [],
        labels: isLabel ? named : {},
      };
      const image = { platform, manifest: descriptor, config: descriptor, layers: [], configuration };
      isParsed(annotatedBase(isLabel ? image : { ...image, annotations }));
    },
  ),
  property(
    'the materials of a build are images or a fault',
    [readMaterials],
    jsonBytesLike(slsa),
    (bytes) => {
      const read = readMaterials(bytes);
      isParsed(read);
      if (read.ok)
        demand(
          read.value.every(
            ({ name, digest }) => !/\s/.test(name) && (digest === undefined || isDigest(digest)),
          ),
          'a claim that names no image',
        );
    },
  ),
  property('a handover is a value or a fault', [parseHandover], jsonLike(handover), (json) => {
    const read = parseHandover(json);
    isParsed(read);
    if (read.ok)
      demand(
        read.value.sboms.every(({ cyclonedx }) => /^[A-Za-z0-9][\w.-]*$/.test(cyclonedx.path)),
        'a path that leads out of the folder',
      );
  }),
  property(
    'a bundle verifies only with the statement that was signed',
    [bundleVerifier],
    jsonBytesLike(bundle),
    (bytes) => {
      for (const verify of verifiers) {
        const result = verify(bytes);
        if (result.verified)
          same(canonical(result.statement), canonical(orThrow(parseStatement(Buffer.from(text)))));
      }
    },
  ),
  property(
    'a bundle is a value or a fault, and is about no build but the one that its statement names',
    [parseBundle, buildStatement],
    jsonBytesLike(bundle, buildBundle),
    (bytes) => {
      isParsed(parseBundle(bytes));
      const json = parseJson(bytes);
      if (!json.ok) return;
      const build = buildStatement(json.value);
      if (build === undefined) return;
      isParsed(build);
      if (build.ok)
        demand(
          [...build.value.hashes].every((hash) => typeof hash === 'string'),
          'a hash that is no text',
        );
    },
  ),
  property('a trusted root is a value or a fault', [readTrustedRoot], jsonLike(root), (json) => {
    isParsed(readTrustedRoot(json));
  }),
  property(
    'what the services of a Sigstore answer is a value or a fault',
    [certificateIn, logEntryIn, timestampIn, subjectIn],
    fc.oneof(
      jsonBytesLike(fulcioAnswer),
      jsonBytesLike(entryOfV1),
      jsonBytesLike(entryOfV2),
      bytesLike(Buffer.from('3003020100', 'hex')),
    ),
    (bytes) => {
      isParsed(certificateIn(bytes, pem));
      isParsed(logEntryIn(1, bytes));
      isParsed(logEntryIn(2, bytes));
      isParsed(timestampIn(bytes));
      isParsed(subjectIn(`x.${Buffer.from(bytes).toString('base64url')}.x`));
    },
  ),
  property(
    'what cosign prints of envelopes is read as statements about one digest, or not at all',
    [acceptedEnvelopes, verificationLayout],
    fc.oneof(jsonLike(bundle.dsseEnvelope), anyText),
    (output) => {
      for (const { envelope } of acceptedEnvelopes(`x\n${output}\n`, `sha256:${'a'.repeat(64)}`))
        demand(isDigest(envelope), 'an envelope without a digest');
      const files = verificationLayout(DIGEST, [
        { predicateType: 'x', bundle: Buffer.from(output), envelope: DIGEST },
      ]);
      same(files.length, 4);
    },
  ),
  property(
    'an envelope has the same digest in every form in which it can be read',
    [envelopeDigest],
    fc.tuple(fc.uint8Array(), fc.uint8Array({ minLength: 1 }), fc.constantFrom('', 'key')),
    ([payload, sig, keyid]) => {
      const envelope = {
        ...{ payload: Buffer.from(payload), payloadType: 'text/plain' },
        signatures: [{ sig: Buffer.from(sig), keyid }],
      };
      const read = envelopeFromJSON(JSON.parse(JSON.stringify(envelopeToJSON(envelope))));
      same(envelopeDigest(envelope), envelopeDigest(read));
      same(JSON.stringify(JSON.parse(envelopeText(envelope))), envelopeText(envelope));
    },
  ),
  property(
    'a signing configuration is a value or a fault',
    [readSigningConfig],
    jsonLike(services),
    (json) => {
      const read = readSigningConfig(json);
      isParsed(read);
      if (read.ok) isParsed(read.value.selected(new Date(0)));
      if (read.ok)
        demand(
          Object.values(read.value.services)
            .flat()
            .every((url) => typeof url === 'string'),
          'an address that is none',
        );
    },
  ),
  property(
    'keys in PEM are values or a fault',
    [publicKeysIn, pemBlocks, signingKeyFault],
    textLike(pem, `${pem}${pem}`, `-----BEGIN ${'X'} KEY-----\nAA==\n-----END X KEY-----`),
    (file) => {
      const read = publicKeysIn(file);
      isParsed(read);
      signingKeyFault(file);
      for (const { label, text: block } of pemBlocks(file))
        demand(block.startsWith(`-----BEGIN ${label}-----`), 'a block with another label');
    },
  ),
  property(
    'a fact in a certificate is one UTF8String',
    [utf8String, certificateFacts],
    bytesLike(
      Buffer.concat([Buffer.from([0x0c, 5]), Buffer.from('hello')]),
      Buffer.concat([Buffer.from([0x0c, 0x81, 200]), Buffer.alloc(200, 'a')]),
    ),
    (der) => {
      const read = utf8String(der);
      isParsed(read);
      if (read.ok)
        demand(
          der.subarray(der.length - Buffer.byteLength(read.value)).equals(Buffer.from(read.value)),
          'another text',
        );
      isParsed(certificateFacts('https://x', 'https://y', [{ oid: '1.3.6.1.4.1.57264.1.8', value: der }]));
    },
  ),
  property(
    'a failure of a key is one plain line',
    [keyFault],
    fc.tuple(
      textLike(...cosign),
      fc.constantFrom('hashivault://key', 'awskms:///alias/x', 'k8s://a/b', 'cosign.key'),
    ),
    ([stderr, key]) => {
      for (const use of ['read', 'sign'] as const) {
        const said = keyFault(key, use, stderr);
        demand(said === undefined || !/\p{Cc}/u.test(said), 'it has a control character');
      }
    },
  ),
  property(
    'claims of a token say whether the repository is public',
    [visibilityFault],
    valueLike({ repository_visibility: 'public', iss: 'x' }),
    (claims) => {
      if (typeof claims === 'object' && claims !== null) visibilityFault({ ...claims });
    },
  ),
];

/** JSON of any depth as a text that is the same for the same value. */
function canonicalDeep(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return 'too deep';
  }
}
