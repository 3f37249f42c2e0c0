import { n as reportWhole, t as report } from "./report.js";

export { report, reportWhole };