import { fileURLToPath } from 'node:url';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { buildGoModule, findGo, type GoModuleBuild } from '../../../src/adapters/tools/go-build.ts';
import { PINS } from '../../../src/adapters/tools/pins.ts';
import type { Processes } from '../../../src/ports/process-port.ts';
import { cacheFolder } from '../folder.ts';
import { buildLocalModule, type Change, type LocalModuleBuild } from './build-local.ts';

const OLDEST_GO = [1, 26, 3] as const;
const AT_ONCE = 2;

type Pin = Pick<GoModuleBuild, 'module' | 'version' | 'sum' | 'package' | 'ldflags' | 'env'>;

/** The controller and the command line of Kyverno are two programs of one module. */
export const KYVERNO = {
  module: 'github.com/kyverno/kyverno',
  version: 'v1.19.1',
  sum: 'h1:/MkgFii3/VlQfKR1JpC9tVwNNVNQTt2S4U6qCsafsTU=',
} satisfies Partial<Pin>;
const KYVERNO_LDFLAGS = `-X ${KYVERNO.module}/pkg/version.BuildVersion=${KYVERNO.version}`;

/** Its test reads the kinds of its objects from the same module. */
export const GATEKEEPER = {
  module: 'github.com/open-policy-agent/gatekeeper/v3',
  version: 'v3.23.1',
  sum: 'h1:njHTm0SJ6ZEhhEgmQTpJKTGQbc99fSs4hGiEp1OIKck=',
} satisfies Partial<Pin>;

/** The module of the kinds of policy-controller. Its programs are built with the go.sum beside `tools.go`. */
export const POLICY_CONTROLLER = {
  module: 'github.com/sigstore/policy-controller',
  version: 'v0.15.1',
  sum: 'h1:DL1YJ7RXbhPLteaxn/HUZFEf32UNqqkPoHN6leekETc=',
} satisfies Partial<Pin>;

/** Programs that are built inside their own module, so that its go.sum locks every dependency; three are the product's. */
const MODULES = {
  trivy: PINS.trivy.go,
  cosign: PINS.cosign.go,
  gitleaks: PINS.gitleaks.go,
  distribution: {
    module: 'github.com/distribution/distribution/v3',
    version: 'v3.1.2',
    sum: 'h1:/Bv2YIqqSR00HiO49FT93hovy6r9IlrzwUDsJjCN5qg=',
    package: './cmd/registry',
  },
  fulcio: {
    module: 'github.com/sigstore/fulcio',
    version: 'v1.8.8',
    sum: 'h1:AtVoVQ4R7YaP6RHIH9puHyB398CHS/9WYc6d+gKf5Y0=',
    package: '.',
  },
  rekor: {
    module: 'github.com/sigstore/rekor-tiles/v2',
    version: 'v2.3.0',
    sum: 'h1:HhMgH61UP0t899V8Fjt7pz1YdgOBptbaQdnCF+79cdc=',
    package: './cmd/rekor-server/posix',
  },
  'rekor-v1': {
    module: 'github.com/sigstore/rekor',
    version: 'v1.5.3',
    sum: 'h1:0Tyolw3zreRgm7PUW8dccFLXGBThi08278jI8EXNSr4=',
    package: './cmd/rekor-server',
  },
  'trivy-db': {
    module: 'github.com/aquasecurity/trivy-db',
    version: 'v0.0.0-20260813095258-0e0340a01b57',
    sum: 'h1:A3Lz/9ip/qigafSxqBWcu7S8i+tJbQS7DB2V0XibOKs=',
    package: './cmd/trivy-db',
  },
  act: {
    module: 'github.com/nektos/act',
    version: 'v0.2.89',
    sum: 'h1:d9oFeJ6jUkaVExuG+XzAaMPDqoDrNHaGeiRb8IU+N5w=',
    package: '.',
  },
  actionlint: {
    module: 'github.com/rhysd/actionlint',
    version: 'v1.7.12',
    sum: 'h1:vQ4GeJN86C0QH+gTUQcs8McmK62OLT3kmakPMtEWYnY=',
    package: './cmd/actionlint',
  },
  kyverno: { ...KYVERNO, package: './cmd/kyverno', ldflags: KYVERNO_LDFLAGS },
  'kyverno-cli': { ...KYVERNO, package: './cmd/cli/kubectl-kyverno', ldflags: KYVERNO_LDFLAGS },
  gatekeeper: {
    ...{ ...GATEKEEPER, package: '.' },
    ldflags: `-X ${GATEKEEPER.module}/pkg/version.Version=${GATEKEEPER.version}`,
  },
} satisfies Record<string, Pin>;

/** Programs of our own, locked by the go.sum beside them. */
const LOCAL = {
  registry: fileURLToPath(new URL('../servers/registry-server/', import.meta.url)),
  tsa: fileURLToPath(new URL('../sigstore/timestamp-server/', import.meta.url)),
  trillian: fileURLToPath(new URL('../sigstore/trillian-server/', import.meta.url)),
  vault: fileURLToPath(new URL('../servers/vault-server/', import.meta.url)),
  etcd: fileURLToPath(new URL('../servers/kube-apiserver/', import.meta.url)),
  'kube-apiserver': fileURLToPath(new URL('../servers/kube-apiserver/', import.meta.url)),
  'policy-controller': fileURLToPath(new URL('../servers/policy-controller/', import.meta.url)),
  'policy-controller-tester': fileURLToPath(new URL('../servers/policy-controller/', import.meta.url)),
};

/** Programs that are a package of another module. It has `replace` lines of its own, so it cannot be built inside itself. */
const PACKAGES: Partial<Record<keyof typeof LOCAL, Pick<LocalModuleBuild, 'package' | 'ldflags'>>> = {
  etcd: { package: 'go.etcd.io/etcd/server/v3' },
  'kube-apiserver': {
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    // Its own build writes the version into the program, which otherwise says that it is no release.
    ldflags: '-X k8s.io/component-base/version.gitVersion=v1.37.2',
  },
  'policy-controller': { package: 'github.com/sigstore/policy-controller/cmd/webhook' },
  'policy-controller-tester': { package: 'github.com/sigstore/policy-controller/cmd/tester' },
};

/**
 * Vault has its library beside itself, and that of this release is published nowhere. The one published before it
 * differs in two places, of which nothing that a test does makes use: how a key is restored from a backup, and a
 * feature of identities that is switched on later. policy-controller is made to listen on loopback alone, on a port that
 * can be chosen.
 */
const CHANGES: Partial<Record<keyof typeof LOCAL, readonly Change[]>> = {
  vault: [
    {
      module: 'github.com/hashicorp/vault',
      file: 'builtin/logical/transit/path_restore.go',
      from: 'restoredKeyName, err := b.lm.RestorePolicy(',
      to: 'restoredKeyName, err := keyName, b.lm.RestorePolicy(',
    },
    {
      module: 'github.com/hashicorp/vault/sdk',
      file: 'framework/backend.go',
      from: 'ActivationFunc func(context.Context, *logical.Request, string) error',
      to: 'ActivationFunc func(context.Context, *logical.Request) error',
    },
  ],
  'policy-controller': [
    {
      module: 'github.com/sigstore/policy-controller',
      file: 'cmd/webhook/main.go',
      from: 'Port:        8443,',
      to: 'Port:        webhook.PortFromEnv(8443),',
    },
    {
      module: 'github.com/sigstore/policy-controller',
      file: 'cmd/webhook/main.go',
      from: 'sharedmain.MainWithContext(ctx,',
      to: 'sharedmain.MainWithContext(sharedmain.WithHealthProbesDisabled(ctx),',
    },
    {
      module: 'knative.dev/pkg',
      file: 'webhook/webhook.go',
      from: 'fmt.Sprint(":", wh.Options.Port)',
      to: 'fmt.Sprint("127.0.0.1:", wh.Options.Port)',
    },
    { module: 'knative.dev/pkg', file: 'profiling/server.go', from: '":" + port', to: '"127.0.0.1:" + port' },
  ],
};

export type ToolName = keyof typeof MODULES | keyof typeof LOCAL;

/** Everything that most tests need, the longest build first. */
export const TOOL_NAMES: readonly ToolName[] = [
  'trivy',
  'cosign',
  'vault',
  'distribution',
  'fulcio',
  'rekor-v1',
  'tsa',
  'act',
  'rekor',
  'gitleaks',
  'trivy-db',
  'actionlint',
  'trillian',
  'registry',
];

/** What only the tests of admission need, because it takes long to build. */
export const CLUSTER_TOOL_NAMES: readonly ToolName[] = [
  'kube-apiserver',
  'etcd',
  'kyverno',
  'kyverno-cli',
  'gatekeeper',
  'policy-controller',
  'policy-controller-tester',
];

/** The variable in which `npm test` passes the paths of the tools that it has built and hashed, by name, as JSON. */
export const BUILT_TOOLS = 'ASSAY_BUILT_TOOLS';

const built = new Map<string, Promise<string>>(
  Object.entries<string>(JSON.parse(process.env[BUILT_TOOLS] ?? '{}')).map(([name, path]) => [
    name,
    Promise.resolve(path),
  ]),
);

/**
 * Builds what is missing of the named programs, at most two at once, and answers their paths. Results are kept
 * between runs. Throws one clear error where Go is missing or too old, or a module is not the pinned one.
 */
export async function buildTools<N extends ToolName>(
  names: readonly N[],
  say: (line: string) => void = () => {},
): Promise<Record<N, string>> {
  const processes = quiet(createProcesses());
  const waiting = [...new Set(names)];
  const paths: [N, string][] = [];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const path = built.get(name) ?? build(name, processes, say);
      built.set(name, path);
      path.catch(() => built.delete(name));
      paths.push([name, await path]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return Object.fromEntries(paths) as Record<N, string>;
}

async function build(name: ToolName, processes: Processes, say: (line: string) => void): Promise<string> {
  const goVersion = await demandGo(processes);
  const cacheDir = cacheFolder('tools');
  if (isLocal(name)) {
    const { [name]: changes = [] } = CHANGES;
    const place = { source: LOCAL[name], ...PACKAGES[name], goVersion, cacheDir };
    return await buildLocalModule({ name, ...place, processes, say, changes });
  }
  const pin: Pin = MODULES[name];
  return await buildGoModule({ name, ...pin, cacheDir, processes, say });
}

function isLocal(name: ToolName): name is keyof typeof LOCAL {
  return name in LOCAL;
}

async function demandGo(processes: Processes): Promise<string> {
  const wanted = `Go ${OLDEST_GO.join('.')} or later is needed to build the tools and servers of the tests`;
  const version = await findGo(processes);
  if (version === undefined) throw new Error(`${wanted}, and there is no \`go\` on PATH that answers`);
  if (isOlder(version)) throw new Error(`${wanted}, this is ${version}`);
  return version;
}

function isOlder(version: string): boolean {
  const parts = version.slice('go'.length).split('.').map(Number.parseFloat);
  for (const [index, least] of OLDEST_GO.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** Go's own output stays out of the log; the lines of `say` tell that a build goes on. */
function quiet(processes: Processes): Processes {
  return {
    read: (command) => processes.read(command),
    watch: (_title, command) => processes.read(command),
  };
}
