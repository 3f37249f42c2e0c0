import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readKubeconfig } from '../../../src/formats/admission/kubeconfig.ts';

const TOKEN = ['zx9k', 'q7vv'].join('');

function kubeconfig(cluster: object = {}, user: object = { token: TOKEN }, others: object = {}): string {
  return stringify({
    'current-context': 'here',
    contexts: [
      { name: 'there', context: { cluster: 'other', user: 'me' } },
      { name: 'here', context: { cluster: 'one', user: 'me' } },
    ],
    clusters: [{ name: 'one', cluster: { server: 'https://k8s.example.com:6443', ...cluster } }],
    users: [{ name: 'me', user }],
    ...others,
  });
}

function faultOf(content: string): string {
  const read = readKubeconfig(content);
  return read.ok ? '' : read.fault;
}

describe('a kubeconfig', () => {
  test('gives the server, authority and token of its current context', () => {
    const ca = Buffer.from('PEM').toString('base64');
    expect(
      readKubeconfig(kubeconfig({ 'certificate-authority-data': ca, 'tls-server-name': 'k8s' })),
    ).toEqual({
      ok: true,
      value: {
        context: 'here',
        server: 'https://k8s.example.com:6443',
        ca: { kind: 'text', text: 'PEM' },
        tlsServerName: 'k8s',
        token: { kind: 'text', text: TOKEN },
      },
    });
  });

  test('gives a client certificate in files', () => {
    const user = { 'client-certificate': 'me.crt', 'client-key': 'me.key' };
    expect(readKubeconfig(kubeconfig({ 'certificate-authority': 'ca.crt' }, user))).toMatchObject({
      value: {
        ca: { kind: 'file', path: 'ca.crt' },
        client: { certificate: { kind: 'file', path: 'me.crt' }, key: { kind: 'file', path: 'me.key' } },
      },
    });
  });

  test.each([
    ['', 'another form'],
    ['a: [', 'is not YAML'],
    ['a: &a [x]\nb: [*a, *a]', 'is not YAML'],
    [kubeconfig({}, {}, { 'current-context': '' }), 'no `current-context`'],
    [kubeconfig({}, {}, { 'current-context': 'nowhere' }), 'no context of the name'],
    [kubeconfig({}, {}, { 'current-context': 'there' }), 'names no server'],
    [kubeconfig({ server: 'http://k8s.example.com' }), 'not an https address'],
    [kubeconfig({ 'insecure-skip-tls-verify': true }), 'insecure-skip-tls-verify'],
    [kubeconfig({ 'proxy-url': 'http://proxy' }), 'proxy-url'],
    [kubeconfig({}, { exec: { command: 'aws' } }), 'logs in with `exec`'],
    [kubeconfig({}, { 'client-key': 'x' }), 'a key without its certificate'],
    ['- '.repeat(60_000), 'too large'],
  ])('is refused with a reason: %#', (content, words) => expect(faultOf(content)).toContain(words));

  test('shows no credential in a fault', () => {
    for (const user of [{ token: TOKEN, exec: {} }, { token: [TOKEN] }, { password: TOKEN }])
      expect(faultOf(kubeconfig({}, user))).not.toContain(TOKEN);
  });
});
