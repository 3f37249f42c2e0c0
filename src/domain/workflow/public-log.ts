import { plain } from '../text.ts';

/** The only servers whose tokens the public Sigstore accepts. GHES, GHE.com and other GitLab servers have other issuers. */
const SERVERS: readonly string[] = ['https://github.com', 'https://gitlab.com'];

/** Issuers of their tokens: of github.com the common issuer, and those of enterprises, which add a name to the path. */
const ISSUERS = /^(?:https:\/\/token\.actions\.githubusercontent\.com(?:\/[^/]+)?|https:\/\/gitlab\.com)$/;

/** Hosts of the public Sigstore instances, including the test instance. Everything there is public and permanent. */
const PUBLIC_HOSTS = /(?:^|\.)(?:sigstore|sigstage)\.dev$/;

const INSTEAD =
  'sign with your own Sigstore (`signing-config`, `trusted-root`) or with a key (`signer: key`)';

/** Whether a service of a signing configuration belongs to a public Sigstore, by its address. */
export function isPublicService(url: string): boolean {
  return PUBLIC_HOSTS.test(URL.parse(url)?.hostname.replace(/\.$/, '') ?? '');
}

/** Why a run on this server cannot sign with the public Sigstore. Undefined if it can. */
export function serverFault(serverUrl: string): string | undefined {
  if (SERVERS.includes(URL.parse(serverUrl)?.origin ?? '')) return undefined;
  return `without \`signing-config\`, the public Sigstore signs; it accepts only tokens of github.com and gitlab.com, but this job runs on ${plain(serverUrl, 200)}: ${INSTEAD}`;
}

/** Why a token of this issuer must not be sent to the public Sigstore. Undefined if it may. */
export function issuerFault(issuer: string): string | undefined {
  if (ISSUERS.test(issuer)) return undefined;
  return `the OIDC token is from ${plain(issuer, 200)}, which the public Sigstore does not know, so Assay does not send it there: ${INSTEAD}`;
}

/** Why a public log may not name the repository of this token by default. Undefined if the repository is public. */
export function visibilityFault(claims: Readonly<Record<string, unknown>>): string | undefined {
  const { repository, repository_visibility: visibility } = claims;
  if (visibility === 'public') return undefined;
  const name = typeof repository === 'string' ? plain(repository, 200) : 'the repository';
  const is =
    visibility === 'private' || visibility === 'internal'
      ? `is ${visibility}`
      : 'is not public according to the OIDC token';
  return `${name} ${is}, and the public Sigstore would log its name, workflow and commit publicly and permanently: allow that with \`public-log: allow\`, or ${INSTEAD}`;
}
