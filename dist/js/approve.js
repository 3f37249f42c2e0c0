import { t as shedEnvironment } from "./shed-environment.js";

// src/start/approve.ts
shedEnvironment();
await import("./approve2.js");

export {  };