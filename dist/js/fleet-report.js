import { t as shedEnvironment } from "./shared-first.js";

// src/fleet/report/start.ts
shedEnvironment();
await import("./main7.js");

export {  };