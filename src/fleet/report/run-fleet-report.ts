import { firstOptions, type Surroundings } from '../../action/wiring.ts';
import { FleetIssues, type WrittenIssue } from '../../adapters/github/fleet-issue.ts';
import { createWorkspace, type OwnedWorkspace } from '../../adapters/processes/workspace.ts';
import { GITHUB_API } from '../../adapters/tools/acquire.ts';
import { eventOf } from '../../check/ledger.ts';
import { reasonsOf } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { FLEET_ISSUE_MARKER } from '../../report/fleet/fleet-issue-text.ts';
import {
  reportFleetFault,
  reportWholeFleet,
  type WriteIssue,
} from '../../report/fleet/fleet-report-report.ts';
import { readFleetReportInputs } from './inputs.ts';
import { fleetReport } from './pipeline.ts';

const WORDS: Readonly<Record<WrittenIssue, string>> = {
  created: 'written',
  updated: 'updated',
  unchanged: 'the state is the same',
  none: 'none, because nothing needs attention',
};

/** One report from its inputs to its files, in an action or on a command line. Answers the verdict that was reported. */
export async function runFleetReport(surroundings: Surroundings): Promise<Verdict> {
  const { environment, runner } = surroundings;
  let options = firstOptions(surroundings);
  let workspace: OwnedWorkspace | undefined;
  try {
    const { request, settings } = readFleetReportInputs(environment);
    workspace = await createWorkspace({ ...settings, mayKeep: false, environment });
    options = { ...options, evidence: workspace.evidence, summary: settings.summary };
    const report = await fleetReport(request, () => new Date());
    const { issueToken } = settings;
    return await reportWholeFleet(report, workspace.evidence, {
      ...options,
      event: eventOf(runner.context),
      ...(issueToken !== undefined && { writeIssue: issueWriter(surroundings, issueToken) }),
    });
  } catch (error) {
    return await reportFleetFault(reasonsOf(error, 'inputs'), options);
  } finally {
    await workspace?.dispose();
  }
}

/** What fails is a warning: the report has everything. */
function issueWriter({ environment, runner }: Surroundings, token: string): WriteIssue {
  const redact = growingRedactor(runner.masked);
  const options = {
    apiUrl: environment.GITHUB_API_URL || GITHUB_API,
    token,
    check: 'inputs',
    redact,
  } as const;
  return async (compose) => {
    try {
      const written = await new FleetIssues(options).write(
        runner.context.repository,
        FLEET_ISSUE_MARKER,
        compose,
      );
      return { failed: false, message: WORDS[written] };
    } catch (error) {
      const [{ code, message }] = reasonsOf(error, 'inputs');
      const advice = code === 'github-denied' ? ' The job needs `permissions: issues: write`.' : '';
      return { failed: true, message: plain(`The issue could not be written: ${message}.${advice}`, 2000) };
    }
  };
}
