import { f as inRepositoryCase, h as certificateName, p as sameName } from "./base-image.js";
import { n as maySign } from "./event.js";

// src/domain/gate/source-rule.ts
/**
* Why a certificate is not of the demanded source; undefined where it is. A workflow that other repositories can call
* signs with its own name for all of them: then nobody but `source-repository` can say which of them is meant.
*/
function certificateFault(certificate, source) {
	const { sourceRepository, sourceRef } = certificate;
	const subject = signingWorkflow(certificate);
	const isOwn = sourceRepository === void 0 || isOf(subject, sourceRepository);
	if (source.repository === void 0 && !isOwn) return `${subject} signed it for ${sourceRepository}, and \`source-repository\` does not say that it may`;
	if (source.repository !== void 0 && !sameName(sourceRepository ?? "", source.repository)) return `its certificate was given to ${sourceRepository ?? "an unnamed repository"}, not to ${source.repository}`;
	const saysRef = isOwn && sourceRef !== void 0 && subject.endsWith(`@${sourceRef}`);
	const needsRef = sourceRef !== void 0 || source.repository !== void 0;
	if (source.ref === void 0 && needsRef && !saysRef) return `${subject} signed it for a run on ${sourceRef ?? "an unnamed ref"}, and \`source-ref\` does not say that it may (\`any\`: on every ref)`;
	if (source.ref !== void 0 && source.ref !== "any" && sourceRef !== source.ref) return `its certificate was given to a run on ${sourceRef ?? "an unnamed ref"}, not on ${source.ref}`;
	return eventFault(certificate) ?? runFault(certificate, source);
}
/**
* The workflow in a certificate, as GitHub writes it: there the name is escaped, and refs are not. Fulcio puts the plain
* name beside it; where that is another one, the certificate's own name counts.
*/
function signingWorkflow({ subject, buildSigner = subject }) {
	return certificateName(buildSigner) === subject ? buildSigner : subject;
}
/** Whether a workflow is one of a repository. */
function isOf(workflow, repository) {
	return inRepositoryCase(workflow).startsWith(`${inRepositoryCase(repository)}/`);
}
/** A workflow that somebody outside can cause has the same name and ref as one that ships: only the trigger tells. */
function eventFault({ buildTrigger, sourceRepository }) {
	if (buildTrigger === void 0 && sourceRepository === void 0) return void 0;
	if (buildTrigger !== void 0 && maySign(buildTrigger)) return void 0;
	return `its certificate was given to a run for ${buildTrigger ?? "an unnamed event"}, and runs for that sign nothing`;
}
/** What names do not tell: which repository and owner had them, and whose machine it was. */
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
	return `its certificate names the ${name} ${vouched ?? "not at all"}, and ${demanded} is demanded`;
}
/** Why something that a key signed is not of the demanded source: nothing vouches for the machine. */
function keyFault({ runner }) {
	return runner === void 0 ? void 0 : `a key signed it, and nothing proves that the runner was ${runner}`;
}
/** In what a provenance differs from the demanded source, and from the certificate behind it; a phrase each. */
function provenanceFaults(provenance, certificate, source) {
	const { repository, ref } = provenance;
	const faults = [];
	if (source.repository !== void 0 && !sameName(repository, source.repository)) faults.push(`it names the repository ${repository}, not ${source.repository}`);
	const wanted = source.ref === "any" ? void 0 : source.ref;
	if (wanted !== void 0 && ref !== wanted) faults.push(`it names the ref ${ref}, not ${wanted}`);
	if (certificate === void 0 && source.repository !== void 0 && source.ref === void 0) faults.push(`it names the ref ${ref}, and \`source-ref\` does not say that it may (\`any\`: every ref)`);
	if (source.repositoryId !== void 0 && provenance.repositoryId !== source.repositoryId) faults.push(`it names the repository id ${provenance.repositoryId}, not ${source.repositoryId}`);
	if (source.ownerId !== void 0 && provenance.ownerId !== source.ownerId) faults.push(`it names the owner id ${provenance.ownerId}, not ${source.ownerId}`);
	const expected = `git+${repository}@${wanted ?? certificate?.sourceRef ?? ref}`;
	if (provenance.sourceUri !== expected) faults.push(`its source is ${provenance.sourceUri} in place of ${expected}`);
	const { eventName } = provenance;
	if (eventName !== void 0 && !maySign(eventName)) faults.push(`it names the event ${eventName}, and runs for that sign nothing`);
	return certificate === void 0 ? faults : [...faults, ...contradictions(provenance, certificate)];
}
/** What Fulcio vouches for, against what the workflow says of itself. These five every GitHub certificate has. */
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
	return [...always, ...whereKnown.filter(([, , vouched]) => vouched !== void 0)].filter(([, said, vouched]) => !isSame(said, vouched)).map(([name, said, vouched]) => `it names the ${name} ${said ?? "not at all"}, and its certificate ${vouched ?? "none"}`);
}
/** Also where an event or a caller wrote owner and repository in other capitals. */
function isSame(said, vouched) {
	return said === vouched || inRepositoryCase(said ?? "") === inRepositoryCase(vouched ?? "");
}

export { provenanceFaults as i, isOf as n, keyFault as r, certificateFault as t };