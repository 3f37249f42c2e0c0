import { type Check, fault } from '../../domain/reason.ts';
import { toolFullDisk } from '../../formats/tools/tool-full-disk.ts';
import type { Command, Exit, Processes } from '../../ports/process-port.ts';

/** Runs a tool and answers its stdout. Every end except exit code 0 is a fault with the last lines of its stderr. */
export async function readTool(processes: Processes, check: Check, command: Command): Promise<string> {
  return successOf(await processes.read(command), check, command.tool);
}

/** The stdout of a successful exit; throws `disk-full`, `tool-failed` or `tool-timed-out` for every other end. */
export function successOf(exit: Exit, check: Check, tool: string): string {
  const full = toolFullDisk(exit, check, tool);
  if (full !== undefined) throw full;
  switch (exit.kind) {
    case 'exited':
      if (exit.code === 0) return exit.stdout;
      throw fault('tool-failed', check, `${tool} ended with exit code ${exit.code}${lastLines(exit.stderr)}`);
    case 'killed':
      throw fault('tool-failed', check, `${tool} was killed by ${exit.signal}${lastLines(exit.stderr)}`);
    case 'timed-out':
      throw fault(
        'tool-timed-out',
        check,
        `${tool} did not end within ${exit.afterMs / 1000} s and was stopped`,
      );
    case 'too-much-output':
      throw fault('tool-failed', check, `${tool} printed more than ${exit.limitBytes} bytes and was stopped`);
    case 'not-started':
      throw fault('tool-failed', check, `${tool} could not be started: ${exit.message}`);
  }
}

/** trivy's progress lines. They do not explain a failure, and they name private folders. */
const PROGRESS = /^\S+\s+(?:DEBUG|INFO)\s/;

/** The last lines that explain a failure, with a colon before them. */
export function lastLines(stderr: string): string {
  const written = stderr.trim().split('\n').filter(Boolean);
  const lines = written.filter((line) => !PROGRESS.test(line)).slice(-3);
  return lines.length === 0 ? '' : `: ${lines.join(' | ').slice(0, 600)}`;
}
