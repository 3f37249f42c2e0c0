/**
 * How the values of a file are written. In `code` a literal has quotes. In `settings` a value may have no quotes. A
 * `text` (documentation, logs) mixes both with prose.
 */
export type FileKind = 'code' | 'settings' | 'text';

const CODE =
  /\.(?:[cm]?[jt]sx?|py|pyi|ipynb|go|java|kts?|scala|groovy|gradle|rb|erb|php\d?|cs|fs|vb|rs|c|cc|cpp|cxx|h|hpp|m|mm|swift|dart|lua|pl|pm|r|jl|ex|exs|erl|hs|clj|vue|svelte|astro|sol|zig|nim|jsonnet|tf|tfvars|hcl|bicep|nix|cue|sql|graphql|proto|css|scss|less|map)$/i;
const TEXT =
  /\.(?:md|mdx|markdown|rst|adoc|txt|html?|xhtml|cshtml|razor|jspx?|ejs|hbs|twig|mustache|tpl|log|csv|tsv|tex|svg|po|pot|diff|patch|out|err)$/i;

/** Decides by the name of a file how its values are written. The default is `settings`. */
export function fileKind(path: string): FileKind {
  if (CODE.test(path)) return 'code';
  return TEXT.test(path) ? 'text' : 'settings';
}
