import { error, info, warning } from '@actions/core';
import { credentialsIn } from '../action/hidden-credentials.ts';
import { GitHubClient } from '../adapters/github/github.ts';
import { githubPublisher } from '../adapters/github/publisher.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { commentOf, type Review } from '../domain/gate/approval.ts';
import { reasonsOf } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import type { Runner } from '../ports/runner-port.ts';
import { approve } from '../stages/gate/approve.ts';
import { readApproval } from './inputs.ts';

// The state is `error` until GitHub has confirmed the review, even if this process is killed.
process.exitCode = 1;
if (!githubPublisher.outputs({ state: 'error' })) process.exit();
await trustNamedRoots(process.env);
const state = await runApproval(createRunner());
const isPublished = githubPublisher.outputs({ state });
process.exitCode = isPublished && (state === 'approved' || state === 'pending') ? 0 : 1;

async function runApproval(runner: Runner): Promise<Review | 'error'> {
  const redact = growingRedactor(runner.masked);
  for (const credential of credentialsIn(process.env)) runner.mask(credential);
  try {
    const { request, apiUrl, token } = readApproval(process.env, runner.context);
    const review = await approve(new GitHubClient({ apiUrl, token, check: 'gate', redact }), request);
    const message = plain(`${request.environment}, run ${request.runId}: ${review}. ${commentOf(request)}`);
    if (review === 'approved') info(message);
    else if (review === 'pending')
      warning(`${message} A required reviewer must decide.`, { title: 'Assay: left pending' });
    else error(message, { title: 'Assay: deployment rejected' });
    return review;
  } catch (fault) {
    for (const { code, message } of reasonsOf(fault, 'gate'))
      error(plain(redact(message)), { title: `Assay: ${code}` });
    return 'error';
  }
}
