import { stringify } from 'yaml';

/** An object of Kubernetes, or a configuration in the same form. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** One file of an engine's folder. */
export interface ManifestFile {
  readonly name: string;
  readonly content: string;
}

/** A label that all objects have that Assay writes. */
export const OWN_LABEL = { 'app.kubernetes.io/managed-by': 'assay' } as const;

/** Objects as one YAML file. The same objects always give the same bytes; no value can end its own text. */
export function manifestFile(name: string, objects: readonly KubeObject[]): ManifestFile {
  const documents = objects.map((object) =>
    stringify(object, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' }),
  );
  return { name, content: documents.join('---\n') };
}

/** `kustomization.yaml` of a folder with these files. */
export function kustomization(names: readonly string[]): ManifestFile {
  return manifestFile('kustomization.yaml', [
    { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: names },
  ]);
}
