import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { REASONS } from '../src/domain/reason.ts';
import { ADVICE_RULES } from '../src/domain/workflow/advice.ts';
import { policyJsonSchema } from '../src/formats/policy-file/policy-file.ts';
import { decisionJsonSchema } from '../src/report/gate/decision-schema.ts';
import { reportJsonSchema } from '../src/report/report-json/report-schema.ts';
import { withPolicyKeys } from './policy-docs.ts';

/**
 * Writes what is documented from what is coded: docs/reasons.md, docs/workflows-review.md, the schemas in schema/, the
 * table of keys in docs/policy.md between `<!-- keys: npm run docs -->` and `<!-- /keys -->`, and in every page of
 * {@link TABLED} the tables of an action's inputs and outputs: between `<!-- inputs: npm run docs -->` and
 * `<!-- /inputs -->` those of action.yml, between `<!-- gate inputs: … -->` and `<!-- /gate inputs -->` those of
 * gate/action.yml, and so on. With `--check` it writes nothing and fails when a file is out of date.
 */

/** Pages with tables of inputs and outputs. */
const TABLED = ['docs/reference.md', 'docs/approval.md', 'docs/doctor.md', 'docs/policy.md'] as const;

/** A file as it should be. The path is relative to the root of the repository. */
export interface Page {
  readonly path: string;
  readonly content: string;
}

const actionFields = z.record(
  z.string(),
  z.object({
    description: z.string(),
    required: z.boolean().optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  }),
);
const actionFile = z.object({ inputs: actionFields.optional(), outputs: actionFields.optional() });

/** Every generated file as it should be. */
export function pages(root: string): readonly Page[] {
  const generated = [
    { path: 'docs/reasons.md', content: reasonsPage() },
    { path: 'docs/workflows-review.md', content: workflowsReviewPage() },
    { path: 'schema/report.schema.json', content: `${JSON.stringify(reportJsonSchema(), undefined, 2)}\n` },
    {
      path: 'schema/decision.schema.json',
      content: `${JSON.stringify(decisionJsonSchema(), undefined, 2)}\n`,
    },
    { path: 'schema/policy.schema.json', content: `${JSON.stringify(policyJsonSchema(), undefined, 2)}\n` },
  ];
  const tabled = TABLED.filter((path) => existsSync(join(root, path))).map((path) => {
    const text = withTables(readFileSync(join(root, path), 'utf8'), root, path);
    return { path, content: path === 'docs/policy.md' ? withPolicyKeys(text) : text };
  });
  return [...generated, ...tabled];
}

/** The pages that are missing or differ from what is generated. */
export function outdated(root: string): readonly Page[] {
  return pages(root).filter(({ path, content }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== content;
  });
}

/** `docs/reasons.md`: a section for each reason code, which links point to by the code. */
export function reasonsPage(): string {
  const sections = Object.entries(REASONS).map(
    ([code, { meaning, remediation }]) => `## ${code}\n\n${meaning}\n\n**How to fix it:** ${remediation}\n`,
  );
  const intro = [
    '# Reason codes',
    '',
    '<!-- Written by scripts/docs.ts from src/domain/reason.ts; do not edit. -->',
    '',
    'Every verdict except `passed` lists its reasons. The codes are the same in the outputs, the job summary, the',
    'annotations, `report.json` and SARIF. They do not change between versions.',
    '',
  ];
  return `${intro.join('\n')}\n${sections.join('\n')}`;
}

/** `docs/workflows-review.md`: a section for each rule of the workflow review, which links point to by the rule. */
export function workflowsReviewPage(): string {
  const sections = Object.entries(ADVICE_RULES).map(
    ([rule, { meaning, remediation }]) => `## ${rule}\n\n${meaning}\n\n**How to fix it:** ${remediation}\n`,
  );
  const intro = [
    '# Review of the workflows',
    '',
    '<!-- Written by scripts/docs.ts from src/domain/workflow/advice.ts; do not edit. -->',
    '',
    "Assay reads the repository's `.github/workflows` and the local actions that they use. It gives advice on two",
    'things: secrets that hold a long-lived credential where a short-lived one by OIDC is possible, and settings that',
    'defeat the check or the gate. Each piece of advice says what to write instead. If several places use one secret',
    'for the same purpose, one piece of advice lists all of them. Advice changes the verdict only if the policy says so',
    '(`workflows.enforce`, reason `workflow-unsafe`). Use zizmor and actionlint for general faults of workflows.',
    '',
    'Assay simulates a job that combines the results of other jobs: each check fails, is skipped or is cancelled, alone',
    'and together with the others. The job must fail each time. Assay evaluates the conditions of the job, and scripts in',
    'plain bash. It knows only the usual forms of jq, JavaScript and your own programs. If it cannot determine the',
    'result, it gives no advice.',
    '',
    'Assay does not report a credential for which it knows no OIDC method: API tokens of HCP Terraform and DigitalOcean,',
    'and registries other than GHCR, Docker Hub, JFrog and those of AWS, Azure and Google. A credential that is written',
    'in a workflow in plain text is a finding of the secrets check.',
    '',
    'Assay reads at most 200 files, each at most 1 MiB, and at most 4 MiB together. It does not follow links. A note says',
    'what was left out.',
    '',
  ];
  return `${intro.join('\n')}\n${sections.join('\n')}`;
}

/** The text of a page with the table between each pair of markers written anew. Throws when a marker is not closed. */
export function withTables(text: string, root: string, page = 'docs/reference.md'): string {
  const opened = [...text.matchAll(/<!-- ((?:(\w+) )?(inputs|outputs)): npm run docs -->/g)];
  return opened.reduce((written, [marker, name, folder = '', part]) => {
    const end = `<!-- /${name} -->`;
    const from = written.indexOf(marker) + marker.length;
    const to = written.indexOf(end, from);
    if (to < 0) throw new Error(`${page} has "${marker}" without "${end}" after it`);
    const action = actionFile.parse(parse(readFileSync(join(root, folder, 'action.yml'), 'utf8')));
    const table = part === 'inputs' ? inputTable(action.inputs ?? {}) : outputTable(action.outputs ?? {});
    return `${written.slice(0, from)}\n${table}\n${written.slice(to)}`;
  }, text);
}

type Fields = z.infer<typeof actionFields>;

function inputTable(inputs: Fields): string {
  const rows = Object.entries(inputs).map(([name, input]) => {
    const values = String(input.default ?? '')
      .trim()
      .split('\n')
      .filter(Boolean);
    const value = values.map((line) => `\`${line.trim()}\``).join('<br>');
    return row(`\`${name}\``, input.required === true ? 'required' : value, input.description);
  });
  return [row('input', 'default', 'meaning'), row('---', '---', '---'), ...rows].join('\n');
}

function outputTable(outputs: Fields): string {
  const rows = Object.entries(outputs).map(([name, output]) => row(`\`${name}\``, output.description));
  return [row('output', 'value'), row('---', '---'), ...rows].join('\n');
}

function row(...cells: readonly string[]): string {
  const lines = cells.map((cell) => cell.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|'));
  return `| ${lines.join(' | ')} |`;
}

function main(arguments_: readonly string[]): void {
  const root = resolve(import.meta.dirname, '..');
  const stale = outdated(root);
  if (arguments_.includes('--check')) {
    for (const { path } of stale) console.error(`${path} is out of date: run "node scripts/docs.ts"`);
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  for (const { path, content } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    console.log(`wrote ${path}`);
  }
}

if (import.meta.main) main(process.argv.slice(2));
