/**
 * Names of workflows in certificates. Fulcio reads `<server>/<job_workflow_ref>` as an address and writes it with Go's
 * `net/url`: a space becomes `%20`, a letter outside of ASCII becomes its escaped bytes. People write the name as GitHub
 * shows it. Assay accepts both forms, and compares them in the form of the certificate.
 */

/** Characters that Go does not escape in a path or fragment. If a part needs an escape, Go escapes more characters. */
const PLAIN_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@]$/;
const PLAIN_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=?@!()*]$/;
/** Go does not change a part that contains only these characters. */
const VALID_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const VALID_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%?]*$/;

/**
 * The name in the form that certificates use: an address as Go writes it, any other text (an email address) unchanged.
 * Undefined if Go cannot read the address: no certificate can have that name.
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
  // Go does not escape a query, and a certificate contains only ASCII.
  const query = mark < 0 ? '' : beforeHash.slice(mark);
  if (path === undefined || fragment === undefined || !isAscii(query + authority)) return undefined;
  return `${scheme.toLowerCase()}://${authority}${path}${query}${fragment === '' ? '' : `#${fragment}`}`;
}

/**
 * Whether a text names a workflow, in GitHub's form or in the form of certificates. `plain` is the plain name of the
 * workflow. Comparing only the certificate form is not enough: there, the branches `main#` and `main` have the same name.
 * `m%61in` has it too, if another part is escaped.
 */
export function namesWorkflow(text: string, plain: string): boolean {
  const named = withLowerScheme(text);
  const other = withLowerScheme(plain);
  return named === other || unescaped(named) === other;
}

/** The address with its scheme in lower case. The case of a scheme has no meaning. */
function withLowerScheme(address: string): string {
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

/** A part as Go writes it. Undefined if it contains a `%` that begins no escape. */
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

/** The bytes of a part after removing its escapes. */
function* bytesOf(part: string): Iterable<number> {
  for (const [, escaped, letters = ''] of part.matchAll(/%([0-9a-f]{2})|([^%]+)/gi)) {
    if (escaped === undefined) yield* new TextEncoder().encode(letters);
    else yield Number.parseInt(escaped, 16);
  }
}
