import { t as shedEnvironment } from "./shared-first.js";

// src/admission/start.ts
shedEnvironment();
await import("./main2.js");

export {  };