/** Why Assay's answer about an image of the corpus is not that of `trivy image`; what is not here must be the same. */
export const EXPLAINED: Readonly<
  Record<string, { readonly why: string; readonly differences: readonly string[] }>
> = {};
