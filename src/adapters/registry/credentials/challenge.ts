/** A `WWW-Authenticate` challenge. */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const PARAMETER = /\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|'([^']*)'|([^\s,;"]+))/y;
/** What some schemes have in place of parameters. */
const TOKEN_68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;

/**
 * Reads a `WWW-Authenticate` header, or several that were joined; a Bearer challenge that names a token server is
 * preferred, undefined where neither it nor Basic is offered. Quotes may be missing, and commas be semicolons.
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
      // A scope without quotes: the comma was between two of its actions.
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

/** One scope for each thing, with every action that is asked for on it: `repository:x/y:pull,push`. */
export function mergeScopes(scopes: readonly string[]): readonly string[] {
  const merged = new Map<string, Set<string>>();
  for (const scope of scopes) {
    const end = scope.lastIndexOf(':');
    const thing = end < 0 ? scope : scope.slice(0, end);
    const actions = merged.get(thing) ?? new Set();
    for (const action of end < 0 ? [] : scope.slice(end + 1).split(',')) actions.add(action);
    merged.set(thing, actions);
  }
  return [...merged].map(([thing, actions]) =>
    actions.size === 0 ? thing : `${thing}:${[...actions].join(',')}`,
  );
}
