import type { CliCommand, Flag } from './command.ts';

/** The flags of a command as a person types them. */
export function typedFlags({ flags }: Pick<CliCommand, 'flags'>): readonly string[] {
  return [...flags.map(typedFlag), '--help'];
}

/** `--offline`, `--no-rescan` for a flag that is on by default, `--registry-password-file` for a credential. */
export function typedFlag({ name, isOn, variable }: Flag): string {
  if (variable !== undefined) return `--${name}-file`;
  return isOn === true ? `--no-${name}` : `--${name}`;
}
