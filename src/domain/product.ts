/** Assay's name and version, as written in SBOMs and statements, and whole as the `generator` of reports. */
export const PRODUCT = {
  name: 'assay',
  version: '0.1.0',
  /** Identifies Assay as tool and verifier. The names of extension fields in its statements begin with it. */
  uri: 'https://github.com/assay-sh/assay',
} as const;
