/** A finding of these packages that is left, and why; `isSecret` where it is a credential that somebody published. */
export interface KnownFinding {
  readonly subject: string;
  readonly rule: string;
  readonly why: string;
  readonly isSecret?: true;
}

/** Every one counts against the bound but what is a secret; one that is not in this list fails the measurement. */
export const KNOWN: readonly KnownFinding[] = [];
