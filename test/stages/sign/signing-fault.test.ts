import { describe, expect, test } from 'vitest';
import { signingFault } from '../../../src/stages/sign/signing-fault.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const SERVICES = {
  authorities: ['https://fulcio.example.com'],
  logs: ['https://rekor.example.com'],
  timestampAuthorities: ['https://tsa.example.com/api/v1/timestamp'],
};
const FULCIO = 'https://fulcio.example.com/api/v2/signingCert';
const REKOR = 'https://rekor.example.com/api/v1/log/entries';
const REKOR_2 = 'https://rekor.example.com/api/v2/log/entries';
const TSA = 'https://tsa.example.com/api/v1/timestamp';

/** What is said where cosign 3.1.2 ends with this, which it says twice. */
function told(words: string, bytes = 1000, services = SERVICES) {
  const came = `creating bundle: signing bundle: error signing bundle: ${words}`;
  const stderr = `Generating ephemeral keys...\nError: ${came}\nerror during command execution: ${came}\n`;
  const task = { check: 'attest', what: 'the SBOM', bytes, services } as const;
  return signingFault(task, stderr, NOW).reasons[0];
}

describe('a service that cannot be reached is named, by cosign’s own words', () => {
  test.for([
    [
      'Fulcio',
      `Post "${FULCIO}": dial tcp 192.0.2.1:443: connect: connection refused`,
      /Fulcio\) https:\/\/fulcio/,
    ],
    [
      'Rekor v1',
      `Post "${REKOR}": giving up after 2 attempt(s): Post "${REKOR}": dial tcp 192.0.2.1:443: i/o timeout`,
      /Rekor\) https:\/\/rekor/,
    ],
    [
      'Rekor v2',
      `adding rekor v2 entry: getting response: Post "${REKOR_2}": dial tcp: lookup rekor.example.com on 10.0.0.1:53: no such host`,
      /Rekor\) https:\/\/rekor/,
    ],
    [
      'the timestamp authority',
      `Post "${TSA}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
      /timestamp authority https:\/\/tsa/,
    ],
    [
      'the registry',
      'signing [registry.example.com/app@sha256:12]: accessing image: Get "https://registry.example.com/v2/": dial tcp 192.0.2.1:443: connect: connection refused',
      /the registry cannot/,
    ],
    [
      'a KMS, of which cosign says no name',
      'getting signer: kms get: Post "https://kms.example.com/": dial tcp 192.0.2.1:443: connect: connection refused',
      /a server that cosign asked cannot/,
    ],
    [
      'Fulcio behind a proxy',
      `Post "${FULCIO}": proxyconnect tcp: dial tcp 192.0.2.9:3128: connect: connection refused`,
      /Fulcio/,
    ],
  ] as const)('%s', ([, words, speaker]) => {
    const reason = told(words);
    expect(reason.code).toBe('signing-failed');
    expect(reason.message).toMatch(speaker);
    expect(reason.message).toMatch(
      /^the SBOM \(1 kB\) could not be signed: .* cannot be reached; .*`NO_PROXY`/,
    );
    expect(reason.message).toContain(words.slice(-30));
  });
});

describe('what else goes wrong is told with what mends it', () => {
  test.for([
    [
      'a certificate of an authority of one’s own',
      `Post "${FULCIO}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      /Fulcio.*does not trust.*`SSL_CERT_FILE`/,
    ],
    [
      'a clock that is wrong, by TLS',
      `Post "${REKOR}": giving up after 2 attempt(s): Post "${REKOR}": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2031-01-01T00:00:00Z is after 2027-01-01T00:00:00Z`,
      /Rekor.*clock says 2026-11-28T12:00:00\.000Z/,
    ],
    [
      'a clock that is wrong, by the signing configuration',
      'no matching services found for API versions [1 2] and current time 2020-11-28 17:33:22 +0000 UTC m=+0.18',
      /a service is not valid at this time.*clock says.*`validFor`/,
    ],
    [
      'the same, of Fulcio',
      'no matching service found for API versions [1] and current time 2020-11-28 17:33:22 +0000 UTC m=+0.06',
      /Fulcio.*clock says/,
    ],
    [
      'a token that Fulcio does not take',
      'Fulcio returned 400: {"code":3,"message":"There was an error processing the identity token","details":[]}',
      /Fulcio\) https:\/\/fulcio.*OIDC token.*issuer.*audience `sigstore`.*clock/,
    ],
    ['Fulcio that is busy', 'Fulcio returned 503: {"code":14,"message":"busy"}', /Fulcio.*run the job again/],
    [
      'a busy log',
      `Post "${REKOR}": giving up after 2 attempt(s): status 503: busy`,
      /Rekor.*run the job again/,
    ],
    [
      'a log that refuses a small statement',
      '[POST /api/v1/log/entries][400] createLogEntryBadRequest {"code":400,"message":"verifying signature"}',
      /Rekor/,
    ],
    [
      'a page in place of a log',
      '&{0 } (*models.Error) is not supported by the TextConsumer, can be resolved by supporting TextUnmarshaler interface',
      /Rekor\) https:\/\/rekor.example.com answered with a page.*address/,
    ],
    [
      'a timestamp authority that wants a login',
      'timestamp authority returned 401: {"code":401}',
      /timestamp authority https:\/\/tsa.*refused it/,
    ],
    [
      'a server error that names nobody',
      'http: read on closed response body',
      /Fulcio\) https:\/\/fulcio\S+, or the timestamp authority https:\/\/tsa.*run the job again/,
    ],
  ] as const)('%s', ([, words, says]) => {
    const reason = told(words);
    expect(reason.message).toMatch(says);
    expect(reason.code).toBe('signing-failed');
    expect(reason.message).not.toContain('max_request_body_size');
  });
});

test('a service is told from another on the same host', () => {
  const host = 'https://sigstore.example.com';
  const services = {
    authorities: [`${host}/`],
    logs: [`${host}/rekor`],
    timestampAuthorities: [`${host}/tsa`],
  };
  const { message } = told(
    `Post "${host}/tsa": dial tcp 192.0.2.1:443: connect: connection refused`,
    1,
    services,
  );
  expect(message).toContain(`the timestamp authority ${host}/tsa cannot be reached`);
});

test('a size is suspected only where the whole of a large statement was sent', () => {
  const reset = (url: string) =>
    `Post "${url}": giving up after 2 attempt(s): Post "${url}": readfrom tcp 192.0.2.2:5->192.0.2.1:443: write: use of closed network connection`;
  expect(told(reset(REKOR), 4_000_000).message).toMatch(/the SBOM \(4\.0 MB\).*Rekor v2/);
  expect(told(reset(REKOR), 4000).message).not.toContain('Rekor v2');
  expect(
    told(`adding rekor v2 entry: getting response: Post "${REKOR_2}": EOF`, 4_000_000).message,
  ).not.toContain('max_request_body_size');
  expect(told('adding rekor v2 entry: unexpected response: 413 {}', 4_000_000).message).not.toContain(
    'name a Rekor v2',
  );
});

test('what does not verify after it was signed is another fault', () => {
  expect(told('verifying bundle: no matching certificate')).toMatchObject({
    code: 'signature-invalid',
    message: expect.stringMatching(/the SBOM .*same Sigstore/),
  });
});

test('what cosign ends with when it dies is told too, and nothing but it', () => {
  const task = { check: 'sign', what: 'the signature', bytes: 80, services: SERVICES } as const;
  const dies = (stderr: string) => signingFault(task, stderr, NOW).reasons[0].message;
  expect(dies('Generating ephemeral keys...\nno matching services found for API versions [1]\n')).toContain(
    'clock',
  );
  expect(dies('')).toBe('the signature (1 kB) could not be signed (cosign: no message)');
  expect(dies('Error: \u001b[31mred\n')).toContain('(cosign: red)');
});
