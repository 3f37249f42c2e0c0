import { isPublicNkey, PUBLIC_NKEY } from './nkeys.ts';

/** The name of an identifier or nonce before its value. */
const IDENTIFIERS =
  /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:(?:key|tenant|client|account|project|user|object|resource|subscription|application|app|org|team|group|role|policy|event|message|order|site|zone|installation|product|device|package|plugin|template|view|widget)[_-]?(?:id|guid|uuid)|(?:request|trace|span|correlation|transaction)(?:[_-]?id)?|uuid|guid|aaguid|c?nonce|opaque|sec-websocket-(?:key|accept)|etag|commit|revision|rev|ref|build|idempotency[_-]?(?:key|token)|dedup(?:e|lication)?[_-]?(?:key|id|token)|message[_-]?group[_-]?id|client[_-]?(?:request[_-]?)?token|publishable[_-]?key|public[_-]?key(?:[_-]?token)?)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** Such names in camel case: `objectId`, `publicKeyToken`. */
const CAMEL =
  /(?:Id|Guid|Uuid|UUID|Nonce|Hash|Digest|Checksum|Revision|PublicKeyToken)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`^]?$/;
/** An account or contract on a blockchain: `0x` and 20 bytes. It is public. Its private key has 32 bytes. */
const ACCOUNT = /^0x[0-9a-f]{40}$/i;
/** Ids of servers, channels, people and applications in a chat service. */
const SNOWFLAKE = /^\d{17,20}$/;
/** Names in a content-addressed store: the hash of the content. */
const CONTENT = /^(?:Qm[1-9A-HJ-NP-Za-km-z]{44}|b(?:af|ag)[a-z0-9]{50,100}|k51qzi5uqu5[a-z0-9]{40,60})$/;
/**
 * The hash of a transaction or a block on a blockchain. It has as many bytes as a private key, so the end of its name
 * must match {@link ON_CHAIN_NAME}.
 */
const ON_CHAIN = /^0x[0-9a-f]{64}$/i;
const ON_CHAIN_NAME = /(?:tx|transaction|block|root|topic|hash|digest|commitment)(?:[-_]?(?:id|hash))?$/i;
/** Endings of names whose value is not an account, although it has the length of one. */
const SECRET_END =
  /(?:secret|passw(?:or)?d|private|private[-_]?key|mnemonic|seed|credentials?|(?:api|access|auth|secret)[-_]?key)$/i;
/** Fields of a feature flag. Its salt decides which users see the feature, and is not a secret. */
const FLAG =
  /["'](?:sel|flags?|featureFlags?|variations?|rollout|rolloutPercentage|fallthrough|bucketBy|trackEvents|offVariation)["']\s{0,4}:/;
/** The name before a value, at the end of a text. */
const NAME_BEFORE = /([\w.-]{1,80})["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/;
/** The setting for git's signing key. Its value is the id of the public key. */
const GIT_KEY = /(?:^|[\s.])signing[kK]ey["']?[\s=:]{1,6}["']?$/;
const GIT_KEY_ID =
  /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{32}|[0-9A-F]{40}|[0-9a-f]{16}|[0-9a-f]{40})!?$/;
/** Names of ids of clients, customers, projects and products. The value may have any letters. */
const PUBLIC_ID =
  /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:client|user[-_]?pool|pool|price|product|customer|tenant|app|application|project|property|measurement|organi[sz]ation|org|workspace|team|channel|plan|template|merchant|publisher|audience)[-_]?id["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$|(?:client|userPool|tenant|application|project|workspace|merchant)I[dD]["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** Names that end in `_id`. Their UUID identifies a row, except for the names in {@link SECRET_ROW}. */
const ROW = /(?:^|[^A-Za-z])\w{0,80}[_-](?:id|uuid|guid)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
const SECRET_ROW = /(?:secret|session|auth|device|reset|invite)[-_](?:id|uuid|guid)\W{0,12}$/i;
/** Lines and fields next to the values in test vectors of standards. */
const VECTORS =
  /^\s*(?:COUNT|KEYS?|IV|PLAINTEXT|CIPHERTEXT|Msg|MD|Mac|Tag|AAD|CT|PT|Seed|Digest|K?len|Tlen|Output|NONCE|Result)\s?=\s?[0-9A-Fa-f]*\s*$|"(?:tcId|tgId|ivSize|tagSize|keySize)"\s*:\s*\d/gim;

/**
 * Whether a value is the address of an account or of content, an id of a chat service, or the public id of a key or
 * client.
 */
export function isPublicIdentifier(value: string, before: string): boolean {
  const name = NAME_BEFORE.exec(before.slice(-120))?.[1] ?? '';
  if (ACCOUNT.test(value)) return !SECRET_END.test(name);
  if (ON_CHAIN.test(value)) return ON_CHAIN_NAME.test(name);
  if (GIT_KEY.test(before) && GIT_KEY_ID.test(value)) return true;
  return SNOWFLAKE.test(value) || CONTENT.test(value) || PUBLIC_ID.test(before);
}

/** Fields of a test vector in JSON. */
const VECTOR_FIELDS =
  /"(?:key|data|msg|message|input|iv|nonce|tag|mac|hmac|pt|ct|plaintext|ciphertext|digest|output|expected|result)"\s*:/gi;
/** Words in the comment of a test vector. */
const OF_STANDARD =
  /\b(?:RFC[ -]?\d{4}|NIST|FIPS[ -]?\d{3}|SP ?800-\d{2}|Wycheproof|known[ -]answer|test[ _-]?(?:case|vector)s?)\b/i;

/** Whether a value is hexadecimal digits among the fields of a published test vector. */
export function isTestVector(value: string, around: readonly string[]): boolean {
  if (!/^[0-9a-f]{16,}$/i.test(value)) return false;
  const text = around.join('\n');
  if (OF_STANDARD.test(text) && new Set(text.match(VECTOR_FIELDS)).size >= 3) return true;
  const names = text.match(VECTORS)?.map((line) => line.split(/[=:]/, 1)[0]?.trim().toLowerCase());
  return new Set(names).size >= 3;
}

const CHECKSUMS =
  /(?:sha-?(?:1|2|224|256|384|512)?(?:[_-]?(?:sum|hash|digest))?|md5(?:sum)?|checksums?|digest|integrity|fingerprint|thumbprint|[_-]hash|cksum|blake2b?|crc32|hashed[_-](?:secret|token|key|value))["'`\]]?\s{0,4}(?:=>|:=|[:=]|\s)\s{0,4}["'`]?(?:sha\d{1,3}[:-])?$/i;
const UUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** The lengths of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 in hexadecimal digits. */
const HASH_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);

/**
 * Whether a value is a checksum in hexadecimal digits or base64, by the name before it or by its position in the line.
 */
export function isChecksum(value: string, before: string, behind: string): boolean {
  const isHex = /^[0-9a-f]+$/i.test(value) && HASH_LENGTHS.has(value.length);
  if (isHex && (CHECKSUMS.test(before) || /sha\d{1,3}[:-]$/i.test(before))) return true;
  // A list of checksums: `<sum>  <file>`.
  if (isHex && /^\s*$/.test(before) && /^ [ *][\w./-]+\s*$/.test(behind)) return true;
  if (/sha(?:1|256|384|512)-[A-Za-z0-9+/=]*$/.test(before)) return true;
  return (
    /^[A-Za-z0-9+/]{43}=?$/.test(value) &&
    /(?:sha-?256|h1|hash|checksum|digest|integrity)["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before)
  );
}

/**
 * Whether a value is an identifier, a UUID or a nonce by the name before it. `around` is the lines around the value.
 */
export function isIdentifier(value: string, before: string, around: readonly string[]): boolean {
  if (
    /(?:^|[^a-z])(?:c?nonce|opaque|sec-websocket-(?:key|accept))["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before)
  )
    return true;
  if (!/^[\^{]?[0-9a-f-]+[}$]?$/i.test(value)) return false;
  if (/["']salt["']\s{0,4}:\s{0,4}["']$/.test(before) && around.some((line) => FLAG.test(line))) return true;
  // `SRCREV_…` is the commit that a recipe builds.
  if (IDENTIFIERS.test(before) || CAMEL.test(before) || /\bSRCREV\w{0,60}\s?[?:]?=\s?["']$/.test(before))
    return true;
  if (UUID.test(value) && ROW.test(before) && !SECRET_ROW.test(before)) return true;
  if (UUID.test(value) && /(?:^|[\s<{,"'])id["']?\s{0,2}[:=]\s{0,2}["']?$/i.test(before)) return true;
  // In a table of UUIDs, they are identifiers. A table of secrets has a name that says so.
  if (/(?:api|secret|auth|private|access)[-_]?key|token|secret/i.test(before.slice(-80))) return false;
  return (
    UUID.test(value) &&
    around.filter((line) => /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(line)).length >= 5
  );
}

/** Public keys and certificates: SSH, PGP, X.509, minisign, age. */
const PUBLIC_KEYS: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z0-9 ]{0,20}PUBLIC KEY(?: BLOCK)?|(?:TRUSTED |NEW )?CERTIFICATE(?: REQUEST)?|X509 CRL|DH PARAMETERS|EC PARAMETERS|PGP SIGNATURE|SSH SIGNATURE)-----/,
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-ssh-\S+)(?:\s|$)|^AAAA[BCEI]3NzaC1|^AAAAE2VjZHNh|^AAAAGnNr/,
  /^age1[a-z0-9]{58}$/,
  /^MI[IG][A-Za-z0-9+/]{2}(?:IjANBgkqhkiG|MA0GCSqG|MFkwEwYH|Ij)|^MFkwEwYH|^MCowBQYDK2V[uw]|^MIG[ef]MA0GCSqG/,
  /^MII[CDEFGH][A-Za-z0-9+/]{2}CC[AB]/, // the beginning of a certificate
  /^LS0tLS1CRUdJTiBDRVJ|^LS0tLS1CRUdJTiBQVUJM|^LS0tLS1CRUdJTiBUUlVTVEVE/,
  /^(?:mQENB|mQINB|mQGNB|mQGiB|mDME|mFIE|xjME|xsBNB|xsFNB|xsDNB|xm8E)[A-Za-z0-9+/]{20}/, // PGP in base64, Autocrypt
  /^RW[QRST][A-Za-z0-9+/]{53}$/, // minisign
];

/** Whether a value is a public key or a certificate. */
export function isPublicKey(value: string): boolean {
  if (value.includes('PRIVATE KEY')) return false;
  return PUBLIC_KEYS.some((form) => form.test(value.trimStart())) || isPublicNkey(value.trim());
}

/** Whether the text before a value shows that the value is a public key. */
export function isPublicKeyByPlace(value: string, before: string): boolean {
  if (/\bnkey["']?\s{0,3}[:=]\s{0,3}["']?$/i.test(before) && PUBLIC_NKEY.test(value)) return true;
  return (
    value.length >= 20 &&
    /(?:public[-_ ]?key|pub[-_]?key|keydata|apk-key-hash:|known_hosts|host[-_]?key|verif(?:y|ication)[-_]?key|-----BEGIN (?:CERTIFICATE|PUBLIC)[^-]*-----)["'`\]]?(?:[\s:=(,]{0,6}|\\n)["'`]?[A-Za-z0-9+/=\\]{0,60}$/i.test(
      before,
    )
  );
}
