import type { Intercept } from '../front.ts';

/** Media types that a registry answers with. */
export const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const INDEX = 'application/vnd.oci.image.index.v1+json';

/** What the gate asks a registry for on its way to a decision about an image, by the path of the request. */
const PARTS = {
  'the image': (path: string, digest: string) => path.includes('/manifests/') && path.endsWith(digest),
  'the list of referrers': (path: string) => path.includes('/referrers/'),
  'a referrer': (path: string, digest: string) => path.includes('/manifests/') && !path.endsWith(digest),
  'a bundle': (path: string) => path.includes('/blobs/'),
} as const;
export type Part = keyof typeof PARTS;
export const EVERY_PART = ['the image', 'the list of referrers', 'a referrer', 'a bundle'] as const;

/** Answers for one of these parts in place of the registry. */
export function answering({ digest }: { readonly digest: string }, part: Part, answer: Intercept): Intercept {
  return async (asked, response, pass) =>
    PARTS[part](asked.path, digest) ? await answer(asked, response, pass) : false;
}

/** The reasons against an image with nothing attached. */
export const BARE = ['signature-missing', 'provenance-missing', 'sbom-missing', 'summary-missing'];
