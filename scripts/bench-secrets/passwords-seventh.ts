import type { Random } from './random.ts';

const list = (words: string): readonly string[] => words.split(' ');

export const WORDS = list(
  'copper falcon harbor velvet tundra saffron walnut meteor canyon lantern orchid glacier pepper thunder maple raven ' +
    'bamboo comet marble cedar sapphire tiger piano juniper cobalt dragon sunset rocket coffee winter monkey dolphin ' +
    'hockey guitar phoenix diamond sommer schnee soleil fleur montagne perro tortuga naranja drachen kaffee brezel ' +
    'gelato volpe stella kartal deniz sakura kitsune samba praia matrix turbo pixel',
);
export const NAMES = list(
  'marta jonas priya ahmed lucia kenji olga pedro wanda felix amelie tariq ingrid bruno nadia marek chiara dmitri ' +
    'fatima oscar linh rohan greta mateo yuki anouk stefan carla hugo elif',
);
const WALKS = list('qwer asdf zxcv 1qaz 2wsx 1q2w3e qazwsx asdfgh zaq1 poiu 4rfv yxcv qweasd 3edc wasd 0okm');

/** What a person makes up, written only with these signs. */
function made(r: Random, signs: readonly string[]): string {
  const sign = () => r.pick(signs);
  const word = () => r.pick(WORDS);
  const year = () => String(1975 + r.below(51));
  const number = (length: number) => r.text('d', length);
  const forms: readonly (() => string)[] = [
    () => `${capital(word())}${year()}${sign()}`,
    () => `${capital(word())}${sign()}${number(3)}`,
    () => `${word()}${sign()}${year()}`,
    () => `${word()}${number(3)}`,
    () => `${r.pick(NAMES)}${year()}`,
    () => `${capital(r.pick(NAMES))}${sign()}${number(4)}`,
    () => `${r.pick(NAMES)}${capital(word())}${number(2)}`,
    () => `${leet(capital(word()))}${sign()}${number(2)}`,
    () => `${leet(word())}${leet(word())}${number(1)}`,
    () => `${r.pick(WALKS)}${sign()}${capital(word())}`,
    () => `${capital(r.pick(WALKS))}${number(4)}${sign()}`,
    () => `${capital(word())}${capital(word())}${sign()}${number(2)}`,
    () => `${word()}-${word()}-${word()}-${number(2)}`,
    () => `${capital(r.word())}${number(2)}${sign()}${r.word()}`,
    () => `${number(2)}${sign()}${capital(word())}${sign()}${r.pick(NAMES)}`,
  ];
  return r.pick(forms)();
}

/** What a password manager or `pwgen` makes. */
function managed(r: Random, signs: string): string {
  const length = r.pick([8, 10, 12, 14, 16, 16, 20, 20, 24, 32]);
  const letters = [...r.text('b62', length)];
  for (let at = 3; at < length - 1; at += 4 + r.below(4)) {
    if (signs !== '') letters[at] = signs.charAt(r.below(signs.length));
  }
  return letters.join('');
}

/** A password as people make them: three of five by a person, the others by a program. */
export function password(r: Random, signs: string): string {
  return r.below(5) < 3 ? made(r, [...signs]) : managed(r, r.below(2) === 0 ? signs : '');
}

/** Eight to ten characters, as old systems allow. */
export function short(r: Random): string {
  return r.fill(r.pick(['{az:4}{d:4}', '{b62:8}', '{az09:8}', '{AZ:1}{az:6}{d:2}', '{az:5}{d:2}{AZ:1}']));
}

/** A key that a program shares with itself: a session secret, a salt, a signing secret. */
export function signing(r: Random): string {
  const spoken = () =>
    `${r.pick(WORDS)}_${r.pick(WORDS)}_${r.pick(['is', 'of', 'for'])}_${r.pick(NAMES)}_${r.text('d', 4)}`;
  const forms: readonly (() => string)[] = [
    () => r.text('hex', r.pick([32, 40, 48, 64])),
    () => r.bytes(r.pick([24, 32, 48])).toString('base64'),
    () => r.bytes(r.pick([32, 48, 64])).toString('base64url'),
    () => r.text('b62', r.pick([24, 32, 40, 50, 64])),
    () => r.uuid(),
    spoken,
  ];
  return r.pick(forms)();
}

export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const leet = (word: string): string =>
  word
    .replaceAll('a', '4')
    .replaceAll('e', '3')
    .replaceAll('o', '0')
    .replaceAll('i', '1')
    .replaceAll('s', '5');
