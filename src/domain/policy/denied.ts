import type { Digest } from '../digest.ts';
import type { Vulnerability } from '../finding/finding.ts';
import type { InventoriedPackage } from '../finding/inventoried-package.ts';
import { matchesGlob } from '../glob.ts';
import type { Check, Reason } from '../reason.ts';
import { bareName, readablePurl } from './exception.ts';
import type { Denial, DeniedRule } from './operations.ts';

/** A manifest of an image, with its name for people. */
export interface NamedDigest {
  readonly digest: Digest;
  readonly name: string;
}

/** Most packages or findings that one message names. */
const NAMED = 3;

/** Denies the digests that the policy lists: of the image, of a platform, or of a base image. */
export function deniedDigests(
  { digests }: DeniedRule,
  subjects: readonly NamedDigest[],
  check: Check,
): readonly Reason[] {
  return subjects.flatMap(({ digest, name }) =>
    digests
      .filter((one) => one.digest === digest)
      .map((one) => denied(check, `the policy denies ${name} (${digest})`, one)),
  );
}

/** Denies images in which a vulnerability of the list was found, whatever its severity and whatever ignores it. */
export function deniedVulnerabilities(
  { vulnerabilities }: DeniedRule,
  findings: readonly Vulnerability[],
): readonly Reason[] {
  return vulnerabilities.flatMap((one) => {
    const found = findings.filter(
      ({ id, aliases = [] }) => id === one.vulnerability || aliases.includes(one.vulnerability),
    );
    const places = found.map(({ package: name, version }) => `${name} ${version}`);
    if (places.length === 0) return [];
    return [
      denied('vulnerabilities', `the policy denies ${one.vulnerability}, found in ${firstOf(places)}`, one),
    ];
  });
}

/** Denies images that contain a package of the list. */
export function deniedPackages(
  { packages }: DeniedRule,
  listed: readonly InventoriedPackage[],
): readonly Reason[] {
  return packages.flatMap((one) => {
    const found = listed.filter(
      (item) =>
        isPackage(one.package, item) &&
        (one.versions.length === 0 || one.versions.some((glob) => matchesGlob(glob, item.version))),
    );
    const places = [...new Set(found.map(({ package: name, version }) => `${name} ${version}`))];
    if (places.length === 0) return [];
    return [denied('vulnerabilities', `the policy denies ${one.package}, found as ${firstOf(places)}`, one)];
  });
}

function isPackage(wanted: string, { package: name, purl }: InventoriedPackage): boolean {
  if (!wanted.startsWith('pkg:')) return wanted === name;
  return purl !== undefined && readablePurl(wanted) === readablePurl(bareName(purl));
}

function denied(check: Check, what: string, { reason, owner, since }: Denial): Reason {
  const from = since === undefined ? '' : ` since ${since}`;
  return { code: 'image-revoked', check, message: `${what}${from}: ${reason} (owner: ${owner})` };
}

function firstOf(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}
