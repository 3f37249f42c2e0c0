import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { judgeText } from '../own-rules/credential.ts';
import { judged } from '../own-rules/rule.ts';
import { nameKind } from '../values/credential-names.ts';

/** A value with the name of a credential. */
export interface Credential {
  readonly name: string;
  readonly value: string;
  /** Why it is provably not a secret; absent if it may be one. */
  readonly ignoreReason?: NoSecretReason;
}

const ASSIGNMENT = /(?:^|\s)(?:--)?([A-Za-z_][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;

/** The credentials in a text that may be secrets. */
export function credentialsIn(text: string): readonly Credential[] {
  return allCredentials(text).filter(({ ignoreReason }) => ignoreReason === undefined);
}

/**
 * Assignments of a literal value to a name like `DB_PASSWORD` in an entry of the image configuration (`ENV`,
 * labels, build arguments, and `ENV` steps in the history). Values that are provably not secrets are included.
 */
export function allCredentials(text: string): readonly Credential[] {
  return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = '', raw = '']) => {
    const value = raw.replace(/^(["'])(.*)\1$/s, '$2');
    const kind = nameKind(name);
    if (kind === undefined) return [];
    return judged({ name, value }, judgeText(value, kind, 'environment')).map(({ why, ...credential }) => ({
      ...credential,
      ...(why === undefined ? {} : { ignoreReason: why }),
    }));
  });
}
