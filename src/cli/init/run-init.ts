import { plain, visible } from '../../domain/text.ts';
import { type Dialogue, settleChanges, type WriteOptions } from '../changes/settle-changes.ts';
import { planInit } from './plan-init.ts';
import { readRepository } from './repository-reader.ts';

/** The arguments of `assay init`. */
export interface InitRequest extends WriteOptions {
  /** A folder in the repository. */
  readonly folder: string;
  readonly image?: string;
  readonly commit?: string;
  readonly now: Date;
}

/** Runs `assay init`. Answers the exit code: 0 also if everything is there already, 2 if nothing could be written. */
export async function init(request: InitRequest, dialogue: Dialogue): Promise<0 | 2> {
  const { print } = dialogue;
  const { root, view } = await readRepository(request.folder);
  const plan = planInit(view, request);
  if (!plan.ok) {
    print(`${plain(plan.fault, 500)}\n`);
    return 2;
  }
  const { changes, found, notes } = plan.value;
  print(`${['Found', ...found.map((line) => `- ${plain(line, 500)}`)].join('\n')}\n\n`);
  if (notes.length > 0) print(`Still to do:\n${notes.map((note) => `- ${visible(note)}`).join('\n')}\n\n`);
  if (changes.length === 0) {
    print('Workflow, policy file and pre-commit hook are there already. Nothing to write.\n');
    return 0;
  }
  return await settleChanges(root, changes, request, dialogue);
}
