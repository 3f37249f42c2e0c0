import type { Scope } from '../domain/evidence/evidence.ts';
import type { Instruction, LocationKind, Place } from '../domain/finding/finding.ts';
import { platformName } from '../domain/image/image.ts';

/** The name of an inventory's scope in findings: `linux/amd64`, `index`, `source`. */
export function scopeName(scope: Scope): string {
  return scope.kind === 'platform' ? platformName(scope.platform) : scope.kind;
}

const KIND_IN_WORDS: Readonly<Record<LocationKind, string>> = {
  package: ' (installed package, as published)',
  system: ' (library of a language)',
  documentation: ' (documentation)',
  sample: ' (test or sample)',
  generated: ' (generated file)',
};

/** The location of a secret, its kind, and the Dockerfile instructions that may have made it. Not yet safe for a log. */
export function placeInWords(place: Place): string {
  const made = instructionsOf(place).map(({ path, line }) => `${path}:${line}`);
  const kind =
    place.kind === 'config' || place.locationKind === undefined ? '' : KIND_IN_WORDS[place.locationKind];
  return `${placeName(place)}${kind}${made.length === 0 ? '' : `, made by ${made.join(' or ')}`}`;
}

/** The Dockerfile instructions that may have made the content of a location. */
export function instructionsOf(place: Place): readonly Instruction[] {
  return place.kind === 'layer' || place.kind === 'config' ? (place.instructions ?? []) : [];
}

/** The location of a secret in words: `src/app.env:3`, `linux/amd64 layer 3 /app/.env:3`. Not yet safe for a log. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case 'source':
      return `${place.path}:${place.line}`;
    case 'commit':
      return `commit ${place.commit.slice(0, 12)} ${place.path}:${place.line}`;
    case 'layer':
      return `${place.platform} layer ${place.index + 1} ${place.path}:${place.line}`;
    case 'config':
      return `${place.platform} configuration, ${place.entry}`;
  }
}
