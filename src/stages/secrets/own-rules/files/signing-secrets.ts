import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { isSigningKeyName } from '../../values/credential-names.ts';
import { entropy } from '../../values/literal.ts';
import { isHumanPassword, isPassphrase, isWordsApart, madeUpFrom } from '../../values/passphrases.ts';
import { judgeCredential } from '../credential.ts';
import { type Excerpt, type Judgement, judged, type KeywordRule, type Match, pattern } from '../rule.ts';

const rule = {
  id: 'signing-secret',
  title: 'Secret that signs sessions, cookies or tokens',
};

/** Judges a value as a signing secret: random text, escaped bytes, or words that are not a name. */
export function judgeSigningSecret(value: string): Judgement {
  if (value.length < 8 || value.length > 300) return false;
  const judgement = judgeCredential(value, 'secret', 'quoted setting');
  if (judgement !== false) return judgement;
  const why = whyNoValue(value);
  if (why !== undefined) return why;
  if (/\\x[0-9a-f]{2}/i.test(value)) return value.length >= 12 && entropy(value) >= 3;
  return isPassphrase(value) || isHumanPassword(value) || madeUpFrom(value) !== undefined;
}

/** Like {@link judgeSigningSecret}, if the value cannot be a name: it also accepts words with blanks between them. */
const judgeSigningOption = (value: string): Judgement => {
  const judgement = judgeSigningSecret(value);
  return judgement === false ? isWordsApart(value) : judgement;
};

const QUOTED =
  /(?<![\w$.-])(?<name>[A-Za-z_][\w.:-]{2,60}?)\\?["'\]]{0,3}(?::\s{0,2}[&\w'<>[\];: ]{1,30}?)?\s{0,4}(?:(?:=>|:=|\|\|=?|\?\?=?|[:=,])\s{0,4})(?:[\w.[\]]{1,30}\(\s{0,4})?b?(?<mark>\\?["'`])(?<value>(?:(?!\k<mark>)[^\n]){8,300}?)\k<mark>(?!\s{0,3}[:+])/dg;
/** A value without quotes. In an `.env` file, blanks belong to the value. */
const BARE =
  /^[ \t]{0,20}(?:export\s{1,4}|ENV\s{1,4}|-\s{1,4})?(?<name>[A-Za-z][\w.-]{2,60})(?:=|:[ \t]|(?<=ENV[ \t]{1,4}\w{3,61})[ \t])[ \t]{0,4}(?<value>[A-Za-z0-9][\w .-]{10,100}?)[ \t\r]{0,8}$/dgm;

/** Finds values that are assigned to a name of a signing secret. */
const NAMED: KeywordRule = {
  ...rule,
  keywords: [
    'secret',
    'signing',
    'jwt',
    'session',
    'cookie',
    'hmac',
    'encrypt',
    'crypt',
    'authkey',
    'auth_key',
  ],
  certainty: 'generic',
  scope: 'line',
  *find({ text, traits }: Excerpt): Iterable<Match> {
    const expressions = traits.kind === 'settings' ? [QUOTED, BARE] : [QUOTED];
    for (const expression of expressions)
      for (const { groups = {}, indices } of text.matchAll(expression)) {
        const { name = '', value = '' } = groups;
        const index = indices?.groups?.value?.[0];
        if (index === undefined || !isSigningKeyName(name)) continue;
        const isApart = expression === BARE && /\s/.test(value);
        // Without quotes, the value may be a sentence, unless it ends with a number.
        if (isApart && !/\s\d{2,8}$/.test(value)) continue;
        yield* judged({ index, value }, judgeSigningSecret(value));
      }
  },
};

const option = (keywords: readonly string[], expression: RegExp, scope: KeywordRule['scope'] = 'block') =>
  pattern(rule.id, rule.title, keywords, expression, {
    certainty: 'generic',
    scope,
    accepts: judgeSigningOption,
  });

/** Finds secrets that frameworks take in the options of a call or in a section of their settings. */
export const SIGNING_SECRETS: readonly KeywordRule[] = [
  NAMED,
  option(
    [
      'session(',
      'jwt(',
      'csrf(',
      'strategy(',
      'register(',
      'registerasync(',
      'auth(',
      'passport',
      'sessionmiddleware',
    ],
    /(?:[sS]ession|[cC]ookie|[jJ][wW][tT]|[cC]srf|csurf|[sS]trategy|registerAsync|register|[aA]uth|passport|SessionMiddleware)\w{0,12}[(,]\s{0,20}(?:\w{1,40},\s{0,20})?\{?[^{}()]{0,300}?\b(?:secret|secretOrKey|secretKey|secret_key|keys|signingKey|jwtSecret)["']?\s{0,3}[:=]\s{0,3}\[?\s{0,10}["'`]([^"'`\n]{8,200})["'`]/,
  ),
  option(
    ['session_secret', 'secret_key_base', 'rack::session', 'session::cookie', 'cookie_secret'],
    /(?::session_secret\s{0,2},|\b(?:secret_key_base|cookie_secret)["']?\s{0,3}[:=]|Session::Cookie\b[^\n]{0,200}?(?:secret:|:secret\s{0,2}=>|secret\s{0,2}=>))\s{0,3}["']([^"'\n]{8,200})["']/,
    'line',
  ),
  option(
    ['.keys', 'secrets(', '.secret_key', 'secret='],
    /(?:\bapp\.keys\s{0,3}=\s{0,3}\[\s{0,10}|(?:->|\.)secrets\(\s{0,4}\[\s{0,4}|\bapp\.secret_key\s{0,3}=\s{0,3}b?|[gs]et_cookie\([^\n)]{1,120}?\bsecret\s{0,2}=\s{0,2})["']([^"'\n]{8,200})["']/,
    'line',
  ),
  option(
    ['jwt', 'session', 'cookie', 'token', 'auth'],
    // A section in YAML, TOML and similar formats, with its name on a separate line.
    /(?:^|\n)[ \t]{0,20}\[?["']?(?:jwt|jws|session|cookie|token|auth)s?["']?(?:\]|:)[ \t\r]{0,4}\n(?:[ \t]{0,20}[\w.-]{1,40}["']?\s{0,3}[:=][^\n]{0,120}\n){0,6}?[ \t]{0,20}(?:secret|key|secret[-_]key|signing[-_]key)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([A-Za-z0-9][^\s"']{7,200})(?=["']|\s|$)/,
  ),
  option(
    ['jwt', 'token', 'auth', 'bearer'],
    // A section of settings for tokens, and the key in it.
    /["'](?:jwt|jws|token|tokens|auth|authentication|bearer|identity|session)(?:[_-]?(?:settings?|options?|config(?:uration)?|bearer|auth|token|issuer|management))?["']\s{0,4}:\s{0,4}\{[^{}]{0,500}?["'](?:\w{0,30}key|secret|signingsecret|tokensecret)["']\s{0,4}:\s{0,4}["']([^"'\n]{8,200})["']/i,
  ),
];
