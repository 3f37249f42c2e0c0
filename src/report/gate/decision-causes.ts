import type { Admission } from '../../domain/gate/admission.ts';
import type { DenialReason } from '../../domain/gate/decision.ts';
import { POLICY_PATH } from '../../domain/policy/policy.ts';
import { type Cause, causesOf, decisionLine, otherSigners } from '../decision-line.ts';
import { lineAsMarkdown } from '../line-parts.ts';
import { code, codeBlock, link, text } from '../markdown.ts';
import { reasonAddress } from '../wording.ts';

/** The greatest number of causes, and of other signers, to show. */
const SHOWN = 10;

const ICONS: Readonly<Record<Admission['decision'], string>> = {
  allow: '✅',
  warn: '⚠️',
  deny: '❌',
  error: '⛔',
};

/** The decision and its cause as one line of Markdown, without its `##`. */
export function decisionHeadline(admission: Admission): string {
  return `${ICONS[admission.decision]} ${lineAsMarkdown(decisionLine(admission))}`;
}

/** What was found, what was wanted, and what to change: each cause once. */
export function causeSection(admission: Admission): string {
  const causes = causesOf(admission);
  const shown = causes.slice(0, SHOWN).map((cause) => causeInWords(cause, admission));
  const more = causes.length > SHOWN ? [`${causes.length - SHOWN} more causes are in \`report.json\`.`] : [];
  return [...shown, ...more].join('\n\n');
}

function causeInWords({ first, count }: Cause, admission: Admission): string {
  const reference = `(${link(first.code, reasonAddress(first.code))})`;
  const foreign = first.code === 'identity-mismatch' ? foreignSigner(admission) : undefined;
  if (foreign !== undefined) return `${foreign} ${reference}`;
  const others = count === 1 ? '' : ` The same for ${count - 1} more, listed below.`;
  const cause = text(first.message.replace(/\.$/, ''), 1400);
  return `**${cause}.**${others}  \n**To fix it:** ${text(remedyOf(first, admission), 600)} ${reference}`;
}

/** The default policy judges if the repository was not checked out. That is the likely cause of another policy. */
function remedyOf(reason: DenialReason, { isDefaultPolicy = false }: Admission): string {
  if (reason.code !== 'policy-mismatch' || !isDefaultPolicy) return reason.remediation;
  return `There is no ${POLICY_PATH} in this workspace, so the default policy judged. Check out the repository first. ${reason.remediation}`;
}

/** `Signed by A; the gate wants B. If A is right: …`. Undefined if no certificate names another signer. */
function foreignSigner(admission: Admission): string | undefined {
  const wanted = admission.signers.flatMap((one) => (one.kind === 'certificate' ? [one.identity] : []));
  const [first, ...others] = otherSigners(admission);
  if (first === undefined || wanted.length === 0) return undefined;
  const named = (identities: readonly string[]) => identities.slice(0, SHOWN).map((one) => code(one, 600));
  const also = others.length === 0 ? '' : ` and by ${named(others).join(', ')}`;
  const change = codeBlock('yaml', [`certificate-identity: ${JSON.stringify(first)}`]);
  return `**Signed by** ${code(first, 600)}${also}; **the gate wants** ${named(wanted).join(', or ')}. If the first one is right, set at the gate:\n\n${change}\n\nIf it is not, somebody else signed this image: ship it from the workflow that the gate wants.`;
}
