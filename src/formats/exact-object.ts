import { z } from 'zod';

/**
 * An object that refuses a second spelling of its keys. Programs in Go ignore the case of keys, so with `Layers` beside
 * `layers` they would see another document than the one that Assay checks.
 */
export function exact<Shape extends z.ZodRawShape>(shape: Shape) {
  const fold = (key: string) => key.toUpperCase().toLowerCase();
  const known = new Map(Object.keys(shape).map((key) => [fold(key), key]));
  return z
    .looseObject(shape)
    .refine((value) => Object.keys(value).every((key) => (known.get(fold(key)) ?? key) === key), {
      message: 'a key is spelled in two ways',
    });
}
