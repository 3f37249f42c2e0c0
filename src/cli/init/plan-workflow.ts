import { parseWorkflow } from '../../formats/workflow/workflow-file.ts';
import { NO_COMMIT } from '../migrate/assay-step.ts';
import { migrateWorkflow } from '../migrate/migrate-workflow.ts';
import type { InitOptions, InitPlan } from './init-plan.ts';
import { githubName, type RepositoryView } from './repository-view.ts';
import { type ShippedImage, shipWorkflow } from './ship-workflow.ts';

const MAX_IMAGES = 8;
const WORKFLOW_PATHS = ['.github/workflows/ship.yml', '.github/workflows/assay.yml'];

/** What a workflow would ship, and from where. */
export interface Shipping {
  readonly branch: string;
  readonly name: string;
  readonly dockerfiles: readonly string[];
}

/** The workflow that `assay init` writes, and what is to be said about it. */
export function workflowChange(
  view: RepositoryView,
  options: InitOptions,
  shipping: Shipping,
): Pick<InitPlan, 'changes' | 'notes'> {
  const workflows = [...view.texts].filter(([path]) => path.startsWith('.github/workflows/'));
  if (workflows.some(([, text]) => /uses:\s*["']?assay-sh\/assay[@/]/.test(text)))
    return { changes: [], notes: [] };
  if (view.remote !== undefined && githubName(view.remote) === undefined && view.texts.has('.gitlab-ci.yml'))
    return {
      changes: [],
      notes: [
        'This repository is built by GitLab, so no workflow of GitHub is written. `assay check IMAGE` runs in a job of GitLab CI too.',
      ],
    };
  const migratable = workflows.filter(([name, text]) => canMigrate(name, text)).map(([name]) => name);
  if (migratable.length > 0)
    return {
      changes: [],
      notes: migratable.map(
        (name) =>
          `${name} already scans or signs an image, so no second workflow is written: \`assay migrate ${name}\` turns it into one with Assay.`,
      ),
    };
  const path = WORKFLOW_PATHS.find((one) => !view.files.includes(one));
  if (path === undefined)
    return {
      changes: [],
      notes: [`${WORKFLOW_PATHS.join(' and ')} are there already, so no workflow is written.`],
    };
  const { commit } = options;
  const images = imagesOf(shipping);
  const after = shipWorkflow({
    branch: shipping.branch,
    images,
    ...(commit === undefined ? {} : { commit }),
  });
  const left = shipping.dockerfiles.length - images.length;
  return {
    changes: [{ path, after }],
    notes: [
      ...(commit === undefined && after.includes(NO_COMMIT)
        ? [
            `${path}: replace the zeros with the commit of a release of Assay, or run this again with --commit SHA.`,
          ]
        : []),
      ...(left > 0 ? [`${left} more Dockerfiles have no job yet.`] : []),
      ...registryNotes(shipping.name),
      'Keyless signing writes the names of the repository and the workflow, and the commit, permanently into a public log. In a repository that is not public this is an error, unless you add `public-log: allow` to the step or sign with a key.',
      ...workflows.flatMap(([name, text]) => buildNotes(name, text, path)),
    ],
  };
}

function registryNotes(name: string): readonly string[] {
  const registry = name.split('/')[0] ?? '';
  if (registry === 'ghcr.io') return [];
  if (/\.dkr\.ecr\.|-docker\.pkg\.dev$|(?:^|\.)gcr\.io$|\.azurecr\.io$/.test(registry))
    return [
      `${registry} is the registry of a cloud: log in with its OIDC login instead of a stored password, as docs/start-private.md shows.`,
    ];
  return [`Create the secrets REGISTRY_USERNAME and REGISTRY_PASSWORD, which may push to ${registry}.`];
}

/** Whether `assay migrate` would change a workflow. */
function canMigrate(path: string, text: string): boolean {
  const migrated = migrateWorkflow({ path, text, hasPolicy: true });
  return migrated.ok && migrated.value.changes.length > 0;
}

/** What is to be done about a workflow that builds images already. */
function buildNotes(path: string, text: string, written: string): readonly string[] {
  const workflow = parseWorkflow(path, text);
  const builds =
    workflow.ok &&
    workflow.value.jobs.some(({ steps }) =>
      steps.some(
        ({ uses, run }) =>
          uses?.text.startsWith('docker/build-push-action@') ||
          /\bdocker\s+(?:buildx\s+)?(?:build|push)\b/.test(run?.text ?? ''),
      ),
    );
  return builds ? [`${path} builds or pushes an image too. Delete that part once ${written} works.`] : [];
}

/** A job for each Dockerfile. Of several, each has the name of its folder or of its file. */
function imagesOf({ dockerfiles, name }: Shipping): readonly ShippedImage[] {
  const taken = new Set<string>();
  return dockerfiles.slice(0, MAX_IMAGES).map((path) => {
    const context = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const isPlain = /(?:^|\/)Dockerfile$/.test(path);
    const file = isPlain ? {} : { file: path };
    const own =
      isPlain || /Containerfile$/.test(path)
        ? context === '.'
          ? ''
          : context
        : `${context}/${path.replace(/^.*\/|\.?Dockerfile\.?/gi, '')}`;
    const suffix =
      own
        .toLowerCase()
        .split('/')
        .at(-1)
        ?.replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') ?? '';
    const isOnly = dockerfiles.length === 1 || suffix === '';
    let job = isOnly ? 'ship' : `ship-${suffix}`;
    for (let number = 2; taken.has(job); number += 1) job = `ship-${suffix}-${number}`;
    taken.add(job);
    const ownName = isOnly || name.endsWith(`/${suffix}`) ? name : `${name}/${job.slice('ship-'.length)}`;
    return { job, name: ownName, context, ...file };
  });
}
