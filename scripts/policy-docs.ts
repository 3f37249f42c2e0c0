import { z } from 'zod';
import { policyJsonSchema } from '../src/formats/policy-file/policy-file.ts';

const START = '<!-- keys: npm run docs -->';
const END = '<!-- /keys -->';

const common = z.object({
  description: z.string().optional(),
  default: z.unknown().optional(),
  examples: z.array(z.unknown()).optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
});

interface Schema extends z.infer<typeof common> {
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
}

const schema: z.ZodType<Schema> = common.extend({
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  get items() {
    return schema.optional();
  },
});

/** The text with a new table of policy keys between the markers. Throws if a marker is missing. */
export function withPolicyKeys(text: string): string {
  const from = text.indexOf(START);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error(`docs/policy.md has no "${START}" with "${END}" after it`);
  return `${text.slice(0, from + START.length)}\n\n${policyTable()}\n\n${text.slice(to)}`;
}

/** A table of all keys of the policy file: default, meaning and example. */
function policyTable(): string {
  const rows = rowsOf(schema.parse(policyJsonSchema()), '');
  return ['| key | default | meaning | example |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowsOf({ properties = {}, required = [] }: Schema, prefix: string): readonly string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const key = `${prefix}${name}`;
    const isMap = field.properties !== undefined;
    const value = required.includes(name) ? 'required' : shown(field.default);
    const example = (field.examples ?? []).map(shown).join(' ') || choices(field);
    const row = `| \`${key}\` | ${value} | ${field.description ?? ''} | ${example} |`;
    const inner = isMap ? rowsOf(field, `${key}.`) : rowsOf(field.items ?? field, `${key}[].`);
    return [row, ...inner];
  });
}

function choices(field: Schema): string {
  return (field.enum ?? field.items?.enum ?? []).map(shown).join(' ');
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  return `\`${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}\``;
}
