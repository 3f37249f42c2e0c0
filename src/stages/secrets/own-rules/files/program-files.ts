import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { nameKind } from '../../values/credential-names.ts';
import { changes, isMonotonous } from '../../values/literal.ts';
import { argumentsAt, literalOf } from '../call-arguments.ts';
import { weighCredential } from '../credential.ts';
import { type Excerpt, type Judgement, judged, type Match, type OwnRule } from '../rule.ts';
import { TABLES } from './tables.ts';

/** In a file that is made to hold a credential whatever is no placeholder is one. */
const isLiteral = (value: string): Judgement => value.length >= 4 && (whyNoValue(value) ?? true);
const isKey = (value: string): Judgement => !isMonotonous(value) && (whyNoValue(value) ?? true);
const isRandom = (value: string): Judgement =>
  value.length >= 16 && changes(value) >= 2 && !isMonotonous(value) && (whyNoValue(value) ?? true);

/** A file by its path, and its lines that hold a secret, as their first group. */
interface FileForm {
  readonly id: string;
  readonly title: string;
  readonly place: RegExp;
  readonly lines: RegExp;
  readonly accepts?: (value: string) => Judgement;
}

const list = { id: 'password-list', title: 'Password in a file that lists users and passwords' };

/** By what each tool documents of its own files. */
const FORMS: readonly FileForm[] = [
  {
    ...{ id: 'rails-master-key', title: 'Key that decrypts the credentials of a Rails application' },
    place: /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,60})\.key$/,
    lines: /^[ \t]*([0-9a-f]{32}|[0-9a-f]{64})\s*$/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'jenkins-key', title: 'Key or first password of a Jenkins server' },
    place: /(?:^|\/)secrets\/(?:master\.key|initialAdminPassword)$/,
    lines: /^[ \t]*([0-9a-f]{32,512})\s*$/gm,
    accepts: isKey,
  },
  {
    ...{ id: 'whole-file-secret', title: 'Token that a tool keeps in a file of its own' },
    place: /(?:^|\/)(?:\.vault-token|\.erlang\.cookie|k3s\/server\/(?:node-)?token)$/,
    lines: /^[ \t]*([\w.:-]{16,400})\s*$/gm,
    accepts: isRandom,
  },
  {
    ...{ id: 'pgpass-password', title: 'Password in a pgpass file' },
    place: /(?:^|\/)\.?pgpass(?:\.conf)?$/,
    lines:
      /^(?!#)(?:[^\s:\\]|\\.){1,200}:(?:\d{1,5}|\*):[^\s:]{1,80}:[^\s:]{1,80}:((?:[^\s:\\]|\\\S){3,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    place:
      /(?:^|\/)(?:sasl[_/]?passwd|smtp_auth|relay_?(?:passwd|password|auth)|smtp[_-]passwords?)(?:\.\w{1,8})?$/,
    lines: /^(?!#)\S{1,200}[ \t]{1,20}[^\s:]{1,200}:(\S{4,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    place: /(?:^|\/)(?:chap|pap)-secrets$/,
    lines:
      /^(?!#)[ \t]*(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}"?([^\s"]{4,200})"?(?=\s|$)/gm,
  },
  {
    ...list,
    place: /(?:^|\/)(?:rsyncd?\.(?:secrets|passwd)|\.?passwd-s3fs)$/,
    lines: /^(?!#)(?:[^\s:]{1,120}:){1,2}(\S{4,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    place: /(?:^|\/)userlist\.txt$/,
    lines: /^(?!;)[ \t]*"[^"\n]{1,80}"[ \t]{1,20}"([^"\n]{4,200})"/gm,
  },
  {
    ...list,
    place: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
    lines: /^(?!#)[^\n:]{0,200}:\s{0,4}PSK\s{1,4}([^\s"]{6,200})[ \t\r]*$/gm,
  },
  {
    ...list,
    place: /(?:^|\/)davfs2\/secrets$/,
    lines: /^(?!#)\S{1,200}[ \t]{1,20}\S{1,120}[ \t]{1,20}"?([^\s"]{4,200})"?[ \t\r]*$/gm,
  },
  {
    ...list,
    place: /(?:^|\/)(?:openvpn|[\w-]{0,20}vpn)\/[\w.-]{0,40}(?:auth|pass|login|cred)[\w.-]{0,40}$/i,
    lines: /^\s*\S{1,120}\r?\n[ \t]*(\S{4,200})\s*$/g,
  },
  {
    ...list,
    place: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
    lines: /^(?!#)[^\n:]{0,200}:\s{0,4}(?:PSK|EAP|XAUTH|NTLM|PIN|RSA\s\S{1,200})\s{1,4}"([^"\n]{4,200})"/gm,
  },
  {
    ...{ id: 'password-hash', title: 'Hash of a password' },
    place: /(?:^|\/)\.?ht(?:digest|passwd)[\w.-]{0,20}$/,
    lines: /^(?!#)[^\s:]{1,120}:(?:[^\n:]{1,120}:([0-9a-f]{32})|(?:\{SHA\}[A-Za-z0-9+/]{27}=))[ \t\r]*$/gm,
  },
];

const placed = ({ id, title, place, lines, accepts = isLiteral }: FileForm): OwnRule => ({
  ...{ id, title, place, keywords: [], certainty: 'distinctive', scope: 'file' },
  *find({ text }: Excerpt): Iterable<Match> {
    for (const match of text.matchAll(lines)) {
      const value = match[1];
      if (value !== undefined)
        yield* judged({ index: match.index + match[0].lastIndexOf(value), value }, accepts(value));
    }
  },
});

/** Files that are named after the one secret they hold: `secrets/db_password.txt`, `.openai-api-key`, `jwt.secret`. */
const NAMED_FILE: OwnRule = {
  id: 'whole-file-secret',
  title: 'File that holds nothing but a secret',
  place: /(?:^|\/)\.?[\w-]{2,60}(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/,
  upTo: 600,
  keywords: [],
  certainty: 'generic',
  scope: 'file',
  *find({ text, path }: Excerpt): Iterable<Match> {
    const [, value] = /^\s{0,20}(\S{6,500})\s{0,20}$/.exec(text) ?? [];
    if (value === undefined) return;
    const [, name = ''] = /([^/]+?)(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/.exec(path) ?? [];
    const ending = /\.(secret|token|pass|pwd|password)$/.exec(path)?.[1];
    const kind = nameKind(name) ?? (ending === undefined ? undefined : nameKind(ending));
    if (kind !== undefined && kind !== 'key')
      yield* judged({ index: text.indexOf(value), value }, weighCredential(value, kind, 'setting'));
  },
};

/** Tables whose column is named after a credential. */
const COLUMNS: OwnRule = {
  id: 'credential-in-column',
  title: 'A literal value stands in the column of a credential',
  place: /\.(?:csv|tsv)$/i,
  keywords: [],
  certainty: 'generic',
  scope: 'file',
  *find({ text }: Excerpt): Iterable<Match> {
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
          yield* judged({ index: start + index, value }, weighCredential(value, kind, 'quoted setting'));
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

/** Rows of statements whose column is named after a credential. */
const INSERTED: OwnRule = {
  id: 'credential-in-column',
  title: 'A literal value stands in the column of a credential',
  place: /\.(?:sql|ddl|dump|psql)$/i,
  keywords: [],
  certainty: 'generic',
  scope: 'file',
  *find({ text }: Excerpt): Iterable<Match> {
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
          yield* judged({ index, value }, weighCredential(value, kind, 'quoted setting'));
        }
        const last = row.at(-1);
        if (last === undefined) break;
        at = last.index + last.text.length + 1;
        while (/[\s,]/.test(text[at] ?? '')) at += 1;
      }
    }
  },
};

/** Rules that go by where a file lies, and look at it as a whole. */
export const PLACED_FILES: readonly OwnRule[] = [
  ...FORMS.map(placed),
  NAMED_FILE,
  COLUMNS,
  INSERTED,
  ...TABLES,
];
