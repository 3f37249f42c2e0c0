import { t as shedEnvironment } from "./shared-first.js";

// src/fleet/shard/start.ts
shedEnvironment();
await import("./main8.js");

export {  };