/**
 * The texts that the runner hides, by its rules: a value is hidden as a whole and line by line, however short a line is,
 * and in every form that one of its encoders makes of it.
 * https://github.com/actions/runner/blob/v2.336.0/src/Sdk/DTLogging/Logging/SecretMasker.cs
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/HostContext.cs (its list of encoders)
 */
export class Masks {
  readonly #texts = new Set<string>();

  /**
   * Adds a secret of the job, or the text of an `add-mask` command; an empty one is not taken.
   * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/Worker.cs (InitializeSecretMasker)
   * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/ActionCommandManager.cs (AddMaskCommandExtension)
   */
  add(value: string): void {
    if (value.trim() === '') return;
    const lines = value.split(/[\r\n]/).map((line) => line.trim());
    for (const text of [value, ...lines].filter((one) => one !== ''))
      for (const form of formsOf(text)) if (form !== '') this.#texts.add(form);
  }

  /** The text as the log shows it. */
  hide(text: string): string {
    const spans = [...this.#texts].flatMap((mask) => occurrences(text, mask)).sort(([a], [b]) => a - b);
    let shown = '';
    let at = 0;
    for (const [from, to] of spans) {
      // What overlaps or touches is one row of stars.
      if (from > at || shown === '') shown += `${text.slice(at, from)}***`;
      at = Math.max(at, to);
    }
    return shown + text.slice(at);
  }

  /** Whether a hidden text stands in it: then it is no output of a job. */
  standsIn(text: string): boolean {
    return [...this.#texts].some((mask) => text.includes(mask));
  }
}

/** https://github.com/actions/runner/blob/v2.336.0/src/Sdk/DTLogging/Logging/ValueEncoders.cs */
function formsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const shifted = (by: number) => (bytes.length > by ? bytes.subarray(by) : bytes).toString('base64');
  const quoted = value.length > 8 && value.startsWith('"') && value.endsWith('"');
  return [
    value,
    ...[shifted(0), shifted(1), shifted(2)],
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    JSON.stringify(value).slice(1, -1),
    // Unlike encodeURIComponent, .NET escapes these too.
    encodeURIComponent(value).replaceAll(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
    value.replaceAll(/[&<>"']/g, (sign) => XML[sign] ?? sign),
    quoted ? value.slice(1, -1) : '',
    ...aroundAmpersand(value),
  ];
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** PowerShell colours what follows an `&`, and so prints the two parts apart. */
function aroundAmpersand(value: string): readonly string[] {
  const plus = value.indexOf('&+');
  const last = value.lastIndexOf('&');
  if (last < 0) return [];
  const parts =
    plus >= 0
      ? [value.slice(0, plus + 2), value.slice(plus + 3)]
      : [value.slice(0, last + 1), value.slice(last + 1)];
  return parts.filter((part) => part.length >= 6);
}

function occurrences(text: string, mask: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(mask); at >= 0; at = text.indexOf(mask, at + 1))
    found.push([at, at + mask.length]);
  return found;
}
