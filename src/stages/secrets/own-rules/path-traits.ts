import { type FileKind, fileKind } from '../values/file-kind.ts';

/** What a path may be, as far as rules ask. */
const TRAITS = {
  serverSettings: /\.(?:conf|cfg|cnf|ini)$/i,
  yaml: /\.ya?ml$/i,
  yamlTemplate: /\.(?:ya?ml|ya?ml\.\w{1,10}|sls|eyaml|template)$/i,
  cloudTemplate: /\.(?:jsonc?|ya?ml|template)$/i,
  robot: /\.(?:robot|resource)$/i,
  letters: /\.(?:eml|mbox|msg|json|ics|vcf|org|wiki|rtf)$|(?:^|\/)[^.]+$/i,
  session: /cookie|session|storage_?state|auth/i,
  npmSettings: /(?:npm|yarn)rc|(?:^|\/)\.npm/i,
} as const;

export type Trait = keyof typeof TRAITS;

const NAMES = Object.keys(TRAITS).filter((name): name is Trait => name in TRAITS);

/**
 * All that the rules with keywords learn of the path of a file. So a content in which they found nothing has nothing for them
 * under any other path with the same traits.
 */
export class PathTraits {
  readonly kind: FileKind;
  /** The same for the same traits: a letter for the kind, and a digit for each other trait. */
  readonly key: string;
  readonly #traits: ReadonlySet<Trait>;

  constructor(path: string) {
    this.kind = fileKind(path);
    this.#traits = new Set(NAMES.filter((name) => TRAITS[name].test(path)));
    this.key = `${this.kind.charAt(0)}${NAMES.map((name) => (this.has(name) ? 1 : 0)).join('')}`;
  }

  has(trait: Trait): boolean {
    return this.#traits.has(trait);
  }
}
