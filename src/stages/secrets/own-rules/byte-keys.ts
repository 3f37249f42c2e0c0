import { isPublished } from '../no-secret/published.ts';
import { isSigningKeyName, nameKind } from '../values/credential-names.ts';
import { isMonotonous } from '../values/literal.ts';
import { type Excerpt, type Judgement, judged, type KeywordRule, type Match } from './rule.ts';

const BYTE = String.raw`(?:0[xX][0-9A-Fa-f]{1,2}|16#[0-9A-Fa-f]{1,2}#?|\$[0-9A-Fa-f]{2}|-?\d{1,3})(?:[uUyY]8?|\.toByte\(\))?`;
const BETWEEN = String.raw`\s{0,4},\s{0,40}(?:\((?:byte|sbyte|char)\)\s{0,2})?`;

/** A list and a text of this many bytes. Most texts have neither, and the search for names before them is slow. */
const BYTES = new RegExp(`${BYTE}(?:${BETWEEN}${BYTE}){15}`);
const ESCAPES = /(?:\\x[0-9A-Fa-f]{2}){16}/;

/** A name, the start of a list of bytes, and at least 16 bytes. */
const ARRAY = new RegExp(
  String.raw`(?<!\w)(?<name>[A-Za-z_]\w{1,60})["']?(?:\[\w{0,30}\]|\s{0,2}:\s{0,2}[&\w\[\];'<> ]{1,40}|\s\[\w{0,4}\][A-Za-z0-9]{2,6})?\s{0,4}(?:=|:=|:|=>|<-)\s{0,4}(?:new\s)?(?:[&\w\[\]<>.:'@;$ ]{0,40}?)\s{0,3}[({[<]{1,3}\s{0,40}(?:['\"][CcWw]\*['\"],\s{0,3})?(?<bytes>(?:\((?:byte|sbyte|char)\)\s{0,2})?${BYTE}(?:${BETWEEN}${BYTE}){15,127})`,
  'dg',
);
/** A name and a string of at least 16 escaped bytes. */
const ESCAPED =
  /(?<!\w)(?<name>[A-Za-z_]\w{1,60})["']?(?:\[\w{0,30}\])?\s{0,4}(?:=|:=|:|=>)\s{0,4}(?:[\w.[\]]{0,30}\()?b?["'](?<bytes>(?:\\x[0-9A-Fa-f]{2}){16,128})["']/dg;

const SIZES: ReadonlySet<number> = new Set([16, 20, 24, 28, 32, 48, 64, 128]);

/** Accepts bytes if their number is that of a key, they have no order, and they are not only letters. */
function judgeBytes(text: string): Judgement {
  const bytes = (
    text.match(/\\x[0-9a-f]{2}|0x[0-9a-f]{1,2}|16#[0-9a-f]{1,2}|\$[0-9a-f]{2}|-?\d{1,3}/gi) ?? []
  ).map((byte) =>
    /^-?\d+$/.test(byte) ? Number(byte) : Number.parseInt(byte.replace(/^(?:\\x|0x|16#|\$)/i, ''), 16),
  );
  if (!SIZES.has(bytes.length) || bytes.some((byte) => byte < -128 || byte > 255)) return false;
  const hex = Buffer.from(bytes.map((byte) => byte & 0xff)).toString('hex');
  if (isPublished(hex) || PUBLISHED.some((start) => hex.startsWith(start))) return 'published';
  if (isMonotonous(hex)) return 'placeholder';
  const high = bytes.filter((byte) => (byte & 0x80) !== 0).length;
  return new Set(bytes).size >= bytes.length * 0.7 && high >= bytes.length * 0.15;
}

/** The first bytes of the keys in the examples of standards: FIPS 197, SP 800-38A, RFC 4231, RFC 8439. */
const PUBLISHED = [
  '2b7e1516',
  '8e73b0f7',
  '603deb10',
  '00010203',
  '0b0b0b0b',
  'aaaaaaaa',
  '808182',
  '0123456789abcdef',
];

/** Finds keys that a program contains as a list of bytes. */
export const BYTE_KEYS: KeywordRule = {
  id: 'key-in-bytes',
  title: 'Key written as a list of bytes',
  keywords: ['key', 'secret', 'psk', 'seed', 'hmac', 'salt'],
  certainty: 'generic',
  scope: 'block',
  *find({ text }: Excerpt): Iterable<Match> {
    const expressions = [...(BYTES.test(text) ? [ARRAY] : []), ...(ESCAPES.test(text) ? [ESCAPED] : [])];
    for (const expression of expressions)
      for (const { groups = {}, indices } of text.matchAll(expression)) {
        const { name = '', bytes = '' } = groups;
        const index = indices?.groups?.bytes?.[0];
        if (index === undefined || (nameKind(name) === undefined && !isSigningKeyName(name))) continue;
        yield* judged({ index, value: bytes }, judgeBytes(bytes));
      }
  },
};
