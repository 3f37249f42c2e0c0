import { z } from 'zod';
import type { Distribution } from '../../domain/evidence/distribution.ts';
import { optional } from '../../domain/optional.ts';
import { orUndefined } from '../../domain/result.ts';
import { parseJson } from '../json.ts';

const RELEASE = 'etc/os-release';
const RELEASE_ELSEWHERE = 'usr/lib/os-release';
const REPOSITORIES = 'etc/apk/repositories';
const UBUNTU_PRO = 'var/lib/ubuntu-advantage/status.json';

/** The files of an image that {@link parseDistribution} reads. All are small. */
export const DISTRIBUTION_FILES: readonly string[] = [
  ...[RELEASE, RELEASE_ELSEWHERE, REPOSITORIES, UBUNTU_PRO],
];

/** Reads the facts about the distribution of an image that trivy's SBOM leaves out. `files` are by path. */
export function parseDistribution(files: ReadonlyMap<string, string>): Distribution {
  const id = idIn(files.get(RELEASE)) ?? idIn(files.get(RELEASE_ELSEWHERE));
  const repository = repositoryIn(files.get(REPOSITORIES) ?? '');
  return {
    ...optional({ id, repository }),
    ...(hasUbuntuPro(files.get(UBUNTU_PRO)) ? { isExtended: true } : {}),
  };
}

/** os-release(5): a lower-case string without spaces, with or without quotes. */
function idIn(release: string | undefined): string | undefined {
  return /^ID=["']?([A-Za-z0-9._-]{1,60})["']?\s*$/m.exec(release ?? '')?.[1]?.toLowerCase();
}

const PROTOCOL = String.raw`\b(?:https?|ftp):\/\/`;
const HOST = '[0-9A-Za-z.:-]+';
/** `https://host/alpine/v3.22/main`, with or without a tag in front. A line with `#` in front is a comment. */
const REPOSITORY = new RegExp(String.raw`^[^#]*${PROTOCOL}${HOST}\/([A-Za-z]+)\/v?([0-9A-Za-z_.-]+)\/`);

/** The newest release that packages may come from, such as `alpine/edge`; undefined for several distributions. */
function repositoryIn(text: string): string | undefined {
  const named = text.split('\n').flatMap((line) => {
    const [, family, release] = REPOSITORY.exec(line) ?? [];
    return family && release ? [{ family: family.toLowerCase(), release }] : [];
  });
  const [first] = named;
  if (first === undefined || named.some(({ family }) => family !== first.family)) return undefined;
  const [newest] = named.map(({ release }) => release).sort((a, b) => rankOf(b) - rankOf(a));
  return `${first.family}/${newest}`;
}

function rankOf(release: string): number {
  if (release === 'edge') return Number.POSITIVE_INFINITY;
  const [major = '', minor = '0'] = release.split('.');
  const rank = Number(major) * 1000 + Number(minor);
  return Number.isFinite(rank) ? rank : -1;
}

function hasUbuntuPro(status: string | undefined): boolean {
  const document = status === undefined ? undefined : orUndefined(parseJson(status));
  return StatusSchema.safeParse(document).data?.services.some(isExtension) ?? false;
}

/** The status of Ubuntu Pro. A service in another form is none that Assay knows. */
const ServiceSchema = z.object({ name: z.string(), status: z.string() });
const StatusSchema = z.object({ services: z.array(z.unknown()) });

function isExtension(service: unknown): boolean {
  const { name = '', status = '' } = ServiceSchema.safeParse(service).data ?? {};
  return /^esm-\w+$/.test(name) && status === 'enabled';
}
