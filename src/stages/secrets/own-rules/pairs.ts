import { nameKind } from '../values/credential-names.ts';
import { ASSIGNMENTS } from './assignments.ts';
import { weighCredential } from './credential.ts';
import { type Excerpt, judged, type Match, type OwnRule } from './rule.ts';

/** Formats that give a name and its value a field each, often in a line each; the groups are name and value. */
const PAIRS: readonly RegExp[] = [
  // Manifests, task definitions, collections of requests: `name: DB_PASSWORD`, then `value: …`.
  /\b(?:name|key|parameterkey|id)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([A-Za-z_][\w.-]{0,80})\\?["']?(?:,\s{0,60}|\s{1,60})(?:-\s)?\\?["']?(?:parameter)?value\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([^\s"'\\]{6,300})/dgi,
  // Property lists.
  /<key>([A-Za-z_][\w.-]{0,80})<\/key>\s{0,40}<string>([^<>\s]{6,300})<\/string>/dg,
  // Answer files of Windows.
  /<(\w{0,20}Password)>\s{0,40}<Value>([^<>\s]{6,300})<\/Value>/dg,
  // Folded and literal blocks of YAML.
  /(?:^|\n)\s{0,30}([A-Za-z_][\w.-]{0,80}):\s{1,3}[|>][+-]?\d?\s{0,3}\n\s{1,30}([^\s"']{6,300})(?=\s|$)/dg,
  // Defaults of parameters in Bicep.
  /\bparam\s{1,4}(\w{1,80})\s{1,4}string\s{0,4}=\s{0,4}'([^'\n]{6,200})'/dg,
  // Defaults of variables in Terraform.
  /\bvariable\s{1,4}"([\w-]{1,80})"\s{1,4}\{[^{}]{0,300}?\bdefault\s{0,20}=\s{0,4}"([^"\n]{6,300})"/dg,
];

/** Literal values of credentials in such formats. */
export const PAIRED: OwnRule = {
  id: ASSIGNMENTS.id,
  title: ASSIGNMENTS.title,
  keywords: ASSIGNMENTS.keywords,
  certainty: 'generic',
  scope: 'block',
  *find({ text }: Excerpt): Iterable<Match> {
    for (const expression of PAIRS) {
      for (const match of text.matchAll(expression)) {
        const [, name = '', value = ''] = match;
        const kind = nameKind(name);
        const index = match.indices?.[2]?.[0];
        if (kind !== undefined && index !== undefined)
          yield* judged({ index, value }, weighCredential(value, kind, 'quoted setting'));
      }
    }
  },
};
