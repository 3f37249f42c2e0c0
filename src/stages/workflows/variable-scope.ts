import { interpolations } from '../../formats/workflow/workflow-expression.ts';
import type { Variable } from '../../formats/workflow/workflow-file.ts';
import type { Text } from '../../formats/workflow/workflow-yaml.ts';

/** What the callers pass to a local action or reusable workflow, as texts by the name in lower case. */
export interface CallerArguments {
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  readonly secrets: ReadonlyMap<string, readonly string[]>;
  /** Secrets that a reusable workflow declares, in lower case. */
  readonly declaredSecrets: ReadonlySet<string>;
}

/** For jobs and actions without callers. */
export const NO_CALLER_ARGUMENTS: CallerArguments = {
  inputs: new Map(),
  secrets: new Map(),
  declaredSecrets: new Set(),
};

const MAX_LEVELS = 2;
/** How many names are followed in one expression. A hostile file could name all its variables in each of them. */
const MAX_NAMES = 5;
/** Names of images and registries are short. */
const MAX_EXPANDED = 2000;
const ENV = /\$\{\{\s*env\s*\.\s*([A-Za-z_]\w*)\s*\}\}/gi;

/** The names that a step can use: the variables around it, innermost first, and the inputs of its action. */
export class VariableScope {
  readonly #variables = new Map<string, Text>();
  readonly #arguments: CallerArguments;
  readonly #secretsByText = new Map<string, readonly string[]>();

  constructor(
    blocks: readonly (readonly Variable[])[],
    callerArguments: CallerArguments = NO_CALLER_ARGUMENTS,
  ) {
    for (const block of blocks) {
      for (const { name, value } of block) {
        if (!this.#variables.has(name.toLowerCase())) this.#variables.set(name.toLowerCase(), value);
      }
    }
    this.#arguments = callerArguments;
  }

  /**
   * The names of the repository's secrets in a text, also through `env` and `inputs`. The token of the job does not count,
   * because it expires with the job.
   */
  secrets(text: string, level: number = 0): readonly string[] {
    if (!text.includes('${{')) return [];
    const key = `${level} ${text}`;
    const known = this.#secretsByText.get(key);
    if (known !== undefined) return known;
    const found = interpolations(text).flatMap(({ expression }) => [
      ...references(expression, 'secrets').filter((name) => !this.#arguments.secrets.has(name.toLowerCase())),
      ...(level < MAX_LEVELS ? this.#behind(expression, level) : []),
    ]);
    const names = [...new Set(found)].filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN');
    this.#secretsByText.set(key, names);
    return names;
  }

  /** Whether a secret comes from unknown callers, so that it may be the token of the job. */
  mayBeJobToken(secret: string): boolean {
    const name = secret.toLowerCase();
    return this.#arguments.declaredSecrets.has(name) && !this.#arguments.secrets.has(name);
  }

  /** The secrets in the shell variables (`$NAME`, `${NAME}`, `$env:NAME`) of a command. */
  secretsOfShell(command: string): readonly string[] {
    return shellVariables(command).flatMap((name) => {
      const value = this.#variables.get(name.toLowerCase());
      return value === undefined ? [] : this.secrets(value.text);
    });
  }

  /** The text with known values for `${{ env.NAME }}`, `$NAME` and `${NAME}`. */
  expand(text: string): string {
    const put = (whole: string, name: string) => {
      const value = this.#variables.get(name.toLowerCase())?.text;
      return value === undefined || value.length > MAX_EXPANDED ? whole : value;
    };
    const forms = [ENV, /\$\{([A-Za-z_]\w*)\}/g, /\$([A-Za-z_]\w*)/g, ENV];
    // The text is cut each time, because variables that name variables could grow without limit.
    return forms.reduce(
      (known, form) => known.replace(form, put).slice(0, MAX_EXPANDED),
      text.slice(0, MAX_EXPANDED),
    );
  }

  #behind(expression: string, level: number): readonly string[] {
    const env = references(expression, 'env').flatMap((name) => {
      const value = this.#variables.get(name.toLowerCase());
      return value === undefined ? [] : [value.text];
    });
    const callerArguments = (['inputs', 'secrets'] as const).flatMap((context) =>
      references(expression, context).flatMap(
        (name) => this.#arguments[context].get(name.toLowerCase()) ?? [],
      ),
    );
    // The arguments of callers use the names of the callers, not the names of this scope.
    const theirs = new VariableScope([]);
    return [
      ...env.flatMap((text) => this.secrets(text, level + 1)),
      ...callerArguments.flatMap((text) => theirs.secrets(text, level + 1)),
    ];
  }
}

/** Names that an expression takes from a context: `secrets.NAME`, `secrets['NAME']`. */
function references(expression: string, context: 'secrets' | 'env' | 'inputs'): readonly string[] {
  const pattern = new RegExp(
    `(?<![\\w.-])${context}\\s*(?:\\.\\s*([A-Za-z_][\\w-]*)|\\[\\s*'([^']*)'\\s*\\])`,
    'gi',
  );
  const names = [...expression.matchAll(pattern)].map(([, dotted, indexed]) => dotted ?? indexed ?? '');
  return [...new Set(names)].slice(0, MAX_NAMES);
}

function shellVariables(command: string): readonly string[] {
  const found = command.matchAll(/\$(?:env:)?\{?([A-Za-z_]\w*)/gi);
  return [...new Set([...found].map(([, name]) => name ?? ''))];
}
