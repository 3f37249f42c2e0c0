import { deflateSync } from 'node:zlib';

/** A section of a program, by its name. */
export interface Section {
  readonly name: string;
  readonly bytes: Buffer;
}

const ADDRESS = 0x400000;
const HEADER_BYTES = 64;
const PROGRAM_HEADER_BYTES = 56;
const SECTION_HEADER_BYTES = 64;

/** Where the first section of {@link elfOf} lies in memory, and each next one at the next multiple of 16. */
const FIRST_ADDRESS = ADDRESS + HEADER_BYTES + PROGRAM_HEADER_BYTES + 8;

/** A 64-bit ELF of one writable segment with these sections; it runs nowhere. */
export function elfOf(sections: readonly Section[]): Buffer {
  const names = Buffer.from(`\0${[...sections.map(({ name }) => name), '.shstrtab'].join('\0')}\0`);
  const all = [...sections, { name: '.shstrtab', bytes: names }];
  let end = FIRST_ADDRESS - ADDRESS;
  const placed = all.map((section) => {
    const offset = (end + 15) & ~15;
    end = offset + section.bytes.length;
    return { ...section, offset };
  });
  const table = (end + 15) & ~15;
  const file = Buffer.alloc(table + (all.length + 1) * SECTION_HEADER_BYTES);
  file.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  for (const [at, value] of [2, 62].entries()) file.writeUInt16LE(value, 16 + 2 * at);
  file.writeUInt32LE(1, 20);
  for (const [at, value] of [ADDRESS, HEADER_BYTES, table].entries()) {
    file.writeBigUInt64LE(BigInt(value), 24 + 8 * at);
  }
  const sizes = [HEADER_BYTES, PROGRAM_HEADER_BYTES, 1, SECTION_HEADER_BYTES, all.length + 1, all.length];
  for (const [at, value] of sizes.entries()) file.writeUInt16LE(value, 52 + 2 * at);
  // One segment to load, readable and writable.
  for (const [at, value] of [1, 6].entries()) file.writeUInt32LE(value, HEADER_BYTES + 4 * at);
  for (const [at, value] of [0, ADDRESS, ADDRESS, end, end, 4096].entries()) {
    file.writeBigUInt64LE(BigInt(value), HEADER_BYTES + 8 + 8 * at);
  }
  for (const [index, { name, bytes, offset }] of placed.entries()) {
    bytes.copy(file, offset);
    const header = table + (index + 1) * SECTION_HEADER_BYTES;
    file.writeUInt32LE(names.indexOf(`\0${name}\0`) + 1, header);
    file.writeUInt32LE(name === '.shstrtab' ? 3 : 1, header + 4);
    for (const [at, value] of [3, ADDRESS + offset, offset, bytes.length].entries()) {
      file.writeBigUInt64LE(BigInt(value), header + 8 + 8 * at);
    }
  }
  return file;
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const START = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const END = Buffer.from('f932433186182072008242104116d8f2', 'hex');

/** The list of modules as cmd/go frames it. */
function framed(modules: readonly string[]): Buffer {
  return Buffer.concat([START, Buffer.from(modules.map((line) => `${line}\n`).join('')), END]);
}

function withLength(bytes: Buffer): Buffer {
  const length = bytes.length < 0x80 ? [bytes.length] : [(bytes.length & 0x7f) | 0x80, bytes.length >> 7];
  return Buffer.concat([Buffer.from(length), bytes]);
}

/** A Go program with the build information of Go 1.18 and later: the texts follow the header. */
export function goProgram(version: string, modules: readonly string[]): Buffer {
  const header = Buffer.concat([MAGIC, Buffer.from([8, 2]), Buffer.alloc(16)]);
  const bytes = Buffer.concat([header, withLength(Buffer.from(version)), withLength(framed(modules))]);
  return elfOf([{ name: '.go.buildinfo', bytes }]);
}

/** The same as Go wrote it before 1.18: the header points to texts, which lie elsewhere. */
export function oldGoProgram(version: string, modules: readonly string[]): Buffer {
  const [text, list] = [Buffer.from(version), framed(modules)];
  const information = Buffer.concat([MAGIC, Buffer.from([8, 0]), Buffer.alloc(16), Buffer.alloc(32)]);
  const first = (FIRST_ADDRESS + 15) & ~15;
  const strings = first + information.length;
  for (const [at, value] of [first + 32, first + 48].entries()) {
    information.writeBigUInt64LE(BigInt(value), 16 + 8 * at);
  }
  const spans = [strings, text.length, strings + text.length, list.length];
  for (const [at, value] of spans.entries()) information.writeBigUInt64LE(BigInt(value), 32 + 8 * at);
  return elfOf([{ name: '.go.buildinfo', bytes: Buffer.concat([information, text, list]) }]);
}

/** A Rust program with the list of crates that cargo-auditable packs into it. */
export function rustProgram(packages: readonly object[], level = 9, strategy?: number): Buffer {
  const list = deflateSync(JSON.stringify({ packages }), {
    level,
    ...(strategy === undefined ? {} : { strategy }),
  });
  return elfOf([
    { name: '.text', bytes: Buffer.from('x'.repeat(1000)) },
    { name: '.dep-v0', bytes: list },
  ]);
}
