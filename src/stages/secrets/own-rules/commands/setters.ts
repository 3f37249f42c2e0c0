import { nameKind } from '../../values/credential-names.ts';
import { judgeCredential } from '../credential.ts';
import { type Excerpt, judged, type KeywordRule, type Match } from '../rule.ts';
import { commandsOf, type Word } from './command-words.ts';

/** Verbs before a name and its value: `cf set-env app DB_PASSWORD …`, `config set token …`. */
const VERBS =
  /^(?:set|setenv|set-env|env:set|env|put|write|add|create|config|config:set|configure|variables?|secrets?|user-secrets|store|--set|--add|password|update)$/i;

/** Maximum number of words after the verb that are examined. */
const REACH = 8;

const OPTION = /^-{1,2}[A-Za-z][\w-]*$/;

/** Finds values in commands in which the name is a separate word. */
export const SETTERS: KeywordRule = {
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
        // The setting for git's signing key contains the id of the public key.
        if (kind === undefined || /signing-?key$/i.test(name)) continue;
        yield* judged(
          { index: value.at(0), value: value.text },
          judgeCredential(value.text, kind === 'key' ? 'key' : 'password', 'word'),
        );
      }
    }
  },
};

/** Pairs of a value and the word before it, if that word may be a name. */
function* pairsOf(words: readonly Word[]): Iterable<readonly [Word, string]> {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined || !/^[A-Za-z_][\w./:-]{2,80}$/.test(word.text) || OPTION.test(next.text))
      continue;
    // The first sign belongs to a sentence. The second one shows that the name is a field.
    if (/[=:,.;]$/.test(next.text) || /^[=:]/.test(next.text)) continue;
    yield [next, word.text];
  }
}
