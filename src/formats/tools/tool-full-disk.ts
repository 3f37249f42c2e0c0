import { fullDiskLine } from '../../domain/error-words.ts';
import { type AssayError, type Check, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Exit } from '../../ports/process-port.ts';

/**
 * The fault of a tool that could not write a file, because a disk is full or a limit is reached; undefined for every other
 * end. Only the line that says so is quoted: Go prints its whole stack after it.
 */
export function toolFullDisk(exit: Exit, check: Check, tool: string): AssayError | undefined {
  if (!('stderr' in exit) || (exit.kind === 'exited' && exit.code === 0)) return undefined;
  // The signal of a file that becomes larger than the limit of the process.
  const words = exit.kind === 'killed' && exit.signal === 'SIGXFSZ' ? exit.signal : fullDiskLine(exit.stderr);
  if (words === undefined) return undefined;
  return fault('disk-full', check, `${tool} could not write a file (${plain(words.trim(), 300)})`);
}
