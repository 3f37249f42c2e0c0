import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { decisionSchema } from '../../../src/report/gate/decision-schema.ts';
import type { ActionResult, ActionStep } from '../../rig/github/run-action.ts';
import {
  attest,
  bundleOf,
  copyReferrers,
  reissue,
  type Signatory,
} from '../../scenarios/stage/attachments.ts';
import { KINDS } from '../../scenarios/stage/cosign.ts';
import { expectPassed, reasonsOf } from '../../scenarios/stage/outcome.ts';
import { openStage, type Published, type Stage } from '../../scenarios/stage/stage.ts';
import type { ImageKind } from '../../scenarios/stage/stage-images.ts';
import { expectCleanEnd } from '../bench.ts';
import { type Intercept, openFront } from '../front.ts';

const [SIGNATURE, PROVENANCE, SBOM, VULNERABILITIES, SUMMARY] = KINDS;
/** Predicate types by name. */
export const TYPES = { SIGNATURE, PROVENANCE, SBOM, VULNERABILITIES, SUMMARY } as const;

/** One bundle alone is looked at. */
export const SIGNATURE_ALONE = { require: 'signature' };

/** A stage for a gate that would let an image through; every attack takes one thing away from it. */
export interface GateBench extends Stage {
  /** An image that the gate lets through; it is never touched. */
  readonly honest: Published;
  /** Another repository with the same image and, byte for byte, everything that is attached to the honest one. */
  copy(): Promise<Published>;
  /** What was attested about the honest image. */
  predicate(predicateType: string): Promise<Record<string, unknown>>;
  /** Signs a statement again with another content, and the summary so that it lists this one in place of the old. */
  reissue(image: Published, predicateType: string, change: Change, signatory?: Signatory): Promise<string>;
  /** Runs the gate through a front, demands that it wrote nothing, and answers how it ended. */
  decide(image: Published, attack?: Attack): Promise<ActionResult>;
}

/** Makes another predicate of one. */
export type Change = (predicate: Record<string, unknown>) => object;

/** What is done to a run of the gate. */
export interface Attack {
  /** `rescan` is `false` unless it is said otherwise: most attacks have nothing to do with it. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly step?: Partial<ActionStep>;
  /** Stands between the gate and the registry. */
  readonly intercept?: Intercept;
  /** Ask for the tag, not for the digest. */
  readonly byTag?: boolean;
}

/** Starts everything and ships one image; some 8 s. */
export async function startGateBench(kind: ImageKind = 'clean'): Promise<GateBench> {
  const stage = await openStage();
  const workspace = await promoting(stage);
  const honest = await stage.publish(kind);
  expectPassed(await stage.ship({ image: honest.tagged }));
  const predicate = async (type: string) =>
    (await bundleOf(honest.repository, honest.digest, type)).statement.predicate;
  return {
    ...stage,
    honest,
    predicate,
    async copy() {
      const image = await stage.publish(kind);
      await copyReferrers(honest.repository, image.repository, honest.digest);
      return image;
    },
    reissue: (image, type, change, signatory) => reissue(stage, image, type, change, signatory),
    async decide({ path, digest }, { inputs, step, intercept, byTag = false } = {}) {
      const front = await openFront(stage.registry.host, intercept);
      try {
        const image = `${front.host}/${path}${byTag ? ':v1' : `@${digest}`}`;
        const result = await stage.gate({ image, rescan: 'false', ...inputs }, { workspace, ...step });
        expect(front.writes()).toEqual([]);
        return result;
      } finally {
        await front.stop();
      }
    },
  };
}

/** A workspace whose policy takes what was verified anywhere in the registry: fronts and copies have other names. */
async function promoting({ registry, subfolder }: Stage): Promise<string> {
  const folder = await subfolder();
  await mkdir(join(folder, '.github'));
  const gate = { 'promoted-from': [`${registry.host}/**`] };
  await writeFile(join(folder, '.github/assay.yml'), JSON.stringify({ version: 1, gate }));
  return folder;
}

/** Signs an empty signature of an image and attaches it. */
export function signAs(bench: Stage, image: Published, signatory: Signatory): Promise<string> {
  return attest(bench, image.repository, image.digest, SIGNATURE, {}, signatory);
}

/** How a refusal must look. */
export interface Refusal {
  /** `deny` unless it is said otherwise. */
  readonly decision?: 'deny' | 'error';
  /** The code of every reason, in their order. */
  readonly codes: readonly string[];
  /** What the first message must say. */
  readonly says?: readonly (string | RegExp)[];
}

/** Demands that the gate refused as it should, cleanly, and told people and programs the same. */
export async function expectRefused(
  result: ActionResult,
  { decision = 'deny', codes, says = [] }: Refusal,
): Promise<void> {
  await expectEnded(result, decision, codes);
  const reasons = reasonsOf(result);
  for (const words of says) expect(reasons[0]?.message).toMatch(words);
  for (const { code, message } of reasons) {
    expect(message.length).toBeGreaterThan(20);
    expect(message).not.toMatch(/\p{Cc}|undefined|\[object |NaN/u);
    expect(result.stdout).toContain(`::error title=Assay%3A ${code}::`);
    expect(result.summary).toContain(code);
  }
}

/** Demands that the gate let an image through. */
export async function expectAllowed(result: ActionResult): Promise<void> {
  await expectEnded(result, 'allow', []);
}

async function expectEnded(result: ActionResult, decision: string, codes: readonly string[]): Promise<void> {
  const { outputs, exitCode } = result;
  const end = { decision: outputs.decision, codes: reasonsOf(result).map(({ code }) => code), exitCode };
  expect(end, `${outputs.reasons}\n${result.stdout}\n${result.stderr}`).toEqual({
    decision,
    codes,
    exitCode: decision === 'allow' ? 0 : 1,
  });
  await expectCleanEnd(result);
  if (outputs.report === '') return;
  const report = decisionSchema.parse(JSON.parse(await readFile(outputs.report ?? '', 'utf8')));
  expect(report.decision).toBe(decision);
  expect(report.reasons.map(({ code }) => code)).toEqual(codes);
}
