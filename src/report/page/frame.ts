import { createHash } from 'node:crypto';
import { toHtml } from 'hast-util-to-html';
import { PRODUCT } from '../../domain/product.ts';
import { type Child, el, foreign, sentences } from './element.ts';
import { type Assets, pageAssets } from './page-assets.ts';
import { DATA_ID } from './page-data.ts';

/** A part of a page with an entry in its table of contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title: the number of entries. */
  readonly count?: number;
  readonly content: Child;
}

/** The greatest number of entries in a list of sentences. */
export const MOST_LINES = 500;

/** A section of sentences. */
export function listSection(id: string, title: string, lines: readonly string[]): Section {
  return { id, title, content: sentences(lines, MOST_LINES) };
}

/** The colour of a page: how good the news is. */
export type Tone = 'passed' | 'warned' | 'failed' | 'error';

/** A whole page. */
export interface Page {
  readonly title: string;
  readonly tone: Tone;
  readonly headline: Child;
  /** What is below the headline: the image, the reasons. */
  readonly lead: Child;
  readonly sections: readonly Section[];
  readonly footer: Child;
  /** For the script. It must not contain more than the page shows. */
  readonly data?: unknown;
}

/**
 * A page as one HTML document that loads nothing. Its policy allows only the script and the style that are in it, by
 * their hashes.
 */
export function renderFrame(page: Page): string {
  const { style, script } = pageAssets();
  const head = el(
    'head',
    null,
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: contentPolicy({ style, script }) }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('title', null, foreign(page.title)),
    el('style', null, style),
  );
  const scripts = [...(page.data === undefined ? [] : [dataOf(page.data)]), el('script', null, script)];
  const html = el('html', { lang: 'en' }, head, bodyOf(page, scripts));
  return `<!doctype html>\n${toHtml(html)}\n`;
}

function bodyOf({ tone, headline, lead, sections, footer }: Page, scripts: readonly Child[]): Child {
  const shown = sections.filter(({ content }) => content !== undefined);
  return el(
    'body',
    null,
    el('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
    el('header', { class: 'top' }, el('span', { class: 'brand' }, 'Assay'), themeSwitch()),
    el(
      'div',
      { class: 'page' },
      el('nav', { 'aria-label': 'Sections' }, el('ul', null, ...shown.map(entryOf))),
      el(
        'main',
        { id: 'main', tabindex: -1 },
        el('section', { class: `verdict ${tone}`, 'aria-label': 'Verdict' }, el('h1', null, headline), lead),
        ...shown.map(sectionOf),
      ),
    ),
    el('footer', null, footer, ` Written by ${PRODUCT.name} ${PRODUCT.version}.`),
    ...scripts,
  );
}

function entryOf({ id, title, count }: Section): Child {
  return el('li', null, el('a', { href: `#${id}` }, title, countOf(count)));
}

function sectionOf({ id, title, count, content }: Section): Child {
  return el(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    el('h2', { id: `${id}-title` }, title, countOf(count)),
    content,
  );
}

function countOf(count: number | undefined): Child {
  return count === undefined
    ? undefined
    : el('span', { class: 'count' }, ` ${count.toLocaleString('en-US')}`);
}

/** Works without the script: the style reads which choice is checked. */
function themeSwitch(): Child {
  const choices = ['auto', 'light', 'dark'].map((theme) =>
    el(
      'label',
      null,
      el('input', {
        type: 'radio',
        name: 'theme',
        id: `theme-${theme}`,
        value: theme,
        checked: theme === 'auto',
      }),
      el('span', null, theme),
    ),
  );
  return el('fieldset', { class: 'theme' }, el('legend', null, 'Theme'), ...choices);
}

/** Characters that could end the element of the data, or that old parsers treat as line breaks. */
const ACTIVE = /[<>&\u2028\u2029]/g;

/** HTML does not escape what is in a script: no character in this JSON can end it. */
function dataOf(data: unknown): Child {
  const json = JSON.stringify(data).replace(
    ACTIVE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return el('script', { type: 'application/json', id: DATA_ID }, json);
}

function contentPolicy({ style, script }: Assets): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
