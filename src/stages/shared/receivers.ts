import type { EntryReceiver } from '../../ports/image-port.ts';

/** One receiver that passes the bytes to all of these, in their order; undefined if there is none. */
export function joined(all: readonly (EntryReceiver | undefined)[]): EntryReceiver | undefined {
  const receivers = all.filter((one) => one !== undefined);
  if (receivers.length < 2) return receivers[0];
  return {
    write(chunk) {
      for (const receiver of receivers) receiver.write(chunk);
    },
    end() {
      for (const receiver of receivers) receiver.end();
    },
  };
}
