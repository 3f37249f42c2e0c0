import { n as wireGate, t as runGate } from "./run-gate.js";

export { runGate };