/**
 * Names in certificates. Fulcio makes a certificate's name of a workflow by reading `<server>/<job_workflow_ref>` as an
 * address and writing it again, as Go's `net/url` does: a space becomes `%20`, a letter beyond ASCII its bytes. People
 * write the name as GitHub shows it. Both forms are taken, and compared in the certificate's.
 */

/** What Go leaves as it is in a path, and in a fragment; of the marks it is stricter once anything else is escaped. */
const PLAIN_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@]$/;
const PLAIN_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=?@!()*]$/;
/** A part that is made of these alone is left as it was written. */
const VALID_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const VALID_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%?]*$/;

/**
 * The form in which a certificate names whoever this text names: of an address as Go writes it, of anything else (a mail
 * address) the text itself. Undefined where Go reads no address in it: no certificate can have that name.
 */
export function certificateName(text: string): string | undefined {
  const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
  if (scheme === undefined || authority === undefined || rest === undefined) return text;
  if ([...text].some((letter) => letter < ' ' || letter === '\u007f')) return undefined;
  const hash = rest.indexOf('#');
  const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const path = written(mark < 0 ? beforeHash : beforeHash.slice(0, mark), VALID_PATH, PLAIN_PATH);
  const fragment = written(hash < 0 ? '' : rest.slice(hash + 1), VALID_FRAGMENT, PLAIN_FRAGMENT);
  // A query is not escaped, and a certificate holds ASCII alone.
  const query = mark < 0 ? '' : beforeHash.slice(mark);
  if (path === undefined || fragment === undefined || !isAscii(query + authority)) return undefined;
  return `${scheme.toLowerCase()}://${authority}${path}${query}${fragment === '' ? '' : `#${fragment}`}`;
}

/**
 * Whether the plain name of a workflow is the one that a text names, as GitHub writes it or as certificates do. Their form
 * alone does not tell: the branch `main#` has that of `main`, and where something is escaped `m%61in` has it too.
 */
export function namesWorkflow(text: string, plain: string): boolean {
  const named = withoutCapitals(text);
  const other = withoutCapitals(plain);
  return named === other || unescaped(named) === other;
}

/** Capitals of a scheme say nothing. */
function withoutCapitals(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** A part as Go writes it; undefined where a `%` in it begins no escape. */
function written(part: string, valid: RegExp, plain: RegExp): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(part)) return undefined;
  if (valid.test(part)) return part;
  return [...bytesOf(part)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return plain.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** The bytes that a part stands for. */
function* bytesOf(part: string): Iterable<number> {
  for (const [, escaped, letters = ''] of part.matchAll(/%([0-9a-f]{2})|([^%]+)/gi)) {
    if (escaped === undefined) yield* new TextEncoder().encode(letters);
    else yield Number.parseInt(escaped, 16);
  }
}
