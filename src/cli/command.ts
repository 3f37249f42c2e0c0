/** How a command ended: 0 passed, warned or allow; 1 failed or deny; 2 could not be checked, or wrong input. */
export type ExitCode = 0 | 1 | 2;

/** One flag of a command. */
export interface Flag {
  /** Without `--`. */
  readonly name: string;
  /** One line. */
  readonly description: string;
  /** What the value is, such as `FILE`. Absent: the flag has no value. */
  readonly value?: string;
  /** Whether it may be given several times. Then its values are joined by line breaks. */
  readonly isList?: boolean;
  /** Whether it is on by default. Then the flag is `--no-NAME`. */
  readonly isOn?: boolean;
  /** Its value if it is not given, for people. */
  readonly default?: string;
  /** Its value is a credential: it is read from `variable`, or from the file that `--NAME-file` names. */
  readonly variable?: string;
}

/** What a person typed. */
export interface Call {
  /** The argument that is no flag, such as the image; absent if it was not given. */
  readonly argument?: string;
  /** The given flags: `true` or `false`, or their text. */
  readonly flags: Readonly<Record<string, string | boolean>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Every command that there is. */
  readonly commands: readonly CliCommand[];
}

/**
 * One command. To add one: write this in a file of its own, and list it in `all-commands.ts`. Help, completion, the
 * nearest word of a mistyped flag, and the page of the documentation follow from it.
 */
export interface CliCommand {
  /** One or two words, such as `policy check`. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly argument?: {
    readonly name: string;
    readonly description: string;
    readonly isRequired: boolean;
    /** Whether several may be given. Then they are joined by line breaks. */
    readonly isList?: boolean;
    /** The only possible values. */
    readonly choices?: readonly string[];
  };
  readonly flags: readonly Flag[];
  /** Commands that a person can paste, and what each is for. */
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** Loads its code only when it is called. Throws an `AssayError` for wrong input. */
  run(call: Call): Promise<ExitCode>;
}
