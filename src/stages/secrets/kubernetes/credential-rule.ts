import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { weighText } from '../own-rules/credential.ts';
import { judged } from '../own-rules/rule.ts';
import { nameKind } from '../values/credential-names.ts';

/** A value that stands for a credential by the name it is given to. */
export interface Credential {
  readonly name: string;
  readonly value: string;
  /** Why it is none after all. */
  readonly why?: NoSecretReason;
}

const ASSIGNMENT = /(?:^|\s)(?:--)?([A-Za-z_][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;

/** Those in a text that may be secrets. */
export function credentialsIn(text: string): readonly Credential[] {
  return weighedCredentials(text).filter(({ why }) => why === undefined);
}

/**
 * Assignments in an entry of the image configuration (`ENV`, labels, build arguments and `ENV` steps in the
 * history) that give a literal value to a name like `DB_PASSWORD`, those too that are provably no secret.
 */
export function weighedCredentials(text: string): readonly Credential[] {
  return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = '', raw = '']) => {
    const value = raw.replace(/^(["'])(.*)\1$/s, '$2');
    const kind = nameKind(name);
    if (kind === undefined) return [];
    return judged({ name, value }, weighText(value, kind, 'environment'));
  });
}
