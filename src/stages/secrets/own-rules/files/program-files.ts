import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { nameKind } from '../../values/credential-names.ts';
import { changes, entropy, isMonotonous } from '../../values/literal.ts';
import { argumentsAt, literalOf } from '../call-arguments.ts';
import { judgeCredential, judgeStatedPassword } from '../credential.ts';
import { type FileRule, type Judgement, judged, type Match, type WholeText } from '../rule.ts';
import { judgeSigningSecret } from './signing-secrets.ts';
import { TABLES } from './tables.ts';

/** Accepts every value that is not a placeholder, because the file is made for credentials. */
const isLiteral = (value: string): Judgement => value.length >= 4 && (whyNoValue(value) ?? true);
const isKey = (value: string): Judgement => !isMonotonous(value) && (whyNoValue(value) ?? true);
const isRandom = (value: string): Judgement =>
  value.length >= 16 && changes(value) >= 2 && !isMonotonous(value) && (whyNoValue(value) ?? true);

/** A file with secrets: its path, and its lines with a secret in the first group. */
interface FileForm {
  readonly id: string;
  readonly title: string;
  readonly files: RegExp;
  readonly lines: RegExp;
  readonly accepts?: (value: string) => Judgement;
}

const list = { id: 'password-list', title: 'Password in a file that lists users and passwords' };

/** The file formats that each tool documents. */
const FORMS: readonly FileForm[] = [
  {
    ...{ id: 'rails-master-key', title: 'Key that decrypts the credentials of a Rails application' },
    files: /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,60})\.key$/,
    lines: /^[ \t]*([0-9a-f]{32}|[0-9a-f]{64})\s*$/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'jenkins-key', title: 'Key or first password of a Jenkins server' },
    files: /(?:^|\/)secrets\/(?:master\.key|initialAdminPassword)$/,
    lines: /^[ \t]*([0-9a-f]{32,512})\s*$/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'whole-file-secret', title: 'Token in the token file of a tool' },
    files: /(?:^|\/)(?:\.vault-token|\.erlang\.cookie|k3s\/server\/(?:node-)?token)$/,
    lines: /^[ \t]*([\w.:-]{16,400})\s*$/gm,
    accepts: isRandom,
  },
  {
    ...{ id: 'whole-file-secret', title: 'Cookie that authenticates the nodes of a cluster' },
    files: /(?:^|\/)\.?(?:[\w-]{1,40}[-_.])?erlang[-_.]cookie$/,
    lines: /^\s*([\w.:+/=-]{12,255})\s*$/g,
    accepts: isKey,
  },
  {
    ...{ id: 'otp-seed', title: 'Seed of one-time passwords' },
    files:
      /(?:^|\/)\.?(?:google_authenticator|(?:[\w-]{1,40}[-_.])?(?:totp|hotp|otp|2fa|mfa)(?:[-_.](?:secret|seed|key))?)(?:\.txt)?$/,
    lines: /^\s{0,20}([A-Z2-7]{16,128}={0,6})[ \t\r]*(?=\n|$)/g,
    accepts: isKey,
  },
  {
    ...{ id: 'program-password', title: 'Key that authenticates time servers' },
    files: /(?:^|\/)(?:ntp|chrony)[\w.-]{0,20}\.keys$/,
    lines:
      /^(?!#)[ \t]{0,8}\d{1,6}[ \t]{1,20}(?:[A-Z][\w-]{0,20}[ \t]{1,20})?(?:HEX:|ASCII:)?([^\s#]{8,200})(?=\s|$)/gm,
    accepts: isKey,
  },
  {
    ...list,
    files:
      /(?:^|\/)(?:users?|accounts?|logins?|creds?|credentials?|passwords?|passwd|pass|pw)(?:[-_]list)?\.(?:txt|lst|list)$/i,
    lines: /^(?!#)[\w.@+-]{1,80}[:;|,\t][ \t]{0,3}(\S{8,120})[ \t\r]*$/gm,
    accepts: judgeStatedPassword,
  },
  {
    ...{ id: 'otp-seed', title: 'Seed of one-time passwords' },
    files: /(?:^|\/)users\.oath$/,
    lines:
      /^(?!#)(?:HOTP|TOTP)[\w/]{0,12}[ \t]{1,20}\S{1,100}[ \t]{1,20}\S{1,100}[ \t]{1,20}([0-9A-Fa-f]{20,128})(?=\s|$)/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'program-password', title: 'Key of a storage cluster' },
    files: /(?:^|\/)[\w.-]{1,80}\.keyring$/,
    lines: /^\s*key\s{0,4}=\s{0,4}(AQ[A-Za-z0-9+/]{36,40}={0,2})\s*$/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'private-key', title: 'Private key of a DNS zone' },
    files: /(?:^|\/)K[\w.-]{1,120}\.private$/,
    lines: /^(?:Key|PrivateKey|PrivateExponent):\s{1,4}([A-Za-z0-9+/]{20,700}={0,2})\s*$/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'pgpass-password', title: 'Password in a pgpass file' },
    files: /(?:^|\/)\.?pgpass(?:\.conf)?$/,
    lines:
      /^(?!#)(?:[^\s:\\]|\\.){1,200}:(?:\d{1,5}|\*):[^\s:]{1,80}:[^\s:]{1,80}:((?:[^\s:\\]|\\\S){3,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    files:
      /(?:^|\/)(?:sasl[_/]?passwd|smtp_auth|relay_?(?:passwd|password|auth)|smtp[_-]passwords?)(?:\.\w{1,8})?$/,
    lines: /^(?!#)\S{1,200}[ \t]{1,20}[^\s:]{1,200}:(\S{4,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    files: /(?:^|\/)passwd\.client$/,
    lines: /^(?!#)[^\s:]{1,120}:[^\s:]{1,120}:(\S{4,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    files: /(?:^|\/)(?:chap|pap)-secrets$/,
    lines:
      /^(?!#)[ \t]*(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}"?([^\s"]{4,200})"?(?=\s|$)/gm,
  },
  {
    ...list,
    files: /(?:^|\/)(?:rsyncd?\.(?:secrets|passwd)|\.?passwd-s3fs)$/,
    lines: /^(?!#)(?:[^\s:]{1,120}:){1,2}(\S{4,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    files: /(?:^|\/)userlist\.txt$/,
    lines: /^(?!;)[ \t]*"[^"\n]{1,80}"[ \t]{1,20}"([^"\n]{4,200})"/gm,
  },
  {
    ...list,
    files: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
    lines: /^(?!#)[^\n:]{0,200}:\s{0,4}PSK\s{1,4}([^\s"]{6,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    files: /(?:^|\/)davfs2\/secrets$/,
    lines: /^(?!#)\S{1,200}[ \t]{1,20}\S{1,120}[ \t]{1,20}"?([^\s"]{4,200})"?[ \t\r]*$/gm,
  },
  {
    ...list,
    files: /(?:^|\/)(?:openvpn|[\w-]{0,20}vpn)\/[\w.-]{0,40}(?:auth|pass|login|cred)[\w.-]{0,40}$/i,
    lines: /^\s*\S{1,120}\r?\n[ \t]*(\S{4,200})\s*$/g,
  },
  {
    ...list,
    files: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
    lines: /^(?!#)[^\n:]{0,200}:\s{0,4}(?:PSK|EAP|XAUTH|NTLM|PIN|RSA\s\S{1,200})\s{1,4}"([^"\n]{4,200})"/gm,
  },
  {
    ...{ id: 'password-hash', title: 'Hash of a password' },
    files: /(?:^|\/)\.?ht(?:digest|passwd)[\w.-]{0,20}$/,
    lines: /^(?!#)[^\s:]{1,120}:(?:[^\n:]{1,120}:([0-9a-f]{32})|(?:\{SHA\}[A-Za-z0-9+/]{27}=))[ \t\r]*$/gm,
  },
];

const fileRule = ({ id, title, files, lines, accepts = isLiteral }: FileForm): FileRule => ({
  ...{ id, title, files, certainty: 'distinctive' },
  *find({ text }: WholeText): Iterable<Match> {
    for (const match of text.matchAll(lines)) {
      const value = match[1];
      if (value !== undefined)
        yield* judged({ index: match.index + match[0].lastIndexOf(value), value }, accepts(value));
    }
  },
});

/** Finds the secret in files named after it: `secrets/db_password.txt`, `.openai-api-key`, `jwt.secret`. */
const NAMED_FILE: FileRule = {
  id: 'whole-file-secret',
  title: 'File that contains only a secret',
  files: /(?:^|\/)\.?[\w-]{2,60}(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/,
  maxBytes: 600,
  certainty: 'generic',
  *find({ text, path }: WholeText): Iterable<Match> {
    const [, value] = /^\s{0,20}(\S{6,500})\s{0,20}$/.exec(text) ?? [];
    if (value === undefined) return;
    const [, name = ''] = /([^/]+?)(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/.exec(path) ?? [];
    const ending = /\.(secret|token|pass|pwd|password)$/.exec(path)?.[1];
    const kind = nameKind(name) ?? (ending === undefined ? undefined : nameKind(ending));
    if (kind === undefined || kind === 'key') return;
    const judgement = judgeCredential(value, kind, 'setting');
    yield* judged(
      { index: text.indexOf(value), value },
      judgement === false && kind === 'secret' ? judgeSigningSecret(value) : judgement,
    );
  },
};

/** Finds passwords in files with two lines for each account, from which databases of virtual users are made. */
const USERS_IN_LINES: FileRule = {
  ...list,
  files:
    /(?:^|\/)(?:virtual[-_]?users?|vusers?|vsftpd[-_](?:users?|logins?)|(?:ftp[-_]?)?logins?)(?:\.(?:txt|list))?$/i,
  maxBytes: 100_000,
  certainty: 'generic',
  *find({ text }: WholeText): Iterable<Match> {
    const lines = text.trimEnd().split('\n');
    if (lines.length % 2 !== 0 || !lines.every((line) => /^\S{1,120}\r?$/.test(line))) return;
    let at = 0;
    for (const [number, line] of lines.entries()) {
      const value = line.trimEnd();
      if (number % 2 === 1)
        yield* judged({ index: at, value }, judgeCredential(value, 'password', 'setting'));
      at += line.length + 1;
    }
  },
};

/** Finds keys in files that are named after a key and contain only its base64 or hexadecimal digits. */
const KEY_FILE: FileRule = {
  id: 'whole-file-secret',
  title: 'File that contains only a key',
  files:
    /(?:^|\/)\.?(?:[\w.-]{0,60}[-_.])?(?:key-?file|private-?key|pre-?shared-?key|psk|secret|secret-?key|master-?key|shared-?key|cluster-?key|gossip-?key|encryption-?key|signing-?key|auth-?key|cookie|seed|wg\d{0,2})(?:\.(?:txt|key|b64|base64|hex|bin|conf))?$|(?:^|\/)[\w.-]{1,80}\.(?:key|keyfile|secret|psk|seed)$|(?:^|\/)keys?\.txt$/i,
  maxBytes: 2000,
  certainty: 'generic',
  *find({ text, path }: WholeText): Iterable<Match> {
    if (/pub(?:lic)?(?:[-_.]|key|$)/i.test(path.replace(/^.*\//, ''))) return;
    const value = text.trim();
    const bare = value.replace(/\r?\n/g, '');
    if (
      !/^(?:[A-Za-z0-9+/_-]{30,1500}={0,2}|[0-9a-fA-F]{32,1500})$/.test(bare) ||
      value.split('\n').length > 40
    )
      return;
    // A value with the length of MD5 or SHA-1 is a checksum, unless the file name clearly names a secret.
    const isShort = /^[0-9a-f]{32,40}$/i.test(bare);
    if (isShort && !/secret|cookie|psk|seed|encrypt|private|aes|shared|sign|session/i.test(path)) return;
    if (entropy(bare) < 3 || (!/^[0-9a-fA-F]+$/.test(bare) && changes(bare) < bare.length * 0.2)) return;
    yield* judged({ index: text.indexOf(value), value }, isKey(bare));
  },
};

/** Finds values in tables with a column that is named after a credential. */
const COLUMNS: FileRule = {
  id: 'credential-in-column',
  title: 'Literal value in the column of a credential',
  files: /\.(?:csv|tsv)$/i,
  certainty: 'generic',
  *find({ text }: WholeText): Iterable<Match> {
    const [head = ''] = text.split('\n', 1);
    const mark = ['\t', ';', ','].find((sign) => head.includes(sign));
    if (mark === undefined) return;
    const kinds = cells(head, mark).map(({ value }) => nameKind(value.replaceAll(' ', '_')));
    if (!kinds.some((kind) => kind === 'password' || kind === 'secret')) return;
    for (let start = head.length + 1; start < text.length; ) {
      const next = text.indexOf('\n', start);
      const end = next < 0 ? text.length : next;
      for (const [number, { value, index }] of cells(text.slice(start, end), mark).entries()) {
        const kind = kinds[number];
        if (kind === 'password' || kind === 'secret')
          yield* judged({ index: start + index, value }, judgeCredential(value, kind, 'quoted setting'));
      }
      start = end + 1;
    }
  },
};

function cells(line: string, mark: string): readonly { readonly value: string; readonly index: number }[] {
  const found: { value: string; index: number }[] = [];
  const cell = /"((?:[^"]|"")*)"|[^"\t;,\r][^\t;,\r]*|/y;
  for (let at = 0; at <= line.length; ) {
    cell.lastIndex = at;
    const [whole = '', quoted] = cell.exec(line) ?? [];
    const rest = line.indexOf(mark, at + whole.length);
    const end = rest < 0 ? line.length : rest;
    const value = quoted ?? line.slice(at, end).trim();
    found.push({ value, index: quoted === undefined ? at : at + 1 });
    at = end + 1;
  }
  return found;
}

const INSERT =
  /\bINSERT\s{1,4}(?:IGNORE\s{1,4}|OR\s{1,4}\w{1,10}\s{1,4})?INTO\s{1,4}[\w.`"[\]]{1,120}\s{0,4}\(([^()]{1,1000})\)\s{0,4}VALUES\s{0,4}/gi;

/** Finds values in SQL statements with a column that is named after a credential. */
const INSERTED: FileRule = {
  id: 'credential-in-column',
  title: 'Literal value in the column of a credential',
  files: /\.(?:sql|ddl|dump|psql)$/i,
  certainty: 'generic',
  *find({ text }: WholeText): Iterable<Match> {
    for (const match of text.matchAll(INSERT)) {
      const kinds = (match[1] ?? '').split(',').map((name) => nameKind(name.replace(/[^\w]/g, '')));
      if (!kinds.some((kind) => kind === 'password' || kind === 'secret')) continue;
      let at = match.index + match[0].length;
      while (text[at] === '(') {
        const row = argumentsAt(text, at + 1);
        for (const [number, argument] of row.entries()) {
          const kind = kinds[number];
          const literal = kind === 'password' || kind === 'secret' ? literalOf(argument) : undefined;
          if (kind === undefined || literal === undefined) continue;
          const { text: value, index } = literal;
          yield* judged({ index, value }, judgeCredential(value, kind, 'quoted setting'));
        }
        const last = row.at(-1);
        if (last === undefined) break;
        at = last.index + last.text.length + 1;
        while (/[\s,]/.test(text[at] ?? '')) at += 1;
      }
    }
  },
};

/** Rules that select files by their path and read the whole file. */
export const PROGRAM_FILES: readonly FileRule[] = [
  ...FORMS.map(fileRule),
  NAMED_FILE,
  KEY_FILE,
  USERS_IN_LINES,
  COLUMNS,
  INSERTED,
  ...TABLES,
];
