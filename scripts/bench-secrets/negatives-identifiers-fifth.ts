import { honest } from './rows-fifth.ts';

/** Numbers that look random: checksums, lock files, names of things, measurements. */
export const IDENTIFIERS_FIFTH = honest(String.raw`
@@ identifier | npm lock | package-lock.json
{
  "lockfileVersion": 3,
  "packages": {
    "node_modules/jsonwebtoken": {
      "version": "9.0.2",
      "resolved": "https://registry.npmjs.org/jsonwebtoken/-/jsonwebtoken-9.0.2.tgz",
      "integrity": "‹sri›"
    },
    "node_modules/js-tokens": {
      "version": "4.0.0",
      "integrity": "‹sri›"
    }
  }
}
@@ identifier | yarn lock | yarn.lock
"@babel/helper-string-parser@^7.24.1":
  version "7.24.1"
  resolved "https://registry.yarnpkg.com/@babel/helper-string-parser/-/helper-string-parser-7.24.1.tgz#‹hex:40›"
  integrity ‹sri›

"csrf-token@npm:^1.0.0":
  checksum: 10c0/‹hex:128›
  languageName: node
@@ identifier | go sum | go.sum
github.com/golang-jwt/jwt/v5 v5.2.1 h1:‹bytes64:32›
github.com/golang-jwt/jwt/v5 v5.2.1/go.mod h1:‹bytes64:32›
github.com/hashicorp/go-secure-stdlib/password v0.1.1 h1:‹bytes64:32›
@@ identifier | cargo lock | Cargo.lock
[[package]]
name = "secrecy"
version = "0.8.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "‹sha256›"
@@ identifier | python locks | poetry.lock
[[package]]
name = "keyring"
version = "24.3.0"
files = [
    {file = "keyring-24.3.0-py3-none-any.whl", hash = "sha256:‹sha256›"},
    {file = "keyring-24.3.0.tar.gz", hash = "sha256:‹sha256›"},
]
[metadata]
content-hash = "‹sha256›"
@@ identifier | requirements with hashes | requirements.txt
pyjwt==2.8.0 \
    --hash=sha256:‹sha256› \
    --hash=sha256:‹sha256›
passlib==1.7.4 \
    --hash=sha256:‹sha256›
@@ identifier | composer lock | composer.lock
{
  "content-hash": "‹hex:32›",
  "packages": [{
    "name": "symfony/password-hasher",
    "source": { "type": "git", "url": "https://github.com/symfony/password-hasher.git", "reference": "‹hex:40›" },
    "dist": { "type": "zip", "url": "https://api.github.com/repos/symfony/password-hasher/zipball/‹hex:40›", "shasum": "" }
  }]
}
@@ identifier | gem and pod locks | Podfile.lock
PODS:
  - KeychainAccess (4.2.2)
SPEC CHECKSUMS:
  KeychainAccess: ‹hex:40›
PODFILE CHECKSUM: ‹hex:40›
@@ identifier | checksums file | SHA256SUMS
‹sha256›  ‹app›_linux_amd64.tar.gz
‹sha256›  ‹app›_darwin_arm64.tar.gz
‹sha256› *secret-tool.exe
@@ identifier | sri in html | public/index.html
<link rel="stylesheet" href="https://cdn.‹domain›/app.css" integrity="sha384-‹bytes64:48›" crossorigin="anonymous">
<script src="https://cdn.‹domain›/token.js" integrity="‹sri›" nonce="‹bytes64:16›"></script>
<meta name="csrf-token" content="‹bytes64:64›">
<input type="hidden" name="authenticity_token" value="‹bytes64:64›">
@@ identifier | site verification | public/head.html
<meta name="google-site-verification" content="‹b64u:43›">
<meta name="msvalidate.01" content="‹HEX:32›">
<meta name="facebook-domain-verification" content="‹az09:30›">
<meta name="p:domain_verify" content="‹hex:32›">
@@ identifier | pinned actions | .github/workflows/ci.yml
jobs:
  build:
    steps:
      - uses: actions/checkout@‹hex:40› # v4.1.7
      - uses: trufflesecurity/secret-scan@‹hex:40›
      - uses: docker://ghcr.io/‹company›/token-tool@sha256:‹sha256›
@@ identifier | image digests | k8s/kustomization.yaml
images:
  - name: vault
    newName: hashicorp/vault
    digest: sha256:‹sha256›
  - name: keycloak
    newName: quay.io/keycloak/keycloak@sha256:‹sha256›
@@ identifier | identifiers of azure | infra/‹env›.json
{
  "tenantId": "‹uuid›",
  "subscriptionId": "‹uuid›",
  "clientId": "‹uuid›",
  "objectId": "‹uuid›",
  "keyVaultId": "/subscriptions/‹uuid›/resourceGroups/‹app›/providers/Microsoft.KeyVault/vaults/‹company›-kv"
}
@@ identifier | identifiers of aws | infra/aws.yml
account_id: "‹d:12›"
kms_key_id: ‹uuid›
kms_key_arn: arn:aws:kms:‹region›:‹d:12›:key/‹uuid›
secret_arn: arn:aws:secretsmanager:‹region›:‹d:12›:secret:‹app›-password-‹b62:6›
user_pool_id: ‹region›_‹b62:9›
ami: ami-0‹hex:16›
canonical_user: ‹hex:64›
@@ identifier | identifiers of google | config/google.yml
client_id: ‹d:12›-‹az09:32›.apps.googleusercontent.com
project_number: "‹d:12›"
measurement_id: G-‹AZ09:10›
tag_manager: GTM-‹AZ09:7›
kms_key: projects/‹app›/locations/eu/keyRings/main/cryptoKeys/secrets
recaptcha_site_key: 6L‹b64u:38›
@@ identifier | publishable keys of a browser | src/public-config.js
export const stripePublishableKey = 'pk_live_51‹b62:97›';
export const posthogProjectKey = 'phc_‹b62:43›';
export const sentryDsn = 'https://‹hex:32›@o‹d:6›.ingest.sentry.io/‹d:7›';
export const turnstileSiteKey = '0x4AAAAAAA‹b62:14›';
export const recaptchaSiteKey = '6L‹b64u:38›';
@@ identifier | commits of submodules and recipes | meta/recipes/‹app›_git.bb
SRC_URI = "git://github.com/‹company›/‹app›.git;branch=main;protocol=https"
SRCREV_token = "‹hex:40›"
LIC_FILES_CHKSUM = "file://LICENSE;md5=‹hex:32›"
SRC_URI[sha256sum] = "‹sha256›"
@@ identifier | homebrew formula | Formula/‹app›.rb
class Tool < Formula
  url "https://github.com/‹company›/‹app›/archive/v2.1.0.tar.gz"
  sha256 "‹sha256›"
  bottle do
    sha256 cellar: :any, arm64_sonoma: "‹sha256›"
  end
end
@@ identifier | nix | default.nix
fetchFromGitHub {
  owner = "‹company›";
  repo = "‹app›";
  rev = "‹hex:40›";
  hash = "sha256-‹bytes64:32›";
  vendorHash = "sha256-‹bytes64:32›";
}
@@ identifier | log of commits | logs/git.log
commit ‹hex:40›
Author: ‹first› <‹first›@‹domain›>
    Remove the hard-coded password, rotate token

commit ‹hex:40›
    auth: rename secret to key (cherry picked from commit ‹hex:40›)
@@ identifier | trace identifiers | logs/trace.log
‹time› INFO [trace_id=‹hex:32› span_id=‹hex:16›] token refreshed for session ‹uuid›
‹time› INFO request_id=‹UUID› key=user:‹d:6› status=200
‹time› INFO x-gitlab-event-uuid: ‹uuid›
‹time› INFO Download action repository 'actions/create-github-app-token@v1' (SHA:‹hex:40›)
@@ identifier | ssh fingerprints | docs/hosts.md
ED25519 key fingerprint is SHA256:‹b64:43›.
RSA key fingerprint is MD5:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›.
GPG key: ‹HEX:4› ‹HEX:4› ‹HEX:4› ‹HEX:4› ‹HEX:4›  ‹HEX:4› ‹HEX:4› ‹HEX:4› ‹HEX:4› ‹HEX:4›
@@ identifier | key identifiers of gpg | scripts/install.sh
gpg --keyserver hkps://keys.openpgp.org --recv-keys ‹HEX:40›
apt-key adv --fetch-keys https://apt.‹domain›/gpg.key
git config user.signingkey ‹HEX:16›
echo "‹sha256›  key.asc" | sha256sum -c -
@@ identifier | mobile application identifiers | ios/GoogleService.yml
bundle: net.‹company›.‹app›
google_app_id: 1:‹d:12›:ios:‹hex:22›
gcm_sender_id: "‹d:12›"
facebook_app_id: "‹d:15›"
team_id: ‹AZ09:10›
associated: applinks:‹domain›
@@ identifier | block explorers | docs/contracts.md
| Contract | Address |
| --- | --- |
| Token | ¬0x‹hex:40›¬ |
| Vault | ¬0x‹hex:40›¬ |

Deployed in transaction ¬0x‹hex:64›¬, block hash ¬0x‹hex:64›¬.
@@ identifier | visual studio solution | ‹app›.sln
Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "TokenService", "TokenService\TokenService.csproj", "{‹UUID›}"
EndProject
Global
	{‹UUID›}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
EndGlobal
@@ identifier | xcode project | App.xcodeproj/project.pbxproj
	objects = {
		‹HEX:24› /* KeychainStore.swift in Sources */ = {isa = PBXBuildFile; fileRef = ‹HEX:24›; };
		‹HEX:24› /* PasswordView.swift */ = {isa = PBXFileReference; path = PasswordView.swift; };
	};
@@ identifier | unity and godot | Assets/Key.prefab.meta
fileFormatVersion: 2
guid: ‹hex:32›
PrefabImporter:
  userData: token
  assetBundleName: keys
@@ identifier | notebook cells | analysis.ipynb
{"cells": [{"cell_type": "markdown", "id": "‹hex:8›-‹hex:4›", "metadata": {"tokens": 12}, "source": ["## Keys"]},
 {"cell_type": "code", "execution_count": 1, "id": "‹hex:8›", "metadata": {}, "outputs": [
  {"data": {"image/png": "iVBORw0KGgoAAAANSUhEUgAA‹b64:400›"}, "metadata": {}, "output_type": "display_data"}], "source": ["plot(key)"]}],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
@@ identifier | translation keys by hash | locales/messages.xlf
<trans-unit id="‹hex:40›" datatype="html">
  <source>Forgot password?</source><target>Passwort vergessen?</target>
</trans-unit>
<trans-unit id="‹d:19›" datatype="html"><source>API key</source></trans-unit>
@@ identifier | snapshot of a test | __snapshots__/login.test.js.snap
exports[¬login form 1¬] = ¬
<form class="css-‹az09:6›">
  <input id="password-‹hex:8›" name="password" type="password" value="" />
  <button data-key="‹uuid›">Log in</button>
</form>
¬;
`);
