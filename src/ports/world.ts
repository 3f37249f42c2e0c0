import type { RunCache, SealedFiles } from './cache-port.ts';
import type { Git } from './git-port.ts';
import type { Layers, Layouts } from './image-port.ts';
import type { Processes, Tools } from './process-port.ts';
import type { Registry } from './registry-port.ts';
import type { Runner } from './runner-port.ts';
import type { SbomValidator } from './sbom-port.ts';
import type { PublicSigstore, SigstoreServices } from './sigstore-port.ts';
import type { Workspace } from './workspace-port.ts';

/**
 * Everything that a stage can use of the outside world. The adapters implement it, and the entries pass it in. Each stage
 * names the parts that it needs with `Pick`.
 */
export interface World {
  readonly processes: Processes;
  readonly registry: Registry;
  readonly tools: Tools;
  readonly runner: Runner;
  readonly workspace: Workspace;
  readonly layouts: Layouts;
  readonly layers: Layers;
  readonly git: Git;
  readonly publicSigstore: PublicSigstore;
  readonly sigstoreServices: SigstoreServices;
  readonly sbomValidator: SbomValidator;
  /** Absent if this run keeps nothing for runs on other machines. */
  readonly runCache?: RunCache;
  /** Absent if this run has no such secret, or may not leave results for later ones. */
  readonly sealed?: SealedFiles;
  /** Settles when `cache-dir` has what runs on other machines learned about layers. Absent: there is nothing to wait for. */
  readonly remembered?: Promise<void>;
  readonly now: () => Date;
}
