import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../src/cli/all-commands.ts';
import { REASONS } from '../src/domain/reason.ts';
import { ADVICE_RULES } from '../src/domain/workflow/advice.ts';
import { fleetPlanJsonSchema } from '../src/formats/fleet/fleet-plan-document.ts';
import { fleetReportJsonSchema } from '../src/formats/fleet/fleet-report-document.ts';
import { shardJsonSchema } from '../src/formats/fleet/shard-document.ts';
import { policyJsonSchema } from '../src/formats/policy-file/policy-file.ts';
import { decisionJsonSchema } from '../src/report/gate/decision-schema.ts';
import { reportJsonSchema } from '../src/report/report-json/report-schema.ts';
import { BOUNDS } from '../src/retry.ts';
import { actionPins } from './action-pins.ts';
import { withPolicyKeys } from './policy-docs.ts';

/**
 * Writes the generated documents: docs/reasons.md, docs/workflows-review.md, the schemas in schema/, the pins of actions that
 * `assay init` writes (from the workflow ship.yml, which Dependabot updates), the table of keys in
 * docs/policy.md between `<!-- keys: npm run docs -->` and `<!-- /keys -->`, and in each page of {@link PAGES_WITH_TABLES}
 * the tables of inputs and outputs. `<!-- inputs: npm run docs -->` and `<!-- /inputs -->` enclose the inputs of
 * action.yml, `<!-- gate inputs: … -->` and `<!-- /gate inputs -->` those of gate/action.yml, and so on. In
 * docs/command-line.md, the commands are between `<!-- commands: npm run docs -->` and `<!-- /commands -->`, and in
 * docs/reliability.md, the bounds of src/retry.ts are between `<!-- bounds: npm run docs -->` and `<!-- /bounds -->`.
 * With `--check` it writes nothing, and fails if a file is out of date.
 */

/** Pages with tables of inputs and outputs. */
const PAGES_WITH_TABLES = [
  'docs/reference.md',
  'docs/approval.md',
  'docs/doctor.md',
  'docs/fleet.md',
  'docs/policy.md',
] as const;

/** A generated file. The path is relative to the root of the repository. */
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

/** All generated files with their right content. */
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
    {
      path: 'schema/fleet-plan.schema.json',
      content: `${JSON.stringify(fleetPlanJsonSchema(), undefined, 2)}\n`,
    },
    {
      path: 'schema/fleet.schema.json',
      content: `${JSON.stringify(fleetReportJsonSchema(), undefined, 2)}\n`,
    },
    {
      path: 'schema/fleet-shard.schema.json',
      content: `${JSON.stringify(shardJsonSchema(), undefined, 2)}\n`,
    },
    actionPins(root),
  ];
  const tabled = PAGES_WITH_TABLES.filter((path) => existsSync(join(root, path))).map((path) => {
    const text = withTables(readFileSync(join(root, path), 'utf8'), root, path);
    return { path, content: path === 'docs/policy.md' ? withPolicyKeys(text) : text };
  });
  return [...generated, ...tabled, boundsPage(root), commandsPage(root)];
}

/** `docs/command-line.md`, with every command and its examples. */
function commandsPage(root: string): Page {
  const path = 'docs/command-line.md';
  const rows = COMMANDS.map(({ name, argument, summary }) => {
    const operand =
      argument === undefined ? '' : argument.isRequired ? ` ${argument.name}` : ` [${argument.name}]`;
    return `| \`assay ${name}${operand}\` | ${summary} |`;
  });
  const table = ['| command | what it does |', '| --- | --- |', ...rows].join('\n');
  const text = readFileSync(join(root, path), 'utf8');
  const [begin, end] = ['<!-- commands: npm run docs -->\n', '<!-- /commands -->'];
  const [before = '', rest = ''] = text.split(begin);
  const after = rest.slice(rest.indexOf(end));
  return { path, content: `${before}${begin}${table}\n${after}` };
}

/** The pages that are missing or differ from what is generated. */
export function outdated(root: string): readonly Page[] {
  return pages(root).filter(({ path, content }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== content;
  });
}

/** `docs/reasons.md`: a section for each reason code. Links use the code as the anchor. */
export function reasonsPage(): string {
  const sections = Object.entries(REASONS).map(
    ([code, { meaning, remediation }]) => `## ${code}\n\n${meaning}\n\n**How to fix it** ${remediation}\n`,
  );
  const intro = [
    '# Reason codes',
    '',
    '<!-- Written by scripts/docs.ts from src/domain/reason.ts; do not edit. -->',
    '',
    'Every verdict except `passed` names its reasons. The codes are the same in the outputs, the job summary, the',
    'annotations, `report.json` and SARIF. They do not change from version to version.',
    '',
  ];
  return `${intro.join('\n')}\n${sections.join('\n')}`;
}

/** `docs/workflows-review.md`: a section for each rule of the workflow review. Links use the rule as the anchor. */
export function workflowsReviewPage(): string {
  const sections = Object.entries(ADVICE_RULES).map(
    ([rule, { meaning, remediation }]) => `## ${rule}\n\n${meaning}\n\n**How to fix it** ${remediation}\n`,
  );
  const intro = [
    '# Review of the workflows',
    '',
    '<!-- Written by scripts/docs.ts from src/domain/workflow/advice.ts; do not edit. -->',
    '',
    'Assay reads `.github/workflows` and the local actions that these workflows use. It gives advice on two things:',
    '',
    '- credentials in secrets that a short-lived OIDC credential could replace',
    '- settings that defeat the checks or the gate',
    '',
    'Each piece of advice says what to write instead. If a secret is used for the same purpose in several places, one',
    'piece of advice lists all of them. Advice changes no verdict unless the policy says so (`workflows.enforce`, reason',
    '`workflow-unsafe`). For general faults of workflows, use zizmor and actionlint.',
    '',
    'Some jobs combine the results of other jobs. Assay simulates such a job: each check fails, is skipped or is',
    'cancelled, alone and together with the others, and the job must fail each time. Assay evaluates the conditions of',
    'the job, and its scripts in plain bash. Of jq, JavaScript and your own programs, it knows only the usual forms. It',
    'gives no advice where it cannot determine the result.',
    '',
    'Assay does not report a credential if it knows no OIDC replacement for it: API tokens of HCP Terraform and',
    'DigitalOcean, and registries other than GHCR, Docker Hub, JFrog and those of AWS, Azure and Google. If a workflow',
    'contains a credential in plain text, the secrets check finds it.',
    '',
    'Assay reads at most 200 files of 1 MiB each and 4 MiB together. It does not follow links. It reports in a note what',
    'it did not read.',
    '',
  ];
  return `${intro.join('\n')}\n${sections.join('\n')}`;
}

/** The text of a page with a new table between each pair of markers. Throws if a closing marker is missing. */
export function withTables(text: string, root: string, page = 'docs/reference.md'): string {
  const opened = [...text.matchAll(/<!-- ((?:([\w/]+) )?(inputs|outputs)): npm run docs -->/g)];
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

/** Who is asked with a bound, and what `answer` limits. */
const BOUND_NAMES: Readonly<Record<keyof typeof BOUNDS, readonly [server: string, attempt: string]>> = {
  registry: ['a registry', 'an answer; bodies have [more limits](networks.md#time-limits)'],
  github: ["GitHub's API (only what reads)", 'an answer'],
  oidc: ['GitHub, for the OIDC token', 'an answer'],
  trustRoot: ['the public Sigstore, for its trust root', 'a file'],
  sigstore: ['Fulcio, Rekor and the timestamp authority', 'an answer'],
  kms: ['a KMS, for the public key, by cosign', 'a key'],
  signing: ['Fulcio, Rekor and the timestamp authority, by cosign', 'a signature'],
  database: ['the repositories of the vulnerability database, by trivy', 'a download'],
  module: ['the proxy for Go modules, by `go`', 'a download or a build'],
  tool: ['GitHub or `tool-mirror`, for a tool', 'a download'],
  trivyServer: ['the trivy server, by trivy', 'all its requests about an SBOM'],
  cache: ["GitHub's cache, by its library, to restore a file", 'all its requests'],
  cacheUpload: ["GitHub's cache, by its library, to keep a file", 'all its requests'],
  audit: ['the audit endpoint', 'an answer'],
};

/** `docs/reliability.md` with the bounds. */
function boundsPage(root: string): Page {
  const path = 'docs/reliability.md';
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const [begin, end] = ['<!-- bounds: npm run docs -->', '<!-- /bounds -->'];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no place for the bounds`);
  const table = boundsTable();
  return { path, content: `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}` };
}

/** What `src/retry.ts` fixes, in seconds. */
function boundsTable(): string {
  const inSeconds = (ms: number) => `${Number((ms / 1000).toFixed(1))} s`;
  const rows = Object.entries(BOUND_NAMES).map(([name, [server, attempt]]) => {
    const { tries, pause, longestPause, answer } = BOUNDS[name as keyof typeof BOUNDS];
    const pauses = Array.from({ length: tries - 1 }, (_, at) => pause * 2 ** at);
    const most = (tries - 1) * longestPause;
    return row(
      server,
      String(tries),
      pauses.map(inSeconds).join(', '),
      `${inSeconds(longestPause)}, together ${inSeconds(most)}`,
      `${inSeconds(answer)} for ${attempt}`,
    );
  });
  const head = ['asked', 'tries', 'pauses, on average', 'longest pause', 'time limit of a try'];
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
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
