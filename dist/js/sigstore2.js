import { a as parseBundle, i as keyHint, n as EMPTY_TRUSTED_ROOT, o as readTrustedRoot, r as bundleVerifier, s as signatureVerifier, t as BUNDLE_MEDIA_TYPE } from "./sigstore.js";

export { readTrustedRoot };