import { n as ExecaError, r as ExecaSyncError, t as execa } from "./execa.js";

export { execa };