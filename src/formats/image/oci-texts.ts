import type { ConfigurationEntry } from '../../domain/image/image.ts';

/** More are one entry together: each becomes a file before the engines. */
const MAX_ENTRIES = 5000;

/** Names of what lies deeper end here: they would grow with the square of the depth. */
const MAX_NAMED_DEPTH = 50;

/** What is read by itself (`config.Env` and the like), or has no room for a secret. */
const KNOWN =
  /^(?:architecture|os|variant|created|rootfs\0.*|config\0(?:Env|Cmd|Entrypoint|Labels\0.*)|history\0\d+\0(?:created|created_by))$/;

/**
 * Every other text in an image configuration, whoever wrote it there: health check, `ONBUILD`, author, the comments
 * of the history, what builders add of their own. A list is one entry, its parts with blanks between them, and so
 * are the keys of a set such as `Volumes`.
 */
export function otherTexts(configuration: unknown): readonly ConfigurationEntry[] {
  const entries: ConfigurationEntry[] = [];
  // A list of what is still to be read, since a hostile document is as deep as it likes.
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
