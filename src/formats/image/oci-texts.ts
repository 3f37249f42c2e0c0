import type { ConfigurationEntry } from '../../domain/image/image.ts';

/** All further texts become one entry together, since each entry becomes a file for the engines. */
const MAX_ENTRIES = 5000;

/** Names of deeper texts end here: their total length would grow with the square of the depth. */
const MAX_NAMED_DEPTH = 50;

/** Texts that are read elsewhere (such as `config.Env`), or that cannot contain a secret. */
const KNOWN =
  /^(?:architecture|os|variant|created|rootfs\0.*|config\0(?:Env|Cmd|Entrypoint|Labels\0.*)|history\0\d+\0(?:created|created_by))$/;

/**
 * Every other text in an image configuration: health check, `ONBUILD`, author, the comments of the history, the additions
 * of builders. A list is one entry whose parts are separated by blanks. So are the keys of a set such as `Volumes`.
 */
export function otherTexts(configuration: unknown): readonly ConfigurationEntry[] {
  const entries: ConfigurationEntry[] = [];
  // A list of open values instead of recursion, since a hostile document can be very deep.
  const open: (readonly [path: string, value: unknown, depth: number])[] = [['', configuration, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value, depth] = next;
    if (KNOWN.test(path)) continue;
    const text = textOf(value);
    if (text !== undefined) {
      if (text !== '') entries.push({ entry: nameOf(path), text });
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value).reverse())
      open.push([path === '' ? key : depth > MAX_NAMED_DEPTH ? path : `${path}\0${key}`, inner, depth + 1]);
  }
  const rest = entries.splice(MAX_ENTRIES).map(({ text }) => text);
  return rest.length === 0 ? entries : [...entries, { entry: 'Other entries', text: rest.join('\n') }];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.every((part) => typeof part === 'string') ? value.join(' ') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const isSet = Object.values(value).every(
    (inner) => typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0,
  );
  return isSet ? Object.keys(value).join(' ') : undefined;
}

/** `Healthcheck Test`, `History step 2 comment`, `author`. */
function nameOf(path: string): string {
  const parts = path.split('\0');
  if (parts[0] === 'history') return ['History step', Number(parts[1]) + 1, ...parts.slice(2)].join(' ');
  return (parts[0] === 'config' ? parts.slice(1) : parts).join(' ');
}
