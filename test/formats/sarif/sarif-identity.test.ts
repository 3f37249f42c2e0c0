import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Digest, digestOf, hexOf } from '../../../src/domain/digest.ts';
import type { Place, SecretFinding, Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { Fixes } from '../../../src/domain/fixes/fixes.ts';
import type { Run } from '../../../src/domain/run/run.ts';
import { renderSarif } from '../../../src/formats/sarif/sarif.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  image,
} from '../../report/create-run.ts';

const NAME = 'registry.example.com/shop/web';

/** A run with these findings, as the build of `tag` with this root. */
function build(
  vulnerabilities: readonly Vulnerability[],
  secrets: readonly SecretFinding[] = [],
  { tag = '1.4', root = digestOf('one'), name = NAME, ...rest }: Partial<Build> & Partial<Run> = {},
): Run {
  return createFailedRun({
    imageInput: `${name}:${tag}`,
    reference: `${name}@${root}`,
    image: { ...image, root: { ...image.root, digest: root } },
    scan: { done: true, value: createScan(vulnerabilities) },
    secrets: { done: true, value: createSecrets(secrets) },
    ...rest,
  });
}

interface Build {
  readonly tag: string;
  readonly root: Digest;
  readonly name: string;
}

/** Every result as GitHub knows it: category, rule, fingerprint and file. */
function alertsOf(run: Run): readonly string[] {
  return renderSarif(run)
    .runs.flatMap(({ automationDetails, results = [] }) =>
      results.map(({ ruleId, partialFingerprints, locations }) =>
        [
          automationDetails?.id,
          ruleId,
          partialFingerprints?.primaryLocationLineHash,
          locations?.[0]?.physicalLocation?.artifactLocation?.uri,
        ].join(' '),
      ),
    )
    .toSorted();
}

function fingerprintsOf(run: Run): readonly string[] {
  return alertsOf(run).map((alert) => alert.split(' ')[2] ?? '');
}

const words = fc.constantFrom('app', 'srv', 'usr', 'lib', 'web', 'api');
const versions = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((parts) => parts.join('.'));
const paths = fc
  .tuple(
    fc.array(words, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('node_modules', 'site-packages', 'jar', 'lock'),
  )
  .map(([folders, kind]) => ({ folder: folders.join('/'), kind }));
const findings = fc.uniqueArray(
  fc.record({
    id: fc.nat(5),
    package: fc.constantFrom('lodash', 'minimist', 'openssl'),
    version: versions,
    paths: fc.option(fc.array(paths, { minLength: 1, maxLength: 3 })),
  }),
  { maxLength: 8, selector: (one) => JSON.stringify([one.id, one.package, one.version]) },
);

/** The path of a package file in one build: versions and nesting differ between builds. */
function pathIn({ folder, kind }: { folder: string; kind: string }, name: string, version: string): string {
  if (kind === 'jar') return `${folder}/${name}-${version}.jar`;
  if (kind === 'lock') return `${folder}/package-lock.json`;
  return `${folder}/${kind}/${name}/package.json`;
}

describe('the identity of an alert', () => {
  test('is the same in every rebuild: other digest, tag, layers, versions, lines and order', () => {
    fc.assert(
      fc.property(
        findings,
        fc.array(fc.tuple(fc.nat(9), fc.constantFrom('source', 'layer', 'config'), words), { maxLength: 4 }),
        versions,
        fc.nat(9999),
        (list, hidden, tag, moved) => {
          const vulnerabilities = (rebuilt: boolean) =>
            list.map((one) => {
              const version = rebuilt ? `${one.version}-r${moved}` : one.version;
              return createVulnerability({
                id: `CVE-2026-${one.id}`,
                package: one.package,
                version,
                type: 'npm',
                purl: `pkg:npm/${one.package}@${version}`,
                layers: [digestOf(rebuilt ? `layer ${moved}` : 'layer')],
                ...(one.paths && { paths: one.paths.map((path) => pathIn(path, one.package, version)) }),
              });
            });
          const secrets = (rebuilt: boolean) => {
            const line = rebuilt ? moved + 1 : 1;
            const by = Map.groupBy(hidden, ([value]) => value);
            return [...by].map(([value, at]) =>
              createSecret({
                fingerprint: hexOf(`secret ${value}`).slice(0, 32),
                places: at.map(([, kind, word]) => placeOf(kind, word, line, rebuilt)),
              }),
            );
          };
          const before = build(vulnerabilities(false), secrets(false));
          const after = build(vulnerabilities(true).toReversed(), secrets(true).toReversed(), {
            tag,
            root: digestOf(`rebuilt ${moved}`),
          });
          expect(alertsOf(after)).toEqual(alertsOf(before));
          const all = fingerprintsOf(before);
          expect(new Set(all).size).toBe(all.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  function placeOf(kind: string, word: string, line: number, rebuilt: boolean): Place {
    if (kind === 'source') return { kind: 'source', path: `${word}/x.env`, line };
    if (kind === 'config') return { kind: 'config', platform: 'linux/amd64', entry: `Env ${word}` };
    const diffId = digestOf(rebuilt ? `rebuilt ${line}` : 'built');
    return {
      kind: 'layer',
      platform: 'linux/amd64',
      diffId,
      index: rebuilt ? 7 : 3,
      path: `/${word}/x`,
      line,
    };
  }

  const lodash = (overrides: Partial<Vulnerability>) =>
    createVulnerability({ package: 'lodash', version: '4.17.20', type: 'npm', ...overrides });

  test('differs by vulnerability, package, type, installation and image', () => {
    const all = [
      lodash({ paths: ['web/package-lock.json'] }),
      lodash({ paths: ['api/package-lock.json'], version: '4.17.19' }),
      lodash({ paths: ['web/package-lock.json'], id: 'CVE-2026-2' }),
      lodash({ paths: ['web/package-lock.json'], package: 'lodash.merge' }),
      lodash({ paths: ['web/package-lock.json'], type: 'deb', version: '1' }),
    ];
    const prints = fingerprintsOf(build(all));
    expect(new Set(prints).size).toBe(all.length);
    const other = fingerprintsOf(build(all, [], { name: 'registry.example.com/shop/worker' }));
    expect(prints.filter((one) => other.includes(one))).toEqual([]);
  });

  test('two versions in one installation are one alert, which stays until both are gone', () => {
    const both = build([
      lodash({ paths: ['app/node_modules/lodash/package.json'] }),
      lodash({ paths: ['app/node_modules/x/node_modules/lodash/package.json'], version: '3.10.1' }),
    ]);
    const one = build([lodash({ paths: ['app/node_modules/lodash/package.json'], version: '3.10.1' })]);
    expect(fingerprintsOf(both)).toHaveLength(1);
    expect(fingerprintsOf(both)).toEqual(fingerprintsOf(one));
    const run = renderSarif(both).runs.at(-1);
    expect(run?.results?.[0]?.message.text).toContain('4.17.20, 3.10.1');
  });

  test('a secret that is in the tests and then in a layer is a second alert: dismissing one hides no other', () => {
    const sample = { kind: 'source', path: 'test/x.ts', line: 3, locationKind: 'sample' } as const;
    const own = { kind: 'source', path: 'src/x.ts', line: 3 } as const;
    const tests = fingerprintsOf(build([], [createSecret({ places: [sample] })]));
    const both = fingerprintsOf(build([], [createSecret({ places: [own, sample] })]));
    expect(both).toHaveLength(2);
    expect(both).toContain(tests[0]);
  });
});

describe('the category', () => {
  const categories = (run: Run) =>
    renderSarif(run).runs.map(({ automationDetails }) => automationDetails?.id);
  const wanted = (name: string, platforms: string) => [
    `assay/${name}/errors/`,
    `assay/${name}/check/`,
    `assay/${name}/${platforms}/secrets/`,
    `assay/${name}/${platforms}/vulnerabilities/`,
  ];

  test('is that of image and platforms, whatever tag, digest and folder', () => {
    expect(categories(createRun())).toEqual(wanted(NAME, 'index'));
    expect(categories(createRun({ imageInput: `${NAME}:1.5` }))).toEqual(wanted(NAME, 'index'));
    expect(categories(createRun({ imageInput: `${NAME}@${digestOf('x')}` }))).toEqual(wanted(NAME, 'index'));
    expect(categories(createRun({ imageInput: 'oci:/tmp/private-place/app:1' }))).toEqual(
      wanted('app', 'index'),
    );
  });

  test('of one platform is its own, so that jobs of a matrix do not close the alerts of each other', () => {
    const only = (at: number) => {
      const platforms = image.platforms.filter((_, index) => index === at);
      const skippedPlatforms = image.platforms.filter((_, index) => index !== at).map((one) => one.platform);
      return createRun({ image: { ...image, platforms, skippedPlatforms } });
    };
    expect(categories(only(0))).toEqual(wanted(NAME, 'linux/amd64'));
    expect(categories(only(1))).toEqual(wanted(NAME, 'linux/arm64'));
    const single = createRun({ image: { ...image, isIndex: false, platforms: image.platforms.slice(0, 1) } });
    expect(categories(single)).toEqual(wanted(NAME, 'linux/amd64'));
  });

  test('of a part that was not checked is not in the file: no alert of an earlier run is closed by an error', () => {
    const { image: _, scan: __, sboms: ___, secrets: ____, assessment: _____, ...rest } = createErrorRun();
    expect(categories(rest)).toEqual([`assay/${NAME}/errors/`]);
    // The scan ended, but with a database that is too old.
    expect(categories(createErrorRun())).toEqual([`assay/${NAME}/errors/`]);
    const reasons = createErrorRun().reasons.filter(({ check }) => check === 'secrets');
    expect(categories(createErrorRun({ reasons }))).toEqual([
      `assay/${NAME}/errors/`,
      `assay/${NAME}/index/vulnerabilities/`,
    ]);
  });
});

test('a finding is at the line where it can be changed, in its own file if several are named', () => {
  const paths = ['web/package-lock.json', 'api/package-lock.json'];
  const vulnerability = createVulnerability({ package: 'lodash', version: '4.17.20', type: 'npm', paths });
  const unfixed = build([vulnerability, createVulnerability()]);
  const [finding] = unfixed.assessment?.vulnerabilities?.evaluated ?? [];
  const fixes: Fixes = {
    steps: [
      {
        ...{ kind: 'package', package: 'lodash', from: '4.17.20', to: '4.17.21', through: [], paths },
        findings: finding === undefined ? [] : [finding],
        lines: [
          { path: 'web/package-lock.json', line: 12 },
          { path: 'api/package-lock.json', line: 99 },
        ],
      },
    ],
    unfixed: [],
    notes: [],
  };
  const results = renderSarif({ ...unfixed, fixes }).runs.at(-1)?.results ?? [];
  const places = results.map(({ locations }) =>
    locations?.map(({ physicalLocation: at }) => `${at?.artifactLocation?.uri}:${at?.region?.startLine}`),
  );
  expect(places).toEqual([
    ['web/package-lock.json:12'],
    ['api/package-lock.json:99'],
    ['sbom-linux-amd64.cdx.json:1'],
  ]);
});
