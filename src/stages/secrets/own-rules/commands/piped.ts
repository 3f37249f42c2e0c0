import { judgeCredential } from '../credential.ts';
import { type Excerpt, judged, type KeywordRule, type Match } from '../rule.ts';
import { type Command, commandsOf, toolOf, type Word } from './command-words.ts';
import { isPair } from './tool-passwords.ts';

/** Commands that read a password from their input: the tool, and a word that the command must contain. */
const READERS: readonly (readonly [tool: RegExp, words?: RegExp])[] = [
  [/./, /^--(?:[\w-]{0,30}-stdin|stdin|with-token|passphrase-fd)(?:=|$)/],
  [/^(?:su|realm|smbclient|mount\.cifs)$/],
  [/^(?:vercel|netlify|heroku)$/, /^(?:env|env:set|config:set)$/],
  [/^sudo$/, /^-\w{0,4}S\w{0,4}$/],
  [/^openssl$/, /^(?:stdin|fd:0|-stdin)$/],
  [/^passwd$/],
  [/^(?:cryptsetup|kinit|smbpasswd|mkpasswd|vncpasswd|ecryptfs-\w+|ecryptfs-add-passphrase)$/],
  [/^(?:zfs|zpool)$/, /^(?:load-key|create)$/],
  [/^htpasswd$/, /^-\w{0,4}i\w{0,4}$/],
  [/^vault$/, /^login$/],
  [/^(?:docker|podman)$/, /^secret$/],
  [/^(?:gh|wrangler|gcloud|pulumi|npx|fly|flyctl)$/, /^secrets?$/],
  [/^pass$/, /^insert$/],
  [/^keyctl$/, /^padd$/],
];
const PRODUCERS = /^(?:echo|printf|print|write-output|write-host)$/;
/** Maximum number of commands before the reader that are examined. Filters can be between the text and its reader. */
const FILTERS = 3;
const KEYWORDS =
  'stdin with-token realm vercel passphrase-fd fd:0 sudo passwd chpasswd cryptsetup kinit ecryptfs load-key secret padd login insert'.split(
    ' ',
  );

/** Finds passwords that a command reads from its input: `echo … | docker login --password-stdin`, `sudo -S <<< …`. */
export const PIPED: KeywordRule = {
  id: 'piped-password',
  title: 'Password that is piped into a command',
  keywords: KEYWORDS,
  certainty: 'generic',
  scope: 'command',
  *find({ text }: Excerpt): Iterable<Match> {
    if (!/\||<<</.test(text)) return;
    const commands = commandsOf(text);
    for (const [index, command] of commands.entries()) {
      const isList = command.words.some((word) => toolOf(word) === 'chpasswd');
      if (!isList && !isReader(command)) continue;
      const before = commands.slice(Math.max(0, index - FILTERS), index);
      for (const word of [...printedBy(before), ...hereString(command.words)]) yield* valuesOf(word, isList);
    }
  },
};

function isReader({ words }: Command): boolean {
  return READERS.some(
    ([tool, wanted]) =>
      words.some((word) => tool.test(toolOf(word))) &&
      (wanted === undefined || words.some(({ text }) => wanted.test(text))),
  );
}

/** The text that the commands before a reader print. All of them must be joined to the reader by pipes. */
function printedBy(before: readonly Command[]): readonly Word[] {
  if (before.at(-1)?.end !== '|') return [];
  for (const [back, { words }] of before.toReversed().entries()) {
    const at = words.findIndex((word) => PRODUCERS.test(toolOf(word)));
    if (at >= 0)
      return words
        .slice(at + 1)
        .filter(({ text }) => !/^-[neErN]{1,3}$|^%\w?(?:\\n)?$|^--$/.test(text))
        .slice(0, 1);
    // PowerShell prints a text without a command. After a pipe, a single word is a filter.
    const isFirst = before.at(-2 - back)?.end !== '|';
    if (words.length === 1 && isFirst) return words;
    if (isFirst) return [];
  }
  return [];
}

function hereString(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ text }) => text.startsWith('<<<'));
  const word = words[at];
  if (word === undefined) return [];
  const rest = { text: word.text.slice(3), at: (offset: number) => word.at(offset + 3) };
  return rest.text === '' ? words.slice(at + 1, at + 2) : [rest];
}

/** The passwords in a printed text: its first line, or in a list the password of the user in each line. */
function* valuesOf({ text, at }: Word, isList: boolean): Iterable<Match> {
  let start = 0;
  for (const line of text.split(/(\\n)/)) {
    const index = start;
    start += line.length;
    const value = line.replace(/[)}]+$/, '');
    if (line === '\\n' || value === '') continue;
    if (isList) {
      const from = value.indexOf(':') + 1;
      yield* judged({ index: at(index + from), value: value.slice(from) }, isPair(value));
      continue;
    }
    yield* judged({ index: at(index), value }, judgeCredential(value, 'password', 'option'));
    return;
  }
}

/** A line of a list of users and passwords: `user:password`. */
const LISTED = /^\s{0,40}(?:-\s{1,4})?["']?([a-z_][\w.-]{0,31}):([^\s"':]\S{3,200}?)["']?\s{0,3}$/;
const LINES = 24;

/** Finds passwords in lists for `chpasswd`: in the settings of cloud-init, and after `<<EOF`. */
export const LISTED_PASSWORDS: KeywordRule = {
  id: 'chpasswd-password',
  title: 'Password in the input of chpasswd',
  keywords: ['chpasswd'],
  certainty: 'generic',
  scope: 'block',
  *find({ text, at }: Excerpt): Iterable<Match> {
    let start = at;
    for (const line of text.slice(at).split('\n', LINES)) {
      const [, user = '', value = ''] = LISTED.exec(line) ?? [];
      const index = start + line.indexOf(`${user}:${value}`) + user.length + 1;
      start += line.length + 1;
      if (user !== '' && value !== '') yield* judged({ index, value }, isPair(`${user}:${value}`));
    }
  },
};
