import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debian } from '../../test/rig/images/node-image.ts';
import {
  beginLayout,
  endLayout,
  type ImageLayout,
  type ImageStep,
  MEDIA,
  writeBlob,
  writeImage,
} from '../../test/rig/images/oci-layout.ts';
import type { TarEntry } from '../../test/rig/images/tar.ts';

/** An image that is a load, and the advisories that its packages need; their number grows with the size. */
export interface Load {
  readonly what: string;
  readonly steps: (size: number) => readonly ImageStep[];
  /** How many packages have an advisory. */
  readonly findings?: (size: number) => number;
  /** How many platforms the index has; a single image by default. */
  readonly platforms?: (size: number) => number;
}

/** No value stands in this file as a whole: each is made from its number. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
function letters(seed: number, length: number): string {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return LETTERS[(state >>> 8) % LETTERS.length];
  }).join('');
}
const token = (at: number) => ['gh', 'p_', letters(at, 36)].join('');
const password = (at: number) => letters(at + 1_000_000, 20);
const line = (name: string, value: string) => `${name} = "${value}"\n`;

function numbered<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function copy(entries: readonly TarEntry[]): ImageStep {
  return { createdBy: 'COPY files /srv # buildkit', entries };
}

function npm(count: number): readonly TarEntry[] {
  return numbered(count, (at) => ({
    path: `srv/node_modules/load-${at}/package.json`,
    content: JSON.stringify({ name: `load-${at}`, version: '1.0.0', license: 'MIT' }),
  }));
}

function passwords(count: number): readonly TarEntry[] {
  return numbered(count, (at) => ({
    path: `srv/settings/${at}.env`,
    content: line('DB_PASSWORD', password(at)),
  }));
}

function tokens(count: number): TarEntry {
  return { path: 'srv/tokens.txt', content: numbered(count, (at) => line('token', token(at))).join('') };
}

/** The loads of `npm run load`. */
export const LOADS: Readonly<Record<string, Load>> = {
  files: {
    what: 'small text files in a layer',
    steps: (size) => [
      copy(numbered(size, (at) => ({ path: `srv/${at % 500}/file-${at}.txt`, content: `text ${at}\n` }))),
    ],
  },
  places: {
    what: 'files in which one and the same token stands',
    steps: (size) => [
      copy(numbered(size, (at) => ({ path: `srv/${at % 50}/${at}.txt`, content: line('token', token(1)) }))),
    ],
  },
  copies: {
    what: 'times the same path in a layer',
    steps: (size) => [copy(numbered(size, (at) => ({ path: 'srv/twice.txt', content: `text ${at}\n` })))],
  },
  tokens: { what: 'tokens in one file', steps: (size) => [copy([tokens(size)])] },
  redaction: {
    what: 'passwords in files beside 8,000 packages',
    steps: (size) => [copy([...npm(8_000), ...passwords(size)])],
  },
  packages: {
    what: 'npm packages, half of them with a finding',
    steps: (size) => [copy(npm(size))],
    findings: (size) => size / 2,
  },
  clean: { what: 'npm packages, none with a finding', steps: (size) => [copy(npm(size))] },
  platforms: { what: 'platforms', steps: () => [copy(npm(100))], platforms: (size) => size },
  heavy: {
    what: 'packages, an eighth of it passwords, and as many tokens in one file',
    steps: (size) => [copy([...npm(size), ...passwords(size / 8), tokens(size)])],
  },
};

/** Writes the image of a load as a layout. */
export async function writeLoad(dir: string, load: Load, size: number): Promise<ImageLayout> {
  await beginLayout(dir);
  const steps = (platform: number): readonly ImageStep[] => [
    debian('amd64'),
    copy([{ path: 'etc/platform', content: `${platform}` }]),
    ...load.steps(size),
  ];
  const config = { architecture: 'amd64', config: {} };
  if (load.platforms === undefined) return endLayout(dir, await writeImage(dir, config, steps(0)));
  const manifests = [];
  for (let at = 0; at < load.platforms(size); at += 1) {
    const platform = { os: 'linux', architecture: 'amd64', variant: `v${at + 1}` };
    manifests.push({ ...(await writeImage(dir, { ...config, ...platform }, steps(at))), platform });
  }
  const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests };
  return endLayout(dir, await writeBlob(dir, index, MEDIA.index));
}

/** Writes an advisory for each of the first packages. */
export async function writeAdvisories(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let at = 0; at < count; at += 1) {
    const id = `GHSA-2222-${code(at)}-${code(at + 1)}`;
    const time = '2026-05-01T08:00:00Z';
    const advisory = {
      ...{ schema_version: '1.4.0', id, modified: time, published: time, aliases: [] },
      ...{ summary: `load-${at} is at fault`, details: 'It is at fault. '.repeat(20) },
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L' }],
      affected: [
        {
          package: { ecosystem: 'npm', name: `load-${at}` },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }],
        },
      ],
      references: [{ type: 'ADVISORY', url: `https://github.com/advisories/${id}` }],
      database_specific: {
        ...{ cwe_ids: [], severity: 'MODERATE', github_reviewed: true },
        ...{ github_reviewed_at: time, nvd_published_at: null },
      },
    };
    await writeFile(join(folder, `${id}.json`), JSON.stringify(advisory));
  }
}

/** Four characters as GitHub's ids have them. */
function code(at: number): string {
  const characters = '23456789cfghjmpqrvwx';
  return [8_000, 400, 20, 1].map((unit) => characters[Math.floor(at / unit) % 20]).join('');
}
