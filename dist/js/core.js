import { C as notice, D as warning, E as startGroup, M as summary, S as isDebug, T as setSecret, _ as ExitCode, b as error, v as debug, w as setOutput, x as info, y as endGroup } from "./shared-approve.js";

export { endGroup, startGroup };