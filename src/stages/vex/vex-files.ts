import { matchesGlob } from '../../domain/glob.ts';
import { AssayError, fault, reasonsOf } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import { parseVexFile } from '../../formats/vex/vex-document.ts';
import { filesInCommit, type MatchingFile } from '../policy/commit-file.ts';
import { committedFile, judgingCommit, type PolicyWorld } from '../policy/policy-source.ts';

/** More VEX files than this are refused. */
const MAX_FILES = 200;

/** The statements of VEX documents, and sentences to report about the documents. */
export interface VexContent {
  readonly statements: readonly VexStatement[];
  readonly notes: readonly string[];
}

/**
 * Reads the VEX files of the repository at a commit. This is the commit of the checkout. For a run that a change or an
 * outsider causes, it is the base of the change or the default branch, so that a change cannot excuse itself. The working
 * tree is not read, because a build or a dependency can write there. Throws `vex-invalid` for a file that is no VEX
 * document, and `policy-unavailable` if the files cannot be read.
 */
export async function vexFiles(
  world: PolicyWorld,
  folder: string,
  globs: readonly string[],
): Promise<VexContent> {
  if (globs.length === 0) return { statements: [], notes: [] };
  const { commit, files } = await filesAt(world, folder, globs);
  const statements = files.flatMap(({ path, content }) => {
    const statements = parseVexFile(content, { kind: 'file', path, commit });
    if (statements.ok) return statements.value;
    throw fault(
      'vex-invalid',
      'policy',
      `the VEX file ${plain(path, 300)} at ${commit.slice(0, 12)}: ${plain(statements.fault, 400)}`,
    );
  });
  const unmatched = globs.filter((glob) => !files.some(({ path }) => matchesGlob(glob, path)));
  return {
    statements,
    notes: unmatched.map((glob) => `No file at ${commit.slice(0, 12)} matches ${glob} (vex.files).`),
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
      ? ['the VEX files of the repository', 'run actions/checkout before Assay']
      : [`the VEX files of ${judging.of} (${judging.commit})`, 'give actions/checkout "fetch-depth: 0"'];
  const unavailable = (why: string, cause?: unknown) =>
    fault('policy-unavailable', 'policy', `${what} (vex.files) cannot be read: ${why}; ${advice}`, cause);
  try {
    const repository = await world.git.open({ folder, path: '' });
    const commit = await repository?.resolve(base ?? 'HEAD');
    if (repository !== undefined && commit !== undefined)
      return { commit, files: await filesInCommit(repository, commit, globs, MAX_FILES) };
  } catch (error) {
    if (!(error instanceof AssayError) || isOfVexFiles(error)) throw error;
    throw unavailable(error.message.split(';')[0] ?? 'the checkout cannot be read', error);
  }
  if (judging === undefined) throw unavailable('there is no checkout of it in the workspace');
  // Assay can ask GitHub for a file by its path, but not for a list of files.
  if (globs.some((glob) => /[*?]/.test(glob))) throw unavailable('the checkout does not have that commit');
  const files: MatchingFile[] = [];
  for (const path of globs) {
    const content = await committedFile(world, { folder, overrides: {} }, judging, path);
    if (content !== undefined) files.push({ path, content });
  }
  return { commit: judging.commit, files };
}

/** Whether an error already says which VEX file cannot be read, and why. */
function isOfVexFiles(error: AssayError): boolean {
  return reasonsOf(error, 'policy').some(
    ({ code }) => code === 'vex-invalid' || code === 'policy-unavailable',
  );
}
