import { join } from 'node:path';
import type { AdmissionRun } from '../../domain/admission/admission-run.ts';
import { ENGINE_FACTS } from '../../domain/admission/engine.ts';
import type { ProofResult } from '../../domain/admission/proof-cases.ts';
import { decide, toDenialReasons } from '../../domain/gate/decision.ts';
import { REASONS, type Reason } from '../../domain/reason.ts';
import { asSentence, plain } from '../../domain/text.ts';
import { removeEvidenceFile, writeEvidenceFile } from '../../evidence-folder.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { bounded } from '../annotations.ts';
import { toJson, toOutputList } from '../json-text.ts';
import type { ReportOptions } from '../report-options.ts';
import { admissionReadme } from './admission-readme.ts';

/** How a run ended. `failed`: the evidence is against an image, or a cluster answered otherwise than expected. */
export type AdmissionVerdict = 'passed' | 'failed' | 'error';

/** The outputs by name, in the order of `admission/action.yml`. */
export interface AdmissionOutputs {
  readonly verdict: AdmissionVerdict;
  readonly reasons: string;
  readonly manifests: string;
  readonly proof: string;
}

/** The outputs that are written first. If the run is cut off, they remain and say `error`. */
export function pessimisticAdmission(): AdmissionOutputs {
  return { verdict: 'error', reasons: '[]', manifests: '', proof: '' };
}

const README = 'README.md';
const PROOF = 'proof.json';

/** Reports what was written, in files, log, summary and outputs. Answers how the run ended. */
export async function reportAdmission(
  run: AdmissionRun,
  folder: string,
  options: ReportOptions,
): Promise<AdmissionVerdict> {
  const { publisher } = options;
  const readme = admissionReadme(run);
  await writeEvidenceFile(folder, README, readme);
  if (run.proofs.length === 0) await removeEvidenceFile(folder, PROOF);
  else await writeEvidenceFile(folder, PROOF, toJson(resultsOf(run)));
  publisher.lines(linesOf(run, folder));
  const verdict = verdictOf(run.reasons);
  tellReasons(run.reasons, options);
  if (options.summary) await publisher.summary(readme);
  publisher.document(() => toJson(documentOf(run, verdict)));
  const outputs: AdmissionOutputs = {
    ...{ verdict, reasons: reasonsOutput(run.reasons), manifests: folder },
    proof: run.proofs.length === 0 ? '' : join(folder, PROOF),
  };
  return publisher.outputs(outputs) ? verdict : 'error';
}

/** Reports why nothing was written. */
export function reportRefusal(reasons: readonly Reason[], options: ReportOptions): AdmissionVerdict {
  const { publisher, secretValues } = options;
  const redact = growingRedactor(secretValues ?? new Set());
  const shown = reasons.map((one) => ({ ...one, message: redact(one.message) }));
  const verdict = verdictOf(shown);
  tellReasons(shown, options);
  publisher.document(() => toJson({ verdict, reasons: shown, engines: [], proof: [] }));
  const outputs = { ...pessimisticAdmission(), verdict, reasons: reasonsOutput(shown) };
  return publisher.outputs(outputs) ? verdict : 'error';
}

function resultsOf({ proofs }: AdmissionRun): readonly ProofResult[] {
  return proofs.flatMap(({ results }) => results);
}

function verdictOf(reasons: readonly Reason[]): AdmissionVerdict {
  const others = reasons.filter(({ code }) => code !== 'proof-failed');
  const decision = decide(toDenialReasons(others), 'block');
  if (decision === 'error') return 'error';
  return reasons.length > 0 ? 'failed' : 'passed';
}

function tellReasons(reasons: readonly Reason[], { publisher }: ReportOptions): void {
  publisher.annotations(
    bounded(
      reasons.map(({ code, message }) => ({
        level: 'error',
        title: `Assay: ${code}`,
        message: plain(`${asSentence(message)} ${REASONS[code].remediation}`, 2000),
      })),
    ),
  );
}

function linesOf(run: AdmissionRun, folder: string): readonly string[] {
  const { engines, notes } = run;
  return [
    ...engines.flatMap(({ engine, refused, cannot }) => [
      refused === undefined
        ? `${engine}: written to ${join(folder, engine)}${provenWords(engine)}`
        : `${engine}: not written: ${refused}`,
      ...(refused === undefined ? cannot.map((one) => `${engine} cannot: ${one}`) : []),
    ]),
    ...resultsOf(run).map(
      ({ case: name, expected, answered }) =>
        `proof: ${expected === answered ? 'as expected' : 'WRONG'}: ${name}: ${answered}`,
    ),
    ...notes,
    `What each rule stops and what it does not: ${join(folder, README)}`,
  ];
}

function provenWords(engine: AdmissionRun['engines'][number]['engine']): string {
  return `, proven on ${ENGINE_FACTS[engine].provenOn.join(', ')}`;
}

function documentOf(run: AdmissionRun, verdict: AdmissionVerdict) {
  const { engines, reasons, plan, notes } = run;
  const { images, registries, effects, exempt } = plan;
  return {
    verdict,
    reasons,
    images,
    registries,
    effects,
    exempt,
    engines,
    notes,
    proof: resultsOf(run),
  };
}

function reasonsOutput(reasons: readonly Reason[]): string {
  return toOutputList(
    reasons.map(({ code, check, message }) => ({ code, check, message: plain(message, 1000) })),
  );
}
