import { t as runCheck } from "./run-check.js";

export { runCheck };