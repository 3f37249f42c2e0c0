import { assayReference } from '../migrate/assay-step.ts';
import PINS from './action-pins.json' with { type: 'json' };

/** An image that the workflow ships. */
export interface ShippedImage {
  /** Id of the job. */
  readonly job: string;
  /** `registry/repository`. */
  readonly name: string;
  /** The folder of the Dockerfile. */
  readonly context: string;
  /** The Dockerfile, if its name is not `Dockerfile`. */
  readonly file?: string;
}

export interface ShipWorkflow {
  readonly branch: string;
  readonly images: readonly ShippedImage[];
  readonly commit?: string;
}

/** The workflow that builds every image, pushes it by digest without a tag, and lets Assay check, sign and tag it. */
export function shipWorkflow({ branch, images, commit }: ShipWorkflow): string {
  return `${[
    '# Builds each image, checks it with Assay, and signs and tags it only if every check passed.',
    'name: ship',
    'on:',
    '  push:',
    `    branches: [${JSON.stringify(branch)}]`,
    '',
    'permissions: {}',
    '',
    'concurrency:',
    '  group: ship-${{ github.ref }}',
    '  cancel-in-progress: false',
    '',
    'jobs:',
    ...images.flatMap((image, index) => [
      ...(index === 0 ? [] : ['']),
      ...jobLines(image, assayReference('commit', commit)),
    ]),
  ].join('\n')}\n`;
}

function jobLines({ job, name, context, file }: ShippedImage, assay: string): readonly string[] {
  const registry = name.split('/')[0] ?? '';
  const isGhcr = registry === 'ghcr.io';
  return [
    `${job}:`,
    `  name: ${job}`,
    '  runs-on: ubuntu-24.04',
    '  timeout-minutes: 30',
    '  permissions:',
    '    contents: read # check out the source',
    ...(isGhcr ? ['    packages: write # push the image, its signature and its attestations'] : []),
    '    id-token: write # sign with the identity of this workflow',
    '  outputs:',
    '    image: ${{ steps.assay.outputs.image }} # deploy this, never a tag',
    '  steps:',
    `    - uses: ${pin('actions/checkout')}`,
    '      with:',
    '        fetch-depth: 0 # the secrets check reads every commit of the event',
    '        persist-credentials: false',
    '',
    `    - uses: ${pin('docker/setup-buildx-action')}`,
    '',
    `    - uses: ${pin('docker/login-action')}`,
    '      with:',
    `        registry: ${registry}`,
    `        username: ${isGhcr ? '${{ github.actor }}' : '${{ secrets.REGISTRY_USERNAME }}'}`,
    `        password: ${isGhcr ? '${{ github.token }}' : '${{ secrets.REGISTRY_PASSWORD }}'}`,
    '',
    '    # Pushed by digest, without a tag: nobody can pull the image by a tag before it has passed.',
    '    - name: Build',
    '      id: build',
    `      uses: ${pin('docker/build-push-action')}`,
    '      with:',
    `        context: ${JSON.stringify(context)}`,
    ...(file === undefined ? [] : [`        file: ${JSON.stringify(file)}`]),
    '        github-token: "" # the Dockerfile gets no token that may write packages',
    `        outputs: type=image,name=${name},push-by-digest=true,name-canonical=true,push=true`,
    '',
    '    # Takes the digest from the build. Sets the tag after the image passed and is signed.',
    '    - name: Check, sign and attest',
    '      id: assay',
    `      uses: ${assay}`,
    '      with:',
    `        image: ${name}@\${{ steps.build.outputs.digest }}`,
    `        push-to: ${name}:\${{ github.sha }}`,
  ].map((line) => (line === '' ? '' : `  ${line}`));
}

/** An action at the commit that Assay's own workflows use. */
function pin(action: keyof typeof PINS): string {
  const { commit, version } = PINS[action];
  return `${action}@${commit} # ${version}`;
}
