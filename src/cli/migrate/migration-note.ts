/** Something that a person must know about a migrated file. */
export interface MigrationNote {
  /** `changes`: behaviour that changes. `todo`: what is still to be done. `left`: what was not translated. */
  readonly kind: 'changes' | 'todo' | 'left';
  /** Line of the file before the change, from 1. Absent: the note is about the whole file. */
  readonly line?: number;
  /** Whole sentences. */
  readonly text: string;
}

/** The notes without repetitions, in the order of the file; those about the whole file come first. */
export function inOrder(notes: readonly MigrationNote[]): readonly MigrationNote[] {
  const seen = new Set<string>();
  const different = notes.filter(({ kind, line, text }) => {
    const key = kind === 'changes' ? `${kind} ${text}` : `${kind} ${line ?? ''} ${text}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
  return different.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** A note about behaviour that changes. */
export function changes(text: string, line?: number): MigrationNote {
  return { kind: 'changes', text, ...(line === undefined ? {} : { line }) };
}
