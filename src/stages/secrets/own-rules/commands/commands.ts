import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { isMonotonous } from '../../values/literal.ts';
import { judgeCredential } from '../credential.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';
import { SETTERS } from './setters.ts';
import { isPair, TOOL_PASSWORDS } from './tool-passwords.ts';

const isPassword = (value: string): Judgement => judgeCredential(value, 'password', 'option');

const command = (
  id: string,
  title: string,
  keywords: readonly string[],
  expression: RegExp,
  accepts: (value: string, match: RegExpExecArray) => Judgement = isPassword,
) => pattern(id, title, keywords, expression, { certainty: 'generic', scope: 'command', accepts });

/** An argument of a call: a string, a name, or a simple call. */
const ARGUMENT = String.raw`(?:@?"[^"\n]{0,120}"|'[^'\n]{0,120}'|[$\w.]{1,60}(?:\([^()\n]{0,40}\))?)`;
const LITERAL = String.raw`@?(?:"|')([^"'\n]{4,100})["']`;

/** Finds passwords in commands and statements that have no name next to the password. */
export const COMMANDS: readonly KeywordRule[] = [
  ...TOOL_PASSWORDS,
  SETTERS,
  command(
    'openssl-password',
    'Password of an OpenSSL command',
    ['pass:'],
    /-pass(?:in|out)?\s{1,3}["']?pass:([^\s"'<]{4,100})/,
  ),
  command(
    'htpasswd-password',
    'Password of an htpasswd command',
    ['htpasswd'],
    /\bhtpasswd\s(?:-\w{1,5}\s){0,3}-?\w{0,5}b\w{0,5}\s[^\n|;]{1,120}?\s[\w.-]{1,40}\s["']?([^\s"'|;>-][^\s"'|;>]{5,100})/,
  ),
  command(
    'sql-password',
    'Password in a statement',
    ['identified '],
    /\bIDENTIFIED\s{1,4}(?:(?:WITH|VIA)\s{1,4}[\w']{1,40}\s{1,4})?(?:BY|AS|USING)\s{1,4}(?:PASSWORD\s{0,4}\(?)?\\?["']([^"'\n\\]{4,100})\\?["']/i,
  ),
  command(
    'sql-role-password',
    'Password in a statement',
    ['password'],
    /\b(?:ROLE|USER|LOGIN)\b[^\n;]{0,200}?\bPASSWORD\s{0,3}=?\s{0,3}N?'([^'\n]{4,100})'/i,
  ),
  command(
    'sql-password',
    'Password in a statement',
    ['set password'],
    /\bSET\s{1,4}PASSWORD\s{1,4}(?:FOR\s{1,4}[^\n=;]{1,120}?)?(?:=|\bTO\b)\s{0,4}(?:(?:OLD_)?PASSWORD\s{0,2}\(\s{0,2})?["']([^"'\n]{4,100})["']/i,
  ),
  command(
    'sql-password',
    'Password in a statement',
    ['identified by'],
    /\bIDENTIFIED\s{1,4}BY\s{1,4}(?!VALUES\b|PASSWORD\b)([A-Za-z][\w$#]{5,60})(?=[\s;]|$)/i,
    (value) => judgeCredential(value, 'password', 'word'),
  ),
  command(
    'credential-in-call',
    'Password in a call that logs in',
    ['sp_add', 'sp_setapprole', 'basic_auth ', 'pragma', ' key '],
    /(?:\bsp_(?:addlogin|setapprole|password|addlinkedsrvlogin|addremotelogin)\s{1,4}[^\n;]{1,200}?,\s{0,4}N?|\bbasic_auth\s{1,3}(?:['"][\w.@-]{1,60}['"]|[\w.]{1,40}),\s{0,3}|\bPRAGMA\s{1,3}(?:hex)?(?:re)?key\s{0,3}=\s{0,3}|\bATTACH\s[^\n;]{1,120}?\sKEY\s{1,3})['"]([^"'\n]{6,100})['"](?!\s{0,3},)/i,
  ),
  command(
    'credential-in-field',
    'Password that a script types into a field',
    ['.fill(', '.type(', 'keys(', 'setvalue(', 'entertext(', 'fill_in'],
    /(?:pass(?:word|wd|code|phrase)?|pwd)\w{0,12}["'\])]{1,6}(?:\s{0,3}\.\s{0,3}(?:fill|type|send_?keys|sendKeys|setValue|enterText|typeText)\(\s{0,3}|,\s{0,3}(?:with:\s{0,2})?)["'`]([^"'`\n]{6,100})["'`]/i,
    (value) => judgeCredential(value, 'password', 'argument'),
  ),
  command(
    'credential-in-call',
    'Password in a call that logs in',
    ['provider ', 'omniauth ', '.open '],
    /(?:\b(?:provider|config\.omniauth)\s{1,4}(?::\w{2,30}|['"]\w{2,30}['"])\s{0,3},\s{0,10}['"][^'"\n]{3,120}['"]\s{0,3},|\.Open\s{1,3}["'][^"'\n]{3,200}["']\s{0,3},\s{0,3}["'][\w.@\\-]{1,60}["']\s{0,3},)\s{0,10}['"]([^'"\n]{6,200})['"]/,
    (value) => judgeCredential(value, 'secret', 'quoted setting'),
  ),
  command(
    'key-in-call',
    'Key that is converted from text to bytes',
    ['key'],
    /\b\w{0,30}[kK][eE][yY]\w{0,12}\s{0,3}(?::\s{0,2}[\w[\]<>]{1,30}\s{0,2})?:?=\s{0,3}(?:new\sString\()?["'](?<secret>(?:[^"'\n\s]{16}|[^"'\n\s]{24}|[^"'\n\s]{32}))["']\)?\s{0,3}(?:\.(?:getBytes|toByteArray|encode|encodeToByteArray|as_bytes|bytes|data\(using)\b|\.toCharArray)/,
    (value) => !/^[a-z]+(?:[-_.][a-z0-9]+)*$/.test(value) && judgeCredential(value, 'secret', 'argument'),
  ),
  command(
    'client-password',
    'Token of a client',
    ['codecov.io/bash'],
    /codecov\.io\/bash[^\n|;]{0,120}?\s-t\s{1,3}["']?([0-9a-f-]{36})(?![\w-])/,
    (value) => judgeCredential(value, 'secret', 'option'),
  ),
  command(
    'otp-seed',
    'Seed of one-time passwords',
    ['oathtool'],
    /\boathtool\s[^\n|;]{0,120}?["'\s]([A-Z2-7]{16,128}|[0-9a-fA-F]{20,128})["']?(?=[\s)`]|$)/,
    (value) => whyNoValue(value) ?? !isMonotonous(value),
  ),
  command(
    'credential-compared',
    'Password in a comparison',
    ['.equals(', '.equals_ignore', 'equal('],
    /["']([^"'\s]{8,200})["']\.[eE]quals(?:IgnoreCase)?\(\s{0,3}(?:[\w.]{0,40})(?:[pP]ass(?:word|wd)?|[pP]wd|[sS]ecret|[tT]oken|[aA]pi[kK]ey)\w{0,12}\b/,
  ),
  command(
    'credential-for-key',
    'Value stored under the name of a credential',
    ['forkey:', 'httpheaderfield:'],
    /["']([^"'\s]{8,300})["'],?\s{0,3}for(?:Key|HTTPHeaderField):\s{0,2}@?["'][\w.-]{0,40}(?:pass(?:word|wd|code)?|secret|token|api[-_]?key|auth[-_]?key)["']/i,
  ),
  command(
    'basic-credential',
    'User and password encoded for a header',
    [
      'btoa(',
      'b64encode(',
      'buffer.from(',
      'encode(',
      'encode64(',
      'getbytes(',
      '_userpwd',
      'encodetostring(',
    ],
    /(?:\b(?:btoa|(?:\w{1,12}_)?b64encode|base64_encode|(?:strict_)?encode64|Buffer\.from|GetBytes|EncodeToString|base64\.encode|[bB]ase64\.(?:b64)?encode)\(\s{0,4}(?:\[\]byte\(|b|@)?|_(?:PROXY)?USERPWD,\s{0,4})["'`](?<user>[\w.@+-]{1,80}):(?<secret>[^"'`\s${}]{4,200})["'`]/i,
    (value, { groups = {} }) => isPair(`${groups.user ?? ''}:${value}`),
  ),
  command(
    'basic-credential',
    'User and password encoded for a header',
    ['base64'],
    /\b(?:echo|printf)\s{1,3}(?:-n\s{1,3})?["']?(?<user>[\w.@+-]{1,80}):(?<secret>[^"'`\s${}]{4,200})["']?\s{0,3}\|\s{0,3}(?:openssl\s{1,3}(?:enc\s{1,3}-)?)?base64/i,
    (value, { groups = {} }) => isPair(`${groups.user ?? ''}:${value}`),
  ),
  command(
    'users-and-passwords',
    'Password in a list of users',
    ['users', 'accounts', 'logins', 'basicauth'],
    /\b(?:users|accounts|logins|basicAuth)\b["']?\s{0,4}(?:=>|:=|[:=({])\s{0,4}[({[]{0,2}\s{0,20}(?:users["']?\s{0,3}[:=]\s{0,3}\{\s{0,10})?["']?[\w.@-]{1,60}["']?\s{0,3}(?:=>|:)\s{0,3}["']([^"'\s]{8,100})["']/i,
    (value) => judgeCredential(value, 'secret', 'argument'),
  ),
  command(
    'session-cookie',
    'Session in a cookie',
    ['cookie'],
    /\bcookie["']?\]?\s{0,3}(?:=>|[:=,\t]|\s)\s{0,3}["'`]?[^\n"'`]{0,400}?(?<![\w-])[\w.-]{0,30}(?:sess(?:ion)?(?:[-_.]?id)?|sid|auth|token|jwt|remember\w{0,12}|PHPSESSID|JSESSIONID)(?:_[0-9a-f]{8,40})?=([\w.%:+/=~-]{20,1000})/i,
    (value) => judgeCredential(value.replace(/^s%3A/, ''), 'secret', 'setting'),
  ),
  command(
    'printed-password',
    'Password that a setting prints with a command',
    [
      'passcommand',
      'pass-command',
      'pass_command',
      'word-command',
      'word_command',
      'wordeval',
      'word_cmd',
      'pass_cmd',
      'passcmd',
      'word-cmd',
      'askpass',
    ],
    /pass(?:word|phrase)?[-_]?(?:command|cmd|eval)["']?[\s=:]{1,4}["']{0,2}(?:\/\w{1,5}){0,3}\/?(?:echo|printf)\s{1,3}(?:-n\s{1,3})?["']?([^\s"'$`]{6,100})/i,
  ),
  command(
    'stream-key',
    'Key of a live stream',
    ['rtmp://', 'rtmps://'],
    /\brtmps?:\/\/[\w.:-]{3,100}\/[\w/-]{1,40}\/((?=[\w?=&-]{0,60}\d)[\w?=&-]{16,120})/,
    (value) => judgeCredential(value.replaceAll('-', ''), 'secret', 'setting'),
  ),
  command(
    'remote-command-password',
    'Password of a remote command',
    ['impacket', '.py '],
    /\b(?:impacket-\w{3,30}|(?:psexec|wmiexec|smbexec|atexec|dcomexec|secretsdump|GetUserSPNs|GetNPUsers|mssqlclient|smbclient|lookupsid|ticketer)\.py)\s[^\n]{0,120}?['"\s](?:[\w.-]{1,60}\/)?[\w.$-]{1,60}:([^\s"'@]{6,80})@[\w.-]{1,100}/,
  ),
  command(
    'redis-password',
    'Password of a Redis client',
    ['auth '],
    /(?:^|["'\s])AUTH\s{1,3}(?:[\w-]{1,40}\s{1,3})?["']?([^\s"'%$]{10,200})(?=["'\s]|$)/,
    (value, { input }) =>
      /redis|valkey|keydb|6379/i.test(input) && judgeCredential(value, 'password', 'word'),
  ),
  command(
    'written-over',
    'Credential that sed puts in place of a name',
    ['sed '],
    /\bsed\s[^\n]{0,80}?["']?s([|#,@/!~])[^|#,@!~\s]{0,60}(?:PASS(?:WORD|WD)?|SECRET|TOKEN|API_?KEY)[^|#,@!~\s/]{0,30}\1(?<secret>[^\s"'|#,@!~/]{8,200})\1/i,
  ),
  command(
    'powershell-password',
    'Password in a PowerShell command',
    ['convertto-securestring'],
    /ConvertTo-SecureString\s{1,4}(?:-(?:String|AsPlainText|Force)\s{1,4}){0,3}["']([^"'\n$]{4,200})["']/i,
  ),
  command(
    'powershell-password',
    'Password in a PowerShell command',
    ['convertto-securestring'],
    /["'](?<secret>[^"'\s$]{6,200})["']\s{0,4}\|\s{0,4}ConvertTo-SecureString/i,
  ),
  command(
    'powershell-password',
    'Password in a PowerShell command',
    ['convertto-securestring'],
    /ConvertTo-SecureString\s{1,4}(?=[^\n]{0,200}-AsPlainText)(?:-String\s{1,4})?([^\s"'$()-][^\s"'$()]{5,100})/i,
  ),
  command(
    'powershell-password',
    'Password in a PowerShell command',
    ['networkcredential]::new('],
    /NetworkCredential\]::new\(\s{0,4}["'][^"'\n]{0,80}["']\s{0,3},\s{0,3}["']([^"'\n$]{6,200})["']/i,
  ),
  command(
    'unseal-key',
    'Unseal key on a command line',
    ['operator unseal', 'unseal -'],
    /\b(?:vault|bao)\s{1,3}(?:operator\s{1,3})?unseal\s{1,3}(?:-[\w=:/.-]{1,80}\s{1,3}){0,4}["']?([A-Za-z0-9+/]{43,88}={0,2}|[0-9a-f]{64,66})/,
    (value) => whyNoValue(value) ?? !isMonotonous(value),
  ),
  command(
    'kept-secret',
    'Token with which a node joins a cluster',
    ['kubeadm'],
    /\bkubeadm\s[^\n]{0,300}?--token[ =]["']?([a-z0-9]{6}\.[a-z0-9]{16})(?![\w.])/,
    (value) => whyNoValue(value) ?? !isMonotonous(value.slice(7)),
  ),
  command(
    'remote-command-password',
    'Password of a remote command',
    ['net use'],
    /\bnet\s{1,3}use\s[^\n]{1,200}?\s\/user:\S{1,80}\s{1,3}["']?([^\s"'|;&/][^\s"'|;&]{3,100})/i,
  ),
  command(
    'remote-command-password',
    'Password of a remote command',
    ['net use'],
    /\bnet\s{1,3}use\s{1,3}(?:(?:[A-Za-z]:|\*)\s{1,3})?["']?\\\\[^\s"']{1,200}["']?\s{1,3}["']?([^\s"'|;&/*][^\s"'|;&]{3,100})["']?\s[^\n]{0,100}?\/user:/i,
  ),
  command(
    'powershell-password',
    'Password in a PowerShell command',
    ['connect-', 'invoke-sqlcmd', 'new-pssession'],
    /\b(?:Connect-\w{2,30}|Invoke-Sqlcmd|New-PSSession)\b[^\n]{0,300}?\s-(?:Password|Pass|Pwd)\s{1,3}["']?([^\s"'$(|;]{4,100})/i,
  ),
  command(
    'credential-in-constructor',
    'Password in the constructor of a login object',
    ['networkcredential(', 'passwordcredentials(', 'passwordcredential(', 'passwordauthentication('],
    new RegExp(
      String.raw`\b(?:NetworkCredential|UsernamePasswordCredentials?|PasswordAuthentication)\s?\(\s{0,20}${ARGUMENT}\s{0,2},\s{0,20}${LITERAL}`,
    ),
  ),
  command(
    'credential-in-constructor',
    'Password in the constructor of a login object',
    ['directoryentry(', 'ldapbind(', 'principalcontext('],
    new RegExp(
      String.raw`\b(?:DirectoryEntry|PrincipalContext|ldap_?[bB]ind)\s?\((?:\s{0,20}${ARGUMENT}\s{0,2},){2,4}\s{0,20}${LITERAL}`,
    ),
  ),
];
