/** A `WWW-Authenticate` challenge. */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const PARAMETER = /\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|'([^']*)'|([^\s,;"]+))/y;
/** What some schemes have instead of parameters. */
const TOKEN_68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;

/**
 * Reads a `WWW-Authenticate` header, or several joined ones. Prefers a Bearer challenge that names a token server;
 * undefined if the header offers neither that nor Basic. Quotes may be missing, and semicolons may replace commas.
 */
export function parseChallenge(header: string): Challenge | undefined {
  const found: { scheme: string; parameters: Record<string, string> }[] = [];
  let last = '';
  for (let at = 0; at < header.length; ) {
    const token = match(TOKEN, header, at);
    if (token === undefined) {
      at += 1;
      continue;
    }
    const before = header[at - 1];
    at += token[0].length;
    const value = match(PARAMETER, header, at);
    const current = found.at(-1);
    if (value !== undefined && current !== undefined) {
      last = token[0].toLowerCase();
      current.parameters[last] = value[1]?.replace(/\\(.)/g, '$1') ?? value[2] ?? value[3] ?? '';
      at += value[0].length;
    } else if (before === ',' && last === 'scope' && current !== undefined) {
      // A scope without quotes: the comma separated two of its actions.
      current.parameters.scope += `,${token[0]}`;
    } else {
      found.push({ scheme: token[0].toLowerCase(), parameters: {} });
      last = '';
      at += match(TOKEN_68, header, at)?.[0].length ?? 0;
    }
  }
  const bearer = found.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm);
  const chosen = bearer ?? found.find(({ scheme }) => scheme === 'basic');
  return chosen && { scheme: bearer === undefined ? 'basic' : 'bearer', parameters: chosen.parameters };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** One scope for each resource, with all of its actions: `repository:x/y:pull,push`. */
export function mergeScopes(scopes: readonly string[]): readonly string[] {
  const merged = new Map<string, Set<string>>();
  for (const scope of scopes) {
    const end = scope.lastIndexOf(':');
    const resource = end < 0 ? scope : scope.slice(0, end);
    const actions = merged.get(resource) ?? new Set();
    for (const action of end < 0 ? [] : scope.slice(end + 1).split(',')) actions.add(action);
    merged.set(resource, actions);
  }
  return [...merged].map(([resource, actions]) =>
    actions.size === 0 ? resource : `${resource}:${[...actions].join(',')}`,
  );
}
