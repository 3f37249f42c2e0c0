import { t as shedEnvironment } from "./shed-environment.js";

// src/check/start.ts
shedEnvironment();
await import("./main4.js");

export {  };