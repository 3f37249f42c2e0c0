import { RawInputs } from '../action/raw-inputs.ts';
import { githubPublisher as publisher } from '../adapters/github/publisher.ts';
import { reasonsOf } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { checkPolicy } from './check-policy.ts';

process.exitCode = 1;
if (!publisher.outputs({ valid: false, 'policy-digest': '' })) process.exit();
try {
  const inputs = new RawInputs(process.env);
  const given = { file: inputs.text('policy'), report: inputs.text('report') };
  inputs.throwFaults();
  const folder = process.env.GITHUB_WORKSPACE || process.cwd();
  const digest = await checkPolicy(given, { folder, publisher, now: new Date() });
  const isPublished = digest !== undefined && publisher.outputs({ valid: true, 'policy-digest': digest });
  process.exitCode = isPublished ? 0 : 1;
} catch (thrown) {
  const faults = reasonsOf(thrown, 'policy');
  publisher.annotations(
    faults.map(({ code, message }) => ({ level: 'error', title: `Assay: ${code}`, message: plain(message) })),
  );
}
