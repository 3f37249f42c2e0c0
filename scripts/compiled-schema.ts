// A plugin of the bundle that compiles the schema of CycloneDX when the bundle is made.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { _, Ajv } from 'ajv';
import type { Plugin } from 'rolldown';

const require = createRequire(import.meta.url);

/**
 * The CycloneDX library compiles the schema with ajv at run time, which takes as long as everything else that a check does
 * itself (0.4 s). This plugin replaces its compiler by the compiled function, made with the same options and formats.
 */
export function compiledSchema(root: string): Plugin {
  const library = join(root, 'node_modules', '@cyclonedx', 'cyclonedx-library');
  const schemas = join(library, 'res', 'schema');
  const compiler = join(library, 'dist.node', '_optPlug.node', '__jsonValidators', 'ajv.js');
  // Next to the compiler, so that the packages that the code requires are found.
  const [compiled, formats] = ['compiled.cjs', 'formats.cjs'].map((name) => join(compiler, '..', name));
  const main = 'bom-1.6.SNAPSHOT.schema.json';
  const code: Readonly<Record<string, () => string>> = {
    [compiler]: () =>
      `const validate = require('./compiled.cjs');
      exports.default = async (path) => {
        if (!path.endsWith(${JSON.stringify(main)})) throw new Error('only the schema of CycloneDX 1.6 is compiled');
        return (document) => (validate(JSON.parse(document)) ? null : validate.errors);
      };`,
    [compiled ?? '']: () => compile(schemas, main),
    [formats ?? '']: () =>
      `const { fullFormats } = require('ajv-formats/dist/formats.js');
      module.exports = { ...fullFormats, 'idn-email': require('ajv-formats-draft2019/formats/idn-email.js') };`,
  };
  return {
    name: 'compiled-schema',
    resolveId: (id, importer) => {
      const path = importer === undefined ? id : join(importer, '..', id);
      return id.startsWith('./') && path in code ? path : null;
    },
    load: (id) => code[id]?.() ?? null,
  };
}

function compile(folder: string, main: string): string {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const parts = ['spdx.SNAPSHOT', 'cryptography-defs.SNAPSHOT', 'jsf-0.82.SNAPSHOT'].map(
    (name) => `${name}.schema.json`,
  );
  const ajv = new Ajv({
    ...{ useDefaults: false, strict: false, strictSchema: false, addUsedSchema: false },
    schemas: Object.fromEntries(parts.map((name) => [`http://cyclonedx.org/schema/${name}`, read(name)])),
    code: { source: true, formats: _`require('./formats.cjs')` },
  });
  require('ajv-formats')(ajv);
  require('ajv-formats-draft2019')(ajv, { formats: ['idn-email'] });
  ajv.addFormat('iri-reference', true);
  return require('ajv/dist/standalone').default(ajv, ajv.compile(read(basename(main))));
}
