import { a as info, c as setOutput, d as warning, f as summary, i as error, l as setSecret, n as debug, o as isDebug, r as endGroup, s as notice, t as ExitCode, u as startGroup } from "./core.js";

export { endGroup, startGroup };