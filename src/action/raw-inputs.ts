import { isAbsolute, relative, resolve, sep } from 'node:path';
import { nearest } from '../domain/nearest.ts';
import { AssayError, type Reason } from '../domain/reason.ts';
import { inputVariable, unknownInputs } from './unknown-inputs.ts';

/** The runner's environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The texts of the inputs, as the runner passes them, and the faults found so far. */
export class RawInputs {
  readonly #env: Environment;
  readonly #workspace: string;
  readonly #faults: Reason[] = [];
  /** Names of the inputs that were read. At the end, these are all inputs of the action. */
  readonly #known = new Set<string>();

  constructor(env: Environment) {
    this.#env = env;
    this.#workspace = env.GITHUB_WORKSPACE || process.cwd();
  }

  /** The trimmed text of an input. Empty if it is not given. */
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
    if (chosen === undefined) this.fault(name, notOneOf(text, choices));
    return chosen ?? choices[0];
  }

  /** Accepts only `true` and `false`: a value such as `yes` must not silently mean one of them. */
  boolean(name: string): boolean {
    return this.choice(name, ['false', 'true']) === 'true';
  }

  path(text: string): string {
    return isAbsolute(text) ? resolve(text) : resolve(this.#workspace, text);
  }

  /** A path relative to the workspace, with `/`. Empty for the workspace itself and for a path outside of it. */
  withinWorkspace(path: string): string {
    const within = relative(this.#workspace, path);
    return within.startsWith('..') || isAbsolute(within) ? '' : within.split(sep).join('/');
  }

  hasVariable(name: string): boolean {
    return (this.#env[name] ?? '') !== '';
  }

  /** Records a fault of an input. The message does not quote the input if it may contain a credential. */
  fault(name: string, message: string, code: 'input-invalid' | 'key-invalid' = 'input-invalid'): undefined {
    const safeMessage = mayHoldCredential(this.text(name)) ? withoutQuotes(message) : message;
    this.#faults.push({ code, check: 'inputs', message: `input \`${name}\`: ${safeMessage}` });
  }

  /** Throws all faults. Call it after every input of the action was read: any other given input is a fault too. */
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

/** The fault of a word that is none of the allowed ones, with the one that is probably meant. */
export function notOneOf(text: string, choices: readonly string[]): string {
  const near = nearest(text, choices);
  const meant = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return `"${text}" is not one of ${choices.join(', ')}${meant}`;
}

/** Forms of text that may be a credential, such as one that was given to the wrong input. */
const CREDENTIALS: readonly RegExp[] = [
  // A key in PEM.
  /-----BEGIN|PRIVATE KEY/,
  // An address with a user, a query or a fragment.
  /:\/\/\S*[@?#]/,
  // `user:password@host`, but not `name@sha256:…`.
  /[^\s:/@]+:[^\s/@]+@(?!sha256:)/,
  // One long word of letters and digits.
  /^(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+=-]{32,}$/m,
];

/** Whether a text may contain a credential. */
export function mayHoldCredential(text: string): boolean {
  return CREDENTIALS.some((form) => form.test(text));
}

/** A message without its quotes. A path or address at its end is also removed. */
function withoutQuotes(message: string): string {
  const bare = message.replace(/"[\s\S]*"|(?<=there is no (?:file|folder) )[\s\S]*/, 'as given');
  return `${bare} (its text is not shown because it may contain a credential)`;
}
