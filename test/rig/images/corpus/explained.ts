/** What differs, and why it is right that it does. `+` only Assay says it, `-` only trivy, `!` a gap that decides. */
export interface Explained {
  readonly why: string;
  readonly differences: readonly string[];
  /** Whether trivy's answer is another from run to run: then some of the differences may be missing. */
  readonly byChance?: true;
}

const LINKED = 'usr/src/app/node_modules/.pnpm/minimist@1.2.5/node_modules/minimist/package.json';
const MINIMIST = 'usr/src/app/node_modules/minimist/package.json';
const FLASK = 'usr/local/lib/python3.12/site-packages/flask-0.12.dist-info/METADATA';
const OPENSSL_OF_CONDA = 'opt/conda/conda-meta/openssl-1.1.1q-h7f8727e_0.json';

/** A package of a content-addressed store that is seen by its link alone. */
const THROUGH_A_LINK: Explained = {
  why: 'trivy reads no file that the archive holds as a link; the image runs the package all the same',
  differences: [`+ pkg:npm/minimist@1.2.5 at ${LINKED}`, '+ CVE-2021-44906 in minimist 1.2.5'],
};

/** Why Assay's answer about an image of the corpus is not that of `trivy image`; what is not here must be the same. */
export const EXPLAINED: Readonly<Record<string, Explained>> = {
  'alpine-without-its-release-file': {
    why: 'the repositories tell which distribution the packages are of, and only with it they have a PURL',
    differences: [
      '+ pkg:apk/alpine/musl@1.2.5-r10',
      '+ pkg:apk/alpine/openssl@3.5.0-r0',
      '- musl@1.2.5-r10',
      '- openssl@3.5.0-r0',
    ],
  },
  'alpine-that-nobody-knows': {
    why: 'the database has no advisories of that release: trivy finds nothing and calls that a success',
    differences: ['! system etc/os-release'],
  },
  'arch-beside-npm': {
    why: 'trivy passes over the packages of a distribution that it cannot read, where others are beside them',
    differences: ['! system var/lib/pacman/local/openssl-3.5.0-1/desc', '! system etc/os-release'],
  },
  'two-systems': {
    why: 'trivy takes one of the two at random and judges all packages as of it',
    differences: ['! system etc/alpine-release', '! unlisted var/lib/dpkg/status', '! system etc/os-release'],
  },
  'npm-hard-link-after-the-store': THROUGH_A_LINK,
  'npm-hard-link-into-a-lower-layer': THROUGH_A_LINK,
  'npm-symbolic-link-to-a-store': THROUGH_A_LINK,
  'npm-byte-order-mark': {
    why: 'Node reads a package.json that begins with a byte order mark, and trivy does not',
    differences: [`+ pkg:npm/minimist@1.2.5 at ${MINIMIST}`, '+ CVE-2021-44906 in minimist 1.2.5'],
  },
  'npm-same-path-twice': {
    why: 'the later entry of a path counts for every runtime; trivy takes one of the two by chance',
    byChance: true,
    differences: [
      `+ pkg:npm/minimist@1.2.0 at ${MINIMIST}`,
      '+ CVE-2021-44906 in minimist 1.2.0',
      `- pkg:npm/minimist@1.2.8 at ${MINIMIST}`,
    ],
  },
  'npm-emptied-in-an-upper-layer': {
    why: 'the package below is hidden, and the one in its place has no version that could be compared',
    differences: [
      `- pkg:npm/minimist@1.2.5 at ${MINIMIST}`,
      '- CVE-2021-44906 in minimist 1.2.5',
      `! incomparable ${MINIMIST}`,
    ],
  },
  'python-hard-link-to-a-store': {
    why: 'trivy reads no file that the archive holds as a link',
    differences: [`+ pkg:pypi/flask@0.12 at ${FLASK}`],
  },
  'python-unreadable-metadata': {
    why: 'the folder tells name and version where its METADATA cannot be read',
    differences: [`+ pkg:pypi/flask@0.12 at ${FLASK}`],
  },
  'conda-meta': {
    why: 'the database has no advisories of conda: trivy lists the package and compares it with nothing',
    differences: [`+ pkg:conda/openssl@1.1.1q at ${OPENSSL_OF_CONDA}`, `! unsourced ${OPENSSL_OF_CONDA}`],
  },
  'go-program-under-two-names': {
    why: 'a program may be started by either of its names, and an exception is bound to a path',
    differences: [
      '+ pkg:golang/golang.org/x/text@v0.3.7 at usr/local/bin/shopd',
      '+ pkg:golang/stdlib@go at usr/local/bin/shopd',
    ],
  },
  'go-program-that-is-not-executable': {
    why: 'trivy reads only what has the executable bit; a start script or the loader can run the others',
    differences: ['+ pkg:golang/golang.org/x/text@v0.3.7 at srv/shop', '+ pkg:golang/stdlib@go at srv/shop'],
  },
};
