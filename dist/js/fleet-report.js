import { t as shedEnvironment } from "./shed-environment.js";

// src/fleet/report/start.ts
shedEnvironment();
await import("./main7.js");

export {  };