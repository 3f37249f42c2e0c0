import { type PlatformImage, platformName } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import type { Hit } from '../hit.ts';
import { weighedCredentials } from '../kubernetes/credential-rule.ts';
import type { ScanTree } from '../staging/scan-tree.ts';

/** Something short that a person wrote, and where it stands. */
export interface Entry {
  readonly entry: string;
  readonly text: string;
  /** What the credential rule reads, where that is not the text. */
  readonly assignment?: string;
}

/**
 * Lays every entry of a platform's image configuration before the engines, a small file each, and answers what
 * Assay's own rule finds in them.
 */
export function collectConfiguration(image: PlatformImage, group: string, tree: ScanTree): readonly Hit[] {
  return stageEntries(entriesOf(image), platformName(image.platform), group, tree);
}

/** Lays entries of a platform before the engines, and answers what Assay's own rule finds in them. */
export function stageEntries(
  entries: readonly Entry[],
  platform: string,
  group: string,
  tree: ScanTree,
): readonly Hit[] {
  return entries.flatMap(({ entry, text, assignment }, number) => {
    const origin = { kind: 'config', platform, entry } as const;
    const file = tree.place(group, origin, `${number}/entry`, Buffer.from(`${text}\n`));
    if (file === undefined) {
      // The first to be laid there: only a hostile configuration gets beyond the bound.
      throw fault(
        'scan-incomplete',
        'secrets',
        `the image configuration of ${platform} is too large to be scanned`,
      );
    }
    return weighedCredentials(assignment ?? text).map(({ name, ...found }) => ({
      ...found,
      engine: 'assay' as const,
      rule: 'credential-in-configuration',
      title: `A literal value is given to ${/^[\w.-]{1,80}$/.test(name) ? name : 'a credential'}`,
      file,
      line: 1,
    }));
  });
}

function entriesOf({ configuration, annotations = [] }: PlatformImage): readonly Entry[] {
  const { env, labels, cmd, entrypoint, history, others = [] } = configuration;
  return [
    ...env.map((text) => ({ entry: `Env ${nameOf(text)}`, text, assignment: quoted(text) })),
    ...Object.entries(labels).map(([label, value]) => {
      const text = `${label}=${value}`;
      return { entry: `Label ${label}`, text, assignment: quoted(text) };
    }),
    ...(cmd.length === 0 ? [] : [{ entry: 'Cmd', text: cmd.join(' ') }]),
    ...(entrypoint.length === 0 ? [] : [{ entry: 'Entrypoint', text: entrypoint.join(' ') }]),
    ...history.map((step, index) => ({ entry: `History step ${index + 1}`, text: step.createdBy })),
    ...others,
    ...annotations.map(({ entry, text }) => ({ entry, text, assignment: quoted(text) })),
  ];
}

function nameOf(assignment: string): string {
  return assignment.split('=', 1)[0] ?? '';
}

/** In `Env` and labels everything behind the first `=` is the value, blanks and quotes too. */
export function quoted(assignment: string): string {
  const name = nameOf(assignment);
  const value = assignment.slice(name.length + 1);
  return /[\s"']/.test(value) && !value.includes('"') ? `${name}="${value}"` : assignment;
}
