import { z } from 'zod';
import { isDigest } from '../../domain/digest.ts';
import type { OperatingSystem } from '../../domain/evidence/evidence.ts';
import { isSeverity, type Severity, type Vulnerability } from '../../domain/finding/finding.ts';
import { optional } from '../../domain/optional.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { firstIssue } from '../first-issue.ts';
import { parseJson } from '../json.ts';
import { purlType } from '../sbom/purl.ts';

/** One package that trivy examined. `ref` is its bom-ref in the scanned SBOM. */
export interface ScannedPackage {
  readonly ref: string;
  readonly name: string;
  /** trivy's name for the kind of package, such as `node-pkg` or `debian`. It decides which advisories trivy uses. */
  readonly type: string;
  readonly isSystem: boolean;
  /** The file that shows the package, if there is one. */
  readonly path?: string;
}

/** A finding of trivy. */
export type TrivyFinding = Omit<Vulnerability, 'foundIn'>;

/** The parts of trivy's report about one SBOM that Assay reads. */
export interface TrivyReport {
  /** The server that compared, if it says which version and which database it has. */
  readonly server?: { readonly version: string; readonly database: DatabaseMetadata };
  readonly os?: OperatingSystem;
  /** The number of `packages` of the distribution. */
  readonly osPackages: number;
  readonly packages: readonly ScannedPackage[];
  readonly vulnerabilities: readonly { readonly ref: string; readonly finding: TrivyFinding }[];
}

const text = z.string().default('');
const score = z.number().default(0);

const VulnerabilitySchema = z.object({
  VulnerabilityID: z.string().min(1),
  PkgName: z.string().min(1),
  InstalledVersion: text,
  FixedVersion: text,
  Severity: z.string(),
  Title: text,
  PrimaryURL: text,
  PkgIdentifier: z.object({ PURL: z.string().optional(), BOMRef: text }).default({ BOMRef: '' }),
  PkgPath: text,
  Layer: z.object({ DiffID: text }).default({ DiffID: '' }),
  VendorIDs: z.array(z.string()).nullish(),
  PublishedDate: z.iso.datetime({ offset: true }).nullish(),
  // By the source of the score. Version 2 is left out, since it has another scale.
  CVSS: z.record(z.string(), z.object({ V3Score: score, V40Score: score })).nullish(),
});
type Found = z.infer<typeof VulnerabilitySchema>;

const ReportSchema = z.object({
  SchemaVersion: z.literal(2),
  ArtifactType: z.literal('cyclonedx'),
  Metadata: z
    .object({ OS: z.object({ Family: z.string(), Name: text, EOSL: z.boolean().default(false) }).optional() })
    .default({}),
  Trivy: z
    .object({
      Server: z.object({ Version: text, VulnerabilityDB: z.unknown().optional() }).optional(),
    })
    .default({}),
  Results: z
    .array(
      z.object({
        Target: text,
        Type: text,
        Class: text,
        Packages: z
          .array(
            z.object({
              Name: text,
              FilePath: text,
              Identifier: z.object({ BOMRef: text }).default({ BOMRef: '' }),
            }),
          )
          .nullish(),
        Vulnerabilities: z.array(VulnerabilitySchema).nullish(),
      }),
    )
    .nullish(),
});

/** Reads the JSON report of `trivy sbom`. The fault is a sentence. */
export function parseTrivyReport(json: string): Parsed<TrivyReport> {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    return unparsable(json.trim() === '' ? 'the report is empty' : 'the report is not complete JSON');
  }
  const { success, data, error } = ReportSchema.safeParse(document);
  if (!success) return unparsable(`the report has another form than expected (${firstIssue(error)})`);
  const results = data.Results ?? [];
  const os = data.Metadata.OS;
  const packages = results.flatMap((result): readonly ScannedPackage[] =>
    (result.Packages ?? []).map(({ Name, FilePath, Identifier }) => {
      const path = pathOf(FilePath, result);
      return {
        ...{ ref: Identifier.BOMRef, name: Name, type: result.Type, isSystem: result.Class === 'os-pkgs' },
        ...optional({ path }),
      };
    }),
  );
  const { Server: server } = data.Trivy;
  const database = server && databaseMetadata(server.VulnerabilityDB, 2);
  return parsed({
    ...(server && database?.ok && { server: { version: server.Version, database: database.value } }),
    // trivy's `none` means that there are packages of an unknown distribution.
    ...(os === undefined || os.Family === '' || os.Family === 'none'
      ? {}
      : { os: { family: os.Family, name: os.Name, endOfLife: os.EOSL } }),
    osPackages: packages.filter(({ isSystem }) => isSystem).length,
    packages,
    vulnerabilities: results.flatMap((result) =>
      (result.Vulnerabilities ?? []).map((found) => ({
        ref: found.PkgIdentifier.BOMRef,
        finding: toVulnerability(found, pathOf(found.PkgPath, result)),
      })),
    ),
  });
}

/** Types whose packages have their own files. Their target is a name such as `Node.js`, and no file. */
const WITHOUT_LIST = new Set(['node-pkg', 'python-pkg', 'conda-pkg', 'gemspec', 'jar']);

/** The file that shows a package: its own, or the one that lists it. A distribution's package has none. */
function pathOf(
  ownFile: string,
  result: { Target: string; Type: string; Class: string },
): string | undefined {
  if (ownFile !== '') return ownFile;
  const listed = result.Class === 'lang-pkgs' && !WITHOUT_LIST.has(result.Type);
  return listed && result.Target !== '' ? result.Target : undefined;
}

function toVulnerability(found: Found, path: string | undefined): TrivyFinding {
  const purl = found.PkgIdentifier.PURL;
  const type = purl && purlType(purl);
  const aliases = found.VendorIDs ?? [];
  const cvss = Math.max(0, ...Object.values(found.CVSS ?? {}).flatMap((by) => [by.V3Score, by.V40Score]));
  return {
    id: found.VulnerabilityID,
    severity: severityOf(found.Severity),
    ...(aliases.length === 0 ? {} : { aliases }),
    package: found.PkgName,
    version: found.InstalledVersion,
    ...optional({ purl }),
    ...(type ? { type } : {}),
    ...(path === undefined ? {} : { paths: [path] }),
    ...(isDigest(found.Layer.DiffID) ? { layers: [found.Layer.DiffID] } : {}),
    ...(cvss > 0 ? { cvss } : {}),
    ...(found.PublishedDate ? { published: found.PublishedDate } : {}),
    ...(found.FixedVersion === '' ? {} : { fixedIn: found.FixedVersion }),
    ...(found.Title === '' ? {} : { title: found.Title }),
    ...(found.PrimaryURL.startsWith('https://') ? { url: found.PrimaryURL } : {}),
  };
}

function severityOf(name: string): Severity {
  const severity = name.toLowerCase();
  return isSeverity(severity) ? severity : 'unknown';
}

const DatabaseSchema = z.object({
  Version: z.literal(2),
  UpdatedAt: z.iso.datetime({ offset: true }),
  NextUpdate: z.iso.datetime({ offset: true }),
  DownloadedAt: z.iso.datetime({ offset: true }).optional(),
});

/** The metadata of a vulnerability database. Times are RFC 3339. */
export interface DatabaseMetadata {
  readonly updatedAt: string;
  readonly nextUpdate: string;
  /** Absent if trivy did not download it. */
  readonly downloadedAt?: string;
}

/**
 * Reads `metadata.json` of a vulnerability database (schema 2) or Java database (schema 1). The fault is the end of a
 * sentence that begins with the name of the file.
 */
export function parseDatabaseMetadata(json: string, schema: 1 | 2): Parsed<DatabaseMetadata> {
  const document = parseJson(json);
  return document.ok ? databaseMetadata(document.value, schema) : document;
}

function databaseMetadata(document: unknown, schema: 1 | 2): Parsed<DatabaseMetadata> {
  const form = DatabaseSchema.extend({ Version: z.literal(schema) });
  const { success, data, error } = form.safeParse(document);
  if (!success) return unparsable(`has another form than expected (${firstIssue(error)})`);
  const { UpdatedAt, NextUpdate, DownloadedAt } = data;
  // Go's zero time means "never".
  const downloaded =
    DownloadedAt === undefined || DownloadedAt.startsWith('0001-') ? {} : { downloadedAt: DownloadedAt };
  return parsed({ updatedAt: UpdatedAt, nextUpdate: NextUpdate, ...downloaded });
}
