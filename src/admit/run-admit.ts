import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../action/raw-inputs.ts';
import type { Surroundings } from '../action/wiring.ts';
import { AdmitMetrics } from '../adapters/admit/metrics.ts';
import { type CertificateFiles, startServer } from '../adapters/admit/tls-server.ts';
import { untilStopped } from '../adapters/processes/shutdown.ts';
import { signerEnvironment } from '../adapters/processes/signer-environment.ts';
import { createWorkspace } from '../adapters/processes/workspace.ts';
import { messageOf } from '../domain/error-words.ts';
import { fault } from '../domain/reason.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import { readGateInputs } from '../gate/inputs.ts';
import { admitAuditEvent } from '../report/audit.ts';
import type { JudgedImage, TagRule } from './answers.ts';
import { GateSession } from './gate-session.ts';
import { Judge } from './judge.ts';
import { PATHS, routesOf } from './routes.ts';

/** How the server is run, besides the inputs of the gate. Times are in milliseconds. */
export interface AdmitOptions {
  readonly host: string;
  readonly port: number;
  readonly files: CertificateFiles;
  readonly tags: Exclude<TagRule, 'replace'>;
  readonly maxAgeMs: number;
  readonly atOnce: number;
  /** Writes a line of JSON for a machine that collects events. */
  readonly event: (line: string) => void;
}

/** As long as webhooks are waited for by default. */
const ANSWER_MS = 10_000;
const POLICY_MS = 10_000;
const MOST_WAITING = 500;
const MOST_OF_NAMESPACE = 50;
const MOST_REMEMBERED = 20_000;
/** Between two tries to get tools and database. */
const SHORTEST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** After the signal, new requests still come for a moment, until every node knows that this replica is leaving. */
const LEAVING_MS = 3_000;
const GRACE_MS = 15_000;

/** Any image, for reading the inputs of the gate before there is an image. */
const NO_IMAGE = 'registry.invalid/none';

/**
 * Runs the admission server until a signal ends it. Throws `input-invalid` and the faults of the policy if it cannot start.
 */
export async function runAdmit(surroundings: Surroundings, options: AdmitOptions): Promise<void> {
  const environment: Environment = { ...surroundings.environment, INPUT_IMAGE: NO_IMAGE };
  const { runner } = surroundings;
  const { request, settings } = readGateInputs(environment, signerEnvironment);
  if (request.policy.path === undefined && request.policy.central === undefined)
    throw fault(
      'input-invalid',
      'inputs',
      'name the policy file with --policy: its section `gate` says who may have signed',
    );
  const workspace = await createWorkspace({ ...settings, mayKeep: true, environment });
  try {
    const session = new GateSession({ ...surroundings, environment }, workspace, settings, request);
    await session.readPolicy();
    let unready: string | undefined = 'the tools and the database are being prepared';
    const now = () => new Date();
    const judge = new Judge({
      resolve: (reference) => session.resolve(reference),
      admit: (reference) => session.admit(reference),
      policy: () => session.policy,
      now,
      maxAgeMs: options.maxAgeMs,
      limits: { places: options.atOnce, mostWaiting: MOST_WAITING, mostOfTenant: MOST_OF_NAMESPACE },
      redact: growingRedactor(runner.masked),
      mostRemembered: MOST_REMEMBERED,
      judged: (_, seconds) => metrics.judged(seconds),
    });
    const metrics = new AdmitMetrics({
      remembered: () => judge.size,
      waiting: () => judge.waiting,
      databaseAge: () => (now().getTime() - (session.databaseTime?.getTime() ?? Number.NaN)) / 1000,
      certificateLeft: () => (server.certificateEnd() - now().getTime()) / 1000,
    });
    const routes = routesOf({
      ...{ judge, tags: options.tags, answerMs: ANSWER_MS, unready: () => unready },
      metrics: async () => ({ status: 200, ...(await metrics.text()) }),
      answered(question, judged, isAllowed, seconds) {
        metrics.review(question.endpoint, isAllowed, seconds);
        for (const { image, judgement } of distinct(judged)) {
          metrics.image(judgement.decision, judgement.isRemembered);
          options.event(admitAuditEvent(question, image, judgement, session.policy, now()));
        }
      },
    });
    const { host, port, files } = options;
    const say = runner.log;
    const server = await startServer({ host, port, files, routes, say });
    say(
      `Assay answers at https://${host}:${server.port}${PATHS.validate} and the other paths of docs/admission-server.md.`,
    );
    const policyTimer = setInterval(() => void readPolicyAgain(), POLICY_MS);
    let isReading = false;
    async function readPolicyAgain(): Promise<void> {
      // A reading that takes long must not end after a newer one.
      if (isReading) return;
      isReading = true;
      try {
        if (await session.readPolicy()) {
          judge.forget();
          say('The policy has changed; every image is judged again.');
        }
        metrics.policyIsStale(false);
      } catch (error) {
        metrics.policyIsStale(true);
        say(`The policy cannot be read again, so the one before stays in force: ${messageOf(error)}`);
      } finally {
        isReading = false;
      }
    }
    const stopped = untilStopped();
    const leaving = new AbortController();
    void prepared(session, leaving.signal, say, (why) => {
      unready = why;
    });
    await stopped;
    leaving.abort();
    unready = 'the server is leaving';
    clearInterval(policyTimer);
    await sleep(LEAVING_MS);
    await server.close(GRACE_MS);
  } finally {
    await workspace.dispose();
  }
}

/** Prepares the session, again and again until it can be done. A fault of another server must not last longer than it. */
async function prepared(
  session: GateSession,
  leaving: AbortSignal,
  say: (line: string) => void,
  tell: (why: string | undefined) => void,
): Promise<void> {
  for (let pause = SHORTEST_PAUSE_MS; !leaving.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await session.prepare();
      if (!leaving.aborted) tell(undefined);
      say('Tools and database are ready.');
      return;
    } catch (error) {
      tell(messageOf(error));
      say(`What every verdict needs is not there yet: ${messageOf(error)}`);
      await sleep(pause, undefined, { signal: leaving }).catch(() => undefined);
    }
  }
}

function distinct(judged: readonly JudgedImage[]): readonly JudgedImage[] {
  return [...new Map(judged.map((one) => [one.image, one])).values()];
}
