import { n as wireGate, t as runGate } from "./run-gate2.js";

export { runGate };