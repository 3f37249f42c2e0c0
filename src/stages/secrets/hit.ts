import type { NoSecretReason } from '../../domain/finding/no-secret.ts';

/** Something that an engine found; `value` is the raw secret and must be masked before anything else is done. */
export interface Hit {
  readonly engine: 'trivy' | 'gitleaks' | 'assay';
  readonly rule: string;
  readonly title: string;
  /** Relative to the scanned folder. */
  readonly file: string;
  readonly line: number;
  readonly value: string;
  /** The base64 in which the value stands there, line by line as it is wrapped; absent where it stands as it is. */
  readonly encoded?: string;
  /** Why it is provably no secret; absent where it may be one. */
  readonly why?: NoSecretReason;
  /**
   * `weak`: a password that everybody guesses; `named`: a key that is given to a name of a test; `unsound`: a token
   * whose checksum does not fit.
   */
  readonly doubt?: 'weak' | 'named' | 'unsound';
}
