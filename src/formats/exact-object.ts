import { z } from 'zod';

/**
 * An object that refuses a second spelling of a key it reads. Programs in Go match keys whatever their case, so
 * `Layers` beside `layers` would show them another document than the one that is checked here.
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
