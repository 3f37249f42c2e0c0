import type { Delta, VersionChange } from '../../domain/run/delta.ts';
import type { Run } from '../../domain/run/run.ts';
import { worstFirst } from '../evaluated.ts';
import { code, details, link, table, text } from '../markdown.ts';
import { plural } from '../wording.ts';

type KnownDelta = Extract<Delta, { known: true }>;

/** Whether this image has something that the image that was shipped last has not, or lacks something that it has. */
export function hasChanged({ delta }: Pick<Run, 'delta'>): boolean {
  if (delta === undefined || !delta.known) return false;
  const { vulnerabilities, packages, secrets } = delta;
  const changes = [
    ...[vulnerabilities.added, vulnerabilities.gone, packages.added, packages.gone, packages.changed],
    ...(secrets === undefined ? [] : [secrets.added, secrets.gone]),
  ];
  return changes.some(({ length }) => length > 0);
}

/** What is new, what is gone and what stays since the image that was shipped last; at most `open` rows are not folded. */
export function deltaSection({ delta }: Run, open: number, rows: number): string {
  if (delta === undefined) return '';
  if (!delta.known)
    return `**Since the last image** Not compared with ${code(delta.image, 600)}: ${text(delta.why, 600)}`;
  if (!hasChanged({ delta }) && delta.notes.length === 0) return '';
  const notes = delta.notes.slice(0, open).map((note) => `- ${text(note, 600)}`);
  return [
    sentence(delta),
    newTable(delta, open),
    notes.join('\n'),
    rows === 0 ? '' : foldedChanges(delta, rows),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function sentence({ image, vulnerabilities, packages, secrets }: KnownDelta): string {
  const changed = packages.changed.length === 0 ? '' : `, ${packages.changed.length} changed`;
  const parts = [
    `vulnerabilities: ${counts(vulnerabilities)}`,
    `packages: ${counts(packages)}${changed}`,
    secrets === undefined ? 'secrets: not compared' : `secrets: ${counts(secrets)}`,
  ];
  return `**Since the last image** ${parts.join('; ')}. Compared with ${code(image, 600)}.`;
}

function counts({
  added,
  gone,
  staying,
}: {
  readonly added: readonly unknown[];
  readonly gone: readonly unknown[];
  readonly staying: number;
}): string {
  const parts = [
    `${added.length} new`,
    `${gone.length} gone`,
    `${staying} ${staying === 1 ? 'stays' : 'stay'}`,
  ];
  return parts.join(', ');
}

function newTable({ vulnerabilities, secrets }: KnownDelta, open: number): string {
  const found = worstFirst(vulnerabilities.added.map((finding) => ({ finding })));
  const lines = [
    ...(secrets?.added ?? []).map((secret) => [
      'secret',
      secret.severity,
      text(secret.title, 160),
      code(secret.fingerprint, 64),
    ]),
    ...found.map(({ finding }) => [
      'vulnerability',
      finding.severity,
      link(finding.id, finding.url),
      `${code(finding.package, 120)} ${code(finding.version, 80)}`,
    ]),
  ];
  if (lines.length === 0) return '';
  const more =
    lines.length > open ? `\n\n${lines.length - open} more new ones; \`report.json\` has all of them.` : '';
  return table(['New', 'Severity', 'What', 'In'], lines.slice(0, open)) + more;
}

function foldedChanges({ vulnerabilities, packages, secrets }: KnownDelta, rows: number): string {
  const lines = [
    ...(secrets?.gone ?? []).map((fingerprint) => ['secret', code(fingerprint, 64), '', 'gone']),
    ...vulnerabilities.gone.map((one) => [
      'vulnerability',
      link(one.id, one.url),
      `${code(one.package, 120)} ${code(one.version, 80)}`,
      'gone',
    ]),
    ...packages.changed.map((one) => ofPackage(one, `now ${code(one.to ?? '', 80)}`)),
    ...packages.added.map((one) => ofPackage(one, `new, ${code(one.to ?? '', 80)}`)),
    ...packages.gone.map((one) => ofPackage(one, 'gone')),
  ];
  if (lines.length === 0) return '';
  const more = lines.length > rows ? `\n\n${lines.length - rows} more; \`report.json\` has all of them.` : '';
  const list = table(['Kind', 'What', 'Before', 'Now'], lines.slice(0, rows));
  return details(`${plural(lines.length, 'other change')} since the last image`, list + more);
}

function ofPackage({ package: name, type, from = '' }: VersionChange, now: string): readonly string[] {
  return [type === undefined ? 'package' : text(type, 40), code(name, 120), code(from, 80), now];
}
