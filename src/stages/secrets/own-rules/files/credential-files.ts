import { whyNoToken, whyNoValue } from '../../no-secret/why-no-value.ts';
import { changes, isFiller, isMonotonous } from '../../values/literal.ts';
import { judgeCredential } from '../credential.ts';
import type { PathTraits } from '../path-traits.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

/** Accepts every value that is not a placeholder, because the file is made for credentials. */
const isLiteral = (value: string): Judgement => {
  const bare = value.replace(/^(["'])(.*)\1$/, '$2');
  if (/^(?:x+|\*+)$/i.test(bare)) return 'placeholder';
  return bare.length >= 4 && (whyNoValue(bare) ?? true);
};

/**
 * Whether a setting is one of npm: in npm's own file, or with the address of a registry or the name of that file
 * nearby.
 */
const isOfNpm = (value: string, match: RegExpExecArray, traits: PathTraits): Judgement =>
  traits.has('npmSettings') || /\/\/[\w.-]+[^\s]*:_|npmrc|npm\s+config|npm_config/i.test(match.input)
    ? isLiteral(value)
    : false;

const isRandom = (value: string) => judgeCredential(value, 'secret', 'setting');

/** Accepts `user:password` in base64. */
const isUserPassword = (value: string): Judgement => {
  const [, user, password] =
    /^([\x20-\x7e]{1,80}?):([\x20-\x7e]{3,2000})$/.exec(Buffer.from(value, 'base64').toString('latin1')) ??
    [];
  // Some services use a key in place of both.
  if (password === undefined) return value.length >= 40 && isRandom(value);
  return user === password ? 'placeholder' : isLiteral(password);
};

/** Accepts a JSON object in base64url whose `alg` names an algorithm, except tokens of specifications and tutorials. */
const isToken = (value: string): Judgement => {
  const [header = '', , signature = ''] = value.split('.');
  if (!/"(?:alg|enc)"\s*:\s*"\w/.test(Buffer.from(header, 'base64url').toString('latin1'))) return false;
  return whyNoToken(value) ?? (isFiller(signature) ? 'placeholder' : true);
};

const DOT = 0x2e;

/** Finds credentials in files and lines that are made for them. */
export const CREDENTIAL_FILES: readonly KeywordRule[] = [
  pattern(
    'netrc-password',
    'Password in a netrc file',
    ['machine'],
    /\bmachine\s{1,4}\S{1,200}\s{1,20}login\s{1,4}\S{1,200}\s{1,20}password\s{1,4}(\S{3,300})/,
    {
      scope: 'block',
      accepts: isLiteral,
    },
  ),
  pattern(
    'netrc-password',
    'Password in a netrc file',
    ['default login', 'default\tlogin', 'default user'],
    /\bdefault\s{1,4}(?:login|user)\s{1,4}\S{1,200}\s{1,20}password\s{1,4}(\S{3,300})/,
    { accepts: isLiteral },
  ),
  pattern(
    'pgpass-password',
    'Password in a pgpass file',
    [':5432:', ':*:', ':5433:', ':6432:'],
    // Five fields; colons in the last one are escaped. /etc/passwd with `*` as password has seven fields.
    /^[\w.*-]{1,200}:(?:\d{2,5}|\*):[\w*.-]{1,80}:[\w*.-]{1,80}:((?:[^\s:\\]|\\\S){3,200})\s{0,2}$/m,
    {
      accepts: isLiteral,
    },
  ),
  pattern(
    'npm-registry-password',
    'Credential of a package registry',
    ['_auth', '_password'],
    /(?:^|[\s:'"/])_(?:auth|authToken|password)\s{0,4}=\s{0,4}["']?([A-Za-z0-9+/=_.-]{8,600})/m,
    { accepts: isOfNpm },
  ),
  pattern(
    'password-hash',
    'Hash of a password',
    [
      '$1$',
      '$2a$',
      '$2b$',
      '$2x$',
      '$2y$',
      '$5$',
      '$6$',
      '$7$',
      '$y$',
      '$gy$',
      '$sm3$',
      '$apr1$',
      '$argon2',
      '{ssha',
      'grub.pbkdf2.',
      '$p$',
      '$h$9',
      '$s$',
      'pbkdf2_sha',
      'pbkdf2:sha',
      'scrypt:',
      '$scrypt$',
      '$pbkdf2-sha',
      'scram-sha-256$',
      '{pbkdf2',
    ],
    /(\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$(?:[56]|sm3)\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$g?y\$[./A-Za-z0-9]{1,12}\$[./A-Za-z0-9]{4,90}\$[./A-Za-z0-9]{43}|\$7\$[./A-Za-z0-9]{11,14}[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,4},p=\d{1,4}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|grub\.pbkdf2\.sha512\.\d{3,8}\.[0-9A-F]{32,256}\.[0-9A-F]{64,256}|\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{28,120}={0,2}|\$[PH]\$[./A-Za-z0-9]{31}|\$S\$[./A-Za-z0-9]{52}|pbkdf2_sha(?:1|256|512)\$\d{3,8}\$[A-Za-z0-9]{8,64}\$[A-Za-z0-9+/]{27,88}={0,2}|(?:pbkdf2:sha(?:1|256|512):\d{3,8}|scrypt:\d{3,8}:\d{1,2}:\d{1,2})\$[A-Za-z0-9]{8,64}\$[0-9a-f]{40,128}|\$scrypt\$ln=\d{1,2},r=\d{1,2},p=\d{1,2}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|\$pbkdf2-sha(?:1|256|512)\$\d{2,8}\$[A-Za-z0-9+/.]{8,90}\$[A-Za-z0-9+/.]{27,90}|SCRAM-SHA-256\$\d{3,8}:[A-Za-z0-9+/]{16,64}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=|\{PBKDF2(?:[-_]?SHA\d{1,3})?\}[\w./$+=-]{40,200})(?![A-Za-z0-9])/,
    {
      accepts: (value) => changes(value) >= 8 && (whyNoToken(value) ?? true),
    },
  ),
  pattern(
    'password-hash',
    'Hash of a password',
    [
      '$$apr1$$',
      '$$1$$',
      '$$2a$$',
      '$$2b$$',
      '$$2y$$',
      '$$5$$',
      '$$6$$',
      '$$y$$',
      '$$argon2',
      '\\$apr1\\$',
      '\\$2y\\$',
      '\\$2b\\$',
      '\\$2a\\$',
      '\\$6\\$',
    ],
    // `$` is escaped, because the settings would otherwise replace it as a variable.
    /((?:\$\$|\\\$)(?:(?:1|apr1)(?:\$\$|\\\$)[./A-Za-z0-9]{1,8}(?:\$\$|\\\$)[./A-Za-z0-9]{22}|[56](?:\$\$|\\\$)(?:rounds=\d{1,9}(?:\$\$|\\\$))?[./A-Za-z0-9]{1,16}(?:\$\$|\\\$)[./A-Za-z0-9]{43,86}|2[abxy](?:\$\$|\\\$)\d\d(?:\$\$|\\\$)[./A-Za-z0-9]{53}|y(?:\$\$|\\\$)[./A-Za-z0-9]{1,12}(?:\$\$|\\\$)[./A-Za-z0-9]{4,90}(?:\$\$|\\\$)[./A-Za-z0-9]{43}|argon2(?:id|i|d)(?:\$\$|\\\$)v=\d{1,3}(?:\$\$|\\\$)m=\d{1,9},t=\d{1,4},p=\d{1,4}(?:\$\$|\\\$)[A-Za-z0-9+/]{8,90}(?:\$\$|\\\$)[A-Za-z0-9+/]{16,180}))(?![A-Za-z0-9])/,
    { accepts: (value) => changes(value) >= 8 && (whyNoToken(value) ?? true) },
  ),
  pattern(
    'git-credential',
    'Credential in an address',
    ['https://'],
    // In the address with the public key of an error tracker, the path after the host is only a number.
    /https:\/\/([A-Za-z0-9_-]{20,120})@(?![\w.-]{1,100}\/\d{1,20}(?![\w/]))[\w.-]{3,100}/,
    { accepts: isRandom },
  ),
  pattern(
    'docker-registry-auth',
    'Credential of a container registry',
    ['"auth"', 'auth\\":'],
    /\\?"auth\\?"\s{0,4}:\s{0,4}\\?"([A-Za-z0-9+/]{8,4000}={0,2})\\?"/,
    { accepts: isUserPassword },
  ),
  pattern(
    'docker-registry-token',
    'Token of a container registry',
    ['identitytoken', 'registrytoken'],
    /"(?:identitytoken|registrytoken)"\s{0,4}:\s{0,4}"([\w.+/=-]{20,4000})"/i,
    {
      accepts: (value) => !isMonotonous(value),
    },
  ),
  pattern(
    'kubeconfig-client-key',
    'Client key of a kubeconfig',
    ['client-key-data'],
    /client-key-data["']?\s{0,4}:\s{0,4}["']?([A-Za-z0-9+/]{60,7000}={0,2})/,
    {
      scope: 'block',
      accepts: (value) => !isMonotonous(value),
    },
  ),
  pattern(
    'maven-password',
    'Password in Maven settings',
    ['<password>', '<passphrase>', '<privatekey>', '<master>'],
    /<(?:password|passphrase|master)>\s{0,4}([^<>\s]{4,200})\s{0,4}<\//i,
    {
      accepts: isLiteral,
    },
  ),
  pattern(
    'nuget-password',
    'Password in NuGet settings',
    ['cleartextpassword'],
    /key="ClearTextPassword"\s{1,4}value="([^"]{4,200})"/i,
    { accepts: isLiteral },
  ),
  pattern(
    'basic-authorization',
    'Basic authorization',
    ['basic '],
    /\bBasic\s{1,3}([A-Za-z0-9+/]{8,800}={0,2})(?![A-Za-z0-9+/=])/i,
    { accepts: isUserPassword },
  ),
  pattern(
    'bearer-authorization',
    'Bearer authorization',
    ['bearer'],
    /\bBearer\s{1,3}([\w.~+/=-]{16,2000})/i,
    {
      accepts: isRandom,
      certainty: 'generic',
    },
  ),
  pattern(
    'json-web-token',
    'JSON web token',
    ['eyj'],
    /(?<![\w-])(eyJ[\w-]{10,2000}\.eyJ[\w-]{10,6000}\.[\w-]{20,1500})/,
    { scope: 'block', accepts: isToken },
  ),
  pattern(
    'discord-token',
    'Discord bot token',
    // The second part is a time. It has six letters between two dots.
    ['.c', '.d', '.g', '.x', '.y', '.z'],
    /(?<![\w.-])([MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40})(?![\w-])/,
    {
      probe: (content, at) => content[at + 7] === DOT,
      accepts: (value) => changes(value) >= value.length * 0.2 && (whyNoToken(value) ?? true),
    },
  ),
  pattern(
    'service-account-key',
    'Key of a service account',
    ['"private_key_id"'],
    /"private_key_id"\s{0,4}:\s{0,4}"[0-9a-f]{20,40}"[^}]{0,200}?"private_key"\s{0,4}:\s{0,4}"(-----BEGIN[^"]{100,5000})"/,
    { scope: 'block' },
  ),
];
