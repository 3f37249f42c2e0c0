import { z } from 'zod';
import type { Parsed } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';

const REPORT = z.looseObject({
  results: z.array(
    z.looseObject({
      policy: z.string(),
      result: z.enum(['pass', 'fail', 'warn', 'error', 'skip']),
      message: z.string().optional(),
      resources: z.array(z.looseObject({ name: z.string() })).min(1),
    }),
  ),
});

/** What a policy says about an object. */
export interface PolicyResult {
  readonly policy: string;
  /** The name of the object. */
  readonly object: string;
  readonly result: 'pass' | 'fail' | 'warn' | 'error' | 'skip';
  readonly message: string;
}

/** The results in what `kyverno apply --policy-report --output-format json` prints: words, and then a report in a line. */
export function readPolicyReport(output: string): Parsed<readonly PolicyResult[]> {
  const line = output.split('\n').find((one) => one.startsWith('{'));
  if (line === undefined) return { ok: false, fault: 'has no report' };
  const report = parseJsonAs(REPORT, line);
  if (!report.ok) return report;
  const results = report.value.results.flatMap(({ policy, result, message = '', resources }) =>
    resources.map(({ name }) => ({ policy, object: name, result, message })),
  );
  return { ok: true, value: results };
}
