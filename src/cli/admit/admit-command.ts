import { parseDuration } from '../../domain/duration.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { ACTION_INPUTS } from '../action-inputs.ts';
import type { Call, CliCommand, Flag } from '../command.ts';
import { actionEnvironment, inputFlags } from '../input-flags.ts';
import { terminalRun } from '../terminal-run.ts';
import { textFlag } from '../write-flags.ts';

/** Inputs of the gate that say where one result goes, or that one image has. */
const OF_ONE_RESULT = ['output-dir', 'registry-username', 'registry-password', 'audit-url', 'audit-token'];

const LONGEST_AGE_MS = 3_600_000;
const GATE_INPUTS = ACTION_INPUTS.gate.filter(({ name }) => !OF_ONE_RESULT.includes(name));

const SERVER_FLAGS: readonly Flag[] = [
  { name: 'listen', value: 'HOST:PORT', description: 'Where the server answers.', default: '127.0.0.1:8443' },
  {
    name: 'tls-cert',
    value: 'FILE',
    description: 'Certificate of the server, in PEM. It is read again when it changes.',
  },
  { name: 'tls-key', value: 'FILE', description: 'Its private key, in PEM.' },
  {
    name: 'client-ca',
    value: 'FILE',
    description: 'Only clients with a certificate of this authority may ask for verdicts.',
  },
  {
    name: 'verdict-max-age',
    value: 'DURATION',
    description: 'How long the verdict of a digest is remembered.',
    default: '5m',
  },
  { name: 'at-once', value: 'NUMBER', description: 'Most images that are judged at once.', default: '4' },
  {
    name: 'allow-tags',
    description:
      'Admit pods that name a tag whose image is admitted, although the tag can move. Without it, a pod must name digests, or /admission/mutate writes them.',
  },
];

export const admitCommand: CliCommand = {
  name: 'admit',
  summary: 'Answer a cluster that asks which images may run, with the verdict of the gate',
  flags: [...SERVER_FLAGS, ...inputFlags(GATE_INPUTS)],
  examples: [
    [
      'assay admit --policy assay.yml --tls-cert tls/tls.crt --tls-key tls/tls.key --listen 0.0.0.0:8443',
      'as the webhook of a cluster (docs/admission-server.md)',
    ],
  ],
  async run(call) {
    const options = optionsOf(call);
    const { runAdmit } = await import('../../admit/run-admit.ts');
    const environment = actionEnvironment(ACTION_INPUTS.gate, call);
    const event = (line: string) => void process.stdout.write(line);
    await terminalRun(call, environment, (surroundings) => runAdmit(surroundings, { ...options, event }));
    return 0;
  },
};

function optionsOf(call: Call) {
  const text = (name: string, otherwise: string) => {
    const value = call.flags[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const [, host, port] = /^(.*):(\d{1,5})$/.exec(text('listen', '127.0.0.1:8443')) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw invalid(`--listen ${text('listen', '')}: write HOST:PORT, such as 0.0.0.0:8443`);
  const atOnce = Number(text('at-once', '4'));
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 64)
    throw invalid(`--at-once ${text('at-once', '')}: write a number from 1 to 64`);
  const maxAgeMs = orThrow(parseDuration(text('verdict-max-age', '5m')), (why) =>
    invalid(`--verdict-max-age: ${why}`),
  );
  if (maxAgeMs > LONGEST_AGE_MS)
    throw invalid('--verdict-max-age: at most 1h, because a revocation is not seen before');
  const { 'tls-cert': certificate, 'tls-key': key } = {
    ...textFlag(call, 'tls-cert'),
    ...textFlag(call, 'tls-key'),
  };
  if (certificate === undefined || key === undefined)
    throw invalid('name the certificate of the server with --tls-cert and its key with --tls-key');
  const { 'client-ca': clientCa } = textFlag(call, 'client-ca');
  return {
    ...{ host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), maxAgeMs, atOnce },
    files: { certificate, key, ...(clientCa !== undefined && { clientCa }) },
    tags: call.flags['allow-tags'] === true ? ('resolve' as const) : ('deny' as const),
  };
}

function invalid(message: string) {
  return fault('input-invalid', 'inputs', message);
}
