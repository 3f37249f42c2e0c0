import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workflow whose pins `assay init` writes. Dependabot updates it. */
const WORKFLOW = '.github/workflows/ship.yml';

/** The commits and versions of the actions of Assay's own shipping workflow, by action. */
export function actionPins(root: string): { readonly path: string; readonly content: string } {
  const text = readFileSync(join(root, WORKFLOW), 'utf8');
  const pins = [...text.matchAll(/uses: ([\w-]+\/[\w-]+)@([0-9a-f]{40}) # (v[\w.-]+)$/gm)];
  const table = Object.fromEntries(
    pins.map(([, action = '', commit, version]) => [action, { commit, version }]),
  );
  return { path: 'src/cli/init/action-pins.json', content: `${JSON.stringify(table, undefined, 2)}\n` };
}
