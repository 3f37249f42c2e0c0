import { type Manager, type ManagerResult, wholeFile } from '../manager.ts';

const MAX_BYTES = 4 * 1024 ** 2;

/** `lib/jason-1.4.0/ebin/jason.app`. The files below `erlang/lib` belong to Erlang itself. */
const FILE = /(?:^|\/)lib\/([a-z][a-z0-9_]*)-(\d[^/]*)\/ebin\/\1\.app$/;
const STANDARD_APPLICATIONS =
  /^(?:asn1|common_test|compiler|crypto|debugger|dialyzer|diameter|edoc|eldap|erl_interface|et|eunit|ftp|inets|jinterface|kernel|megaco|mnesia|observer|odbc|os_mon|parsetools|public_key|reltool|runtime_tools|sasl|snmp|ssh|ssl|stdlib|syntax_tools|tftp|tools|wx|xmerl|eex|elixir|ex_unit|iex|logger|mix)$/;

/** Erlang and Elixir: the application files of a release. */
export const erlang: Manager = {
  name: 'Erlang and Elixir',
  matchesPath: (path) => FILE.test(path) && !/(?:^|\/)(?:erlang|elixir)\/lib\//.test(path),
  matchesFile: () => true,
  open({ path }) {
    const [, name = '', called = ''] = FILE.exec(path) ?? [];
    return wholeFile(MAX_BYTES, true, (bytes): ManagerResult => {
      if (STANDARD_APPLICATIONS.test(name)) return { kind: 'nothing' };
      const version = /\{\s*vsn\s*,\s*"([^"\s]{1,200})"\s*\}/.exec(bytes.toString('utf8'))?.[1] ?? called;
      return { kind: 'packages', packages: [{ type: 'hex', name, version, trivyType: 'hex' }] };
    });
  },
};
