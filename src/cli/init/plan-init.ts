import { DAY_MS } from '../../domain/duration.ts';
import { POLICY_PATH } from '../../domain/policy/policy.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import type { FileChange } from '../changes/file-change.ts';
import { imageNameOf, isImageName } from './image-name.ts';
import type { InitOptions, InitPlan } from './init-plan.ts';
import { workflowChange } from './plan-workflow.ts';
import { PRE_COMMIT_ENTRY, withSecretsHook } from './pre-commit-config.ts';
import { dockerfilesIn, lockFilesIn, type RepositoryView } from './repository-view.ts';

/** Days until the rules of a new policy block. */
const TRIAL_DAYS = 30;
const PRE_COMMIT_PATH = '.pre-commit-config.yaml';

/** What `assay init` writes into a repository. The fault is a sentence. */
export function planInit(view: RepositoryView, options: InitOptions): Parsed<InitPlan> {
  const dockerfiles = dockerfilesIn(view.files);
  if (dockerfiles.length === 0)
    return unparsable(
      'there is no Dockerfile or Containerfile in this repository, so there is no image to check',
    );
  const given = options.image?.toLowerCase();
  if (given !== undefined && !isImageName(given))
    return unparsable(`--image ${given} is no registry/repository such as ghcr.io/acme/app`);
  const image = given === undefined ? imageNameOf(view) : { name: given, from: '--image' };
  if (image === undefined)
    return unparsable(
      'nothing in this repository names a registry: add --image registry/repository, such as ghcr.io/acme/app',
    );
  const branch = view.branch ?? 'main';
  const locks = lockFilesIn(view.files);
  const found = [
    `${dockerfiles.length === 1 ? 'Dockerfile' : 'Dockerfiles'}: ${dockerfiles.join(', ')}`,
    `image: ${image.name} (from ${image.from})`,
    `branch: ${branch}`,
    ...(locks.length === 0 ? [] : [`lock files: ${locks.slice(0, 10).join(', ')}`]),
  ];
  const workflow = workflowChange(view, options, { branch, name: image.name, dockerfiles });
  const preCommit = withSecretsHook(view.texts.get(PRE_COMMIT_PATH));
  const changes = [
    ...workflow.changes,
    ...(view.files.includes(POLICY_PATH) ? [] : [{ path: POLICY_PATH, after: firstPolicy(options.now) }]),
    ...changeOf(PRE_COMMIT_PATH, view.texts.get(PRE_COMMIT_PATH), preCommit),
  ];
  const notes = [
    ...workflow.notes,
    ...(preCommit === undefined
      ? [`${PRE_COMMIT_PATH} is left as it is. Add this to its \`repos\`:\n${PRE_COMMIT_ENTRY}`]
      : []),
    ...packageNotes(view, locks),
  ];
  return parsed({ changes, found, notes });
}

function changeOf(
  path: string,
  before: string | undefined,
  after: string | undefined,
): readonly FileChange[] {
  if (after === undefined || after === before) return [];
  return [before === undefined ? { path, after } : { path, before, after }];
}

function packageNotes({ files }: RepositoryView, locks: readonly string[]): readonly string[] {
  const hasManifest = files.includes('package.json') && !locks.some((path) => !path.includes('/'));
  return hasManifest
    ? ['package.json has no lock file beside it, so the exact versions of its packages are not known.']
    : [];
}

/** A policy that warns first. */
function firstPolicy(now: Date): string {
  const day = new Date(now.getTime() + TRIAL_DAYS * DAY_MS).toISOString().slice(0, 10);
  return [
    '# The rules of Assay for the images of this repository: docs/policy.md has every key.',
    'version: 1',
    '',
    `# Until this day (UTC), findings only warn. From then on they block.`,
    `block-from: ${day}`,
    '',
    '# While findings only warn, images are still signed and tagged. They never get a summary that says PASSED.',
    'sign-on-warn: true',
    '',
    '# A secret that is published cannot be taken back, so secrets block from the first day.',
    'secrets:',
    '  enforce: block',
    '',
    'vulnerabilities:',
    '  fail-on: [critical, high]',
    '',
  ].join('\n');
}
