import { t as certificateName } from "./certificate-name.js";
import { n as maySign } from "./event.js";
import { i as unparsable, r as parsed } from "./result.js";

// src/domain/workflow/workflow-name.ts
const OWNER_AND_NAME = String.raw`[\w.-]+\/[\w.-]+`;
/** The file is directly in that folder: the first slash after its name belongs to the ref. */
const BY_REF = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@(refs\/.+)$`, "s");
const BY_COMMIT = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@([0-9a-f]{40}|[0-9a-f]{64})$`, "s");
/** `group/project//.gitlab-ci.yml@refs/heads/main`. No part of a group or project is empty, so `//` begins the path. */
const OF_GITLAB = /^([\w.-]+(?:\/[\w.-]+){1,20})\/(\/[^@]+)@(refs\/.+)$/s;
/** Whether a path is that of a configuration of GitLab CI. */
function isGitlabPath(path) {
	return path.startsWith("/");
}
/**
* Reads `owner/repository/.github/workflows/FILE@REF`, or GitLab's `group/project//FILE@REF`. Only this function does: both the file and the ref may contain an
* `@`.
*/
function parseWorkflowName(text) {
	const [, repository, path, ref] = BY_REF.exec(text) ?? BY_COMMIT.exec(text) ?? OF_GITLAB.exec(text) ?? [];
	if (repository === void 0 || path === void 0 || ref === void 0) return unparsable(`"${text}" is not owner/repository/.github/workflows/FILE@REF`);
	return parsed({
		repository,
		path,
		ref
	});
}
/** Whether two texts name the same repository or owner. GitHub ignores the case of letters there. */
function sameName(one, other) {
	return lowerCase(one) === lowerCase(other);
}
/**
* An address in a repository, with its host, owner and repository in lower case. In the rest of the address (a file, a
* ref) the case of letters matters.
*/
function inRepositoryCase(address) {
	return address.replace(/^(?:git\+)?https?:\/\/[^/]+\/[^/]+\/[^/@]+/i, lowerCase);
}
/** Changes only ASCII letters, because GitHub's names are ASCII. Other letters would change too much: the Kelvin sign to k. */
function lowerCase(text) {
	return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

// src/domain/gate/source-rule.ts
/**
* Why a certificate does not belong to the demanded source. Undefined if it does. A reusable workflow signs with its own
* name for every repository that calls it. Then `source-repository` must name the repository.
*/
function certificateFault(certificate, source) {
	const { sourceRepository, sourceRef } = certificate;
	const subject = signingWorkflow(certificate);
	const isOwn = sourceRepository === void 0 || isWorkflowOf(subject, sourceRepository);
	if (source.repository === void 0 && !isOwn) return `${subject} signed it for ${sourceRepository}, but \`source-repository\` does not name that repository`;
	if (source.repository !== void 0 && !sameName(sourceRepository ?? "", source.repository)) return `its certificate was issued to ${sourceRepository ?? "an unnamed repository"}, not to ${source.repository}`;
	const namesRef = isOwn && sourceRef !== void 0 && subject.endsWith(`@${sourceRef}`);
	const needsRef = sourceRef !== void 0 || source.repository !== void 0;
	if (source.ref === void 0 && needsRef && !namesRef) return `${subject} signed it for a run on ${sourceRef ?? "an unnamed ref"}, but \`source-ref\` does not name that ref (\`any\`: every ref)`;
	if (source.ref !== void 0 && source.ref !== "any" && sourceRef !== source.ref) return `its certificate was issued to a run on ${sourceRef ?? "an unnamed ref"}, not on ${source.ref}`;
	return eventFault(certificate) ?? runFault(certificate, source);
}
/**
* The workflow in a certificate, as GitHub writes it. The subject of the certificate contains the escaped name. Fulcio
* adds the plain name as build signer. If the two do not match, the subject counts.
*/
function signingWorkflow({ subject, buildSigner = subject }) {
	return certificateName(buildSigner) === subject ? buildSigner : subject;
}
/** Whether a workflow belongs to a repository. */
function isWorkflowOf(workflow, repository) {
	return inRepositoryCase(workflow).startsWith(`${inRepositoryCase(repository)}/`);
}
/**
* Why the event of a run may not sign. A run that an outsider can cause may have the same workflow and ref as a run that
* ships. Only the event makes the difference.
*/
function eventFault({ buildTrigger, sourceRepository }) {
	if (buildTrigger === void 0 && sourceRepository === void 0) return void 0;
	if (buildTrigger !== void 0 && maySign(buildTrigger)) return void 0;
	return `its certificate was issued to a run for ${buildTrigger ?? "an unnamed event"}, and runs for that event may not sign`;
}
/** Compares what the names do not prove: the ids of repository and owner, and the runner environment. */
function runFault(certificate, source) {
	const [fault] = [
		[
			"repository id",
			source.repositoryId,
			certificate.sourceRepositoryId
		],
		[
			"owner id",
			source.ownerId,
			certificate.sourceOwnerId
		],
		[
			"runner environment",
			source.runner,
			certificate.runnerEnvironment
		]
	].filter(([, demanded, vouched]) => demanded !== void 0 && demanded !== vouched);
	if (fault === void 0) return void 0;
	const [name, demanded, vouched] = fault;
	return `its certificate names ${vouched === void 0 ? `no ${name}` : `the ${name} ${vouched}`}, but ${demanded} is required`;
}
/** Why a statement that a key signed does not belong to the demanded source: nothing proves the runner environment. */
function keyFault({ runner }) {
	return runner === void 0 ? void 0 : `a key signed it, and nothing proves that the runner was ${runner}`;
}
/** How a provenance differs from the demanded source and from its certificate, a phrase each. */
function provenanceFaults(provenance, certificate, source) {
	const { repository, ref } = provenance;
	const faults = [];
	if (source.repository !== void 0 && !sameName(repository, source.repository)) faults.push(`it names the repository ${repository}, not ${source.repository}`);
	const wanted = source.ref === "any" ? void 0 : source.ref;
	if (wanted !== void 0 && ref !== wanted) faults.push(`it names the ref ${ref}, not ${wanted}`);
	if (certificate === void 0 && source.repository !== void 0 && source.ref === void 0) faults.push(`it names the ref ${ref}, but \`source-ref\` does not name that ref (\`any\`: every ref)`);
	if (source.repositoryId !== void 0 && provenance.repositoryId !== source.repositoryId) faults.push(`it names the repository id ${provenance.repositoryId}, not ${source.repositoryId}`);
	if (source.ownerId !== void 0 && provenance.ownerId !== source.ownerId) faults.push(`it names the owner id ${provenance.ownerId}, not ${source.ownerId}`);
	const expected = `git+${repository}@${wanted ?? certificate?.sourceRef ?? ref}`;
	if (provenance.sourceUri !== expected) faults.push(`its source is ${provenance.sourceUri}, not ${expected}`);
	const { eventName } = provenance;
	if (eventName !== void 0 && !maySign(eventName)) faults.push(`it names the event ${eventName}, and runs for that event may not sign`);
	return certificate === void 0 ? faults : [...faults, ...contradictions(provenance, certificate)];
}
/** Compares the provenance, which the workflow wrote, with the certificate, for which Fulcio vouches. */
function contradictions(provenance, certificate) {
	const { repository, path, ref } = provenance;
	const always = [
		[
			"repository",
			repository,
			certificate.sourceRepository
		],
		[
			"workflow",
			`${repository}/${path}@${ref}`,
			certificate.buildConfig
		],
		[
			"commit",
			provenance.sourceCommit,
			certificate.sourceDigest
		],
		[
			"builder",
			provenance.builder,
			certificate.buildSigner
		],
		[
			"source",
			provenance.sourceUri,
			`git+${certificate.sourceRepository}@${certificate.sourceRef}`
		]
	];
	const whereKnown = [
		[
			"repository id",
			provenance.repositoryId,
			certificate.sourceRepositoryId
		],
		[
			"owner id",
			provenance.ownerId,
			certificate.sourceOwnerId
		],
		[
			"event",
			provenance.eventName,
			certificate.buildTrigger
		],
		[
			"runner environment",
			provenance.runnerEnvironment,
			certificate.runnerEnvironment
		],
		[
			"run",
			provenance.invocation,
			certificate.invocation
		]
	];
	return [...always, ...whereKnown.filter(([, , vouched]) => vouched !== void 0)].filter(([, claimed, vouched]) => !isSame(claimed, vouched)).map(([name, claimed, vouched]) => `it names ${claimed === void 0 ? `no ${name}` : `the ${name} ${claimed}`}, and its certificate ${vouched ?? "none"}`);
}
/** Ignores the case of owner and repository: an event or a caller may write them in another case. */
function isSame(claimed, vouched) {
	return claimed === vouched || inRepositoryCase(claimed ?? "") === inRepositoryCase(vouched ?? "");
}

export { isGitlabPath as a, provenanceFaults as i, isWorkflowOf as n, parseWorkflowName as o, keyFault as r, sameName as s, certificateFault as t };