/**
 * Files with credentials or settings of a user. No package contains them. In the folder of a package, a user has
 * added them. So they are scanned and evaluated like every other file.
 */
const USERS =
  /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]+\.env|\.?npmrc|\.yarnrc(?:\.yml)?|[._]netrc|\.git-credentials|\.gitconfig|\.pypirc|pip\.conf|\.dockercfg|\.dockerconfigjson|\.docker\/config\.json|\.?kubeconfig(?:\.ya?ml)?|\.kube\/[^/]+|\.aws\/[^/]+|\.ssh\/[^/]+|\.gnupg\/[^/]+|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.(?:json|ya?ml|ini|xml|csv|toml|tfrc\.json))?|\.boto|\.s3cfg|application_default_credentials\.json|service[-_]?account[^/]*\.json|secrets?\.(?:json|ya?ml|toml|ini|env)|\.pgpass|\.my\.cnf|\.htpasswd|[^/]+\.tfstate(?:\.backup)?|[^/]+\.(?:auto\.)?tfvars|\.terraformrc|[^/]+\.ovpn|wp-config\.php|application(?:-[^/]+)?\.(?:ya?ml|properties)|bootstrap(?:-[^/]+)?\.(?:ya?ml|properties)|appsettings(?:\.[^/]+)?\.json|settings\.xml|\.bash_history|\.vault-token)$/i;

/** Whether a file belongs to a user, in any folder. */
export function isUsersFile(path: string): boolean {
  return USERS.test(path);
}
