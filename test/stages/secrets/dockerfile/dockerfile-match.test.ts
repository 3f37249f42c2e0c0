import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HistoryStep, ImageConfiguration } from '../../../../src/domain/image/image.ts';
import { orThrow, orUndefined } from '../../../../src/domain/result.ts';
import { parseDockerfile } from '../../../../src/formats/image/dockerfile.ts';
import { parseConfiguration } from '../../../../src/formats/image/oci.ts';
import { DockerfileMap } from '../../../../src/stages/secrets/dockerfile/dockerfile-match.ts';
import { builtLayout, canBuildDockerfiles } from '../../../rig/images/buildah-image.ts';
import { openLayout, readBlob } from '../../../rig/images/oci-layout.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');
type Steps = readonly (readonly [createdBy: string, empty?: string])[];

const text = await readFile(join(FIXTURES, 'dockerfiles/Dockerfile'), 'utf8');
/** Of buildah as it really built the Dockerfile, of docker's builders as their source says. */
const histories: Readonly<Record<string, Steps>> = JSON.parse(
  await readFile(join(FIXTURES, 'dockerfiles/histories.json'), 'utf8'),
);
const stepsOf = (steps: Steps): HistoryStep[] =>
  steps.map(([createdBy, empty]) => ({ createdBy, emptyLayer: empty !== undefined }));

function mapOf(history: readonly HistoryStep[], files: Readonly<Record<string, string>>) {
  const configuration: ImageConfiguration = {
    platform: { os: 'linux', architecture: 'amd64' },
    diffIds: [],
    history,
    env: [],
    cmd: [],
    entrypoint: [],
    labels: {},
  };
  const dockerfiles = Object.entries(files).flatMap(([path, content]) => {
    const dockerfile = orUndefined(parseDockerfile(content));
    return dockerfile === undefined ? [] : [{ path, dockerfile }];
  });
  return new DockerfileMap(configuration, dockerfiles);
}

const lines = (found: ReturnType<DockerfileMap['layer']>) => found.map(({ line }) => line);
/** The line of the first instruction that starts so. */
const at = (start: string, content = text) =>
  content.split('\n').findIndex((line) => line.startsWith(start)) + 1;
const layers = (map: DockerfileMap, steps: readonly HistoryStep[]) =>
  steps.filter(({ emptyLayer }) => !emptyLayer).map((_, index) => lines(map.layer(index)));

describe.each(Object.entries(histories))('the history that %s writes', (builder, recorded) => {
  const base: HistoryStep[] = [
    { createdBy: '/bin/sh -c #(nop) ADD file:0123 in / ', emptyLayer: false },
    { createdBy: '/bin/sh -c #(nop)  CMD ["bash"]', emptyLayer: true },
  ];
  const history = stepsOf(recorded);
  const map = mapOf(history, { 'deploy/Dockerfile': text });

  test('leads from each layer to its instruction', () => {
    const each = [
      'ADD',
      'RUN echo hello',
      'COPY --chown',
      'COPY *',
      'COPY --from',
      'RUN [',
      'RUN echo shell',
    ];
    const [add, hello, chown, star, from, exec, shell] = each.map((start) => [at(start)]);
    const wanted = {
      'buildah --layers': [add, hello, chown, star, from, exec, shell],
      // One layer for each stage, so all its instructions may have made it.
      buildah: [add, [hello, chown, star].flat(), [from, exec, shell].flat()],
      'docker build, first builder': [add, hello, chown, star, [], from, exec, shell],
      'docker buildx': [add, hello, chown, star, [], from, exec, shell],
    };
    expect(layers(map, history)).toEqual(Object.entries(wanted).find(([name]) => name === builder)?.[1]);
    expect(map.layer(0)).toEqual([{ path: 'deploy/Dockerfile', line: at('ADD') }]);
    expect(map.layer(99)).toEqual([]);
  });

  test('leads from each entry of the configuration to the line that sets it', () => {
    const step = (start: string) => history.findIndex(({ createdBy }) => createdBy.includes(start)) + 1;
    expect(lines(map.entry(`History step ${step('echo hello')}`))).toEqual([at('RUN echo hello')]);
    expect(lines(map.entry(`History step ${step('ARG NAME')}`))).toEqual([at('ARG NAME')]);
    expect(lines(map.entry('Env PASSWORD'))).toEqual([at('ENV PASSWORD')]);
    expect(lines(map.entry('Env B'))).toEqual([at('ENV A')]);
    expect(lines(map.entry('Env TOKEN'))).toEqual([at('ARG TOKEN')]);
    expect(lines(map.entry('Label org.x.note'))).toEqual([at('LABEL')]);
    expect(lines(map.entry('Cmd'))).toEqual([at('CMD')]);
    expect(lines(map.entry('Healthcheck Test'))).toEqual([at('HEALTHCHECK')]);
    for (const other of ['Env PATH', 'Label y.z', 'Author', 'History step 999'])
      expect(map.entry(other)).toEqual([]);
  });

  test('on top of a base image, which no instruction made', () => {
    const whole = text.replace('FROM scratch', 'FROM debian');
    const found = mapOf([...base, ...history], { Dockerfile: whole });
    expect(found.layer(0)).toEqual([]);
    expect(found.entry('History step 2')).toEqual([]);
    expect(found.layer(1)).toEqual(map.layer(0).map((one) => ({ ...one, path: 'Dockerfile' })));
  });

  test('leads nowhere where the Dockerfile is another one, or was changed since', () => {
    const changed = [
      'FROM debian\nCMD ["node"]\n',
      text.replace('RUN echo shell', 'RUN echo other'),
      text.replace('WORKDIR /srv', 'RUN echo more\nWORKDIR /srv'),
      text.replace('USER nobody\n', ''),
      text.replace('PASSWORD=', 'OTHER='),
      text.replace('/copied.txt', '/elsewhere.txt'),
    ];
    for (const [index, content] of changed.entries()) {
      const found = mapOf(history, { Dockerfile: content });
      expect(
        [...history.keys()].flatMap((step) => found.layer(step)),
        `${index}`,
      ).toEqual([]);
      expect(found.entry('Env PASSWORD')).toEqual([]);
    }
  });

  test('leads to each of several Dockerfiles that fit, and not to one that explains less', () => {
    const tail = `FROM base\n${text
      .split('\n')
      .slice(at('STOPSIGNAL') - 1)
      .join('\n')}`;
    const found = mapOf(history, { b: text, a: `# older\n${text}`, c: tail });
    expect(found.layer(0)).toEqual([
      { path: 'a', line: at('ADD') + 1 },
      { path: 'b', line: at('ADD') },
    ]);
    expect(found.entry('Cmd').map(({ path }) => path)).toEqual(['a', 'b']);
    expect(mapOf(history, { c: tail }).entry('Cmd')).toHaveLength(1);
  });
});

describe('what the builder made of an instruction', () => {
  test.each([
    ['RUN --mount=type=secret,id=x npm ci', 'RUN /bin/sh -c npm ci # buildkit'],
    [
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b',
      'RUN /bin/bash -o pipefail -c a | b # buildkit',
    ],
    ['ARG T\nRUN echo "$T"', 'RUN |1 T=two words and = signs /bin/sh -c echo "$T" # buildkit'],
    ['RUN <<EOF\nset -e\nnpm ci\nEOF', 'RUN /bin/sh -c set -e\nnpm ci\n # buildkit'],
    ['RUN <<EOF\n#!/usr/bin/python3\nprint(1)\nEOF', 'RUN /dev/pipes/EOF # buildkit'],
    [
      'RUN cat <<A > /a && cat <<B > /b\n1\nA\n2\nB',
      'RUN /bin/sh -c cat <<A > /a && cat <<B > /b\n1\nA\n2\nB # buildkit',
    ],
    ['COPY ["a b", "/c/"]', 'COPY a b /c/ # buildkit'],
    ['COPY <<EOF /etc/x.conf\nkey\nEOF', 'COPY <<EOF /etc/x.conf # buildkit'],
    ['COPY --link --chmod=600 ${F} /x', 'COPY --chmod=600 --link .env /x # buildkit'],
    ['ARG F=.env\nCOPY ${F:-other} /x', 'COPY .env /x # buildkit'],
    ['WORKDIR /srv\nWORKDIR app\nCOPY . .', 'COPY dir:0123456789abcdef in . '],
    ['COPY . ./app', 'COPY dir:0123456789abcdef in /srv/app '],
  ])('%s', (dockerfile, step) => {
    const file = `FROM x\n${dockerfile}\nRUN echo end\n`;
    // What is not under test stands as BuildKit writes it.
    const before = dockerfile.startsWith('SHELL') ? ['SHELL [/bin/bash -o pipefail -c]'] : [];
    const folders = dockerfile.startsWith('WORKDIR') ? ['WORKDIR /srv', 'WORKDIR /srv/app'] : [];
    const history = [...before, ...folders].map((createdBy) => ({ createdBy, emptyLayer: true }));
    const map = mapOf(
      [
        ...history,
        { createdBy: step, emptyLayer: false },
        { createdBy: 'RUN /bin/sh -c echo end # buildkit', emptyLayer: false },
      ],
      { Dockerfile: file },
    );
    const made = dockerfile.split('\n').findIndex((line) => /^(?:RUN|COPY)/.test(line)) + 2;
    expect(lines(map.layer(0))).toEqual([made]);
  });

  test('no command is taken for one that ends like it', () => {
    const history = [{ createdBy: 'RUN /bin/sh -c cd app && make # buildkit', emptyLayer: false }];
    expect(mapOf(history, { Dockerfile: 'FROM x\nRUN make\n' }).layer(0)).toEqual([]);
  });

  test('takes time in proportion to what a hostile history holds', () => {
    const long = ' -a'.repeat(500_000);
    const history = ['|9', '|9 A=b', 'COPY', 'ENV A=', 'RUN'].map((start) => ({
      createdBy: `${start}${long}`,
      emptyLayer: false,
    }));
    const started = process.cpuUsage();
    mapOf(history, { Dockerfile: 'FROM x\nRUN a\nRUN b\nCOPY $A$B$C$D /x\nENV A=$A-a$B-a$C\nRUN -a\n' });
    mapOf(history, { Dockerfile: 'FROM x\nRUN -a\n' });
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });
});

/** Of the image that this machine builds, if it can build Dockerfiles; else of the one that buildah 1.28 built. */
async function builtConfiguration(): Promise<Buffer> {
  if (!(await canBuildDockerfiles()))
    return await readFile(join(FIXTURES, 'dockerfiles/built-configuration.json'));
  const dir = await builtLayout('clean');
  const { digest } = await openLayout(dir);
  const manifest = JSON.parse((await readBlob(dir, digest)).toString());
  return await readBlob(dir, manifest.config.digest);
}

describe('an image that was really built', () => {
  test('leads from its layers to the Dockerfile of the fixtures', async () => {
    const { history } = orThrow(parseConfiguration(await builtConfiguration(), 'it'));
    const dockerfile = await readFile(join(FIXTURES, 'images/Dockerfile'), 'utf8');
    const map = mapOf(history, { 'images/Dockerfile': dockerfile });
    const one = (start: string) => at(start, dockerfile);
    expect(layers(map, history)).toEqual([
      [one('ADD')],
      [one('RUN'), one('COPY package'), one('COPY node_modules')],
    ]);
    expect(lines(map.entry('Cmd'))).toEqual([one('CMD')]);
  });
});
