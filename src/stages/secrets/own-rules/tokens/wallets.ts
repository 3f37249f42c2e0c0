import { createHash } from 'node:crypto';
import { isPublished } from '../../no-secret/published.ts';
import { isMonotonous } from '../../values/literal.ts';
import { type Judgement, judged, type Match, type OwnRule, pattern, type WholeText } from '../rule.ts';

/**
 * Accepts a phrase if its number of words is a multiple of three and most words differ. Development chains repeat one
 * word.
 */
const isPhrase = (value: string): Judgement => {
  const words = value.split(' ');
  if (words.length % 3 !== 0) return false;
  if (isPublished(value)) return 'published';
  return new Set(words).size > words.length / 2 ? true : 'placeholder';
};

const isKey = (value: string): Judgement => {
  if (isPublished(value)) return 'published';
  return isMonotonous(value) || /^0{20}/.test(value) ? 'placeholder' : true;
};

/** Accepts a list of bytes if most bytes differ and they have no order. */
const isBytes = (value: string): Judgement => {
  const bytes = value.split(',').map(Number);
  const rises = bytes.filter((byte, at) => byte > (bytes[at - 1] ?? 0)).length;
  const isMixed = rises >= bytes.length * 0.25 && rises <= bytes.length * 0.75;
  return bytes.every((byte) => byte < 256) && new Set(bytes).size >= 40 && isMixed;
};

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const WIF_LENGTH = 51;

const isOf58 = (byte: number | undefined): boolean =>
  byte !== undefined && BASE58.includes(String.fromCharCode(byte));

/** Whether the word has the length of such a key and only letters of base58. */
const isWalletWord = (content: Uint8Array, at: number): boolean => {
  if (isOf58(content[at - 1]) || !isOf58(content[at + 25]) || !isOf58(content[at + WIF_LENGTH - 1]))
    return false;
  return !isOf58(content[at + WIF_LENGTH]) || !isOf58(content[at + WIF_LENGTH + 1]);
};

/** Checks the end of a key in the export format of wallets: the first four bytes of a double SHA-256. */
const isWalletKey = (value: string): Judgement => {
  let number = 0n;
  for (const letter of value) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const body = bytes.subarray(0, -4);
  const sum = createHash('sha256').update(createHash('sha256').update(body).digest()).digest();
  return sum.subarray(0, 4).equals(bytes.subarray(-4)) && (isPublished(value) ? 'published' : true);
};

/** Finds keys and recovery words of wallets, and RSA keys in the XML format of .NET. */
export const WALLETS: readonly OwnRule[] = [
  pattern(
    'wallet-key',
    'Key of a wallet',
    ['kw', 'kx', 'ky', 'kz', 'l1', 'l2', 'l3', 'l4', 'l5', '5h', '5j', '5k'],
    /(?<![A-Za-z0-9])((?:K[wxyz]|L[1-5])[1-9A-HJ-NP-Za-km-z]{50}|5[HJK][1-9A-HJ-NP-Za-km-z]{49})(?![A-Za-z0-9])/,
    { probe: isWalletWord, accepts: isWalletKey },
  ),
  pattern(
    'wallet-phrase',
    'Recovery words of a wallet',
    ['mnemonic', 'phrase', 'wallet'],
    /(?:mnemonic|(?:seed|recovery|backup|secret)[-_ ]?phrase|wallet[-_ ]?(?:words|seed))\w{0,20}["'`\]]{0,2}\s{0,4}(?::\s{0,2}[&\w' ]{1,20})?(?:=>|:=|[:=(])\s{0,4}["'`]?((?:[a-z]{3,8} ){11,23}[a-z]{3,8})(?=["'`]|\s{0,4}$)/im,
    { accepts: isPhrase },
  ),
  pattern(
    'wallet-key',
    'Key of a wallet',
    ['accounts'],
    /\baccounts["']?\s{0,3}[:=]\s{0,3}\[\s{0,20}["'`](?:0x)?([0-9a-fA-F]{64})["'`]/,
    { scope: 'block', accepts: isKey },
  ),
  {
    ...{ id: 'wallet-key', title: 'Key of a wallet', certainty: 'distinctive' },
    files: /\.json$/i,
    maxBytes: 1000,
    *find({ text }: WholeText): Iterable<Match> {
      const bytes = /^\s{0,20}\[\s{0,8}(\d{1,3}(?:,\s{0,8}\d{1,3}){63})\s{0,8}\]\s{0,20}$/.exec(text)?.[1];
      if (bytes !== undefined) yield* judged({ index: text.indexOf(bytes), value: bytes }, isBytes(bytes));
    },
  },
  pattern(
    'private-key',
    'Private key',
    ['<rsakeyvalue>'],
    /<RSAKeyValue>(?:(?!<RSAKeyValue>)[^\0]){0,4000}?<D>\s{0,20}([A-Za-z0-9+/=\s]{80,1500})<\/D>/,
    { scope: 'block', accepts: (value) => !isMonotonous(value) },
  ),
];
