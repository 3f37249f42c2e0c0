import { basename } from 'node:path';
import type { Location } from 'sarif';
import type { Place } from '../../domain/finding/finding.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { instructionsOf, placeName, scopeName } from '../location-names.ts';
import { REDACTED } from '../redaction/redact.ts';

/** The location of a result that has no other file. GitHub does not show a result without a location. */
export const REPORT = 'report.json';

/**
 * The locations of a place. A place in the image is not a file of the repository: it is named as a logical location of the
 * Dockerfile instructions that may have added it, or of the SBOM of the image if there are none.
 */
export function locationsOf(run: Run, place: Place): readonly Location[] {
  if (place.kind === 'source') return [location(uriOf(place.path), place.line)];
  const name = plain(placeName(place), 1000).trim();
  const logicalLocations = [{ fullyQualifiedName: name, kind: place.kind }];
  if (place.kind === 'commit') return [{ ...location(uriOf(place.path), place.line), logicalLocations }];
  const instructions = instructionsOf(place).map(({ path, line }) => location(uriOf(path), line));
  const files = instructions.length > 0 ? instructions : [location(sbomFile(run, place.platform), 1)];
  return files.map((file) => ({ ...file, logicalLocations }));
}

/** A line of a file. */
export function location(uri: string, line: number, column = 1): Location {
  const startLine = Math.max(1, Math.trunc(line));
  const startColumn = Math.max(1, Math.trunc(column));
  return {
    physicalLocation: {
      artifactLocation: { uri },
      region: { startLine, startColumn, endLine: startLine, endColumn: startColumn + 1 },
    },
  };
}

/** The file name of the SBOM of `scope` (a platform or `source`). */
export function sbomFile(run: Run, scope: string | undefined): string {
  const sboms = run.sboms?.done ? run.sboms.value : [];
  const sbom = sboms.find((one) => scopeName(one.scope) === scope) ?? sboms[0];
  return sbom === undefined ? REPORT : uriOf(basename(sbom.cyclonedx.path));
}

/**
 * A path below the root of the repository as a relative URI. The URI can never name a scheme, a host or a parent folder.
 * A redacted path does not name a file, so `report.json` is used instead.
 */
export function uriOf(path: string): string {
  if (path.includes(REDACTED)) return REPORT;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/') || REPORT;
}
