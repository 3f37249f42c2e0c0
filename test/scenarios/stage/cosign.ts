import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { RELEASE } from './release.ts';
import type { Stage } from './stage.ts';

export { RELEASE };

/** Predicate types of everything that a run attaches to a digest, in the order in which Assay makes them. */
export const KINDS = [
  'https://sigstore.dev/cosign/sign/v1',
  'https://slsa.dev/provenance/v1',
  'https://cyclonedx.org/bom',
  'https://in-toto.io/attestation/vulns/v0.2',
  'https://slsa.dev/verification_summary/v1',
] as const;

/** What `cosign verify-attestation --type` takes for the attestations among them. */
export const ATTESTATION_TYPES = ['slsaprovenance1', 'cyclonedx', KINDS[3], KINDS[4]] as const;

/** An in-toto statement, as far as the tests read it. */
export interface Statement<P = Record<string, unknown>> {
  readonly _type: string;
  readonly predicateType: string;
  readonly subject: readonly { readonly digest: Readonly<Record<string, string>> }[];
  readonly predicate: P;
}

/** What cosign said: whether it accepted, the documents that it printed, and its words. */
export interface Verdict {
  readonly accepted: boolean;
  readonly found: readonly unknown[];
  readonly words: string;
}

/** Flags that accept this identity of the rig's Sigstore and no other. */
export function identity({ sigstore }: Stage, subject: string = RELEASE): readonly string[] {
  return [
    ...['--trusted-root', sigstore.trustedRoot, '--certificate-identity', subject],
    // The rig has no CT log, and Rekor v2 gives no times: the timestamp authority does.
    ...['--certificate-oidc-issuer', sigstore.issuer.url, '--insecure-ignore-sct', '--use-signed-timestamps'],
  ];
}

/** Flags that accept signatures of this key that stand in no log. */
export function publicKey(file: string): readonly string[] {
  return ['--key', file, '--insecure-ignore-tlog'];
}

/** `cosign verify` of a pinned image. */
export async function verify(stage: Stage, signer: readonly string[], image: string): Promise<Verdict> {
  const { accepted, stdout, words } = await cosign(stage, ['verify', ...signer, image]);
  return { accepted, found: accepted ? (JSON.parse(stdout) as unknown[]) : [], words };
}

/** `cosign verify-attestation` of a pinned image: the statements that it accepted. */
export async function verifyAttestation(
  stage: Stage,
  signer: readonly string[],
  type: string,
  image: string,
): Promise<Verdict & { readonly found: readonly Statement[] }> {
  const args = ['verify-attestation', '--type', type, ...signer, image];
  const { accepted, stdout, words } = await cosign(stage, args);
  const lines = accepted ? stdout.split('\n').filter((line) => line.trim() !== '') : [];
  return { accepted, found: lines.map(statementIn), words };
}

/**
 * Runs each cosign command of a job summary as a person would copy it, in a folder with the files that it names. Answers the
 * commands that cosign refuses, with its words.
 */
export async function refusedCommands(
  stage: Stage,
  summary: string,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly commands: readonly string[]; readonly refused: readonly string[] }> {
  const cwd = await stage.subfolder();
  for (const [name, from] of Object.entries(files)) await copyFile(from, join(cwd, name));
  const commands = [...summary.matchAll(/```sh\n(cosign [\s\S]*?)\n```/g)].map(([, command = '']) => command);
  const refused: string[] = [];
  for (const command of commands) {
    // The registry of the rig speaks http, which a person's does not.
    const local = command.replace(/^cosign (verify\S*)/, '"$COSIGN" $1 --allow-http-registry');
    const { exitCode, stderr } = await execa('sh', ['-ec', local], {
      ...{ cwd, reject: false, extendEnv: false },
      env: {
        HOME: cwd,
        TUF_ROOT: join(cwd, 'tuf'),
        COSIGN: stage.tools.cosign,
        PATH: process.env.PATH ?? '',
      },
    });
    if (exitCode !== 0) refused.push(`${command}\n${stderr}`);
  }
  return { commands, refused };
}

async function cosign(stage: Stage, [command = '', ...args]: readonly string[]) {
  const home = await stage.subfolder();
  const { exitCode, stdout, stderr } = await execa(
    stage.tools.cosign,
    [command, '--allow-http-registry', ...args],
    { env: { HOME: home, TUF_ROOT: join(home, 'tuf') }, extendEnv: false, reject: false },
  );
  return { accepted: exitCode === 0, stdout, words: stderr };
}

function statementIn(line: string): Statement {
  const { payload } = JSON.parse(line) as { payload: string };
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;
}
