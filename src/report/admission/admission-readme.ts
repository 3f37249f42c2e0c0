import { type Effect, plannedName } from '../../domain/admission/admission-plan.ts';
import {
  type AdmissionRun,
  type EngineProof,
  type EngineResult,
  wrongAnswers,
} from '../../domain/admission/admission-run.ts';
import { ENGINE_FACTS } from '../../domain/admission/engine.ts';
import { code, codeBlock, table, text } from '../markdown.ts';

/** A sentence or a message in it may be as long as a list of registries. */
const LONGEST = 4000;

/** `README.md` of the folder with the manifests. The same run always gives the same text. */
export function admissionReadme({ plan, engines, proofs, notes }: AdmissionRun): string {
  const { signer, sourceRepositories, sourceRefs, exempt, effects } = plan;
  const by =
    signer.kind === 'certificate'
      ? `${code(signer.identity, 500)}, issuer ${code(signer.issuer, 500)}`
      : 'the key in the manifests';
  const written = engines.filter(({ refused }) => refused === undefined);
  const facts = [
    `- Signed by ${by}`,
    ...(sourceRepositories.length > 0
      ? [`- Built from ${sourceRepositories.map((one) => code(one)).join(', ')}`]
      : []),
    ...(sourceRefs.length > 0 ? [`- On ${sourceRefs.map((one) => code(one)).join(', ')}`] : []),
    `- Registries: ${plan.registries.map((one) => code(one)).join(', ')}. ${effectInWords(effects.registries)}`,
    `- Digests, volumes of the node, credentials, evidence: ${effectInWords(effects.images)}`,
    exempt.length === 0
      ? '- No namespace is exempt.'
      : `- Exempt namespaces: ${exempt.map((one) => code(one)).join(', ')}, by the name that the API server gives them. Whoever may create Pods there may run anything: keep that to administrators.`,
  ];
  return `${[
    '# Admission policies',
    'Written by `assay admission` from the policy file and from verified evidence. Do not edit them: change the policy and write them again.',
    '## What they demand',
    facts.join('\n'),
    'Evidence of these images was verified before anything was written:',
    plan.images.map((image) => `- ${code(plannedName(image), 500)}`).join('\n'),
    ...written.map(engineSection),
    ...refusedSection(engines),
    ...(proofs.length === 0 ? [NOT_PROVEN] : proofSection(proofs)),
    ...notes.map((note) => text(note, LONGEST)),
  ].join('\n\n')}\n`;
}

const NOT_PROVEN =
  '## Proof\n\nThese manifests were not sent to a cluster. `assay admission … --prove` does that, and writes the answers here.';

function effectInWords({ action, denyFrom }: Effect): string {
  if (action === 'deny')
    return denyFrom === undefined
      ? 'What breaks this is denied.'
      : `What breaks this is denied (since ${denyFrom}).`;
  return denyFrom === undefined
    ? 'What breaks this is admitted with a warning, and is in the audit log. To deny it, set `block-from` in the policy, or `--enforce`.'
    : `What breaks this is admitted with a warning, and is in the audit log. Write the manifests again on ${denyFrom} or later: from then on they deny.`;
}

function engineSection({ engine, files, stops, cannot }: EngineResult): string {
  const { title, provenOn } = ENGINE_FACTS[engine];
  const list = (sentences: readonly string[]) => sentences.map((one) => `- ${text(one, LONGEST)}`).join('\n');
  const proven = `Their form was proven on ${provenOn.join(', ')}.`;
  const install = files.includes('kustomization.yaml')
    ? codeBlock('sh', installation(engine, files))
    : `Files: ${files.map((one) => code(`${engine}/${one}`)).join(', ')}`;
  return [`## ${text(title)}`, proven, install, 'It stops:', list(stops), 'It cannot:', list(cannot)].join(
    '\n\n',
  );
}

/** Gatekeeper makes the kind of its constraints of the template, and only if it can read the rules in it. */
function installation(engine: string, files: readonly string[]): readonly string[] {
  const constraint = files.find((one) => one === 'constraint.yaml');
  if (constraint === undefined) return [`kubectl apply -k ${engine}`];
  return [
    `kubectl apply -k ${engine}`,
    "kubectl wait --for=jsonpath='{.status.created}'=true constrainttemplate/assayadmission",
    `kubectl apply -f ${engine}/${constraint}`,
  ];
}

function refusedSection(engines: readonly EngineResult[]): readonly string[] {
  const refused = engines.flatMap(({ engine, refused: why }) =>
    why === undefined ? [] : [`- ${ENGINE_FACTS[engine].title}: ${text(why, LONGEST)}`],
  );
  return refused.length === 0 ? [] : ['## Not written', refused.join('\n')];
}

function howAsked({ engine, version, where }: EngineProof): string {
  if (where === 'cluster')
    return `Each object was sent to a cluster (Kubernetes ${code(version)}) as a dry run, with these rules denying.`;
  return `No cluster was asked about ${engine}: its own program (${code(version)}) said what it decides about each Pod, with rules that deny.`;
}

function proofSection(proofs: readonly EngineProof[]): readonly string[] {
  const results = proofs.flatMap((proof) => proof.results);
  const wrong = wrongAnswers(proofs).length;
  const rows = results.map(({ engine, version, case: name, expected, answered, message }) => [
    text(engine),
    code(version),
    text(name),
    text(expected),
    expected === answered ? text(answered) : `**${text(answered)}**`,
    text(message, 500),
  ]);
  return [
    '## Proof',
    wrong === 0
      ? `${proofs.map(howAsked).join(' ')} Every answer was the expected one.`
      : `${wrong} of ${results.length} answers were not the expected ones: **do not rely on these manifests**.`,
    table(['engine', 'version', 'object', 'expected', 'answered', 'message'], rows),
  ];
}
