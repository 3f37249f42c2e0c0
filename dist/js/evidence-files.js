import { o as removeEvidenceFile, r as foldersOfEvidence, t as HANDOVER_FILE } from "./evidence-folder.js";

// src/report/check/evidence-files.ts
/** The files of every run, by what they are. */
const EVIDENCE_FILES = {
	report: "report.json",
	sarif: "results.sarif",
	summary: "summary.md",
	page: "report.html",
	junit: "junit.xml",
	containerScanning: "gl-container-scanning-report.json",
	secretDetection: "gl-secret-detection-report.json"
};
/** All files that describe a run. */
const DESCRIBING_FILES = [...Object.values(EVIDENCE_FILES), HANDOVER_FILE];
/** Removes these files, as far as possible: of a run whose files are not whole, or of an earlier one. */
async function removeEvidence(folder) {
	for (const name of DESCRIBING_FILES) await removeEvidenceFile(folder, name).catch(() => void 0);
}
/** The results of all images, in the evidence folder. */
const IMAGES_FILE = "images.json";
/** Those of an earlier step can have greater numbers. */
const IMAGE_FOLDER = /^image-\d+$/;
/**
* Removes what an earlier step said about several images: `images.json`, and the files that describe each image. Follows no
* link. Throws `input-invalid` or `disk-full`.
*/
async function removeImages(evidence) {
	await removeEvidenceFile(evidence, IMAGES_FILE);
	const folders = await foldersOfEvidence(evidence);
	for (const name of folders.filter((one) => IMAGE_FOLDER.test(one))) for (const file of DESCRIBING_FILES) await removeEvidenceFile(evidence, `${name}/${file}`);
}

export { removeImages as i, IMAGES_FILE as n, removeEvidence as r, EVIDENCE_FILES as t };