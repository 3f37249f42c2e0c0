import { type PlatformImage, platformName } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import type { Hit } from '../hit.ts';
import { allCredentials } from '../kubernetes/credential-rule.ts';
import type { ScanTree } from '../staging/scan-tree.ts';

/** A short text of an image configuration or attestation, and its name: `Env PATH`. */
export interface Entry {
  readonly entry: string;
  readonly text: string;
  /** The text for the credential rule, if it is another one. */
  readonly assignment?: string;
}

/** Stages every entry of a platform's image configuration, one small file each. Returns the hits of Assay's own rule. */
export function collectConfiguration(image: PlatformImage, group: string, tree: ScanTree): readonly Hit[] {
  return stageEntries(entriesOf(image), platformName(image.platform), group, tree);
}

/** Stages entries of a platform. Returns the hits of Assay's own rule. */
export function stageEntries(
  entries: readonly Entry[],
  platform: string,
  group: string,
  tree: ScanTree,
): readonly Hit[] {
  return entries.flatMap(({ entry, text, assignment }, number) => {
    const origin = { kind: 'config', platform, entry } as const;
    const content = Buffer.from(`${text}\n`);
    const file = tree.stage({ group, origin, path: `${number}/entry`, content });
    if (file === undefined) {
      // The configuration is staged first, so only a hostile one exceeds the limit.
      throw fault(
        'scan-incomplete',
        'secrets',
        `the image configuration of ${platform} is too large to be scanned`,
      );
    }
    return allCredentials(assignment ?? text).map(({ name, ...found }) => ({
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

/** Quotes the value of an assignment: in `Env` and labels, all text after the first `=` is the value. */
export function quoted(assignment: string): string {
  const name = nameOf(assignment);
  const value = assignment.slice(name.length + 1);
  return /[\s"']/.test(value) && !value.includes('"') ? `${name}="${value}"` : assignment;
}
