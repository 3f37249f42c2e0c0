/** Whether a text is an https address, or an http address of this machine. */
export function isSafeUrl(text: string): boolean {
  // `URL.canParse` says yes to some addresses for which `new URL` throws.
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.host));
}

/** Whether `host` or `host:port` is this machine. Plain http is accepted only for this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
