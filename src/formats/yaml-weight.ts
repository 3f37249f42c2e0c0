const CODES = (text: string): ReadonlySet<number> => new Set([...text].map((char) => char.charCodeAt(0)));
/** Characters that make a part of a document anywhere outside a text. */
const ANYWHERE = CODES('[]{},\n');
/** Characters that make a part if a blank is in front of them: anchors, aliases, tags, quoted and block texts. */
const AFTER_BLANK = CODES('&*!"\'|>');
/** Characters that make a part if a blank follows. */
const BEFORE_BLANK = CODES('-?:');
const BLANK = CODES(' \t\r\n');

/**
 * An upper estimate of the number of parts of a YAML text. The time and memory of the parser grow with the parts, not with
 * the size: at most some 25 µs and 1 kB for each part. To be checked before parsing.
 */
export function yamlWeight(text: string): number {
  let weight = 0;
  let isAfterBlank = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (ANYWHERE.has(code) || (isAfterBlank && AFTER_BLANK.has(code))) weight += 1;
    else if (BEFORE_BLANK.has(code) && (at + 1 === text.length || BLANK.has(text.charCodeAt(at + 1))))
      weight += 1;
    isAfterBlank = BLANK.has(code);
  }
  return weight;
}
