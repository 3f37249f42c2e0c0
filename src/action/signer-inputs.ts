import type { RawInputs } from './raw-inputs.ts';

/** Selects the variables that cosign needs to use a key. See the adapter `signer-environment.ts`. */
export type SignerEnvironment = (key: string) => Readonly<Record<string, string>>;

/** Accepts only `allow` or an empty text: any other text might mean the opposite. */
export function readPublicLog(inputs: RawInputs): boolean {
  const text = inputs.text('public-log');
  if (text !== '' && text !== 'allow') inputs.fault('public-log', `"${text}" is neither \`allow\` nor empty`);
  return text === 'allow';
}
