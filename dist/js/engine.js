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
		writtenFor: "1.37",
		provenOn: ["1.37"]
	},
	kyverno: {
		title: "Kyverno, ImageValidatingPolicy",
		writtenFor: "1.19",
		comparedWith: "1.19.1",
		provenOn: []
	},
	"policy-controller": {
		title: "policy-controller of Sigstore, ClusterImagePolicy",
		writtenFor: "0.15",
		comparedWith: "0.15.1",
		provenOn: []
	},
	gatekeeper: {
		title: "Gatekeeper with Assay as external data provider",
		writtenFor: "3.23",
		comparedWith: "3.23.1",
		provenOn: []
	},
	"image-policy-webhook": {
		title: "ImagePolicyWebhook of Kubernetes, with Assay as backend",
		writtenFor: "1.37",
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
/** `1.37` of `v1.37.2+k3s1`. Undefined if the text begins with no version. */
function minorVersion(text) {
	return /^v?(\d+\.\d+)(?:[.+-]|$)/.exec(text)?.[1];
}

export { minorVersion as a, SERVER_PATHS as i, ENGINES as n, ENGINE_FACTS as r, ADMITTED as t };