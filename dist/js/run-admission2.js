import { t as runAdmission } from "./run-admission.js";

export { runAdmission };