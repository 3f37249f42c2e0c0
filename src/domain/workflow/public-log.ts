import { plain } from '../text.ts';

/** The one GitHub whose tokens the public Sigstore takes: GHES and GHE.com have issuers of their own. */
const SERVER = 'https://github.com';

/** Issuers of that GitHub's tokens: the common one, and those of enterprises that have a name of their own behind it. */
const ISSUERS = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[^/]+)?$/;

/** The public instances, the one for tests included: what goes there can be read by everybody, and stays. */
const PUBLIC_HOSTS = /(?:^|\.)(?:sigstore|sigstage)\.dev$/;

const INSTEAD =
  'sign with a Sigstore of your own (`signing-config`, `trusted-root`) or with a key (`signer: key`)';

/** Whether a service of a signing configuration is one of a public Sigstore, by its address. */
export function isPublicService(url: string): boolean {
  return URL.canParse(url) && PUBLIC_HOSTS.test(new URL(url).hostname.replace(/\.$/, ''));
}

/** Why a run on this GitHub server cannot sign with the public Sigstore; undefined where it can. */
export function serverFault(serverUrl: string): string | undefined {
  if (URL.canParse(serverUrl) && new URL(serverUrl).origin === SERVER) return undefined;
  return `the public Sigstore, which signs without \`signing-config\`, takes tokens of github.com alone, and this job runs for ${plain(serverUrl, 200)}: ${INSTEAD}`;
}

/** Why a token of this issuer must not be sent to the public Sigstore; undefined where it may. */
export function issuerFault(issuer: string): string | undefined {
  if (ISSUERS.test(issuer)) return undefined;
  return `the OIDC token is issued by ${plain(issuer, 200)}, which the public Sigstore does not know, and is not sent there: ${INSTEAD}`;
}

/** Why nothing of this token's repository goes into a public log unasked; undefined where everybody can see it. */
export function visibilityFault(claims: Readonly<Record<string, unknown>>): string | undefined {
  const { repository, repository_visibility: visibility } = claims;
  if (visibility === 'public') return undefined;
  const name = typeof repository === 'string' ? plain(repository, 200) : 'the repository';
  const is =
    visibility === 'private' || visibility === 'internal'
      ? `is ${visibility}`
      : 'is not said to be public by the OIDC token';
  return `${name} ${is}, and the public Sigstore would log its name, workflow and commit for everybody and for good: allow that with \`public-log: allow\`, or ${INSTEAD}`;
}
