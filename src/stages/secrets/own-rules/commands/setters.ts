import { nameKind } from '../../values/credential-names.ts';
import { judgeCredential } from '../credential.ts';
import { type Excerpt, judged, type Match, type OwnRule } from '../rule.ts';
import { commandsOf, type Word } from './command-words.ts';

/** What says that the words behind are a name and its value: `cf set-env app DB_PASSWORD …`, `config set token …`. */
const VERBS =
  /^(?:set|setenv|set-env|env:set|env|put|write|add|create|config|config:set|configure|variables?|secrets?|user-secrets|store|--set|--add|password|update)$/i;

/** So many words stand at most between the verb and the value. */
const REACH = 8;

const OPTION = /^-{1,2}[A-Za-z][\w-]*$/;

/** Values that a command gives to a name which is a word of its own. */
export const SETTERS: OwnRule = {
  id: 'kept-secret',
  title: 'Secret that a command writes into a setting or a store',
  keywords: [
    ' set ',
    ':set ',
    'setenv ',
    'set-env ',
    ' put ',
    ' write ',
    ' config ',
    'variable',
    'secrets ',
    'secret ',
    '--set ',
  ],
  certainty: 'generic',
  scope: 'command',
  *find({ text }: Excerpt): Iterable<Match> {
    if (!/pass|pwd|secret|token|key|cred|auth/i.test(text)) return;
    for (const { words } of commandsOf(text)) {
      const verb = words.findIndex((word, index) => index > 0 && VERBS.test(word.text));
      if (verb < 0) continue;
      for (const [value, name] of pairsOf(words.slice(verb + 1, verb + 1 + REACH))) {
        const kind = nameKind(name);
        // The key that git signs with is named by its public half.
        if (kind === undefined || /signing-?key$/i.test(name)) continue;
        yield* judged(
          { index: value.at(0), value: value.text },
          judgeCredential(value.text, kind === 'key' ? 'key' : 'password', 'word'),
        );
      }
    }
  },
};

/** Two words behind one another, of which the first may be a name. */
function* pairsOf(words: readonly Word[]): Iterable<readonly [Word, string]> {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined || !/^[A-Za-z_][\w./:-]{2,80}$/.test(word.text) || OPTION.test(next.text))
      continue;
    // A sentence goes on behind it; the name of a field has its own sign.
    if (/[=:,.;]$/.test(next.text) || /^[=:]/.test(next.text)) continue;
    yield [next, word.text];
  }
}
