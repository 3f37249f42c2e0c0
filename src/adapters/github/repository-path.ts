import type { GitHubTransport } from './github-transport.ts';

/** The path of a repository `owner/name` below the API's address. Throws `input-invalid`. */
export function repositoryPath(transport: GitHubTransport, repository: string): string {
  const [owner = '', name = '', ...rest] = repository.split('/');
  const valid = [owner, name].every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part));
  if (!valid || rest.length > 0)
    throw transport.fault('input-invalid', `"${repository}" is not a repository of the form owner/name`);
  return `/repos/${owner}/${name}`;
}
