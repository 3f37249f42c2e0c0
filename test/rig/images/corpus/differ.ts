import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { z } from 'zod';
import type { Sbom, Scan } from '../../../../src/domain/evidence/evidence.ts';

/** What a scanner says of an image: `pkg:npm/lodash@4.17.20 at path`, and `CVE-… in lodash 4.17.20`. */
export interface Answer {
  readonly packages: readonly string[];
  readonly findings: readonly string[];
}

/** In what two answers differ, each list sorted. */
export interface Differences {
  readonly onlyTrivy: readonly string[];
  readonly onlyAssay: readonly string[];
}

const Report = z.object({
  Results: z
    .array(
      z.object({
        Packages: z
          .array(
            z.object({
              Name: z.string(),
              Version: z.string().default(''),
              Identifier: z.object({ PURL: z.string().optional() }).default({}),
              FilePath: z.string().default(''),
            }),
          )
          .nullish(),
        Vulnerabilities: z
          .array(z.object({ VulnerabilityID: z.string(), PkgName: z.string(), InstalledVersion: z.string() }))
          .nullish(),
      }),
    )
    .nullish(),
});

/** What `trivy image` says of a layout, called as its users call it. */
export async function askTrivy(trivy: string, layout: string, cacheDir: string): Promise<Answer> {
  const { stdout } = await execa(trivy, [
    ...['image', '--input', layout, '--cache-dir', cacheDir, '--format', 'json', '--list-all-pkgs'],
    ...['--scanners', 'vuln', '--skip-db-update', '--skip-java-db-update', '--offline-scan'],
    ...['--skip-version-check', '--cache-backend', 'memory', '--quiet'],
  ]);
  const results = Report.parse(JSON.parse(stdout)).Results ?? [];
  return {
    packages: unique(
      results.flatMap(({ Packages }) =>
        (Packages ?? []).map((one) =>
          place(one.Identifier.PURL ?? `${one.Name}@${one.Version}`, one.FilePath),
        ),
      ),
    ),
    findings: unique(
      results.flatMap(({ Vulnerabilities }) =>
        (Vulnerabilities ?? []).map((one) => finding(one.VulnerabilityID, one.PkgName, one.InstalledVersion)),
      ),
    ),
  };
}

const FILE_PATH = 'aquasecurity:trivy:FilePath';
const Bom = z.object({
  components: z.array(
    z.object({
      type: z.string(),
      purl: z.string().optional(),
      name: z.string(),
      version: z.string().optional(),
      properties: z.array(z.object({ name: z.string(), value: z.string().default('') })).default([]),
    }),
  ),
});

/** What Assay's SBOM and the scan of it say. */
export async function assayAnswer(sbom: Sbom, scan: Scan): Promise<Answer> {
  const bom = Bom.parse(JSON.parse(await readFile(sbom.cyclonedx.path, 'utf8')));
  const packages = bom.components.filter(
    ({ type, purl }) => type !== 'operating-system' && (type === 'library' || purl !== undefined),
  );
  return {
    packages: unique(
      packages.map(({ purl, name, version, properties }) =>
        place(
          purl ?? `${name}@${version ?? ''}`,
          properties.find((one) => one.name === FILE_PATH)?.value ?? '',
        ),
      ),
    ),
    findings: unique(scan.findings.map((one) => finding(one.id, one.package, one.version))),
  };
}

/** What only one of the two says. */
export function differences(trivy: readonly string[], assay: readonly string[]): Differences {
  return {
    onlyTrivy: trivy.filter((one) => !assay.includes(one)),
    onlyAssay: assay.filter((one) => !trivy.includes(one)),
  };
}

/** Qualifiers tell nothing that the package's own database entry does not. */
function place(purl: string, path: string): string {
  // Programs of the corpus are built by whatever Go the machine has.
  const name = purl.replace(/\?.*$/, '').replace(/(golang\/stdlib@)v[\w.-]+$/, '$1go');
  return [name, ...(path === '' ? [] : [`at ${path}`])].join(' ');
}

function finding(id: string, name: string, version: string): string {
  return `${id} in ${name} ${version}`;
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)].sort();
}
