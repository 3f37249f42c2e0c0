import { i as unparsable, l as isDigest, n as orUndefined, o as digestOf, r as parsed } from "./result.js";
import { O as unknown, S as record, _ as looseObject, d as array, f as boolean, g as literal, h as int, p as custom, u as _undefined, w as string } from "./schemas.js";
import { t as optional } from "./optional.js";
import { c as parseJson, d as exact, l as parseJsonAs } from "./in-toto.js";

// src/formats/image/media-types.ts
/** Media types of the OCI image specification and of Docker's image format, version 2. */
const MEDIA = {
	manifest: "application/vnd.oci.image.manifest.v1+json",
	index: "application/vnd.oci.image.index.v1+json",
	config: "application/vnd.oci.image.config.v1+json",
	layer: "application/vnd.oci.image.layer.v1.tar",
	empty: "application/vnd.oci.empty.v1+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerIndex: "application/vnd.docker.distribution.manifest.list.v2+json",
	dockerConfig: "application/vnd.docker.container.image.v1+json",
	bundle: "application/vnd.dev.sigstore.bundle.v0.3+json"
};
const INDEXES = [MEDIA.index, MEDIA.dockerIndex];
const MANIFESTS = [MEDIA.manifest, MEDIA.dockerManifest];
const CONFIGS = [MEDIA.config, MEDIA.dockerConfig];
const OCI_LAYER = /^application\/vnd\.oci\.image\.layer\.v1\.tar(?:\+(?:gzip|zstd))?$/;
const DOCKER_LAYER = /^application\/vnd\.docker\.image\.rootfs\.diff\.tar(?:\.(?:gzip|zstd))?$/;
const FOREIGN = /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.|docker\.image\.rootfs\.foreign\.)/;
const ENCRYPTED = /^application\/vnd\.oci\.image\.layer\.[\w.+-]+\+encrypted$/;
/** Whether the media type is one of an index or manifest list. */
const isIndexType = (mediaType) => INDEXES.includes(mediaType);
/** Whether the media type is one of a single manifest. */
const isManifestType = (mediaType) => MANIFESTS.includes(mediaType);
/** Whether the media type is one of an image configuration. */
const isConfigType = (mediaType) => CONFIGS.includes(mediaType);
/** Whether the media type is one of a layer that Assay reads: a tar, plain or compressed by gzip or zstd. */
const isLayerType = (mediaType) => OCI_LAYER.test(mediaType) || DOCKER_LAYER.test(mediaType);
/** Whether a layer is outside the registry (Windows base layers), so that it cannot be checked. */
const isForeignLayerType = (mediaType) => FOREIGN.test(mediaType);
/** Whether a layer is encrypted (ocicrypt), so that only the owner of the key can read it. */
const isEncryptedLayerType = (mediaType) => ENCRYPTED.test(mediaType);

// src/formats/image/oci-texts.ts
/** All further texts become one entry together, since each entry becomes a file for the engines. */
const MAX_ENTRIES = 5e3;
/** Names of deeper texts end here: their total length would grow with the square of the depth. */
const MAX_NAMED_DEPTH = 50;
/** Texts that are read elsewhere (such as `config.Env`), or that cannot contain a secret. */
const KNOWN = /^(?:architecture|os|variant|created|rootfs\0.*|config\0(?:Env|Cmd|Entrypoint|Labels\0.*)|history\0\d+\0(?:created|created_by))$/;
/**
* Every other text in an image configuration: health check, `ONBUILD`, author, the comments of the history, the additions
* of builders. A list is one entry whose parts are separated by blanks. So are the keys of a set such as `Volumes`.
*/
function otherTexts(configuration) {
	const entries = [];
	const open = [[
		"",
		configuration,
		0
	]];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const [path, value, depth] = next;
		if (KNOWN.test(path)) continue;
		const text = textOf(value);
		if (text !== void 0) {
			if (text !== "") entries.push({
				entry: nameOf(path),
				text
			});
			continue;
		}
		if (typeof value !== "object" || value === null) continue;
		for (const [key, inner] of Object.entries(value).reverse()) open.push([
			path === "" ? key : depth > MAX_NAMED_DEPTH ? path : `${path}\0${key}`,
			inner,
			depth + 1
		]);
	}
	const rest = entries.splice(MAX_ENTRIES).map(({ text }) => text);
	return rest.length === 0 ? entries : [...entries, {
		entry: "Other entries",
		text: rest.join("\n")
	}];
}
function textOf(value) {
	if (typeof value === "string") return value;
	if (Array.isArray(value)) return value.every((part) => typeof part === "string") ? value.join(" ") : void 0;
	if (typeof value !== "object" || value === null) return void 0;
	return Object.values(value).every((inner) => typeof inner === "object" && inner !== null && Object.keys(inner).length === 0) ? Object.keys(value).join(" ") : void 0;
}
/** `Healthcheck Test`, `History step 2 comment`, `author`. */
function nameOf(path) {
	const parts = path.split("\0");
	if (parts[0] === "history") return [
		"History step",
		Number(parts[1]) + 1,
		...parts.slice(2)
	].join(" ");
	return (parts[0] === "config" ? parts.slice(1) : parts).join(" ");
}

// src/formats/image/oci.ts
/** Greatest size of a manifest or index, in bytes. Registries allow no more. */
const MAX_MANIFEST_BYTES = 4194304;
/** Greatest size of an image configuration, in bytes. */
const MAX_CONFIG_BYTES = 8388608;
/** Whether an entry is one of BuildKit's provenance and SBOM entries. They are beside the platforms in an index. */
function isAttestationEntry(entry) {
	return isNowhere(entry) && entry.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
}
/**
* One entry for each manifest of an index, which may name a manifest several times. An entry that can run counts before an
* entry that is marked to run nowhere, since an engine uses any of them. Of several entries the one that `prefer` accepts
* counts, otherwise the first.
*/
function distinctEntries(entries, prefer = () => false) {
	return [...Map.groupBy(entries, ({ digest }) => digest).values()].flatMap((same) => {
		const runnable = same.filter((entry) => !isNowhere(entry));
		const candidates = runnable.length > 0 ? runnable : same;
		return candidates.find(prefer) ?? candidates.slice(0, 1);
	});
}
/** Whether no machine has the entry's platform. */
function isNowhere({ platform }) {
	return platform?.os === "unknown" && platform.architecture === "unknown";
}
const digest = custom((value) => typeof value === "string" && isDigest(value), { message: "not a digest of the form sha256:<64 hex digits>" });
const annotations = record(string(), string()).nullish();
const word = string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const wordOrEmpty = word.or(literal(""));
const optionalWord = wordOrEmpty.nullish();
const platformShape = {
	os: optionalWord,
	architecture: optionalWord,
	variant: optionalWord,
	"os.version": word.nullish().catch(void 0)
};
const platform = exact(platformShape);
const descriptorShape = {
	mediaType: string().min(1).max(255),
	digest,
	size: int().nonnegative(),
	artifactType: string().max(255).nullish(),
	annotations
};
const descriptor = exact(descriptorShape);
const entry = exact({
	...descriptorShape,
	platform: platform.nullish()
});
const manifestSchema = exact({
	schemaVersion: literal(2),
	mediaType: string().nullish(),
	artifactType: string().nullish(),
	config: descriptor,
	layers: array(descriptor).max(1e3),
	subject: descriptor.nullish(),
	annotations,
	manifests: _undefined().optional()
});
const indexSchema = exact({
	schemaVersion: literal(2),
	mediaType: string().nullish(),
	manifests: array(entry).max(1e4),
	annotations,
	config: _undefined().optional(),
	layers: _undefined().optional()
});
const formSchema = looseObject({
	mediaType: string().optional(),
	schemaVersion: unknown(),
	manifests: array(unknown()).optional(),
	config: looseObject({}).optional()
});
const strings = array(string()).nullish();
const configurationSchema = exact({
	...platformShape,
	os: wordOrEmpty,
	architecture: wordOrEmpty,
	rootfs: exact({
		type: literal("layers"),
		diff_ids: array(digest)
	}),
	history: array(exact({
		created_by: string().nullish(),
		empty_layer: boolean().nullish()
	})).nullish(),
	config: exact({
		Env: strings,
		Cmd: strings,
		Entrypoint: strings,
		Labels: record(string(), string()).nullish()
	}).nullish()
});
/**
* Reads a manifest or index. `mediaType` is what the registry or the descriptor says. The fault is a sentence; `where`
* names the document in it.
*/
function parseManifest(bytes, mediaType, where) {
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`${where} ${json.fault}`);
	const refused = whyOldOrMixed(json.value, mediaType);
	if (refused !== void 0) return unparsable(`${where} ${refused}`);
	if (isIndexType(mediaType)) {
		const index = read(indexSchema, json.value, where);
		if (!index.ok) return index;
		const { manifests, annotations: notes } = index.value;
		return parsed({
			kind: "index",
			manifests: manifests.map(entryOf),
			...notes ? { annotations: notes } : {}
		});
	}
	if (!isManifestType(mediaType)) return unparsable(`${where} is of type "${mediaType.slice(0, 100)}", which is not a container image`);
	const manifest = read(manifestSchema, json.value, where);
	if (!manifest.ok) return manifest;
	const { artifactType, config, layers, subject, annotations: notes } = manifest.value;
	return parsed({
		kind: "manifest",
		config: descriptorOf(config),
		layers: layers.map(descriptorOf),
		...artifactType ? { artifactType } : {},
		...subject ? { subject: descriptorOf(subject) } : {},
		...notes ? { annotations: notes } : {}
	});
}
/** Reads an image configuration. The fault is a sentence; `where` names the document in it. */
function parseConfiguration(bytes, where) {
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`${where} ${json.fault}`);
	const configuration = read(configurationSchema, json.value, where);
	if (!configuration.ok) return configuration;
	const { rootfs, history, config, ...named } = configuration.value;
	const others = otherTexts(json.value);
	return parsed({
		platform: platformOf(named) ?? {
			os: named.os || "linux",
			architecture: named.architecture || "unknown"
		},
		diffIds: rootfs.diff_ids,
		history: (history ?? []).map((step) => ({
			createdBy: step.created_by ?? "",
			emptyLayer: step.empty_layer ?? false
		})),
		env: config?.Env ?? [],
		cmd: config?.Cmd ?? [],
		entrypoint: config?.Entrypoint ?? [],
		labels: config?.Labels ?? {},
		...others.length === 0 ? {} : { others }
	});
}
/** Reads the `index.json` of an OCI layout. The fault is a sentence; `where` names the document in it. */
function parseLayoutIndex(bytes, where) {
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`${where} ${json.fault}`);
	const index = read(indexSchema, json.value, where);
	return index.ok ? parsed(index.value.manifests.map(entryOf)) : index;
}
/** The version in the file `oci-layout` of a layout; undefined if it names none. */
function layoutVersion(marker) {
	const layout = parseJsonAs(looseObject({ imageLayoutVersion: string() }), marker);
	return layout.ok ? layout.value.imageLayoutVersion : void 0;
}
/**
* The media type that a manifest names, or the OCI media type that its form shows, since OCI manifests need not name it.
* Undefined if it has neither or is not JSON.
*/
function ownMediaType(bytes) {
	const own = orUndefined(parseJsonAs(formSchema, bytes));
	if (own === void 0 || own.mediaType !== void 0) return own?.mediaType;
	if (own.schemaVersion !== 2) return void 0;
	if (own.manifests !== void 0) return MEDIA.index;
	return own.config === void 0 ? void 0 : MEDIA.manifest;
}
/** Why a document in an old format, or of two types at once, is not read; undefined for every other. */
function whyOldOrMixed(json, mediaType) {
	const own = looseObject({
		schemaVersion: unknown(),
		mediaType: unknown()
	}).safeParse(json).data;
	if (own?.schemaVersion === 1 || /docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/.test(mediaType)) return "is in Docker's schema 1, which cannot be checked; build and push it again with a current tool";
	if (typeof own?.mediaType === "string" && own.mediaType !== mediaType) return `calls itself "${own.mediaType.slice(0, 100)}" but is served as "${mediaType}"`;
}
function read(schema, json, where) {
	const { success, data, error } = schema.safeParse(json);
	if (success) return parsed(data);
	const [issue] = error.issues;
	const place = issue === void 0 || issue.path.length === 0 ? "" : ` at ${issue.path.join(".").slice(0, 80)}`;
	return unparsable(`${where} cannot be read${place}: ${issue?.message ?? "unknown fault"}`);
}
function entryOf(found) {
	const named = found.platform ? platformOf(found.platform) : void 0;
	return {
		...descriptorOf(found),
		...optional({ platform: named })
	};
}
function descriptorOf(found) {
	const { mediaType, size, artifactType, annotations: notes } = found;
	return {
		mediaType,
		digest: found.digest,
		size,
		...artifactType ? { artifactType } : {},
		...notes ? { annotations: notes } : {}
	};
}
/** Undefined if a part is empty, as some tools write it. */
function platformOf(found) {
	const { os, architecture, variant, "os.version": osVersion } = found;
	if (!os || !architecture) return void 0;
	return {
		os,
		architecture,
		...variant ? { variant } : {},
		...osVersion ? { osVersion } : {}
	};
}

// src/domain/once.ts
/**
* Work that is done once, for the first caller, and whose result all callers get, also if it is a fault. A fault for which
* nobody waits yet does not end the process.
*/
function once(work) {
	let result;
	return (...args) => {
		if (result === void 0) {
			result = work(...args);
			result.catch(() => void 0);
		}
		return result;
	};
}

// src/formats/image/oci-referrer.ts
/** The empty configuration of artifacts, as the OCI image specification defines it. */
const EMPTY_CONFIG = new TextEncoder().encode("{}");
/** Descriptor of {@link EMPTY_CONFIG}. The blob must be in the repository before a referrer is pushed. */
const EMPTY_DESCRIPTOR = describe(EMPTY_CONFIG, MEDIA.empty);
/** The annotation with the predicate type of a bundle, as cosign writes it. */
const PREDICATE_ANNOTATION = "dev.sigstore.bundle.predicateType";
/** The annotation with the digest of the DSSE envelope in a bundle, so that it is found before it is read. Nothing proves it. */
const ENVELOPE_ANNOTATION = "io.github.assay-sh.envelope";
/** The annotation with the time at which a referrer was made, RFC 3339. Nothing proves it. */
const CREATED_ANNOTATION = "org.opencontainers.image.created";
/**
* The referrer manifest that carries a Sigstore bundle, in the form that cosign 3 writes and finds. Its blobs, the
* bundle and {@link EMPTY_CONFIG}, must be pushed before it. `subject` is the manifest or index that it is about.
*/
function bundleReferrer(subject, predicateType, bundle, { created, envelope }) {
	return manifestOf({
		schemaVersion: 2,
		mediaType: MEDIA.manifest,
		artifactType: MEDIA.bundle,
		config: EMPTY_DESCRIPTOR,
		layers: [describe(bundle, MEDIA.bundle)],
		subject: {
			mediaType: subject.mediaType,
			digest: subject.digest,
			size: subject.size
		},
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			[PREDICATE_ANNOTATION]: predicateType,
			[CREATED_ANNOTATION]: created.toISOString(),
			[ENVELOPE_ANNOTATION]: envelope
		}
	});
}
/** Reads the manifest of a referrer that carries a bundle. The fault is the end of a sentence about the referrer. */
function parseBundleReferrer(bytes) {
	const manifest = manifestIn(bytes);
	const [layer, ...others] = manifest?.layers ?? [];
	if (layer?.mediaType !== MEDIA.bundle || others.length > 0) return unparsable("is not a manifest with one Sigstore bundle");
	return parsed({
		layer,
		...optional({ predicateType: manifest?.annotations?.[PREDICATE_ANNOTATION] })
	});
}
/** The annotations of a referrer manifest. Nothing proves them. */
function annotationsIn(bytes) {
	return manifestIn(bytes)?.annotations ?? {};
}
function manifestIn(bytes) {
	const manifest = orUndefined(parseManifest(bytes, MEDIA.manifest, "referrer"));
	return manifest?.kind === "manifest" ? manifest : void 0;
}
/** An OCI image manifest with a configuration and layers. */
function imageManifest(config, layers) {
	return manifestOf({
		schemaVersion: 2,
		mediaType: MEDIA.manifest,
		config,
		layers
	});
}
/** The descriptor of bytes. */
function describe(bytes, mediaType) {
	return {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.byteLength
	};
}
/** JSON with sorted keys and no white space. The same content has the same bytes, and so the same digest. */
function canonical(document) {
	return new TextEncoder().encode(JSON.stringify(sorted(document)));
}
function manifestOf(document) {
	const bytes = canonical(document);
	return {
		mediaType: document.mediaType,
		digest: digestOf(bytes),
		bytes
	};
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

export { isConfigType as C, isLayerType as D, isIndexType as E, isManifestType as O, MEDIA as S, isForeignLayerType as T, layoutVersion as _, PREDICATE_ANNOTATION as a, parseLayoutIndex as b, describe as c, once as d, MAX_CONFIG_BYTES as f, isNowhere as g, isAttestationEntry as h, ENVELOPE_ANNOTATION as i, imageManifest as l, distinctEntries as m, EMPTY_CONFIG as n, annotationsIn as o, MAX_MANIFEST_BYTES as p, EMPTY_DESCRIPTOR as r, bundleReferrer as s, CREATED_ANNOTATION as t, parseBundleReferrer as u, ownMediaType as v, isEncryptedLayerType as w, parseManifest as x, parseConfiguration as y };