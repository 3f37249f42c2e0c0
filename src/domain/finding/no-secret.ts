/** Reasons why something that looks like a secret is certainly none, in the order in which reports show them. */
export const NO_SECRET_REASONS = [
  'encrypted',
  'reference',
  'template',
  'placeholder',
  'sample',
  'published',
  'translation',
  'name',
  'checksum',
  'identifier',
  'public-key',
  'no-token',
] as const;

/**
 * `encrypted`: ciphertext of a tool. `reference`: a variable, a call, a path or the address of a store. `template`: filled
 * in later. `placeholder`: a word to be replaced by a secret. `sample`: from a specification or documentation.
 * `published`: its provider publishes it. `translation`: text for people. `name`: words of a program. `checksum`,
 * `identifier`, `public-key`: what they are called. `no-token`: it is in the middle of other bytes, or its checksum is
 * wrong.
 */
export type NoSecretReason = (typeof NO_SECRET_REASONS)[number];

/** How many values were ignored for one reason. `examples` are a few of their locations. */
export interface IgnoredSecrets {
  readonly reason: NoSecretReason;
  readonly count: number;
  readonly examples: readonly string[];
}
