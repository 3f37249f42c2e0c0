import { z } from 'zod';
import { lookUp } from '../../domain/look-up.ts';
import type { Exception } from '../../domain/policy/policy.ts';
import type { IgnoredFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { vexName } from '../../domain/vex/apply-vex.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import type { Redact } from '../redaction/redact.ts';
import { type Authorship, toolComponent } from '../sbom/cyclonedx.ts';

/** An ignored finding with a responsible person, and its BOM-Links (not encoded) into the SBOMs of the run. */
export interface Answered {
  readonly ignored: IgnoredFinding;
  readonly links: readonly string[];
}

/** Whether a finding is ignored because of an exception or a VEX statement. */
export function isAnswered({ ignoreReason }: IgnoredFinding): boolean {
  return ignoreReason.kind === 'exception' || ignoreReason.kind === 'vex';
}

/** OpenVEX's justifications with the same meaning in CycloneDX. The others are only in the detail. */
const JUSTIFICATIONS: Readonly<Record<string, string>> = {
  component_not_present: 'code_not_present',
  vulnerable_code_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
};

interface Analysis {
  readonly state: 'not_affected' | 'resolved';
  readonly justification?: string;
  readonly detail: string;
  /** A property of the vulnerability that names the exception or the statements. */
  readonly property: readonly [name: string, value: string];
}

/**
 * A CycloneDX 1.6 VEX document of the ignored findings, made with the CycloneDX library. An exception becomes
 * `not_affected`, the only state for which scanners ignore a finding. Its detail says that it is an exception, who is
 * responsible, and until when. `redact` is applied to the texts of people.
 */
export async function vexDocument(
  answered: readonly Answered[],
  by: Authorship,
  serialNumber: string,
  redact: Redact,
): Promise<Record<string, unknown>> {
  // Imported only when needed, so that the start of a run stays fast.
  const { Models, Enums, Serialize, Spec } = await import('@cyclonedx/cyclonedx-library');
  const state = z.enum(Enums.Vulnerability.AnalysisState);
  const justification = z.enum(Enums.Vulnerability.AnalysisJustification).optional().catch(undefined);
  const vulnerabilities = answered.map(({ ignored, links }) => {
    const { finding } = ignored;
    const analysis = analysisOf(ignored);
    const [name, value] = analysis.property;
    const known = justification.parse(analysis.justification);
    return new Models.Vulnerability.Vulnerability({
      id: finding.id,
      analysis: new Models.Vulnerability.Analysis({
        state: state.parse(analysis.state),
        ...(known && { justification: known }),
        detail: redact(analysis.detail),
      }),
      affects: new Models.Vulnerability.AffectRepository(
        links.map((link) => new Models.Vulnerability.Affect(new Models.BomLinkElement(encoded(link)))),
      ),
      properties: new Models.PropertyRepository([new Models.Property(name, redact(value))]),
    });
  });
  const tool = toolComponent(by);
  const bom = new Models.Bom({
    serialNumber,
    metadata: new Models.Metadata({
      timestamp: new Date(by.timestamp),
      tools: new Models.Tools({
        components: new Models.ComponentRepository([
          new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version }),
        ]),
      }),
    }),
    vulnerabilities: new Models.Vulnerability.VulnerabilityRepository(vulnerabilities),
  });
  const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
  return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
}

function analysisOf({ ignoreReason }: IgnoredFinding): Analysis {
  if (ignoreReason.kind === 'exception') return exceptionAnalysis(ignoreReason.exception);
  if (ignoreReason.kind === 'vex') return statementAnalysis(ignoreReason.statements);
  throw new TypeError('no exception and no VEX statement ignores this finding');
}

function exceptionAnalysis({ reason, owner, expires }: Exception): Analysis {
  const detail = `Ignored by an exception of the policy: ${reason} (${owner}, until ${expires})`;
  return { state: 'not_affected', detail, property: ['assay:exception', `${owner}, until ${expires}`] };
}

function statementAnalysis(statements: readonly [VexStatement, ...VexStatement[]]): Analysis {
  const [{ status, justification = '' }] = statements;
  const details = statements.map((one) => {
    const why = [one.justification, one.impact].filter((part) => part !== undefined).join(': ');
    return `${why === '' ? one.status : why} (${vexName(one)})`;
  });
  const fixed = statements.every((one) => one.status === 'fixed');
  return {
    state: fixed ? 'resolved' : 'not_affected',
    ...(status === 'not_affected' && {
      justification: lookUp(JUSTIFICATIONS, justification) ?? justification,
    }),
    detail: details.join('; '),
    property: ['assay:vex-statement', statements.map(vexName).join('; ')],
  };
}

/** A BOM-Link with its fragment, the bom-ref, percent-encoded. */
function encoded(link: string): string {
  const hash = link.indexOf('#');
  return `${link.slice(0, hash)}#${encodeURIComponent(link.slice(hash + 1))}`;
}
