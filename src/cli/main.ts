import { CommanderError } from 'commander';
import { reasonsOf } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { COMMANDS } from './all-commands.ts';
import { createProgram } from './parser.ts';
import { faultInWords } from './usage-fault.ts';

// Until a command has ended, nothing was checked.
process.exitCode = 2;
// The reader has gone, for example `| head`. What is written now would be lost.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(2));

try {
  const program = createProgram(COMMANDS, (command, call) => command.run(call));
  const args = process.argv.slice(2);
  if (args.length === 0) program.outputHelp();
  else await program.parseAsync(args, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = 0;
  else if (error instanceof CommanderError)
    say(faultInWords(error.code, error.message, COMMANDS, process.argv.slice(2)));
  else for (const { message } of reasonsOf(error, 'inputs')) say(message);
}

function say(message: string): void {
  process.stderr.write(`assay: ${plain(message)}\n`);
}
