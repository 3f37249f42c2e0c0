import { t as readPolicyFile } from "./policy-file-read.js";

export { readPolicyFile };