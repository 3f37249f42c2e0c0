import type { DependencyLine, ManifestKind, PropertyLine } from './dependency-line.ts';
import { xmlParts } from './xml-tags.ts';

interface Field {
  readonly text: string;
  readonly line: number;
}

/** A project of Maven. Its dependencies and its `dependencyManagement` count alike. */
export const POM: ManifestKind = {
  ...{ type: 'maven', role: 'manifest', file: /^pom\.xml$/ },
  read(text) {
    const found: DependencyLine[] = [];
    let fields: Map<string, Field> | undefined;
    for (const { path, text: value, line, closed } of fieldsOf(text)) {
      const parent = path.at(-1);
      if (closed === 'dependency') {
        found.push(...dependency(fields));
        fields = undefined;
      } else if (parent !== undefined && path.at(-2) === 'dependency' && value !== undefined) {
        fields ??= new Map();
        fields.set(parent, { text: value, line });
      }
    }
    return found;
  },
  properties(text) {
    const found = new Map<string, PropertyLine>();
    for (const { path, text: value, line } of fieldsOf(text)) {
      const name = path.at(-1);
      if (path.length !== 3 || path[1] !== 'properties' || name === undefined || value === undefined)
        continue;
      found.set(name, { value, line });
    }
    return found;
  },
};

function dependency(fields: ReadonlyMap<string, Field> | undefined): readonly DependencyLine[] {
  const [group, artifact, version] = ['groupId', 'artifactId', 'version'].map((name) => fields?.get(name));
  // Without a version, another file or another part of this one decides.
  if (group === undefined || artifact === undefined || version === undefined) return [];
  const name = `${group.text}:${artifact.text}`;
  const property = /^\$\{([^}]{1,200})\}$/.exec(version.text)?.[1];
  if (property !== undefined) return [{ package: name, version: '', property, line: version.line }];
  return [{ package: name, version: version.text, line: version.line }];
}

/** The texts with the names of the elements around them, and the end of each element. */
function* fieldsOf(document: string) {
  const path: string[] = [];
  for (const part of xmlParts(document)) {
    if (part.kind === 'text') yield { path, text: part.text, line: part.line };
    else if (part.kind === 'open' && !part.isEmpty) path.push(part.name);
    else if (part.kind === 'close') {
      if (path.pop() !== part.name) return;
      yield { path, line: part.line, closed: part.name };
    }
  }
}
