import { t as shedEnvironment } from "./shared-first.js";

// src/check/start.ts
shedEnvironment();
await import("./main4.js");

export {  };