/** Marks at the start of a value with which tools show that they encrypted it. */
const MARKS: readonly RegExp[] = [
  /^ENC(?:RYPTED)?[[({]/, // SOPS, hiera-eyaml, Cirrus; Jasypt
  /^\{(?:cipher|encrypted|enc|aes|crypt)\}/i, // Spring Cloud Config, Payara
  /^\$ANSIBLE_VAULT;/,
  /^\{[A-Za-z0-9+/]{15,}={0,2}\}$/, // Maven with a master password
  /^vault:v\d+:/, // Vault's transit engine
  /^encrypted:[A-Za-z0-9+/]/, // dotenvx
  /^U2FsdGVkX1/, // "Salted__" in base64: OpenSSL, transcrypt and similar tools
  /^EJ\[1:/, // ejson
  /^YWdlLWVuY3J5cHRpb24ub3JnL3Yx/, // age-encryption.org/v1 in base64
  /^age-encryption\.org\/v1/,
  /^AQICA[HG][A-Za-z0-9+/]{40}/, // AWS KMS
  /^CiQA[A-Za-z0-9+/]{40}/, // Google Cloud KMS
  /^v1:[A-Za-z0-9+/]{12,24}={0,2}:[A-Za-z0-9+/]{8}/, // Pulumi
  /^gAAAAA[A-Za-z0-9_-]{60,}={0,2}$/, // Fernet
  /^-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE|PKCS7|CMS)-----/,
  /^01000000d08c9ddf0115d1118c7a00c04fc297eb/i, // Windows' DPAPI
];

/** Such marks in the first line of a block or before it. */
const HEADS =
  /\$ANSIBLE_VAULT;|ENC\[(?:PKCS7|GPG|AES256_GCM)|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE|PKCS7|CMS)|(?:^|[\s"'-])secure["']?:\s|age-encryption\.org|!vault\b|\{cipher\}|vault:v\d+:/;

/** Whether a value is the ciphertext of a known tool. */
export function isEncrypted(value: string): boolean {
  return MARKS.some((mark) => mark.test(value));
}

/** Whether the line in which a block of text begins says that it is encrypted. */
export function beginsEncrypted(line: string): boolean {
  return HEADS.test(line);
}

/** Whether the first bytes show that a tool encrypted the whole file. */
export function isEncryptedFile(text: string): boolean {
  return /^(?:\ufeff)?\s{0,20}(?:\$ANSIBLE_VAULT;|age-encryption\.org\/v1|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----)/.test(
    text.slice(0, 200),
  );
}

/** Whether SOPS encrypted a file. It adds its key material and a MAC after the values, in the format of the file. */
export function isSopsFile(text: string): boolean {
  return (
    /ENC\[AES256_GCM,data:/.test(text) &&
    /(?:^|["'\s[])sops(?:["']?\s*[:\]]|_[\w]{1,60}=)/m.test(text) &&
    /\bmac["']?\s*[:=]/.test(text.replace(/sops_mac=/g, 'mac='))
  );
}

/** The line from 1 where the entries of SOPS start: encrypted data keys and their owners. Infinite if there is none. */
export function sopsPart(lines: readonly string[]): number {
  const at = lines.findIndex((line) => /^\s*["']?sops["']?\s*:|^\[sops\]|^sops_\w+=/.test(line));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}
