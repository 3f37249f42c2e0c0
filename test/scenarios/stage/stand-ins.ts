import { join } from 'node:path';

const ACTIONS = join(import.meta.dirname, '../../rig/github/actions');

/** What stands in for the actions of others on a machine without Docker, a cloud and GitHub. */
const FOLDERS: Readonly<Record<string, string>> = {
  'aws-actions/configure-aws-credentials': 'nothing',
  'docker/setup-buildx-action': 'nothing',
  'docker/login-action': 'nothing',
  'docker/build-push-action': 'build-push',
  'actions/attest': 'attest',
  'actions/upload-artifact': 'upload-artifact',
  'actions/download-artifact': 'download-artifact',
};

/** The actions of others that a workflow uses, by their pins, with the folders of what stands in for them. */
export function standIns(workflow: string): Record<string, string> {
  const used = [...workflow.matchAll(/uses: (([\w-]+\/[\w-]+)@[0-9a-f]{40})/g)];
  return Object.fromEntries(
    used.flatMap(([, pin = '', name = '']) => {
      const folder = FOLDERS[name];
      return folder === undefined ? [] : [[pin, join(ACTIONS, folder)]];
    }),
  );
}
