import { MANIFEST_KINDS } from '../../../src/formats/manifests/all-manifests.ts';
import { SAMPLES } from '../../formats/manifests/samples.ts';
import { textLike } from '../mutations.ts';
import { demand, type Property, property } from '../property.ts';

const XML = /xml|proj/;

export const MANIFESTS: readonly Property[] = MANIFEST_KINDS.map((kind) => {
  const texts = SAMPLES.filter((sample) => sample.kind === kind).map(({ text }) => text);
  return property(
    `${kind.file.source}: a package is on a line that has its version`,
    [kind.read, ...(kind.properties === undefined ? [] : [kind.properties])],
    textLike(...texts),
    (text) => {
      const lines = text.split('\n');
      for (const { value, line } of kind.properties?.(text).values() ?? [])
        demand(lines[line - 1]?.includes(value.split('\n')[0] ?? '') === true, 'a property on another line');
      for (const { package: of, version, line } of kind.read(text)) {
        demand(of !== '', 'a package without a name');
        const content = lines[line - 1];
        demand(content !== undefined, 'a line that the file does not have');
        // A tag may begin on an earlier line, and JSON and TOML may escape characters.
        if (!XML.test(kind.file.source) && !text.includes('\\'))
          demand(content?.includes(version) === true, `no ${version} in ${content}`);
      }
    },
  );
});
