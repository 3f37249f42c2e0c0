import { type Candidate, folderOf, remembered } from './beside.ts';
import { hashOfContent } from './record-hash.ts';

const FILE = /^((?:.*\/)?(?:site|dist)-packages)\/(.+)$/;

/** What the RECORD files of one folder list: SHA-256 in base64url, empty for what is listed without one. */
type Listed = ReadonlyMap<string, string>;

/**
 * A RECORD lists every file of a package with its SHA-256. A package that came from a folder or a repository in place
 * of an index says so in `direct_url.json`: that is what a user's own application does, and it proves nothing.
 */
export function isPythonAsPublished({ path, content, beside }: Candidate): boolean | undefined {
  const [, site = '', file = ''] = FILE.exec(path) ?? [];
  if (file === '') return undefined;
  const listed = listedIn(site, beside);
  const hash = listed.get(file);
  if (hash === undefined) return false;
  if (hash !== '') return hash === hashOfContent('sha256', content, 'base64url');
  // Compiled when it was installed: as published where its source is one of the package's.
  const source = /^(.*?)(?:\/)?__pycache__\/([^/.]+)\.[^/]+\.pyc$/.exec(file);
  return source !== null && (listed.get(`${source[1]}/${source[2]}.py`) ?? '') !== '';
}

const listedIn = remembered((site, beside): Listed => {
  const files = new Map<string, string>();
  for (const path of beside.within(site)) {
    if (!path.endsWith('.dist-info/RECORD')) continue;
    if (beside.text(`${folderOf(path)}/direct_url.json`) !== undefined) continue;
    const lines = beside.text(path)?.matchAll(/^"?(.+?)"?,(?:sha256=([A-Za-z0-9_-]+))?,\d*\r?$/gm) ?? [];
    for (const [, file = '', hash = ''] of lines) files.set(file, hash);
  }
  return files;
});
