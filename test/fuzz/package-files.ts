import { tarOf } from '../rig/images/tar.ts';
import { zipOf } from '../rig/images/zip.ts';

/** A file that readers of packages recognise. */
export interface PackageFileSample {
  readonly path: string;
  readonly content: Buffer;
}

const TEXTS: readonly (readonly [path: string, content: string])[] = [
  ['usr/lib/node_modules/a/package.json', '{"name":"@acme/a","version":"1.2.3","private":true,"_id":"x"}'],
  [
    '.pnp.cjs',
    'const RAW_RUNTIME_STATE = \'{"packageRegistryData":[["a",[["npm:1.2.3",{"packageLocation":"./x/"}]]]]}\';\n/* eslint */',
  ],
  [
    'usr/lib/python3/site-packages/a-1.0.dist-info/METADATA',
    'Metadata-Version: 2.1\nName: a\nVersion: 1.0\n\nbody',
  ],
  [
    'usr/lib/python3/site-packages/a.egg-info/PKG-INFO',
    'Metadata-Version: 1.0\r\nName: a\r\nVersion: 1.0\r\n',
  ],
  ['opt/conda/conda-meta/a-1.0-py_0.json', '{"name":"a","version":"1.0"}'],
  [
    'usr/lib/ruby/gems/3.0.0/specifications/a-1.0.gemspec',
    'Gem::Specification.new do |s|\n  s.name = "a".freeze\n  s.version = "1.0"\nend\n',
  ],
  ['app/vendor/composer/installed.json', '{"packages":[{"name":"a/b","version":"1.0"}]}'],
  [
    'app/vendor/composer/installed.php',
    "<?php return array('versions' => array('a/b' => array('pretty_version' => '1.0','type' => 'library',)));",
  ],
  [
    'app/a.deps.json',
    '{"runtimeTarget":{"name":"net8"},"targets":{"net8":{"A/1.0":{"runtime":{"a.dll":{}}}}},"libraries":{"A/1.0":{"type":"package"}}}',
  ],
  ['app/lib/jason-1.4.0/ebin/jason.app', '{application,jason,[{vsn,"1.4.0"}]}.'],
  [
    'usr/share/julia/Manifest.toml',
    '[[deps.A]]\nversion = "1.0"\nuuid = "6f6b7a52-5b1e-4c59-8e63-0a0b9d9d7c11"\n',
  ],
  [
    'var/lib/dpkg/status',
    'Package: a\nStatus: install ok installed\nVersion: 1:2.3-4\nMaintainer: Debian <a@debian.org>\nConffiles:\n /etc/x d41d8cd98f00b204e9800998ecf8427e\n\nPackage: b\nVersion: 1\n',
  ],
  ['var/lib/dpkg/info/a.md5sums', 'd41d8cd98f00b204e9800998ecf8427e  usr/bin/a\n'],
  ['lib/apk/db/installed', 'P:musl\nV:1.2.5-r0\nF:lib\nR:ld.so\nZ:Q1abc=\n\nP:b\nV:2\n'],
  ['etc/os-release', 'ID="alpine"\nID_LIKE="x y"\nVERSION_ID=3.22\n'],
  ['etc/debian_version', '12.5\n'],
  ['etc/apk/repositories', 'https://dl-cdn.alpinelinux.org/alpine/v3.22/main\n'],
  ['var/lib/ubuntu-advantage/status.json', '{"services":[{"name":"esm-infra","status":"enabled"}]}'],
  ['var/lib/pacman/local/a-1/desc', '%NAME%\na\n'],
  ['var/db/xbps/pkgdb-0.38.plist', '<key>pkgver</key><string>a-1_1</string>'],
  ['usr/lib/opkg/status', 'Package: a\nVersion: 1\n'],
];

/** A Go program: the marks of the linker around a version and a list of modules. */
function goProgram(): Buffer {
  const header = Buffer.alloc(32);
  header.write('\xff Go buildinf:', 0, 'latin1');
  header[14] = 8;
  header[15] = 2;
  const modules = '3077af0c9274080241e1c107e6d618e6';
  const list = 'path\tcmd/x\nmod\texample.com/x\tv1.2.3\th1:x\ndep\tgithub.com/a/b\tv0.1.0\th1:y\n';
  const text = Buffer.concat([
    Buffer.from(modules, 'hex'),
    Buffer.from(list),
    Buffer.from('f932433186182072008242104116d8f2', 'hex'),
  ]);
  const length = Buffer.from([(text.length & 0x7f) | 0x80, text.length >> 7]);
  return Buffer.concat([
    Buffer.from('7f454c46', 'hex'),
    Buffer.alloc(60),
    header,
    Buffer.from([8]),
    Buffer.from('go1.26.5'),
    length,
    text,
  ]);
}

/** A file of every kind that a package manager writes. */
export async function packageFiles(): Promise<readonly PackageFileSample[]> {
  const manifest = 'Manifest-Version: 1.0\nImplementation-Title: a\nImplementation-Version: 1.0\n';
  const jar = zipOf([
    { path: 'META-INF/MANIFEST.MF', content: manifest },
    { path: 'META-INF/maven/org.a/b/pom.properties', content: 'groupId=org.a\nartifactId=b\nversion=1.0\n' },
    {
      path: 'BOOT-INF/lib/c-2.0.jar',
      content: zipOf([{ path: 'META-INF/MANIFEST.MF', content: manifest }]),
      stored: true,
    },
  ]);
  const wheel = zipOf([{ path: 'a-1.0.dist-info/METADATA', content: 'Name: a\nVersion: 1.0\n' }]);
  return [
    ...TEXTS.map(([path, content]) => ({ path, content: Buffer.from(content) })),
    { path: 'app/a.jar', content: jar },
    { path: 'app/a-1.0-py3-none-any.whl', content: wheel },
    { path: 'app/a.zip', content: wheel },
    { path: 'app/a.egg', content: await tarOf([{ path: 'PKG-INFO', content: 'Name: a\nVersion: 1\n' }]) },
    { path: 'usr/bin/x', content: goProgram() },
  ];
}
