import { d as REASONS } from "./shared-first.js";
import { ft as _enum } from "./shared-cli.js";

// src/formats/reason-code.ts
/** A reason code, in documents. */
const reasonCode = _enum(Object.keys(REASONS));

export { reasonCode as t };