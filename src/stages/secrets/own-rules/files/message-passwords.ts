import { nameKind } from '../../values/credential-names.ts';
import { FOREIGN_KEYWORDS } from '../../values/foreign-names.ts';
import { isWords } from '../../values/literal.ts';
import { isPhraseInCamelCase } from '../../values/passphrases.ts';
import { judgeCredential, judgeStatedPassword } from '../credential.ts';
import type { PathTraits } from '../path-traits.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

/** Letters around a mark that no sentence needs. */
const MARKED = /[A-Za-z][!#$%^&*+~@][A-Za-z]/;

/** Requires a digit, a mark or a phrase, because sentences contain unusual words of letters only: `LaTeX-like`. */
const judgeWithDigit = (value: string): Judgement =>
  (/\d/.test(value) || isPhraseInCamelCase(value) || MARKED.test(value)) && judgeStatedPassword(value);

const messageRule = (
  title: string,
  keywords: readonly string[],
  expression: RegExp,
  scope: KeywordRule['scope'] = 'line',
  accepts: (value: string, match: RegExpExecArray, traits: PathTraits) => Judgement = judgeWithDigit,
) => pattern('told-password', title, keywords, expression, { certainty: 'generic', scope, accepts });

/** Whether people write to people here: in texts, in exports of mails and chats, and in comments. */
const isProse = (line: string, traits: PathTraits): boolean =>
  traits.kind === 'text' ||
  traits.has('letters') ||
  /^\s{0,40}(?:\/\/|#|\*|--|<!--|;|%|\/\*|REM\b)|\s(?:\/\/|#|--|\/\*)\s/.test(line);

const judgeNote = (value: string, match: RegExpExecArray, traits: PathTraits): Judgement =>
  isProse(match.input, traits) && judgeWithDigit(value);

/** Names of cookies with which servers recognise a user who is logged in. */
const SESSION =
  /(?:^|[-_.])(?:sess(?:ion)?(?:[-_.]?(?:id|token|key))?|sid|auth(?:[-_.]?token)?|token|jwt|access[-_.]?token|refresh[-_.]?token|remember\w{0,12}|user_session|s?ssid|hsid|apisid|li_at|xoxd|d|connect\.sid|phpsessid|jsessionid|asp\.net_sessionid|\w{0,20}sess(?:ion)?(?:id)?)$/i;

const judgeCookie = (value: string, { groups = {} }: RegExpExecArray): Judgement => {
  const name = groups.name ?? '';
  if (/csrf|xsrf/i.test(name) || !(SESSION.test(name) || nameKind(name) === 'secret')) return false;
  return (
    value.length >= 16 &&
    !isWords(value) &&
    judgeCredential(value.replace(/^s(?:%3A|:)/, ''), 'secret', 'setting')
  );
};

const PASSWORD_WORD = String.raw`["'\x60*]{0,3}(?<secret>[^\s"'\x60<>,\\]{8,60})(?=["'\x60*\s<,)\\]|$)`;

/** Finds passwords in notes, mails, messages and comments, and sessions in cookies. */
export const MESSAGE_PASSWORDS: readonly KeywordRule[] = [
  messageRule(
    'Password in a note',
    ['login', 'user', 'account', 'creds', 'credential', 'zugang', 'acces', 'konto', 'usuario'],
    /\b(?:log-?ins?|user(?:name)?s?|account|acct|creds?|credentials?|zugang(?:sdaten)?|acc[eè]s|konto|usuario|utilisateur)\b[^\n/|]{0,60}?[\s(:"'`]["'`]?(?<user>[A-Za-z][\w.@+-]{1,40})["'`]?(?:\s{1,3}[/|]\s{1,3}|\s{0,1}\/\s{0,1})["'`]?(?<secret>[^\s"'`<>/|]{8,60})(?=["'`\s).,;]|\\n|$)/i,
    'line',
    judgeNote,
  ),
  messageRule(
    'Password in a note',
    FOREIGN_KEYWORDS.concat('passwort', 'passwd', 'passe'),
    new RegExp(
      String.raw`\b(?:passwort|kennwort|mot de passe|contrase\S{1,3}a|senha|wachtwoord|has\S{1,2}o|parola|salasana|l\S{1,2}senord|adgangskode|passord)\b[^\n:=]{0,30}?\s(?:ist|lautet|war|est|es|\S{1,2}|\u00e8|is|to|on|\u00e4r|er)\s{0,2}:?\s{1,3}${PASSWORD_WORD}`,
      'i',
    ),
  ),
  messageRule(
    'Password in a message',
    [
      'password',
      'passwd',
      'passwort',
      'passphrase',
      'passcode',
      ' pw ',
      ' pwd ',
      'login',
      'creds',
      'credentials',
      'wifi key',
    ],
    // A question, with the answer in the next message.
    new RegExp(
      String.raw`\b(?:password|passwd|passwort|passphrase|passcode|pw|pwd|login|creds|credentials|wifi key)\b[^\n?]{0,100}\?[^\0]{0,300}?\b(?:it'?s|it\\u2019s|it is|that'?s|here(?: you go|'s| it is)?|use|try|sure|yes|yep|still|now|ist|est|es)[,:]?\s{1,3}(?:it'?s\s|still\s|now\s|is\s|:\s){0,2}${PASSWORD_WORD}`,
      'i',
    ),
    'block',
  ),
  messageRule(
    'Password in a message',
    ['password', 'passwd', 'passphrase', 'passcode', 'pw', 'login', 'creds'],
    new RegExp(
      String.raw`\b(?:password|passwd|passphrase|passcode|pw|pwd|login|creds)\b(?:[^\n.?!:]{0,60}?\s(?:is|was|to|->|=|use|changed to|set to|reset to|still|now)[:,]?|\s[^\n.?!:]{2,60}:)\s{1,3}(?:still\s|now\s|always\s){0,2}${PASSWORD_WORD}`,
      'i',
    ),
    'line',
    judgeNote,
  ),
  messageRule(
    'Password in a note',
    [' / ', '` / `'],
    /(?:^|[\s>*-])[A-Za-z][\w .-]{1,40}:\s{1,3}["'`]?(?<user>[A-Za-z][\w.@+-]{1,40})["'`]?\s\/\s["'`]?(?<secret>[^\s"'`<>/|]{8,60})(?=["'`\s).,;]|$)/,
    'line',
    judgeNote,
  ),
  messageRule(
    'Password in a note',
    ['pass ', 'pw ', 'pwd ', 'password ', 'passwort '],
    /\b(?:pass|pw|pwd|password|passwort)\s{1,2}["'`]?(?<secret>[^\s"'`<>/|=(){}]{8,60})(?=["'`\s).,;]|$)/i,
    'line',
    // Only a blank separates name and value. So a word with a number may be the next word of a sentence.
    (value, match, traits) =>
      /[A-Za-z]\d/.test(value) && /[!@#$%*&]/.test(value) && judgeNote(value, match, traits),
  ),
  messageRule(
    'Session in a cookie',
    ['cookie'],
    /cookies?["']?(?:\s{0,3}[=:]\s{0,3}\{\s{0,20}|\.(?:set|put|add)\w{0,8}\(\s{0,4}|\w{0,8}\(\s{0,4}\{?\s{0,10}(?:["']?name["']?\s{0,3}:\s{0,3})?)["'](?<name>[\w.-]{1,60})["']\s{0,3}[:,]\s{0,3}(?:["']?value["']?\s{0,3}:\s{0,3})?["'](?<secret>[^\s"']{16,1000})["']/i,
    'line',
    judgeCookie,
  ),
  messageRule(
    'Session in a cookie',
    [' -b ', '--cookie'],
    /\s(?:-b|--cookies?)[ =]["']?(?:[^"'\n]{0,200}?;\s?)?(?<name>[\w.-]{1,60})=(?<secret>[^\s"';]{16,1000})/,
    'command',
    (value, match) =>
      /\b(?:curl|wget|https?|xh)\b/.test(match.input.slice(0, 400)) && judgeCookie(value, match),
  ),
  messageRule(
    'Session in the cookies of a browser',
    ['\tfalse\t', '\ttrue\t'],
    /^(?:#HttpOnly_)?[\w.:-]{3,120}\t(?:TRUE|FALSE)\t\/[^\t\n]{0,120}\t(?:TRUE|FALSE)\t\d{1,20}\t(?<name>[^\t\n]{1,80})\t(?<secret>[^\s"']{16,2000})/i,
    'line',
    judgeCookie,
  ),
  messageRule(
    'Session in the cookies of a browser',
    ['"name"', 'name:', '"domain"'],
    /["']?\bname["']?\s{0,3}:\s{0,3}["'](?<name>[\w.-]{1,80})["']\s{0,3},(?:\s{0,20}["']?(?:domain|path|storeId|sameSite|hostOnly|httpOnly|session|secure)["']?\s{0,3}:\s{0,3}[^,{}\n]{1,80},){0,8}\s{0,20}["']?value["']?\s{0,3}:\s{0,3}["'](?<secret>[^\s"']{16,2000})["'](?=[^{}]{0,300}["']?(?:domain|httpOnly|sameSite|path|expires)["']?\s{0,3}:|[^{}]{0,40}\}\s{0,20}\])/,
    'block',
    (value, match, traits) =>
      /cookie/i.test(match.input.slice(0, match.index + 400)) ||
      traits.has('session') ||
      /domain|httpOnly/.test(match[0])
        ? judgeCookie(value, match)
        : false,
  ),
  // This rule checks the form of the key, because the routing key of a message broker consists of words.
  pattern(
    'incident-key',
    'Key of an incident service',
    ['_key'],
    /\b(?:routing|service|integration)_?key["']?\s{0,4}[:=]\s{0,4}["']?(?<secret>[0-9a-f]{32}|R0[0-9A-Z]{30})(?![0-9A-Za-z])/i,
  ),
];
