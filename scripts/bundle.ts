// Bundles the actions into dist/, which is checked in: `npm run bundle`. An argument names another folder than dist/.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'rolldown';
import { ACTION_INPUTS } from '../src/cli/action-inputs.ts';
import { compiledSchema } from './compiled-schema.ts';
import { pageAssets } from './page-assets.ts';
import { sharedFiles } from './shared-files.ts';

const root = resolve(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? join(root, 'dist'));

const tokenClient = join(root, 'node_modules', '@actions', 'core', 'lib', 'oidc-utils.js');

/**
 * At start-up, `@actions/core` loads an HTTP client (70 ms) that it uses only for the OIDC token of the job. This plugin
 * loads the client when a token is requested.
 */
const lazyTokenClient: Plugin = {
  name: 'lazy-token-client',
  // The bundle contains this name in a comment, so the name must contain no path of this machine.
  resolveId: (id, importer) =>
    id === './oidc-utils.js' && importer?.endsWith(join('@actions', 'core', 'lib', 'core.js'))
      ? 'lazy:oidc-utils'
      : null,
  load: (id) =>
    id === 'lazy:oidc-utils'
      ? `export const OidcClient = {
          getIDToken: async (audience) =>
            (await import(${JSON.stringify(tokenClient)})).OidcClient.getIDToken(audience),
        };`
      : null,
};

/** The command line knows the inputs from `action.yml`: the bundle contains them, so that it needs no other file. */
const actionInputs: Plugin = {
  name: 'action-inputs',
  load: (id) =>
    id === join(root, 'src', 'cli', 'action-inputs.ts')
      ? `export const ACTION_INPUTS = ${JSON.stringify(ACTION_INPUTS)};`
      : null,
};

rmSync(out, { recursive: true, force: true });
const { output } = await build({
  cwd: root,
  input: {
    main: 'src/check/start.ts',
    gate: 'src/gate/start.ts',
    admission: 'src/admission/start.ts',
    approve: 'src/approve/start.ts',
    'policy-check': 'src/policy-check/main.ts',
    doctor: 'src/doctor/main.ts',
    'fleet-plan': 'src/fleet/plan/start.ts',
    'fleet-shard': 'src/fleet/shard/start.ts',
    'fleet-report': 'src/fleet/report/start.ts',
    assay: 'src/cli/start.ts',
    'actions-cache': 'src/adapters/github/actions-cache.ts',
    'digest-thread': 'src/digest-thread.ts',
  },
  platform: 'node',
  external: ['libxmljs2', 'xmlbuilder2'],
  plugins: [lazyTokenClient, actionInputs, compiledSchema(root), pageAssets(root)],
  // Node's built-in punycode prints a deprecation warning, so the package of that name is used instead.
  resolve: { alias: { punycode: join(root, 'node_modules', 'punycode', 'punycode.es6.js') } },
  output: {
    dir: join(out, 'js'),
    format: 'esm',
    minify: false,
    sourcemap: false,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: sharedFiles(root),
  },
});
// pre-commit runs this file.
chmodSync(join(out, 'js', 'assay.js'), 0o755);
writeFileSync(
  join(out, 'LICENSES.txt'),
  licencesOf(output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))),
);

const { version, description, license, repository } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
// `npm pack ./dist` makes a package of it, which needs no other package. The name without a scope is somebody else's.
const manifest = {
  name: '@assay-sh/assay',
  version,
  description,
  license,
  repository,
  type: 'module',
  bin: { assay: 'js/assay.js' },
  engines: { node: '>=24' },
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

/** The licences of all packages in the bundle, sorted by name. */
function licencesOf(modules: readonly string[]): string {
  const packages = new Map<string, string>();
  for (const module of modules) {
    const [, folder, name] = /^\0?(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(module) ?? [];
    if (folder !== undefined && name !== undefined) packages.set(name, folder);
  }
  const texts = [...packages].sort().map(([name, folder]) => {
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined
        ? 'The package comes without a licence file.'
        : readFileSync(join(folder, file), 'utf8');
    return `${name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
