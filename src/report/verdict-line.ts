import type { Reason } from '../domain/reason.ts';
import type { Run } from '../domain/run/run.ts';
import { plain } from '../domain/text.ts';
import { countedIn, countedSecretsIn } from './evaluated.ts';
import type { LinePart } from './line-parts.ts';
import { shortName } from './short-name.ts';
import { unpublishedWarning } from './unpublished.ts';
import { isSignature, plural, withoutFolders } from './wording.ts';

/** Longest cause in a headline, in UTF-16 units. */
const CAUSE = 200;

/** The verdict and why, in one line. Each report writes its parts in its own format. */
export function verdictLine(run: Run): readonly LinePart[] {
  const name: LinePart = { name: subjectName(run) };
  const isSigned = run.attached.some(isSignature);
  switch (run.verdict) {
    case 'passed':
      return isSigned ? ['Passed and signed: ', name] : ['Passed, ', ...unsigned(run), ': ', name];
    case 'warned':
      return isSigned
        ? ['Signed without a verification summary (VSA): ', ...found(run, name)]
        : ['Warned, ', ...unsigned(run), ': ', ...found(run, name)];
    case 'failed':
      return [wouldSign(run) ? 'Not signed: ' : 'Failed: ', ...found(run, name)];
    case 'error':
      return ['Could not be checked: ', ...causes(run.reasons.filter(({ effect }) => effect !== 'warn'))];
  }
}

/** In capitals if `push-to` requested it, because readers assume that a green job published the image. */
function unsigned(run: Run): readonly LinePart[] {
  if (unpublishedWarning(run) === undefined || run.pushTo === undefined) return ['not signed'];
  return ['NOT signed and NOT published as ', { name: run.pushTo }];
}

function wouldSign({ signer, event }: Run): boolean {
  return signer !== 'none' && !event.advisory;
}

/** `11 vulnerabilities block NAME`, `1 secret in NAME`; else the first reason. */
function found(run: Run, name: LinePart): readonly LinePart[] {
  const vulnerabilities = countedIn(run).length;
  const secrets = countedSecretsIn(run).length;
  const parts = [
    ...(vulnerabilities === 0 ? [] : [plural(vulnerabilities, 'vulnerability', 'vulnerabilities')]),
    ...(secrets === 0 ? [] : [plural(secrets, 'secret')]),
  ];
  if (parts.length === 0) return [name, ': ', ...causes(run.reasons)];
  if (vulnerabilities === 0 || run.verdict === 'warned') return [`${parts.join(' and ')} in `, name];
  return [`${parts.join(' and ')} ${vulnerabilities + secrets === 1 ? 'blocks' : 'block'} `, name];
}

function causes([first, ...others]: readonly Reason[]): readonly LinePart[] {
  if (first === undefined) return ['see the log of the step'];
  const cause = { message: plain(first.message, CAUSE).replace(/\.$/, '') };
  return others.length === 0 ? [cause] : [cause, ` (and ${others.length} more)`];
}

/** The repository that the image is in or is pushed to, without its registry; else what was asked for. */
export function subjectName({ pushTo, reference, imageInput }: Run): string {
  return shortName(pushTo ?? reference ?? withoutFolders(imageInput));
}
