import { S as signatureVerifier, _ as EMPTY_TRUSTED_ROOT, b as parseBundle, v as bundleVerifier, x as readTrustedRoot, y as keyHint } from "./shared-gate.js";

export { readTrustedRoot };