import { n as readAcceptRequest, r as writePolicy, t as acceptOpenFindings } from "./accept.js";

export { acceptOpenFindings, readAcceptRequest, writePolicy };