import { describe, expect, test } from 'vitest';
import { dpkgOrigin, isCoveredByDistribution } from '../../../src/stages/layer-packages/package-origin.ts';
import { systemOfRelease } from '../../../src/stages/layer-packages/releases.ts';

describe('who made a package of dpkg', () => {
  test.each([
    ['Debian Python Team <team+python@tracker.debian.org>', 'distribution'],
    ['Matthias Klose <doko@debian.org>', 'distribution'],
    ['Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>', 'distribution'],
    ['pkg-perl <pkg-perl-maintainers@lists.alioth.debian.org>', 'distribution'],
    ['A Packager <packager@alioth-lists.debian.net>', 'distribution'],
    ['Docker <support@docker.com>', 'vendor'],
    ['Nodesource <gpg@nodesource.com>', 'vendor'],
    ['NGINX Packaging <nginx-packaging@f5.com>', 'vendor'],
    ['HashiCorp', 'vendor'],
    ['', 'vendor'],
    ['Scott <scott@someone.example>', 'unknown'],
    ['Evil <me@notdebian.org>', 'unknown'],
    ['Evil <me@debian.org.example>', 'unknown'],
  ])('%s', (maintainer, origin) => {
    expect(dpkgOrigin(maintainer)).toBe(origin);
  });

  test('is nobody of the distribution for what lies where no distribution lays anything', () => {
    for (const path of ['opt/x/y', 'usr/local/lib/x', 'srv/x', 'app/x', 'home/me/x']) {
      expect(isCoveredByDistribution('distribution', true, path), path).toBe(false);
    }
    for (const path of ['usr/lib/x', 'usr/bin/x', 'etc/x', 'var/lib/x', 'optional/x']) {
      expect(isCoveredByDistribution('distribution', false, path), path).toBe(true);
    }
  });
});

describe('a release file', () => {
  test.each([
    ['etc/os-release', 'NAME="Debian"\nID=debian\n', 'dpkg debian'],
    ['usr/lib/os-release', "ID='linuxmint'\nID_LIKE='ubuntu debian'\n", 'dpkg linuxmint'],
    ['etc/os-release', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'rpm rocky'],
    ['etc/os-release', 'ID=mine\nID_LIKE="alpine"\n', 'apk mine'],
    ['etc/os-release', 'ID=mine\n', '? mine'],
    ['etc/os-release', 'ID=ARCH\n', 'pacman arch'],
    ['etc/alpine-release', '3.22.0\n', 'apk alpine'],
    ['etc/debian_version', 'trixie/sid\n', 'dpkg debian'],
  ])('%s %j', (path, text, found) => {
    expect(systemOfRelease(path, text)).toBe(found);
  });

  test('that names none says nothing', () => {
    expect(systemOfRelease('etc/os-release', 'NAME=x\nVARIANT_ID=debian\n')).toBeUndefined();
    expect(systemOfRelease('etc/lsb-release', 'DISTRIB_ID=Ubuntu\n')).toBeUndefined();
  });
});
