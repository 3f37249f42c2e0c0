/**
 * What counts as a credential in an object of a cluster, as regular expressions of RE2. An engine evaluates them for each
 * value within a small budget, so each has at most 40 characters. The secrets check knows many more kinds.
 */

/** A value that contains one of these is a credential, whatever its name is. */
export const CREDENTIAL_VALUES: readonly { readonly what: string; readonly pattern: string }[] = [
  { what: 'a private key', pattern: '-----BEGIN [A-Z ]*PRIVATE KEY' },
  { what: 'an AWS access key', pattern: String.raw`\b(AKIA|ASIA)[A-Z0-9]{16}\b` },
  { what: 'a GitHub token', pattern: String.raw`\bgh[pousr]_[A-Za-z0-9]{36}` },
  { what: 'a GitHub token', pattern: String.raw`\bgithub_pat_\w{22}` },
  { what: 'a GitLab token', pattern: String.raw`\bglpat-[\w-]{20}` },
  { what: 'a Slack token', pattern: String.raw`\bxox[abprs]-[\w-]{10}` },
  { what: 'a Stripe key', pattern: String.raw`\b[sr]k_live_\w{20}` },
  { what: 'a JSON web token', pattern: String.raw`\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]+` },
  { what: 'a password in an address', pattern: String.raw`://[^\s:/@]+:[^\s/@{$<(]+@` },
];

/** The name of a variable or key that usually holds a credential. */
export const CREDENTIAL_NAME =
  '(?i)(passw(or)?d|passphrase|(api|access|private|secret|signing|encryption)[._-]?key|(client|app|jwt|webhook|shared)[._-]?secret|(^|[._-])secret|token|credentials?)$';

/**
 * A value that is no credential even under such a name: nothing, a reference to another variable, a placeholder, a number
 * or a switch, or the path of a file with at least two folders.
 */
export const NO_CREDENTIAL = String.raw`^(|\$\([^)]*\)|\$\{[^}]*\}|<[^>]*>|[0-9.]+|(?i:true|false|yes|no|none|null)|(/[\w.-]+){2,})$`;
