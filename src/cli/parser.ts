import { Command, Option } from 'commander';
import { PRODUCT } from '../domain/product.ts';
import { fault } from '../domain/reason.ts';
import type { Call, CliCommand, ExitCode, Flag } from './command.ts';
import { readCredential } from './credential-file.ts';
import { typedFlag } from './flag-names.ts';

/** Gets what a person typed, and answers how the command ended. */
type Answer = (command: CliCommand, call: Call) => Promise<ExitCode>;

/** The parser of the command line, made from the table of commands. It throws commander's errors and exits never. */
export function createProgram(commands: readonly CliCommand[], answer: Answer): Command {
  const program = new Command('assay')
    .description(
      'Checks, signs and admits container images. It fails closed: what could not be checked is an error.',
    )
    .version(PRODUCT.version, '--version', 'Print the version.')
    .helpOption('--help', 'Show this help.')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nExit codes: 0 passed, warned or allow; 1 failed or deny; 2 could not be checked, or wrong input.',
    )
    .addHelpText('after', '\n`assay COMMAND --help` shows the flags of a command, with examples.');
  configure(program);
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    const parent = second === undefined ? program : groupIn(program, first);
    parent.addCommand(
      createCommand(command, second ?? first, (call) => answer(command, { ...call, commands })),
    );
  }
  return program;
}

/** What the commands of two words that begin alike are about. */
const GROUPS: Readonly<Record<string, string>> = {
  policy: 'Commands about the policy file',
  fleet: 'Check all images that are deployed or shipped: plan, then every shard, then report',
};

function groupIn(program: Command, name: string): Command {
  const known = program.commands.find((one) => one.name() === name);
  if (known !== undefined) return known;
  const group = configure(new Command(name).helpOption('--help', 'Show this help.').helpCommand(false));
  group.description(GROUPS[name] ?? `Commands about the ${name}`);
  program.addCommand(group);
  return group;
}

function configure(command: Command): Command {
  // The message of a fault is written by the caller, with the nearest word.
  return command
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => undefined });
}

function createCommand(
  command: CliCommand,
  name: string,
  answer: (call: Omit<Call, 'commands'>) => Promise<ExitCode>,
): Command {
  const { argument, summary, examples } = command;
  const parser = configure(
    new Command(name).description(`${summary}.`).helpOption('--help', 'Show this help.'),
  );
  if (argument !== undefined) {
    const name = argument.isList === true ? `${argument.name}...` : argument.name;
    const form = argument.isRequired ? `<${name}>` : `[${name}]`;
    const choices = argument.choices === undefined ? '' : ` One of ${argument.choices.join(', ')}.`;
    parser.argument(
      form,
      wordsOf(argument.description) +
        (argument.choices === undefined || argument.choices.length > 9 ? '' : choices),
    );
  }
  for (const flag of command.flags) for (const option of optionsOf(flag)) parser.addOption(option);
  const lines = examples.map(([line, meaning]) => `  # ${meaning}\n  ${line}`);
  parser.addHelpText('after', `\nExamples:\n${lines.join('\n\n')}`);
  parser.action(async (...args: readonly unknown[]) => {
    const typed = Array.isArray(args[0]) ? args[0].join('\n') : args[0];
    const flags = flagsOf(command, parser.opts());
    const environment = process.env;
    const code = await answer({
      ...(typeof typed === 'string' && { argument: typed }),
      flags,
      environment,
    });
    process.exitCode = code;
  });
  return parser;
}

function optionsOf(flag: Flag): readonly Option[] {
  const { name, value, variable, isList } = flag;
  const shown = flag.default === undefined ? '' : ` (default: ${flag.default})`;
  const about = `${wordsOf(flag.description)}${shown}`;
  if (variable !== undefined) {
    const refused = new Option(`--${name} <VALUE>`).hideHelp().argParser(() => {
      const message = `--${name} would show the value to everybody on this machine (ps): set ${variable}, or name a file with --${name}-file`;
      throw fault('input-invalid', 'inputs', message);
    });
    return [
      refused,
      new Option(`--${name}-file <FILE>`, `${about} A file with the value; or set ${variable}.`),
    ];
  }
  if (value === undefined) {
    if (flag.isOn === true) return [new Option(typedFlag(flag), about), new Option(`--${name}`).hideHelp()];
    return [new Option(typedFlag(flag), about), new Option(`--no-${name}`).hideHelp()];
  }
  const option = new Option(`--${name} <${value}>`, about);
  option.argParser((text: string, before: unknown) => {
    if (typeof before !== 'string') return text;
    if (isList === true) return `${before}\n${text}`;
    throw fault(
      'input-invalid',
      'inputs',
      `--${name} is given twice, and takes one value: leave one of them out`,
    );
  });
  return [option];
}

/** The flags by their own names, and the credentials from their variables and files. */
function flagsOf({ flags }: CliCommand, options: Readonly<Record<string, unknown>>): Call['flags'] {
  const given: Record<string, string | boolean> = {};
  for (const { name, variable } of flags) {
    const value = options[camelCase(name)];
    if (variable !== undefined) {
      const credential = readCredential(name, variable, options[camelCase(`${name}-file`)], process.env);
      if (credential !== undefined) given[name] = credential;
    } else if (typeof value === 'string' || typeof value === 'boolean') given[name] = value;
  }
  return given;
}

/** As commander names an option. */
function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The Markdown of a description as plain text. */
function wordsOf(description: string): string {
  return description.replaceAll('`', '');
}
