import { GEMFILE, GEMFILE_LOCK } from './bundler-files.ts';
import { CARGO_LOCK, CARGO_TOML } from './cargo-files.ts';
import { COMPOSER_JSON, COMPOSER_LOCK } from './composer-files.ts';
import type { ManifestKind } from './dependency-line.ts';
import { GO_MOD } from './go-mod.ts';
import { GRADLE_BUILD, GRADLE_CATALOG, GRADLE_LOCK } from './gradle-files.ts';
import { POM } from './maven-pom.ts';
import { PACKAGE_JSON, PACKAGE_LOCK } from './npm-files.ts';
import { DOTNET_LOCK, DOTNET_PROJECT } from './nuget-files.ts';
import { PNPM_LOCK } from './pnpm-lock.ts';
import { PIPFILE, PIPFILE_LOCK, PYPROJECT, PYTHON_LOCK, REQUIREMENTS } from './python-files.ts';
import { YARN_LOCK } from './yarn-lock.ts';

/** Every kind of file in which the version of a package is looked up. */
export const MANIFEST_KINDS: readonly ManifestKind[] = [
  ...[PACKAGE_JSON, PACKAGE_LOCK, PNPM_LOCK, YARN_LOCK],
  ...[REQUIREMENTS, PYPROJECT, PIPFILE, PIPFILE_LOCK, PYTHON_LOCK],
  ...[GO_MOD, POM, GRADLE_BUILD, GRADLE_CATALOG, GRADLE_LOCK, CARGO_TOML, CARGO_LOCK],
  ...[DOTNET_PROJECT, DOTNET_LOCK, COMPOSER_JSON, COMPOSER_LOCK, GEMFILE, GEMFILE_LOCK],
];
