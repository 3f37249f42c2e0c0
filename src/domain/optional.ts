/** A value that is not undefined. */
type Present<Value> = Value & (NonNullable<unknown> | null);

/** The fields that have a value. JSON has no `undefined`, and the types of Assay tell "absent" from "undefined". */
export function optional<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Present<Fields[Key]> } {
  const present: { [Key in keyof Fields]?: Present<Fields[Key]> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) present[key] = value;
  }
  return present;
}
