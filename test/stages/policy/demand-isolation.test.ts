import { expect, test } from 'vitest';
import type { ToolUse } from '../../../src/domain/evidence/evidence.ts';
import { type Isolation, notIsolated } from '../../../src/domain/evidence/isolation.ts';
import { demandIsolation } from '../../../src/stages/policy/demand-isolation.ts';

const WHOLE: Isolation = { network: 'none', files: 'own', processes: 'own', by: 'namespaces' };

function tool(name: ToolUse['name'], isolation?: Isolation): Pick<ToolUse, 'name' | 'isolation'> {
  return isolation === undefined ? { name } : { name, isolation };
}

test('a policy that demands isolation refuses a scanner that is not isolated, or of which that is not known', () => {
  const demands = { isolate: 'required' } as const;
  const off = notIsolated('isolate is off');
  expect(() => demandIsolation(demands, [tool('trivy', WHOLE), tool('gitleaks', off)])).toThrow(
    'gitleaks would reach the network, all files of the user, other processes (isolate is off)',
  );
  expect(() =>
    demandIsolation(demands, [tool('trivy', { ...WHOLE, files: 'all', why: 'no Landlock' })]),
  ).toThrow('trivy would reach all files of the user (no Landlock)');
  expect(() => demandIsolation(demands, [tool('trivy')])).toThrow('it is not known');
});

test('cosign needs the network, and without a demand nothing is refused', () => {
  demandIsolation({ isolate: 'required' }, [tool('trivy', WHOLE), tool('cosign')]);
  demandIsolation({}, [tool('trivy', notIsolated('isolate is off'))]);
});
