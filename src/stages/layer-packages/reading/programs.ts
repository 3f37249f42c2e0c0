import { hasAt } from '../../shared/bytes.ts';
import type { PackageFile } from '../manager.ts';

const ELF = [0x7f, 0x45, 0x4c, 0x46];
const PE = [0x4d, 0x5a];
const WASM = [0x00, 0x61, 0x73, 0x6d];
const MACH_O = [
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  // Several architectures in one file. Java classes begin with the same bytes.
  [0xca, 0xfe, 0xba, 0xbe],
];
const MAGICS = [ELF, PE, WASM, ...MACH_O];

/**
 * Whether a file is a program or a library in machine code. The permission bits do not matter: a plugin needs none,
 * and an entrypoint can set them.
 */
export function isProgram({ path, head }: PackageFile): boolean {
  // Not `some`: its closures, for each file, were a tenth of the garbage of reading an image.
  for (const magic of MAGICS) if (hasAt(head, magic)) return !path.endsWith('.class');
  return false;
}
