import type { RawInputs } from './raw-inputs.ts';

/** Picks the variables that cosign needs to open a key; see the adapter of that name. */
export type SignerEnvironment = (key: string) => Readonly<Record<string, string>>;

/** Only the one word: what else stands there might mean the opposite. */
export function readPublicLog(inputs: RawInputs): boolean {
  const text = inputs.text('public-log');
  if (text !== '' && text !== 'allow') inputs.fault('public-log', `"${text}" is not \`allow\`, or nothing`);
  return text === 'allow';
}
