import { t as shedEnvironment } from "./shed-environment.js";

// src/gate/start.ts
shedEnvironment();
await import("./main6.js");

export {  };