import fc from 'fast-check';
import { parseMirror } from '../../../src/adapters/tools/assets.ts';
import { isDigest } from '../../../src/domain/digest.ts';
import { parseDuration } from '../../../src/domain/duration.ts';
import { goRelease, isComparable } from '../../../src/domain/evidence/comparable.ts';
import {
  namesImage,
  namesPackage,
  packageKey,
  parsePackageUrl,
} from '../../../src/domain/finding/package-url.ts';
import { coversGlob, globFault, matchesGlob, reachesInto } from '../../../src/domain/glob.ts';
import {
  type Platform,
  parsePlatform,
  parseReference,
  platformName,
  platformSlug,
  taggedName,
} from '../../../src/domain/image/image.ts';
import { matchesPlatform } from '../../../src/domain/image/platform.ts';
import { nameMatch, parseSubject } from '../../../src/domain/image/subject.ts';
import { isLoopback, isSafeUrl } from '../../../src/domain/loopback.ts';
import { nearest } from '../../../src/domain/nearest.ts';
import { certificateName, namesWorkflow } from '../../../src/domain/workflow/certificate-name.ts';
import { inRepositoryCase, parseWorkflowName, sameName } from '../../../src/domain/workflow/workflow-name.ts';
import { nameParts, packagePurl, purlType } from '../../../src/formats/sbom/purl.ts';
import { anyText, textLike } from '../mutations.ts';
import { demand, isParsed, type Property, property, same } from '../property.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const references = textLike(
  ...['debian', 'acme/app:1.2', 'ghcr.io/acme/app:v1', `127.0.0.1:5000/app@${DIGEST}`, 'localhost/a/b:x'],
  ...[`[::1]:5000/app:x@${DIGEST}`, 'index.docker.io/library/debian', 'docker.io/a__b/c-d.e'],
);
const subjects = fc.oneof(
  references,
  textLike('oci:dir', `oci:./a@b:tag@${DIGEST}`, 'archive:file.tar:acme/app:1', `archive:x:y@${DIGEST}`),
);
const platforms = textLike(
  ...['linux/amd64', 'linux/arm/v7', 'windows(10.0.20348.1)/amd64', `linux/386@sha256:${'a'.repeat(12)}`],
);
const purls = textLike(
  ...[
    'pkg:npm/%40babel/core@7.0.0',
    'pkg:golang/github.com/a/b@v1.2.3#sub/x',
    'pkg:deb/debian/openssl@3?arch=amd64',
  ],
  ...[
    'pkg:oci/app@sha256%3A00?repository_url=ghcr.io/acme/app&tag=1',
    'pkg:maven/org.slf4j/slf4j-api@2',
    'pkg:pypi/A_b@1',
  ],
);
const workflows = textLike(
  ...[
    'acme/app/.github/workflows/release.yml@refs/heads/main',
    `a/b/.github/workflows/c@d.yml@${'0'.repeat(40)}`,
  ],
  ...[
    'acme/app/.github/workflows/release build.yml@refs/tags/v1@x',
    'a/b/.github/workflows/ü.yml@refs/heads/ü#',
  ],
);
const certificates = textLike(
  ...['https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main', 'someone@example.com'],
  ...['HTTPS://github.com/a/b/.github/workflows/%61.yml@refs/heads/m ain?x#y', 'spiffe://a/b'],
);
const durations = textLike('48h', '30m', '2d', '99999d');
const versions = textLike(
  ...[
    '1.2.3',
    'v1.2.3-rc.1+build',
    '1!2.0.post1.dev3',
    '3.0.11-1~deb12u2',
    '1.2.3-r0',
    '2.0.0.RELEASE',
    '1:2.3',
  ],
  ...[
    '18446744073709551616.0',
    'go1.26.5 (Red Hat 1.26.5-1.el9)',
    'v1.22.3 X:boringcrypto',
    'devel go1.27-4a',
  ],
);
const addresses = textLike(
  'https://ghcr.io/x',
  'http://127.0.0.1:80/',
  'localhost:5000',
  '[::1]',
  '127.0.0.1.example',
);

/** Globs and texts of few characters, so that they often match. */
const globs = fc
  .array(fc.constantFrom('*', '**', '?', 'a', 'ab', '/', '/', '🙂', '*a', '.'), { maxLength: 8 })
  .map((parts) => parts.join(''));
const paths = fc
  .array(fc.constantFrom('a', 'b', 'ab', '/', '🙂', '.', '*'), { maxLength: 8 })
  .map((parts) => parts.join(''));

/** What a glob means, in the plainest way: by recursion over segments, and over characters. */
function meaning(glob: string, text: string): boolean {
  const segments = (pattern: readonly string[], items: readonly string[]): boolean => {
    const [first, ...rest] = pattern;
    if (first === undefined) return items.length === 0;
    if (first === '**')
      return segments(rest, items) || (items.length > 0 && segments(pattern, items.slice(1)));
    const [item, ...others] = items;
    return item !== undefined && characters([...first], [...item]) && segments(rest, others);
  };
  const characters = (pattern: readonly string[], items: readonly string[]): boolean => {
    const [first, ...rest] = pattern;
    if (first === undefined) return items.length === 0;
    if (first === '*')
      return characters(rest, items) || (items.length > 0 && characters(pattern, items.slice(1)));
    return items.length > 0 && (first === '?' || first === items[0]) && characters(rest, items.slice(1));
  };
  return segments(glob.split('/'), text.split('/'));
}

const words = fc.array(fc.constantFrom<string[]>('fail-on', 'exceptions', 'a', 'critical', 'secrets', ''), {
  maxLength: 4,
});

export const NAMES: readonly Property[] = [
  property('a reference that is read is the one that is printed', [parseReference], references, (text) => {
    const read = parseReference(text);
    isParsed(read);
    if (!read.ok) return;
    const { digest } = read.value;
    const printed = taggedName(read.value) + (digest === undefined ? '' : `@${digest}`);
    const again = parseReference(printed);
    demand(again.ok, `${printed} is refused`);
    same(JSON.stringify(again.ok && again.value), JSON.stringify(read.value));
    demand(!/[\s@]/.test(taggedName(read.value)), 'a name has a blank or an at sign');
    demand(digest === undefined || isDigest(digest), 'a digest that is none');
  }),
  property(
    'an image input names a registry, a folder or a file',
    [parseSubject],
    fc.tuple(subjects, fc.boolean()),
    ([text, isThere]) => {
      const read = parseSubject(text, (path) => isThere && path.length % 3 === 0);
      isParsed(read);
      if (!read.ok || read.value.kind === 'registry') return;
      const place = read.value.kind === 'layout' ? read.value.directory : read.value.file;
      demand(place !== '' && text.includes(place), 'a place that the input does not name');
    },
  ),
  property(
    'a name of an image matches itself, and is compared without a throw',
    [nameMatch],
    fc.tuple(references, references),
    ([one, other]) => {
      same(nameMatch(one, one), 'text');
      nameMatch(one, other);
    },
  ),
  property('a platform that is read is the one that is printed', [parsePlatform], platforms, (text) => {
    const read = parsePlatform(text);
    isParsed(read);
    if (!read.ok) return;
    same(platformName(read.value), text);
    demand(/^[A-Za-z0-9-]+$/.test(platformSlug(read.value)), 'a part of a file name with other characters');
    demand(matchesPlatform(read.value, read.value), 'a platform does not match itself');
  }),
  property(
    'a platform of an image is compared without a throw',
    [matchesPlatform],
    fc.tuple(anyText, anyText, platforms),
    ([os, architecture, wanted]) => {
      const platform: Platform = { os, architecture };
      const read = parsePlatform(wanted);
      if (read.ok) matchesPlatform(platform, read.value);
      platformSlug(platform);
    },
  ),
  property('a package URL is a value or a fault, and names itself', [parsePackageUrl], purls, (text) => {
    const read = parsePackageUrl(text);
    isParsed(read);
    if (!read.ok) return;
    demand(namesPackage(read.value, read.value), 'a package URL does not name itself');
    same(packageKey(read.value), packageKey(structuredClone(read.value)));
    namesImage(read.value, read.value, [DIGEST]);
    demand([undefined, read.value.type].includes(purlType(text)), 'another type');
  }),
  property(
    'a package URL that is written is read again',
    [packagePurl],
    fc.tuple(
      fc.constantFrom('npm', 'golang', 'pypi', 'maven', 'nuget', 'composer'),
      textLike('@babel/core', 'org.slf4j:api', 'github.com/a/b', 'x'),
      anyText,
    ),
    ([type, name, version]) => {
      const { name: last } = nameParts(type, name);
      if (last === '' || version.trim() === '') return;
      let purl: string;
      try {
        purl = packagePurl(type, name, version);
      } catch (error) {
        // The library refuses what its type cannot have.
        demand(error instanceof Error, 'no error was thrown');
        return;
      }
      demand(parsePackageUrl(purl).ok, `${purl} cannot be read`);
    },
  ),
  property('the name of a workflow is its parts', [parseWorkflowName], workflows, (text) => {
    const read = parseWorkflowName(text);
    isParsed(read);
    if (!read.ok) return;
    const { repository, path, ref } = read.value;
    same(`${repository}/${path}@${ref}`, text);
    demand(!path.slice('.github/workflows/'.length).includes('/'), 'the file is in a deeper folder');
  }),
  property(
    'names are compared in both directions',
    [sameName],
    fc.tuple(workflows, workflows),
    ([one, other]) => {
      demand(sameName(one, one), 'a name differs from itself');
      same(sameName(one, other), sameName(other, one));
      same(inRepositoryCase(inRepositoryCase(one)), inRepositoryCase(one));
    },
  ),
  property(
    'the name in a certificate is ASCII, and stays as it is',
    [certificateName],
    certificates,
    (text) => {
      const name = certificateName(text);
      namesWorkflow(text, 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main');
      demand(namesWorkflow(text, text), 'a name does not name itself');
      if (name === undefined || !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return;
      demand(/^[ -~]*$/.test(name), 'a certificate contains ASCII only');
      same(certificateName(name), name);
    },
  ),
  property('a length of time is a number of milliseconds', [parseDuration], durations, (text) => {
    const read = parseDuration(text);
    isParsed(read);
    demand(!read.ok || (Number.isSafeInteger(read.value) && read.value >= 0), 'no number of milliseconds');
  }),
  property('a version can be compared or not', [isComparable, goRelease], versions, (text) => {
    for (const scheme of ['semver', 'dotted', 'pep440', 'gem', 'maven', 'deb', 'apk', 'rpm'] as const)
      isComparable(scheme, text);
    const release = goRelease(text);
    demand(release === undefined || /^v\d+(?:\.\d+)+/.test(release), 'a release that is none');
  }),
  property(
    'an address is safe only with TLS or on this machine',
    [isSafeUrl, isLoopback, parseMirror],
    addresses,
    (text) => {
      isLoopback(text);
      if (isSafeUrl(text)) demand(/^https:|^http:/.test(new URL(text).protocol), 'another scheme is safe');
      const mirror = parseMirror(text);
      demand(typeof mirror === 'string' || isSafeUrl(mirror.href), 'a mirror without TLS');
    },
  ),
  property('globs mean what they are said to mean', [matchesGlob], fc.tuple(globs, paths), ([glob, text]) => {
    same(matchesGlob(glob, text), meaning(glob, text));
    if (globFault(glob) === undefined && matchesGlob(glob, text) && text.includes('/'))
      demand(
        reachesInto(glob, text.slice(0, text.lastIndexOf('/'))),
        'a glob matches below a folder that it does not reach into',
      );
  }),
  property(
    'a glob that covers another one matches what that matches',
    [coversGlob],
    fc.tuple(globs, globs, paths),
    ([wide, narrow, text]) => {
      if (coversGlob(wide, narrow) && matchesGlob(narrow, text))
        demand(matchesGlob(wide, text), 'it covers too much');
    },
  ),
  property(
    'globs of any text are matched within bounds',
    [globFault],
    fc.tuple(textLike('ghcr.io/acme/**', 'a/*/b?', '**/x'), textLike('ghcr.io/acme/a/b', 'a/b/c')),
    ([glob, text]) => {
      if (globFault(glob) === undefined) matchesGlob(glob, text);
    },
  ),
  property(
    'the nearest word is one of the words',
    [nearest],
    fc.tuple(textLike('fail_on', 'exeptions'), words),
    ([text, all]) => {
      const found = nearest(text, all);
      demand(found === undefined || all.includes(found), 'it is none of the words');
    },
  ),
];
