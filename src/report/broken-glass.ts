import { optional } from '../domain/optional.ts';
import type { BreakGlass } from '../domain/policy/operations.ts';
import { code, text } from './markdown.ts';

/** An entry of break glass in a report or in an audit event. */
export function glassRecord({ rules, until, owner, reason, digest, repository }: BreakGlass) {
  return { rules: [...rules], until, owner, reason, ...optional({ digest, repository }) };
}

/** The entries that apply to the image, for a summary. Empty if there are none. */
export function glassSection(broken: readonly BreakGlass[] = []): string {
  return broken
    .map(
      ({ rules, until, owner, reason }) =>
        `⚠️ **Break glass until ${text(until, 40)}** ${rules.map((rule) => code(rule)).join(', ')} ${rules.length === 1 ? 'stops' : 'stop'} nothing. ${text(reason, 500)} (owner: ${text(owner, 200)})`,
    )
    .join('\n\n');
}
