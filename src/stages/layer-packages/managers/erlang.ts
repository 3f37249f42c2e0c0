import { type Manager, type Reading, wholeFile } from '../manager.ts';

const MOST_BYTES = 4 * 1024 ** 2;

/** `lib/jason-1.4.0/ebin/jason.app`; what lies below `erlang/lib` is of Erlang itself. */
const FILE = /(?:^|\/)lib\/([a-z][a-z0-9_]*)-(\d[^/]*)\/ebin\/\1\.app$/;
const OWN =
  /^(?:asn1|common_test|compiler|crypto|debugger|dialyzer|diameter|edoc|eldap|erl_interface|et|eunit|ftp|inets|jinterface|kernel|megaco|mnesia|observer|odbc|os_mon|parsetools|public_key|reltool|runtime_tools|sasl|snmp|ssh|ssl|stdlib|syntax_tools|tftp|tools|wx|xmerl|eex|elixir|ex_unit|iex|logger|mix)$/;

/** Erlang and Elixir: the application files of a release. */
export const erlang: Manager = {
  name: 'Erlang and Elixir',
  mayWant: (path) => FILE.test(path) && !/(?:^|\/)(?:erlang|elixir)\/lib\//.test(path),
  wants: () => true,
  open({ path }) {
    const [, name = '', called = ''] = FILE.exec(path) ?? [];
    return wholeFile(MOST_BYTES, true, (bytes): Reading => {
      if (OWN.test(name)) return { kind: 'nothing' };
      const version = /\{\s*vsn\s*,\s*"([^"\s]{1,200})"\s*\}/.exec(bytes.toString('utf8'))?.[1] ?? called;
      return { kind: 'packages', packages: [{ type: 'hex', name, version, trivyType: 'hex' }] };
    });
  },
};
