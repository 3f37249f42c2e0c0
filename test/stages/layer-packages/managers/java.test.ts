import { describe, expect, test } from 'vitest';
import { type ZipFile, zipOf } from '../../../rig/images/zip.ts';
import { packagesOf, resultsOf } from './manager-results.ts';

const pom = (artifact: string, version: string): ZipFile => ({
  path: `META-INF/maven/org.acme/${artifact}/pom.properties`,
  content: `groupId=org.acme\nartifactId=${artifact}\nversion=${version}\n`,
});
const jar = (artifact: string) =>
  zipOf([{ path: 'META-INF/MANIFEST.MF', content: 'X: y' }, pom(artifact, '1.0')]);

describe('a Java archive', () => {
  test('names itself and those within it, however deep', () => {
    const ear = zipOf([
      {
        path: 'site.war',
        content: zipOf([{ path: 'WEB-INF/lib/a.jar', content: jar('a') }, pom('site', '2')]),
      },
    ]);
    expect(packagesOf('opt/site.ear', ear)).toEqual(['maven/org.acme/a@1.0', 'maven/org.acme/site@2']);
  });

  test.each([
    [
      'with a script in front',
      'opt/shop.jar',
      zipOf([pom('a', '1.0')], '#!/bin/bash\nexec java -jar "$0"\n'),
    ],
    ['of a name in capitals', 'opt/SHOP.JAR', jar('a')],
    [
      'with properties that are set apart',
      'opt/x.jar',
      zipOf([
        { path: 'x/pom.properties', content: ' groupId = org.acme \r\nartifactId:a\r\nversion = 1.0 \r\n' },
      ]),
    ],
  ])('%s is read', (_, path, content) => {
    expect(packagesOf(path, content)).toEqual(['maven/org.acme/a@1.0']);
  });

  test('of another name is known by its first member', () => {
    expect(packagesOf('opt/server.bin', jar('a'))).toEqual(['maven/org.acme/a@1.0']);
    expect(packagesOf('usr/share/jenkins/plugin.jpi', jar('a'))).toEqual(['maven/org.acme/a@1.0']);
  });

  test.each([
    '#!/bin/bash\n#\n#   :: Spring Boot Startup Script ::\n#\n',
    '#!/bin/sh\nexec java $JAVA_OPTS -jar "$0" "$@"\n',
    '#!/usr/bin/env sh\n"$JAVACMD" -jar "$0" "$@"\nexit\n',
  ])('of another name that starts itself is read, and a script alone is none: %j', (script) => {
    const packed = [{ path: 'BOOT-INF/lib/a.jar', content: jar('a') }];
    expect(packagesOf('opt/shop', zipOf(packed, script))).toEqual(['maven/org.acme/a@1.0']);
    expect(resultsOf('opt/start.sh', script)).toEqual([]);
    expect(packagesOf('opt/other', zipOf(packed, '#!/bin/sh\nexit\n'))).toEqual([]);
  });

  test('in a zip that nothing runs is told', () => {
    expect(packagesOf('opt/release.zip', zipOf([{ path: 'lib/a.jar', content: jar('a') }]))).toEqual([
      'maven/org.acme/a@1.0 (inert)',
    ]);
  });

  test('that does not name itself is told', () => {
    expect(resultsOf('opt/shop.jar', zipOf([{ path: 'X.class', content: 'x' }]))).toEqual([
      { kind: 'unidentified', why: expect.stringContaining('does not name its Maven package') },
    ]);
  });

  test('that is none, or cut off, cannot be read, which decides', () => {
    for (const content of ['PK', jar('a').subarray(0, 60), 'version https://git-lfs.github.com/spec/v1']) {
      expect(resultsOf('opt/a.jar', content)).toMatchObject([{ kind: 'unreadable', decides: true }]);
    }
    expect(resultsOf('app/node_modules/x/test/a.jar', 'PK')).toMatchObject([{ decides: false }]);
    expect(resultsOf('opt/a.jar', '')).toEqual([]);
  });

  test('whose library cannot be read decides, and is not taken for its own packages alone', () => {
    const broken = zipOf([
      pom('a', '1.0'),
      { path: 'BOOT-INF/lib/b-1.0.jar', content: 'PK broken', stored: true },
    ]);
    expect(resultsOf('opt/a.jar', broken)).toEqual([
      { kind: 'unreadable', why: 'contains an archive that cannot be read (b-1.0.jar)', decides: true },
    ]);
    const fixture = zipOf([pom('a', '1.0'), { path: 'fixtures/b.jar', content: 'PK broken', stored: true }]);
    expect(packagesOf('opt/a.jar', fixture)).toEqual(['maven/org.acme/a@1.0']);
  });

  test('made to be too much ends at once', () => {
    let nested = jar('a');
    for (let level = 0; level < 5; level += 1) nested = zipOf([{ path: 'lib/a.jar', content: nested }]);
    expect(resultsOf('opt/a.jar', nested)).toMatchObject([
      { kind: 'unreadable', why: 'contains archives that are nested more than 3 levels deep', decides: true },
    ]);
    const bomb = zipOf([
      { path: 'lib/a.jar', content: zipOf([{ path: 'lib/b.jar', content: Buffer.alloc(80 * 1024 ** 2) }]) },
    ]);
    expect(resultsOf('opt/a.jar', bomb)).toMatchObject([
      { kind: 'unreadable', why: 'unpacks to more bytes than the limit', decides: true },
    ]);
    const talk = Array.from({ length: 20 }, (_, at) => ({
      ...{
        path: `META-INF/maven/${at}/pom.properties`,
        content: Buffer.alloc(3.9 * 1024 ** 2, 'version=1\n'),
      },
    }));
    expect(resultsOf('opt/a.jar', zipOf(talk))).toMatchObject([{ kind: 'unreadable', decides: true }]);
    const claims = zipOf([{ path: 'lib/a.jar', content: 'x', claimed: 0xfffffffe }]);
    expect(resultsOf('opt/a.jar', claims)).toMatchObject([{ kind: 'unreadable', decides: true }]);
  });

  test('damaged anywhere never throws', () => {
    const whole = zipOf([pom('a', '1.0'), { path: 'lib/b.jar', content: jar('b'), stored: true }]);
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(() => resultsOf('opt/a.jar', damaged)).not.toThrow();
    }
  });
});
