import type { Place } from '../../domain/fleet/fleet-plan.ts';

/** `pods.json, Pod shop/web, container web` */
export function placeInWords({ source, object, container }: Place): string {
  return [source, object, container].filter((one) => one !== undefined).join(', ');
}

/** An image, and the first place that names it. */
export function imageAndPlace(image: string, [first]: readonly Place[]): string {
  return first === undefined ? image : `${image} (${placeInWords(first)})`;
}
