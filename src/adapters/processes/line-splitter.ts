import { StringDecoder } from 'node:string_decoder';

/** A longer line is printed in parts: a line without an end must not fill the memory. In UTF-16 units. */
const LONGEST_LINE = 16 * 1024;

/** Prints a stream of bytes line by line, without empty lines. `end` prints the last line if it has no line break. */
export function lineSplitter(print: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    add(chunk: Buffer): void {
      const parts = (rest + decoder.write(chunk)).split(/\r\n|\r|\n/);
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_LINE) {
        parts.push(rest);
        rest = '';
      }
      for (const line of parts) if (line.trim() !== '') print(line);
    },
    end(): void {
      if (rest.trim() !== '') print(rest);
    },
  };
}
