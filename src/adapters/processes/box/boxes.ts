import { existsSync } from 'node:fs';
import type { Isolation } from '../../../domain/evidence/isolation.ts';
import type { Command, View } from '../../../ports/process-port.ts';
import { BOX_PROGRAM } from './box-program.ts';
import { visiblePaths } from './visible-paths.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A way to separate a program from the rest of the machine. */
export interface Box {
  readonly by: NonNullable<Isolation['by']>;
  /** What it promises. It counts only after a trial. */
  readonly promise: Pick<Isolation, 'network' | 'files' | 'processes'>;
  /** The command that runs another command in this box. */
  readonly wrap: (command: Command, view: View) => Command;
}

// Fixed paths: a program of this name in a folder of PATH could be anybody's.
const PERL = '/usr/bin/perl';
const UNSHARE = '/usr/bin/unshare';
const SETPRIV = '/usr/bin/setpriv';

/** The boxes that this machine may have, the best first, and why others are not tried. */
export function possibleBoxes(environment: Environment): {
  readonly boxes: readonly Box[];
  readonly missing: readonly string[];
} {
  if (process.platform !== 'linux') return { boxes: [], missing: ['scanners can be isolated only on Linux'] };
  const hasPerl = existsSync(PERL) && /^(?:x64|arm64)$/.test(process.arch);
  const hasUnshare = existsSync(UNSHARE);
  return {
    boxes: [...(hasPerl ? [landlock(environment)] : []), ...(hasUnshare ? [namespaces()] : [])],
    missing: [
      ...(hasPerl ? [] : [`Landlock needs ${PERL} on x64 or arm64`]),
      ...(hasUnshare ? [] : [`namespaces need ${UNSHARE}`]),
    ],
  };
}

function landlock(environment: Environment): Box {
  return {
    by: 'Landlock and seccomp',
    promise: { network: 'none', files: 'own', processes: 'own' },
    wrap: (command, view) => {
      const rules = visiblePaths(command, view, environment).flat();
      return becoming(command, [view.isOnline === true ? 'online' : 'offline', ...rules]);
    },
  };
}

/** For a machine without Perl or Landlock. It hides no files: a mount for each folder would need more rights. */
function namespaces(): Box {
  const asUser = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];
  const separate = ['--net', '--ipc', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return {
    by: 'namespaces',
    promise: { network: 'none', files: 'all', processes: 'own' },
    wrap: (command, view) => {
      if (view.isOnline === true) return tethered(command);
      const { file, args } = command;
      return tethered({ ...command, file: UNSHARE, args: [...asUser, ...separate, '--', file, ...args] });
    },
  };
}

/** The command as one whose process is killed as soon as this process ends, if the machine has a program for that. */
export function tethered(command: Command): Command {
  if (process.platform !== 'linux') return command;
  if (existsSync(PERL) && /^(?:x64|arm64)$/.test(process.arch)) return becoming(command, ['tether']);
  if (!existsSync(SETPRIV)) return command;
  const { file, args } = command;
  return { ...command, file: SETPRIV, args: ['--pdeathsig', 'KILL', '--', file, ...args] };
}

/** The command as one of Perl that restricts itself and becomes the program. */
function becoming(command: Command, restrictions: readonly string[]): Command {
  const { file, args, env } = command;
  const own = [process.arch, String(process.pid), ...restrictions, '--'];
  return {
    ...command,
    file: PERL,
    args: ['-e', BOX_PROGRAM, ...own, file, ...args],
    env: { ...env, PERL_BADLANG: '0' },
  };
}
