import { isExpression } from '../../no-secret/references.ts';
import { isPatternPart, isSampleAddress } from '../../no-secret/sample-addresses.ts';
import { whyNoToken, whyNoValue } from '../../no-secret/why-no-value.ts';
import { changes, isMonotonous } from '../../values/literal.ts';
import type { PathTraits } from '../path-traits.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

/** Accepts every password in an address or a connection string that is not a placeholder and not the user name. */
const isLiteral = (value: string, match: RegExpExecArray): Judgement => {
  const user = match.groups?.user ?? '';
  const password = decoded(value);
  if (password.length < 4 || /^[*.x]+$/i.test(password) || /^[a-z]{1,7}$/i.test(password)) return false;
  // The value is empty, and this text is the next name.
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

/** In a program, a connection string has quotes. Without quotes, a similar text is the arguments of a call. */
const isOfString = (value: string, match: RegExpExecArray, { kind }: PathTraits): Judgement => {
  const before = match[0].slice(0, match[0].length - value.length);
  const isCall = /,\s*(?:password|pwd)\s*=\s*$/i.test(before);
  if (isCall || (kind === 'code' && !/["'`]/.test(match.input.slice(0, match.index + 1))))
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

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** A text that each such address contains, and the form of the address with its secret part. */
const WEBHOOKS: readonly (readonly [host: string, form: string])[] = [
  [
    'outlook.office',
    String.raw`outlook\.office(?:365)?\.com\/webhook\/[\w@-]{36,80}\/IncomingWebhook\/[0-9a-f]{32}\/[\w-]{36}`,
  ],
  ['/open-apis/bot/', String.raw`open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/${UUID}`],
  ['oapi.dingtalk.com', String.raw`oapi\.dingtalk\.com\/robot\/send\?access_token=[0-9a-f]{64}`],
  [
    'qyapi.weixin.qq.com',
    String.raw`qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/(?:send|upload_media)\?key=${UUID}`,
  ],
  [
    'maker.ifttt.com',
    String.raw`maker\.ifttt\.com\/(?:trigger|use)\/(?:[\w{}-]{1,80}\/(?:json\/)?with\/key\/)?[\w-]{20,60}`,
  ],
  ['.make.com/', String.raw`hook\.(?:eu|us)\d\.make\.com\/[a-z0-9]{30,36}`],
  ['hook.integromat.com', String.raw`hook\.integromat\.com\/[a-z0-9]{30,36}`],
  ['.m.pipedream.net', String.raw`\beo[a-z0-9]{12,16}\.m\.pipedream\.net`],
  [
    '/hooks/',
    String.raw`https?:\/\/[\w.:-]{3,100}\/hooks\/(?:(?=[a-z]{0,24}\d)[a-z0-9]{26}(?![\w-])|[A-Za-z0-9]{17,24}\/[A-Za-z0-9]{40,64})`,
  ],
  [
    'events.pagerduty.com',
    String.raw`events\.(?:eu\.)?pagerduty\.com\/(?:integration|x-ere)\/[0-9a-zA-Z]{32}`,
  ],
  [
    'alert.victorops.com',
    String.raw`alert\.victorops\.com\/integrations\/\w{2,30}\/\d{6,12}\/alert\/${UUID}`,
  ],
  ['hc-ping.com', String.raw`hc-ping\.com\/(?:${UUID}|(?=[\w-]{0,20}\d)[\w-]{22}\/)`],
  ['nosnch.in', String.raw`nosnch\.in\/(?=[a-z]{0,9}\d)[a-z0-9]{10}`],
  ['/build_hooks/', String.raw`api\.netlify\.com\/build_hooks\/[0-9a-f]{24}`],
  [
    '/integrations/deploy/',
    String.raw`api\.vercel\.com\/v1\/integrations\/deploy\/prj_[A-Za-z0-9]{20,32}\/[A-Za-z0-9]{8,16}`,
  ],
  ['api.render.com/deploy', String.raw`api\.render\.com\/deploy\/srv-[a-z0-9]{18,24}\?key=[\w-]{8,20}`],
  ['/deploy_hooks/', String.raw`api\.cloudflare\.com\/client\/v4\/pages\/webhooks\/deploy_hooks\/${UUID}`],
  ['webhook.buildkite.com', String.raw`webhook\.buildkite\.com\/deliver\/(?:bkwt_)?[\w]{40,60}`],
  [
    'hub.docker.com/api/',
    String.raw`hub\.docker\.com\/api\/(?:build|audit)\/v1\/source\/${UUID}\/trigger\/${UUID}`,
  ],
  ['hooks.bitrise.io', String.raw`hooks\.bitrise\.io\/h\/\w{2,20}\/[0-9a-f]{16}\/[\w-]{22}`],
  [
    '/receiver/v1/http/',
    String.raw`[\w.-]{3,60}\.sumologic\.com\/receiver\/v1\/http\/[A-Za-z0-9+/_-]{60,120}={0,2}`,
  ],
  ['loggly.com/', String.raw`logs-\d{2}\.loggly\.com\/(?:inputs|bulk)\/${UUID}`],
  ['sctapi.ftqq.com', String.raw`sctapi\.ftqq\.com\/SCT\w{20,60}`],
  [
    '.azurewebsites.net',
    String.raw`[\w-]{2,60}\.azurewebsites\.net\/api\/[^\s"'<>?]{1,120}\?(?:[^\s"'<>&]{1,80}&){0,4}code=(?=[^\s"'<>&]{0,40}\d)[\w%/+-]{40,80}={0,2}`,
  ],
  [
    '.logic.azure.',
    String.raw`logic\.azure\.(?:com|us|cn)(?::443)?\/workflows\/[0-9a-f]{32}\/triggers\/[^\s"'<>]{1,200}[?&]sig=[\w-]{40,60}`,
  ],
  [
    '/api/webhook/',
    String.raw`https?:\/\/[\w.:-]{3,100}\/api\/webhook\/-?(?=[\w-]{0,60}\d)[A-Za-z0-9_-]{24,70}(?![\w-])`,
  ],
  ['x-goog-signature=', 'X-Goog-Signature=[0-9a-f]{128,1024}'],
];

/** Finds credentials in addresses and connection strings. */
export const CONNECTIONS: readonly KeywordRule[] = [
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
    // The format of Go drivers, without a scheme.
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
    // The search ends at the next `jdbc:`. Otherwise each address in a line would search through all later ones.
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
    ['accesskey=', 'sharedsecretvalue='],
    /(?:Shared|;)(?:AccessKey|SecretValue)\s?=\s?([A-Za-z0-9+/]{40,86}={1,2})/i,
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
    'aws-secret-key',
    'AWS secret key beside its access key',
    ['akia', 'asia'],
    /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])[^\0]{1,120}?(?<![A-Za-z0-9+/_-])([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=_-])/,
    {
      scope: 'block',
      accepts: (value) => changes(value) >= 14 && !/^[0-9a-f]+$/.test(value) && isKey(value),
    },
  ),
  // The service of this key calls it the id of an application.
  pattern(
    'weather-key',
    'Key of OpenWeather',
    ['appid', 'weather', 'owm_'],
    /(?:[?&]appid=|["']appid["']\s{0,3}[:=,]\s{0,3}["']|(?:\bOWM_|OPEN_?WEATHER|openWeather)\w{0,20}["']?\s{0,3}[:=]\s{0,3}["']?)([0-9a-f]{32})(?![0-9A-Za-z])/,
    { accepts: isKey },
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
  ...WEBHOOKS.map(([host, form]) =>
    pattern(
      'webhook-url',
      'Webhook address: anyone who knows it can post to it',
      [host],
      new RegExp(`(${form})`),
      {
        accepts: (value) => !isMonotonous(value.replace(/^.*\//, '')) && (whyNoToken(value) ?? true),
      },
    ),
  ),
  pattern(
    'zapier-webhook',
    'Zapier webhook',
    ['hooks.zapier.com'],
    /(hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,20})/,
  ),
];
