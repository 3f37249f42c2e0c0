import { type Admission, recordOf } from '../../../src/domain/gate/admission.ts';
import { denialReason } from '../../../src/domain/gate/decision.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { DEMANDS, digest, evidence, NOW, SIGNER, SUBJECT } from '../../domain/gate/gate-evidence.ts';
import { createRun, createScan, createVulnerability } from '../create-run.ts';

/** A decision of the gate that denies, with the given names wherever a name can be. */
export function createAdmission(names: readonly string[] = []): Admission {
  const { event, tools } = createRun();
  const refused = names.map((why) => ({ referrer: digest('7'), kind: 'signature' as const, why }));
  return {
    ...{ startedAt: '2026-06-10T12:00:00.000Z', finishedAt: '2026-06-10T12:00:04.200Z', event, tools },
    imageInput: `registry.example/shop:${names[1] ?? '1'}`,
    policy: DEFAULT_POLICY,
    reference: `registry.example/shop@${SUBJECT}`,
    digest: SUBJECT,
    decision: 'deny',
    denialReasons: [
      denialReason('new-findings', 'scan', `2 findings count now ${names[0] ?? ''}`, {
        remediation: 'Update `lodash` to 4.17.21.',
      }),
    ],
    signers: DEMANDS.signers,
    admittedBy: SIGNER,
    brokenGlass: [],
    source: { repository: 'https://github.com/acme/shop', ...(names[3] !== undefined && { ref: names[3] }) },
    require: DEMANDS.require,
    maxAgeMs: DEMANDS.maxAgeMs,
    subjects: [recordOf(examine(evidence({ refused }), DEMANDS, NOW))],
    rescan: {
      scan: createScan([]),
      newFindings: [names[1] ?? 'lodash', 'qs'].map((name, at) => ({
        finding: createVulnerability({ id: `CVE-2026-${at}`, package: name, type: 'npm' }),
        effect: 'block',
        known: at > 0,
      })),
      coverage: { reasons: [], notes: [], setAside: [] },
    },
    notes: [...names],
    timings: { tools: 900, image: 300, evidence: 2000, rescan: 1200 },
  };
}
