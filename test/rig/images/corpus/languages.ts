import { zipOf } from '../zip.ts';
import { type CorpusImage, DEBIAN, npmPackage, pythonMetadata } from './image.ts';

const SITE = 'usr/local/lib/python3.12/site-packages';
const pom = (group: string, artifact: string, version: string) => ({
  path: `META-INF/maven/${group}/${artifact}/pom.properties`,
  content: `groupId=${group}\nartifactId=${artifact}\nversion=${version}\n`,
});
const LOG4J = zipOf([pom('org.apache.logging.log4j', 'log4j-core', '2.14.1')]);

/** Images with packages of languages other than JavaScript. */
export const LANGUAGE_IMAGES: readonly CorpusImage[] = [
  {
    name: 'python-dist-info',
    layers: [
      DEBIAN,
      [{ path: `${SITE}/requests-2.19.0.dist-info/METADATA`, content: pythonMetadata('requests', '2.19.0') }],
    ],
  },
  {
    name: 'python-names-in-other-spellings',
    layers: [
      DEBIAN,
      [
        { path: `${SITE}/PyYAML-5.3.dist-info/METADATA`, content: pythonMetadata('PyYAML', '5.3') },
        {
          path: `${SITE}/zope.interface-5.0.dist-info/METADATA`,
          content: pythonMetadata('zope.interface', '5.0'),
        },
        {
          path: `${SITE}/ruamel_yaml-0.17.dist-info/METADATA`,
          content: pythonMetadata('ruamel_yaml', '0.17'),
        },
      ],
    ],
  },
  {
    name: 'python-egg-info-folder',
    layers: [
      DEBIAN,
      [{ path: `${SITE}/jinja2.egg-info/PKG-INFO`, content: pythonMetadata('Jinja2', '2.10') }],
    ],
  },
  {
    name: 'python-egg-info-file',
    layers: [DEBIAN, [{ path: `${SITE}/six-1.11.0.egg-info`, content: pythonMetadata('six', '1.11.0') }]],
  },
  {
    name: 'python-hard-link-to-a-store',
    layers: [
      DEBIAN,
      [
        { path: 'root/.cache/uv/archive-v0/xyz/flask', content: pythonMetadata('flask', '0.12') },
        { path: `${SITE}/flask-0.12.dist-info/METADATA`, hardLinkTo: 'root/.cache/uv/archive-v0/xyz/flask' },
      ],
    ],
  },
  {
    name: 'python-unreadable-metadata',
    layers: [DEBIAN, [{ path: `${SITE}/flask-0.12.dist-info/METADATA`, content: '\u0000\u0001\u0002' }]],
  },
  {
    name: 'ruby-gemspec',
    layers: [
      DEBIAN,
      [
        {
          path: 'usr/local/bundle/specifications/rack-2.0.1.gemspec',
          content:
            'Gem::Specification.new do |s|\n  s.name = "rack".freeze\n  s.version = "2.0.1"\n  s.licenses = ["MIT".freeze]\nend\n',
        },
      ],
    ],
  },
  {
    name: 'php-composer',
    layers: [
      DEBIAN,
      [
        {
          path: 'srv/app/vendor/composer/installed.json',
          content: JSON.stringify({
            packages: [{ name: 'symfony/http-kernel', version: 'v5.0.1', license: ['MIT'] }],
            'dev-package-names': [],
          }),
        },
      ],
    ],
  },
  { name: 'java-jar', layers: [DEBIAN, [{ path: 'opt/lib/log4j-core-2.14.1.jar', content: LOG4J }]] },
  {
    name: 'java-war-in-a-war',
    layers: [
      DEBIAN,
      [
        {
          path: 'opt/shop.war',
          content: zipOf([
            pom('com.acme', 'shop', '1.0.0'),
            { path: 'WEB-INF/lib/log4j-core-2.14.1.jar', content: LOG4J, stored: true },
          ]),
        },
      ],
    ],
  },
  {
    name: 'java-jar-in-a-zip',
    layers: [
      DEBIAN,
      [
        {
          path: 'opt/bundle.zip',
          content: zipOf([{ path: 'lib/log4j-core-2.14.1.jar', content: LOG4J, stored: true }]),
        },
      ],
    ],
  },
  {
    name: 'dotnet-deps',
    layers: [
      DEBIAN,
      [
        {
          path: 'app/shop.deps.json',
          content: JSON.stringify({
            runtimeTarget: { name: '.NETCoreApp,Version=v8.0' },
            targets: {
              '.NETCoreApp,Version=v8.0': { 'Newtonsoft.Json/9.0.1': { runtime: { 'lib/x.dll': {} } } },
            },
            libraries: { 'Newtonsoft.Json/9.0.1': { type: 'package', serviceable: true, sha512: '' } },
          }),
        },
      ],
    ],
  },
  {
    name: 'conda-meta',
    layers: [
      DEBIAN,
      [
        {
          path: 'opt/conda/conda-meta/openssl-1.1.1q-h7f8727e_0.json',
          content: JSON.stringify({ name: 'openssl', version: '1.1.1q', license: 'OpenSSL' }),
        },
      ],
    ],
  },
  {
    name: 'several-languages-side-by-side',
    layers: [
      DEBIAN,
      [npmPackage('lodash', '4.17.20')],
      [{ path: `${SITE}/requests-2.19.0.dist-info/METADATA`, content: pythonMetadata('requests', '2.19.0') }],
    ],
  },
];
