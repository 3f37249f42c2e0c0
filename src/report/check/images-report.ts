import { gzipSync } from 'node:zlib';
import { PRODUCT } from '../../domain/product.ts';
import { reasonsOf } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import { makeEvidenceFolder, writeEvidenceFile } from '../../evidence-folder.ts';
import { renderSarif, SARIF_LIMITS } from '../../formats/sarif/sarif.ts';
import type { Annotation, Publisher } from '../../ports/publisher-port.ts';
import { countedSecretsIn } from '../evaluated.ts';
import { toJson } from '../json-text.ts';
import { junitSuites } from '../junit/check-junit.ts';
import { type JunitSuite, junitDocument } from '../junit/junit-document.ts';
import { type ReportOptions, withoutEvidence } from '../report-options.ts';
import { headline } from '../summary/headline.ts';
import { withoutFolders } from '../wording.ts';
import { EVIDENCE_FILES, IMAGES_FILE, removeEvidence, removeImages } from './evidence-files.ts';
import { type ImageRecord, imageRecord, imagesDocument } from './images-document.ts';
import { imagesOutputs } from './images-outputs.ts';
import { renderImagesSummary, type SummarisedImage } from './images-summary.ts';
import type { Outputs } from './outputs.ts';
import { reportWhole } from './report.ts';

/** GitHub refuses a SARIF file with more runs. */
const MAX_SARIF_RUNS = 20;
/** So many runs a SARIF file of one image can have. */
const RUNS_OF_IMAGE = 4;

/** What is kept of an image that was reported. The run itself is not: it may fill the memory. */
interface Told {
  readonly record: ImageRecord;
  readonly outputs: Outputs;
  readonly summary: SummarisedImage;
  readonly startedAt: string;
  readonly junit: readonly JunitSuite[];
  /** Fingerprints of the secrets that count. Several images can have the same. */
  readonly secrets: readonly string[] | undefined;
  /** Runs of its SARIF file. */
  readonly sarif: readonly object[];
  /** Its `report.json`, if somebody asked for it. */
  readonly document: string | undefined;
}

/** Reports several images: each by itself as soon as it is judged, and all of them together at the end. */
export class ImagesReport {
  readonly #options: ReportOptions;
  readonly #count: number;
  readonly #told: Told[] = [];

  /** `count`: how many images there are. */
  constructor(options: ReportOptions, count: number) {
    this.#options = options;
    this.#count = count;
  }

  /** Removes what an earlier step left: if this one is cut off, nobody takes that for its result. */
  async begin(): Promise<void> {
    const { evidence } = this.#options;
    if (evidence === undefined) return;
    await removeEvidence(evidence);
    await removeImages(evidence);
  }

  /** Reports one image. `evidence`: its own folder; undefined if it could not be made. */
  async add(run: Run, evidence: string | undefined): Promise<void> {
    const number = this.#told.length + 1;
    const captured: { summary: string; document?: string } = { summary: '' };
    const publisher = this.#publisherOf(run, number, captured);
    publisher.lines([`Image ${number} of ${this.#count}: ${withoutFolders(run.imageInput)}`]);
    const options = { ...withoutEvidence(this.#options), publisher, summary: true };
    const {
      verdict,
      run: reported,
      outputs,
    } = await reportWhole(run, {
      ...options,
      ...(evidence !== undefined && { evidence }),
    });
    const folder = outputs.report === '' ? undefined : folderName(number);
    const asked = withoutFolders(reported.imageInput);
    const isFew = this.#count * RUNS_OF_IMAGE <= MAX_SARIF_RUNS;
    this.#told.push({
      record: imageRecord({ ...reported, verdict }, outputs, folder),
      outputs: { ...outputs, verdict },
      summary: { asked, verdict, headline: headline(reported), folder, text: captured.summary },
      startedAt: reported.startedAt,
      junit: junitSuites(reported, `${asked}: `),
      secrets: reported.secrets?.done
        ? countedSecretsIn(reported).map(({ finding }) => finding.fingerprint)
        : undefined,
      sarif: isFew ? renderSarif(reported).runs : [],
      document: captured.document,
    });
  }

  /** Reports all images together. Answers the worst verdict. */
  async end(): Promise<Run['verdict']> {
    const { publisher, summary: isSummarised } = this.#options;
    const verdict = worstOf(this.#told.map(({ record }) => record.verdict));
    const summary = renderImagesSummary(
      verdict,
      this.#told.map((one) => one.summary),
    );
    const written = await this.#writeFiles(verdict, summary);
    const reported = written.fault === undefined ? verdict : 'error';
    publisher.lines([`All ${this.#count} images: ${reported}`]);
    if (written.fault !== undefined)
      publisher.annotations([annotation(`the results of all images could not be written: ${written.fault}`)]);
    if (isSummarised) await publisher.summary(summary);
    publisher.junit(() => this.#junit());
    publisher.document(() => this.#document(reported));
    const secrets = this.#told.map((one) => one.secrets);
    const known = secrets.filter((one) => one !== undefined);
    const outputs = imagesOutputs(
      reported,
      this.#told.map(({ record, outputs: own }) => ({ record, outputs: own })),
      {
        ...written,
        ...(known.length === secrets.length && { secrets: new Set(known.flat()).size }),
      },
    );
    return publisher.outputs(outputs) ? reported : 'error';
  }

  async #writeFiles(
    verdict: Run['verdict'],
    summary: string,
  ): Promise<{ readonly report?: string; readonly sarif?: string; readonly fault?: string }> {
    const { evidence } = this.#options;
    if (evidence === undefined) return {};
    try {
      const records = this.#told.map(({ record }) => record);
      await writeEvidenceFile(evidence, EVIDENCE_FILES.summary, summary);
      await writeEvidenceFile(evidence, EVIDENCE_FILES.junit, this.#junit());
      const sarif = this.#sarif();
      const { path: sarifPath } =
        sarif === undefined
          ? { path: undefined }
          : await writeEvidenceFile(evidence, EVIDENCE_FILES.sarif, sarif);
      const { path } = await writeEvidenceFile(
        evidence,
        IMAGES_FILE,
        toJson(imagesDocument(verdict, records)),
      );
      return { report: path, ...(sarifPath !== undefined && { sarif: sarifPath }) };
    } catch (error) {
      const [{ message }] = reasonsOf(error, 'inputs');
      return { fault: plain(message, 1000) };
    }
  }

  /** One file for all images, if GitHub takes it. Each run has the category of its image. */
  #sarif(): string | undefined {
    const runs = this.#told.flatMap(({ sarif }) => sarif);
    if (runs.length === 0) return undefined;
    const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs };
    const text = toJson(log);
    return gzipSync(text).length > SARIF_LIMITS.gzippedBytes ? undefined : text;
  }

  #junit(): string {
    return junitDocument(
      `Assay, ${this.#count} images`,
      this.#told[0]?.startedAt ?? '',
      this.#told.flatMap(({ junit }) => junit),
    );
  }

  /** The whole result of every image. */
  #document(verdict: Run['verdict']): string {
    const head = JSON.stringify({ schemaVersion: 1, generator: PRODUCT, verdict });
    const reports = this.#told.map(({ document = '' }) => document.trimEnd());
    return `${head.slice(0, -1)},"images":[\n${reports.join(',\n')}\n]}\n`;
  }

  /** Tells people of one image at once, and keeps what is told of all images together. */
  #publisherOf(run: Run, number: number, captured: { summary: string; document?: string }): Publisher {
    const { publisher } = this.#options;
    const name = plain(withoutFolders(run.imageInput), 200) || `image ${number}`;
    return {
      lines: (lines) => publisher.lines(lines),
      annotations: (all) =>
        publisher.annotations(all.map((one) => ({ ...one, message: `${name}: ${one.message}` }))),
      event: (line) => publisher.event(line),
      summary: async (markdown) => {
        captured.summary = markdown;
      },
      document: (render) =>
        publisher.document(() => {
          captured.document = render();
          return '';
        }),
      junit: () => undefined,
      outputs: () => true,
    };
  }
}

/** The evidence folder of an image, in that of the step. Throws `input-invalid` or `disk-full`. */
export function makeImageFolder(evidence: string, number: number): Promise<string> {
  return makeEvidenceFolder(evidence, folderName(number));
}

/** Not named after the image: its name may contain anything. */
function folderName(number: number): string {
  return `image-${number}`;
}

function annotation(message: string): Annotation {
  return { level: 'error', title: 'Assay: input-invalid', message };
}

const WORST_FIRST = ['error', 'failed', 'warned', 'passed'] as const;

function worstOf(verdicts: readonly Run['verdict'][]): Run['verdict'] {
  return WORST_FIRST.find((one) => verdicts.includes(one)) ?? 'error';
}
