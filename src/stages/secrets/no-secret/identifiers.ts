import { isPublicNkey, PUBLIC_NKEY } from './nkeys.ts';

/** Names of identifiers and nonces, before their value. */
const IDENTIFIERS =
  /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:(?:key|tenant|client|account|project|user|object|resource|subscription|application|app|org|team|group|role|policy|event|message|order|site|zone|installation|product|device|package|plugin|template|view|widget)[_-]?(?:id|guid|uuid)|(?:request|trace|span|correlation|transaction)(?:[_-]?id)?|uuid|guid|aaguid|c?nonce|opaque|sec-websocket-(?:key|accept)|etag|commit|revision|rev|ref|build|idempotency[_-]?(?:key|token)|dedup(?:e|lication)?[_-]?(?:key|id|token)|message[_-]?group[_-]?id|client[_-]?(?:request[_-]?)?token|publishable[_-]?key|public[_-]?key(?:[_-]?token)?)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** The same where small letters run into a capital: `objectId`, `publicKeyToken`. */
const CAMEL =
  /(?:Id|Guid|Uuid|UUID|Nonce|Hash|Digest|Checksum|Revision|PublicKeyToken)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`^]?$/;
/** Twenty bytes behind `0x` are an account or contract on a chain, which everybody can read; its key has 32. */
const ACCOUNT = /^0x[0-9a-f]{40}$/i;
/** Numbers that a chat service gives to servers, channels, people and applications. */
const SNOWFLAKE = /^\d{17,20}$/;
/** What a content-addressed store calls a thing by: the hash of what it holds. */
const CONTENT = /^(?:Qm[1-9A-HJ-NP-Za-km-z]{44}|b(?:af|ag)[a-z0-9]{50,100}|k51qzi5uqu5[a-z0-9]{40,60})$/;
/** A transaction, a block or a code on a chain has as many bytes as a key; the end of its name tells. */
const ON_CHAIN = /^0x[0-9a-f]{64}$/i;
const ON_CHAIN_NAME = /(?:tx|transaction|block|root|topic|hash|digest|commitment)(?:[-_]?(?:id|hash))?$/i;
/** An account is told by its length; only a name that ends in such a word speaks against it. */
const SECRET_END =
  /(?:secret|passw(?:or)?d|private|private[-_]?key|mnemonic|seed|credentials?|(?:api|access|auth|secret)[-_]?key)$/i;
/** Fields of a feature flag, whose salt deals out who sees the feature. */
const FLAG =
  /["'](?:sel|flags?|featureFlags?|variations?|rollout|rolloutPercentage|fallthrough|bucketBy|trackEvents|offVariation)["']\s{0,4}:/;
/** The end of a text up to the name that a value is given to. */
const NAME_BEFORE = /([\w.-]{1,80})["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/;
/** The key that git signs with is named by the digits of its public half. */
const GIT_KEY = /(?:^|[\s.])signing[kK]ey["']?[\s=:]{1,6}["']?$/;
const GIT_KEY_ID =
  /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{32}|[0-9A-F]{40}|[0-9a-f]{16}|[0-9a-f]{40})!?$/;
/** Who uses a service, and what for: the value may have any letters. */
const PUBLIC_ID =
  /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:client|user[-_]?pool|pool|price|product|customer|tenant|app|application|project|property|measurement|organi[sz]ation|org|workspace|team|channel|plan|template|merchant|publisher|audience)[-_]?id["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$|(?:client|userPool|tenant|application|project|workspace|merchant)I[dD]["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** A UUID that is given to what ends in `_id` names a row; a few are handed out as secrets all the same. */
const ROW = /(?:^|[^A-Za-z])\w{0,80}[_-](?:id|uuid|guid)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
const SECRET_ROW = /(?:secret|session|auth|device|reset|invite)[-_](?:id|uuid|guid)\W{0,12}$/i;
/** Lines and fields beside the values of a standard's test vectors. */
const VECTORS =
  /^\s*(?:COUNT|KEYS?|IV|PLAINTEXT|CIPHERTEXT|Msg|MD|Mac|Tag|AAD|CT|PT|Seed|Digest|K?len|Tlen|Output|NONCE|Result)\s?=\s?[0-9A-Fa-f]*\s*$|"(?:tcId|tgId|ivSize|tagSize|keySize)"\s*:\s*\d/gim;

/** Whether a value is the address of an account or of a content, a number of a chat service, or a public name of a key or client. */
export function isPublicIdentifier(value: string, before: string): boolean {
  const name = NAME_BEFORE.exec(before.slice(-120))?.[1] ?? '';
  if (ACCOUNT.test(value)) return !SECRET_END.test(name);
  if (ON_CHAIN.test(value)) return ON_CHAIN_NAME.test(name);
  if (GIT_KEY.test(before) && GIT_KEY_ID.test(value)) return true;
  return SNOWFLAKE.test(value) || CONTENT.test(value) || PUBLIC_ID.test(before);
}

/** Fields of such a vector in JSON, and what its comment says. */
const VECTOR_FIELDS =
  /"(?:key|data|msg|message|input|iv|nonce|tag|mac|hmac|pt|ct|plaintext|ciphertext|digest|output|expected|result)"\s*:/gi;
const OF_STANDARD =
  /\b(?:RFC[ -]?\d{4}|NIST|FIPS[ -]?\d{3}|SP ?800-\d{2}|Wycheproof|known[ -]answer|test[ _-]?(?:case|vector)s?)\b/i;

/** Hexadecimal digits amid the fields of test vectors, as standards bodies publish them. */
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
/** Lengths of MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512 in hexadecimal digits. */
const HASH_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);

/** Hexadecimal digits, or a checksum in base64, that are given to the name of a checksum, or stand as one does. */
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

/** Hexadecimal digits, a UUID or a nonce given to the name of an identifier; `around`: the lines beside it. */
export function isIdentifier(value: string, before: string, around: readonly string[]): boolean {
  if (
    /(?:^|[^a-z])(?:c?nonce|opaque|sec-websocket-(?:key|accept))["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before)
  )
    return true;
  if (!/^[\^{]?[0-9a-f-]+[}$]?$/i.test(value)) return false;
  if (/["']salt["']\s{0,4}:\s{0,4}["']$/.test(before) && around.some((line) => FLAG.test(line))) return true;
  if (IDENTIFIERS.test(before) || CAMEL.test(before)) return true;
  if (UUID.test(value) && ROW.test(before) && !SECRET_ROW.test(before)) return true;
  if (UUID.test(value) && /(?:^|[\s<{,"'])id["']?\s{0,2}[:=]\s{0,2}["']?$/i.test(before)) return true;
  // A table of them: identifiers come in rows, and secrets that do are named so.
  if (/(?:api|secret|auth|private|access)[-_]?key|token|secret/i.test(before.slice(-80))) return false;
  return (
    UUID.test(value) &&
    around.filter((line) => /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(line)).length >= 5
  );
}

/** Public halves: SSH, PGP, certificates, JSON web keys, minisign, age. */
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

/** Whether the line says so. */
export function isPublicKeyByPlace(value: string, before: string): boolean {
  if (/\bnkey["']?\s{0,3}[:=]\s{0,3}["']?$/i.test(before) && PUBLIC_NKEY.test(value)) return true;
  return (
    value.length >= 20 &&
    /(?:public[-_ ]?key|pub[-_]?key|keydata|apk-key-hash:|known_hosts|host[-_]?key|verif(?:y|ication)[-_]?key|-----BEGIN (?:CERTIFICATE|PUBLIC)[^-]*-----)["'`\]]?(?:[\s:=(,]{0,6}|\\n)["'`]?[A-Za-z0-9+/=\\]{0,60}$/i.test(
      before,
    )
  );
}
