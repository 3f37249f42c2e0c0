import { isSigningKeyName, nameKind } from '../values/credential-names.ts';
import { ASSIGNMENTS } from './assignments.ts';
import { judgeCredential } from './credential.ts';
import { judgeSigningSecret } from './files/signing-secrets.ts';
import type { Trait } from './path-traits.ts';
import { type Excerpt, judged, type KeywordRule, type Match } from './rule.ts';

/**
 * Formats with one field for a name and one for its value, often on separate lines. The groups are name and value.
 * `mark` is a text in lower case that every match contains. `trait` limits a format to files with it.
 */
const PAIRS: readonly (readonly [mark: string, expression: RegExp, trait?: Trait])[] = [
  // Manifests, task definitions, collections of requests: `name: DB_PASSWORD`, then `value: …`.
  [
    'value',
    /\b(?:name|key|parameterkey|envname|id)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([A-Za-z_][\w.-]{0,80})\\?["']?(?:,\s{0,60}|\s{1,60})(?:-\s)?\\?["']?(?:[a-z]{1,12}:|parameter)?value\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([^\s"'\\]{6,300})/dgi,
  ],
  // The same with the value first.
  [
    'value',
    /["']value["']\s{0,4}:\s{0,4}(?:["'](?<value>[^\s"'\\]{6,300})["'])\s{0,4},\s{0,60}["'](?:name|key)["']\s{0,4}:\s{0,4}["'](?<name>[A-Za-z_][\w.-]{0,80})["']/dgi,
  ],
  // A name with a field for its value: cloud templates, variables of GitLab.
  [
    '',
    /["']?\b([A-Za-z_][\w.-]{0,80})["']?\s{0,4}:\s{0,4}\{?\s{0,40}(?:["']?type["']?\s{0,4}:\s{0,4}["']?\w{1,30}["']?,?\s{1,40})?(?:(?:["']?(?:noecho|description)["']?)\s{0,4}:\s{0,4}[^\n]{1,100}\n\s{1,40}){0,2}["']?(?:value|default|defaultvalue)["']?\s{0,4}:\s{0,4}["']?([^\s"'{}[\]]{6,300})["']?(?=\s|[},])/dgi,
    'cloudTemplate',
  ],
  // Elements for a name and a value: descriptors of web applications, settings of .NET, beans.
  [
    'name>',
    /<(?:[\w.-]{1,40}[-:])?name>\s{0,10}([A-Za-z_][\w.-]{0,80})\s{0,10}<\/[\w.-]{1,60}>\s{0,40}<(?:[\w.-]{1,40}[-:]|default)?value>\s{0,10}([^<>\s]{6,300})\s{0,10}<\//dgi,
  ],
  [
    '<value>',
    /\bname="([A-Za-z_][\w.-]{0,80})"[^<>]{0,80}>\s{0,40}<value>\s{0,10}([^<>\s]{6,300})\s{0,10}<\/value>/dgi,
  ],
  // PowerShell, the registry of Windows.
  [
    '-value',
    /-Name\s{1,4}["']?([A-Za-z_][\w.-]{0,80})["']?\s{1,4}(?:-[A-Za-z]{3,20}\s{1,4}\w{1,20}\s{1,4})?-Value\s{1,4}["']?([^\s"'$]{6,300})/dgi,
  ],
  [
    '/d ',
    /\/v\s{1,4}["']?([A-Za-z_]\w{0,80})["']?\s(?:\/t\s{1,4}\w{1,20}\s{1,4})?\/d\s{1,4}["']?([^\s"'%]{6,300})/dgi,
  ],
  // The first value of a list.
  [
    '',
    /(?:^|\n)[ \t]{0,30}["']?([A-Za-z_][\w.-]{0,80})["']?:[ \t]{0,4}\r?\n[ \t]{0,30}-[ \t]{1,4}["']?([^\s"':{}[\]]{10,300})["']?[ \t]{0,4}(?=\r?\n|$)/dg,
    'yamlTemplate',
  ],
  // Plans of JMeter.
  [
    'argument.name',
    /"Argument\.name">\s{0,10}([A-Za-z_][\w.-]{0,80})\s{0,10}<\/stringProp>\s{0,40}<stringProp\s{1,4}name="Argument\.value">\s{0,10}([^<>\s]{6,300})\s{0,10}<\//dgi,
  ],
  // Tables and lists in HTML: one cell has the name, the next cell the value.
  [
    '</t',
    /<t[dh][^<>]{0,80}>\s{0,20}(?:<\w{1,8}>\s{0,4}){0,2}([A-Za-z_][\w.$'[\]-]{0,80}?)\s{0,4}:?\s{0,20}(?:<\/\w{1,8}>\s{0,4}){0,2}<\/t[dh]>\s{0,40}<td[^<>]{0,80}>\s{0,20}(?:<\w{1,8}>\s{0,4}){0,2}([^<>\s]{6,300})\s{0,20}</dgi,
  ],
  [
    '</dt>',
    /<dt[^<>]{0,80}>\s{0,20}([A-Za-z_][\w.-]{0,80})\s{0,4}:?\s{0,20}<\/dt>\s{0,40}<dd[^<>]{0,80}>\s{0,20}(?:<\w{1,8}>\s{0,4})?([^<>\s]{6,300})\s{0,20}</dgi,
  ],
  [
    '</',
    /<(?:b|strong|em|label|span|th)>\s{0,4}([A-Za-z_][\w.-]{0,80})\s{0,2}:?\s{0,4}<\/(?:b|strong|em|label|span|th)>\s{0,4}:?\s{0,4}(?:<(?:code|tt|kbd|span|td)>\s{0,4})?([^<>\s]{6,300})\s{0,8}<\/?(?:p|li|br|div|td|tr|code|tt|kbd|span)/dgi,
  ],
  // Variables of Robot Framework.
  [
    '}  ',
    /(?:^|\n)[$&@]\{([A-Za-z_][\w .-]{0,80})\}\s?=?[ \t]{2,40}([^\s$@&]\S{5,299})[ \t\r]{0,8}(?=\n|$)/dg,
    'robot',
  ],
  // Property lists.
  [
    '<key>',
    /<key>([A-Za-z_][\w.-]{0,80})<\/key>\s{0,40}<(?:string|data)>\s{0,10}([^<>\s]{6,300})\s{0,10}<\/(?:string|data)>/dg,
  ],
  // Answer files of Windows.
  ['<value>', /<(\w{0,20}Password)>\s{0,40}<Value>([^<>\s]{6,300})<\/Value>/dg],
  // Folded and literal blocks of YAML.
  [
    '',
    /(?:^|\n)\s{0,30}([A-Za-z_][\w.-]{0,80}):\s{1,3}[|>][+-]?\d?\s{0,3}\n\s{1,30}([^\s"']{6,300})(?=\s|$)/dg,
    'yamlTemplate',
  ],
  // Defaults of parameters in Bicep.
  ['param', /\bparam\s{1,4}(\w{1,80})\s{1,4}string\s{0,4}=\s{0,4}'([^'\n]{6,200})'/dg],
  // Defaults of variables in Terraform.
  [
    'variable',
    /\bvariable\s{1,4}"([\w-]{1,80})"\s{1,4}\{[^{}]{0,300}?\bdefault\s{0,20}=\s{0,4}"([^"\n]{6,300})"/dg,
  ],
];

/** Finds literal values of credentials in these formats. */
export const PAIRED: KeywordRule = {
  id: ASSIGNMENTS.id,
  title: ASSIGNMENTS.title,
  keywords: ASSIGNMENTS.keywords,
  certainty: 'generic',
  scope: 'block',
  *find({ text, traits }: Excerpt): Iterable<Match> {
    const small = text.toLowerCase();
    for (const [mark, expression, trait] of PAIRS) {
      if (!small.includes(mark) || (trait !== undefined && !traits.has(trait))) continue;
      for (const match of text.matchAll(expression)) {
        const { name = match[1] ?? '', value = match[2] ?? '' } = match.groups ?? {};
        const kind = nameKind(name.replace(/\W+$/, ''));
        const index = match.indices?.groups?.value?.[0] ?? match.indices?.[2]?.[0];
        if (kind === undefined || index === undefined) continue;
        const judgement = judgeCredential(value, kind, 'quoted setting');
        yield* judged(
          { index, value },
          judgement === false && isSigningKeyName(name) ? judgeSigningSecret(value) : judgement,
        );
      }
    }
  },
};
