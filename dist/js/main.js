import { t as shedEnvironment } from "./shed-environment.js";

// src/start/main.ts
shedEnvironment();
await import("./main2.js");

export {  };