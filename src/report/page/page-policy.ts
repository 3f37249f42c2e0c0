import { countdownInWords } from '../../domain/policy/countdown.ts';
import type { Usage } from '../../domain/policy/exception.ts';
import { type Accountable, type Policy, policyDigest } from '../../domain/policy/policy.ts';
import type { Run } from '../../domain/run/run.ts';
import { exceptionName, suppressionName } from '../../domain/verdict/assessment.ts';
import { policyFileOf } from '../../formats/policy-file/policy-file-write.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { ORIGINS, RULES } from '../summary/summary-policy.ts';
import { plural } from '../wording.ts';
import { badge, block, type Child, code, el, folded, foreign, sentences } from './element.ts';
import type { Section } from './frame.ts';
import { simpleTable } from './table.ts';

const MOST = 500;
const DAY_MS = 24 * 3_600_000;
/** From how many days before its end an exception is marked. */
const SOON_DAYS = 14;

/** The policy that judged, and its exceptions with their ends. */
export function policySection(run: Run, redact: Redact): Section {
  const dated = (run.assessment?.countdowns ?? []).map(
    (one) => `${RULES[one.rule]}: ${countdownInWords(one)}.`,
  );
  const content = [
    originLine(run),
    sentences(dated, MOST),
    exceptions(run),
    folded('All rules in force', rules(run.policy, redact)),
  ];
  return { id: 'policy', title: 'Policy', content };
}

function originLine({ policy, policyOrigin }: Run): Child {
  const digest = [' ', code(policyDigest(policy))];
  if (policyOrigin?.path === undefined)
    return el('p', null, `The ${ORIGINS.default.replace('the ', '')} judged. Digest`, ...digest);
  const { path, commit, kind } = policyOrigin;
  const at = commit === undefined ? undefined : [' at commit ', code(commit.slice(0, 12))];
  return el('p', null, code(path, 300), at, ` (${ORIGINS[kind]}) judged. Digest`, ...digest);
}

/** The rules as YAML in the form of the policy file. */
export function rules(policy: Policy, redact: Redact): Child {
  // A policy file is YAML, and every JSON document is YAML.
  const text = JSON.stringify(policyFileOf(policy), undefined, 2);
  return block(redact(text).split('\n'), 'All rules in force');
}

function exceptions({ assessment, finishedAt }: Run): Child {
  const now = Date.parse(finishedAt);
  const rows = [
    ...rowsOf(assessment?.vulnerabilities?.exceptions, exceptionName, now),
    ...rowsOf(assessment?.secrets?.suppressions, suppressionName, now),
  ];
  const columns = [
    ...[
      { title: 'Accepted', kind: 'wide' } as const,
      { title: 'State' },
      { title: 'Reason', kind: 'wide' } as const,
    ],
    ...[{ title: 'Owner' }, { title: 'Ends' }],
  ];
  return simpleTable('Exceptions and suppressions', columns, rows, MOST);
}

function rowsOf<Entry extends Accountable>(
  usage: Usage<Entry> | undefined,
  nameOf: (entry: Entry) => string,
  now: number,
): readonly (readonly Child[])[] {
  if (usage === undefined) return [];
  const row = (entry: Entry, state: Child): readonly Child[] => [
    foreign(nameOf(entry), 300),
    state,
    foreign(entry.reason, 300),
    foreign(entry.owner, 100),
    endOf(entry, now),
  ];
  return [
    ...usage.expired.map((entry) => row(entry, [badge('expired'), ' its findings count again'])),
    ...usage.used.map(({ entry, findings }) => row(entry, `ignores ${plural(findings, 'finding')}`)),
    ...usage.unused.map((entry) => row(entry, el('span', { class: 'muted' }, 'matches nothing that counts'))),
  ];
}

function endOf({ expires }: Accountable, now: number): Child {
  const days = Math.ceil((Date.parse(`${expires}T00:00:00Z`) + DAY_MS - now) / DAY_MS);
  if (days <= 0 || days > SOON_DAYS) return expires;
  return [`${expires} `, el('span', { class: 'badge warns' }, `in ${plural(days, 'day')}`)];
}
