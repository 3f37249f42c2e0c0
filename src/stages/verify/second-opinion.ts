import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex } from '../../domain/digest.ts';
import type { Attested, GateSubject } from '../../domain/gate/attested-evidence.ts';
import { type DenialReason, denialReason } from '../../domain/gate/decision.ts';
import { plain } from '../../domain/text.ts';
import {
  type AcceptedEnvelope,
  acceptedEnvelopes,
  verificationLayout,
} from '../../formats/signing/cosign-verify.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { Tool } from '../../ports/process-port.ts';
import type { World } from '../../ports/world.ts';
import { concurrently } from '../shared/concurrently.ts';
import { successOf } from '../shared/read-tool.ts';
import type { Trust } from './sigstore-trust.ts';

const VERIFY_LIMIT_MS = 60_000;
const AT_ONCE = 2;
/** What cosign prints besides the envelopes that it accepts, whose size is that of the bundles at most. */
const OTHER_OUTPUT_BYTES = 1024 * 1024;

type Needs = Pick<World, 'processes' | 'tools' | 'workspace'>;

/** A statement that the decision uses, and its subject. */
export interface Relied {
  readonly subject: GateSubject;
  readonly attested: Attested;
}

/**
 * Lets cosign verify the same bytes that Assay verified in process, for the exact predicate type and digest. cosign fetches
 * nothing: from the registry it could get another answer. All bundles about one digest by one signer are verified by one
 * process, which prints the envelopes that it accepts. Each bundle whose envelope is not among them is verified again,
 * alone, for its reason. Answers a denial reason for each bundle that cosign refuses. Throws `tool-failed` and
 * `tool-timed-out`.
 */
export async function secondOpinion(
  world: Needs,
  trust: Trust,
  relied: readonly Relied[],
): Promise<readonly DenialReason[]> {
  const cosign = await world.tools.acquire('cosign');
  const groups = Map.groupBy(relied, ({ subject, attested }) =>
    [subject.digest, ...argumentsOf(trust, attested)].join('\n'),
  );
  const doubted = await concurrently([...groups.values()], AT_ONCE, async (group) => {
    const accepted = await verifyTogether(world, cosign, trust, group);
    return group.filter(({ attested }) => !accepted.some((one) => isSame(one, attested)));
  });
  const opinions = await concurrently(doubted.flat(), AT_ONCE, (one) =>
    verifyAlone(world, cosign, trust, one),
  );
  return opinions.flat();
}

function isSame({ envelope, predicateType }: AcceptedEnvelope, attested: Attested): boolean {
  return envelope === attested.envelope && predicateType === attested.predicateType;
}

/** With which arguments cosign demands of a bundle what Assay demanded. */
function argumentsOf(trust: Trust, attested: Attested): readonly string[] {
  return [...trust.cosignArguments(attested), ...(attested.timestamped ? ['--use-signed-timestamps'] : [])];
}

/** The envelopes among those of a group that cosign accepts: about the same digest, with the same arguments. */
async function verifyTogether(
  world: Needs,
  cosign: Tool,
  trust: Trust,
  group: readonly Relied[],
): Promise<readonly AcceptedEnvelope[]> {
  const [first] = group;
  if (first === undefined) return [];
  const cwd = await world.workspace.folder('cosign');
  const bundles = group.map(({ attested: { predicateType, bundle, envelope } }) => ({
    ...{ predicateType, bundle, envelope },
  }));
  await mkdir(join(cwd, 'blobs/sha256'), { recursive: true, mode: 0o700 });
  for (const [path, bytes] of verificationLayout(first.subject.digest, bundles))
    await writeFile(join(cwd, path), bytes, { mode: 0o600 });
  const size = bundles.reduce((sum, { bundle }) => sum + bundle.byteLength, 0);
  const exit = await world.processes.read({
    tool: 'cosign',
    file: cosign.path,
    args: ['verify', '--local-image', '--output', 'text', ...argumentsOf(trust, first.attested), cwd],
    cwd,
    env: trust.environment,
    isTethered: true,
    timeoutMs: VERIFY_LIMIT_MS,
    maxOutputBytes: size + OTHER_OUTPUT_BYTES,
  });
  // cosign ends with an error if it accepts none.
  return exit.kind === 'exited' && exit.code !== 0
    ? []
    : acceptedEnvelopes(successOf(exit, 'evidence', 'cosign verify'), first.subject.digest);
}

/** Why cosign refuses a bundle; nothing if it accepts it. */
async function verifyAlone(
  world: Needs,
  cosign: Tool,
  trust: Trust,
  { subject, attested }: Relied,
): Promise<readonly DenialReason[]> {
  const cwd = await world.workspace.folder('cosign');
  const bundle = join(cwd, 'bundle.json');
  await writeFile(bundle, attested.bundle, { mode: 0o600 });
  const exit = await world.processes.read({
    tool: 'cosign',
    file: cosign.path,
    args: [
      ...['verify-blob-attestation', '--bundle', bundle, '--type', attested.predicateType],
      ...['--digest', hex(subject.digest), '--digestAlg', 'sha256'],
      ...argumentsOf(trust, attested),
    ],
    cwd,
    env: trust.environment,
    isTethered: true,
    timeoutMs: VERIFY_LIMIT_MS,
  });
  const full = toolFullDisk(exit, 'evidence', 'cosign');
  if (full !== undefined) throw full;
  if (exit.kind !== 'exited' || exit.code === 0) {
    successOf(exit, 'evidence', 'cosign verify-blob-attestation');
    return [];
  }
  const words = plain(exit.stderr.trim().split('\n').at(-1) ?? '', 400);
  const message = `the ${attested.kind} of ${subject.name} (${attested.referrer}) was verified by Assay, but cosign refuses it: ${words}`;
  const about = { subject: subject.digest, evidence: [attested.referrer] };
  return [denialReason('verifiers-disagree', 'evidence', message, about)];
}
