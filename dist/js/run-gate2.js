import { t as runGate } from "./run-gate.js";

export { runGate };