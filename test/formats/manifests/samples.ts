import { GEMFILE, GEMFILE_LOCK } from '../../../src/formats/manifests/bundler-files.ts';
import { CARGO_LOCK, CARGO_TOML } from '../../../src/formats/manifests/cargo-files.ts';
import { COMPOSER_JSON, COMPOSER_LOCK } from '../../../src/formats/manifests/composer-files.ts';
import type { ManifestKind } from '../../../src/formats/manifests/dependency-line.ts';
import { GO_MOD } from '../../../src/formats/manifests/go-mod.ts';
import { GRADLE_BUILD, GRADLE_CATALOG, GRADLE_LOCK } from '../../../src/formats/manifests/gradle-files.ts';
import { POM } from '../../../src/formats/manifests/maven-pom.ts';
import { PACKAGE_JSON, PACKAGE_LOCK } from '../../../src/formats/manifests/npm-files.ts';
import { DOTNET_LOCK, DOTNET_PROJECT } from '../../../src/formats/manifests/nuget-files.ts';
import { PNPM_LOCK } from '../../../src/formats/manifests/pnpm-lock.ts';
import {
  PIPFILE,
  PIPFILE_LOCK,
  PYPROJECT,
  PYTHON_LOCK,
  REQUIREMENTS,
} from '../../../src/formats/manifests/python-files.ts';
import { YARN_LOCK } from '../../../src/formats/manifests/yarn-lock.ts';

/** A file as its package manager writes it, and the lines that name packages: `package version line`. */
export interface Sample {
  readonly name: string;
  readonly kind: ManifestKind;
  readonly text: string;
  readonly lines: readonly string[];
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'package.json with an alias and with settings of the same name',
    kind: PACKAGE_JSON,
    text: json({
      name: 'shop',
      version: '1.0.0',
      config: { dependencies: { lodash: '1.0.0' } },
      dependencies: { lodash: '^4.17.0', old: 'npm:minimist@1.2.5' },
      devDependencies: { '@types/node': '22.1.0' },
      peerDependencies: { react: '*' },
    }),
    lines: ['lodash ^4.17.0 10', 'minimist 1.2.5 11', '@types/node 22.1.0 14'],
  },
  {
    name: 'package-lock.json of version 3 with workspaces, an alias and a nested package',
    kind: PACKAGE_LOCK,
    text: json({
      name: 'shop',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.0.0', workspaces: ['packages/*'] },
        'node_modules/lodash': { version: '4.17.21', resolved: 'https://registry.example/lodash.tgz' },
        'node_modules/old': { name: 'minimist', version: '1.2.5' },
        'node_modules/web': { resolved: 'packages/web', link: true },
        'packages/web': { version: '2.0.0', dependencies: { lodash: '4.17.20' } },
        'packages/web/node_modules/lodash': { version: '4.17.20' },
        'node_modules/a/node_modules/@scope/b': { version: '0.1.0' },
      },
    }),
    lines: ['lodash 4.17.21 13', 'minimist 1.2.5 18', 'lodash 4.17.20 31', '@scope/b 0.1.0 34'],
  },
  {
    name: 'package-lock.json of version 2 names each package once',
    kind: PACKAGE_LOCK,
    text: json({
      lockfileVersion: 2,
      packages: { 'node_modules/lodash': { version: '4.17.20' } },
      dependencies: { lodash: { version: '4.17.20' } },
    }),
    lines: ['lodash 4.17.20 5'],
  },
  {
    name: 'package-lock.json of version 1',
    kind: PACKAGE_LOCK,
    text: json({
      lockfileVersion: 1,
      dependencies: {
        a: { version: '1.0.0', requires: { lodash: '^4' }, dependencies: { lodash: { version: '4.17.20' } } },
        old: { version: 'npm:minimist@1.2.5' },
      },
    }),
    lines: ['a 1.0.0 5', 'lodash 4.17.20 11', 'minimist 1.2.5 16'],
  },
  {
    name: 'pnpm-lock.yaml of version 9',
    kind: PNPM_LOCK,
    text: `lockfileVersion: '9.0'

importers:
  .:
    dependencies:
      lodash:
        specifier: ^4.17.0
        version: 4.17.20

packages:

  '@babel/core@7.24.0':
    resolution: {integrity: sha512-a}

  lodash@4.17.20:
    resolution: {integrity: sha512-b}

snapshots:

  lodash@4.17.20: {}
`,
    lines: ['@babel/core 7.24.0 12', 'lodash 4.17.20 15'],
  },
  {
    name: 'pnpm-lock.yaml of versions 5 and 6',
    kind: PNPM_LOCK,
    text: `lockfileVersion: 5.4
packages:

  /lodash/4.17.20:
    resolution: {integrity: sha512-b}
  /@babel/core/7.24.0_react@18.0.0:
    dev: false
  /minimist@1.2.5(peer@1.0.0):
    dev: false
`,
    lines: ['lodash 4.17.20 4', '@babel/core 7.24.0 6', 'minimist 1.2.5 8'],
  },
  {
    name: 'yarn.lock of version 1',
    kind: YARN_LOCK,
    text: `# yarn lockfile v1


"@babel/core@^7.0.0", "@babel/core@^7.1.0":
  version "7.24.0"
  dependencies:
    lodash "^4.17.0"

lodash@^4.17.0:
  version "4.17.20"
  resolved "https://registry.example/lodash"

"old@npm:minimist@^1.2.0":
  version "1.2.5"
`,
    lines: ['@babel/core 7.24.0 5', 'lodash 4.17.20 10', 'minimist 1.2.5 14'],
  },
  {
    name: 'yarn.lock of later versions',
    kind: YARN_LOCK,
    text: `__metadata:
  version: 8
  cacheKey: 10c0

"lodash@npm:^4.17.0, lodash@npm:^4.17.20":
  version: 4.17.20
  resolution: "lodash@npm:4.17.20"
  languageName: node

"old@npm:minimist@^1.2.0":
  version: 1.2.5
  resolution: "minimist@npm:1.2.5"

"shop@workspace:.":
  version: 0.0.0-use.local
`,
    lines: ['lodash 4.17.20 6', 'minimist 1.2.5 11'],
  },
  {
    name: 'requirements.txt',
    kind: REQUIREMENTS,
    text: `# pinned
-r base.txt
--index-url https://index.example/simple
Django==4.2.1 ; python_version >= "3.8"
requests[security,socks] >= 2.31, < 3  # why
urllib3==1.26.5 \\
    --hash=sha256:abc
pkg @ https://files.example/pkg.whl
flask
`,
    lines: ['Django ==4.2.1 4', 'requests >= 2.31, < 3 5', 'urllib3 ==1.26.5 6', 'flask  9'],
  },
  {
    name: 'pyproject.toml of PEP 621 and of dependency groups',
    kind: PYPROJECT,
    text: `[project]
name = "shop"
description = """
dependencies = ["nothing==1"]
"""
dependencies = [
  "requests[socks]>=2.31", # why
  'urllib3==1.26.5',
]

[project.optional-dependencies]
web = ["flask==2.0.0"]

[dependency-groups]
dev = ["pytest>=8"]
`,
    lines: ['requests >=2.31 7', 'urllib3 ==1.26.5 8', 'flask ==2.0.0 12', 'pytest >=8 15'],
  },
  {
    name: 'pyproject.toml of poetry',
    kind: PYPROJECT,
    text: `[tool.poetry.dependencies]
python = "^3.11"
requests = { version = "^2.31", extras = ["socks"] }

[tool.poetry.group.dev.dependencies]
pytest = "8.0.0"
`,
    lines: ['python ^3.11 2', 'requests ^2.31 3', 'pytest 8.0.0 6'],
  },
  {
    name: 'poetry.lock',
    kind: PYTHON_LOCK,
    text: `# This file is automatically @generated by Poetry 1.8.0
[[package]]
name = "requests"
version = "2.31.0"
description = "x"
files = [
    {file = "requests-2.31.0.tar.gz", hash = "sha256:a"},
]

[package.dependencies]
urllib3 = ">=1.21.1,<3"

[[package]]
name = "urllib3"
version = "1.26.5"

[metadata]
lock-version = "2.0"
`,
    lines: ['requests 2.31.0 4', 'urllib3 1.26.5 15'],
  },
  {
    name: 'uv.lock',
    kind: PYTHON_LOCK,
    text: `version = 1
requires-python = ">=3.11"

[[package]]
name = "urllib3"
version = "1.26.5"
source = { registry = "https://index.example/simple" }
wheels = [
    { url = "https://files.example/urllib3.whl", hash = "sha256:a", size = 1 },
]
`,
    lines: ['urllib3 1.26.5 6'],
  },
  {
    name: 'Pipfile',
    kind: PIPFILE,
    text: `[[source]]
name = "main"

[packages]
requests = "*"
urllib3 = {version = "==1.26.5", extras = ["socks"]}

[requires]
python_version = "3.11"
`,
    lines: ['requests * 5', 'urllib3 ==1.26.5 6'],
  },
  {
    name: 'Pipfile.lock',
    kind: PIPFILE_LOCK,
    text: json({
      _meta: { hash: { sha256: 'a' }, x: { version: '1' } },
      default: { urllib3: { hashes: ['sha256:a'], version: '==1.26.5' } },
      develop: { pytest: { version: '==8.0.0' } },
    }),
    lines: ['urllib3 1.26.5 15', 'pytest 8.0.0 20'],
  },
  {
    name: 'go.mod with replaced modules',
    kind: GO_MOD,
    text: `module github.com/acme/shop

go 1.26

require golang.org/x/net v0.1.0 // indirect

require (
	github.com/old/lib v1.0.0
	github.com/local/lib v1.2.0
	golang.org/x/text v0.3.0 // indirect
)

replace github.com/old/lib => github.com/new/lib v1.1.0

replace (
	github.com/local/lib v1.2.0 => ../lib
)
`,
    lines: ['golang.org/x/net v0.1.0 5', 'golang.org/x/text v0.3.0 10', 'github.com/new/lib v1.1.0 13'],
  },
  {
    name: 'pom.xml',
    kind: POM,
    text: `<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <properties><jackson.version>2.9.8</jackson.version></properties>
  <dependencies>
    <!-- <dependency><groupId>no</groupId><artifactId>no</artifactId><version>1</version></dependency> -->
    <dependency>
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
      <version>\${jackson.version}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-api</artifactId>
      <version>1.7.30</version>
      <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions>
    </dependency>
    <dependency><groupId>managed</groupId><artifactId>elsewhere</artifactId></dependency>
  </dependencies>
</project>
`,
    lines: [
      'com.fasterxml.jackson.core:jackson-databind ${jackson.version} 9',
      'org.slf4j:slf4j-api 1.7.30 14',
    ],
  },
  {
    name: 'build.gradle',
    kind: GRADLE_BUILD,
    text: `plugins { id 'java' }
/* implementation 'no:no:1' */
dependencies {
  implementation 'org.slf4j:slf4j-api:1.7.30'
  implementation("com.google.guava:guava:31.1-jre") // why
  // implementation 'no:no:1'
  testImplementation group: 'junit', name: 'junit', version: '4.12'
  implementation "org.x:y:$version"
}
repositories { maven { url 'https://maven.example/a' } }
`,
    lines: ['org.slf4j:slf4j-api 1.7.30 4', 'com.google.guava:guava 31.1-jre 5', 'junit:junit 4.12 7'],
  },
  {
    name: 'a version catalog of Gradle',
    kind: GRADLE_CATALOG,
    text: `[versions]
jackson = "2.9.8"

[libraries]
databind = { module = "com.fasterxml.jackson.core:jackson-databind", version.ref = "jackson" }
slf4j = { group = "org.slf4j", name = "slf4j-api", version = "1.7.30" }
junit = "junit:junit:4.12"
`,
    lines: [
      'com.fasterxml.jackson.core:jackson-databind 2.9.8 2',
      'org.slf4j:slf4j-api 1.7.30 6',
      'junit:junit 4.12 7',
    ],
  },
  {
    name: 'gradle.lockfile',
    kind: GRADLE_LOCK,
    text: `# This is a Gradle generated file
org.slf4j:slf4j-api:1.7.30=compileClasspath,runtimeClasspath
empty=
`,
    lines: ['org.slf4j:slf4j-api 1.7.30 2'],
  },
  {
    name: 'Cargo.toml',
    kind: CARGO_TOML,
    text: `[package]
name = "shop"
version = "0.1.0"

[dependencies]
time = "0.1.40"
web = { package = "hyper", version = "0.14.1", features = ["full"] }

[target.'cfg(unix)'.dev-dependencies]
nix = "=0.20.0"

[dependencies.serde]
version = "1.0.100"
features = ["derive"]
`,
    lines: ['time 0.1.40 6', 'hyper 0.14.1 7', 'nix =0.20.0 10', 'serde 1.0.100 13'],
  },
  {
    name: 'Cargo.lock',
    kind: CARGO_LOCK,
    text: `version = 3

[[package]]
name = "time"
version = "0.1.40"
source = "registry+https://index.example"
dependencies = [
 "libc",
]
`,
    lines: ['time 0.1.40 5'],
  },
  {
    name: 'a project of .NET, and versions in one place',
    kind: DOTNET_PROJECT,
    text: `<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup Condition="'$(A)' > '1'">
    <PackageReference Include="Newtonsoft.Json" Version="12.0.1" />
    <PackageReference Include="Serilog">
      <PrivateAssets>all</PrivateAssets>
      <Version>2.10.0</Version>
    </PackageReference>
    <PackageReference Include="Central" />
    <PackageVersion Include="Polly" Version="[7.0.0]" />
  </ItemGroup>
  <PropertyGroup><Version>1.0.0</Version></PropertyGroup>
</Project>
`,
    lines: ['Newtonsoft.Json 12.0.1 3', 'Serilog 2.10.0 6', 'Polly [7.0.0] 9'],
  },
  {
    name: 'packages.lock.json of .NET',
    kind: DOTNET_LOCK,
    text: json({
      version: 1,
      dependencies: {
        'net8.0': { 'Newtonsoft.Json': { type: 'Direct', requested: '[12.0.1, )', resolved: '12.0.1' } },
      },
    }),
    lines: ['Newtonsoft.Json 12.0.1 8'],
  },
  {
    name: 'composer.json',
    kind: COMPOSER_JSON,
    text: json({ require: { php: '>=8', 'symfony/http-kernel': '^5.4' }, 'require-dev': { 'a/b': '1.0.0' } }),
    lines: ['symfony/http-kernel ^5.4 4', 'a/b 1.0.0 7'],
  },
  {
    name: 'composer.lock',
    kind: COMPOSER_LOCK,
    text: json({
      packages: [{ name: 'symfony/http-kernel', version: 'v5.4.0', require: { php: '>=7' } }],
      'packages-dev': [{ name: 'a/b', version: '1.0.0' }],
    }),
    lines: ['symfony/http-kernel v5.4.0 5', 'a/b 1.0.0 14'],
  },
  {
    name: 'Gemfile',
    kind: GEMFILE,
    text: `source "https://gems.example"
gem "rails", "~> 6.1"
group :test do
  gem('rack', '2.2.2', require: false)
  gem 'puma'
end
`,
    lines: ['rails ~> 6.1 2', 'rack 2.2.2 4', 'puma  5'],
  },
  {
    name: 'Gemfile.lock',
    kind: GEMFILE_LOCK,
    text: `GIT
  remote: https://git.example/a
  specs:
    own (0.1.0)

GEM
  remote: https://gems.example/
  specs:
    rack (2.2.2)
    rails (6.1.0)
      rack (~> 2.0)

DEPENDENCIES
  rails (~> 6.1)
`,
    lines: ['rack 2.2.2 9', 'rails 6.1.0 10'],
  },
];
