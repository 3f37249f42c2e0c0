import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { type Report, reportSchema } from '../../../src/report/report-json/report-schema.ts';
import type { ActionResult } from '../../rig/github/run-action.ts';

/** The report of a run, read by its schema. */
export async function reportOf(result: ActionResult): Promise<Report> {
  return reportSchema.parse(JSON.parse(await readFile(result.outputs.report ?? '', 'utf8')));
}

/** An attestation or a signature as the `attestations` output tells of it. */
export interface ToldAttestation {
  readonly predicateType: string;
  readonly digest: string;
  readonly subject: string;
}

/** The `attestations` output. */
export function attestationsOf(result: ActionResult): readonly ToldAttestation[] {
  return JSON.parse(result.outputs.attestations ?? '') as ToldAttestation[];
}

/** The `reasons` output. */
export function reasonsOf(
  result: ActionResult,
): readonly { readonly code: string; readonly check: string; readonly message: string }[] {
  return JSON.parse(result.outputs.reasons ?? '') as { code: string; check: string; message: string }[];
}

/** Demands how a run ended; a failure shows its whole log. */
export function expectEnd(
  result: ActionResult,
  exitCode: number,
  verdict: string,
  codes: readonly string[],
): void {
  const end = {
    exitCode: result.exitCode,
    verdict: result.outputs.verdict,
    codes: reasonsOf(result).map(({ code }) => code),
  };
  expect(end, `${result.outputs.reasons}\n${result.stdout}\n${result.stderr}`).toEqual({
    exitCode,
    verdict,
    codes,
  });
}

/** Demands that a run passed; a failure shows its whole log. */
export function expectPassed(result: ActionResult): void {
  expectEnd(result, 0, 'passed', []);
}

/** The outputs that other jobs get where nothing is masked in them: the runner hands on no empty ones. */
export function nonEmpty(outputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== ''));
}
