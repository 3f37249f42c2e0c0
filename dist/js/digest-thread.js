import { t as digestNow } from "./digest-now.js";
import { parentPort, workerData } from "node:worker_threads";

// src/digest-thread.ts
parentPort?.postMessage(digestNow(workerData));

export {  };