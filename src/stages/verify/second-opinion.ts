import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hex } from '../../domain/digest.ts';
import type { Attested, GateSubject } from '../../domain/gate/attested-evidence.ts';
import { type DenialReason, denialReason } from '../../domain/gate/decision.ts';
import { plain } from '../../domain/text.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { World } from '../../ports.ts';
import { concurrently } from '../shared/concurrently.ts';
import { successOf } from '../shared/read-tool.ts';
import type { Trust } from './sigstore-trust.ts';

const VERIFY_LIMIT_MS = 60_000;
const AT_ONCE = 2;

/** A statement that the decision uses, and its subject. */
export interface Relied {
  readonly subject: GateSubject;
  readonly attested: Attested;
}

/**
 * Lets cosign verify the same bytes that Assay verified in process, each bundle alone, for the exact predicate type and
 * digest. cosign fetches nothing: `cosign verify` and `verify-attestation` would read the registry again, which could give
 * another answer, and would accept any bundle of the signer. Answers a denial reason for each bundle that cosign refuses.
 * Throws `tool-failed` and `tool-timed-out`.
 */
export async function secondOpinion(
  world: Pick<World, 'processes' | 'tools' | 'workspace'>,
  trust: Trust,
  relied: readonly Relied[],
): Promise<readonly DenialReason[]> {
  const cosign = await world.tools.acquire('cosign');
  const opinions = await concurrently(relied, AT_ONCE, async ({ subject, attested }) => {
    const cwd = await world.workspace.folder('cosign');
    const bundle = join(cwd, 'bundle.json');
    await writeFile(bundle, attested.bundle, { mode: 0o600 });
    const exit = await world.processes.read({
      tool: 'cosign',
      file: cosign.path,
      args: [
        ...['verify-blob-attestation', '--bundle', bundle, '--type', attested.predicateType],
        ...['--digest', hex(subject.digest), '--digestAlg', 'sha256'],
        ...trust.cosignArguments(attested),
        ...(attested.timestamped ? ['--use-signed-timestamps'] : []),
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
  });
  return opinions.flat();
}
