/** Why something that looks like a secret is provably none, in the order in which they are told. */
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
 * `encrypted`: a tool's ciphertext; `reference`: a variable, a call, a path or an address of where it is kept;
 * `template`: filled in later; `placeholder`: a word where one is to be put in; `sample`: of a specification or a
 * documentation; `published`: its provider publishes it; `translation`: a word for people; `name`: words of a
 * program; `checksum`, `identifier`, `public-key`; `no-token`: in the middle of other bytes, or with a wrong checksum.
 */
export type NoSecretReason = (typeof NO_SECRET_REASONS)[number];

/** What was not counted for one reason; `examples` are a few of its places. */
export interface IgnoredSecrets {
  readonly reason: NoSecretReason;
  readonly count: number;
  readonly examples: readonly string[];
}
