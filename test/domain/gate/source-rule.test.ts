import { describe, expect, test } from 'vitest';
import type { CertificateFacts, ProvenanceFacts } from '../../../src/domain/gate/attested-evidence.ts';
import { certificateFault, keyFault, provenanceFaults } from '../../../src/domain/gate/source-rule.ts';
import { CERTIFICATE, PROVENANCE, REPOSITORY } from './gate-evidence.ts';

const MAIN = { repository: REPOSITORY, ref: 'refs/heads/main' };

describe('a certificate', () => {
  test('of the demanded source is taken, and of its own repository without a demand', () => {
    expect(certificateFault(CERTIFICATE, MAIN)).toBeUndefined();
    expect(certificateFault(CERTIFICATE, {})).toBeUndefined();
  });

  test.each<[string, Partial<CertificateFacts>]>([
    ['repository', { sourceRepository: `${REPOSITORY}-evil` }],
    ['ref', { sourceRef: 'refs/heads/main2' }],
  ])('of another %s is refused', (_, own) => {
    expect(certificateFault({ ...CERTIFICATE, ...own }, MAIN)).toContain('certificate was issued to');
  });

  test('of a repository in other capitals is of the same one; a ref in other capitals is another', () => {
    const capitals = {
      ...CERTIFICATE,
      sourceRepository: 'https://github.com/Acme/Shop',
      subject: CERTIFICATE.subject.replace('acme/shop', 'ACME/shop'),
    };
    expect(certificateFault(capitals, MAIN)).toBeUndefined();
    expect(certificateFault(capitals, {})).toBeUndefined();
    expect(certificateFault(CERTIFICATE, { ...MAIN, repository: 'https://github.com/ACME/SHOP' })).toBe(
      undefined,
    );
    expect(certificateFault({ ...CERTIFICATE, sourceRef: 'refs/heads/Main' }, MAIN)).toContain('not on');
    const other = { ...CERTIFICATE, subject: CERTIFICATE.subject.replace('main', 'Main') };
    expect(certificateFault(other, { repository: REPOSITORY })).toContain('source-ref');
  });

  test('names its workflow escaped, and is of the same repository and ref all the same', () => {
    const plain = `${REPOSITORY}/.github/workflows/release build.yml@refs/heads/für`;
    const own = {
      ...CERTIFICATE,
      subject: `${REPOSITORY}/.github/workflows/release%20build.yml@refs/heads/f%C3%BCr`,
      buildSigner: plain,
      sourceRef: 'refs/heads/für',
    };
    expect(certificateFault(own, { repository: REPOSITORY })).toBeUndefined();
    expect(certificateFault(own, {})).toBeUndefined();
    // What Fulcio names beside it is only read where it is the same workflow.
    const other = { ...own, buildSigner: plain.replace('release', 'other') };
    expect(certificateFault(other, { repository: REPOSITORY })).toContain('source-ref');
  });

  test('names the runner, which can be demanded', () => {
    const hosted = { ...MAIN, runner: 'github-hosted' } as const;
    expect(certificateFault(CERTIFICATE, hosted)).toBeUndefined();
    expect(certificateFault({ ...CERTIFICATE, runnerEnvironment: 'self-hosted' }, hosted)).toContain(
      'github-hosted is required',
    );
  });

  test('that names no source is refused where one is demanded', () => {
    const { sourceRepository: _, sourceRef: __, ...bare } = CERTIFICATE;
    expect(certificateFault(bare, MAIN)).toContain('an unnamed repository');
    expect(certificateFault(bare, {})).toBeUndefined();
  });

  test.each(['pull_request_target', 'issue_comment', 'merge_group', 'watch', 'workflow_run', 'brand_new'])(
    'of a run for %s is refused, whoever signed',
    (buildTrigger) => {
      expect(certificateFault({ ...CERTIFICATE, buildTrigger }, MAIN)).toContain(buildTrigger);
      expect(certificateFault({ ...CERTIFICATE, buildTrigger }, {})).toContain('may not sign');
    },
  );

  test.each(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch', 'release'])(
    'of a run for %s is taken',
    (buildTrigger) => {
      expect(certificateFault({ ...CERTIFICATE, buildTrigger }, MAIN)).toBeUndefined();
    },
  );

  test('of a workflow names its event; one of no workflow has none to name', () => {
    const { buildTrigger: _, ...silent } = CERTIFICATE;
    expect(certificateFault(silent, MAIN)).toContain('an unnamed event');
    const person: CertificateFacts = { subject: 'ci@example.com', issuer: 'https://issuer.example' };
    expect(certificateFault(person, {})).toBeUndefined();
  });

  test('of a workflow that signs for others needs a named source', () => {
    const shared = {
      ...CERTIFICATE,
      subject: 'https://github.com/acme/ci/.github/workflows/ship.yml@refs/tags/v1',
    };
    expect(certificateFault(shared, {})).toContain('source-repository');
    expect(certificateFault(shared, MAIN)).toBeUndefined();
    // acme/shop-ci is another repository than acme/shop, although its name begins so.
    const alike = { ...CERTIFICATE, subject: `${REPOSITORY}-ci/.github/workflows/ship.yml@refs/heads/main` };
    expect(certificateFault(alike, {})).toContain('source-repository');
  });
});

describe('a ref', () => {
  const shared = {
    ...CERTIFICATE,
    subject: 'https://github.com/acme/ci/.github/workflows/ship.yml@refs/tags/v1',
    sourceRef: 'refs/heads/feature',
  };

  test('is demanded wherever a repository is: a called workflow signs for every branch of it', () => {
    expect(certificateFault(shared, { repository: REPOSITORY })).toContain('source-ref');
    expect(
      certificateFault({ ...shared, sourceRef: 'refs/heads/main' }, { repository: REPOSITORY }),
    ).toContain('source-ref');
    expect(certificateFault(shared, MAIN)).toContain('not on refs/heads/main');
    const { sourceRef: _, ...bare } = shared;
    expect(certificateFault(bare, { repository: REPOSITORY })).toContain('an unnamed ref');
  });

  test('is that in the identity of a workflow of the same repository', () => {
    expect(certificateFault(CERTIFICATE, { repository: REPOSITORY })).toBeUndefined();
    const feature = { ...CERTIFICATE, sourceRef: 'refs/heads/feature' };
    expect(certificateFault(feature, { repository: REPOSITORY })).toContain('source-ref');
  });

  test('may be any where that is said', () => {
    const any = { repository: REPOSITORY, ref: 'any' };
    expect(certificateFault(shared, any)).toBeUndefined();
    const feature = {
      ...PROVENANCE,
      ref: 'refs/heads/feature',
      sourceUri: `git+${REPOSITORY}@refs/heads/feature`,
    };
    expect(provenanceFaults(feature, undefined, any)).toEqual([]);
    expect(provenanceFaults(feature, undefined, { repository: REPOSITORY })).toEqual([
      expect.stringContaining('source-ref'),
    ]);
  });
});

describe('a certificate by the same names', () => {
  test.each([
    ['repository id', { repositoryId: '75' }],
    ['owner id', { ownerId: '66' }],
  ])('with another %s is refused', (name, own) => {
    expect(certificateFault(CERTIFICATE, { ...MAIN, ...own })).toContain(name);
    expect(provenanceFaults(PROVENANCE, undefined, { ...MAIN, ...own }).join()).toContain(name);
  });

  test('with the same ids is taken', () => {
    const source = { ...MAIN, repositoryId: '74', ownerId: '65', runner: 'github-hosted' as const };
    expect(certificateFault(CERTIFICATE, source)).toBeUndefined();
    expect(provenanceFaults(PROVENANCE, CERTIFICATE, source)).toEqual([]);
  });

  test('that leaves the ids or the runner out is refused where they are demanded', () => {
    const { sourceRepositoryId: _, runnerEnvironment: __, ...bare } = CERTIFICATE;
    expect(certificateFault(bare, { ...MAIN, repositoryId: '74' })).toContain('no repository id');
    expect(certificateFault(bare, { ...MAIN, runner: 'github-hosted' })).toContain('no runner environment');
  });

  test('of a runner of one’s own is refused where GitHub’s are demanded, and so is a key', () => {
    const own = { ...CERTIFICATE, runnerEnvironment: 'self-hosted' };
    expect(certificateFault(own, { ...MAIN, runner: 'github-hosted' })).toContain('self-hosted');
    expect(certificateFault(own, MAIN)).toBeUndefined();
    expect(keyFault({ runner: 'github-hosted' })).toContain('a key signed it');
    expect(keyFault(MAIN)).toBeUndefined();
  });
});

describe('a provenance', () => {
  test('that agrees with its certificate and the demand has no fault', () => {
    expect(provenanceFaults(PROVENANCE, CERTIFICATE, MAIN)).toEqual([]);
    expect(provenanceFaults(PROVENANCE, undefined, MAIN)).toEqual([]);
  });

  test.each<[string, Partial<ProvenanceFacts>]>([
    ['repository', { repository: 'https://github.com/mallory/shop' }],
    ['workflow', { ref: 'refs/heads/other' }],
    ['workflow', { path: '.github/workflows/release.yml2' }],
    ['commit', { sourceCommit: '0'.repeat(40) }],
    ['source', { sourceUri: `git+${REPOSITORY}@refs/heads/other` }],
    ['builder', { builder: 'https://github.com/mallory/shop/.github/workflows/x.yml@refs/heads/main' }],
    ['repository id', { repositoryId: '75' }],
    ['owner id', { ownerId: '66' }],
    ['event', { eventName: 'pull_request_target' }],
    ['runner environment', { runnerEnvironment: 'self-hosted' }],
    ['run', { invocation: `${REPOSITORY}/actions/runs/43/attempts/1` }],
  ])('that names another %s than its certificate is told so', (name, own) => {
    const faults = provenanceFaults({ ...PROVENANCE, ...own }, CERTIFICATE, {});
    expect(faults.join('\n')).toContain(`names the ${name} `);
  });

  test('that leaves out what the certificate vouches for is told so', () => {
    const { repositoryId: _, ...silent } = PROVENANCE;
    expect(provenanceFaults(silent, CERTIFICATE, {})).toEqual([
      'it names no repository id, and its certificate 74',
    ]);
  });

  test('is not taken at its word where the certificate of a build names nothing', () => {
    const bare: CertificateFacts = { subject: 'ci@example.com', issuer: 'https://issuer.example' };
    expect(provenanceFaults(PROVENANCE, bare, {})).toHaveLength(5);
  });

  test('of an event that may not sign is told so, also where a key signed', () => {
    const faults = provenanceFaults({ ...PROVENANCE, eventName: 'pull_request_target' }, undefined, {});
    expect(faults).toEqual(['it names the event pull_request_target, and runs for that event may not sign']);
  });

  test('by a key is held against the demand alone', () => {
    const other = { repository: 'https://github.com/acme/other', ref: 'refs/heads/x' };
    expect(provenanceFaults(PROVENANCE, undefined, other)).toHaveLength(3);
    expect(provenanceFaults(PROVENANCE, undefined, {})).toEqual([]);
  });
});
