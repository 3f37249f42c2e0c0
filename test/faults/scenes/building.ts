import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { buildGoModule } from '../../../src/adapters/tools/go-build.ts';
import type { Command, Processes } from '../../../src/ports/process-port.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { openFaultFront } from '../../rig/faults/fault-front.ts';
import { rigFolder } from '../../rig/folder.ts';
import { zipOf } from '../../rig/images/zip.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, leftIn, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

const VERSION = 'v1.0.0';
const PROGRAM = 'faults.example/program';
const LIBRARY = 'faults.example/library';

/** A module as a proxy serves it. */
interface GoModule {
  readonly path: string;
  readonly mod: string;
  readonly zip: Buffer;
  /** The sums in a go.sum: of the zip, and of the go.mod. */
  readonly sum: string;
  readonly modSum: string;
}

interface World {
  readonly certificates: FrontCertificates;
  readonly folder: string;
  readonly proxy: string;
  readonly program: GoModule;
}

/** What `go` asks of a proxy for modules: the program, and a module that it needs. */
export async function openBuilding(): Promise<Scene> {
  const library = moduleOf(LIBRARY, '', { 'library.go': 'package library\n\nconst Word = "built"\n' });
  const program = moduleOf(PROGRAM, `require ${LIBRARY} ${VERSION}\n`, {
    'main.go': `package main\n\nimport "${LIBRARY}"\n\nfunc main() { print(library.Word) }\n`,
    'go.sum': `${LIBRARY} ${VERSION} ${library.sum}\n${LIBRARY} ${VERSION}/go.mod ${library.modSum}\n`,
  });
  const [folder, certificates, proxy] = await Promise.all([
    rigFolder('faults-building'),
    makeCertificates(),
    serve([program, library]),
  ]);
  const world: World = { certificates, folder, proxy: proxy.host, program };
  return {
    calls: [
      moduleCall(world, 'GET module of a tool', PROGRAM),
      moduleCall(world, 'GET module that it needs', LIBRARY),
    ],
    async stop() {
      await Promise.all([certificates.stop(), proxy.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function moduleCall(world: World, name: string, path: string): OutwardCall {
  return {
    ...{ name, server: 'proxy for Go modules', bound: 'module', isRepeated: true, body: 'read' },
    ends: endings('tool-unavailable'),
    perform: (play) => perform(world, play, `/${path}/@v/${VERSION}.zip`),
  };
}

async function perform(
  { certificates, folder, proxy, program }: World,
  play: Play,
  file: string,
): Promise<Performed> {
  const isTls = play.fault === 'bad certificate';
  const front = await openFaultFront(proxy, {
    ...{ fault: play.fault, times: timesOf(play), isMeant: ({ path }) => path === file },
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  const own = await mkdtemp(join(folder, 'cell-'));
  const cacheDir = join(own, 'tools');
  const said: string[] = [];
  const build = (address: string, answer: number) =>
    buildGoModule({
      ...{ name: 'program', module: PROGRAM, version: VERSION, sum: program.sum, package: '.', cacheDir },
      processes: withProxy(address, join(own, 'modules')),
      say: (line) => said.push(line),
      bound: { ...BOUNDS.module, pause: 20, answer },
    });
  try {
    const address = `${isTls ? 'https' : 'http'}://${front.host}`;
    const end = await endingOf(() => build(address, isSilent(play.fault) ? 8_000 : 100_000));
    const [made] = await namesIn(cacheDir);
    const drafts = made === undefined ? [] : await leftIn(made, ['program', 'program.sha256']);
    const second = await endingOf(async () => {
      const program = await build(`http://${proxy}`, 100_000);
      if ((await readFile(program)).length === 0) throw new Error('the program is empty');
    });
    const complaints = [
      ...drafts,
      ...(second.ending === 'passes' ? [] : [`the second run ends with ${second.ending}: ${second.message}`]),
    ];
    // A connection that is refused for its certificate has no request.
    return { ...end, spoiled: isTls ? 1 : front.counts().spoiled, said, complaints };
  } finally {
    await front.stop();
  }
}

/** The folders of the built programs. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

/** Programs that see this proxy, and a cache of modules of their own. Only the proxy of the rig has these modules. */
function withProxy(address: string, cache: string): Processes {
  const processes = createProcesses();
  const see = (command: Command): Command => ({
    ...command,
    env: {
      ...{ ...command.env, GOPROXY: address, GOMODCACHE: cache, GOSUMDB: 'off' },
      // A cache that can be removed.
      GOFLAGS: `${command.env.GOFLAGS} -modcacherw`,
    },
  });
  return {
    read: (command) => processes.read(see(command)),
    // What is watched is printed, which is no part of the result.
    watch: (_, command) => processes.read(see(command)),
  };
}

function moduleOf(path: string, requirements: string, files: Readonly<Record<string, string>>): GoModule {
  const mod = `module ${path}\n\ngo 1.22\n\n${requirements}`;
  const all = Object.entries({ ...files, 'go.mod': mod });
  const zip = zipOf(all.map(([name, content]) => ({ path: `${path}@${VERSION}/${name}`, content })));
  const sum = sumOf(all.map(([name, content]) => [`${path}@${VERSION}/${name}`, content]));
  return { path, mod, zip, sum, modSum: sumOf([['go.mod', mod]]) };
}

/** The `h1:` sum of files, as a go.sum has it. */
function sumOf(files: readonly (readonly [name: string, content: string])[]): string {
  const sha256 = (text: string) => createHash('sha256').update(text);
  const lines = files.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const list = lines.map(([name, content]) => `${sha256(content).digest('hex')}  ${name}\n`);
  return `h1:${sha256(list.join('')).digest('base64')}`;
}

/** A proxy with the protocol of `go help goproxy`. */
async function serve(modules: readonly GoModule[]) {
  const answers = new Map(
    modules.flatMap(({ path, mod, zip }): readonly (readonly [string, string | Buffer])[] => [
      [`/${path}/@v/${VERSION}.info`, JSON.stringify({ Version: VERSION, Time: '2026-01-01T00:00:00Z' })],
      [`/${path}/@v/${VERSION}.mod`, mod],
      [`/${path}/@v/${VERSION}.zip`, zip],
    ]),
  );
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    response.writeHead(answer === undefined ? 404 : 200).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
