/** Texts that a program replaces later: variables, templates, lookups. */
const TEMPLATES: readonly RegExp[] = [
  /\$\{|\$\(|\$\[\[|\{\{|\}\}|<%|%>|#\{/,
  /^\$\w|\$[A-Z][A-Z0-9_]{3,}(?![A-Za-z0-9])/,
  /^%[\w.:()|-]+%$|^@@?[\w.-]+@@?$|^__\w+__$|^<[^>]*>$|^\[[^\]]*\]$|^`/,
  /^\{[\w.:$-]*\}['"]?$|^\{[A-Za-z_][\w.]*[(:[?!|,]|\[:\w+\]/,
  /^\\f[BIRPC(]|^@(?:var|code|samp)\{|^\\(?:emph|text\w{2}|var)\{/, // marks for another font in manual pages
  /%\(\w+\)[sdr]|^[:@][a-z_]{2,40}$|^\?$|^%[sdvqr@]$/, // parameters of statements and formats
  /^["']\s{0,2}[+.&]\s{0,2}[A-Za-z_$]|^[+.&]\s{1,2}[A-Za-z_$]/, // the rest of an expression
];

/** The location of a value, or an expression that looks it up. */
const REFERENCES: readonly RegExp[] = [
  /!(?:Ref|Sub|GetAtt|ImportValue|vault|env|secret)\b/,
  /^(?:ref|vault|env|secrets?|secretsmanager|ssm|op|sm|kms|awskms|gcpkms|azurekms|file|aws-sm|sops|doppler|keyring|keychain|pass|bws?|akeyless|conjur|infisical|awssm|gsm|asm|azkv|chamber|credstash)(?:\+\w+)?:(?!\/\/[^/\s]*:[^/\s]*@)/i,
  /^\*[A-Za-z_][\w-]{0,40}$/, // an alias of YAML
  /^arn:|^projects\/[^/\s]+\/secrets\//,
  /^(?:None|null|nil|undefined|[Tt]rue|[Ff]alse)\W+$/,
  /^(?:process\.env|import\.meta\.env|os\.(?:environ|getenv)|env\.|ENV\[|secrets?\.|vars?\.|local\.|data\.|module\.|each\.|self\.|this\.|\$this->|cls\.|settings\.|config\.|cfg\.|conf\.|options?\.|opts\.|args\.|params?\.|request\.|req\.|ctx\.|app\.|aws_|azurerm_|google_|random_\w+\.)/,
  /^(?:Get|Read|New|Import|Invoke|ConvertTo|ConvertFrom|Select|Find|Resolve|Unprotect|Request)-[A-Z][A-Za-z]{2,40}$/, // commands of PowerShell
  /@Microsoft\.KeyVault\(|^\[(?:parameters|variables|reference|concat|listKeys)\(/i,
];

/** An expression of a program: `options.password`, `get_password()`, `user_in.password)`, `None},`. */
const EXPRESSION =
  /^[!&*~^]?[A-Za-z_$][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_$][\w$]*)*(?:[!?]|\[[^\]]{0,40}\])?(?:\([^()]{0,80}\)?[^A-Za-z0-9]{0,6})?[\s),;}\]]*$/;
const KEYWORD = /^(?:None|nil|null|undefined|True|False|true|false|self|this|new|await|lambda|function)\b/;

/** A word between dollar signs, or with other marks behind it. No variable is written like this: `$Tiger$48`, `$ecret!`. */
const MARKED_WORD = /^\$[A-Za-z0-9]{4,30}(?:\$\d{2,8}|[!#%*^?+~]{1,3}\d{0,8}[!#%*^?+~]{0,3})$/;

/** Whether a value is a template that a program fills in later. */
export function isTemplate(value: string): boolean {
  return !MARKED_WORD.test(value) && TEMPLATES.some((form) => form.test(value));
}

/** Whether a value is a reference to a secret. */
export function isReference(value: string): boolean {
  return REFERENCES.some((form) => form.test(value));
}

/** Whether a value without quotes is an expression of a program. */
export function isExpression(value: string): boolean {
  return KEYWORD.test(value) || EXPRESSION.test(value);
}

/**
 * Whether a value is part of a line of minified code. It looks like a value if the string before it ends with a name.
 */
export function isCode(value: string): boolean {
  if (/^\s*[)\]},;+?:&|=.]/.test(value) && /[=(){};,[\]]\s*["']?[A-Za-z_$]/.test(value.slice(1))) return true;
  return (
    /[;{}]|=>|\|\||&&|\breturn\b/.test(value) &&
    (value.match(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+|[A-Za-z_$]\(|\)\s*[;,{]|=[A-Za-z_$!]/g)?.length ??
      0) >= 3
  );
}
