import { describe, expect, test } from 'vitest';
import { inventoryLogGaps, parseInventoryLog, scanLogGaps } from '../../../src/formats/tools/trivy-log.ts';

const said = (level: string, message: string, fields = '') =>
  ['2026-01-01T00:00:00Z', level, message, ...(fields === '' ? [] : [fields])].join('\t');
const twice = (path: string) =>
  `err="failed to parse ${path}: failed to parse ${path}: JSON decode error: \\"x\\""`;

describe('the log of an inventory', () => {
  test('names what was passed over, guessed jars aside', () => {
    const log = [
      said('DEBUG', '[analyzer] Analysis error', twice('a/node_modules/b c/package.json')),
      said('DEBUG', 'Walk error', 'file_path="opt/broken.jar" err="zip error"'),
      said('DEBUG', '[jar] No such POM in the central repositories', 'file="mystery.jar"'),
      said('DEBUG', '[jar] No such POM in the central repositories', 'file="guess-1.jar"'),
      said('DEBUG', '[jar] POM was determined in a heuristic way', 'file="guess-1.jar" artifact="x"'),
      said('WARN', '[dpkg] Invalid version', 'OS="debian" package="odd" version="latest"'),
      said('WARN', '[apk] Invalid version found', 'name="odd" version="latest"'),
      said('DEBUG', '[dpkg] Third-party package detected', 'package="nginx" maintainer="N <n@f5.com>"'),
      said('DEBUG', '[image] Detected image ID', 'image_id="sha256:x"'),
    ].join('\n');
    expect(parseInventoryLog(log)).toEqual({
      unreadable: ['a/node_modules/b c/package.json', 'opt/broken.jar'],
      unidentified: ['mystery.jar'],
      leftOut: [
        { path: 'var/lib/dpkg/status', name: 'odd', version: 'latest' },
        { path: 'lib/apk/db/installed', name: 'odd', version: 'latest' },
      ],
      thirdParty: ['nginx'],
      unknown: [],
    });
  });

  test('tells of a warning that nobody knows without its words, which may be those of the image', () => {
    const log = [
      said('WARN', '[yarn] Something new', 'name="::error::hostile"'),
      said('ERROR', '::error::hostile'),
      said('WARN', 'This OS version is not on the EOL list', 'family="debian" version="99"'),
      said('DEBUG', '[x] Something new'),
    ].join('\n');
    expect(parseInventoryLog(log).unknown).toEqual(['WARN, yarn', 'ERROR, no name']);
  });

  test('makes a gap of each, which decides where the image can run it', () => {
    const paths = [
      'a/node_modules/b/package.json',
      'a/node_modules/b/test/x/package.json',
      'a/x.dist-info/METADATA',
    ];
    const log = parseInventoryLog(
      paths.map((path) => said('DEBUG', '[analyzer] Analysis error', twice(path))).join('\n'),
    );
    expect(inventoryLogGaps(log, true).map(({ path, decides }) => [path, decides])).toEqual([
      [paths[0], true],
      [paths[1], false],
      [paths[2], true],
    ]);
    expect(inventoryLogGaps(log, false).some(({ decides }) => decides)).toBe(false);
  });
});

describe('the log of a scan', () => {
  const scope = { kind: 'source' } as const;
  const entry = (version: string) => ({
    ...{ ref: 'r', label: 'l', name: 'n', version, isThirdParty: false, repositories: [], builds: [] },
  });

  test('tells nothing of versions that are told of already, nor of what does not matter', () => {
    const log = [
      said('WARN', 'Version matching error', 'err="npm version error (latest): invalid semantic version"'),
      said('WARN', 'Using severities from other vendors for some vulnerabilities. Read more.'),
    ].join('\n');
    expect(scanLogGaps(log, [entry('latest')], scope)).toEqual([]);
  });

  test('tells of comparisons that were not made, and of warnings that nobody knows, once each', () => {
    const log = [
      said('WARN', 'Version matching error', 'err="npm constraint error (<1 ||| 2): improper constraint"'),
      said('WARN', 'Version matching error', 'err="version error (odd): malformed version"'),
      said('WARN', '[alpine] Something new'),
      said('WARN', '[alpine] Something new'),
    ].join('\n');
    const gaps = scanLogGaps(log, [entry('1.0.0')], scope);
    expect(gaps.map(({ why }) => why)).toEqual([
      expect.stringMatching(/version range of an advisory/),
      expect.stringMatching(/WARN, alpine/),
    ]);
    expect(gaps.some(({ decides }) => decides)).toBe(false);
  });
});
