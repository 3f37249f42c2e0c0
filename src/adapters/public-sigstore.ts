import { fault } from '../domain/reason.ts';
import type { PublicSigstore, SigstoreTrust, Workspace } from '../ports.ts';

const TRUSTED_ROOT = 'trusted_root.json';
const SIGNING_CONFIG = 'signing_config.v0.2.json';

/**
 * The public Sigstore instance, by its TUF repository, whose first root is part of the TUF client. Used for keyless
 * signing without a `signing-config`, and for nothing else: everywhere else nothing public is contacted.
 */
export function createPublicSigstore(workspace: Pick<Workspace, 'folder'>): PublicSigstore {
  return {
    async trust(): Promise<SigstoreTrust> {
      try {
        const { initTUF } = await import('@sigstore/tuf');
        const tuf = await initTUF({ cachePath: await workspace.folder('tuf'), retry: 3, timeout: 15_000 });
        return {
          signingConfig: await tuf.getTarget(SIGNING_CONFIG),
          trustedRoot: await tuf.getTarget(TRUSTED_ROOT),
        };
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const message = `the public Sigstore's trust root cannot be had (${why}); name \`signing-config\` and \`trusted-root\` for a private one`;
        throw fault('signing-failed', 'sign', message, error);
      }
    },
  };
}
