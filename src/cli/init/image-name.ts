import { parse } from 'yaml';
import { parseWorkflow } from '../../formats/workflow/workflow-file.ts';
import { yamlWeight } from '../../formats/yaml-weight.ts';
import { githubName, type RepositoryView } from './repository-view.ts';

/** The name that images of a repository have, and what says so. */
export interface FoundName {
  /** `registry/repository`, in lower case. */
  readonly name: string;
  readonly from: string;
}

const MAX_WEIGHT = 60_000;
/** A registry, and a repository in it. */
const NAME =
  /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)+$/;

/** Whether a text is `registry/repository`. */
export function isImageName(text: string): boolean {
  return text.length <= 255 && NAME.test(text);
}

/** The name of the image: as a workflow or a compose file has it, else at GHCR after the repository at GitHub. */
export function imageNameOf(view: RepositoryView): FoundName | undefined {
  const repository = githubName(view.remote);
  for (const [path, text] of view.texts) {
    const names = path.startsWith('.github/workflows/')
      ? namesInWorkflow(path, text, repository)
      : namesInCompose(path, text);
    const [name] = names.flatMap((one) => plainName(one) ?? []);
    if (name !== undefined) return { name, from: path };
  }
  if (repository === undefined) return undefined;
  return { name: `ghcr.io/${repository.toLowerCase()}`, from: 'the remote `origin`' };
}

function namesInWorkflow(path: string, text: string, repository: string | undefined): readonly string[] {
  const workflow = parseWorkflow(path, text);
  if (!workflow.ok) return [];
  return workflow.value.jobs.flatMap((job) => {
    const known = new Map([...workflow.value.env, ...job.env].map(({ name, value }) => [name, value.text]));
    return job.steps.flatMap((step) => {
      const action = step.uses?.text.split('@')[0];
      const key =
        action === 'docker/metadata-action' ? 'images' : action === 'docker/build-push-action' ? 'tags' : '';
      const values = step.with
        .filter(({ name }) => name === key)
        .flatMap(({ value }) => value.text.split(/[\n,]/));
      return values.map((value) => filled(value.trim(), known, repository));
    });
  });
}

/** A text with the variables of the workflow and the name of the repository instead of their expressions. */
function filled(text: string, known: ReadonlyMap<string, string>, repository: string | undefined): string {
  const once = (value: string) =>
    value.replace(
      /\$\{\{\s*(?:env\.(\w+)|github\.(repository|repository_owner))\s*\}\}/g,
      (whole, name: string, field: string) => {
        if (name !== undefined) return known.get(name) ?? whole;
        return (field === 'repository' ? repository : repository?.split('/')[0]) ?? whole;
      },
    );
  return once(once(text));
}

function namesInCompose(path: string, text: string): readonly string[] {
  if (!/^(?:docker-)?compose/.test(path) || yamlWeight(text) > MAX_WEIGHT) return [];
  const services: unknown = Object(parsedYaml(text)).services;
  return Object.values(Object(services)).flatMap((service) => {
    const { image, build }: { image?: unknown; build?: unknown } = Object(service);
    return build !== undefined && typeof image === 'string' ? [image] : [];
  });
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** A reference without tag and digest, if it names a registry. */
function plainName(reference: string): string | undefined {
  const name = reference
    .toLowerCase()
    .replace(/@.*$/s, '')
    .replace(/:[^/]*$/s, '');
  return isImageName(name) ? name : undefined;
}
