// src/domain/admission/engine.ts
/** The admission engines for which Assay writes manifests. */
const ENGINES = [
	"validating-admission-policy",
	"kyverno",
	"policy-controller",
	"gatekeeper",
	"image-policy-webhook"
];
const ENGINE_FACTS = {
	"validating-admission-policy": {
		title: "ValidatingAdmissionPolicy of Kubernetes",
		provenOn: ["1.37"]
	},
	kyverno: {
		title: "Kyverno, ValidatingPolicy and ImageValidatingPolicy",
		provenOn: ["1.19"]
	},
	"policy-controller": {
		title: "policy-controller of Sigstore, ClusterImagePolicy",
		provenOn: ["0.15"]
	},
	gatekeeper: {
		title: "Gatekeeper with Assay as external data provider",
		provenOn: ["3.23"]
	},
	"image-policy-webhook": {
		title: "ImagePolicyWebhook of Kubernetes, with Assay as backend",
		provenOn: ["1.37"]
	}
};
/** Where Assay's own admission server answers the engines that ask it. */
const SERVER_PATHS = {
	gatekeeper: "/gatekeeper",
	imageReview: "/image-review"
};
/** What the admission server answers Gatekeeper about an image that may run. */
const ADMITTED = "allow";
/** How its answer begins about an image that may run only because the policy still warns. */
const WARNED = "warn: ";
/** `1.37` of `v1.37.2+k3s1`. Undefined if the text begins with no version. */
function minorVersion(text) {
	return /^v?(\d+\.\d+)(?:[.+-]|$)/.exec(text)?.[1];
}
/** A sentence if the manifests of an engine were not proven on a version; undefined if they were. */
function unprovenVersion(engine, version) {
	const { title, provenOn } = ENGINE_FACTS[engine];
	const minor = minorVersion(version);
	if (minor !== void 0 && provenOn.includes(minor)) return void 0;
	return `The manifests for ${title} were proven on ${provenOn.join(", ")} so far, and not on ${version}`;
}

export { WARNED as a, SERVER_PATHS as i, ENGINES as n, minorVersion as o, ENGINE_FACTS as r, unprovenVersion as s, ADMITTED as t };