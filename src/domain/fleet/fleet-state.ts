import { hexOf } from '../digest.ts';
import { parseReference, repositoryName } from '../image/image.ts';
import { orUndefined } from '../result.ts';
import type { FleetReport, ReportedImage } from './fleet-report.ts';

/** What is wrong in a fleet, in the order in which an issue tells it. */
export const STATE_KINDS = ['vulnerable', 'unsigned', 'expired', 'drifted', 'denied'] as const;
export type StateKind = (typeof STATE_KINDS)[number];

/** One thing that is wrong. The same thing has the same id in every run, also when the image was built again. */
export interface StateItem {
  readonly kind: StateKind;
  readonly id: string;
  /** Name of the image without tag and digest. */
  readonly image: string;
  readonly what: string;
}

/** What is wrong in a fleet. */
export interface FleetState {
  readonly items: readonly StateItem[];
  /** Ids of an earlier state that remain, because not every image could be checked now. */
  readonly kept: readonly string[];
  /** Number of images that could not be checked. */
  readonly unchecked: number;
}

/** Reasons that the other items tell already. */
const TOLD: ReadonlySet<string> = new Set(['new-findings', 'tag-drifted', 'vulnerability-blocked']);
const UNSIGNED: ReadonlySet<string> = new Set([
  'signature-missing',
  'signature-invalid',
  'identity-mismatch',
  'index-not-covered',
]);

/**
 * The state of a fleet, from its report and the ids of the state before. While an image is not checked, nothing of the
 * state before is taken as solved.
 */
export function stateOf({ images, verdict }: FleetReport, before: readonly string[]): FleetState {
  const items = new Map(images.flatMap(itemsOf).map((item) => [item.id, item]));
  const unchecked = images.filter(({ decision }) => decision === 'error').length;
  const kept = verdict === 'error' ? before.filter((id) => !items.has(id)) : [];
  const order = (item: StateItem) => `${STATE_KINDS.indexOf(item.kind)} ${item.image} ${item.what}`;
  return {
    items: [...items.values()].toSorted((one, other) => (order(one) < order(other) ? -1 : 1)),
    kept,
    unchecked,
  };
}

/** The ids of a state, sorted. */
export function idsOf({ items, kept }: FleetState): readonly string[] {
  return [...new Set([...items.map(({ id }) => id), ...kept])].toSorted();
}

function itemsOf({ image, decision, reasons, findings, drift = [] }: ReportedImage): readonly StateItem[] {
  const name = nameOf(image);
  const item = (kind: StateKind, what: string): StateItem => ({
    ...{ kind, image: name, what },
    id: hexOf(JSON.stringify([kind, name, what])).slice(0, 12),
  });
  const drifted = drift.map(({ reference }) => item('drifted', reference));
  if (decision === 'error') return drifted;
  const isUnsigned = reasons.some(({ code }) => UNSIGNED.has(code));
  const others = reasons.filter(
    ({ code, effect }) => effect === 'block' && !TOLD.has(code) && !UNSIGNED.has(code),
  );
  return [
    ...findings.map((one) =>
      item(one.isExpired === true ? 'expired' : 'vulnerable', `${one.id} in ${one.package}`),
    ),
    ...(isUnsigned ? [item('unsigned', 'signature')] : []),
    // An image without any evidence lacks all kinds of it.
    ...(isUnsigned ? [] : others.map(({ code }) => item('denied', code))),
    ...drifted,
  ];
}

function nameOf(image: string): string {
  const reference = orUndefined(parseReference(image));
  return reference === undefined ? image : repositoryName(reference);
}
