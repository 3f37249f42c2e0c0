import { O as exec } from "./shared-approve.js";

export { exec };