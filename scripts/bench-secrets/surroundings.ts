import type { Random } from './random.ts';

/** A file of the set. Its secret is one text of it, undefined where it holds none. */
export interface Specimen {
  readonly path: string;
  readonly text: string;
  readonly secret?: string;
}

type Frame = (r: Random, name: string, value: string) => readonly [path: string, line: string];

const camel = (name: string) =>
  name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string) => name.toLowerCase().replaceAll('_', '-');
const lower = (name: string) => name.toLowerCase();
const dotted = (name: string) => name.toLowerCase().replaceAll('_', '.');

/** Settings files of many formats, in which a name is given a value. */
const SETTINGS: readonly Frame[] = [
  (r, name, value) => [`${r.word()}/.env`, `${name}=${value}`],
  (r, name, value) => [`${r.word()}.env`, `${name}="${value}"`],
  (r, name, value) => [`deploy/${r.word()}.sh`, `export ${name}='${value}'`],
  (r, name, value) => [`config/${r.word()}.yml`, `  ${lower(name)}: ${value}`],
  (r, name, value) => [`config/${r.word()}.yaml`, `  ${camel(name)}: "${value}"`],
  (r, name, value) => [`${r.word()}.json`, `  "${camel(name)}": "${value}",`],
  (r, name, value) => [`${r.word()}/settings.json`, `    "${name}": "${value}"`],
  (r, name, value) => [`${r.word()}.properties`, `${dotted(name)}=${value}`],
  (r, name, value) => [`etc/${r.word()}.ini`, `${lower(name)} = ${value}`],
  (r, name, value) => [`${r.word()}.toml`, `${lower(name)} = "${value}"`],
  (r, name, value) => [`conf/${r.word()}.xml`, `  <${camel(name)}>${value}</${camel(name)}>`],
  (r, name, value) => [`conf/${r.word()}.config`, `    <add key="${name}" value="${value}" />`],
  (r, name, value) => [`${r.word()}/Dockerfile`, `ENV ${name}=${value}`],
  (r, name, value) => [`${r.word()}/Dockerfile`, `ARG ${name}="${value}"`],
  (r, name, value) => [`infra/${r.word()}.tf`, `  ${lower(name)} = "${value}"`],
  (r, name, value) => [`${r.word()}/compose.yaml`, `      - ${name}=${value}`],
  (r, name, value) => [`etc/${r.word()}.conf`, `set ${kebab(name)} "${value}"`],
];

/** Code in many languages. */
const CODE: readonly Frame[] = [
  (r, name, value) => [`src/${r.word()}.ts`, `const ${camel(name)} = '${value}';`],
  (r, name, value) => [`src/${r.word()}.js`, `  ${camel(name)}: "${value}",`],
  (r, name, value) => [`${r.word()}/${r.word()}.py`, `${name} = "${value}"`],
  (r, name, value) => [`cmd/${r.word()}.go`, `\t${camel(name)} := "${value}"`],
  (r, name, value) => [`src/main/${r.word()}.java`, `    private static final String ${name} = "${value}";`],
  (r, name, value) => [`lib/${r.word()}.rb`, `  ${lower(name)}: '${value}',`],
  (r, name, value) => [`app/${r.word()}.php`, `define('${name}', '${value}');`],
  (r, name, value) => [`src/${r.word()}.cs`, `        var ${camel(name)} = "${value}";`],
  (r, name, value) => [`src/${r.word()}.rs`, `const ${name}: &str = "${value}";`],
  (r, name, value) => [`src/${r.word()}.kt`, `val ${camel(name)} = "${value}"`],
];

/** Places in which a token stands without any name. */
const BARE: readonly Frame[] = [
  (r, _, value) => [`var/${r.word()}.log`, `2026-03-04T10:11:12Z ${r.word()} sent ${value} to upstream`],
  (r, _, value) => [`${r.word()}.py`, `client = connect("${value}")`],
  (r, _, value) => [`src/${r.word()}.ts`, `await login(['--with', '${value}']);`],
  (r, _, value) => [`${r.word()}.csv`, `17,${r.word()},${value},open`],
  (r, _, value) => [`${r.word()}.txt`, value],
];

const FILLER: Readonly<Record<string, readonly string[]>> = {
  '#': ['# settings of the service', '# see the runbook', '# do not sort'],
  '//': ['// made for the release', '// keep in step with the server', '// reviewed'],
  none: ['', ''],
};

/** A name with a value in a file of some format, between other lines. */
export function inSettings(r: Random, name: string, value: string): Specimen {
  return specimen(r, r.pick(SETTINGS)(r, name, value), value);
}

/** As {@link inSettings}, in source code. */
export function inCode(r: Random, name: string, value: string): Specimen {
  return specimen(r, r.pick(CODE)(r, name, value), value);
}

/** The value alone, with no name that says what it is. */
export function bare(r: Random, value: string): Specimen {
  return specimen(r, r.pick(BARE)(r, '', value), value);
}

/** A file of one's own making; the secret must stand in it. */
export function file(path: string, text: string, secret: string): Specimen {
  if (!text.includes(secret)) throw new Error(`${path} does not hold its secret`);
  return { path, text: text.endsWith('\n') ? text : `${text}\n`, secret };
}

function specimen(r: Random, [path, line]: readonly [string, string], secret: string): Specimen {
  const mark = /\.(?:ts|js|go|java|cs|rs|kt|php)$/.test(path)
    ? '//'
    : /\.(?:json|xml|config|csv|txt|log)$/.test(path)
      ? 'none'
      : '#';
  const filler = FILLER[mark] ?? [];
  const before = Array.from({ length: r.below(4) }, () => r.pick(filler));
  return { path, text: `${[...before, line, ...before.slice(0, 1)].join('\n')}\n`, secret };
}
