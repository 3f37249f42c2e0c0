import { z } from 'zod';
import type { Policy } from '../../domain/policy/policy.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { type PolicyFile, policyFileSchema } from './policy-file.ts';
import { policyOf } from './policy-file-convert.ts';
import { diagnosticsOf, pathName } from './policy-file-faults.ts';
import type { Report } from './policy-file-operations.ts';
import { contradictions, doubts } from './policy-file-rules.ts';
import { type Diagnostic, readYaml, type YamlText } from './policy-file-text.ts';

/** A policy that was read from its file, and doubts about the file. */
export interface PolicyReading {
  readonly policy: Policy;
  readonly doubts: readonly Diagnostic[];
}

const MAX_FAULTS = 50;

/** Reads a policy file. What the file leaves out is as in `base`. The fault is every fault of the file. */
export function readPolicyFile(
  bytes: Uint8Array,
  base: Policy,
  now: Date,
): Parsed<PolicyReading, readonly Diagnostic[]> {
  const text = readYaml(bytes);
  if (!text.ok) return text;
  const yaml = text.value;
  const faults: Diagnostic[] = [];
  const file = policyFileSchema.safeParse(yaml.value);
  const issues = file.error?.issues ?? [];
  for (const issue of issues) {
    if (faults.length < MAX_FAULTS) faults.push(...diagnosticsOf(issue, yaml));
  }
  const faulty = faultyPaths(issues);
  const isWhole = (path: readonly PropertyKey[]) => !faulty.has(pathName(path));
  contradictions(file.data ?? validParts(yaml.value), base, now, reporterTo(faults, yaml), isWhole);
  if (!file.success || faults.length > 0) return unparsable(inOrder(faults));
  const doubtful: Diagnostic[] = [];
  doubts(file.data, base, now, reporterTo(doubtful, yaml));
  return parsed({ policy: policyOf(file.data, base), doubts: inOrder(doubtful) });
}

/** Every path at or below which there is a fault. A set, since a file can have many faults and many entries. */
function faultyPaths(issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> {
  return new Set(
    issues.flatMap(({ path }) => [path, ...path.map((_, depth) => path.slice(0, depth))].map(pathName)),
  );
}

function reporterTo(diagnostics: Diagnostic[], yaml: YamlText): Report {
  return (path, message) =>
    diagnostics.push({ ...yaml.spot(path), message: `\`${pathName(path)}\` ${message}` });
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted((one, other) => one.line - other.line || one.column - other.column);
  const [last] = sorted.slice(MAX_FAULTS);
  if (last === undefined) return sorted;
  const more = { ...last, message: `there are ${sorted.length - MAX_FAULTS} or more further faults` };
  return [...sorted.slice(0, MAX_FAULTS), more];
}

/** The parts of an invalid file that are valid by themselves, so that their contradictions are reported too. */
function validParts(value: unknown): Partial<PolicyFile> {
  // Each part was parsed by its own schema. `isWhole` says where a part is missing.
  return (validPart(policyFileSchema, value) ?? {}) as Partial<PolicyFile>;
}

function validPart(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined) return undefined;
  const { success, data } = z.core.safeParse(schema, value);
  if (success) return data;
  if (schema instanceof z.ZodOptional) return validPart(schema.unwrap(), value);
  // The entries keep their indexes, which messages name.
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject)
    return Array.isArray(value) ? value.map((one) => validPart(schema.element, one) ?? {}) : undefined;
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return undefined;
  const parts = Object.entries(schema.shape).map(([name, part]) => [
    name,
    Object.hasOwn(value, name) ? validPart(part, Reflect.get(value, name)) : undefined,
  ]);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
