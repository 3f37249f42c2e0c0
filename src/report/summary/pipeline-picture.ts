import type { Run, Step } from '../../domain/run/run.ts';
import { type CheckState, checkLines, STATE_ICONS } from '../checks.ts';

/** The stages of the picture: the line of the overview that gives the state, and the steps whose times are added. */
const STAGES = [
  { id: 'sbom', name: 'SBOM', steps: ['sbom', 'redaction'] },
  { id: 'scan', name: 'Scan', steps: ['database', 'scan'] },
  { id: 'judge', name: 'Vulnerabilities', steps: ['vex', 'baseline'] },
  { id: 'secrets', name: 'Secrets', steps: ['secrets'] },
  { id: 'sign', name: 'Sign', steps: ['source', 'sign'] },
  { id: 'attest', name: 'Attest', steps: ['attest'] },
] as const satisfies readonly { id: string; name: string; steps: readonly Step[] }[];

const ARROWS = [
  'image --> sbom --> scan --> judge --> sign --> attest',
  'image --> secrets --> sign',
] as const;

/**
 * The stages with their states and times as a mermaid flowchart. It contains only words and numbers of Assay: no text from
 * outside can change the picture. Empty if no stage began.
 */
export function pipelinePicture(run: Run): string {
  // Nothing ran.
  if (Object.keys(run.timings).length === 0) return '';
  const states = new Map(checkLines(run).map(({ name, state }) => [name, state]));
  const nodes = STAGES.map(({ id, name, steps }) =>
    node(id, name, states.get(name) ?? 'not done', run, steps),
  );
  const image = node('image', 'Image', imageState(run), run, ['tools', 'image', 'evidence', 'base-images']);
  const lines = [
    'flowchart LR',
    'accTitle: The stages of this run',
    ...[image, ...nodes, ...ARROWS].map(indented),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}

function imageState({ image, reasons }: Run): CheckState {
  if (reasons.some(({ check, effect }) => check === 'image' && effect !== 'warn')) return 'error';
  return image === undefined ? 'not done' : 'passed';
}

function node(id: string, name: string, state: CheckState, { timings }: Run, steps: readonly Step[]): string {
  const times = steps.flatMap((step) => timings[step] ?? []);
  const took = times.length === 0 ? '' : `<br/>${seconds(times.reduce((sum, time) => sum + time, 0))}`;
  return `${id}["${STATE_ICONS[state]} ${name}<br/>${state}${took}"]`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function indented(line: string): string {
  return `  ${line}`;
}
