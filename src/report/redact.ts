import { SEVERITIES } from '../domain/finding.ts';
import { CHECKS, REASONS } from '../domain/reason.ts';
import { VEX_STATUSES } from '../domain/vex.ts';
import { type Redact, redactTexts } from '../formats/redact.ts';

/** Words of Assay's own: where one is a whole field it is no leak, and readers of the report rely on it. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  ...['passed', 'warned', 'failed', 'error', 'block', 'warn', 'keyless', 'key', 'none', 'made', 'kept'],
  ...['source', 'layer', 'config', 'platform', 'trivy', 'gitleaks', 'cosign'],
  ...[
    'below',
    'unfixed',
    'exception',
    'suppression',
    'commit',
    'default',
    'file',
    'base',
    'central',
    'advise',
  ],
  ...[
    'vulnerabilities',
    'endOfLife',
    'registries',
    'baseImages',
    'named path',
    'tool cache',
    'release asset',
    'go module',
  ],
  ...['vex', 'attestation', ...VEX_STATUSES],
  ...SEVERITIES,
  ...CHECKS,
  ...Object.keys(REASONS),
]);

/**
 * The same run with every known secret value replaced in every text of it. Done before anything is rendered: what
 * is cut, escaped or indented later cannot hide a value any more, and the form of the documents stays whole.
 */
export function redactRun<Told extends object>(run: Told, redact: Redact): Told {
  // The usual case in one pass: as JSON the values stand in their JSON-escaped form, which is among those looked for.
  const whole = JSON.stringify(run);
  return redact(whole) === whole ? run : redactTexts(run, redact, (text) => OWN_WORDS.has(text));
}
