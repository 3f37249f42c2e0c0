import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImageConfiguration } from '../../src/domain/image/image.ts';
import { orThrow } from '../../src/domain/result.ts';
import { parseDockerfile } from '../../src/formats/image/dockerfile.ts';
import { parseStep } from '../../src/formats/image/history-step.ts';
import { otherTexts } from '../../src/formats/image/oci-texts.ts';
import { readYaml } from '../../src/formats/policy-file/policy-file-text.ts';
import { parseWorkflow } from '../../src/formats/workflow/workflow-file.ts';
import { DockerfileMap } from '../../src/stages/secrets/dockerfile/dockerfile-match.ts';
import { expanded, variablesAfter } from '../../src/stages/secrets/dockerfile/dockerfile-step.ts';
import { Manifests } from '../../src/stages/secrets/kubernetes/kubernetes-manifests.ts';
import { OWN_RULES } from '../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../src/stages/secrets/own-rules/scan-content.ts';
import { ScanTree } from '../../src/stages/secrets/staging/scan-tree.ts';

/** Every input here took minutes, or all memory, where the work grew faster than the input. */
const LIMIT_MS = 60_000;
const MIB = 1024 * 1024;

const HOSTILE_YAML: readonly (readonly [string, string])[] = [
  ['a list of nothing', `[${','.repeat(MIB)}`],
  ['lists in lists', '['.repeat(MIB)],
  ['maps in lists', '[{'.repeat(MIB / 2)],
  ['lists in lists, by dashes', '- '.repeat(MIB / 2)],
  ['keys of keys', '? '.repeat(MIB / 2)],
  ['documents', '---\n'.repeat(MIB / 4)],
  ['keys', 'a:\n'.repeat(MIB / 3)],
  ['comments', '#\n'.repeat(MIB / 2)],
  ['anchors', '&a '.repeat(MIB / 3)],
  ['tags', '! '.repeat(MIB / 2)],
  ['quoted texts', '"" '.repeat(MIB / 3)],
];

describe.each(HOSTILE_YAML)('a YAML file of a megabyte of %s', (_, text) => {
  test(
    'is no workflow',
    () => {
      expect(parseWorkflow('a.yml', text)).toMatchObject({
        fault: { message: expect.stringMatching(/parts, and was not read/) },
      });
    },
    LIMIT_MS,
  );

  test(
    'is no policy',
    () => {
      expect(readYaml(Buffer.from(text.slice(0, 60_000))).ok).toBe(false);
    },
    LIMIT_MS,
  );

  test(
    'is no manifest, and that is told',
    () => {
      const manifests = new Manifests();
      expect(manifests.secrets('a.yaml', Buffer.from(`kind: Secret\n${text}`.slice(0, MIB)))).toEqual([]);
      expect(manifests.notes()).toEqual([expect.stringContaining('1 more')]);
    },
    LIMIT_MS,
  );
});

describe('what people write is read', () => {
  const password = ['Tr0ub4dor', 'and', '3'].join('-');
  const env = `        - name: DB_PASSWORD\n          value: ${password}\n`;

  test.each([
    [
      'a long text',
      `  description: |\n${`    It's "so", they say: [see] {there}, and more.\n`.repeat(6000)}`,
    ],
    [
      'many fields',
      Array.from({ length: 9000 }, (_, at) => `  field${at}: { type: string, id: ${at} }\n`).join(''),
    ],
  ])('a manifest with %s', (_, more) => {
    const text = `kind: Pod\nspec:\n${more}  template:\n    containers:\n      - env:\n${env.replaceAll(/^ {8}/gm, '          ')}`;
    const manifests = new Manifests();
    expect(manifests.secrets('pod.yaml', Buffer.from(text))).toMatchObject([{ value: password }]);
    expect(manifests.notes()).toEqual([]);
  });

  test('a workflow of three thousand lines', () => {
    const steps = `      - run: |\n${'          echo "one", \'two\', [three]\n'.repeat(30)}`.repeat(100);
    const read = parseWorkflow('a.yml', `on: push\njobs:\n  a:\n    steps:\n${steps}`);
    expect(read).toMatchObject({ ok: true, value: { jobs: [{ id: 'a' }] } });
  });
});

describe('a history', () => {
  test(
    'of a command with a million blanks is read',
    () => {
      const blanks = ' '.repeat(MIB);
      expect(parseStep(`RUN a${blanks}b # buildkit`).keyword).toBe('RUN');
      expect(parseStep(`RUN a${blanks}# buildkit${blanks}`)).toEqual({ keyword: 'RUN', text: 'a' });
      expect(parseStep('RUN a# buildkit').text).toBe('a# buildkit');
    },
    LIMIT_MS,
  );

  test(
    'of a hundred thousand steps tells the steps of each layer',
    () => {
      const history = Array.from({ length: 100_000 }, (_, at) => ({
        createdBy: `RUN ${at}`,
        emptyLayer: false,
      }));
      const map = new DockerfileMap(configurationOf(history), []);
      for (let at = 0; at < 100_000; at += 1) expect(map.layer(at).length).toBe(0);
    },
    LIMIT_MS,
  );
});

test(
  'a configuration that is as deep as it is long is read, with all of its texts',
  () => {
    const depth = 500_000;
    const text = `${'{"a":['.repeat(depth)}["a secret", 1]${']}'.repeat(depth)}`;
    expect(otherTexts(JSON.parse(text))).toMatchObject([{ text: 'a secret' }]);
  },
  LIMIT_MS,
);

describe('a Dockerfile', () => {
  test(
    'whose variables double with every line takes no memory for that',
    () => {
      const lines = Array.from({ length: 60 }, (_, at) => `ENV V${at + 1}=$V${at}$V${at}`);
      const text = ['FROM scratch', 'ENV V0=0123456789', ...lines].join('\n');
      const dockerfile = orThrow(parseDockerfile(text));
      let variables: ReadonlyMap<string, string> = new Map();
      for (const instruction of dockerfile.stages[0]?.instructions ?? [])
        variables = variablesAfter(instruction, variables, new Map());
      const sizes = [...variables.values()].map(({ length }) => length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(64 * 1024);
      expect(variables.get('V3')).toBe('0123456789'.repeat(8));
      const many = '$V9 '.repeat(100_000);
      expect(expanded(many, variables).length).toBeLessThan(many.length + 64 * 1024);
    },
    LIMIT_MS,
  );

  test(
    'of many stages that build on each other is compared within bounds',
    () => {
      const stage = (at: number) => [
        `FROM ${at === 0 ? 'scratch' : `s${at - 1}`} AS s${at}`,
        ...Array.from({ length: 24 }, (_, nth) => `ENV A${at}_${nth}=x${nth}`),
      ];
      const text = Array.from({ length: 199 }, (_, at) => stage(at))
        .flat()
        .join('\n');
      const dockerfile = orThrow(parseDockerfile(text));
      const history = Array.from({ length: 2000 }, (_, at) => ({
        createdBy: `ENV A=x${at}`,
        emptyLayer: true,
      }));
      const files = Array.from({ length: 200 }, (_, at) => ({ path: `${at}/Dockerfile`, dockerfile }));
      expect(new DockerfileMap(configurationOf(history), files).entry('History step 1')).toEqual([]);
    },
    LIMIT_MS,
  );
});

test.each([
  ['addresses of databases', 'jdbc:'],
  ['addresses with a long start', `jdbc:${'a'.repeat(39)}`],
  ['what could be a connection string', 'Server='],
])(
  'a line of megabytes of %s is scanned',
  (_, part) => {
    const content = Buffer.from(part.repeat((4 * MIB) / part.length));
    expect(new ContentScanner(OWN_RULES).scan(content, 'a.txt')).toEqual([]);
  },
  LIMIT_MS,
);

test(
  'a path that stands in an archive ten thousands of times is laid as often',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-tree-'));
    try {
      const tree = new ScanTree(join(folder, 'tree'));
      await mkdir(tree.root);
      const names = new Set<string | undefined>();
      for (let at = 0; at < 20_000; at += 1)
        names.add(
          tree.stage({
            group: 'layer-0',
            origin: { kind: 'source' },
            path: 'etc/twice',
            content: Buffer.from('x'),
          }),
        );
      expect(names.size).toBe(20_000);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  LIMIT_MS,
);

function configurationOf(history: ImageConfiguration['history']): ImageConfiguration {
  const platform = { os: 'linux', architecture: 'amd64' };
  return { platform, diffIds: [], history, env: [], cmd: [], entrypoint: [], labels: {} };
}
