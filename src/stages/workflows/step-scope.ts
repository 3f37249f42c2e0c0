import { interpolations } from '../../formats/workflow/workflow-expression.ts';
import type { Variable } from '../../formats/workflow/workflow-file.ts';
import type { Text } from '../../formats/workflow/workflow-yaml.ts';

/** What the callers of a local action or reusable workflow pass, as texts by the name in lower case. */
export interface PassedInputs {
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  readonly secrets: ReadonlyMap<string, readonly string[]>;
  /** Secrets that a reusable workflow asks for, in lower case. */
  readonly asked: ReadonlySet<string>;
}

/** For what has no callers. */
export const NO_PASSED_INPUTS: PassedInputs = { inputs: new Map(), secrets: new Map(), asked: new Set() };

const MAX_LEVELS = 2;
/** Names followed in one expression: a hostile file could otherwise name all its variables in each of them. */
const MAX_NAMES = 5;
/** Names of images and registries are short. */
const MAX_EXPANDED = 2000;
const ENV = /\$\{\{\s*env\s*\.\s*([A-Za-z_]\w*)\s*\}\}/gi;

/** Names that reach a step: the variables around it, innermost first, and the inputs of the action that it is in. */
export class Scope {
  readonly #variables = new Map<string, Text>();
  readonly #passed: PassedInputs;
  readonly #found = new Map<string, readonly string[]>();

  constructor(blocks: readonly (readonly Variable[])[], passedInputs: PassedInputs = NO_PASSED_INPUTS) {
    for (const block of blocks) {
      for (const { name, value } of block) {
        if (!this.#variables.has(name.toLowerCase())) this.#variables.set(name.toLowerCase(), value);
      }
    }
    this.#passed = passedInputs;
  }

  /**
   * Names of the repository's secrets that a text takes up, also through `env` and `inputs`. The job's own token is
   * none: it ends with the job.
   */
  secrets(text: string, level: number = 0): readonly string[] {
    if (!text.includes('${{')) return [];
    const key = `${level} ${text}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = interpolations(text).flatMap(({ expression }) => [
      ...references(expression, 'secrets').filter((name) => !this.#passed.secrets.has(name.toLowerCase())),
      ...(level < MAX_LEVELS ? this.#behind(expression, level) : []),
    ]);
    const names = [...new Set(found)].filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN');
    this.#found.set(key, names);
    return names;
  }

  /** Whether a secret comes from callers that are not known, and may be the job's own token. */
  mayBeJobToken(secret: string): boolean {
    const name = secret.toLowerCase();
    return this.#passed.asked.has(name) && !this.#passed.secrets.has(name);
  }

  /** Secrets behind the shell variables (`$NAME`, `${NAME}`, `$env:NAME`) of a command. */
  secretsOfShell(command: string): readonly string[] {
    return shellVariables(command).flatMap((name) => {
      const value = this.#variables.get(name.toLowerCase());
      return value === undefined ? [] : this.secrets(value.text);
    });
  }

  /** The text with `${{ env.NAME }}`, `$NAME` and `${NAME}` replaced by what is known of them. */
  expand(text: string): string {
    const put = (whole: string, name: string) => {
      const value = this.#variables.get(name.toLowerCase())?.text;
      return value === undefined || value.length > MAX_EXPANDED ? whole : value;
    };
    const forms = [ENV, /\$\{([A-Za-z_]\w*)\}/g, /\$([A-Za-z_]\w*)/g, ENV];
    // Cut each time: variables of variables grow without end.
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
    const passedInputs = (['inputs', 'secrets'] as const).flatMap((context) =>
      references(expression, context).flatMap((name) => this.#passed[context].get(name.toLowerCase()) ?? []),
    );
    // What callers pass is written in their names, not in these.
    const theirs = new Scope([]);
    return [
      ...env.flatMap((text) => this.secrets(text, level + 1)),
      ...passedInputs.flatMap((text) => theirs.secrets(text, level + 1)),
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
