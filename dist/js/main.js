import { t as shedEnvironment } from "./shed-environment.js";

// src/check/start.ts
shedEnvironment();
await import("./main3.js");

export {  };