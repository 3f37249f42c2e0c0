import type { ReportingDescriptor, Result } from 'sarif';
import type { SecretFinding, Severity, Vulnerability } from '../../domain/finding/finding.ts';
import { POLICY_PATH } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import { REASONS, type ReasonCode } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { rotationOf } from '../../domain/verdict/rotation.ts';
import { whyInWords } from '../../domain/verdict/secret-advice.ts';
import { ADVICE_RULES, type Advice } from '../../domain/workflow/advice.ts';
import { httpsOnly } from '../https-only.ts';

/** A `reportingDescriptor` with the properties that GitHub's code scanning reads. */
export type Rule = ReportingDescriptor;

export type Level = Exclude<Result.level, 'none'>;

/** GitHub shows a score above 9.0 as critical, from 7.0 as high, from 4.0 as medium, above 0 as low. */
const SCORES: Readonly<Partial<Record<Severity, string>>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
};

/** GitHub cuts descriptions after 1024 characters. */
const DESCRIPTION_LENGTH = 1000;
/** GitHub does not limit the help text; this limit keeps the file small. */
const HELP_LENGTH = 3000;

/** Text for a SARIF message: one line without `](`, which would make a link (SARIF 2.1.0, 3.11.6). */
export function message(
  untrusted: string,
  maxLength: number = DESCRIPTION_LENGTH,
): { readonly text: string } {
  return { text: plain(untrusted, maxLength).trim().replaceAll('](', '] (') || '(no text)' };
}

/** The rule of a vulnerability. There is one for each id, not for each package. */
export function ruleOfVulnerability(finding: Pick<Vulnerability, 'id' | 'title' | 'url' | 'severity'>): Rule {
  const title = finding.title ?? finding.id;
  const helpUri = httpsOnly(finding.url);
  const score = SCORES[finding.severity];
  return {
    id: ruleId(finding.id),
    name: 'Vulnerability',
    shortDescription: message(title, 200),
    fullDescription: message(title),
    help: message(`${finding.id}: ${title}. ${REASONS['vulnerability-blocked'].remediation}`),
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: 'warning' },
    properties: {
      tags: ['security', 'vulnerability'],
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  };
}

/** The rule of a kind of secret, with the severity of this finding. */
export function ruleOfSecret(finding: SecretFinding): Rule {
  const score = SCORES[finding.severity];
  return {
    id: ruleId(`secret/${finding.rule}`),
    name: 'Secret',
    shortDescription: message(finding.title, 200),
    fullDescription: message(`${finding.title}. ${REASONS['secret-found'].meaning}`),
    help: message(helpOn(finding), HELP_LENGTH),
    defaultConfiguration: { level: finding.severity === 'low' ? 'warning' : 'error' },
    properties: {
      tags: ['security', 'secret'],
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  };
}

function helpOn(finding: SecretFinding): string {
  const suppress =
    '{fingerprint: "<from report.json>", reason: "<why>", owner: "<who is responsible>", expires: <YYYY-MM-DD>}';
  return [
    REASONS['secret-found'].remediation,
    `Severity ${whyInWords(finding)}.`,
    `How to rotate it: ${rotationOf(finding.rule)}`,
    `To ignore this value, add to \`secrets.suppressions\` in \`${POLICY_PATH}\`: ${suppress}`,
  ].join(' ');
}

/** The rule of a piece of workflow advice. */
export function ruleOfAdvice({ rule }: Advice): Rule {
  const { meaning, remediation } = ADVICE_RULES[rule];
  return {
    id: `workflow/${rule}`,
    name: 'Workflow',
    shortDescription: message(meaning, 200),
    fullDescription: message(meaning),
    help: message(remediation),
    defaultConfiguration: { level: 'note' },
    properties: { tags: ['security', 'workflow'] },
  };
}

/** The rule of a reason code. */
export function ruleOfReason(code: ReasonCode): Rule {
  const { meaning, remediation } = REASONS[code];
  return {
    id: code,
    name: 'Check',
    shortDescription: { text: meaning },
    fullDescription: { text: meaning },
    help: { text: remediation },
    helpUri: `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['security', 'assay'] },
  };
}

function ruleId(untrusted: string): string {
  return plain(untrusted, 250).trim() || 'unknown';
}
