import type { Severity } from '../../../domain/finding/finding.ts';
import type { Step } from '../../../formats/workflow/workflow-file.ts';

/** What a step of another tool asks for, in the terms of Assay. */
export interface Wish {
  /** The action or program, as messages name it. */
  readonly tool: string;
  /** The image as the step names it. Absent: the step looks at the source tree. */
  readonly image?: string;
  /** Folder of the source tree. */
  readonly source?: string;
  /** What a scan does with vulnerabilities. Absent: the step scans for none. */
  readonly scan?: ScanWish;
  readonly signer?: SignerWish;
  /** Inputs of Assay that the step's own inputs mean, such as the credentials of the registry. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables that Assay's step needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files that the step wrote, and nothing writes any more. */
  readonly files?: readonly WrittenFile[];
  /** What changes in behaviour: whole sentences. */
  readonly changes?: readonly string[];
  /** What a person must still do: whole sentences. */
  readonly todo?: readonly string[];
}

export interface ScanWish {
  /** The severities that block or warn. Absent: Assay's own. */
  readonly failOn?: readonly Severity[];
  readonly enforce: 'block' | 'warn';
  readonly onlyFixed: boolean;
}

export type SignerWish = { readonly kind: 'keyless' } | { readonly kind: 'key'; readonly key: string };

/** A file in the workspace, and the output of Assay that stands for it. */
export interface WrittenFile {
  readonly path: string;
  readonly output: 'sarif' | 'report' | 'sbom';
}

/** How a step is read: as a wish, as the installer of a tool, or not at all, with the end of a sentence that says why. */
export type Reading =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'installer'; readonly program: string }
  | { readonly kind: 'left'; readonly why: string };

export function wished(wish: Wish): Reading {
  return { kind: 'wish', wish };
}

export function left(why: string): Reading {
  return { kind: 'left', why };
}

/** The inputs of a step by name. */
export function inputsOf({ with: variables }: Step): ReadonlyMap<string, string> {
  return new Map(variables.map(({ name, value }) => [name.toLowerCase(), value.text.trim()]));
}

export function isExpression(text: string): boolean {
  return text.includes('${{');
}

/** Inputs without a meaning for Assay that somebody must decide about: a sentence for each that is given. */
export function undecided(
  given: ReadonlyMap<string, string>,
  advice: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(advice).flatMap(([name, what]) => {
    const value = given.get(name) ?? '';
    return value === '' || value === 'false' ? [] : [`\`${name}: ${value}\` has no translation: ${what}`];
  });
}

/** Whether the job goes on if the step fails. */
export function isTolerant({ continueOnError }: Step): boolean {
  return continueOnError !== undefined && continueOnError.text !== 'false';
}
