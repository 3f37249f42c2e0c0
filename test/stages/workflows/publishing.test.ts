import { expect, test } from 'vitest';
import { adviceOn, rulesOn } from './review.ts';

const workflow = (steps: string) => `name: publish
on:
  release: { types: [published] }
permissions: { contents: read }
jobs:
  publish:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
${steps}`;
const run = (command: string, variable: string, secret = 'TOKEN_SECRET') =>
  workflow(`      - run: ${command}\n        env:\n          ${variable}: \${{ secrets.${secret} }}\n`);

test.each([
  ['npm publish --provenance', 'NODE_AUTH_TOKEN', 'npm 11.5.1'],
  ['npx semantic-release', 'NPM_TOKEN', 'npm 11.5.1'],
  ['pnpm -r publish', 'NODE_AUTH_TOKEN', 'npm 11.5.1'],
  ['twine upload dist/*', 'TWINE_PASSWORD', 'pypa/gh-action-pypi-publish'],
  ['uv publish', 'UV_PUBLISH_TOKEN', 'uv publish'],
  ['gem push pkg/*.gem', 'GEM_HOST_API_KEY', 'rubygems/configure-rubygems-credentials'],
  ['cargo publish --locked', 'CARGO_REGISTRY_TOKEN', 'rust-lang/crates-io-auth-action'],
  [
    'dotnet nuget push out/*.nupkg -k "$NUGET_API_KEY" -s https://api.nuget.org/v3/index.json',
    'NUGET_API_KEY',
    'NuGet/login',
  ],
])('%s with %s', async (command, variable, mend) => {
  const found = await adviceOn(run(command, variable));
  expect(found).toMatchObject([{ rule: 'static-publishing-token', line: 12 }]);
  expect(found[0]?.remediation).toContain(mend);
  expect(found[0]?.remediation).toContain('trusted publisher');
});

test('an action that publishes, with its own input', async () => {
  const steps =
    '      - uses: pypa/gh-action-pypi-publish@v1\n        with: { password: "${{ secrets.ANYTHING }}" }\n';
  expect(await rulesOn(workflow(steps))).toEqual(['static-publishing-token 11']);
});

test('a token that the command takes up itself', async () => {
  const steps = '      - run: cargo publish --token ${{ secrets.CARGO_REGISTRY_TOKEN }}\n';
  expect(await adviceOn(workflow(steps))).toMatchObject([{ line: 10, column: 36 }]);
});

test.each([
  ['a token that only installs', run('npm ci', 'NODE_AUTH_TOKEN')],
  ['a script by that name', run('npm run publish-docs', 'NODE_AUTH_TOKEN')],
  ['trusted publishing', workflow('      - uses: pypa/gh-action-pypi-publish@v1\n')],
  [
    'a token of crates.io by OIDC',
    workflow(
      '      - run: cargo publish\n        env:\n          CARGO_REGISTRY_TOKEN: ${{ steps.auth.outputs.token }}\n',
    ),
  ],
  ["a registry of one's own", run('cargo publish --registry acme', 'CARGO_REGISTRY_TOKEN')],
  [
    "a Python index of one's own",
    run('twine upload --repository-url https://pypi.example.com dist/*', 'TWINE_PASSWORD'),
  ],
  [
    'GitHub Packages',
    workflow(`      - uses: actions/setup-node@v6
        with: { registry-url: "https://npm.pkg.github.com" }
      - run: npm publish
        env: { NODE_AUTH_TOKEN: "\${{ secrets.PACKAGES_PAT }}" }
`),
  ],
  [
    "a NuGet feed of one's own",
    run('dotnet nuget push out/*.nupkg --source https://nuget.example.com', 'NUGET_API_KEY'),
  ],
])('none for %s', async (_name, text) => {
  expect(await rulesOn(text)).toEqual([]);
});
