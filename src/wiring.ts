import { deliver } from './adapters/audit-endpoint.ts';
import { createGit } from './adapters/git.ts';
import { GitHubClient } from './adapters/github.ts';
import { createProcesses } from './adapters/processes.ts';
import { createPublicSigstore } from './adapters/public-sigstore.ts';
import { RegistryClient } from './adapters/registry/client.ts';
import { ToolStore } from './adapters/tools/acquire.ts';
import type { OwnedWorkspace } from './adapters/workspace.ts';
import { auditEndpoint } from './audit-inputs.ts';
import { credentialsIn } from './credentials.ts';
import { growingRedactor } from './formats/redact.ts';
import type { Settings } from './inputs.ts';
import type { Runner } from './ports.ts';
import type { ReportOptions } from './report/report.ts';

/** How a run is told before it is known where its evidence goes; every credential is hidden from here on. */
export function firstOptions(runner: Runner): ReportOptions {
  const audit = auditEndpoint(process.env);
  for (const credential of credentialsIn(process.env)) runner.mask(credential);
  return {
    summary: true,
    secretValues: runner.masked,
    ...(audit && { deliver: (line) => deliver(line, audit) }),
  };
}

/** The adapters that check and gate have in common. */
export function wireCommon(runner: Runner, workspace: OwnedWorkspace, settings: Settings) {
  const redact = growingRedactor(runner.masked);
  const base = { processes: createProcesses(redact), runner, workspace };
  const { credentials, githubToken: token } = settings;
  const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
  return {
    ...base,
    registry: new RegistryClient({
      ...base,
      environment: process.env,
      mask: runner.mask,
      redact,
      say: runner.say,
      ...(credentials === undefined ? {} : { credentials }),
    }),
    git: createGit(base),
    ...(token !== undefined && { github: new GitHubClient({ apiUrl, token, check: 'policy', redact }) }),
    tools: new ToolStore(base, settings),
    publicSigstore: createPublicSigstore(base),
    now: () => new Date(),
  };
}
