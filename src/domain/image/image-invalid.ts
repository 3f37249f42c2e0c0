import { type AssayError, fault } from '../reason.ts';

/** The fault of a manifest, an index or a configuration that cannot be read. */
export function imageInvalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
