import { describe, expect, test } from 'vitest';
import { orThrow, parsed, unparsable } from '../../../src/domain/result.ts';
import { readSigningConfig } from '../../../src/formats/signing/signing-config.ts';

const NOW = new Date('2026-06-10T12:00:00Z');
const service = (url: string) => [{ url, majorApiVersion: 1, operator: 'acme' }];

test('every service is read, however its field is spelled', () => {
  const text = JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: service('https://ca'),
    rekor_tlog_urls: service('https://old'),
    rekorTlogUrls: service('https://log'),
    tsa_urls: service('https://tsa'),
    rekorTlogConfig: { selector: 'ANY' },
  });
  expect(orThrow(readSigningConfig(text)).services).toEqual({
    authorities: ['https://ca'],
    logs: ['https://log', 'https://old'],
    timestampAuthorities: ['https://tsa'],
  });
});

test('a configuration without services has none', () => {
  const none = { authorities: [], logs: [], timestampAuthorities: [] };
  const { services, selected } = orThrow(readSigningConfig('{}'));
  expect(services).toEqual(none);
  expect(selected(NOW)).toEqual(parsed({ logs: [], timestampAuthorities: [] }));
});

test.each([
  ['a user and a password', 'https://ci:PASSWORD@log.example'],
  ['a password alone', 'https://:PASSWORD@log.example'],
  ['a user alone', 'https://PASSWORD@log.example'],
  ['a password, and no address', 'https://ci:PASSWORD@log example'],
])('an address with %s is refused and not shown', (_, form) => {
  const url = form.replace('PASSWORD', ['hun', 'ter2'].join(''));
  for (const kind of ['caUrls', 'rekor_tlog_urls', 'tsaUrls']) {
    const read = readSigningConfig(JSON.stringify({ [kind]: service(url) }));
    expect(read).toEqual({ ok: false, fault: expect.stringMatching(/user or a password/) });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  }
});

describe('of several services', () => {
  const log = (url: string, own: object = {}) => ({ url, majorApiVersion: 2, operator: 'acme', ...own });
  const since = (start: string, end?: string) => ({ validFor: { start, ...(end && { end }) } });
  const logs = (
    rekorTlogUrls: readonly object[],
    rekorTlogConfig: object | undefined = { selector: 'ANY' },
  ) => {
    const text = JSON.stringify({ rekorTlogUrls, rekorTlogConfig });
    const selected = orThrow(readSigningConfig(text)).selected(NOW);
    return selected.ok ? selected.value.logs.map(({ url, version }) => `${url} ${version}`) : selected.fault;
  };

  test('the newest of the highest known version is used', () => {
    const old = log('old', since('2024-01-01T00:00:00Z'));
    const recent = log('recent', since('2026-01-01T00:00:00Z'));
    expect(logs([old, recent, log('v1', { majorApiVersion: 1 }), log('v3', { majorApiVersion: 3 })])).toEqual(
      ['recent 2'],
    );
    expect(logs([log('v1', { major_api_version: 1, majorApiVersion: undefined })])).toEqual(['v1 1']);
  });

  test('one that is over or has not begun is not used', () => {
    const over = log('over', since('2025-01-01T00:00:00Z', '2026-06-10T11:00:00Z'));
    const future = log('future', since('2026-06-11T00:00:00Z'));
    expect(logs([over, future, log('v1', { majorApiVersion: 1 })])).toEqual(['v1 1']);
    expect(logs([over, future])).toMatch(/^no matching log found: none of them is valid now/);
  });

  test('as many are used as the selector says, one of each operator', () => {
    const all = [log('a'), log('b', { operator: 'other' }), log('c', since('2026-01-01T00:00:00Z'))];
    expect(logs(all, { selector: 'ALL' })).toEqual(['c 2', 'b 2']);
    expect(logs(all, { selector: 2 })).toEqual(['c 2']);
    expect(logs(all, { selector: 'EXACT', count: 2 })).toEqual(['c 2', 'b 2']);
    expect(logs(all, { selector: 'EXACT', count: 3 })).toMatch(/^it has 2 usable services .* selects 3/);
    expect(logs(all, {})).toMatch(/selects 0/);
  });
});

describe('what is none is refused', () => {
  test.for([
    ['fulcio: http://127.0.0.1', 'is not JSON'],
    ['{"caUrls":[],"caUrls":[]}', 'names the key "caUrls" twice'],
    ['[]', 'is not a Sigstore signing configuration'],
    ['null', 'is not a Sigstore signing configuration'],
    ['{"caUrls":"https://ca"}', 'is not a Sigstore signing configuration'],
    ['{"rekorTlogUrls":["https://log"]}', 'is not a Sigstore signing configuration'],
  ])('%s', ([text, why]) => {
    expect(readSigningConfig(text ?? '')).toEqual(unparsable(why));
  });
});
