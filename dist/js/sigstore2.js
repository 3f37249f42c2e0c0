import { a as readTrustedRoot, i as parseBundle, n as bundleVerifier, o as signatureVerifier, r as keyHint, t as EMPTY_TRUSTED_ROOT } from "./sigstore.js";

export { readTrustedRoot };