import { describe, expect, test } from 'vitest';
import { orThrow, parsed, unparsable } from '../../../src/domain/result.ts';
import { readSigningServices } from '../../../src/formats/signing/signing-config.ts';

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
  expect(orThrow(readSigningServices(text))).toEqual({
    authorities: ['https://ca'],
    logs: ['https://log', 'https://old'],
    timestampAuthorities: ['https://tsa'],
  });
});

test('a configuration without services has none', () => {
  const none = { authorities: [], logs: [], timestampAuthorities: [] };
  expect(readSigningServices('{}')).toEqual(parsed(none));
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
    expect(readSigningServices(text ?? '')).toEqual(unparsable(why));
  });
});
