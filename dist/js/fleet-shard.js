import { t as shedEnvironment } from "./shed-environment.js";

// src/fleet/shard/start.ts
shedEnvironment();
await import("./main8.js");

export {  };