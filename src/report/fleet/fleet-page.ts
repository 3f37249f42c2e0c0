import type { FleetReport, ReportedImage } from '../../domain/fleet/fleet-report.ts';
import { toReason } from '../../domain/fleet/image-result.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { badge, type Child, code, el, foreign } from '../page/element.ts';
import { renderFrame, type Section, type Tone } from '../page/frame.ts';
import { reasonList } from '../page/page-verdict.ts';
import { grid, type Row, simpleTable } from '../page/table.ts';
import { plural } from '../wording.ts';
import { placeInWords } from './place-words.ts';

/** More findings, and more places of one image, are in `fleet.json`. */
const MOST_FINDINGS = 5000;
const MOST_PLACES = 3;

const HEADLINES: Readonly<Record<Verdict, readonly [Tone, string]>> = {
  passed: ['passed', 'The whole fleet is allowed'],
  warned: ['warned', 'The whole fleet is allowed, with warnings'],
  failed: ['failed', 'Images of the fleet are denied'],
  error: ['error', 'Not the whole fleet could be checked'],
};

const ORDER = ['error', 'deny', 'warn', 'allow'] as const;

/** The evidence page of a fleet: one table of all images. */
export function renderFleetPage(report: FleetReport): string {
  const [tone, headline] = HEADLINES[report.verdict];
  const { images, shards, database, plan, createdAt } = report;
  const counts = ORDER.map(
    (decision) => [images.filter((one) => one.decision === decision).length, decision] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, decision]) => `${count} ${decision}`);
  return renderFrame({
    title: headline,
    tone,
    headline,
    lead: [
      el('p', null, `${plural(images.length, 'image', 'images')}: ${counts.join(', ')}.`),
      el(
        'p',
        { class: 'muted' },
        `${plural(shards, 'shard', 'shards')} of the plan `,
        code(plan.digest, 71),
        `, with the vulnerability database of ${foreign(database.updatedAt, 40)} `,
        code(database.digest, 71),
        ` · ${createdAt.slice(0, 19).replace('T', ' ')} UTC`,
      ),
      reasonList(report.reasons.map(toReason)),
    ],
    sections: [imageSection(images), findingSection(images)],
    footer: 'Everything here is in fleet.json too, in a form for programs.',
  });
}

function imageSection(images: readonly ReportedImage[]): Section {
  const sorted = images.toSorted(
    (one, other) =>
      ORDER.indexOf(one.decision) - ORDER.indexOf(other.decision) || (one.image < other.image ? -1 : 1),
  );
  const content = grid({
    id: 'images',
    caption: 'Images of the fleet',
    noun: 'images',
    columns: [
      { title: 'Decision' },
      { title: 'Image', kind: 'wide' },
      { title: 'Why' },
      { title: 'Findings', kind: 'number' },
      { title: 'Judged by' },
      { title: 'Where' },
    ],
    filters: [
      {
        facet: 'decision',
        label: 'Decision',
        options: ORDER.map((value) => ({ value, label: value })).filter(({ value }) =>
          images.some(({ decision }) => decision === value),
        ),
      },
    ],
    rows: sorted.map(rowOf),
  });
  return { id: 'images', title: 'Images', count: images.length, content };
}

function rowOf({ image, decision, reasons, findings, by, places, morePlaces = 0 }: ReportedImage): Row {
  const why = reasons.map((one) => el('p', null, code(one.code, 60), ` ${foreign(one.message, 400)}`));
  const more = places.length - MOST_PLACES + morePlaces;
  return {
    facets: { decision: [decision] },
    cells: [
      { content: badge(decision), sort: ORDER.indexOf(decision) },
      { content: code(image, 600) },
      { content: why.length === 0 ? '—' : why },
      { content: findings.length, sort: findings.length },
      { content: by },
      {
        content: [
          ...places.slice(0, MOST_PLACES).map((place) => el('p', null, foreign(placeInWords(place), 300))),
          more > 0 ? `and ${more} more` : undefined,
        ],
      },
    ],
  };
}

function findingSection(images: readonly ReportedImage[]): Section {
  const rows = images.flatMap(({ image, findings }) =>
    findings.map((one): readonly Child[] => [
      badge(one.severity),
      code(one.id, 60),
      [code(one.package, 200), ` ${foreign(one.version, 100)}`],
      one.fixedIn === undefined ? '—' : foreign(one.fixedIn, 100),
      code(image, 300),
    ]),
  );
  const columns = [
    { title: 'Severity' },
    { title: 'Vulnerability' },
    { title: 'Package' },
    { title: 'Fixed in' },
    { title: 'Image', kind: 'wide' as const },
  ];
  const content = simpleTable('Findings that count', columns, rows, MOST_FINDINGS);
  return { id: 'findings', title: 'Findings that count', count: rows.length, content };
}
