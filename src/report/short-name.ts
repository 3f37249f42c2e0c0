/** `registry.example/acme/shop:1@sha256:…` as `acme/shop`; `oci:` and `archive:` names stay. For headlines. */
export function shortName(name: string): string {
  if (/^(?:oci|archive):/.test(name)) return name;
  const bare = name.replace(/@sha256:.*$/s, '').replace(/(?<=[^/]):[^/:]*$/, '');
  const [registry = '', ...path] = bare.split('/');
  const isRegistry = path.length > 0 && (/[.:]/.test(registry) || registry === 'localhost');
  const short = isRegistry ? path.join('/') : bare;
  return short === '' ? 'the image' : short;
}
