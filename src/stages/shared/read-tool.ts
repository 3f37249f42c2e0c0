import { type Check, diskFullFault, fault } from '../../domain/reason.ts';
import type { Command, Exit, Processes } from '../../ports.ts';

/** Runs a tool and answers its stdout. Every end except exit code 0 is a fault with the last lines of its stderr. */
export async function readTool(processes: Processes, check: Check, command: Command): Promise<string> {
  return successOf(await processes.read(command), check, command.tool);
}

/** The stdout of a successful exit; throws `tool-failed` or `tool-timed-out` for every other end. */
export function successOf(exit: Exit, check: Check, tool: string): string {
  switch (exit.kind) {
    case 'exited':
      if (exit.code === 0) return exit.stdout;
      demandRoom(exit.stderr, check);
      throw fault('tool-failed', check, `${tool} ended with exit code ${exit.code}${lastLines(exit.stderr)}`);
    case 'killed':
      demandRoom(exit.stderr, check);
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

/** A tool that ends because of a full disk is not at fault itself. */
function demandRoom(stderr: string, check: Check): void {
  const full = diskFullFault(stderr, check);
  if (full !== undefined) throw full;
}

/** trivy's progress lines. They do not explain a failure, and they name private folders. */
const PROGRESS = /^\S+\s+(?:DEBUG|INFO)\s/;

function lastLines(stderr: string): string {
  const written = stderr.trim().split('\n').filter(Boolean);
  const lines = written.filter((line) => !PROGRESS.test(line)).slice(-3);
  return lines.length === 0 ? '' : `: ${lines.join(' | ').slice(0, 600)}`;
}
