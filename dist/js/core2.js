import { a as info, c as startGroup, i as error, l as warning, n as debug, o as notice, r as endGroup, s as setOutput, t as ExitCode, u as summary } from "./core.js";

export { endGroup, startGroup };