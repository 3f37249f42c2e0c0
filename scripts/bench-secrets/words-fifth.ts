import type { Random } from './random.ts';

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names of people, places and things, of which people make the names of accounts, hosts and passwords. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  first: list(
    'anna oliver martina stefan priya diego yuki hassan claire tomasz ingrid marco leila pavel sophie kwame nadia erik',
  ),
  last: list(
    'novak berger okafor lindqvist moreau tanaka petrov silva kowalski haddad jansen ricci murphy brandt costa',
  ),
  thing: list(
    'tiger dragon falcon panda rocket coffee guitar winter summer autumn monkey pepper shadow diamond orange castle thunder',
  ),
  plain: list(
    'copper lantern drift velvet harbor maple quartz saddle timber meadow anchor pebble candle walnut ribbon glacier',
  ),
  city: list('berlin lisbon osaka chicago warszawa lyon porto zagreb madrid oslo napoli denver'),
  club: list('arsenal juventus benfica boca ajax celtic barca liverpool'),
  foreign: list('sommer motdepasse contrasena senha haslo wachtwoord parola salasana passwort heslo'),
  app: list(
    'orders billing ledger inventory portal gateway shipping payroll catalog reporting scheduler notifier loyalty checkout warehouse telemetry',
  ),
  company: list(
    'bluefern kestrelworks oakmill nordhaven tilewright saltmarsh greyharbor pinecrate fernlight ironvale quillstone larkfield',
  ),
  top: list('com io net de co.uk eu fr'),
  role: list('app web api svc worker reader writer admin deploy backup report etl sync'),
  env: list('prod production live staging prd'),
  region: list('eu-west-1 us-east-1 eu-central-1 ap-southeast-2 us-west-2'),
};

/** Walks over the keyboard, put together from their halves. */
const WALKS = [
  ['1qaz', '2wsx'],
  ['qwer', '1234'],
  ['zaq1', 'xsw2'],
  ['asdf', 'jkl9'],
  ['zxcv', 'bnm0'],
  ['qaz', 'wsxedc'],
].map((halves) => halves.join(''));

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5' };

export const pickWord = (r: Random, kind: string): string => r.pick(WORDS[kind] ?? []);
const cap = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const leet = (r: Random, word: string) =>
  [...word].map((letter) => (r.below(2) === 0 ? (LEET[letter] ?? letter) : letter)).join('');
const year = (r: Random) => String(1978 + r.below(48));
const mark = (r: Random) => r.pick(['!', '!', '#', '@', '*', '$', '.', '_']);

type Make = (r: Random) => string;

/** What people make up for an account that they have to type themselves. */
const HUMAN: readonly Make[] = [
  (r) => `${cap(pickWord(r, 'thing'))}${year(r)}${mark(r)}`,
  (r) => `${cap(pickWord(r, 'first'))}@${r.text('d', 3 + r.below(2))}`,
  (r) => `${cap(leet(r, pickWord(r, 'plain')))}${mark(r)}${r.text('d', 2)}`,
  (r) => `${cap(pickWord(r, 'city'))}${mark(r)}${year(r)}`,
  (r) => `${cap(pickWord(r, 'company'))}${year(r)}${mark(r)}`,
  (r) => `${cap(pickWord(r, 'app'))}DB_${year(r)}`,
  (r) => `${pickWord(r, 'plain')}-${pickWord(r, 'thing')}-${r.text('d', 2)}`,
  (r) => `${pickWord(r, 'plain')}${cap(pickWord(r, 'plain'))}${cap(pickWord(r, 'thing'))}${r.text('d', 1)}`,
  (r) => `${['P@ss', 'w0rd'].join('')}${year(r)}${mark(r)}`,
  (r) => `${cap(r.pick(WALKS))}${mark(r)}${r.text('d', 2)}`,
  (r) => `${cap(pickWord(r, 'foreign'))}${mark(r)}${year(r)}`,
  (r) => `${pickWord(r, 'club')}${year(r)}${mark(r)}`,
  (r) => `${r.text('az', 1)}${r.text('AZ', 1)}${r.text('d', 1)}${r.text('b62', 5)}${mark(r)}`,
];

/** The same in a hurry: no capitals and no marks. */
const WEAK: readonly Make[] = [
  (r) => `${pickWord(r, 'first')}${year(r)}`,
  (r) => `${pickWord(r, 'thing')}${pickWord(r, 'thing')}${r.text('d', 2)}`,
  (r) => `${pickWord(r, 'company')}${r.text('d', 4)}`,
  (r) => `${pickWord(r, 'city')}_${r.text('d', 4)}`,
  (r) => `${r.pick(WALKS)}${r.text('d', 2)}`,
  (r) => `${pickWord(r, 'foreign')}${year(r)}`,
  (r) => `${pickWord(r, 'app')}${pickWord(r, 'plain')}${r.text('d', 1)}`,
];

/** What a program makes up: `openssl rand`, `pwgen`, a password manager, a cloud console. */
const MADE: readonly Make[] = [
  (r) => r.bytes(24).toString('base64'),
  (r) => r.bytes(18).toString('base64url'),
  (r) => r.text('hex', 32),
  (r) => r.text('b62', 16),
  (r) => r.text('b62', 20),
  (r) => r.text('b62', 32),
  (r) => r.text('az09', 24),
  (r) => `${r.text('b62', 9)}${r.pick(['!', '-', '_', '.', '*'])}${r.text('b62', 8)}`,
];

export const human = (r: Random): string => r.pick(HUMAN)(r);
export const weak = (r: Random): string => r.pick(WEAK)(r);
export const made = (r: Random): string => r.pick(MADE)(r);

/** A password of a service, as often chosen by a person as by a program. */
export const servicePassword = (r: Random): string =>
  r.pick([human, human, human, weak, made, made, made])(r);

/** A password that a web address can hold as it is. */
export function inAddress(r: Random): string {
  const word = r.pick([human, weak, made])(r);
  return word.replace(/[^\w.~-]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A password of letters and digits alone: for places where a mark would have to be quoted. */
export const bareWord = (r: Random): string => r.pick([human, weak, made])(r).replace(/[^\w]/g, '');
