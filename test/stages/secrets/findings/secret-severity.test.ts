import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../../src/domain/digest.ts';
import type { Place } from '../../../../src/domain/finding/finding.ts';
import { locationKindOf, withLocationKind } from '../../../../src/stages/secrets/findings/location-kind.ts';
import { gradeOf } from '../../../../src/stages/secrets/findings/secret-severity.ts';

const severityOf = (...args: Parameters<typeof gradeOf>) => gradeOf(...args).severity;

const source = (path: string): Place => withLocationKind({ kind: 'source', path, line: 1 }, false);
const layer = (path: string, published = false): Place =>
  withLocationKind(
    {
      kind: 'layer',
      platform: 'linux/amd64',
      diffId: digestOf('layer'),
      index: 0,
      path,
      line: 1,
    },
    published,
  );

describe('the severity of a secret', () => {
  test('is high when one rule knows its form, medium when it goes by a name', () => {
    expect(severityOf(['github-pat'], [source('src/a.ts')])).toBe('high');
    expect(severityOf(['generic-api-key', 'credential-by-name'], [source('src/a.ts')])).toBe('medium');
    expect(severityOf(['generic-api-key', 'github-token'], [source('src/a.ts')])).toBe('high');
  });

  test('is medium where the checksum of a token does not fit, unless another rule finds nothing against it', () => {
    expect(severityOf(['github-pat'], [source('src/a.ts')], ['bad-checksum'])).toBe('medium');
    expect(severityOf(['github-pat', 'other'], [source('src/a.ts')], ['bad-checksum', undefined])).toBe(
      'high',
    );
  });

  test('is low for a password that everybody guesses, but in the configuration of an image', () => {
    const config: Place = { kind: 'config', platform: 'linux/amd64', entry: 'Env DB_PASSWORD' };
    expect(severityOf(['credential-by-name'], [source('compose.yaml')], ['weak'])).toBe('low');
    expect(severityOf(['credential-by-name'], [source('compose.yaml'), config], ['weak'])).toBe('medium');
    expect(severityOf(['a', 'credential-by-name'], [source('b.yaml')], [undefined, 'weak'])).toBe('high');
  });

  test.each([
    'test/a.ts',
    'src/__tests__/a.ts',
    'spec/a.rb',
    'pkg/testdata/key.pem',
    'examples/a/.env',
    'docs/setup.html',
    'README.md',
    '.env.example',
    'config.sample.yml',
    'src/login.test.ts',
    'pkg/login_test.go',
    'functional_tests.go',
    'test-fixtures/keys/key.pem',
    'testcerts/private.key',
    'testsetup/certs/ca.key',
    'src/test_data/a.yml',
  ])('is low where samples stand: %s', (path) => {
    expect(severityOf(['github-pat'], [source(path), layer(`app/${path}`)])).toBe('low');
  });

  test('is that of the worst place, and no path makes the image configuration a sample', () => {
    const config: Place = { kind: 'config', platform: 'linux/amd64', entry: 'Env test/TOKEN' };
    expect(severityOf(['github-pat'], [source('test/a.ts'), source('src/a.ts')])).toBe('high');
    expect(severityOf(['github-pat'], [config])).toBe('high');
    expect(severityOf(['github-pat'], [layer('usr/share/doc/x/readme')])).toBe('low');
    for (const path of [
      'src/attest/contest.ts',
      'testimonials/a.ts',
      'testflight/keys/a.p8',
      'latest/key.pem',
    ])
      expect(severityOf(['github-pat'], [source(path)])).toBe('high');
  });

  test('is low in what a package shipped as published, and in what a language brings', () => {
    expect(severityOf(['private-key'], [layer('app/node_modules/x/lib/key.js', true)])).toBe('low');
    expect(severityOf(['private-key'], [layer('app/node_modules/x/lib/key.js')])).toBe('high');
    expect(severityOf(['private-key'], [layer('usr/local/lib/python3.12/ssl_keys.py')])).toBe('low');
    expect(severityOf(['private-key'], [layer('usr/local/go/src/net/http/cert.go')])).toBe('low');
    expect(severityOf(['private-key'], [source('usr/local/go/src/net/http/cert.go')])).toBe('high');
  });

  test.each([
    '.env',
    '.npmrc',
    '.netrc',
    '.git-credentials',
    'kubeconfig',
    '.aws/credentials',
    'terraform.tfstate',
  ])('is not lowered by a package around %s', (name) => {
    expect(severityOf(['github-pat'], [layer(`app/node_modules/x/${name}`, true)])).toBe('high');
    expect(severityOf(['github-pat'], [layer(`usr/local/go/src/${name}`)])).toBe('high');
  });

  test('is low in a generated file for what goes by a name, and not for what a rule knows by its form', () => {
    for (const path of ['public/app.min.js', 'dist-web/app.js.map', 'src/a.snap', 'SHA256SUMS']) {
      expect(severityOf(['generic-api-key'], [source(path)])).toBe('low');
      expect(severityOf(['github-pat'], [source(path)])).toBe('high');
    }
    expect(severityOf(['generic-api-key'], [source('static/js/main.3f2a91bc.js')])).toBe('medium');
  });

  test('is told with what the place is', () => {
    const locationKind = (path: string, published = false) =>
      locationKindOf(path, { inLayer: true, published });
    expect(locationKind('app/node_modules/x/test/key.pem', true)).toBe('package');
    expect(locationKind('app/node_modules/x/test/key.pem')).toBe('sample');
    expect(locationKind('app/docs/setup.md')).toBe('documentation');
    expect(locationKind('app/vendor.min.js')).toBe('generated');
    expect(locationKind('app/src/check/main.ts')).toBeUndefined();
  });
});
