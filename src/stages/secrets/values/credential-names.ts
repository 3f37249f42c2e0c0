import { isForeignPasswordName, withoutMarks } from './foreign-names.ts';

/**
 * What the name of a setting says about its value. `password`: a person or a generator made it. `secret`: a generator
 * made it. `key`: it may be a secret, or the key of an entry in a store.
 */
export type NameKind = 'password' | 'secret' | 'key';

const PASSWORDS = words(
  'password passwd passphrase pass pwd passwords psk presharedkey mdp dnpass authtok userpassword rootpassword dbpassword dbpass requirepass masterauth masterpassword bindpw rootpw pw passcode passkey storepass keypass cloudpassword sshpass pgpassword mysqlpwd',
);
const SECRETS = words(
  'secret secrets token tokens apikey apikeys secretkey accesskey authtoken accesstoken authkey privatekey credential credentials creds pat jwt bearer auth sas pepper salt otpsecret totpsecret clientsecret apitoken apisecret appsecret encryptionkey signingkey masterkey accountkey sharedkey licensekey licencekey sessionkey mnemonic seed privkey authstring cookiesecret webhooksecret secretaccesskey authorization hmac totp',
);
/** Words before `key` that make it the name of a secret. */
const KEY_WORDS = words(
  'api access secret private encryption encrypt auth signing sign master account service license licence hmac aes jwt session admin client shared app application consumer ingest integration deploy webhook crypto cipher symmetric server live write sender',
);
/** Words before `key` that make it the name of a public key or of an entry in a store. */
const PLAIN_WORDS = words(
  'public pub publishable primary foreign partition sort cache object storage header translation i18n locale message map index lookup row group routing idempotency gpg pgp hash range order field column label menu nav state query event topic metric bucket flag react vue sitemap recaptcha site',
);
/** Endings without meaning for the kind: `DB_PASSWORD_PROD`, `API_KEY_V2`, `TOKEN_VALUE`. */
const NEUTRAL = words(
  'value prod production dev development staging stage live test qa uat new old current default raw plain plaintext base64 b64 hex v1 v2 v3 primary secondary main backup string str eu us ci local internal base 1 2 3',
);

/** Each name of a credential contains one of these parts, or a letter outside of ASCII. */
export const NAME_PARTS =
  'pass|pwd|pw|psk|mdp|auth|secret|token|key|cred|pat|jwt|bearer|sas|pepper|salt|otp|mnemonic|seed|hmac|codes?|cookie|contrase|senha|wort|senord|adgangskode|kodeord|salasana|tunnussana|haslo|heslo|parol|sifre|jelszo|lozinka|zaporka|geslo|slaptazodis|clave|sandi|matkhau';

/** Owners of a password. */
const OWNERS = words('db database admin root mysql postgres mongo redis smtp mail ftp ssh ldap');

const ERRORS = words('err errs error errors errno exception warning');

const PASSES = words(
  'first second third one two multi single render compiler final main depth shader low high per by last next filter nord last',
);

/** Names of two words for values that people make up. */
const PASSWORD_PAIRS =
  /^(?:pass (?:phrase|word|wd|code)|key (?:material|phrase)|(?:wep|wpa2?|wifi|wlan) key)$/;

/** The owner or the purpose, directly followed by a word for a password: `remotepass`, `smtppwd`. */
const OWNED_PASSWORD =
  /^(?:remote|user|usr|db|sql|admin|adm|mail|smtp|imap|pop3?|ftp|sftp|ssh|root|login|my|auth|proxy|key|trust|store|bind|ldap|net|wifi|wlan|ap|sta|rpc|srv|svc|host|guest|svn|git|bot|web|http|app|cert|pfx|p12|vpn|mqtt|mongo|mysql|pg|redis|rabbit|amqp|vnc|rdp|smb|sudo|su|ppp|wan|sip|account|acct|service|server|client|repo|nexus|jenkins)(?:pass|pwd|passphrase)$/;

/** Whether a name is that of a CSRF token. Each page gets a new one. */
function isCsrfToken(words: readonly string[]): boolean {
  return /(?:^| )(?:csrf|xsrf|authenticity|antiforgery|anti forgery|request verification|request token)\w*(?: token)?$/.test(
    words.join(' '),
  );
}

/** Names of keys that sign sessions, cookies, tokens or messages. */
const SIGNING =
  /(?:^| )(?:(?:jwt|jws|session|sessions|cookie|cookies|signing|sign|hmac|app|application|auth|nextauth|webhook|hook|token|encryption|encrypt|crypto|flask|django|express|access|refresh|shared|url|link|state|hash|passport|oauth|cipher|issuer|identity)(?: (?:token|session|cookie|signing|encryption|hash|shared))*(?: (?:secret|key|keys|secrets|salt|pepper))+|secret key|secretkey|secret or key|secret key base|signing salt|cookiesecret|sessionsecret|jwtsecret|jwtkey|sessionkey|signingkey|encryptionkey|authkey)$/;

/** Whether a name is that of a signing key. People make up such keys from words, too. */
export function isSigningKeyName(name: string): boolean {
  const all = wordsOf(name);
  while (all.length > 1 && NEUTRAL.has(all.at(-1) ?? '')) all.pop();
  return SIGNING.test(all.join(' '));
}

/**
 * The kind of value that a name such as `spring.datasource.password`, `dbPassword` or `X-Api-Key` has; undefined if it
 * is not the name of a credential.
 */
export function nameKind(name: string): NameKind | undefined {
  const all = wordsOf(withoutMarks(name));
  // The commit of a recipe, or a CSRF token.
  if (/^srcrev$/.test(all[0] ?? '') || isCsrfToken(all)) return undefined;
  // `ErrToken`, `ERR_API_KEY`: the name of an error.
  if (all.length > 1 && ERRORS.has(all[0] ?? '')) return undefined;
  while (all.length > 1 && NEUTRAL.has(all.at(-1) ?? '')) all.pop();
  // `DB_PASSWORD2`, `secret1`.
  const last = (all.at(-1) ?? '').replace(/^(.*(?:password|passwd|pwd|secret))\d{1,2}$/, '$1');
  const before = all.at(-2) ?? '';
  // `PASSWORD_DB`, `pwdAdmin`: the owner follows.
  if (OWNERS.has(last) && PASSWORDS.has(before) && before !== 'pass' && before !== 'pw') return 'password';
  if (last === 'cookie' && /erlang/.test(before)) return 'secret';
  // `pass_phrase`, `keyMaterial`, `wpa2-pre-shared-key`: people make these up.
  if (PASSWORD_PAIRS.test(`${before} ${last}`) || /(?:^| )pre shared key$/.test(all.join(' ')))
    return 'password';
  if (OWNED_PASSWORD.test(last)) return 'password';
  // `API_KEY_PRIVATE`, `recovery_codes`.
  if (
    /^(?:api ?key private|(?:recovery|backup) codes?)$/.test(
      all.slice(last === 'private' ? -3 : -2).join(' '),
    )
  )
    return 'secret';
  if (last === 'private' && before === 'apikey') return 'secret';
  // `hwScaleFilterFirstPass`, `renderPass`: a processing step.
  if (last === 'pass' && PASSES.has(before)) return undefined;
  if (PASSWORDS.has(last) || isForeignPasswordName(all, name)) return 'password';
  if (SECRETS.has(last))
    return /^(?:csrf|xsrf|cancel|cancellation|next|continuation|page|stop|pad|eos|bos|unk|mask|syntax|design|lexer|public)$/.test(
      before,
    ) ||
      (before === 'key' && all.at(-3) === 'public')
      ? undefined
      : 'secret';
  if (last === 'key' || last === 'keys') {
    if (all.slice(-3).some((word) => PLAIN_WORDS.has(word))) return undefined;
    return KEY_WORDS.has(before) ? 'secret' : 'key';
  }
  // Words without separators: `MYAPIKEY`, `dbpassword`.
  if (/(?:password|passwd|passphrase)$/.test(last)) return 'password';
  return /(?:apikey|secret|token|secretkey|accesskey|authkey)$/.test(last) ? 'secret' : undefined;
}

/** Verbs of calls that look something up or process it. Their argument is the name of a credential or an input. */
const LOOKUPS = words(
  'get find fetch load read lookup resolve require request is has can verify check compare hash encrypt decrypt encode decode generate create make new reset validate parse match test expect assert describe it t i18n translate label print log warn error info render show hide update delete remove revoke rotate list query select from by to for on handle process',
);

/** Whether a call of this name takes the credential itself: `setPassword`, `withToken`, `password`. */
export function isSetter(name: string): boolean {
  return !wordsOf(name.split('.').at(-1) ?? name).some((word) => LOOKUPS.has(word));
}

function wordsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
