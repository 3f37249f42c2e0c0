import { existsSync } from "node:fs";
import { join } from "node:path";

// src/adapters/processes/signer-environment.ts
const AWS = {
	variables: /^AWS_/,
	atHome: {
		AWS_CONFIG_FILE: ".aws/config",
		AWS_SHARED_CREDENTIALS_FILE: ".aws/credentials"
	}
};
const GOOGLE = {
	variables: /^(?:GOOGLE_(?:APPLICATION_CREDENTIALS|CLOUD_\w+|API_USE_\w+|EXTERNAL_ACCOUNT_\w+)|GCE_METADATA_HOST)$/,
	atHome: { GOOGLE_APPLICATION_CREDENTIALS: ".config/gcloud/application_default_credentials.json" }
};
const AZURE = {
	variables: /^(?:AZURE_\w+|IDENTITY_(?:ENDPOINT|HEADER|SERVER_THUMBPRINT)|IMDS_ENDPOINT|MSI_(?:ENDPOINT|SECRET))$/,
	atHome: { AZURE_CONFIG_DIR: ".azure" }
};
const VAULT = { variables: /^(?:(?:VAULT|BAO)_\w+|TRANSIT_SECRET_ENGINE_PATH)$/ };
/** By the scheme of the key reference. */
const PROVIDERS = {
	"awskms://": [AWS],
	"gcpkms://": [GOOGLE],
	"azurekms://": [AZURE],
	"hashivault://": [VAULT],
	"openbao://": [VAULT],
	"k8s://": [{
		variables: /^(?:KUBECONFIG|KUBERNETES_SERVICE_\w+|POD_NAMESPACE)$/,
		atHome: { KUBECONFIG: ".kube/config" }
	}, ...[
		AWS,
		GOOGLE,
		AZURE
	]],
	"gitlab://": [{ variables: /^GITLAB_(?:HOST|TOKEN)$/ }]
};
/**
* Only the variables that cosign needs to use `key`: `COSIGN_PASSWORD`, the one that `env://NAME` names, or those of the
* KMS. Only the signer gets them.
*/
function signerEnvironment(key, environment = process.env) {
	const scheme = /^[a-z0-9]+:\/\//.exec(key)?.[0] ?? "";
	const named = scheme === "env://" ? key.slice(scheme.length) : void 0;
	const providers = PROVIDERS[scheme] ?? [];
	const picked = {};
	for (const [name, value] of Object.entries(environment)) {
		const wanted = name === "COSIGN_PASSWORD" || name === named || providers.some(({ variables }) => variables.test(name));
		if (value !== void 0 && wanted) picked[name] = value;
	}
	return {
		...filesAtHome(providers, environment),
		...picked
	};
}
/** cosign gets its own home folder. So variables name the files that a login left in the user's home folder. */
function filesAtHome(providers, { HOME }) {
	if (HOME === void 0 || HOME === "") return {};
	const paths = providers.flatMap(({ atHome = {} }) => Object.entries(atHome)).map(([name, file]) => [name, join(HOME, file)]);
	return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}

export { signerEnvironment as t };