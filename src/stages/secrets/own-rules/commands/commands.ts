import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { isMonotonous } from '../../values/literal.ts';
import { weighCredential } from '../credential.ts';
import { type Judgement, type OwnRule, pattern } from '../rule.ts';
import { TOOL_PASSWORDS } from './tool-passwords.ts';

const isPassword = (value: string): Judgement => weighCredential(value, 'password', 'option');

const command = (
  id: string,
  title: string,
  keywords: readonly string[],
  expression: RegExp,
  accepts = isPassword,
) => pattern(id, title, keywords, expression, { certainty: 'generic', scope: 'command', accepts });

/** An argument of a call: a text, a name, or a call without arguments of its own. */
const ARGUMENT = String.raw`(?:@?"[^"\n]{0,120}"|'[^'\n]{0,120}'|[$\w.]{1,60}(?:\([^()\n]{0,40}\))?)`;
const LITERAL = String.raw`@?(?:"|')([^"'\n]{4,100})["']`;

/** Passwords that are handed to commands and statements, where no name stands beside them. */
export const COMMANDS: readonly OwnRule[] = [
  ...TOOL_PASSWORDS,
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
    ['identified by'],
    /\bIDENTIFIED\s{1,4}(?:WITH\s{1,4}[\w']{1,40}\s{1,4})?BY\s{1,4}(?:PASSWORD\s{1,4})?["']([^"'\n]{4,100})["']/i,
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
    (value) => weighCredential(value, 'password', 'word'),
  ),
  command(
    'powershell-password',
    'Password in a PowerShell command',
    ['convertto-securestring'],
    /ConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?["']([^"'\n$]{4,200})["']/i,
  ),
  command(
    'unseal-key',
    'Unseal key on a command line',
    ['operator unseal', 'unseal -'],
    /\b(?:vault|bao)\s{1,3}(?:operator\s{1,3})?unseal\s{1,3}(?:-[\w=:/.-]{1,80}\s{1,3}){0,4}["']?([A-Za-z0-9+/]{43,88}={0,2}|[0-9a-f]{64,66})/,
    (value) => whyNoValue(value) ?? !isMonotonous(value),
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
    'Password that is handed to an object for logging in',
    ['networkcredential(', 'passwordcredentials(', 'passwordcredential(', 'passwordauthentication('],
    new RegExp(
      String.raw`\b(?:NetworkCredential|UsernamePasswordCredentials?|PasswordAuthentication)\s?\(\s{0,20}${ARGUMENT}\s{0,2},\s{0,20}${LITERAL}`,
    ),
  ),
  command(
    'credential-in-constructor',
    'Password that is handed to an object for logging in',
    ['directoryentry(', 'ldapbind(', 'principalcontext('],
    new RegExp(
      String.raw`\b(?:DirectoryEntry|PrincipalContext|ldap_?[bB]ind)\s?\((?:\s{0,20}${ARGUMENT}\s{0,2},){2,4}\s{0,20}${LITERAL}`,
    ),
  ),
];
