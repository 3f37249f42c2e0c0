import type { ImageGroup } from './image-group.ts';
import { actionOf, repositoryName } from './image-names.ts';
import type { NeededPermission } from './job-permissions.ts';
import { changes, type MigrationNote } from './migration-note.ts';
import type { JobPlan } from './plan-job.ts';
import type { ScanSettings } from './policy-of-scans.ts';
import { isStatusAlone } from './wishes/read-step.ts';
import { isTolerant } from './wishes/wish.ts';

/** What changes in behaviour for the image of a group, whatever the replaced steps were. */
export function behaviourNotes(
  group: ImageGroup,
  plan: JobPlan,
  { change }: Pick<ScanSettings, 'change'>,
): readonly MigrationNote[] {
  const { signer, scan, isLocal, earlyPush, place } = group;
  const isScannedBefore = plan.groups.some(
    (other) => other.scan !== undefined && sameName(other, group, plan),
  );
  const line = place.step.at.line;
  const notes: MigrationNote[] = [
    changes(
      'Assay fails closed: what could not be scanned or searched is an `error` that fails the job, also with `enforce: warn`.',
    ),
    changes(
      'Secrets block too: Assay searches the source tree, the commits of the event, every layer and the configuration of the image.',
    ),
  ];
  if (scan === undefined && signer !== undefined && !isScannedBefore)
    notes.push(
      changes(
        change === undefined
          ? 'Nothing was scanned before the signature. Now critical and high vulnerabilities block, also those without a fix.'
          : 'Nothing was scanned before the signature. Now vulnerabilities block as the policy file says.',
      ),
    );
  if (scan === undefined && signer === undefined)
    notes.push(changes('Vulnerabilities block, and not only packages are listed.'));
  if (signer !== undefined) notes.push(...signingNotes(group));
  if (scan?.enforce === 'warn' && signer !== undefined)
    notes.push(
      changes(
        'The scan only reported, and the image was signed whatever it found. With `enforce: warn` an image with findings is not signed, unless the policy file has `sign-on-warn: true`.',
      ),
    );
  if (isLocal)
    notes.push(
      changes(
        'The image is checked before the push, from a file that `docker save` writes. This step signs nothing.',
      ),
    );
  if (isLocal && plan.groups.some((other) => other.signer !== undefined && sameName(other, group, plan)))
    notes.push({
      kind: 'todo',
      line,
      text: 'The image is checked twice: before the push, and where it is signed. If the build pushes by digest without a tag, the second step is enough: give it `push-to` (docs/migrate.md).',
    });
  if (group.members.some(({ step }) => step.if !== undefined && isStatusAlone(step.if.text)))
    notes.push(
      changes('A step that ran also after a failure now runs only if every step before it succeeded.'),
    );
  if (group.members.some(({ step, wish }) => wish.signer !== undefined && isTolerant(step)))
    notes.push(changes('A signature that fails now fails the job: `continue-on-error` is gone.'));
  if (earlyPush !== undefined && signer !== undefined)
    notes.push({
      kind: 'todo',
      line: earlyPush.step.at.line,
      text: 'This step still pushes the image under its tags before the checks. To publish only what passed, push by digest without a tag and let Assay set the tag with `push-to` (docs/migrate.md).',
    });
  if (typeof earlyPush?.pushes === 'string' && group.condition === earlyPush.pushes)
    notes.push(
      changes(
        `The image is checked only if \`${earlyPush.pushes}\`, since else nothing is in the registry. For pull requests, add a check that needs no registry (docs/usage.md#a-required-check).`,
      ),
    );
  if (/github\.repository\b/.test(group.image))
    notes.push({
      kind: 'todo',
      line,
      text: '`github.repository` keeps upper-case letters, and the name of an image has only lower-case letters. If your owner or repository has some, write the name in lower case.',
    });
  return notes;
}

function signingNotes({ signer, members }: ImageGroup): readonly MigrationNote[] {
  const kinds = new Set(members.flatMap(({ wish }) => (wish.signer === undefined ? [] : [wish.signer.kind])));
  return [
    changes(
      'The image is signed only after every check passed, and only for `push`, `workflow_dispatch`, `repository_dispatch`, `schedule` and `release`. For every other event Assay checks and signs nothing.',
    ),
    changes(
      'Assay attaches the signature, the provenance, the SBOM, the vulnerability result and a verification summary (VSA), as Sigstore bundles. A verifier that reads only the `sha256-….sig` tags of older versions of cosign finds none of them.',
    ),
    ...(kinds.size > 1
      ? [
          changes(
            'Everything is signed with the key. Until now the attestations had the identity of the workflow.',
          ),
        ]
      : []),
    ...(signer?.kind === 'keyless'
      ? [
          changes(
            'Keyless signing writes the names of the repository and the workflow, and the commit, permanently into the public log. In a repository that is not public this is an error, unless you add `public-log: allow`.',
          ),
        ]
      : [changes('With a key, Assay puts nothing into a public log.')]),
  ];
}

function sameName(one: ImageGroup, other: ImageGroup, { job }: JobPlan): boolean {
  return (
    one !== other && repositoryName(one.image, job.variables) === repositoryName(other.image, job.variables)
  );
}

/** The permissions that the steps of Assay need in a job. */
export function neededPermissions({ groups, job }: JobPlan): readonly NeededPermission[] {
  const isOnGhcr = (group: ImageGroup) =>
    !group.isLocal && /^ghcr\.io\//.test(repositoryName(group.image, job.variables));
  const signed = groups.filter(({ signer }) => signer !== undefined);
  const needed: NeededPermission[] = [];
  if (signed.some(isOnGhcr))
    needed.push({ scope: 'packages', level: 'write', why: 'push the signature and the attestations' });
  else if (groups.some(isOnGhcr)) needed.push({ scope: 'packages', level: 'read', why: 'read the image' });
  if (signed.some(({ signer }) => signer?.kind === 'keyless'))
    needed.push({ scope: 'id-token', level: 'write', why: 'sign with the identity of this workflow' });
  return needed;
}

/** Permissions that only the replaced steps needed. */
export function droppedPermissions({ groups, job }: JobPlan): readonly string[] {
  const gone = new Set(groups.flatMap(({ members }) => members.map(({ step }) => step)));
  const isAttest = (action: string) => /^actions\/attest/.test(action);
  const had = [...gone].some((step) => isAttest(actionOf(step)));
  const has = job.steps.some((step) => !gone.has(step) && isAttest(actionOf(step)));
  return had && !has ? ['attestations', 'artifact-metadata'] : [];
}
