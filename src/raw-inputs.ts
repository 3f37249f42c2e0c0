import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AssayError, type Reason } from './domain/reason.ts';
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

  fault(name: string, message: string, code: 'input-invalid' | 'key-invalid' = 'input-invalid'): undefined {
    this.#faults.push({ code, check: 'inputs', message: `input \`${name}\`: ${message}` });
  }

  /** To be called once every input of the action was asked for: what was given besides is a fault too. */
  assertSound(): void {
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
