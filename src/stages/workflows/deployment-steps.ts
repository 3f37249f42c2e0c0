import type { Job, Step, Workflow } from '../../formats/workflow/workflow-file.ts';
import { type Position, placeIn } from '../../formats/workflow/workflow-yaml.ts';
import { VariableScope } from './variable-scope.ts';
import { actionOf, inputOf } from './workflow-repository.ts';

/** An image in a step that deploys, as it is written there, with the values of known variables. */
export interface DeployedImage {
  readonly at: Position;
  readonly image: string;
}

/** Deploying actions, and the input that names the image. */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['aws-actions/amazon-ecs-render-task-definition', 'image'],
  ['aws-actions/amazon-ecs-deploy-task-definition', ''],
  ['azure/aks-deploy', 'images'],
  ['azure/k8s-deploy', 'images'],
  ['azure/webapps-deploy', 'images'],
  ['azure/container-apps-deploy-action', 'imagetodeploy'],
  ['azure/functions-container-action', 'image'],
  ['google-github-actions/deploy-cloudrun', 'image'],
]);

/** Commands that deploy an image. Commands such as `helm upgrade` can deploy anything, so they count. */
const COMMAND =
  /\b(?:kubectl\s+(?:apply|set\s+image|rollout\s+restart|create|replace|patch)|helm\s+(?:upgrade|install)|kustomize\s+edit\s+set\s+image|argocd\s+app\s+(?:set|sync)|gcloud\s+run\s+(?:deploy|services\s+update)|aws\s+(?:ecs\s+update-service|apprunner\s+update-service|lambda\s+update-function-code)|az\s+(?:containerapp|webapp)\s+(?:update|up|create|config)|docker\s+(?:service\s+update|stack\s+deploy)|fly(?:ctl)?\s+deploy|nomad\s+job\s+run)\b/;
const DRY = /--dry-run|\bhelm\s+\w+[^\n]{0,300}--dry-run/;

/** Where a step deploys; undefined if it does not. */
export function deploymentIn(step: Step): Position | undefined {
  const action = actionOf(step);
  if (ACTIONS.has(action)) return step.uses?.at ?? step.at;
  for (const { text, index } of commandsOf(step)) {
    const match = COMMAND.exec(text);
    if (match !== null && !DRY.test(text) && step.run !== undefined)
      return placeIn(step.run, index + match.index);
  }
  return undefined;
}

/** A cluster that exists only during the job: a deployment there is a test. */
const TEST_CLUSTER = /\b(?:kind-action|kind\s+create|minikube|k3d|k3s|setup-k3s|microk8s|kwok)\b/i;

/** Whether the job deploys to a test cluster that it creates itself. */
export function isTestDeployment(job: Job): boolean {
  return job.steps.some(({ uses, run }) => TEST_CLUSTER.test(`${uses?.text ?? ''} ${run?.text ?? ''}`));
}

/** The images that a step deploys and names. */
export function imagesIn(step: Step, job: Job, workflow: Workflow): readonly DeployedImage[] {
  const scope = new VariableScope([step.env, job.env, workflow.env]);
  const input = ACTIONS.get(actionOf(step));
  if (input !== undefined && input !== '') {
    const value = inputOf(step.with, input);
    const names = value === undefined ? [] : scope.expand(value.text).split(/\s*\n\s*/);
    return names.filter((name) => name !== '').map((image) => ({ at: value?.at ?? step.at, image }));
  }
  return commandsOf(step).flatMap(({ text, index }) => {
    const match = COMMAND.exec(text);
    if (match === null || DRY.test(text) || step.run === undefined) return [];
    const at = placeIn(step.run, index + match.index);
    return imagesOf(text.slice(match.index)).map((image) => ({ at, image: scope.expand(image) }));
  });
}

/** The lines of a script with their index. Lines that a backslash continues are joined. */
function commandsOf(step: Step): readonly { readonly text: string; readonly index: number }[] {
  const commands: { text: string; index: number }[] = [];
  const script = (step.run?.text ?? '').replace(/\\\n/g, '  ');
  let index = 0;
  for (const text of script.split('\n')) {
    if (!text.trimStart().startsWith('#')) commands.push({ text: text.slice(0, 5000), index });
    index += text.length + 1;
  }
  return commands;
}

/** The images in one command: values of `--image`, `name=image`, and of helm's `image.tag`. */
function imagesOf(command: string): readonly string[] {
  const words = wordsOf(command);
  const settings = words.flatMap((word) => word.split(/,(?=[\w.]+=)/));
  const digest = settings.some((word) => /(?:^|\.)(?:digest|sha)=/i.test(word));
  const isSet = /\bset\s+image\b/.test(command);
  return words.flatMap((word, index) => {
    const [, flagged] = /^--(?:image|image-uri|container-image)=(.+)$/s.exec(word) ?? [];
    if (flagged !== undefined) return [flagged];
    if (/^(?:--image|--image-uri|--docker-custom-image-name|--container-image-name)$/.test(word))
      return words[index + 1] ?? [];
    return word.split(/,(?=[\w.]+=)/).flatMap((setting) => {
      const [, key = '', value] = /^([\w./-]+)=(.+)$/s.exec(setting) ?? [];
      if (value === undefined) return [];
      // helm joins repository and tag itself.
      if (/image[\w.]{0,40}tag$|^tag$/i.test(key)) return digest ? [] : [`:${value}`];
      return isSet || /(?:^|\.)image$/i.test(key) ? [value] : [];
    });
  });
}

/** Splits a command into words as a shell does. An expression stays in one word. */
function wordsOf(command: string): readonly string[] {
  const words = command.match(/(?:\$\{\{[^}]{0,500}\}\}|"[^"]*"|'[^']*'|[^\s"';|&])+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ''));
}
