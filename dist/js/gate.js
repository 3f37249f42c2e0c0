import { t as shedEnvironment } from "./shed-environment.js";

// src/start/gate.ts
shedEnvironment();
await import("./gate2.js");

export {  };