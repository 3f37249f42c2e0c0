import { expect, test } from 'vitest';
import { isExempt, proxyFor } from '../../../src/adapters/network/proxy.ts';

const REGISTRY = new URL('https://registry.example/v2/');
const PROXY = 'http://proxy.example:3128';

/** As golang.org/x/net/http/httpproxy decides, and curl where it says more. */
test.each([
  ['*', 'https://a.example/', true],
  ['other.example, *', 'https://a.example/', true],
  ['a.example', 'https://a.example/', true],
  ['A.Example', 'https://a.example/', true],
  ['a.example', 'https://b.a.example/', true],
  ['a.example', 'https://aa.example/', false],
  ['.a.example', 'https://b.a.example/', true],
  ['.a.example', 'https://a.example/', false],
  ['*.a.example', 'https://b.c.a.example/', true],
  ['*.a.example', 'https://a.example/', false],
  ['a.example:5000', 'https://a.example:5000/', true],
  ['a.example:5000', 'https://a.example/', false],
  ['a.example:443', 'https://a.example/', true],
  ['a.example:80', 'http://a.example/', true],
  ['x.example a.example', 'https://a.example/', true],
  ['x.example,\n a.example ,', 'https://a.example/', true],
  ['bücher.example', 'https://xn--bcher-kva.example/', true],
  ['10.0.0.0/8', 'https://10.200.3.4:5000/', true],
  ['10.1.2.3/8', 'https://10.200.3.4/', true],
  ['10.0.0.0/8', 'https://11.0.0.1/', false],
  ['10.0.0.0/8', 'https://10.example/', false],
  ['10.0.0.0/33', 'https://10.0.0.1/', false],
  ['0.0.0.0/0', 'https://8.8.8.8/', true],
  ['10.0.0.1', 'https://10.0.0.1/', true],
  ['10.0.0.1:5000', 'https://10.0.0.1:5000/', true],
  ['10.0.0.1:5000', 'https://10.0.0.1/', false],
  ['fd00::/8', 'https://[fd12::5]:5000/', true],
  ['fd00::/8', 'https://[fe80::5]/', false],
  ['fd12::5', 'https://[fd12:0:0::5]/', true],
  ['[fd12::5]', 'https://[fd12::5]/', true],
  ['[fd12::5]:5000', 'https://[fd12::5]:5000/', true],
  ['[fd12::5]:5000', 'https://[fd12::5]/', false],
  ['', 'https://a.example/', false],
  [',,', 'https://a.example/', false],
  [':443', 'https://a.example/', false],
  ['.', 'https://a.example/', false],
  ['http://a.example', 'https://a.example/', false],
])('NO_PROXY=%j exempts %s: %s', (list, address, exempt) => {
  expect(isExempt(list, new URL(address))).toBe(exempt);
});

test('the proxy is named by the scheme, in capitals or not, capitals first', () => {
  const found = (environment: Record<string, string>, address = REGISTRY) =>
    proxyFor(environment, address)?.url.href;
  expect(found({ HTTPS_PROXY: PROXY })).toBe(`${PROXY}/`);
  expect(found({ https_proxy: PROXY })).toBe(`${PROXY}/`);
  expect(found({ HTTPS_PROXY: PROXY, https_proxy: 'http://other.example' })).toBe(`${PROXY}/`);
  expect(found({ HTTPS_PROXY: '', https_proxy: PROXY })).toBe(`${PROXY}/`);
  expect(found({ HTTP_PROXY: PROXY })).toBeUndefined();
  expect(found({ HTTP_PROXY: PROXY }, new URL('http://registry.example'))).toBe(`${PROXY}/`);
  expect(found({ HTTPS_PROXY: PROXY, NO_PROXY: 'registry.example' })).toBeUndefined();
  expect(found({ HTTPS_PROXY: PROXY, no_proxy: '*' })).toBeUndefined();
});

test('this machine is never behind a proxy', () => {
  const environment = { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY };
  for (const host of ['localhost:5000', '127.0.0.1', '127.9.9.9:5000', '[::1]:5000']) {
    for (const scheme of ['http', 'https']) {
      expect(proxyFor(environment, new URL(`${scheme}://${host}/v2/`))).toBeUndefined();
    }
  }
});

test('user and password of a proxy are sent, and stand in no address', () => {
  const login = ['us%40er', 'p%3Ass'].join(':');
  for (const value of [`http://${login}@proxy.example:3128`, `${login}@proxy.example:3128`]) {
    const proxy = proxyFor({ HTTPS_PROXY: value }, REGISTRY);
    expect(proxy).toEqual({
      url: new URL(PROXY),
      variable: 'HTTPS_PROXY',
      authorization: `Basic ${Buffer.from('us@er:p:ss').toString('base64')}`,
    });
  }
  const user = proxyFor({ https_proxy: 'http://token@proxy.example' }, REGISTRY);
  expect(user?.authorization).toBe(`Basic ${Buffer.from('token:').toString('base64')}`);
});

test.each([
  ['proxy.example:3128', 'http://proxy.example:3128/'],
  ['proxy.example', 'http://proxy.example/'],
  [' https://proxy.example ', 'https://proxy.example/'],
  ['http://[fd00::1]:3128', 'http://[fd00::1]:3128/'],
])('HTTPS_PROXY=%j is %s', (value, href) => {
  expect(proxyFor({ HTTPS_PROXY: value }, REGISTRY)?.url.href).toBe(href);
});

test.each([
  ['socks5://proxy.example:1080', /kind socks5/],
  ['http://', /HTTPS_PROXY is not the address/],
  [`http://me:${['hush', 'hush'].join('-')}@bad host`, /HTTPS_PROXY is not the address/],
])('HTTPS_PROXY=%j is refused without its password', (value, words) => {
  const ask = () => proxyFor({ HTTPS_PROXY: value }, REGISTRY);
  expect(ask).toThrow(words);
  expect(ask).not.toThrow(/hush/);
});
