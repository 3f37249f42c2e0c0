import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AssayError, type Reason } from '../domain/reason.ts';
import { inputVariable, unknownInputs } from './unknown-inputs.ts';

/** The runner's environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The raw inputs, as the runner hands them in, and the faults found in them so far. */
export class RawInputs {
  readonly #env: Environment;
  readonly #workspace: string;
  readonly #faults: Reason[] = [];
  /** Names of the inputs that were asked for: those that the action has. */
  readonly #known = new Set<string>();

  constructor(env: Environment) {
    this.#env = env;
    this.#workspace = env.GITHUB_WORKSPACE || process.cwd();
  }

  /** The trimmed text of an input; empty where it is not given. */
  text(name: string): string {
    this.#known.add(name);
    return (this.#env[inputVariable(name)] ?? '').trim();
  }

  required(name: string, hint: string): string {
    const text = this.text(name);
    if (text === '') this.fault(name, `it is required: ${hint}`);
    return text;
  }

  list(name: string): readonly string[] {
    return this.#split(name, /[,\n]/);
  }

  lines(name: string): readonly string[] {
    return this.#split(name, /\n/);
  }

  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const text = this.text(name);
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) this.fault(name, `"${text}" is none of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  }

  /** Only `true` and `false`: a value like `yes` must not quietly mean the one or the other. */
  boolean(name: string): boolean {
    return this.choice(name, ['false', 'true']) === 'true';
  }

  path(text: string): string {
    return isAbsolute(text) ? resolve(text) : resolve(this.#workspace, text);
  }

  /** A path relative to the workspace with `/`; empty for the workspace itself and for what lies outside. */
  withinWorkspace(path: string): string {
    const within = relative(this.#workspace, path);
    return within.startsWith('..') || isAbsolute(within) ? '' : within.split(sep).join('/');
  }

  hasVariable(name: string): boolean {
    return (this.#env[name] ?? '') !== '';
  }

  /** Says what is wrong with an input. Its text is not quoted where it may hold a credential. */
  fault(name: string, message: string, code: 'input-invalid' | 'key-invalid' = 'input-invalid'): undefined {
    const echoed = mayHoldCredential(this.text(name)) ? withoutQuotes(message) : message;
    this.#faults.push({ code, check: 'inputs', message: `input \`${name}\`: ${echoed}` });
  }

  /** To be called once every input of the action was asked for: what was given besides is a fault too. */
  throwFaults(): void {
    for (const message of unknownInputs(this.#env, this.#known))
      this.#faults.push({ code: 'input-invalid', check: 'inputs', message });
    const [first, ...rest] = this.#faults;
    if (first !== undefined) throw new AssayError([first, ...rest]);
  }

  #split(name: string, separator: RegExp): readonly string[] {
    const parts = this.text(name).split(separator);
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }
}

/** PEM, an address with a user or a query, or one long word that names nothing: what was meant for another input. */
const CREDENTIALS: readonly RegExp[] = [
  /-----BEGIN|PRIVATE KEY/,
  /:\/\/\S*[@?#]/,
  /[^\s:/@]+:[^\s/@]+@(?!sha256:)/,
  /^(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+=-]{32,}$/m,
];

/** Whether a text may hold a credential. */
export function mayHoldCredential(text: string): boolean {
  return CREDENTIALS.some((form) => form.test(text));
}

/** A message without what it quotes; a path or address that it ends with counts as quoted. */
function withoutQuotes(message: string): string {
  const bare = message.replace(/"[\s\S]*"|(?<=there is no (?:file|folder) )[\s\S]*/, 'as given');
  return `${bare} (its text is not shown, as it may hold a credential)`;
}
