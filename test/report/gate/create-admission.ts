import { type Admission, recordOf } from '../../../src/domain/gate/admission.ts';
import { denialReason } from '../../../src/domain/gate/decision.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { DEMANDS, digest, evidence, NOW, SIGNER, SUBJECT } from '../../domain/gate/gate-evidence.ts';

const REFERENCE = `registry.example/shop@${SUBJECT}`;
const HOSTILE = '::set-output name=decision::allow\n## ✅ <img src=x> [click](javascript:x) @everyone | `x`';

export const ALLOWED: Admission = {
  startedAt: '2026-06-10T12:00:00.000Z',
  finishedAt: '2026-06-10T12:00:01.000Z',
  imageInput: 'registry.example/shop:1',
  event: {
    name: 'push',
    repository: 'acme/deploy',
    ref: 'refs/heads/main',
    sha: '0',
    runUrl: '',
    advisory: false,
    actor: { name: 'octocat', id: '1', triggeredBy: 'octocat' },
    workflow: 'acme/deploy/.github/workflows/deploy.yml@refs/heads/main',
  },
  policy: DEFAULT_POLICY,
  reference: REFERENCE,
  digest: SUBJECT,
  decision: 'allow',
  denialReasons: [],
  signers: DEMANDS.signers,
  admittedBy: SIGNER,
  brokenGlass: [],
  source: { repository: 'https://github.com/acme/shop' },
  require: DEMANDS.require,
  maxAgeMs: DEMANDS.maxAgeMs,
  subjects: [recordOf(examine(evidence(), DEMANDS, NOW))],
  rescan: {
    scan: {
      database: { updatedAt: '2026-06-10T06:00:00Z', sha256: 'd'.repeat(64) },
      startedAt: '2026-06-10T12:00:00.000Z',
      finishedAt: '2026-06-10T12:00:01.000Z',
      findings: [],
      coverage: [
        {
          scope: {
            kind: 'platform',
            platform: { os: 'linux', architecture: 'amd64' },
            manifest: SUBJECT,
          },
          os: { family: 'debian', name: '12.11', endOfLife: false },
          listed: 9,
          compared: 9,
          incomparable: 0,
          unsourced: 0,
        },
      ],
    },
    newFindings: [],
    coverage: { reasons: [], notes: [], setAside: [] },
  },
  tools: [],
  notes: [],
  timings: { image: 10, evidence: 20 },
};

export const DENIED: Admission = {
  ...ALLOWED,
  decision: 'deny',
  denialReasons: [
    denialReason('new-findings', 'scan', `1 finding counts now: ${HOSTILE}`, {
      remediation: 'Update lodash to 4.17.21.',
    }),
  ],
  subjects: [
    recordOf(
      examine(
        evidence({ refused: [{ referrer: digest('7'), kind: 'signature', why: HOSTILE }] }),
        DEMANDS,
        NOW,
      ),
    ),
  ],
  rescan: {
    ...(ALLOWED.rescan as NonNullable<Admission['rescan']>),
    newFindings: [
      {
        finding: {
          id: 'CVE-2021-23337',
          severity: 'high',
          package: HOSTILE,
          version: '4.17.20',
          fixedIn: '4.17.21',
          foundIn: ['linux/amd64'],
        },
        effect: 'block',
        known: false,
      },
    ],
  },
};
