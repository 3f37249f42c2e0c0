import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../rig/images/zip.ts';
import { packagesOf, resultsOf } from './manager-results.ts';

const METADATA = 'Metadata-Version: 2.1\nName: Jinja2\nVersion: 2.4.1\n\nA description.\n';
const PLACE = 'usr/lib/python3.11/site-packages/jinja2-2.4.1.dist-info/METADATA';

describe('metadata of an installed Python package', () => {
  test.each([
    ['with a byte order mark', `\uFEFF${METADATA}`],
    ['with lines as Windows ends them', METADATA.replaceAll('\n', '\r\n')],
    ['with fields in another case', METADATA.replace('Name', 'NAME')],
    ['with a name on a line of its own', METADATA.replace('Name: ', 'Name:\n  ')],
    ['with a line that is no field', `from setuptools\n${METADATA}`],
    ['with a line that is no field, and goes on', METADATA.replace('\n\n', '\nfrom x\n  import y\n\n')],
    ['with a version twice', METADATA.replace('\n\n', '\nVersion: 9.9\n\n')],
    ['without a version', 'Name: Jinja2\n'],
    ['in UTF-16', Buffer.from(METADATA, 'utf16le')],
    ['that are cut off', ''],
  ])('%s name their package, if by the folder', (_, content) => {
    expect(packagesOf(PLACE, content)).toEqual(['pypi/jinja2@2.4.1']);
  });

  test('that name nothing, in a folder that names nothing, decide', () => {
    const content = 'no fields at all\n';
    expect(resultsOf('opt/x/EGG-INFO/PKG-INFO', content)).toMatchObject([
      { kind: 'unreadable', decides: true },
    ]);
    const place = 'usr/lib/python3/dist-packages/setuptools/tests/x/EGG-INFO/PKG-INFO';
    expect(resultsOf(place, content)).toMatchObject([{ kind: 'unreadable', decides: false }]);
  });

  test('take no name from the description', () => {
    expect(packagesOf('opt/x.egg-info', 'Name: a\nVersion: 1\n\nName: b\nVersion: 2\n')).toEqual([
      'pypi/a@1',
    ]);
  });
});

describe('a Python archive', () => {
  const distribution = (path: string) => ({
    path: `${path}jinja2-2.4.1.dist-info/METADATA`,
    content: METADATA,
  });

  test.each([
    ['a zipapp of a known name', 'app.pyz', zipOf([distribution('')])],
    ['a shiv', 'app.pyz', zipOf([distribution('site-packages/')], '#!/usr/bin/env python3\n')],
    [
      'a pex without an extension',
      'usr/local/bin/app',
      zipOf([distribution('.deps/Jinja2-2.4.1-py3-none-any.whl/')], '#!/usr/bin/env python3.11\n'),
    ],
    [
      'a pex of packed wheels',
      'app.pex',
      zipOf([{ path: '.deps/Jinja2-2.4.1-py3-none-any.whl', content: zipOf([distribution('')]) }]),
    ],
    ['an egg', 'jinja2-2.4.1-py3.8.egg', zipOf([{ path: 'EGG-INFO/PKG-INFO', content: 'broken' }])],
  ])('that runs, %s, names its packages', (_, path, content) => {
    expect(packagesOf(path, content)).toEqual(['pypi/jinja2@2.4.1']);
  });

  test('that waits to be installed names what is not loaded', () => {
    const path = 'usr/lib/python3.11/ensurepip/_bundled/Jinja2-2.4.1-py3-none-any.whl';
    expect(packagesOf(path, zipOf([distribution('')]))).toEqual(['pypi/jinja2@2.4.1 (inert)']);
  });

  test('that is cut off decides where Python would run it', () => {
    const cut = zipOf([distribution('')]).subarray(0, 100);
    expect(resultsOf('app.pex', cut)).toMatchObject([{ kind: 'unreadable', decides: true }]);
    expect(resultsOf('x.whl', cut)).toMatchObject([{ kind: 'unreadable', decides: false }]);
  });

  test('is no shell script, and no script of Python', () => {
    expect(resultsOf('usr/bin/x', '#!/bin/sh\nPK\x03\x04')).toEqual([]);
    expect(resultsOf('usr/bin/x', '#!/usr/bin/python3\nprint(1)\n')).toEqual([]);
  });
});

describe('conda', () => {
  test('is seen in the base environment too, and by the name of the file where that cannot be read', () => {
    const place = 'opt/conda/conda-meta/numpy-base-1.21.5-py39_0.json';
    expect(packagesOf(place, '{"name":"numpy-base","version":"1.21.5"}')).toEqual([
      'conda/numpy-base@1.21.5',
    ]);
    expect(packagesOf(place, 'broken')).toEqual(['conda/numpy-base@1.21.5']);
    expect(packagesOf('opt/conda/conda-meta/history', '==> x <==')).toEqual([]);
  });
});
