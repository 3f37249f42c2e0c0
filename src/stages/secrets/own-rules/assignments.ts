import { isSetter, NAME_PARTS, type NameKind, nameKind } from '../values/credential-names.ts';
import { FOREIGN_KEYWORDS } from '../values/foreign-names.ts';
import { isWords } from '../values/literal.ts';
import { type Form, judgeCredential } from './credential.ts';
import type { PathTraits } from './path-traits.ts';
import { type Excerpt, judged, type KeywordRule, type Match } from './rule.ts';

const KEYWORDS =
  'passw pwd passphrase pass_phrase keymaterial pass secret token apikey api_key api-key api.key key credential creds auth psk mdp pepper salt mnemonic seed bindpw rootpw -pw _pw .pw pw: pw= pw, jwt _pat sas bearer'
    .split(' ')
    .concat('pw =', 'pw !', 'pat"', 'pat =', 'pat=', 'pat:', FOREIGN_KEYWORDS);

/** The text that may be between a name and its value. The groups tell what kind of text it is. */
const BETWEEN = [
  String.raw`(?:\\?["'\]})]){0,4}\s{0,3}(?<compared>[!=]==?)\s{0,3}(?=[bBrRuUfF@$]?["'])`,
  String.raw`(?:\\?["'\]]|\[\w{0,8}\]){0,3}\s{0,40}(?:\?\s{0,2})?(?::\s{0,4}[&*]{0,1}(?:'static )?\[?[A-Za-z][\w<>?.[\], ]{0,30}?\s{0,4})?(?:\{ ?get;[^}\n]{0,30}\}\s{0,4})?(?<sign>=>|:=|\?=|\|\|=|\?\?=|:-|<-|::|->(?=\s{0,4}["'])|[=:](?:\*\*)?)\s{0,20}(?:!![a-z]{3,10}\s{1,4}|&[A-Za-z]\w{0,30}\s{1,4})?`,
  String.raw`\sAs\s(?:New\s)?[A-Za-z]{3,20}\s{0,4}(?<typed>=)\s{0,4}`,
  String.raw`["']\s{1,4}(?<mapped>to)\s{1,4}(?=["'])`,
  String.raw`["'],\s{0,20}(?:"\w"\s{0,4},\s{0,20}|\w{1,20}\s?=\s?(?:["'][^"'\n]{0,80}["']|\w{1,20}),\s{0,20}){0,3}(?:default(?:_?[vV]alue)?\s?[=:]\s{0,3}|(?<=,\s{0,20}"\w",\s{0,20}))(?<fallback>)(?=["'])`,
  String.raw`(?<braced>\{)\s{0,4}(?=["'])`,
  String.raw`(?:\\?["'\]]){0,3}\)?\s{0,3}(?<comma>,|\?\?|\|\||or\s)\s{0,10}(?=(?:<<)?\\?["'])`,
  String.raw`(?<call>\()\s{0,4}(?=["']|\w{0,30}ncoder\.encode\()`,
  String.raw`["']\s{1,20}(?:value|content)\s{0,4}=\s{0,4}`,
  String.raw`["']?(?:\s[\w:.-]{1,30}="[^"<>]{0,60}"){0,3}(?<element>>)\s{0,4}(?:<!\[CDATA\[\s{0,4})?`,
  String.raw`(?<blank>\s{1,20})`,
].join('|');

/** Names that contain a part of {@link NAME_PARTS}. Most names do not, and the expression skips those faster than code. */
const NAME = new RegExp(
  String.raw`(?:(?<![A-Za-z0-9_.$\x80-\xff-])|(?<=[\x80-\xff])(?=[A-Za-z_$-]))(?=[\w.$-]{0,80}?(?:${NAME_PARTS}|[\x80-\xff]))(?<dashes>-{0,2})(?<name>\.?[A-Za-z_$\x80-\xff][\w.$\x80-\xff-]{0,80})`,
  'gi',
);
const BEHIND = new RegExp(`(?:${BETWEEN})`, 'y');

/** The name of a credential, and the text between it and its value. */
interface Named {
  readonly index: number;
  /** Where the value may start. */
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** A quoted literal, with the prefixes that languages allow before the quote. */
const QUOTED =
  /(?:[bBrRuUfF@$L]{0,2})(?:""(?=")|''(?=')|String\.raw(?=`))?(\\?["'`])((?:(?!\1)(?:\\[\\"'`]|[^\n\\]|\\(?![\\"'`]))){1,500})\1/y;
/** A quoted literal in formats without escapes: a backslash may come before the last quote. */
const UNESCAPED = /(?:[bBrRuUfF@$L]{0,2})(\\?["'`])((?:(?!\1)[^\n]){1,500})\1/y;
/** A string within a string, as in generated code: `"\"value\""`, `'"value"'`. */
const NESTED = /^(\\?["'`])([^"'`\\]{4,500})\1$/;
/** A value up to the next tag. */
const ELEMENT = /([^<>\n]{1,500}?)(?:\]\]>|<\/)/y;
/** A value without quotes, up to the next blank. */
const BARE = /([^\s"'`<>,;()[\]{}][^\s"'`<>,;]{0,500})/y;
/**
 * Code that makes bytes, a list or an object from a string: `[]byte("…")`, `Buffer.from('…')`, `["…", "…"]`,
 * `<string>'…'`.
 */
const WRAPPED =
  /(?:(?:&|\*|new\s)?(?:\[\]byte|String(?:::from|\.raw)?|str|bytes(?:\.fromhex)?|bytearray(?:\.fromhex)?|(?:base64\.)?(?:urlsafe_|standard_)?b64decode|Buffer(?:\.from)?|(?:new\s)?TextEncoder\(\)\.encode|atob|btoa|(?:binascii\.)?(?:unhexlify|a2b_hex)|hex(?:\.|::)(?:DecodeString|decode)|(?:Convert\.)?FromBase64String|Base64\.(?:getDecoder\(\)\.)?(?:strict_|urlsafe_)?decode(?:64)?|(?:System\.Text\.)?Encoding\.\w{3,12}\.GetBytes|Secret(?:Str|String)?|Field|Some|Ok|(?:Box|Arc|Rc|Cow)::(?:new|from)|(?:bs58|base58)\.decode|Optional\.of|useState|TEXT|_T|strdup|(?:pulumi|aws|ptr|cdk)\.\w{2,20}|SecretValue\.\w{3,20}|fromHex|hexToBytes|utf8ToBytes)\s?\(\s{0,20}|<[A-Za-z]{3,10}>\s{0,2}|<<|[[(]\s{0,20})/y;
/** A call that hashes its first argument: `await bcrypt.hash('…', 10)`, `Hash::make('…')`. */
const HASHED =
  /(?:await\s)?(?:[\w$]{1,24}(?:\.|::|->)){0,2}(?:hash(?:Sync|Password|pw)?|make_password|(?<=Hash::)make|generate_password_hash|(?<=[eE]ncoder(?:\(\))?\.)encode|bcrypt|password_hash)\(\s{0,4}(?=["'])/y;
/** The separator before the next string of a list. */
const NEXT = /(?:\s{0,10},\s{0,20}|\s{1,10})(?=["'`])/y;
const MAX_LIST_VALUES = 20;
/** The quotes of Perl and Lua. */
const BRACED = /(?:q[qw]?\s?([{([|/])|\[\[)([^\s{}()[\]|/"'`$]{6,200})[})\]|/]/y;
/** The value that a shell uses if a parameter is missing: `${1:-…}`. */
const FALLBACK = /^\$\{\w{1,60}:?[-=]([^}\s]{6,200})\}$/;
/** The rest of a string that also contains the name: `'X-Api-Key: …'`, `"DB_PASSWORD=…"`. */
const WITHIN = /([^\s"'`]{6,300})(?=\\?["'`])/y;

/** A default value within a reference ends where the reference ends. */
const DEFAULT = /([^\s"'`{}]{1,500})\}/y;

/**
 * Text before a name and its value if no sign separates the two: in Redis, Dockerfiles, shells, web servers and
 * proxies.
 */
const DIRECTIVE =
  /^\s*(?:(?:ENV|ARG|set|setx|setenv|export|machine|login|SetEnv|fastcgi_param|uwsgi_param|scgi_param|passenger_env_var|PassengerEnvVar|PerlSetEnv|PerlSetVar|proxy_set_header|grpc_set_header|add_header|more_set_(?:input_)?headers|(?:Request)?Header\s+(?:always\s+)?(?:set|add|append)|http-re(?:quest|sponse)\s+(?:set|add)-header)\s.*)?$/;

/** Text before a name in languages without a sign for an assignment: `keyPassword '…'`, `#define PASS "…"`, `:password "…"`. */
const STATEMENT =
  /^\s*(?:#\s?define\s+|set\s+)?$|[\s{(]:$|\((?:setq|defvar|defconst|def|define|defparameter)\s+$/;

/** Directives and names after which only a value can follow. */
const ONLY_A_VALUE =
  /^\s*(?:(?:ENV|ARG|setenv|SetEnv|PassengerEnvVar|passenger_env_var|PerlSetEnv|fastcgi_param|uwsgi_param|scgi_param)\s+[\w.-]+|bindpw|rootbindpw|rootpw|requirepass|masterauth|primaryauth)$/;

/** A method after a name that compares its value with another one. */
const COMPARES = /\.(?:equals(?:IgnoreCase)?|Equals|isEqualTo|toEqual|toBe)$/;

/** A comment after a statement. The text before the comment mark has no open quote. */
const IN_COMMENT =
  /^(?:[^"'`\n]|"[^"\n]{0,200}"|'[^'\n]{0,200}'){0,200}\s(?:\/\/|#|--|\/\*|;|%)\s[^"'`\n]{0,100}$/;

/** The line with which a test runner reports that a test passed. */
const TEST_RESULT = /^(?:--- )?PASS: /;

/** Finds literal values that are assigned to names such as `DB_PASSWORD`, in any format. */
export const ASSIGNMENTS: KeywordRule = {
  id: 'credential-by-name',
  title: 'Literal value assigned to the name of a credential',
  keywords: KEYWORDS,
  certainty: 'generic',
  scope: 'line',
  *find({ text, traits }: Excerpt): Iterable<Match> {
    // A value may be a name itself. So the search continues after each name, not after its value.
    for (const match of text.matchAll(NAME)) {
      const name = match.groups?.name ?? '';
      const kind = isSharedSecret(name, traits) ? 'password' : kindOf(name);
      if (kind === undefined) continue;
      const named = namedAt(match, text);
      const form = named === undefined ? undefined : formOf(named, text, traits);
      if (named === undefined || form === undefined) continue;
      for (const value of valuesAt(text, named, form))
        yield* judged(value, judgeCredential(value.value, kind, value.form));
    }
  },
};

/** In the settings of servers, `secret` is a password that two servers share. People make it up. */
function isSharedSecret(name: string, traits: PathTraits): boolean {
  return /^secret$/i.test(name) && traits.has('serverSettings');
}

/** A cache, because files repeat their names. */
const kinds = new Map<string, NameKind | undefined>();
const MEMORY = 20_000;

function kindOf(name: string): NameKind | undefined {
  const known = kinds.get(name);
  if (known !== undefined || kinds.has(name)) return known;
  const kind = nameKind(utf8(name).replace(COMPARES, ''));
  if (kinds.size >= MEMORY) kinds.clear();
  kinds.set(name, kind);
  return kind;
}

/**
 * The text between a name and its value; undefined if no value can follow. Signs at the end of a name may belong to
 * that text.
 */
function namedAt({ groups = {}, index, 0: whole }: RegExpExecArray, text: string): Named | undefined {
  for (const name of [whole, whole.replace(/[.$-]+$/, '')]) {
    const end = index + name.length;
    const behind = sticky(BEHIND, text, end);
    if (behind !== null)
      return {
        index,
        end: end + behind[0].length,
        groups: {
          ...behind.groups,
          dashes: groups.dashes,
          name: name.slice(groups.dashes?.length ?? 0),
          behind: behind[0],
        },
      };
    if (name.length === whole.length && !/[.$-]$/.test(whole)) return undefined;
  }
  return undefined;
}

/** How the value is written; undefined if the text after the name is not its value. */
function formOf({ groups, index }: Named, text: string, traits: PathTraits): Form | undefined {
  const { name = '', dashes = '', blank, call, braced, element, comma, compared, mapped, fallback } = groups;
  const { kind } = traits;
  const before = text.slice(0, index);
  if (name === 'PASS' && TEST_RESULT.test(text.slice(0, index + 6)) && !traits.has('yaml')) return undefined;
  if (element !== undefined) return text.includes('</') ? 'element' : undefined;
  if ((comma ?? compared ?? mapped ?? fallback) !== undefined) return 'argument';
  if (braced !== undefined) return kind === 'code' && /[\w>]\s$/.test(before) ? 'argument' : undefined;
  if (call !== undefined) return isSetter(name) ? 'argument' : undefined;
  if (blank !== undefined) {
    if (dashes === '--') return 'option';
    // Java and Go programs write their options with one dash.
    if (dashes === '-' && name.length >= 5 && /^\S{8,}/.test(text.slice(endOf(groups, index)))) return 'word';
    if (/^["']/.test(text.slice(endOf(groups, index)))) {
      if (kind === 'code' && STATEMENT.test(before)) return 'argument';
      return kind === 'settings' && /\S/.test(before) && DIRECTIVE.test(before) ? 'quoted setting' : 'prose';
    }
    if (kind !== 'settings' || !DIRECTIVE.test(before)) return undefined;
    return ONLY_A_VALUE.test(before + name) ? 'option' : 'word';
  }
  if (kind === 'settings') return 'setting';
  if (kind !== 'code') return kind;
  return /^\s*(?:\/\/|#|\*|--|<!--)/.test(text) || IN_COMMENT.test(before) ? 'text' : kind;
}

/** Decodes a name that has one character for each byte. */
function utf8(name: string): string {
  return /[\x80-\xff]/.test(name) ? Buffer.from(name, 'latin1').toString('utf8') : name;
}

function endOf(
  { name = '', dashes = '', blank = '' }: Record<string, string | undefined>,
  index: number,
): number {
  return index + dashes.length + name.length + blank.length;
}

/** The values that are assigned to a name: one, or all values of a list. */
function* valuesAt(text: string, match: Named, form: Form): Iterable<Match & { readonly form: Form }> {
  const first = valueAt(text, match, form);
  if (first !== undefined) {
    const inner = FALLBACK.exec(first.value)?.[1];
    if (inner === undefined) yield first;
    else yield { index: first.index + first.value.lastIndexOf(inner), value: inner, form: 'text' };
    return;
  }
  let at = match.end;
  const isProse = form === 'prose' || form === 'text' || form === 'word';
  if (match.groups.element !== undefined || match.groups.blank !== undefined || isProse) return;
  const within = withinText(text, match);
  if (within !== undefined) yield within;
  const braced = sticky(BRACED, text, at);
  if (braced?.[2] !== undefined)
    yield { index: at + braced[0].indexOf(braced[2]), value: braced[2], form: 'argument' };
  const hashed = sticky(HASHED, text, at);
  const wrapped = hashed ?? sticky(WRAPPED, text, at);
  if (wrapped === null) return;
  at += wrapped[0].length;
  for (let count = 0; count < (hashed === null ? MAX_LIST_VALUES : 1); count += 1) {
    const quoted = sticky(QUOTED, text, at);
    if (quoted === null) return;
    const [whole, mark = '', value = ''] = quoted;
    const end = at + whole.length;
    // This string is the name of a field or a part of a path.
    if (/^\s{0,4}(?:=>|[:=+]|\]\s{0,4}[=:.[])/.test(text.slice(end, end + 12))) return;
    yield { index: end - mark.length - value.length, value, form: 'argument' };
    const next = sticky(NEXT, text, end);
    if (next === null) return;
    at = end + next[0].length;
  }
}

/** In code, a value without its own quotes counts if the string around it starts with the name. */
function withinText(text: string, match: Named): (Match & { form: Form }) | undefined {
  const before = text[match.index - 1] ?? '';
  if (!/["'`]/.test(before) || !/^[=:]\s?$/.test(match.groups.behind ?? '')) return undefined;
  const start = match.end;
  const value = sticky(WITHIN, text, start)?.[1];
  return value === undefined || text[start + value.length] !== before
    ? undefined
    : { index: start, value, form: 'text' };
}

function sticky(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

function valueAt(text: string, match: Named, form: Form): (Match & { form: Form }) | undefined {
  const start = match.end;
  if (form === 'element') {
    const found = literal(ELEMENT, text, start, form);
    // The element `key` may contain a name, as in property lists.
    return match.groups.name === 'key' && /^[A-Za-z]*$/.test(found?.value ?? '') ? undefined : found;
  }
  // `${NAME:-value}` of a shell, `${NAME:value}` of Spring.
  if (
    /[$#%]\{$/.test(text.slice(Math.max(0, match.index - 2), match.index)) &&
    /^:/.test(match.groups.sign ?? '')
  )
    return literal(DEFAULT, text, start, 'parameter');
  QUOTED.lastIndex = start;
  UNESCAPED.lastIndex = start;
  const quoted = QUOTED.exec(text) ?? UNESCAPED.exec(text);
  if (quoted !== null) {
    const [whole, mark = '', value = ''] = quoted;
    const index = start + whole.length - mark.length - value.length;
    const inner = NESTED.exec(value);
    return {
      index: index + (inner?.[1]?.length ?? 0),
      value: inner?.[2] ?? value,
      form: form === 'setting' ? 'quoted setting' : form,
    };
  }
  const parameter = /[?&]/.test(text[match.index - 1] ?? '');
  // In code, a bare word is a name. After a comma, the end of a bare value is unknown.
  if ((form === 'code' && !parameter) || form === 'argument') return undefined;
  const bare = literal(
    BARE,
    text,
    start,
    bareForm(form, parameter || (form === 'text' && match.groups.behind === '=')),
  );
  // In a sentence, words in camel case are a name.
  if (
    bare?.form === 'bare text' &&
    /[a-z][A-Z]/.test(bare.value) &&
    isWords(bare.value) &&
    /^ [a-z]+ [a-z]/.test(text.slice(start + bare.value.length))
  )
    return undefined;
  if (bare !== undefined && !parameter) return byRestOfLine(bare, match, text);
  if (bare === undefined) return bare;
  return { ...bare, value: bare.value.replace(/&.*$/s, '') };
}

/** A value without quotes that ends its line is as clear as one in quotes. With words behind it, it begins a sentence. */
function byRestOfLine(bare: Match & { form: Form }, { groups }: Named, text: string): Match & { form: Form } {
  const rest = text.slice(bare.index + bare.value.length);
  if (bare.form === 'bare text' && /^\s*$/.test(rest)) return { ...bare, form: 'text' };
  const isSentence = bare.form === 'setting' && groups.sign === ':' && /^ {1,3}[A-Za-z\d]/.test(rest);
  return isSentence ? { ...bare, form: 'bare text' } : bare;
}

function bareForm(form: Form, isParameter: boolean): Form {
  if (isParameter) return 'parameter';
  return form === 'text' ? 'bare text' : form;
}

function literal(
  expression: RegExp,
  text: string,
  start: number,
  form: Form,
): (Match & { form: Form }) | undefined {
  expression.lastIndex = start;
  const value = expression.exec(text)?.[1]?.trimEnd();
  return value === undefined ? undefined : { index: start, value, form };
}
