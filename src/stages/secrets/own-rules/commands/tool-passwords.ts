import { isPlaceholder } from '../../no-secret/placeholders.ts';
import { isTemplate } from '../../no-secret/references.ts';
import { judgeCredential } from '../credential.ts';
import { type Judgement, judged, type KeywordRule, type Match } from '../rule.ts';
import { commandsOf, toolOf, type Word } from './command-words.ts';
import { TOOL_FORMS, type ToolForm } from './tools.ts';

/** Logins that installations really have, although documentation uses them too. */
const DEFAULT_LOGIN =
  /^(?:(?:user|admin|root)\w*|administrator|postgres|mysql|mariadb|mongo|redis|rabbitmq|elastic|grafana|guest|test\w{0,8})$/;

/** Judges `user:password`. Neither part may be a variable. */
export function isPair(value: string, mark = ':'): Judgement {
  const [user = '', ...rest] = value.split(mark);
  const password = rest.join(mark);
  if (rest.length === 0) return false;
  if (user === password) return 'placeholder';
  if (isTemplate(user)) return 'template';
  if (isPlaceholder(user.replace(DEFAULT_LOGIN, 'u1'))) return 'placeholder';
  return judgeCredential(password, 'password', 'option');
}

/** A possible password: a word or a part of it. */
interface Value {
  readonly text: string;
  readonly at: (offset: number) => number;
}

function valuesOf({ next, joined, behind }: ToolForm, words: readonly Word[]): readonly Value[] {
  return words.flatMap((word, index) => {
    const after = next?.test(word.text) ? words[index + 1] : undefined;
    const later = behind?.[0].test(word.text) ? words[index + 1 + behind[1]] : undefined;
    const part = index > 0 ? joined?.exec(word.text)?.[1] : undefined;
    const start = word.text.lastIndexOf(part ?? '');
    return [
      ...[after, later].filter((one) => one !== undefined && !OPTION.test(one.text)),
      ...(part === undefined ? [] : [{ text: part, at: (offset: number) => word.at(start + offset) }]),
    ].filter((one) => one !== undefined);
  });
}

/** An option. If it follows another option, that option has no value. */
const OPTION = /^--?[A-Za-z][\w-]*(?:=|$)|^\/[A-Za-z]{1,4}(?::|$)/;

function* passwordsIn(form: ToolForm, names: ReadonlySet<string>, text: string): Iterable<Match> {
  for (const { words } of commandsOf(text)) {
    const at = words.findIndex((word) => names.has(toolOf(word)));
    if (at < 0 || (form.verb !== undefined && !words.some((word) => form.verb?.test(word.text)))) continue;
    for (const value of valuesOf(form, words.slice(at))) yield* judgedValue(form, value);
  }
}

function judgedValue({ user, kind = 'password' }: ToolForm, { text, at }: Value): readonly Match[] {
  // In a call or a list, closing brackets may follow the value.
  const whole = text.replace(/[,)\]}]+$/, '');
  if (user !== undefined) {
    const start = whole.indexOf(user) + 1;
    return judged({ index: at(start), value: whole.slice(start) }, isPair(whole, user));
  }
  return judged({ index: at(0), value: whole }, judgeCredential(whole, kind, 'option'));
}

const isOfWord = (byte = 0): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Whether the name of a tool is a separate word: the names `https`, `net` and `ab` are parts of many others. */
function isAlone(names: ReadonlySet<string>): (content: Uint8Array, at: number) => boolean {
  const lengths = [...new Set([...names].map(({ length }) => length))];
  return (content, at) =>
    !isOfWord(content[at - 1]) && lengths.some((length) => !isOfWord(content[at + length]));
}

/** Finds passwords in the arguments of tools that have no name next to the password. */
export const TOOL_PASSWORDS: readonly KeywordRule[] = TOOL_FORMS.map((form) => {
  const names = new Set(form.tools.split(' '));
  return {
    id: form.id,
    title: form.title,
    keywords: form.keywords ?? [...names],
    certainty: 'generic',
    scope: 'command',
    ...(form.keywords === undefined ? { probe: isAlone(names) } : {}),
    find: ({ text }) => passwordsIn(form, names, text),
  };
});
