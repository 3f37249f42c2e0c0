import { describe, expect, test } from 'vitest';
import { REDACTED, redactor } from '../../src/formats/redaction/redact.ts';
import { renderSarif } from '../../src/formats/sarif/sarif.ts';
import { annotations } from '../../src/report/annotations.ts';
import { outputsOf } from '../../src/report/check/outputs.ts';
import { toJson } from '../../src/report/json-text.ts';
import { redactRun } from '../../src/report/redact-run.ts';
import { reportOf } from '../../src/report/report-json/report-json.ts';
import { renderSummary } from '../../src/report/summary/summary.ts';
import { createFailedRun, createSecret, createSecrets, leaked } from './create-run.ts';

// Joined when it runs, so that no scanner takes it for a secret of this repository.
const VALUE = ['s3cr', 'et_*"\\/ ', 'vä', 'lue+9'].join('');

describe('redactor', () => {
  const redact = redactor([VALUE]);

  test.each([
    ['as it is', VALUE],
    ['JSON-escaped', JSON.stringify(VALUE)],
    ['URL-encoded', `https://x.example.com/?q=${encodeURIComponent(VALUE)}`],
    ['of a form', `q=${encodeURIComponent(VALUE).replaceAll('%20', '+')}`],
    ['base64', Buffer.from(VALUE).toString('base64')],
    ['base64 at another place', Buffer.from(`u:${VALUE}:x`).toString('base64')],
    ['base64 at the third place', Buffer.from(`user ${VALUE}`).toString('base64url')],
  ])('finds the value %s', (_name, text) => {
    expect(redact(text)).toContain(REDACTED);
    expect(redact(text)).not.toMatch(/s3cret|lue%2B9|lue\+9/);
  });

  test('takes the longer of two values that begin alike', () => {
    expect(redactor(['abcdef', 'abcdefgh'])('x abcdefgh y')).toBe(`x ${REDACTED} y`);
  });

  test('finds the long lines of a value of several lines', () => {
    const line = ['MIIEvQIBADAN', 'BgkqhkiG9w0B'].join('');
    expect(redactor([`-----BEGIN-----\n${line}\n-----END-----`])(`found ${line} here`)).toBe(
      `found ${REDACTED} here`,
    );
  });

  test('leaves other text, and values that are too short to distinguish from words', () => {
    expect(redactor(['the', ''])('the text')).toBe('the text');
  });
});

describe('a run that a value got into', () => {
  const run = createFailedRun({
    reasons: [{ ...leaked, message: `found ${VALUE} there` }],
    notes: [`See ${VALUE}.`],
    secrets: {
      done: true,
      value: createSecrets([
        createSecret({
          title: VALUE,
          places: [{ kind: 'config', platform: 'linux/amd64', entry: `Env X=${VALUE}` }],
        }),
      ]),
    },
  });

  test.each([
    ['the summary', renderSummary],
    ['report.json', (redacted: typeof run) => toJson(reportOf(redacted))],
    ['SARIF', (redacted: typeof run) => toJson(renderSarif(redacted))],
    ['the annotations', (redacted: typeof run) => JSON.stringify(annotations(redacted))],
    ['the outputs', (redacted: typeof run) => JSON.stringify(outputsOf(redacted, {}))],
  ])('shows it in no writing: %s', (_name, write) => {
    expect(write(run)).toContain('s3cret');
    expect(write(redactRun(run, redactor([VALUE])))).not.toContain('s3cret');
  });

  test('keeps its verdict and codes when an image names its secret like one of them', () => {
    const redacted = redactRun(run, redactor(['failed', 'secret-found', 'sha256:', 'critical', 'linux']));
    expect(redacted.verdict).toBe('failed');
    expect(redacted.reasons[0]?.code).toBe('secret-found');
    expect(redacted.image?.root.digest).toBe(run.image?.root.digest);
    expect(reportOf(redacted).verdict).toBe('failed');
  });
});
