import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { rigFolder } from '../../rig/folder.ts';
import { type ActionResult, type ActionStep, runAction } from '../../rig/github/run-action.ts';
import { type ImageLayout, pushLayout } from '../../rig/images/images.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { type Credentials, RepositoryClient } from '../../rig/servers/registry-client.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { presentBundle } from '../../rig/tools/present-bundle.ts';
import { RELEASE } from './release.ts';
import { type ImageKind, makeImage } from './stage-images.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Inputs of the check that the gate does not have. */
const NOT_OF_THE_GATE: readonly string[] = ['gitleaks-path', 'java-db-repository', 'signing-config'];

type Inputs = Readonly<Record<string, string>>;

/** A whole world for the action, on loopback: registries, Sigstore, vulnerability database, images, and a runner. */
export interface Stage {
  /** Everything of this stage lies below it. */
  readonly folder: string;
  readonly tools: { readonly trivy: string; readonly cosign: string; readonly gitleaks: string };
  readonly registry: TestRegistry;
  readonly sigstore: TestSigstore;
  readonly database: TestDatabase;
  /** Inputs of a run that signs keyless; `image` is missing. */
  readonly inputs: Inputs;
  /** A new empty folder. */
  subfolder(): Promise<string>;
  /** An image as an OCI layout; each kind is made once. */
  layout(kind: ImageKind): Promise<ImageLayout>;
  /** Pushes an image into a repository of its own. */
  publish(kind: ImageKind): Promise<Published>;
  /** Runs the bundled action as a runner would; `inputs` come on top of those of a keyless run. */
  ship(inputs: Inputs, step?: Partial<ActionStep>): Promise<ActionResult>;
  /** Runs the bundled gate; `inputs` come on top of those that demand what a keyless run of `ship` signs. */
  gate(inputs: Inputs, step?: Partial<ActionStep>): Promise<ActionResult>;
  stop(): Promise<void>;
}

/** An image that lies in the registry. */
export interface Published {
  /** Name of the repository in the registry. */
  readonly path: string;
  /** `host/path:v1` */
  readonly tagged: string;
  /** `host/path@sha256:…` */
  readonly pinned: string;
  readonly digest: string;
  readonly repository: RepositoryClient;
}

/** Starts everything, with the bundle of the present source in a folder of its own; some 2 s. */
export async function openStage(
  options: { readonly referrers?: boolean; readonly auth?: Credentials } = {},
): Promise<Stage> {
  const { referrers = true, auth } = options;
  const folder = await rigFolder('stage');
  const [tools, action, registry, sigstore, database] = await Promise.all([
    buildTools(['trivy', 'cosign', 'gitleaks']),
    bundle(join(folder, 'action')),
    startRegistry({ referrers, ...(auth && { auth }) }),
    startSigstore(),
    makeDatabase(),
  ]);
  // With credentials the database lies elsewhere: those of the image's registry are not for it.
  const elsewhere = auth && (await startRegistry({ referrers }));
  const databaseReference = await database.push((elsewhere ?? registry).host);
  const inputs: Inputs = {
    'trivy-path': tools.trivy,
    'cosign-path': tools.cosign,
    'gitleaks-path': tools.gitleaks,
    'db-repository': databaseReference,
    'java-db-repository': databaseReference,
    'signing-config': sigstore.signingConfig,
    'trusted-root': sigstore.trustedRoot,
    ...(auth && { 'registry-username': auth.username, 'registry-password': auth.password }),
  };
  const gateInputs: Inputs = {
    ...Object.fromEntries(Object.entries(inputs).filter(([name]) => !NOT_OF_THE_GATE.includes(name))),
    'certificate-identity': RELEASE,
    'certificate-oidc-issuer': sigstore.issuer.url,
  };
  const layouts = new Map<ImageKind, Promise<ImageLayout>>();
  const results: ActionResult[] = [];
  let made = 0;
  const subfolder = async () => {
    made += 1;
    const path = join(folder, `part-${made}`);
    await mkdir(path);
    return path;
  };
  const layout = (kind: ImageKind) => {
    const known = layouts.get(kind) ?? subfolder().then((dir) => makeImage(dir, kind));
    layouts.set(kind, known);
    return known;
  };
  return {
    ...{ folder, tools, registry, sigstore, database, inputs, subfolder, layout },
    async publish(kind) {
      const image = await layout(kind);
      made += 1;
      const path = `team/app${made}`;
      const tagged = `${registry.host}/${path}:v1`;
      const pinned = await pushLayout(image, tagged, auth);
      const repository = new RepositoryClient(registry.host, path, auth);
      return { path, tagged, pinned, digest: image.digest, repository };
    },
    async ship(own, step = {}) {
      // As a runner has it: the commit of the run is the one that is checked out. Without a checkout there is no source.
      const sha = step.env?.GITHUB_SHA ?? (await commitIn(step.workspace, own.source));
      const env = { ...sigstore.environment(sha === undefined ? {} : { sha }), ...step.env };
      const source: Inputs = step.workspace === undefined ? { source: '' } : {};
      const result = await runAction({ action, ...step, inputs: { ...inputs, ...source, ...own }, env });
      results.push(result);
      return result;
    },
    async gate(own, step = {}) {
      const result = await runAction({
        action: join(action, 'gate'),
        ...step,
        inputs: { ...gateInputs, ...own },
      });
      results.push(result);
      return result;
    },
    async stop() {
      await Promise.all(results.map((result) => result.remove()));
      await Promise.all([registry.stop(), elsewhere?.stop(), sigstore.stop(), database.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The commit that is checked out where the source lies; undefined where that is no repository or has none yet. */
async function commitIn(workspace: string | undefined, source = ''): Promise<string | undefined> {
  if (workspace === undefined || !existsSync(join(workspace, source))) return undefined;
  const { exitCode, stdout } = await execa('git', ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
    cwd: join(workspace, source),
    env: { GIT_CEILING_DIRECTORIES: join(workspace, '..') },
    reject: false,
  });
  return exitCode === 0 ? stdout : undefined;
}

/** What users get: action.yml, gate/action.yml, and dist made from the source as it is now. */
async function bundle(action: string): Promise<string> {
  await mkdir(action);
  await presentBundle(join(action, 'dist'));
  await mkdir(join(action, 'gate'));
  for (const name of ['action.yml', 'package.json', 'gate/action.yml'])
    await copyFile(join(ROOT, name), join(action, name));
  return action;
}
