import { t as shedEnvironment } from "./shed-environment.js";

// src/admission/start.ts
shedEnvironment();
await import("./main2.js");

export {  };