import { ARCHIVE_CASES } from './archive-cases.ts';
import type { HostileCase } from './case.ts';
import { DOCUMENT_CASES } from './document-cases.ts';
import { LAYER_CASES } from './layer-cases.ts';
import { LAYOUT_CASES } from './layout-cases.ts';
import { MEMBER_CASES } from './member-cases.ts';
import { PACKAGE_CASES } from './package-cases.ts';

/** The cases by what is hostile. */
export const CORPUS: Readonly<Record<string, readonly HostileCase[]>> = {
  layouts: LAYOUT_CASES,
  archives: ARCHIVE_CASES,
  layers: LAYER_CASES,
  'archives in layers': MEMBER_CASES,
  'package files': PACKAGE_CASES,
  ...DOCUMENT_CASES,
};
