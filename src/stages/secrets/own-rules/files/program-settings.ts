import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { isMonotonous } from '../../values/literal.ts';
import { isPair } from '../commands/tool-passwords.ts';
import { judgeCredential, judgeStatedPassword } from '../credential.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

const isPassword = (value: string): Judgement => judgeCredential(value, 'password', 'option');
/** Accepts every value that is not a placeholder, because the grammar is clear. */
const isLiteral = (value: string): Judgement => value.length >= 4 && (whyNoValue(value) ?? true);

/** Accepts four groups of four letters that are not words: one group has at least three consonants in a row. */
const isOfGoogle = (value: string): Judgement =>
  isMonotonous(value) ? 'placeholder' : value.split(' ').some((part) => /[^aeiou]{3}/.test(part));

const isPasswordOfPair = (value: string, { groups = {} }: RegExpExecArray): Judgement =>
  isPair(`${groups.user ?? ''}:${value}`);

const START = String.raw`(?:^|\n)[ \t]{0,20}`;

const setting = (
  title: string,
  keywords: readonly string[],
  expression: string,
  accepts: (value: string, match: RegExpExecArray) => Judgement = isPassword,
  scope: KeywordRule['scope'] = 'line',
) =>
  pattern('program-password', title, keywords, new RegExp(expression, 'i'), {
    ...{ certainty: 'generic', scope, accepts },
  });

const device = (keywords: readonly string[], expression: string) =>
  // The digit before the value is its format: 5, 8 and 9 are hashes.
  setting(
    'Password of a network device',
    keywords,
    String.raw`${START}${expression}\s{1,4}(?:[07]\s{1,4})?(?!\d\s)"?([^\s"]{6,100})`,
  );

/** Finds secrets in the settings of one program, in which the position in the line shows what a value is. */
export const PROGRAM_SETTINGS: readonly KeywordRule[] = [
  setting(
    'Password of a database',
    ['sentinel '],
    String.raw`${START}sentinel\s{1,4}(?:auth-pass\s{1,4}\S{1,100}|sentinel-pass)\s{1,4}"?([^\s"]{6,200})`,
  ),
  setting(
    'Password of a database',
    ['user '],
    String.raw`(?:${START}user|\bACL\s{1,4}SETUSER)\s{1,4}\S{1,100}\s[^\n>]{0,200}?(?<=\s)>([^\s>]{6,200})(?=\s)`,
  ),
  device(
    ['username '],
    String.raw`username\s{1,4}\S{1,80}\s{1,4}(?:privilege\s{1,4}\d{1,2}\s{1,4})?(?:password|secret)`,
  ),
  device(['enable '], String.raw`enable\s{1,4}(?:password|secret)(?:\s{1,4}level\s{1,4}\d{1,2})?`),
  device(
    ['tacacs', 'radius'],
    String.raw`(?:tacacs|radius)(?:-server)?\s{1,4}(?:host\s{1,4}\S{1,100}\s{1,4}(?:[\w-]{1,20}\s{1,4}\d{1,5}\s{1,4}){0,3})?key`,
  ),
  device(['key-string'], 'key-string'),
  device(['wpa-psk'], String.raw`wpa-psk\s{1,4}(?:ascii|hex)`),
  device(
    ['ip ospf', 'standby '],
    String.raw`(?:ip\s{1,4}ospf\s{1,4}(?:message-digest-key\s{1,4}\d{1,3}\s{1,4}md5|authentication-key)|standby\s{1,4}\d{1,4}\s{1,4}authentication(?:\s{1,4}(?:text|md5\s{1,4}key-string))?)`,
  ),
  device(
    ['pre-shared-key'],
    String.raw`(?:set\s[\w\s-]{1,80}\s)?pre-shared-key\s{1,4}(?:local|remote|ascii-text|address\s{1,4}\S{1,60}\s{1,4}key|plain)`,
  ),
  device(
    ['local-user', 'snmp-agent'],
    String.raw`(?:local-user\s{1,4}\S{1,80}\s{1,4}password|snmp-agent\s{1,4}community\s{1,4}(?:read|write))\s{1,4}(?:cipher|simple|irreversible-cipher)`,
  ),
  setting(
    'Password of a login module',
    ['loginmodule'],
    String.raw`LoginModule\s[^;]{0,400}?\buser_[\w-]{1,60}\s{0,3}=\s{0,3}"([^"\n]{6,100})"`,
    isPassword,
    'block',
  ),
  setting(
    'Password of a mail relay',
    ['static:'],
    String.raw`\bstatic:(?<user>[^\s:{}()[\],;]{1,80}):(?<secret>[^\s"'{}()[\],;]{6,100})(?![^\s"'])`,
    isPasswordOfPair,
  ),
  setting(
    'Password in a list of users',
    ['{plain}', '{cleartext}'],
    String.raw`(?:^|\n|:)\{(?:PLAIN|CLEARTEXT)\}([^\s:]{6,100})(?=[:\s]|$)`,
  ),
  setting(
    'Password of a database',
    ['sqlconnectinfo'],
    String.raw`${START}SQLConnectInfo\s{1,8}\S{1,120}\s{1,8}\S{1,80}\s{1,8}([^\s"']{6,100})(?=\s|$)`,
  ),
  setting(
    'Token of a code scanner',
    ['sonar.login', 'sonar.token'],
    String.raw`${START}sonar\.(?:login|token)\s{0,3}[=:]\s{0,3}([\w-]{20,100})(?=\s|$)`,
    (value) => judgeCredential(value, 'secret', 'setting'),
  ),
  setting(
    'Token of a DNS provider',
    ['dns '],
    String.raw`${START}(?:tls\s{0,4}\{\s{0,10})?dns\s{1,4}[a-z]\w{2,30}\s{1,4}([\w-]{20,100})(?=\s|$)`,
    (value) => judgeCredential(value, 'secret', 'word'),
  ),
  setting(
    'Password of a boot loader',
    ['password '],
    String.raw`${START}password\s{1,4}[a-z][\w-]{0,30}\s{1,4}([^\s"'=:]{8,100})[ \t\r]{0,8}(?=\n|$)`,
    (value) => judgeCredential(value, 'password', 'word'),
  ),
  setting(
    'Password of a file transfer',
    ['ftp'],
    String.raw`\bl?n?c?ftp\b[^\0]{0,300}?\n[ \t]{0,20}(?:quote\s{1,4}PASS|quote\s{1,4}USER\s\S{1,60}\s{1,4}quote\s{1,4}PASS|user\s{1,4}["']?[^\s"'$]{1,60}["']?)\s{1,4}["']?([^\s"'$]{6,100})["']?[ \t\r]{0,8}\n`,
    (value) => judgeCredential(value, 'password', 'word'),
    'block',
  ),
  setting(
    'Password in a text',
    ['password ', 'passwd ', 'passphrase ', 'passcode ', 'api key ', 'token ', 'pw is'],
    String.raw`\b(?:password|passwd|passphrase|passcode|pw|api[ _-]key|token)(?:\s{1,3}(?:for|of|is\s{1,3}generated\s{1,3}for)\s{1,3}(?:the\s{1,3})?(?:user\s{1,3})?[\w@.-]{1,60}\s{0,2}(?=is|was|:)|(?=\s))\s{0,3}(?:is(?:\s{1,3}now)?|was|has\s{1,3}been|(?:is\s{1,3})?(?:set|changed|reset)\s{1,3}to|(?<=\b(?:for|of)\s[^\n]{1,70}):|(?<=pass[a-z]{1,8}\s{1,3})(?=\()|(?=\x60))\s{0,3}[("'\x60*]{0,3}([^\s"'\x60*()<>,]{8,100})(?=["'\x60*)\s.,;]|$)`,
    (value) => judgeStatedPassword(value),
  ),
  device(
    ['psksecret', 'pppoe', 'http client', 'ftp client'],
    String.raw`(?:set\s{1,4}psksecret|pppoe\s{1,4}password|ip\s{1,4}(?:http|ftp)\s{1,4}(?:client\s{1,4})?password)`,
  ),
  device(
    ['authentication-key'],
    String.raw`ntp\s{1,4}authentication-key\s{1,4}\d{1,6}\s{1,4}(?:md5|sha\d{0,3}|hmac-[\w-]{3,12}|cmac-[\w-]{3,12})`,
  ),
  setting(
    'Password of a wireless network',
    ['option'],
    String.raw`${START}option\s{1,4}["']?(?:key|key[1-4]|sae_password|auth_secret|password|psk)["']?\s{1,4}["']([^"'\n]{8,100})["']`,
  ),
  device(['isakmp'], String.raw`crypto\s{1,4}isakmp\s{1,4}key`),
  device(['neighbor '], String.raw`neighbor\s{1,4}\S{1,80}\s{1,4}password`),
  device(['ppp '], String.raw`ppp\s{1,4}(?:chap|pap\s{1,4}sent-username\s{1,4}\S{1,80})\s{1,4}password`),
  setting(
    'Password of a wireless network',
    ['psk'],
    String.raw`${START}psk\s{0,4}=\s{0,4}"([^"\n]{8,63})"`,
    isLiteral,
  ),
  setting(
    'Password of a proxy',
    ['stats auth'],
    String.raw`${START}stats\s{1,4}auth\s{1,4}(?<user>[^\s:]{1,80}):(?<secret>[^\s"']{4,100})`,
    isPasswordOfPair,
  ),
  setting(
    'Password of a proxy',
    ['insecure-password'],
    String.raw`${START}user\s{1,4}\S{1,80}\s{1,4}insecure-password\s{1,4}"?([^\s"]{4,100})`,
  ),
  setting(
    'Password of a proxy',
    ['cache_peer'],
    String.raw`${START}cache_peer\s[^\n]{1,200}?\slogin=(?<user>[^\s:]{1,80}):(?<secret>[^\s"']{4,100})`,
    isPasswordOfPair,
  ),
  setting(
    'Password of a proxy',
    ['socks4', 'socks5', 'http ', 'http\t'],
    String.raw`${START}(?:socks[45]|http)[ \t]{1,20}[\w.:-]{3,100}[ \t]{1,20}\d{2,5}[ \t]{1,20}[^\s#]{1,80}[ \t]{1,20}([^\s#]{6,100})[ \t\r]{0,20}(?=\n|$)`,
  ),
  setting(
    'Password that an installer sets',
    ['rootpw'],
    String.raw`${START}rootpw\s{1,4}(?=[^\n]{0,80}--plaintext)(?:--[\w-]{1,20}\s{1,4}){0,3}([^\s"'-][^\s"']{5,100})`,
  ),
  setting(
    'Password that an installer sets',
    ['password', 'passphrase'],
    String.raw`(?:^|[\s"'])[\w-]{1,60}\/[\w/-]{0,60}(?:password|passphrase)(?:[-_]again)?\s{1,4}password\s{1,4}([^\s"']{6,100})`,
  ),
  setting(
    'Password that a script types into a prompt',
    ['assword'],
    String.raw`assword[^\n]{0,40}?["'}]\)?;?\s{0,20}(?:\{\s{0,20})?(?:[\w.]{1,30}\.)?(?:exp_)?send(?:line)?(?:\s{1,3}(?:--\s{1,3})?|\()\s{0,3}["'{]([^"'\r\n$[]{4,100}?)(?:\\[rn]|\r){0,2}["'}]`,
    (value) => /^\S{6,}$/.test(value) && isLiteral(value),
    'block',
  ),
  setting(
    'Key in a collection of requests',
    ['"apikey"'],
    String.raw`"apikey"\s{0,4}:\s{0,4}\[[^\]]{0,600}?"key"\s{0,4}:\s{0,4}"value"\s{0,4},\s{0,60}"value"\s{0,4}:\s{0,4}"([^"\n]{6,300})"`,
    isPassword,
    'block',
  ),
  setting(
    'App password of a Google account',
    ['login', 'gmail', 'pass', 'google'],
    String.raw`(?:\blogin|gmail|pass|google)[^\n]{0,160}?["'=:]\s{0,3}([a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4})(?=["'\s]|$)`,
    isOfGoogle,
  ),
];
