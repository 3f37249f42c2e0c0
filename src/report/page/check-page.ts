import { type Run, STEPS } from '../../domain/run/run.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import type { Inventory } from '../../formats/sbom/package-inventory.ts';
import { countedIn, evaluatedIn, worstFirst } from '../evaluated.ts';
import { lineAsText } from '../line-parts.ts';
import { coverageLines } from '../summary/summary-coverage.ts';
import { verdictLine } from '../verdict-line.ts';
import { el, foreign, line } from './element.ts';
import { listSection, MOST_LINES, renderFrame, type Section } from './frame.ts';
import { deltaSection } from './page-delta.ts';
import { attestationSection, timingSection, toolSection } from './page-evidence.ts';
import { findingSection, shownFinding } from './page-findings.ts';
import { fixSection } from './page-fixes.ts';
import { licenceSection, packageData, packageSection } from './page-packages.ts';
import { policySection } from './page-policy.ts';
import { secretSection } from './page-secrets.ts';
import { leadOf } from './page-verdict.ts';

/** The greatest size of a page in bytes. Larger ones open slowly, and some viewers refuse them. */
export const PAGE_LIMIT_BYTES = 20_000_000;

/** Numbers of findings. They are tried in this order until the page fits. */
const ROWS = [5000, 1000, 200] as const;

/** The evidence page of a run, at most {@link PAGE_LIMIT_BYTES} long. */
export function renderCheckPage(run: Run, inventory: Inventory, redact: Redact): string {
  for (const rows of ROWS) {
    const page = render(run, inventory, redact, rows);
    if (Buffer.byteLength(page) <= PAGE_LIMIT_BYTES) return page;
  }
  // Reached only if single texts are extremely long in great numbers.
  const nothing = {
    entries: [],
    leftOut: inventory.entries.length + inventory.leftOut,
    notes: ['The packages are too long for this page. The SBOMs in the evidence folder have all of them.'],
  };
  return render(run, nothing, redact, 50);
}

function render(run: Run, inventory: Inventory, redact: Redact, rows: number): string {
  const data = packageData(inventory);
  const counted = countedIn(run);
  const ignored = evaluatedIn(run).filter(({ effect }) => effect === 'none');
  const findings = run.scan?.done
    ? [...worstFirst(counted), ...worstFirst(ignored)].map(shownFinding)
    : undefined;
  const sections: readonly Section[] = [
    fixSection(run.fixes),
    deltaSection(run.delta),
    findingSection('Vulnerabilities', findings, inventory, rows),
    secretSection(run),
    packageSection(inventory, data),
    licenceSection(inventory, data),
    listSection('coverage', 'What was examined', coverageLines(run)),
    adviceSection(run),
    attestationSection(run),
    policySection(run, redact),
    listSection('notes', 'Notes', run.notes),
    timingSection(run, STEPS),
    toolSection(run.tools, run.scan?.done ? run.scan.value.database : undefined),
  ];
  const headline = verdictLine(run);
  return renderFrame({
    title: `${lineAsText(headline)} · Assay`,
    tone: run.verdict,
    headline: line(headline),
    lead: leadOf(run),
    sections,
    footer: 'Everything here is in report.json too, in a form for programs.',
    data,
  });
}

function adviceSection({ advice }: Run): Section {
  const [id, title] = ['workflows', 'Workflows'];
  if (advice === undefined || advice.advice.length === 0) return { id, title, content: undefined };
  const items = advice.advice
    .slice(0, MOST_LINES)
    .map(({ path, line, message, remediation }) =>
      el(
        'li',
        null,
        el('p', null, el('code', null, foreign(`${path}:${line}`, 400)), ` ${foreign(message, 600)}`),
        el('p', { class: 'note' }, foreign(remediation, 600)),
      ),
    );
  return { id, title, count: advice.advice.length, content: el('ul', { class: 'sentences' }, ...items) };
}
