import { i as __toESM } from "./rolldown-runtime.js";
import { s as codeOf, u as messageOf } from "./reason.js";
import { n as plain } from "./text.js";
import { n as mayHoldCredential } from "./raw-inputs.js";
import { A as _coercedNumber, i as ZodNumber, j as _coercedString, s as ZodString } from "./schemas.js";
import { a as isLoopback } from "./event.js";
import { c as isMaskable } from "./retry.js";
import { X509Certificate, createPrivateKey } from "node:crypto";
import { join } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";
import tls from "node:tls";

// node_modules/zod/v4/classic/coerce.js
function string(params) {
	return _coercedString(ZodString, params);
}
function number(params) {
	return _coercedNumber(ZodNumber, params);
}

// src/action/hidden-credentials.ts
/** Inputs whose whole text is a credential. */
const CREDENTIAL_INPUTS = [
	"registry-password",
	"github-token",
	"policy-token",
	"audit-token",
	"trivy-server-token",
	"token",
	"fingerprint-key"
];
/** Names of variables that contain a credential: of the runner, of cosign and of a KMS. */
const VARIABLES = /^(?:COSIGN_PASSWORD|SIGSTORE_ID_TOKEN|CI_(?:JOB_TOKEN|REGISTRY_PASSWORD|DEPLOY_PASSWORD|JOB_JWT\w*)|ACTIONS_\w*TOKEN|(?:GITHUB|GH|GITLAB|VAULT|BAO|AWS_SESSION|AWS_CONTAINER_AUTHORIZATION)_TOKEN|AWS_SECRET_ACCESS_KEY|AZURE_\w*(?:SECRET|PASSWORD)|IDENTITY_HEADER|MSI_SECRET|TRANSIT_\w*TOKEN)$/;
/** Names of variables with the address of a KMS or its proxy. The address may contain a user and a password. */
const ADDRESSES = /^(?:(?:VAULT|BAO)_(?:ADDR|AGENT_ADDR|PROXY_ADDR|HTTP_PROXY)|AWS_ENDPOINT_URL\w*|GITLAB_HOST)$/;
/** Names of variables with the address of a proxy. The address may contain a user and a password. */
const PROXIES = /^https?_proxy$/i;
/** Names of query fields that contain a credential. Other fields are harmless, such as `source=github-actions`. */
const SECRET_FIELD = /key|token|secret|pass|pwd|auth|sig|cred|code/i;
/** A value of at least this length is treated as a credential, whatever its field is called, unless it consists of words. */
const LONG_VALUE = 16;
/** Shorter texts are not hidden: they are no credentials, and hiding them would damage other texts. */
const SHORTEST = 5;
/**
* Every credential in the environment of a run, in all forms in which it is sent. Entries hide them before they do
* anything else. Credentials that a run gets later are hidden at that time.
*/
function credentialsIn(env) {
	const input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	const [username, password] = [input("registry-username"), input("registry-password")];
	const key = input("key");
	const variables = Object.entries(env).filter(([name]) => VARIABLES.test(name) || `env://${name}` === key);
	const credentials = [
		...CREDENTIAL_INPUTS.map(input),
		...password === "" ? [] : [Buffer.from(`${username}:${password}`).toString("base64")],
		...variables.map(([, value = ""]) => value.trim()),
		...key.includes("-----BEGIN") ? [key] : [],
		...Object.entries(env).flatMap(([name, value = ""]) => name.startsWith("INPUT_") || PROXIES.test(name) || ADDRESSES.test(name) ? inAddresses(value) : [])
	];
	return [...new Set(credentials)].filter((text) => text.length >= SHORTEST);
}
/** The `image` input, for a run that ends before it is read. Empty if the text may contain a credential. */
function imageInputOf(env) {
	const imageInput = env.INPUT_IMAGE ?? "";
	return mayHoldCredential(imageInput) ? "" : imageInput;
}
/** Users, passwords and keys in the addresses of a text: as written, decoded, and encoded for a header. */
function inAddresses(text) {
	return text.split(/\s+/).flatMap((word) => {
		const [, login = ""] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^\s/@?#]+)@(?!sha256:)/i.exec(word) ?? [];
		const url = word.includes("://") ? URL.parse(word) : null;
		const colon = login.indexOf(":");
		const secrets = colon < 0 ? url === null ? [] : [login] : [login, login.slice(colon + 1)];
		const sent = secrets.map((one) => Buffer.from(decoded$1(one)).toString("base64"));
		return [
			...secrets.flatMap((one) => [one, decoded$1(one)]),
			...sent,
			...url === null ? [] : inQuery(url)
		];
	});
}
/**
* Credentials in the query of an address. Ordinary words are left out: the runner would drop every output that contains
* one.
*/
function inQuery({ searchParams }) {
	const isSecret = ([name, value]) => SECRET_FIELD.test(name) || value.length >= LONG_VALUE && isMaskable(value);
	return [...searchParams].filter(isSecret).map(([, value]) => value);
}
function decoded$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/adapters/network/bounded-body.ts
/** The body of an answer; undefined if it has more than `limit` bytes. */
async function boundedBody(response, limit) {
	const parts = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		size += part.byteLength;
		if (size > limit) return void 0;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

// src/adapters/network/network-error.ts
/** Why a request failed, as a sentence for people without secrets. Another try would fail in the same way. */
var NetworkError = class extends Error {
	name = "NetworkError";
};

// src/adapters/network/connection-words.ts
/** Error codes of connections that fail again in the same way. */
const LASTING = new RegExp(`^(?:${[
	"CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET_ISSUER)|INVALID_CA|HOSTNAME_MISMATCH",
	"ERR_TLS_CERT|ERR_SSL_|EPROTO$",
	"UND_ERR_PRX"
].join("|")})`);
/** Error codes of certificates whose authority is not trusted. */
const UNKNOWN_ISSUER = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;
/** Why a request got no answer, and what to do if anything can be done. */
function connectionWords(error, route) {
	const cause = rootOf(error);
	if (cause instanceof NetworkError) return cause.message;
	const code = codeOf(cause, "");
	const message = messageOf(cause);
	const { host = "the server", proxy } = route ?? {};
	const through = proxy === void 0 ? void 0 : `the proxy ${proxy.url.origin} (${proxy.variable})`;
	const status = /Proxy response \((\d+)\)/.exec(message)?.[1];
	if (through !== void 0 && status !== void 0) return `${through} ${proxyWords(status, host)}`;
	if (message === "bad port") return `Node's fetch does not connect to the port of ${host}, because the port belongs to another protocol; give the registry another port`;
	return tlsWords(code, message, host, route?.complaints ?? []) ?? reachWords(code, through ?? host) ?? plain(code === "" || message.startsWith(code) ? message : `${code} ${message}`, 200);
}
/** Whether another try would fail in the same way. */
function isLasting(error) {
	const cause = rootOf(error);
	const message = messageOf(cause);
	return cause instanceof NetworkError || message === "bad port" || LASTING.test(codeOf(cause, "")) || /Proxy response \((?:[34]\d\d)\)/.test(message);
}
function proxyWords(status, host) {
	if (status === "407") return "answered 407: it requires a user and a password, or refuses those in the variable (http://user:password@proxy:port)";
	if (status.startsWith("5")) return `answered ${status}: it could not reach ${host}`;
	return `answered ${status} and does not connect to ${host}; allow the host in the proxy, or add it to NO_PROXY`;
}
function tlsWords(code, message, host, complaints) {
	if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number/.test(`${code} ${message}`)) return `${host} does not speak TLS on this port (probably it answers in plain HTTP). Assay uses plain HTTP only to this machine (localhost, 127.0.0.1, [::1]); give the registry a certificate, or name the port that has one`;
	if (UNKNOWN_ISSUER.test(code)) return `the certificate of ${host} is not signed by a trusted authority (${code}); name the certificate of its authority in SSL_CERT_FILE, or put it into /etc/docker/certs.d/${host}/ca.crt${complaints.length === 0 ? "" : `; ${complaints.join("; ")}`}`;
	if (code === "CERT_HAS_EXPIRED") return `the certificate of ${host} has expired; renew it, or correct the clock of this machine`;
	if (code === "CERT_NOT_YET_VALID") return `the certificate of ${host} is not valid yet; the clock of this machine or of the host is wrong`;
	if (code === "CERT_REVOKED") return `the certificate of ${host} was revoked`;
	if (/^ERR_TLS_CERT_ALTNAME|^HOSTNAME_MISMATCH$|^UND_ERR_PRX/.test(code)) return `the certificate of ${host} is for another host name (${plain(message, 200)}); use that name`;
	if (/CERTIFICATE_REQUIRED|ALERT_(?:NO|BAD)_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE/.test(code)) return `${host} requires a client certificate, or refuses the one that it got (${code}); put NAME.cert and NAME.key into /etc/docker/certs.d/${host}`;
	if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_PROTOCOLS|TOO_SMALL|TOO_WEAK/.test(code)) return `${host} and Assay have no TLS version or cipher in common (${code}); the registry must support TLS 1.2 or later`;
}
function reachWords(code, server) {
	if (code === "ENOTFOUND" || code === "EAI_NONAME" || code === "EAI_NODATA") return `${server} has no address (${code}): is the name right, and does this machine's name server know it?`;
	if (code === "EAI_AGAIN") return `the name server did not answer for ${server} (${code})`;
	if (code === "ECONNREFUSED") return `${server} refused the connection (${code}): nothing listens there`;
	if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) return `no connection to ${server} within the time limit (${code}); is there a firewall, or a proxy that HTTPS_PROXY should name?`;
	if (/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/.test(code)) return `there is no route to ${server} (${code})`;
	if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return `${server} closed the connection (${code}); a server that requires a client certificate also does this`;
}
/** fetch puts the reason into a chain of causes. If it tried several addresses, each has its own error. */
function rootOf(error) {
	let current = error;
	while (current instanceof Error && !(current instanceof NetworkError)) if (current instanceof AggregateError && current.errors[0] instanceof Error) current = current.errors[0];
	else if (current.cause instanceof Error) current = current.cause;
	else break;
	return current;
}

// src/adapters/network/proxy.ts
const SCHEMES = ["http:", "https:"];
/**
* The proxy for an address, chosen as Go programs choose it: `HTTPS_PROXY` or `HTTP_PROXY` by the scheme of the address,
* in upper case first, unless `NO_PROXY` names the host. Connections to this machine are always direct. Throws a
* {@link NetworkError} if the variable does not contain a usable proxy.
*/
function proxyFor(environment, address) {
	const name = address.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
	const variable = environment[name] ? name : name.toLowerCase();
	const value = environment[variable]?.trim();
	if (!value || isLoopback(address.host)) return void 0;
	if (isExempt(environment.NO_PROXY || environment.no_proxy || "", address)) return void 0;
	return parseProxy(value, variable);
}
function parseProxy(value, variable) {
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
	const url = URL.parse(scheme === void 0 ? `http://${value}` : value);
	if (url === null || url.hostname === "") throw new NetworkError(`${variable} is not the address of a proxy, such as http://proxy.example:3128`);
	if (!SCHEMES.includes(url.protocol)) throw new NetworkError(`${variable} names a proxy of the kind ${scheme}; Assay knows http and https`);
	const login = `${decoded(url.username)}:${decoded(url.password)}`;
	return {
		url: new URL(url.origin),
		variable,
		...login === ":" ? {} : { authorization: `Basic ${Buffer.from(login).toString("base64")}` }
	};
}
/**
* Whether `NO_PROXY` names the host of an address. Its entries are separated by commas or spaces. An entry is `*`; a
* domain (also for its subdomains); `.domain` or `*.domain` (only for the subdomains); an IP address; or a block such as
* `10.0.0.0/8`. All except a block may end in a port. Names are not looked up.
*/
function isExempt(list, address) {
	const host = bare(address.hostname);
	const port = address.port || (address.protocol === "https:" ? "443" : "80");
	return list.toLowerCase().split(/[\s,]+/).some((entry) => entry === "*" || isBlockWith(entry, host) || names(entry, host, port));
}
function isBlockWith(entry, host) {
	const [, network = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
	const kind = isIP(network);
	if (kind === 0 || Number(bits) > (kind === 4 ? 32 : 128)) return false;
	const block = new BlockList();
	block.addSubnet(network, Number(bits), kind === 4 ? "ipv4" : "ipv6");
	return holds(block, host);
}
function names(entry, host, port) {
	const [, asked = "", wantedPort] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? ["", entry];
	const wanted = bare(asked);
	if (wanted === "" || wantedPort !== void 0 && wantedPort !== port) return false;
	const kind = isIP(wanted);
	if (kind !== 0) {
		const block = new BlockList();
		block.addAddress(wanted, kind === 4 ? "ipv4" : "ipv6");
		return holds(block, host);
	}
	const domain = wanted.replace(/^\*\./, ".");
	const subdomains = domain.startsWith(".");
	const name = domainToASCII(domain.replace(/^\./, ""));
	return name !== "" && (host.endsWith(`.${name}`) || !subdomains && host === name);
}
function holds(block, host) {
	const kind = isIP(host);
	return kind !== 0 && block.check(host, kind === 4 ? "ipv4" : "ipv6");
}
/** An IPv6 address without its brackets. */
function bare(host) {
	return host.replace(/^\[(.*)\]$/, "$1");
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/adapters/network/tls-trust.ts
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** Docker and podman keep the certificates for a registry in `FOLDER/HOST[:PORT]`. */
const FOLDERS = ["/etc/containers/certs.d", "/etc/docker/certs.d"];
/**
* The trusted roots and the client certificates for connections by TLS: the roots of Node and of the system, those of
* `SSL_CERT_FILE` and `SSL_CERT_DIR`, and docker's and podman's `certs.d` for each host.
*/
var Trust = class {
	#environment;
	#folders;
	#hosts = /* @__PURE__ */ new Map();
	#contexts = /* @__PURE__ */ new Map();
	#complaints = [];
	#roots;
	/** `folders` are the system's `certs.d`; tests use others. */
	constructor(environment, folders = FOLDERS) {
		this.#environment = environment;
		const { HOME, XDG_CONFIG_HOME } = environment;
		const config = XDG_CONFIG_HOME || (HOME ? join(HOME, ".config") : void 0);
		const own = config === void 0 ? [] : ["containers", "docker"].map((name) => join(config, name, "certs.d"));
		this.#folders = [...own, ...folders];
	}
	/** What could not be read of `SSL_CERT_FILE` and `SSL_CERT_DIR`, for the message of a connection that fails. */
	get complaints() {
		return this.#complaints;
	}
	/**
	* For a connection to the first of these hosts (`name[:port]`). The others led to it: their roots are trusted too, and
	* their client certificate is used if the first has none. Throws a {@link NetworkError}.
	*/
	async context(hosts) {
		this.#roots ??= this.#systemRoots();
		const roots = await this.#roots;
		const own = await Promise.all(hosts.map((host) => this.#of(host)));
		const client = own.find((one) => one.client !== void 0)?.client;
		const ca = [.../* @__PURE__ */ new Set([...roots, ...own.flatMap((one) => one.roots)])];
		const key = [
			ca.length,
			...ca.slice(roots.length),
			client?.cert
		].join("\n");
		const known = this.#contexts.get(key) ?? tls.createSecureContext({
			ca,
			...client
		});
		this.#contexts.set(key, known);
		return known;
	}
	/** The certificates in the folders of a host, with all other roots; undefined if the folders contain none. */
	async forHost(host) {
		const { roots, client } = await this.#of(host);
		if (roots.length === 0 && client === void 0) return void 0;
		this.#roots ??= this.#systemRoots();
		return {
			roots: `${[.../* @__PURE__ */ new Set([...await this.#roots, ...roots])].join("\n")}\n`,
			...client && { client }
		};
	}
	async #systemRoots() {
		const named = await namedRoots(this.#environment);
		this.#complaints.push(...named.complaints);
		return [.../* @__PURE__ */ new Set([
			...tls.getCACertificates("default"),
			...tls.getCACertificates("system"),
			...named.roots
		])];
	}
	#of(host) {
		const known = this.#hosts.get(host) ?? this.#read(host);
		this.#hosts.set(host, known);
		return known;
	}
	async #read(host) {
		const names = host === "registry-1.docker.io" ? [host, "docker.io"] : [host];
		const found = [];
		for (const folder of this.#folders) for (const name of names) found.push(await hostCertificates(join(folder, name)));
		const client = found.find((one) => one.client !== void 0)?.client;
		return {
			roots: found.flatMap(({ roots }) => roots),
			...client && { client }
		};
	}
};
/** Makes libraries that open their own connections trust `SSL_CERT_FILE` and `SSL_CERT_DIR` too. */
async function trustNamedRoots(environment) {
	if (!environment.SSL_CERT_FILE && !environment.SSL_CERT_DIR) return;
	const { roots } = await namedRoots(environment);
	const { setDefaultCACertificates } = tls;
	if (roots.length > 0) setDefaultCACertificates?.([...tls.getCACertificates("default"), ...roots]);
}
/** As for Go and OpenSSL, an unreadable file is not an error; it is reported when a certificate is not trusted. */
async function namedRoots({ SSL_CERT_FILE: file, SSL_CERT_DIR: folders }) {
	const roots = [];
	const complaints = [];
	if (file) try {
		roots.push(...await certificatesIn(file));
	} catch (error) {
		complaints.push(`SSL_CERT_FILE: ${messageOf(error)}`);
	}
	for (const folder of folders?.split(":").filter(Boolean) ?? []) {
		const names = await readdir(folder).catch((error) => {
			complaints.push(`SSL_CERT_DIR: ${folder} cannot be read (${codeOf(error, messageOf(error))})`);
			return [];
		});
		for (const name of names.sort()) roots.push(...await certificatesIn(join(folder, name)).catch(() => []));
	}
	return {
		roots,
		complaints
	};
}
async function hostCertificates(folder) {
	const names = await readdir(folder).catch((error) => {
		if ([
			"ENOENT",
			"ENOTDIR",
			"EACCES",
			"EPERM",
			"EINVAL",
			"ENAMETOOLONG"
		].includes(codeOf(error, messageOf(error)))) return [];
		throw new NetworkError(`${folder} cannot be read (${codeOf(error, messageOf(error))})`);
	});
	const roots = [];
	let client;
	for (const name of names.sort()) {
		const file = join(folder, name);
		if (name.endsWith(".crt")) roots.push(...await certificatesIn(file));
		const key = name.endsWith(".cert") ? file.replace(/\.cert$/, ".key") : void 0;
		if (key !== void 0) {
			if (!names.includes(name.replace(/\.cert$/, ".key"))) throw new NetworkError(`${file} is a client certificate without its key ${key}; the name of a root certificate must end in .crt`);
			client ??= await clientOf(file, key);
		}
		if (name.endsWith(".key") && !names.includes(name.replace(/\.key$/, ".cert"))) throw new NetworkError(`${file} is a key without its client certificate ${file.replace(/\.key$/, ".cert")}`);
	}
	return {
		roots,
		...client && { client }
	};
}
async function clientOf(certFile, keyFile) {
	const certificates = await certificatesIn(certFile);
	const key = await textOf(keyFile);
	let matches;
	try {
		matches = new X509Certificate(certificates[0] ?? "").checkPrivateKey(createPrivateKey(key));
	} catch {
		throw new NetworkError(`${keyFile} is not a private key in PEM without a passphrase`);
	}
	if (!matches) throw new NetworkError(`${keyFile} is not the key of the certificate ${certFile}`);
	return {
		cert: certificates.join("\n"),
		key
	};
}
/** The certificates of a file. Throws a {@link NetworkError} if there is none. */
async function certificatesIn(file) {
	const found = (await textOf(file)).match(CERTIFICATE) ?? [];
	const readable = found.filter((pem) => {
		try {
			return new X509Certificate(pem).subject !== null;
		} catch {
			return false;
		}
	});
	if (readable.length === 0 || readable.length < found.length) throw new NetworkError(`${file} contains ${found.length === 0 ? "no certificate in PEM" : "a certificate that cannot be read"}`);
	return readable;
}
async function textOf(file) {
	try {
		if (!(await stat(file)).isFile()) throw new NetworkError(`${file} is not a file`);
		return await readFile(file, "utf8");
	} catch (error) {
		throw error instanceof NetworkError ? error : new NetworkError(`${file} cannot be read (${codeOf(error, messageOf(error))})`);
	}
}

// src/adapters/network/network.ts
/** Sends requests as the environment says: through its proxies, with its trusted certificates. */
var Network = class {
	#options;
	#trust;
	#dispatchers = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#trust = new Trust(options.environment, options.certificateFolders);
	}
	/**
	* As the global `fetch`. `from` is the host (`name[:port]`) that led to this address: its certificates are trusted
	* too.
	*/
	async fetch(url, init, from = url.host) {
		const proxy = proxyFor(this.#options.environment, url);
		if (url.protocol !== "https:" && proxy === void 0 && this.#options.lookup === void 0) return await fetch(url, init);
		const [dispatcher, undici] = await Promise.all([this.#dispatcher(url, from, proxy), import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))]);
		const send = undici.fetch;
		return await send(url, {
			...init,
			dispatcher
		});
	}
	/** How an address is reached, for messages. */
	route(url) {
		const direct = {
			host: url.host,
			complaints: this.#trust.complaints
		};
		try {
			const proxy = proxyFor(this.#options.environment, url);
			return {
				...direct,
				...proxy && { proxy }
			};
		} catch {
			return direct;
		}
	}
	/** The certificates in the folders for a host, for programs that do not read these folders. */
	async certificates(host) {
		return await this.#trust.forHost(host);
	}
	#dispatcher(url, from, proxy) {
		const key = [
			url.protocol,
			url.host,
			from,
			proxy?.url.href
		].join(" ");
		const known = this.#dispatchers.get(key) ?? this.#create(url, from, proxy);
		this.#dispatchers.set(key, known);
		return known;
	}
	async #create(url, from, proxy) {
		const { Agent, ProxyAgent } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
		const connect = await this.#connectOptions(url, [url.host, from]);
		if (proxy === void 0) return new Agent({ connect });
		return new ProxyAgent({
			uri: proxy.url.href,
			...proxy.authorization !== void 0 && { token: proxy.authorization },
			requestTls: connect,
			proxyTls: await this.#connectOptions(proxy.url, [proxy.url.host]),
			proxyTunnel: url.protocol === "https:"
		});
	}
	async #connectOptions(url, hosts) {
		const { lookup } = this.#options;
		return {
			...lookup && { lookup },
			...url.protocol === "https:" && { secureContext: await this.#trust.context([...new Set(hosts)]) }
		};
	}
};
let own;
/** The network of this process by its own environment, for everything that is not a registry. */
function ownNetwork() {
	own ??= new Network({ environment: process.env });
	return own;
}

export { connectionWords as a, boundedBody as c, imageInputOf as d, number as f, proxyFor as i, CREDENTIAL_INPUTS as l, ownNetwork as n, isLasting as o, string as p, trustNamedRoots as r, NetworkError as s, Network as t, credentialsIn as u };