import type { Layouts } from '../../ports/image-port.ts';
import { unpackArchive } from './archive.ts';
import { create, find, has, openBlob, platformView, read, setRoot, store } from './layout.ts';

/** OCI image layouts and archives on this machine's disk. */
export function createLayouts(): Layouts {
  return { create, find, has, read, open: openBlob, store, setRoot, platformView, unpack: unpackArchive };
}
