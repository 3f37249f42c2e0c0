import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, View } from '../../ports/process-port.ts';
import type { World } from '../../ports/world.ts';
import { withOwnFolders } from '../shared/own-folders.ts';

/** What differs from one call of trivy to the next. */
export interface TrivyCall {
  /** The subcommand with its arguments. */
  readonly args: readonly string[];
  /** What this call sees, beside its own folders. It must name `cacheDir`. */
  readonly view: View;
  /** Folder with trivy's databases and layer cache. If it is absent, the call gets an empty one. */
  readonly cacheDir?: string;
  readonly timeoutMs: number;
  /** `false`: without `--quiet`, for a call whose log people or Assay read. */
  readonly quiet?: boolean;
  /** Variables on top of the allow-list, such as `DOCKER_CONFIG`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Reports of large images: 20 MB for 5000 packages with many findings. */
const OUTPUT_LIMIT_BYTES = 256 * 1024 * 1024;
/** trivy has its own time limit of 5 minutes. It is set a little later than ours, so that ours applies. */
const GRACE_MS = 5_000;

/**
 * A call of trivy that files around it cannot change. It gets a working folder of its own, and an explicit empty configuration
 * and ignore file: trivy would load such files of the author of a pull request from the working folder.
 */
export async function trivyCommand(
  world: Pick<World, 'tools' | 'workspace'>,
  call: TrivyCall,
): Promise<Command> {
  const trivy = await world.tools.acquire('trivy');
  const cwd = await world.workspace.folder('trivy');
  const [config, ignore] = [join(cwd, 'config.yaml'), join(cwd, 'ignore')];
  await Promise.all([writeFile(config, ''), writeFile(ignore, '')]);
  const cache = call.cacheDir ?? join(cwd, 'cache');
  if (call.cacheDir === undefined) await mkdir(cache, { mode: 0o700 });
  const { view } = call;
  const fixed = [
    ...['--config', config, '--ignorefile', ignore],
    ...['--cache-dir', cache],
    ...['--timeout', `${Math.ceil((call.timeoutMs + GRACE_MS) / 1000)}s`],
    ...['--skip-version-check', '--disable-telemetry', '--no-progress'],
    ...(call.quiet === false ? [] : ['--quiet']),
  ];
  return {
    tool: 'trivy',
    file: trivy.path,
    args: [...call.args, ...fixed],
    cwd,
    env: { ...(await withOwnFolders(world.workspace.environment, cwd)), ...call.env },
    timeoutMs: call.timeoutMs,
    maxOutputBytes: OUTPUT_LIMIT_BYTES,
    view: call.cacheDir === undefined ? { ...view, writes: [...(view.writes ?? []), cache] } : view,
  };
}
