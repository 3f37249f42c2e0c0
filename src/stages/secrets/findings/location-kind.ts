import type { LocationKind, Place } from '../../../domain/finding/finding.ts';
import { canonicalPath } from '../../layer-packages/owned-files.ts';
import { isUsersFile } from '../installed/users-files.ts';

const DOCUMENTATION =
  /(?:^|\/)(?:docs?|documentation|usr\/share\/(?:doc|man|info))\/|\.(?:md|mdx|rst|adoc)$|(?:^|\/)(?:README|CHANGE(?:S|LOG)|HISTORY|NEWS)(?:\.[A-Za-z]{1,4})?$/i;
const SAMPLE_FOLDERS =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|tests?[-_]?(?:data|files?|fixtures?|certs?|keys?|setup|resources?|assets|suites?|cases?|helpers?|utils?|support|vectors?)|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?)\//i;
const SAMPLE_FILES =
  /(?:^|[/._-])(?:examples?|samples?|template|dist)(?:\.[A-Za-z0-9]{1,8})?$|[._-](?:tests?|spec)\.[A-Za-z]{1,5}$|(?:^|\/)test_[^/]{1,100}\.py$/i;

/** The standard libraries of languages, if no package of the distribution owns them. */
const SYSTEM =
  /^usr\/local\/go\/(?:src|test|api|doc|misc)\/|^usr\/(?:local\/)?lib\/(?:python3(?:\.\d+)?\/(?!(?:site|dist)-packages\/)|ruby\/\d[^/]*\/(?!gems\/))/;

/** Files that programs generate. Nobody writes a password under its name there. */
const GENERATED =
  /\.min\.(?:js|css|mjs)$|\.(?:js|mjs|cjs|css|ts)\.map$|\.snap$|(?:^|\/)(?:SHA(?:1|256|512)SUMS?|MD5SUMS?|checksums?)(?:\.txt)?$|\.(?:sha1|sha256|sha512|md5)(?:sums?)?$/i;

/** Facts about a place. `published`: the file belongs to an installed package and is unchanged. */
export interface Placing {
  readonly inLayer: boolean;
  readonly published: boolean;
}

/** The kind of a location by its path and these facts; undefined for a file of the user. */
export function locationKindOf(path: string, { inLayer, published }: Placing): LocationKind | undefined {
  const place = canonicalPath(path);
  const isUsers = isUsersFile(place);
  if (published && !isUsers) return 'package';
  if (inLayer && !isUsers && SYSTEM.test(place)) return 'system';
  if (DOCUMENTATION.test(place)) return 'documentation';
  if (SAMPLE_FOLDERS.test(place) || SAMPLE_FILES.test(place)) return 'sample';
  return GENERATED.test(place) ? 'generated' : undefined;
}

/** Adds its location kind to a place. */
export function withLocationKind(place: Place, published: boolean): Place {
  if (place.kind === 'config') return place;
  const locationKind = locationKindOf(place.path, { inLayer: place.kind === 'layer', published });
  return locationKind === undefined ? place : { ...place, locationKind };
}
