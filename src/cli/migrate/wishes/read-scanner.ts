import { optional } from '../../../domain/optional.ts';
import type { Step } from '../../../formats/workflow/workflow-file.ts';
import { severitiesFrom, severitiesIn } from './severity-list.ts';
import {
  inputsOf,
  isExpression,
  isTolerant,
  left,
  type Reading,
  type ScanWish,
  undecided,
  type WrittenFile,
  wished,
} from './wish.ts';

/** Reads a step of aquasecurity/trivy-action. */
export function readTrivy(step: Step): Reading {
  const given = inputsOf(step);
  const kind = given.get('scan-type') ?? 'image';
  if (!['image', 'fs', 'filesystem'].includes(kind)) return left(`Assay has no scan of the type \`${kind}\``);
  const image = given.get('image-ref') ?? '';
  const file = given.get('input') ?? '';
  if (kind === 'image' && image === '' && file === '') return left('it names no image');
  const exitCode = given.get('exit-code') ?? '0';
  const severity = given.get('severity') ?? '';
  if (isExpression(exitCode + severity))
    return left('its severities or its exit code are an expression, which only a run can evaluate');
  const failOn = severity === '' ? undefined : severitiesIn(severity);
  if (severity !== '' && failOn === undefined) return left(`\`severity: ${severity}\` names no severities`);
  const enforce = isTolerant(step) || exitCode === '0' || exitCode === '' ? 'warn' : 'block';
  const all = enforce === 'block' ? severitiesFrom('unknown') : undefined;
  const format = given.get('format') ?? 'table';
  return wished({
    tool: 'trivy-action',
    ...(kind === 'image'
      ? { image: image === '' ? `archive:${file}` : image }
      : { source: given.get('scan-ref') ?? '.' }),
    scan: {
      enforce,
      onlyFixed: given.get('ignore-unfixed') === 'true',
      ...optional({ failOn: failOn ?? all }),
    },
    files: filesOf(given.get('output'), format),
    todo: [
      ...undecided(given, {
        'vuln-type':
          'Assay compares packages of the system and of languages; use `vulnerabilities.packages` of the policy.',
        'skip-dirs': 'use `vulnerabilities.packages` of the policy with `paths` and `fail-on: []`.',
        'skip-files': 'use `vulnerabilities.packages` of the policy with `paths` and `fail-on: []`.',
        'ignore-policy': 'write its rules as exceptions of the policy.',
        'trivy-config': 'compare that file with the policy.',
        template: 'Assay writes report.json, SARIF and a summary.',
        'github-pat': 'Assay sends nothing to the dependency graph.',
        'docker-host': 'Assay reads images from a registry, a layout or an archive.',
      }),
      ...scannersOf(given.get('scanners') ?? ''),
    ],
  });
}

function scannersOf(scanners: string): readonly string[] {
  const others = scanners.split(',').filter((one) => !['', 'vuln', 'secret'].includes(one.trim()));
  if (others.length === 0) return [];
  return [`\`scanners: ${scanners}\`: Assay does not check ${others.join(', ')}; keep a step for it.`];
}

/** Reads a step of anchore/scan-action. */
export function readGrype(step: Step): Reading {
  const given = inputsOf(step);
  const image = given.get('image') ?? '';
  if (image === '' && (given.get('sbom') ?? '') !== '')
    return left('it scans an SBOM file, and Assay makes its own');
  const cutoff = given.get('severity-cutoff') ?? 'medium';
  const failBuild = given.get('fail-build') ?? 'true';
  if (isExpression(cutoff + failBuild))
    return left('its severities or `fail-build` are an expression, which only a run can evaluate');
  const failOn = severitiesFrom(cutoff);
  if (failOn === undefined) return left(`\`severity-cutoff: ${cutoff}\` is no severity`);
  return wished({
    tool: 'scan-action',
    ...(image === '' ? { source: given.get('path') ?? '.' } : { image: imageOfSyft(image) }),
    scan: {
      enforce: failBuild === 'false' || isTolerant(step) ? 'warn' : 'block',
      onlyFixed: given.get('only-fixed') === 'true',
      failOn,
    },
    files: filesOf(given.get('output-file'), given.get('output-format') ?? 'sarif'),
    inputs: credentials(given, 'registry-username', 'registry-password'),
    todo: undecided(given, {
      vex: 'name the documents in `vex.files` of the policy.',
      'by-cve': 'Assay knows a vulnerability by all its ids.',
      config: 'compare that file with the policy.',
    }),
  });
}

/** Reads a step of docker/scout-action. */
export function readScout(step: Step): Reading {
  const given = inputsOf(step);
  const commands = (given.get('command') ?? '').split(',').map((one) => one.trim());
  const other = commands.find((one) => !['quickview', 'cves', 'sbom'].includes(one));
  if (other !== undefined) return left(`Assay has no translation of the command \`${other}\``);
  const image = (given.get('image') ?? '').replace(/^(?:image|local|registry):\/\//, '');
  if (image === '' || /^(?:fs|sbom|archive|oci-dir):\/\//.test(image)) return left('it names no image');
  const severity = given.get('only-severities') ?? '';
  const failOn = severity === '' ? undefined : severitiesIn(severity);
  if (severity !== '' && failOn === undefined)
    return left(`\`only-severities: ${severity}\` names no severities`);
  const blocks = given.get('exit-code') === 'true' && commands.includes('cves') && !isTolerant(step);
  const scan: ScanWish = {
    enforce: blocks ? 'block' : 'warn',
    onlyFixed: given.get('only-fixed') === 'true',
    ...optional({ failOn: failOn ?? (blocks ? severitiesFrom('unknown') : undefined) }),
  };
  const comments = given.get('write-comment') !== 'false';
  return wished({
    tool: 'scout-action',
    image,
    ...(commands.includes('cves') ? { scan } : {}),
    files: [...filesOf(given.get('sarif-file'), 'sarif'), ...filesOf(given.get('output'), 'sbom')],
    inputs: credentials(given, 'registry-user', 'registry-password'),
    changes: comments
      ? ['scout-action wrote a comment into the pull request; Assay writes the job summary.']
      : [],
    todo: undecided(given, {
      'only-unfixed': 'Assay has only the reverse, `only-fixed`.',
      'only-package-types': 'use `vulnerabilities.packages` of the policy with `types`.',
      'only-cisa-kev': 'Assay decides by severity and CVSS.',
      'vex-location': 'name the documents in `vex.files` of the policy.',
      'ignore-base': 'use `vulnerabilities.base-image-findings: apart` of the policy.',
    }),
  });
}

/** Reads a step of anchore/sbom-action. */
export function readSbomAction(step: Step): Reading {
  const given = inputsOf(step);
  const image = given.get('image') ?? '';
  const file = given.get('file') ?? '';
  if (image === '' && file !== '') return left('it lists one file, and Assay lists a source tree');
  const uploads = given.get('upload-artifact') !== 'false';
  return wished({
    tool: 'sbom-action',
    ...(image === '' ? { source: given.get('path') ?? '.' } : { image: imageOfSyft(image) }),
    files: filesOf(given.get('output-file'), 'sbom'),
    inputs: credentials(given, 'registry-username', 'registry-password'),
    changes: uploads
      ? [
          'sbom-action uploaded the SBOM as an artifact and to releases; Assay writes it into its evidence folder, and attaches it to an image that it signs.',
        ]
      : [],
    todo: undecided(given, {
      'dependency-snapshot': 'Assay sends nothing to the dependency graph.',
      config: 'Assay has no configuration of syft.',
    }),
  });
}

/** Reads a step of gitleaks/gitleaks-action. */
export function readGitleaks(step: Step): Reading {
  const config = step.env.find(({ name }) => name === 'GITLEAKS_CONFIG')?.value.text ?? '';
  return wished({
    tool: 'gitleaks-action',
    source: '.',
    changes: [
      'Secrets are searched in the source tree, in the commits of the event, in every layer and in the configuration of the image, no longer in commits alone. No licence key is needed.',
    ],
    todo:
      config === ''
        ? []
        : [
            `Rules of your own in ${config} are not used: Assay has its own rules and those of gitleaks and trivy.`,
          ],
  });
}

/** Syft and grype take `registry:` and `docker:` in front of a name. */
function imageOfSyft(image: string): string {
  const tar = /^(?:docker-archive|oci-archive):(.+)$/.exec(image);
  if (tar !== null) return `archive:${tar[1]}`;
  const layout = /^oci-dir:(.+)$/.exec(image);
  if (layout !== null) return `oci:${layout[1]}`;
  return image.replace(/^(?:registry|docker|podman):/, '');
}

function filesOf(path: string | undefined, format: string): readonly WrittenFile[] {
  if (path === undefined || path === '') return [];
  if (format === 'sarif') return [{ path, output: 'sarif' }];
  const isSbom = /^(?:sbom|cyclonedx|spdx|spdx-json|github)/.test(format);
  return [{ path, output: isSbom ? 'sbom' : 'report' }];
}

function credentials(given: ReadonlyMap<string, string>, user: string, password: string) {
  const [name, secret] = [given.get(user) ?? '', given.get(password) ?? ''];
  return name === '' && secret === '' ? {} : { 'registry-username': name, 'registry-password': secret };
}
