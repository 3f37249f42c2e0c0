import type { Engine } from '../../domain/admission/engine.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import type { EngineFiles } from '../../formats/admission/all-engines.ts';

/** Writes the manifests, each into the folder of its engine. Answers the names of the files by engine. */
export async function writeManifests(
  folder: string,
  engines: readonly EngineFiles[],
): Promise<ReadonlyMap<Engine, readonly string[]>> {
  const written = new Map<Engine, readonly string[]>();
  for (const { engine, files } of engines) {
    for (const { name, content } of files) await writeEvidenceFile(folder, `${engine}/${name}`, content);
    written.set(
      engine,
      files.map(({ name }) => name),
    );
  }
  return written;
}
