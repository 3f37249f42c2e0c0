import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandResult, runCommand } from '../../rig/command-line.ts';
import { expectPassed } from './outcome.ts';
import { RELEASE } from './release.ts';
import { openStage, type Published, type Stage } from './stage.ts';

/** A stage with an image that was shipped under a policy for a cluster. */
export interface AdmissionStage {
  readonly stage: Stage;
  readonly image: Published;
  /** A checkout with the policy file. */
  readonly workspace: string;
  /** Runs `assay admission` on this image, or on others, with these flags, some days from now. */
  admission(flags: readonly string[], options?: AdmissionCall): Promise<CommandResult>;
  /** Writes another policy file. What it changes outside of `gate` denies images of before. */
  policy(gate: object, others?: object): Promise<void>;
}

interface AdmissionCall {
  readonly images?: readonly string[];
  readonly days?: number;
  /** Default: the checkout with the policy. */
  readonly cwd?: string;
  /** In place of the signer that shipped the image. */
  readonly signer?: readonly string[];
  /** Default: that of the stage. */
  readonly trustedRoot?: string;
}

/** Opens a stage and ships an image. The policy names its registry, other ones (`host:port`), and the signer. */
export async function openAdmissionStage(alsoAllowed: readonly string[] = []): Promise<AdmissionStage> {
  const stage = await openStage();
  const [workspace, image] = [await stage.subfolder(), await stage.publish('clean')];
  await mkdir(join(workspace, '.github'));
  const policy = async (gate: object, others: object = {}) => {
    const registries = { allow: [stage.registry.host, ...alsoAllowed].map((host) => `${host}/team/*`) };
    const document = { version: 1, registries, gate, ...others };
    await writeFile(join(workspace, '.github/assay.yml'), JSON.stringify(document));
  };
  await policy({});
  expectPassed(await stage.ship({ image: image.tagged, source: '' }, { workspace }));
  const script = join(stage.folder, 'action', 'dist', 'js', 'assay.js');
  return {
    ...{ stage, image, workspace, policy },
    async admission(flags, call = {}) {
      const { images = [image.pinned], days = 0, cwd = workspace, signer } = call;
      const { trustedRoot = stage.sigstore.trustedRoot } = call;
      const certificate = [
        '--certificate-identity',
        RELEASE,
        '--certificate-oidc-issuer',
        stage.sigstore.issuer.url,
      ];
      // Without a trusted root, a key needs no log and no timestamp.
      const trust = signer?.includes('--key') ? [] : ['--trusted-root', trustedRoot];
      const tools = ['--cosign-path', stage.tools.cosign, ...trust];
      return await runCommand(
        script,
        ['admission', ...images, ...(signer ?? certificate), ...tools, ...flags],
        {
          cwd,
          ...(days > 0 && { env: { NODE_OPTIONS: movedClock(days) } }),
        },
      );
    },
  };
}

/** Moves the clock of a program by some days. It is no variable of its own: those are gone at its second start. */
function movedClock(days: number): string {
  const by = days * 86_400_000;
  const moved = `class extends Was {
    constructor(...given) { given.length > 0 ? super(...given) : super(Was.now() + ${by}); }
    static now() { return Was.now() + ${by}; }
  }`;
  return `--import=data:text/javascript,${encodeURIComponent(`const Was = Date; globalThis.Date = ${moved};`)}`;
}
