import type { Credentials } from '../registry-client.ts';
import { tokens } from './auth.ts';
import {
  emptyLists,
  listType,
  noApi,
  paged,
  pageForList,
  referrersElsewhere,
  subjectHeader,
  tagIsDigest,
} from './lists.ts';
import { failsAfterDelete, immutableTags, lateBlobs, noDelete, throttled } from './manifests.ts';
import type { Quirk } from './quirk.ts';
import { blobsElsewhere, headRefused, mountRefused, relativeLocation } from './uploads.ts';

/** The quirks of a vendor's registry together, as its documentation and its users tell; docs/registries.md says where. */
export interface Vendor {
  /** Whether lists come from the referrers API of the registry behind. */
  readonly api: boolean;
  readonly quirks: readonly Quirk[];
  /** Those that ask for credentials. */
  readonly auth?: (credentials: Credentials) => Quirk;
}

const SPARED = /^sha256-/;
const everywhere = (credentials: Credentials) => tokens(credentials, { challenge: 'everywhere' });

const refusingDelete = (credentials: Credentials) =>
  tokens(credentials, { challenge: 'everywhere', refusesDelete: true });

export const VENDORS: Readonly<Record<string, Vendor>> = {
  ghcr: {
    api: false,
    quirks: [referrersElsewhere(303, 'busy'), blobsElsewhere, noDelete(405), mountRefused(202), lateBlobs],
    auth: refusingDelete,
  },
  ecr: { api: true, quirks: [subjectHeader, immutableTags('ecr', SPARED), blobsElsewhere, headRefused(403)] },
  'ecr without the API': { api: false, quirks: [noApi, subjectHeader, immutableTags('ecr', SPARED)] },
  gar: { api: false, quirks: [noApi, immutableTags('gar'), mountRefused(404)], auth: everywhere },
  acr: {
    api: true,
    quirks: [subjectHeader, paged('relative'), blobsElsewhere, relativeLocation],
    auth: everywhere,
  },
  quay: { api: true, quirks: [subjectHeader, blobsElsewhere, throttled('0')], auth: everywhere },
  'quay without the API': { api: false, quirks: [pageForList, blobsElsewhere] },
  harbor: {
    api: true,
    quirks: [subjectHeader, listType('application/json'), immutableTags('harbor', SPARED), noDelete(403)],
    auth: refusingDelete,
  },
  artifactory: { api: true, quirks: [subjectHeader, immutableTags('artifactory'), noDelete(403)] },
  'artifactory without the API': { api: false, quirks: [emptyLists, noDelete(405)] },
  'docker hub': { api: false, quirks: [noApi, throttled(), blobsElsewhere, noDelete(403)], auth: everywhere },
  gitlab: {
    api: false,
    quirks: [noApi, tagIsDigest, blobsElsewhere, mountRefused(202)],
    auth: refusingDelete,
  },
  nexus: { api: false, quirks: [noApi, immutableTags('nexus', SPARED), noDelete(400)] },
  zot: { api: true, quirks: [subjectHeader, failsAfterDelete] },
};
