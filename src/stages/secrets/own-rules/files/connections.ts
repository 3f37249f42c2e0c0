import { isExpression } from '../../no-secret/references.ts';
import { isPatternPart, isSampleAddress } from '../../no-secret/sample-addresses.ts';
import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { fileKind } from '../../values/file-kind.ts';
import { changes, isMonotonous } from '../../values/literal.ts';
import { type Judgement, type OwnRule, pattern } from '../rule.ts';

/** A password within an address or a connection string: any that is no placeholder and not the user's own name. */
const isLiteral = (value: string, match: RegExpExecArray): Judgement => {
  const user = match.groups?.user ?? '';
  const password = decoded(value);
  if (password.length < 4 || /^[*.x]+$/i.test(password) || /^[a-z]{1,7}$/i.test(password)) return false;
  // The value is empty and what follows is the next name.
  if (/^[a-z]+(?:[A-Z][a-z]+)*=$/.test(password)) return false;
  if (password.toLowerCase() === user.toLowerCase()) return 'placeholder';
  return whyNoValue(password) ?? true;
};

const isOfAddress = (value: string, match: RegExpExecArray): Judgement => {
  if (/mailto:$/i.test(match[0].split('//')[0] ?? '') || isPatternPart(value)) return false;
  const behind = match.input.slice(match.index + match[0].length);
  const user = match.groups?.user ?? '';
  if (isSampleAddress({ password: value, user, behind })) return 'sample';
  return isLiteral(value, match);
};

/** In a program such a text has quotes around it; without them what looks alike are the arguments of a call. */
const isOfString = (value: string, match: RegExpExecArray, path: string): Judgement => {
  const before = match[0].slice(0, match[0].length - value.length);
  const isCall = /,\s*(?:password|pwd)\s*=\s*$/i.test(before);
  if (isCall || (fileKind(path) === 'code' && !/["'`]/.test(match.input.slice(0, match.index + 1))))
    return isExpression(value) || isCall ? false : isLiteral(value, match);
  if (/^[A-Za-z_$][\w$]*(?:\.[\w$]+)*\(/.test(value) || /^\{.*\}\W*$/.test(value)) return 'reference';
  return isLiteral(value, match);
};

const isKey = (value: string): Judgement =>
  !isMonotonous(value) && changes(value) >= 8 && (whyNoValue(value) ?? true);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Credentials in addresses and connection strings. */
export const CONNECTIONS: readonly OwnRule[] = [
  pattern(
    'credential-in-address',
    'Password in an address',
    ['://'],
    /\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}:\/\/(?<user>[^\s:/?#@"'<>`{}()]{0,80}):(?<secret>[^\s/"'<>`]{3,120})@(?=[\w[${.%-])/,
    { accepts: isOfAddress },
  ),
  pattern(
    'credential-in-address',
    'Password in an address',
    ['@tcp(', '@tcp6(', '@udp(', '@unix(', '@cloudsql('],
    // As drivers of Go write it, without a scheme.
    /(?<![\w:/])(?<user>[\w.$%-]{1,80}):(?<secret>[^\s"'`:/]{3,120})@(?:tcp6?|udp|unix|cloudsql)\(/,
    { accepts: isOfAddress },
  ),
  pattern(
    'credential-in-connection-string',
    'Password in a connection string',
    ['password=', 'pwd=', 'password =', 'pwd ='],
    /(?:Server|Data Source|Host|Driver|Database|Initial Catalog|User ?Id|Uid|Username|Endpoint|sslmode|dbname)\s{0,2}=[^"'\n]{0,300}?;?[\s;](?:Password|Pwd)\s{0,2}=\s{0,2}([^\s;"'<>&]{4,120})/i,
    { accepts: isOfString },
  ),
  pattern(
    'credential-in-connection-string',
    'Password in a connection string',
    ['password=', 'pwd='],
    /(?:^|[;"'\s])(?:Password|Pwd)\s{0,2}=\s{0,2}([^\s;"'<>&]{4,120});[^"'\n]{0,200}?(?:Server|Data Source|Host|Database|User ?Id|Uid)\s{0,2}=/i,
    { accepts: isOfString },
  ),
  pattern(
    'jdbc-password',
    'Password in a JDBC address',
    ['jdbc:'],
    // Up to the next one alone: from the first of many in a line it would be looked for through all of them, each time.
    /jdbc:[a-z0-9:]{2}(?:(?!jdbc:)[^\s"'<>]){0,338}?[?&;](?:password|pwd)=([^\s"'<>&;]{4,120})/i,
    { accepts: isLiteral },
  ),
  pattern(
    'oracle-jdbc-password',
    'Password in a JDBC address',
    ['jdbc:oracle'],
    /jdbc:oracle:thin:(?<user>[\w$#]{1,40})\/(?<secret>[^\s@"'/]{4,60})@/i,
    { accepts: isLiteral },
  ),
  pattern(
    'azure-storage-key',
    'Azure storage account key',
    ['accountkey='],
    /AccountKey\s?=\s?([A-Za-z0-9+/]{86}==)/i,
    { accepts: isKey },
  ),
  pattern(
    'azure-shared-access-key',
    'Azure shared access key',
    ['sharedaccesskey='],
    /SharedAccessKey\s?=\s?([A-Za-z0-9+/]{40,86}={1,2})/i,
    { accepts: isKey },
  ),
  pattern(
    'azure-app-configuration',
    'Azure App Configuration secret',
    [';secret='],
    /Endpoint=https:\/\/[^;\s]{1,120};Id=[^;\s]{1,60};Secret=([A-Za-z0-9+/]{36,100}={0,2})/,
    { accepts: isKey },
  ),
  pattern(
    'shared-access-signature',
    'Shared access signature',
    ['sig='],
    /[?&;"'\s]sig=([A-Za-z0-9%+/_-]{42,110}(?:={0,2}))/,
    { accepts: isKey },
  ),
  pattern(
    'signed-address',
    'Signature in a signed address',
    ['x-amz-signature='],
    /X-Amz-Signature=([0-9a-f]{64})/i,
  ),
  pattern(
    'otp-seed',
    'Seed of one-time passwords',
    ['otpauth://'],
    /otpauth:\/\/[^\s"'<>]{1,200}?[?&]secret=([A-Za-z2-7]{16,128})/,
  ),
  pattern(
    'slack-webhook',
    'Slack webhook',
    ['hooks.slack.com'],
    /(hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]{30,100})/,
  ),
  pattern(
    'discord-webhook',
    'Discord webhook',
    ['/api/webhooks/'],
    /(discord(?:app)?\.com\/api\/webhooks\/\d{15,21}\/[\w-]{50,80})/,
  ),
  pattern(
    'teams-webhook',
    'Teams webhook',
    ['webhook.office.com'],
    /(webhook\.office\.com\/webhookb2\/[\w@-]{36,80}\/IncomingWebhook\/[0-9a-f]{32}\/[\w/-]{36,90})/,
  ),
  pattern(
    'google-chat-webhook',
    'Google Chat webhook',
    ['chat.googleapis.com'],
    /(chat\.googleapis\.com\/v1\/spaces\/[\w-]{5,30}\/messages\?key=[\w-]{30,50}&token=[\w%-]{30,80})/,
  ),
  pattern(
    'tines-webhook',
    'Tines webhook',
    ['.tines.'],
    /([\w-]{1,60}(?:\.[\w-]{1,20})?\.tines\.(?:com|io)\/webhook\/[\w-]{16,64}\/[\w-]{16,64})/,
  ),
  pattern(
    'zapier-webhook',
    'Zapier webhook',
    ['hooks.zapier.com'],
    /(hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,20})/,
  ),
];
