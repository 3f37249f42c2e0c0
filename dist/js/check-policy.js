import { n as checkPolicy, t as acceptFindings } from "./check-policy2.js";

export { acceptFindings, checkPolicy };