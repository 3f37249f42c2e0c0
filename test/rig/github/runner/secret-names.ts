/**
 * Why GitHub takes no secret of this name; undefined where it does. Names have no case there.
 * https://docs.github.com/actions/reference/security/secrets#naming-your-secrets
 */
export function secretNameFault(name: string): string | undefined {
  if (!/^\w+$/.test(name) || /[^\x20-\x7e]/.test(name)) return 'only letters, digits and underscores';
  if (/^\d/.test(name)) return 'no digit first';
  if (/^github_/i.test(name)) return 'GITHUB_ is for GitHub';
  return undefined;
}
