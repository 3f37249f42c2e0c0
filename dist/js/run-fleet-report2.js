import { t as runFleetReport } from "./run-fleet-report.js";

export { runFleetReport };