import { _ as bundleVerifier, b as readTrustedRoot, g as EMPTY_TRUSTED_ROOT, v as keyHint, x as signatureVerifier, y as parseBundle } from "./shared-gate.js";

export { readTrustedRoot };