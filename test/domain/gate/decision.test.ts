import { describe, expect, test } from 'vitest';
import { decide, denialReason, withBrokenGlass } from '../../../src/domain/gate/decision.ts';
import { demandsOf, type GateRequest } from '../../../src/domain/gate/gate-request.ts';
import type { BreakGlass } from '../../../src/domain/policy/operations.ts';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../../../src/domain/policy/policy.ts';
import { REASONS, type ReasonCode } from '../../../src/domain/reason.ts';
import { digest } from './gate-evidence.ts';

const of = (...codes: readonly ReasonCode[]) => codes.map((code) => denialReason(code, 'evidence', 'words'));

describe('the decision', () => {
  test('without objections is to allow', () => {
    expect(decide([], 'block')).toBe('allow');
    expect(decide([], 'warn')).toBe('allow');
  });

  test('is to deny what the evidence speaks against, or to warn of it', () => {
    expect(decide(of('signature-missing'), 'block')).toBe('deny');
    expect(decide(of('signature-missing', 'new-findings'), 'warn')).toBe('warn');
  });

  test('is an error for what could not be verified, whatever else there is and whatever `enforce` says', () => {
    expect(decide(of('registry-unavailable'), 'warn')).toBe('error');
    expect(decide(of('signature-missing', 'verifiers-disagree'), 'warn')).toBe('error');
    expect(decide(of('evidence-unreadable', 'signature-missing'), 'block')).toBe('error');
  });

  test('only warns of what the policy only warns of', () => {
    const warning = denialReason('new-findings', 'scan', 'words', { effect: 'warn' });
    expect(decide([warning], 'block')).toBe('warn');
    expect(decide([warning, ...of('summary-stale')], 'block')).toBe('deny');
  });

  test('only warns of what break glass sets aside, and of nothing else', () => {
    const glass: BreakGlass = {
      ...{ rules: ['summary-stale', 'database-stale'], repository: '**', until: '2026-06-11T00:00:00Z' },
      ...{ owner: '@ada', reason: 'the database is late' },
    };
    const [stale, ...others] = withBrokenGlass(of('summary-stale', 'signature-missing', 'database-stale'), [
      glass,
    ]);
    expect(stale).toMatchObject({
      effect: 'warn',
      message: 'words (break glass by @ada until 2026-06-11T00:00:00Z: the database is late)',
    });
    // A database from the future has the same code. Only where its age is judged it is set aside.
    expect(others).toEqual(of('signature-missing', 'database-stale'));
    expect(decide(withBrokenGlass(of('summary-stale'), [glass]), 'block')).toBe('warn');
    const old = denialReason('database-stale', 'scan', 'words', { effect: 'warn' });
    expect(decide([old], 'block')).toBe('warn');
    expect(decide([old, ...of('image-revoked')], 'warn')).toBe('deny');
  });

  test('never allows with an objection, whatever its code', () => {
    for (const code of Object.keys(REASONS) as ReasonCode[]) {
      expect(['deny', 'error']).toContain(decide(of(code), 'block'));
      const isWarned = code !== 'image-revoked';
      expect(isWarned ? ['warn', 'error'] : ['deny']).toContain(decide(of(code), 'warn'));
    }
  });
});

test('an objection keeps hostile words to one harmless line', () => {
  const { message } = denialReason(
    'summary-mismatch',
    'evidence',
    `::set-output name=x::${'y'.repeat(5000)}\n::error::`,
  );
  expect(message.startsWith('::')).toBe(false);
  expect(message).not.toContain('\n');
  expect(message.length).toBeLessThanOrEqual(1400);
});

const SIGNER = {
  kind: 'certificate',
  identity: 'https://ci.example/policy',
  issuer: 'https://issuer.example',
} as const;
const REPOSITORY = 'https://github.com/acme/policy';

describe('the demands', () => {
  const request: GateRequest = {
    imageInput: 'registry.example/shop:1',
    reference: { registry: 'registry.example', path: 'shop', tag: '1' },
    signers: [],
    source: {},
    require: ['signature'],
    maxAgeMs: 1,
    rescan: true,
    policy: DEFAULT_POLICY,
    database: { repositories: [], offline: false },
  };
  const gate: Policy['gate'] = {
    ...DEFAULT_POLICY.gate,
    signers: [SIGNER],
    sourceRepository: 'https://github.com/acme/policy',
    sourceRef: 'refs/heads/policy',
    promotedFrom: ['registry.example/staging/*'],
    acceptedPolicies: [digest('7')],
  };

  test('must say who signs', () => {
    expect(() => demandsOf(request)).toThrow(/certificate-identity/);
  });

  test('come from the policy where the inputs are silent', () => {
    const policy = { ...DEFAULT_POLICY, gate };
    expect(demandsOf({ ...request, policy })).toMatchObject({
      signers: [SIGNER],
      source: { repository: 'https://github.com/acme/policy', ref: 'refs/heads/policy' },
      policies: [policyDigest(policy), digest('7')],
      repository: 'registry.example/shop',
      promotedFrom: ['registry.example/staging/*'],
    });
  });

  test('come from the inputs where the policy is silent, or says the same', () => {
    const signers = [SIGNER];
    const source = { repository: 'https://github.com/acme/policy', ref: 'refs/heads/policy' };
    expect(demandsOf({ ...request, signers, source })).toMatchObject({ signers, source });
    expect(demandsOf({ ...request, signers, source, policy: { ...DEFAULT_POLICY, gate } })).toMatchObject({
      signers,
      source,
    });
  });

  test('are the same where an input writes the identity as GitHub does, or the repository in other capitals', () => {
    const issuer = 'https://issuer.example';
    const name = (file: string) => `${REPOSITORY}/.github/workflows/${file}@refs/heads/main`;
    const signed = {
      ...{ ...gate, sourceRepository: 'https://github.com/acme/Policy' },
      signers: [{ kind: 'certificate' as const, identity: name('release%20build.yml'), issuer }],
    };
    const signers = [{ kind: 'certificate', identity: name('release build.yml'), issuer }] as const;
    const source = { repository: 'https://github.com/ACME/policy' };
    const demanded = demandsOf({ ...request, signers, source, policy: { ...DEFAULT_POLICY, gate: signed } });
    expect(demanded).toMatchObject({ signers: signed.signers, source });
  });

  test('of the runner can come by an input, and only a provenance shows it', () => {
    const demanded = demandsOf({
      ...request,
      require: ['signature'],
      source: { runner: 'github-hosted' },
      policy: { ...DEFAULT_POLICY, gate },
    });
    expect(demanded).toMatchObject({
      source: { runner: 'github-hosted' },
      require: ['signature', 'provenance'],
    });
  });

  test.each<[string, Partial<GateRequest>]>([
    [
      'certificate-identity',
      { signers: [{ kind: 'certificate', identity: 'eve', issuer: 'https://issuer.example' }] },
    ],
    [
      'certificate-identity',
      {
        signers: [
          { kind: 'certificate', identity: 'https://ci.example/policy', issuer: 'https://eve.example' },
        ],
      },
    ],
    ['key', { signers: [{ kind: 'key', key: '/cosign.pub', environment: {} }] }],
    ['source-repository', { source: { repository: 'https://github.com/eve/policy' } }],
    ['source-ref', { source: { ref: 'refs/heads/input' } }],
    ['source-ref', { source: { ref: 'any' } }],
  ])('are an error where the input `%s` contradicts the policy', (input, own) => {
    const contradicted = { ...request, ...own, policy: { ...DEFAULT_POLICY, gate } };
    expect(() => demandsOf(contradicted)).toThrow(`input \`${input}\``);
  });

  test.each<[string, string | undefined, GateRequest['source'], boolean]>([
    ['a workflow of the repository', REPOSITORY, { ref: 'any' }, false],
    ['a workflow and no repository', undefined, { ref: 'any' }, false],
    [
      'a workflow that an input says the repository of',
      undefined,
      { repository: REPOSITORY, ref: 'any' },
      false,
    ],
    [
      'a workflow that others call',
      undefined,
      { repository: 'https://github.com/acme/app', ref: 'any' },
      true,
    ],
  ])(
    'take every ref by an input only where the policy has nothing against it: %s',
    (_, sourceRepository, source, may) => {
      const identity = `${REPOSITORY}/.github/workflows/release.yml@refs/heads/main`;
      const own = {
        ...DEFAULT_POLICY.gate,
        signers: [{ kind: 'certificate' as const, identity, issuer: 'https://issuer.example' }],
        ...(sourceRepository && { sourceRepository }),
      };
      const demanded = () => demandsOf({ ...request, source, policy: { ...DEFAULT_POLICY, gate: own } });
      if (may) expect(demanded().source).toEqual(source);
      else expect(demanded).toThrow('gate.source-ref: any');
    },
  );

  test('are met by any one signer of the policy, of which an input can only choose some', () => {
    const old = { ...SIGNER, identity: 'https://ci.example/old', until: '2026-01-01' };
    const key = { kind: 'key', publicKey: 'MIIB' } as const;
    const policy = { ...DEFAULT_POLICY, gate: { ...gate, signers: [SIGNER, old, key] } };
    const atGate = { kind: 'key', key: expect.stringMatching(/^sha256:/), publicKey: 'MIIB' };
    expect(demandsOf({ ...request, policy }).signers).toMatchObject([SIGNER, old, atGate]);
    // The end comes from the policy, whatever the input chooses.
    const { until: _until, ...chosen } = old;
    expect(demandsOf({ ...request, policy, signers: [chosen] }).signers).toEqual([old]);
    const eve = { ...SIGNER, identity: 'eve' };
    expect(() => demandsOf({ ...request, policy, signers: [SIGNER, eve] })).toThrow(/says eve .*identities/);
  });

  test('need a rescan where the policy denies what an image contains', () => {
    const denied = { ...gate.denied, vulnerabilities: [{ vulnerability: 'CVE-1', reason: 'r', owner: 'o' }] };
    const policy = { ...DEFAULT_POLICY, gate: { ...gate, denied } };
    expect(() => demandsOf({ ...request, policy, rescan: false })).toThrow('input `rescan`');
    expect(demandsOf({ ...request, policy }).signers).toEqual([SIGNER]);
  });

  test('name a ref where the policy takes any and an input does not', () => {
    const policy = { ...DEFAULT_POLICY, gate: { ...gate, sourceRef: 'any' } };
    expect(demandsOf({ ...request, policy }).source.ref).toBe('any');
    expect(demandsOf({ ...request, policy, source: { ref: 'refs/heads/input' } }).source.ref).toBe(
      'refs/heads/input',
    );
  });

  test.each([
    ['level', { level: 'SLSA_BUILD_LEVEL_1' }],
    ['runner', { runner: 'github-hosted' }],
    ['repository id', { sourceRepositoryId: '74' }],
  ] as const)('that name a %s want provenance too, which alone can show it', (_, own) => {
    const policy = { ...DEFAULT_POLICY, gate: { ...gate, ...own } };
    expect(demandsOf({ ...request, policy }).require).toEqual(['signature', 'provenance']);
  });
});
