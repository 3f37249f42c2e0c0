import { z } from 'zod';
import { optional } from '../../domain/optional.ts';
import type { Parsed } from '../../domain/result.ts';
import { type Authorship, type Bom, type MainComponent, readBom, toolComponent } from './cyclonedx.ts';

/** The SBOM of one platform, with the name of the platform, such as `linux/amd64`. */
export interface Part {
  readonly name: string;
  readonly bom: Bom;
}

const FrameSchema = z.looseObject({ components: z.array(z.unknown()), dependencies: z.array(z.unknown()) });

/**
 * Merges the SBOMs of a multi-platform image: the index depends on its platforms, and each platform keeps all its
 * components. The CycloneDX library makes the frame. The components stay as they are, since the library's models would lose
 * trivy's properties and forms of license. The same package on two platforms is two components: bom-refs begin with the
 * platform. The fault is a sentence: the merged document cannot be read back.
 */
export async function mergeBoms(
  parts: readonly Part[],
  main: MainComponent,
  by: Authorship,
  serialNumber: string,
): Promise<Parsed<Bom>> {
  const frame = await frameOf(parts, main, by, serialNumber);
  const { components, dependencies } = FrameSchema.parse(frame);
  const roots = new Set(parts.map(rootRef));
  // The library lists the platforms without their dependencies; the SBOMs of the platforms list these.
  const authored = dependencies.filter(
    (one) => !roots.has(z.looseObject({ ref: z.string() }).parse(one).ref),
  );
  for (const part of parts) {
    const rename = (ref: string) => inPart(part, ref);
    for (const component of part.bom.components) {
      components.push({ ...component, 'bom-ref': rename(component['bom-ref']) });
    }
    for (const { ref, dependsOn } of part.bom.dependencies) {
      authored.push({ ref: rename(ref), dependsOn: dependsOn.map(rename) });
    }
  }
  return readBom({ ...frame, components, dependencies: authored });
}

async function frameOf(
  parts: readonly Part[],
  main: MainComponent,
  by: Authorship,
  serialNumber: string,
): Promise<Record<string, unknown>> {
  // Imported only when needed, so that the start of a run stays fast.
  const { Models, Enums, Serialize, Spec } = await import('@cyclonedx/cyclonedx-library');
  const index = new Models.Component(Enums.ComponentType.Container, main.name, {
    bomRef: main.purl,
    purl: main.purl,
    ...optional({ version: main.version }),
  });
  const platforms = parts.map((part) => {
    const { component } = part.bom.metadata;
    const properties = (component.properties ?? []).map(
      ({ name, value }) => new Models.Property(name, value),
    );
    return new Models.Component(Enums.ComponentType.Container, component.name, {
      bomRef: rootRef(part),
      ...optional({ version: component.version, purl: component.purl }),
      properties: new Models.PropertyRepository(properties),
    });
  });
  for (const platform of platforms) index.dependencies.add(platform.bomRef);
  const tool = toolComponent(by);
  const bom = new Models.Bom({
    serialNumber,
    components: new Models.ComponentRepository(platforms),
    metadata: new Models.Metadata({
      timestamp: new Date(by.timestamp),
      component: index,
      tools: new Models.Tools({
        components: new Models.ComponentRepository([
          new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version }),
        ]),
      }),
    }),
  });
  const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
  const frame = z
    .looseObject({ metadata: z.looseObject({ tools: z.looseObject({}) }) })
    .parse(JSON.parse(json));
  const inventoried = parts[0]?.bom.metadata.tools ?? frame.metadata.tools;
  return { ...frame, metadata: { ...frame.metadata, tools: inventoried } };
}

function rootRef(part: Part): string {
  return inPart(part, part.bom.metadata.component['bom-ref']);
}

function inPart(part: Part, ref: string): string {
  return `${part.name}/${ref}`;
}
