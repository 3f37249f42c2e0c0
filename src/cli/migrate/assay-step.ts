import { stringify } from 'yaml';
import { PRODUCT } from '../../domain/product.ts';

/** A step of Assay in a workflow. */
export interface AssayStep {
  readonly name: string;
  readonly id: string;
  readonly condition?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
}

/** How a workflow names the version of an action: by commit, or by tag. */
export type PinStyle = 'commit' | 'tag';

/** Stands for the commit of a release that somebody must fill in. */
export const NO_COMMIT = '0'.repeat(40);
const REPOSITORY = new URL(PRODUCT.uri).pathname.slice(1);

/** What stands behind `uses:` for Assay's action. */
export function assayReference(style: PinStyle, commit: string | undefined): string {
  if (style === 'tag' && commit === undefined) return `${REPOSITORY}@v${PRODUCT.version}`;
  return commit === undefined
    ? `${REPOSITORY}@${NO_COMMIT} # a commit of a release`
    : `${REPOSITORY}@${commit} # v${PRODUCT.version}`;
}

/** The lines of a step whose dash is at a column. */
export function stepLines(step: AssayStep, reference: string, dash: number): readonly string[] {
  const keys = [
    `name: ${scalar(step.name)}`,
    `id: ${step.id}`,
    ...(step.condition === undefined ? [] : [`if: ${scalar(`\${{ ${step.condition} }}`)}`]),
    `uses: ${reference}`,
    ...mapping('env', step.env),
    ...mapping('with', step.inputs),
  ];
  return keys.map((line, index) => `${' '.repeat(dash)}${index === 0 ? '- ' : '  '}${line}`);
}

function mapping(key: string, values: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(values);
  if (entries.length === 0) return [];
  return [`${key}:`, ...entries.map(([name, value]) => `  ${name}: ${scalar(value)}`)];
}

/** A text as one line of YAML. */
export function scalar(text: string): string {
  const isOneLine = !/[\r\n]/.test(text);
  return isOneLine ? stringify(text, { lineWidth: 0 }).trimEnd() : JSON.stringify(text);
}
