/** Assay's own name and version as they stand in SBOMs, statements and reports. */
export const PRODUCT = {
  name: 'assay',
  version: '0.1.0',
  /** Identifies Assay as tool and verifier, and is the base of the extension fields in its statements. */
  uri: 'https://github.com/assay-sh/assay',
} as const;
