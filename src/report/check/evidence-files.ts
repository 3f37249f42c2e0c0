import { foldersOfEvidence, HANDOVER_FILE, removeEvidenceFile } from '../../evidence-folder.ts';

/** The files of every run, by what they are. */
export const EVIDENCE_FILES = {
  report: 'report.json',
  sarif: 'results.sarif',
  summary: 'summary.md',
  page: 'report.html',
  junit: 'junit.xml',
  containerScanning: 'gl-container-scanning-report.json',
  secretDetection: 'gl-secret-detection-report.json',
} as const;

/** All files that describe a run. */
const DESCRIBING_FILES: readonly string[] = [...Object.values(EVIDENCE_FILES), HANDOVER_FILE];

/** Removes these files, as far as possible: of a run whose files are not whole, or of an earlier one. */
export async function removeEvidence(folder: string): Promise<void> {
  for (const name of DESCRIBING_FILES) await removeEvidenceFile(folder, name).catch(() => undefined);
}

/** The results of all images, in the evidence folder. */
export const IMAGES_FILE = 'images.json';

/** Those of an earlier step can have greater numbers. */
const IMAGE_FOLDER = /^image-\d+$/;

/**
 * Removes what an earlier step said about several images: `images.json`, and the files that describe each image. Follows no
 * link. Throws `input-invalid` or `disk-full`.
 */
export async function removeImages(evidence: string): Promise<void> {
  await removeEvidenceFile(evidence, IMAGES_FILE);
  const folders = await foldersOfEvidence(evidence);
  for (const name of folders.filter((one) => IMAGE_FOLDER.test(one)))
    for (const file of DESCRIBING_FILES) await removeEvidenceFile(evidence, `${name}/${file}`);
}
