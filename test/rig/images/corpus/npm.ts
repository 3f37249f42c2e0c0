import { type CorpusImage, DEBIAN, npmPackage, packageJson } from './image.ts';

const APP = 'usr/src/app';
const STORE = 'pnpm/store/v10/files/ab/cd';
const LINKED = `${APP}/node_modules/.pnpm/minimist@1.2.5/node_modules/minimist/package.json`;
const MINIMIST = JSON.stringify({ name: 'minimist', version: '1.2.5', license: 'MIT' });

/** Images with packages of npm, laid as the package managers lay them. */
export const NPM_IMAGES: readonly CorpusImage[] = [
  {
    name: 'npm-flat',
    layers: [
      DEBIAN,
      [npmPackage('lodash', '4.17.20'), npmPackage('minimist', '1.2.5'), npmPackage('ms', '2.1.3')],
    ],
  },
  {
    name: 'npm-nested',
    layers: [
      DEBIAN,
      [npmPackage('lodash', '4.17.21'), npmPackage('lodash', '4.17.20', `${APP}/node_modules/old`)],
    ],
  },
  {
    name: 'npm-scoped',
    layers: [DEBIAN, [npmPackage('@babel/traverse', '7.23.0'), npmPackage('@types/node', '24.0.0')]],
  },
  {
    name: 'npm-application-without-version',
    layers: [
      DEBIAN,
      [
        { path: `${APP}/package.json`, content: '{"name":"shop","private":true}' },
        npmPackage('axios', '0.21.0'),
      ],
    ],
  },
  {
    name: 'npm-hard-link-after-the-store',
    layers: [
      DEBIAN,
      [
        { path: STORE, content: MINIMIST },
        { path: LINKED, hardLinkTo: STORE },
      ],
    ],
  },
  {
    name: 'npm-hard-link-before-the-store',
    layers: [
      DEBIAN,
      [
        { path: LINKED, content: MINIMIST },
        { path: STORE, hardLinkTo: LINKED },
      ],
    ],
  },
  {
    name: 'npm-hard-link-into-a-lower-layer',
    layers: [DEBIAN, [{ path: STORE, content: MINIMIST }], [{ path: LINKED, hardLinkTo: STORE }]],
  },
  {
    name: 'npm-symbolic-link-to-a-store',
    layers: [
      DEBIAN,
      [
        { path: STORE, content: MINIMIST },
        { path: LINKED, linkTo: `/${STORE}` },
      ],
    ],
  },
  {
    name: 'npm-linked-folder',
    layers: [
      DEBIAN,
      [
        packageJson(LINKED, 'minimist', '1.2.5'),
        { path: `${APP}/node_modules/minimist`, linkTo: '.pnpm/minimist@1.2.5/node_modules/minimist' },
      ],
    ],
  },
  {
    name: 'npm-byte-order-mark',
    layers: [
      DEBIAN,
      [packageJson(`${APP}/node_modules/minimist/package.json`, 'minimist', '1.2.5', '\uFEFF')],
    ],
  },
  {
    name: 'npm-same-path-twice',
    layers: [DEBIAN, [npmPackage('minimist', '1.2.8'), npmPackage('minimist', '1.2.0')]],
  },
  {
    name: 'npm-updated-in-an-upper-layer',
    layers: [DEBIAN, [npmPackage('minimist', '1.2.5')], [npmPackage('minimist', '1.2.8')]],
  },
  {
    name: 'npm-deleted-in-an-upper-layer',
    layers: [
      DEBIAN,
      [npmPackage('minimist', '1.2.5')],
      [{ path: `${APP}/node_modules/.wh.minimist`, content: '' }],
    ],
  },
  {
    name: 'npm-opaque-folder',
    layers: [
      DEBIAN,
      [npmPackage('minimist', '1.2.5')],
      [{ path: `${APP}/node_modules/.wh..wh..opq`, content: '' }, npmPackage('ms', '2.1.3')],
    ],
  },
  {
    name: 'npm-emptied-in-an-upper-layer',
    layers: [
      DEBIAN,
      [npmPackage('minimist', '1.2.5')],
      [{ path: `${APP}/node_modules/minimist/package.json`, content: '{}' }],
    ],
  },
  {
    name: 'npm-broken-fixture-of-a-package',
    layers: [
      DEBIAN,
      [
        npmPackage('resolve', '1.22.8'),
        {
          path: `${APP}/node_modules/resolve/test/resolver/malformed_package_json/package.json`,
          content: '{\n',
        },
      ],
    ],
  },
  {
    name: 'npm-lock-file-beside',
    layers: [
      DEBIAN,
      [
        npmPackage('lodash', '4.17.20'),
        {
          path: `${APP}/package-lock.json`,
          content: JSON.stringify({
            name: 'shop',
            lockfileVersion: 3,
            packages: { '': { name: 'shop' }, 'node_modules/lodash': { version: '4.17.20' } },
          }),
        },
      ],
    ],
  },
  {
    name: 'npm-long-and-foreign-paths',
    layers: [
      DEBIAN,
      [
        npmPackage('minimist', '1.2.5', `srv/${'très-long/'.repeat(20)}日本`),
        npmPackage('lodash', '4.17.20', './opt/app'),
      ],
    ],
  },
];
