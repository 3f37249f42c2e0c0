// Held out: written by one who had not read the rules or their tests.
import { COMMANDS } from './commands-third.ts';
import { CREDENTIAL_FILES } from './files-third.ts';
import { FRAMEWORKS } from './frameworks-third.ts';
import { INFRASTRUCTURE } from './infrastructure-third.ts';
import type { Kind } from './kind.ts';
import { NETWORKS } from './networks-third.ts';
import { SERVERS } from './servers-third.ts';
import { TRAFFIC } from './traffic-third.ts';

/** Secrets in the files and commands that people commit. */
export const STRUCTURES: readonly Kind[] = [
  ...INFRASTRUCTURE,
  ...NETWORKS,
  ...COMMANDS,
  ...FRAMEWORKS,
  ...SERVERS,
  ...CREDENTIAL_FILES,
  ...TRAFFIC,
];
