import { foreignHint } from '../action/unknown-inputs.ts';
import { nearest } from '../domain/nearest.ts';
import { plain } from '../domain/text.ts';
import type { CliCommand } from './command.ts';
import { typedFlags } from './flag-names.ts';

/** A fault of the command line, as one sentence with the nearest word. `code` and `message` are commander's. */
export function faultInWords(
  code: string,
  message: string,
  commands: readonly CliCommand[],
  args: readonly string[],
): string {
  const words = args.filter((word) => !word.startsWith('-'));
  const command = commands.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
  if (code === 'commander.unknownOption') {
    const flags = command === undefined ? ['--help', '--version'] : typedFlags(command);
    const typed = quoted.split('=')[0] ?? '';
    return `there is no flag ${plain(typed, 60)}${hintFor(typed, flags)}${helpFor(command)}`;
  }
  if (code === 'commander.unknownCommand' || code === 'commander.help') {
    const names = commands.map(({ name }) => name);
    const typed = words.slice(0, 2).join(' ');
    const near = nearest(typed, names) ?? nearest(words[0] ?? '', names);
    const group = names.filter((name) => name.startsWith(`${words[0]} `));
    if (group.length > 0 && words.length === 1) return `${words[0]} needs another word: ${group.join(', ')}`;
    const hint = near === undefined ? ';' : `; did you mean \`assay ${near}\`?`;
    return `there is no command ${plain(typed, 60)}${hint} \`assay --help\` lists the commands`;
  }
  const plainMessage = message.replace(/^error: /, '').replace(/\.$/, '');
  return `${plainMessage};${helpFor(command)}`;
}

function hintFor(typed: string, flags: readonly string[]): string {
  const name = typed.replace(/^-+/, '');
  const known = flags.map((flag) => flag.replace(/^--/, ''));
  const foreign = foreignHint(name, known);
  if (foreign !== undefined) return `; ${foreign}`;
  const near = nearest(name, known);
  return near === undefined ? ';' : `; did you mean --${near}?`;
}

function helpFor(command: CliCommand | undefined): string {
  return ` \`assay ${command === undefined ? '' : `${command.name} `}--help\` shows what there is`;
}
