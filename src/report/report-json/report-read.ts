import { z } from 'zod';
import { isDigest } from '../../domain/digest.ts';
import type { Scan, Scope, Secrets } from '../../domain/evidence/evidence.ts';
import { parsePlatform } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import { fault } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { ADVICE_RULES, type AdviceRule, type WorkflowReview } from '../../domain/workflow/advice.ts';
import { SCHEMA_VERSION } from './document-versions.ts';
import { type Report, reportSchema } from './report-schema.ts';

/** Reads the text of a `report.json`. Throws `input-invalid` if it is not one of this version. */
export function readReport(text: string, name: string): Report {
  const refuse = (why: string) =>
    fault(
      'input-invalid',
      'inputs',
      `${plain(name, 300)} is not a report.json of this version of Assay: ${why}`,
    );
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw refuse('it is not JSON');
  }
  const version = z.object({ schemaVersion: z.number() }).safeParse(content).data?.schemaVersion;
  if (version !== undefined && version !== SCHEMA_VERSION)
    throw refuse(`it has schema version ${version}, but this version reads ${SCHEMA_VERSION}`);
  const parsed = reportSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw refuse(plain(z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' '), 300));
}

/** The name of the image, `registry/repository`, which exceptions can be limited to. */
export function imageNameIn({ reference, image, asked }: Report): string {
  return reference?.replace(/@.*$/, '') ?? image?.name ?? asked;
}

/** The scan of a report; undefined if it has none. */
export function scanIn({ scan, image }: Report): Scan | undefined {
  if (scan.state !== 'done') return undefined;
  const scopes = new Map((image?.platforms ?? []).map(({ platform, manifest }) => [platform, manifest]));
  const scopeOf = (name: string): Scope => {
    const platform = orUndefined(parsePlatform(name));
    const manifest = scopes.get(name) ?? '';
    return platform !== undefined && isDigest(manifest)
      ? { kind: 'platform', platform, manifest }
      : { kind: 'source' };
  };
  const { updatedAt, downloadedAt, repository, server, sha256 } = scan.database;
  return {
    startedAt: scan.startedAt,
    finishedAt: scan.finishedAt,
    database: { updatedAt, ...optional({ downloadedAt, repository, server, sha256 }) },
    coverage: scan.coverage.map(({ scope, os, ...rest }) => ({
      scope: scopeOf(scope),
      ...optional({ os }),
      ...rest,
    })),
    findings: scan.findings.map(
      ({ aliases, purl, type, paths, layers, cvss, published, fixedIn, title, url, ...finding }) => ({
        id: finding.id,
        severity: finding.severity,
        package: finding.package,
        version: finding.version,
        ...optional({
          aliases,
          purl,
          type,
          paths,
          layers: layers?.filter(isDigest),
          cvss,
          published,
          fixedIn,
          title,
          url,
        }),
        foundIn: finding.foundIn,
      }),
    ),
  };
}

/** The secrets of a report; undefined if the check was not done. */
export function secretsIn({ secrets }: Report): Secrets | undefined {
  if (secrets.state !== 'done') return undefined;
  const { commits, ...coverage } = secrets.coverage;
  return {
    coverage: { ...coverage, ...optional({ commits }) },
    // Whether a secret counts does not depend on its places.
    findings: secrets.findings.map(({ fingerprint, severity, why, rule, title, engines }) => ({
      ...{ fingerprint, severity, rule, title, engines },
      ...optional({ why }),
      places: [],
    })),
  };
}

/** The workflow review of a report; undefined if it was not done. */
export function reviewIn({ advice }: Report): WorkflowReview | undefined {
  if (advice === undefined) return undefined;
  const { files, findings, notes } = advice;
  const known = findings.flatMap(({ rule, also, ...one }) =>
    isAdviceRule(rule) ? [{ rule, ...one, ...optional({ also }) }] : [],
  );
  return { files, advice: known, notes };
}

function isAdviceRule(name: string): name is AdviceRule {
  return Object.hasOwn(ADVICE_RULES, name);
}
