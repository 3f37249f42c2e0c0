import { matchesGlob } from '../../domain/glob.ts';
import { AssayError, fault, reasonsOf } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import { parseVexFile } from '../../formats/vex/vex-document.ts';
import { filesInCommit, type MatchingFile } from '../policy/commit-file.ts';
import { committedFile, judgingCommit, type PolicyWorld } from '../policy/policy-source.ts';

/** More VEX files than this are refused. */
const MAX_FILES = 200;

/** What VEX documents say, and what is to be told of them, a sentence each. */
export interface SaidInVex {
  readonly statements: readonly VexStatement[];
  readonly notes: readonly string[];
}

/**
 * Reads the VEX files of the repository at a commit: that of the checkout, and for what a change or an outsider causes its base
 * or the default branch, so that it cannot let itself through. The working tree is not read: what a build or a dependency leaves there is not the
 * repository's word. Throws `vex-invalid` for a document that is none, `policy-unavailable` where they cannot be had.
 */
export async function vexFiles(
  world: PolicyWorld,
  folder: string,
  globs: readonly string[],
): Promise<SaidInVex> {
  if (globs.length === 0) return { statements: [], notes: [] };
  const { commit, files } = await filesAt(world, folder, globs);
  const statements = files.flatMap(({ path, content }) => {
    const said = parseVexFile(content, { kind: 'file', path, commit });
    if (said.ok) return said.value;
    throw fault(
      'vex-invalid',
      'policy',
      `the VEX file ${plain(path, 300)} at ${commit.slice(0, 12)}: ${plain(said.fault, 400)}`,
    );
  });
  const unmet = globs.filter((glob) => !files.some(({ path }) => matchesGlob(glob, path)));
  return {
    statements,
    notes: unmet.map((glob) => `No file at ${commit.slice(0, 12)} fits ${glob} (vex.files).`),
  };
}

interface FilesAtCommit {
  /** Its full name. */
  readonly commit: string;
  readonly files: readonly MatchingFile[];
}

async function filesAt(world: PolicyWorld, folder: string, globs: readonly string[]): Promise<FilesAtCommit> {
  const judging = await judgingCommit(world);
  const base = judging?.commit;
  const [what, advice] =
    judging === undefined
      ? ['the VEX files of the repository', 'let actions/checkout run before']
      : [`the VEX files of ${judging.of} (${judging.commit})`, 'give actions/checkout "fetch-depth: 0"'];
  const unavailable = (why: string, cause?: unknown) =>
    fault('policy-unavailable', 'policy', `${what} (vex.files) cannot be read: ${why}; ${advice}`, cause);
  try {
    const repository = await world.git.open({ folder, path: '' });
    const commit = await repository?.resolve(base ?? 'HEAD');
    if (repository !== undefined && commit !== undefined)
      return { commit, files: await filesInCommit(repository, commit, globs, MAX_FILES) };
  } catch (error) {
    if (!(error instanceof AssayError) || isPlain(error)) throw error;
    throw unavailable(error.message.split(';')[0] ?? 'the checkout cannot be read', error);
  }
  if (judging === undefined) throw unavailable('there is no checkout of it in the workspace');
  // GitHub gives a file by its path, and lists none.
  if (globs.some((glob) => /[*?]/.test(glob))) throw unavailable('the checkout does not have that commit');
  const files: MatchingFile[] = [];
  for (const path of globs) {
    const content = await committedFile(world, { folder, overrides: {} }, judging, path);
    if (content !== undefined) files.push({ path, content });
  }
  return { commit: judging.commit, files };
}

/** Whether an error says all there is to say. */
function isPlain(error: AssayError): boolean {
  return reasonsOf(error, 'policy').some(
    ({ code }) => code === 'vex-invalid' || code === 'policy-unavailable',
  );
}
