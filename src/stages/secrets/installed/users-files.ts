/**
 * Files that hold what a user is given or decides. No package brings them, and where one lies in the folder of a
 * package somebody put it there: they are looked at like every other file and count like every other file.
 */
const USERS =
  /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]+\.env|\.?npmrc|\.yarnrc(?:\.yml)?|[._]netrc|\.git-credentials|\.gitconfig|\.pypirc|pip\.conf|\.dockercfg|\.dockerconfigjson|\.docker\/config\.json|\.?kubeconfig(?:\.ya?ml)?|\.kube\/[^/]+|\.aws\/[^/]+|\.ssh\/[^/]+|\.gnupg\/[^/]+|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.(?:json|ya?ml|ini|xml|csv|toml|tfrc\.json))?|\.boto|\.s3cfg|application_default_credentials\.json|service[-_]?account[^/]*\.json|secrets?\.(?:json|ya?ml|toml|ini|env)|\.pgpass|\.my\.cnf|\.htpasswd|[^/]+\.tfstate(?:\.backup)?|[^/]+\.(?:auto\.)?tfvars|\.terraformrc|[^/]+\.ovpn|wp-config\.php|application(?:-[^/]+)?\.(?:ya?ml|properties)|bootstrap(?:-[^/]+)?\.(?:ya?ml|properties)|appsettings(?:\.[^/]+)?\.json|settings\.xml|\.bash_history|\.vault-token)$/i;

/** Whether a file is one of a user, wherever it lies. */
export function isUsersFile(path: string): boolean {
  return USERS.test(path);
}
