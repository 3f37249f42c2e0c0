import { t as shedEnvironment } from "./shared-first.js";

// src/fleet/plan/start.ts
shedEnvironment();
await import("./main6.js");

export {  };