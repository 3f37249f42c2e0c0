import { t as shedEnvironment } from "./shed-environment.js";

// src/fleet/plan/start.ts
shedEnvironment();
await import("./main6.js");

export {  };