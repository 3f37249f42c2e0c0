import http from 'node:http';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Sends this process's requests through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, as the tools
 * do by themselves; Node's fetch takes no notice of them otherwise. This machine itself is never behind a proxy. On a
 * Node 24 before 24.14, which cannot do this, requests go out directly.
 */
export function useProxy(environment: Readonly<Record<string, string | undefined>>): void {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()];
  const [http_proxy, https_proxy] = [read('http_proxy'), read('https_proxy')];
  if (http_proxy === undefined && https_proxy === undefined) return;
  const no_proxy = [read('no_proxy'), ...LOOPBACK].filter(Boolean).join(',');
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (env: Record<string, string>) => void };
  setGlobalProxyFromEnv?.({
    ...(http_proxy === undefined ? {} : { http_proxy }),
    ...(https_proxy === undefined ? {} : { https_proxy }),
    no_proxy,
  });
}
