import type { ToolUse } from '../../domain/evidence/evidence.ts';
import { isIsolated, notIsolated, reachable } from '../../domain/evidence/isolation.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { fault } from '../../domain/reason.ts';
import type { Tools } from '../../ports/process-port.ts';

/** Scanners of whose isolation nothing is known: the evidence is of an older version. */
const UNKNOWN = notIsolated('it is not known how they were isolated');

/**
 * Demands that the scanners among these tools are isolated, if the policy does. The workflow cannot switch that off: its
 * input `isolate` is not asked. Throws `isolation-unavailable`.
 */
export function demandIsolation(
  { isolate }: Pick<Policy, 'isolate'>,
  tools: readonly Pick<ToolUse, 'name' | 'isolation'>[],
): void {
  if (isolate !== 'required') return;
  for (const { name, isolation = UNKNOWN } of tools) {
    // It signs, so it needs the network and the credentials.
    if (name === 'cosign' || isIsolated(isolation)) continue;
    const message = `the policy demands \`isolate: required\`, but ${name} would reach ${reachable(isolation).join(', ')} (${isolation.why ?? ''})`;
    throw fault('isolation-unavailable', 'tools', message);
  }
}

/** The same tools, without those that the policy does not allow to run as they would: see {@link demandIsolation}. */
export function allowedTools(tools: Tools, policy: Pick<Policy, 'isolate'>): Tools {
  return {
    acquire: async (name) => {
      const tool = await tools.acquire(name);
      demandIsolation(policy, [tool]);
      return tool;
    },
  };
}
