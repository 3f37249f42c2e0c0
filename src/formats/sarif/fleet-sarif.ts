import type { Location, Log } from 'sarif';
import { hexOf } from '../../domain/digest.ts';
import type { FleetReport, ReportedImage } from '../../domain/fleet/fleet-report.ts';
import type { FleetFinding, FleetReason } from '../../domain/fleet/shard-result.ts';
import { parseReference, repositoryName } from '../../domain/image/image.ts';
import { PRODUCT } from '../../domain/product.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { identityOf } from '../../domain/verdict/alerts.ts';
import { rulesOf, SARIF_LIMITS } from './sarif.ts';
import { location, uriOf } from './sarif-locations.ts';
import { numbered, type SarifFinding } from './sarif-results.ts';
import { message, ruleOfReason, ruleOfVulnerability } from './sarif-rules.ts';

/** The location of a result whose image no file of the repository names. */
const REPORT_FILE = 'fleet.json';
/** Reasons whose findings are results. */
const WITH_RESULTS: ReadonlySet<string> = new Set(['new-findings', 'vulnerability-blocked']);
/** GitHub takes 1,000 locations of a result. */
const MAX_LOCATIONS = 100;

/** The SARIF log of one image of a fleet, with the name of its file. */
export interface FleetSarif {
  readonly name: string;
  readonly log: Log;
}

/**
 * One log for each image, by its name without tag and digest, so that the category stays the same when the image is built
 * again. Images of one name that run at the same time share a log. GitHub closes the alerts of a category that are not in
 * its newest log, so an image with an error, of which not everything is known, has no log.
 */
export function fleetSarifs({ images }: Pick<FleetReport, 'images'>): readonly FleetSarif[] {
  const groups = Map.groupBy(images, ({ image }) => nameOf(image));
  return [...groups]
    .filter(([, all]) => all.every(({ decision }) => decision !== 'error'))
    .map(([name, all]) => ({ name: fileName(name), log: logOf(name, all) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function nameOf(image: string): string {
  const reference = orUndefined(parseReference(image));
  return reference === undefined ? image : repositoryName(reference);
}

function fileName(name: string): string {
  const readable = name.replaceAll(/[^A-Za-z0-9.-]+/g, '_').slice(0, 80);
  return `${readable}-${hexOf(name).slice(0, 8)}.sarif`;
}

function logOf(name: string, images: readonly ReportedImage[]): Log {
  const found = images
    .flatMap((image) => [
      ...image.reasons
        .filter(({ code }) => !WITH_RESULTS.has(code))
        .map((one) => fromReason(name, image, one)),
      ...image.findings.map((one) => fromFinding(name, image, one)),
    ])
    .slice(0, SARIF_LIMITS.results);
  const merged = [...new Map(found.map((one) => [one.identity, one])).values()];
  const rules = rulesOf(merged);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Assay', semanticVersion: PRODUCT.version, informationUri: PRODUCT.uri, rules },
        },
        automationDetails: { id: `assay-fleet/${plain(name, 500)}/` },
        results: numbered(merged, indexes),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}

function fromReason(name: string, image: ReportedImage, reason: FleetReason): SarifFinding {
  return {
    part: 'check',
    rule: ruleOfReason(reason.code),
    severity: 'critical',
    identity: identityOf(['fleet-reason', name, reason.code, reason.check]),
    level: reason.effect === 'warn' ? 'warning' : 'error',
    message: message(`${image.image}: ${reason.message}`),
    locations: locationsOf(image),
  };
}

function fromFinding(name: string, image: ReportedImage, finding: FleetFinding): SarifFinding {
  const { id, severity, effect, package: of, version, fixedIn, foundIn, purl } = finding;
  const fix = fixedIn === undefined ? 'no fix yet' : `fixed in ${fixedIn}`;
  const text = `${of} ${version} in ${image.image} has ${id} (${severity}, ${fix}), found in ${foundIn.join(', ')}`;
  const logicalLocations = [
    { fullyQualifiedName: plain(purl ?? of, 500).trim() || 'unnamed', kind: 'package' },
  ];
  return {
    part: 'vulnerabilities',
    rule: ruleOfVulnerability(finding),
    severity,
    identity: identityOf(['fleet-vulnerability', name, id, of]),
    level: effect === 'warn' ? 'warning' : 'error',
    message: message(text),
    locations: locationsOf(image).map((one) => ({ ...one, logicalLocations })),
  };
}

/** The manifests that name the image, as far as they are files of the repository. */
function locationsOf({ places }: ReportedImage): Location[] {
  const files = new Set(
    places.filter(({ container }) => container !== undefined).map(({ source }) => source),
  );
  if (files.size === 0) return [location(REPORT_FILE, 1)];
  return [...files].slice(0, MAX_LOCATIONS).map((file) => location(uriOf(file), 1));
}
