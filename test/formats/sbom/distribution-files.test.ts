import { describe, expect, test } from 'vitest';
import { parseDistribution } from '../../../src/formats/sbom/distribution-files.ts';

const of = (files: Readonly<Record<string, string>>) => parseDistribution(new Map(Object.entries(files)));
const repositories = (text: string) => of({ 'etc/apk/repositories': text }).repository;

describe('what an image says of its distribution', () => {
  test.each([
    ['ID=kali\n', 'kali'],
    ['NAME=x\nID="Deepin"\r\nVERSION_ID=1', 'deepin'],
    ["ID='opensuse-leap'\n", 'opensuse-leap'],
    ['VERSION_ID=1\nID_LIKE=debian\n', undefined],
    ['ID=$(reboot)\n', undefined],
  ])('is called by %j: %j', (text, id) => {
    expect(of({ 'etc/os-release': text }).id).toBe(id);
    expect(of({ 'usr/lib/os-release': text }).id).toBe(id);
  });

  test.each([
    ['https://dl-cdn.alpinelinux.org/alpine/v3.22/main\n', 'alpine/3.22'],
    ['http://h/alpine/v3.9/main\nhttp://h/alpine/v3.22/main\nhttp://h/alpine/v3.21/main', 'alpine/3.22'],
    ['http://h/alpine/v3.22/main\n@edge http://h:8080/alpine/edge/testing', 'alpine/edge'],
    ['http://h/alpine/v3.22/main\n#http://h/alpine/edge/testing', 'alpine/3.22'],
    ['https://packages.wolfi.dev/os\n', undefined],
    ['http://h/alpine/v3.22/main\nhttp://h/other/v3.22/main', undefined],
    ['/home/me/packages\n', undefined],
  ])('is installed from %j: %j', (text, repository) => {
    expect(repositories(text)).toBe(repository);
  });

  test.each([
    [{ services: [{ name: 'esm-infra', status: 'enabled' }] }, true],
    [
      {
        services: [
          { name: 'esm-infra', status: 'disabled' },
          { name: 'livepatch', status: 'enabled' },
        ],
      },
      undefined,
    ],
    [{ services: 'none' }, undefined],
    ['no object', undefined],
  ])('has an extended support by %j: %j', (status, isExtended) => {
    const file = { 'var/lib/ubuntu-advantage/status.json': JSON.stringify(status) };
    expect(of(file).isExtended).toBe(isExtended);
  });
});
