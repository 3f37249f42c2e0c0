import type { Step } from '../../../formats/workflow/workflow-file.ts';
import { inputsOf, left, type Reading, wished } from './wish.ts';

/** Predicate types that Assay attests itself. */
const OWN_TYPES =
  /^https:\/\/(?:slsa\.dev\/(?:provenance|verification_summary)\/|cyclonedx\.org\/bom|spdx\.dev\/Document|in-toto\.io\/attestation\/vulns\/)/;

/** Whether Assay makes a statement of this type, by its URI or by cosign's short name. */
export function isOwnType(type: string): boolean {
  return OWN_TYPES.test(type) || /^(?:slsaprovenance(?:02|1)?|spdx|spdxjson|cyclonedx|vuln)$/.test(type);
}

/** Reads a step of actions/attest, actions/attest-build-provenance or actions/attest-sbom. */
export function readAttest(step: Step, repository: string): Reading {
  const given = inputsOf(step);
  const tool = repository.replace(/^actions\//, '');
  const [name, digest] = [given.get('subject-name') ?? '', given.get('subject-digest') ?? ''];
  if (name === '' || digest === '') return left('it attests files, and Assay attests images');
  const type = given.get('predicate-type') ?? '';
  if (tool === 'attest' && type !== '' && !isOwnType(type))
    return left(`Assay makes no statement of the type \`${type}\``);
  const pushes = given.get('push-to-registry') === 'true';
  return wished({
    tool,
    image: `${name}@${digest}`,
    signer: { kind: 'keyless' },
    changes: [
      pushes
        ? `${tool} also kept the attestation at GitHub; Assay attaches it to the image in the registry. Verify with \`cosign verify-attestation\` or Assay's gate.`
        : `${tool} kept the attestation at GitHub; Assay attaches it to the image in the registry. Verify with \`cosign verify-attestation\` or Assay's gate.`,
      `In a repository that is not public, ${tool} used GitHub's own Sigstore, whose log nobody else can read.`,
    ],
  });
}
