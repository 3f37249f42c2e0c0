import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Place } from '../../../src/domain/finding.ts';
import { severityOf } from '../../../src/stages/secrets/severity.ts';

const source = (path: string): Place => ({ kind: 'source', path, line: 1 });
const layer = (path: string): Place => ({
  kind: 'layer',
  platform: 'linux/amd64',
  diffId: digestOf('layer'),
  index: 0,
  path,
  line: 1,
});

describe('the severity of a secret', () => {
  it('is high when one rule knows its form, medium when it goes by a name', () => {
    expect(severityOf(['github-pat'], [source('src/a.ts')])).toBe('high');
    expect(severityOf(['generic-api-key', 'credential-by-name'], [source('src/a.ts')])).toBe('medium');
    expect(severityOf(['generic-api-key', 'github-token'], [source('src/a.ts')])).toBe('high');
  });

  it('is medium where the checksum of a token does not fit, unless another rule finds nothing against it', () => {
    expect(severityOf(['github-pat'], [source('src/a.ts')], ['unsound'])).toBe('medium');
    expect(severityOf(['github-pat', 'other'], [source('src/a.ts')], ['unsound', undefined])).toBe('high');
  });

  it('is low for a password that everybody guesses, but in the configuration of an image', () => {
    const config: Place = { kind: 'config', platform: 'linux/amd64', entry: 'Env DB_PASSWORD' };
    expect(severityOf(['credential-by-name'], [source('compose.yaml')], ['weak'])).toBe('low');
    expect(severityOf(['credential-by-name'], [source('compose.yaml'), config], ['weak'])).toBe('medium');
    expect(severityOf(['a', 'credential-by-name'], [source('b.yaml')], [undefined, 'weak'])).toBe('high');
  });

  it.each([
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
  ])('is low where samples stand: %s', (path) => {
    expect(severityOf(['github-pat'], [source(path), layer(`app/${path}`)])).toBe('low');
  });

  it('is that of the worst place, and no path makes the image configuration a sample', () => {
    const config: Place = { kind: 'config', platform: 'linux/amd64', entry: 'Env test/TOKEN' };
    expect(severityOf(['github-pat'], [source('test/a.ts'), source('src/a.ts')])).toBe('high');
    expect(severityOf(['github-pat'], [config])).toBe('high');
    expect(severityOf(['github-pat'], [layer('usr/share/doc/x/readme')])).toBe('low');
    expect(severityOf(['github-pat'], [source('src/attest/contest.ts')])).toBe('high');
  });
});
