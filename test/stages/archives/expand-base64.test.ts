import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../../src/stages/archives/expand-base64.ts';

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const decoded = (text: string) => decodeBase64(Buffer.from(text));
const wrap = (text: string, width: number, indent = '') =>
  text.replace(new RegExp(`.{1,${width}}`, 'g'), (line) => `${indent}${line}\n`);

describe('base64 that says something', () => {
  test.each([
    ['in YAML', (code: string) => `kind: Secret\ndata:\n  password: ${code}\n`, 3],
    ['in JSON', (code: string) => `{\n "password": "${code}"\n}`, 2],
    ['in an environment file', (code: string) => `export password=${code}\n`, 1],
    ['in minified code', (code: string) => `var a=1;x({password:"${code}",b:2})`, 1],
    ['without padding', (code: string) => `a\n\n\npassword: '${code.replace(/=+$/, '')}'`, 4],
  ])('is laid with its name, at its line: %s', (_, text, line) => {
    const code = base64('correct horse battery');
    expect(decoded(text(code))).toEqual({
      text: 'password=correct horse battery\n\n',
      lines: Array(2).fill({ line, encoded: expect.stringContaining(code.replace(/=+$/, '')) }),
    });
  });

  test('in the alphabet for addresses', () => {
    const url = base64('??>>~~ subject?name').replaceAll('+', '-').replaceAll('/', '_');
    expect(url).toMatch(/[-_]/);
    expect(decoded(`x ${url}`)?.text.trim()).toBe('??>>~~ subject?name');
  });

  test.each([64, 76])('wrapped in lines of %i, as it stands in a block of YAML', (width) => {
    const text = Array.from({ length: 30 }, (_, line) => `line ${line} of a file`).join('\n');
    const yaml = `data:\n  file: |\n${wrap(base64(text), width, '    ')}  after: ${base64('what comes afterwards')}\n`;
    const found = decoded(yaml);
    expect(found?.text).toBe(`${text}\n\nafter=what comes afterwards\n\n`);
    expect(found?.lines[0]?.line).toBe(3);
    expect(found?.lines[0]?.encoded).toBe(wrap(base64(text), width).trim());
    expect(found?.lines.at(-1)?.line).toBe(yaml.trimEnd().split('\n').length);
  });

  test('in what was decoded, twice: passwords of a docker configuration in a Kubernetes secret', () => {
    const docker = JSON.stringify({ auths: { 'r.example': { auth: base64('robot:pa55-w0rd-x') } } });
    const found = decoded(`a\n  .dockerconfigjson: ${base64(docker)}\n`);
    expect(found?.text).toBe(`.dockerconfigjson=${docker}\n\nauth=robot:pa55-w0rd-x\n\n`);
    expect(new Set(found?.lines.map(({ line }) => line))).toEqual(new Set([2]));
    const thrice = base64(`x: ${base64(`y: ${base64('the innermost of all')}`)}`);
    expect(decoded(thrice)?.text).not.toContain('innermost');
  });

  test('short, where the name is that of a credential, and nowhere else', () => {
    const code = base64('hunter2!!');
    expect(decoded(`password: ${code}`)?.text).toBe('password=hunter2!!\n\n');
    expect(decoded(`Authorization: Basic ${code}`)?.text).toBe('Authorization=hunter2!!\n\n');
    expect(decoded(`flavour: ${code}`)).toBeUndefined();
  });

  test('in UTF-16, as PowerShell takes commands', () => {
    const code = base64(Buffer.from('$p = "a pass phrase"', 'utf16le'));
    expect(decoded(`powershell -e ${code}`)?.text).toBe('$p = "a pass phrase"\n\n');
  });

  test('a private key in DER gets the frame by which rules know it', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const edwards = generateKeyPairSync('ed25519').privateKey;
    for (const key of [
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
      privateKey.export({ type: 'pkcs1', format: 'pem' }),
      ec.export({ type: 'pkcs8', format: 'pem' }),
      edwards.export({ type: 'pkcs8', format: 'pem' }),
      ec.export({ type: 'sec1', format: 'pem' }),
    ].map(String)) {
      const body = key.replace(/-----[^-]+-----|\n/g, '');
      expect(decoded(`key: ${body}`)?.text.trim()).toBe(key.trim());
      // Where it has its frame it is found as it stands.
      expect(decoded(key)).toBeUndefined();
    }
  });
});

describe('what says nothing', () => {
  test.each([
    ['checksums', `sha512-${base64(randomBytes(64))} ${'0123456789abcdef'.repeat(4)}`],
    ['pictures', `url(data:image/svg+xml;base64,${base64('<svg xmlns="http://www.w3.org/2000/svg">')})`],
    [
      'source maps',
      `//# sourceMappingURL=data:application/json;base64,${base64('{"version":3,"sources":["a"]}')}`,
    ],
    [
      'paths and identifiers',
      'usr/share/zoneinfo/America/Argentina getUncompressedContentLength some-long-name-of_a_thing',
    ],
    ['bytes', base64(randomBytes(200))],
    ['nothing', ''],
  ])('is left as it is: %s', (_, text) => {
    expect(decoded(text)).toBeUndefined();
  });

  test('takes time in proportion to its size, whatever the text', () => {
    const line = 'QUJD'.repeat(20);
    const texts = [
      'QUFB'.repeat(2 ** 20),
      `${line}\n`.repeat(2 ** 15),
      'ab '.repeat(2 ** 20),
      '=A'.repeat(2 ** 21),
    ];
    const started = process.cpuUsage();
    for (const text of texts) decoded(text);
    const { user } = process.cpuUsage(started);
    expect(user / 1e6).toBeLessThan(5);
  });
});
