import { isMap, LineCounter, parseAllDocuments } from 'yaml';
import { yamlWeight } from '../../../formats/yaml-weight.ts';
import type { Hit } from '../hit.ts';
import {
  anchorsOf,
  type Report,
  type ReportedLiteral,
  reportChartValues,
  reportResources,
} from './kubernetes-literals.ts';

/** Number of characters of a file in a manifest in which the line of a value is looked for. */
const MAX_FILE = 64 * 1024;
/** Maximum size of one manifest, and of all together, in bytes. The engines scan larger ones too. */
const MAX_MANIFEST_BYTES = 1024 * 1024;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
/**
 * Maximum {@link yamlWeight} of one manifest, and of all together: the parser may take minutes for a small file.
 */
const MAX_WEIGHT = 100_000;
const MAX_TOTAL_WEIGHT = 3_000_000;

const FILES = /\.(?:ya?ml|json)$/i;
const HELM_VALUES = /(?:^|\/)values[\w.-]*\.ya?ml$/i;
/** A text that a file must contain to be parsed. */
const MANIFEST = /(?:^|[{,])[ \t-]*["']?(?:kind|secretGenerator)["']?[ \t]*:/m;

type FoundHit = Omit<Hit, 'file'>;

/** Parses manifests up to a total size and weight, because a hostile manifest takes seconds. */
export class Manifests {
  #left = MAX_TOTAL_BYTES;
  #weightLeft = MAX_TOTAL_WEIGHT;
  #skipped = 0;

  /** The literal credentials in a file that may be secrets. */
  secrets(path: string, content: Buffer): readonly FoundHit[] {
    return this.allHits(path, content).filter(({ ignoreReason }) => ignoreReason === undefined);
  }

  /** All literal credentials in a file, also those that are provably not secrets. */
  allHits(path: string, content: Buffer): readonly FoundHit[] {
    const text = manifestText(path, content);
    if (text === undefined) return [];
    const fits = content.length <= Math.min(MAX_MANIFEST_BYTES, this.#left);
    const weight = fits ? yamlWeight(text) : 0;
    if (!fits || weight > Math.min(MAX_WEIGHT, this.#weightLeft)) {
      this.#skipped += 1;
      return [];
    }
    this.#left -= content.length;
    this.#weightLeft -= weight;
    return kubernetesSecrets(path, text);
  }

  /** A note if manifests were not parsed. */
  notes(): readonly string[] {
    if (this.#skipped === 0) return [];
    return [
      `Kubernetes manifests were parsed up to 1 MiB and ${MAX_WEIGHT} elements each, and 64 MiB and ${MAX_TOTAL_WEIGHT} elements in total; ${this.#skipped} more were scanned as plain text`,
    ];
  }
}

/** The text of a file that may be a manifest or the values of a chart. */
function manifestText(path: string, content: Buffer): string | undefined {
  if (!FILES.test(path)) return undefined;
  const text = content.toString('utf8');
  return HELM_VALUES.test(path) || MANIFEST.test(text) ? text : undefined;
}

/**
 * Literal credentials in Kubernetes manifests (`Secret`, `ConfigMap`, `env` of a container, literals of kustomize)
 * and in the values of Helm charts. A document that is not valid YAML, like most templates of charts, is skipped
 * here; the engines scan it. Aliases are followed only to single values, so that they cannot multiply.
 */
function kubernetesSecrets(path: string, text: string): readonly FoundHit[] {
  const isValues = HELM_VALUES.test(path);
  const lines = new LineCounter();
  const found: FoundHit[] = [];
  const report: Report = (reported) => {
    found.push(hitOf(reported, lines.linePos(offsetOf(reported, text)).line));
  };
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
    for (const document of 'empty' in parsed ? [] : parsed) {
      if (document.errors.length > 0) continue;
      const read = { document, anchors: anchorsOf(document) };
      if (isMap(document.contents) && document.contents.has('kind')) reportResources(read, report);
      else if (isValues) reportChartValues(read, report);
    }
  } catch {
    // Nested too deeply for the parser. A cluster would not accept such a manifest either.
  }
  return found;
}

/** Where the value is. In a file that is written with escapes, only the beginning of the file is known. */
function offsetOf({ at, value, isLine }: ReportedLiteral, text: string): number {
  const below = isLine === true ? text.slice(at, at + MAX_FILE).indexOf(value) : 0;
  return at + Math.max(0, below);
}

function hitOf({ name, value, encoded, ignoreReason }: ReportedLiteral, line: number): FoundHit {
  return {
    engine: 'assay',
    rule: 'kubernetes-literal-secret',
    title: `A manifest gives a literal value to ${/^[\w.-]{1,80}$/.test(name) ? name : 'a credential'}`,
    line,
    value,
    ...(encoded === undefined ? {} : { encoded }),
    ...(ignoreReason === undefined ? {} : { ignoreReason }),
  };
}
