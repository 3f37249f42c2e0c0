import { changes, isMonotonous, isPlaceholder } from './literal.ts';
import { type OwnRule, pattern } from './rule.ts';

/** A password within an address or a connection string: any that is no placeholder and not the user's own name. */
const isLiteral = (value: string, match: RegExpExecArray) => {
  const user = match.groups?.user ?? '';
  const plain = decoded(value);
  return (
    plain.length >= 4 &&
    plain.toLowerCase() !== user.toLowerCase() &&
    !isPlaceholder(plain) &&
    // The value is empty and what follows is the next name.
    !/^[a-z]+(?:[A-Z][a-z]+)*=$/.test(plain) &&
    !/^[*.x]+$/i.test(plain) &&
    !(/^[a-z]{1,7}$/i.test(plain) || /^(?:pass|password|passwd|secret|pw|pwd)\d*$/i.test(plain))
  );
};

/** What an address in a sample or a parser's test has: a host that belongs to nobody, and a word for a password. */
const isSample = (value: string, host: string) =>
  RESERVED_HOST.test(host) &&
  SAMPLE_WORD.test(value.replace(/\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|[^\x20-\x7e]/gi, ''));

/** The names that RFC 2606 and RFC 6761 set aside; without a name before them or below others. */
const RESERVED_HOST =
  /^(?:(?:[\w-]{1,63}\.){0,8}(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)|127\.0\.0\.1|\[::1\])\.?(?![\w.-])/i;
const SAMPLE_WORD =
  /^(?:(?:my|the|some|test|your|user|db)[-_]?)?(?:user(?:name)?|pass(?:w(?:or)?d|phrase|code)?|pwd?|secret|admin|root|token|key|login|test)(?:[-_]?\d{1,4})?$/i;

const isKey = (value: string) => !isMonotonous(value) && changes(value) >= 8;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What these judgements are made of, for the hash of all rules. */
export const CONNECTIONS_SOURCE = [isLiteral, isSample, RESERVED_HOST, SAMPLE_WORD, isKey, decoded]
  .map(String)
  .join('\n');

/** Credentials in addresses and connection strings. */
export const CONNECTIONS: readonly OwnRule[] = [
  pattern(
    'credential-in-address',
    'Password in an address',
    ['://'],
    /\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}:\/\/(?<user>[^\s:/?#@"'<>`{}()]{0,80}):(?<secret>[^\s/@"'<>`]{3,120})@(?=[\w[${.%-])/,
    {
      accepts: (value, match) =>
        isLiteral(value, match) &&
        !isSample(decoded(value), match.input.slice(match.index + match[0].length)),
    },
  ),
  pattern(
    'credential-in-connection-string',
    'Password in a connection string',
    ['password=', 'pwd=', 'password =', 'pwd ='],
    /(?:Server|Data Source|Host|Driver|Database|Initial Catalog|User ?Id|Uid|Username|Endpoint|sslmode|dbname)\s{0,2}=[^"'\n]{0,300}?;?[\s;](?:Password|Pwd)\s{0,2}=\s{0,2}([^\s;"'<>&]{4,120})/i,
    { accepts: isLiteral },
  ),
  pattern(
    'credential-in-connection-string',
    'Password in a connection string',
    ['password=', 'pwd='],
    /(?:^|[;"'\s])(?:Password|Pwd)\s{0,2}=\s{0,2}([^\s;"'<>&]{4,120});[^"'\n]{0,200}?(?:Server|Data Source|Host|Database|User ?Id|Uid)\s{0,2}=/i,
    { accepts: isLiteral },
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
    'zapier-webhook',
    'Zapier webhook',
    ['hooks.zapier.com'],
    /(hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,20})/,
  ),
];
