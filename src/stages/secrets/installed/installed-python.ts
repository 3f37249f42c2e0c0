import { type Candidate, folderOf, memoized } from './package-records.ts';
import { hashOfContent } from './record-hash.ts';

const FILE = /^((?:.*\/)?(?:site|dist)-packages)\/(.+)$/;

/** The entries of the RECORD files in a folder: SHA-256 in base64url, or empty for an entry without a hash. */
type Listed = ReadonlyMap<string, string>;

/**
 * A RECORD lists every file of a package with its SHA-256. A package that was installed from a folder or repository
 * has a `direct_url.json`. The application of a user is installed in this way, so its RECORD proves nothing.
 */
export function isPythonAsPublished({ path, content, records }: Candidate): boolean | undefined {
  const [, site = '', file = ''] = FILE.exec(path) ?? [];
  if (file === '') return undefined;
  const listed = listedIn(site, records);
  const hash = listed.get(file);
  if (hash === undefined) return false;
  if (hash !== '') return hash === hashOfContent('sha256', content, 'base64url');
  // A file that was compiled at installation is unchanged if the package contains its source.
  const source = /^(.*?)(?:\/)?__pycache__\/([^/.]+)\.[^/]+\.pyc$/.exec(file);
  return source !== null && (listed.get(`${source[1]}/${source[2]}.py`) ?? '') !== '';
}

const listedIn = memoized((site, records): Listed => {
  const files = new Map<string, string>();
  for (const path of records.inFolder(site)) {
    if (!path.endsWith('.dist-info/RECORD')) continue;
    if (records.text(`${folderOf(path)}/direct_url.json`) !== undefined) continue;
    const lines = records.text(path)?.matchAll(/^"?(.+?)"?,(?:sha256=([A-Za-z0-9_-]+))?,\d*\r?$/gm) ?? [];
    for (const [, file = '', hash = ''] of lines) files.set(file, hash);
  }
  return files;
});
