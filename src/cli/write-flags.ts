import { createInterface } from 'node:readline/promises';
import { fault } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import type { Dialogue } from './changes/settle-changes.ts';
import type { Call, Flag } from './command.ts';

/** The flags of commands that write files of the repository. */
export const WRITE_FLAGS: readonly Flag[] = [
  { name: 'commit', value: 'SHA', description: 'Commit of a release of Assay, for `uses:`.' },
  { name: 'yes', description: 'Write without asking.' },
  { name: 'dry-run', description: 'Only show what would be written.' },
];

/** The commit of Assay that is to be used. Throws `input-invalid` if it is none. */
export function commitFlag(call: Call): { readonly commit?: string } {
  const { commit } = textFlag(call, 'commit');
  if (commit === undefined) return {};
  if (!/^[0-9a-f]{40}$/.test(commit))
    throw fault(
      'input-invalid',
      'inputs',
      `--commit ${plain(commit, 60)}: name a commit by its 40 hex digits`,
    );
  return { commit };
}

/** A flag with a text, as a field of its name; no field if it was not given. */
export function textFlag<Name extends string>(
  { flags }: Call,
  name: Name,
): { readonly [Key in Name]?: string } {
  const value = flags[name];
  const field: { [Key in Name]?: string } = {};
  if (typeof value === 'string') field[name] = value;
  return field;
}

/** Shows on stdout, and asks where a person sits at a terminal. */
export function dialogue(): Dialogue {
  const print = (text: string) => void process.stdout.write(text);
  if (!process.stdin.isTTY || !process.stdout.isTTY) return { print };
  return { print, ask };
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
