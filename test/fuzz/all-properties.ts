import { ARCHIVES } from './properties/archives.ts';
import { ATTESTATIONS } from './properties/attestations.ts';
import { FLEETS } from './properties/fleets.ts';
import { IMAGES } from './properties/images.ts';
import { KUBERNETES } from './properties/kubernetes.ts';
import { MANIFESTS } from './properties/manifests.ts';
import { NAMES } from './properties/names.ts';
import { OUTPUTS } from './properties/outputs.ts';
import { REGISTRIES } from './properties/registries.ts';
import { TOOLS } from './properties/tools.ts';
import { WORKFLOWS } from './properties/workflows.ts';
import type { Property } from './property.ts';

/** The properties of all parsers, by topic. */
export const PROPERTIES: readonly Property[] = [
  ...[...NAMES, ...IMAGES, ...ATTESTATIONS, ...TOOLS],
  ...KUBERNETES,
  ...[...WORKFLOWS, ...OUTPUTS, ...ARCHIVES, ...REGISTRIES, ...MANIFESTS, ...FLEETS],
];
