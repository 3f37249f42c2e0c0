import { t as shedEnvironment } from "./shed-environment.js";

// src/approve/start.ts
shedEnvironment();
await import("./main3.js");

export {  };