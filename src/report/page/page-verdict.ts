import { imageName, platformName } from '../../domain/image/image.ts';
import { REASONS, type Reason } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { checkLines } from '../checks.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { reasonAddress, withoutFolders } from '../wording.ts';
import { badge, type Child, code, cut, el, foreign, link, prose } from './element.ts';

/** The greatest number of reasons above the sections. */
const MOST_REASONS = 20;
const MOST_PLATFORMS = 20;

/** The image, what blocks it and what to do, and how each check ended. */
export function leadOf(run: Run): Child {
  const warning = unpublishedWarning(run);
  return [
    imageLine(run),
    warning === undefined ? undefined : el('p', null, ...prose(warning)),
    reasonList(run.reasons.map((reason) => ({ ...reason, remediation: REASONS[reason.code].remediation }))),
    checks(run),
  ];
}

function imageLine(run: Run): Child {
  const asked = withoutFolders(run.imageInput);
  if (run.image === undefined)
    return el('p', { class: 'image' }, code(asked, 600), ' not resolved to a digest');
  const pinned = run.reference ?? `${withoutFolders(imageName(run.image))}@${run.image.root.digest}`;
  const platforms = run.image.platforms.map(({ platform }) => platformName(platform));
  const more = platforms.length > MOST_PLATFORMS ? ` and ${platforms.length - MOST_PLATFORMS} more` : '';
  const { repository, ref, sha, runUrl } = run.event;
  return [
    el('p', { class: 'image' }, code(pinned, 600)),
    el(
      'p',
      { class: 'muted' },
      asked === pinned ? undefined : ['requested as ', code(asked, 600), ' · '],
      `${platforms
        .slice(0, MOST_PLATFORMS)
        .map((one) => foreign(one, 60))
        .join(', ')}${more} · `,
      `${foreign(repository)} ${foreign(ref)} at `,
      code(sha.slice(0, 12)),
      ' · ',
      link('workflow run', runUrl),
      ` · ${run.finishedAt.slice(0, 19).replace('T', ' ')} UTC`,
    ),
  ];
}

/** Reasons with what to do about each. */
export function reasonList(reasons: readonly (Reason & { readonly remediation: string })[]): Child {
  if (reasons.length === 0) return undefined;
  const items = reasons
    .slice(0, MOST_REASONS)
    .map((reason) =>
      el(
        'li',
        null,
        el(
          'p',
          { class: 'found' },
          foreign(reason.message, 1400),
          reason.effect === 'warn' ? ' (warns)' : '',
        ),
        el(
          'p',
          { class: 'muted' },
          ...prose(reason.remediation),
          ' ',
          link(reason.code, reasonAddress(reason.code)),
        ),
      ),
    );
  return [el('ul', { class: 'reasons' }, ...items), cut(reasons.length, MOST_REASONS)];
}

function checks(run: Run): Child {
  const items = checkLines(run).map(({ name, state, detail }) =>
    el(
      'li',
      null,
      el('p', null, el('strong', null, name), ' ', badge(state)),
      el('p', { class: 'muted' }, foreign(detail, 240)),
    ),
  );
  return el('ul', { class: 'checks', 'aria-label': 'Checks' }, ...items);
}
