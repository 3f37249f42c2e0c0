import type { MigrationNote } from './migration-note.ts';

/** A file in which other tools list what they ignore. */
export interface IgnoreFile {
  readonly path: string;
  readonly text: string;
}

const MAX_ENTRIES = 200;

/**
 * What to put into the policy file for `.trivyignore` and `.gitleaksignore`. Nothing is written: an exception needs a reason,
 * an owner and a last day, which nobody may invent.
 */
export function ignoreNotes(files: readonly IgnoreFile[]): readonly MigrationNote[] {
  return files.flatMap((file) =>
    /gitleaksignore$/.test(file.path) ? gitleaksNotes(file) : trivyNotes(file),
  );
}

function trivyNotes({ path, text }: IgnoreFile): readonly MigrationNote[] {
  const entries = trivyEntries(text);
  if (entries.length === 0) return [];
  const yaml = entries
    .slice(0, MAX_ENTRIES)
    .flatMap(({ id, reason, expires }) => [
      `  - vulnerability: ${id}`,
      `    reason: ${reason === '' ? '# why it does not matter here' : JSON.stringify(reason)}`,
      '    owner: # who answers for it',
      `    expires: ${expires === '' ? '# last day, at most 90 days from today' : expires}`,
    ]);
  return [
    {
      kind: 'todo',
      text: `Assay does not read ${path}: its ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} block again. Add to .github/assay.yml what is still needed, with a reason, an owner and a last day for each:\nexceptions:\n${yaml.join('\n')}`,
    },
  ];
}

/** The entries of a `.trivyignore`: an id, perhaps with `exp:DAY`, and the comment above or behind it. */
function trivyEntries(text: string) {
  const entries: { readonly id: string; readonly reason: string; readonly expires: string }[] = [];
  let above = '';
  for (const line of text.split(/\r?\n/)) {
    const [entry = '', ...comment] = line.split('#');
    const behind = comment.join('#').trim();
    const [id = '', ...more] = entry.trim().split(/\s+/);
    if (id === '') above = behind;
    else if (/^[A-Za-z][\w.-]{0,80}-[\w.-]{1,80}$/.test(id)) {
      const expires = more.map((one) => /^exp:(\d{4}-\d{2}-\d{2})$/.exec(one)?.[1] ?? '').join('');
      entries.push({ id, reason: behind === '' ? above : behind, expires });
    }
  }
  return entries;
}

function gitleaksNotes({ path, text }: IgnoreFile): readonly MigrationNote[] {
  const entries = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  if (entries.length === 0) return [];
  return [
    {
      kind: 'todo',
      text: `Assay does not read ${path} (${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}): its fingerprints name a place, and those of Assay name the value. Run Assay once, then \`policy accept\` adds a suppression for each secret of its report, with a reason, an owner and a last day.`,
    },
  ];
}
