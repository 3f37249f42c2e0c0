import { t as shedEnvironment } from "./shared-first.js";

// src/approve/start.ts
shedEnvironment();
await import("./main3.js");

export {  };