import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** The style and the script of every page. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

/**
 * Reads them from the source. This runs only from the source: the bundle replaces this module by the compiled texts, see
 * `scripts/page-assets.ts`.
 */
export function pageAssets(): Assets {
  const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  return { style: read('page.css'), script: stripTypeScriptTypes(read('client/enhance.ts')) };
}
