// A plugin of the bundle that puts the style and the compiled script of the evidence page into it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';

/** Replaces `src/report/page/page-assets.ts`, which reads both from the source, by their texts. */
export function pageAssets(root: string): Plugin {
  const folder = join(root, 'src', 'report', 'page');
  return {
    name: 'page-assets',
    load: async (id) => {
      if (id !== join(folder, 'page-assets.ts')) return null;
      const script = await compiled(join(folder, 'client', 'enhance.ts'), root);
      const style = readFileSync(join(folder, 'page.css'), 'utf8');
      const code = `const assets = ${JSON.stringify({ style, script })};\nexport const pageAssets = () => assets;\n`;
      return { code, moduleType: 'js' };
    },
  };
}

async function compiled(entry: string, cwd: string): Promise<string> {
  const { output } = await build({
    ...{ cwd, input: entry, platform: 'browser', write: false },
    output: { format: 'iife', minify: true, sourcemap: false },
  });
  return output[0].code;
}
