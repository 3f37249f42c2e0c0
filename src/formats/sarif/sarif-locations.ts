import { basename } from 'node:path';
import type { Location } from 'sarif';
import type { Place } from '../../domain/finding/finding.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { instructionsOf, placeName, scopeName } from '../location-names.ts';
import { REDACTED } from '../redaction/redact.ts';

/** Stands for the run where no other file does: a result without a location is not shown. */
export const REPORT = 'report.json';

/**
 * A place inside of the image is no file of the repository: it is named, and the Dockerfile instructions that may have
 * made it stand for it, else the SBOM of the image.
 */
export function locationsOf(run: Run, place: Place): readonly Location[] {
  if (place.kind === 'source') return [location(uriOf(place.path), place.line)];
  const name = plain(placeName(place), 1000).trim();
  const logicalLocations = [{ fullyQualifiedName: name, kind: place.kind }];
  if (place.kind === 'commit') return [{ ...location(uriOf(place.path), place.line), logicalLocations }];
  const made = instructionsOf(place).map(({ path, line }) => location(uriOf(path), line));
  const files = made.length > 0 ? made : [location(sbomFile(run, place.platform), 1)];
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

/** The evidence file that lists what `scope` (a platform or `source`) holds. */
export function sbomFile(run: Run, scope: string | undefined): string {
  const sboms = run.sboms?.done ? run.sboms.value : [];
  const sbom = sboms.find((one) => scopeName(one.scope) === scope) ?? sboms[0];
  return sbom === undefined ? REPORT : uriOf(basename(sbom.cyclonedx.path));
}

/**
 * A path below the repository's root as a relative URI that can never name a scheme, a host or a folder above. One that
 * had to be redacted names no file any more: the report stands for it.
 */
export function uriOf(path: string): string {
  if (path.includes(REDACTED)) return REPORT;
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/') || REPORT;
}
