import { t as runPlan } from "./run-plan.js";

export { runPlan };