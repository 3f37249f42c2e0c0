import type { ToolUse } from '../../domain/evidence/evidence.ts';
import type { Run } from '../../domain/run/run.ts';
import { verifyCommands, verifyHint } from '../summary/verify-commands.ts';
import { isolationSentences, kindName, shortDigest, signaturesFirst } from '../wording.ts';
import { block, type Child, code, el, foreign, prose, sentences } from './element.ts';
import type { Section } from './frame.ts';
import { simpleTable } from './table.ts';

const MOST = 500;

/** What is attached to the image, and how anyone can verify it. */
export function attestationSection(run: Run): Section {
  const [id, title] = ['attestations', 'Attestations'];
  if (run.attached.length === 0) return { id, title, content: undefined };
  const rows = signaturesFirst(run).map((one): readonly Child[] => [
    foreign(kindName(one), 160),
    code(shortDigest(one.subject)),
    code(shortDigest(one.digest)),
    one.origin === 'made' ? 'made by this run' : 'kept: valid and identical',
  ]);
  const columns = [
    { title: 'Kind', kind: 'wide' } as const,
    { title: 'About' },
    { title: 'Stored as' },
    { title: 'Origin' },
  ];
  const commands = verifyCommands(run);
  const content = [
    commands.length === 0
      ? undefined
      : [
          el('p', null, 'To verify them on any machine:'),
          ...commands.map((command) => block(command.lines, kindName(command))),
          el('p', { class: 'muted' }, ...prose(verifyHint(run))),
        ],
    simpleTable(title, columns, rows, MOST),
  ];
  return { id, title, count: run.attached.length, content };
}

/** Steps and how long each took. The picture is beside numbers that say the same. */
export function timingSection(
  { startedAt, finishedAt, timings }: Pick<Run, 'startedAt' | 'finishedAt'> & { readonly timings: Timings },
  order: readonly string[],
): Section {
  const [id, title] = ['timings', 'Timings'];
  const steps = order.flatMap((step) => {
    const took = timings[step];
    return took === undefined ? [] : [{ step, took }];
  });
  if (steps.length === 0) return { id, title, content: undefined };
  const longest = Math.max(1, ...steps.map(({ took }) => took));
  const rows = steps.map(({ step, took }): readonly Child[] => [
    step,
    `${(took / 1000).toFixed(1)} s`,
    bar(took / longest),
  ]);
  const columns = [
    { title: 'Step' },
    { title: 'Time', kind: 'number' } as const,
    { title: 'Share', kind: 'wide' } as const,
  ];
  const total = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  const content = [
    el('p', { class: 'muted' }, `${total.toFixed(1)} s in all. Steps overlap.`),
    el('div', { class: 'timings' }, simpleTable(title, columns, rows, MOST)),
  ];
  return { id, title, content };
}

type Timings = Readonly<Record<string, number | undefined>>;

function bar(share: number): Child {
  const width = Math.max(0.5, Math.round(share * 1000) / 10);
  return el(
    'svg',
    { viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    el('rect', { class: 'track', width: 100, height: 8 }),
    el('rect', { class: 'bar', width, height: 8 }),
  );
}

/** The tools and the database that the results come from. */
export function toolSection(tools: readonly ToolUse[], database: Database | undefined): Section {
  const [id, title] = ['tools', 'Tools'];
  if (tools.length === 0) return { id, title, content: undefined };
  const rows = tools.map(({ name, version, sha256, origin, verified, notVerified }): readonly Child[] => [
    `${name} ${foreign(version, 60)}`,
    code(sha256.slice(0, 12)),
    origin,
    [
      verified.join(', ') || '—',
      ...notVerified.map(({ check, why }) => el('p', { class: 'note' }, `not ${check}: `, ...prose(why))),
    ],
  ]);
  const columns = [
    { title: 'Tool' },
    { title: 'SHA-256' },
    { title: 'Origin' },
    { title: 'Verified', kind: 'wide' } as const,
  ];
  const place = database?.repository ?? database?.server;
  const from = place === undefined ? 'from `cache-dir`' : `from \`${foreign(place, 200)}\``;
  const hash = database?.sha256 === undefined ? '' : `, SHA-256 \`${database.sha256.slice(0, 12)}\``;
  const notes = [
    ...isolationSentences(tools),
    ...(database === undefined ? [] : [`Vulnerability database of ${database.updatedAt}, ${from}${hash}.`]),
  ];
  return { id, title, content: [simpleTable(title, columns, rows, MOST), sentences(notes, MOST)] };
}

interface Database {
  readonly updatedAt: string;
  readonly repository?: string;
  readonly server?: string | undefined;
  readonly sha256?: string | undefined;
}
