const CODES = (text: string): ReadonlySet<number> => new Set([...text].map((char) => char.charCodeAt(0)));
/** Make a part of a document wherever they stand outside of a text. */
const ANYWHERE = CODES('[]{},\n');
/** Make one with a blank in front of them: anchors, aliases, tags, quoted and block texts. */
const BEHIND_BLANK = CODES('&*!"\'|>');
/** Make one with a blank behind them. */
const BEFORE_BLANK = CODES('-?:');
const BLANK = CODES(' \t\r\n');

/**
 * More parts than a YAML text has, roughly: what the parser does for it, and the memory that it takes, grows with them
 * (some 25 µs and 1 kB each at worst) and not with the size. To be asked before it is parsed.
 */
export function yamlWeight(text: string): number {
  let weight = 0;
  let isBehindBlank = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (ANYWHERE.has(code) || (isBehindBlank && BEHIND_BLANK.has(code))) weight += 1;
    else if (BEFORE_BLANK.has(code) && (at + 1 === text.length || BLANK.has(text.charCodeAt(at + 1))))
      weight += 1;
    isBehindBlank = BLANK.has(code);
  }
  return weight;
}
