import type { Scope } from '../domain/evidence.ts';
import type { Place } from '../domain/finding.ts';
import { platformName } from '../domain/image.ts';

/** What was inventoried, as findings name it: `linux/amd64`, `index`, `source`. */
export function scopeName(scope: Scope): string {
  return scope.kind === 'platform' ? platformName(scope.platform) : scope.kind;
}

/** Where a secret stands, in words: `src/app.env:3`, `linux/amd64 layer 3 /app/.env:3`. Not yet neutralised. */
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
