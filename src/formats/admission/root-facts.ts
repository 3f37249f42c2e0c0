import { z } from 'zod';
import { orThrow } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';
import { pemOf } from '../signing/pem.ts';

const ROOT = z.looseObject({
  tlogs: z
    .array(z.looseObject({ baseUrl: z.string(), publicKey: z.looseObject({ rawBytes: z.string() }) }))
    .optional(),
  ctlogs: z.array(z.unknown()).optional(),
});

/** What engines want to be told separately from a trusted root. */
export interface RootFacts {
  /** The trusted root as JSON, with a list of CT logs, which may be empty. */
  readonly root: Readonly<Record<string, unknown>>;
  /** The first transparency log: its address, and its public key in PEM. */
  readonly log?: { readonly url: string; readonly publicKey: string };
  readonly hasCtLog: boolean;
}

/** The facts of a trusted root that the gate has verified evidence with. */
export function rootFacts(trustedRoot: string): RootFacts {
  const root = orThrow(parseJsonAs(ROOT, trustedRoot), (why) => new Error(`the trusted root ${why}`));
  const { tlogs = [], ctlogs = [] } = root;
  const [log] = tlogs;
  return {
    root: { ...root, ctlogs },
    ...(log && { log: { url: log.baseUrl, publicKey: pemOf('PUBLIC KEY', log.publicKey.rawBytes) } }),
    hasCtLog: ctlogs.length > 0,
  };
}
