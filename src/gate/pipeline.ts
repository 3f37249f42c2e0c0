import type { Admission } from '../domain/gate/admission.ts';
import type { SubjectEvidence } from '../domain/gate/attested-evidence.ts';
import { denialReason, toDenialReasons } from '../domain/gate/decision.ts';
import { examine } from '../domain/gate/examine-subject.ts';
import { type Demands, demandsOf, type GateRequest } from '../domain/gate/gate-request.ts';
import { endNotes, signerDenialReasons } from '../domain/gate/gate-signer.ts';
import { idDenialReasons } from '../domain/gate/level-rule.ts';
import { evaluateRescan, rescanDenialReasons } from '../domain/gate/rescan-findings.ts';
import { pinnedName, repositoryName } from '../domain/image/image.ts';
import { deniedDigests, deniedPackages, deniedVulnerabilities } from '../domain/policy/denied.ts';
import { brokenGlass } from '../domain/policy/operations.ts';
import { judgeRegistries } from '../domain/verdict/judge-origin.ts';
import type { Outcome } from '../domain/verdict/verdict.ts';
import { inventoriedPackages } from '../formats/sbom/cyclonedx-packages.ts';
import type { RunCache } from '../ports/cache-port.ts';
import type { Tool } from '../ports/process-port.ts';
import type { ReadOnlyRegistry } from '../ports/registry-port.ts';
import type { World } from '../ports/world.ts';
import { type GateImage, pinImage, tagMoved } from '../stages/gate/gate-image.ts';
import { gather } from '../stages/gate/gather.ts';
import { knownFindings } from '../stages/gate/known-findings.ts';
import { readAttestedSboms, rescan } from '../stages/gate/rescan.ts';
import { tagBeside } from '../stages/image/resolve.ts';
import { allowedTools } from '../stages/policy/demand-isolation.ts';
import { diagnosticsOf, type ResolvedPolicy } from '../stages/policy/read-policy.ts';
import type { AdvisoryDatabase } from '../stages/scan/advisory-database.ts';
import { database } from '../stages/scan/database.ts';
import { type Relied, secondOpinion } from '../stages/verify/second-opinion.ts';
import { prepareTrust, type Trust } from '../stages/verify/sigstore-trust.ts';
import { gateVex } from '../stages/vex/vex-of-gate.ts';
import { GateLedger } from './ledger.ts';

/** What the gate may use. It can only read from a registry. */
export type GateWorld = Pick<
  World,
  'processes' | 'tools' | 'runner' | 'workspace' | 'publicSigstore' | 'now'
> & {
  readonly registry: ReadOnlyRegistry;
  readonly runCache?: RunCache;
};

/** What decisions about several images can share. */
export interface Preparation {
  readonly tools: () => Promise<readonly Tool[]>;
  /** The same for all images with the same inputs and policy. */
  readonly trust: (demands: Pick<Demands, 'signers' | 'revokers'>) => Promise<Trust>;
  /** Begins before the tools of the decision are known to be there, so what it runs must be allowed by itself. */
  readonly database: () => Promise<AdvisoryDatabase>;
}

/** The preparation of one decision. */
export function prepare(anyWorld: GateWorld, request: GateRequest): Preparation {
  const world = { ...anyWorld, tools: allowedTools(anyWorld.tools, request.policy) };
  return {
    tools: () => acquireTools(world, request),
    trust: ({ signers, revokers }) => prepareTrust(world, signers, request, revokers),
    database: () => database(world, request.database),
  };
}

/**
 * The gate, from the name of an image to the decision whether it may be deployed. Never throws: if something could not be
 * verified, there is a denial reason for it, and the decision is `error`.
 */
export async function admit(
  anyWorld: GateWorld,
  request: GateRequest,
  resolvedPolicy: ResolvedPolicy,
  preparation: Preparation = prepare(anyWorld, request),
): Promise<Admission> {
  const world = { ...anyWorld, tools: allowedTools(anyWorld.tools, request.policy) };
  const ledger = new GateLedger(world, request);
  for (const note of diagnosticsOf(resolvedPolicy)) ledger.note(note);
  ledger.isDefaultPolicy = resolvedPolicy.origin.kind === 'default';
  const tools = ledger.step('tools', preparation.tools);
  const [trust, image, tagNote] = await Promise.all([
    ledger.step('trust', async () => {
      ledger.demands = demandsOf(request);
      return await preparation.trust(ledger.demands);
    }),
    ledger.step('image', () => pinImage(world, request.reference)),
    tagBeside(world, request.reference),
  ]);
  const repositories = [repositoryName(request.reference)];
  ledger.deny(toDenialReasons(judgeRegistries(repositories, request.policy.registries, world.now()).reasons));
  if (tagNote !== undefined) ledger.note(tagNote);
  if (image.done) ledger.image = image.value;
  const evidence =
    trust.done && image.done
      ? await ledger.step('evidence', () =>
          gather(world, trust.value, {
            repository: image.value.repository,
            subjects: image.value.subjects,
            bySummary: request.require.includes('summary'),
          }),
        )
      : undefined;
  if (ledger.demands !== undefined && image.done)
    applyOperations(world, request, ledger, image.value, ledger.demands);
  const { demands } = ledger;
  if (!trust.done || !image.done || !evidence?.done || demands === undefined) {
    const acquired = await tools;
    if (acquired.done) ledger.tools = acquired.value;
    return ledger.end();
  }

  ledger.examined = evidence.value.map((one) => examine(one, demands, world.now()));
  for (const { denialReasons, evidence: examined, notes } of ledger.examined) {
    ledger.deny(denialReasons);
    for (const note of notes) ledger.note(note);
    for (const note of notesOn(examined)) ledger.note(note);
  }
  if (ledger.examined.length > 1) {
    const all = ledger.examined.flatMap(({ used }) => used);
    ledger.deny([...idDenialReasons(all), ...signerDenialReasons(all)]);
  }
  noteOrigin(ledger, image.value);
  const relied = ledger.examined.flatMap(({ evidence: { subject }, used }) =>
    used.map((attested) => ({ subject, attested })),
  );
  // Each begins as soon as its own tool is verified. Without it, there is a reason already, from the step `tools`.
  const [acquired, opinion] = await Promise.all([
    tools,
    isThere(world, 'cosign', tools).then((is) =>
      is ? ledger.step('cosign', () => secondOpinion(world, trust.value, relied)) : undefined,
    ),
    request.rescan
      ? rescanSboms(world, request, ledger, relied, { ...preparation, acquired: tools })
      : undefined,
  ]);
  if (!acquired.done) return ledger.end();
  ledger.tools = acquired.value;
  if (opinion?.done) ledger.deny(opinion.value);
  const moved = await ledger.step('tag', () => tagMoved(world, image.value));
  if (moved.done && moved.value !== undefined)
    ledger.deny([denialReason('tag-moved', 'image', moved.value, { subject: image.value.digest })]);
  return ledger.end();
}

/** Applies what the policy says about the operation of the gate: ended signers, denied digests, broken glass. */
function applyOperations(
  world: GateWorld,
  { policy, reference }: GateRequest,
  ledger: GateLedger,
  { subjects }: GateImage,
  demands: Demands,
): void {
  const { breakGlass, denied } = policy.gate;
  const image = { repository: repositoryName(reference), digests: subjects.map(({ digest }) => digest) };
  ledger.brokenGlass = brokenGlass(breakGlass, image, world.now());
  ledger.demands = { ...demands, brokenGlass: ledger.brokenGlass };
  for (const note of endNotes(demands.signers, world.now())) ledger.note(note);
  ledger.deny(toDenialReasons(deniedDigests(denied, subjects, 'gate')));
}

/** Notes where the image was verified. An image can be promoted with its evidence to another repository. */
function noteOrigin(ledger: GateLedger, { repository, digest }: GateImage): void {
  const summaries = ledger.examined.flatMap(({ used }) => used.map(({ summary }) => summary));
  const here = pinnedName(repository, digest);
  const [of] = summaries.flatMap((one) => (one?.ok ? [one.value.resourceUri] : []));
  if (of !== undefined && of !== here && of.endsWith(`@${digest}`))
    ledger.note(`The image was verified as ${of}.`);
}

/** Notes on attached statements that were not examined. */
function notesOn({ subject, older = 0, unreadable }: SubjectEvidence): readonly string[] {
  const name = `${subject.name} (${subject.digest})`;
  return [
    ...(older > 0
      ? [
          `${older} older attestations of ${name} were not examined, because there are newer ones of their kind.`,
        ]
      : []),
    ...(unreadable.length > 0
      ? [`${unreadable.length} attached statements of ${name} cannot be read and were skipped.`]
      : []),
  ];
}

/** Gets every tool. Each is verified before it runs, and the decision needs all of them. */
async function acquireTools(world: GateWorld, { rescan: scans }: GateRequest): Promise<readonly Tool[]> {
  const names = scans ? (['cosign', 'trivy'] as const) : (['cosign'] as const);
  return await Promise.all(names.map((name) => world.tools.acquire(name)));
}

/**
 * Whether a tool may run. If not, the step `tools` has the reason. Throws if it has none: what the tool was needed for would
 * be left out in silence.
 */
async function isThere(
  { tools }: GateWorld,
  name: Tool['name'],
  acquired: Promise<Outcome<unknown>>,
): Promise<boolean> {
  const is = await tools.acquire(name).then(
    () => true,
    () => false,
  );
  if (!is && (await acquired).done) throw new Error(`${name} was verified, and then it was not there`);
  return is;
}

/** Scans the packages in the SBOMs of the platforms with the current database, and evaluates them by the current policy. */
async function rescanSboms(
  world: GateWorld,
  request: GateRequest,
  ledger: GateLedger,
  relied: readonly Relied[],
  preparation: Pick<Preparation, 'database'> & { readonly acquired: Promise<Outcome<unknown>> },
): Promise<void> {
  const sboms = relied.filter(
    ({ subject, attested }) => attested.kind === 'sbom' && subject.role !== 'index',
  );
  if (sboms.length === 0) {
    ledger.note('No SBOM counts, so no SBOM was scanned again.');
    return;
  }
  // It is hashed while trivy is verified.
  const begun = preparation.database();
  const ended = Promise.allSettled([begun]);
  if (!(await isThere(world, 'trivy', preparation.acquired))) {
    await ended;
    return;
  }
  const facts = await ledger.step('database', () => begun);
  if (!facts.done) return;
  const rescanned = await ledger.step('rescan', async () => {
    const parsed = readAttestedSboms(sboms);
    return { parsed, scan: await rescan(world, parsed, facts.value) };
  });
  const { image } = ledger;
  if (!rescanned.done || image === undefined) return;
  const { parsed, scan } = rescanned.value;
  const vex = await ledger.step('vex', () => gateVex(world, request, image, parsed));
  if (!vex.done) return;
  const name = repositoryName(request.reference);
  const glass = ledger.brokenGlass;
  const context = { image: name, now: world.now(), brokenGlass: glass, ...(vex.value && { vex: vex.value }) };
  ledger.rescan = evaluateRescan(scan, request.policy, context, knownFindings(relied));
  ledger.deny(rescanDenialReasons(ledger.rescan));
  const { denied } = request.policy.gate;
  const packages = parsed.flatMap(({ bom }) => inventoriedPackages(bom));
  ledger.deny(
    toDenialReasons([...deniedVulnerabilities(denied, scan.findings), ...deniedPackages(denied, packages)]),
  );
  for (const note of ledger.rescan.coverage.notes) ledger.note(note);
}
