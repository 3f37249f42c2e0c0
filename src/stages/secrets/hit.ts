import type { NoSecretReason } from '../../domain/finding/no-secret.ts';

/** A match that an engine reports. `value` is the raw secret: mask it before anything else is done with it. */
export interface Hit {
  readonly engine: 'trivy' | 'gitleaks' | 'assay';
  readonly rule: string;
  readonly title: string;
  /** Relative to the scanned folder. */
  readonly file: string;
  readonly line: number;
  readonly value: string;
  /** The base64 that contains the value, with its line breaks; absent if the value is not encoded. */
  readonly encoded?: string;
  /** Why it is provably not a secret; absent if it may be one. */
  readonly ignoreReason?: NoSecretReason;
  /**
   * A reason for doubt. `weak`: a password that everybody guesses. `test-name`: a private key with the name of a
   * test. `bad-checksum`: a token with a wrong checksum.
   */
  readonly doubt?: 'weak' | 'test-name' | 'bad-checksum';
}
