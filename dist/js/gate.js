import { t as shedEnvironment } from "./shared-first.js";

// src/gate/start.ts
shedEnvironment();
await import("./main9.js");

export {  };