import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { orThrow, parsed, unparsable } from '../../../src/domain/result.ts';
import { MAX_VEX_BYTES, type VexSource } from '../../../src/domain/vex/vex-statement.ts';
import { isVexPredicate, parseVexFile, parseVexPredicate } from '../../../src/formats/vex/vex-document.ts';

const SOURCE: VexSource = { kind: 'file', path: '.vex/app.json', commit: 'a'.repeat(40) };
const DIGEST = `sha256:${'1'.repeat(64)}` as const;
const OPENVEX = 'https://openvex.dev/ns/v0.2.0';

const read = (document: unknown) => parseVexFile(Buffer.from(JSON.stringify(document)), SOURCE);

const faultWith = (words: string | RegExp) => unparsable(expect.stringMatching(words));

function openVex(statement: object, document: object = {}): object {
  return {
    ...{ '@context': OPENVEX, '@id': 'https://acme.example/vex/1', author: 'ACME', version: 1 },
    timestamp: '2026-05-04T10:00:00Z',
    statements: [
      {
        vulnerability: { name: 'CVE-2026-1' },
        products: [{ '@id': 'pkg:oci/app', subcomponents: [{ '@id': 'pkg:npm/lodash@4.17.20' }] }],
        status: 'not_affected',
        justification: 'component_not_present',
        ...statement,
      },
    ],
    ...document,
  };
}

function cycloneDx(vulnerability: object, document: object = {}): object {
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    vulnerabilities: [{ id: 'CVE-2026-1', analysis: { state: 'not_affected' }, ...vulnerability }],
    ...document,
  };
}

const productsOf = (document: unknown) => orThrow(read(document))[0]?.products;
const inOpenVex = (...products: object[]) => productsOf(openVex({ products }));
const affected = (affect: object | string, document: object = {}) =>
  productsOf(cycloneDx({ affects: [typeof affect === 'string' ? { ref: affect } : affect] }, document));

test('the examples of the documentation are read, and say the same', async () => {
  const text = await readFile(new URL('../../../docs/vex.md', import.meta.url), 'utf8');
  const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => read(JSON.parse(json)));
  expect(examples).toHaveLength(2);
  for (const example of examples) {
    expect(orThrow(example)).toMatchObject([
      {
        ...{ vulnerability: 'CVE-2021-23337', status: 'not_affected', timestamp: '2026-05-04T10:00:00Z' },
        products: [
          {
            within: [{ purl: 'pkg:oci/shop?repository_url=ghcr.io/acme/shop' }],
            package: { purl: 'pkg:npm/lodash@4.17.20' },
          },
        ],
      },
    ]);
  }
});

describe('an OpenVEX document', () => {
  test('gives its statements their author, and the time of the document where they have none', () => {
    expect(orThrow(read(openVex({ impact_statement: 'never called' })))).toMatchObject([
      { source: SOURCE, document: 'https://acme.example/vex/1', author: 'ACME', statement: '1' },
    ]);
    const times = { timestamp: '2026-05-05T00:00:00Z', last_updated: '2026-05-06T00:00:00Z' };
    const [own] = orThrow(read(openVex({ '@id': 'https://acme.example/vex/1#7', ...times })));
    expect(own).toMatchObject({
      statement: 'https://acme.example/vex/1#7',
      timestamp: '2026-05-06T00:00:00Z',
    });
  });

  test.each<[string, object]>([
    ['justification', openVex({ justification: undefined })],
    ['action_statement', openVex({ status: 'affected' })],
    ['statements.0.status', openVex({ status: 'safe' })],
    ['statements.0.justification', openVex({ justification: 'trust_me' })],
    ['names no product', openVex({ products: [] })],
    ['names no product', openVex({ products: undefined })],
    // Misspelt, it would speak of the whole image.
    ['subcomponent', openVex({ products: [{ '@id': 'pkg:oci/app', subcomponent: [] }] })],
    ['vulnerability', openVex({ vulnerability: 'CVE-2026-1' })],
    ['timestamp', openVex({}, { timestamp: 'yesterday' })],
    ['statements', openVex({}, { statements: [] })],
    ['@context', openVex({}, { '@context': 'https://openvex.example/ns' })],
  ])('is refused for its %s', (what, document) => {
    expect(read(document)).toEqual(faultWith(/^it is no OpenVEX document/));
    expect(read(document)).toEqual(faultWith(what));
  });

  test('may say why by a label, in words, or both', () => {
    const label = { justification: 'component_not_present' };
    for (const why of [
      label,
      { ...label, impact_statement: 'x' },
      { justification: undefined, impact_statement: 'x' },
    ])
      expect(orThrow(read(openVex(why)))).toHaveLength(1);
    expect(orThrow(read(openVex({ status: 'fixed', justification: undefined })))).toHaveLength(1);
  });

  test('names images and packages in every way that can be known', () => {
    expect(inOpenVex({ '@id': `ghcr.io/acme/app@${DIGEST}` })).toEqual([{ within: [{ digest: DIGEST }] }]);
    expect(inOpenVex({ '@id': 'https://acme.example/app', hashes: { 'sha-256': '1'.repeat(64) } })).toEqual([
      { within: [{ digest: DIGEST }] },
    ]);
    expect(inOpenVex({ '@id': 'pkg:npm/lodash' })).toEqual([
      { within: [], package: { purl: 'pkg:npm/lodash' } },
    ]);
    expect(
      inOpenVex({
        identifiers: { purl: 'pkg:oci/app' },
        subcomponents: [{ identifiers: { purl: 'pkg:npm/a' } }],
      }),
    ).toEqual([{ within: [{ purl: 'pkg:oci/app' }], package: { purl: 'pkg:npm/a' } }]);
  });

  test.each<[string, object]>([
    ['an address', { '@id': 'https://acme.example/app' }],
    ['a hash of another kind', { '@id': 'pkg:oci/app', hashes: { 'sha-512': '1' } }],
    [
      'a package by its hash',
      { '@id': 'pkg:oci/app', subcomponents: [{ '@id': 'pkg:npm/a', hashes: { md5: '1' } }] },
    ],
    ['a package in a package', { '@id': 'pkg:npm/app', subcomponents: [{ '@id': 'pkg:npm/a' }] }],
    ['something that looks like a PURL', { '@id': 'pkg:npm' }],
    ['a subcomponent without a name', { '@id': 'pkg:oci/app', subcomponents: [{}] }],
  ])('never applies where it names %s', (_name, product) => {
    expect(inOpenVex(product)).toEqual([]);
  });
});

describe('a CycloneDX document', () => {
  test.each([
    ['not_affected', 'not_affected'],
    ['false_positive', 'not_affected'],
    ['resolved', 'fixed'],
    ['resolved_with_pedigree', 'fixed'],
    ['exploitable', 'affected'],
    ['in_triage', 'under_investigation'],
  ])('with the state %s says %s', (state, status) => {
    expect(orThrow(read(cycloneDx({ analysis: { state } })))).toMatchObject([{ status }]);
  });

  test('says nothing of what it does not analyse', () => {
    expect(read(cycloneDx({ analysis: undefined }))).toEqual(parsed([]));
    expect(read({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [] })).toEqual(parsed([]));
  });

  test('names components of its own, PURLs, and those of other documents by BOM-Link', () => {
    const components = [
      { type: 'library', 'bom-ref': 'a', name: 'lodash', version: '4.17.20', purl: 'pkg:npm/lodash' },
      { type: 'application', name: 'x', components: [{ 'bom-ref': 'b', purl: 'pkg:npm/b@1' }] },
      { 'bom-ref': 'c', name: 'c' },
    ];
    expect(affected('a', { components })).toEqual([
      { within: [], package: { purl: 'pkg:npm/lodash', versions: ['4.17.20'] } },
    ]);
    expect(affected('b', { components })).toEqual([{ within: [], package: { purl: 'pkg:npm/b@1' } }]);
    expect(affected('c', { components })).toEqual([]);
    expect(affected('pkg:npm/d@2')).toEqual([{ within: [], package: { purl: 'pkg:npm/d@2' } }]);
    const bom = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1';
    const link = (ref: string) => ({ within: [], package: { bom, ref } });
    expect(affected(`${bom}#pkg:npm/e@1`)).toEqual([link('pkg:npm/e@1')]);
    expect(affected(`${bom}#pkg%3Anpm%2Fe%401`)).toEqual([link('pkg%3Anpm%2Fe%401'), link('pkg:npm/e@1')]);
    const own = { serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', components };
    expect(affected(`${bom}#b`, own)).toEqual([{ within: [], package: { purl: 'pkg:npm/b@1' } }]);
  });

  test('speaks of the image that it is about, and of nothing where that cannot be told from others', () => {
    const of = (component: object) => ({ metadata: { component: { 'bom-ref': 'main', ...component } } });
    const image = of({ type: 'container', purl: 'pkg:oci/app' });
    expect(affected('pkg:npm/a', image)).toEqual([
      { within: [{ purl: 'pkg:oci/app' }], package: { purl: 'pkg:npm/a' } },
    ]);
    expect(affected('main', image)).toEqual([{ within: [{ purl: 'pkg:oci/app' }] }]);
    expect(affected('main', of({ type: 'container', version: DIGEST }))).toEqual([
      { within: [{ digest: DIGEST }] },
    ]);
    expect(affected('pkg:npm/a', of({ type: 'container', name: 'app' }))).toEqual([]);
    expect(affected('main', of({ type: 'application', name: 'app' }))).toEqual([]);
  });

  test('lets through the versions that it lists; a range is none of them', () => {
    const versions = [
      { version: '1' },
      { version: '2', status: 'unknown' },
      { range: 'vers:npm/>=3', status: 'affected' },
    ];
    expect(affected({ ref: 'pkg:npm/a', versions })).toEqual([
      { within: [], package: { purl: 'pkg:npm/a', versions: ['1'] } },
    ]);
    const components = [{ 'bom-ref': 'a', purl: 'pkg:npm/a', version: '9' }];
    expect(affected({ ref: 'a', versions }, { components })).toEqual([
      { within: [], package: { purl: 'pkg:npm/a', versions: [] } },
    ]);
  });

  test.each<[string, object]>([
    ['vulnerabilities.0.analysis.state', cycloneDx({ analysis: { state: 'fine' } })],
    ['vulnerabilities.0.affects.0', cycloneDx({ affects: [{ ref: 'a', version: ['1'] }] })],
    ['specVersion', cycloneDx({}, { specVersion: '1.3' })],
    ['vulnerabilities', cycloneDx({}, { vulnerabilities: {} })],
  ])('is refused for its %s', (what, document) => {
    expect(read(document)).toEqual(faultWith(/^it is no CycloneDX VEX document/));
    expect(read(document)).toEqual(faultWith(what));
  });
});

describe('a file', () => {
  test('that is no VEX document, or too much of one, is refused', () => {
    expect(parseVexFile(Buffer.from('{'), SOURCE)).toEqual(unparsable('it is not JSON in UTF-8'));
    expect(read({ document: { category: 'csaf_vex' } })).toEqual(
      unparsable('it is neither OpenVEX nor CycloneDX'),
    );
    expect(read([])).toEqual(unparsable('it is neither OpenVEX nor CycloneDX'));
    expect(parseVexFile(Buffer.alloc(MAX_VEX_BYTES + 1, ' '), SOURCE)).toEqual(faultWith('larger than'));
    const statement = { vulnerability: { name: 'C' }, status: 'fixed', products: [{ '@id': 'pkg:oci/a' }] };
    const many = openVex({}, { statements: Array.from({ length: 10_001 }, () => statement) });
    expect(read(many)).toEqual(faultWith('10001 statements'));
  });

  test('that is nested without end is refused and does not end the run', () => {
    const nested = `{"bomFormat":"CycloneDX","specVersion":"1.6","vulnerabilities":[],"components":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(parseVexFile(Buffer.from(nested), SOURCE)).toEqual(unparsable('it is not JSON in UTF-8'));
    let deep: object = { 'bom-ref': 'x', purl: 'pkg:npm/x@1' };
    for (let depth = 0; depth < 300; depth += 1) deep = { components: [deep] };
    expect(affected('x', { components: [deep] })).toHaveLength(1);
  });
});

describe('a predicate', () => {
  const source: VexSource = {
    ...{ kind: 'attestation', referrer: DIGEST, subject: DIGEST },
    signedBy: { identity: 'https://ci', issuer: 'https://issuer' },
  };

  test('without products is about the subject of the attestation', () => {
    const said = parseVexPredicate(OPENVEX, openVex({ products: undefined }), source, DIGEST);
    expect(orThrow(said)[0]?.products).toEqual([{ within: [{ digest: DIGEST }] }]);
  });

  test('that is an SBOM says nothing, whatever else it holds', () => {
    const sbom = { bomFormat: 'CycloneDX', specVersion: '1.2', metadata: { timestamp: 'x' } };
    expect(parseVexPredicate('https://cyclonedx.org/bom', sbom, source, DIGEST)).toEqual(parsed([]));
  });

  test.each([
    ['https://openvex.dev/ns', true],
    [OPENVEX, true],
    ['https://cyclonedx.org/vex', true],
    ['https://cyclonedx.org/bom/v1.6', true],
    ['https://openvex.dev/nsx', false],
    ['https://slsa.dev/provenance/v1', false],
  ])('of the type %s is read: %s', (type, expected) => {
    expect(isVexPredicate(type)).toBe(expected);
  });
});
