import { POLICY_PATH } from '../../domain/policy/policy.ts';
import { orUndefined } from '../../domain/result.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import { policyFileSchema } from '../../formats/policy-file/policy-file.ts';
import type { Workflow } from '../../formats/workflow/workflow-file.ts';
import { parseYaml } from '../../formats/workflow/workflow-yaml.ts';
import { advise, named } from './workflow-repository.ts';

/** Where people put a policy file by mistake. Files in the folder of workflows are examined in any case. */
export const OTHER_POLICY_PATHS: readonly string[] = [
  ...['assay.yml', 'assay.yaml', '.assay.yml', '.assay.yaml', '.assay/policy.yml', '.assay/assay.yml'],
  ...['.github/assay.yaml', '.github/.assay.yml', '.github/assay-policy.yml', '.github/assay/policy.yml'],
  ...['.github/assay/assay.yml', '.config/assay.yml', 'config/assay.yml'],
];

const KEYS: ReadonlySet<string> = new Set(Object.keys(policyFileSchema.shape));

/** Whether a YAML text is a policy: most of its keys are keys of a policy. A file for another program has other keys. */
export function isPolicy(text: string): boolean {
  const root = orUndefined(parseYaml(text));
  if (root?.kind !== 'map') return false;
  const keys = [...root.entries.keys()];
  const rules = keys.filter((key) => KEYS.has(key) && key !== 'version').length;
  const others = keys.filter((key) => !KEYS.has(key)).length;
  const isVersioned = root.entries.has('version');
  return rules + (isVersioned ? 1 : 0) > 0 && others < Math.max(rules, isVersioned ? 1 : 0);
}

/** Policy files in places that Assay does not read, unless a workflow names them. */
export function adviseOnMisplacedPolicies(
  policies: readonly string[],
  workflows: readonly Workflow[],
): readonly Advice[] {
  const jobs = workflows.flatMap((workflow) => workflow.jobs);
  const inputs = [...jobs, ...jobs.flatMap(({ steps }) => steps)].flatMap((owner) => owner.with);
  const requested = inputs
    .filter(({ name }) => /policy/i.test(name))
    .map(({ value }) => value.text.trim().replace(/^\.\//, ''));
  // An input with an expression can name any of them.
  if (requested.some((text) => text.includes('${{'))) return [];
  return policies
    .filter((path) => !requested.some((one) => one === path || one.endsWith(`/${path}`)))
    .map((path) => {
      const message = `Assay does not read the policy file ${named(path)}, so none of its rules applies; the one that is read is ${named(POLICY_PATH)}`;
      return advise('policy-not-read', path, { line: 1, column: 1 }, message);
    });
}
