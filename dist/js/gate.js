import { t as shedEnvironment } from "./shed-environment.js";

// src/gate/start.ts
shedEnvironment();
await import("./main9.js");

export {  };