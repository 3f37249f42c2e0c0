import { crc32 } from 'node:zlib';
import type { Kind } from './kind.ts';
import { whole } from './negative-kind.ts';
import type { Random } from './random.ts';
import { file } from './surroundings.ts';

export const base64 = (text: string) => Buffer.from(text).toString('base64');

/**
 * A sheet holds files, each under a line `@@ family | name | … | path`. In it `§` stands for a dollar, `´` for a
 * backtick, and `¤` for nothing: it keeps the providers' own examples from standing here in one piece.
 */
function filesOf(sheet: string): readonly { readonly head: readonly string[]; readonly text: string }[] {
  const plain = sheet.replaceAll('§', '$').replaceAll('´', '`').replaceAll('¤', '');
  return plain
    .split(/^@@ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { head: part.slice(0, end).split(' | '), text: part.slice(end + 1).trimEnd() };
    });
}

/**
 * Of a sheet whose lines say `@@ family | name | secret | path`, and whose files have `{secret}` once. A secret may be
 * `base64 …`, or `checked ghp_`: then it ends in its checksum.
 */
export function leaks(sheet: string): readonly Kind[] {
  return filesOf(sheet).map(({ head, text }) => {
    const [family = '', name = '', template = '', path = ''] = head;
    return leak(family, name, path, text, (r) => {
      const [, how, rest = ''] = /^(base64|checked) (.*)$/.exec(template) ?? [];
      if (how === 'base64') return base64(r.fill(rest));
      return how === 'checked' ? checked(r, rest) : r.fill(template);
    });
  });
}

/** A kind of file with a secret that is made up in some other way. */
export function leak(
  family: string,
  name: string,
  path: string,
  text: string,
  secretOf: (r: Random) => string,
): Kind {
  if (text.split('{secret}').length !== 2) throw new Error(`${name} wants its secret once`);
  return {
    family,
    name,
    make(r) {
      const secret = secretOf(r);
      return file(
        r.fill(path),
        r.fill(text).replace('{secret}', () => secret),
        secret,
      );
    },
  };
}

/** Of a sheet whose lines say `@@ family | name | path`. */
export function honest(sheet: string): readonly Kind[] {
  return filesOf(sheet).map(({ head: [family = '', name = '', path = ''], text }) =>
    whole(family, name, (r) => [r.fill(path), r.fill(text)]),
  );
}

/** A token that ends in the checksum of its middle, as GitHub's and npm's do. */
export function checked(r: Random, prefix: string, length = 30): string {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const middle = r.text('b62', length);
  let rest = crc32(middle);
  let sum = '';
  for (; rest > 0; rest = Math.floor(rest / 62)) sum = `${letters[rest % 62]}${sum}`;
  return `${prefix}${middle}${sum.padStart(6, '0')}`;
}

/** A signed token, with claims that name nobody. */
export function jwt(r: Random, claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${r.bytes(32).toString('base64url')}`;
}

/** A block of a key, of random content. */
export function pem(r: Random, kind: string, size: number, columns = 64): string {
  const body =
    r
      .bytes(size)
      .toString('base64')
      .match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
  return [`-----BEGIN ${kind}-----`, ...body, `-----END ${kind}-----`].join('\n');
}
