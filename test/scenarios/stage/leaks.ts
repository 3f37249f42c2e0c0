import { gunzipSync } from 'node:zlib';
import { PLANTED } from './planted.ts';

/** The kinds whose value is hidden by the runner: as a whole, or every line of it that is no frame. */
export function foundKinds(masks: readonly string[]): readonly string[] {
  const hidden = new Set(masks);
  return Object.entries(PLANTED)
    .filter(([, value]) => hidden.has(value) || linesOf(value).every((line) => hidden.has(line)))
    .map(([kind]) => kind);
}

/** A place that may hold values: its name, and all of its bytes. */
export type Place = readonly [name: string, content: string | Uint8Array];

/** Every value of these kinds that one of the places holds, with the first form in which it is there. */
export function leaksIn(places: readonly Place[], kinds: readonly string[]): readonly string[] {
  const wanted = Object.entries(PLANTED)
    .filter(([kind]) => kinds.includes(kind))
    .map(([kind, value]) => ({ kind, forms: formsOf(value) }));
  return places.flatMap(([name, content]) => {
    const text = unfolded(Buffer.from(content)).join('\n');
    return wanted.flatMap(({ kind, forms }) => {
      const told = forms.find((form) => text.includes(form[1]));
      return told === undefined ? [] : [`${kind} ${told[0]}: ${name}`];
    });
  });
}

/** Whether one of the places says a text, packed or in base64 as it may be. */
export function isTold(places: readonly Place[], text: string): boolean {
  return places.some(([, content]) => unfolded(Buffer.from(content)).some((said) => said.includes(text)));
}

/** The content, what is packed in it, and what its base64 says: the payloads of envelopes stand in it. */
function unfolded(content: Buffer, depth = 0): readonly string[] {
  if (depth > 3) return [];
  if (content[0] === 0x1f && content[1] === 0x8b) return unfolded(gunzipSync(content), depth + 1);
  const text = content.toString('utf8');
  const runs = [...text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64'));
  // Anything else that happens to look like base64 says nothing that is text.
  const said = runs.filter((bytes) => !bytes.toString('utf8').includes('\ufffd') || bytes[0] === 0x1f);
  return [text, ...said.flatMap((bytes) => unfolded(bytes, depth + 1))];
}

/** Nobody who has one of these needs the value itself any more. */
function formsOf(value: string): readonly (readonly [form: string, text: string])[] {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const shifted = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const core = [Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)] as const;
    return (['base64', 'base64url'] as const).map(
      (encoding) => [encoding, whole.toString(encoding).slice(...core)] as const,
    );
  });
  return [
    ['as it is', value],
    ['in JSON', json],
    ['in JSON of Go', json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)],
    ['in JSON in ASCII', json.replace(/[^\0-\x7f]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)],
    ['in an address', url],
    ['in an address', url.toLowerCase()],
    ['in a form', new URLSearchParams({ v: value }).toString().slice(2)],
    ['in HTML', value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    ['in hex', bytes.toString('hex')],
    ['on one line', value.replaceAll('\n', ' ')],
    ...shifted,
    ...(value.includes('\n') ? linesOf(value).map((line) => ['a line', line] as const) : []),
    ...stretches(value),
  ];
}

/** What was cut off in the middle is told as well: any sixteen characters in a row. */
function stretches(value: string): readonly (readonly [form: string, text: string])[] {
  const count = Math.max(0, value.length - 15);
  return Array.from({ length: count }, (_, at) => ['a part', value.slice(at, at + 16)] as const).filter(
    ([, part]) => !/-----|PRIVATE|hooks|services/.test(part),
  );
}

/** The lines of a private key without its frame. */
function linesOf(value: string): readonly string[] {
  return value.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-----'));
}
