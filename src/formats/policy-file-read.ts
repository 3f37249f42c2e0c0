import type { Policy } from '../domain/policy.ts';
import { type PolicyFile, policyFileSchema } from './policy-file.ts';
import { policyOf } from './policy-file-convert.ts';
import { pathName, remarksOf } from './policy-file-faults.ts';
import { contradictions, doubts, type Say } from './policy-file-rules.ts';
import { type Remark, readYaml, type YamlText } from './policy-file-text.ts';

/** What a policy file says: a policy with doubts about it, or every fault that it has. */
export type PolicyReading =
  | { readonly sound: true; readonly policy: Policy; readonly doubts: readonly Remark[] }
  | { readonly sound: false; readonly faults: readonly Remark[] };

const MAX_FAULTS = 50;

/** Reads a policy file whole; what it leaves out is as in `base`. */
export function readPolicyFile(bytes: Uint8Array, base: Policy, now: Date): PolicyReading {
  const yaml = readYaml(bytes);
  if (!('spot' in yaml)) return { sound: false, faults: yaml };
  const faults: Remark[] = [];
  const parsed = policyFileSchema.safeParse(yaml.value);
  for (const issue of parsed.error?.issues ?? []) {
    if (faults.length < MAX_FAULTS) faults.push(...remarksOf(issue, yaml));
  }
  contradictions(parsed.data ?? soundSections(yaml.value), base, now, saying(yaml, faults));
  if (!parsed.success || faults.length > 0) return { sound: false, faults: inOrder(faults) };
  const found: Remark[] = [];
  doubts(parsed.data, base, now, saying(yaml, found));
  return { sound: true, policy: policyOf(parsed.data, base), doubts: inOrder(found) };
}

function saying(yaml: YamlText, remarks: Remark[]): Say {
  return (path, message) => remarks.push({ ...yaml.spot(path), message: `\`${pathName(path)}\` ${message}` });
}

function inOrder(remarks: readonly Remark[]): readonly Remark[] {
  const sorted = remarks.toSorted((one, other) => one.line - other.line || one.column - other.column);
  const [last] = sorted.slice(MAX_FAULTS);
  if (last === undefined) return sorted;
  const more = { ...last, message: `there are ${sorted.length - MAX_FAULTS} faults or more beyond these` };
  return [...sorted.slice(0, MAX_FAULTS), more];
}

/** The parts of a faulty file that are sound by themselves, so that their contradictions are told along. */
function soundSections(value: unknown): Partial<PolicyFile> {
  if (typeof value !== 'object' || value === null) return {};
  const sections: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(policyFileSchema.shape)) {
    const parsed = schema.safeParse(Reflect.get(value, name));
    if (parsed.success && parsed.data !== undefined) sections[name] = parsed.data;
  }
  // Each was parsed by the schema of its own key.
  return sections as Partial<PolicyFile>;
}
