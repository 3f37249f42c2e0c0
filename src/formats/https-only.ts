/** An https address without credentials, in its usual form; undefined for everything else. */
export function httpsOnly(address: string | undefined): string | undefined {
  const url = address === undefined || address.length > 2000 ? null : URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
