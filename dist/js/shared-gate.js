import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { _ as codeOf, b as messageOf, d as REASONS, f as fault, i as usableTemporaryFolder, l as AssayError, m as reasonsOf, n as writeNameless, o as plain, p as isOnly, r as temporaryFolder, s as sizeText, v as fullDisk, y as fullDiskLine } from "./shared-first.js";
import { $ as policyLocation, Bt as digestFault, Ct as number$1, Dt as strictObject, E as STATEMENT_MEDIA_TYPE, Et as record, F as exact, Gt as RawInputs, Ht as hex, It as orThrow, Kt as notOneOf, L as credentialsIn, Lt as orUndefined, M as parseJson, Mt as unknown, N as parseJsonAs, O as STATEMENT_TYPES, Ot as string, P as firstIssue, Rt as parsed$1, S as growingRedactor, T as PREDICATE_TYPES, Ut as hexOf, Vt as digestOf, Wt as isDigest, Yt as lookUp, Z as maySign, _ as isPassing, _t as custom, a as ownNetwork, at as parseDuration, bt as literal, c as connectionWords, ct as datetime, d as boundedBody, et as isLoopback, ft as _enum, g as isBusy, gt as boolean, h as TryAgain, ht as array, i as Network, j as statementKind, k as parseStatement, l as isLasting, m as BOUNDS, mt as _undefined, nt as optional, ot as number, st as date, t as PRODUCT, tt as isSafeUrl, u as NetworkError, v as retry, wt as object, xt as looseObject, y as retryAfter, yt as int, zt as unparsable } from "./shared-cli.js";
import { a as fallbackTag, c as parseReference, d as platformSlug, f as repositoryName, h as withHubName, l as pinnedName, m as taggedName, o as imageName, s as parsePlatform, t as GitHubClient, u as platformName } from "./shared-approve.js";
import { B as rulesBaseImages, Ct as effectOn, E as bareName, G as isGitlabPath, H as isWorkflowOf, J as certificateName, M as baseName, N as basesOf, O as readablePurl, P as isAllowed, Tt as policyDigest, X as KEY_KINDS, Y as namesWorkflow, Z as otherKind, _ as packagesByKey, _t as matchesGlob, a as VEX_STATUSES, at as SEVERITIES, bt as MAX_POLICY_BYTES, dt as endOf$2, et as publicKeysIn, ft as glassInWords, i as MAX_VEX_STATEMENTS, mt as setAside, n as TOOL_CHECKS, q as sameName, r as MAX_VEX_BYTES, st as isSeverity, t as workspaceFile, v as parsePackageUrl, vt as reachesInto, x as stricter, xt as POLICY_PATH, y as require_packageurl_js, yt as DEFAULT_POLICY } from "./shared-policy.js";
import { t as digestNow } from "./shared-digest.js";
import { closeSync, constants, createReadStream, createWriteStream, existsSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, extname, isAbsolute, join, parse as parse$1, resolve as resolve$1, sep } from "node:path";
import { access, chmod, constants as constants$2, copyFile, link, lstat, mkdir, mkdtemp, open, opendir, readFile, readdir, readlink, realpath, rename, rm, rmdir, stat, statfs, unlink, writeFile } from "node:fs/promises";
import { createHash, createPublicKey, randomUUID } from "node:crypto";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { createServer } from "node:net";
import { ChildProcess, spawnSync } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { once as once$1 } from "node:events";
import { finished, pipeline } from "node:stream/promises";
import { Readable, Transform, pipeline as pipeline$1 } from "node:stream";
import { createSocket } from "node:dgram";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { Worker } from "node:worker_threads";
import { createGunzip } from "node:zlib";

// src/adapters/github/cache-service.ts
/** The cache service of a job, or why there is none. */
function cacheServiceOf(environment) {
	const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = environment;
	if (!url || !token) return "this is no job with a cache of GitHub (ACTIONS_RESULTS_URL)";
	if (!environment.ACTIONS_CACHE_SERVICE_V2) return "this GitHub server has only the first version of the cache";
	const { ACTIONS_CACHE_MODE: mode = "", GITHUB_SERVER_URL: server = "https://github.com" } = environment;
	const { NODE_EXTRA_CA_CERTS: certificates } = environment;
	return {
		token,
		variables: {
			ACTIONS_RESULTS_URL: url,
			ACTIONS_CACHE_SERVICE_V2: "true",
			ACTIONS_CACHE_MODE: mode,
			GITHUB_SERVER_URL: server,
			...certificates && { NODE_EXTRA_CA_CERTS: certificates }
		}
	};
}
/** Whether a run uses the cache if no input says so: on GitHub's own runners, which start empty every time. */
function isCachedByDefault(environment) {
	return environment.RUNNER_ENVIRONMENT === "github-hosted" && typeof cacheServiceOf(environment) !== "string";
}

// src/adapters/processes/box/box-program.ts
const BOX_FAULT = "assay-box: ";
/**
* A program for Perl, which nearly every Linux has and which can make system calls. It restricts its own process for
* good and then becomes the program that it is asked to run, with the same process id. Arguments: the architecture, the
* id of the parent process, `tether`, `offline` or `online`, rules of the form `run|read|list|write PATH`, `--`, the
* program and its arguments. The parts:
*
* - It is killed as soon as the thread that started it ends (PR_SET_PDEATHSIG). For `tether` that is all.
* - It gets no rights by set-user-ID programs (no_new_privs), and loses all rights of root except to read and write
*   files of other users, which the rules still limit.
* - Landlock: it can open only files below the paths of the rules. It can neither trace nor signal other processes, nor
*   read their environment, memory or descriptors.
* - seccomp: it can make no socket (`online`: none for this machine's own services), and cannot use calls that lead past
*   the rules, such as io_uring, keyrings, and the memory and descriptors of other processes.
* - It inherits no descriptor except stdin, stdout and stderr.
*
* https://docs.kernel.org/userspace-api/landlock.html, https://docs.kernel.org/userspace-api/seccomp_filter.html
*/
const BOX_PROGRAM = String.raw`
my ($arch, $parent, $mode) = splice @ARGV, 0, 3;
# Without it, Perl would warn of a locale that the machine does not have.
delete $ENV{PERL_BADLANG};
sub refuse { print STDERR "assay-box: @_\n"; exit 125 }
my $x64 = $arch eq 'x64';
my ($openat, $prctl, $capget, $capset, $close, $socket) =
  $x64 ? (257, 157, 125, 126, 3, 41) : (56, 167, 90, 91, 57, 198);
# io_uring_setup, ptrace, process_vm_readv, process_vm_writev, add_key, request_key, keyctl, pidfd_getfd, bpf,
# userfaultfd, perf_event_open, truncate
my @denied = $x64
  ? (425, 101, 310, 311, 248, 249, 250, 438, 321, 323, 298, 76)
  : (425, 117, 270, 271, 217, 218, 219, 438, 280, 282, 241, 45);

if ($mode eq 'tether') { shift @ARGV } else {
  syscall($prctl, 38, 1, 0, 0, 0) == 0 or refuse("no_new_privs: $!");
  my $abi = syscall(444, 0, 0, 1);
  refuse("Landlock: $!") if $abi < 1;
  # Each version of Landlock knows more: renaming, truncating, TCP, devices, and scopes of signals and abstract sockets.
  my $handled = (1 << ($abi >= 5 ? 16 : $abi >= 3 ? 15 : $abi == 2 ? 14 : 13)) - 1;
  my $ports = $mode eq 'offline' ? 3 : 0;
  my $attributes = pack('Q*', $handled, ($abi >= 4 ? $ports : ()), ($abi >= 6 ? 3 : ()));
  my $rules = syscall(444, $attributes, length $attributes, 0);
  refuse("Landlock: $!") if $rules < 0;
  my %rights = (run => 13, read => 12, list => 8, write => $handled & ~1);
  my $rights_of_a_file = 1 | 2 | 4 | 1 << 14 | 1 << 15;
  while (defined(my $rule = shift @ARGV)) {
    last if $rule eq '--';
    my $path = shift @ARGV;
    # O_PATH, O_NOFOLLOW, O_CLOEXEC: a link that takes the place of a path must not lead elsewhere.
    my $nofollow = $x64 ? 0400000 : 0100000;
    my $file = syscall($openat, -100, $path, 010000000 | $nofollow | 02000000, 0);
    # What cannot be opened needs no rule; but a program that cannot write where it must would give odd errors.
    if ($file < 0) { next if $rule ne 'write' || $! == 2; refuse("$path: $!") }
    my $allowed = $rights{$rule} & $handled;
    $allowed &= $rights_of_a_file if -l $path || ! -d _;
    my $beneath = pack('Ql', $allowed, $file);
    syscall(445, $rules, 1, $beneath, 0) == 0 or refuse("Landlock: $path: $!");
    syscall($close, $file);
  }
  syscall(446, $rules, 0) == 0 or refuse("Landlock: $!");
  my ($header, $rights) = (pack('LL', 0x20080522, 0), "\0" x 24);
  syscall($capget, $header, $rights) == 0 or refuse("capabilities: $!");
  my ($effective, $permitted) = unpack('LL', $rights);
  # CAP_DAC_OVERRIDE
  $rights = pack('L6', $effective & 2, $permitted & 2, 0, 0, 0, 0);
  syscall($capset, $header, $rights) == 0 or refuse("capabilities: $!");
}

syscall($prctl, 1, 9, 0, 0, 0) == 0 or refuse("parent: $!");
refuse('its parent has ended') if getppid() != $parent;

if ($mode ne 'tether') {
  # close_range with CLOSE_RANGE_CLOEXEC. An older kernel does not know it; Node marks its descriptors itself.
  syscall(436, 3, 0xffffffff, 4);
  my $deny = pack('SCCL', 0x06, 0, 0, 0x00050000 | 13);
  my $load = sub { pack('SCCL', 0x20, 0, 0, $_[0]) };
  # Denies if the loaded value is equal to (0x15), or at least (0x35), another one.
  my $deny_if = sub { (pack('SCCL', $_[0], 0, 1, $_[1]), $deny) };
  my @filter = (
    $load->(4), pack('SCCL', 0x15, 1, 0, $x64 ? 0xc000003e : 0xc00000b7), $deny,
    $load->(0), $deny_if->(0x35, 0x40000000), map({ $deny_if->(0x15, $_) } @denied),
    # The first argument of socket: AF_UNIX reaches docker and other services of this machine.
    $mode eq 'offline' ? $deny_if->(0x15, $socket) : (
      pack('SCCL', 0x15, 0, 3, $socket), $load->(16), $deny_if->(0x15, 1),
    ),
    pack('SCCL', 0x06, 0, 0, 0x7fff0000),
  );
  my $program = join '', @filter;
  my $pointer = pack('Sx6P', scalar @filter, $program);
  syscall($prctl, 22, 2, $pointer, 0, 0) == 0 or refuse("seccomp: $!");
}
exec { $ARGV[0] } @ARGV or refuse("$ARGV[0]: $!");
`;

// src/domain/evidence/isolation.ts
/** What the input `isolate` demands. */
const ISOLATE = [
	"auto",
	"required",
	"off"
];
/** Nothing is separated. */
function notIsolated(why) {
	return {
		network: "open",
		files: "all",
		processes: "all",
		why
	};
}
/** Whether everything is separated. */
function isIsolated({ network, files, processes }) {
	return network === "none" && files === "own" && processes === "own";
}
/** What scanners would reach because it is not separated, in words. Empty if everything is separated. */
function reachable({ network, files, processes }) {
	return [
		...network === "none" ? [] : ["the network"],
		...files === "own" ? [] : ["all files of the user"],
		...processes === "own" ? [] : ["other processes"]
	];
}
/** `isolated by namespaces: no network, own processes; not its files, because …` */
function isolationInWords(isolation) {
	const { network, files, processes, by, why } = isolation;
	const held = [
		...network === "none" ? ["no network"] : [],
		...files === "own" ? ["own files"] : [],
		...processes === "own" ? ["own processes"] : []
	];
	const because = why === void 0 ? "" : `: ${why}`;
	if (by === void 0 || held.length === 0) return `not isolated${because}`;
	const all = `isolated by ${by} (${held.join(", ")})`;
	return isIsolated(isolation) ? all : `partly ${all}${because}`;
}

// src/adapters/processes/box/visible-paths.ts
/** Programs and libraries of the system. */
const RUN = [
	"/usr",
	"/bin",
	"/sbin",
	"/lib",
	"/lib32",
	"/lib64",
	"/libx32",
	"/nix/store",
	"/gnu/store"
];
/** Files that programs and their runtimes read, and that hold no credentials. */
const READ = [
	...[
		"ld.so.cache",
		"ld.so.conf",
		"ld.so.conf.d",
		"ld.so.preload",
		"ld-musl-x86_64.path"
	].map(etc),
	...[
		"passwd",
		"group",
		"nsswitch.conf",
		"localtime",
		"timezone",
		"os-release",
		"mime.types"
	].map(etc),
	...[
		"alternatives",
		"ssl/openssl.cnf",
		"ssl/certs",
		"pki/tls/certs",
		"pki/ca-trust/extracted"
	].map(etc),
	...[
		"cpuinfo",
		"meminfo",
		"filesystems",
		"sys/vm/overcommit_memory"
	].map((name) => `/proc/${name}`),
	...[
		"/sys/kernel/mm/transparent_hugepage",
		"/sys/devices/system/cpu",
		"/sys/fs/cgroup"
	],
	...["/dev/random", "/dev/urandom"]
];
/** What connections need in addition. */
const READ_ONLINE = [...[
	"resolv.conf",
	"hosts",
	"host.conf",
	"gai.conf",
	"services",
	"protocols"
].map(etc), ...[
	"/run/systemd/resolve",
	"/run/resolvconf",
	"/run/NetworkManager/resolv.conf",
	"/mnt/wsl/resolv.conf"
]];
const WRITE = [
	"/dev/null",
	"/dev/zero",
	"/dev/full"
];
/** Variables of a program that name its private folders. */
const PRIVATE = [
	"HOME",
	"TMPDIR",
	"XDG_CACHE_HOME",
	"XDG_CONFIG_HOME"
];
/** Variables of a program that name certificates. They are public. */
const CERTIFICATES = ["SSL_CERT_FILE", "SSL_CERT_DIR"];
function etc(name) {
	return `/etc/${name}`;
}
/** Every path that an isolated program may use, without links. `environment` is that of this process. */
function visiblePaths(command, view, environment) {
	const given = (names) => names.flatMap((name) => command.env[name] || []);
	const file = realOf(command.file);
	return [
		...RUN.map((path) => ["run", path]),
		...[...READ, ...view.isOnline === true ? READ_ONLINE : []].map((path) => ["read", path]),
		...WRITE.map((path) => ["write", path]),
		["run", file],
		...holdsPrivate(dirname(file), environment) ? [] : [["run", dirname(file)]],
		...given(CERTIFICATES).flatMap((list) => list.split(":").map((path) => ["read", path])),
		...(view.lists ?? []).map((path) => ["list", path]),
		...[command.cwd, ...view.reads].map((path) => ["read", path]),
		...[...given(PRIVATE), ...view.writes ?? []].map((path) => ["write", path])
	].map(([right, path]) => [right, realOf(path)]);
}
/**
* Whether a folder is, or contains, one in which people, the runner and other programs keep their files. A tool in such a
* folder sees only itself.
*/
function holdsPrivate(folder, environment) {
	const { HOME, RUNNER_TEMP, GITHUB_WORKSPACE } = environment;
	const kept = [
		homedir(),
		tmpdir(),
		"/tmp",
		"/root",
		"/home",
		HOME,
		RUNNER_TEMP,
		GITHUB_WORKSPACE
	];
	const within = folder.endsWith(sep) ? folder : `${folder}${sep}`;
	return kept.some((path) => {
		if (path === void 0 || path === "") return false;
		const real = realOf(path);
		return real === folder || real.startsWith(within);
	});
}
/** The path without links; the path itself if it does not exist. */
function realOf(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

// src/adapters/processes/box/boxes.ts
const PERL = "/usr/bin/perl";
const UNSHARE = "/usr/bin/unshare";
const SETPRIV = "/usr/bin/setpriv";
/** The boxes that this machine may have, the best first, and why others are not tried. */
function possibleBoxes(environment) {
	if (process.platform !== "linux") return {
		boxes: [],
		missing: ["scanners can be isolated only on Linux"]
	};
	const hasPerl = existsSync(PERL) && /^(?:x64|arm64)$/.test(process.arch);
	const hasUnshare = existsSync(UNSHARE);
	return {
		boxes: [...hasPerl ? [landlock(environment)] : [], ...hasUnshare ? [namespaces()] : []],
		missing: [...hasPerl ? [] : [`Landlock needs ${PERL} on x64 or arm64`], ...hasUnshare ? [] : [`namespaces need ${UNSHARE}`]]
	};
}
function landlock(environment) {
	return {
		by: "Landlock and seccomp",
		promise: {
			network: "none",
			files: "own",
			processes: "own"
		},
		wrap: (command, view) => {
			const rules = visiblePaths(command, view, environment).flat();
			return becoming(command, [view.isOnline === true ? "online" : "offline", ...rules]);
		}
	};
}
/** For a machine without Perl or Landlock. It hides no files: a mount for each folder would need more rights. */
function namespaces() {
	const asUser = process.getuid?.() === 0 ? [] : ["--user", "--map-current-user"];
	const separate = [
		"--net",
		"--ipc",
		"--pid",
		"--fork",
		"--kill-child",
		"--mount-proc"
	];
	return {
		by: "namespaces",
		promise: {
			network: "none",
			files: "all",
			processes: "own"
		},
		wrap: (command, view) => {
			if (view.isOnline === true) return tethered(command);
			const { file, args } = command;
			return tethered({
				...command,
				file: UNSHARE,
				args: [
					...asUser,
					...separate,
					"--",
					file,
					...args
				]
			});
		}
	};
}
/** The command as one whose process is killed as soon as this process ends, if the machine has a program for that. */
function tethered(command) {
	if (process.platform !== "linux") return command;
	if (existsSync(PERL) && /^(?:x64|arm64)$/.test(process.arch)) return becoming(command, ["tether"]);
	if (!existsSync(SETPRIV)) return command;
	const { file, args } = command;
	return {
		...command,
		file: SETPRIV,
		args: [
			"--pdeathsig",
			"KILL",
			"--",
			file,
			...args
		]
	};
}
/** The command as one of Perl that restricts itself and becomes the program. */
function becoming(command, restrictions) {
	const { file, args, env } = command;
	const own = [
		process.arch,
		String(process.pid),
		...restrictions,
		"--"
	];
	return {
		...command,
		file: PERL,
		args: [
			"-e",
			BOX_PROGRAM,
			...own,
			file,
			...args
		],
		env: {
			...env,
			PERL_BADLANG: "0"
		}
	};
}

// src/adapters/processes/box/trial.ts
const TRIAL_LIMIT_MS = 2e4;
const CANARY = "canary";
/**
* Runs in the box and tries everything that the box must prevent. It is JavaScript for this very Node. Arguments: TCP
* port, UDP port, a file outside of its view, and the id and start time of the process that runs the trial.
*/
const PROGRAM$1 = `
const { appendFileSync, readFileSync } = require('node:fs');
const [tcp, udp, file, pid, started] = process.argv.slice(1);
const can = (action) => { try { return action(); } catch { return false; } };
const found = {
  read: can(() => readFileSync(file, 'utf8').length > 0),
  wrote: can(() => (appendFileSync(file, 'x'), true)),
  process: can(() => readFileSync('/proc/' + pid + '/stat', 'latin1').split(') ').pop().split(' ')[19] === started),
};
const overTcp = new Promise((resolve) => {
  const socket = require('node:net').connect(Number(tcp), '127.0.0.1');
  socket.on('connect', () => (socket.destroy(), resolve(true))).on('error', () => resolve(false));
});
const overUdp = new Promise((resolve) => {
  const socket = require('node:dgram').createSocket('udp4');
  socket.on('error', () => resolve(false));
  socket.send('x', Number(udp), '127.0.0.1', (error) => { try { socket.close(); } catch {} resolve(!error); });
});
Promise.all([overTcp, overUdp]).then(([tcp, udp]) => console.log(JSON.stringify({ tcp, udp, ...found })));
`;
/**
* Tries a box with a program that attempts what it must not be able to do. Answers what held; a text says why the box
* cannot be used at all. What the program says of itself counts only together with what arrived here.
*/
async function tryBox(box, run, temporary) {
	const folder = await mkdtemp(join(temporary, "isolation-"));
	const tcp = createServer((socket) => socket.destroy());
	const udp = createSocket("udp4");
	let arrived = 0;
	try {
		tcp.on("connection", () => arrived += 1);
		udp.on("message", () => arrived += 1);
		const ports = await Promise.all([listen$1(tcp), bind(udp)]);
		const [inside, outside] = [join(folder, "inside"), join(folder, "outside")];
		await Promise.all([mkdir(inside), mkdir(outside)]);
		const file = join(outside, CANARY);
		await writeFile(file, CANARY, { mode: 384 });
		const args = [
			"-e",
			PROGRAM$1,
			...ports.map(String),
			file,
			String(process.pid),
			ownStart()
		];
		const command = {
			tool: "node",
			file: process.execPath,
			args,
			cwd: inside,
			env: {
				HOME: inside,
				TMPDIR: inside,
				PATH: "/usr/bin:/bin"
			},
			timeoutMs: TRIAL_LIMIT_MS,
			maxOutputBytes: 1048576
		};
		const reached = reachedIn(await run(box.wrap(command, { reads: [dirname(process.execPath)] })));
		if (typeof reached === "string") return reached;
		return judge(box, {
			...reached,
			wrote: reached.wrote || await readFile(file, "utf8") !== CANARY
		}, arrived);
	} catch (error) {
		return messageOf(error);
	} finally {
		tcp.close();
		udp.close();
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function judge({ by, promise }, reached, arrived) {
	const held = {
		network: reached.tcp || reached.udp || arrived > 0 ? "open" : "none",
		files: reached.read || reached.wrote ? "all" : "own",
		processes: reached.process ? "all" : "own"
	};
	const broken = [
		"network",
		"files",
		"processes"
	].filter((part) => held[part] !== promise[part]);
	if (broken.length === 0) return {
		...held,
		by
	};
	return {
		...held,
		by,
		why: `${by} did not hold: ${broken.join(", ")}`
	};
}
function reachedIn(exit) {
	if (exit.kind === "not-started") return plain(exit.message, 200);
	if (exit.kind !== "exited") return exit.kind;
	try {
		const reached = JSON.parse(exit.stdout);
		if (isReached(reached)) return reached;
	} catch {}
	return plain(exit.stderr.trim().split("\n")[0] || `exit code ${exit.code}`, 200);
}
function isReached(value) {
	if (typeof value !== "object" || value === null) return false;
	const entries = new Map(Object.entries(value));
	return [
		"tcp",
		"udp",
		"read",
		"wrote",
		"process"
	].every((name) => typeof entries.get(name) === "boolean");
}
async function listen$1(server) {
	server.listen(0, "127.0.0.1");
	await once$1(server, "listening");
	const address = server.address();
	return typeof address === "object" && address !== null ? address.port : 0;
}
async function bind(socket) {
	socket.bind(0, "127.0.0.1");
	await once$1(socket, "listening");
	return socket.address().port;
}
/** When this process started, as the kernel counts it: an id alone may be that of another process elsewhere. */
function ownStart() {
	return (readFileSync("/proc/self/stat", "latin1").split(") ").pop()?.split(" ") ?? [])[19] ?? "";
}

// src/adapters/processes/box/choose-box.ts
/** Chooses the best box of this machine at the first use. */
function createIsolator({ isolate, temporary, environment }, run) {
	let chosen;
	const choose = async () => {
		if (isolate === "off") return { isolation: notIsolated("isolate is off") };
		const best = await bestBox(temporary, environment, run);
		if (isolate === "auto" || isIsolated(best.isolation)) return best;
		throw unavailable$2(best.isolation);
	};
	const once = () => {
		chosen ??= choose();
		return chosen;
	};
	return {
		isolation: async () => (await once()).isolation,
		wrap: async (command) => {
			const { view } = command;
			if (view === void 0) return command.isTethered === true ? tethered(command) : command;
			const { box } = await once();
			return box === void 0 ? tethered(command) : box.wrap(command, view);
		}
	};
}
/** The box that separates the most; the first of two that are alike. */
async function bestBox(temporary, environment, run) {
	const { boxes, missing } = possibleBoxes(environment);
	const failures = [...missing];
	let best;
	for (const box of boxes) {
		const isolation = await tryBox(box, run, temporary);
		if (typeof isolation === "string") failures.push(`${box.by}: ${isolation}`);
		else if (isIsolated(isolation)) return {
			isolation,
			box
		};
		else if (best === void 0 || heldBy(isolation) > heldBy(best.isolation)) best = {
			isolation,
			box
		};
	}
	if (best === void 0 || heldBy(best.isolation) === 0) return { isolation: notIsolated(failures.join("; ")) };
	const reasons = [...failures, ...best.isolation.why === void 0 ? [] : [best.isolation.why]];
	return {
		...best,
		isolation: {
			...best.isolation,
			why: reasons.join("; ")
		}
	};
}
function heldBy({ network, files, processes }) {
	return Number(network === "none") + Number(files === "own") + Number(processes === "own");
}
function unavailable$2(isolation) {
	const message = `\`isolate: required\` is set, but scanners would reach ${reachable(isolation).join(", ")} on this machine (${isolation.why ?? ""})`;
	return fault("isolation-unavailable", "tools", message);
}

// src/adapters/processes/secret-files.ts
/**
* Makes files with secrets for a program, by path and content. Each path is a link to a file without a name that only
* this process holds open. So nothing is left of it when this process ends, however it ends. Returns a function that
* removes them. Where the system has no `/proc`, they are files in the private folder.
*/
function placeSecretFiles(files = {}) {
	const removals = [];
	const removeAll = () => {
		for (const remove of removals.splice(0)) remove();
	};
	try {
		for (const [path, content] of Object.entries(files)) removals.push(place(path, content));
	} catch (error) {
		removeAll();
		throw error;
	}
	return removeAll;
}
function place(path, content) {
	const remove = () => rmSync(path, { force: true });
	if (!existsSync("/proc/self/fd")) {
		writeFileSync(path, content, {
			flag: "wx",
			mode: 384
		});
		return remove;
	}
	const file = writeNameless(["/dev/shm", dirname(path)], Buffer.from(content));
	const close = () => closeSync(file);
	try {
		symlinkSync(`/proc/${process.pid}/fd/${file}`, path);
	} catch (error) {
		close();
		throw error;
	}
	return () => {
		close();
		remove();
	};
}

// src/adapters/processes/shutdown.ts
const cleanups = /* @__PURE__ */ new Set();
let listening = false;
/**
* Registers a synchronous clean-up for the end of this process, also by a signal. The one that was registered last runs
* first. Returns a function that removes it.
*/
function onShutdown(cleanup) {
	listen();
	cleanups.add(cleanup);
	return () => cleanups.delete(cleanup);
}
/**
* Resolves when a signal asks this process to end, which then does not end by itself. A second signal ends it at once. For
* a server, which answers what it was asked before it ends.
*/
function untilStopped() {
	listen();
	return new Promise((resolve) => {
		isHeld = true;
		stop = resolve;
	});
}
let isHeld = false;
let stop = () => void 0;
function onSignal(code) {
	if (!isHeld) process.exit(code);
	isHeld = false;
	stop();
}
function listen() {
	if (listening) return;
	listening = true;
	process.on("exit", cleanUp);
	process.on("SIGINT", () => onSignal(130));
	process.on("SIGTERM", () => onSignal(143));
	process.on("SIGHUP", () => onSignal(129));
}
function cleanUp() {
	for (const cleanup of [...cleanups].reverse()) {
		cleanups.delete(cleanup);
		try {
			cleanup();
		} catch {}
	}
}

// src/adapters/processes/time-limit.ts
/** From SIGTERM, which lets a program clean up, to SIGKILL, which it cannot ignore. */
const KILL_GRACE_MS = 5e3;
/** Sends SIGTERM after `milliseconds`, and SIGKILL {@link KILL_GRACE_MS} later, unless it is cancelled before. */
function limitTime(milliseconds, kill) {
	let reached = false;
	let timer = setTimeout(() => {
		reached = true;
		kill("SIGTERM");
		timer = setTimeout(() => kill("SIGKILL"), KILL_GRACE_MS);
	}, milliseconds);
	return {
		isReached: () => reached,
		cancel: () => clearTimeout(timer)
	};
}

// src/adapters/processes/descendants.ts
const PS_LIMIT_MS = 2e3;
/**
* The ids of all processes below a process, at any depth, by `ps`. Synchronous, because it also runs while this process
* ends. Needed for @actions/exec only: it puts no program into a process group, which could be killed as a whole.
*/
function descendantsOf(root) {
	const found = /* @__PURE__ */ new Set();
	if (root === void 0) return found;
	const { stdout } = spawnSync("ps", [
		"-A",
		"-o",
		"pid=,ppid="
	], {
		encoding: "utf8",
		timeout: PS_LIMIT_MS,
		env: { PATH: process.env.PATH ?? "" }
	});
	const pairs = (stdout ?? "").split("\n").map((line) => line.trim().split(/\s+/).map(Number));
	const parents = [root];
	for (const parent of parents) for (const [pid = 0, ppid] of pairs) {
		if (ppid !== parent || pid <= 0 || found.has(pid)) continue;
		found.add(pid);
		parents.push(pid);
	}
	return found;
}

// src/adapters/processes/line-splitter.ts
/** A longer line is printed in parts: a line without an end must not fill the memory. In UTF-16 units. */
const LONGEST_LINE = 16384;
/** Prints a stream of bytes line by line, without empty lines. `end` prints the last line if it has no line break. */
function lineSplitter(print) {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	return {
		add(chunk) {
			const parts = (rest + decoder.write(chunk)).split(/\r\n|\r|\n/);
			rest = parts.pop() ?? "";
			if (rest.length > LONGEST_LINE) {
				parts.push(rest);
				rest = "";
			}
			for (const line of parts) if (line.trim() !== "") print(line);
		},
		end() {
			if (rest.trim() !== "") print(rest);
		}
	};
}

// src/adapters/processes/watch.ts
/** How long the streams may stay open after the program has ended. */
const STREAM_GRACE_MS = 1e3;
/**
* @actions/exec gives access neither to the child nor to its signal. Node announces every child on the channel
* `child_process`, in the asynchronous context of the code that starts it. So each call of `watch` sees its own child.
*/
const started = new AsyncLocalStorage();
let subscribed = false;
function listenForChildren() {
	if (subscribed) return;
	subscribed = true;
	subscribe("child_process", (message) => {
		if (typeof message !== "object" || message === null || !("process" in message)) return;
		const store = started.getStore();
		if (store === void 0 || !(message.process instanceof ChildProcess)) return;
		const child = message.process;
		store.push(child);
		queueMicrotask(() => child.stdin?.on("error", () => void 0));
	});
}
let groupIsOpen = false;
/**
* Runs a program and shows its output: with `print`, else in a group of the log of the step. Each line is redacted and
* neutralised first.
*/
async function watch(title, command, redact, print) {
	const safe = (line) => plain(redact(line));
	if (print === void 0) return await watchInGroup(title, command, safe);
	print(plain(title));
	return await run(command, (line) => print(safe(line)));
}
async function watchInGroup(title, command, safe) {
	const { startGroup, endGroup } = await import("./core.js");
	const opens = !groupIsOpen;
	if (opens) {
		groupIsOpen = true;
		startGroup(plain(title));
	}
	try {
		return await run(command, (line) => process.stdout.write(`${safe(line)}\n`));
	} finally {
		if (opens) {
			groupIsOpen = false;
			endGroup();
		}
	}
}
async function run(command, print) {
	const { exec } = await import("./exec.js");
	listenForChildren();
	const children = [];
	const descendants = /* @__PURE__ */ new Set();
	const kill = (signal) => {
		for (const child of children) {
			const isRunning = child.exitCode === null && child.signalCode === null;
			for (const pid of isRunning ? descendantsOf(child.pid) : []) descendants.add(pid);
			child.kill(signal);
		}
		for (const pid of descendants) signalProcess(pid, signal);
	};
	const limit = limitTime(command.timeoutMs, kill);
	const cancelKill = onShutdown(() => kill("SIGKILL"));
	let full = "";
	const take = (line) => {
		if (full === "") full = fullDiskLine(line) ?? "";
		print(line);
	};
	const [stdout, stderr] = [lineSplitter(take), lineSplitter(take)];
	try {
		const code = await started.run(children, () => exec(quoted(command.file), [...command.args], {
			cwd: command.cwd,
			env: { ...command.env },
			input: Buffer.from(command.input ?? ""),
			silent: true,
			ignoreReturnCode: true,
			delay: STREAM_GRACE_MS,
			listeners: {
				stdout: stdout.add,
				stderr: stderr.add
			}
		}));
		stdout.end();
		stderr.end();
		const exit = exitOf(code, children.at(-1)?.signalCode ?? void 0, limit.isReached(), command.timeoutMs);
		return "stderr" in exit ? {
			...exit,
			stderr: full
		} : exit;
	} catch (error) {
		return {
			kind: "not-started",
			message: messageOf(error)
		};
	} finally {
		limit.cancel();
		cancelKill();
		kill("SIGKILL");
	}
}
function signalProcess(pid, signal) {
	try {
		process.kill(pid, signal);
	} catch {}
}
/** @actions/exec returns a code that is no number if a signal ended the program. */
function exitOf(code, signal, isTimeUp, afterMs) {
	if (isTimeUp) return {
		kind: "timed-out",
		afterMs
	};
	if (signal !== void 0 || typeof code !== "number" || !Number.isInteger(code)) return {
		kind: "killed",
		signal: signal ?? "an unknown signal",
		stderr: ""
	};
	return {
		kind: "exited",
		code,
		stdout: "",
		stderr: ""
	};
}
/** @actions/exec splits its first argument at spaces unless it is quoted. */
function quoted(file) {
	return `"${file.replaceAll("\"", "\\\"")}"`;
}

// src/adapters/processes/processes.ts
const DEFAULT_OUTPUT_BYTES = 67108864;
/** Isolates nothing. For entries that run no scanner. */
const NO_ISOLATION = {
	isolate: "off",
	temporary: "",
	environment: {}
};
/**
* Runs programs: with execa if Assay reads the output, with @actions/exec if a person watches it. Stderr and the
* printed lines go through `redact`, because a tool may quote its credentials. Stdout is returned unchanged. What a person
* watches goes to `print`, else into the log of the step.
*/
function createProcesses(redact = (text) => text, isolatorOptions = NO_ISOLATION, print) {
	const isolator = createIsolator(isolatorOptions, read$2);
	const redacted = (exit) => "stderr" in exit ? {
		...exit,
		stderr: redact(exit.stderr)
	} : exit;
	return {
		read: async (command) => redacted(await withSecretFiles(command, async () => read$2(await isolator.wrap(command)))),
		watch: async (title, command) => redacted(await withSecretFiles(command, async () => watch(title, await isolator.wrap(command), redact, print))),
		isolation: isolator.isolation
	};
}
async function withSecretFiles(command, run) {
	const remove = placeSecretFiles(command.secretFiles);
	try {
		return await run();
	} finally {
		remove();
	}
}
async function read$2(command) {
	const { execa } = await import("./execa2.js");
	const limitBytes = command.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
	const child = execa(command.file, command.args, {
		...childOptions(command),
		stripFinalNewline: false,
		maxBuffer: limitBytes,
		...command.input === void 0 ? { stdin: "ignore" } : { input: command.input }
	});
	const cancelKill = killOnShutdown(child);
	try {
		const result = await child;
		if (result.timedOut) return {
			kind: "timed-out",
			afterMs: command.timeoutMs
		};
		if (result.isMaxBuffer) return {
			kind: "too-much-output",
			limitBytes
		};
		const stderr = utf8(result.stderr);
		if (result.signal !== void 0) return {
			kind: "killed",
			signal: result.signal,
			stderr
		};
		const code = result.exitCode;
		if (typeof code !== "number") return {
			kind: "not-started",
			message: result.originalMessage ?? "the cause is unknown"
		};
		if (result.failed && code === 0) return {
			kind: "not-started",
			message: result.originalMessage ?? "its output could not be read"
		};
		if (code === 125 && stderr.startsWith("assay-box: ")) return {
			kind: "not-started",
			message: stderr.slice(BOX_FAULT.length).trim()
		};
		return {
			kind: "exited",
			code,
			stdout: utf8(result.stdout),
			stderr
		};
	} finally {
		cancelKill();
		child.kill("SIGKILL");
	}
}
/** How execa runs every program: without a shell, in a process group that ends as a whole. */
function childOptions({ cwd, env, timeoutMs }) {
	return {
		cwd,
		env,
		extendEnv: false,
		reject: false,
		shell: false,
		encoding: "buffer",
		timeout: timeoutMs,
		forceKillAfterDelay: KILL_GRACE_MS,
		killDescendants: true,
		cleanup: false
	};
}
/** Kills a program and what it started when this process ends; returns a function that cancels this. */
function killOnShutdown(child) {
	return onShutdown(() => child.kill("SIGKILL"));
}
function utf8(bytes) {
	return bytes === void 0 ? "" : new TextDecoder().decode(bytes);
}

// src/adapters/image/verified-stream.ts
/**
* Passes bytes on, and fails with `image-invalid` if they do not match the descriptor: at once if there are too many, at
* the end if the size or the digest differs. `where` names the source in messages.
*/
var VerifiedStream = class extends Transform {
	#hash = createHash("sha256");
	/** What the bytes must be. */
	expected;
	#where;
	#size = 0;
	constructor(expected, where) {
		super();
		this.expected = expected;
		this.#where = where;
	}
	_transform(chunk, _encoding, done) {
		this.#size += chunk.byteLength;
		if (this.#size > this.expected.size) {
			done(this.#wrong(`more than the ${this.expected.size} bytes of its descriptor`));
			return;
		}
		this.#hash.update(chunk);
		done(null, chunk);
	}
	_flush(done) {
		const found = `sha256:${this.#hash.digest("hex")}`;
		if (this.#size !== this.expected.size) done(this.#wrong(`${this.#size} bytes (${found}) instead of ${this.expected.size}`));
		else if (found !== this.expected.digest) done(this.#wrong(`bytes with the digest ${found}`));
		else done();
	}
	#wrong(found) {
		return fault("image-invalid", "image", `for the blob ${this.expected.digest}, ${this.#where} contains ${found}`);
	}
};

// src/adapters/registry/registry-retry.ts
/** How often a request is sent that may succeed a moment later. */
const TRIES$2 = BOUNDS.registry.tries;
/** Repeats requests to registries, and reports each further try of a {@link TRIES}. */
var RegistryRetry = class {
	#policy;
	constructor({ pause, longestPause }, say) {
		const report = (problem, pauseMs, next) => {
			say(`${problem}, trying again in ${Number((pauseMs / 1e3).toFixed(1))} s (${next} of ${TRIES$2})`);
		};
		this.#policy = {
			tries: TRIES$2,
			pause,
			longestPause,
			report
		};
	}
	/** The result of the last attempt. An attempt without a `problem` is repeated without a line in the log. */
	async run(attempt, tries = TRIES$2) {
		return await retry(attempt, {
			...this.#policy,
			tries
		});
	}
};
/** For an answer that may be different soon. Its body is given up before another try. */
function answered(response, { registry, what }, conclude) {
	const { status } = response;
	return new TryAgain({
		problem: `${registry} answered ${status} for ${what}`,
		serverPause: retryAfter(response),
		isOverload: status === 429,
		release: async () => await response.body?.cancel(),
		conclude
	});
}
/** For a request that got no answer. */
function unreachable(error, { registry, what }) {
	return new TryAgain({
		problem: `${registry} could not be reached for ${what}`,
		conclude: () => {
			throw error;
		}
	});
}
/**
* Whether a request failed because its connection broke, so that another one may succeed. A server that hangs or is too
* slow is not asked again: all tries together would take minutes.
*/
function isBroken(error) {
	return isOnly(error, "registry-unavailable") && error.cause !== void 0 && !isTimeout$1(error.cause) && !isLasting(error.cause);
}
function isTimeout$1(error) {
	return error instanceof DOMException && error.name === "TimeoutError";
}

// src/adapters/registry/blobs/download.ts
/**
* Requests a blob and answers its parts. If the connection breaks off, the rest is requested: a large layer does not begin
* anew. The bytes are not checked here. Throws `registry-unavailable` after {@link TRIES} broken connections.
*/
async function openDownload(session, call) {
	return rest(session, call, await requestFrom(session, call, 0));
}
async function* rest(session, call, first) {
	let parts = first;
	let received = 0;
	let breaks = 0;
	try {
		for (;;) {
			const part = await session.transport.retry.run(async () => {
				parts ??= await requestFrom(session, call, received);
				try {
					return await parts.next();
				} catch (error) {
					parts = void 0;
					if (!isBroken(error)) throw error;
					breaks += 1;
					return unreachable(error, call.purpose);
				}
			}, TRIES$2 - breaks);
			if (part.done) return;
			received += part.value.byteLength;
			yield part.value;
		}
	} finally {
		await parts?.return(void 0);
	}
}
/**
* The parts of a blob from a byte on. A registry that knows no ranges sends the whole, or refuses the range and is asked
* for the whole: then the beginning is left out.
*/
async function requestFrom(session, call, from) {
	if (from > 0) {
		const response = await session.send({
			...call,
			headers: {
				...call.headers,
				range: `bytes=${from}-`
			}
		});
		const parts = session.transport.body(response, call.purpose);
		if (response.status === 206 && startOf(response) === from) return parts;
		if (response.status === 200) return without(parts, from);
		if (isPassing(response.status)) return await session.fail(response, call.purpose);
		await response.body?.cancel();
	}
	const response = await session.send(call);
	if (response.status !== 200) return await session.fail(response, call.purpose);
	return without(session.transport.body(response, call.purpose), from);
}
/** The first byte of a partial answer; undefined if it does not say. */
function startOf(response) {
	const start = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
	return start === void 0 ? void 0 : Number(start);
}
async function* without(parts, count) {
	let left = count;
	for await (const part of parts) {
		const skipped = Math.min(left, part.byteLength);
		left -= skipped;
		if (skipped < part.byteLength) yield part.subarray(skipped);
	}
}

// src/formats/image/media-types.ts
/** Media types of the OCI image specification and of Docker's image format, version 2. */
const MEDIA = {
	manifest: "application/vnd.oci.image.manifest.v1+json",
	index: "application/vnd.oci.image.index.v1+json",
	config: "application/vnd.oci.image.config.v1+json",
	layer: "application/vnd.oci.image.layer.v1.tar",
	empty: "application/vnd.oci.empty.v1+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerIndex: "application/vnd.docker.distribution.manifest.list.v2+json",
	dockerConfig: "application/vnd.docker.container.image.v1+json",
	bundle: "application/vnd.dev.sigstore.bundle.v0.3+json"
};
const INDEXES = [MEDIA.index, MEDIA.dockerIndex];
const MANIFESTS = [MEDIA.manifest, MEDIA.dockerManifest];
const CONFIGS = [MEDIA.config, MEDIA.dockerConfig];
const OCI_LAYER = /^application\/vnd\.oci\.image\.layer\.v1\.tar(?:\+(?:gzip|zstd))?$/;
const DOCKER_LAYER = /^application\/vnd\.docker\.image\.rootfs\.diff\.tar(?:\.(?:gzip|zstd))?$/;
const FOREIGN$1 = /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.|docker\.image\.rootfs\.foreign\.)/;
const ENCRYPTED = /^application\/vnd\.oci\.image\.layer\.[\w.+-]+\+encrypted$/;
/** Whether the media type is one of an index or manifest list. */
const isIndexType = (mediaType) => INDEXES.includes(mediaType);
/** Whether the media type is one of a single manifest. */
const isManifestType = (mediaType) => MANIFESTS.includes(mediaType);
/** Whether the media type is one of an image configuration. */
const isConfigType = (mediaType) => CONFIGS.includes(mediaType);
/** Whether the media type is one of a layer that Assay reads: a tar, plain or compressed by gzip or zstd. */
const isLayerType = (mediaType) => OCI_LAYER.test(mediaType) || DOCKER_LAYER.test(mediaType);
/** Whether a layer is outside the registry (Windows base layers), so that it cannot be checked. */
const isForeignLayerType = (mediaType) => FOREIGN$1.test(mediaType);
/** Whether a layer is encrypted (ocicrypt), so that only the owner of the key can read it. */
const isEncryptedLayerType = (mediaType) => ENCRYPTED.test(mediaType);

// src/formats/image/oci-texts.ts
/** All further texts become one entry together, since each entry becomes a file for the engines. */
const MAX_ENTRIES = 5e3;
/** Names of deeper texts end here: their total length would grow with the square of the depth. */
const MAX_NAMED_DEPTH = 50;
/** Texts that are read elsewhere (such as `config.Env`), or that cannot contain a secret. */
const KNOWN$1 = /^(?:architecture|os|variant|created|rootfs\0.*|config\0(?:Env|Cmd|Entrypoint|Labels\0.*)|history\0\d+\0(?:created|created_by))$/;
/**
* Every other text in an image configuration: health check, `ONBUILD`, author, the comments of the history, the additions
* of builders. A list is one entry whose parts are separated by blanks. So are the keys of a set such as `Volumes`.
*/
function otherTexts(configuration) {
	const entries = [];
	const open = [[
		"",
		configuration,
		0
	]];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const [path, value, depth] = next;
		if (KNOWN$1.test(path)) continue;
		const text = textOf(value);
		if (text !== void 0) {
			if (text !== "") entries.push({
				entry: nameOf$4(path),
				text
			});
			continue;
		}
		if (typeof value !== "object" || value === null) continue;
		for (const [key, inner] of Object.entries(value).reverse()) open.push([
			path === "" ? key : depth > MAX_NAMED_DEPTH ? path : `${path}\0${key}`,
			inner,
			depth + 1
		]);
	}
	const rest = entries.splice(MAX_ENTRIES).map(({ text }) => text);
	return rest.length === 0 ? entries : [...entries, {
		entry: "Other entries",
		text: rest.join("\n")
	}];
}
function textOf(value) {
	if (typeof value === "string") return value;
	if (Array.isArray(value)) return value.every((part) => typeof part === "string") ? value.join(" ") : void 0;
	if (typeof value !== "object" || value === null) return void 0;
	return Object.values(value).every((inner) => typeof inner === "object" && inner !== null && Object.keys(inner).length === 0) ? Object.keys(value).join(" ") : void 0;
}
/** `Healthcheck Test`, `History step 2 comment`, `author`. */
function nameOf$4(path) {
	const parts = path.split("\0");
	if (parts[0] === "history") return [
		"History step",
		Number(parts[1]) + 1,
		...parts.slice(2)
	].join(" ");
	return (parts[0] === "config" ? parts.slice(1) : parts).join(" ");
}

// src/formats/image/oci.ts
/** Greatest size of a manifest or index, in bytes. Registries allow no more. */
const MAX_MANIFEST_BYTES = 4194304;
/** Greatest size of an image configuration, in bytes. */
const MAX_CONFIG_BYTES = 8388608;
/** Whether an entry is one of BuildKit's provenance and SBOM entries. They are beside the platforms in an index. */
function isAttestationEntry(entry) {
	return isNowhere(entry) && entry.annotations?.["vnd.docker.reference.type"] === "attestation-manifest";
}
/**
* One entry for each manifest of an index, which may name a manifest several times. An entry that can run counts before an
* entry that is marked to run nowhere, since an engine uses any of them. Of several entries the one that `prefer` accepts
* counts, otherwise the first.
*/
function distinctEntries(entries, prefer = () => false) {
	return [...Map.groupBy(entries, ({ digest }) => digest).values()].flatMap((same) => {
		const runnable = same.filter((entry) => !isNowhere(entry));
		const candidates = runnable.length > 0 ? runnable : same;
		return candidates.find(prefer) ?? candidates.slice(0, 1);
	});
}
/** Whether no machine has the entry's platform. */
function isNowhere({ platform }) {
	return platform?.os === "unknown" && platform.architecture === "unknown";
}
const digest = custom((value) => typeof value === "string" && isDigest(value), { message: "not a digest of the form sha256:<64 hex digits>" });
const annotations = record(string(), string()).nullish();
const word = string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const wordOrEmpty = word.or(literal(""));
const optionalWord = wordOrEmpty.nullish();
const platformShape = {
	os: optionalWord,
	architecture: optionalWord,
	variant: optionalWord,
	"os.version": word.nullish().catch(void 0)
};
const platform$1 = exact(platformShape);
const descriptorShape = {
	mediaType: string().min(1).max(255),
	digest,
	size: int().nonnegative(),
	artifactType: string().max(255).nullish(),
	annotations
};
const descriptor = exact(descriptorShape);
const entry = exact({
	...descriptorShape,
	platform: platform$1.nullish()
});
const manifestSchema = exact({
	schemaVersion: literal(2),
	mediaType: string().nullish(),
	artifactType: string().nullish(),
	config: descriptor,
	layers: array(descriptor).max(1e3),
	subject: descriptor.nullish(),
	annotations,
	manifests: _undefined().optional()
});
const indexSchema = exact({
	schemaVersion: literal(2),
	mediaType: string().nullish(),
	manifests: array(entry).max(1e4),
	annotations,
	config: _undefined().optional(),
	layers: _undefined().optional()
});
const formSchema = looseObject({
	mediaType: string().optional(),
	schemaVersion: unknown(),
	manifests: array(unknown()).optional(),
	config: looseObject({}).optional()
});
const strings = array(string()).nullish();
const configurationSchema = exact({
	...platformShape,
	os: wordOrEmpty,
	architecture: wordOrEmpty,
	rootfs: exact({
		type: literal("layers"),
		diff_ids: array(digest)
	}),
	history: array(exact({
		created_by: string().nullish(),
		empty_layer: boolean().nullish()
	})).nullish(),
	config: exact({
		Env: strings,
		Cmd: strings,
		Entrypoint: strings,
		Labels: record(string(), string()).nullish()
	}).nullish()
});
/**
* Reads a manifest or index. `mediaType` is what the registry or the descriptor says. The fault is a sentence; `where`
* names the document in it.
*/
function parseManifest(bytes, mediaType, where) {
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`${where} ${json.fault}`);
	const refused = whyOldOrMixed(json.value, mediaType);
	if (refused !== void 0) return unparsable(`${where} ${refused}`);
	if (isIndexType(mediaType)) {
		const index = read$1(indexSchema, json.value, where);
		if (!index.ok) return index;
		const { manifests, annotations: notes } = index.value;
		return parsed$1({
			kind: "index",
			manifests: manifests.map(entryOf$2),
			...notes ? { annotations: notes } : {}
		});
	}
	if (!isManifestType(mediaType)) return unparsable(`${where} is of type "${mediaType.slice(0, 100)}", which is not a container image`);
	const manifest = read$1(manifestSchema, json.value, where);
	if (!manifest.ok) return manifest;
	const { artifactType, config, layers, subject, annotations: notes } = manifest.value;
	return parsed$1({
		kind: "manifest",
		config: descriptorOf(config),
		layers: layers.map(descriptorOf),
		...artifactType ? { artifactType } : {},
		...subject ? { subject: descriptorOf(subject) } : {},
		...notes ? { annotations: notes } : {}
	});
}
/** Reads an image configuration. The fault is a sentence; `where` names the document in it. */
function parseConfiguration(bytes, where) {
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`${where} ${json.fault}`);
	const configuration = read$1(configurationSchema, json.value, where);
	if (!configuration.ok) return configuration;
	const { rootfs, history, config, ...named } = configuration.value;
	const others = otherTexts(json.value);
	return parsed$1({
		platform: platformOf(named) ?? {
			os: named.os || "linux",
			architecture: named.architecture || "unknown"
		},
		diffIds: rootfs.diff_ids,
		history: (history ?? []).map((step) => ({
			createdBy: step.created_by ?? "",
			emptyLayer: step.empty_layer ?? false
		})),
		env: config?.Env ?? [],
		cmd: config?.Cmd ?? [],
		entrypoint: config?.Entrypoint ?? [],
		labels: config?.Labels ?? {},
		...others.length === 0 ? {} : { others }
	});
}
/** Reads the `index.json` of an OCI layout. The fault is a sentence; `where` names the document in it. */
function parseLayoutIndex(bytes, where) {
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`${where} ${json.fault}`);
	const index = read$1(indexSchema, json.value, where);
	return index.ok ? parsed$1(index.value.manifests.map(entryOf$2)) : index;
}
/** The version in the file `oci-layout` of a layout; undefined if it names none. */
function layoutVersion(marker) {
	const layout = parseJsonAs(looseObject({ imageLayoutVersion: string() }), marker);
	return layout.ok ? layout.value.imageLayoutVersion : void 0;
}
/**
* The media type that a manifest names, or the OCI media type that its form shows, since OCI manifests need not name it.
* Undefined if it has neither or is not JSON.
*/
function ownMediaType(bytes) {
	const own = orUndefined(parseJsonAs(formSchema, bytes));
	if (own === void 0 || own.mediaType !== void 0) return own?.mediaType;
	if (own.schemaVersion !== 2) return void 0;
	if (own.manifests !== void 0) return MEDIA.index;
	return own.config === void 0 ? void 0 : MEDIA.manifest;
}
/** Why a document in an old format, or of two types at once, is not read; undefined for every other. */
function whyOldOrMixed(json, mediaType) {
	const own = looseObject({
		schemaVersion: unknown(),
		mediaType: unknown()
	}).safeParse(json).data;
	if (own?.schemaVersion === 1 || /docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/.test(mediaType)) return "is in Docker's schema 1, which cannot be checked; build and push it again with a current tool";
	if (typeof own?.mediaType === "string" && own.mediaType !== mediaType) return `calls itself "${own.mediaType.slice(0, 100)}" but is served as "${mediaType}"`;
}
function read$1(schema, json, where) {
	const { success, data, error } = schema.safeParse(json);
	if (success) return parsed$1(data);
	const [issue] = error.issues;
	const place = issue === void 0 || issue.path.length === 0 ? "" : ` at ${issue.path.join(".").slice(0, 80)}`;
	return unparsable(`${where} cannot be read${place}: ${issue?.message ?? "unknown fault"}`);
}
function entryOf$2(found) {
	const named = found.platform ? platformOf(found.platform) : void 0;
	return {
		...descriptorOf(found),
		...optional({ platform: named })
	};
}
function descriptorOf(found) {
	const { mediaType, size, artifactType, annotations: notes } = found;
	return {
		mediaType,
		digest: found.digest,
		size,
		...artifactType ? { artifactType } : {},
		...notes ? { annotations: notes } : {}
	};
}
/** Undefined if a part is empty, as some tools write it. */
function platformOf(found) {
	const { os, architecture, variant, "os.version": osVersion } = found;
	if (!os || !architecture) return void 0;
	return {
		os,
		architecture,
		...variant ? { variant } : {},
		...osVersion ? { osVersion } : {}
	};
}

// src/adapters/registry/faults.ts
/** How many bytes of an error answer are read. */
const MAX_ERROR_BYTES = 16384;
/** The end of a longer answer is left out, because it may contain a part of a credential. */
const LONGEST_CREDENTIAL = 8192;
/** The fault for an unexpected answer. `text` is the registry's; `credentials` says which ones were sent. */
function answerFault(purpose, status, text, credentials) {
	const { check, what, registry } = purpose;
	const details = text === "" ? "" : `: ${text}`;
	if (status === 401 || status === 403) return fault("registry-denied", check, `${registry} denied ${what} (${status}, ${credentials})${details}`);
	if (isBusy(status) || status >= 500) return fault("registry-unavailable", check, `${registry} answered ${status} for ${what}${details}`);
	if (status === 200) return fault("registry-unavailable", check, `${registry} answered with something else than a registry does for ${what}: another server may answer instead${details}`);
	if (check === "push" || check === "attest") return fault("registry-rejected", check, `${registry} did not accept ${what} (${status})${details}`);
	if (status === 404) return fault("image-not-found", check, `${registry} does not have ${what}${details}`);
	return fault("registry-unavailable", check, `${registry} answered ${status} for ${what}${details}`);
}
/** Statuses with which different registries refuse to move a tag. */
const REFUSALS$2 = [
	400,
	403,
	405,
	409,
	412,
	422
];
/** With 403, only the text shows that the reason is not missing rights. */
const IMMUTABLE = /immutab|overwr|already exists|cannot be (?:updated|modified|changed|moved)|cannot update|redeploy|updating asset|re-?tag|lock|protect|read-?only/i;
/** Whether the text of a registry says that a tag must not change. */
function saysImmutable(text) {
	return IMMUTABLE.test(text);
}
/** Whether an answer to an upload under an existing tag says that the tag must not change. */
function refusesToMove(status, text) {
	return REFUSALS$2.includes(status) && (status !== 403 || saysImmutable(text));
}
/** Whether a registry says that it does not have everything that a manifest names. */
function missesPart(status, text) {
	return [400, 404].includes(status) && /BLOB_UNKNOWN|MANIFEST_UNKNOWN|unknown blob/i.test(text);
}
/** Whether an answer to an upload under its digest says that the manifest exists. A missing blob is different. */
function refusesToRewrite(status, text) {
	return REFUSALS$2.includes(status) && (status === 409 || saysImmutable(text)) && !missesPart(status, text);
}
/** The fault for a request that got no answer. */
function connectionFault(purpose, error, route) {
	const message = `${purpose.registry} could not be reached for ${purpose.what}: ${connectionWords(error, route)}`;
	return fault("registry-unavailable", purpose.check, message, error);
}
/**
* The registry's own error message as one plain line of at most 300 characters; empty if there is none. It may quote
* credentials: these are removed before the text is cut, because a part of a credential must not be shown either.
*/
function errorMessageIn(body, redact) {
	return plain(redact(plain(errorsOf(body), MAX_ERROR_BYTES)), 300);
}
function errorsOf(body) {
	try {
		const document = JSON.parse(body);
		if (typeof document !== "object" || document === null || !("errors" in document)) return body;
		const { errors } = document;
		return Array.isArray(errors) ? errors.map(errorText).join(", ") : body;
	} catch {
		return /<html|<!doctype/i.test(body) ? "" : body;
	}
}
function errorText(error) {
	if (typeof error !== "object" || error === null) return "";
	return [
		"code" in error ? String(error.code) : "",
		"message" in error ? String(error.message) : "",
		"detail" in error ? detailText(error.detail) : ""
	].filter(Boolean).join(" ");
}
/** Some registries give the reason only here: as a text, or under any name. */
function detailText(detail) {
	const reason = (typeof detail === "object" && detail !== null ? Object.values(detail) : [detail]).filter((text) => typeof text === "string" && text !== "").join(", ");
	return reason === "" ? "" : `(${reason})`;
}

// src/adapters/registry/registry-addresses.ts
/** The address of a registry's API, which also says how it wants credentials. TLS, except on this machine. */
function baseUrl(registry) {
	const host = registry === "docker.io" ? "registry-1.docker.io" : registry;
	const scheme = isLoopback(host) ? "http" : "https";
	return new URL(`${scheme}://${host}/v2/`);
}
/** The address of something in a repository: `manifests/latest`, `blobs/sha256:…`. */
function apiUrl(repository, rest) {
	return new URL(`${baseUrl(repository.registry).href}${repository.path}/${rest}`);
}
/**
* An address that a registry names for the next request. It may not lead from TLS to plain text, nor to another machine
* in plain text. Throws `registry-unavailable`. The message contains only the host, because an address may contain a
* signature or a password.
*/
function checkedTarget(location, from, { registry, check, what }) {
	const refused = (why) => fault("registry-unavailable", check, `${registry} ${why}`);
	const named = URL.parse(location, from.href);
	if (named === null) throw refused(`points to an invalid address for ${what}`);
	if (named.username !== "" || named.password !== "") throw refused(`points to an address of ${named.host} with a user or a password for ${what}, which is not followed`);
	const next = withTls(named, from);
	const local = next.protocol === "http:" && from.protocol === "http:" && isLoopback(next.host);
	if (next.protocol === "https:" || local) return next;
	throw refused(`points to ${next.protocol}//${next.host} for ${what}, which is not protected by TLS`);
}
/** Behind a proxy that ends TLS, many registries name themselves by `http`: the same host is asked by TLS. */
function withTls(named, from) {
	if (named.protocol !== "http:" || from.protocol !== "https:") return named;
	const secure = new URL(named);
	secure.protocol = "https:";
	return secure.host === from.host ? secure : named;
}

// src/adapters/registry/manifests.ts
const ACCEPT = [
	MEDIA.index,
	MEDIA.dockerIndex,
	MEDIA.manifest,
	MEDIA.dockerManifest,
	"application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1"
].join(", ");
/** How often a registry is asked for something that was just written. */
const READ_BACK_TRIES = 6;
/** The manifest under a tag or digest, with its digest checked; undefined if there is none. */
async function getManifest(session, repository, target, check, tooLong = (what) => fault("image-invalid", check, `${what} has more than ${MAX_MANIFEST_BYTES} bytes`)) {
	const purpose = purposeOf$1(repository, target, check);
	const response = await session.send({
		method: "GET",
		url: apiUrl(repository, `manifests/${nameOf$3(target)}`),
		repository,
		action: "pull",
		headers: { accept: ACCEPT },
		purpose,
		readUpTo: MAX_MANIFEST_BYTES
	});
	if (response.status === 404) {
		await response.body?.cancel();
		return;
	}
	if (response.status !== 200) return await session.fail(response, purpose);
	if (isPage(response.headers)) {
		await response.body?.cancel();
		throw fault("registry-unavailable", check, `${repository.registry} answered with a web page for ${purpose.what}: it is not a registry, or another server answers instead`);
	}
	const bytes = await session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
	if (bytes === void 0) throw tooLong(purpose.what);
	const digest = digestOf(bytes);
	const claimed = "digest" in target ? target.digest : response.headers.get("docker-content-digest");
	if (claimed !== null && isDigest(claimed) && claimed !== digest) throw fault("image-invalid", check, `${repository.registry} sent ${purpose.what} with the digest ${digest} instead of ${claimed}`);
	return {
		mediaType: mediaTypeOf(response, bytes),
		digest,
		bytes
	};
}
/**
* Uploads a manifest by its digest and waits until it can be read back. Returns the subject that the registry confirmed
* (`OCI-Subject`). Some registries answer before all of their servers have the manifest.
*/
async function putManifest(session, repository, manifest, check, missing) {
	const { digest } = manifest;
	const response = await sendWhenComplete(session, repository, manifest, check);
	if (!isSuccess(response)) await failUnlessThere(session, repository, digest, response, check);
	else await response.body?.cancel();
	await awaitManifest(session, repository, { digest }, {
		check,
		missing
	});
	return response.headers.get("oci-subject");
}
/** Not every server of a registry may have the new blobs yet: then the manifest is sent again. */
async function sendWhenComplete(session, repository, manifest, check) {
	const target = { digest: manifest.digest };
	const purpose = purposeOf$1(repository, target, check);
	return await session.transport.retry.run(async () => {
		const response = await sendManifest(session, repository, manifest, target, check);
		if (isSuccess(response)) return response;
		const text = await session.transport.errorText(response.clone(), purpose);
		return missesPart(response.status, text) ? answered(response, purpose, () => response) : response;
	});
}
/** If the registry forbids a second upload, an existing manifest is a success. */
async function failUnlessThere(session, repository, digest, response, check) {
	const purpose = purposeOf$1(repository, { digest }, check);
	const text = await session.transport.errorText(response.clone(), purpose);
	if (!(refusesToRewrite(response.status, text) && await getManifest(session, repository, { digest }, check) !== void 0)) return await session.fail(response, purpose);
	await response.body?.cancel();
}
/** The answer to an upload under a tag or digest, of any status. Throws if other bytes were stored. */
async function sendManifest(session, repository, manifest, target, check) {
	const purpose = purposeOf$1(repository, target, check);
	const response = await session.send({
		method: "PUT",
		url: apiUrl(repository, `manifests/${nameOf$3(target)}`),
		repository,
		action: "pull,push",
		headers: { "content-type": manifest.mediaType },
		body: manifest.bytes,
		purpose
	});
	const answered = response.headers.get("docker-content-digest");
	if (isSuccess(response) && answered !== null && isDigest(answered) && answered !== manifest.digest) {
		await response.body?.cancel();
		throw fault("registry-rejected", check, `${repository.registry} stored ${purpose.what} as ${answered} instead of ${manifest.digest}`);
	}
	return response;
}
/** Asks for a manifest a few times until it is as expected: a registry may need time after a write. */
async function awaitManifest(session, repository, target, { check, isExpected = (found) => found !== void 0, missing }) {
	await session.transport.retry.run(async () => {
		if (isExpected(await getManifest(session, repository, target, check))) return void 0;
		return new TryAgain({ conclude: () => {
			throw missing?.() ?? notThere(purposeOf$1(repository, target, check));
		} });
	}, 6);
}
function notThere({ check, what, registry }) {
	const message = `${registry} accepted ${what}, but does not have it when it is read back`;
	return fault("registry-rejected", check, message);
}
/** Whether there is a manifest with a digest of any algorithm; true if the registry does not say. */
async function hasManifest(session, repository, digest) {
	if (!/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]{16,256}$/.test(digest)) return false;
	const response = await session.send({
		method: "GET",
		url: apiUrl(repository, `manifests/${digest}`),
		repository,
		action: "pull",
		headers: { accept: `${ACCEPT}, */*;q=0.1` },
		purpose: {
			check: "attest",
			what: `the manifest ${digest}`,
			registry: repository.registry
		}
	});
	await response.body?.cancel();
	return response.status !== 404;
}
/**
* Deletes a manifest; returns whether it is gone. A registry that refuses, gives no token for this, or fails is not an
* error: the caller decides what follows.
*/
async function deleteManifest(session, repository, digest) {
	try {
		const response = await session.send({
			method: "DELETE",
			url: apiUrl(repository, `manifests/${digest}`),
			repository,
			action: "pull,push,delete",
			purpose: purposeOf$1(repository, { digest }, "attest")
		});
		await response.body?.cancel();
		return isSuccess(response) || response.status === 404;
	} catch (error) {
		if (error instanceof AssayError) return false;
		throw error;
	}
}
/** Whether a write was accepted: by a status 2xx, and not by the page of another server that answers instead. */
function isSuccess({ status, headers }) {
	return status >= 200 && status < 300 && !isPage(headers);
}
/** Whether an answer is a web page. */
function isPage(headers) {
	return /^text\/html\b/i.test(headers.get("content-type") ?? "");
}
/** The purpose of a request for a manifest. */
function purposeOf$1(repository, target, check) {
	return {
		check,
		what: `the manifest ${"tag" in target ? `${repositoryName(repository)}:${target.tag}` : pinnedName(repository, target.digest)}`,
		registry: repository.registry
	};
}
function nameOf$3(target) {
	return "tag" in target ? target.tag : target.digest;
}
/** Some registries send a general type, or none: then the type in the manifest counts, or its form. */
function mediaTypeOf(response, bytes) {
	const served = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
	return served.startsWith("application/vnd.") ? served : ownMediaType(bytes) ?? served;
}

// src/adapters/registry/blobs/upload.ts
/** Statuses of registries that refuse a whole blob, but may accept it in parts. */
const IN_PARTS = [
	400,
	404,
	405,
	411,
	413,
	415,
	416,
	422,
	501
];
/** Small enough for proxies that limit the size of a body. */
const PART_BYTES = 16777216;
const SLICE_BYTES = 65536;
/** Puts a blob into a repository unless it is there: by a mount, otherwise by an upload, whole or in parts. */
async function uploadBlob(session, upload) {
	const { repository, blob } = upload;
	const purpose = {
		check: "push",
		what: `the blob ${blob.digest} for ${repositoryName(repository)}`,
		registry: repository.registry
	};
	if (await hasBlob(session, upload, purpose)) return;
	await session.transport.retry.run(() => attemptUpload(session, upload, purpose));
}
async function attemptUpload(session, upload, purpose) {
	const place = await begin(session, upload, purpose);
	if (place === void 0) return void 0;
	let response;
	try {
		response = await send(session, upload, place, purpose);
	} catch (error) {
		if (error instanceof AssayError && mayPass(error)) return unreachable(error, purpose);
		throw error;
	}
	const fail = () => session.fail(response, purpose);
	if (isPassing(response.status)) return answered(response, purpose, fail);
	if (!isSuccess(response)) return await fail();
	await response.body?.cancel();
}
/** Whether a new upload may succeed, also after one that the registry stopped to accept. */
function mayPass(error) {
	return !isLasting(error.cause) && isOnly(error, "registry-unavailable");
}
/**
* Whether the registry clearly says that it has this blob. Another server may answer instead, and a storage behind the
* registry may not support the request: then the blob is sent.
*/
async function hasBlob(session, { repository, blob }, purpose) {
	const url = apiUrl(repository, `blobs/${blob.digest}`);
	const response = await session.send({
		method: "HEAD",
		url,
		repository,
		action: "pull,push",
		purpose
	});
	const { status, headers } = response;
	if (isPassing(status)) return await session.fail(response, purpose);
	await response.body?.cancel();
	if (status !== 200 || isPage(headers)) return false;
	const digest = headers.get("docker-content-digest");
	const length = headers.get("content-length");
	if (digest !== null && digest !== blob.digest) return false;
	if (length !== null && length !== "0" && Number(length) !== blob.size) return false;
	return digest !== null || length === String(blob.size);
}
/** The address for the upload; undefined if the registry mounted the blob. */
async function begin(session, upload, purpose) {
	const { repository, blob, from } = upload;
	const url = apiUrl(repository, "blobs/uploads/");
	const mount = from !== void 0 && from.registry === repository.registry && from.path !== repository.path;
	if (mount) {
		url.searchParams.set("mount", blob.digest);
		url.searchParams.set("from", from.path);
	}
	const response = await session.send({
		method: "POST",
		url,
		repository,
		action: "pull,push",
		purpose,
		headers: { "content-length": "0" },
		...mount ? { from } : {}
	});
	if (mount && response.status === 201) {
		await response.body?.cancel();
		return;
	}
	if (isSuccess(response) && response.headers.has("location")) return await nextPlace(response, url, purpose);
	if (mount && response.status !== 429) {
		await response.body?.cancel();
		return await begin(session, {
			repository,
			blob,
			open: upload.open
		}, purpose);
	}
	return await session.fail(response, purpose);
}
/** The answer to the whole blob, or to its parts if the registry, or a proxy in front of it, refuses it whole. */
async function send(session, upload, place, purpose) {
	const { repository, blob } = upload;
	const whole = await session.send({
		method: "PUT",
		url: withDigest(place, upload),
		repository,
		action: "pull,push",
		purpose,
		headers: { "content-type": "application/octet-stream" },
		upload: {
			size: blob.size,
			open: () => verified(upload)
		}
	});
	if (!IN_PARTS.includes(whole.status)) return whole;
	const newPlace = await begin(session, {
		repository,
		blob,
		open: upload.open
	}, purpose);
	const inParts = newPlace && await sendInParts(session, upload, newPlace, purpose);
	if (!inParts) return whole;
	await whole.body?.cancel();
	return inParts;
}
/** The answer to the last request, or to the first that failed; undefined if parts are not accepted either. */
async function sendInParts(session, upload, begun, purpose) {
	const { repository } = upload;
	let [place, sent] = [begun, 0];
	for await (const part of partsOf$1(verified(upload))) {
		const response = await session.send({
			method: "PATCH",
			url: place,
			repository,
			action: "pull,push",
			purpose,
			headers: {
				"content-type": "application/octet-stream",
				"content-range": `${sent}-${sent + part.byteLength - 1}`
			},
			upload: {
				size: part.byteLength,
				open: () => slicesOf(part)
			}
		});
		if (!isSuccess(response)) {
			if (!IN_PARTS.includes(response.status)) return response;
			await response.body?.cancel();
			return;
		}
		place = response.headers.has("location") ? await nextPlace(response, place, purpose) : place;
		await response.body?.cancel();
		sent += part.byteLength;
	}
	const url = withDigest(place, upload);
	return await session.send({
		method: "PUT",
		url,
		repository,
		action: "pull,push",
		purpose,
		headers: { "content-length": "0" }
	});
}
/** Small slices: the registry must accept each within the time limit. */
async function* slicesOf(part) {
	for (let at = 0; at < part.byteLength; at += SLICE_BYTES) yield part.subarray(at, at + SLICE_BYTES);
}
/** Parts of at most {@link PART_BYTES}. */
async function* partsOf$1(bytes) {
	let buffered = [];
	let size = 0;
	for await (const chunk of bytes) {
		if (size > 0 && size + chunk.byteLength > PART_BYTES) {
			yield Buffer.concat(buffered);
			[buffered, size] = [[], 0];
		}
		buffered.push(chunk);
		size += chunk.byteLength;
	}
	if (size > 0) yield Buffer.concat(buffered);
}
function verified({ blob, open }) {
	return pipeline$1(open(), new VerifiedStream(blob, "the local layout"), () => void 0);
}
function withDigest(place, { blob }) {
	const url = new URL(place);
	url.searchParams.set("digest", blob.digest);
	return url;
}
/** The address that an answer names for the next request. */
async function nextPlace(response, from, purpose) {
	await response.body?.cancel();
	return checkedTarget(response.headers.get("location") ?? "", from, purpose);
}

// src/adapters/registry/credentials/challenge.ts
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const PARAMETER = /\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|'([^']*)'|([^\s,;"]+))/y;
/** What some schemes have instead of parameters. */
const TOKEN_68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y;
/**
* Reads a `WWW-Authenticate` header, or several joined ones. Prefers a Bearer challenge that names a token server;
* undefined if the header offers neither that nor Basic. Quotes may be missing, and semicolons may replace commas.
*/
function parseChallenge(header) {
	const found = [];
	let last = "";
	for (let at = 0; at < header.length;) {
		const token = match(TOKEN, header, at);
		if (token === void 0) {
			at += 1;
			continue;
		}
		const before = header[at - 1];
		at += token[0].length;
		const value = match(PARAMETER, header, at);
		const current = found.at(-1);
		if (value !== void 0 && current !== void 0) {
			last = token[0].toLowerCase();
			current.parameters[last] = value[1]?.replace(/\\(.)/g, "$1") ?? value[2] ?? value[3] ?? "";
			at += value[0].length;
		} else if (before === "," && last === "scope" && current !== void 0) current.parameters.scope += `,${token[0]}`;
		else {
			found.push({
				scheme: token[0].toLowerCase(),
				parameters: {}
			});
			last = "";
			at += match(TOKEN_68, header, at)?.[0].length ?? 0;
		}
	}
	const bearer = found.find(({ scheme, parameters }) => scheme === "bearer" && parameters.realm);
	const chosen = bearer ?? found.find(({ scheme }) => scheme === "basic");
	return chosen && {
		scheme: bearer === void 0 ? "basic" : "bearer",
		parameters: chosen.parameters
	};
}
function match(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? void 0;
}
/** One scope for each resource, with all of its actions: `repository:x/y:pull,push`. */
function mergeScopes(scopes) {
	const merged = /* @__PURE__ */ new Map();
	for (const scope of scopes) {
		const end = scope.lastIndexOf(":");
		const resource = end < 0 ? scope : scope.slice(0, end);
		const actions = merged.get(resource) ?? /* @__PURE__ */ new Set();
		for (const action of end < 0 ? [] : scope.slice(end + 1).split(",")) actions.add(action);
		merged.set(resource, actions);
	}
	return [...merged].map(([resource, actions]) => actions.size === 0 ? resource : `${resource}:${[...actions].join(",")}`);
}

// src/adapters/registry/credentials/token-server.ts
const MAX_BYTES = 1048576;
/** Lifetime of a token that does not contain it, by docker's specification. */
const USUAL_SECONDS = 60;
/** Statuses of token servers that support only the other one of the two requests. */
const OTHER_WAY = [
	404,
	405,
	501
];
/** Statuses of servers that may refuse everything because of one scope. */
const REFUSALS$1 = [
	400,
	401,
	403,
	404
];
const tokenSchema = looseObject({
	token: string().nullish(),
	access_token: string().nullish(),
	expires_in: number().nullish().catch(void 0)
});
/** Gets a token for the scopes, or for fewer if the server refuses scopes that are not necessary. */
async function requestToken(transport, request) {
	const realm = realmOf(request.challenge, request.purpose);
	const purpose = {
		...request.purpose,
		what: `a token for ${request.purpose.what}`
	};
	const asked = {
		...request,
		purpose
	};
	let response = await ask$1(transport, realm, asked);
	for (const scopes of smallerScopes(request.scopes)) {
		if (!REFUSALS$1.includes(response.status)) break;
		await response.body?.cancel();
		response = await ask$1(transport, realm, {
			...asked,
			scopes
		});
	}
	if (response.ok) return await read(transport, response, purpose);
	const text = await transport.errorText(response, purpose);
	if (OTHER_WAY.includes(response.status)) {
		const details = text === "" ? "" : `: ${text}`;
		const message = `the token server of ${purpose.registry} answered ${response.status} for ${purpose.what}${details}`;
		throw fault("registry-unavailable", purpose.check, message);
	}
	const status = response.status === 400 ? 401 : response.status;
	throw answerFault(purpose, status, text, await request.describe());
}
/** Smaller sets of scopes: without the right to delete, which few have, then without other repositories. */
function smallerScopes(scopes) {
	const kept = scopes.map((scope) => scope.replace(/,delete$/, ""));
	const shorter = kept.join(" ") === scopes.join(" ") ? [] : [kept];
	return kept.length > 1 ? [...shorter, kept.slice(0, 1)] : shorter;
}
async function ask$1(transport, realm, request) {
	const { credentials } = request;
	const first = credentials?.kind === "identity-token" ? post$1 : get$1;
	const response = await first(transport, realm, request);
	if (!OTHER_WAY.includes(response.status) || credentials === void 0) return response;
	await response.body?.cancel();
	return await (first === post$1 ? get$1 : post$1)(transport, realm, request);
}
/** Docker's original request, which most token servers support. */
async function get$1(transport, realm, request) {
	const { scopes, credentials, purpose } = request;
	const url = new URL(realm);
	const { service } = request.challenge.parameters;
	if (service) url.searchParams.set("service", service);
	for (const scope of scopes) url.searchParams.append("scope", scope);
	const login = loginOf(credentials);
	if (login !== void 0) request.sending(url.host);
	const headers = login === void 0 ? {} : { authorization: basic(...login) };
	return await transport.send({
		method: "GET",
		url,
		headers,
		purpose,
		readUpTo: MAX_BYTES
	});
}
/** By OAuth 2, as docker and containerd use an identity token. */
async function post$1(transport, url, request) {
	const { scopes, credentials, purpose } = request;
	const fields = new URLSearchParams();
	const { service } = request.challenge.parameters;
	if (service) fields.set("service", service);
	fields.set("scope", scopes.join(" "));
	fields.set("client_id", "assay");
	if (credentials?.kind === "identity-token") {
		fields.set("grant_type", "refresh_token");
		fields.set("refresh_token", credentials.token);
	} else if (credentials?.kind === "password") {
		fields.set("grant_type", "password");
		fields.set("username", credentials.username);
		fields.set("password", credentials.password);
	}
	request.sending(url.host);
	return await transport.send({
		method: "POST",
		url,
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: fields.toString(),
		purpose,
		readUpTo: MAX_BYTES
	});
}
async function read(transport, response, purpose) {
	const bytes = await transport.bytes(response, MAX_BYTES, purpose);
	const answer = orUndefined(parseJsonAs(tokenSchema, Buffer.from(bytes ?? []).toString()));
	const value = answer?.token || answer?.access_token;
	if (!value || !/^[\x21-\x7e]+$/.test(value)) throw fault("registry-unavailable", purpose.check, `the token server of ${purpose.registry} gave no token`);
	const seconds = answer?.expires_in;
	return {
		value,
		seconds: seconds && seconds > 0 ? seconds : USUAL_SECONDS
	};
}
/** Docker and containerd send credentials to any host that a registry names. Here it must be reached by TLS. */
function realmOf(challenge, { registry, check }) {
	const named = URL.parse(challenge.parameters.realm ?? "");
	const url = named && withTls(named, baseUrl(registry));
	if (url?.protocol === "https:") return url;
	if (url?.protocol === "http:" && isLoopback(url.host) && isLoopback(registry)) return url;
	const what = url?.protocol === "http:" ? `${url.host}, which is not protected by TLS` : "an invalid https address";
	throw fault("registry-denied", check, `${registry} names ${what} as its token server, so no credentials are sent there`);
}
function loginOf(credentials) {
	if (credentials?.kind === "password") return [credentials.username, credentials.password];
	return credentials?.kind === "identity-token" ? ["<token>", credentials.token] : void 0;
}
/** An `Authorization` header of user and password. */
function basic(username, password) {
	return `Basic ${basicToken(username, password)}`;
}
/** What follows `Basic` in an `Authorization` header. */
function basicToken(username, password) {
	return Buffer.from(`${username}:${password}`).toString("base64");
}

// src/adapters/registry/credentials/auth.ts
/** A token is not used this long before its end, so that it does not expire on the way; half of a short life. */
const MARGIN_MS = 1e4;
/**
* Answers the challenges of registries. If there are credentials, the registry is asked first how it wants them
* (`/v2/`), as docker and crane do: some registries hide private images and never ask for credentials there. Headers are
* kept for each repository and scope until they expire.
*/
var Authenticator = class {
	#options;
	#credentials = /* @__PURE__ */ new Map();
	#challenges = /* @__PURE__ */ new Map();
	#headers = /* @__PURE__ */ new Map();
	#pending = /* @__PURE__ */ new Map();
	/** The hosts that got credentials, by registry and origin of the credentials. */
	#sent = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
	}
	/** The credentials for a repository, looked up once and then hidden. */
	credentials(repository) {
		const key = nameOf$2(repository);
		const known = this.#credentials.get(key) ?? this.#options.find(repository).then((found) => this.#hide(found));
		this.#credentials.set(key, known);
		return known;
	}
	/** Which credentials were sent, from which source and to which hosts, for messages. */
	async describe(repository) {
		const credentials = await this.credentials(repository);
		if (credentials === void 0) return "no credentials were found";
		const hosts = [...this.#sentTo(repository, credentials)];
		return hosts.length === 0 ? `credentials from ${credentials.origin} were not sent: ${repository.registry} did not ask for any` : `credentials from ${credentials.origin} were sent to ${hosts.join(" and ")}`;
	}
	/** The `Authorization` header for a request; undefined if there are no credentials, or the registry wants none. */
	async before(request) {
		const { repository, scopes, purpose } = request;
		const cached = this.#cached(repository, scopes);
		if (cached !== void 0) return cached;
		const credentials = await this.credentials(repository);
		if (credentials === void 0) return void 0;
		if (credentials.kind === "registry-token") {
			this.#sentTo(repository, credentials).add(repository.registry);
			return `Bearer ${credentials.token}`;
		}
		const challenge = await this.#ask(repository.registry, purpose);
		return challenge && await this.#answer(challenge, request, credentials);
	}
	/** Another `Authorization` header after a refusal; undefined if no other header could change the answer. */
	async after(request, { status, challenge: header, used }) {
		const { repository, purpose } = request;
		const credentials = await this.credentials(repository);
		if (credentials?.kind === "registry-token") return void 0;
		const named = header === null ? void 0 : parseChallenge(header);
		if (named !== void 0 && (status === 401 || used === void 0)) return await this.#answer(named, request, credentials);
		const mayBeOld = status === 401 && used?.startsWith("Bearer ");
		if (used !== void 0 && !mayBeOld) return void 0;
		try {
			const challenge = await this.#ask(repository.registry, purpose) ?? {
				scheme: "basic",
				parameters: {}
			};
			return await this.#answer(challenge, request, credentials);
		} catch (error) {
			if (status !== 401 && credentials === void 0 && error instanceof AssayError) return void 0;
			throw error;
		}
	}
	async #answer(challenge, request, credentials) {
		const { repository } = request;
		if (challenge.scheme === "bearer") return await this.#token(challenge, request, credentials);
		if (credentials?.kind !== "password") return void 0;
		this.#sentTo(repository, credentials).add(repository.registry);
		const value = basic(credentials.username, credentials.password);
		this.#headers.set(keyOf$1(repository, []), {
			value,
			until: Number.POSITIVE_INFINITY
		});
		return value;
	}
	/** Requests that need the same token wait for the same answer. */
	#token(challenge, request, credentials) {
		const { repository, scopes, purpose } = request;
		const asked = challenge.parameters.scope?.split(" ").filter(Boolean) ?? [];
		const wanted = mergeScopes([...scopes, ...asked]);
		const key = [keyOf$1(repository, wanted), challenge.parameters.realm].join(" ");
		const pending = this.#pending.get(key);
		if (pending !== void 0) return pending;
		const token = requestToken(this.#options.transport, {
			challenge,
			scopes: wanted,
			credentials,
			purpose,
			sending: (host) => credentials && this.#sentTo(repository, credentials).add(host),
			describe: () => this.describe(repository)
		}).then(({ value, seconds }) => {
			if (value.length >= 5) this.#options.mask(value);
			const life = seconds * 1e3;
			const until = this.#options.now().getTime() + life - Math.min(MARGIN_MS, life / 2);
			const header = `Bearer ${value}`;
			this.#headers.set(keyOf$1(repository, scopes), {
				value: header,
				until
			});
			return header;
		});
		this.#pending.set(key, token);
		const done = () => this.#pending.delete(key);
		token.then(done, done);
		return token;
	}
	/** The general challenge of a registry; requested once, unless the registry could not answer. */
	#ask(registry, purpose) {
		const known = this.#challenges.get(registry) ?? this.#ping(registry, purpose);
		this.#challenges.set(registry, known);
		return known;
	}
	async #ping(registry, purpose) {
		try {
			const call = {
				method: "GET",
				url: baseUrl(registry),
				headers: {},
				purpose,
				staysAtHost: true
			};
			const response = await this.#options.transport.send(call);
			await response.body?.cancel();
			if (response.status >= 500 || response.status === 429) this.#challenges.delete(registry);
			const header = response.headers.get("www-authenticate");
			return response.ok || header === null ? void 0 : parseChallenge(header);
		} catch (error) {
			this.#challenges.delete(registry);
			throw error;
		}
	}
	#cached(repository, scopes) {
		const header = this.#headers.get(keyOf$1(repository, scopes)) ?? this.#headers.get(keyOf$1(repository, []));
		return header !== void 0 && header.until > this.#options.now().getTime() ? header.value : void 0;
	}
	#sentTo(repository, { origin }) {
		const key = `${repository.registry} ${origin}`;
		const hosts = this.#sent.get(key) ?? /* @__PURE__ */ new Set();
		this.#sent.set(key, hosts);
		return hosts;
	}
	#hide(credentials) {
		if (credentials === void 0) return void 0;
		const { mask } = this.#options;
		if (credentials.kind !== "password") {
			mask(credentials.token);
			return credentials;
		}
		mask(credentials.password);
		mask(basicToken(credentials.username, credentials.password));
		return credentials;
	}
};
function nameOf$2({ registry, path }) {
	return `${registry}/${path}`;
}
function keyOf$1(repository, scopes) {
	return [nameOf$2(repository), ...scopes].join(" ");
}

// src/domain/once.ts
/**
* Work that is done once, for the first caller, and whose result all callers get, also if it is a fault. A fault for which
* nobody waits yet does not end the process.
*/
function once(work) {
	let result;
	return (...args) => {
		if (result === void 0) {
			result = work(...args);
			result.catch(() => void 0);
		}
		return result;
	};
}

// src/adapters/registry/credentials/docker-credential-files.ts
const text$4 = string().nullish();
const entrySchema = looseObject({
	auth: text$4,
	username: text$4,
	password: text$4,
	identitytoken: text$4,
	registrytoken: text$4
});
const authsSchema = record(string(), entrySchema.nullable());
const configSchema = looseObject({
	auths: authsSchema.nullish(),
	credHelpers: record(string(), string()).nullish(),
	credsStore: text$4
});
/**
* Where podman and docker keep credentials, in podman's order: its own files first, then docker's. The first source that
* has credentials for a registry counts.
*/
function credentialSources(environment) {
	const { HOME, XDG_RUNTIME_DIR, XDG_CONFIG_HOME, REGISTRY_AUTH_FILE, DOCKER_CONFIG } = environment;
	const { DOCKER_AUTH_CONFIG } = environment;
	const below = (folder, ...path) => folder ? join(folder, ...path) : void 0;
	const runtime = XDG_RUNTIME_DIR || `/run/containers/${process.getuid?.() ?? 0}`;
	const podman = [
		REGISTRY_AUTH_FILE,
		XDG_RUNTIME_DIR ? join(runtime, "containers", "auth.json") : join(runtime, "auth.json"),
		below(XDG_CONFIG_HOME || below(HOME, ".config"), "containers", "auth.json")
	];
	const docker = below(DOCKER_CONFIG || below(HOME, ".docker"), "config.json");
	const legacy = below(HOME, ".dockercfg");
	return [
		...podman.filter((path) => path !== void 0 && path !== "").map((path) => fileSource(path ?? "")),
		...DOCKER_AUTH_CONFIG ? [variableSource("DOCKER_AUTH_CONFIG", DOCKER_AUTH_CONFIG)] : [],
		...docker === void 0 ? [] : [fileSource(docker)],
		...legacy === void 0 ? [] : [fileSource(legacy, true)]
	];
}
function fileSource(path, isLegacy = false) {
	const read = async () => {
		let content;
		try {
			content = await readFile(path, "utf8");
		} catch (error) {
			const code = codeOf(error);
			if (code === "ENOENT" || code === "ENOTDIR") return void 0;
			throw denied$1(`${path}, which may contain credentials for registries, cannot be read (${code})`);
		}
		return parse(content, path, isLegacy);
	};
	return {
		name: path,
		read: once(read)
	};
}
function variableSource(name, content) {
	return {
		name,
		read: once(async () => parse(content, name, false))
	};
}
/** As in podman, an empty file contains no credentials. */
function parse(content, name, isLegacy) {
	if (content.trim() === "") return void 0;
	let document;
	try {
		document = JSON.parse(content.replace(/^\uFEFF/, ""));
	} catch {
		throw denied$1(`${name}, which may contain credentials for registries, is not JSON`);
	}
	const parsed = isLegacy ? authsSchema.transform((auths) => ({ auths })).safeParse(document) : configSchema.safeParse(document);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw denied$1(`${name}, which may contain credentials for registries, has an unexpected value in ${issue === void 0 || issue.path.length === 0 ? "the document" : issue.path.map(String).join(" → ")}`);
}
/** The fault for credentials that exist but cannot be used. */
function denied$1(message) {
	return fault("registry-denied", "image", message);
}

// src/adapters/registry/credentials/credential-helper.ts
const TIMEOUT_MS = 3e4;
const answerSchema = looseObject({
	Username: string(),
	Secret: string()
});
/**
* Asks `docker-credential-NAME` for the credentials of a key; undefined if it has none. A helper that fails is
* `registry-denied`, because it may have credentials. `source` is where the helper is named.
*/
async function askHelper({ processes, environment, workspace }, name, key, source) {
	const tool = `docker-credential-${name}`;
	if (!/^[A-Za-z0-9._-]+$/.test(name)) throw denied$1(`"${tool}" in ${source} is not the name of a credential helper`);
	const env = Object.fromEntries(Object.entries(environment).filter((pair) => pair[1] !== void 0));
	const exit = await processes.read({
		tool,
		file: tool,
		args: ["get"],
		cwd: await workspace.folder("credential helper"),
		env,
		timeoutMs: TIMEOUT_MS,
		maxOutputBytes: 1048576,
		input: key
	});
	if (exit.kind === "exited" && exit.code === 0) {
		const answer = parseJsonAs(answerSchema, exit.stdout);
		if (!answer.ok) throw denied$1(`${tool}, named in ${source}, gave an answer for ${key} that cannot be read`);
		return {
			username: answer.value.Username,
			secret: answer.value.Secret
		};
	}
	if (exit.kind === "exited" && /credentials not found/i.test(exit.stdout + exit.stderr)) return void 0;
	throw denied$1(`${tool}, which ${source} names for ${key}, ${endOf$1(exit)}`);
}
function endOf$1(exit) {
	if (exit.kind === "exited") return `ended with exit code ${exit.code}`;
	if (exit.kind === "not-started") return "could not be started: is it installed, and in PATH?";
	return `ended as "${exit.kind}"`;
}

// src/adapters/registry/credentials/docker-config.ts
/** The user name with which docker and its helpers mark an identity token. */
const TOKEN_USER = "<token>";
const HUB_KEY = "https://index.docker.io/v1/";
const HUB_NAMES = [
	"docker.io",
	"index.docker.io",
	"registry-1.docker.io",
	"registry.hub.docker.com"
];
/** The key under which docker keeps the credentials of a registry. */
function configKey(registry) {
	return HUB_NAMES.includes(registry) ? HUB_KEY : registry;
}
/** The credentials of `podman login` and `docker login`, and of the helpers that their files name. */
var DockerConfig = class {
	#options;
	#sources;
	#asked = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#sources = credentialSources(options.environment);
	}
	/** The credentials for a repository; undefined if there are none. Throws `registry-denied`. */
	async credentials(repository) {
		for (const source of this.#sources) {
			const file = await source.read();
			const found = file === void 0 ? void 0 : await this.#find(file, source.name, repository);
			if (found !== void 0) return found;
		}
	}
	async #find(file, name, repository) {
		const { registry } = repository;
		const helper = Object.entries(file.credHelpers ?? {}).find(([key]) => normalized$1(key) === normalized$1(registry));
		if (helper !== void 0) return await this.#ask(helper[1], helper[0], name);
		const names = namesOf$1(repository);
		const narrower = fromAuths(file, names.slice(0, -1), name);
		if (narrower !== void 0) return narrower;
		if (file.credsStore) {
			const stored = await this.#ask(file.credsStore, configKey(registry), name);
			if (stored !== void 0) return stored;
		}
		return fromAuths(file, names.slice(-1), name);
	}
	async #ask(helper, key, source) {
		const id = `${helper} ${key}`;
		const asked = this.#asked.get(id) ?? askHelper(this.#options, helper, key, source);
		this.#asked.set(id, asked);
		const answer = await asked;
		return answer && credentialsOf(answer.username, answer.secret, `docker-credential-${helper}`);
	}
};
/** Podman also has credentials for parts of a registry: `registry/namespace/repository`. The longest counts. */
function namesOf$1({ registry, path }) {
	const parts = path === "" ? [] : path.split("/");
	return [...parts.map((_, index) => parts.slice(0, parts.length - index)), []].map((some) => [normalized$1(registry), ...some].join("/"));
}
/** Docker leaves empty entries beside a credential store: they are not credentials. */
function fromAuths(file, names, source) {
	const entries = Object.entries(file.auths ?? {});
	for (const name of names) {
		const exact = entries.filter(([key]) => key === name);
		const others = entries.filter(([key]) => key !== name && normalized$1(key) === name);
		for (const [key, entry] of [...exact, ...others]) {
			const found = entry === null ? void 0 : entryCredentials(key, entry, source);
			if (found !== void 0) return found;
		}
	}
}
function entryCredentials(key, entry, origin) {
	if (entry.registrytoken) return {
		kind: "registry-token",
		token: entry.registrytoken,
		origin
	};
	if (entry.identitytoken) return {
		kind: "identity-token",
		token: entry.identitytoken,
		origin
	};
	if (!entry.auth) return credentialsOf(entry.username ?? "", entry.password ?? "", origin);
	const decoded = Buffer.from(entry.auth, "base64").toString().replace(/\0+$/, "");
	const colon = decoded.indexOf(":");
	if (colon < 0) throw denied$1(`${origin} has an "auth" for ${key} that is not user:password in base64`);
	return credentialsOf(decoded.slice(0, colon), decoded.slice(colon + 1), origin);
}
function credentialsOf(username, secret, origin) {
	if (secret === "" || username === "") return void 0;
	if (username === TOKEN_USER) return {
		kind: "identity-token",
		token: secret,
		origin
	};
	return {
		kind: "password",
		username,
		password: secret,
		origin
	};
}
/**
* The normal form of a key. `https://host/v1/`, `host/v1/` and `host` are the same, and Docker Hub has several names.
* After a host without a scheme, a path is a namespace.
*/
function normalized$1(key) {
	const address = key.replace(/^https?:\/\//i, "");
	const [host = "", ...path] = (address === key ? key.replace(/\/v[12]\/$/, "").replace(/\/+$/, "") : address).split("/");
	return [HUB_NAMES.includes(host.toLowerCase()) ? "docker.io" : host.toLowerCase(), ...address === key ? path : []].join("/");
}

// src/formats/image/oci-referrer.ts
/** The empty configuration of artifacts, as the OCI image specification defines it. */
const EMPTY_CONFIG = new TextEncoder().encode("{}");
/** Descriptor of {@link EMPTY_CONFIG}. The blob must be in the repository before a referrer is pushed. */
const EMPTY_DESCRIPTOR = describe(EMPTY_CONFIG, MEDIA.empty);
/** The annotation with the predicate type of a bundle, as cosign writes it. */
const PREDICATE_ANNOTATION = "dev.sigstore.bundle.predicateType";
/** The annotation with the digest of the DSSE envelope in a bundle, so that it is found before it is read. Nothing proves it. */
const ENVELOPE_ANNOTATION = "io.github.assay-sh.envelope";
/** The annotation with the time at which a referrer was made, RFC 3339. Nothing proves it. */
const CREATED_ANNOTATION = "org.opencontainers.image.created";
/**
* The referrer manifest that carries a Sigstore bundle, in the form that cosign 3 writes and finds. Its blobs, the
* bundle and {@link EMPTY_CONFIG}, must be pushed before it. `subject` is the manifest or index that it is about.
*/
function bundleReferrer(subject, predicateType, bundle, { created, envelope }) {
	return manifestOf({
		schemaVersion: 2,
		mediaType: MEDIA.manifest,
		artifactType: MEDIA.bundle,
		config: EMPTY_DESCRIPTOR,
		layers: [describe(bundle, MEDIA.bundle)],
		subject: {
			mediaType: subject.mediaType,
			digest: subject.digest,
			size: subject.size
		},
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			[PREDICATE_ANNOTATION]: predicateType,
			[CREATED_ANNOTATION]: created.toISOString(),
			[ENVELOPE_ANNOTATION]: envelope
		}
	});
}
/** Reads the manifest of a referrer that carries a bundle. The fault is the end of a sentence about the referrer. */
function parseBundleReferrer(bytes) {
	const manifest = manifestIn(bytes);
	const [layer, ...others] = manifest?.layers ?? [];
	if (layer?.mediaType !== MEDIA.bundle || others.length > 0) return unparsable("is not a manifest with one Sigstore bundle");
	return parsed$1({
		layer,
		...optional({ predicateType: manifest?.annotations?.[PREDICATE_ANNOTATION] })
	});
}
/** The annotations of a referrer manifest. Nothing proves them. */
function annotationsIn(bytes) {
	return manifestIn(bytes)?.annotations ?? {};
}
function manifestIn(bytes) {
	const manifest = orUndefined(parseManifest(bytes, MEDIA.manifest, "referrer"));
	return manifest?.kind === "manifest" ? manifest : void 0;
}
/** An OCI image manifest with a configuration and layers. */
function imageManifest(config, layers) {
	return manifestOf({
		schemaVersion: 2,
		mediaType: MEDIA.manifest,
		config,
		layers
	});
}
/** The descriptor of bytes. */
function describe(bytes, mediaType) {
	return {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.byteLength
	};
}
/** JSON with sorted keys and no white space. The same content has the same bytes, and so the same digest. */
function canonical(document) {
	return new TextEncoder().encode(JSON.stringify(sorted(document)));
}
function manifestOf(document) {
	const bytes = canonical(document);
	return {
		mediaType: document.mediaType,
		digest: digestOf(bytes),
		bytes
	};
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

// src/formats/image/referrer-list.ts
/**
* Reads a list of referrers, from the referrers API or a fallback tag. The fault is the end of a sentence about the list.
* Anyone who may push can add entries, so each entry is read by itself: only its digest must be valid, and every other
* field that cannot be read is ignored. Nothing in the list proves anything, so an ignored field must not exclude an entry.
*/
function parseReferrerList(bytes) {
	const entries = entriesIn(orUndefined(parseIndex(bytes)));
	if (!entries.ok) return entries;
	const referrers = [];
	const skipped = [];
	for (const entry of entries.value) {
		const read = readEntry(entry);
		if ("digest" in read) referrers.push(read);
		else skipped.push(read);
	}
	return parsed$1({
		referrers,
		skipped
	});
}
/**
* Reads a list as JSON. A key that is there twice is no fault here: what is read proves nothing, and one entry of another
* program must not make the list unreadable.
*/
function parseIndex(bytes) {
	return parseJson(Buffer.from(bytes).toString(), "allowed");
}
/** The entries of an index, unchecked. Go programs write an empty list as `null`, or leave it out. */
function entriesIn(document) {
	const noList = unparsable("is not a list of manifests");
	if (!isFields(document) || "config" in document || "layers" in document || "errors" in document) return noList;
	const { manifests } = document;
	if (manifests === void 0 || manifests === null) return parsed$1([]);
	return Array.isArray(manifests) ? parsed$1(manifests) : noList;
}
/** The digest that an entry of a list names, of any algorithm; undefined if it names none. */
function digestIn$2(entry) {
	return isFields(entry) && typeof entry.digest === "string" ? entry.digest : void 0;
}
/** The fields of an entry that can be read. */
function readEntry(entry) {
	if (!isFields(entry)) return { name: "" };
	const { digest, artifactType, annotations } = entry;
	const facts = {
		...typeof artifactType === "string" ? { artifactType } : {},
		...isFields(annotations) ? { annotations: textsIn(annotations) } : {}
	};
	if (typeof digest !== "string") return {
		name: "",
		...facts
	};
	return isDigest(digest) ? {
		digest,
		...facts
	} : {
		name: digest,
		...facts
	};
}
/** Whether a value is a JSON object. */
function isFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function textsIn(fields) {
	const texts = Object.entries(fields).filter((pair) => typeof pair[1] === "string");
	return Object.fromEntries(texts);
}

// src/formats/image/fallback-index.ts
/**
* The referrers under a fallback tag. If the tag points to a manifest instead of a list, and the manifest names the
* subject, that manifest is the one referrer. A manifest about another subject is no evidence.
*/
function listUnder(raw, subject) {
	const list = parseReferrerList(raw.bytes);
	if (list.ok) return list.value;
	const manifest = readManifest$1(raw);
	if (manifest === void 0) return {
		referrers: [],
		skipped: [{ name: raw.digest }]
	};
	if (manifest.subject?.digest !== subject) return {
		referrers: [],
		skipped: []
	};
	const { artifactType, annotations } = manifest;
	const facts = {
		...artifactType && { artifactType },
		...annotations && { annotations }
	};
	return {
		referrers: [{
			digest: raw.digest,
			...facts
		}],
		skipped: []
	};
}
/** The index under a fallback tag, to read and to write. Entries of other programs stay unchanged. */
var FallbackIndex = class {
	#rest;
	#entries;
	/** Without a manifest it is empty. A manifest that is no list becomes an entry, so that the tag still leads to it. */
	constructor(raw) {
		const document = raw && orUndefined(parseIndex(raw.bytes));
		const entries = orUndefined(entriesIn(document));
		this.#rest = entries !== void 0 && isFields(document) ? document : {};
		this.#entries = entries ?? (raw === void 0 ? [] : [entryOf$1(raw)]);
	}
	/** Whether the index has all the added manifests and none of the removed ones. */
	isUpToDate(added, removed) {
		const present = new Set(this.#entries.map(digestIn$2));
		return added.every(({ digest }) => present.has(digest)) && !removed.some((digest) => present.has(digest));
	}
	/** The digests that a write must ask the registry for: those of bundles, or of all entries if `onlySound`. */
	doubtful(onlySound) {
		const asked = this.#entries.filter((entry) => onlySound || isBundle(entry)).map(digestIn$2);
		return [...new Set(asked.filter((digest) => digest !== void 0))];
	}
	/** The index after a change, to be pushed. */
	with({ added, removed, isDead, onlySound }) {
		const present = new Set(this.#entries.map(digestIn$2));
		const gone = new Set(removed);
		const kept = this.#entries.filter((entry) => {
			const digest = digestIn$2(entry);
			if (digest === void 0) return !onlySound;
			return !gone.has(digest) && !((onlySound || isBundle(entry)) && isDead(digest));
		});
		const fresh = added.filter(({ digest }) => !present.has(digest)).map(entryOf$1);
		const index = {
			...this.#rest,
			schemaVersion: 2,
			mediaType: MEDIA.index,
			manifests: [...kept, ...fresh]
		};
		const bytes = new TextEncoder().encode(JSON.stringify(index));
		return {
			mediaType: MEDIA.index,
			digest: digestOf(bytes),
			bytes
		};
	}
};
/** Whether an entry may be one of Assay's. */
function isBundle(entry) {
	const { artifactType, annotations } = readEntry(entry);
	return artifactType === MEDIA.bundle || annotations?.["dev.sigstore.bundle.predicateType"] !== void 0;
}
function entryOf$1(raw) {
	const { artifactType, annotations } = readManifest$1(raw) ?? {};
	return {
		mediaType: raw.mediaType === "" ? MEDIA.manifest : raw.mediaType,
		digest: raw.digest,
		size: raw.bytes.byteLength,
		...optional({
			artifactType,
			annotations
		})
	};
}
function readManifest$1(raw) {
	const manifest = orUndefined(parseManifest(raw.bytes, raw.mediaType, raw.digest));
	return manifest?.kind === "manifest" ? manifest : void 0;
}

// src/adapters/registry/referrer-faults.ts
const NAMED$1 = 10;
/** The fault if the registry does not list attestations that were pushed. */
function lost(repository, subject, missing) {
	const name = pinnedName(repository, subject);
	return fault("attestation-lost", "attest", `${missing.length} of the attestations of ${name} were pushed but are not listed by the registry (${named$2(missing)})`);
}
/** Digests for a message. */
function named$2(digests) {
	return `${digests.slice(0, NAMED$1).join(", ")}${digests.length > NAMED$1 ? ", …" : ""}`;
}
/** The fault if there are more referrers than Assay may read. */
function tooMany$1(repository, subject, limit) {
	const name = pinnedName(repository, subject);
	return fault("too-many-referrers", "attest", `more than ${limit} referrers are attached to ${name}`);
}
/** The fault if a list is too long or has no end. */
function endless(repository, subject, what) {
	const message = `the list of what is attached to ${pinnedName(repository, subject)} has ${what}; remove attachments that you do not need`;
	return fault("too-many-referrers", "attest", message);
}

// src/adapters/registry/fallback-tag-access.ts
/** A read that takes longer is repeated before a write, unless this registry is always that slow. */
const STALE_READ_MS = 100;
const REREADS = 3;
/** How many entries are checked at the same time. */
const CHECKED_AT_ONCE = 6;
/** Reads and writes the index under the fallback tag of a subject. */
var FallbackTagAccess = class {
	#session;
	#repository;
	#subject;
	#tag;
	/** Whether the registry has the manifest of an entry, by its digest. */
	#exists = /* @__PURE__ */ new Map();
	#longestWriteMs = 0;
	#fastestReadMs = Number.POSITIVE_INFINITY;
	/** The registry refused a list. From then on, entries whose manifests it does not have are left out. */
	#onlySound = false;
	constructor(session, repository, subject) {
		this.#session = session;
		this.#repository = repository;
		this.#subject = subject;
		this.#tag = fallbackTag(subject);
	}
	/** Longest time from a read to the end of its write, in milliseconds. */
	get longestWriteMs() {
		return this.#longestWriteMs;
	}
	/** The manifest under the tag; undefined if the tag does not exist. */
	async get() {
		const size = `more than ${MAX_MANIFEST_BYTES} bytes`;
		const raw = await getManifest(this.#session, this.#repository, { tag: this.#tag }, "attest", () => endless(this.#repository, this.#subject, `${size} under the tag ${this.#tag}`));
		return raw?.digest === this.#subject ? void 0 : raw;
	}
	/** The index, read quickly: every writer relies on a write that follows its read at once. */
	async read() {
		for (let attempt = 1;; attempt += 1) {
			const startedAt = performance.now();
			const raw = await this.get();
			const took = performance.now() - startedAt;
			const isUsual = took <= STALE_READ_MS || took <= 2 * this.#fastestReadMs;
			this.#fastestReadMs = Math.min(this.#fastestReadMs, took);
			if (isUsual || attempt >= REREADS) return {
				index: new FallbackIndex(raw),
				digest: raw?.digest,
				startedAt
			};
		}
	}
	/**
	* Writes the index with a change; returns its digest. Returns undefined if nothing was written and the index must be
	* read again. Throws `registry-rejected` if the tag cannot be changed.
	*/
	async write(read, { added, removed }) {
		if (await this.#checkEntries(read.index.doubtful(this.#onlySound))) return void 0;
		const isDead = (digest) => this.#exists.get(digest) === false;
		const manifest = read.index.with({
			added,
			removed,
			isDead,
			onlySound: this.#onlySound
		});
		const size = manifest.bytes.byteLength;
		if (size > 4194304) throw endless(this.#repository, this.#subject, `${size} bytes under the tag ${this.#tag}`);
		const target = { tag: this.#tag };
		const response = await sendManifest(this.#session, this.#repository, manifest, target, "attest");
		if (!isSuccess(response)) return await this.#handleRefusal(response, read);
		await response.body?.cancel();
		this.#longestWriteMs = Math.max(this.#longestWriteMs, performance.now() - read.startedAt);
		return manifest.digest;
	}
	/** Asks whether the registry has these manifests, unless that is known; returns whether it asked. */
	async #checkEntries(digests) {
		const unknown = digests.filter((digest) => !this.#exists.has(digest));
		for (let at = 0; at < unknown.length; at += CHECKED_AT_ONCE) {
			const some = unknown.slice(at, at + CHECKED_AT_ONCE);
			await Promise.all(some.map(async (digest) => {
				this.#exists.set(digest, await hasManifest(this.#session, this.#repository, digest));
			}));
		}
		return unknown.length > 0;
	}
	async #handleRefusal(response, { digest }) {
		const purpose = purposeOf$1(this.#repository, { tag: this.#tag }, "attest");
		const text = await this.#session.transport.errorText(response.clone(), purpose);
		const { status } = response;
		if (status >= 400 && status < 500 && status !== 401 && !isBusy(status) && !this.#onlySound && !saysImmutable(text)) {
			await response.body?.cancel();
			this.#onlySound = true;
			return;
		}
		if (digest === void 0 || !refusesToMove(status, text)) return await this.#session.fail(response, purpose);
		await response.body?.cancel();
		const { registry } = this.#repository;
		throw fault("registry-rejected", "attest", `${registry} lists what is attached to ${pinnedName(this.#repository, this.#subject)} under the tag ${this.#tag}, and does not allow a change of that tag (${status}${text === "" ? "" : `: ${text}`}). Exempt the tags \`sha256-*\` of ${repositoryName(this.#repository)} from immutability`);
	}
};

// src/adapters/registry/fallback-tag.ts
const ATTEMPTS = 30;
const SHORTEST_SETTLE_MS = 300;
const LONGEST_SETTLE_MS = 2e4;
/** A writer waits this many times the time from a read to the end of its write before it believes the result. */
const SETTLE_FACTOR = 10;
/** If others write as well, the entries must be there in this many reads, one after the other. */
const SIGHTINGS = 3;
/**
* The list of referrers under the fallback tag of a subject. A registry cannot compare and swap, so two writers that
* read the same index overwrite each other. Therefore every writer waits after its write, much longer than a read and a
* write take, and reads again. If its entries are gone, it merges them again after a random pause. It ends when its
* entries are still there after the wait.
*/
var FallbackTag = class {
	#session;
	#repository;
	#subject;
	#access;
	constructor(session, repository, subject) {
		this.#session = session;
		this.#repository = repository;
		this.#subject = subject;
		this.#access = new FallbackTagAccess(session, repository, subject);
	}
	/** What is listed under the tag; undefined if the tag does not exist. */
	async list() {
		const raw = await this.#access.get();
		return raw && listUnder(raw, this.#subject);
	}
	/**
	* Adds manifests and removes digests; other entries stay. Throws `attestation-lost` if other writers win every time,
	* and `registry-rejected` if the tag cannot be changed.
	*/
	async update(change) {
		const { added, removed } = change;
		let expected;
		let sightings = 0;
		for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
			const read = await this.#readAfterWrite(expected);
			if (read === void 0) break;
			if (read.index.isUpToDate(added, removed)) {
				sightings += 1;
				const nothingToRemove = attempt === 1 && added.length === 0;
				const isUnchanged = expected !== void 0 && read.digest === expected.digest;
				if (nothingToRemove || isUnchanged || sightings >= SIGHTINGS) return;
				expected = {
					...expected,
					digest: read.digest
				};
				await this.#settle(1);
			} else {
				sightings = 0;
				const digest = await this.#access.write(read, change);
				if (digest === void 0) continue;
				expected = {
					digest,
					replaced: read.digest
				};
				await this.#settle(attempt);
			}
		}
		throw lost(this.#repository, this.#subject, added.map(({ digest }) => digest));
	}
	/**
	* The index. A registry may show the index that the last write replaced for some time: merging with that one would
	* drop entries, so it is read again. Undefined if the registry never shows another one.
	*/
	async #readAfterWrite(expected) {
		return await this.#session.transport.retry.run(async () => {
			const read = await this.#access.read();
			return expected !== void 0 && read.digest === expected.replaced && read.digest !== expected.digest ? new TryAgain({ conclude: () => void 0 }) : read;
		}, 6 + 1);
	}
	/** From the second attempt on there are other writers: a random part of the pause keeps them out of step. */
	async #settle(attempt) {
		const usual = Math.max(SHORTEST_SETTLE_MS, SETTLE_FACTOR * this.#access.longestWriteMs);
		const wait = Math.min(usual, LONGEST_SETTLE_MS);
		await setTimeout$1(wait + Math.random() * wait * Math.min(attempt - 1, 4));
	}
};

// src/adapters/registry/native-list.ts
/** A list must end: enough for ten thousand unwanted referrers in pages of ten. */
const MAX_PAGES = 1e3;
/** After this many pages without a new entry, a list goes in circles. */
const MAX_STALE_PAGES = 20;
/** Greatest size of all pages of a list together, in bytes; a referrer has some 500 of them. */
const MAX_LIST_BYTES = 67108864;
/** Longest time for all pages of a list, in milliseconds. */
const LIST_LIMIT_MS = 3e5;
/** Statuses of registries without this API. */
const UNKNOWN_API = [
	400,
	404,
	405,
	406,
	501
];
/** Content types that say nothing about the content. */
const GENERAL = [
	"",
	"application/json",
	"text/plain",
	"application/octet-stream"
];
/** No entry is wanted. */
const NOTHING$2 = {
	limit: 0,
	isWanted: () => false
};
/** Counts the pages of a list, which must end. */
var PageCount = class {
	#startedAt = performance.now();
	#pages = 0;
	#stale = 0;
	#bytes = 0;
	/** Counts a page of so many bytes. Answers what the list has too much of; undefined as long as it may go on. */
	add(bytes, hasNewEntry) {
		this.#pages += 1;
		this.#bytes += bytes;
		this.#stale = hasNewEntry ? 0 : this.#stale + 1;
		if (this.#bytes > MAX_LIST_BYTES) return `more than ${MAX_LIST_BYTES} bytes in its pages`;
		if (this.#stale > MAX_STALE_PAGES) return `${this.#stale} pages without a new entry`;
		if (this.#pages > MAX_PAGES) return `more than ${MAX_PAGES} pages`;
		if (performance.now() - this.#startedAt > LIST_LIMIT_MS) return `pages for more than ${LIST_LIMIT_MS / 6e4} min`;
	}
};
/** The list of the referrers API. */
var NativeList = class {
	#session;
	/** Registries that do not have this API. */
	#without = /* @__PURE__ */ new Set();
	constructor(session) {
		this.#session = session;
	}
	/** The wanted entries of all pages; undefined if the registry has no such API. Throws `too-many-referrers`. */
	async read(repository, subject, { limit, isWanted }) {
		if (this.#without.has(repository.registry)) return void 0;
		const found = /* @__PURE__ */ new Map();
		const skipped = [];
		const seen = /* @__PURE__ */ new Set();
		const pages = new PageCount();
		let url = apiUrl(repository, `referrers/${subject}`);
		for (let page = 0; url !== void 0; page += 1) {
			const read = await this.#page(repository, subject, url);
			if (read === void 0) {
				if (page === 0) return void 0;
				throw brokenOff(repository, subject);
			}
			const known = seen.size;
			for (const one of read.list.referrers) {
				seen.add(one.digest);
				if (isWanted(one)) found.set(one.digest, one);
			}
			for (const one of read.list.skipped) {
				if (seen.has(one.name)) continue;
				seen.add(one.name);
				skipped.push(one);
			}
			const excess = pages.add(read.size, seen.size > known);
			if (excess !== void 0) throw endless(repository, subject, excess);
			if (found.size > limit) throw tooMany$1(repository, subject, limit);
			url = read.next;
		}
		return {
			referrers: [...found.values()],
			skipped
		};
	}
	async #page(repository, subject, url) {
		const purpose = purposeOf(repository, subject);
		const response = await this.#session.send({
			method: "GET",
			url,
			repository,
			action: "pull",
			headers: { accept: MEDIA.index },
			purpose,
			staysAtHost: true,
			readUpTo: MAX_MANIFEST_BYTES
		});
		const { status } = response;
		if (status >= 300 && status < 400) this.#without.add(repository.registry);
		if (status >= 300 && status < 400 || UNKNOWN_API.includes(status)) {
			await response.body?.cancel();
			return;
		}
		if (status !== 200) return await this.#session.fail(response, purpose);
		const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
		if (type !== MEDIA.index && !GENERAL.includes(type)) {
			await response.body?.cancel();
			return;
		}
		const bytes = await this.#session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
		if (bytes === void 0) throw endless(repository, subject, `a page of more than ${MAX_MANIFEST_BYTES} bytes`);
		if (type !== MEDIA.index && !saysIndex(bytes)) return void 0;
		const list = parseReferrerList(bytes);
		if (!list.ok) throw fault("image-invalid", "attest", `the registry's list of ${purpose.what} cannot be read`);
		return {
			list: list.value,
			size: bytes.byteLength,
			next: nextPage(response, url, purpose)
		};
	}
};
function saysIndex(bytes) {
	const document = orUndefined(parseIndex(bytes));
	return isFields(document) && document.schemaVersion === 2 && "manifests" in document;
}
function brokenOff(repository, subject) {
	const { what } = purposeOf(repository, subject);
	return fault("registry-unavailable", "attest", `${repository.registry} stopped in the middle of the list of ${what}`);
}
function purposeOf(repository, subject) {
	return {
		check: "attest",
		what: `the referrers of ${pinnedName(repository, subject)}`,
		registry: repository.registry
	};
}
/** The address of the next page of a list. */
function nextPage(response, from, purpose) {
	const match = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(response.headers.get("link") ?? "");
	return match?.[1] === void 0 ? void 0 : checkedTarget(match[1], from, purpose);
}

// src/adapters/registry/referrers.ts
/** After this many refusals at the start, nothing more is deleted: such a registry deletes nothing. */
const REFUSALS = 2;
/** Lists and attaches referrers, by the referrers API and by the fallback tag of the specification. */
var Referrers = class {
	#session;
	#native;
	/** The last writer of each subject in this process: writers of the same index wait for each other. */
	#writers = /* @__PURE__ */ new Map();
	constructor(session) {
		this.#session = session;
		this.#native = new NativeList(session);
	}
	/**
	* The wanted referrers of a digest. Throws `too-many-referrers` above the limit. Both lists are read: a registry may
	* have got the API after the tag was written, or answer with an empty list because it has no API. The registry is not
	* asked to filter by type, because some registries filter wrongly.
	*/
	async list(repository, subject, wanted) {
		const native = await this.#native.read(repository, subject, wanted);
		const tagged = await this.#tagged(repository, subject, native !== void 0);
		const found = new Map(native?.referrers.map((one) => [one.digest, one]));
		for (const one of tagged?.referrers ?? []) if (wanted.isWanted(one) && !found.has(one.digest)) found.set(one.digest, one);
		if (found.size > wanted.limit) throw tooMany$1(repository, subject, wanted.limit);
		for (const one of [...native?.skipped ?? [], ...tagged?.skipped ?? []]) reportSkipped(wanted, one);
		return [...found.values()];
	}
	/** Attaches manifests and removes outdated ones. Throws `attestation-lost` if the new ones do not stay listed. */
	async attach(repository, subject, manifests, outdated) {
		const key = pinnedName(repository, subject);
		const own = (this.#writers.get(key) ?? Promise.resolve()).then(() => this.#attach(repository, subject, manifests, outdated));
		const ended = own.catch(() => void 0);
		this.#writers.set(key, ended);
		await own;
	}
	async #attach(repository, subject, manifests, outdated) {
		const added = new Set(manifests.map(({ digest }) => digest));
		const removed = outdated.filter((digest) => !added.has(digest));
		if (added.size === 0 && removed.length === 0) return;
		if (added.size === 0) return await this.#withdraw(repository, subject, removed);
		let isConfirmed = true;
		for (const manifest of manifests) {
			const answer = await putManifest(this.#session, repository, manifest, "attest", () => lost(repository, subject, [manifest.digest]));
			isConfirmed &&= answer === subject;
		}
		if (!await this.#isListed(repository, subject, added, isConfirmed ? 6 : 1)) await this.#tag(repository, subject).update({
			added: manifests,
			removed
		});
		else if (removed.length > 0) await this.#unlist(repository, subject, removed);
		await this.#delete(repository, removed);
	}
	/** If all manifests are deleted, a tag that cannot be changed is not an error: its entries lead nowhere. */
	async #withdraw(repository, subject, removed) {
		const refused = await this.#unlist(repository, subject, removed);
		const left = await this.#delete(repository, removed);
		if (refused !== void 0 && left.length > 0) throw refused;
	}
	/** Removes digests from the list under the tag; returns the fault if the tag cannot be changed. */
	async #unlist(repository, subject, removed) {
		try {
			await this.#tag(repository, subject).update({
				added: [],
				removed
			});
			return;
		} catch (error) {
			if (isOnly(error, "registry-rejected")) return error;
			throw error;
		}
	}
	#tag(repository, subject) {
		return new FallbackTag(this.#session, repository, subject);
	}
	/** Returns the digests that the registry did not delete. */
	async #delete(repository, digests) {
		const left = [];
		for (const [at, digest] of digests.entries()) {
			if (await deleteManifest(this.#session, repository, digest)) continue;
			left.push(digest);
			if (left.length === REFUSALS && at === 1) return digests;
		}
		return left;
	}
	async #isListed(repository, subject, added, tries) {
		const isWanted = ({ digest }) => added.has(digest);
		const selection = {
			...NOTHING$2,
			limit: added.size,
			isWanted
		};
		return await this.#session.transport.retry.run(async () => {
			const listed = await this.#native.read(repository, subject, selection);
			if (listed === void 0) return false;
			return listed.referrers.length === added.size || new TryAgain({ conclude: () => false });
		}, tries);
	}
	/** What the fallback tag lists. A registry that has the other list may reject such a tag. */
	async #tagged(repository, subject, hasOther) {
		try {
			return await this.#tag(repository, subject).list();
		} catch (error) {
			if (hasOther && isOnly(error, "registry-rejected")) return void 0;
			throw error;
		}
	}
};
/** Reports an entry without a usable digest; an entry without a name cannot be evidence. */
function reportSkipped({ unreadable }, { name, artifactType, annotations }) {
	if (name === "") return;
	unreadable({
		name,
		why: "the list does not name it by a SHA-256 digest",
		...artifactType === void 0 ? {} : { artifactType },
		...annotations && { annotations }
	});
}

// src/adapters/registry/progress.ts
/** Reports regularly how far a transfer is, as long as it moves. */
var Progress = class {
	#transfer;
	#timer;
	#size = 0;
	#reportedSize = 0;
	constructor(transfer, everyMs, say) {
		this.#transfer = transfer;
		this.#timer = setInterval(() => {
			if (this.#size === this.#reportedSize) return;
			this.#reportedSize = this.#size;
			say(this.#line());
		}, everyMs);
		this.#timer.unref();
	}
	add(bytes) {
		this.#size += bytes;
	}
	stop() {
		clearInterval(this.#timer);
	}
	#line() {
		const { done, what, registry, total } = this.#transfer;
		const of = total === void 0 ? "" : ` of ${sizeText(total)}`;
		const waits = done === "sent" && this.#size === total ? "; waiting for the registry to store it" : "";
		return `${registry}: ${sizeText(this.#size)}${of} ${done} of ${what}${waits}`;
	}
};

// src/adapters/registry/timer.ts
/**
* Ends a request with an error, unless it is stopped or restarted before. Once it is stopped, it stays stopped: an answer may
* arrive before the last part of the request counts as sent, and a new limit would keep the process alive.
*/
var Timer = class {
	#controller;
	#error;
	#timer;
	#stopped;
	#isStopped = false;
	constructor(controller, milliseconds, error) {
		this.#controller = controller;
		this.#error = error;
		this.#timer = this.#start(milliseconds);
	}
	restart(milliseconds) {
		if (this.#isStopped) return;
		clearTimeout(this.#timer);
		this.#timer = this.#start(milliseconds);
	}
	onStop(stopped) {
		this.#stopped = stopped;
	}
	stop() {
		this.#isStopped = true;
		clearTimeout(this.#timer);
		this.#stopped?.();
	}
	#start(milliseconds) {
		return setTimeout(() => this.#controller.abort(this.#error), Math.min(milliseconds, 2 ** 31 - 1));
	}
};
/**
* Notices that somebody was waited for too long. One timer serves all parts of a body: to make one for each takes longer than
* to receive the part.
*/
var Stall = class {
	#timer;
	#isWaiting = false;
	#isOver = false;
	/** `end` makes the waiting end. */
	constructor(milliseconds, end) {
		this.#timer = setTimeout(() => {
			if (!this.#isWaiting) return;
			this.#isOver = true;
			end();
		}, milliseconds);
	}
	/** Whether the waiting took too long. */
	get isOver() {
		return this.#isOver;
	}
	begin() {
		this.#isWaiting = true;
		this.#timer.refresh();
	}
	pause() {
		this.#isWaiting = false;
	}
	stop() {
		clearTimeout(this.#timer);
	}
};

// src/adapters/registry/body-reader.ts
/** Reads the bodies of answers within the time limits. */
var BodyReader = class {
	#limits;
	#redact;
	#say;
	/** `redact` removes credentials from the text of a registry. */
	constructor(limits, redact, say) {
		this.#limits = limits;
		this.#redact = redact;
		this.#say = say;
	}
	/** The body in parts. Throws `registry-unavailable` if it breaks off, stalls, or is too slow. */
	body(response, purpose) {
		const { grace, leastBytesASecond } = this.#limits;
		return this.#parts(response, purpose, grace, leastBytesASecond);
	}
	async *#parts(response, purpose, graceMs, leastBytesASecond) {
		if (response.body === null) return;
		const reader = response.body.getReader();
		let [waited, size] = [0, 0];
		const transfer = {
			done: "received",
			total: lengthOf(response),
			...purpose
		};
		const progress = new Progress(transfer, this.#limits.progress, this.#say);
		const stall = new Stall(this.#limits.stall, () => void reader.cancel().catch(() => void 0));
		try {
			for (;;) {
				const askedAt = performance.now();
				stall.begin();
				const { done, value } = await reader.read();
				stall.pause();
				if (stall.isOver) throw stalled(purpose, this.#limits.stall);
				if (done) return;
				waited += performance.now() - askedAt;
				size += value.byteLength;
				progress.add(value.byteLength);
				if (waited > graceMs && size < leastBytesASecond * waited / 1e3) throw tooSlow(purpose, size, waited);
				yield value;
			}
		} catch (error) {
			throw error instanceof AssayError ? error : connectionFault(purpose, error, {
				host: purpose.registry,
				complaints: []
			});
		} finally {
			stall.stop();
			progress.stop();
			reader.cancel().catch(() => void 0);
			reader.releaseLock();
		}
	}
	/** The whole body; undefined if it has more than `limit` bytes. */
	async bytes(response, limit, purpose) {
		const parts = [];
		let size = 0;
		for await (const part of this.#document(response, purpose)) {
			size += part.byteLength;
			if (size > limit) return void 0;
			parts.push(part);
		}
		return Buffer.concat(parts);
	}
	/** The registry's text of an error, in one line without credentials; empty if it cannot be read. */
	async errorText(response, purpose) {
		const parts = [];
		let size = 0;
		try {
			for await (const part of this.#document(response, purpose)) {
				parts.push(part);
				size += part.byteLength;
				if (size >= 16384) break;
			}
		} catch {}
		const end = size < 16384 ? size : MAX_ERROR_BYTES - LONGEST_CREDENTIAL;
		return errorMessageIn(Buffer.concat(parts).subarray(0, end).toString(), this.#redact);
	}
	/** The body of a small document, within one time limit for the whole body. */
	#document(response, purpose) {
		return this.#parts(response, purpose, this.#limits.document, Number.POSITIVE_INFINITY);
	}
};
function stalled({ registry, check, what }, limitMs) {
	const message = `${registry} stopped sending ${what} for ${limitMs / 1e3} s`;
	return fault("registry-unavailable", check, message);
}
function tooSlow({ registry, check, what }, size, waitedMs) {
	const message = `${registry} sent ${size} bytes of ${what} within ${Math.round(waitedMs / 1e3)} s, which is too slow to go on`;
	return fault("registry-unavailable", check, message);
}
function lengthOf(response) {
	const length = Number(response.headers.get("content-length") ?? NaN);
	return Number.isSafeInteger(length) ? length : void 0;
}

// src/adapters/registry/time-limits.ts
/** The limits, unless a test sets others. */
const TIME_LIMITS = {
	answer: BOUNDS.registry.answer,
	stall: 6e4,
	document: 12e4,
	grace: 12e4,
	leastBytesASecond: 16384,
	pause: BOUNDS.registry.pause,
	longestPause: BOUNDS.registry.longestPause,
	progress: 15e3
};

// src/adapters/registry/transport.ts
/** How fast a registry stores an upload, at least: its answer may take that time in addition. */
const STORED_BYTES_A_SECOND = 8388608;
const HOPS = 5;
/** Sends requests within time limits, repeats those that may succeed a moment later, and checks redirects. */
var Transport = class {
	#limits;
	#network;
	#say;
	#reader;
	/** Bodies that were read with their answers; undefined is one that was too long. */
	#bodies = /* @__PURE__ */ new WeakMap();
	/** Repeats requests. */
	retry;
	constructor(options = {}) {
		this.#limits = {
			...TIME_LIMITS,
			...options.limits
		};
		this.#network = options.network ?? new Network({ environment: {} });
		this.#say = options.say ?? (() => void 0);
		this.#reader = new BodyReader(this.#limits, options.redact ?? ((text) => text), this.#say);
		this.retry = new RegistryRetry(this.#limits, this.#say);
	}
	/** The answer, whatever its status, except redirects. Throws `registry-unavailable` if there is none. */
	async send(call) {
		return await this.retry.run(() => this.#attempt(call), call.upload === void 0 ? TRIES$2 : 1);
	}
	async #attempt(call) {
		const { purpose } = call;
		try {
			const response = await this.#follow(call);
			if (isPassing(response.status)) return answered(response, purpose, () => response);
			const { readUpTo } = call;
			if (readUpTo !== void 0 && response.status === 200) this.#bodies.set(response, await this.#reader.bytes(response, readUpTo, purpose));
			return response;
		} catch (error) {
			const failure = assayCause(error) ?? unansweredFault(purpose, error);
			if (!isBroken(failure)) throw failure;
			return unreachable(failure, purpose);
		}
	}
	/** The body in parts. Throws `registry-unavailable` if it breaks off, stalls, or is too slow. */
	body(response, purpose) {
		return this.#reader.body(response, purpose);
	}
	/** The whole body; undefined if it has more than `limit` bytes. */
	async bytes(response, limit, purpose) {
		if (this.#bodies.has(response)) return this.#bodies.get(response);
		return await this.#reader.bytes(response, limit, purpose);
	}
	/** The registry's text of an error, in one line without credentials; empty if it cannot be read. */
	async errorText(response, purpose) {
		return await this.#reader.errorText(response, purpose);
	}
	async #follow(call) {
		let { url } = call;
		let headers = { ...call.headers };
		for (let hop = 0; hop <= HOPS; hop += 1) {
			const response = await this.#once({
				...call,
				url,
				headers
			});
			const location = response.headers.get("location");
			if (!([
				301,
				302,
				303,
				307,
				308
			].includes(response.status) && location !== null) || call.method !== "GET" && call.method !== "HEAD") return response;
			const next = checkedTarget(location, url, call.purpose);
			if (call.staysAtHost === true && next.host !== url.host) return response;
			await response.body?.cancel();
			if (next.host !== url.host) headers = withoutAuthorization(headers);
			url = next;
		}
		throw fault("registry-unavailable", call.purpose.check, `${call.purpose.registry} redirects without end`);
	}
	async #once(call) {
		const controller = new AbortController();
		const limit = call.upload === void 0 ? this.#limits.answer : this.#limits.stall;
		const late = new DOMException(`no answer within ${limit / 1e3} s`, "TimeoutError");
		const timer = new Timer(controller, limit, late);
		try {
			const init = {
				method: call.method,
				headers: {
					"accept-encoding": "identity",
					"user-agent": "assay",
					...call.headers,
					...uploadHeaders(call)
				},
				redirect: "manual",
				signal: controller.signal,
				...this.#bodyOf(call, controller, timer)
			};
			return await this.#network.fetch(call.url, init, call.purpose.registry);
		} catch (error) {
			throw new Unanswered(error, this.#network.route(call.url));
		} finally {
			timer.stop();
		}
	}
	#bodyOf(call, controller, timer) {
		if (call.upload === void 0) return call.body === void 0 ? {} : { body: call.body };
		return {
			body: this.#uploadParts(call, call.upload, controller, timer),
			duplex: "half"
		};
	}
	/** Each part that the registry accepts gives it new time. There is also a limit for all parts together. */
	async *#uploadParts({ purpose }, { size, open }, controller, timer) {
		const progress = this.#progress({
			done: "sent",
			total: size,
			...purpose
		});
		const totalMs = this.#limits.grace + size * 1e3 / this.#limits.leastBytesASecond;
		const tooLong = `it did not accept ${size} bytes within ${Math.round(totalMs / 1e3)} s, which is too slow to go on`;
		const total = new Timer(controller, totalMs, new NetworkError(tooLong));
		controller.signal.addEventListener("abort", () => progress.stop());
		timer.onStop(() => {
			total.stop();
			progress.stop();
		});
		for await (const part of open()) {
			timer.restart(this.#limits.stall);
			progress.add(part.byteLength);
			yield part;
		}
		timer.restart(this.#limits.stall + size * 1e3 / STORED_BYTES_A_SECOND);
	}
	#progress(transfer) {
		return new Progress(transfer, this.#limits.progress, this.#say);
	}
};
/** A request that got no answer, and its route. */
var Unanswered = class extends Error {
	route;
	constructor(cause, route) {
		super("no answer", { cause });
		this.route = route;
	}
};
function unansweredFault(purpose, error) {
	const [cause, route] = error instanceof Unanswered ? [error.cause, error.route] : [error, void 0];
	return connectionFault(purpose, cause, route);
}
/** Headers for another host, without credentials. */
function withoutAuthorization(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "authorization"));
}
function uploadHeaders(call) {
	return call.upload === void 0 ? {} : { "content-length": String(call.upload.size) };
}
/** A fault in the body of an upload, which fetch wraps, or of an answer. */
function assayCause(error) {
	let current = error;
	while (current instanceof Error && !(current instanceof AssayError)) current = current.cause;
	return current instanceof AssayError ? current : void 0;
}

// src/adapters/registry/session.ts
/** Statuses that may change with credentials: registries hide private images in different ways. */
const HIDING = [
	401,
	403,
	404
];
/** Sends requests to registries, with credentials if they are required. */
var Session = class {
	transport;
	#authenticator;
	/** The repository of each answer, for messages. */
	#repositories = /* @__PURE__ */ new WeakMap();
	constructor(transport, authenticator) {
		this.transport = transport;
		this.#authenticator = authenticator;
	}
	/** The answer, of any status. A challenge is answered once. */
	async send(call) {
		const response = await this.#send(call);
		this.#repositories.set(response, call.repository);
		return response;
	}
	async #send(call) {
		const { repository, action, from, purpose } = call;
		const headers = withoutAuthorization(call.headers ?? {});
		const { host } = baseUrl(repository.registry);
		if (call.url.host !== host) return await this.transport.send({
			...call,
			headers
		});
		const asking = {
			repository,
			scopes: [`repository:${repository.path}:${action}`, ...from === void 0 ? [] : [`repository:${from.path}:pull`]],
			purpose
		};
		const used = await this.#authenticator.before(asking);
		const response = await this.transport.send({
			...call,
			headers: withAuthorization(headers, used)
		});
		if (response.url !== "" && new URL(response.url).host !== host || !HIDING.includes(response.status)) return response;
		const challenge = response.headers.get("www-authenticate");
		const other = await this.#authenticator.after(asking, {
			status: response.status,
			challenge,
			used
		});
		if (other === void 0 || other === used) return response;
		await response.body?.cancel();
		return await this.transport.send({
			...call,
			headers: withAuthorization(headers, other)
		});
	}
	/** Throws the fault for an unexpected answer. */
	async fail(response, purpose) {
		const text = await this.transport.errorText(response, purpose);
		const repository = this.#repositories.get(response) ?? {
			registry: purpose.registry,
			path: ""
		};
		const credentials = await this.#authenticator.describe(repository);
		const { host } = response.url === "" ? baseUrl(repository.registry) : new URL(response.url);
		const elsewhere = host === baseUrl(repository.registry).host ? "" : `; this answer came from ${host}, which does not get them`;
		throw answerFault(purpose, response.status, text, `${credentials}${elsewhere}`);
	}
	/** Which credentials were sent, to which hosts and from which source. */
	async describe(repository) {
		return await this.#authenticator.describe(repository);
	}
};
function withAuthorization(headers, authorization) {
	return {
		...headers,
		...authorization === void 0 ? {} : { authorization }
	};
}

// src/adapters/registry/tag-list.ts
const PAGE = 1e3;
const MAX_PAGE_BYTES = 16777216;
const TagsSchema = object({ tags: array(string()).nullish() });
/**
* The wanted tags of a repository, at most `limit`. Throws `input-invalid` if there are more, and the registry's faults; a
* list that may not be whole is one of them.
*/
async function listTags(session, repository, limit, isWanted) {
	const name = repositoryName(repository);
	const purpose = {
		check: "image",
		what: `the tags of ${name}`,
		registry: repository.registry
	};
	const [seen, wanted, asked] = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	];
	const pages = new PageCount();
	let url = apiUrl(repository, `tags/list?n=${PAGE}`);
	while (url !== void 0) {
		asked.add(url.href);
		const { tags, size, next } = await readPage(session, repository, url, purpose);
		const known = seen.size;
		for (const tag of tags) {
			seen.add(tag);
			if (isWanted(tag)) wanted.add(tag);
		}
		if (wanted.size > limit) throw fault("input-invalid", "inputs", `${name} has more than ${limit} tags that are wanted: choose fewer of them by a glob, such as ${name}:v*`);
		const excess = pages.add(size, seen.size > known);
		if (excess !== void 0) throw unreadable$3(purpose, `has ${excess}`);
		if (next !== void 0 && asked.has(next.href)) throw unreadable$3(purpose, "names a page as the next one that was read before");
		url = next ?? pageAfter(repository, tags);
		if (next === void 0 && url !== void 0 && seen.size === known) throw unreadable$3(purpose, `begins again where its next page should be, so nobody knows whether there are more than ${seen.size}`);
	}
	return [...wanted];
}
/**
* A full page that names no next one may be a part: some registries divide the list and do not say so. The page after the
* last tag but one is asked for, since there is one tag in it at least: of an empty page, some of them give the whole list.
*/
function pageAfter(repository, tags) {
	const last = tags.at(-2);
	return tags.length === PAGE && last !== void 0 ? apiUrl(repository, `tags/list?n=${PAGE}&last=${encodeURIComponent(last)}`) : void 0;
}
async function readPage(session, repository, url, purpose) {
	const response = await session.send({
		method: "GET",
		url,
		repository,
		action: "pull",
		purpose,
		headers: { accept: "application/json" },
		readUpTo: MAX_PAGE_BYTES
	});
	if (response.status !== 200) return await session.fail(response, purpose);
	const bytes = await session.transport.bytes(response, MAX_PAGE_BYTES, purpose);
	if (bytes === void 0) throw unreadable$3(purpose, `has a page of more than ${MAX_PAGE_BYTES} bytes`);
	const listed = parseJsonAs(TagsSchema, bytes);
	if (!listed.ok) throw unreadable$3(purpose, listed.fault);
	const next = nextPage(response, url, purpose);
	if (next !== void 0 && next.host !== url.host) throw unreadable$3(purpose, `goes on at another host, ${next.host}`);
	return {
		tags: listed.value.tags ?? [],
		size: bytes.byteLength,
		next
	};
}
function unreadable$3({ registry, what, check }, why) {
	return fault("registry-unavailable", check, `the answer of ${registry} for ${what} ${why}`);
}

// src/adapters/registry/tags.ts
/**
* Sets a tag, and waits until it has moved. It is read first: if it already points to the manifest, there is nothing to
* do, also where tags are immutable. Throws `registry-rejected` if the registry does not move the tag.
*/
async function setTag(session, repository, manifest, tag) {
	const { digest } = manifest;
	const before = await manifestUnder(session, repository, tag);
	if (before?.digest === digest) return;
	const target = { tag };
	const response = await sendManifest(session, repository, manifest, target, "push");
	if (!isSuccess(response)) {
		const purpose = purposeOf$1(repository, target, "push");
		const text = await session.transport.errorText(response.clone(), purpose);
		if (before === void 0 || !refusesToMove(response.status, text)) return await session.fail(response, purpose);
		await response.body?.cancel();
		const name = `${repositoryName(repository)}:${tag}`;
		throw fault("registry-rejected", "push", `${name} points to ${before.digest}, and ${repository.registry} does not allow to set it to ${digest} (${response.status}${text === "" ? "" : `: ${text}`}). ${NEW_TAG}`);
	}
	await response.body?.cancel();
	await awaitManifest(session, repository, { digest }, { check: "push" });
	const isMoved = (found) => found !== void 0 && found.digest !== before?.digest;
	await awaitManifest(session, repository, target, {
		check: "push",
		isExpected: isMoved
	});
}
const NEW_TAG = "Tags are immutable there, and another build of the same source has another digest: use a new tag for every run, allow this one to be overwritten, or re-run only the jobs that failed";
/** The manifest under a tag. One that cannot be read is certainly not the new one, so it counts as none. */
async function manifestUnder(session, repository, tag) {
	try {
		return await getManifest(session, repository, { tag }, "push");
	} catch (error) {
		if (isOnly(error, "image-invalid")) return void 0;
		throw error;
	}
}

// src/adapters/registry/client.ts
/** The parts that every request to a registry uses. */
function connect(options) {
	const network = new Network(options);
	const transport = new Transport({
		...options,
		network
	});
	const docker = new DockerConfig(options);
	const authenticator = new Authenticator({
		transport,
		find: async (repository) => fromInputs(options, repository.registry) ?? await docker.credentials(repository),
		now: options.now ?? (() => /* @__PURE__ */ new Date()),
		mask: options.mask ?? (() => void 0)
	});
	return {
		network,
		authenticator,
		session: new Session(transport, authenticator)
	};
}
/** Registries by the OCI distribution specification 1.1, over HTTPS. Plain HTTP only to this machine. */
var RegistryClient = class {
	#network;
	#session;
	#authenticator;
	#referrers;
	#follow;
	constructor(options) {
		const { network, authenticator, session } = connect(options);
		this.#network = network;
		this.#authenticator = authenticator;
		this.#session = session;
		this.#referrers = new Referrers(this.#session);
		this.#follow = options.follow;
	}
	async resolve(reference) {
		const target = targetOf(reference);
		const manifest = await getManifest(this.#session, reference, target, "image");
		if (manifest !== void 0) return manifest;
		const message = `${"tag" in target ? `${repositoryName(reference)}:${target.tag}` : pinnedName(reference, target.digest)} does not exist in the registry, or is hidden from these credentials (${await this.#session.describe(reference)})`;
		throw fault("image-not-found", "image", message);
	}
	async blob(repository, blob) {
		const where = repositoryName(repository);
		const purpose = {
			check: "image",
			what: `the blob ${blob.digest} of ${where}`,
			registry: repository.registry
		};
		const call = {
			method: "GET",
			url: apiUrl(repository, `blobs/${blob.digest}`),
			repository,
			action: "pull",
			purpose
		};
		const body = Readable.from(await openDownload(this.#session, call), { objectMode: false });
		const transfer = this.#follow?.download(`${repository.path} ${blob.digest.slice(7, 19)}`, blob.size);
		if (transfer !== void 0) body.on("data", (bytes) => transfer.add(bytes.length));
		return pipeline$1(body, new VerifiedStream(blob, where), () => transfer?.end());
	}
	async pushBlob(repository, blob, open, from) {
		await uploadBlob(this.#session, {
			repository,
			blob,
			open,
			...from === void 0 ? {} : { from }
		});
	}
	async pushManifest(repository, manifest, tag) {
		if (tag === void 0) await putManifest(this.#session, repository, manifest, "push");
		else await setTag(this.#session, repository, manifest, tag);
	}
	async referrers(repository, subject, limit, isWanted = () => true, unreadable = () => void 0) {
		return await this.#referrers.list(repository, subject, {
			limit,
			isWanted,
			unreadable
		});
	}
	async tags(repository, limit, isWanted) {
		return await listTags(this.#session, repository, limit, isWanted);
	}
	async attach(repository, subject, manifests, outdated) {
		await this.#referrers.attach(repository, subject, manifests, outdated);
	}
	async certificates(registry) {
		const { host, protocol } = baseUrl(registry);
		if (protocol === "http:") return void 0;
		try {
			return await this.#network.certificates(host);
		} catch (error) {
			throw connectionFault({
				check: "image",
				what: "another program",
				registry
			}, error);
		}
	}
	async dockerConfig(registry, path = "") {
		const credentials = await this.#authenticator.credentials({
			registry,
			path
		});
		const auths = credentials === void 0 ? {} : { [configKey(registry)]: authEntry(credentials) };
		return JSON.stringify({ auths });
	}
};
function targetOf(reference) {
	if (reference.digest !== void 0) return { digest: reference.digest };
	return { tag: reference.tag ?? "latest" };
}
function fromInputs({ credentials }, registry) {
	if (!credentials?.registries.includes(registry)) return void 0;
	const { username, password } = credentials;
	return {
		kind: "password",
		username,
		password,
		origin: "the inputs registry-username and registry-password"
	};
}
function authEntry(credentials) {
	if (credentials.kind === "identity-token") return { identitytoken: credentials.token };
	if (credentials.kind === "registry-token") return { registrytoken: credentials.token };
	const { username, password } = credentials;
	return { auth: Buffer.from(`${username}:${password}`).toString("base64") };
}

// src/report/json-text.ts
/** Invisible and control characters that JSON does not escape: C1, bidi marks, separators, byte order mark. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** Characters with a meaning in a shell or in HTML. In JSON they occur only inside strings. */
const SHELL = /['`$&;|<>()!]/g;
/** A document as indented JSON text. Invisible characters are written as escapes, so a terminal shows them. */
function toJson(document) {
	return `${JSON.stringify(document, void 0, 2).replace(INVISIBLE, escaped)}\n`;
}
/**
* A value as one line of JSON for an output of the step. Workflows put outputs into shell scripts with `${{ }}`, and
* messages may contain names from the image. Characters with a meaning in a shell are written as JSON escapes.
*/
function toOutputJson(value) {
	return JSON.stringify(value).replace(INVISIBLE, escaped).replace(SHELL, escaped);
}
/** GitHub accepts 1 MiB of outputs (in UTF-16) from a job. A list gets an eighth, which leaves room for other steps. */
const LIST_LIMIT_CHARACTERS = 65536;
/** The first items of a list as in {@link toOutputJson}, up to the limit. The first item is always included. */
function toOutputList(items) {
	let length = 2;
	const texts = [];
	for (const item of items) {
		const text = toOutputJson(item);
		length += text.length + 1;
		if (length > LIST_LIMIT_CHARACTERS && texts.length > 0) break;
		texts.push(text);
	}
	return `[${texts.join(",")}]`;
}
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// src/adapters/github/cached-file.ts
/** The name of the one file of a cache entry. It is part of what the library compares, so all runs use the same. */
const CACHED_FILE = "content";

// node_modules/@sigstore/protobuf-specs/dist/__generated__/envelope.js
var require_envelope = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Signature = exports.Envelope = void 0;
	exports.Envelope = {
		fromJSON(object) {
			return {
				payload: isSet(object.payload) ? Buffer.from(bytesFromBase64(object.payload)) : Buffer.alloc(0),
				payloadType: isSet(object.payloadType) ? globalThis.String(object.payloadType) : "",
				signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => exports.Signature.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.payload.length !== 0) obj.payload = base64FromBytes(message.payload);
			if (message.payloadType !== "") obj.payloadType = message.payloadType;
			if (message.signatures?.length) obj.signatures = message.signatures.map((e) => exports.Signature.toJSON(e));
			return obj;
		}
	};
	exports.Signature = {
		fromJSON(object) {
			return {
				sig: isSet(object.sig) ? Buffer.from(bytesFromBase64(object.sig)) : Buffer.alloc(0),
				keyid: isSet(object.keyid) ? globalThis.String(object.keyid) : ""
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.sig.length !== 0) obj.sig = base64FromBytes(message.sig);
			if (message.keyid !== "") obj.keyid = message.keyid;
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/google/protobuf/timestamp.js
var require_timestamp$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Timestamp = void 0;
	exports.Timestamp = {
		fromJSON(object) {
			return {
				seconds: isSet(object.seconds) ? globalThis.String(object.seconds) : "0",
				nanos: isSet(object.nanos) ? globalThis.Number(object.nanos) : 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.seconds !== "0") obj.seconds = message.seconds;
			if (message.nanos !== 0) obj.nanos = Math.round(message.nanos);
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_common.js
var require_sigstore_common = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.TimeRange = exports.X509CertificateChain = exports.SubjectAlternativeName = exports.X509Certificate = exports.DistinguishedName = exports.ObjectIdentifierValuePair = exports.ObjectIdentifier = exports.PublicKeyIdentifier = exports.PublicKey = exports.RFC3161SignedTimestamp = exports.LogId = exports.MessageSignature = exports.HashOutput = exports.SubjectAlternativeNameType = exports.PublicKeyDetails = exports.HashAlgorithm = void 0;
	exports.hashAlgorithmFromJSON = hashAlgorithmFromJSON;
	exports.hashAlgorithmToJSON = hashAlgorithmToJSON;
	exports.publicKeyDetailsFromJSON = publicKeyDetailsFromJSON;
	exports.publicKeyDetailsToJSON = publicKeyDetailsToJSON;
	exports.subjectAlternativeNameTypeFromJSON = subjectAlternativeNameTypeFromJSON;
	exports.subjectAlternativeNameTypeToJSON = subjectAlternativeNameTypeToJSON;
	const timestamp_1 = require_timestamp$2();
	/**
	* Only a subset of the secure hash standard algorithms are supported.
	* See <https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf> for more
	* details.
	* UNSPECIFIED SHOULD not be used, primary reason for inclusion is to force
	* any proto JSON serialization to emit the used hash algorithm, as default
	* option is to *omit* the default value of an enum (which is the first
	* value, represented by '0'.
	*/
	var HashAlgorithm;
	(function(HashAlgorithm) {
		HashAlgorithm[HashAlgorithm["HASH_ALGORITHM_UNSPECIFIED"] = 0] = "HASH_ALGORITHM_UNSPECIFIED";
		HashAlgorithm[HashAlgorithm["SHA2_256"] = 1] = "SHA2_256";
		HashAlgorithm[HashAlgorithm["SHA2_384"] = 2] = "SHA2_384";
		HashAlgorithm[HashAlgorithm["SHA2_512"] = 3] = "SHA2_512";
		/**
		* SHA3_256 - Used for LMS
		*
		* @deprecated
		*/
		HashAlgorithm[HashAlgorithm["SHA3_256"] = 4] = "SHA3_256";
		/**
		* SHA3_384 - Used for LMS
		*
		* @deprecated
		*/
		HashAlgorithm[HashAlgorithm["SHA3_384"] = 5] = "SHA3_384";
	})(HashAlgorithm || (exports.HashAlgorithm = HashAlgorithm = {}));
	function hashAlgorithmFromJSON(object) {
		switch (object) {
			case 0:
			case "HASH_ALGORITHM_UNSPECIFIED": return HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED;
			case 1:
			case "SHA2_256": return HashAlgorithm.SHA2_256;
			case 2:
			case "SHA2_384": return HashAlgorithm.SHA2_384;
			case 3:
			case "SHA2_512": return HashAlgorithm.SHA2_512;
			case 4:
			case "SHA3_256": return HashAlgorithm.SHA3_256;
			case 5:
			case "SHA3_384": return HashAlgorithm.SHA3_384;
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum HashAlgorithm");
		}
	}
	function hashAlgorithmToJSON(object) {
		switch (object) {
			case HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED: return "HASH_ALGORITHM_UNSPECIFIED";
			case HashAlgorithm.SHA2_256: return "SHA2_256";
			case HashAlgorithm.SHA2_384: return "SHA2_384";
			case HashAlgorithm.SHA2_512: return "SHA2_512";
			case HashAlgorithm.SHA3_256: return "SHA3_256";
			case HashAlgorithm.SHA3_384: return "SHA3_384";
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum HashAlgorithm");
		}
	}
	/**
	* Details of a specific public key, capturing the the key encoding method,
	* and signature algorithm.
	*
	* PublicKeyDetails captures the public key/hash algorithm combinations
	* recommended in the Sigstore ecosystem.
	*
	* This is modelled as a linear set as we want to provide a small number of
	* opinionated options instead of allowing every possible permutation.
	*
	* Any changes to this enum MUST be reflected in the algorithm registry.
	*
	* See: <https://github.com/sigstore/architecture-docs/blob/main/algorithm-registry.md>
	*
	* To avoid the possibility of contradicting formats such as PKCS1 with
	* ED25519 the valid permutations are listed as a linear set instead of a
	* cartesian set (i.e one combined variable instead of two, one for encoding
	* and one for the signature algorithm).
	*/
	var PublicKeyDetails;
	(function(PublicKeyDetails) {
		PublicKeyDetails[PublicKeyDetails["PUBLIC_KEY_DETAILS_UNSPECIFIED"] = 0] = "PUBLIC_KEY_DETAILS_UNSPECIFIED";
		/**
		* PKCS1_RSA_PKCS1V5 - RSA
		*
		* @deprecated
		*/
		PublicKeyDetails[PublicKeyDetails["PKCS1_RSA_PKCS1V5"] = 1] = "PKCS1_RSA_PKCS1V5";
		/**
		* PKCS1_RSA_PSS - See RFC8017
		*
		* @deprecated
		*/
		PublicKeyDetails[PublicKeyDetails["PKCS1_RSA_PSS"] = 2] = "PKCS1_RSA_PSS";
		/** @deprecated */
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V5"] = 3] = "PKIX_RSA_PKCS1V5";
		/** @deprecated */
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS"] = 4] = "PKIX_RSA_PSS";
		/** PKIX_RSA_PKCS1V15_2048_SHA256 - RSA public key in PKIX format, PKCS#1v1.5 signature */
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_2048_SHA256"] = 9] = "PKIX_RSA_PKCS1V15_2048_SHA256";
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_3072_SHA256"] = 10] = "PKIX_RSA_PKCS1V15_3072_SHA256";
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_4096_SHA256"] = 11] = "PKIX_RSA_PKCS1V15_4096_SHA256";
		/** PKIX_RSA_PSS_2048_SHA256 - RSA public key in PKIX format, RSASSA-PSS signature */
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_2048_SHA256"] = 16] = "PKIX_RSA_PSS_2048_SHA256";
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_3072_SHA256"] = 17] = "PKIX_RSA_PSS_3072_SHA256";
		PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_4096_SHA256"] = 18] = "PKIX_RSA_PSS_4096_SHA256";
		/**
		* PKIX_ECDSA_P256_HMAC_SHA_256 - ECDSA
		*
		* @deprecated
		*/
		PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P256_HMAC_SHA_256"] = 6] = "PKIX_ECDSA_P256_HMAC_SHA_256";
		/** PKIX_ECDSA_P256_SHA_256 - See NIST FIPS 186-4 */
		PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P256_SHA_256"] = 5] = "PKIX_ECDSA_P256_SHA_256";
		PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P384_SHA_384"] = 12] = "PKIX_ECDSA_P384_SHA_384";
		PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P521_SHA_512"] = 13] = "PKIX_ECDSA_P521_SHA_512";
		/** PKIX_ED25519 - Ed 25519 */
		PublicKeyDetails[PublicKeyDetails["PKIX_ED25519"] = 7] = "PKIX_ED25519";
		PublicKeyDetails[PublicKeyDetails["PKIX_ED25519_PH"] = 8] = "PKIX_ED25519_PH";
		/**
		* PKIX_ECDSA_P384_SHA_256 - These algorithms are deprecated and should not be used, but they
		* were/are being used by most Sigstore clients implementations.
		*
		* @deprecated
		*/
		PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P384_SHA_256"] = 19] = "PKIX_ECDSA_P384_SHA_256";
		/** @deprecated */
		PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P521_SHA_256"] = 20] = "PKIX_ECDSA_P521_SHA_256";
		/**
		* LMS_SHA256 - LMS and LM-OTS
		*
		* These algorithms are deprecated and should not be used.
		* There are no plans to support SLH-DSA at this time.
		*
		* USER WARNING: LMS and LM-OTS are both stateful signature schemes.
		* Using them correctly requires discretion and careful consideration
		* to ensure that individual secret keys are not used more than once.
		* In addition, LM-OTS is a single-use scheme, meaning that it
		* MUST NOT be used for more than one signature per LM-OTS key.
		* If you cannot maintain these invariants, you MUST NOT use these
		* schemes.
		*
		* @deprecated
		*/
		PublicKeyDetails[PublicKeyDetails["LMS_SHA256"] = 14] = "LMS_SHA256";
		/** @deprecated */
		PublicKeyDetails[PublicKeyDetails["LMOTS_SHA256"] = 15] = "LMOTS_SHA256";
		/**
		* ML_DSA_44 - ML-DSA
		*
		* These ML_DSA_44, ML_DSA_65 and ML-DSA_87 algorithms are the pure variants
		* that take data to sign rather than the prehash variants (HashML-DSA), which
		* take digests. While considered quantum-resistant, their usage
		* involves tradeoffs in that signatures and keys are much larger, and
		* this makes deployments more costly.
		*
		* USER WARNING: ML_DSA_44, ML_DSA_65 and ML_DSA_87 are experimental algorithms.
		* In the future they MAY be used by private Sigstore deployments, but
		* they are not yet fully functional. This warning will be removed when
		* these algorithms are widely supported by Sigstore clients and servers,
		* but care should still be taken for production environments.
		*
		* See NIST FIPS 204, RFC 9881 for algorithm identifiers
		*/
		PublicKeyDetails[PublicKeyDetails["ML_DSA_44"] = 23] = "ML_DSA_44";
		PublicKeyDetails[PublicKeyDetails["ML_DSA_65"] = 21] = "ML_DSA_65";
		PublicKeyDetails[PublicKeyDetails["ML_DSA_87"] = 22] = "ML_DSA_87";
	})(PublicKeyDetails || (exports.PublicKeyDetails = PublicKeyDetails = {}));
	function publicKeyDetailsFromJSON(object) {
		switch (object) {
			case 0:
			case "PUBLIC_KEY_DETAILS_UNSPECIFIED": return PublicKeyDetails.PUBLIC_KEY_DETAILS_UNSPECIFIED;
			case 1:
			case "PKCS1_RSA_PKCS1V5": return PublicKeyDetails.PKCS1_RSA_PKCS1V5;
			case 2:
			case "PKCS1_RSA_PSS": return PublicKeyDetails.PKCS1_RSA_PSS;
			case 3:
			case "PKIX_RSA_PKCS1V5": return PublicKeyDetails.PKIX_RSA_PKCS1V5;
			case 4:
			case "PKIX_RSA_PSS": return PublicKeyDetails.PKIX_RSA_PSS;
			case 9:
			case "PKIX_RSA_PKCS1V15_2048_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256;
			case 10:
			case "PKIX_RSA_PKCS1V15_3072_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256;
			case 11:
			case "PKIX_RSA_PKCS1V15_4096_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256;
			case 16:
			case "PKIX_RSA_PSS_2048_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_2048_SHA256;
			case 17:
			case "PKIX_RSA_PSS_3072_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_3072_SHA256;
			case 18:
			case "PKIX_RSA_PSS_4096_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_4096_SHA256;
			case 6:
			case "PKIX_ECDSA_P256_HMAC_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P256_HMAC_SHA_256;
			case 5:
			case "PKIX_ECDSA_P256_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P256_SHA_256;
			case 12:
			case "PKIX_ECDSA_P384_SHA_384": return PublicKeyDetails.PKIX_ECDSA_P384_SHA_384;
			case 13:
			case "PKIX_ECDSA_P521_SHA_512": return PublicKeyDetails.PKIX_ECDSA_P521_SHA_512;
			case 7:
			case "PKIX_ED25519": return PublicKeyDetails.PKIX_ED25519;
			case 8:
			case "PKIX_ED25519_PH": return PublicKeyDetails.PKIX_ED25519_PH;
			case 19:
			case "PKIX_ECDSA_P384_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P384_SHA_256;
			case 20:
			case "PKIX_ECDSA_P521_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P521_SHA_256;
			case 14:
			case "LMS_SHA256": return PublicKeyDetails.LMS_SHA256;
			case 15:
			case "LMOTS_SHA256": return PublicKeyDetails.LMOTS_SHA256;
			case 23:
			case "ML_DSA_44": return PublicKeyDetails.ML_DSA_44;
			case 21:
			case "ML_DSA_65": return PublicKeyDetails.ML_DSA_65;
			case 22:
			case "ML_DSA_87": return PublicKeyDetails.ML_DSA_87;
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum PublicKeyDetails");
		}
	}
	function publicKeyDetailsToJSON(object) {
		switch (object) {
			case PublicKeyDetails.PUBLIC_KEY_DETAILS_UNSPECIFIED: return "PUBLIC_KEY_DETAILS_UNSPECIFIED";
			case PublicKeyDetails.PKCS1_RSA_PKCS1V5: return "PKCS1_RSA_PKCS1V5";
			case PublicKeyDetails.PKCS1_RSA_PSS: return "PKCS1_RSA_PSS";
			case PublicKeyDetails.PKIX_RSA_PKCS1V5: return "PKIX_RSA_PKCS1V5";
			case PublicKeyDetails.PKIX_RSA_PSS: return "PKIX_RSA_PSS";
			case PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256: return "PKIX_RSA_PKCS1V15_2048_SHA256";
			case PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256: return "PKIX_RSA_PKCS1V15_3072_SHA256";
			case PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256: return "PKIX_RSA_PKCS1V15_4096_SHA256";
			case PublicKeyDetails.PKIX_RSA_PSS_2048_SHA256: return "PKIX_RSA_PSS_2048_SHA256";
			case PublicKeyDetails.PKIX_RSA_PSS_3072_SHA256: return "PKIX_RSA_PSS_3072_SHA256";
			case PublicKeyDetails.PKIX_RSA_PSS_4096_SHA256: return "PKIX_RSA_PSS_4096_SHA256";
			case PublicKeyDetails.PKIX_ECDSA_P256_HMAC_SHA_256: return "PKIX_ECDSA_P256_HMAC_SHA_256";
			case PublicKeyDetails.PKIX_ECDSA_P256_SHA_256: return "PKIX_ECDSA_P256_SHA_256";
			case PublicKeyDetails.PKIX_ECDSA_P384_SHA_384: return "PKIX_ECDSA_P384_SHA_384";
			case PublicKeyDetails.PKIX_ECDSA_P521_SHA_512: return "PKIX_ECDSA_P521_SHA_512";
			case PublicKeyDetails.PKIX_ED25519: return "PKIX_ED25519";
			case PublicKeyDetails.PKIX_ED25519_PH: return "PKIX_ED25519_PH";
			case PublicKeyDetails.PKIX_ECDSA_P384_SHA_256: return "PKIX_ECDSA_P384_SHA_256";
			case PublicKeyDetails.PKIX_ECDSA_P521_SHA_256: return "PKIX_ECDSA_P521_SHA_256";
			case PublicKeyDetails.LMS_SHA256: return "LMS_SHA256";
			case PublicKeyDetails.LMOTS_SHA256: return "LMOTS_SHA256";
			case PublicKeyDetails.ML_DSA_44: return "ML_DSA_44";
			case PublicKeyDetails.ML_DSA_65: return "ML_DSA_65";
			case PublicKeyDetails.ML_DSA_87: return "ML_DSA_87";
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum PublicKeyDetails");
		}
	}
	var SubjectAlternativeNameType;
	(function(SubjectAlternativeNameType) {
		SubjectAlternativeNameType[SubjectAlternativeNameType["SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED"] = 0] = "SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED";
		SubjectAlternativeNameType[SubjectAlternativeNameType["EMAIL"] = 1] = "EMAIL";
		SubjectAlternativeNameType[SubjectAlternativeNameType["URI"] = 2] = "URI";
		/**
		* OTHER_NAME - OID 1.3.6.1.4.1.57264.1.7
		* See https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md#1361415726417--othername-san
		* for more details.
		*/
		SubjectAlternativeNameType[SubjectAlternativeNameType["OTHER_NAME"] = 3] = "OTHER_NAME";
	})(SubjectAlternativeNameType || (exports.SubjectAlternativeNameType = SubjectAlternativeNameType = {}));
	function subjectAlternativeNameTypeFromJSON(object) {
		switch (object) {
			case 0:
			case "SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED": return SubjectAlternativeNameType.SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED;
			case 1:
			case "EMAIL": return SubjectAlternativeNameType.EMAIL;
			case 2:
			case "URI": return SubjectAlternativeNameType.URI;
			case 3:
			case "OTHER_NAME": return SubjectAlternativeNameType.OTHER_NAME;
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum SubjectAlternativeNameType");
		}
	}
	function subjectAlternativeNameTypeToJSON(object) {
		switch (object) {
			case SubjectAlternativeNameType.SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED: return "SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED";
			case SubjectAlternativeNameType.EMAIL: return "EMAIL";
			case SubjectAlternativeNameType.URI: return "URI";
			case SubjectAlternativeNameType.OTHER_NAME: return "OTHER_NAME";
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum SubjectAlternativeNameType");
		}
	}
	exports.HashOutput = {
		fromJSON(object) {
			return {
				algorithm: isSet(object.algorithm) ? hashAlgorithmFromJSON(object.algorithm) : 0,
				digest: isSet(object.digest) ? Buffer.from(bytesFromBase64(object.digest)) : Buffer.alloc(0)
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.algorithm !== 0) obj.algorithm = hashAlgorithmToJSON(message.algorithm);
			if (message.digest.length !== 0) obj.digest = base64FromBytes(message.digest);
			return obj;
		}
	};
	exports.MessageSignature = {
		fromJSON(object) {
			return {
				messageDigest: isSet(object.messageDigest) ? exports.HashOutput.fromJSON(object.messageDigest) : void 0,
				signature: isSet(object.signature) ? Buffer.from(bytesFromBase64(object.signature)) : Buffer.alloc(0)
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.messageDigest !== void 0) obj.messageDigest = exports.HashOutput.toJSON(message.messageDigest);
			if (message.signature.length !== 0) obj.signature = base64FromBytes(message.signature);
			return obj;
		}
	};
	exports.LogId = {
		fromJSON(object) {
			return { keyId: isSet(object.keyId) ? Buffer.from(bytesFromBase64(object.keyId)) : Buffer.alloc(0) };
		},
		toJSON(message) {
			const obj = {};
			if (message.keyId.length !== 0) obj.keyId = base64FromBytes(message.keyId);
			return obj;
		}
	};
	exports.RFC3161SignedTimestamp = {
		fromJSON(object) {
			return { signedTimestamp: isSet(object.signedTimestamp) ? Buffer.from(bytesFromBase64(object.signedTimestamp)) : Buffer.alloc(0) };
		},
		toJSON(message) {
			const obj = {};
			if (message.signedTimestamp.length !== 0) obj.signedTimestamp = base64FromBytes(message.signedTimestamp);
			return obj;
		}
	};
	exports.PublicKey = {
		fromJSON(object) {
			return {
				rawBytes: isSet(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : void 0,
				keyDetails: isSet(object.keyDetails) ? publicKeyDetailsFromJSON(object.keyDetails) : 0,
				validFor: isSet(object.validFor) ? exports.TimeRange.fromJSON(object.validFor) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.rawBytes !== void 0) obj.rawBytes = base64FromBytes(message.rawBytes);
			if (message.keyDetails !== 0) obj.keyDetails = publicKeyDetailsToJSON(message.keyDetails);
			if (message.validFor !== void 0) obj.validFor = exports.TimeRange.toJSON(message.validFor);
			return obj;
		}
	};
	exports.PublicKeyIdentifier = {
		fromJSON(object) {
			return { hint: isSet(object.hint) ? globalThis.String(object.hint) : "" };
		},
		toJSON(message) {
			const obj = {};
			if (message.hint !== "") obj.hint = message.hint;
			return obj;
		}
	};
	exports.ObjectIdentifier = {
		fromJSON(object) {
			return { id: globalThis.Array.isArray(object?.id) ? object.id.map((e) => globalThis.Number(e)) : [] };
		},
		toJSON(message) {
			const obj = {};
			if (message.id?.length) obj.id = message.id.map((e) => Math.round(e));
			return obj;
		}
	};
	exports.ObjectIdentifierValuePair = {
		fromJSON(object) {
			return {
				oid: isSet(object.oid) ? exports.ObjectIdentifier.fromJSON(object.oid) : void 0,
				value: isSet(object.value) ? Buffer.from(bytesFromBase64(object.value)) : Buffer.alloc(0)
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.oid !== void 0) obj.oid = exports.ObjectIdentifier.toJSON(message.oid);
			if (message.value.length !== 0) obj.value = base64FromBytes(message.value);
			return obj;
		}
	};
	exports.DistinguishedName = {
		fromJSON(object) {
			return {
				organization: isSet(object.organization) ? globalThis.String(object.organization) : "",
				commonName: isSet(object.commonName) ? globalThis.String(object.commonName) : ""
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.organization !== "") obj.organization = message.organization;
			if (message.commonName !== "") obj.commonName = message.commonName;
			return obj;
		}
	};
	exports.X509Certificate = {
		fromJSON(object) {
			return { rawBytes: isSet(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : Buffer.alloc(0) };
		},
		toJSON(message) {
			const obj = {};
			if (message.rawBytes.length !== 0) obj.rawBytes = base64FromBytes(message.rawBytes);
			return obj;
		}
	};
	exports.SubjectAlternativeName = {
		fromJSON(object) {
			return {
				type: isSet(object.type) ? subjectAlternativeNameTypeFromJSON(object.type) : 0,
				identity: isSet(object.regexp) ? {
					$case: "regexp",
					regexp: globalThis.String(object.regexp)
				} : isSet(object.value) ? {
					$case: "value",
					value: globalThis.String(object.value)
				} : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.type !== 0) obj.type = subjectAlternativeNameTypeToJSON(message.type);
			if (message.identity?.$case === "regexp") obj.regexp = message.identity.regexp;
			else if (message.identity?.$case === "value") obj.value = message.identity.value;
			return obj;
		}
	};
	exports.X509CertificateChain = {
		fromJSON(object) {
			return { certificates: globalThis.Array.isArray(object?.certificates) ? object.certificates.map((e) => exports.X509Certificate.fromJSON(e)) : [] };
		},
		toJSON(message) {
			const obj = {};
			if (message.certificates?.length) obj.certificates = message.certificates.map((e) => exports.X509Certificate.toJSON(e));
			return obj;
		}
	};
	exports.TimeRange = {
		fromJSON(object) {
			return {
				start: isSet(object.start) ? fromJsonTimestamp(object.start) : void 0,
				end: isSet(object.end) ? fromJsonTimestamp(object.end) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.start !== void 0) obj.start = message.start.toISOString();
			if (message.end !== void 0) obj.end = message.end.toISOString();
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function fromTimestamp(t) {
		let millis = (globalThis.Number(t.seconds) || 0) * 1e3;
		millis += (t.nanos || 0) / 1e6;
		return new globalThis.Date(millis);
	}
	function fromJsonTimestamp(o) {
		if (o instanceof globalThis.Date) return o;
		else if (typeof o === "string") return new globalThis.Date(o);
		else return fromTimestamp(timestamp_1.Timestamp.fromJSON(o));
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_rekor.js
var require_sigstore_rekor = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.TransparencyLogEntry = exports.InclusionPromise = exports.InclusionProof = exports.Checkpoint = exports.KindVersion = void 0;
	const sigstore_common_1 = require_sigstore_common();
	exports.KindVersion = {
		fromJSON(object) {
			return {
				kind: isSet(object.kind) ? globalThis.String(object.kind) : "",
				version: isSet(object.version) ? globalThis.String(object.version) : ""
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.kind !== "") obj.kind = message.kind;
			if (message.version !== "") obj.version = message.version;
			return obj;
		}
	};
	exports.Checkpoint = {
		fromJSON(object) {
			return { envelope: isSet(object.envelope) ? globalThis.String(object.envelope) : "" };
		},
		toJSON(message) {
			const obj = {};
			if (message.envelope !== "") obj.envelope = message.envelope;
			return obj;
		}
	};
	exports.InclusionProof = {
		fromJSON(object) {
			return {
				logIndex: isSet(object.logIndex) ? globalThis.String(object.logIndex) : "0",
				rootHash: isSet(object.rootHash) ? Buffer.from(bytesFromBase64(object.rootHash)) : Buffer.alloc(0),
				treeSize: isSet(object.treeSize) ? globalThis.String(object.treeSize) : "0",
				hashes: globalThis.Array.isArray(object?.hashes) ? object.hashes.map((e) => Buffer.from(bytesFromBase64(e))) : [],
				checkpoint: isSet(object.checkpoint) ? exports.Checkpoint.fromJSON(object.checkpoint) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.logIndex !== "0") obj.logIndex = message.logIndex;
			if (message.rootHash.length !== 0) obj.rootHash = base64FromBytes(message.rootHash);
			if (message.treeSize !== "0") obj.treeSize = message.treeSize;
			if (message.hashes?.length) obj.hashes = message.hashes.map((e) => base64FromBytes(e));
			if (message.checkpoint !== void 0) obj.checkpoint = exports.Checkpoint.toJSON(message.checkpoint);
			return obj;
		}
	};
	exports.InclusionPromise = {
		fromJSON(object) {
			return { signedEntryTimestamp: isSet(object.signedEntryTimestamp) ? Buffer.from(bytesFromBase64(object.signedEntryTimestamp)) : Buffer.alloc(0) };
		},
		toJSON(message) {
			const obj = {};
			if (message.signedEntryTimestamp.length !== 0) obj.signedEntryTimestamp = base64FromBytes(message.signedEntryTimestamp);
			return obj;
		}
	};
	exports.TransparencyLogEntry = {
		fromJSON(object) {
			return {
				logIndex: isSet(object.logIndex) ? globalThis.String(object.logIndex) : "0",
				logId: isSet(object.logId) ? sigstore_common_1.LogId.fromJSON(object.logId) : void 0,
				kindVersion: isSet(object.kindVersion) ? exports.KindVersion.fromJSON(object.kindVersion) : void 0,
				integratedTime: isSet(object.integratedTime) ? globalThis.String(object.integratedTime) : "0",
				inclusionPromise: isSet(object.inclusionPromise) ? exports.InclusionPromise.fromJSON(object.inclusionPromise) : void 0,
				inclusionProof: isSet(object.inclusionProof) ? exports.InclusionProof.fromJSON(object.inclusionProof) : void 0,
				canonicalizedBody: isSet(object.canonicalizedBody) ? Buffer.from(bytesFromBase64(object.canonicalizedBody)) : Buffer.alloc(0)
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.logIndex !== "0") obj.logIndex = message.logIndex;
			if (message.logId !== void 0) obj.logId = sigstore_common_1.LogId.toJSON(message.logId);
			if (message.kindVersion !== void 0) obj.kindVersion = exports.KindVersion.toJSON(message.kindVersion);
			if (message.integratedTime !== "0") obj.integratedTime = message.integratedTime;
			if (message.inclusionPromise !== void 0) obj.inclusionPromise = exports.InclusionPromise.toJSON(message.inclusionPromise);
			if (message.inclusionProof !== void 0) obj.inclusionProof = exports.InclusionProof.toJSON(message.inclusionProof);
			if (message.canonicalizedBody.length !== 0) obj.canonicalizedBody = base64FromBytes(message.canonicalizedBody);
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_bundle.js
var require_sigstore_bundle = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Bundle = exports.VerificationMaterial = exports.TimestampVerificationData = void 0;
	const envelope_1 = require_envelope();
	const sigstore_common_1 = require_sigstore_common();
	const sigstore_rekor_1 = require_sigstore_rekor();
	exports.TimestampVerificationData = {
		fromJSON(object) {
			return { rfc3161Timestamps: globalThis.Array.isArray(object?.rfc3161Timestamps) ? object.rfc3161Timestamps.map((e) => sigstore_common_1.RFC3161SignedTimestamp.fromJSON(e)) : [] };
		},
		toJSON(message) {
			const obj = {};
			if (message.rfc3161Timestamps?.length) obj.rfc3161Timestamps = message.rfc3161Timestamps.map((e) => sigstore_common_1.RFC3161SignedTimestamp.toJSON(e));
			return obj;
		}
	};
	exports.VerificationMaterial = {
		fromJSON(object) {
			return {
				content: isSet(object.publicKey) ? {
					$case: "publicKey",
					publicKey: sigstore_common_1.PublicKeyIdentifier.fromJSON(object.publicKey)
				} : isSet(object.x509CertificateChain) ? {
					$case: "x509CertificateChain",
					x509CertificateChain: sigstore_common_1.X509CertificateChain.fromJSON(object.x509CertificateChain)
				} : isSet(object.certificate) ? {
					$case: "certificate",
					certificate: sigstore_common_1.X509Certificate.fromJSON(object.certificate)
				} : void 0,
				tlogEntries: globalThis.Array.isArray(object?.tlogEntries) ? object.tlogEntries.map((e) => sigstore_rekor_1.TransparencyLogEntry.fromJSON(e)) : [],
				timestampVerificationData: isSet(object.timestampVerificationData) ? exports.TimestampVerificationData.fromJSON(object.timestampVerificationData) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.content?.$case === "publicKey") obj.publicKey = sigstore_common_1.PublicKeyIdentifier.toJSON(message.content.publicKey);
			else if (message.content?.$case === "x509CertificateChain") obj.x509CertificateChain = sigstore_common_1.X509CertificateChain.toJSON(message.content.x509CertificateChain);
			else if (message.content?.$case === "certificate") obj.certificate = sigstore_common_1.X509Certificate.toJSON(message.content.certificate);
			if (message.tlogEntries?.length) obj.tlogEntries = message.tlogEntries.map((e) => sigstore_rekor_1.TransparencyLogEntry.toJSON(e));
			if (message.timestampVerificationData !== void 0) obj.timestampVerificationData = exports.TimestampVerificationData.toJSON(message.timestampVerificationData);
			return obj;
		}
	};
	exports.Bundle = {
		fromJSON(object) {
			return {
				mediaType: isSet(object.mediaType) ? globalThis.String(object.mediaType) : "",
				verificationMaterial: isSet(object.verificationMaterial) ? exports.VerificationMaterial.fromJSON(object.verificationMaterial) : void 0,
				content: isSet(object.messageSignature) ? {
					$case: "messageSignature",
					messageSignature: sigstore_common_1.MessageSignature.fromJSON(object.messageSignature)
				} : isSet(object.dsseEnvelope) ? {
					$case: "dsseEnvelope",
					dsseEnvelope: envelope_1.Envelope.fromJSON(object.dsseEnvelope)
				} : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.mediaType !== "") obj.mediaType = message.mediaType;
			if (message.verificationMaterial !== void 0) obj.verificationMaterial = exports.VerificationMaterial.toJSON(message.verificationMaterial);
			if (message.content?.$case === "messageSignature") obj.messageSignature = sigstore_common_1.MessageSignature.toJSON(message.content.messageSignature);
			else if (message.content?.$case === "dsseEnvelope") obj.dsseEnvelope = envelope_1.Envelope.toJSON(message.content.dsseEnvelope);
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_trustroot.js
var require_sigstore_trustroot = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ClientTrustConfig = exports.ServiceConfiguration = exports.Service = exports.SigningConfig = exports.TrustedRoot = exports.CertificateAuthority = exports.TransparencyLogInstance = exports.ServiceSelector = void 0;
	exports.serviceSelectorFromJSON = serviceSelectorFromJSON;
	exports.serviceSelectorToJSON = serviceSelectorToJSON;
	const sigstore_common_1 = require_sigstore_common();
	/**
	* ServiceSelector specifies how a client SHOULD select a set of
	* Services to connect to. A client SHOULD throw an error if
	* the value is SERVICE_SELECTOR_UNDEFINED.
	*/
	var ServiceSelector;
	(function(ServiceSelector) {
		ServiceSelector[ServiceSelector["SERVICE_SELECTOR_UNDEFINED"] = 0] = "SERVICE_SELECTOR_UNDEFINED";
		/**
		* ALL - Clients SHOULD select all Services based on supported API version
		* and validity window.
		*/
		ServiceSelector[ServiceSelector["ALL"] = 1] = "ALL";
		/**
		* ANY - Clients SHOULD select one Service based on supported API version
		* and validity window. It is up to the client implementation to
		* decide how to select the Service, e.g. random or round-robin.
		*/
		ServiceSelector[ServiceSelector["ANY"] = 2] = "ANY";
		/**
		* EXACT - Clients SHOULD select a specific number of Services based on
		* supported API version and validity window, using the provided
		* `count`. It is up to the client implementation to decide how to
		* select the Service, e.g. random or round-robin.
		*/
		ServiceSelector[ServiceSelector["EXACT"] = 3] = "EXACT";
	})(ServiceSelector || (exports.ServiceSelector = ServiceSelector = {}));
	function serviceSelectorFromJSON(object) {
		switch (object) {
			case 0:
			case "SERVICE_SELECTOR_UNDEFINED": return ServiceSelector.SERVICE_SELECTOR_UNDEFINED;
			case 1:
			case "ALL": return ServiceSelector.ALL;
			case 2:
			case "ANY": return ServiceSelector.ANY;
			case 3:
			case "EXACT": return ServiceSelector.EXACT;
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum ServiceSelector");
		}
	}
	function serviceSelectorToJSON(object) {
		switch (object) {
			case ServiceSelector.SERVICE_SELECTOR_UNDEFINED: return "SERVICE_SELECTOR_UNDEFINED";
			case ServiceSelector.ALL: return "ALL";
			case ServiceSelector.ANY: return "ANY";
			case ServiceSelector.EXACT: return "EXACT";
			default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum ServiceSelector");
		}
	}
	exports.TransparencyLogInstance = {
		fromJSON(object) {
			return {
				baseUrl: isSet(object.baseUrl) ? globalThis.String(object.baseUrl) : "",
				hashAlgorithm: isSet(object.hashAlgorithm) ? (0, sigstore_common_1.hashAlgorithmFromJSON)(object.hashAlgorithm) : 0,
				publicKey: isSet(object.publicKey) ? sigstore_common_1.PublicKey.fromJSON(object.publicKey) : void 0,
				logId: isSet(object.logId) ? sigstore_common_1.LogId.fromJSON(object.logId) : void 0,
				checkpointKeyId: isSet(object.checkpointKeyId) ? sigstore_common_1.LogId.fromJSON(object.checkpointKeyId) : void 0,
				operator: isSet(object.operator) ? globalThis.String(object.operator) : ""
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.baseUrl !== "") obj.baseUrl = message.baseUrl;
			if (message.hashAlgorithm !== 0) obj.hashAlgorithm = (0, sigstore_common_1.hashAlgorithmToJSON)(message.hashAlgorithm);
			if (message.publicKey !== void 0) obj.publicKey = sigstore_common_1.PublicKey.toJSON(message.publicKey);
			if (message.logId !== void 0) obj.logId = sigstore_common_1.LogId.toJSON(message.logId);
			if (message.checkpointKeyId !== void 0) obj.checkpointKeyId = sigstore_common_1.LogId.toJSON(message.checkpointKeyId);
			if (message.operator !== "") obj.operator = message.operator;
			return obj;
		}
	};
	exports.CertificateAuthority = {
		fromJSON(object) {
			return {
				subject: isSet(object.subject) ? sigstore_common_1.DistinguishedName.fromJSON(object.subject) : void 0,
				uri: isSet(object.uri) ? globalThis.String(object.uri) : "",
				certChain: isSet(object.certChain) ? sigstore_common_1.X509CertificateChain.fromJSON(object.certChain) : void 0,
				validFor: isSet(object.validFor) ? sigstore_common_1.TimeRange.fromJSON(object.validFor) : void 0,
				operator: isSet(object.operator) ? globalThis.String(object.operator) : ""
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.subject !== void 0) obj.subject = sigstore_common_1.DistinguishedName.toJSON(message.subject);
			if (message.uri !== "") obj.uri = message.uri;
			if (message.certChain !== void 0) obj.certChain = sigstore_common_1.X509CertificateChain.toJSON(message.certChain);
			if (message.validFor !== void 0) obj.validFor = sigstore_common_1.TimeRange.toJSON(message.validFor);
			if (message.operator !== "") obj.operator = message.operator;
			return obj;
		}
	};
	exports.TrustedRoot = {
		fromJSON(object) {
			return {
				mediaType: isSet(object.mediaType) ? globalThis.String(object.mediaType) : "",
				tlogs: globalThis.Array.isArray(object?.tlogs) ? object.tlogs.map((e) => exports.TransparencyLogInstance.fromJSON(e)) : [],
				certificateAuthorities: globalThis.Array.isArray(object?.certificateAuthorities) ? object.certificateAuthorities.map((e) => exports.CertificateAuthority.fromJSON(e)) : [],
				ctlogs: globalThis.Array.isArray(object?.ctlogs) ? object.ctlogs.map((e) => exports.TransparencyLogInstance.fromJSON(e)) : [],
				timestampAuthorities: globalThis.Array.isArray(object?.timestampAuthorities) ? object.timestampAuthorities.map((e) => exports.CertificateAuthority.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.mediaType !== "") obj.mediaType = message.mediaType;
			if (message.tlogs?.length) obj.tlogs = message.tlogs.map((e) => exports.TransparencyLogInstance.toJSON(e));
			if (message.certificateAuthorities?.length) obj.certificateAuthorities = message.certificateAuthorities.map((e) => exports.CertificateAuthority.toJSON(e));
			if (message.ctlogs?.length) obj.ctlogs = message.ctlogs.map((e) => exports.TransparencyLogInstance.toJSON(e));
			if (message.timestampAuthorities?.length) obj.timestampAuthorities = message.timestampAuthorities.map((e) => exports.CertificateAuthority.toJSON(e));
			return obj;
		}
	};
	exports.SigningConfig = {
		fromJSON(object) {
			return {
				mediaType: isSet(object.mediaType) ? globalThis.String(object.mediaType) : "",
				caUrls: globalThis.Array.isArray(object?.caUrls) ? object.caUrls.map((e) => exports.Service.fromJSON(e)) : [],
				oidcUrls: globalThis.Array.isArray(object?.oidcUrls) ? object.oidcUrls.map((e) => exports.Service.fromJSON(e)) : [],
				rekorTlogUrls: globalThis.Array.isArray(object?.rekorTlogUrls) ? object.rekorTlogUrls.map((e) => exports.Service.fromJSON(e)) : [],
				rekorTlogConfig: isSet(object.rekorTlogConfig) ? exports.ServiceConfiguration.fromJSON(object.rekorTlogConfig) : void 0,
				tsaUrls: globalThis.Array.isArray(object?.tsaUrls) ? object.tsaUrls.map((e) => exports.Service.fromJSON(e)) : [],
				tsaConfig: isSet(object.tsaConfig) ? exports.ServiceConfiguration.fromJSON(object.tsaConfig) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.mediaType !== "") obj.mediaType = message.mediaType;
			if (message.caUrls?.length) obj.caUrls = message.caUrls.map((e) => exports.Service.toJSON(e));
			if (message.oidcUrls?.length) obj.oidcUrls = message.oidcUrls.map((e) => exports.Service.toJSON(e));
			if (message.rekorTlogUrls?.length) obj.rekorTlogUrls = message.rekorTlogUrls.map((e) => exports.Service.toJSON(e));
			if (message.rekorTlogConfig !== void 0) obj.rekorTlogConfig = exports.ServiceConfiguration.toJSON(message.rekorTlogConfig);
			if (message.tsaUrls?.length) obj.tsaUrls = message.tsaUrls.map((e) => exports.Service.toJSON(e));
			if (message.tsaConfig !== void 0) obj.tsaConfig = exports.ServiceConfiguration.toJSON(message.tsaConfig);
			return obj;
		}
	};
	exports.Service = {
		fromJSON(object) {
			return {
				url: isSet(object.url) ? globalThis.String(object.url) : "",
				majorApiVersion: isSet(object.majorApiVersion) ? globalThis.Number(object.majorApiVersion) : 0,
				validFor: isSet(object.validFor) ? sigstore_common_1.TimeRange.fromJSON(object.validFor) : void 0,
				operator: isSet(object.operator) ? globalThis.String(object.operator) : ""
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.url !== "") obj.url = message.url;
			if (message.majorApiVersion !== 0) obj.majorApiVersion = Math.round(message.majorApiVersion);
			if (message.validFor !== void 0) obj.validFor = sigstore_common_1.TimeRange.toJSON(message.validFor);
			if (message.operator !== "") obj.operator = message.operator;
			return obj;
		}
	};
	exports.ServiceConfiguration = {
		fromJSON(object) {
			return {
				selector: isSet(object.selector) ? serviceSelectorFromJSON(object.selector) : 0,
				count: isSet(object.count) ? globalThis.Number(object.count) : 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.selector !== 0) obj.selector = serviceSelectorToJSON(message.selector);
			if (message.count !== 0) obj.count = Math.round(message.count);
			return obj;
		}
	};
	exports.ClientTrustConfig = {
		fromJSON(object) {
			return {
				mediaType: isSet(object.mediaType) ? globalThis.String(object.mediaType) : "",
				trustedRoot: isSet(object.trustedRoot) ? exports.TrustedRoot.fromJSON(object.trustedRoot) : void 0,
				signingConfig: isSet(object.signingConfig) ? exports.SigningConfig.fromJSON(object.signingConfig) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.mediaType !== "") obj.mediaType = message.mediaType;
			if (message.trustedRoot !== void 0) obj.trustedRoot = exports.TrustedRoot.toJSON(message.trustedRoot);
			if (message.signingConfig !== void 0) obj.signingConfig = exports.SigningConfig.toJSON(message.signingConfig);
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_verification.js
var require_sigstore_verification = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Input = exports.Artifact = exports.ArtifactVerificationOptions_ObserverTimestampOptions = exports.ArtifactVerificationOptions_TlogIntegratedTimestampOptions = exports.ArtifactVerificationOptions_TimestampAuthorityOptions = exports.ArtifactVerificationOptions_CtlogOptions = exports.ArtifactVerificationOptions_TlogOptions = exports.ArtifactVerificationOptions = exports.PublicKeyIdentities = exports.CertificateIdentities = exports.CertificateIdentity = void 0;
	const sigstore_bundle_1 = require_sigstore_bundle();
	const sigstore_common_1 = require_sigstore_common();
	const sigstore_trustroot_1 = require_sigstore_trustroot();
	exports.CertificateIdentity = {
		fromJSON(object) {
			return {
				issuer: isSet(object.issuer) ? globalThis.String(object.issuer) : "",
				san: isSet(object.san) ? sigstore_common_1.SubjectAlternativeName.fromJSON(object.san) : void 0,
				oids: globalThis.Array.isArray(object?.oids) ? object.oids.map((e) => sigstore_common_1.ObjectIdentifierValuePair.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.issuer !== "") obj.issuer = message.issuer;
			if (message.san !== void 0) obj.san = sigstore_common_1.SubjectAlternativeName.toJSON(message.san);
			if (message.oids?.length) obj.oids = message.oids.map((e) => sigstore_common_1.ObjectIdentifierValuePair.toJSON(e));
			return obj;
		}
	};
	exports.CertificateIdentities = {
		fromJSON(object) {
			return { identities: globalThis.Array.isArray(object?.identities) ? object.identities.map((e) => exports.CertificateIdentity.fromJSON(e)) : [] };
		},
		toJSON(message) {
			const obj = {};
			if (message.identities?.length) obj.identities = message.identities.map((e) => exports.CertificateIdentity.toJSON(e));
			return obj;
		}
	};
	exports.PublicKeyIdentities = {
		fromJSON(object) {
			return { publicKeys: globalThis.Array.isArray(object?.publicKeys) ? object.publicKeys.map((e) => sigstore_common_1.PublicKey.fromJSON(e)) : [] };
		},
		toJSON(message) {
			const obj = {};
			if (message.publicKeys?.length) obj.publicKeys = message.publicKeys.map((e) => sigstore_common_1.PublicKey.toJSON(e));
			return obj;
		}
	};
	exports.ArtifactVerificationOptions = {
		fromJSON(object) {
			return {
				signers: isSet(object.certificateIdentities) ? {
					$case: "certificateIdentities",
					certificateIdentities: exports.CertificateIdentities.fromJSON(object.certificateIdentities)
				} : isSet(object.publicKeys) ? {
					$case: "publicKeys",
					publicKeys: exports.PublicKeyIdentities.fromJSON(object.publicKeys)
				} : void 0,
				tlogOptions: isSet(object.tlogOptions) ? exports.ArtifactVerificationOptions_TlogOptions.fromJSON(object.tlogOptions) : void 0,
				ctlogOptions: isSet(object.ctlogOptions) ? exports.ArtifactVerificationOptions_CtlogOptions.fromJSON(object.ctlogOptions) : void 0,
				tsaOptions: isSet(object.tsaOptions) ? exports.ArtifactVerificationOptions_TimestampAuthorityOptions.fromJSON(object.tsaOptions) : void 0,
				integratedTsOptions: isSet(object.integratedTsOptions) ? exports.ArtifactVerificationOptions_TlogIntegratedTimestampOptions.fromJSON(object.integratedTsOptions) : void 0,
				observerOptions: isSet(object.observerOptions) ? exports.ArtifactVerificationOptions_ObserverTimestampOptions.fromJSON(object.observerOptions) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.signers?.$case === "certificateIdentities") obj.certificateIdentities = exports.CertificateIdentities.toJSON(message.signers.certificateIdentities);
			else if (message.signers?.$case === "publicKeys") obj.publicKeys = exports.PublicKeyIdentities.toJSON(message.signers.publicKeys);
			if (message.tlogOptions !== void 0) obj.tlogOptions = exports.ArtifactVerificationOptions_TlogOptions.toJSON(message.tlogOptions);
			if (message.ctlogOptions !== void 0) obj.ctlogOptions = exports.ArtifactVerificationOptions_CtlogOptions.toJSON(message.ctlogOptions);
			if (message.tsaOptions !== void 0) obj.tsaOptions = exports.ArtifactVerificationOptions_TimestampAuthorityOptions.toJSON(message.tsaOptions);
			if (message.integratedTsOptions !== void 0) obj.integratedTsOptions = exports.ArtifactVerificationOptions_TlogIntegratedTimestampOptions.toJSON(message.integratedTsOptions);
			if (message.observerOptions !== void 0) obj.observerOptions = exports.ArtifactVerificationOptions_ObserverTimestampOptions.toJSON(message.observerOptions);
			return obj;
		}
	};
	exports.ArtifactVerificationOptions_TlogOptions = {
		fromJSON(object) {
			return {
				threshold: isSet(object.threshold) ? globalThis.Number(object.threshold) : 0,
				performOnlineVerification: isSet(object.performOnlineVerification) ? globalThis.Boolean(object.performOnlineVerification) : false,
				disable: isSet(object.disable) ? globalThis.Boolean(object.disable) : false
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.threshold !== 0) obj.threshold = Math.round(message.threshold);
			if (message.performOnlineVerification !== false) obj.performOnlineVerification = message.performOnlineVerification;
			if (message.disable !== false) obj.disable = message.disable;
			return obj;
		}
	};
	exports.ArtifactVerificationOptions_CtlogOptions = {
		fromJSON(object) {
			return {
				threshold: isSet(object.threshold) ? globalThis.Number(object.threshold) : 0,
				disable: isSet(object.disable) ? globalThis.Boolean(object.disable) : false
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.threshold !== 0) obj.threshold = Math.round(message.threshold);
			if (message.disable !== false) obj.disable = message.disable;
			return obj;
		}
	};
	exports.ArtifactVerificationOptions_TimestampAuthorityOptions = {
		fromJSON(object) {
			return {
				threshold: isSet(object.threshold) ? globalThis.Number(object.threshold) : 0,
				disable: isSet(object.disable) ? globalThis.Boolean(object.disable) : false
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.threshold !== 0) obj.threshold = Math.round(message.threshold);
			if (message.disable !== false) obj.disable = message.disable;
			return obj;
		}
	};
	exports.ArtifactVerificationOptions_TlogIntegratedTimestampOptions = {
		fromJSON(object) {
			return {
				threshold: isSet(object.threshold) ? globalThis.Number(object.threshold) : 0,
				disable: isSet(object.disable) ? globalThis.Boolean(object.disable) : false
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.threshold !== 0) obj.threshold = Math.round(message.threshold);
			if (message.disable !== false) obj.disable = message.disable;
			return obj;
		}
	};
	exports.ArtifactVerificationOptions_ObserverTimestampOptions = {
		fromJSON(object) {
			return {
				threshold: isSet(object.threshold) ? globalThis.Number(object.threshold) : 0,
				disable: isSet(object.disable) ? globalThis.Boolean(object.disable) : false
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.threshold !== 0) obj.threshold = Math.round(message.threshold);
			if (message.disable !== false) obj.disable = message.disable;
			return obj;
		}
	};
	exports.Artifact = {
		fromJSON(object) {
			return { data: isSet(object.artifactUri) ? {
				$case: "artifactUri",
				artifactUri: globalThis.String(object.artifactUri)
			} : isSet(object.artifact) ? {
				$case: "artifact",
				artifact: Buffer.from(bytesFromBase64(object.artifact))
			} : isSet(object.artifactDigest) ? {
				$case: "artifactDigest",
				artifactDigest: sigstore_common_1.HashOutput.fromJSON(object.artifactDigest)
			} : void 0 };
		},
		toJSON(message) {
			const obj = {};
			if (message.data?.$case === "artifactUri") obj.artifactUri = message.data.artifactUri;
			else if (message.data?.$case === "artifact") obj.artifact = base64FromBytes(message.data.artifact);
			else if (message.data?.$case === "artifactDigest") obj.artifactDigest = sigstore_common_1.HashOutput.toJSON(message.data.artifactDigest);
			return obj;
		}
	};
	exports.Input = {
		fromJSON(object) {
			return {
				artifactTrustRoot: isSet(object.artifactTrustRoot) ? sigstore_trustroot_1.TrustedRoot.fromJSON(object.artifactTrustRoot) : void 0,
				artifactVerificationOptions: isSet(object.artifactVerificationOptions) ? exports.ArtifactVerificationOptions.fromJSON(object.artifactVerificationOptions) : void 0,
				bundle: isSet(object.bundle) ? sigstore_bundle_1.Bundle.fromJSON(object.bundle) : void 0,
				artifact: isSet(object.artifact) ? exports.Artifact.fromJSON(object.artifact) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.artifactTrustRoot !== void 0) obj.artifactTrustRoot = sigstore_trustroot_1.TrustedRoot.toJSON(message.artifactTrustRoot);
			if (message.artifactVerificationOptions !== void 0) obj.artifactVerificationOptions = exports.ArtifactVerificationOptions.toJSON(message.artifactVerificationOptions);
			if (message.bundle !== void 0) obj.bundle = sigstore_bundle_1.Bundle.toJSON(message.bundle);
			if (message.artifact !== void 0) obj.artifact = exports.Artifact.toJSON(message.artifact);
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/index.js
var require_dist$3 = /* @__PURE__ */ __commonJSMin(((exports, module, this$8) => {
	var __createBinding = this$8 && this$8.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __exportStar = this$8 && this$8.__exportStar || function(m, exports) {
		for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	__exportStar(require_envelope(), exports);
	__exportStar(require_sigstore_bundle(), exports);
	__exportStar(require_sigstore_common(), exports);
	__exportStar(require_sigstore_rekor(), exports);
	__exportStar(require_sigstore_trustroot(), exports);
	__exportStar(require_sigstore_verification(), exports);
}));

// src/domain/gate/decision.ts
/** Reasons that make a `deny`: the evidence was examined and is not sufficient. All other reasons make an `error`. */
const DENIALS = /* @__PURE__ */ new Set([
	"registry-not-allowed",
	"signature-missing",
	"signature-invalid",
	"identity-mismatch",
	"provenance-missing",
	"provenance-mismatch",
	"sbom-missing",
	"sbom-mismatch",
	"summary-missing",
	"summary-stale",
	"summary-failed",
	"summary-mismatch",
	"policy-mismatch",
	"image-revoked",
	"index-not-covered",
	"new-findings",
	"os-end-of-life",
	"tag-moved"
]);
/** Longest message, in UTF-16 units. Messages quote evidence, which may be hostile and very long. */
const LONGEST$1 = 1400;
/** Makes a denial reason. */
function denialReason(code, check, message, details = {}) {
	const { subject, evidence = [], remediation = REASONS[code].remediation, effect } = details;
	return {
		code,
		check,
		message: plain(message, LONGEST$1),
		...subject === void 0 ? {} : { subject },
		evidence,
		remediation,
		...effect === void 0 ? {} : { effect }
	};
}
/** Turns reasons of another part of the run into denial reasons. */
function toDenialReasons(reasons) {
	return reasons.map(({ code, check, message, effect }) => denialReason(code, check, message, { effect }));
}
/**
* The decision that follows from the denial reasons. `enforce: warn` turns `deny` into `warn`, but never an `error`, and
* never the denial of an image that was revoked: the policy names that one image.
*/
function decide(denialReasons, enforce) {
	if (denialReasons.some(({ code, effect }) => !DENIALS.has(code) && effect !== "warn")) return "error";
	if (denialReasons.length === 0) return "allow";
	if (denialReasons.some(({ code }) => code === "image-revoked")) return "deny";
	return enforce === "warn" || denialReasons.every(({ effect }) => effect === "warn") ? "warn" : "deny";
}
/**
* The denial reasons, of which those that break glass sets aside only warn. A stale database is set aside where its age is
* judged: a database from the future has the same code.
*/
function withBrokenGlass(denialReasons, broken) {
	return denialReasons.map((one) => {
		const glass = one.code === "database-stale" ? void 0 : setAside(broken, one.code);
		return glass === void 0 ? one : onlyWarning(one, glass);
	});
}
/** The same reason, as it is told when break glass sets it aside. */
function onlyWarning(one, glass) {
	return {
		...one,
		effect: "warn",
		message: plain(`${one.message} (${glassInWords(glass)})`, LONGEST$1)
	};
}

// src/formats/git/git-objects.ts
/** Reads the lines of `git rev-list --parents`. */
function parseCommits(text) {
	return text.split("\n").filter((line) => line !== "").map((line) => {
		const [id = "", ...parents] = line.split(" ");
		return {
			id,
			parents
		};
	});
}
/** The mode of a submodule, which names a commit and is no file. */
const GITLINK = "160000";
/**
* Reads the output of `git diff-tree --stdin --always -r -c -M --raw -z`: for each commit its name, then its changes. For
* a merge git lists only the files that differ from every parent. The result leaves out deleted files, and files whose
* name changed but not their content. The fault is a sentence.
*/
function parseChanges(text) {
	return parseRaw(text, void 0);
}
/** Reads the output of `diff-index --cached --raw -z`, which is about the commit that does not exist yet. */
function parseIndexChanges(text) {
	return parseRaw(text, "");
}
function parseRaw(text, before) {
	const fields = text.split("\0");
	const files = [];
	const submodules = /* @__PURE__ */ new Set();
	let commits = 0;
	let commit = before;
	for (let at = 0; at < fields.length - 1;) {
		const field = fields[at] ?? "";
		if (/^[0-9a-f]{40,64}$/.test(field)) {
			commit = field;
			commits += 1;
			at += 1;
			continue;
		}
		const change = rawChange(field);
		if (change === void 0 || commit === void 0) return unparsable("git reported changes in an unknown form");
		const path = fields[at + change.names] ?? "";
		at += 1 + change.names;
		if (change.mode === GITLINK) submodules.add(path);
		else if (change.isContent) files.push({
			commit,
			path,
			blob: change.blob,
			before: change.before
		});
	}
	return parsed$1({
		commits,
		files,
		submodules: [...submodules]
	});
}
/** `:oldmode newmode old new status`. A merge has a colon, a mode and an object for each parent. */
function rawChange(field) {
	const [, colons = "", rest = ""] = /^(:+)(.*)$/s.exec(field) ?? [];
	const parents = colons.length;
	const parts = rest.split(" ");
	const status = parts[2 * parents + 2];
	const mode = parts[parents];
	const blob = parts[2 * parents + 1];
	if (parents === 0 || status === void 0 || mode === void 0 || blob === void 0) return void 0;
	const old = parts.slice(parents + 1, 2 * parents + 1).filter((_, parent) => parts[parent] !== GITLINK);
	return {
		mode,
		blob,
		before: old.filter((id) => !/^0+$/.test(id)),
		isContent: !/^0+$/.test(blob) && !old.includes(blob),
		names: parents === 1 && /^[RC]/.test(status) ? 2 : 1
	};
}
/** Reads the parents and the message of a commit object. */
function parseCommitObject(content) {
	const { header, message } = split(content);
	return {
		parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = ""]) => id),
		message
	};
}
/** Reads the target and the message of a tag object. */
function parseTagObject(content) {
	const { header, message } = split(content);
	const [, target = ""] = /^object ([0-9a-f]+)$/m.exec(header) ?? [];
	const [, type = ""] = /^type (\w+)$/m.exec(header) ?? [];
	return {
		target,
		type,
		message
	};
}
/** The header ends at the first empty line. */
function split(content) {
	const end = content.indexOf("\n\n");
	const at = end === -1 ? content.length : end;
	return {
		header: content.toString("latin1", 0, at),
		message: content.subarray(at + 2)
	};
}

// src/adapters/git/locate.ts
/** An alternate may name others; git itself follows five. */
const MAX_ALTERNATES = 5;
/** The workspace: the folder in which the path of the tree starts. */
function workspaceOf({ folder, path }) {
	return resolve$1(folder, ...path.split("/").flatMap((part) => part === "" ? [] : [".."]));
}
/** Every `.git` from the top of the workspace down to a source tree, the outermost first. */
async function findDotGits(source) {
	const top = await realpath(workspaceOf(source));
	const parts = source.path.split("/").filter((part) => part !== "");
	const found = [];
	for (let depth = 0; depth <= parts.length; depth += 1) {
		const above = parts.slice(0, depth);
		const dotGit = join(top, ...above, ".git");
		if (await lstat(dotGit).catch((error) => absent(error, dotGit)) !== void 0) found.push({
			at: above.join("/"),
			dotGit
		});
	}
	return found;
}
/**
* Follows `.git` to the parts of the repository, all of them below `top`. Throws `scan-incomplete` if a part is outside: it
* would belong to another repository than the one that was checked out.
*/
async function locate$1(dotGit, top) {
	const folder = await within(top, await followDotGit(dotGit));
	const linked = await text$3(join(folder, "commondir"));
	const common = linked === void 0 ? folder : await within(top, resolve$1(folder, linked.trim()));
	const objects = await within(top, join(common, "objects"));
	await demandOwnObjects(top, objects, MAX_ALTERNATES);
	const packs = await readdir(join(objects, "pack")).catch(() => []);
	return {
		folder,
		shallow: (await text$3(join(common, "shallow")) ?? "").trim() !== "",
		partial: packs.some((name) => name.endsWith(".promisor"))
	};
}
/**
* The index that the next commit is made from. `git commit` with names of files makes another one for its hooks, and names
* it in `GIT_INDEX_FILE`. Throws `scan-incomplete` if that is outside of the repository.
*/
async function indexOf({ folder }, workspace) {
	const named = process.env.GIT_INDEX_FILE ?? "";
	return named === "" ? join(folder, "index") : await within(folder, resolve$1(workspace, named));
}
/** `.git` is a folder, or, in worktrees and submodules, a file that names one. */
async function followDotGit(dotGit) {
	const content = await text$3(dotGit);
	if (content === void 0) return dotGit;
	const [, target] = /^gitdir: (.+)$/m.exec(content) ?? [];
	if (target === void 0) throw unusable(dotGit, "is a file that does not name a repository");
	return resolve$1(dotGit, "..", target);
}
async function demandOwnObjects(top, objects, depth) {
	const alternates = await text$3(join(objects, "info", "alternates"));
	if (alternates === void 0) return;
	if (depth === 0) throw unusable(objects, "uses the objects of too many other folders");
	for (const line of alternates.split("\n").filter((entry) => entry !== "" && !entry.startsWith("#"))) await demandOwnObjects(top, await within(top, resolve$1(objects, line)), depth - 1);
}
async function within(top, path) {
	const real = await realpath(path).catch(() => {
		throw unusable(path, "is named by the repository but does not exist");
	});
	if (real === top || real.startsWith(top.endsWith(sep) ? top : `${top}${sep}`)) return real;
	throw unusable(path, "is outside of the workspace");
}
/** The content of a small file; undefined if it does not exist or is a folder. */
async function text$3(path) {
	const found = await stat(path).catch((error) => absent(error, path));
	if (found === void 0 || found.isDirectory()) return void 0;
	if (!found.isFile()) throw unusable(path, "is neither a file nor a folder");
	if (found.size > 16777216) throw unusable(path, "is too large for such a file");
	return await readFile(path, "utf8");
}
function absent(error, path) {
	const code = codeOf(error);
	if (code === "ENOENT" || code === "ENOTDIR") return void 0;
	throw unusable(path, `cannot be read (${code})`);
}
function unusable(path, why) {
	const message = `the commits cannot be examined: ${plain(path, 300)} ${why}; check out the repository into the workspace with actions/checkout, or set "history: none"`;
	return fault("scan-incomplete", "secrets", message);
}
/**
* The git of `PATH`; undefined if there is none. A git in the workspace is ignored, because the author of the source
* could have put it there.
*/
async function findGit(path, workspace) {
	for (const folder of path.split(delimiter)) {
		if (!isAbsolute(folder)) continue;
		const real = await realpath(join(folder, "git")).catch(() => void 0);
		if (real === void 0 || real.startsWith(`${workspace}${sep}`)) continue;
		if (await access(real, constants$2.X_OK).then(() => true, () => false)) return join(folder, "git");
	}
}

// src/adapters/git/batch-reader.ts
const LINE_BYTES = 4096;
const LINE$1 = /^([0-9a-f]{40,64}) (?:(commit|tree|blob|tag) (\d+)|missing)$/;
/** Parses the output of `git cat-file --batch`. */
var BatchReader = class {
	#chunks;
	#chunk = Buffer.alloc(0);
	constructor(output) {
		this.#chunks = output[Symbol.asyncIterator]();
	}
	/** The next line; undefined if the output ends or is something else. */
	async line() {
		let text = "";
		for (;;) {
			const end = this.#chunk.indexOf(10);
			text += this.#chunk.toString("latin1", 0, end === -1 ? void 0 : end);
			this.#chunk = end === -1 ? Buffer.alloc(0) : this.#chunk.subarray(end + 1);
			if (end !== -1) return parseBatchLine(text);
			if (text.length > LINE_BYTES || !await this.#more()) return void 0;
		}
	}
	/** The bytes of the object that the last line announced. Also reads the line break after them. */
	async *content(id, { type, size }) {
		const hash = createHash(id.length === 40 ? "sha1" : "sha256").update(`${type} ${size}\0`);
		for (let left = size; left > 0;) {
			if (this.#chunk.length === 0 && !await this.#more()) throw unreadable$2(id);
			const part = this.#chunk.subarray(0, left);
			this.#chunk = this.#chunk.subarray(part.length);
			left -= part.length;
			hash.update(part);
			yield part;
		}
		if (this.#chunk.length === 0 && !await this.#more()) throw unreadable$2(id);
		this.#chunk = this.#chunk.subarray(1);
		if (hash.digest("hex") !== id) throw unreadable$2(id);
	}
	async #more() {
		const next = await this.#chunks.next();
		if (next.done === true) return false;
		this.#chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
		return true;
	}
};
/** Parses such a line; undefined if it is another text. */
function parseBatchLine(text) {
	const [, id, type, size] = LINE$1.exec(text) ?? [];
	if (id === void 0) return void 0;
	if (type !== "commit" && type !== "tree" && type !== "blob" && type !== "tag") return {
		id,
		header: void 0
	};
	return {
		id,
		header: {
			type,
			size: Number(size)
		}
	};
}
function unreadable$2(id) {
	const message = `the commits cannot be examined: the object ${id} of the git repository is corrupt; check out the repository again`;
	return fault("scan-incomplete", "secrets", message);
}

// src/adapters/git/plumbing.ts
const DEFAULT_TIMEOUT_MS = 6e5;
const MAX_OUTPUT_BYTES = 268435456;
const MAX_STDERR_BYTES = 65536;
/**
* A repository's own configuration can make git run programs. The commands that are used here read almost none of these
* settings; the rest is overridden. Indexes that could contradict the objects are switched off too.
*/
const SAFE_SETTINGS = [
	"core.fsmonitor=false",
	"core.hooksPath=/dev/null",
	"core.attributesFile=/dev/null",
	"core.pager=cat",
	"core.commitGraph=false",
	"core.warnAmbiguousRefs=false",
	"protocol.allow=never"
].flatMap((setting) => ["-c", setting]);
/** Runs git's plumbing on one repository. A command that does not succeed is `scan-incomplete`. */
var Plumbing = class {
	#processes;
	#options;
	constructor(processes, options) {
		this.#processes = processes;
		this.#options = options;
	}
	/** The output of a command. A warning is a failure too, because git continues after a broken ref. */
	async text(args, input = "", more = {}) {
		const command = this.#command(args);
		const exit = await this.#processes.read({
			...command,
			env: {
				...command.env,
				...more
			},
			input
		});
		const stderr = exit.kind === "exited" ? exit.stderr : "";
		if (exit.kind === "exited" && exit.code === 0 && !/^(?:warning|error|fatal):/m.test(stderr)) return exit.stdout;
		throw this.#failed(args, exit);
	}
	/** The type and size of objects. Throws if one is missing. */
	async headers(ids) {
		const headers = /* @__PURE__ */ new Map();
		if (ids.length === 0) return headers;
		const lines = (await this.text([
			"cat-file",
			"--batch-check",
			"--buffer"
		], `${ids.join("\n")}\n`)).split("\n");
		for (const [index, id] of ids.entries()) {
			const line = parseBatchLine(lines[index] ?? "");
			if (line?.id !== id || line.header === void 0) throw this.#missing(id);
			headers.set(id, line.header);
		}
		return headers;
	}
	/** Streams objects from `cat-file --batch` to the visitor, one at a time, each checked against its name. */
	async objects(ids, visit) {
		if (ids.length === 0) return;
		const args = [
			"cat-file",
			"--batch",
			"--buffer"
		];
		const command = this.#command(args);
		const { execa } = await import("./execa2.js");
		const child = execa(command.file, command.args, {
			...childOptions(command),
			input: `${ids.join("\n")}\n`,
			buffer: {
				stdout: false,
				stderr: true
			},
			maxBuffer: { stderr: MAX_STDERR_BYTES }
		});
		const cancelKill = killOnShutdown(child);
		let failure;
		try {
			const reader = new BatchReader(child.stdout);
			for (const id of ids) {
				const line = await reader.line();
				if (line?.id !== id || line.header === void 0) throw this.#missing(id);
				await visit({
					id,
					...line.header,
					content: reader.content(id, line.header)
				});
			}
		} catch (error) {
			failure = error;
		}
		cancelKill();
		child.kill("SIGKILL");
		child.stdout.destroy();
		const { timedOut } = await child;
		if (failure === void 0) return;
		if (timedOut) throw this.#failed(args, {
			kind: "timed-out",
			afterMs: command.timeoutMs
		});
		throw failure;
	}
	#command(args) {
		const { git, cwd, located, env, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
		return {
			tool: "git",
			file: git,
			args: [
				"--no-replace-objects",
				"--no-optional-locks",
				"--no-pager",
				...SAFE_SETTINGS,
				...args
			],
			cwd,
			env: {
				...env,
				...environmentOf(located, cwd)
			},
			timeoutMs,
			maxOutputBytes: MAX_OUTPUT_BYTES
		};
	}
	#missing(id) {
		return incomplete(`the object ${id} is missing or corrupt`, this.#options.located);
	}
	/** In Assay's own words, because git's message may quote the repository. */
	#failed([command = ""], exit) {
		const { located } = this.#options;
		if (exit.kind === "timed-out") return incomplete(`git ${command} did not end within ${exit.afterMs / 1e3} s`);
		if (exit.kind === "too-much-output") return incomplete(`git ${command} printed more than ${exit.limitBytes / 1024 / 1024} MiB`);
		if (exit.kind === "killed") return incomplete(`git ${command} was killed by ${exit.signal}`);
		if (exit.kind === "not-started") return incomplete(`git ${command} could not be started`);
		if (/promisor|lazy fetching/.test(exit.stderr)) return incomplete("objects are missing", {
			...located,
			partial: true
		});
		const [, ref] = /(?:ref|bad object) '?(refs\/[^\s']+)/.exec(exit.stderr) ?? [];
		if (ref !== void 0) return incomplete(`the ref ${plain(ref, 200)} is broken`);
		const [id] = /\b[0-9a-f]{40,64}\b/.exec(exit.stderr) ?? [];
		if (id !== void 0) return incomplete(`the object ${id} is missing or corrupt`, located);
		return incomplete(`git ${command} ended with code ${exit.code}`, located);
	}
};
/** No configuration of the machine or user, no network, no other folder. */
function environmentOf({ folder }, cwd) {
	return {
		LC_ALL: "C",
		GIT_DIR: folder,
		GIT_WORK_TREE: cwd,
		GIT_INDEX_FILE: join(cwd, "no-index"),
		GIT_GRAFT_FILE: "/dev/null",
		GIT_CEILING_DIRECTORIES: cwd,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CONFIG_SYSTEM: "/dev/null",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_ATTR_NOSYSTEM: "1",
		GIT_NO_LAZY_FETCH: "1",
		GIT_ALLOW_PROTOCOL: "none",
		GIT_TERMINAL_PROMPT: "0"
	};
}
/** The fault if commits cannot be examined, with how to fix it. */
function incomplete(what, located) {
	const remediation = located?.partial ? "the clone left objects out: check out without \"filter:\" of actions/checkout" : located?.shallow ? "the clone is shallow: set \"fetch-depth: 0\" of actions/checkout" : "check out the repository again";
	return fault("scan-incomplete", "secrets", `the commits cannot be examined: ${what}; ${remediation}`);
}

// src/adapters/git/git-repository.ts
const RAW_FORM = [
	"--no-abbrev",
	"--no-ext-diff",
	"--no-textconv",
	"--ignore-submodules=none"
];
/** The git of `PATH`, as a reader. */
function createGit(world, options = {}) {
	return {
		async open(source) {
			const [outermost] = await findDotGits(source);
			return outermost && new Repository(world, source, outermost.dotGit, options);
		},
		async enclosing(source) {
			return (await findDotGits(source)).map(({ at, dotGit }) => ({
				at,
				repository: new Repository(world, source, dotGit, options)
			}));
		}
	};
}
var Repository = class {
	#world;
	#source;
	#dotGit;
	#options;
	#opened;
	constructor(world, source, dotGit, options) {
		this.#world = world;
		this.#source = source;
		this.#dotGit = dotGit;
		this.#options = options;
	}
	async isShallow() {
		return (await this.#parts()).located.shallow;
	}
	async resolve(revision) {
		if (/[\s\p{Cc}]/u.test(revision)) return void 0;
		const { plumbing } = await this.#parts();
		const answer = await plumbing.text(["cat-file", "--batch-check=%(objectname)"], `${revision}\n`);
		return /^([0-9a-f]{40,64})\n$/.exec(answer)?.[1];
	}
	async commits(heads, without) {
		const { plumbing } = await this.#parts();
		const revisions = [...heads === "all" ? ["--all"] : heads, ...without.map((id) => `^${id}`)];
		const args = [
			"rev-list",
			"--parents",
			"--topo-order",
			"--reverse"
		];
		if (heads === "all") return parseCommits(await plumbing.text([...args, ...revisions]));
		return parseCommits(await plumbing.text([...args, "--stdin"], `${revisions.join("\n")}\n`));
	}
	async changes(commits) {
		if (commits.length === 0) return {
			commits: 0,
			files: [],
			submodules: []
		};
		const { plumbing } = await this.#parts();
		return orThrow(parseChanges(await plumbing.text([...[
			"diff-tree",
			"--stdin",
			"--always",
			"--root",
			"-r",
			"-c",
			"-M",
			"-l400",
			"--raw",
			"-z"
		], ...RAW_FORM], `${commits.join("\n")}\n`)));
	}
	async indexed() {
		const { located, plumbing } = await this.#parts();
		const top = workspaceOf(this.#source);
		const index = await indexOf(located, top);
		const head = await this.resolve("HEAD^{commit}") ?? await this.#emptyTree(plumbing);
		const args = [
			"diff-index",
			"--cached",
			"-r",
			"-M",
			"-l400",
			"--raw",
			"-z",
			...RAW_FORM,
			head
		];
		return orThrow(parseIndexChanges(await plumbing.text(args, "", { GIT_INDEX_FILE: index })));
	}
	/** The name of the tree without entries, with which a first commit is compared. */
	async #emptyTree(plumbing) {
		return (await plumbing.text([
			"hash-object",
			"-t",
			"tree",
			"--stdin"
		])).trim();
	}
	async tags() {
		const { plumbing } = await this.#parts();
		return [...(await plumbing.text([
			"for-each-ref",
			"--format=%(objecttype) %(objectname)",
			"refs/tags"
		])).matchAll(/^tag ([0-9a-f]{40,64})$/gm)].map(([, id = ""]) => id);
	}
	async headers(ids) {
		const { plumbing } = await this.#parts();
		return await plumbing.headers(ids);
	}
	async read(ids, visit) {
		const { plumbing } = await this.#parts();
		await plumbing.objects(ids, visit);
	}
	#parts() {
		this.#opened ??= this.#open();
		return this.#opened;
	}
	async #open() {
		const { processes, workspace } = this.#world;
		const top = await realpath(workspaceOf(this.#source));
		const { timeoutMs, isOwn = false } = this.#options;
		const located = await locate$1(this.#dotGit, isOwn ? parse$1(top).root : top);
		const git = await findGit(workspace.environment.PATH ?? "", top);
		if (git === void 0) throw fault("scan-incomplete", "secrets", "the commits cannot be examined: there is no git on PATH; install it, or set \"history: none\"");
		const cwd = await workspace.folder("git");
		const limit = timeoutMs === void 0 ? {} : { timeoutMs };
		const options = {
			git,
			located,
			cwd,
			env: workspace.environment,
			...limit
		};
		return {
			located,
			plumbing: new Plumbing(processes, options)
		};
	}
};

// src/adapters/github/run-cache.ts
/** A larger file is not kept: the cache of a repository is limited. */
const LARGEST_BYTES$1 = 1024 ** 3;
const LARGEST_OUTPUT_BYTES = 1048576;
const UNREADABLE = "GitHub's cache could not be read, so this run goes on without it";
/** The program beside this file, in the source as in the bundle. */
const PROGRAM = join(import.meta.dirname, `actions-cache${extname(import.meta.filename)}`);
/**
* The run cache in GitHub's cache. Each file is restored or saved by a process of its own, in a box: the archive of an entry
* comes from anyone who could write to the cache. After the first failure nothing more is asked, so that a cache that does
* not answer costs its time limit once.
*/
var ActionsCache = class {
	#world;
	#service;
	#restoreMs;
	#saveMs;
	#largestBytes;
	#program;
	/** By its key, the folder with a file. */
	#kept = /* @__PURE__ */ new Map();
	#isSilenced = false;
	constructor(world, service, options = {}) {
		this.#world = world;
		this.#service = service;
		this.#restoreMs = options.restoreMs ?? BOUNDS.cache.answer;
		this.#saveMs = options.saveMs ?? BOUNDS.cacheUpload.answer;
		this.#largestBytes = options.largestBytes ?? LARGEST_BYTES$1;
		this.#program = options.program ?? PROGRAM;
	}
	async restore(key, which = "exact") {
		let folder;
		let restored;
		try {
			if (!await this.#mayAsk()) return void 0;
			folder = await this.#world.workspace.folder("cache");
			restored = await this.#restoreInto(folder, key, which);
		} catch (error) {
			this.#silence(`${UNREADABLE}: ${String(error)}`);
		}
		if (folder !== void 0 && restored === void 0) await rm(folder, {
			recursive: true,
			force: true
		}).catch(() => void 0);
		return restored;
	}
	async #restoreInto(folder, key, which) {
		const limit = String(2 * this.#largestBytes);
		const keys = which === "exact" ? [key] : [`${key}newest`, key];
		const answer = answerOf(await this.#run(folder, [
			"restore",
			limit,
			...keys
		], this.#restoreMs));
		if (answer.fault !== void 0) this.#silence(`${UNREADABLE}: ${answer.fault}`);
		if (answer.fault !== void 0 || answer.key === void 0) return void 0;
		const path = join(folder, CACHED_FILE);
		if ((which === "exact" ? answer.key === key : answer.key.startsWith(key)) && await isFileOf(path, this.#largestBytes)) return {
			key: answer.key,
			path
		};
		this.#world.runner.log(`GitHub's cache has something else than a file under ${key}; it is not used`);
	}
	async keep(key, path) {
		try {
			if (this.#kept.has(key) || (await lstat(path)).size > this.#largestBytes) return;
			const folder = await this.#world.workspace.folder("cache");
			const own = join(folder, CACHED_FILE);
			await link(path, own).catch(() => copyFile(path, own));
			this.#kept.set(key, folder);
		} catch (error) {
			this.#say(`${key} cannot be kept for later runs: ${String(error)}`);
		}
	}
	/** Saves what was taken. Call it when the run has ended and was reported. Never rejects. */
	async save() {
		for (const [key, folder] of this.#kept) {
			if (this.#isSilenced) return;
			try {
				if (!await this.#mayAsk()) return;
				const { key: saved, fault } = answerOf(await this.#run(folder, ["save", key], this.#saveMs));
				if (saved !== void 0) this.#world.runner.log(`${key} is kept in GitHub's cache for later runs`);
				else if (!FASTER.test(fault ?? "")) this.#silence(`GitHub's cache keeps nothing of this run: ${fault ?? "it did not say why"}`);
			} catch (error) {
				this.#silence(`GitHub's cache keeps nothing of this run: ${String(error)}`);
			}
		}
	}
	/** Whether nothing failed yet, and this machine has a box for files that strangers may have packed. */
	async #mayAsk() {
		if (this.#isSilenced) return false;
		const { files, why } = await this.#world.processes.isolation();
		if (files === "own") return true;
		this.#silence(`GitHub's cache is not used, because this machine cannot confine what is unpacked from it (${why ?? "no isolation"})`);
		return false;
	}
	#silence(line) {
		if (this.#isSilenced) return;
		this.#isSilenced = true;
		this.#say(line);
	}
	#say(line) {
		this.#world.runner.log(plain(this.#world.redact(line), 500));
	}
	#run(folder, args, timeoutMs) {
		const { environment } = this.#world.workspace;
		const { token, variables } = this.#service;
		const folders = [
			"HOME",
			"TMPDIR",
			"XDG_CACHE_HOME",
			"XDG_CONFIG_HOME",
			"RUNNER_TEMP",
			"GITHUB_WORKSPACE"
		];
		return this.#world.processes.read({
			tool: "GitHub's cache",
			file: process.execPath,
			args: [this.#program, ...args],
			cwd: folder,
			env: {
				...environment,
				...variables,
				PATH: "/usr/bin:/bin",
				...Object.fromEntries(folders.map((name) => [name, folder]))
			},
			input: token,
			timeoutMs,
			maxOutputBytes: LARGEST_OUTPUT_BYTES,
			view: {
				reads: [dirname(dirname(this.#program)), ...variables.NODE_EXTRA_CA_CERTS ? [variables.NODE_EXTRA_CA_CERTS] : []],
				writes: [folder],
				isOnline: true
			}
		});
	}
};
/** The library reports a failure as an annotation or a line, and goes on. */
const COMPLAINT = /^(?:::(?:warning|error)(?: [^:]*)?::|(?=Failed to (?:save|restore)))(.*)$/m;
/** The library says this of a key that exists. */
const FASTER = /another job may be creating this cache/;
/** What the program answered. */
function answerOf(exit) {
	switch (exit.kind) {
		case "exited": {
			const key = exit.stdout.split("\n").at(-2) ?? "";
			if (exit.code === 0 && key !== "") return { key };
			const complaint = COMPLAINT.exec(exit.stdout)?.[1];
			if (exit.code === 0) return complaint === void 0 ? {} : { fault: plain(complaint, 300) };
			const thrown = exit.stderr.split("\n").find((line) => /^\w*Error\b/.test(line));
			return { fault: plain(thrown ?? `exit code ${exit.code}`, 300) };
		}
		case "timed-out": return { fault: `it did not answer within ${exit.afterMs / 1e3} s` };
		case "killed": return { fault: `its process was killed by ${exit.signal}` };
		case "too-much-output": return { fault: "it printed too much" };
		case "not-started": return { fault: exit.message };
	}
}
async function isFileOf(path, largestBytes) {
	const found = await lstat(path).catch(() => void 0);
	return found?.isFile() === true && found.size <= largestBytes;
}

// src/adapters/network/audit-endpoint.ts
/**
* Posts one event to the endpoint; a server that is busy is asked again twice. Returns undefined if the endpoint
* accepted the event, otherwise a sentence that says why not. Of the address, the sentence names only the host; it
* quotes nothing that the server answered.
*/
async function deliver(line, endpoint, bound = BOUNDS.audit) {
	const { host } = new URL(endpoint.url);
	const why = await retry(() => post(line, endpoint, bound), bound);
	return why && `the audit event could not be delivered to ${host}: ${why}`;
}
async function post(line, { url, token }, { answer }) {
	try {
		const response = await ownNetwork().fetch(new URL(url), {
			method: "POST",
			headers: {
				"content-type": "application/json",
				...token === void 0 ? {} : { authorization: `Bearer ${token}` }
			},
			body: line,
			redirect: "manual",
			signal: AbortSignal.timeout(answer)
		});
		await response.body?.cancel();
		if (response.ok) return void 0;
		const why = `it answered ${response.status}`;
		if (!isPassing(response.status)) return why;
		return new TryAgain({
			serverPause: retryAfter(response),
			conclude: () => why
		});
	} catch (error) {
		if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${answer / 1e3} s`;
		const why = `no connection (${connectionWords(error, ownNetwork().route(new URL(url)))})`;
		return isLasting(error) ? why : new TryAgain({ conclude: () => why });
	}
}

// src/adapters/network/public-sigstore.ts
const TRUSTED_ROOT = "trusted_root.json";
const SIGNING_CONFIG = "signing_config.v0.2.json";
/** The same services, but with a Rekor v2 first; https://github.com/sigstore/root-signing/issues/1644. */
const LARGE_SIGNING_CONFIG = "signing_config_rekor_v2.v0.2.json";
/** The files that are kept for later runs. The root is not kept: trust begins with the root in the TUF client. */
const METADATA = [
	"timestamp.json",
	"snapshot.json",
	"targets.json"
];
const TARGETS = [
	TRUSTED_ROOT,
	SIGNING_CONFIG,
	LARGE_SIGNING_CONFIG
].map((name) => join("targets", name));
/** Greatest size of such a file, well above the real ones. */
const LARGEST_BYTES = 1048576;
/** Uses only the kept files, as long as they have not expired. */
const KEPT$1 = {
	retry: false,
	timeout: 1e3,
	forceCache: true
};
const PUBLIC$1 = { mirrorURL: "https://tuf-repo-cdn.sigstore.dev" };
/**
* The trust documents of the public Sigstore, from its TUF repository. They are downloaded at most once a run, and only
* for keyless signing, for verification without a user's own documents, and for the release of a tool. Kept files of
* earlier runs are used if the repository's current signatures confirm them, or, if the repository cannot be reached,
* until they expire.
*/
function createPublicSigstore(needs, repository = PUBLIC$1, bound = BOUNDS.trustRoot) {
	let asked;
	return { trust() {
		asked ??= trustOf(needs, repository, bound).catch((error) => {
			asked = void 0;
			throw error;
		});
		return asked;
	} };
}
async function trustOf(needs, repository, bound) {
	const options = {
		retry: false,
		timeout: bound.answer
	};
	try {
		return await retry(() => attempt(needs, repository, options), bound);
	} catch (error) {
		const kept = isUnreachable(error) && await fetchTrust(needs, repository, KEPT$1).catch(() => void 0);
		if (kept) {
			needs.runner.log("The public Sigstore’s trust root could not be requested; the one of an earlier run is still valid and is used");
			return kept;
		}
		throw unavailable$1(error, repository);
	}
}
async function attempt(needs, repository, options) {
	try {
		return await fetchTrust(needs, repository, options);
	} catch (error) {
		const conclude = () => {
			throw error;
		};
		return isUnreachable(error) && !isTimeout(error) && !isLasting(error) ? new TryAgain({ conclude }) : conclude();
	}
}
async function fetchTrust({ workspace, runner }, repository, options) {
	const { initTUF } = await import("./dist.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const cachePath = await workspace.folder("tuf");
	const name = nameOf$1(repository);
	const mine = join(cachePath, name);
	const shared = join("sigstore-tuf", name);
	await copyKept(join(workspace.cache, shared), mine, METADATA);
	const tuf = await initTUF({
		...repository,
		...options,
		cachePath
	});
	await copyKept(join(workspace.cache, shared), mine, TARGETS);
	const trust = {
		signingConfig: await tuf.getTarget(SIGNING_CONFIG),
		trustedRoot: await tuf.getTarget(TRUSTED_ROOT)
	};
	const largeSigningConfig = await tuf.getTarget(LARGE_SIGNING_CONFIG).catch(ignoreUnknownTarget);
	await keep$1(mine, join(workspace.store, shared)).catch((error) => {
		runner.log(`The public Sigstore’s trust root is not kept for later runs: ${plain(chainMessage(error), 300)}`);
	});
	return largeSigningConfig === void 0 ? trust : {
		...trust,
		largeSigningConfig
	};
}
/** The folder that the TUF client uses for a repository. */
function nameOf$1({ mirrorURL }) {
	const { host, pathname } = new URL(mirrorURL);
	return encodeURIComponent(host + pathname.replace(/\/$/, ""));
}
async function copyKept(shared, mine, files) {
	for (const file of files) {
		const bytes = await bytesOf$1(join(shared, file));
		if (bytes === void 0) continue;
		await mkdir(dirname(join(mine, file)), {
			recursive: true,
			mode: 448
		});
		await writeFile(join(mine, file), bytes, { mode: 384 });
	}
}
/** Replaces each file in one step. The files may come from different runs: each is verified by the one before it. */
async function keep$1(mine, shared) {
	for (const file of [...METADATA, ...TARGETS]) {
		const bytes = await bytesOf$1(join(mine, file));
		if (bytes === void 0 || (await bytesOf$1(join(shared, file)))?.equals(bytes)) continue;
		const folder = dirname(join(shared, file));
		await mkdir(folder, {
			recursive: true,
			mode: 448
		});
		const draft = join(folder, `.${randomUUID()}`);
		try {
			await writeFile(draft, bytes, { mode: 384 });
			await rename(draft, join(shared, file));
		} finally {
			await rm(draft, { force: true });
		}
	}
}
/** Undefined if it is not a file, or too large. */
async function bytesOf$1(file) {
	const found = await stat(file).catch(() => void 0);
	if (found === void 0 || !found.isFile() || found.size > LARGEST_BYTES) return void 0;
	return await readFile(file).catch(() => void 0);
}
function ignoreUnknownTarget(error) {
	if (codeOf(error) === "TUF_FIND_TARGET_ERROR") return void 0;
	throw error;
}
/** An error and its causes. */
function chainOf(error) {
	const chain = [];
	for (let link = error; link instanceof Error && chain.length < 5; link = link.cause) chain.push(link);
	return chain;
}
/** Whether there was no answer, no whole answer, or one that may be different soon. A wrong answer does not count. */
function isUnreachable(error) {
	return chainOf(error).some((one) => isTimeout(one) || ["fetch failed", "terminated"].includes(one.message) || "statusCode" in one && typeof one.statusCode === "number" && isPassing(one.statusCode));
}
function isTimeout(error) {
	return chainOf(error).some(({ name }) => name === "TimeoutError");
}
function unavailable$1(error, { mirrorURL }) {
	const message = `the public Sigstore’s trust root cannot be downloaded from ${mirrorURL} (${plain(chainMessage(error), 400)})${chainOf(error).some((one) => /is expired/.test(one.message)) ? `; the clock of this machine says ${(/* @__PURE__ */ new Date()).toISOString()}: is that right?` : ""}; allow this job to reach that address, or set \`trusted-root\` (and, to sign, \`signing-config\`) to those of your own Sigstore`;
	return fault("signing-failed", "sign", message, error);
}
function chainMessage(error) {
	const messages = chainOf(error).map(ownMessage);
	return messages.length === 0 ? String(error) : messages.join(": ");
}
/** The client does not name the target that it could not download, nor the status of an answer. */
function ownMessage(error) {
	if ("statusCode" in error) return `it answered ${error.statusCode}`;
	if ("code" in error && error.code === "TUF_DOWNLOAD_TARGET_ERROR") return "a target";
	return error.message || ("code" in error ? String(error.code) : error.name);
}

// src/adapters/network/sigstore-services.ts
/** Asks the services of a Sigstore through the proxies, and with the certificates, of this process. */
function createSigstoreServices(network = ownNetwork()) {
	return { ask: (request) => ask(network, request) };
}
async function ask(network, { method, url, contentType, accept, body, limitBytes, timeoutMs, signal }) {
	try {
		const response = await network.fetch(url, {
			method,
			headers: {
				accept,
				"content-type": contentType,
				"user-agent": "assay"
			},
			...body !== void 0 && { body },
			redirect: "manual",
			signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
		});
		const bytes = await boundedBody(response, limitBytes);
		if (bytes === void 0) return {
			kind: "too-large",
			limitBytes
		};
		const location = response.headers.get("location");
		const serverPause = retryAfter(response);
		return {
			kind: "answered",
			status: response.status,
			body: bytes,
			...location !== null && { location },
			...serverPause !== void 0 && { serverPause }
		};
	} catch (error) {
		if (error instanceof Error && error.name === "TimeoutError") return {
			kind: "silent",
			afterMs: timeoutMs
		};
		return {
			kind: "unreachable",
			why: connectionWords(error, network.route(url)),
			isLasting: signal.aborted || isLasting(error)
		};
	}
}

// src/file-digest.ts
/** Beside this file: in `src/`, and in the bundle. */
const THREAD = join(import.meta.dirname, `digest-thread${extname(import.meta.filename)}`);
/** Of a smaller file, the hash takes less time than the start of a thread. */
const LEAST_BYTES = 4 << 20;
/** One core is left to this process. To start a thread takes about a third of the processor time of trivy's hash. */
const MOST_THREADS = Math.max(1, availableParallelism() - 1);
/** No thread hashed the file: none could be started, or it ended before it had an answer. The file may be good. */
var DigestThreadFault = class extends Error {};
/**
* Hashes a file and searches it, both in one reading. A large one is read in a thread, so that this process goes on: to
* hash trivy would be the largest part of what the gate computes. Rejects if the file cannot be read, and with a
* {@link DigestThreadFault} if there was no thread to read it.
*/
async function digestFile(path, search) {
	const request = {
		path,
		...search && { search }
	};
	if ((await stat(path)).size < LEAST_BYTES) return digestNow(request);
	const { promise, resolve, reject } = Promise.withResolvers();
	waiting.push({
		request,
		resolve,
		reject
	});
	if (threads < MOST_THREADS) startThread();
	return await promise;
}
/** The SHA-256 of a file, bare hex; see {@link digestFile}. */
async function hashFile(path) {
	return (await digestFile(path)).sha256;
}
/** Files that no thread has taken yet. */
const waiting = [];
let threads = 0;
/** Starts a thread for the first file that waits. */
function startThread() {
	const task = waiting.shift();
	if (task === void 0) return;
	try {
		serve(new Worker(THREAD, {
			env: {},
			execArgv: []
		}), task);
	} catch (error) {
		task.reject(new DigestThreadFault(`the thread that hashes could not be started: ${String(error)}`));
		startThread();
	}
}
/** Gives a thread one file after another. It ends when none is left. */
function serve(thread, first) {
	let task = first;
	const fail = (why) => {
		task?.reject(new DigestThreadFault(`the thread that hashes ended: ${why}`));
		task = void 0;
	};
	threads += 1;
	thread.on("message", (answer) => {
		if ("digest" in answer) task?.resolve(answer.digest);
		else task?.reject(Object.assign(new Error(answer.fault.message), answer.fault));
		task = waiting.shift();
		if (task === void 0) thread.terminate();
		else thread.postMessage(task.request);
	});
	thread.once("error", (error) => fail(String(error)));
	thread.once("exit", (code) => {
		threads -= 1;
		fail(`exit code ${code}`);
		startThread();
	});
	thread.postMessage(first.request);
}

// src/adapters/tools/assets.ts
const LARGEST_RECORD = 4096;
const RecordSchema = strictObject({
	sha256: string(),
	on: date(),
	verified: array(_enum(TOOL_CHECKS))
});
/**
* Release assets that were downloaded before: in the runner's tool cache if there is one, otherwise in `cache-dir`. The
* asset itself is kept, not what was unpacked from it, so that its hash can be compared with the pinned one each time.
*/
var AssetCache = class {
	#folder;
	constructor(cacheDir) {
		this.#folder = join(cacheDir, "assets");
	}
	/** Path of a cached asset, not yet hashed; undefined if there is none. */
	async find(name, pin, asset) {
		const path = this.#isToolCache() ? await this.#findInToolCache(name, pin, asset) : this.#ownPath(asset);
		if (path === void 0) return void 0;
		return (await stat(path).catch(() => void 0))?.isFile() ? path : void 0;
	}
	/** Keeps an asset for later runs, with a record of how it was verified. */
	async keep(name, pin, asset, file, record) {
		const target = this.#isToolCache() ? toolCachePath(name, pin, asset) : this.#ownPath(asset);
		await mkdir(dirname(target), {
			recursive: true,
			mode: 448
		});
		const temporary = await mkdtemp(join(dirname(target), ".new-"));
		try {
			await copyFile(file, join(temporary, asset.name));
			await chmod(join(temporary, asset.name), 384);
			await writeFile(join(temporary, "record"), `${JSON.stringify(record)}\n`, { mode: 384 });
			await rename(join(temporary, "record"), recordPath(target));
			await rename(join(temporary, asset.name), target);
		} finally {
			await rm(temporary, {
				recursive: true,
				force: true
			});
		}
		if (this.#isToolCache()) await writeFile(`${dirname(target)}.complete`, "", { mode: 384 });
	}
	#isToolCache() {
		return (process.env.RUNNER_TOOL_CACHE ?? "") !== "";
	}
	async #findInToolCache(name, pin, asset) {
		const { find } = await import("./tool-cache.js");
		const folder = find(cacheName(name), pin.version);
		return folder === "" ? void 0 : join(folder, asset.name);
	}
	#ownPath(asset) {
		return join(this.#folder, asset.sha256, asset.name);
	}
};
function recordPath(asset) {
	return `${asset}.verified.json`;
}
/**
* How a cached asset was verified when it was downloaded; undefined if the record is missing or is about another hash.
* Nothing proves it, so it is only told: whether the asset may be used is decided by its hash.
*/
async function recordOf(path, asset) {
	const found = await stat(recordPath(path)).catch(() => void 0);
	if (found === void 0 || !found.isFile() || found.size > LARGEST_RECORD) return void 0;
	const bytes = await readFile(recordPath(path)).catch(() => void 0);
	const record = bytes && orUndefined(parseJsonAs(RecordSchema, bytes));
	return record?.sha256 === asset.sha256 ? record : void 0;
}
/**
* Where `@actions/tool-cache` looks for an asset. Its own `cacheFile` removes the folder before it copies, so that another
* run on the same machine reads half a file.
*/
function toolCachePath(name, { version }, asset) {
	return join(process.env.RUNNER_TOOL_CACHE ?? "", cacheName(name), version, process.arch, asset.name);
}
/** Not the tool's own name: other actions keep unpacked binaries under that. */
function cacheName(name) {
	return `assay-${name}-asset`;
}
/**
* Downloads an asset to `target`, which must not exist. Rejects with a sentence without credentials. Not by
* @actions/tool-cache: its download cannot be stopped, and one that hangs keeps the process alive.
*/
async function downloadAsset(base, pin, asset, target, { bound = BOUNDS.tool, follow } = {}) {
	const url = assetUrl(base, pin, asset);
	const why = await retry(() => attemptDownload(url, loginFor(base), target, {
		bound,
		follow
	}), bound);
	if (why !== void 0) throw new Error(`${url.href}: ${plain(why, 300)}`);
}
async function attemptDownload(url, authorization, target, { bound: { answer }, follow }) {
	let transfer;
	try {
		const response = await ownNetwork().fetch(url, {
			headers: {
				"accept-encoding": "identity",
				"user-agent": "assay",
				...authorization === void 0 ? {} : { authorization }
			},
			signal: AbortSignal.timeout(answer)
		});
		if (response.ok && response.body !== null) {
			const size = Number(response.headers.get("content-length"));
			transfer = follow?.download(basename(target), size > 0 ? size : void 0);
			await pipeline(response.body, counted(transfer), createWriteStream(target, { mode: 384 }));
			return;
		}
		await response.body?.cancel();
		const why = `it answered ${response.status}`;
		if (!isPassing(response.status)) return why;
		return new TryAgain({
			serverPause: retryAfter(response),
			conclude: () => why
		});
	} catch (error) {
		await rm(target, { force: true });
		if (error instanceof DOMException && error.name === "TimeoutError") return `not downloaded within ${answer / 1e3} s`;
		const why = connectionWords(error, ownNetwork().route(url));
		return isLasting(error) || isOfThisMachine(error) ? why : new TryAgain({ conclude: () => why });
	} finally {
		transfer?.end();
	}
}
/** Passes bytes on, and tells how many there were. */
function counted(transfer) {
	return new Transform({ transform(bytes, _, next) {
		transfer?.add(bytes.length);
		next(null, bytes);
	} });
}
/** The address of an asset, without credentials. */
function assetUrl(base, pin, asset) {
	const folder = base.pathname.replace(/\/+$/, "");
	return new URL(`${base.origin}${folder}/${pin.repository}/releases/download/${pin.tag}/${asset.name}`);
}
/** The `Authorization` header for a mirror whose address has a user name. */
function loginFor({ username, password }) {
	if (username === "") return void 0;
	const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return `Basic ${Buffer.from(login).toString("base64")}`;
}
/** Whether the file could not be written. */
function isOfThisMachine(error) {
	return error instanceof Error && "syscall" in error && error.syscall === "write";
}
/** Hashes an asset. Removes the file and throws `tool-untrusted` if the hash is not the pinned one. */
async function demandHash(file, asset, from) {
	const actual = await hashFile(file);
	if (actual === asset.sha256) return;
	await rm(file, { force: true });
	throw fault("tool-untrusted", "tools", `${asset.name} from ${plain(from, 300)} has the SHA-256 ${actual} and not the pinned ${asset.sha256}, so it was not used`);
}
/**
* Reads `tool-mirror`: an https address, or http on this machine, that replaces `https://github.com` in
* `…/OWNER/REPOSITORY/releases/download/TAG/ASSET`. Returns a sentence if it is not such an address.
*/
function parseMirror(text) {
	const url = URL.parse(text);
	if (url === null) return "tool-mirror is not an address such as https://mirror.example.com/github";
	if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.host))) return "tool-mirror must be an https address (http only on the loopback interface)";
	if (url.search !== "" || url.hash !== "") return "tool-mirror must have no query and no fragment";
	return url;
}

// src/formats/tools/tool-full-disk.ts
/**
* The fault of a tool that could not write a file, because a disk is full or a limit is reached; undefined for every other
* end. Only the line that says so is quoted: Go prints its whole stack after it.
*/
function toolFullDisk(exit, check, tool) {
	if (!("stderr" in exit) || exit.kind === "exited" && exit.code === 0) return void 0;
	const words = exit.kind === "killed" && exit.signal === "SIGXFSZ" ? exit.signal : fullDiskLine(exit.stderr);
	if (words === void 0) return void 0;
	return fault("disk-full", check, `${tool} could not write a file (${plain(words.trim(), 300)})`);
}

// src/adapters/tools/go-build.ts
const PROGRESS_EVERY_MS = 15e3;
/**
* The variables that Go may see: where its caches, its proxy and its certificates are. GOFLAGS is not one of them,
* because `-toolexec` could run any program. HOME is the real one, for Go's caches and the `.netrc` of the proxy.
*/
const GO_VARIABLES = /^(?:PATH|HOME|TMPDIR|XDG_CACHE_HOME|NETRC|GOROOT|GOPATH|GOMODCACHE|GOCACHE|GOPROXY|GONOPROXY|GOPRIVATE|GOSUMDB|GONOSUMDB|GOVCS|SSL_CERT_FILE|SSL_CERT_DIR|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;
/** What `go` says of a proxy that is busy or breaks off. A page that does not exist (404, 410) will not exist later. */
const PASSING = /\b(?:408|425|429|500|502|503|504) [A-Z]|connection (?:refused|reset)|broken pipe|timeout|\bEOF\b|server misbehaving/;
/**
* The path of a program from a pinned Go module: built before, or now. Throws `tool-untrusted` if the module is not the
* pinned one, and `tool-unavailable` for every other failure.
*/
async function buildGoModule(build) {
	const goVersion = await findGo(build.processes);
	if (goVersion === void 0) throw unavailable(build, "there is no `go` on PATH");
	const folder = folderOf(build, goVersion);
	const file = join(folder, build.name);
	if (await isIntact(file)) return file;
	if (build.offline) throw unavailable(build, "it was not built before and nothing may be downloaded");
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(folder, ".build-"));
	try {
		await makeBinary(build, goVersion, temporary);
		await keep(join(temporary, build.name), file);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
	return file;
}
/** The path of a program that was built before; undefined if there is none. */
async function builtModule(build) {
	const goVersion = await findGo(build.processes);
	const file = goVersion === void 0 ? void 0 : join(folderOf(build, goVersion), build.name);
	return file !== void 0 && await isIntact(file) ? file : void 0;
}
/** The version of the Go on PATH (`go1.26.8`); undefined if no Go answers. */
async function findGo(processes) {
	const exit = await processes.read({
		...goCommand(["env", "GOVERSION"], tmpdir(), {}),
		timeoutMs: 3e4
	});
	if (exit.kind !== "exited" || exit.code !== 0) return void 0;
	return /^go\d+\.\d+\S*$/.exec(exit.stdout.trim())?.[0];
}
function folderOf(build, goVersion) {
	return join(build.cacheDir, `${build.name}-${build.version}-${buildKey(build, goVersion)}`);
}
function buildKey(build, goVersion) {
	const env = Object.entries(build.env ?? {}).sort(([a], [b]) => a < b ? -1 : 1);
	const platform = `${process.platform}-${process.arch}`;
	return hexOf(JSON.stringify([
		build.sum,
		goVersion,
		platform,
		goArguments(build, ""),
		env
	])).slice(0, 12);
}
/** Whether the binary is the one that was built. It is hashed at every use. */
async function isIntact(file) {
	try {
		return (await readFile(`${file}.sha256`, "utf8")).trim() === await hashFile(file);
	} catch {
		return false;
	}
}
/** Moves the binary and its recorded hash in place. If a run ends in between, the two do not match. */
async function keep(built, file) {
	await chmod(built, 493);
	await writeFile(`${built}.sha256`, `${await hashFile(built)}\n`);
	await rename(built, file);
	await rename(`${built}.sha256`, `${file}.sha256`);
}
async function makeBinary(build, goVersion, temporary) {
	const started = Date.now();
	const elapsed = () => `${Math.round((Date.now() - started) / 1e3)} s`;
	const what = `${build.name} ${build.version}`;
	build.say(`Building ${what} from ${build.module} with ${goVersion}; this can take some minutes`);
	const timer = setInterval(() => build.say(`Still building ${what} (${elapsed()})`), PROGRESS_EVERY_MS);
	try {
		const source = await download(build, temporary);
		const command = goCommand(goArguments(build, join(temporary, build.name)), source, build.env ?? {});
		demandSuccess(build, "`go build`", await repeated(build, (timeoutMs) => build.processes.watch(`Build ${what}`, {
			...command,
			timeoutMs
		})));
	} finally {
		clearInterval(timer);
	}
	build.say(`Built ${what} in ${elapsed()}`);
}
/** Downloads the module and returns its folder. The go.sum in the folder pins every dependency. */
async function download(build, temporary) {
	const moduleFolder = join(temporary, "module");
	await mkdir(moduleFolder);
	await writeFile(join(moduleFolder, "go.mod"), "module private\n");
	const wanted = `${build.module}@${build.version}`;
	const command = goCommand([
		"mod",
		"download",
		"-json",
		wanted
	], moduleFolder, { GOFLAGS: "-mod=mod" });
	const exit = await repeated(build, (timeoutMs) => build.processes.read({
		...command,
		timeoutMs
	}));
	demandSuccess(build, `the download of ${wanted}`, exit);
	const { Dir, Sum } = parseDownload(build, exit.kind === "exited" ? exit.stdout : "");
	if (Sum !== build.sum) throw fault("tool-untrusted", "tools", `the Go module ${wanted} has the sum ${Sum} and not the pinned ${build.sum}, so it was not built`);
	return Dir;
}
/** Runs `go` again if the proxy may answer a moment later. `go` itself asks once. */
function repeated({ bound = BOUNDS.module, say }, run) {
	const report = (problem, pauseMs) => say(`Go could not download (${problem}) and tries again in ${Math.ceil(pauseMs / 1e3)} s`);
	return retry(async () => {
		const exit = await run(bound.answer);
		if (exit.kind !== "exited" || exit.code === 0 || !PASSING.test(exit.stdout + exit.stderr)) return exit;
		return new TryAgain({
			problem: lastLine(exit.stdout + exit.stderr),
			conclude: () => exit
		});
	}, {
		...bound,
		report
	});
}
function parseDownload(build, json) {
	let answer;
	try {
		answer = JSON.parse(json);
	} catch (error) {
		throw unavailable(build, "`go mod download` did not print JSON", error);
	}
	if (typeof answer === "object" && answer !== null && "Dir" in answer && "Sum" in answer) {
		const { Dir, Sum } = answer;
		if (typeof Dir === "string" && Dir !== "" && typeof Sum === "string") return {
			Dir,
			Sum
		};
	}
	throw unavailable(build, "`go mod download` did not print the folder and the sum");
}
function goArguments(build, output) {
	return [
		"build",
		"-trimpath",
		"-buildvcs=false",
		"-ldflags",
		["-s -w", build.ldflags ?? ""].join(" ").trim(),
		"-o",
		output,
		build.package
	];
}
function goCommand(args, cwd, env) {
	const allowed = {};
	for (const [name, value] of Object.entries(process.env)) if (value !== void 0 && GO_VARIABLES.test(name)) allowed[name] = value;
	const fixed = {
		CGO_ENABLED: "0",
		GOTOOLCHAIN: "local",
		GOFLAGS: "-mod=readonly",
		GOWORK: "off"
	};
	return {
		tool: "go",
		file: "go",
		args,
		cwd,
		env: {
			...allowed,
			...fixed,
			...env
		}
	};
}
function demandSuccess(build, what, exit) {
	if (exit.kind === "exited" && exit.code === 0) return;
	const full = toolFullDisk(exit, "tools", what);
	if (full !== void 0) throw full;
	throw unavailable(build, `${what} ${ending$1(exit)}`);
}
function ending$1(exit) {
	switch (exit.kind) {
		case "exited": return `ended with exit code ${exit.code}${behindColon(lastLine(exit.stdout + exit.stderr))}`;
		case "killed": return `was killed by ${exit.signal}`;
		case "timed-out": return `did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return `printed more than ${exit.limitBytes} bytes`;
		case "not-started": return `could not be started: ${exit.message}`;
	}
}
function lastLine(output) {
	return (/"Error":\s*"(.*)"/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "").slice(0, 300);
}
function behindColon(text) {
	return text === "" ? "" : `: ${text}`;
}
function unavailable(build, why, cause) {
	return fault("tool-unavailable", "tools", `${build.name} cannot be built: ${why}`, cause);
}

// src/adapters/tools/go-version.ts
/** More than a version has. */
const LONGEST_VERSION = 200;
/** Finds the version of a Go module in the build information that Go writes into each program. */
function goVersionSearch(module) {
	return {
		text: `\nmod\t${module}\tv`,
		after: LONGEST_VERSION
	};
}
/**
* The versions that a program says it was built from, found by {@link goVersionSearch}. The program is not run. Empty if it
* contains none, as a script or a program without a release.
*/
function goVersionsIn({ found }) {
	return [...new Set(found.flatMap((text) => /^[^\t\n]+(?=[\t\n])/.exec(text)?.[0] ?? []))];
}

// src/adapters/tools/named-path.ts
const VERSION_LIMIT_MS = 6e4;
/** A wrapper script may fail only because it is isolated. */
const HINT = "; a scanner sees only its own folder and the system, so a script that needs more needs `isolate: off`";
/**
* The binary that the user named (`trivy-path` and the like). Its hash goes into the evidence. Its version may differ
* from the pinned one. A file with another hash than the named one, and a refused or unreadable version, is
* `tool-untrusted`. Before it runs for the first time, the file itself is examined: a program that was taken over does
* its harm at any call.
*/
async function namedTool(name, pin, named, world) {
	const { where, path, digest } = await namedFile(name, named, goVersionSearch(pin.go.module));
	demandNotRefused(name, pin, where, digest);
	const { sha256 } = digest;
	const cwd = await world.workspace.folder(`${name}-version`);
	const exit = await world.processes.read({
		tool: name,
		file: path,
		args: pin.versionArguments,
		cwd,
		env: {
			...world.workspace.environment,
			HOME: cwd,
			TMPDIR: cwd,
			XDG_CACHE_HOME: cwd,
			XDG_CONFIG_HOME: cwd
		},
		timeoutMs: VERSION_LIMIT_MS,
		maxOutputBytes: 1048576,
		...name === "cosign" ? {} : { view: { reads: [] } }
	});
	if (exit.kind !== "exited" || exit.code !== 0) {
		const hint = name === "cosign" ? "" : HINT;
		const message = `${where} did not report its version (${endOf(exit)})${hint}`;
		throw fault("tool-failed", "tools", message);
	}
	const version = pin.versionPattern.exec(`${exit.stdout}\n${exit.stderr}`)?.[1];
	if (version === void 0) {
		const message = `${where} does not report its version of ${name}, so it was not used`;
		throw fault("tool-untrusted", "tools", message);
	}
	demandVersion(name, pin, where, version);
	return {
		name,
		version,
		path,
		sha256,
		origin: "named path",
		...proofsOf(name, named)
	};
}
/**
* The file that the user named, its hash with what `search` finds in it, and how to speak of it. Throws `tool-untrusted` if
* the hash is another one.
*/
async function namedFile(name, named, search) {
	const { path, digest } = await locate(name, named.path, search);
	const where = `${name}-path: "${plain(named.path, 300)}"`;
	if (named.sha256 === void 0 || named.sha256 === digest.sha256) return {
		where,
		path,
		digest
	};
	const message = `${where} has the SHA-256 ${digest.sha256} and not ${named.sha256}, which the input names, so it was not run`;
	throw fault("tool-untrusted", "tools", message);
}
function proofsOf(name, { sha256 }) {
	const pinned = {
		check: "pinned-hash",
		why: "the user named this file"
	};
	if (sha256 !== void 0) return {
		verified: ["named-hash"],
		notVerified: [pinned]
	};
	return {
		verified: [],
		notVerified: [pinned, {
			check: "named-hash",
			why: `\`${name}-path\` names no hash; with \`PATH@sha256:HASH\` no other file runs`
		}]
	};
}
function endOf(exit) {
	if (exit.kind === "exited") return `exit code ${exit.code}`;
	return exit.kind === "not-started" ? `it could not be started: ${plain(exit.message, 200)}` : exit.kind;
}
async function locate(name, userPath, search) {
	try {
		const path = await realpath(resolve$1(userPath));
		return {
			path,
			digest: await digestFile(path, search)
		};
	} catch (error) {
		const where = `${name}-path: "${plain(userPath, 300)}"`;
		if (error instanceof DigestThreadFault) {
			const message = `${where} could not be hashed, so it was not run: ${plain(error.message, 300)}`;
			throw fault("tool-failed", "tools", message, error);
		}
		const message = `${where} is not a file that can be read (${codeOf(error)})`;
		throw fault("tool-unavailable", "tools", message, error);
	}
}
/** Refuses a compromised program by its hash, and by the version that Go wrote into it. */
function demandNotRefused(name, pin, where, digest) {
	const { sha256 } = digest;
	if (pin.refusedPrograms.includes(sha256)) {
		const message = `${where} has the SHA-256 ${sha256} of a ${name} that is known to be compromised, so it was not run; use ${pin.version}`;
		throw fault("tool-untrusted", "tools", message);
	}
	for (const version of goVersionsIn(digest)) demandVersion(name, pin, where, version);
}
function demandVersion(name, pin, where, version) {
	const core = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
	if (!pin.refused.includes(core)) return;
	const message = `${where} is ${name} ${plain(version, 60)}, a version that is known to be compromised; use ${pin.version}`;
	throw fault("tool-untrusted", "tools", message);
}

// src/adapters/tools/pins.json
var trivy = {
	"version": "0.74.0",
	"publishedOn": "2026-08-14",
	"pinnedOn": "2026-11-23",
	"sha256": {
		"linux-x64": "2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a",
		"linux-arm64": "b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5",
		"darwin-x64": "472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485",
		"darwin-arm64": "1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11"
	},
	"moduleSum": "h1:B2/h1Aehsq/zykg0jxpWUlOX7e3UXpbxjZZs/0vNlC4="
};
var cosign = {
	"version": "3.1.3",
	"publishedOn": "2026-08-06",
	"pinnedOn": "2026-11-28",
	"sha256": {
		"linux-x64": "4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71",
		"linux-arm64": "c5d324e091826b0d7a78eb16fef316450b4eb9aaec045611c08ba06f5e73220a",
		"darwin-x64": "2347488e5d5b25336644024dfeca5601b190e91197a71a917bda44744aff106c",
		"darwin-arm64": "5cf948c2f4dfe59687bdd0b8523709067383e03982cc543475c8a7dc70e92a76"
	},
	"moduleSum": "h1:001JQRI/PJ/5T+g/kJ1KTvKFbb322+fomc+pHDZ/6sg="
};
var gitleaks = {
	"version": "8.30.1",
	"publishedOn": "2026-03-21",
	"pinnedOn": "2026-11-23",
	"sha256": {
		"linux-x64": "551f6fc83ea457d62a0d98237cbad105af8d557003051f41f3e7ca7b3f2470eb",
		"linux-arm64": "e4a487ee7ccd7d3a7f7ec08657610aa3606637dab924210b3aee62570fb4b080",
		"darwin-x64": "dfe101a4db2255fc85120ac7f3d25e4342c3c20cf749f2c20a18081af1952709",
		"darwin-arm64": "b40ab0ae55c505963e365f271a8d3846efbc170aa17f2607f13df610a9aeb6a5"
	},
	"moduleSum": "h1:PmEvCfVI7ti9dV3s5aMZUY7sS2GxRvG3yzih7E+cS3w="
};

// src/adapters/tools/pins.ts
/** How many days a release was public when it was pinned. */
function ageWhenPinned({ publishedOn, pinnedOn }) {
	return (Date.parse(pinnedOn) - Date.parse(publishedOn)) / 864e5;
}
/** The platforms that have an asset, by Node's names. */
const PLATFORMS = [
	"linux-x64",
	"linux-arm64",
	"darwin-x64",
	"darwin-arm64"
];
/** trivy signs and attests in its release workflow, which the workflow for a new tag calls. */
const TRIVY_RELEASE = {
	subject: "https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/vVERSION",
	issuer: "https://token.actions.githubusercontent.com"
};
const PROJECTS = {
	trivy: {
		repository: "aquasecurity/trivy",
		packing: "tar.gz",
		assets: {
			"linux-x64": "trivy_VERSION_Linux-64bit.tar.gz",
			"linux-arm64": "trivy_VERSION_Linux-ARM64.tar.gz",
			"darwin-x64": "trivy_VERSION_macOS-64bit.tar.gz",
			"darwin-arm64": "trivy_VERSION_macOS-ARM64.tar.gz"
		},
		releaseBundle: TRIVY_RELEASE,
		githubAttestation: TRIVY_RELEASE,
		go: {
			module: "github.com/aquasecurity/trivy",
			package: "./cmd/trivy",
			ldflags: "-X github.com/aquasecurity/trivy/pkg/version/app.ver=VERSION",
			env: { GOEXPERIMENT: "jsonv2" }
		},
		versionArguments: ["--version"],
		versionPattern: /^Version:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [
			"0.69.4",
			"0.69.5",
			"0.69.6"
		],
		refusedPrograms: [
			"822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0",
			"e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf",
			"e6310d8a003d7ac101a6b1cd39ff6c6a88ee454b767c1bdce143e04bc1113243",
			"6328a34b26a63423b555a61f89a6a0525a534e9c88584c815d937910f1ddd538"
		]
	},
	cosign: {
		repository: "sigstore/cosign",
		packing: "binary",
		assets: {
			"linux-x64": "cosign-linux-amd64",
			"linux-arm64": "cosign-linux-arm64",
			"darwin-x64": "cosign-darwin-amd64",
			"darwin-arm64": "cosign-darwin-arm64"
		},
		releaseBundle: {
			subject: "keyless@projectsigstore.iam.gserviceaccount.com",
			issuer: "https://accounts.google.com"
		},
		go: {
			module: "github.com/sigstore/cosign/v3",
			package: "./cmd/cosign",
			ldflags: "-X sigs.k8s.io/release-utils/version.gitVersion=vVERSION",
			env: {}
		},
		versionArguments: ["version"],
		versionPattern: /^GitVersion:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [],
		refusedPrograms: []
	},
	gitleaks: {
		repository: "gitleaks/gitleaks",
		packing: "tar.gz",
		assets: {
			"linux-x64": "gitleaks_VERSION_linux_x64.tar.gz",
			"linux-arm64": "gitleaks_VERSION_linux_arm64.tar.gz",
			"darwin-x64": "gitleaks_VERSION_darwin_x64.tar.gz",
			"darwin-arm64": "gitleaks_VERSION_darwin_arm64.tar.gz"
		},
		go: {
			module: "github.com/zricethezav/gitleaks/v8",
			package: ".",
			ldflags: "-X github.com/zricethezav/gitleaks/v8/version.Version=VERSION",
			env: {}
		},
		versionArguments: ["version"],
		versionPattern: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [],
		refusedPrograms: []
	}
};
/** The pin of a release of a tool. */
function pinOf(name, release) {
	const { assets, go, releaseBundle, githubAttestation, ...project } = PROJECTS[name];
	const { version, publishedOn, pinnedOn, sha256, moduleSum } = release;
	const named = (text) => text.replaceAll("VERSION", version);
	const signer = ({ subject, issuer }) => ({
		subject: named(subject),
		issuer
	});
	return {
		...project,
		version,
		publishedOn,
		pinnedOn,
		tag: `v${version}`,
		assets: Object.fromEntries(PLATFORMS.map((platform) => [platform, {
			name: named(assets[platform]),
			sha256: sha256[platform]
		}])),
		...releaseBundle && { releaseBundle: signer(releaseBundle) },
		...githubAttestation && { githubAttestation: signer(githubAttestation) },
		go: {
			...go,
			version: `v${version}`,
			sum: moduleSum,
			ldflags: named(go.ldflags)
		}
	};
}
/**
* The pinned releases. Each hash is published in at least three independent public sources that pin the same asset.
* `npm run pins` renews the table.
*/
const PINS = {
	trivy: pinOf("trivy", trivy),
	cosign: pinOf("cosign", cosign),
	gitleaks: pinOf("gitleaks", gitleaks)
};

// src/adapters/tools/proof-requests.ts
const LARGEST_BUNDLE = 1 << 20;
const LARGEST_ANSWER = 8 << 20;
/** The trusted root of the public Sigstore. The fault is a sentence. */
async function askForTrustedRoot(publicSigstore) {
	const { readTrustedRoot } = await import("./sigstore.js");
	try {
		return readTrustedRoot((await publicSigstore.trust()).trustedRoot);
	} catch (error) {
		const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
		return unparsable(`the trust root of the public Sigstore could not be downloaded (${plain(messageOf(cause), 200)})`);
	}
}
/** The bundle that lies beside an asset. Rejects if there is no answer. */
async function askForBundle(mirror, pin, asset, signal) {
	const address = assetUrl(mirror, pin, { name: `${asset.name}.sigstore.json` });
	const { status, body } = await get(address, optional({ authorization: loginFor(mirror) }), LARGEST_BUNDLE, signal);
	if (status === 404) return unparsable("there is no bundle beside the asset");
	if (status !== 200) return unparsable(`${address.host} answered ${status} for the bundle`);
	return parsed$1(async ({ sha256, content }, trust) => {
		const { verifyReleaseBundle } = await import("./release-signature.js");
		return verifyReleaseBundle(body, {
			content: await content(),
			sha256
		}, trust);
	});
}
const AttestationsSchema = object({ attestations: array(object({ bundle: unknown() })) });
/** GitHub's attestations of the build of an asset. Rejects if there is no answer. */
async function askForAttestations({ url, token }, { repository }, { sha256 }, signal) {
	const path = `repos/${repository}/attestations/sha256:${sha256}?predicate_type=provenance&per_page=30`;
	const address = new URL(path, `${url.replace(/\/+$/, "")}/`);
	const ask = (more) => get(address, {
		accept: "application/vnd.github+json",
		"x-github-api-version": "2022-11-28",
		...more
	}, LARGEST_ANSWER, signal);
	let answer = await ask(token === void 0 ? {} : { authorization: `Bearer ${token}` });
	if (token !== void 0 && (answer.status === 401 || answer.status === 403)) answer = await ask({});
	const { status, body } = answer;
	if (status === 404) return unparsable("GitHub has no attestation of it");
	if (status === 403 || status === 429) return unparsable(`GitHub did not answer (${status}); its limit of requests is probably used up`);
	if (status !== 200) return unparsable(`GitHub answered ${status}`);
	const list = parseJsonAs(AttestationsSchema, body);
	if (!list.ok) return unparsable(`the answer of GitHub ${list.fault}`);
	return await buildEvidence(list.value.attestations.map(({ bundle }) => bundle));
}
/** GitHub can have several attestations of a build, also of other workflows: one of them must verify. */
async function buildEvidence(bundles) {
	const { buildStatement, verifyBuild } = await import("./release-signature.js");
	const statements = bundles.filter((bundle) => bundle !== void 0 && bundle !== null).flatMap((bundle) => buildStatement(bundle) ?? []);
	if (statements.length === 0) return unparsable("GitHub has no attestation of its build");
	return parsed$1(async ({ sha256 }, trust) => {
		const faults = /* @__PURE__ */ new Set();
		for (const statement of statements) {
			const verdict = statement.ok ? verifyBuild(statement.value, sha256, trust) : statement;
			if (verdict.ok) return verdict;
			faults.add(verdict.fault);
		}
		return unparsable([...faults].slice(0, 3).join("; "));
	});
}
async function get(address, headers, maxBytes, signal) {
	const init = {
		headers: {
			"user-agent": "assay",
			...headers
		},
		signal
	};
	const response = await ownNetwork().fetch(address, init);
	const body = await boundedBody(response, maxBytes);
	if (body === void 0) throw new Error(`${address.host} answered with more than ${maxBytes} bytes`);
	return {
		status: response.status,
		body
	};
}

// src/adapters/tools/release-proofs.ts
/** How long a tool waits, after its download, for what else vouches for it. */
const WAIT_MS = 5e3;
/** The checks that need no answer from anywhere, for an asset whose hash is the pinned one. */
function ownProofs(pin) {
	const age = ageWhenPinned(pin);
	if (age >= 7) return {
		verified: ["pinned-hash", "release-age"],
		notVerified: []
	};
	return {
		verified: ["pinned-hash"],
		notVerified: [{
			check: "release-age",
			why: `it was ${age} days old when it was pinned`
		}]
	};
}
/** The checks that somebody else must answer, with why they were not done; `why` says it if the project has them. */
function unasked(pin, why) {
	return [["release-bundle", pin.releaseBundle], ["github-attestation", pin.githubAttestation]].map(([check, signer]) => ({
		check,
		why: signer === void 0 ? "the project publishes none" : why(check)
	}));
}
/** Begins to ask for everything that vouches for an asset, so that its download hides the time that this takes. */
function requestProofs(pin, asset, sources) {
	const stop = new AbortController();
	const asked = askAll(pin, asset, sources, stop.signal);
	const root = asked.length === 0 ? void 0 : settled(askForTrustedRoot(sources.publicSigstore));
	return {
		cancel: () => stop.abort(),
		async verify(file) {
			const { wait = WAIT_MS } = sources;
			const late = setTimeout$1(wait, unparsable(`there was no answer within ${wait / 1e3} s after the download`), { ref: false });
			const downloaded = {
				...asset,
				content: () => readFile(file)
			};
			try {
				return joined(pin, await Promise.all(asked.map(async ({ check, signer, answer }) => {
					const evidence = await Promise.race([answer, late]);
					const trusted = await Promise.race([root ?? late, late]);
					return {
						check,
						fault: await faultOf(check, signer, downloaded, evidence, trusted)
					};
				})));
			} catch (error) {
				await rm(file, { force: true });
				throw error;
			}
		}
	};
}
function askAll(pin, asset, sources, signal) {
	const asked = [];
	if (pin.releaseBundle !== void 0) {
		const answer = settled(askForBundle(sources.mirror, pin, asset, signal));
		asked.push({
			check: "release-bundle",
			signer: pin.releaseBundle,
			answer
		});
	}
	if (pin.githubAttestation !== void 0) {
		const { api } = sources;
		const answer = typeof api === "string" ? Promise.resolve(unparsable(api)) : settled(askForAttestations(api, pin, asset, signal));
		asked.push({
			check: "github-attestation",
			signer: pin.githubAttestation,
			answer
		});
	}
	return asked;
}
/** Why a check could not be done; undefined if it held. Throws `tool-untrusted` if it was done and did not hold. */
async function faultOf(check, signer, downloaded, evidence, root) {
	if (!evidence.ok) return evidence.fault;
	if (!root.ok) return root.fault;
	const verdict = await evidence.value(downloaded, {
		root: root.value,
		...signer
	});
	if (verdict.ok) return void 0;
	const what = check === "release-bundle" ? "the Sigstore bundle beside it" : "the attestation of its build at GitHub";
	const message = `${downloaded.name} has the pinned SHA-256, but ${what} does not verify: ${plain(verdict.fault, 400)}; it was not used`;
	throw fault("tool-untrusted", "tools", message);
}
function joined(pin, asked) {
	const own = ownProofs(pin);
	const held = new Set(asked.filter((one) => one.fault === void 0).map((one) => one.check));
	const others = unasked(pin, (check) => asked.find((one) => one.check === check)?.fault ?? "");
	return {
		verified: [...own.verified, ...held],
		notVerified: [...own.notVerified, ...others.filter(({ check }) => !held.has(check))]
	};
}
/** An answer that does not reject: what was thrown is its fault. */
function settled(asked) {
	return asked.catch((error) => {
		const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
		return unparsable(plain(`${messageOf(error)}${cause}`, 300));
	});
}

// src/adapters/tools/unpack.ts
/** Writes the program of an asset, whose hash was checked, to `target`. Rejects if the asset does not contain it. */
async function unpack(asset, packing, name, target) {
	if (packing === "binary") await copyFile(asset, target);
	else await extractFile(asset, name, target);
	await chmod(target, 493);
}
/** Extracts one file; nothing else of the archive is written to disk. */
async function extractFile(archive, name, target) {
	const { extract } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const entries = extract();
	const reading = pipeline(createReadStream(archive), createGunzip(), entries);
	reading.catch(() => void 0);
	let found = false;
	for await (const entry of entries) if (entry.header.type === "file" && entry.header.name.replace(/^\.\//, "") === name && !found) {
		found = true;
		await pipeline(entry, createWriteStream(target, { mode: 384 }));
	} else entry.resume();
	await reading;
	if (!found) throw new Error(`the archive does not contain the file "${name}"`);
}

// src/adapters/tools/acquire.ts
const GITHUB = new URL("https://github.com");
const LEAST_GO = [
	1,
	26,
	3
];
/** The API of github.com, where the releases of all tools are. */
const GITHUB_API = "https://api.github.com";
/** Gets each tool once: from a named path, the tool cache, a release or a Go module, in this order. */
var ToolStore = class {
	#sources;
	#world;
	#pins;
	#mirror;
	#cache;
	#acquired = /* @__PURE__ */ new Map();
	/** Throws `input-invalid` if the mirror is not an allowed address. */
	constructor(world, sources, pins = PINS) {
		const mirror = sources.toolMirror === void 0 ? GITHUB : parseMirror(sources.toolMirror);
		if (typeof mirror === "string") throw fault("input-invalid", "inputs", mirror);
		this.#sources = sources;
		this.#world = world;
		this.#pins = pins;
		this.#mirror = mirror;
		this.#cache = new AssetCache(join(world.workspace.cache, "tools"));
	}
	/** The tool with its hash. Throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
	acquire(name) {
		const known = this.#acquired.get(name);
		if (known !== void 0) return known;
		const tool = this.#find(name);
		this.#acquired.set(name, tool);
		return tool;
	}
	/** Finds the tool, and how it is isolated if it is a scanner. */
	async #find(name) {
		if (name === "cosign") return this.#locate(name);
		const [isolation, tool] = await Promise.all([this.#world.processes.isolation(), this.#locate(name)]);
		this.#world.runner.log(`${name}: ${isolationInWords(isolation)}`);
		return {
			...tool,
			isolation
		};
	}
	async #locate(name) {
		const pin = this.#pins[name];
		const path = this.#sources.toolPaths[name];
		if (path !== void 0) return this.#announce(await namedTool(name, pin, path, this.#world), pin);
		const sources = [
			this.#fromCache,
			this.#fromRunCache,
			this.#fromRelease,
			this.#fromGo
		];
		const failures = [`no ${name}-path was named`];
		for (const source of sources) {
			const answer = await source(name, pin);
			if (typeof answer !== "string") return this.#announce(answer, pin);
			failures.push(answer);
		}
		const message = `${name} ${pin.version} could not be found, downloaded or built: ${failures.join("; ")}`;
		throw fault("tool-unavailable", "tools", message);
	}
	#announce(tool, pin) {
		const other = tool.version === pin.version ? "" : `, not the pinned ${pin.version}`;
		const held = tool.verified.length === 0 ? "nothing" : tool.verified.join(", ");
		const open = tool.notVerified.map(({ check, why }) => `; not ${check}: ${why}`).join("");
		this.#world.runner.log(`${tool.name} ${tool.version} (${tool.origin}${other}), SHA-256 ${tool.sha256}`);
		this.#world.runner.log(`${tool.name} was verified by ${held}${open}`);
		return tool;
	}
	#fromCache = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `the tool cache has nothing for ${platform()}`;
		const cached = await this.#cache.find(name, pin, asset).catch(() => void 0);
		if (cached === void 0) return "the tool cache does not have it";
		const folder = await this.#world.workspace.folder(name);
		const copy = join(folder, asset.name);
		await copyFile(cached, copy);
		await demandHash(copy, asset, `the tool cache (${cached})`);
		const { verified, notVerified } = ownProofs(pin);
		const record = await recordOf(cached, asset);
		const others = unasked(pin, (check) => whyNotAgain(record, check));
		const proofs = {
			verified,
			notVerified: [...notVerified, ...others]
		};
		return this.#unpacked(name, pin, copy, folder, "tool cache", proofs);
	};
	#fromRunCache = async (name, pin) => {
		const { runCache, runner, workspace } = this.#world;
		const asset = assetOf(pin);
		if (runCache === void 0 || asset === void 0) return "the run has no cache";
		const restored = await runCache.restore(cacheKeyOf(asset));
		if (restored === void 0) return "the cache of the run does not have it";
		const folder = await workspace.folder(name);
		const file = join(folder, asset.name);
		await copyFile(restored.path, file);
		if (await hashFile(file) !== asset.sha256) {
			runner.log(`${name}: what the cache of the run has under its hash has another one, so it is not used`);
			await rm(file);
			return "the cache of the run has something else under its hash";
		}
		const { verified, notVerified } = ownProofs(pin);
		const others = unasked(pin, (check) => whyNotAgain(void 0, check));
		const proofs = {
			verified,
			notVerified: [...notVerified, ...others]
		};
		return this.#unpacked(name, pin, file, folder, "tool cache", proofs);
	};
	#fromRelease = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `there is no release for ${platform()}`;
		if (this.#sources.offline) return "the release was not downloaded, because `offline` is set";
		const folder = await this.#world.workspace.folder(name);
		const file = join(folder, asset.name);
		const { publicSigstore } = this.#world;
		const request = requestProofs(pin, asset, {
			publicSigstore,
			mirror: this.#mirror,
			api: this.#api(),
			...optional({ wait: this.#sources.proofWait })
		});
		try {
			const failure = await this.#download(name, pin, asset, file);
			if (failure !== void 0) return failure;
			await demandHash(file, asset, this.#mirror.host);
			const proofs = await request.verify(file);
			await this.#keep(name, pin, asset, file, proofs);
			await this.#world.runCache?.keep(cacheKeyOf(asset), file);
			return await this.#unpacked(name, pin, file, folder, "release asset", proofs);
		} finally {
			request.cancel();
		}
	};
	/** Undefined if the asset was downloaded; why it was not. */
	async #download(name, pin, asset, file) {
		try {
			const { follow } = this.#world.runner;
			await downloadAsset(this.#mirror, pin, asset, file, {
				bound: this.#sources.bound,
				follow
			});
			return;
		} catch (error) {
			if (fullDisk(error) !== void 0) throw fault("disk-full", "tools", `${asset.name} could not be written to ${dirname(file)}`, error);
			const why = `the release could not be downloaded (${messageOf(error)})`;
			this.#world.runner.log(`${name}: ${why}; trying the next source`);
			return why;
		}
	}
	/** GitHub's API, or why it is not asked. */
	#api() {
		const { toolMirror, attestationApi, attestationToken: token } = this.#sources;
		if (toolMirror !== void 0 && attestationApi === void 0) return "`tool-mirror` is set, so GitHub was not asked";
		return {
			url: attestationApi ?? "https://api.github.com",
			...optional({ token })
		};
	}
	async #keep(name, pin, asset, file, proofs) {
		if (!this.#mayKeep()) return;
		const on = this.#world.now().toISOString().slice(0, 10);
		const record = {
			sha256: asset.sha256,
			on,
			verified: proofs.verified
		};
		await this.#cache.keep(name, pin, asset, file, record).catch((error) => {
			const why = plain(messageOf(error), 300);
			this.#world.runner.log(`${name} is not kept for later runs: ${why}`);
		});
	}
	#fromGo = async (name, pin) => {
		const { processes, runner, workspace } = this.#world;
		const go = await findGo(processes);
		if (go === void 0) return "there is no Go on PATH to build it";
		if (!isRecentGo(go)) return `${go} is too old to build it (${LEAST_GO.join(".")} is needed)`;
		const build = {
			...pin.go,
			name,
			processes,
			say: (line) => runner.log(line)
		};
		try {
			const cacheDir = join(workspace.cache, "tools");
			const store = join(workspace.store, "tools");
			const path = (this.#mayKeep() ? void 0 : await builtModule({
				...build,
				cacheDir
			})) ?? await buildGoModule({
				...build,
				cacheDir: store,
				offline: this.#sources.offline
			});
			return {
				name,
				version: pin.version,
				path,
				sha256: await hashFile(path),
				origin: "go module",
				verified: ["module-sum"],
				notVerified: [{
					check: "pinned-hash",
					why: "it is not the release, but was built from the Go module"
				}]
			};
		} catch (error) {
			if (!(error instanceof AssayError) || error.reasons[0].code !== "tool-unavailable") throw error;
			return error.message;
		}
	};
	/** Whether this run may keep something for later runs: the runner's tool cache is as shared as `cache-dir`. */
	#mayKeep() {
		const { cache, store } = this.#world.workspace;
		return store === cache;
	}
	async #unpacked(name, pin, asset, folder, origin, proofs) {
		const path = join(folder, name);
		try {
			await unpack(asset, pin.packing, name, path);
		} catch (error) {
			const why = plain(messageOf(error), 300);
			throw fault("tool-failed", "tools", `${name} could not be unpacked: ${why}`, error);
		}
		return {
			name,
			version: pin.version,
			path,
			sha256: await hashFile(path),
			origin,
			...proofs
		};
	}
};
/** Why a check that was done at the download is not repeated for a cached asset. */
function whyNotAgain(record, check) {
	if (record?.verified.includes(check)) return `it held when the asset was downloaded on ${record.on}, by a record in the tool cache that nothing proves`;
	return "it is done when the asset is downloaded, and this one comes from a cache";
}
/** The key of an asset in the cache of the run. */
function cacheKeyOf({ sha256 }) {
	return `assay-tool-1-${sha256}`;
}
function platform() {
	return `${process.platform}-${process.arch}`;
}
function assetOf(pin) {
	return pin.assets[platform()];
}
function isRecentGo(version) {
	const parts = (/^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map((part) => Number(part ?? 0));
	for (const [index, least] of LEAST_GO.entries()) {
		const part = parts[index] ?? 0;
		if (part !== least) return part > least;
	}
	return true;
}

// src/action/audit-inputs.ts
/**
* The endpoint for the audit event of this run, even if other inputs are wrong. Faults of the audit inputs themselves are
* not reported here, but with all other faults by {@link readAudit}.
*/
function auditEndpoint(env) {
	return readAudit(new RawInputs(env));
}
/** The endpoint for audit events. Undefined if they are written only to the evidence folder. */
function readAudit(inputs) {
	const url = inputs.text("audit-url");
	const token = inputs.text("audit-token");
	if (url === "") {
		if (token !== "") inputs.fault("audit-token", "it is set, but `audit-url` is not");
		return;
	}
	if (!isSafeUrl(url)) return inputs.fault("audit-url", "it is not an https address");
	return {
		url,
		...token === "" ? {} : { token }
	};
}

// src/action/wiring.ts
/** Report options for a run whose evidence folder is not yet known. Hides every known credential from here on. */
function firstOptions({ environment, runner, publisher }) {
	const audit = auditEndpoint(environment);
	for (const credential of credentialsIn(environment)) runner.mask(credential);
	return {
		publisher,
		summary: true,
		secretValues: runner.masked,
		...audit && { deliver: (line) => deliver(line, audit) }
	};
}
/** The adapters that both check and gate use. */
function wireCommon({ environment, runner, isOwnCheckout, print }, workspace, settings) {
	const redact = growingRedactor(runner.masked);
	const isolator = {
		isolate: settings.isolate,
		temporary: workspace.root,
		environment
	};
	const base = {
		processes: createProcesses(redact, isolator, print),
		runner,
		workspace
	};
	const { credentials, githubToken: token } = settings;
	const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
	const publicSigstore = createPublicSigstore(base);
	const now = () => /* @__PURE__ */ new Date();
	const runCache = openRunCache(settings, environment, {
		...base,
		redact
	});
	return {
		...base,
		...optional({ runCache }),
		registry: new RegistryClient({
			...base,
			environment,
			mask: runner.mask,
			redact,
			say: runner.log,
			...runner.follow && { follow: runner.follow },
			...credentials === void 0 ? {} : { credentials }
		}),
		git: createGit(base, { isOwn: isOwnCheckout === true }),
		...token !== void 0 && { github: new GitHubClient({
			apiUrl,
			token,
			check: "policy",
			redact
		}) },
		tools: new ToolStore({
			...base,
			publicSigstore,
			now,
			...optional({ runCache })
		}, {
			...settings,
			...apiUrl === "https://api.github.com" && token !== void 0 && { attestationToken: token }
		}),
		publicSigstore,
		sigstoreServices: createSigstoreServices(),
		now
	};
}
/** The cache of the run, if it is wanted and there is one. */
function openRunCache({ cache }, environment, world) {
	if (!cache) return void 0;
	const service = cacheServiceOf(environment);
	if (typeof service !== "string") return new ActionsCache(world, service);
	world.runner.log(`GitHub's cache is not used: ${service}`);
}

// src/adapters/processes/signer-environment.ts
const AWS = {
	variables: /^AWS_/,
	atHome: {
		AWS_CONFIG_FILE: ".aws/config",
		AWS_SHARED_CREDENTIALS_FILE: ".aws/credentials"
	}
};
const GOOGLE = {
	variables: /^(?:GOOGLE_(?:APPLICATION_CREDENTIALS|CLOUD_\w+|API_USE_\w+|EXTERNAL_ACCOUNT_\w+)|GCE_METADATA_HOST)$/,
	atHome: { GOOGLE_APPLICATION_CREDENTIALS: ".config/gcloud/application_default_credentials.json" }
};
const AZURE = {
	variables: /^(?:AZURE_\w+|IDENTITY_(?:ENDPOINT|HEADER|SERVER_THUMBPRINT)|IMDS_ENDPOINT|MSI_(?:ENDPOINT|SECRET))$/,
	atHome: { AZURE_CONFIG_DIR: ".azure" }
};
const VAULT$1 = { variables: /^(?:(?:VAULT|BAO)_\w+|TRANSIT_SECRET_ENGINE_PATH)$/ };
/** By the scheme of the key reference. */
const PROVIDERS$1 = {
	"awskms://": [AWS],
	"gcpkms://": [GOOGLE],
	"azurekms://": [AZURE],
	"hashivault://": [VAULT$1],
	"openbao://": [VAULT$1],
	"k8s://": [{
		variables: /^(?:KUBECONFIG|KUBERNETES_SERVICE_\w+|POD_NAMESPACE)$/,
		atHome: { KUBECONFIG: ".kube/config" }
	}, ...[
		AWS,
		GOOGLE,
		AZURE
	]],
	"gitlab://": [{ variables: /^GITLAB_(?:HOST|TOKEN)$/ }]
};
/**
* Only the variables that cosign needs to use `key`: `COSIGN_PASSWORD`, the one that `env://NAME` names, or those of the
* KMS. Only the signer gets them.
*/
function signerEnvironment(key, environment = process.env) {
	const scheme = /^[a-z0-9]+:\/\//.exec(key)?.[0] ?? "";
	const named = scheme === "env://" ? key.slice(scheme.length) : void 0;
	const providers = PROVIDERS$1[scheme] ?? [];
	const picked = {};
	for (const [name, value] of Object.entries(environment)) {
		const wanted = name === "COSIGN_PASSWORD" || name === named || providers.some(({ variables }) => variables.test(name));
		if (value !== void 0 && wanted) picked[name] = value;
	}
	return {
		...filesAtHome(providers, environment),
		...picked
	};
}
/** cosign gets its own home folder. So variables name the files that a login left in the user's home folder. */
function filesAtHome(providers, { HOME }) {
	if (HOME === void 0 || HOME === "") return {};
	const paths = providers.flatMap(({ atHome = {} }) => Object.entries(atHome)).map(([name, file]) => [name, join(HOME, file)]);
	return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}

// src/adapters/program.ts
/**
* SHA-256 of all files of this program and their names, in hexadecimal: of `dist/` in the action, of `src/` if it runs
* from its source. So it changes with every rule, limit and argument.
*/
async function programHash(folder = dirname(import.meta.dirname)) {
	const sorted = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
	const hash = createHash("sha256");
	const contents = await Promise.all(sorted.map((file) => readFile(file)));
	for (const [index, file] of sorted.entries()) {
		const content = contents[index] ?? /* @__PURE__ */ new Uint8Array();
		hash.update(JSON.stringify([file.slice(folder.length), content.length])).update(content);
	}
	return hash.digest("hex");
}

// src/adapters/processes/remove-folder.ts
/** How many files are removed at the same time. */
const AT_ONCE$6 = 64;
/** A program that was just killed may still create a file. */
const TRIES$1 = 3;
/**
* Removes a folder with everything in it, which may be a million files. `rm` alone begins with all files at once, and
* needs 1 kB of memory for each.
*/
async function removeFolder(path) {
	await empty(path).catch(() => void 0);
	await rm(path, {
		recursive: true,
		force: true,
		maxRetries: TRIES$1
	});
}
/** Removes what is in a folder, as far as it can. Follows no link. */
async function empty(path) {
	const folder = await opendir(path, { bufferSize: AT_ONCE$6 }).catch(() => void 0);
	if (folder === void 0) return;
	let removals = [];
	for await (const entry of folder) {
		const inner = join(path, entry.name);
		if (entry.isDirectory()) {
			await empty(inner);
			await rmdir(inner).catch(() => void 0);
		} else removals.push(unlink(inner).catch(() => void 0));
		if (removals.length < AT_ONCE$6) continue;
		await Promise.all(removals);
		removals = [];
	}
	await Promise.all(removals);
}

// src/adapters/processes/abandoned.ts
/** Names of the private roots, also of one whose removal did not come to its end. */
const ROOT = /^assay-[A-Za-z0-9]{6}(?:-gone)?$/;
const OWNER = ".owner";
/** After this time, a root whose process cannot be seen from here is abandoned. GitHub ends every job before. */
const LONGEST_RUN_MS = 5184e5;
/** Notes in a private root to which process it belongs. */
async function noteOwner(root) {
	const owner = ownerOf(process.pid);
	if (owner !== void 0) await writeFile(join(root, OWNER), JSON.stringify(owner), { mode: 384 });
}
/**
* Removes private roots of runs that were killed, and with them what these runs could not remove any more. Never throws,
* and leaves everything of which it is not sure.
*/
async function removeAbandoned(temporary) {
	const names = await readdir(temporary).catch(() => []);
	for (const name of names) {
		const root = join(temporary, name);
		if (ROOT.test(name) && await isAbandoned(root).catch(() => false)) await removeFolder(root).catch(() => void 0);
	}
}
async function isAbandoned(root) {
	const found = await lstat(root);
	if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
	const owner = JSON.parse(await readFile(join(root, OWNER), "utf8"));
	const self = ownerOf(process.pid);
	if (!isOwner(owner) || self === void 0) return false;
	if (owner.boot === self.boot && owner.namespace === self.namespace) return ownerOf(owner.pid)?.start !== owner.start;
	return Date.now() - found.mtimeMs > LONGEST_RUN_MS;
}
/** Undefined if there is no such process, or the system does not tell. */
function ownerOf(pid) {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").pop()?.split(" ") ?? [];
		return {
			boot: readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim(),
			namespace: readlinkSync("/proc/self/ns/pid"),
			pid,
			start: fields[19] ?? ""
		};
	} catch {
		return;
	}
}
function isOwner(value) {
	if (typeof value !== "object" || value === null) return false;
	const { boot, namespace, pid, start } = value;
	return [
		boot,
		namespace,
		start
	].every((one) => typeof one === "string") && Number.isInteger(pid);
}

// src/adapters/processes/cache-folders.ts
/** The folders that Assay keeps in `cache-dir`. */
const FOLDERS$1 = [...[
	"trivy",
	"trivy/db",
	"trivy/java-db",
	"trivy/layers"
], ...[
	"secrets",
	"tools",
	"tools/assets",
	"sigstore-tuf"
]];
/** Names of what is not finished yet: a folder of one download or build, and a file that is about to be renamed. */
const DRAFT = /^\.(?:(?:download|reading|new|build)-|(?:[0-9a-f]{64}\.)?[0-9a-f]{8}-[0-9a-f]{4}-)/;
const DAY_MS$1 = 864e5;
/** Drafts are this many folders deep at most: `trivy/layers/KEY/.draft`. */
const DEPTH = 3;
/**
* Throws `input-invalid` if `cache-dir` has a file where Assay keeps a folder, or a folder that this user may not read, or
* not write (`mayKeep`): another user has filled it.
*/
async function demandOwnCache(cache, mayKeep) {
	const rights = constants.R_OK | constants.X_OK | (mayKeep ? constants.W_OK : 0);
	for (const name of FOLDERS$1) {
		const path = join(cache, name);
		const refused = (why, cause) => fault("input-invalid", "inputs", `cache-dir: "${plain(path, 300)}" ${why}`, cause);
		const found = await stat(path).catch((error) => {
			if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return void 0;
			throw refused(`cannot be read (${codeOf(error)})`, error);
		});
		if (found === void 0) continue;
		if (!found.isDirectory()) throw refused("is a file, but Assay keeps a folder there; remove the file");
		await access(path, rights).catch((error) => {
			throw refused(`belongs to user ${found.uid} and cannot be used (${codeOf(error)}): the cache was filled by another user; name another folder, or give this one to the user of this job (\`chown -R\`)`, error);
		});
	}
}
/** Removes drafts of this user that are older than a day: the run that made them was killed. Never fails. */
async function sweepCache(cache, now = Date.now()) {
	for (const name of [
		"trivy",
		"secrets",
		"tools",
		"sigstore-tuf"
	]) await sweep(join(cache, name), DEPTH, now);
}
async function sweep(folder, depth, now) {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (DRAFT.test(entry.name)) {
			const found = await lstat(path).catch(() => void 0);
			if (found !== void 0 && isOldAndOwn(found, now)) await rm(path, {
				recursive: true,
				force: true
			}).catch(() => void 0);
		} else if (depth > 1 && entry.isDirectory()) await sweep(path, depth - 1, now);
	}
}
function isOldAndOwn({ uid, mtimeMs }, now) {
	return uid === process.getuid?.() && now - mtimeMs > DAY_MS$1;
}

// src/adapters/processes/disk.ts
/** What is free on the disks of these folders, each disk once. A disk that does not tell is left out. */
async function spaceOf(folders) {
	const spaces = [];
	for (const folder of folders) {
		const space = await freeIn(folder);
		if (space !== void 0 && !spaces.some((known) => isSameDisk(known, space))) spaces.push(space);
	}
	return spaces;
}
async function freeIn(folder) {
	const found = await statfs(folder).catch(() => void 0);
	if (found === void 0) return void 0;
	const { bsize, blocks, bavail, files, ffree } = found;
	const count = files === 0 ? {} : { files: {
		free: ffree,
		total: files
	} };
	return {
		folder,
		free: bavail * bsize,
		total: blocks * bsize,
		...count
	};
}
/** By its numbers: two disks that agree in all of them need no second mention. */
function isSameDisk(one, other) {
	const numbers = ({ free, total, files }) => JSON.stringify([
		free,
		total,
		files
	]);
	return numbers(one) === numbers(other);
}

// src/adapters/processes/own-folder.ts
/** Linux follows this many links on one path. */
const MAX_LINKS = 40;
/** File systems of the kernel, which keep no files. */
const VIRTUAL = /^\/(?:proc|sys|dev(?!\/shm\/))(?:\/|$)/;
/**
* The real path of the folder, which is created if it does not exist. Links of the runner or its owner are followed (a
* linked work folder, `/tmp`). Links in the checkout are refused: the author of a change decides where they lead.
* Throws `input-invalid`.
*/
async function ownFolder(requested) {
	const path = resolve$1(requested.path);
	demandOutsideGit(requested, path);
	const checkout = requested.checkout && await realpath(requested.checkout).catch(() => void 0);
	const real = await resolveLinks(requested, path, checkout);
	demandOutsideGit(requested, real);
	if (VIRTUAL.test(real)) throw refused(requested, "is in a file system that keeps no files; name a folder on a disk");
	if (!requested.inCheckout && checkout && isWithin(checkout, real)) throw refused(requested, "is in the workspace, where a change could place its own database or tool; name a folder outside of it, for example in the runner’s temporary folder");
	try {
		await make(real, requested.mode);
		await access(real, constants.W_OK | constants.X_OK);
	} catch (error) {
		throw refused(requested, `cannot be written (${codeOf(error)})`, error);
	}
	return real;
}
/** The path without links. A link in the checkout is refused. */
async function resolveLinks(requested, path, checkout) {
	let real = parse$1(path).root;
	let open = partsOf(path);
	for (let links = 0; open.length > 0;) {
		const [part = "", ...rest] = open;
		const next = join(real, part);
		const found = await lstat(next).catch((error) => {
			if (codeOf(error) === "ENOENT") return void 0;
			throw refused(requested, `cannot be written (${codeOf(error)})`, error);
		});
		if (found === void 0) return join(real, ...open);
		if (found.isSymbolicLink()) {
			links += 1;
			if (links > MAX_LINKS) throw refused(requested, "leads through a circle of links");
			if (checkout !== void 0 && isWithin(checkout, real)) throw refused(requested, `leads through the link ${plain(next, 300)} of the checkout; links there are not followed`);
			const target = resolve$1(real, await readlink(next));
			real = parse$1(target).root;
			open = [...partsOf(target), ...rest];
		} else {
			real = next;
			open = rest;
		}
	}
	return real;
}
/** Creates one folder after another: Node's own recursion never ends where the kernel allows no new folder. */
async function make(path, mode) {
	if (await mkdir(path, { mode }).then(() => true, (error) => {
		if (codeOf(error) === "EEXIST") return true;
		if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error;
		return false;
	})) {
		if (!(await lstat(path)).isDirectory()) throw new NotAFolder();
		return;
	}
	await make(dirname(path), mode);
	await mkdir(path, { mode });
}
var NotAFolder = class extends Error {
	code = "ENOTDIR";
};
/** A file in `.git` can run code at the next git command. */
function demandOutsideGit(requested, path) {
	if (!path.split(sep).some((part) => part.toLowerCase() === ".git")) return;
	throw refused({
		...requested,
		path
	}, "is inside a .git folder");
}
function isWithin(folder, path) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
function partsOf(path) {
	return path.split(sep).filter((part) => part !== "");
}
function refused({ input, path }, why, cause) {
	return fault("input-invalid", "inputs", `${input}: "${plain(path, 300)}" ${why}`, cause);
}

// src/adapters/processes/workspace.ts
/** Variables of the runner that every child may see besides its private folders. None is a token. */
const ALLOWED = /^(?:PATH|LANG|LC_ALL|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR)$/;
/** Creates the private root and the folders for evidence and cache. Throws `input-invalid` if one is refused, or `disk-full`. */
async function createWorkspace(options) {
	const environment = options.environment ?? process.env;
	const temporary = await usableTemporaryFolder(environment);
	const checkout = environment.GITHUB_WORKSPACE || void 0;
	const evidence = await ownFolder({
		input: "output-dir",
		path: options.outputDir,
		checkout,
		inCheckout: true,
		mode: 493
	});
	const cache = await ownFolder({
		input: "cache-dir",
		path: options.cacheDir,
		checkout,
		inCheckout: false,
		mode: 448
	});
	const mayKeep = options.mayKeep !== false;
	await demandOwnCache(cache, mayKeep);
	if (mayKeep) await sweepCache(cache);
	await removeAbandoned(temporary);
	const root = await mkdtemp(join(temporary, "assay-"));
	await noteOwner(root);
	const store = mayKeep ? cache : await mkdtemp(join(root, "store-"));
	const cancelRemoval = onShutdown(() => removeAtOnce(root));
	return {
		root,
		evidence,
		cache,
		store,
		space: () => spaceOf([
			root,
			evidence,
			cache
		]),
		programHash: await programHash(),
		environment: await childEnvironment(environment, root),
		folder: (purpose) => mkdtemp(join(root, `${purpose.replace(/[^A-Za-z0-9]+/g, "-")}-`)),
		remove: removeFolder,
		async dispose() {
			await removeFolder(root);
			cancelRemoval();
		}
	};
}
/**
* Removes a folder at the end of this process, while threads may still write to it. It is renamed first: a file that is
* created during the removal would make it fail.
*/
function removeAtOnce(root) {
	const renamed = `${root}-gone`;
	renameSync(root, renamed);
	rmSync(renamed, {
		recursive: true,
		force: true,
		maxRetries: 20,
		retryDelay: 10
	});
}
async function childEnvironment(environment, root) {
	const folders = {
		HOME: "home",
		TMPDIR: "tmp",
		XDG_CACHE_HOME: "cache",
		XDG_CONFIG_HOME: "config"
	};
	const privateFolders = {};
	for (const [variable, folder] of Object.entries(folders)) {
		privateFolders[variable] = join(root, folder);
		await mkdir(join(root, folder), { mode: 448 });
	}
	return {
		...pick(environment, (name) => ALLOWED.test(name)),
		...privateFolders
	};
}
function pick(environment, wanted) {
	const picked = {};
	for (const [name, value] of Object.entries(environment)) if (value !== void 0 && wanted(name)) picked[name] = value;
	return picked;
}

// src/domain/gate/attested-evidence.ts
/** The kinds of statement that the gate can require for every subject. */
const REQUIREMENTS = [
	"signature",
	"provenance",
	"sbom",
	"summary"
];

// src/domain/gate/gate-signer.ts
const DAY_MS = 864e5;
/** A signer of the policy, as the gate tries it. */
function asGateSigner(signer) {
	if (signer.kind === "certificate") return signer;
	return {
		...signer,
		key: fingerprintOf(signer.publicKey),
		environment: {}
	};
}
/** `sha256:…` of the key in DER: what `openssl pkey -pubin -outform der | sha256sum` says. */
function fingerprintOf(pem) {
	const der = Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64");
	return `sha256:${createHash("sha256").update(der).digest("hex")}`;
}
/** The name of a signer for people, without folders. The name of a workflow is as certificates write it. */
function signerName(signer) {
	if (signer.kind === "key") return `the key ${signer.key.replace(/^\/.*\//s, "")}`;
	return certificateName(signer.identity) ?? signer.identity;
}
/** Whether two names are of one signer: the same certificate of the same issuer, or the same key. */
function isSigner(one, other) {
	if (one.kind === "key") return other.kind === "key" && one.key === other.key;
	return other.kind === "certificate" && one.issuer === other.issuer && signerName(one) === signerName(other);
}
/** Why a statement does not count by the time of its signature. Undefined if it counts. */
function endFault({ signer, signedAt }) {
	if (signer.until === void 0) return void 0;
	const name = signerName(signer);
	if (signedAt === void 0) return `nothing proves when ${name} signed it, and its signatures count only until ${signer.until}`;
	const late = Date.parse(signedAt) - endOf$2(signer.until);
	if (late < 0) return void 0;
	return `${name} signed it at ${signedAt}, ${inDays(late)} after its end (${signer.until})`;
}
/** Notes on signers whose end has passed, a sentence each. */
function endNotes(signers, now) {
	return signers.flatMap((signer) => {
		const ago = signer.until === void 0 ? -1 : now.getTime() - endOf$2(signer.until);
		if (ago < 0) return [];
		return [`The end of the signer ${signerName(signer)} passed ${inDays(ago)} ago (${signer.until}): only what it signed before counts.`];
	});
}
function inDays(milliseconds) {
	const days = Math.ceil(milliseconds / DAY_MS);
	return days === 1 ? "1 day" : `${days} days`;
}
/** Moves the statements of all other signers to the refused ones: one signer must have signed everything. */
function ofOneSigner(evidence, signer) {
	const others = evidence.attested.filter((one) => !isSigner(one.signer, signer));
	if (others.length === 0) return evidence;
	return {
		...evidence,
		attested: evidence.attested.filter((one) => !others.includes(one)),
		refused: [...evidence.refused, ...others.map(({ referrer, kind, signer: other }) => ({
			referrer,
			kind,
			code: "identity-mismatch",
			why: `${signerName(other)} signed it, and the rest is signed by ${signerName(signer)}`
		}))]
	};
}
/** Denies an image if different signers signed the evidence of its index and platforms. */
function signerDenialReasons(used) {
	const signers = [];
	for (const { signer } of used) if (!signers.some((one) => isSigner(one, signer))) signers.push(signer);
	if (signers.length < 2) return [];
	const names = signers.map(signerName);
	const message = `the evidence of the index and its platforms was signed by ${names.length} signers (${names.slice(0, 5).join(", ")}): one signer must have signed all of it`;
	return [denialReason("identity-mismatch", "evidence", message, { evidence: used.map(({ referrer }) => referrer) })];
}

// src/action/policy-inputs.ts
/** Reads the inputs `policy`, `fail-on`, `enforce` and `db-max-age`. An empty input has no effect. */
function readRequestedPolicy(inputs) {
	return {
		folder: inputs.path("."),
		...readPlace(inputs),
		overrides: readOverrides(inputs)
	};
}
/** Severities of the input `fail-on`, the worst first. */
function readSeverities(inputs) {
	const named = inputs.list("fail-on").map((text) => text.toLowerCase());
	for (const text of named) if (!isSeverity(text)) inputs.fault("fail-on", notOneOf(text, SEVERITIES));
	if (named.length === 0) inputs.fault("fail-on", `name at least one severity: ${SEVERITIES.join(", ")}`);
	return SEVERITIES.filter((severity) => named.includes(severity));
}
/** A length of time in milliseconds. */
function readDuration(inputs, name) {
	const duration = parseDuration(inputs.text(name));
	if (duration.ok) return duration.value;
	inputs.fault(name, duration.fault);
	return 0;
}
function readOverrides(inputs) {
	const given = (name) => inputs.text(name) !== "";
	return {
		...given("fail-on") ? { failOn: readSeverities(inputs) } : {},
		...given("enforce") ? { enforce: inputs.choice("enforce", ["block", "warn"]) } : {},
		...given("db-max-age") ? { databaseMaxAgeMs: readDuration(inputs, "db-max-age") } : {}
	};
}
function readPlace(inputs) {
	const text = inputs.text("policy");
	if (text === "") return {};
	if (text.includes("@")) {
		const central = readCentral(text);
		if (typeof central !== "string") return { central };
		inputs.fault("policy", central);
		return {};
	}
	const path = inputs.withinWorkspace(inputs.path(text));
	if (path !== "") return { path };
	inputs.fault("policy", `"${text}" is not a file in the workspace; the policy must be a file of the repository`);
	return {};
}
/** Reads `owner/repo/path@<commit SHA>`. Returns a sentence if the text has a fault. */
function readCentral(text) {
	const [, repository, path, commit] = /^([\w.-]+\/[\w.-]+)\/([^@]+)@([^@]*)$/.exec(text) ?? [];
	if (repository === void 0 || path === void 0 || commit === void 0) return `"${text}" is not of the form owner/repo/path@<commit SHA>`;
	if (!/^[0-9a-f]{40}$/.test(commit)) return `"${commit}" is not a commit of 40 hex digits; a branch or tag can move, so write the commit that it points to`;
	if (path.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return `"${path}" is not the path of a file in a repository`;
	return {
		repository,
		path,
		commit
	};
}

// src/action/settings.ts
/** Reads the settings that both the check and the gate need. */
function readSettings(inputs, env, { offline, registries, evidenceFolder, tools, outputInputs }) {
	const temp = temporaryFolder(env);
	const toolCache = env.RUNNER_TOOL_CACHE || temp;
	const username = inputs.text("registry-username");
	const password = inputs.text("registry-password");
	if (username === "" !== (password === "")) inputs.fault(username === "" ? "registry-username" : "registry-password", "set both the user name and the password");
	const mirror = inputs.text("tool-mirror");
	if (mirror !== "" && !isSafeUrl(mirror)) inputs.fault("tool-mirror", `"${mirror}" is not an https URL`);
	const toolPaths = Object.fromEntries(tools.flatMap((tool) => {
		const named = readToolPath(inputs, `${tool}-path`);
		return named === void 0 ? [] : [[tool, named]];
	}));
	const cacheDir = inputs.text("cache-dir");
	const outputDir = inputs.text("output-dir");
	const githubToken = inputs.text("github-token");
	readAudit(inputs);
	if (env.GITHUB_ACTIONS === "true") refuseSecretsInOutputs(inputs, outputInputs);
	return {
		...username === "" ? {} : { credentials: {
			registries,
			username,
			password
		} },
		cacheDir: cacheDir === "" ? join(toolCache, "assay") : inputs.path(cacheDir),
		outputDir: outputDir === "" ? join(temp, evidenceFolder) : inputs.path(outputDir),
		toolPaths,
		...mirror === "" ? {} : { toolMirror: mirror },
		offline,
		cache: readCache(inputs, env) && !offline,
		isolate: inputs.choice("isolate", ISOLATE),
		summary: inputs.boolean("summary"),
		...githubToken === "" ? {} : { githubToken }
	};
}
/** An empty input: the cache is used where GitHub's own runner has one. */
function readCache(inputs, env) {
	return inputs.text("cache") === "" ? isCachedByDefault(env) : inputs.boolean("cache");
}
/** Reads `PATH` or `PATH@sha256:HASH`. */
function readToolPath(inputs, name) {
	const text = inputs.text(name);
	if (text === "") return void 0;
	const [, place = text, hash] = /^(.*)@sha256:([^@/]*)$/s.exec(text) ?? [];
	const path = inputs.path(place);
	if (!isFile(path)) inputs.fault(name, `there is no file ${path}`);
	if (hash === void 0) return { path };
	const sha256 = hash.toLowerCase();
	if (!isDigest(`sha256:${sha256}`)) inputs.fault(name, "after `@sha256:` there must be the 64 hexadecimal digits of the hash of the file");
	return {
		path,
		sha256
	};
}
/**
* The runner silently drops every job output that contains a secret of the workflow. Later jobs would get an empty image.
* https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/JobExtension.cs (FinalizeJob)
*/
function refuseSecretsInOutputs(inputs, outputInputs) {
	for (const name of [
		"registry-password",
		"github-token",
		"audit-token",
		"trivy-server-token"
	]) {
		const secret = inputs.text(name);
		const input = outputInputs.find((one) => secret !== "" && inputs.text(one).includes(secret));
		if (input === void 0) continue;
		inputs.fault(name, `its value is part of \`${input}\`: GitHub hides secrets everywhere and drops every output that contains one, so no other job would get the image; use another value`);
	}
}
/** Reads the server of trivy, if one is named. */
function readTrivyServer(inputs, offline) {
	const url = inputs.text("trivy-server");
	const token = inputs.text("trivy-server-token");
	if (url === "") {
		if (token !== "") inputs.fault("trivy-server", "`trivy-server-token` is set, but the server is not");
		return {};
	}
	const parsed = URL.parse(url);
	if (parsed === null || !isSafeUrl(url) || parsed.username !== "" || parsed.password !== "" || parsed.search !== "" || parsed.hash !== "") inputs.fault("trivy-server", `"${url}" is not an https address without a user, a query and a fragment`);
	if (offline) inputs.fault("trivy-server", "`offline` is set, but a server is asked over the network");
	return { server: {
		url,
		...token === "" ? {} : { token }
	} };
}
function readRepositories(inputs, name) {
	const named = inputs.lines(name);
	for (const text of named) {
		const reference = parseReference(text);
		if (!reference.ok) inputs.fault(name, `"${text}" is not a repository such as registry/name:tag: ${reference.fault}`);
	}
	return named;
}
/** Whether a path names a regular file. */
function isFile(path) {
	return existsSync(path) && statSync(path).isFile();
}

// src/domain/image/subject.ts
/** Prefixes that other programs use, and what to write instead. */
const FOREIGN = [
	[/^(?:docker|https?|oras):\/\//, "remove everything in front of the registry’s name"],
	[/^(?:oci|docker)-archive:/, "write `archive:FILE` for both formats"],
	[/^(?:tarball|file):[./~]/, "write `archive:FILE`, or `oci:DIR` for a layout"],
	[/^ocidir:[./~]/, "write `oci:DIR`"],
	[/^dir:[./~]/, "Assay does not read folders of this form; copy it with `skopeo copy dir:DIR oci:OTHER`, and write `oci:OTHER`"],
	[/^(?:docker-daemon|containers-storage):/, "Assay does not read images in an engine; save it with `docker save` or `podman save`, and write `archive:FILE`"]
];
/**
* Reads the `image` input: a registry reference, `oci:DIR[:NAME][@DIGEST]` or `archive:FILE[:NAME][@DIGEST]`. A path and a
* name may contain colons: the longest path that exists counts, by `isThere`. The fault is a sentence.
*/
function parseSubject(text, isThere = () => false) {
	if (text.startsWith("oci:")) {
		const place = parsePlace(text, "oci", "folder", isThere);
		if (!place.ok) return place;
		const { path, ...choice } = place.value;
		return parsed$1({
			kind: "layout",
			directory: path,
			...choice
		});
	}
	if (text.startsWith("archive:")) {
		const place = parsePlace(text, "archive", "file", isThere);
		if (!place.ok) return place;
		const { path, ...choice } = place.value;
		return parsed$1({
			kind: "archive",
			file: path,
			...choice
		});
	}
	const refused = whyNoReference(text);
	if (refused !== void 0) return unparsable(refused);
	const reference = parseReference(text);
	return reference.ok ? parsed$1({
		kind: "registry",
		reference: reference.value
	}) : reference;
}
function whyNoReference(text) {
	if (/(?:^|\s)#/.test(text)) return "it contains a comment (`#`), but all its text counts as names; put the comment outside of the input";
	if (/^(?:-\s|\[)/.test(text)) return "it is a list of YAML or JSON; write only the names, without `-`, brackets and quotes";
	const names = text.split(/[\s,]+/);
	if (names.length > 1) return `${names.length} images are given in one line; name one (of several tags, such as those of docker/metadata-action, any one, or better the digest)`;
	const remedy = FOREIGN.find(([form]) => form.test(text))?.[1];
	if (remedy !== void 0) return `"${text}" is not a name of an image that Assay reads: ${remedy}`;
	if (/^(?:[/~]|\.{1,2}\/)/.test(text)) return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for a file of \`docker save\``;
	if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text)) return `"${text}" names an image but not its registry; write \`registry/repository@sha256:…\``;
}
function parsePlace(text, scheme, what, isThere) {
	const whole = text.slice(scheme.length + 1);
	if (whole.startsWith("//")) return unparsable(`"${text}" must not be a URL; write \`${scheme}:\` and the path`);
	const [, before = whole, digest] = isThere(whole) ? [] : /^(.*)@(\w+:[^/]*)$/.exec(whole) ?? [];
	if (digest !== void 0 && !isDigest(digest)) return unparsable(digestFault(digest));
	const { path, name } = splitName(before, isThere);
	if (path === "") return unparsable(`${scheme}: names no ${what}`);
	if (name === "") return unparsable(`"${text}" has nothing after its last colon; name an image there, or remove the colon`);
	if (name !== void 0 && !NAME.test(name)) return unparsable(`"${name}" is not a name of an image`);
	return parsed$1({
		path,
		...optional({
			tag: name,
			digest
		})
	});
}
const NAME = /^[A-Za-z0-9][\w.:/+[\]-]{0,299}$/;
/** Splits path and name. If no path exists, the name follows the first colon of the last segment. */
function splitName(text, isThere) {
	for (let end = text.length; end > 0; end = text.lastIndexOf(":", end - 1)) {
		const path = text.slice(0, end);
		if (isThere(path)) return end === text.length ? { path } : {
			path,
			name: text.slice(end + 1)
		};
	}
	const colon = text.indexOf(":", text.lastIndexOf("/") + 1);
	return colon < 1 ? { path: text } : {
		path: text.slice(0, colon),
		name: text.slice(colon + 1)
	};
}
const NAME_MATCHES = [
	"text",
	"image",
	"tag"
];
/** The images with the requested name. Only the best {@link NameMatch} of any image counts. */
function imagesNamed(images, requested, namesOf) {
	for (const kind of NAME_MATCHES) {
		const found = images.filter((image) => namesOf(image).some((name) => nameMatch(requested, name) === kind));
		if (found.length > 0) return found;
	}
	return [];
}
/** How well a name matches the requested one; undefined if it is another name. */
function nameMatch(requested, name) {
	if (requested === name) return "text";
	if (!/[:/]/.test(name)) return void 0;
	const [wanted, found] = [orUndefined(parseReference(requested)), orUndefined(parseReference(name))];
	if (found === void 0) return void 0;
	if (wanted !== void 0 && wanted.registry === found.registry && wanted.path === found.path && wanted.tag === found.tag && (wanted.digest === void 0 || wanted.digest === found.digest)) return "image";
	return found.tag === requested ? "tag" : void 0;
}

// src/domain/gate/summary-inputs.ts
/** Whether a summary names a statement as one on which it is based. */
function isInput({ inputs }, names) {
	return inputs.includes(names.envelope) || inputs.includes(names.referrer);
}
/** The inputs of a summary that none of these statements is. */
function missingInputs({ inputs }, there) {
	const named = new Set(there.flatMap(({ envelope, referrer }) => [envelope, referrer]));
	return inputs.filter((input) => !named.has(input));
}

// src/domain/gate/gate-request.ts
/** GitHub's issuer of OIDC tokens. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** The policy with the input `enforce`. Without a policy file, the input decides. It can only make a file stricter. */
function gatePolicy(policy, isDefault, enforce) {
	if (enforce === void 0 || enforce === "warn" && !isDefault) return policy;
	const { blockFrom: _blockFrom, ...gate } = policy.gate;
	return {
		...policy,
		gate: {
			...gate,
			enforce
		}
	};
}
/**
* The demands of a request: those of its policy, and its inputs where the policy has none. Throws `input-invalid` if
* neither names the signer, and for inputs that contradict the policy.
*/
function demandsOf(request) {
	const { policy, maxAgeMs, source, reference } = request;
	const { gate } = policy;
	assertStricter(request);
	const repository = source.repository ?? gate.sourceRepository;
	const ref = [source.ref, gate.sourceRef].find((one) => one !== void 0 && one !== "any");
	const { sourceRepositoryId: repositoryId, sourceOwnerId: ownerId, level } = gate;
	const runner = gate.runner ?? source.runner;
	const [first, ...others] = signersOf(request);
	if (first === void 0) throw fault("input-invalid", "inputs", "no signer is named: set `certificate-identity` or `key`, or `gate.identity` or `gate.identities` in the policy file");
	return {
		signers: [first, ...others],
		revokers: gate.revokers.map(asGateSigner),
		source: {
			...repository === void 0 ? {} : { repository },
			...ifDefined("ref", ref ?? source.ref ?? gate.sourceRef),
			...ifDefined("repositoryId", repositoryId),
			...ifDefined("ownerId", ownerId),
			...ifDefined("runner", runner)
		},
		require: requirements(request),
		maxAgeMs,
		policies: [policyDigest(policy), ...gate.acceptedPolicies],
		databaseMaxAgeMs: policy.vulnerabilities.databaseMaxAgeMs,
		repository: repositoryName(reference),
		promotedFrom: gate.promotedFrom,
		...ifDefined("level", level)
	};
}
/** The required statements. Demands on the build need a provenance: only a provenance can prove them. */
function requirements({ require, source, policy: { gate } }) {
	const { level, runner, sourceRepositoryId, sourceOwnerId } = gate;
	return [
		level,
		runner,
		source.runner,
		sourceRepositoryId,
		sourceOwnerId
	].some((one) => one !== void 0) ? REQUIREMENTS.filter((one) => one === "provenance" || require.includes(one)) : require;
}
/** The signers of the policy that the inputs do not leave out, with their ends; without a policy, those of the inputs. */
function signersOf({ signers, policy: { gate } }) {
	const named = gate.signers.map(asGateSigner);
	if (named.length === 0) return signers;
	return signers.length === 0 ? named : named.filter((one) => signers.some((other) => isSigner(one, other)));
}
/** An input may add a demand that the policy does not have. If both name different values, one of them is wrong. */
function assertStricter(request) {
	const { signers, source, rescan, policy } = request;
	const { gate } = policy;
	const named = gate.signers.map(asGateSigner);
	const other = named.length === 0 ? void 0 : signers.find((one) => !named.some((known) => isSigner(known, one)));
	const [first, ...rest] = [
		...[
			[
				other?.kind === "key" ? "key" : "certificate-identity",
				named.length > 1 ? "identities" : "identity",
				other === void 0 ? void 0 : nameOf(other),
				named.map(nameOf).join(" or ")
			],
			[
				"source-repository",
				"source-repository",
				source.repository,
				gate.sourceRepository
			],
			[
				"source-ref",
				"source-ref",
				source.ref,
				gate.sourceRef === "any" ? void 0 : gate.sourceRef
			]
		].flatMap(([input, key, one, wanted]) => {
			if (one === void 0 || wanted === void 0 || one === wanted) return [];
			if (input === "source-repository" && sameName(one, wanted)) return [];
			return [{
				code: "input-invalid",
				check: "inputs",
				message: `input \`${input}\`: it says ${one}, but \`gate.${key}\` of the policy says ${wanted}; leave out the input, or change the policy`
			}];
		}),
		...looserRef(source, gate),
		...missingRescan(rescan, gate)
	];
	if (first !== void 0) throw new AssayError([first, ...rest]);
}
/** What an image contains is only seen when its SBOM is scanned again. */
function missingRescan(rescan, { denied }) {
	if (rescan || denied.packages.length + denied.vulnerabilities.length === 0) return [];
	return [{
		code: "input-invalid",
		check: "inputs",
		message: "input `rescan`: it says false, but the policy denies packages or vulnerabilities, which only a rescan sees; leave out the input"
	}];
}
/**
* A workflow that the policy names may sign only for the ref in its name, unless the policy names another ref. An input
* `source-ref: any` would remove this limit.
*/
function looserRef(source, gate) {
	const repository = source.repository ?? gate.sourceRepository;
	const own = gate.signers.flatMap((one) => one.kind === "certificate" && (repository === void 0 || isWorkflowOf(one.identity, repository)) ? [one.identity] : []);
	if (source.ref !== "any" || gate.sourceRef !== void 0 || own.length === 0) return [];
	return [{
		code: "input-invalid",
		check: "inputs",
		message: `input \`source-ref\`: it says any, but the policy accepts only the ref of ${own.join(" or ")}; leave out the input, or set \`gate.source-ref: any\` in the policy`
	}];
}
function nameOf(signer) {
	if (signer.kind === "key") return "a key";
	return `${certificateName(signer.identity) ?? signer.identity} (${signer.issuer})`;
}
function ifDefined(key, value) {
	const field = {};
	if (value !== void 0) field[key] = value;
	return field;
}

// src/domain/policy/denied.ts
/** Most packages or findings that one message names. */
const NAMED = 3;
/** Denies the digests that the policy lists: of the image, of a platform, or of a base image. */
function deniedDigests({ digests }, subjects, check) {
	return subjects.flatMap(({ digest, name }) => digests.filter((one) => one.digest === digest).map((one) => denied(check, `the policy denies ${name} (${digest})`, one)));
}
/** Denies images in which a vulnerability of the list was found, whatever its severity and whatever ignores it. */
function deniedVulnerabilities({ vulnerabilities }, findings) {
	return vulnerabilities.flatMap((one) => {
		const places = findings.filter(({ id, aliases = [] }) => id === one.vulnerability || aliases.includes(one.vulnerability)).map(({ package: name, version }) => `${name} ${version}`);
		if (places.length === 0) return [];
		return [denied("vulnerabilities", `the policy denies ${one.vulnerability}, found in ${firstOf$3(places)}`, one)];
	});
}
/** Denies images that contain a package of the list. */
function deniedPackages({ packages }, listed) {
	return packages.flatMap((one) => {
		const found = listed.filter((item) => isPackage$1(one.package, item) && (one.versions.length === 0 || one.versions.some((glob) => matchesGlob(glob, item.version))));
		const places = [...new Set(found.map(({ package: name, version }) => `${name} ${version}`))];
		if (places.length === 0) return [];
		return [denied("vulnerabilities", `the policy denies ${one.package}, found as ${firstOf$3(places)}`, one)];
	});
}
function isPackage$1(wanted, { package: name, purl }) {
	if (!wanted.startsWith("pkg:")) return wanted === name;
	return purl !== void 0 && readablePurl(wanted) === readablePurl(bareName(purl));
}
function denied(check, what, { reason, owner, since }) {
	return {
		code: "image-revoked",
		check,
		message: `${what}${since === void 0 ? "" : ` since ${since}`}: ${reason} (owner: ${owner})`
	};
}
function firstOf$3(names) {
	const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
	return `${names.slice(0, NAMED).join(", ")}${more}`;
}

// src/domain/verdict/judge-origin.ts
const NOTHING$1 = {
	reasons: [],
	notes: []
};
/**
* Judges the repositories that an image is in and is pushed to, each `registry/repository`. The list is empty for an
* image that is only on this machine. Pure.
*/
function judgeRegistries(repositories, rule, now) {
	const { allow } = rule;
	if (allow.length === 0) return NOTHING$1;
	if (repositories.length === 0) return {
		reasons: [],
		notes: ["The image is in no registry and is pushed to none: the rule about registries does not apply."]
	};
	const refused = repositories.filter((repository) => !allow.some((entry) => matchesGlob(withHubName(entry), repository)));
	const message = (repository) => `${repository} is not in the list of registries that the policy allows (${firstOf$2(allow)})`;
	const effect = effectOn(rule, now);
	return {
		reasons: [...new Set(refused)].map((repository) => reason("registry-not-allowed", message(repository), effect)),
		notes: []
	};
}
/** Judges the base images of every platform. Pure. */
function judgeBaseImages(image, bases, rule, now) {
	if (!rulesBaseImages(rule)) return {
		reasons: [],
		notes: bases.notes
	};
	const effect = effectOn(rule, now);
	const reasons = [];
	const notes = [...bases.notes];
	for (const platform of image.platforms) {
		const name = platformName(platform.platform);
		const platformBases = basesOf(platform, bases);
		reasons.push(...faultsIn(platformBases, rule, effect));
		if (platformBases.length > 0) continue;
		const unknown = `${name}: the base image could not be determined`;
		if (rule.undetermined === "allow") notes.push(`${unknown}, which the policy allows.`);
		else {
			const undetermined = rule.undetermined === "warn" ? "warn" : effect;
			reasons.push(reason("base-image-undetermined", unknown, undetermined));
		}
	}
	return {
		reasons,
		notes
	};
}
/** Proven base images have the same layers, so one of them without faults is enough. A claim may not have any fault. */
function faultsIn(bases, rule, effect) {
	const { proven = [], claimed = [] } = Object.groupBy(bases, ({ proof }) => proof === "proven" ? "proven" : "claimed");
	const faults = proven.map((base) => faultsOf(base, rule, effect));
	return [...faults.find(({ length }) => length === 0) ?? faults[0] ?? [], ...claimed.flatMap((base) => faultsOf(base, rule, effect))];
}
function faultsOf(base, rule, effect) {
	const { allow, digestPinned, signedBy } = rule;
	const what = `${base.platform}: the base image ${baseName(base)} (${proofInWords(base)})`;
	const refuse = (code, why) => reason(code, `${what} ${why}`, effect);
	if (base.proof === "contradicted") return [refuse("base-image-not-allowed", "is not the base: its layers are not the lowest layers of the image")];
	return [
		...allow.length === 0 || isAllowed(base, allow) ? [] : [refuse("base-image-not-allowed", `is not in the list that the policy allows (${firstOf$2(allow)})`)],
		...digestPinned && base.digest === void 0 ? [refuse("base-image-not-allowed", "has no known digest")] : [],
		...signedBy.length > 0 && base.signedBy === void 0 ? [refuse("base-image-unsigned", unsigned(base, rule))] : []
	];
}
function unsigned({ proof, oldSignature }, { signedBy }) {
	if (proof !== "proven") return "is not proven to be the base, so its signature proves nothing";
	const old = oldSignature === void 0 ? "" : `; the tag ${oldSignature} contains a signature in the old format of cosign, which does not count`;
	return `has no signature by ${firstOf$2(signedBy.map(({ identity }) => identity))}${old}`;
}
/** `proven by its layers`, `claimed by the build's provenance`. */
function proofInWords({ by, proof }) {
	if (proof === "proven") return "proven by its layers";
	return by === "provenance" ? "claimed by the build's provenance" : "claimed by an annotation";
}
function reason(code, message, effect) {
	return {
		code,
		check: "image",
		message,
		...effect === "warn" ? { effect } : {}
	};
}
/** At most five names, and how many more there are. */
function firstOf$2(names) {
	return names.slice(0, 5).join(", ") + (names.length > 5 ? `, and ${names.length - 5} more` : "");
}

// src/formats/sbom/cyclonedx.ts
const PropertySchema = looseObject({
	name: string(),
	value: string().default("")
});
const ComponentSchema$2 = looseObject({
	"bom-ref": string().min(1),
	type: string(),
	name: string(),
	group: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	supplier: looseObject({ name: string().optional() }).optional(),
	licenses: array(looseObject({ license: looseObject({ id: string().optional() }).optional() })).optional(),
	properties: array(PropertySchema).optional()
});
const BomSchema$2 = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum(["1.6", "1.7"]),
	metadata: looseObject({
		tools: looseObject({ components: array(looseObject({ name: string() })) }),
		component: ComponentSchema$2
	}),
	components: array(ComponentSchema$2),
	dependencies: array(looseObject({
		ref: string(),
		dependsOn: array(string()).default([])
	}))
});
/** Reads a CycloneDX JSON document that trivy made. The fault is a sentence. */
function parseBom(json) {
	if (json.trim() === "") return unparsable("the SBOM is empty");
	const document = parseJson(json);
	return document.ok ? readBom(document.value) : unparsable(`the SBOM ${document.fault}`);
}
/** Reads a CycloneDX document from parsed JSON. The fault is a sentence. */
function readBom(document) {
	const { success, data, error } = BomSchema$2.safeParse(document);
	return success ? parsed$1(data) : unparsable(`the SBOM has another form than expected (${firstIssue(error)})`);
}
/** Prefix of trivy's properties. `trivy sbom` reads them again, so they stay unchanged. */
const TRIVY = "aquasecurity:trivy:";
/** The values of one of trivy's properties. */
function trivyValues(component, name) {
	return (component.properties ?? []).filter((one) => one.name === TRIVY + name).map((one) => one.value);
}
/** Prefix of Assay's properties. */
const OWN = "assay:";
/** The value of one of Assay's properties. */
function ownValue(component, name) {
	return component.properties?.find((one) => one.name === OWN + name)?.value;
}
/** The properties that `distributionOf` reads again. */
function distributionProperties({ id, repository, isExtended }) {
	return Object.entries({
		id,
		repository,
		"extended-support": isExtended ? "true" : void 0
	}).flatMap(([name, value]) => value === void 0 ? [] : [{
		name: `${OWN}distribution:${name}`,
		value
	}]);
}
/** The properties of the image that are kept. trivy also copies labels, tags and references, which may contain secrets. */
const KEPT = new Set([
	"SchemaVersion",
	"ImageID",
	"DiffID",
	"Size"
].map((name) => TRIVY + name));
/**
* Turns trivy's inventory into Assay's SBOM in CycloneDX 1.6. It names the subject, removes what the author of the image
* wrote into the configuration, and gives the same image the same bom-refs each time.
*/
function enrich(bom, main, by, serialNumber) {
	const refs = stableRefs(bom, main.purl);
	const rename = (ref) => refs.get(ref) ?? ref;
	const kept = (bom.metadata.component.properties ?? []).filter(({ name }) => KEPT.has(name));
	const platform = main.platform === void 0 ? [] : [{
		name: "assay:platform",
		value: main.platform
	}];
	const { version: _, $schema: __, ...rest } = bom;
	return {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		...rest,
		specVersion: "1.6",
		serialNumber,
		version: 1,
		metadata: {
			...bom.metadata,
			timestamp: by.timestamp,
			tools: { components: [...bom.metadata.tools.components, toolComponent(by)] },
			component: {
				"bom-ref": main.purl,
				type: main.type,
				name: main.name,
				...optional({ version: main.version }),
				purl: main.purl,
				properties: [
					...platform,
					...distributionProperties(main.distribution ?? {}),
					...kept
				]
			}
		},
		components: bom.components.map((component) => ({
			...component,
			"bom-ref": rename(component["bom-ref"])
		})).sort((a, b) => a["bom-ref"] < b["bom-ref"] ? -1 : 1),
		dependencies: bom.dependencies.map(({ ref, dependsOn }) => ({
			ref: rename(ref),
			dependsOn: dependsOn.map(rename).sort()
		})).sort((a, b) => a.ref < b.ref ? -1 : 1)
	};
}
/** The entry for Assay among the tools of an SBOM. */
function toolComponent(by) {
	return {
		type: "application",
		name: by.tool.name,
		version: by.tool.version
	};
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
* Stable bom-refs, by the refs of trivy. trivy gives a random UUID to a component that has no PURL, or the PURL of another
* one; here the content gives the name.
*/
function stableRefs(bom, main) {
	const refs = /* @__PURE__ */ new Map([[bom.metadata.component["bom-ref"], main]]);
	const taken = new Set(bom.components.map((component) => component["bom-ref"]));
	for (const component of bom.components) {
		const old = component["bom-ref"];
		if (!UUID.test(old)) continue;
		const { "bom-ref": _, ...content } = component;
		const key = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
		const base = `${component.purl ?? `${component.type}:${component.name}`}#${key}`;
		let ref = base;
		for (let copy = 2; taken.has(ref); copy += 1) ref = `${base}-${copy}`;
		taken.add(ref);
		refs.set(old, ref);
	}
	return refs;
}
/** Writes license ids that the schema does not know as names, which the schema allows. */
function renameLicenses(bom, isLicenseId) {
	return {
		...bom,
		components: bom.components.map((component) => component.licenses === void 0 ? component : {
			...component,
			licenses: component.licenses.map((choice) => renamed(choice, isLicenseId))
		})
	};
}
function renamed(choice, isLicenseId) {
	const id = choice.license?.id;
	if (id === void 0 || isLicenseId(id)) return choice;
	const { id: _, ...rest } = choice.license ?? {};
	return {
		...choice,
		license: {
			...rest,
			name: id
		}
	};
}

// src/formats/sbom/purl.ts
var import_packageurl_js = require_packageurl_js();
/**
* The PURL of an image. purl-spec, type `oci`: the name is the last segment of the repository in lower case, and the
* version is the digest. Without a repository (a layout or an archive) the name comes from `imageName`.
*/
function ociPurl(imageName, digest, place) {
	const { repository, tag, platform } = place;
	const name = (repository === void 0 ? imageName : repository.path).split("/").filter(Boolean).at(-1)?.toLowerCase() ?? "image";
	const qualifiers = optional({
		arch: platform?.architecture,
		repository_url: repository && repositoryName(repository),
		tag
	});
	return new import_packageurl_js.PackageURL("oci", void 0, name, digest, qualifiers, void 0).toString();
}
/** The PURL of a repository `owner/name` at a commit. purl-spec, type `github`. */
function sourcePurl(repository, commit) {
	const [owner, name = repository] = repository.split("/");
	return new import_packageurl_js.PackageURL("github", owner, name, commit === "" ? void 0 : commit, void 0, void 0).toString();
}
/** The type of a package URL, such as `npm`; undefined if the text is no package URL. */
function purlType(purl) {
	return /^pkg:\/*([a-zA-Z][a-zA-Z0-9.+-]*)\//.exec(purl)?.[1]?.toLowerCase();
}
/** The PURL of something without a repository. purl-spec, type `generic`. */
function genericPurl(name) {
	return new import_packageurl_js.PackageURL("generic", void 0, name, void 0, void 0, void 0).toString();
}
/** The separator between namespace and name, for the types whose names have a namespace. */
const NAMESPACES = {
	npm: "/",
	golang: "/",
	composer: "/",
	swift: "/",
	maven: ":"
};
/** The parts of a package's name as its ecosystem writes it: `@babel/core`, `org.slf4j:slf4j-api`. */
function nameParts(type, name) {
	const at = name.lastIndexOf(NAMESPACES[type] ?? "\0");
	return at <= 0 ? { name } : {
		group: name.slice(0, at),
		name: name.slice(at + 1)
	};
}
/** The PURL of a package with this name in its ecosystem. */
function packagePurl(type, fullName, version) {
	const { group, name } = nameParts(type, fullName);
	return new import_packageurl_js.PackageURL(type, group, name, version, void 0, void 0).toString();
}

// src/formats/sbom/cyclonedx-packages.ts
/**
* The packages that an SBOM lists. These are no packages: operating systems, the files that list packages (lock files and
* binaries, which are applications with trivy's `Type`), and the keys that RPM keeps among its packages.
*/
function packagesOf(bom) {
	return bom.components.filter(isPackage).map((component) => {
		const { version = "", purl, group } = component;
		const name = group ? `${group}/${component.name}` : component.name;
		const [path] = trivyValues(component, "FilePath");
		const [build, architecture] = [...trivyValues(component, "NVR"), ...trivyValues(component, "Arch")];
		return {
			ref: component["bom-ref"],
			label: purl ?? `${name}@${version}`,
			name,
			version,
			...optional({ path }),
			isThirdParty: ownValue(component, "package:third-party") === "true" || isForeignRpm(component),
			repositories: trivyValues(component, "ContentSet").map((set) => set.replace(/__\d+$/, "")),
			builds: build === void 0 ? [] : [`${build}-${architecture ?? ""}`]
		};
	});
}
/** The facts about the image's distribution that `enrich` wrote into an SBOM. */
function distributionOf({ metadata: { component } }) {
	const [id, repository, extended] = [
		"id",
		"repository",
		"extended-support"
	].map((name) => ownValue(component, `distribution:${name}`));
	return {
		...id ? { id } : {},
		...repository && /^[a-z]{1,20}\/[a-z0-9][a-z0-9._-]{0,40}$/.test(repository) ? { repository } : {},
		...extended === "true" ? { isExtended: true } : {}
	};
}
/** Marks a package of another repository than the distribution's. */
const THIRD_PARTY = "package:third-party";
/** The beginnings of the vendors of RPM distributions. Amazon's packages may name no vendor. */
const RPM_VENDORS = [...[
	"Amazon Linux",
	"Amazon.com",
	"CentOS",
	"Fedora Project",
	"Oracle America",
	"Red Hat",
	"AlmaLinux"
], ...[
	"CloudLinux",
	"VMware",
	"SUSE",
	"openSUSE",
	"Microsoft Corporation",
	"Rocky"
]];
function isForeignRpm({ purl, version = "", supplier }) {
	if (!purl?.startsWith("pkg:rpm/") || purl.startsWith("pkg:rpm/bottlerocket/")) return false;
	const vendor = supplier?.name;
	return vendor ? !RPM_VENDORS.some((known) => vendor.startsWith(known)) : !version.includes("amzn");
}
/** Whether a component is a package, and neither an operating system nor a file that lists packages. */
function isPackage(component) {
	if (component.type === "operating-system" || component.name === "gpg-pubkey") return false;
	return !(component.type === "application" && trivyValues(component, "Type").length > 0) && (component.type === "library" || component.type === "framework" || component.purl !== void 0);
}
/** The distributions that an SBOM names. trivy's `none` means packages of an unknown distribution. */
function operatingSystemsOf(bom) {
	return bom.components.filter(({ type }) => type === "operating-system").map(({ name, version = "" }) => ({
		name,
		version
	}));
}
/** The packages of an SBOM by the names of advisories, each with its PURL and the type of it. */
function inventoriedPackages(bom) {
	return packagesOf(bom).map(({ label, name, version }) => {
		const purl = label.startsWith("pkg:") ? label : void 0;
		const type = purl === void 0 ? void 0 : purlType(purl);
		return {
			package: advisoryNameOf(name, type),
			version,
			...optional({
				type,
				purl
			})
		};
	});
}
/** The name of a package as advisories write it: they join group and artifact of Maven with a colon. */
function advisoryNameOf(name, type) {
	return type === "maven" ? name.replace("/", ":") : name;
}

// src/domain/image/platform.ts
/** The names of architectures that containerd treats as the same: the usual name, and a variant. */
const ALIASES = {
	x86_64: ["amd64"],
	"x86-64": ["amd64"],
	i386: ["386"],
	aarch64: ["arm64"],
	armhf: ["arm", "v7"],
	armel: ["arm", "v6"]
};
/** The variant of an architecture that names none. */
const DEFAULT_VARIANTS = {
	amd64: "v1",
	arm64: "v8",
	arm: "v7"
};
/**
* Whether a platform is the requested one. A request without a variant means every variant. As for containerd, arm64 and
* arm64/v8 are the same, and so are some others. A version of Windows may be given in part.
*/
function matchesPlatform(platform, wanted) {
	const [one, other] = [normalized(platform), normalized(wanted)];
	return one.os === other.os && one.architecture === other.architecture && (other.variant === void 0 || variantOf(one) === variantOf(other)) && (other.osVersion === void 0 || `${one.osVersion ?? ""}.`.startsWith(`${other.osVersion}.`)) && (other.manifest === void 0 || one.manifest?.startsWith(other.manifest) === true);
}
function normalized(platform) {
	const os = platform.os === "macos" ? "darwin" : platform.os;
	const [architecture = platform.architecture, variant = platform.variant] = lookUp(ALIASES, platform.architecture) ?? [];
	return {
		...platform,
		os,
		architecture,
		...optional({ variant })
	};
}
function variantOf({ architecture, variant }) {
	return variant ?? lookUp(DEFAULT_VARIANTS, architecture);
}
/** The length of a short digest, which is enough for people to distinguish manifests. */
const SHORT = 19;
/**
* The platforms of an image, each with a unique name, since evidence files are named by it. If a platform is there more
* than once, the version of its system is added, and otherwise the digest of its manifest.
*/
function distinctPlatforms(listed) {
	return withUniqueNames(withUniqueNames(listed.map(({ platform: { os, architecture, variant } }) => ({
		os,
		architecture,
		...optional({ variant })
	})), (at) => optional({ osVersion: listed[at]?.platform.osVersion })), (at) => ({ manifest: listed[at]?.digest.slice(0, SHORT) ?? "" }));
}
/** Adds more fields to every platform whose name another platform has too. */
function withUniqueNames(platforms, fieldsOf) {
	const names = Map.groupBy(platforms, platformSlug);
	return platforms.map((one, at) => {
		return names.get(platformSlug(one))?.length === 1 ? one : {
			...one,
			...fieldsOf(at)
		};
	});
}

// src/formats/attestation/oci-aside.ts
/** The digest of `{}`, which artifacts have as their configuration. */
const EMPTY = digestOf("{}");
/**
* Whether an entry of an index cannot run on any machine. This is so if it is an artifact, such as SOCI's, with no image
* configuration and no layers; or if it has no platform and contains only in-toto documents.
*/
function isAside(entry, { config, layers }) {
	const isDocuments = layers.length > 0 && layers.every(({ mediaType }) => mediaType === "application/vnd.in-toto+json");
	if (isNowhere(entry) && isDocuments) return true;
	return !isConfigType(config.mediaType) && config.digest === EMPTY && !layers.some(({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType));
}

// src/stages/shared/concurrently.ts
/** Maps items to results in the same order, at most `limit` at a time. After the first fault, no further item is started. */
async function concurrently(items, limit, work) {
	const results = new Array(items.length);
	const queue = items.entries();
	let failed = false;
	const worker = async () => {
		for (const [at, item] of queue) {
			if (failed) return;
			results[at] = await work(item).catch((error) => {
				failed = true;
				throw error;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}
/**
* Does work that changes something for each item, at most `limit` at a time, and for the last item when the others have
* ended. After the first fault, no further item is started. It is thrown when everything that was started has ended,
* because what cleans up must not meet it.
*/
async function concurrentlyLastAlone(items, limit, work) {
	const numbered = [...items.entries()];
	let fault;
	const guarded = async ([at, item]) => {
		if (fault !== void 0) return;
		try {
			await work(item, at);
		} catch (thrown) {
			fault ??= { thrown };
		}
	};
	await concurrently(numbered.slice(0, -1), limit, guarded);
	await concurrently(numbered.slice(-1), 1, guarded);
	if (fault !== void 0) throw fault.thrown;
}
/**
* Runs what several callers ask for: at most `limit` at a time, in the order in which it was asked for. After the first
* fault nothing more is started, and whoever waits gets the same fault.
*/
var Lanes = class {
	#free;
	#waiting = [];
	#fault;
	constructor(limit) {
		this.#free = limit;
	}
	async run(work) {
		if (this.#fault !== void 0) throw this.#fault.thrown;
		if (this.#free > 0) this.#free -= 1;
		else await new Promise((start, refuse) => this.#waiting.push({
			start,
			refuse
		}));
		try {
			return await work();
		} catch (error) {
			this.#fault ??= { thrown: error };
			for (const { refuse } of this.#waiting.splice(0)) refuse(error);
			throw error;
		} finally {
			const next = this.#waiting.shift();
			if (next === void 0) this.#free += 1;
			else next.start();
		}
	}
};

// src/stages/gate/gate-image.ts
const AT_ONCE$5 = 6;
/**
* Resolves an image once. Every platform of an index that could run needs evidence: every entry except BuildKit's
* attestations and artifacts. All manifests are read, because an index can be listed as a manifest. No configuration and
* no layer is fetched. Throws `image-not-found`, `image-invalid` or the registry's faults.
*/
async function pinImage(world, reference) {
	const { registry, path, tag, digest: requested } = reference;
	const repository = {
		registry,
		path
	};
	const { digest, mediaType, bytes } = await world.registry.resolve(reference);
	const name = pinnedName(repository, digest);
	const manifest = orThrow(parseManifest(bytes, mediaType, name), invalid$2);
	const named = {
		repository,
		digest,
		...requested === void 0 && tag !== void 0 ? { tag } : {}
	};
	if (manifest.kind === "manifest") return {
		...named,
		isIndex: false,
		subjects: [{
			digest,
			role: "image",
			name: "the image"
		}]
	};
	const entries = await runnable(world, repository, distinctEntries(manifest.manifests), name);
	if (entries.length === 0) throw invalid$2(`${name} is an index without any platform`);
	if (entries.length > 64) throw invalid$2(`${name} has ${entries.length} platforms, at most ${64} are allowed`);
	const platforms = withDistinctNames((await concurrently(entries, AT_ONCE$5, (entry) => platformSubject(world, repository, entry))).filter((subject) => subject !== void 0));
	if (platforms.length === 0) throw invalid$2(`${name} is an index without any platform`);
	return {
		...named,
		isIndex: true,
		subjects: [{
			digest,
			role: "index",
			name: "the index"
		}, ...platforms]
	};
}
/** A sentence if the requested tag now points to another image. */
async function tagMoved(world, image) {
	if (image.tag === void 0) return void 0;
	const { digest } = await world.registry.resolve({
		...image.repository,
		tag: image.tag
	});
	if (digest === image.digest) return void 0;
	return `${`${repositoryName(image.repository)}:${image.tag}`} pointed to ${image.digest} and points to ${digest} now`;
}
/** The entries without attestations. An image with the marks of an attestation needs evidence as any other image. */
async function runnable(world, repository, entries, name) {
	const marked = entries.filter(isAttestationEntry);
	if (marked.length > 64) throw invalid$2(`${name} has ${marked.length} attestations, at most ${64} are allowed`);
	const images = await concurrently(marked, AT_ONCE$5, (entry) => isImage(world, repository, entry));
	const attestations = new Set(marked.filter((_, at) => !images[at]));
	return entries.filter((entry) => !attestations.has(entry));
}
async function isImage(world, repository, { digest }) {
	try {
		const { bytes, mediaType } = await world.registry.resolve({
			...repository,
			digest
		});
		const manifest = orThrow(parseManifest(bytes, mediaType, pinnedName(repository, digest)), invalid$2);
		if (manifest.kind === "index") return true;
		return manifest.layers.some((layer) => layer.mediaType !== STATEMENT_MEDIA_TYPE);
	} catch (error) {
		if (isOnly(error, "image-not-found")) return false;
		throw error;
	}
}
/** Undefined for an entry that cannot run. */
async function platformSubject(world, repository, entry) {
	const { digest, platform } = entry;
	const where = pinnedName(repository, digest);
	const raw = await world.registry.resolve({
		...repository,
		digest
	});
	const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, where), invalid$2);
	if (isIndexType(entry.mediaType) || manifest.kind === "index") throw invalid$2(`${where} is an index inside an index, which is not supported; push a flat index`);
	if (isAside(entry, manifest)) return void 0;
	return platform === void 0 ? {
		digest,
		role: "platform",
		name: `the platform ${digest}`
	} : {
		digest,
		role: "platform",
		name: platformName(platform),
		platform
	};
}
/** Gives distinct names to platforms that the index lists more than once. */
function withDistinctNames(subjects) {
	const listed = subjects.flatMap(({ digest, platform }) => platform ? [{
		digest,
		platform
	}] : []);
	const names = new Map(distinctPlatforms(listed).map((platform, at) => [listed[at]?.digest, platform]));
	return subjects.map((subject) => {
		const platform = names.get(subject.digest);
		return platform === void 0 ? subject : {
			...subject,
			platform,
			name: platformName(platform)
		};
	});
}
function invalid$2(message) {
	return fault("image-invalid", "image", message);
}

// src/formats/attestation/own-mark.ts
/**
* The mark in the statements that Assay makes. Other programs may attach statements of the same types under the same
* identity; the mark tells them apart. Each format has another place for the name of the program.
*/
/** Extension field of vulnerability results and summaries: the version of Assay, and the run. */
const MADE_BY_FIELD = `${PRODUCT.uri}/made-by/v1`;
/** Annotation of the subject of a signature, whose predicate is empty. */
const SIGNATURE_ANNOTATION = `${PRODUCT.name}=${PRODUCT.version}`;
/** The content of {@link MADE_BY_FIELD} for a run. */
function madeBy(run) {
	return {
		version: PRODUCT.version,
		source: sourceOf(run),
		runner: run.runnerEnvironment
	};
}
/** The source of a run, as its provenance names it. */
function sourceOf({ serverUrl, repository, ref }) {
	return `git+${serverUrl}/${repository}@${ref}`;
}
const version = string().min(1);
const MadeBySchema = looseObject({ [MADE_BY_FIELD]: looseObject({
	version,
	source: string(),
	runner: string()
}) });
const ProvenanceSchema$1 = looseObject({ runDetails: looseObject({ builder: looseObject({ version: looseObject({ [PRODUCT.name]: version }) }) }) });
const SummarySchema$1 = looseObject({ verifier: looseObject({ id: literal(PRODUCT.uri) }) });
const BomSchema$1 = looseObject({ metadata: looseObject({ tools: looseObject({ components: array(looseObject({
	name: string(),
	version: string().optional()
})).default([]) }).optional() }).default({}) });
/** Whether a statement says that Assay made it. The signature is checked elsewhere. */
function isMarked({ predicateType, predicate, annotations = {} }) {
	switch (predicateType) {
		case PREDICATE_TYPES.signature: return Object.hasOwn(annotations, PRODUCT.name);
		case PREDICATE_TYPES.provenance: return ProvenanceSchema$1.safeParse(predicate).success;
		case PREDICATE_TYPES.sbom: return namesAssay(predicate);
		case PREDICATE_TYPES.vulnerabilities: return madeByIn(predicate) !== void 0;
		case PREDICATE_TYPES.summary: return SummarySchema$1.safeParse(predicate).success;
		default: return false;
	}
}
/** The content of {@link MADE_BY_FIELD} in a predicate; undefined if there is none. */
function madeByIn(predicate) {
	return MadeBySchema.safeParse(predicate).data?.[MADE_BY_FIELD];
}
/** The SBOM with Assay among its tools. The SBOMs that Assay makes name it already. */
function markedBom(bom) {
	const { success, data } = BomSchema$1.safeParse(bom);
	if (!success || namesAssay(bom)) return bom;
	const { metadata } = data;
	const assay = {
		type: "application",
		name: PRODUCT.name,
		version: PRODUCT.version
	};
	const components = [...metadata.tools?.components ?? [], assay];
	return {
		...bom,
		metadata: {
			...metadata,
			tools: {
				...metadata.tools,
				components
			}
		}
	};
}
function namesAssay(bom) {
	return (BomSchema$1.safeParse(bom).data?.metadata.tools?.components ?? []).some((tool) => tool.name === PRODUCT.name && tool.version !== void 0);
}

// src/formats/attestation/provenance.ts
/** SLSA v1.0 build type of a GitHub Actions workflow run. */
const BUILD_TYPE = "https://actions.github.io/buildtypes/workflow/v1";
/** The same for a pipeline of GitLab CI, with the same fields: Assay's own, described in `docs/other-ci.md`. */
const GITLAB_BUILD_TYPE = `${PRODUCT.uri}/buildtypes/gitlab-pipeline/v1`;
/** A SLSA v1 provenance predicate for the run. It has no `startedOn` and `finishedOn`, since Assay did not see the build. */
function provenancePredicate(run) {
	const repository = `${run.serverUrl}/${run.repository}`;
	const isGitlab = isGitlabPath(run.workflow.path);
	const facts = {
		event_name: run.eventName,
		repository_id: run.repositoryId,
		repository_owner_id: run.repositoryOwnerId,
		runner_environment: run.runnerEnvironment
	};
	return {
		buildDefinition: {
			buildType: isGitlab ? GITLAB_BUILD_TYPE : BUILD_TYPE,
			externalParameters: { workflow: {
				ref: run.workflow.ref,
				repository,
				path: run.workflow.path
			} },
			internalParameters: isGitlab ? { gitlab: facts } : { github: facts },
			resolvedDependencies: [{
				uri: `git+${repository}@${run.ref}`,
				digest: { gitCommit: run.sha }
			}]
		},
		runDetails: {
			builder: {
				id: `${run.serverUrl}/${run.jobWorkflowRef}`,
				version: { [PRODUCT.name]: PRODUCT.version }
			},
			metadata: { invocationId: run.runUrl ?? `${repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}` }
		}
	};
}

// src/formats/attestation/verification-summary.ts
/** Extension field: the vulnerability database that the verdict is based on. */
const DATABASE_FIELD = `${PRODUCT.uri}/vulnerability-database/v1`;
/** The media type of a DSSE envelope in JSON. */
const ENVELOPE_MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";
/**
* A SLSA verification summary v1 predicate. The result is always PASSED. Assay makes no FAILED summary, since plain
* `cosign verify` would accept one by the same signer as a signature.
*/
function summaryPredicate(summary) {
	return {
		verifier: {
			id: PRODUCT.uri,
			version: { [PRODUCT.name]: PRODUCT.version }
		},
		timeVerified: summary.timeVerified,
		resourceUri: summary.resourceUri,
		policy: {
			uri: summary.policyUri,
			digest: { sha256: bare(summary.policyDigest) }
		},
		inputAttestations: summary.inputAttestations.map(({ predicateType, uri, envelope }) => ({
			name: predicateType,
			uri,
			mediaType: ENVELOPE_MEDIA_TYPE,
			digest: { sha256: bare(envelope) }
		})),
		verificationResult: "PASSED",
		verifiedLevels: [...summary.verifiedLevels],
		slsaVersion: "1.0",
		[DATABASE_FIELD]: { updatedAt: summary.databaseUpdatedAt },
		[MADE_BY_FIELD]: { ...summary.madeBy }
	};
}
function bare(digest) {
	return digest.slice(7);
}

// src/formats/attestation/read-attested.ts
const RunFacts = object({
	event_name: string(),
	repository_id: string(),
	repository_owner_id: string(),
	runner_environment: string()
}).partial();
const ProvenanceSchema = object({
	buildDefinition: object({
		buildType: _enum([BUILD_TYPE, GITLAB_BUILD_TYPE]),
		externalParameters: object({ workflow: object({
			ref: string(),
			repository: string(),
			path: string()
		}) }),
		internalParameters: object({
			github: RunFacts,
			gitlab: RunFacts
		}).partial().default({}),
		resolvedDependencies: array(object({
			uri: string(),
			digest: object({ gitCommit: string() }).partial()
		})).min(1)
	}),
	runDetails: object({
		builder: object({ id: string() }),
		metadata: object({ invocationId: string() }).partial().default({})
	})
});
/** Reads a SLSA v1 provenance of a GitHub workflow or a GitLab pipeline. The fault is a sentence. */
function readProvenance(predicate) {
	const { success, data, error } = ProvenanceSchema.safeParse(predicate);
	if (!success) return unparsable(`the provenance has another form than expected (${firstIssue(error)})`);
	const { buildDefinition, runDetails } = data;
	const { workflow } = buildDefinition.externalParameters;
	const { buildType, internalParameters } = buildDefinition;
	const facts = (buildType === "https://actions.github.io/buildtypes/workflow/v1" ? internalParameters.github : internalParameters.gitlab) ?? {};
	const [source] = buildDefinition.resolvedDependencies;
	return parsed$1({
		repository: workflow.repository,
		ref: workflow.ref,
		path: workflow.path,
		sourceUri: source?.uri ?? "",
		sourceCommit: source?.digest.gitCommit ?? "",
		builder: runDetails.builder.id,
		...optional({
			repositoryId: facts.repository_id,
			ownerId: facts.repository_owner_id,
			eventName: facts.event_name,
			runnerEnvironment: facts.runner_environment,
			invocation: runDetails.metadata.invocationId
		})
	});
}
const Sha256 = object({ sha256: string() });
/** Only the first three fields are required: a summary whose result is not PASSED may have no others. */
const SummarySchema = object({
	verifier: object({ id: string() }),
	timeVerified: datetime({ offset: true }),
	verificationResult: string(),
	resourceUri: string().optional(),
	policy: object({ digest: Sha256.optional() }).optional(),
	inputAttestations: array(object({ digest: Sha256 })).default([]),
	verifiedLevels: array(string()).optional()
});
const DatabaseSchema$1 = object({ updatedAt: datetime({ offset: true }) });
/** Reads a SLSA verification summary v1. The fault is a sentence. */
function readSummary(predicate) {
	const { success, data, error } = SummarySchema.safeParse(predicate);
	if (!success) return unparsable(`the summary has another form than expected (${firstIssue(error)})`);
	const { verifier, timeVerified, verificationResult, resourceUri, policy, inputAttestations } = data;
	const { verifiedLevels: levels } = data;
	const digests = inputAttestations.map(({ digest }) => `sha256:${digest.sha256}`);
	const inputs = digests.filter(isDigest);
	if (inputs.length < digests.length) return unparsable("the summary names an input attestation without a SHA-256 digest");
	const database = DatabaseSchema$1.safeParse(predicate[DATABASE_FIELD]).data;
	const policyDigest = `sha256:${policy?.digest?.sha256}`;
	return parsed$1({
		verifier: verifier.id,
		timeVerified,
		result: verificationResult,
		inputs,
		...optional({
			resourceUri,
			databaseUpdatedAt: database?.updatedAt,
			levels
		}),
		...isDigest(policyDigest) ? { policy: policyDigest } : {}
	});
}
const AnnotationSchema = object({
	package: string(),
	fixedIn: string(),
	baseImage: string(),
	baseImageSigner: string(),
	baseline: string(),
	baselineSigner: string(),
	vexFiles: array(string()).min(1)
}).partial();
const VulnsSchema = object({ scanner: object({ result: array(object({
	id: string(),
	severity: array(object({
		method: string(),
		score: string()
	}).partial()).default([]),
	annotations: array(AnnotationSchema).default([])
})) }) });
/** Reads the vulnerabilities of an attested result. A result that cannot be read has none, so that nothing is known. */
function readKnown(predicate) {
	const { success, data } = VulnsSchema.safeParse(predicate);
	if (!success) return /* @__PURE__ */ new Map();
	return new Map(data.scanner.result.flatMap(({ id, severity, annotations }) => annotations.map((one) => {
		const cvss = severity.find(({ method }) => method === "cvss")?.score;
		const known = {
			severity: severity[0]?.score ?? "",
			isFixed: one.fixedIn !== void 0,
			...optional({ cvss: cvss === void 0 ? void 0 : Number(cvss) }),
			...acceptedBy(one)
		};
		return [knownKey(id, one.package ?? ""), known];
	})));
}
/** The reason why the build ignored a finding, if only the build could see the reason. There is one at most. */
function acceptedBy(annotation) {
	const { baseImage, baseImageSigner, baseline, baselineSigner = "", vexFiles } = annotation;
	if (vexFiles !== void 0) return { accepted: {
		by: "vex-files",
		files: vexFiles
	} };
	if (baseline !== void 0) return { accepted: {
		by: "baseline",
		image: baseline,
		signer: baselineSigner
	} };
	if (baseImage === void 0) return {};
	const [name = "", digest = ""] = baseImage.split("@");
	return { accepted: {
		by: "base-image",
		base: {
			name,
			...isDigest(digest) && { digest },
			...optional({ signedBy: baseImageSigner })
		}
	} };
}
/** A text that identifies a vulnerability in a package. */
function knownKey(id, packageName) {
	return `${id} ${packageName}`;
}
const SbomSchema = object({ metadata: object({ component: object({
	version: string().optional(),
	properties: array(object({
		name: string(),
		value: string().optional()
	})).default([])
}) }) });
/** The digest and the platform, such as `linux/amd64`, that an attested SBOM is about, if it names them. */
function readSbomSubject(predicate) {
	const { component } = SbomSchema.safeParse(predicate).data?.metadata ?? {};
	const platform = component?.properties.find(({ name }) => name === "assay:platform")?.value;
	return optional({
		digest: component?.version,
		platform
	});
}

// src/formats/attestation/revocation.ts
/** The predicate type of a statement that revokes an image: `{"reason": "…"}`. */
const REVOCATION_TYPE = `${PRODUCT.uri}/revocation/v1`;
/** The reason in a revocation, one line. A revocation counts without one too: who signed it decides. */
function readRevocationReason({ reason }) {
	return typeof reason === "string" && reason.trim() !== "" ? plain(reason, 300) : "no reason is given";
}

// src/stages/shared/bytes.ts
/** Whether `bytes` has `wanted` at a position. It is asked dozens of times for each file of an image. */
function hasAt(bytes, wanted, position = 0) {
	for (let at = 0; at < wanted.length; at += 1) if (bytes[position + at] !== wanted[at]) return false;
	return true;
}
/** The chunks of a stream of bytes. A stream of anything else is a programming error. */
async function* bytesOf(stream) {
	for await (const chunk of stream) {
		if (!(chunk instanceof Uint8Array)) throw new TypeError("a stream of bytes was expected");
		yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	}
}

// src/stages/verify/newest-bundles.ts
/** How many bundles of a kind are read, the newest by their annotation, beside those that a summary names. */
const NEWEST = 60;
/** How many verified summaries, the newest by their signed time, name bundles that are read at any age. */
const MOST_NAMING_SUMMARIES = 100;
/** More bundles of a kind than this on one digest are refused: one a day for five years. */
const MAX_OF_A_KIND = 2e3;
/**
* Reads every verification summary, then the bundles that the newest summaries name, and the newest of every other kind.
* The time of attachment is only an annotation, so anyone who may push can make fake bundles look newer than valid ones.
* Such fakes can hide a statement, which is then missing. They can never hide the newest summary, which decides what counts.
*/
function selectBySummary(summaryOf) {
	return {
		newestLimit: (type) => isSummary(type) || statementKind(type) === void 0 ? void 0 : NEWEST,
		totalLimit: (type) => isSummary(type) ? MAX_OF_A_KIND : void 0,
		namedBy(values) {
			const newest = values.map(summaryOf).filter((summary) => summary !== void 0).toSorted((a, b) => timeOf$1(b) - timeOf$1(a)).slice(0, MOST_NAMING_SUMMARIES);
			return new Set(newest.flatMap(({ inputs }) => inputs));
		}
	};
}
/** All bundles of Assay's kinds, for a gate without a summary that decides what counts. */
const ALL_OF_ASSAY = {
	newestLimit: () => void 0,
	totalLimit: (type) => statementKind(type) === void 0 ? void 0 : MAX_OF_A_KIND,
	namedBy: () => /* @__PURE__ */ new Set()
};
/** All bundles, or none if there are too many. */
const ALL_BUNDLES = {
	newestLimit: () => void 0,
	totalLimit: () => void 0,
	namedBy: () => /* @__PURE__ */ new Set()
};
function isSummary(predicateType) {
	return predicateType === PREDICATE_TYPES.summary;
}
function timeOf$1({ timeVerified }) {
	return Date.parse(timeVerified) || 0;
}
/** Separates the candidates that are always read from those of which only the newest are read. */
function splitCandidates(candidates, selection) {
	const isLimited = ({ predicateType }) => predicateType !== void 0 && selection.newestLimit(predicateType) !== void 0;
	return {
		always: candidates.filter((candidate) => !isLimited(candidate)),
		newestOnly: candidates.filter(isLimited)
	};
}
/**
* The limit that the candidates exceed, if any. A kind may have its own limit. All other candidates share `most`, and each
* kind with its own limit counts as one of them.
*/
function limitExceeded(candidates, { totalLimit, newestLimit }, most) {
	const limitOf = (type) => type === void 0 ? void 0 : totalLimit(type) ?? newestLimit(type);
	const readable = candidates.filter((candidate) => !("why" in candidate));
	const kinds = Map.groupBy(readable, ({ predicateType: type }) => limitOf(type) === void 0 ? "" : type);
	const withoutLimit = kinds.get("")?.length ?? 0;
	const limited = [...kinds.keys()].filter((type) => type !== "");
	if (withoutLimit > 0 && withoutLimit + limited.length > most) return most;
	for (const type of limited) {
		const limit = type === void 0 ? void 0 : totalLimit(type);
		if (limit !== void 0 && (kinds.get(type)?.length ?? 0) > limit) return limit;
	}
}
/**
* Selects the named candidates, at any age, and the newest of each kind. Any number of candidates can claim the envelope
* that a summary names, so of them too only the newest of each kind are selected.
*/
function selectNewest(candidates, named, selection) {
	const claimOf = ({ referrer, envelope = "" }) => named.has(referrer) ? "named" : named.has(envelope) ? "claims" : "unnamed";
	const { named: selected = [], claims = [], unnamed = [] } = Object.groupBy(candidates, claimOf);
	const older = [];
	for (const group of [claims, unnamed]) for (const [type = "", ofKind] of Map.groupBy(group, ({ predicateType }) => predicateType)) {
		const byAge = ofKind.toSorted((a, b) => ageOf(a) - ageOf(b));
		const limit = selection.newestLimit(type) ?? byAge.length;
		selected.push(...byAge.slice(0, limit));
		older.push(...byAge.slice(limit));
	}
	return {
		selected,
		older
	};
}
/** A newer candidate has a lower value. A candidate without a time counts as the oldest. */
function ageOf({ created = "" }) {
	const at = Date.parse(created);
	return Number.isNaN(at) ? Number.POSITIVE_INFINITY : -at;
}

// src/stages/verify/bundles.ts
/** More bundles than this on one digest are refused, unless a {@link BundleSelection} has its own limit. */
const MAX_BUNDLES = 300;
/** The most referrers without a predicate type. Their manifests must be read: many registries list no type or a wrong one. */
const MAX_UNTYPED = 5e3;
/** The most entries of a list of referrers: as many as a fallback tag of the greatest size has. */
const MAX_REFERRERS = 2e4;
/** Greatest size of a bundle, in bytes. The SBOM of a large image has about 5 MB. */
const MAX_BUNDLE_BYTES = 67108864;
/** Greatest size of all bundles of one digest together, in bytes. */
const MAX_TOTAL_BYTES = 268435456;
/** A bundle of at least this size is read alone: parsed, it needs several times its size in memory. */
const LARGE_BYTES = 4194304;
/** Longest time for one bundle, in milliseconds, also if bytes still arrive slowly. */
const BUNDLE_LIMIT_MS = 12e4;
const AT_ONCE$4 = 6;
/** How often the list is read, if statements in it are removed before they are read. */
const LISTINGS = 4;
/**
* Reads the bundles that are attached to a digest. Referrers that are no bundle, or whose predicate type is not wanted,
* are ignored. If a listed bundle does not exist and the registry no longer lists it, another run has just replaced it, and
* all is read again. Throws `too-many-referrers` if there are more than Assay reads, and the registry's faults.
*/
async function readBundles(world, repository, subject, reading) {
	for (let listing = 1;; listing += 1) {
		const bundles = await readListed(world, repository, subject, reading);
		const gone = bundles.flatMap((one) => "isGone" in one && one.isGone ? [one.referrer] : []);
		if (gone.length === 0 || listing === LISTINGS) return bundles;
		const listed = await bundleReferrers(world, repository, subject, reading.isWanted);
		const stillListed = new Set(listed.map(({ digest }) => digest));
		if (gone.every((referrer) => stillListed.has(referrer))) return bundles;
	}
}
/** Reads each bundle of the list once. */
async function readListed(world, repository, subject, { isWanted, use, selection = ALL_BUNDLES }) {
	const found = [];
	const listed = await bundleReferrers(world, repository, subject, isWanted, ({ name, why }) => found.push({
		referrer: name,
		unreadable: why
	}));
	const open = async (some) => {
		return (await concurrently(some, AT_ONCE$4, (candidate) => layerOf(world, repository, candidate, isWanted))).filter((layer) => layer !== void 0);
	};
	const read = (layers) => readLayers(world, repository, layers, use);
	const candidates = listed.map(candidateOf);
	const untyped = candidates.filter(({ predicateType }) => predicateType === void 0);
	if (untyped.length > MAX_UNTYPED) throw tooMany(repository, subject, `more than ${MAX_UNTYPED} referrers`);
	const opened = await open(untyped);
	const all = [...candidates.filter(({ predicateType }) => predicateType !== void 0), ...opened];
	const limit = limitExceeded(all, selection, MAX_BUNDLES);
	if (limit !== void 0) throw tooMany(repository, subject, `more than ${limit} bundles`);
	const { always, newestOnly } = splitCandidates(all, selection);
	const { within, beyond } = withinBytes(await open(always));
	if (beyond.length > 0) throw tooMany(repository, subject, `more than ${MAX_TOTAL_BYTES} bytes of bundles`);
	found.push(...await read(within));
	const named = selection.namedBy(found.flatMap((one) => "value" in one ? [one.value] : []));
	const { selected, older } = selectNewest(newestOnly, named, selection);
	const rest = withinBytes(await open(selected), MAX_TOTAL_BYTES - sizeOf(within));
	found.push(...await read(rest.within));
	return [...found, ...[...older, ...rest.beyond].map(({ referrer }) => ({
		referrer,
		older: true
	}))];
}
function sizeOf(layers) {
	return layers.reduce((sum, { layer }) => sum + (layer?.size ?? 0), 0);
}
/** Separates the first layers that fit into `room` bytes from the others. */
function withinBytes(layers, room = MAX_TOTAL_BYTES) {
	let sum = 0;
	const fits = layers.map(({ layer }) => {
		sum += layer?.size ?? 0;
		return sum <= room;
	});
	return {
		within: layers.filter((_, at) => fits[at]),
		beyond: layers.filter((_, at) => !fits[at])
	};
}
async function readLayers(world, repository, layers, use) {
	const read = (one) => readOne(world, repository, one, use);
	const isLarge = ({ layer }) => (layer?.size ?? 0) >= LARGE_BYTES;
	return [...await concurrently(layers.filter((one) => !isLarge(one)), AT_ONCE$4, read), ...await concurrently(layers.filter(isLarge), 1, read)];
}
/** The referrers of a digest that may be bundles with a wanted predicate, by the registry's list. */
function bundleReferrers(world, repository, subject, isWanted, unreadable = () => void 0) {
	const mayBe = (one) => {
		const predicateType = one.annotations?.[PREDICATE_ANNOTATION];
		return !isOtherType(one) && (predicateType === void 0 || isWanted(predicateType));
	};
	return world.registry.referrers(repository, subject, MAX_REFERRERS, mayBe, (one) => {
		if (mayBe(one)) unreadable(one);
	});
}
/** Whether a referrer is listed with another type. Registries list bundles with the type of their empty configuration, or without a type. */
function isOtherType({ artifactType }) {
	return ![
		void 0,
		"",
		MEDIA.bundle,
		MEDIA.empty
	].includes(artifactType);
}
function candidateOf({ digest: referrer, annotations }) {
	return {
		referrer,
		...claimsIn(annotations)
	};
}
/** What annotations say about a bundle. */
function claimsIn(annotations = {}) {
	const { [CREATED_ANNOTATION]: created, [ENVELOPE_ANNOTATION]: envelope } = annotations;
	const { [PREDICATE_ANNOTATION]: predicateType } = annotations;
	return {
		...predicateType && { predicateType },
		...created && { created },
		...envelope && { envelope }
	};
}
function tooMany(repository, subject, what) {
	const message = `${what} are attached to ${pinnedName(repository, subject)}, which is more than Assay reads; delete those that are not needed`;
	return fault("too-many-referrers", "attest", message);
}
/** Undefined if the referrer is not a bundle, or its predicate type is not wanted. */
async function layerOf(world, repository, candidate, isWanted) {
	if ("layer" in candidate || "why" in candidate) return candidate;
	const { referrer } = candidate;
	const manifest = await orBroken(world.registry.resolve({
		...repository,
		digest: referrer
	}));
	if ("broken" in manifest) return {
		...candidate,
		why: manifest.broken,
		isGone: manifest.isGone
	};
	const bundle = parseBundleReferrer(manifest.bytes);
	if (!bundle.ok) return void 0;
	const { layer, predicateType } = bundle.value;
	if (predicateType !== void 0 && !isWanted(predicateType)) return void 0;
	const known = {
		referrer,
		...claimsIn(annotationsIn(manifest.bytes))
	};
	if (layer.size <= MAX_BUNDLE_BYTES) return {
		...known,
		layer
	};
	return {
		...known,
		why: `a bundle of ${layer.size} bytes, at most ${MAX_BUNDLE_BYTES} are read`
	};
}
async function readOne(world, repository, { referrer, ...content }, use) {
	const { predicateType } = content;
	if (content.layer === void 0) return unreadable$1(referrer, content.why, content.isGone, predicateType);
	const { layer } = content;
	const bytes = await orBroken(world.registry.blob(repository, layer).then((stream) => readAll(stream, layer, repository)));
	return "broken" in bytes ? unreadable$1(referrer, bytes.broken, bytes.isGone, predicateType) : {
		referrer,
		value: use(bytes)
	};
}
function unreadable$1(referrer, why, isGone = false, predicateType) {
	return {
		referrer,
		unreadable: why,
		isGone,
		...predicateType && { predicateType }
	};
}
/** A missing or wrong blob makes only this referrer unreadable. Every other fault of the registry is thrown. */
async function orBroken(reading) {
	try {
		return await reading;
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		const codes = new Set(error.reasons.map(({ code }) => code));
		const isGone = codes.delete("image-not-found");
		codes.delete("image-invalid");
		if (codes.size > 0) throw error;
		return {
			broken: error.message,
			isGone
		};
	}
}
async function readAll(stream, blob, { registry }) {
	const late = fault("registry-unavailable", "attest", `${registry} did not send the blob ${blob.digest} within ${BUNDLE_LIMIT_MS / 1e3} s`);
	const timer = setTimeout(() => stream.destroy(late), BUNDLE_LIMIT_MS);
	try {
		return Buffer.concat(await Array.fromAsync(bytesOf(stream)));
	} finally {
		clearTimeout(timer);
	}
}

// src/stages/verify/old-format.ts
/** Suffixes of the tags in which cosign stored signatures and attestations before it had bundles. */
const SUFFIXES = [".sig", ".att"];
/**
* The tags in the old format of cosign for a digest. Their content is not read and never counts. This is only a hint: if
* the registry does not answer, the answer is that there are none.
*/
async function oldFormat(world, { registry, path }, digest) {
	const tags = SUFFIXES.map((suffix) => fallbackTag(digest) + suffix);
	const there = await Promise.all(tags.map(async (tag) => {
		try {
			await world.registry.resolve({
				registry,
				path,
				tag
			});
			return true;
		} catch (error) {
			if (error instanceof AssayError) return false;
			throw error;
		}
	}));
	return tags.filter((_, at) => there[at]);
}

// src/stages/verify/revocations.ts
/** What a verified or refused statement says about the revocation of a subject. Undefined if it is no revocation. */
function revocationIn(verification, subject) {
	const statement = verification.verified ? verification.statement : verification.claimed;
	if (statement?.predicateType !== REVOCATION_TYPE) return void 0;
	if (!verification.verified) return { why: plain(verification.why, 300) };
	if (statement.subject !== subject) return { why: `it is about ${statement.subject}` };
	const { signer, certificate, times } = verification;
	const [earliest] = times;
	return {
		signer,
		reason: readRevocationReason(statement.predicate),
		...certificate && { certificate },
		...earliest && { at: earliest.at }
	};
}
/**
* The revocations of a digest that verify. One that cannot be read may be one of them, so it counts too, as a text.
* Throws the registry's faults.
*/
async function revocationsOf(world, verify, repository, subject) {
	const isWanted = (predicateType) => predicateType === REVOCATION_TYPE;
	const use = (bundle) => revocationIn(verify(bundle), subject);
	return (await readBundles(world, repository, subject, {
		isWanted,
		use
	})).flatMap((bundle) => {
		if ("unreadable" in bundle) return bundle.predicateType === REVOCATION_TYPE ? [`a revocation that cannot be read: ${plain(bundle.unreadable, 200)}`] : [];
		if (!("value" in bundle) || bundle.value === void 0 || "why" in bundle.value) return [];
		return [bundle.value.reason];
	});
}

// src/stages/gate/gather.ts
const SUBJECTS_AT_ONCE = 3;
const UNMARKED = "it does not say that Assay made it, so it does not count; if an older version of Assay made it, ship the image again";
/** Reads what is attached to each subject and verifies it in process. Throws the registry's faults. */
function gather(world, trust, { repository, subjects, bySummary }) {
	const selection = bySummary ? selectBySummary(summaryIn) : ALL_OF_ASSAY;
	return concurrently(subjects, SUBJECTS_AT_ONCE, async (subject) => {
		const isWanted = (predicateType) => statementKind(predicateType) !== void 0 || predicateType === REVOCATION_TYPE;
		const use = (bundle) => readBundle(subject, trust, bundle);
		return await evidenceOf(world, repository, subject, await readBundles(world, repository, subject.digest, {
			isWanted,
			use,
			selection
		}));
	});
}
async function evidenceOf(world, repository, subject, bundles) {
	let older = 0;
	const attested = [];
	const refused = [];
	const unreadable = [];
	const revocations = [];
	const refusedRevocations = [];
	const unreadableRevocations = [];
	for (const bundle of bundles) if ("unreadable" in bundle) (bundle.predicateType === REVOCATION_TYPE ? unreadableRevocations : unreadable).push({
		referrer: plain(bundle.referrer, 200),
		why: plain(bundle.unreadable, 400)
	});
	else if ("older" in bundle) older += 1;
	else if (bundle.value === void 0) continue;
	else if ("revocation" in bundle.value) {
		const { referrer, value } = bundle;
		if ("why" in value.revocation) refusedRevocations.push({
			referrer,
			...value.revocation
		});
		else revocations.push({
			referrer,
			...value.revocation
		});
	} else if ("why" in bundle.value) refused.push({
		referrer: bundle.referrer,
		...bundle.value
	});
	else attested.push({
		referrer: bundle.referrer,
		...bundle.value
	});
	const old = REQUIREMENTS.every((kind) => attested.some((one) => one.kind === kind)) ? [] : await oldFormat(world, repository, subject.digest);
	return {
		subject,
		attested,
		refused,
		unreadable,
		...older > 0 && { older },
		...old.length > 0 && { oldFormat: old },
		...revocations.length > 0 && { revocations },
		...refusedRevocations.length > 0 && { refusedRevocations },
		...unreadableRevocations.length > 0 && { unreadableRevocations }
	};
}
function summaryIn(content) {
	if (content === void 0 || "why" in content || "revocation" in content || content.summary === void 0) return void 0;
	return orUndefined(content.summary);
}
/** A revocation may have been written by cosign in an older form, which is malformed for everything else. */
function readBundle(subject, { verify, verifyRevocation }, bundle) {
	const verification = verify(bundle);
	const statement = verification.verified ? verification.statement : verification.claimed;
	const revocation = statement === void 0 || statement.predicateType === REVOCATION_TYPE ? revocationIn(verifyRevocation(bundle), subject.digest) : void 0;
	return revocation === void 0 ? contentOf(subject, verification, bundle) : { revocation };
}
function contentOf(subject, verification, bundle) {
	const statement = verification.verified ? verification.statement : verification.claimed;
	if (statement === void 0) return verification.verified ? void 0 : { why: verification.why };
	const kind = statementKind(statement.predicateType);
	if (kind === void 0) return void 0;
	if (!verification.verified) {
		const code = verification.fault === "other-identity" ? "identity-mismatch" : "signature-invalid";
		const { envelope, signedBy } = verification;
		return {
			kind,
			code,
			why: plain(verification.why, 400),
			...envelope !== void 0 && { envelope },
			...signedBy !== void 0 && { signedBy: plain(signedBy, 600) }
		};
	}
	const { envelope } = verification;
	if (statement.subject !== subject.digest) return {
		kind,
		envelope,
		why: `it is about ${statement.subject}`
	};
	if (kind !== "signature" && kind !== "summary" && !isMarked(statement)) return {
		kind,
		envelope,
		why: UNMARKED
	};
	const { certificate, publicKey, signer, times } = verification;
	const [earliest] = times;
	return {
		kind,
		envelope,
		predicateType: statement.predicateType,
		predicate: statement.predicate,
		signer,
		...certificate === void 0 ? {} : { certificate },
		...publicKey === void 0 ? {} : { publicKey },
		...earliest === void 0 ? {} : { signedAt: earliest.at },
		timestamped: times.some(({ source }) => source === "timestamp-authority"),
		bundle,
		...factsOf$1(kind, statement)
	};
}
function factsOf$1(kind, { predicate }) {
	switch (kind) {
		case "provenance": return { provenance: readProvenance(predicate) };
		case "summary": return { summary: readSummary(predicate) };
		case "sbom": {
			const { digest, platform } = readSbomSubject(predicate);
			return {
				...digest === void 0 ? {} : { sbomSubject: digest },
				...platform === void 0 ? {} : { platform }
			};
		}
		case "signature":
		case "vulnerabilities": return {};
	}
}

// src/domain/evidence/advisory-source.ts
const LANGUAGES$1 = new Map([
	[
		"npm",
		"semver",
		[
			"npm",
			"yarn",
			"pnpm",
			"bun",
			"node-pkg",
			"javascript"
		]
	],
	[
		"pip",
		"pep440",
		[
			"pip",
			"pipenv",
			"poetry",
			"uv",
			"pylock",
			"python-pkg"
		]
	],
	[
		"maven",
		"maven",
		[
			"jar",
			"pom",
			"gradle",
			"sbt"
		]
	],
	[
		"go",
		"dotted",
		["gobinary", "gomod"]
	],
	[
		"rubygems",
		"gem",
		["bundler", "gemspec"]
	],
	[
		"cargo",
		"dotted",
		["cargo", "rustbinary"]
	],
	[
		"composer",
		"dotted",
		["composer", "composer-vendor"]
	],
	[
		"nuget",
		"dotted",
		[
			"nuget",
			"dotnet-core",
			"packages-props"
		]
	],
	[
		"pub",
		"dotted",
		["pub"]
	],
	[
		"erlang",
		"dotted",
		["hex"]
	],
	[
		"conan",
		"dotted",
		["conan"]
	],
	[
		"swift",
		"dotted",
		["swift"]
	],
	[
		"cocoapods",
		"gem",
		["cocoapods"]
	],
	[
		"bitnami",
		"semver",
		["bitnami"]
	],
	[
		"k8s",
		"dotted",
		["kubernetes"]
	],
	[
		"julia",
		"dotted",
		["julia"]
	]
].flatMap(([ecosystem, scheme, types]) => types.map((type) => [type, {
	ecosystem,
	scheme
}])));
/** The advisories that trivy uses for packages of one of its types. Undefined if it has none, as for conda. */
function languageSource(type) {
	return LANGUAGES$1.get(type);
}
/** The name that advisories of an ecosystem use for a package. */
function advisoryName({ ecosystem }, name) {
	switch (ecosystem) {
		case "pip": return name.toLowerCase().replaceAll("_", "-");
		case "swift": return name.replace(/^https:\/\//, "").replace(/\.git$/, "");
		case "go":
		case "cocoapods":
		case "julia": return name;
		default: return name.toLowerCase();
	}
}
const BY_RELEASE = {
	alpine: (release) => ({
		name: `alpine ${minor(release)}`,
		scheme: "apk"
	}),
	wolfi: () => ({
		name: "wolfi",
		scheme: "apk"
	}),
	chainguard: () => ({
		name: "chainguard",
		scheme: "apk"
	}),
	minimos: () => ({
		name: "minimos",
		scheme: "apk"
	}),
	debian: (release) => ({
		name: `debian ${major(release)}`,
		scheme: "deb"
	}),
	ubuntu: (release) => ({
		name: `ubuntu ${release}`,
		scheme: "deb"
	}),
	echo: () => ({
		name: "echo",
		scheme: "deb"
	}),
	alma: (release) => rpm(`alma ${major(release)}`),
	rocky: (release) => rpm(`rocky ${major(release)}`),
	oracle: (release) => rpm(`Oracle Linux ${major(release)}`),
	amazon: (release) => rpm(`amazon linux ${amazon(release)}`),
	azurelinux: (release) => rpm(`Azure Linux ${minor(release)}`),
	"cbl-mariner": (release) => rpm(`CBL-Mariner ${minor(release)}`),
	photon: (release) => rpm(`Photon OS ${release}`),
	sles: (release) => rpm(`SUSE Linux Enterprise ${release}`),
	slem: (release) => rpm(`SUSE Linux Enterprise Micro ${release}`),
	"opensuse-leap": (release) => rpm(`openSUSE Leap ${release}`),
	"opensuse-tumbleweed": () => rpm("openSUSE Tumbleweed"),
	bottlerocket: () => rpm("bottlerocket"),
	redhat: redHat,
	centos: redHat
};
/**
* The advisories that trivy uses for a distribution. Undefined if it has none, as for Fedora. Does not check whether the
* database has that source.
*/
function systemSource(family, release) {
	return lookUp(BY_RELEASE, family)?.(release);
}
/** The `ID` values in os-release of the distributions to which the advisories of a trivy family apply. */
const IDS = {
	alma: ["almalinux"],
	amazon: ["amzn"],
	azurelinux: ["azurelinux"],
	"cbl-mariner": ["mariner"],
	oracle: ["ol"],
	redhat: ["rhel"],
	slem: [
		"sle-micro",
		"sl-micro",
		"sle-micro-rancher"
	],
	"opensuse-leap": ["opensuse", "opensuse-leap"]
};
/** Whether a distribution with this `ID` is the family itself, and not a distribution derived from it. */
function isSameDistribution(family, id) {
	return (lookUp(IDS, family) ?? [family]).includes(id.toLowerCase());
}
/** The release of the packages. For alpine, the release of the image's package repositories has priority. */
function releaseOf(family, name, repository) {
	const [repositoryFamily, release] = repository?.split("/") ?? [];
	return family === "alpine" && repositoryFamily === family && release ? release : name;
}
const REPOSITORIES = {
	6: ["rhel-6-server-rpms", "rhel-6-server-extras-rpms"],
	7: ["rhel-7-server-rpms", "rhel-7-server-extras-rpms"],
	8: ["rhel-8-for-x86_64-baseos-rpms", "rhel-8-for-x86_64-appstream-rpms"],
	9: ["rhel-9-for-x86_64-baseos-rpms", "rhel-9-for-x86_64-appstream-rpms"]
};
/** For a package that does not name its repositories, trivy uses the repositories of the release. */
function redHat(release) {
	return {
		...rpm("Red Hat"),
		repositories: lookUp(REPOSITORIES, major(release)) ?? []
	};
}
function rpm(name) {
	return {
		name,
		scheme: "rpm"
	};
}
function amazon(release) {
	const year = major(release.trim().split(/\s+/)[0] ?? "");
	return [
		"2",
		"2022",
		"2023"
	].includes(year) ? year : "1";
}
/** `12` of `12.11` */
function major(release) {
	return release.split(".")[0] ?? "";
}
/** `3.22` of `3.22.1` */
function minor(release) {
	return release.split(".").slice(0, 2).join(".");
}

// src/domain/evidence/distribution.ts
const RELEASE_FILE = "etc/os-release";
/** Systems that have only packages of programming languages. */
const WITHOUT_PACKAGES = /* @__PURE__ */ new Set(["activestate"]);
/**
* Determines the advisories for the distribution that trivy recognised. If there are none, that is a deciding gap: trivy
* would find nothing and report success. `packages`: how many packages of the distribution the SBOM lists, and how many
* the scan includes. `systems`: the systems that the SBOM names.
*/
function evaluateSystem(os, packages, systems, distribution, has) {
	const gaps = [];
	const gap = (why, decides = true) => gaps.push({
		kind: "system",
		path: RELEASE_FILE,
		why,
		decides
	});
	if (systems.length > 1) gap("several operating systems are listed, and only one can be scanned");
	if (os === void 0) {
		if (systems.length > 0) gap("there are packages of a distribution that is not recognised");
		else if (distribution.id !== void 0) gap(`neither trivy nor Assay can read the packages of ${distribution.id}`);
		return { gaps };
	}
	if (WITHOUT_PACKAGES.has(os.family)) return { gaps };
	const release = releaseOf(os.family, os.name, distribution.repository);
	const named = `${os.family} ${release}`.trim();
	if (packages.listed === 0) gap(`no package of ${named} is listed: its package database is missing or cannot be read`);
	const { id } = distribution;
	if (id !== void 0 && !isSameDistribution(os.family, id)) {
		gap(`${id} is derived from ${os.family}, and the database has no advisories for it`);
		return { gaps };
	}
	if (distribution.isExtended) gap("its fixes come from an extended support, but the advisories of that support are not compared", false);
	const source = systemSource(os.family, release);
	if (source !== void 0 && has(source.name)) {
		if (packages.listed > 0 && packages.scanned === 0) gap(`none of the ${packages.listed} packages of ${named} was scanned`);
		return {
			source,
			gaps
		};
	}
	gap(`the database has no advisories of ${named}`, !os.endOfLife);
	return { gaps };
}

// src/domain/evidence/comparable.ts
/** Semantic Versioning 2.0: a character of an identifier. */
const CHARACTER = "[0-9A-Za-z-]";
/** A number without leading zeros. */
const NUMBER = "(?:0|[1-9]\\d*)";
/** An identifier of a pre-release: a number, or a text with at least one letter or hyphen. */
const PRERELEASE = `(?:${NUMBER}|\\d*[A-Za-z-]${CHARACTER}*)`;
/**
* The form that a version must have to be compared. trivy skips versions of other forms, and writes a line to its log
* only if there are advisories for a package of that name.
*/
const FORMS = {
	semver: new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+${CHARACTER}+(?:\\.${CHARACTER}+)*)?$`),
	dotted: /^v?\d+(?:\.\d+)*(?:-?[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/,
	pep440: /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|beta|preview|pre|rc|a|b|c)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i,
	gem: /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
	maven: /^./,
	deb: /^(?:\d+:)?\d[\p{L}\p{N}.+~:_-]*$/u,
	apk: /^\d[0-9A-Za-z._~-]*$/,
	rpm: /^./
};
/**
* The longest version that is compared, in UTF-16 units. Real ones have some 60; the time of the forms above grows with the
* square of the length and more.
*/
const LONGEST = 300;
/** The largest number that trivy can store: 64 bits. */
const LARGEST = 2n ** 64n - 1n;
/** Whether a version can be compared with the ranges of an advisory. An empty version and a very long one cannot. */
function isComparable(scheme, version) {
	const text = version.trim();
	if (text.length > LONGEST || !FORMS[scheme].test(text)) return false;
	if (scheme === "maven" || scheme === "deb" || scheme === "apk" || scheme === "rpm") return true;
	return ((/^v?(?:\d+!)?\d+(?:\.\d+)*/i.exec(text)?.[0] ?? "").match(/\d+/g) ?? []).every((part) => part.length < 20 || BigInt(part) <= LARGEST);
}
/** A release of Go, maybe with an addition: `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.3 X:boringcrypto`. */
const GO_RELEASE = /^v?(?:go)?(\d+(?:\.\d+){1,2}(?:(?:rc|beta)\d+)?)(?:\s|-X:|$)/;
/**
* The release of Go, such as `v1.26.5`, in a version of its standard library that a vendor or an experiment changed.
* Undefined if there is none, as in `devel go1.27-4a1b2c3`.
*/
function goRelease(version) {
	const release = GO_RELEASE.exec(version)?.[1];
	return release === void 0 ? void 0 : `v${release}`;
}

// src/formats/sbom/cyclonedx-versions.ts
/**
* The SBOM with versions that trivy can compare. Vendors of Go add words to the version of Go in a program
* (`v1.26.5 (Red Hat 1.26.5-1.el9)`), and trivy then finds nothing. Returns the same object if nothing changes.
*/
function withReadableVersions(bom) {
	const components = bom.components.map(readable);
	return components.every((component, at) => component === bom.components[at]) ? bom : {
		...bom,
		components
	};
}
function readable(component) {
	const { name, version = "", purl } = component;
	if (name !== "stdlib" || !trivyValues(component, "PkgType").includes("gobinary")) return component;
	const release = goRelease(version);
	if (release === void 0 || release === version || purl === void 0) return component;
	return {
		...component,
		version: release,
		purl: `pkg:golang/stdlib@${release}`
	};
}

// src/domain/finding/package-file.ts
/**
* Whether a package file is in a folder into which a package manager installs. The `package.json` of an application, or
* one in the tests of a package, is not an installed package and cannot be required by its name.
*/
function isInstalled(path) {
	if (!path.endsWith("/package.json") && path !== "package.json") return true;
	const below = path.split("node_modules/").at(-1)?.split("/") ?? [];
	return path.includes("node_modules/") && below.length === (below[0]?.startsWith("@") ? 3 : 2);
}

// src/formats/tools/trivy-log.ts
/**
* The warnings of trivy 0.74 that are not reported, by the beginning of their text. `covered`: Assay sees the same in the
* report, the SBOM or the database. `harmless`: nothing is left out. All other warnings are reported.
*/
const KNOWN = [
	["Unsupported os", "covered"],
	["This OS version is not on the EOL list", "covered"],
	["This OS version is no longer supported", "covered"],
	["The vulnerability detection may be insufficient", "covered"],
	["No OS package is detected", "covered"],
	["e.g. files under", "covered"],
	["Mixing Alpine versions is unsupported", "covered"],
	["Conda package is supported for SBOM", "covered"],
	["The library type is not supported", "covered"],
	["Multiple OS components are not supported", "covered"],
	["Failed to parse component", "covered"],
	["Failed to create PackageURL", "covered"],
	["Third-party SBOM may lead", "harmless"],
	["Recommend using Trivy", "harmless"],
	["Failed to parse image reference", "harmless"],
	["Unsupported hash algorithm", "harmless"],
	["Unable to marshal SPDX licenses", "harmless"],
	["Unable to calculate SPDX licenses ID", "harmless"],
	["Using severities from other vendors", "harmless"],
	["Unable to get vulnerability details", "harmless"],
	["No severity found in specified sources", "harmless"],
	["Unsupported severity", "harmless"],
	["Unable to collect", "harmless"],
	["Unable to get checksum", "harmless"],
	["Unable to get licenses and dependencies", "harmless"],
	["Unable to find python `site-packages` directory", "harmless"],
	["Unable to parse pyproject.toml to identify", "harmless"],
	["Unable to parse composer.json to identify", "harmless"],
	["Unable to parse Cargo.toml to identify", "harmless"],
	["Unable to parse package.json to remove dev", "harmless"],
	["Unable to parse METADATA file", "harmless"],
	["Unable to parse cache dir", "harmless"],
	["Could not parse -ldflags", "harmless"],
	["Failed to calculate", "harmless"]
];
/**
* Reads the debug log of an inventory. trivy ignores package files that it cannot parse, packages with versions that it
* cannot read, and Java archives that it does not know. Only the log says so.
*/
function parseInventoryLog(log) {
	const unreadable = [];
	const leftOut = [];
	const [unknown, guessed, unidentified] = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	];
	const thirdParty = /* @__PURE__ */ new Set();
	for (const line of linesOf(log)) {
		const field = (name) => line.fields.get(name);
		const error = field("err");
		const file = field("file");
		switch (line.message) {
			case "[dpkg] Parse error":
				unreadable.push(field("file_path") ?? "var/lib/dpkg/status");
				break;
			case "[analyzer] Analysis error":
			case "Analysis error":
				unreadable.push(fileIn(error) ?? "a package file");
				break;
			case "Walk error":
				unreadable.push(field("file_path") ?? error ?? "a file");
				break;
			case "[jar] Failed to parse":
				if (file !== void 0) unreadable.push(file);
				break;
			case "[jar] No such POM in the central repositories":
				if (file !== void 0) unidentified.add(file);
				break;
			case "[jar] POM was determined in a heuristic way":
				if (file !== void 0) guessed.add(file);
				break;
			case "[apk] Invalid version found":
				leftOut.push({
					...named$1(field, "name"),
					path: "lib/apk/db/installed"
				});
				break;
			case "[dpkg] Invalid version":
			case "[dpkg] Invalid source version":
				leftOut.push({
					...named$1(field, "package"),
					path: "var/lib/dpkg/status"
				});
				break;
			case "[dpkg] Third-party package detected":
				thirdParty.add(field("package") ?? "");
				break;
			default: if (isUnknown(line)) unknown.add(kindOf(line));
		}
	}
	return {
		unreadable,
		unidentified: [...unidentified].filter((archive) => !guessed.has(archive)),
		leftOut,
		thirdParty: [...thirdParty],
		unknown: [...unknown]
	};
}
/** The gaps of an image's inventory by its log. */
function inventoryLogGaps({ unreadable, leftOut }, canRun) {
	return [...[...new Set(unreadable)].sort().map((path) => {
		return {
			kind: "unreadable",
			path: plain(path, 300),
			why: "has the name of a package file, but cannot be read as one",
			decides: canRun && isInstalled(path)
		};
	}), ...leftOut.map(({ path, name, version }) => {
		const why = `has a version that cannot be compared (${plain(version, 60)})`;
		return {
			kind: "incomparable",
			path,
			package: plain(name, 200),
			why,
			decides: canRun
		};
	})];
}
/** The gaps that only the log of a scan shows: missing comparisons. `listed` are the packages of the SBOM. */
function scanLogGaps(log, listed, scope) {
	const path = scope.kind === "source" ? "." : "the image";
	const versions = new Set(listed.map(({ version }) => version));
	const gaps = /* @__PURE__ */ new Map();
	for (const line of linesOf(log)) if (line.message === "Version matching error") {
		const error = line.fields.get("err") ?? "";
		const version = VERSION_ERROR.exec(error)?.[1];
		if (version !== void 0 && versions.has(version)) continue;
		const why = "the scanner cannot read the version range of an advisory";
		gaps.set(why, {
			kind: "incomparable",
			path,
			why,
			decides: false
		});
	} else if (isUnknown(line)) {
		const why = `trivy gave a warning that Assay does not know (${kindOf(line)})`;
		gaps.set(why, {
			kind: "incomparable",
			path,
			why,
			decides: false
		});
	}
	return [...gaps.values()];
}
/** `npm version error (1.2.5.0.0): …` */
const VERSION_ERROR = /^(?:\w+ )?version error \((.*?)\):/s;
/** Time, level, message and fields, separated by tabs. */
const LINE = /^\S+\t(DEBUG|WARN|ERROR)\t([^\t]*)(?:\t(.*))?$/;
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
/** `key=value` or `key="value"` */
const FIELD = new RegExp(String.raw`(?:^|\s)([A-Za-z_-]+)=(${QUOTED}|[^\s"]+)`, "g");
function* linesOf(log) {
	for (const text of log.split("\n")) {
		const [, level = "", message = "", rest = ""] = LINE.exec(text) ?? [];
		if (level !== "") yield {
			level,
			message: message.trim(),
			fields: fieldsOf(rest)
		};
	}
}
function fieldsOf(text) {
	const fields = /* @__PURE__ */ new Map();
	for (const [, name = "", value = ""] of text.matchAll(FIELD)) if (!fields.has(name)) fields.set(name, value.startsWith("\"") ? unquoted(value) : value);
	return fields;
}
function unquoted(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "string" ? value : text;
	} catch {
		return text.slice(1, -1);
	}
}
function named$1(field, name) {
	return {
		name: field(name) ?? "",
		version: field("version") ?? ""
	};
}
/** The path in `failed to parse a/package.json: failed to parse a/package.json: …`, where it is twice. */
function fileIn(error) {
	return error && (/^failed to parse (.+?): failed to parse \1: /s.exec(error)?.[1] ?? error);
}
function isUnknown({ level, message }) {
	if (level === "DEBUG") return false;
	const text = message.replace(/^\[[^\]]*\] /, "");
	return !KNOWN.some(([beginning]) => text.startsWith(beginning));
}
/** The level and component of a warning. Its text is left out, since it may contain text of the image. */
function kindOf({ level, message }) {
	return `${level}, ${/^\[([a-z0-9 ._-]{1,30})\]/i.exec(message)?.[1] ?? "no name"}`;
}

// src/turns.ts
/** A cancelled job is killed soon after its first signal, and no signal is answered while this process computes. */
const LONGEST_MS = 50;
/**
* Gives other work of the process a turn: between two steps that take long, for example for thousands of packages. After
* the first `setImmediate` of a step that began with input or output, nothing else has had a turn yet.
*/
async function giveTurn() {
	await setImmediate();
	await setImmediate();
}
/** Gives a turn now and then: in a loop that may be long, each pass awaits {@link give}. */
var Turns = class {
	#since = performance.now();
	async give() {
		if (performance.now() - this.#since < LONGEST_MS) return;
		await giveTurn();
		this.#since = performance.now();
	}
};

// src/stages/shared/sbom-documents.ts
/**
* The parsed CycloneDX documents of one run. A document is parsed once, where it is made or first read, and later
* stages get the parsed document. The key is the hash of the file, so a document always belongs to those bytes.
*/
var SbomDocuments = class {
	#documents = /* @__PURE__ */ new Map();
	/** Adds the document that was written to a file. */
	add({ sha256 }, bom) {
		this.#documents.set(sha256, bom);
	}
	/**
	* The document of a file. A file that no stage has added is parsed. The fault says why there is no document; a file
	* whose bytes do not have the recorded hash has none, because later stages would get it for the bytes that have it.
	*/
	async read(file) {
		const known = this.#documents.get(file.sha256);
		if (known !== void 0) return parsed$1(known);
		const bytes = await readFile(file.path).catch(() => void 0);
		if (bytes === void 0) return unparsable("the SBOM file cannot be read");
		if (hexOf(bytes) !== file.sha256) return unparsable("the SBOM file is not the one that was written");
		const bom = parseBom(bytes.toString());
		if (bom.ok) this.add(file, bom.value);
		return bom;
	}
	/** The document of a file for its last reader: it is removed here, so that the memory can be freed. */
	take({ sha256 }) {
		const bom = this.#documents.get(sha256);
		this.#documents.delete(sha256);
		return bom;
	}
};

// src/formats/tools/bolt.ts
/** The file is no bbolt database, or is damaged. */
var BoltError = class extends Error {};
/** Sizes of bbolt's structures in bytes. All numbers are little-endian, as on the machines that make the databases. */
const PAGE_HEADER = 16;
const ELEMENT = 16;
const BUCKET_HEADER = 16;
const META = {
	size: 64,
	magic: 3977042669,
	version: 2
};
const FLAG = {
	branch: 1,
	leaf: 2,
	bucket: 1
};
/** Greatest depth. Real databases have a depth of 4; more than this is a circle. */
const DEEPEST = 32;
/** Greatest size of a page with its overflow pages. The largest value of trivy's database has some kB. */
const LARGEST_PAGE = 67108864;
/** Smallest size of a page. */
const SMALLEST_PAGE = 512;
/**
* Opens a bbolt database to read a few of its pages, never the whole file: trivy's has 700 MB. As for bbolt itself, the
* newer of its two meta pages counts, and one with a wrong checksum does not count.
*/
async function openBolt(readAt) {
	const first = await readAt(0, PAGE_HEADER + META.size);
	const size = metaOf(first)?.pageSize;
	if (size === void 0) throw new BoltError("the first page is not that of a bbolt database");
	const [newest] = [first, await readAt(size, PAGE_HEADER + META.size)].flatMap((page) => {
		const meta = metaOf(page);
		return meta?.valid === true && meta.pageSize === size ? [meta] : [];
	}).sort((a, b) => a.transaction < b.transaction ? 1 : -1);
	if (newest === void 0) throw new BoltError("both meta pages are damaged");
	return bucketAt({
		readAt,
		size,
		count: newest.pages
	}, { page: newest.root });
}
function metaOf(page) {
	if (page.length < PAGE_HEADER + META.size) return void 0;
	const meta = page.subarray(PAGE_HEADER);
	if (meta.readUInt32LE(0) !== META.magic || meta.readUInt32LE(4) !== META.version) return void 0;
	const pageSize = meta.readUInt32LE(8);
	const isPowerOf2 = pageSize >= SMALLEST_PAGE && (pageSize & pageSize - 1) === 0;
	return {
		pageSize,
		root: meta.readBigUInt64LE(16),
		pages: meta.readBigUInt64LE(40),
		transaction: meta.readBigUInt64LE(48),
		valid: isPowerOf2 && meta.readBigUInt64LE(56) === fnv1a(meta.subarray(0, 56))
	};
}
/** FNV-1a with 64 bits: bbolt's checksum. */
function fnv1a(bytes) {
	let hash = 14695981039346656037n;
	for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash;
}
function bucketAt(pages, root) {
	const find = async (name) => {
		const key = Buffer.from(name);
		const left = { pages: pages.count };
		let elements = await elementsOf(pages, root, left);
		for (let depth = 0; depth < DEEPEST; depth += 1) {
			const at = elements.findLast((element) => Buffer.compare(element.name, key) <= 0);
			if (at?.child === void 0) return at?.name.equals(key) ? at : void 0;
			elements = await elementsOf(pages, { page: at.child }, left);
		}
		throw new BoltError("its pages form a circle");
	};
	return {
		buckets: async () => {
			const names = [];
			await walk(pages, root, DEEPEST, { pages: pages.count }, ({ name, isBucket }) => {
				if (isBucket) names.push(name.toString("utf8"));
			});
			return names;
		},
		bucket: async (name) => {
			const found = await find(name);
			if (found?.value === void 0 || !found.isBucket) return void 0;
			return bucketAt(pages, rootOf(found.value));
		},
		has: async (name) => await find(name) !== void 0
	};
}
async function walk(pages, root, depth, left, visit) {
	if (depth === 0) throw new BoltError("its pages form a circle");
	for (const element of await elementsOf(pages, root, left)) if (element.child === void 0) visit(element);
	else await walk(pages, { page: element.child }, depth - 1, left, visit);
}
function rootOf(value) {
	if (value.length < BUCKET_HEADER) throw new BoltError("a bucket is cut off");
	const page = value.readBigUInt64LE(0);
	return page === 0n ? { inline: value.subarray(BUCKET_HEADER) } : { page };
}
async function elementsOf(pages, root, left) {
	const page = "inline" in root ? root.inline : await pageAt(pages, root.page, left);
	if (page.length < PAGE_HEADER) throw new BoltError("a page is cut off");
	const flags = page.readUInt16LE(8);
	const count = page.readUInt16LE(10);
	if (PAGE_HEADER + count * ELEMENT > page.length) throw new BoltError("a page is cut off");
	if (flags & FLAG.branch) return Array.from({ length: count }, (_, at) => branch(page, at));
	if (flags & FLAG.leaf) return Array.from({ length: count }, (_, at) => leaf(page, at));
	throw new BoltError("a page is of an unexpected kind");
}
async function pageAt({ readAt, size, count }, id, left) {
	if (id < 2n || id >= count) throw new BoltError("a page is outside the file");
	const position = Number(id) * size;
	const first = await readAt(position, size);
	if (first.length < size) throw new BoltError("the file is cut off");
	if (first.readBigUInt64LE(0) !== id) throw new BoltError("a page has an unexpected number");
	const overflow = first.readUInt32LE(12);
	left.pages -= BigInt(overflow) + 1n;
	if (left.pages < 0n) throw new BoltError("its pages are in several places of one tree");
	if (overflow === 0) return first;
	const whole = (overflow + 1) * size;
	if (whole > LARGEST_PAGE) throw new BoltError("a page is too large");
	const page = await readAt(position, whole);
	if (page.length < whole) throw new BoltError("the file is cut off");
	return page;
}
function branch(page, index) {
	const at = PAGE_HEADER + index * ELEMENT;
	const name = slice(page, at + page.readUInt32LE(at), page.readUInt32LE(at + 4));
	return {
		name: index === 0 ? Buffer.alloc(0) : name,
		child: page.readBigUInt64LE(at + 8),
		isBucket: false
	};
}
function leaf(page, index) {
	const at = PAGE_HEADER + index * ELEMENT;
	const [position, length] = [at + page.readUInt32LE(at + 4), page.readUInt32LE(at + 8)];
	return {
		name: slice(page, position, length),
		value: slice(page, position + length, page.readUInt32LE(at + 12)),
		isBucket: (page.readUInt32LE(at) & FLAG.bucket) !== 0
	};
}
function slice(page, from, length) {
	if (from + length > page.length) throw new BoltError("a page is cut off");
	return page.subarray(from, from + length);
}

// src/stages/scan/advisory-sources.ts
/** Buckets without advisories. */
const OTHER_BUCKETS = /* @__PURE__ */ new Set([
	"trivy",
	"vulnerability",
	"vulnerability-id",
	"data-source",
	"Red Hat CPE"
]);
/**
* Opens trivy's database and reads which releases and ecosystems have advisories in it. So Assay knows a new release
* without an update, and reports a release that was removed. Throws `database-unavailable`.
*/
async function withAdvisorySources({ cacheDir }, use) {
	const path = join(cacheDir, "db", "trivy.db");
	const file = await open(path);
	try {
		return await use(await sourcesIn(await openBolt(async (position, length) => {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
			return buffer.subarray(0, bytesRead);
		})));
	} catch (error) {
		if (!(error instanceof BoltError)) throw error;
		throw fault("database-unavailable", "scan", `${path} cannot be read: ${error.message}`, error);
	} finally {
		await file.close();
	}
}
async function sourcesIn(root) {
	const names = (await root.buckets()).filter((name) => !OTHER_BUCKETS.has(name));
	const known = new Set(names);
	const of = (ecosystem) => names.filter((name) => name.startsWith(`${ecosystem}::`));
	return {
		has: (source) => known.has(source),
		hasEcosystem: (ecosystem) => of(ecosystem).length > 0,
		hasAdvisories: async (ecosystem, name) => {
			for (const source of of(ecosystem)) if (await (await root.bucket(source))?.has(name)) return true;
			return false;
		},
		knowsRepository: async (repositories, builds) => {
			const cpe = await root.bucket("Red Hat CPE");
			const [byRepository, byBuild] = [await cpe?.bucket("repository"), await cpe?.bucket("nvr")];
			for (const name of repositories) if (await byRepository?.has(name)) return true;
			for (const name of builds) if (await byBuild?.has(name)) return true;
			return false;
		}
	};
}

// src/stages/scan/compare-packages.ts
/** Further gaps are reported only as a number. */
const MOST_GAPS = 1e3;
/**
* Finds out for each package of an SBOM whether it was compared with advisories. trivy does not report this: it accepts
* packages that it has no advisories for, and skips versions that it cannot read.
*/
async function comparePackages(listed, scanned, context) {
	const byRef = new Map(scanned.map((entry) => [entry.ref, entry]));
	const results = [];
	const missed = listed.filter(({ ref }) => !byRef.has(ref)).map(({ label }) => plain(label, 100));
	const notScanned = `was not scanned: ${listed.length - missed.length} of ${listed.length} packages were (missed: ${missed.slice(0, 3).join(", ")})`;
	for (const entry of listed) results.push(await resultOf(entry, byRef.get(entry.ref) ?? notScanned, context));
	const count = (kind) => results.filter((result) => result.kind === kind).length;
	const gaps = results.flatMap(({ gap }) => gap ?? []).sort((a, b) => Number(b.decides) - Number(a.decides));
	return {
		compared: count("compared"),
		incomparable: count("incomparable"),
		unsourced: count("unsourced"),
		gaps: bounded$1(gaps)
	};
}
/** `scanned` is a sentence if trivy did not scan the package. */
async function resultOf(listed, scanned, context) {
	const { canRun, sources } = context;
	const gap = (kind, path, why, decides = true) => ({
		kind,
		gap: {
			kind,
			path: plain(path, 500),
			package: plain(listed.label, 200),
			why,
			decides: decides && canRun
		}
	});
	const file = PACKAGE_FILES[listed.label.slice(4, 7)];
	if (typeof scanned === "string") return gap("unsourced", listed.path ?? file ?? ".", scanned);
	const path = listed.path ?? scanned.path ?? file ?? ".";
	if (scanned.isSystem) return systemResultOf(listed, context, (why, decides) => gap("incomparable", path, why, decides));
	const source = languageSource(scanned.type);
	if (source === void 0 || !sources.hasEcosystem(source.ecosystem)) return gap("unsourced", path, `has no advisories in the database (${plain(scanned.type, 40)})`);
	if (isComparable(source.scheme, listed.version)) return { kind: "compared" };
	const why = unreadable(source.scheme, listed.version);
	if (source.ecosystem === "go" && listed.version === "") return gap("incomparable", path, why, false);
	return gap("incomparable", path, why, await sources.hasAdvisories(source.ecosystem, advisoryName(source, listed.name)) || isInstalled(path));
}
/** The file in which trivy finds the packages of a distribution, by the type of their PURL. */
const PACKAGE_FILES = {
	deb: "var/lib/dpkg/status",
	apk: "lib/apk/db/installed",
	rpm: "var/lib/rpm"
};
async function systemResultOf(listed, { distribution, sources }, gap) {
	if (distribution === void 0) return { kind: "unsourced" };
	const { family, source } = distribution;
	if (listed.isThirdParty && family !== "echo") return gap(`is not a package of ${family}, so the advisories of ${family} do not cover it`, false);
	if (!isComparable(source.scheme, listed.version)) return gap(unreadable(source.scheme, listed.version));
	if (source.repositories !== void 0) {
		const repositories = listed.repositories.length + listed.builds.length > 0 ? listed.repositories : source.repositories;
		if (await sources.knowsRepository(repositories, listed.builds)) return { kind: "compared" };
		return gap("is from a repository that the advisories do not name");
	}
	return { kind: "compared" };
}
function unreadable(scheme, version) {
	const shown = plain(version, 60);
	return shown === "" ? "has no version" : `has a version that cannot be compared (${shown}, ${scheme})`;
}
function bounded$1(gaps) {
	const more = gaps.slice(MOST_GAPS);
	const [first] = more;
	if (first === void 0) return gaps;
	const rest = {
		kind: first.kind,
		path: ".",
		why: `and ${more.length} more packages were not compared`,
		decides: first.decides
	};
	return [...gaps.slice(0, MOST_GAPS), rest];
}

// src/domain/evidence/canaries.ts
/**
* Packages that are known to be vulnerable for years, by ecosystem. A server that finds nothing in them has no advisories
* for the ecosystem, or does not compare.
*/
const LANGUAGES = [
	["npm", [
		"pkg:npm/lodash@4.17.20",
		"pkg:npm/minimist@1.2.5",
		"pkg:npm/axios@0.21.0"
	]],
	["pip", [
		"pkg:pypi/requests@2.19.0",
		"pkg:pypi/jinja2@2.10",
		"pkg:pypi/urllib3@1.24.1"
	]],
	["jar", ["pkg:maven/org.apache.logging.log4j/log4j-core@2.14.0", "pkg:maven/org.yaml/snakeyaml@1.25"]],
	["gobinary", ["pkg:golang/stdlib@v1.20.0", "pkg:golang/golang.org/x/net@v0.1.0"]],
	["gemspec", ["pkg:gem/rack@2.0.1", "pkg:gem/nokogiri@1.8.0"]],
	["cargo", ["pkg:cargo/smallvec@0.6.0", "pkg:cargo/time@0.1.40"]],
	["composer", ["pkg:composer/guzzlehttp/guzzle@6.0.0", "pkg:composer/twig/twig@1.0.0"]],
	["nuget", ["pkg:nuget/Newtonsoft.Json@12.0.1", "pkg:nuget/System.Text.Encodings.Web@4.5.0"]],
	["pub", ["pkg:pub/http@0.13.0", "pkg:pub/dio@4.0.0"]],
	["hex", ["pkg:hex/plug@1.0.0", "pkg:hex/phoenix@1.0.0"]],
	["swift", ["pkg:swift/github.com/vapor/vapor@4.0.0", "pkg:swift/github.com/apple/swift-nio-http2@1.0.0"]]
];
/** Packages of which every distribution has had advisories. Version 0 is before every fix. */
const OF_SYSTEMS = [
	"openssl",
	"nginx",
	"curl",
	"bash",
	"glibc",
	"zlib",
	"expat",
	"busybox",
	"libxml2",
	"sqlite"
];
/** The packages of all ecosystems. */
const LANGUAGE_CANARIES = LANGUAGES.flatMap(([type, purls]) => {
	const source = languageSource(type);
	return source === void 0 ? [] : purls.map((purl) => ({
		kind: "ecosystem",
		source: source.ecosystem,
		purl
	}));
});
/** The packages of a release of a distribution. Empty if trivy has no advisories for the distribution. */
function systemCanaries(family, release) {
	const source = systemSource(family, release);
	if (source === void 0) return [];
	const { scheme } = source;
	const version = scheme === "rpm" ? "0-0" : "0";
	return OF_SYSTEMS.map((name) => ({
		kind: "system",
		source: source.name,
		purl: `pkg:${scheme}/${family}/${name}@${version}?distro=${family}-${release}`
	}));
}

// src/formats/sbom/cyclonedx-added.ts
/** The document with more packages. Those of the distribution belong to its operating system. */
function withAddedPackages(bom, added) {
	const system = bom.components.find(({ type }) => type === "operating-system")?.["bom-ref"];
	const ofSystem = added.flatMap(({ ref, isSystem }) => isSystem ? ref : []);
	const others = bom.dependencies.filter(({ ref }) => ref !== system);
	const installed = bom.dependencies.find(({ ref }) => ref === system)?.dependsOn ?? [];
	return {
		...bom,
		components: [...bom.components, ...added.map(componentOf)],
		dependencies: system === void 0 ? bom.dependencies : [...others, {
			ref: system,
			dependsOn: [...installed, ...ofSystem]
		}]
	};
}
function componentOf({ ref, purl, isSystem }) {
	const [, path = "", version = ""] = /^pkg:[^/]+\/(.*)@([^@?]*)/.exec(purl) ?? [];
	const at = path.lastIndexOf("/");
	const group = at < 0 || isSystem ? {} : { group: path.slice(0, at) };
	const properties = [{
		name: `${TRIVY}PkgID`,
		value: ref
	}];
	return {
		"bom-ref": ref,
		type: "library",
		...group,
		name: path.slice(at + 1),
		version,
		purl,
		properties
	};
}

// src/stages/scan/server-question.ts
/**
* The SBOM with packages that are known to be vulnerable, for a trivy server: nothing else shows that what answers for
* this SBOM has advisories. Their names in the document are new each time. So no other answer can be taken for this one,
* and two runs with the same packages do not disturb one another: a server keeps what it scans under its hash, and each
* client removes it at its end. What the server cannot show counts as not there: the repositories of Red Hat.
*/
function withCanaries(bom, host) {
	const id = randomUUID();
	const canaries = new Map(canariesFor(bom).map((canary, at) => [`canary-${id}-${at}`, canary]));
	const added = [...canaries].map(([ref, { kind, purl }]) => ({
		ref,
		purl,
		isSystem: kind === "system"
	}));
	return {
		bom: withAddedPackages(bom, added),
		read: (report) => answerIn(report, canaries, host)
	};
}
function canariesFor(bom) {
	const [system, ...others] = operatingSystemsOf(bom);
	if (system === void 0 || others.length > 0) return LANGUAGE_CANARIES;
	const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
	return [...LANGUAGE_CANARIES, ...systemCanaries(system.name, release)];
}
/** Throws `database-unavailable` if nothing was found in any of these canaries: then it is no answer to this question, or there are no advisories. */
function answerIn(report, canaries, host) {
	const found = new Set(report.vulnerabilities.flatMap(({ ref }) => canaries.get(ref) ?? []));
	if (report.server === void 0 || found.size === 0) throw fault("database-unavailable", "scan", `the trivy server ${host} finds nothing in packages that are known to be vulnerable, so what it does not find proves nothing`);
	const shown = (kind) => new Set([...found].flatMap((canary) => canary.kind === kind ? canary.source : []));
	const [systems, ecosystems] = [shown("system"), shown("ecosystem")];
	const packages = report.packages.filter(({ ref }) => !canaries.has(ref));
	return {
		database: report.server.database,
		report: {
			...report,
			packages,
			osPackages: packages.filter(({ isSystem }) => isSystem).length,
			vulnerabilities: report.vulnerabilities.filter(({ ref }) => !canaries.has(ref))
		},
		sources: {
			has: (source) => systems.has(source),
			hasEcosystem: (ecosystem) => ecosystems.has(ecosystem),
			hasAdvisories: async () => true,
			knowsRepository: async () => false
		}
	};
}

// src/formats/tools/trivy-report.ts
const text$2 = string().default("");
const score = number$1().default(0);
const VulnerabilitySchema$1 = object({
	VulnerabilityID: string().min(1),
	PkgName: string().min(1),
	InstalledVersion: text$2,
	FixedVersion: text$2,
	Severity: string(),
	Title: text$2,
	PrimaryURL: text$2,
	PkgIdentifier: object({
		PURL: string().optional(),
		BOMRef: text$2
	}).default({ BOMRef: "" }),
	PkgPath: text$2,
	Layer: object({ DiffID: text$2 }).default({ DiffID: "" }),
	VendorIDs: array(string()).nullish(),
	PublishedDate: datetime({ offset: true }).nullish(),
	CVSS: record(string(), object({
		V3Score: score,
		V40Score: score
	})).nullish()
});
const ReportSchema = object({
	SchemaVersion: literal(2),
	ArtifactType: literal("cyclonedx"),
	Metadata: object({ OS: object({
		Family: string(),
		Name: text$2,
		EOSL: boolean().default(false)
	}).optional() }).default({}),
	Trivy: object({ Server: object({
		Version: text$2,
		VulnerabilityDB: unknown().optional()
	}).optional() }).default({}),
	Results: array(object({
		Target: text$2,
		Type: text$2,
		Class: text$2,
		Packages: array(object({
			Name: text$2,
			FilePath: text$2,
			Identifier: object({ BOMRef: text$2 }).default({ BOMRef: "" })
		})).nullish(),
		Vulnerabilities: array(VulnerabilitySchema$1).nullish()
	})).nullish()
});
/** Reads the JSON report of `trivy sbom`. The fault is a sentence. */
function parseTrivyReport(json) {
	let document;
	try {
		document = JSON.parse(json);
	} catch {
		return unparsable(json.trim() === "" ? "the report is empty" : "the report is not complete JSON");
	}
	const { success, data, error } = ReportSchema.safeParse(document);
	if (!success) return unparsable(`the report has another form than expected (${firstIssue(error)})`);
	const results = data.Results ?? [];
	const os = data.Metadata.OS;
	const packages = results.flatMap((result) => (result.Packages ?? []).map(({ Name, FilePath, Identifier }) => {
		const path = pathOf$1(FilePath, result);
		return {
			ref: Identifier.BOMRef,
			name: Name,
			type: result.Type,
			isSystem: result.Class === "os-pkgs",
			...optional({ path })
		};
	}));
	const { Server: server } = data.Trivy;
	const database = server && databaseMetadata(server.VulnerabilityDB, 2);
	return parsed$1({
		...server && database?.ok && { server: {
			version: server.Version,
			database: database.value
		} },
		...os === void 0 || os.Family === "" || os.Family === "none" ? {} : { os: {
			family: os.Family,
			name: os.Name,
			endOfLife: os.EOSL
		} },
		osPackages: packages.filter(({ isSystem }) => isSystem).length,
		packages,
		vulnerabilities: results.flatMap((result) => (result.Vulnerabilities ?? []).map((found) => ({
			ref: found.PkgIdentifier.BOMRef,
			finding: toVulnerability(found, pathOf$1(found.PkgPath, result))
		})))
	});
}
/** Types whose packages have their own files. Their target is a name such as `Node.js`, and no file. */
const WITHOUT_LIST = /* @__PURE__ */ new Set([
	"node-pkg",
	"python-pkg",
	"conda-pkg",
	"gemspec",
	"jar"
]);
/** The file that shows a package: its own, or the one that lists it. A distribution's package has none. */
function pathOf$1(ownFile, result) {
	if (ownFile !== "") return ownFile;
	return result.Class === "lang-pkgs" && !WITHOUT_LIST.has(result.Type) && result.Target !== "" ? result.Target : void 0;
}
function toVulnerability(found, path) {
	const purl = found.PkgIdentifier.PURL;
	const type = purl && purlType(purl);
	const aliases = found.VendorIDs ?? [];
	const cvss = Math.max(0, ...Object.values(found.CVSS ?? {}).flatMap((by) => [by.V3Score, by.V40Score]));
	return {
		id: found.VulnerabilityID,
		severity: severityOf(found.Severity),
		...aliases.length === 0 ? {} : { aliases },
		package: found.PkgName,
		version: found.InstalledVersion,
		...optional({ purl }),
		...type ? { type } : {},
		...path === void 0 ? {} : { paths: [path] },
		...isDigest(found.Layer.DiffID) ? { layers: [found.Layer.DiffID] } : {},
		...cvss > 0 ? { cvss } : {},
		...found.PublishedDate ? { published: found.PublishedDate } : {},
		...found.FixedVersion === "" ? {} : { fixedIn: found.FixedVersion },
		...found.Title === "" ? {} : { title: found.Title },
		...found.PrimaryURL.startsWith("https://") ? { url: found.PrimaryURL } : {}
	};
}
function severityOf(name) {
	const severity = name.toLowerCase();
	return isSeverity(severity) ? severity : "unknown";
}
const DatabaseSchema = object({
	Version: literal(2),
	UpdatedAt: datetime({ offset: true }),
	NextUpdate: datetime({ offset: true }),
	DownloadedAt: datetime({ offset: true }).optional()
});
/**
* Reads `metadata.json` of a vulnerability database (schema 2) or Java database (schema 1). The fault is the end of a
* sentence that begins with the name of the file.
*/
function parseDatabaseMetadata(json, schema) {
	const document = parseJson(json);
	return document.ok ? databaseMetadata(document.value, schema) : document;
}
function databaseMetadata(document, schema) {
	const { success, data, error } = DatabaseSchema.extend({ Version: literal(schema) }).safeParse(document);
	if (!success) return unparsable(`has another form than expected (${firstIssue(error)})`);
	const { UpdatedAt, NextUpdate, DownloadedAt } = data;
	const downloaded = DownloadedAt === void 0 || DownloadedAt.startsWith("0001-") ? {} : { downloadedAt: DownloadedAt };
	return parsed$1({
		updatedAt: UpdatedAt,
		nextUpdate: NextUpdate,
		...downloaded
	});
}

// src/stages/shared/read-tool.ts
/** Runs a tool and answers its stdout. Every end except exit code 0 is a fault with the last lines of its stderr. */
async function readTool(processes, check, command) {
	return successOf(await processes.read(command), check, command.tool);
}
/** The stdout of a successful exit; throws `disk-full`, `tool-failed` or `tool-timed-out` for every other end. */
function successOf(exit, check, tool) {
	const full = toolFullDisk(exit, check, tool);
	if (full !== void 0) throw full;
	switch (exit.kind) {
		case "exited":
			if (exit.code === 0) return exit.stdout;
			throw fault("tool-failed", check, `${tool} ended with exit code ${exit.code}${lastLines(exit.stderr)}`);
		case "killed": throw fault("tool-failed", check, `${tool} was killed by ${exit.signal}${lastLines(exit.stderr)}`);
		case "timed-out": throw fault("tool-timed-out", check, `${tool} did not end within ${exit.afterMs / 1e3} s and was stopped`);
		case "too-much-output": throw fault("tool-failed", check, `${tool} printed more than ${exit.limitBytes} bytes and was stopped`);
		case "not-started": throw fault("tool-failed", check, `${tool} could not be started: ${exit.message}`);
	}
}
/** trivy's progress lines. They do not explain a failure, and they name private folders. */
const PROGRESS = /^\S+\s+(?:DEBUG|INFO)\s/;
/** The last lines that explain a failure, with a colon before them. */
function lastLines(stderr) {
	const lines = stderr.trim().split("\n").filter(Boolean).filter((line) => !PROGRESS.test(line)).slice(-3);
	return lines.length === 0 ? "" : `: ${lines.join(" | ").slice(0, 600)}`;
}

// src/stages/shared/own-folders.ts
/** Variables that name private folders of a program, and the names of these folders. */
const FOLDERS = {
	HOME: "home",
	TMPDIR: "tmp",
	XDG_CACHE_HOME: "cached",
	XDG_CONFIG_HOME: "config"
};
/**
* The environment of a scanner whose private folders are below `folder`. No other program uses them, so a scanner can
* neither read nor prepare anything of another one.
*/
async function withOwnFolders(environment, folder) {
	const own = Object.entries(FOLDERS).map(([variable, name]) => [variable, join(folder, name)]);
	await Promise.all(own.map(([, path]) => mkdir(path, { mode: 448 })));
	return {
		...environment,
		...Object.fromEntries(own)
	};
}

// src/stages/scan/trivy-command.ts
/** Reports of large images: 20 MB for 5000 packages with many findings. */
const OUTPUT_LIMIT_BYTES = 268435456;
/** trivy has its own time limit of 5 minutes. It is set a little later than ours, so that ours applies. */
const GRACE_MS = 5e3;
/**
* A call of trivy that files around it cannot change. It gets a working folder of its own, and an explicit empty configuration
* and ignore file: trivy would load such files of the author of a pull request from the working folder.
*/
async function trivyCommand(world, call) {
	const trivy = await world.tools.acquire("trivy");
	const cwd = await world.workspace.folder("trivy");
	const [config, ignore] = [join(cwd, "config.yaml"), join(cwd, "ignore")];
	await Promise.all([writeFile(config, ""), writeFile(ignore, "")]);
	const cache = call.cacheDir ?? join(cwd, "cache");
	if (call.cacheDir === void 0) await mkdir(cache, { mode: 448 });
	const { view } = call;
	const fixed = [
		...[
			"--config",
			config,
			"--ignorefile",
			ignore
		],
		...["--cache-dir", cache],
		...["--timeout", `${Math.ceil((call.timeoutMs + GRACE_MS) / 1e3)}s`],
		...[
			"--skip-version-check",
			"--disable-telemetry",
			"--no-progress"
		],
		...call.quiet === false ? [] : ["--quiet"]
	];
	return {
		tool: "trivy",
		file: trivy.path,
		args: [...call.args, ...fixed],
		cwd,
		env: {
			...await withOwnFolders(world.workspace.environment, cwd),
			...call.env
		},
		timeoutMs: call.timeoutMs,
		maxOutputBytes: OUTPUT_LIMIT_BYTES,
		view: call.cacheDir === void 0 ? {
			...view,
			writes: [...view.writes ?? [], cache]
		} : view
	};
}

// src/stages/scan/trivy-sbom.ts
const SCAN_LIMIT_MS = 6e5;
/**
* Has trivy compare an SBOM with advisories, of this run's database or at a trivy server, and answers its report and its
* log. Throws `tool-failed` and `tool-timed-out`; for a server also `database-unavailable` and `tool-untrusted`.
*/
async function compareSbom(world, compared) {
	const { file, place, distro, database } = compared;
	const command = await trivyCommand(world, {
		args: [
			...[
				"sbom",
				file,
				"--scanners",
				"vuln"
			],
			...[
				"--format",
				"json",
				"--list-all-pkgs"
			],
			...[
				"--exit-code",
				"0",
				"--offline-scan",
				"--debug"
			],
			...distro === void 0 ? [] : ["--distro", distro],
			...placeArguments(database)
		],
		...placeOf$2(database, file),
		quiet: false
	});
	const { server } = database;
	const exit = await (server === void 0 ? world.processes.read(command) : retry(() => askServer(world, command), BOUNDS.trivyServer));
	await giveTurn();
	if (server !== void 0) demandAnswer(exit, hostOf(server));
	const report = orThrow(parseTrivyReport(successOf(exit, "scan", command.tool)), (why) => fault("tool-failed", "scan", `trivy's scan of ${place}: ${why}`));
	await giveTurn();
	if (server !== void 0) await demandSameServer(world, report, hostOf(server), database.facts);
	return {
		report,
		log: "stderr" in exit ? exit.stderr : ""
	};
}
function placeArguments({ server }) {
	if (server !== void 0) return ["--server", server.url];
	return [
		"--skip-db-update",
		"--skip-java-db-update",
		"--cache-backend",
		"memory"
	];
}
function placeOf$2({ cacheDir, server, limitMs = BOUNDS.trivyServer.answer }, file) {
	if (server !== void 0) return {
		view: {
			reads: [file],
			isOnline: true
		},
		timeoutMs: limitMs,
		env: server.token === void 0 ? {} : { TRIVY_TOKEN: server.token }
	};
	return {
		view: { reads: [file, ...cacheDir === void 0 ? [] : [cacheDir]] },
		...cacheDir === void 0 ? {} : { cacheDir },
		timeoutMs: SCAN_LIMIT_MS
	};
}
/** The name of a server in messages and reports: its address may be longer than it is of use. */
function hostOf({ url }) {
	return new URL(url).host;
}
/** Errors that stay: those of tokens, addresses and certificates. trivy itself asks for a minute while a server is unavailable. */
const LASTING = /\b(?:unauthenticated|permission_denied|bad_route|unavailable|unmarshal|x509|certificate)\b/;
/** trivy goes on without the version of its server and the date of the database. */
const NO_VERSION = /\bFailed to fetch server version\b/;
async function askServer(world, command) {
	const exit = await world.processes.read(command);
	if (exit.kind !== "exited") return exit;
	if (exit.code === 0 && !NO_VERSION.test(exit.stderr) || exit.code !== 0 && LASTING.test(causeOf(exit.stderr))) return exit;
	return new TryAgain({ conclude: () => exit });
}
/** trivy logs the stack of an error, and the error itself at its end. */
function causeOf(stderr) {
	return plain(/\(last error: (.*)\)/.exec(stderr)?.[1] ?? lastLines(stderr).replace(/^: /, ""), 300);
}
/** trivy ends with 1 if the server cannot be had. */
function demandAnswer(exit, host) {
	if (exit.kind !== "exited" || exit.code === 0) return;
	const message = `the trivy server ${host} did not compare the packages${/\bunauthenticated\b|\b401\b|\b403\b/.test(exit.stderr) ? "; check `trivy-server-token`" : ""}: ${causeOf(exit.stderr)}`;
	throw fault("database-unavailable", "scan", message);
}
/** Every answer must say by which trivy and which database it was made, and they must be the same in the whole run. */
async function demandSameServer(world, { server }, host, facts) {
	if (server === void 0) throw fault("database-unavailable", "scan", `the trivy server ${host} does not say which database it has (GET /version)`);
	const { version } = await world.tools.acquire("trivy");
	if (server.version !== version) throw fault("tool-untrusted", "scan", `the trivy server ${host} is trivy ${plain(server.version, 40)}, but this run has trivy ${version}; they must be the same`);
	if (facts !== void 0 && facts.updatedAt !== server.database.updatedAt) throw fault("database-unavailable", "scan", `the trivy server ${host} changed its database during the run, from that of ${facts.updatedAt} to that of ${server.database.updatedAt}; run again`);
}

// src/stages/scan/scan.ts
const AT_ONCE$3 = 2;
const SYSTEM_PACKAGE = /^pkg:(?:deb|apk|rpm)\//;
/**
* Scans the SBOMs of all platforms and of the source. The SBOM of an index is not scanned, because it lists the same
* packages as its platforms. `documents` has the parsed SBOMs; a file that is not in it is parsed here. Throws
* `tool-failed`, `tool-timed-out` and `database-unavailable`. The coverage says what a scan did not cover. `sourceOnce`
* does the scan of the source, or answers that of another image of the run.
*/
async function scan(world, sboms, database, documents = new SbomDocuments(), sourceOnce = (work) => work()) {
	const startedAt = world.now().toISOString();
	const scopes = sboms.filter(({ scope }) => scope.kind !== "index");
	const scanAll = (questionOf) => concurrently(scopes, AT_ONCE$3, async (sbom) => {
		const work = async () => scanOne(world, sbom, await documents.read(sbom.cyclonedx), {
			database,
			questionOf
		});
		return sbom.scope.kind === "source" ? sourceOnce(work) : work();
	});
	const { server } = database;
	const scans = server === void 0 ? await withAdvisorySources(database, (sources) => scanAll((bom) => ({
		bom,
		read: (report) => ({
			report,
			sources
		})
	}))) : await scanAll((bom) => withCanaries(bom, hostOf(server)));
	return {
		database: database.facts,
		startedAt,
		finishedAt: world.now().toISOString(),
		findings: mergeFindings(scans),
		coverage: scans.map(({ coverage }) => coverage)
	};
}
async function scanOne(world, sbom, bom, { database, questionOf }) {
	const { scope, cyclonedx } = sbom;
	const place = placeOf$1(scope);
	const distro = bom.ok ? distroOf(bom.value) : void 0;
	const asked = bom.ok ? parsed$1(questionOf(withReadableVersions(bom.value))) : bom;
	const file = await fileOf(world, cyclonedx.path, orUndefined(bom), orUndefined(asked)?.bom);
	const answer = await compareSbom(world, {
		file,
		place,
		distro,
		database
	});
	const unreadable = (why) => fault("tool-failed", "scan", `${cyclonedx.path}: ${why}`);
	const listed = orThrow(bom, unreadable);
	const { report, sources } = orThrow(asked, unreadable).read(answer.report);
	const result = {
		report,
		sources,
		log: answer.log
	};
	const coverage = await coverageOf(sbom, withReadableVersions(listed), result);
	await giveTurn();
	const thirdParty = new Set(packagesOf(listed).flatMap((one) => one.isThirdParty ? one.ref : []));
	return {
		place,
		coverage,
		findings: report.vulnerabilities.filter(({ ref }) => report.os?.family === "echo" || !thirdParty.has(ref)).map(({ finding }) => finding)
	};
}
/** The distribution for `--distro`: the release of the image's repositories, if they are those of its distribution. */
function distroOf(bom) {
	const [system, ...others] = operatingSystemsOf(bom);
	if (system?.name !== "alpine" || others.length > 0) return void 0;
	const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
	return release === system.version || system.version.startsWith(`${release}.`) ? void 0 : `alpine/${release}`;
}
/** The file of an SBOM, or a new one if trivy gets another document. */
async function fileOf(world, path, bom, sent) {
	if (sent === bom) return path;
	const copy = join(await world.workspace.folder("sent"), "sbom.cdx.json");
	await writeFile(copy, JSON.stringify(sent), { mode: 384 });
	return copy;
}
/** Counts the packages that were compared with advisories, and lists what the scan did not cover. */
async function coverageOf({ scope, gaps: inventoryGaps = [] }, bom, { report, log, sources }) {
	const { os } = report;
	const listed = packagesOf(bom);
	await giveTurn();
	const systems = operatingSystemsOf(bom).map(({ name }) => name);
	const ofSystem = listed.filter(({ label }) => SYSTEM_PACKAGE.test(label)).length;
	const packages = {
		listed: Math.max(ofSystem, report.osPackages),
		scanned: report.osPackages
	};
	const system = evaluateSystem(os, packages, systems, distributionOf(bom), sources.has);
	const distribution = os && system.source && {
		family: os.family,
		source: system.source
	};
	const { gaps, ...counts } = await comparePackages(listed, report.packages, {
		canRun: scope.kind !== "source",
		distribution,
		sources
	});
	return {
		scope,
		...os === void 0 ? {} : { os },
		listed: listed.length,
		...counts,
		gaps: [
			...inventoryGaps,
			...windowsGaps(scope),
			...system.gaps,
			...gaps,
			...scanLogGaps(log, listed, scope)
		]
	};
}
/** No tool lists the components of Windows itself. The SBOM of a Windows image lists only the other packages. */
function windowsGaps(scope) {
	if (scope.kind !== "platform" || scope.platform.os !== "windows") return [];
	return [{
		kind: "system",
		path: "Windows/System32",
		why: "no tool can read the packages of Windows",
		decides: true
	}];
}
/** One finding per vulnerability and package version of one type, with every place that has it. */
function mergeFindings(scans) {
	const found = /* @__PURE__ */ new Map();
	for (const { place, findings } of scans) for (const finding of findings) {
		const key = JSON.stringify([
			finding.id,
			finding.type,
			finding.package,
			finding.version
		]);
		const earlier = found.get(key);
		found.set(key, earlier === void 0 ? {
			...finding,
			foundIn: [place]
		} : withPlace(earlier, finding, place));
	}
	return [...found.values()].sort(bySeverity);
}
function withPlace(earlier, again, place) {
	const worse = SEVERITIES.indexOf(again.severity) < SEVERITIES.indexOf(earlier.severity);
	const { paths: _, layers: __, ...both } = {
		...again,
		...earlier
	};
	const paths = earlier.paths && again.paths && [.../* @__PURE__ */ new Set([...earlier.paths, ...again.paths])];
	const layers = earlier.layers && again.layers && [.../* @__PURE__ */ new Set([...earlier.layers, ...again.layers])];
	return {
		...both,
		...paths && { paths },
		...layers && { layers },
		...worse ? { severity: again.severity } : {},
		foundIn: [.../* @__PURE__ */ new Set([...earlier.foundIn, place])]
	};
}
function bySeverity(a, b) {
	const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
	const [left, right] = [a, b].map((one) => `${one.package} ${one.version} ${one.id}`);
	return order !== 0 ? order : (left ?? "") < (right ?? "") ? -1 : 1;
}
function placeOf$1(scope) {
	if (scope.kind === "platform") return platformName(scope.platform);
	return scope.kind === "source" ? "source" : scope.digest;
}

// src/stages/gate/rescan.ts
const UNNAMED = {
	os: "unknown",
	architecture: "unknown"
};
/** The platform of an attested SBOM. For a single image, only the SBOM names it without a further request. */
function attestedPlatform({ subject, attested }) {
	return subject.platform ?? orUndefined(parsePlatform(attested.platform ?? "")) ?? UNNAMED;
}
/** Reads attested SBOMs of platforms. Throws `evidence-unreadable` for an SBOM that cannot be scanned. */
function readAttestedSboms(sboms) {
	return sboms.map((relied) => {
		const { subject, attested } = relied;
		const { predicate, referrer } = attested;
		const bom = orThrow(readBom(predicate), (why) => {
			const message = `the SBOM of ${subject.name} (${referrer}) cannot be scanned: ${plain(why, 300)}`;
			return fault("evidence-unreadable", "scan", message);
		});
		return {
			scope: {
				kind: "platform",
				platform: attestedPlatform(relied),
				manifest: subject.digest
			},
			bom,
			predicate
		};
	});
}
/**
* Scans attested SBOMs of platforms again. The SBOM of an index is not needed, because it lists the same packages as
* its platforms. Throws the scan's faults.
*/
async function rescan(world, sboms, database) {
	const folder = await world.workspace.folder("rescan");
	const documents = new SbomDocuments();
	const files = sboms.map(async ({ scope, bom, predicate }) => {
		const json = JSON.stringify(predicate);
		const file = {
			path: join(folder, `${hexOf(scope.manifest)}.cdx.json`),
			sha256: hexOf(json)
		};
		await writeFile(file.path, json, { mode: 384 });
		documents.add(file, bom);
		return {
			scope,
			cyclonedx: file
		};
	});
	return await scan(world, await Promise.all(files), database, documents);
}

// src/domain/image/image-invalid.ts
/** The fault of a manifest, an index or a configuration that cannot be read. */
function imageInvalid(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/image-fetch.ts
const AT_ONCE$2 = 3;
/** Copies an image from its source into a private layout, each blob once. */
var ImageFetch = class {
	#layouts;
	#source;
	#layout;
	#manifests = /* @__PURE__ */ new Map();
	#sizes = /* @__PURE__ */ new Map();
	#blobs = /* @__PURE__ */ new Map();
	#lanes = new Lanes(AT_ONCE$2);
	#streams = /* @__PURE__ */ new Set();
	#isStopped = false;
	constructor(layouts, source, layout) {
		this.#layouts = layouts;
		this.#source = source;
		this.#layout = layout;
	}
	/** The name of the image in messages. */
	get name() {
		return this.#source.name;
	}
	/** Stores a manifest and answers its bytes. */
	manifest(entry) {
		const bytes = this.#manifests.get(entry.digest) ?? this.#manifest(entry);
		this.#manifests.set(entry.digest, bytes);
		return bytes;
	}
	/** Stores an image configuration and answers its bytes. */
	async configuration(config) {
		if (config.size > 8388608) throw fault("image-invalid", "image", `${this.name} has an image configuration of ${config.size} bytes, at most ${MAX_CONFIG_BYTES} are allowed`);
		this.demandOneSize([config]);
		await this.#blob(config, () => this.#store(config));
		return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
	}
	/** Throws `image-invalid` if a blob has another size here than before. Blobs that are never fetched count too. */
	demandOneSize(blobs) {
		for (const { digest, size } of blobs) {
			if ((this.#sizes.get(digest) ?? size) !== size) throw fault("image-invalid", "image", `${this.name} gives two sizes for the blob ${digest}`);
			this.#sizes.set(digest, size);
		}
	}
	/** Stores blobs, each once, a few at a time, in this order. After the first fault no other is stored. */
	async blobs(blobs) {
		this.demandOneSize(blobs);
		await Promise.all(blobs.map((blob) => this.#blob(blob, () => this.#lanes.run(() => this.#store(blob)))));
	}
	/** Ends every transfer, and begins no other. Who waits for a blob gets a fault. */
	stop() {
		this.#isStopped = true;
		for (const stream of this.#streams) stream.destroy(ended(this.name));
	}
	async #manifest(entry) {
		const { root } = this.#source;
		const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
		await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
		return bytes;
	}
	#blob({ digest }, store) {
		const stored = this.#blobs.get(digest) ?? store();
		this.#blobs.set(digest, stored);
		return stored;
	}
	async #store(blob) {
		if (this.#isStopped) throw ended(this.name);
		const stream = await this.#source.blob(blob);
		this.#streams.add(stream);
		try {
			if (this.#isStopped) stream.destroy(ended(this.name));
			if (this.#source.layout === this.#layout) await finished(stream.resume());
			else await this.#layouts.store(this.#layout, blob, stream);
		} finally {
			this.#streams.delete(stream);
		}
	}
};
function ended(name) {
	return fault("scan-incomplete", "image", `${name} was not fetched to its end, because the run ended before`);
}

// src/stages/image/image-source.ts
/**
* Finds an image. An archive is unpacked into `layout`, which is empty and private. `platforms` chooses among images that
* differ in nothing else.
*/
async function openSource(world, subject, layout, platforms = []) {
	switch (subject.kind) {
		case "registry": return await fromRegistry(world, subject.reference);
		case "layout": {
			const { kind: _, directory, ...choice } = subject;
			return await fromLayout(world, directory, directory, await world.layouts.find(directory, {
				...choice,
				platforms
			}));
		}
		case "archive": {
			const { kind: _, file, ...choice } = subject;
			return await fromLayout(world, file, layout, await world.layouts.unpack(file, layout, {
				...choice,
				platforms
			}));
		}
	}
}
async function fromRegistry({ registry }, reference) {
	return {
		name: repositoryName(reference),
		root: await registry.resolve(reference),
		manifest: ({ digest }) => registry.resolve({
			registry: reference.registry,
			path: reference.path,
			digest
		}),
		blob: (blob) => registry.blob(reference, blob)
	};
}
async function fromLayout({ layouts }, name, layout, root) {
	const assertThere = async (blob) => {
		if (await layouts.has(layout, blob)) return;
		throw fault("image-not-found", "image", `${name} does not have the blob ${blob.digest} of its image`);
	};
	const manifest = async (entry) => {
		await assertThere(entry);
		const bytes = await layouts.read(layout, entry, MAX_MANIFEST_BYTES);
		return {
			mediaType: entry.mediaType,
			digest: entry.digest,
			bytes
		};
	};
	return {
		name,
		layout,
		root: await manifest(root),
		manifest,
		blob: async (blob) => {
			await assertThere(blob);
			return layouts.open(layout, blob);
		}
	};
}

// src/stages/image/index-entries.ts
/** Greatest size of an attestation's document, in bytes. An SBOM of BuildKit has about 10 MB. */
const MAX_DOCUMENT_BYTES = 64 << 20;
/**
* An attestation of BuildKit, or an artifact, with its documents. The author of the index sets the three marks of an
* attestation. An entry with these marks and other content than in-toto documents would be an image that is not checked,
* so it is refused.
*/
async function attestationOf(fetch, entry) {
	const { artifactType, config, layers } = await readManifest(fetch, entry);
	const where = `${fetch.name}@${entry.digest}`;
	const other = layers.find(({ mediaType }) => mediaType !== STATEMENT_MEDIA_TYPE);
	if (isAttestationEntry(entry) && other !== void 0) throw invalid$1(`${where} is marked as an attestation but contains "${other.mediaType.slice(0, 100)}": an attestation may contain only in-toto documents`);
	const large = [config, ...layers].find(({ size }) => size > MAX_DOCUMENT_BYTES);
	if (large !== void 0) {
		const message = `the ${isAttestationEntry(entry) ? "attestation" : "artifact"} ${where} has a document of ${large.size} bytes, at most ${MAX_DOCUMENT_BYTES} are searched`;
		throw fault("scan-incomplete", "image", message);
	}
	const { mediaType, digest, size } = entry;
	const type = isAttestationEntry(entry) ? {} : { artifactType: artifactType ?? config.mediaType };
	return {
		of: subjectOf(entry),
		manifest: {
			mediaType,
			digest,
			size
		},
		blobs: [config, ...layers],
		...type
	};
}
/** The digest of the platform's manifest that an attestation names; empty if it names none. */
function subjectOf({ annotations = {} }) {
	return annotations["vnd.docker.reference.digest"] ?? "";
}
/** The configuration and layers of any manifest of an index. */
async function blobsOf(fetch, entry) {
	const { config, layers } = await readManifest(fetch, entry);
	return [config, ...layers];
}
/** A runnable image with its configuration. Throws if it is no image, and for layers that cannot be read. */
async function readPlatform(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const manifest = await readManifest(fetch, entry);
	const { config, layers } = manifest;
	const type = artifactTypeOf(manifest);
	if (type !== void 0) throw invalid$1(`${where} is an artifact of type "${plain(type, 100)}" and not a container image`);
	if (layers.length === 0) throw invalid$1(`${where} has no layers, so there is nothing to check`);
	for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
	const configuration = orThrow(parseConfiguration(await fetch.configuration(config), `the image configuration of ${where}`), invalid$1);
	if (configuration.diffIds.length !== layers.length) throw invalid$1(`${where} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`);
	const { mediaType, digest, size } = entry;
	const platform = entry.platform ?? configuration.platform;
	const annotations = [...annotationEntries("Annotation", manifest.annotations), ...annotationEntries("Annotation in the index", entry.annotations)];
	return {
		platform,
		manifest: {
			mediaType,
			digest,
			size
		},
		config,
		layers,
		configuration,
		annotations
	};
}
/** Annotations as entries for the search for secrets. `kind` names their owner. */
function annotationEntries(kind, annotations = {}) {
	return Object.entries(annotations).map(([name, text]) => ({
		entry: `${kind} ${name}`,
		text: `${name}=${text}`
	}));
}
/** The manifest of an entry of an index, or of the image itself. */
async function readManifest(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const nested = `${where} is an index inside an index, which is not supported; push a flat index`;
	if (isIndexType(entry.mediaType)) throw invalid$1(nested);
	const manifest = orThrow(parseManifest(await fetch.manifest(entry), entry.mediaType, where), invalid$1);
	if (manifest.kind === "index") throw invalid$1(nested);
	return manifest;
}
/** The type of an artifact (a chart, a signature, a module); undefined for an image. */
function artifactTypeOf({ artifactType, config, layers }) {
	if (!isConfigType(config.mediaType)) return artifactType ?? config.mediaType;
	const isFiles = ({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType) || isEncryptedLayerType(mediaType);
	return layers.some(isFiles) ? void 0 : layers[0]?.mediaType;
}
function assertReadable(mediaType, where) {
	if (isLayerType(mediaType)) return;
	const why = isForeignLayerType(mediaType) ? "is not in the registry, as is usual for base layers of Windows," : isEncryptedLayerType(mediaType) ? `is encrypted (${plain(mediaType, 100)})` : `is of type "${plain(mediaType, 100)}"`;
	throw fault("scan-incomplete", "image", `${where} ${why} and cannot be checked`);
}
function invalid$1(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/platforms.ts
const AT_ONCE$1 = 4;
/** Reads the requested platforms of an image; all of them if none is named. */
async function choosePlatforms(fetch, entries, requested) {
	const isNamed = (entry) => entry.platform !== void 0 && isRequested({
		entry,
		platform: entry.platform
	}, requested);
	const candidates = distinctEntries(entries, isNamed).filter((entry) => !isAttestationEntry(entry));
	const read = candidates.filter((entry) => entry.platform === void 0 || isNamed(entry));
	if (read.length > 64) throw invalid(`${fetch.name} has ${read.length} platforms, at most ${64} are allowed`);
	const classified = await concurrently(candidates, AT_ONCE$1, (entry) => classify(fetch, entry, requested));
	const platforms = classified.filter((one) => one.kind !== "artifact");
	const [artifact] = classified;
	if (platforms.length === 0 && artifact !== void 0) await readPlatform(fetch, artifact.entry);
	if (platforms.length === 0) throw invalid(`${fetch.name} is an index without any platform`);
	const names = distinctPlatforms(platforms.map(({ platform, entry: { digest } }) => ({
		platform,
		digest
	})));
	assertAvailable(platforms, names, requested, fetch.name);
	const isChosen = platforms.map((one) => one.kind !== "skipped" && isRequested(one, requested));
	const chosen = platforms.flatMap((one, at) => isChosen[at] && one.kind === "image" ? [{
		...one.image,
		platform: names[at] ?? one.platform
	}] : []);
	const digests = new Set(chosen.map(({ manifest }) => manifest.digest));
	return {
		chosen,
		skipped: names.filter((_, at) => !isChosen[at]),
		artifacts: classified.flatMap((one) => one.kind === "artifact" ? [one.entry] : []),
		others: entries.filter(({ digest }) => !digests.has(digest))
	};
}
/** Finds out what an entry is. An entry whose platform the index names and that is not requested is not read. */
async function classify(fetch, entry, requested) {
	const { platform = UNKNOWN$1 } = entry;
	if (entry.platform !== void 0 && !isRequested({
		entry,
		platform
	}, requested)) return {
		kind: "skipped",
		entry,
		platform
	};
	try {
		if (isAside(entry, await readManifest(fetch, entry))) return {
			kind: "artifact",
			entry
		};
		const image = await readPlatform(fetch, entry);
		const found = {
			entry,
			platform: image.platform
		};
		return isRequested(found, requested) ? {
			kind: "image",
			...found,
			image
		} : {
			kind: "skipped",
			...found
		};
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		if (requested.length > 0 && entry.platform === void 0 && error.reasons.some(({ code }) => code === "image-invalid")) return {
			kind: "skipped",
			entry,
			platform
		};
		if (isOnly(error, "image-not-found")) return {
			kind: "missing",
			entry,
			platform,
			why: error.reasons[0].message
		};
		throw error;
	}
}
const UNKNOWN$1 = {
	os: "unknown",
	architecture: "unknown"
};
function isRequested({ platform, entry }, requested) {
	const whole = {
		...platform,
		manifest: entry.digest
	};
	return requested.length === 0 || requested.some((one) => matchesPlatform(whole, one));
}
/** Throws if a requested platform is not listed, and if a listed platform is missing. */
function assertAvailable(platforms, names, requested, image) {
	const unlisted = requested.filter((one) => !platforms.some((platform) => isRequested(platform, [one])));
	if (unlisted.length > 0) {
		const has = names.map(platformName).join(", ");
		const message = `${image} has no platform ${unlisted.map(platformName).join(", ")}; it has ${has}`;
		throw fault("input-invalid", "inputs", message);
	}
	const of = (kind) => platforms.flatMap((one, at) => one.kind === kind ? [{
		name: platformName(names[at] ?? one.platform),
		digest: one.entry.digest
	}] : []);
	const [missing, available] = [of("missing"), of("image")];
	if (missing.length === 0) return;
	const inWords = (some) => some.map(({ name, digest }) => `${name} (${digest})`).join(", ");
	const only = available.length === 0 ? "" : `; complete are ${inWords(available)}: check them with \`platform: ${available.map(({ name }) => name).join(",")}\`, or name one by its digest`;
	const [why] = platforms.flatMap((one) => one.kind === "missing" ? [one.why] : []);
	const message = `${image} lists ${inWords(missing)} but is incomplete (${why})${only}`;
	throw fault("image-not-found", "image", message);
}
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/space-for-image.ts
/** The part of an archive that is surely stored again. The rest may be headers, padding, or a layer that it has twice. */
const SURE_PART = .5;
/** Unpacked copies of layers take at most this part of what is free, and at most so many bytes. */
const COPIES_PART = .25;
const MOST_COPIED = 16 * 1024 ** 3;
/** The space for unpacked copies of layers. They save time and nothing depends on them, so they may not fill the disk. */
async function spaceForCopies(workspace) {
	const space = await privateSpace(workspace);
	return { free: space === void 0 ? 0 : Math.min(MOST_COPIED, Math.floor(space.free * COPIES_PART)) };
}
/**
* Throws `disk-full` if the blobs of an image cannot fit on the disk of the private folders, before any of them is fetched.
* What the checks write besides cannot be known, so more is not demanded.
*/
async function demandSpace(workspace, blobs, name) {
	const distinct = new Map(blobs.map(({ digest, size }) => [digest, size]));
	const bytes = [...distinct.values()].reduce((sum, size) => sum + size, 0);
	const space = await privateSpace(workspace);
	const files = space?.files;
	if (space === void 0 || bytes <= space.free && distinct.size <= (files?.free ?? distinct.size)) return;
	const count = files === void 0 ? "" : ` and ${distinct.size} files`;
	throw tooSmall(`${name} has ${sizeText(bytes)} of layers${count}`, space);
}
/** The same for an archive, which is unpacked. An archive that cannot be read is reported where it is read. */
async function demandArchiveSpace(workspace, file) {
	const size = await stat(file).then((found) => found.isFile() ? found.size : 0, () => 0);
	const space = await privateSpace(workspace);
	if (space === void 0 || size * SURE_PART <= space.free) return;
	throw tooSmall(`the archive ${plain(file, 300)} has ${sizeText(size)}`, space);
}
/** What is free for the private folders; undefined if the system does not say. */
async function privateSpace(workspace) {
	const [first] = await workspace.space();
	return first;
}
function tooSmall(wanted, { folder }) {
	return fault("disk-full", "image", `${wanted}, more than is free for the private folder ${plain(folder, 300)}`);
}

// src/stages/image/resolve.ts
/** As many as an index may have platforms: one for each platform. */
const MAX_ATTESTATIONS = 64;
const AT_ONCE = 3;
/**
* Resolves an image once and fetches it once into a private OCI layout. Every byte is checked against its digest. With
* `pushTo`, everything in an index is fetched, because all of it is pushed. Otherwise only the checked platforms and the
* build's attestations are fetched. If `pending` is given, the layers of the checked platforms are still on their way
* when this answers. Throws `image-not-found`, `image-invalid`, `input-invalid`, `scan-incomplete`, `disk-full`
* or the registry's faults.
*/
async function resolve(world, request, pending) {
	const layout = await world.workspace.folder("image");
	await world.layouts.create(layout);
	if (request.subject.kind === "archive") await demandArchiveSpace(world.workspace, request.subject.file);
	const source = await openSource(world, request.subject, layout, request.platforms);
	const fetch = new ImageFetch(world.layouts, source, layout);
	const { mediaType, digest, bytes } = source.root;
	const root = {
		mediaType,
		digest,
		size: bytes.byteLength
	};
	const parsed = orThrow(parseManifest(await fetch.manifest(root), mediaType, `${source.name}@${digest}`), imageInvalid);
	const entries = parsed.kind === "index" ? parsed.manifests : [root];
	const ofIndex = parsed.kind === "index" ? annotationEntries("Annotation of the index", parsed.annotations) : [];
	const { chosen, skipped, artifacts, others } = await choosePlatforms(fetch, entries, request.platforms);
	if (request.pushTo !== void 0 && skipped.length > 0) {
		const message = `\`push-to\` copies the whole image, but \`platform\` skips ${skipped.map(platformName).join(", ")}; remove one of the two inputs, or name the manifest of one platform by its digest`;
		throw fault("input-invalid", "inputs", message);
	}
	const carried = request.pushTo === void 0 ? [] : others;
	const blobs = await concurrently(carried, AT_ONCE, (entry) => blobsOf(fetch, entry));
	const attestations = await attestationsOf(fetch, others, {
		...skipped.length === 0 ? { artifacts } : {
			part: chosen,
			artifacts: []
		},
		mustBeWhole: request.pushTo !== void 0 || source.layout === void 0
	});
	const attested = attestations.flatMap((one) => one.blobs ?? []);
	fetch.demandOneSize([
		...chosen.flatMap((platform) => platform.layers),
		...attested,
		...blobs.flat()
	]);
	if (request.evidence === void 0) {
		const layers = pending === void 0 ? chosen.flatMap((platform) => platform.layers) : await pending.unknownLayers(chosen);
		const others = [
			...chosen.map(({ config }) => config),
			...attested,
			...blobs.flat()
		];
		if (source.layout !== layout) await demandSpace(world.workspace, [...layers, ...others], source.name);
		pending?.begin(fetch, layout, layers);
		await fetch.blobs(pending === void 0 ? [...layers, ...others] : others);
	} else pending?.begin(fetch, layout, []);
	await world.layouts.setRoot(layout, root);
	return {
		requested: request.subject,
		root,
		isIndex: parsed.kind === "index",
		platforms: chosen.map((one) => ({
			...one,
			annotations: [...one.annotations ?? [], ...ofIndex]
		})),
		attestations,
		skippedPlatforms: skipped,
		layout
	};
}
/**
* The build's attestations of the checked platforms, and artifacts. `docker save` may leave them out. That is accepted
* only if the whole image does not have to be there (`mustBeWhole`).
*/
async function attestationsOf(fetch, entries, of) {
	const about = of.part && new Set(of.part.map(({ manifest }) => manifest.digest));
	const wanted = [...entries.filter((entry) => isAttestationEntry(entry) && (about === void 0 || about.has(subjectOf(entry)))), ...of.artifacts];
	if (wanted.length > MAX_ATTESTATIONS) {
		const message = `${fetch.name} has ${wanted.length} attestations and artifacts, at most ${MAX_ATTESTATIONS} are allowed`;
		throw fault("image-invalid", "image", message);
	}
	return (await concurrently(wanted, AT_ONCE, (entry) => attestationOf(fetch, entry).catch((error) => {
		if (of.mustBeWhole || !isOnly(error, "image-not-found")) throw error;
	}))).filter((one) => one !== void 0);
}
/**
* A note on a reference with both a tag and a digest, if the tag points to another image: only the digest counts. A tag
* that cannot be resolved is no fault, because nothing depends on it.
*/
async function tagBeside(world, { digest, ...named }) {
	if (digest === void 0 || named.tag === void 0) return void 0;
	const there = await world.registry.resolve(named).catch(() => void 0);
	if (there === void 0 || there.digest === digest) return void 0;
	return `The digest counts, but the tag beside it belongs to another image: ${taggedName(named)} points to ${there.digest}, and Assay checked ${digest}.`;
}
/** Throws `tag-moved` if the requested tag now points to another image. */
async function assertTagUnmoved(world, subject, image) {
	if (subject.kind !== "registry" || subject.reference.digest !== void 0) return;
	const { reference } = subject;
	const { digest } = await world.registry.resolve(reference);
	if (digest === image.root.digest) return;
	throw fault("tag-moved", "image", `${repositoryName(reference)}:${reference.tag ?? "latest"} pointed to ${image.root.digest} and points to ${digest} now`);
}

// src/stages/policy/demand-isolation.ts
/** Scanners of whose isolation nothing is known: the evidence is of an older version. */
const UNKNOWN = notIsolated("it is not known how they were isolated");
/**
* Demands that the scanners among these tools are isolated, if the policy does. The workflow cannot switch that off: its
* input `isolate` is not asked. Throws `isolation-unavailable`.
*/
function demandIsolation({ isolate }, tools) {
	if (isolate !== "required") return;
	for (const { name, isolation = UNKNOWN } of tools) {
		if (name === "cosign" || isIsolated(isolation)) continue;
		const message = `the policy demands \`isolate: required\`, but ${name} would reach ${reachable(isolation).join(", ")} (${isolation.why ?? ""})`;
		throw fault("isolation-unavailable", "tools", message);
	}
}
/** The same tools, without those that the policy does not allow to run as they would: see {@link demandIsolation}. */
function allowedTools(tools, policy) {
	return { acquire: async (name) => {
		const tool = await tools.acquire(name);
		demandIsolation(policy, [tool]);
		return tool;
	} };
}

// src/domain/policy/policy-overrides.ts
const INPUTS = {
	failOn: "fail-on",
	enforce: "enforce",
	databaseMaxAgeMs: "db-max-age"
};
/** The policy, with its values replaced by the inputs. */
function withOverrides(policy, { failOn, enforce, databaseMaxAgeMs }) {
	const rules = enforce === void 0 ? policy : enforcedAs(policy, enforce);
	return {
		...rules,
		vulnerabilities: {
			...rules.vulnerabilities,
			...failOn === void 0 ? {} : { failOn },
			...databaseMaxAgeMs === void 0 ? {} : { databaseMaxAgeMs }
		}
	};
}
function enforcedAs(policy, enforce) {
	const { vulnerabilities, secrets, registries, baseImages, gate } = policy;
	return {
		...policy,
		vulnerabilities: {
			...undated(vulnerabilities),
			enforce
		},
		secrets: {
			...undated(secrets),
			enforce
		},
		registries: {
			...undated(registries),
			enforce
		},
		baseImages: {
			...undated(baseImages),
			enforce
		},
		gate: {
			...undated(gate),
			enforce
		}
	};
}
function undated({ blockFrom: _blockFrom, ...rule }) {
	return rule;
}
/** The policy, made stricter by the inputs, and the inputs that are less strict and have no effect. */
function withStricterInputs(policy, overrides) {
	const { failOn, enforce, databaseMaxAgeMs } = overrides;
	const overruled = [
		[INPUTS.failOn, failOn === void 0 ? void 0 : { failOn }],
		[INPUTS.enforce, enforce === void 0 ? void 0 : { enforce }],
		[INPUTS.databaseMaxAgeMs, databaseMaxAgeMs === void 0 ? void 0 : { databaseMaxAgeMs }]
	].flatMap(([input, one]) => one !== void 0 && stricter(policy, withOverrides(policy, one)).overruled.length > 0 ? [input] : []);
	return {
		policy: stricter(policy, withOverrides(policy, overrides)).policy,
		overruled
	};
}

// src/formats/git/git-tree.ts
const KINDS = {
	"100644": "file",
	"100755": "file",
	"40000": "folder",
	"120000": "link",
	"160000": "submodule"
};
/**
* The entries of a tree object with their names. The length of `treeId` is the length of all object names. Throws an Error
* if the content is no tree.
*/
function* entriesOf(tree, treeId) {
	const idBytes = treeId.length / 2;
	const content = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength);
	for (let at = 0; at < content.length;) {
		const blank = content.indexOf(32, at);
		const end = content.indexOf(0, at);
		if (blank < 0 || end < blank || end + 1 + idBytes > content.length) throw new Error("not a git tree");
		const id = content.toString("hex", end + 1, end + 1 + idBytes);
		const kind = lookUp(KINDS, content.toString("latin1", at, blank));
		if (kind === void 0) throw new Error("a git tree has an entry of an unknown kind");
		yield {
			kind,
			id,
			name: content.subarray(blank + 1, end)
		};
		at = end + 1 + idBytes;
	}
}
/** The entry with that name in a tree object; undefined if there is none. Throws an Error if the content is no tree. */
function entryOf(tree, treeId, name) {
	const wanted = Buffer.from(name);
	for (const entry of entriesOf(tree, treeId)) if (entry.name.equals(wanted)) return {
		kind: entry.kind,
		id: entry.id
	};
}

// src/stages/policy/commit-file.ts
/** A tree object with a policy is never larger than this. */
const MAX_OBJECT_BYTES = 16 << 20;
/**
* Reads a file of a commit from the git objects of a repository, whose hashes are verified. A missing object is a fault:
* it never means that there is no such file. Throws `policy-unavailable` if the entry is not a regular file.
*/
async function fileInCommit(repository, commit, path) {
	if (await repository.resolve(commit) === void 0) return "no-commit";
	let tree = await treeOf(repository, commit);
	const parts = path.split("/");
	for (const [depth, part] of parts.entries()) {
		const entry = entryOf(await objectOf(repository, tree, "tree"), tree, part);
		if (entry === void 0) return "no-file";
		const last = depth === parts.length - 1;
		if (entry.kind !== (last ? "file" : "folder")) {
			const message = `${plain(path, 200)} at ${commit} is a ${entry.kind} or is below one; the policy must be a regular file in regular folders`;
			throw fault("policy-unavailable", "policy", message);
		}
		if (last) return await objectOf(repository, entry.id, "blob");
		tree = entry.id;
	}
	return "no-file";
}
/** The commit of a submodule in a commit; undefined if there is no submodule at that path. */
async function submoduleInCommit(repository, commit, path) {
	let tree = await treeOf(repository, commit);
	const parts = path.split("/");
	for (const [depth, part] of parts.entries()) {
		const entry = entryOf(await objectOf(repository, tree, "tree"), tree, part);
		if (depth === parts.length - 1) return entry?.kind === "submodule" ? entry.id : void 0;
		if (entry?.kind !== "folder") return void 0;
		tree = entry.id;
	}
}
/** More folders than this are refused. */
const MAX_FOLDERS = 5e4;
/**
* The files of a commit that match one of the globs, by path. Throws `vex-invalid` for links among them and for more than
* `most` files, and `policy-unavailable` for an object that cannot be read.
*/
async function filesInCommit(repository, commit, globs, most) {
	const found = [];
	const folders = [{
		path: "",
		id: await treeOf(repository, commit)
	}];
	for (const { path: folder, id: tree } of folders) {
		for (const { kind, id, name } of entriesOf(await objectOf(repository, tree, "tree"), tree)) {
			const path = `${folder}${name.toString()}`;
			if (kind === "folder" && globs.some((glob) => reachesInto(glob, path))) folders.push({
				path: `${path}/`,
				id
			});
			if (kind === "folder" || kind === "submodule" || !globs.some((glob) => matchesGlob(glob, path))) continue;
			if (kind === "link") throw fault("vex-invalid", "policy", `${plain(path, 200)} at ${commit} is a link; links are not followed`);
			found.push({
				path,
				id
			});
		}
		if (found.length > most || folders.length > MAX_FOLDERS) {
			const message = `${globs.join(", ")} match more than ${most} files or reach into more than ${MAX_FOLDERS} folders at ${commit}`;
			throw fault("vex-invalid", "policy", message);
		}
	}
	found.sort((one, other) => one.path < other.path ? -1 : 1);
	const files = [];
	for (const { path, id } of found) files.push({
		path,
		content: await objectOf(repository, id, "blob")
	});
	return files;
}
async function treeOf(repository, commit) {
	const [, top] = /^tree ([0-9a-f]{40,64})$/m.exec(headerOf(await objectOf(repository, commit, "commit"))) ?? [];
	if (top === void 0) throw fault("policy-unavailable", "policy", `${commit} is not a commit`);
	return top;
}
async function objectOf(repository, id, type) {
	const header = (await repository.headers([id])).get(id);
	if (header?.type !== type || header.size > MAX_OBJECT_BYTES) throw fault("policy-unavailable", "policy", `the git object ${id} is no ${type} that can be read`);
	const chunks = [];
	await repository.read([id], async ({ content }) => {
		for await (const chunk of content) chunks.push(chunk);
	});
	return Buffer.concat(chunks);
}
/** The header of a commit, which ends at the first empty line. */
function headerOf(commit) {
	return new TextDecoder("latin1").decode(commit).split("\n\n")[0] ?? "";
}

// src/stages/policy/policy-source.ts
/**
* The commit whose policy judges a run for a change that may not be merged: the base of the change, or the default
* branch. The change cannot alter either of them. Undefined if the checkout is trusted. Throws `policy-unavailable` if the
* commit is not known.
*/
async function judgingCommit(world) {
	const { eventName, sha } = world.runner.context;
	switch (policyLocation(eventName)) {
		case "checkout": return;
		case "base": {
			const of = "the base of this change";
			return {
				commit: known(baseOf(world), eventName, of, "the event's payload (GITHUB_EVENT_PATH)"),
				of
			};
		}
		case "run": return {
			commit: known(sha, eventName, "the default branch", "GITHUB_SHA"),
			of: "the default branch"
		};
		case "default-branch": return {
			commit: await defaultBranch(world),
			of: "the default branch"
		};
	}
}
function baseOf({ runner }) {
	try {
		return runner.commits()?.base;
	} catch {
		return;
	}
}
function known(commit, eventName, of, by) {
	if (commit !== void 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
	const message = `the policy of a ${plain(eventName, 40)} event comes from ${of}, and ${by} does not name that`;
	throw fault("policy-unavailable", "policy", message);
}
/** Such a run can be about any commit, so only GitHub knows the default branch. For GitHub, HEAD means that branch. */
async function defaultBranch({ github, runner }) {
	const { eventName, repository } = runner.context;
	const what = `the policy of a ${plain(eventName, 40)} event comes from the default branch`;
	const advice = "give the job \"contents: read\" and `github-token`";
	if (github === void 0 || repository === "") throw fault("policy-unavailable", "policy", `${what}, but there is no token to read it from GitHub; ${advice}`);
	try {
		return await github.commit(repository, "HEAD");
	} catch (error) {
		const why = reasonsOf(error, "policy").map(({ message }) => plain(message, 400));
		throw fault("policy-unavailable", "policy", `${what}, which cannot be read: ${why.join("; ")}; ${advice}`, error);
	}
}
/** Reads a file at a commit from the checkout, or else from GitHub; undefined if the commit has no such file. */
async function committedFile(world, { folder }, { commit, of }, path) {
	const local = await inCheckout(world, folder, commit, path);
	if (typeof local !== "string") return local;
	const { repository } = world.runner.context;
	const what = `${plain(path, 200)} at ${commit}, ${of},`;
	if (world.github === void 0 || repository === "") {
		const message = `${what} cannot be read: ${local}, and there is no token to read it from GitHub; give actions/checkout "fetch-depth: 0", or set \`github-token\``;
		throw fault("policy-unavailable", "policy", message);
	}
	return await fromGitHub(world.github, {
		repository,
		path,
		commit
	}, what, `; give the job "contents: read" and \`github-token\`, or actions/checkout "fetch-depth: 0"`);
}
/** Reads the central policy from GitHub. */
async function centralFile({ github }, central) {
	const what = `the central policy ${plain(centralName(central), 300)}`;
	const advice = "; `github-token` must be a token that may read that repository";
	if (github === void 0) throw fault("policy-unavailable", "policy", `${what} cannot be read without a token${advice}`);
	const bytes = await fromGitHub(github, central, what, advice);
	if (bytes === void 0) throw fault("policy-unavailable", "policy", `${what} is not there: that commit has no such file`);
	return bytes;
}
/** `owner/repo/path@<commit SHA>` */
function centralName({ repository, path, commit }) {
	return `${repository}/${path}@${commit}`;
}
/** The file; undefined if the commit has none; a sentence if the checkout cannot answer. */
async function inCheckout({ git }, folder, commit, path) {
	try {
		const repository = await git.open({
			folder,
			path: ""
		});
		if (repository === void 0) return "there is no checkout";
		const found = await fileInCommit(repository, commit, path);
		if (found === "no-commit") return "the commit is not in the checkout";
		return found === "no-file" ? void 0 : found;
	} catch (error) {
		const [reason] = reasonsOf(error, "policy");
		if (reason === void 0 || reason.code === "policy-unavailable" || reason.code === "internal-error") throw error;
		return reason.message.split(";")[0] ?? "the checkout cannot be read";
	}
}
/** GitHub gives the same answer for a missing file and a missing permission, so the commit is read first. */
async function fromGitHub(github, { repository, path, commit }, what, advice) {
	try {
		if (await github.commit(repository, commit) === commit) return await github.file(repository, path, commit);
	} catch (error) {
		const why = reasonsOf(error, "policy").map(({ message }) => plain(message, 400));
		throw fault("policy-unavailable", "policy", `${what} cannot be read: ${why.join("; ")}${advice}`, error);
	}
	throw fault("policy-unavailable", "policy", `${what} cannot be read: GitHub answered with another commit`);
}

// src/stages/policy/read-policy.ts
/** A name that people use by mistake. Without an error, the run would have no policy file. */
const MISNAMED_PATH = ".github/assay.yaml";
const MAX_WARNINGS = 20;
/** Sentences to report about a policy, beside its rules. */
function diagnosticsOf({ notes, warnings }) {
	return [...notes, ...warnings.map((one) => `Policy: ${one}.`)];
}
/**
* The policy in force: the central policy or the file of the repository, or else the default policy. For a run that a
* change or an outsider causes, it is the policy of its base or of the default branch. Inputs can only make a file
* stricter. Throws `policy-invalid` with every fault of a file, and `policy-unavailable` if a file cannot be read.
*/
async function readPolicy(world, requested) {
	const found = requested.central === void 0 ? await repositoryPolicy(world, requested) : await centralPolicy(world, requested);
	if (found === void 0) return await defaultPolicy(world, requested);
	const { policy, overruled } = withStricterInputs(found.policy, requested.overrides);
	const warnings = overruled.map((input) => `input \`${input}\` is less strict than the policy file and has no effect: an input can only make the policy stricter`);
	return {
		...found,
		policy,
		origin: {
			...found.origin,
			digest: policyDigest(policy)
		},
		warnings: [...found.warnings, ...warnings]
	};
}
async function defaultPolicy(world, requested) {
	const policy = withOverrides(DEFAULT_POLICY, requested.overrides);
	const digest = policyDigest(policy);
	const judging = await judgingCommit(world);
	if (judging === void 0) return {
		policy,
		origin: {
			kind: "default",
			digest
		},
		warnings: [],
		notes: []
	};
	const { commit } = judging;
	const name = placeName(judging);
	const note = `${name[0]?.toUpperCase()}${name.slice(1)} has no ${POLICY_PATH}, so the default policy applied.`;
	const { warnings, notes } = await changedFile(world, requested, POLICY_PATH, void 0);
	return {
		policy,
		origin: {
			kind: "default",
			commit,
			digest
		},
		warnings,
		notes: [note, ...notes]
	};
}
/** The central policy. The file of the repository can make it stricter. */
async function centralPolicy(world, requested) {
	const { central } = requested;
	if (central === void 0) return void 0;
	const name = centralName(central);
	const resolved = await parsed(world, await centralFile(world, central), name, DEFAULT_POLICY);
	const origin = {
		kind: "central",
		path: `${central.repository}/${central.path}`,
		commit: central.commit
	};
	const local = await localFile(world, requested);
	if (local === void 0) return {
		...resolved,
		origin,
		notes: []
	};
	const ofRepository = await parsed(world, local.bytes, local.name, resolved.policy);
	const { policy, refused, overruled } = stricter(resolved.policy, ofRepository.policy);
	const [first, ...rest] = refused.map((what) => ({
		code: "policy-invalid",
		check: "policy",
		message: `${local.name} ${what}, but the central policy does not: the file of a repository can only make it stricter`
	}));
	if (first !== void 0) throw new AssayError([first, ...rest]);
	const ignored = overruled.map((section) => `${local.name}: \`${section}\` is less strict than the central policy and has no effect: it can only make the policy stricter`);
	return {
		policy,
		origin,
		warnings: [
			...resolved.warnings,
			...ofRepository.warnings,
			...local.warnings,
			...ignored
		],
		notes: [`${local.name} makes the central policy stricter.`, ...local.notes]
	};
}
/** The policy of the repository; undefined if it has none. */
async function repositoryPolicy(world, requested) {
	const local = await localFile(world, requested);
	if (local === void 0) return void 0;
	const { path, commit, notes } = local;
	const { policy, warnings } = await parsed(world, local.bytes, local.name, DEFAULT_POLICY);
	return {
		policy,
		origin: {
			kind: commit === void 0 ? "file" : "base",
			path,
			...commit && { commit }
		},
		warnings: [...warnings, ...local.warnings],
		notes
	};
}
/** `the base of this change (1a2b3c4d5e6f)` */
function placeName({ of, commit }) {
	return `${of} (${commit.slice(0, 12)})`;
}
async function localFile(world, requested) {
	const path = requested.path ?? ".github/assay.yml";
	const judging = await judgingCommit(world);
	const read = (of) => judging === void 0 ? workspaceFile(requested.folder, of, MAX_POLICY_BYTES) : committedFile(world, requested, judging, of);
	const where = judging === void 0 ? "the workspace" : placeName(judging);
	const bytes = await read(path);
	if (bytes === void 0) {
		if (requested.path !== void 0) throw fault("policy-unavailable", "policy", `there is no file ${path} in ${where}, but the input \`policy\` names it`);
		if (await read(MISNAMED_PATH) === void 0) return void 0;
		throw fault("policy-unavailable", "policy", `${where} has ${MISNAMED_PATH}, which is not read: rename it to ${POLICY_PATH}`);
	}
	if (judging === void 0) return {
		bytes,
		path,
		name: path,
		warnings: [],
		notes: []
	};
	const { commit } = judging;
	return {
		bytes,
		path,
		commit,
		name: `${path} at ${commit.slice(0, 12)}`,
		...await changedFile(world, requested, path, bytes)
	};
}
/** Notes and warnings on a change of the policy file. The old policy judges the change, and the new one must be valid. */
async function changedFile(world, requested, path, base) {
	let notes = [];
	try {
		const changed = await workspaceFile(requested.folder, path, MAX_POLICY_BYTES);
		if (changed === void 0 || base !== void 0 && Buffer.compare(changed, base) === 0) return {
			warnings: [],
			notes
		};
		notes = [`This change alters ${path}. The new policy applies after the merge.`];
		await parsed(world, changed, path, DEFAULT_POLICY);
		return {
			warnings: [],
			notes
		};
	} catch (error) {
		return {
			warnings: reasonsOf(error, "policy").slice(0, MAX_WARNINGS).map(({ message }) => `the changed policy is not valid: ${message}`),
			notes
		};
	}
}
/** Reads the text of a policy file. Throws all its faults at once. */
async function parsed(world, bytes, name, base) {
	const { readPolicyFile } = await import("./policy-file-read2.js");
	const reading = readPolicyFile(bytes, base, world.now());
	const sentence = ({ line, column, message }) => `${name}:${line}:${column}: ${message}`;
	if (reading.ok) return {
		policy: reading.value.policy,
		warnings: reading.value.doubts.map(sentence)
	};
	const [first, ...rest] = reading.fault.map((diagnostic) => ({
		code: "policy-invalid",
		check: "policy",
		message: sentence(diagnostic)
	}));
	if (first === void 0) throw fault("policy-invalid", "policy", `${name} cannot be read as a policy`);
	throw new AssayError([first, ...rest]);
}

// src/stages/scan/database-file.ts
/** The two databases of trivy: their files below its cache folder, and the options that download them. */
const DATABASES = {
	vulnerability: {
		folder: "db",
		file: "trivy.db",
		schema: 2,
		option: "--db-repository",
		only: "--download-db-only",
		name: "vulnerability database"
	},
	java: {
		folder: "java-db",
		file: "trivy-java.db",
		schema: 1,
		option: "--java-db-repository",
		only: "--download-java-db-only",
		name: "Java database"
	}
};
/** The beginning of the name of the folder, beside the databases, of a download that is under way. */
const DOWNLOAD_PREFIX = ".download-";
/** The metadata of a database below a cache folder; undefined if there is none that trivy can use. */
async function readMetadata(kind, cacheDir) {
	const { folder, schema } = DATABASES[kind];
	try {
		const metadata = parseDatabaseMetadata(await readFile(join(cacheDir, folder, "metadata.json"), "utf8"), schema);
		const handle = await open(pathOf(kind, cacheDir));
		try {
			return (await handle.stat()).size > 0 ? orUndefined(metadata) : void 0;
		} finally {
			await handle.close();
		}
	} catch {
		return;
	}
}
/** Whether trivy would not look for a newer database yet: before its next update, or within an hour (Java: a day) after the download. */
function isFresh(kind, metadata, now) {
	if (now.getTime() < Date.parse(metadata.nextUpdate)) return true;
	const rest = kind === "java" ? 864e5 : 36e5;
	return metadata.downloadedAt !== void 0 && now.getTime() < Date.parse(metadata.downloadedAt) + rest;
}
/** Every database with advisories has this bucket. A scan with a database that lacks it finds nothing. */
const BUCKET = "vulnerability";
const CHUNK_BYTES$1 = 1048576;
/** bbolt: the magic number of the first meta page, after its header of 16 bytes. */
const MAGIC = 3977042669;
/** The first bytes of a SQLite file. */
const SQLITE = Buffer.from("SQLite format 3\0");
/**
* The bare hex SHA-256 of a vulnerability database; undefined if the file is not one (see {@link isDatabase}). The bytes
* that are hashed are those that are looked at.
*/
async function hashDatabase(cacheDir) {
	const { sha256, head, found } = await digestFile(pathOf("vulnerability", cacheDir), {
		text: BUCKET,
		after: 0
	});
	return isBolt(head) && found.length > 0 ? sha256 : void 0;
}
/**
* Whether a file is the expected database: bbolt with advisories, or SQLite. It is not opened as a database, and is read
* only as far as needed: whoever uses it hashes it.
*/
async function isDatabase(kind, cacheDir) {
	const path = pathOf(kind, cacheDir);
	if (kind === "vulnerability") return await hasAdvisories(path);
	const handle = await open(path);
	try {
		const { buffer } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
		return buffer.equals(SQLITE);
	} finally {
		await handle.close();
	}
}
async function hasAdvisories(path) {
	let tail;
	for await (const chunk of bytesOf(createReadStream(path, { highWaterMark: CHUNK_BYTES$1 }))) {
		if (tail === void 0 && !isBolt(chunk)) return false;
		if (Buffer.concat([tail ?? Buffer.alloc(0), chunk]).includes(BUCKET)) return true;
		tail = Buffer.from(chunk.subarray(-13));
	}
	return false;
}
function isBolt(first) {
	return first.length >= 20 && Buffer.from(first.subarray(16, 20)).readUInt32LE() === MAGIC;
}
function pathOf(kind, cacheDir) {
	const { folder, file } = DATABASES[kind];
	return join(cacheDir, folder, file);
}

// src/stages/scan/download-database.ts
/**
* Downloads a database into `cacheDir`. It tries each repository in the given order, and again after a pause, because rate
* limits and broken connections are often temporary. A repository that hangs is not tried again. The downloaded file
* decides, not the exit code of trivy. Answers the repository; undefined if no repository gave the database. The log names
* each failure.
*/
async function downloadDatabase(world, kind, repositories, cacheDir, bound = BOUNDS.database) {
	const hanging = /* @__PURE__ */ new Set();
	const report = (problem, pauseMs) => world.runner.log(`${problem}; trying again in ${Number((pauseMs / 1e3).toFixed(1))} s`);
	const round = async () => {
		for (const repository of repositories.filter((one) => !hanging.has(one))) {
			const failure = await downloadFrom(world, kind, repository, cacheDir, bound.answer);
			if (failure === void 0) return repository;
			if (failure.isSilence) hanging.add(repository);
			world.runner.log(`No ${DATABASES[kind].name} from ${repository}: ${failure.why}`);
		}
		if (hanging.size === repositories.length) return void 0;
		const problem = `The ${DATABASES[kind].name} could not be downloaded`;
		return new TryAgain({
			problem,
			conclude: () => void 0
		});
	};
	return await retry(round, {
		...bound,
		report
	});
}
/** Downloads into a temporary folder first: an interrupted download must not damage the existing database. */
async function downloadFrom(world, kind, repository, cacheDir, timeoutMs) {
	const { only, option, name } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const { env, reads } = await credentials(world, repository);
	const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
	try {
		const command = await trivyCommand(world, {
			args: [
				"image",
				only,
				option,
				repository
			],
			view: {
				reads,
				writes: [temporary],
				isOnline: true
			},
			cacheDir: temporary,
			timeoutMs,
			quiet: false,
			env
		});
		const exit = await world.processes.watch(`Download the ${name} from ${repository}`, command);
		const isWhole = await readMetadata(kind, temporary) !== void 0 && await isDatabase(kind, temporary);
		const full = isWhole ? void 0 : toolFullDisk(exit, "scan", `trivy, which downloads the ${name} into ${cacheDir},`);
		if (full !== void 0) throw full;
		if (!isWhole) return {
			why: ending(exit),
			isSilence: exit.kind === "timed-out"
		};
		await putInPlace(kind, temporary, cacheDir);
		return;
	} finally {
		for (const folder of [temporary, ...reads]) await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Puts a database that was checked in the place of the old one, whose folder is moved away in one step. */
async function putInPlace(kind, temporary, cacheDir) {
	const { folder } = DATABASES[kind];
	await rename(join(cacheDir, folder), join(temporary, "outdated")).catch(ignoreAbsent);
	await rename(join(temporary, folder), join(cacheDir, folder)).catch(ignorePresent);
}
function ignoreAbsent(error) {
	if (error.code !== "ENOENT") throw error;
}
/** Another run was faster, and looked as closely at what it downloaded. */
function ignorePresent(error) {
	if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}
/** Who may be read by anybody: whole registries, or in them those that publish trivy's databases. */
const PUBLIC = /^(?:mirror\.gcr\.io|public\.ecr\.aws|(?:ghcr\.io|docker\.io|quay\.io)\/aqua(?:sec|security))\//;
/**
* A `DOCKER_CONFIG` for the registry of this database only. A public database needs no credentials: the known ones for
* its registry are for pushing the image, and no scanner gets them. Your own database is named by you.
*/
async function credentials(world, repository) {
	const reference = orUndefined(parseReference(repository));
	if (reference === void 0 || PUBLIC.test(`${repositoryName(reference)}/`)) return {
		env: {},
		reads: []
	};
	const folder = await world.workspace.folder("database-credentials");
	const document = await world.registry.dockerConfig(reference.registry, reference.path);
	await writeFile(join(folder, "config.json"), document, { mode: 384 });
	const certificates = await world.registry.certificates(reference.registry);
	if (certificates === void 0) return {
		env: { DOCKER_CONFIG: folder },
		reads: [folder]
	};
	const roots = join(folder, "roots.pem");
	await writeFile(roots, certificates.roots, { mode: 384 });
	return {
		env: {
			DOCKER_CONFIG: folder,
			SSL_CERT_FILE: roots
		},
		reads: [folder]
	};
}
function ending(exit) {
	switch (exit.kind) {
		case "exited": return exit.code === 0 ? "trivy ended with exit code 0, but the downloaded file is not a database" : `trivy ended with exit code ${exit.code}; its log above says why`;
		case "killed": return `trivy was killed by ${exit.signal}`;
		case "timed-out": return `trivy did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return "trivy printed too much";
		case "not-started": return exit.message;
	}
}

// src/stages/scan/cached-database.ts
/** A database unpacks to 700 MB: with the chunks that Node takes by itself, that is half of the work. */
const CHUNK_BYTES = 262144;
const LAYER = /^application\/vnd\.aquasec\.trivy\.(?:java)?db\.layer\.v1\.tar\+gzip$/;
/**
* Puts a database into `cacheDir` that a registry names now, from the run cache or else from the registry, and keeps it for
* later runs. Nothing but a digest says which bytes are right: that which one of the repositories names, or that by which
* the repository was given. So an entry that somebody else wrote is never used. Answers the repository; undefined if no
* database could be had in this way.
*/
async function cachedDatabase(world, runCache, kind, repositories, cacheDir) {
	const { name } = DATABASES[kind];
	return await firstOf$1(world, `No ${name}`, repositories, async (repository, file) => {
		const reference = orThrow(parseReference(repository), (why) => new Error(why));
		const { layer, manifest } = await namedLayer(world, runCache, reference);
		const isCached = await fromCache(world, runCache, layer, file);
		if (!isCached) await pipeline(await world.registry.blob(reference, layer), createWriteStream(file, { mode: 384 }));
		await unpackInto(kind, file, cacheDir, /* @__PURE__ */ new Date());
		if (!isCached) {
			await runCache.keep(keyOf(layer.digest), file);
			if (reference.digest !== void 0) await runCache.keep(keyOf(reference.digest), manifest);
			await noteNamed(world, kind, repository, layer.digest);
		}
		return `The ${name} of ${repository} (${layer.digest}) is ${isCached ? "from the cache" : "downloaded"}`;
	});
}
/** What a run notes of a database that a registry named. */
const Note = strictObject({
	digest: string().refine(isDigest),
	at: datetime()
});
/**
* Puts a database into `cacheDir` that one of these repositories named in an earlier run, for a run that can ask none of
* them. That run noted the digest and sealed the note, so nobody without the secret of the repository can have written
* it. An old note that somebody puts back names an old database: its age is evaluated as that of any other. Answers the
* repository; undefined if there is no such note or database.
*/
async function databaseNamedEarlier(world, runCache, kind, repositories, cacheDir) {
	const { name } = DATABASES[kind];
	return await firstOf$1(world, `No earlier ${name}`, repositories, async (repository, file) => {
		const opened = await world.sealed?.restore(noteOf(kind, repository));
		if (opened === void 0) return void 0;
		const { digest, at } = orThrow(parseJsonAs(Note, await readFile(opened.path)), (why) => /* @__PURE__ */ new Error(`the note of an earlier run ${why}`));
		if (!await fromCache(world, runCache, { digest }, file)) return void 0;
		await unpackInto(kind, file, cacheDir, new Date(at));
		return `No repository of the ${name} can be asked. It is the one that ${repository} named at ${at} (${digest}), from the cache`;
	});
}
/**
* The first repository whose database `put` could put in place: it answers the line of the log that says so, and has the
* path of a file for the archive. The log says of each other one why it could not, unless there was nothing to put.
*/
async function firstOf$1(world, none, repositories, put) {
	const { log } = world.runner;
	for (const repository of repositories) try {
		const told = await put(repository, join(await world.workspace.folder("database"), "layer.tar.gz"));
		if (told === void 0) continue;
		log(told);
		return repository;
	} catch (error) {
		log(`${none} of ${repository} with the run cache: ${plain(messageOf(error), 300)}`);
	}
}
async function noteNamed(world, kind, repository, digest) {
	if (world.sealed === void 0) return;
	const path = join(await world.workspace.folder("database"), "named.json");
	await writeFile(path, JSON.stringify({
		digest,
		at: (/* @__PURE__ */ new Date()).toISOString()
	}), { mode: 384 });
	await world.sealed.keep(noteOf(kind, repository), path, digest, void 0);
}
/** The kind of a note: what another repository named, or of another database, is another one. */
function noteOf(kind, repository) {
	return `assay-named-1-${kind}-${hexOf(repository).slice(0, 16)}-`;
}
function keyOf(digest) {
	return `assay-db-1-${hex(digest)}`;
}
/** The one blob of a database as the repository names it now, and a file with the manifest that names it. */
async function namedLayer(world, runCache, reference) {
	const path = join(await world.workspace.folder("database"), "manifest.json");
	const raw = await resolved(world, runCache, reference, path);
	const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, "the manifest"), (why) => new Error(why));
	const [layer, ...others] = (manifest.kind === "manifest" ? manifest.layers : []).filter(({ mediaType: type }) => LAYER.test(type));
	if (layer === void 0 || others.length > 0) throw new Error("its manifest names no database");
	return {
		layer,
		manifest: path
	};
}
/** The manifest, also in a file. If its digest is given and the registry does not answer, the run cache may have it. */
async function resolved(world, runCache, reference, path) {
	try {
		const raw = await world.registry.resolve(reference);
		await writeFile(path, raw.bytes, { mode: 384 });
		return raw;
	} catch (error) {
		const { digest } = reference;
		if (digest === void 0 || !await fromCache(world, runCache, { digest }, path)) throw error;
		return {
			bytes: await readFile(path),
			mediaType: MEDIA.manifest
		};
	}
}
/** Whether the run cache has the bytes of this digest. They are written to the file. */
async function fromCache(world, runCache, { digest }, file) {
	const restored = await runCache.restore(keyOf(digest));
	if (restored === void 0) return false;
	if (await hashFile(restored.path) !== hex(digest)) {
		world.runner.log(`${restored.key} in the cache is not the database of this digest, so it is not used`);
		return false;
	}
	await rename(restored.path, file).catch(() => copyFile(restored.path, file));
	return true;
}
async function unpackInto(kind, archive, cacheDir, downloadedAt) {
	const { folder, file } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
	try {
		await mkdir(join(temporary, folder), { mode: 448 });
		await extract(archive, /* @__PURE__ */ new Set([file, "metadata.json"]), join(temporary, folder));
		await noteDownload(join(temporary, folder, "metadata.json"), downloadedAt);
		if (await readMetadata(kind, temporary) === void 0 || !await isDatabase(kind, temporary)) throw new Error("it is not a database of trivy");
		await putInPlace(kind, temporary, cacheDir);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
/** Extracts the named files; nothing else of the archive is written to disk. */
async function extract(archive, names, folder) {
	const { extract: tarEntries } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const entries = tarEntries();
	const reading = pipeline(createReadStream(archive, { highWaterMark: CHUNK_BYTES }), createGunzip({ chunkSize: CHUNK_BYTES }), entries);
	reading.catch(() => void 0);
	for await (const entry of entries) {
		const name = entry.header.name.replace(/^\.\//, "");
		if (entry.header.type === "file" && names.has(name)) await pipeline(entry, createWriteStream(join(folder, name), {
			flags: "wx",
			mode: 384
		}));
		else entry.resume();
	}
	await reading;
}
/** As trivy does: the time until which no newer database is looked for is counted from here. */
async function noteDownload(file, at) {
	const metadata = orThrow(parseJson(await readFile(file)), (why) => fault("database-unavailable", "scan", `the metadata ${why}`));
	await writeFile(file, JSON.stringify({
		...typeof metadata === "object" && metadata !== null ? metadata : {},
		DownloadedAt: at.toISOString()
	}));
}

// src/stages/scan/database-snapshot.ts
/** Another run replaces the database in two steps, between which there is none for a moment. */
const TRIES = 25;
const PAUSE_MS = 40;
/**
* A cache folder with the database of `cacheDir` as it is now; undefined if it has none. Another run may replace the
* database at any time, so the files are linked into a private folder: they stay the same for this run, and cost nothing.
* Where links are not possible (another disk, another owner), the folder itself is answered.
*/
async function databaseSnapshot(world, kind, cacheDir) {
	for (let left = TRIES; left > 0; left -= 1) {
		const found = await linked(world, kind, cacheDir);
		if (found !== "changed") return found;
		await setTimeout$1(PAUSE_MS);
	}
}
async function linked(world, kind, cacheDir) {
	const { folder, file } = DATABASES[kind];
	const source = join(cacheDir, folder);
	const before = await identity(source);
	if (before === void 0) return await isBeingReplaced(cacheDir, source) ? "changed" : void 0;
	const snapshot = await world.workspace.folder("database");
	await mkdir(join(snapshot, folder), { mode: 448 });
	try {
		for (const name of [file, "metadata.json"]) await link(await realpath(join(source, name)), join(snapshot, folder, name));
	} catch (error) {
		if (codeOf(error) !== "ENOENT") return await readMetadata(kind, cacheDir) && cacheDir;
		return await identity(source) === before ? void 0 : "changed";
	}
	if (await identity(source) !== before) return "changed";
	return await readMetadata(kind, snapshot) && snapshot;
}
/** Whether a database that is missing may come back: a run that downloads has a folder there, or it was just done. */
async function isBeingReplaced(cacheDir, source) {
	return (await readdir(cacheDir).catch(() => [])).some((name) => name.startsWith(".download-")) || await identity(source) !== void 0;
}
async function identity(path) {
	return stat(path).then(({ dev, ino }) => `${dev}:${ino}`, () => void 0);
}

// src/stages/scan/server-database.ts
/**
* Asks a trivy server which database it has. Throws `database-unavailable` if it finds nothing in packages that are known
* to be vulnerable, so that a server without advisories is known before the image is examined.
*/
async function serverDatabase(world, server, limitMs) {
	const host = hostOf(server);
	const question = withCanaries(NOTHING, host);
	const file = join(await world.workspace.folder("canaries"), "sbom.cdx.json");
	await writeFile(file, JSON.stringify(question.bom), { mode: 384 });
	const { report } = await compareSbom(world, {
		file,
		place: "packages that are known to be vulnerable",
		database: {
			server,
			...optional({ limitMs })
		}
	});
	const { updatedAt, downloadedAt } = question.read(report).database;
	return {
		facts: {
			updatedAt,
			...optional({ downloadedAt }),
			server: host
		},
		server
	};
}
/** An SBOM that lists no package. */
const NOTHING = {
	bomFormat: "CycloneDX",
	specVersion: "1.6",
	version: 1,
	metadata: {
		tools: { components: [] },
		component: {
			"bom-ref": "none",
			type: "container",
			name: "none"
		}
	},
	components: [],
	dependencies: []
};

// src/stages/scan/database.ts
/**
* Where a database may be: downloaded by this run, downloaded by an earlier run, or directly in `cache-dir`, as
* `trivy --cache-dir` fills it.
*/
function cacheFolders({ workspace: { store, cache } }) {
	return [.../* @__PURE__ */ new Set([
		join(store, "trivy"),
		join(cache, "trivy"),
		cache
	])];
}
async function database(world, options) {
	if (options.server !== void 0) return await serverDatabase(world, options.server);
	return await localDatabase(world, options);
}
async function localDatabase(world, options) {
	const repository = await refresh(world, "vulnerability", options);
	const found = await located(world, "vulnerability");
	const cacheDir = found?.snapshot;
	const metadata = cacheDir === void 0 ? void 0 : await readMetadata("vulnerability", cacheDir);
	if (found === void 0 || cacheDir === void 0 || metadata === void 0) throw fault("database-unavailable", "scan", missing(world, "vulnerability", options));
	const sha256 = await hashDatabase(cacheDir);
	if (sha256 === void 0) {
		const file = join(found.cacheDir, "db", "trivy.db");
		throw fault("database-unavailable", "scan", `${file} is not a vulnerability database of trivy, or it has no advisories`);
	}
	const { updatedAt, downloadedAt } = metadata;
	return {
		facts: {
			updatedAt,
			...downloadedAt === void 0 ? {} : { downloadedAt },
			...repository === void 0 ? {} : { repository },
			sha256
		},
		cacheDir
	};
}
/** The folder of the Java database. It is downloaded if it is missing or outdated. Throws `database-unavailable`. */
async function javaDatabase(world, options) {
	await refresh(world, "java", options);
	const found = await located(world, "java");
	if (found !== void 0) return join(found.snapshot, "java-db");
	throw fault("database-unavailable", "sbom", missing(world, "java", options));
}
/** Downloads a database, unless that is forbidden or not needed. Answers the repository if it downloaded one. */
async function refresh(world, kind, options) {
	if (options.offline || options.repositories.length === 0) return void 0;
	const { cache, store } = world.workspace;
	const target = join(store, "trivy");
	for (const folder of /* @__PURE__ */ new Set([target, join(cache, "trivy")])) {
		const known = await readMetadata(kind, folder);
		if (known !== void 0 && isFresh(kind, known, world.now())) return void 0;
	}
	const { runCache } = world;
	const { repositories } = options;
	const from = (runCache && await cachedDatabase(world, runCache, kind, repositories, target)) ?? await downloadDatabase(world, kind, repositories, target, options.bound);
	if (from !== void 0 || runCache === void 0 || await located(world, kind) !== void 0) return from;
	return await databaseNamedEarlier(world, runCache, kind, repositories, target);
}
/** The first cache folder that has the database, and the private folder with it as it is now. */
async function located(world, kind) {
	for (const cacheDir of cacheFolders(world)) {
		const snapshot = await databaseSnapshot(world, kind, cacheDir);
		if (snapshot !== void 0) return {
			cacheDir,
			snapshot
		};
	}
}
function missing(world, kind, options) {
	const [what, folder] = kind === "java" ? ["Java database, and the image has jars", "java-db"] : ["vulnerability database", "db"];
	const { cache } = world.workspace;
	return `there is no ${what} in ${[join(cache, "trivy"), cache].map((place) => join(place, folder)).join(" or ")}${options.offline ? "" : `, and none could be downloaded from ${options.repositories.join(", ") || "nowhere"}`}`;
}

// node_modules/@sigstore/bundle/dist/bundle.js
var require_bundle$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.BUNDLE_V03_MEDIA_TYPE = exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = exports.BUNDLE_V02_MEDIA_TYPE = exports.BUNDLE_V01_MEDIA_TYPE = void 0;
	exports.isBundleWithCertificateChain = isBundleWithCertificateChain;
	exports.isBundleWithPublicKey = isBundleWithPublicKey;
	exports.isBundleWithMessageSignature = isBundleWithMessageSignature;
	exports.isBundleWithDsseEnvelope = isBundleWithDsseEnvelope;
	exports.BUNDLE_V01_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.1";
	exports.BUNDLE_V02_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.2";
	exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.3";
	exports.BUNDLE_V03_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
	function isBundleWithCertificateChain(b) {
		return b.verificationMaterial.content.$case === "x509CertificateChain";
	}
	function isBundleWithPublicKey(b) {
		return b.verificationMaterial.content.$case === "publicKey";
	}
	function isBundleWithMessageSignature(b) {
		return b.content.$case === "messageSignature";
	}
	function isBundleWithDsseEnvelope(b) {
		return b.content.$case === "dsseEnvelope";
	}
}));

// node_modules/@sigstore/bundle/dist/build.js
var require_build = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toMessageSignatureBundle = toMessageSignatureBundle;
	exports.toDSSEBundle = toDSSEBundle;
	const protobuf_specs_1 = require_dist$3();
	const bundle_1 = require_bundle$1();
	function toMessageSignatureBundle(options) {
		return {
			mediaType: options.certificateChain ? bundle_1.BUNDLE_V02_MEDIA_TYPE : bundle_1.BUNDLE_V03_MEDIA_TYPE,
			content: {
				$case: "messageSignature",
				messageSignature: {
					messageDigest: {
						algorithm: protobuf_specs_1.HashAlgorithm.SHA2_256,
						digest: options.digest
					},
					signature: options.signature
				}
			},
			verificationMaterial: toVerificationMaterial(options)
		};
	}
	function toDSSEBundle(options) {
		return {
			mediaType: options.certificateChain ? bundle_1.BUNDLE_V02_MEDIA_TYPE : bundle_1.BUNDLE_V03_MEDIA_TYPE,
			content: {
				$case: "dsseEnvelope",
				dsseEnvelope: toEnvelope(options)
			},
			verificationMaterial: toVerificationMaterial(options)
		};
	}
	function toEnvelope(options) {
		return {
			payloadType: options.artifactType,
			payload: options.artifact,
			signatures: [toSignature(options)]
		};
	}
	function toSignature(options) {
		return {
			keyid: options.keyHint || "",
			sig: options.signature
		};
	}
	function toVerificationMaterial(options) {
		return {
			content: toKeyContent(options),
			tlogEntries: [],
			timestampVerificationData: { rfc3161Timestamps: [] }
		};
	}
	function toKeyContent(options) {
		if (options.certificate) {
			if (options.certificateChain) return {
				$case: "x509CertificateChain",
				x509CertificateChain: { certificates: [{ rawBytes: options.certificate }] }
			};
			else return {
				$case: "certificate",
				certificate: { rawBytes: options.certificate }
			};
		} else return {
			$case: "publicKey",
			publicKey: { hint: options.keyHint || "" }
		};
	}
}));

// node_modules/@sigstore/bundle/dist/error.js
var require_error$3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ValidationError = void 0;
	var ValidationError = class extends Error {
		fields;
		constructor(message, fields) {
			super(message);
			this.fields = fields;
		}
	};
	exports.ValidationError = ValidationError;
}));

// node_modules/@sigstore/bundle/dist/validate.js
var require_validate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assertBundle = assertBundle;
	exports.assertBundleV01 = assertBundleV01;
	exports.isBundleV01 = isBundleV01;
	exports.assertBundleV02 = assertBundleV02;
	exports.assertBundleLatest = assertBundleLatest;
	const error_1 = require_error$3();
	function assertBundle(b) {
		const invalidValues = validateBundleBase(b);
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid bundle", invalidValues);
	}
	function assertBundleV01(b) {
		const invalidValues = [];
		invalidValues.push(...validateBundleBase(b));
		invalidValues.push(...validateInclusionPromise(b));
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid v0.1 bundle", invalidValues);
	}
	function isBundleV01(b) {
		try {
			assertBundleV01(b);
			return true;
		} catch (e) {
			return false;
		}
	}
	function assertBundleV02(b) {
		const invalidValues = [];
		invalidValues.push(...validateBundleBase(b));
		invalidValues.push(...validateInclusionProof(b));
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid v0.2 bundle", invalidValues);
	}
	function assertBundleLatest(b) {
		const invalidValues = [];
		invalidValues.push(...validateBundleBase(b));
		invalidValues.push(...validateInclusionProof(b));
		invalidValues.push(...validateNoCertificateChain(b));
		if (invalidValues.length > 0) throw new error_1.ValidationError("invalid bundle", invalidValues);
	}
	function validateBundleBase(b) {
		const invalidValues = [];
		if (b.mediaType === void 0 || !b.mediaType.match(/^application\/vnd\.dev\.sigstore\.bundle\+json;version=\d\.\d/) && !b.mediaType.match(/^application\/vnd\.dev\.sigstore\.bundle\.v\d\.\d\+json/)) invalidValues.push("mediaType");
		if (b.content === void 0) invalidValues.push("content");
		else switch (b.content.$case) {
			case "messageSignature":
				if (b.content.messageSignature.messageDigest === void 0) invalidValues.push("content.messageSignature.messageDigest");
				else if (b.content.messageSignature.messageDigest.digest.length === 0) invalidValues.push("content.messageSignature.messageDigest.digest");
				if (b.content.messageSignature.signature.length === 0) invalidValues.push("content.messageSignature.signature");
				break;
			case "dsseEnvelope":
				if (b.content.dsseEnvelope.payload.length === 0) invalidValues.push("content.dsseEnvelope.payload");
				if (b.content.dsseEnvelope.signatures.length !== 1) invalidValues.push("content.dsseEnvelope.signatures");
				else if (b.content.dsseEnvelope.signatures[0].sig.length === 0) invalidValues.push("content.dsseEnvelope.signatures[0].sig");
		}
		if (b.verificationMaterial === void 0) invalidValues.push("verificationMaterial");
		else {
			if (b.verificationMaterial.content === void 0) invalidValues.push("verificationMaterial.content");
			else switch (b.verificationMaterial.content.$case) {
				case "x509CertificateChain":
					if (b.verificationMaterial.content.x509CertificateChain.certificates.length === 0) invalidValues.push("verificationMaterial.content.x509CertificateChain.certificates");
					b.verificationMaterial.content.x509CertificateChain.certificates.forEach((cert, i) => {
						if (cert.rawBytes.length === 0) invalidValues.push(`verificationMaterial.content.x509CertificateChain.certificates[${i}].rawBytes`);
					});
					break;
				case "certificate": if (b.verificationMaterial.content.certificate.rawBytes.length === 0) invalidValues.push("verificationMaterial.content.certificate.rawBytes");
			}
			if (b.verificationMaterial.tlogEntries === void 0) invalidValues.push("verificationMaterial.tlogEntries");
			else if (b.verificationMaterial.tlogEntries.length > 0) b.verificationMaterial.tlogEntries.forEach((entry, i) => {
				if (entry.logId === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].logId`);
				if (entry.kindVersion === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].kindVersion`);
			});
		}
		return invalidValues;
	}
	function validateInclusionPromise(b) {
		const invalidValues = [];
		if (b.verificationMaterial && b.verificationMaterial.tlogEntries?.length > 0) b.verificationMaterial.tlogEntries.forEach((entry, i) => {
			if (entry.inclusionPromise === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionPromise`);
		});
		return invalidValues;
	}
	function validateInclusionProof(b) {
		const invalidValues = [];
		if (b.verificationMaterial && b.verificationMaterial.tlogEntries?.length > 0) b.verificationMaterial.tlogEntries.forEach((entry, i) => {
			if (entry.inclusionProof === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionProof`);
			else if (entry.inclusionProof.checkpoint === void 0) invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionProof.checkpoint`);
		});
		return invalidValues;
	}
	function validateNoCertificateChain(b) {
		const invalidValues = [];
		/* istanbul ignore next */
		if (b.verificationMaterial?.content?.$case === "x509CertificateChain") invalidValues.push("verificationMaterial.content.$case");
		return invalidValues;
	}
}));

// node_modules/@sigstore/bundle/dist/serialized.js
var require_serialized = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.envelopeToJSON = exports.envelopeFromJSON = exports.bundleToJSON = exports.bundleFromJSON = void 0;
	const protobuf_specs_1 = require_dist$3();
	const bundle_1 = require_bundle$1();
	const validate_1 = require_validate();
	const bundleFromJSON = (obj) => {
		const bundle = protobuf_specs_1.Bundle.fromJSON(obj);
		switch (bundle.mediaType) {
			case bundle_1.BUNDLE_V01_MEDIA_TYPE:
				(0, validate_1.assertBundleV01)(bundle);
				break;
			case bundle_1.BUNDLE_V02_MEDIA_TYPE:
				(0, validate_1.assertBundleV02)(bundle);
				break;
			default: (0, validate_1.assertBundleLatest)(bundle);
		}
		return bundle;
	};
	exports.bundleFromJSON = bundleFromJSON;
	const bundleToJSON = (bundle) => {
		return protobuf_specs_1.Bundle.toJSON(bundle);
	};
	exports.bundleToJSON = bundleToJSON;
	const envelopeFromJSON = (obj) => {
		return protobuf_specs_1.Envelope.fromJSON(obj);
	};
	exports.envelopeFromJSON = envelopeFromJSON;
	const envelopeToJSON = (envelope) => {
		return protobuf_specs_1.Envelope.toJSON(envelope);
	};
	exports.envelopeToJSON = envelopeToJSON;
}));

// node_modules/@sigstore/bundle/dist/index.js
var require_dist$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isBundleV01 = exports.assertBundleV02 = exports.assertBundleV01 = exports.assertBundleLatest = exports.assertBundle = exports.envelopeToJSON = exports.envelopeFromJSON = exports.bundleToJSON = exports.bundleFromJSON = exports.ValidationError = exports.isBundleWithPublicKey = exports.isBundleWithMessageSignature = exports.isBundleWithDsseEnvelope = exports.isBundleWithCertificateChain = exports.BUNDLE_V03_MEDIA_TYPE = exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = exports.BUNDLE_V02_MEDIA_TYPE = exports.BUNDLE_V01_MEDIA_TYPE = exports.toMessageSignatureBundle = exports.toDSSEBundle = void 0;
	var build_1 = require_build();
	Object.defineProperty(exports, "toDSSEBundle", {
		enumerable: true,
		get: function() {
			return build_1.toDSSEBundle;
		}
	});
	Object.defineProperty(exports, "toMessageSignatureBundle", {
		enumerable: true,
		get: function() {
			return build_1.toMessageSignatureBundle;
		}
	});
	var bundle_1 = require_bundle$1();
	Object.defineProperty(exports, "BUNDLE_V01_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V01_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "BUNDLE_V02_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V02_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "BUNDLE_V03_LEGACY_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V03_LEGACY_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "BUNDLE_V03_MEDIA_TYPE", {
		enumerable: true,
		get: function() {
			return bundle_1.BUNDLE_V03_MEDIA_TYPE;
		}
	});
	Object.defineProperty(exports, "isBundleWithCertificateChain", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithCertificateChain;
		}
	});
	Object.defineProperty(exports, "isBundleWithDsseEnvelope", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithDsseEnvelope;
		}
	});
	Object.defineProperty(exports, "isBundleWithMessageSignature", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithMessageSignature;
		}
	});
	Object.defineProperty(exports, "isBundleWithPublicKey", {
		enumerable: true,
		get: function() {
			return bundle_1.isBundleWithPublicKey;
		}
	});
	var error_1 = require_error$3();
	Object.defineProperty(exports, "ValidationError", {
		enumerable: true,
		get: function() {
			return error_1.ValidationError;
		}
	});
	var serialized_1 = require_serialized();
	Object.defineProperty(exports, "bundleFromJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.bundleFromJSON;
		}
	});
	Object.defineProperty(exports, "bundleToJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.bundleToJSON;
		}
	});
	Object.defineProperty(exports, "envelopeFromJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.envelopeFromJSON;
		}
	});
	Object.defineProperty(exports, "envelopeToJSON", {
		enumerable: true,
		get: function() {
			return serialized_1.envelopeToJSON;
		}
	});
	var validate_1 = require_validate();
	Object.defineProperty(exports, "assertBundle", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundle;
		}
	});
	Object.defineProperty(exports, "assertBundleLatest", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundleLatest;
		}
	});
	Object.defineProperty(exports, "assertBundleV01", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundleV01;
		}
	});
	Object.defineProperty(exports, "assertBundleV02", {
		enumerable: true,
		get: function() {
			return validate_1.assertBundleV02;
		}
	});
	Object.defineProperty(exports, "isBundleV01", {
		enumerable: true,
		get: function() {
			return validate_1.isBundleV01;
		}
	});
}));

// src/formats/signing/envelope.ts
var import_dist = require_dist$3();
var import_dist$2 = require_dist$2();
/** How much of a payload is encoded at a time, in bytes. Base64 encodes three bytes at a time. */
const PART = 196608;
/**
* A DSSE envelope as JSON. The same envelope gives the same bytes in whatever form it was read: without white space, the
* keys sorted, and without an empty `keyid`. A Rekor v1 gets these bytes, so the hash of its entry is the digest below.
*/
function envelopeText(envelope) {
	return [...envelopeParts(envelope)].join("");
}
/** The digest of a DSSE envelope, by which a verification summary names a statement. */
function envelopeDigest(envelope) {
	const hash = createHash("sha256");
	for (const part of envelopeParts(envelope)) hash.update(part);
	return `sha256:${hash.digest("hex")}`;
}
/** In parts, because the payload may be the SBOM of a large image. */
function* envelopeParts(envelope) {
	const { payload } = envelope;
	const { payloadType, signatures } = (0, import_dist$2.envelopeToJSON)({
		...envelope,
		payload: Buffer.alloc(0)
	});
	const signed = JSON.stringify({
		payloadType,
		signatures: signatures.map(({ keyid, sig }) => keyid ? {
			keyid,
			sig
		} : { sig })
	});
	if (payload.length === 0) {
		yield signed;
		return;
	}
	yield "{\"payload\":\"";
	for (let at = 0; at < payload.length; at += PART) yield payload.toString("base64", at, at + PART);
	yield `",${signed.slice(1)}`;
}

// node_modules/@sigstore/core/dist/stream.js
var require_stream = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ByteStream = void 0;
	var StreamError = class extends Error {};
	var ByteStream = class ByteStream {
		static BLOCK_SIZE = 1024;
		buf;
		view;
		start = 0;
		constructor(buffer) {
			if (buffer) {
				this.buf = buffer;
				this.view = Buffer.from(buffer);
			} else {
				this.buf = Buffer.alloc(0);
				this.view = Buffer.from(this.buf);
			}
		}
		get buffer() {
			return this.view.subarray(0, this.start);
		}
		get length() {
			return this.view.byteLength;
		}
		get position() {
			return this.start;
		}
		seek(position) {
			this.start = position;
		}
		slice(start, len) {
			const end = start + len;
			if (end > this.length) throw new StreamError("request past end of buffer");
			return this.view.subarray(start, end);
		}
		appendChar(char) {
			this.ensureCapacity(1);
			this.view[this.start] = char;
			this.start += 1;
		}
		appendUint16(num) {
			this.ensureCapacity(2);
			const value = new Uint16Array([num]);
			const view = new Uint8Array(value.buffer);
			this.view[this.start] = view[1];
			this.view[this.start + 1] = view[0];
			this.start += 2;
		}
		appendUint24(num) {
			this.ensureCapacity(3);
			const value = new Uint32Array([num]);
			const view = new Uint8Array(value.buffer);
			this.view[this.start] = view[2];
			this.view[this.start + 1] = view[1];
			this.view[this.start + 2] = view[0];
			this.start += 3;
		}
		appendView(view) {
			this.ensureCapacity(view.length);
			this.view.set(view, this.start);
			this.start += view.length;
		}
		getBlock(size) {
			if (size <= 0) return Buffer.alloc(0);
			if (this.start + size > this.view.length) throw new Error("request past end of buffer");
			const result = this.view.subarray(this.start, this.start + size);
			this.start += size;
			return result;
		}
		getUint8() {
			return this.getBlock(1)[0];
		}
		getUint16() {
			const block = this.getBlock(2);
			return block[0] << 8 | block[1];
		}
		ensureCapacity(size) {
			if (this.start + size > this.view.byteLength) {
				const blockSize = ByteStream.BLOCK_SIZE + (size > ByteStream.BLOCK_SIZE ? size : 0);
				this.realloc(this.view.byteLength + blockSize);
			}
		}
		realloc(size) {
			const newArray = Buffer.alloc(size);
			const newView = Buffer.from(newArray);
			newView.set(this.view);
			this.buf = newArray;
			this.view = newView;
		}
	};
	exports.ByteStream = ByteStream;
}));

// node_modules/@sigstore/core/dist/asn1/error.js
var require_error$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1TypeError = exports.ASN1ParseError = void 0;
	var ASN1ParseError = class extends Error {};
	exports.ASN1ParseError = ASN1ParseError;
	var ASN1TypeError = class extends Error {};
	exports.ASN1TypeError = ASN1TypeError;
}));

// node_modules/@sigstore/core/dist/asn1/length.js
var require_length = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.decodeLength = decodeLength;
	exports.encodeLength = encodeLength;
	const error_1 = require_error$2();
	function decodeLength(stream) {
		const buf = stream.getUint8();
		if ((buf & 128) === 0) return buf;
		const byteCount = buf & 127;
		if (byteCount > 6) throw new error_1.ASN1ParseError("length exceeds 6 byte limit");
		let len = 0;
		for (let i = 0; i < byteCount; i++) {
			const byte = stream.getUint8();
			if (i === 0 && byte === 0) throw new error_1.ASN1ParseError("non-minimal length encoding");
			len = len * 256 + byte;
		}
		if (len === 0) throw new error_1.ASN1ParseError("indefinite length encoding not supported");
		if (len < 128) throw new error_1.ASN1ParseError("non-minimal length encoding");
		return len;
	}
	function encodeLength(len) {
		if (len < 128) return Buffer.from([len]);
		let val = BigInt(len);
		const bytes = [];
		while (val > 0n) {
			bytes.unshift(Number(val & 255n));
			val = val >> 8n;
		}
		return Buffer.from([128 | bytes.length, ...bytes]);
	}
}));

// node_modules/@sigstore/core/dist/asn1/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.parseInteger = parseInteger;
	exports.parseStringASCII = parseStringASCII;
	exports.parseTime = parseTime;
	exports.parseOID = parseOID;
	exports.parseBoolean = parseBoolean;
	exports.parseBitString = parseBitString;
	const error_1 = require_error$2();
	const RE_TIME_SHORT_YEAR = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
	const RE_TIME_LONG_YEAR = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
	function parseInteger(buf) {
		let pos = 0;
		const end = buf.length;
		let val = buf[pos];
		const neg = val > 127;
		const pad = neg ? 255 : 0;
		while (val == pad && ++pos < end) val = buf[pos];
		if (end - pos === 0) return BigInt(neg ? -1 : 0);
		val = neg ? val - 256 : val;
		let n = BigInt(val);
		for (let i = pos + 1; i < end; ++i) n = n * BigInt(256) + BigInt(buf[i]);
		return n;
	}
	function parseStringASCII(buf) {
		return buf.toString("ascii");
	}
	function parseTime(buf, shortYear) {
		const timeStr = parseStringASCII(buf);
		const m = shortYear ? RE_TIME_SHORT_YEAR.exec(timeStr) : RE_TIME_LONG_YEAR.exec(timeStr);
		if (!m) throw new Error("invalid time");
		if (shortYear) {
			let year = Number(m[1]);
			year += year >= 50 ? 1900 : 2e3;
			m[1] = year.toString();
		}
		return /* @__PURE__ */ new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
	}
	function parseOID(buf) {
		let pos = 0;
		const end = buf.length;
		let n = buf[pos++];
		let oid = `${Math.floor(n / 40)}.${n % 40}`;
		let val = 0n;
		for (; pos < end; ++pos) {
			n = buf[pos];
			val = (val << 7n) + BigInt(n & 127);
			if ((n & 128) === 0) {
				oid += `.${val}`;
				val = 0n;
			}
		}
		return oid;
	}
	function parseBoolean(buf) {
		if (buf.length !== 1) throw new error_1.ASN1ParseError("invalid boolean");
		switch (buf[0]) {
			case 0: return false;
			case 255: return true;
			default: throw new error_1.ASN1ParseError("invalid boolean");
		}
	}
	function parseBitString(buf) {
		const unused = buf[0];
		if (unused > 7) throw new error_1.ASN1ParseError("invalid bit string");
		const start = 1;
		const end = buf.length;
		const bits = [];
		for (let i = start; i < end; ++i) {
			const byte = buf[i];
			const skip = i === end - 1 ? unused : 0;
			for (let j = 7; j >= skip; --j) bits.push(byte >> j & 1);
		}
		return bits;
	}
}));

// node_modules/@sigstore/core/dist/asn1/tag.js
var require_tag = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1Tag = void 0;
	const error_1 = require_error$2();
	const UNIVERSAL_TAG = {
		BOOLEAN: 1,
		INTEGER: 2,
		BIT_STRING: 3,
		OCTET_STRING: 4,
		OBJECT_IDENTIFIER: 6,
		SEQUENCE: 16,
		SET: 17,
		PRINTABLE_STRING: 19,
		UTC_TIME: 23,
		GENERALIZED_TIME: 24
	};
	const TAG_CLASS = {
		UNIVERSAL: 0,
		APPLICATION: 1,
		CONTEXT_SPECIFIC: 2,
		PRIVATE: 3
	};
	var ASN1Tag = class {
		number;
		constructed;
		class;
		constructor(enc) {
			this.number = enc & 31;
			this.constructed = (enc & 32) === 32;
			this.class = enc >> 6;
			if (this.number === 31) throw new error_1.ASN1ParseError("long form tags not supported");
			if (this.class === TAG_CLASS.UNIVERSAL && this.number === 0) throw new error_1.ASN1ParseError("unsupported tag 0x00");
		}
		isUniversal() {
			return this.class === TAG_CLASS.UNIVERSAL;
		}
		isContextSpecific(num) {
			const res = this.class === TAG_CLASS.CONTEXT_SPECIFIC;
			return num !== void 0 ? res && this.number === num : res;
		}
		isBoolean() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.BOOLEAN;
		}
		isInteger() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.INTEGER;
		}
		isBitString() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.BIT_STRING;
		}
		isOctetString() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.OCTET_STRING;
		}
		isOID() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.OBJECT_IDENTIFIER;
		}
		isUTCTime() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.UTC_TIME;
		}
		isGeneralizedTime() {
			return this.isUniversal() && this.number === UNIVERSAL_TAG.GENERALIZED_TIME;
		}
		toDER() {
			return this.number | (this.constructed ? 32 : 0) | this.class << 6;
		}
	};
	exports.ASN1Tag = ASN1Tag;
}));

// node_modules/@sigstore/core/dist/asn1/obj.js
var require_obj = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1Obj = void 0;
	const stream_1 = require_stream();
	const error_1 = require_error$2();
	const length_1 = require_length();
	const parse_1 = require_parse();
	const tag_1 = require_tag();
	var ASN1Obj = class {
		tag;
		subs;
		value;
		constructor(tag, value, subs) {
			this.tag = tag;
			this.value = value;
			this.subs = subs;
		}
		static parseBuffer(buf) {
			const stream = new stream_1.ByteStream(buf);
			const obj = parseStream(stream);
			if (stream.position !== stream.length) throw new error_1.ASN1ParseError("invalid trailing data");
			return obj;
		}
		toDER() {
			const valueStream = new stream_1.ByteStream();
			if (this.subs.length > 0) for (const sub of this.subs) valueStream.appendView(sub.toDER());
			else valueStream.appendView(this.value);
			const value = valueStream.buffer;
			const obj = new stream_1.ByteStream();
			obj.appendChar(this.tag.toDER());
			obj.appendView((0, length_1.encodeLength)(value.length));
			obj.appendView(value);
			return obj.buffer;
		}
		toBoolean() {
			if (!this.tag.isBoolean()) throw new error_1.ASN1TypeError("not a boolean");
			return (0, parse_1.parseBoolean)(this.value);
		}
		toInteger() {
			if (!this.tag.isInteger()) throw new error_1.ASN1TypeError("not an integer");
			return (0, parse_1.parseInteger)(this.value);
		}
		toOID() {
			if (!this.tag.isOID()) throw new error_1.ASN1TypeError("not an OID");
			return (0, parse_1.parseOID)(this.value);
		}
		toDate() {
			switch (true) {
				case this.tag.isUTCTime(): return (0, parse_1.parseTime)(this.value, true);
				case this.tag.isGeneralizedTime(): return (0, parse_1.parseTime)(this.value, false);
				default: throw new error_1.ASN1TypeError("not a date");
			}
		}
		toBitString() {
			if (!this.tag.isBitString()) throw new error_1.ASN1TypeError("not a bit string");
			return (0, parse_1.parseBitString)(this.value);
		}
	};
	exports.ASN1Obj = ASN1Obj;
	const MAX_DEPTH = 100;
	function parseStream(stream, depth = 0) {
		if (depth > MAX_DEPTH) throw new error_1.ASN1ParseError("maximum nesting depth exceeded");
		const tag = new tag_1.ASN1Tag(stream.getUint8());
		const len = (0, length_1.decodeLength)(stream);
		const value = stream.slice(stream.position, len);
		const start = stream.position;
		let subs = [];
		if (tag.constructed) subs = collectSubs(stream, len, depth);
		else if (tag.isOctetString()) try {
			subs = collectSubs(stream, len, depth);
		} catch (e) {}
		if (subs.length === 0) stream.seek(start + len);
		return new ASN1Obj(tag, value, subs);
	}
	function collectSubs(stream, len, depth) {
		const end = stream.position + len;
		/* istanbul ignore if */
		if (end > stream.length) throw new error_1.ASN1ParseError("invalid length");
		const subs = [];
		while (stream.position < end) subs.push(parseStream(stream, depth + 1));
		if (stream.position !== end) throw new error_1.ASN1ParseError("invalid length");
		return subs;
	}
}));

// node_modules/@sigstore/core/dist/asn1/index.js
var require_asn1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ASN1Obj = void 0;
	var obj_1 = require_obj();
	Object.defineProperty(exports, "ASN1Obj", {
		enumerable: true,
		get: function() {
			return obj_1.ASN1Obj;
		}
	});
}));

// node_modules/@sigstore/core/dist/crypto.js
var require_crypto = /* @__PURE__ */ __commonJSMin(((exports, module, this$7) => {
	var __importDefault = this$7 && this$7.__importDefault || function(mod) {
		return mod && mod.__esModule ? mod : { "default": mod };
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.createPublicKey = createPublicKey;
	exports.digest = digest;
	exports.verify = verify;
	exports.bufferEqual = bufferEqual;
	const crypto_1 = __importDefault(__require("crypto"));
	function createPublicKey(key, type = "spki") {
		if (typeof key === "string") {
			if (key.startsWith("-----")) return crypto_1.default.createPublicKey(key);
			else return crypto_1.default.createPublicKey({
				key: Buffer.from(key, "base64"),
				format: "der",
				type
			});
		} else return crypto_1.default.createPublicKey({
			key,
			format: "der",
			type
		});
	}
	function digest(algorithm, ...data) {
		const hash = crypto_1.default.createHash(algorithm);
		for (const d of data) hash.update(d);
		return hash.digest();
	}
	function verify(data, key, signature, algorithm) {
		try {
			return crypto_1.default.verify(algorithm, data, key, signature);
		} catch (e) {
			/* istanbul ignore next */
			return false;
		}
	}
	function bufferEqual(a, b) {
		try {
			return crypto_1.default.timingSafeEqual(a, b);
		} catch {
			/* istanbul ignore next */
			return false;
		}
	}
}));

// node_modules/@sigstore/core/dist/dsse.js
var require_dsse$3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.preAuthEncoding = preAuthEncoding;
	const PAE_PREFIX = "DSSEv1";
	function preAuthEncoding(payloadType, payload) {
		const typeBytes = Buffer.from(payloadType, "utf-8");
		return Buffer.concat([
			Buffer.from(`${PAE_PREFIX} ${typeBytes.length} `, "ascii"),
			typeBytes,
			Buffer.from(` ${payload.length} `, "ascii"),
			payload
		]);
	}
}));

// node_modules/@sigstore/core/dist/encoding.js
var require_encoding = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.base64Encode = base64Encode;
	exports.base64Decode = base64Decode;
	const BASE64_ENCODING = "base64";
	const UTF8_ENCODING = "utf-8";
	function base64Encode(str) {
		return Buffer.from(str, UTF8_ENCODING).toString(BASE64_ENCODING);
	}
	function base64Decode(str) {
		return Buffer.from(str, BASE64_ENCODING).toString(UTF8_ENCODING);
	}
}));

// node_modules/@sigstore/core/dist/json.js
var require_json = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.canonicalize = canonicalize;
	function canonicalize(object) {
		let buffer = "";
		if (object === null || typeof object !== "object" || object.toJSON != null) buffer += JSON.stringify(object);
		else if (Array.isArray(object)) {
			buffer += "[";
			let first = true;
			object.forEach((element) => {
				if (!first) buffer += ",";
				first = false;
				buffer += canonicalize(element);
			});
			buffer += "]";
		} else {
			buffer += "{";
			let first = true;
			Object.keys(object).sort().forEach((property) => {
				if (!first) buffer += ",";
				first = false;
				buffer += JSON.stringify(property);
				buffer += ":";
				buffer += canonicalize(object[property]);
			});
			buffer += "}";
		}
		return buffer;
	}
}));

// node_modules/@sigstore/core/dist/pem.js
var require_pem = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toDER = toDER;
	exports.fromDER = fromDER;
	const PEM_HEADER = /-----BEGIN (.*)-----/;
	const PEM_FOOTER = /-----END (.*)-----/;
	function toDER(certificate) {
		let der = "";
		certificate.split("\n").forEach((line) => {
			if (line.match(PEM_HEADER) || line.match(PEM_FOOTER)) return;
			der += line;
		});
		return Buffer.from(der, "base64");
	}
	function fromDER(certificate, type = "CERTIFICATE") {
		const lines = certificate.toString("base64").match(/.{1,64}/g) || "";
		return [
			`-----BEGIN ${type}-----`,
			...lines,
			`-----END ${type}-----`
		].join("\n").concat("\n");
	}
}));

// node_modules/@sigstore/core/dist/oid.js
var require_oid = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SHA2_HASH_ALGOS = exports.RSA_SIGNATURE_ALGOS = exports.ECDSA_SIGNATURE_ALGOS = void 0;
	exports.ECDSA_SIGNATURE_ALGOS = {
		"1.2.840.10045.4.3.1": "sha224",
		"1.2.840.10045.4.3.2": "sha256",
		"1.2.840.10045.4.3.3": "sha384",
		"1.2.840.10045.4.3.4": "sha512"
	};
	exports.RSA_SIGNATURE_ALGOS = {
		"1.2.840.113549.1.1.14": "sha224",
		"1.2.840.113549.1.1.11": "sha256",
		"1.2.840.113549.1.1.12": "sha384",
		"1.2.840.113549.1.1.13": "sha512"
	};
	exports.SHA2_HASH_ALGOS = {
		"2.16.840.1.101.3.4.2.1": "sha256",
		"2.16.840.1.101.3.4.2.2": "sha384",
		"2.16.840.1.101.3.4.2.3": "sha512"
	};
}));

// node_modules/@sigstore/core/dist/rfc3161/error.js
var require_error$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.RFC3161TimestampVerificationError = void 0;
	var RFC3161TimestampVerificationError = class extends Error {};
	exports.RFC3161TimestampVerificationError = RFC3161TimestampVerificationError;
}));

// node_modules/@sigstore/core/dist/rfc3161/tstinfo.js
var require_tstinfo = /* @__PURE__ */ __commonJSMin(((exports, module, this$6) => {
	var __createBinding = this$6 && this$6.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$6 && this$6.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$6 && this$6.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.TSTInfo = void 0;
	const crypto = __importStar(require_crypto());
	const oid_1 = require_oid();
	const error_1 = require_error$1();
	var TSTInfo = class {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		get version() {
			return this.root.subs[0].toInteger();
		}
		get genTime() {
			return this.root.subs[4].toDate();
		}
		get messageImprintHashAlgorithm() {
			const oid = this.messageImprintObj.subs[0].subs[0].toOID();
			return oid_1.SHA2_HASH_ALGOS[oid];
		}
		get messageImprintHashedMessage() {
			return this.messageImprintObj.subs[1].value;
		}
		get raw() {
			return this.root.toDER();
		}
		verify(data) {
			const digest = crypto.digest(this.messageImprintHashAlgorithm, data);
			if (!crypto.bufferEqual(digest, this.messageImprintHashedMessage)) throw new error_1.RFC3161TimestampVerificationError("message imprint does not match artifact");
		}
		get messageImprintObj() {
			return this.root.subs[2];
		}
	};
	exports.TSTInfo = TSTInfo;
}));

// node_modules/@sigstore/core/dist/rfc3161/timestamp.js
var require_timestamp$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$5) => {
	var __createBinding = this$5 && this$5.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$5 && this$5.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$5 && this$5.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.RFC3161Timestamp = void 0;
	const asn1_1 = require_asn1();
	const crypto = __importStar(require_crypto());
	const oid_1 = require_oid();
	const error_1 = require_error$1();
	const tstinfo_1 = require_tstinfo();
	const OID_PKCS9_CONTENT_TYPE_SIGNED_DATA = "1.2.840.113549.1.7.2";
	const OID_PKCS9_CONTENT_TYPE_TSTINFO = "1.2.840.113549.1.9.16.1.4";
	const OID_PKCS9_MESSAGE_DIGEST_KEY = "1.2.840.113549.1.9.4";
	var RFC3161Timestamp = class RFC3161Timestamp {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		static parse(der) {
			const asn1 = asn1_1.ASN1Obj.parseBuffer(der);
			return new RFC3161Timestamp(asn1);
		}
		get status() {
			return this.pkiStatusInfoObj.subs[0].toInteger();
		}
		get contentType() {
			return this.contentTypeObj.toOID();
		}
		get eContentType() {
			return this.eContentTypeObj.toOID();
		}
		get signingTime() {
			return this.tstInfo.genTime;
		}
		get signerIssuer() {
			return this.signerSidObj.subs[0].value;
		}
		get signerSerialNumber() {
			return this.signerSidObj.subs[1].value;
		}
		get signerDigestAlgorithm() {
			const oid = this.signerDigestAlgorithmObj.subs[0].toOID();
			return oid_1.SHA2_HASH_ALGOS[oid];
		}
		get signatureAlgorithm() {
			const oid = this.signatureAlgorithmObj.subs[0].toOID();
			return oid_1.ECDSA_SIGNATURE_ALGOS[oid];
		}
		get signatureValue() {
			return this.signatureValueObj.value;
		}
		get tstInfo() {
			return new tstinfo_1.TSTInfo(this.eContentObj.subs[0].subs[0]);
		}
		verify(data, publicKey) {
			if (!this.timeStampTokenObj) throw new error_1.RFC3161TimestampVerificationError("timeStampToken is missing");
			if (this.contentType !== OID_PKCS9_CONTENT_TYPE_SIGNED_DATA) throw new error_1.RFC3161TimestampVerificationError(`incorrect content type: ${this.contentType}`);
			if (this.eContentType !== OID_PKCS9_CONTENT_TYPE_TSTINFO) throw new error_1.RFC3161TimestampVerificationError(`incorrect encapsulated content type: ${this.eContentType}`);
			this.tstInfo.verify(data);
			this.verifyMessageDigest();
			this.verifySignature(publicKey);
		}
		verifyMessageDigest() {
			const tstInfoDigest = crypto.digest(this.signerDigestAlgorithm, this.tstInfo.raw);
			const expectedDigest = this.messageDigestAttributeObj.subs[1].subs[0].value;
			if (!crypto.bufferEqual(tstInfoDigest, expectedDigest)) throw new error_1.RFC3161TimestampVerificationError("signed data does not match tstInfo");
		}
		verifySignature(key) {
			const signedAttrs = this.signedAttrsObj.toDER();
			signedAttrs[0] = 49;
			if (!crypto.verify(signedAttrs, key, this.signatureValue, this.signatureAlgorithm)) throw new error_1.RFC3161TimestampVerificationError("signature verification failed");
		}
		get pkiStatusInfoObj() {
			return this.root.subs[0];
		}
		get timeStampTokenObj() {
			return this.root.subs[1];
		}
		get contentTypeObj() {
			return this.timeStampTokenObj.subs[0];
		}
		get signedDataObj() {
			return this.timeStampTokenObj.subs.find((sub) => sub.tag.isContextSpecific(0)).subs[0];
		}
		get encapContentInfoObj() {
			return this.signedDataObj.subs[2];
		}
		get signerInfosObj() {
			const sd = this.signedDataObj;
			return sd.subs[sd.subs.length - 1];
		}
		get signerInfoObj() {
			return this.signerInfosObj.subs[0];
		}
		get eContentTypeObj() {
			return this.encapContentInfoObj.subs[0];
		}
		get eContentObj() {
			return this.encapContentInfoObj.subs[1];
		}
		get signedAttrsObj() {
			return this.signerInfoObj.subs.find((sub) => sub.tag.isContextSpecific(0));
		}
		get messageDigestAttributeObj() {
			return this.signedAttrsObj.subs.find((sub) => sub.subs[0].tag.isOID() && sub.subs[0].toOID() === OID_PKCS9_MESSAGE_DIGEST_KEY);
		}
		get signerSidObj() {
			return this.signerInfoObj.subs[1];
		}
		get signerDigestAlgorithmObj() {
			return this.signerInfoObj.subs[2];
		}
		get signatureAlgorithmObj() {
			return this.signerInfoObj.subs[4];
		}
		get signatureValueObj() {
			return this.signerInfoObj.subs[5];
		}
	};
	exports.RFC3161Timestamp = RFC3161Timestamp;
}));

// node_modules/@sigstore/core/dist/rfc3161/index.js
var require_rfc3161 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.RFC3161Timestamp = void 0;
	var timestamp_1 = require_timestamp$1();
	Object.defineProperty(exports, "RFC3161Timestamp", {
		enumerable: true,
		get: function() {
			return timestamp_1.RFC3161Timestamp;
		}
	});
}));

// node_modules/@sigstore/core/dist/x509/sct.js
var require_sct$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$4) => {
	var __createBinding = this$4 && this$4.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$4 && this$4.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$4 && this$4.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SignedCertificateTimestamp = void 0;
	const crypto = __importStar(require_crypto());
	const stream_1 = require_stream();
	var SignedCertificateTimestamp = class SignedCertificateTimestamp {
		version;
		logID;
		timestamp;
		extensions;
		hashAlgorithm;
		signatureAlgorithm;
		signature;
		constructor(options) {
			this.version = options.version;
			this.logID = options.logID;
			this.timestamp = options.timestamp;
			this.extensions = options.extensions;
			this.hashAlgorithm = options.hashAlgorithm;
			this.signatureAlgorithm = options.signatureAlgorithm;
			this.signature = options.signature;
		}
		get datetime() {
			return new Date(Number(this.timestamp.readBigInt64BE()));
		}
		get algorithm() {
			switch (this.hashAlgorithm) {
				/* istanbul ignore next */
				case 0: return "none";
				/* istanbul ignore next */
				case 1: return "md5";
				/* istanbul ignore next */
				case 2: return "sha1";
				/* istanbul ignore next */
				case 3: return "sha224";
				case 4: return "sha256";
				/* istanbul ignore next */
				case 5: return "sha384";
				/* istanbul ignore next */
				case 6: return "sha512";
				/* istanbul ignore next */
				default: return "unknown";
			}
		}
		verify(preCert, key) {
			const stream = new stream_1.ByteStream();
			stream.appendChar(this.version);
			stream.appendChar(0);
			stream.appendView(this.timestamp);
			stream.appendUint16(1);
			stream.appendView(preCert);
			stream.appendUint16(this.extensions.byteLength);
			/* istanbul ignore next - extensions are very uncommon */
			if (this.extensions.byteLength > 0) stream.appendView(this.extensions);
			return crypto.verify(stream.buffer, key, this.signature, this.algorithm);
		}
		static parse(buf) {
			const stream = new stream_1.ByteStream(buf);
			const version = stream.getUint8();
			const logID = stream.getBlock(32);
			const timestamp = stream.getBlock(8);
			const extenstionLength = stream.getUint16();
			const extensions = stream.getBlock(extenstionLength);
			const hashAlgorithm = stream.getUint8();
			const signatureAlgorithm = stream.getUint8();
			const sigLength = stream.getUint16();
			const signature = stream.getBlock(sigLength);
			if (stream.position !== buf.length) throw new Error("SCT buffer length mismatch");
			return new SignedCertificateTimestamp({
				version,
				logID,
				timestamp,
				extensions,
				hashAlgorithm,
				signatureAlgorithm,
				signature
			});
		}
	};
	exports.SignedCertificateTimestamp = SignedCertificateTimestamp;
}));

// node_modules/@sigstore/core/dist/x509/ext.js
var require_ext = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509SCTExtension = exports.X509SubjectKeyIDExtension = exports.X509AuthorityKeyIDExtension = exports.X509SubjectAlternativeNameExtension = exports.X509KeyUsageExtension = exports.X509BasicConstraintsExtension = exports.X509Extension = void 0;
	const stream_1 = require_stream();
	const sct_1 = require_sct$1();
	var X509Extension = class {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		get oid() {
			return this.root.subs[0].toOID();
		}
		get critical() {
			return this.root.subs.length === 3 ? this.root.subs[1].toBoolean() : false;
		}
		get value() {
			return this.extnValueObj.value;
		}
		get valueObj() {
			return this.extnValueObj;
		}
		get extnValueObj() {
			return this.root.subs[this.root.subs.length - 1];
		}
	};
	exports.X509Extension = X509Extension;
	var X509BasicConstraintsExtension = class extends X509Extension {
		get isCA() {
			return this.sequence.subs[0]?.toBoolean() ?? false;
		}
		get pathLenConstraint() {
			return this.sequence.subs.length > 1 ? this.sequence.subs[1].toInteger() : void 0;
		}
		get sequence() {
			return this.extnValueObj.subs[0];
		}
	};
	exports.X509BasicConstraintsExtension = X509BasicConstraintsExtension;
	var X509KeyUsageExtension = class extends X509Extension {
		get digitalSignature() {
			return this.bitString[0] === 1;
		}
		get keyCertSign() {
			return this.bitString[5] === 1;
		}
		get crlSign() {
			return this.bitString[6] === 1;
		}
		get bitString() {
			return this.extnValueObj.subs[0].toBitString();
		}
	};
	exports.X509KeyUsageExtension = X509KeyUsageExtension;
	var X509SubjectAlternativeNameExtension = class extends X509Extension {
		get rfc822Name() {
			return this.findGeneralName(1)?.value.toString("ascii");
		}
		get uri() {
			return this.findGeneralName(6)?.value.toString("ascii");
		}
		otherName(oid) {
			const otherName = this.findGeneralName(0);
			if (otherName === void 0) return;
			if (otherName.subs[0].toOID() !== oid) return;
			return otherName.subs[1].subs[0].value.toString("ascii");
		}
		findGeneralName(tag) {
			return this.generalNames.find((gn) => gn.tag.isContextSpecific(tag));
		}
		get generalNames() {
			return this.extnValueObj.subs[0].subs;
		}
	};
	exports.X509SubjectAlternativeNameExtension = X509SubjectAlternativeNameExtension;
	var X509AuthorityKeyIDExtension = class extends X509Extension {
		get keyIdentifier() {
			return this.findSequenceMember(0)?.value;
		}
		findSequenceMember(tag) {
			return this.sequence.subs.find((el) => el.tag.isContextSpecific(tag));
		}
		get sequence() {
			return this.extnValueObj.subs[0];
		}
	};
	exports.X509AuthorityKeyIDExtension = X509AuthorityKeyIDExtension;
	var X509SubjectKeyIDExtension = class extends X509Extension {
		get keyIdentifier() {
			return this.extnValueObj.subs[0].value;
		}
	};
	exports.X509SubjectKeyIDExtension = X509SubjectKeyIDExtension;
	var X509SCTExtension = class extends X509Extension {
		constructor(asn1) {
			super(asn1);
		}
		get signedCertificateTimestamps() {
			const buf = this.extnValueObj.subs[0].value;
			const stream = new stream_1.ByteStream(buf);
			const end = stream.getUint16() + 2;
			const sctList = [];
			while (stream.position < end) {
				const sctLength = stream.getUint16();
				const sct = stream.getBlock(sctLength);
				sctList.push(sct_1.SignedCertificateTimestamp.parse(sct));
			}
			if (stream.position !== end) throw new Error("SCT list length does not match actual length");
			return sctList;
		}
	};
	exports.X509SCTExtension = X509SCTExtension;
}));

// node_modules/@sigstore/core/dist/x509/cert.js
var require_cert = /* @__PURE__ */ __commonJSMin(((exports, module, this$3) => {
	var __createBinding = this$3 && this$3.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$3 && this$3.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$3 && this$3.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509Certificate = exports.EXTENSION_OID_SCT = void 0;
	const asn1_1 = require_asn1();
	const crypto = __importStar(require_crypto());
	const oid_1 = require_oid();
	const pem = __importStar(require_pem());
	const ext_1 = require_ext();
	const EXTENSION_OID_SUBJECT_KEY_ID = "2.5.29.14";
	const EXTENSION_OID_KEY_USAGE = "2.5.29.15";
	const EXTENSION_OID_SUBJECT_ALT_NAME = "2.5.29.17";
	const EXTENSION_OID_BASIC_CONSTRAINTS = "2.5.29.19";
	const EXTENSION_OID_AUTHORITY_KEY_ID = "2.5.29.35";
	exports.EXTENSION_OID_SCT = "1.3.6.1.4.1.11129.2.4.2";
	var X509Certificate = class X509Certificate {
		root;
		constructor(asn1) {
			this.root = asn1;
		}
		static parse(cert) {
			const der = typeof cert === "string" ? pem.toDER(cert) : cert;
			const asn1 = asn1_1.ASN1Obj.parseBuffer(der);
			return new X509Certificate(asn1);
		}
		get tbsCertificate() {
			return this.tbsCertificateObj;
		}
		get version() {
			return `v${(this.versionObj.subs[0].toInteger() + BigInt(1)).toString()}`;
		}
		get serialNumber() {
			return this.serialNumberObj.value;
		}
		get notBefore() {
			return this.validityObj.subs[0].toDate();
		}
		get notAfter() {
			return this.validityObj.subs[1].toDate();
		}
		get issuer() {
			return this.issuerObj.value;
		}
		get subject() {
			return this.subjectObj.value;
		}
		get publicKey() {
			return this.subjectPublicKeyInfoObj.toDER();
		}
		get signatureAlgorithm() {
			const oid = this.signatureAlgorithmObj.subs[0].toOID();
			if (oid_1.RSA_SIGNATURE_ALGOS[oid]) return oid_1.RSA_SIGNATURE_ALGOS[oid];
			return oid_1.ECDSA_SIGNATURE_ALGOS[oid];
		}
		get signatureValue() {
			return this.signatureValueObj.value.subarray(1);
		}
		get subjectAltName() {
			const ext = this.extSubjectAltName;
			return ext?.uri || /* istanbul ignore next */ ext?.rfc822Name;
		}
		get extensions() {
			/* istanbul ignore next */
			return (this.extensionsObj?.subs[0])?.subs || [];
		}
		get extKeyUsage() {
			const ext = this.findExtension(EXTENSION_OID_KEY_USAGE);
			return ext ? new ext_1.X509KeyUsageExtension(ext) : void 0;
		}
		get extBasicConstraints() {
			const ext = this.findExtension(EXTENSION_OID_BASIC_CONSTRAINTS);
			return ext ? new ext_1.X509BasicConstraintsExtension(ext) : void 0;
		}
		get extSubjectAltName() {
			const ext = this.findExtension(EXTENSION_OID_SUBJECT_ALT_NAME);
			return ext ? new ext_1.X509SubjectAlternativeNameExtension(ext) : void 0;
		}
		get extAuthorityKeyID() {
			const ext = this.findExtension(EXTENSION_OID_AUTHORITY_KEY_ID);
			return ext ? new ext_1.X509AuthorityKeyIDExtension(ext) : void 0;
		}
		get extSubjectKeyID() {
			const ext = this.findExtension(EXTENSION_OID_SUBJECT_KEY_ID);
			return ext ? new ext_1.X509SubjectKeyIDExtension(ext) : /* istanbul ignore next */ void 0;
		}
		get extSCT() {
			const ext = this.findExtension(exports.EXTENSION_OID_SCT);
			return ext ? new ext_1.X509SCTExtension(ext) : void 0;
		}
		get isCA() {
			const ca = this.extBasicConstraints?.isCA || false;
			/* istanbul ignore else */
			if (this.extKeyUsage) return ca && this.extKeyUsage.keyCertSign;
			/* istanbul ignore next */
			return ca;
		}
		extension(oid) {
			const ext = this.findExtension(oid);
			return ext ? new ext_1.X509Extension(ext) : void 0;
		}
		verify(issuerCertificate) {
			const publicKey = issuerCertificate?.publicKey || this.publicKey;
			const key = crypto.createPublicKey(publicKey);
			return crypto.verify(this.tbsCertificate.toDER(), key, this.signatureValue, this.signatureAlgorithm);
		}
		validForDate(date) {
			return this.notBefore <= date && date <= this.notAfter;
		}
		equals(other) {
			return this.root.toDER().equals(other.root.toDER());
		}
		clone() {
			const der = this.root.toDER();
			const clone = Buffer.alloc(der.length);
			der.copy(clone);
			return X509Certificate.parse(clone);
		}
		findExtension(oid) {
			return this.extensions.find((ext) => ext.subs[0].toOID() === oid);
		}
		get tbsCertificateObj() {
			return this.root.subs[0];
		}
		get signatureAlgorithmObj() {
			return this.root.subs[1];
		}
		get signatureValueObj() {
			return this.root.subs[2];
		}
		get versionObj() {
			return this.tbsCertificateObj.subs[0];
		}
		get serialNumberObj() {
			return this.tbsCertificateObj.subs[1];
		}
		get issuerObj() {
			return this.tbsCertificateObj.subs[3];
		}
		get validityObj() {
			return this.tbsCertificateObj.subs[4];
		}
		get subjectObj() {
			return this.tbsCertificateObj.subs[5];
		}
		get subjectPublicKeyInfoObj() {
			return this.tbsCertificateObj.subs[6];
		}
		get extensionsObj() {
			return this.tbsCertificateObj.subs.find((sub) => sub.tag.isContextSpecific(3));
		}
	};
	exports.X509Certificate = X509Certificate;
}));

// node_modules/@sigstore/core/dist/x509/index.js
var require_x509 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509SCTExtension = exports.X509Certificate = exports.EXTENSION_OID_SCT = void 0;
	var cert_1 = require_cert();
	Object.defineProperty(exports, "EXTENSION_OID_SCT", {
		enumerable: true,
		get: function() {
			return cert_1.EXTENSION_OID_SCT;
		}
	});
	Object.defineProperty(exports, "X509Certificate", {
		enumerable: true,
		get: function() {
			return cert_1.X509Certificate;
		}
	});
	var ext_1 = require_ext();
	Object.defineProperty(exports, "X509SCTExtension", {
		enumerable: true,
		get: function() {
			return ext_1.X509SCTExtension;
		}
	});
}));

// node_modules/@sigstore/core/dist/index.js
var require_dist$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	var __createBinding = this$2 && this$2.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __setModuleDefault = this$2 && this$2.__setModuleDefault || (Object.create ? (function(o, v) {
		Object.defineProperty(o, "default", {
			enumerable: true,
			value: v
		});
	}) : function(o, v) {
		o["default"] = v;
	});
	var __importStar = this$2 && this$2.__importStar || (function() {
		var ownKeys = function(o) {
			ownKeys = Object.getOwnPropertyNames || function(o) {
				var ar = [];
				for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
				return ar;
			};
			return ownKeys(o);
		};
		return function(mod) {
			if (mod && mod.__esModule) return mod;
			var result = {};
			if (mod != null) {
				for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
			}
			__setModuleDefault(result, mod);
			return result;
		};
	})();
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.X509SCTExtension = exports.X509Certificate = exports.EXTENSION_OID_SCT = exports.ByteStream = exports.RFC3161Timestamp = exports.pem = exports.json = exports.encoding = exports.dsse = exports.crypto = exports.ASN1Obj = void 0;
	var asn1_1 = require_asn1();
	Object.defineProperty(exports, "ASN1Obj", {
		enumerable: true,
		get: function() {
			return asn1_1.ASN1Obj;
		}
	});
	exports.crypto = __importStar(require_crypto());
	exports.dsse = __importStar(require_dsse$3());
	exports.encoding = __importStar(require_encoding());
	exports.json = __importStar(require_json());
	exports.pem = __importStar(require_pem());
	var rfc3161_1 = require_rfc3161();
	Object.defineProperty(exports, "RFC3161Timestamp", {
		enumerable: true,
		get: function() {
			return rfc3161_1.RFC3161Timestamp;
		}
	});
	var stream_1 = require_stream();
	Object.defineProperty(exports, "ByteStream", {
		enumerable: true,
		get: function() {
			return stream_1.ByteStream;
		}
	});
	var x509_1 = require_x509();
	Object.defineProperty(exports, "EXTENSION_OID_SCT", {
		enumerable: true,
		get: function() {
			return x509_1.EXTENSION_OID_SCT;
		}
	});
	Object.defineProperty(exports, "X509Certificate", {
		enumerable: true,
		get: function() {
			return x509_1.X509Certificate;
		}
	});
	Object.defineProperty(exports, "X509SCTExtension", {
		enumerable: true,
		get: function() {
			return x509_1.X509SCTExtension;
		}
	});
}));

// node_modules/@sigstore/verify/dist/bundle/dsse.js
var require_dsse$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DSSESignatureContent = void 0;
	const core_1 = require_dist$1();
	var DSSESignatureContent = class {
		env;
		constructor(env) {
			this.env = env;
		}
		compareDigest(digest) {
			return core_1.crypto.bufferEqual(digest, core_1.crypto.digest("sha256", this.env.payload));
		}
		compareSignedDigest(digest) {
			return core_1.crypto.bufferEqual(digest, core_1.crypto.digest("sha256", this.preAuthEncoding));
		}
		compareSignature(signature) {
			return core_1.crypto.bufferEqual(signature, this.signature);
		}
		verifySignature(key) {
			return core_1.crypto.verify(this.preAuthEncoding, key, this.signature);
		}
		get signature() {
			return this.env.signatures.length > 0 ? this.env.signatures[0].sig : Buffer.from("");
		}
		get preAuthEncoding() {
			return core_1.dsse.preAuthEncoding(this.env.payloadType, this.env.payload);
		}
	};
	exports.DSSESignatureContent = DSSESignatureContent;
}));

// node_modules/@sigstore/verify/dist/bundle/message.js
var require_message = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.MessageSignatureContent = void 0;
	const core_1 = require_dist$1();
	const protobuf_specs_1 = require_dist$3();
	const HASH_ALGORITHM_MAP = {
		[protobuf_specs_1.HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED]: "sha256",
		[protobuf_specs_1.HashAlgorithm.SHA2_256]: "sha256",
		[protobuf_specs_1.HashAlgorithm.SHA2_384]: "sha384",
		[protobuf_specs_1.HashAlgorithm.SHA2_512]: "sha512",
		[protobuf_specs_1.HashAlgorithm.SHA3_256]: "sha3-256",
		[protobuf_specs_1.HashAlgorithm.SHA3_384]: "sha3-384"
	};
	var MessageSignatureContent = class {
		signature;
		messageDigest;
		artifact;
		hashAlgorithm;
		constructor(messageSignature, artifact) {
			this.signature = messageSignature.signature;
			this.messageDigest = messageSignature.messageDigest.digest;
			this.artifact = artifact;
			this.hashAlgorithm = HASH_ALGORITHM_MAP[messageSignature.messageDigest.algorithm] ?? 
			/* istanbul ignore next */ "sha256";
		}
		compareSignature(signature) {
			return core_1.crypto.bufferEqual(signature, this.signature);
		}
		compareDigest(digest) {
			return core_1.crypto.bufferEqual(digest, this.messageDigest);
		}
		compareSignedDigest(digest) {
			return this.compareDigest(digest);
		}
		verifySignature(key) {
			return core_1.crypto.verify(this.artifact, key, this.signature, this.hashAlgorithm);
		}
	};
	exports.MessageSignatureContent = MessageSignatureContent;
}));

// node_modules/@sigstore/verify/dist/bundle/index.js
var require_bundle = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.toSignedEntity = toSignedEntity;
	exports.signatureContent = signatureContent;
	const core_1 = require_dist$1();
	const dsse_1 = require_dsse$2();
	const message_1 = require_message();
	function toSignedEntity(bundle, artifact) {
		const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
		const timestamps = [];
		for (const entry of tlogEntries) if (entry.integratedTime && entry.integratedTime !== "0") timestamps.push({
			$case: "transparency-log",
			tlogEntry: entry
		});
		for (const ts of timestampVerificationData?.rfc3161Timestamps ?? []) timestamps.push({
			$case: "timestamp-authority",
			timestamp: core_1.RFC3161Timestamp.parse(Buffer.from(ts.signedTimestamp))
		});
		return {
			signature: signatureContent(bundle, artifact),
			key: key(bundle),
			tlogEntries,
			timestamps
		};
	}
	function signatureContent(bundle, artifact) {
		switch (bundle.content.$case) {
			case "dsseEnvelope": return new dsse_1.DSSESignatureContent(bundle.content.dsseEnvelope);
			case "messageSignature": return new message_1.MessageSignatureContent(bundle.content.messageSignature, artifact);
		}
	}
	function key(bundle) {
		switch (bundle.verificationMaterial.content.$case) {
			case "publicKey": return {
				$case: "public-key",
				hint: bundle.verificationMaterial.content.publicKey.hint
			};
			case "x509CertificateChain": return {
				$case: "certificate",
				certificate: core_1.X509Certificate.parse(Buffer.from(bundle.verificationMaterial.content.x509CertificateChain.certificates[0].rawBytes))
			};
			case "certificate": return {
				$case: "certificate",
				certificate: core_1.X509Certificate.parse(Buffer.from(bundle.verificationMaterial.content.certificate.rawBytes))
			};
		}
	}
}));

// node_modules/@sigstore/verify/dist/error.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.PolicyError = exports.VerificationError = void 0;
	var BaseError = class extends Error {
		code;
		cause;
		constructor({ code, message, cause }) {
			super(message);
			this.code = code;
			this.cause = cause;
			this.name = this.constructor.name;
		}
	};
	var VerificationError = class extends BaseError {};
	exports.VerificationError = VerificationError;
	var PolicyError = class extends BaseError {};
	exports.PolicyError = PolicyError;
}));

// node_modules/@sigstore/verify/dist/trust/filter.js
var require_filter = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.filterCertAuthorities = filterCertAuthorities;
	exports.filterTLogAuthorities = filterTLogAuthorities;
	function filterCertAuthorities(certAuthorities, timestamp) {
		return certAuthorities.filter((ca) => {
			return ca.validFor.start <= timestamp && ca.validFor.end >= timestamp;
		});
	}
	function filterTLogAuthorities(tlogAuthorities, criteria) {
		return tlogAuthorities.filter((tlog) => {
			if (criteria.logID && !tlog.logID.equals(criteria.logID)) return false;
			return tlog.validFor.start <= criteria.targetDate && criteria.targetDate <= tlog.validFor.end;
		});
	}
}));

// node_modules/@sigstore/verify/dist/trust/index.js
var require_trust = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.filterTLogAuthorities = exports.filterCertAuthorities = void 0;
	exports.toTrustMaterial = toTrustMaterial;
	const core_1 = require_dist$1();
	const protobuf_specs_1 = require_dist$3();
	const error_1 = require_error();
	const BEGINNING_OF_TIME = /* @__PURE__ */ new Date(0);
	const END_OF_TIME = /* @__PURE__ */ new Date(864e13);
	var filter_1 = require_filter();
	Object.defineProperty(exports, "filterCertAuthorities", {
		enumerable: true,
		get: function() {
			return filter_1.filterCertAuthorities;
		}
	});
	Object.defineProperty(exports, "filterTLogAuthorities", {
		enumerable: true,
		get: function() {
			return filter_1.filterTLogAuthorities;
		}
	});
	function toTrustMaterial(root, keys) {
		const keyFinder = typeof keys === "function" ? keys : keyLocator(keys);
		return {
			certificateAuthorities: root.certificateAuthorities.map(createCertAuthority),
			timestampAuthorities: root.timestampAuthorities.map(createCertAuthority),
			tlogs: root.tlogs.map(createTLogAuthority),
			ctlogs: root.ctlogs.map(createTLogAuthority),
			publicKey: keyFinder
		};
	}
	function createTLogAuthority(tlogInstance) {
		const keyDetails = tlogInstance.publicKey.keyDetails;
		const keyType = keyDetails === protobuf_specs_1.PublicKeyDetails.PKCS1_RSA_PKCS1V5 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V5 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256 || keyDetails === protobuf_specs_1.PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256 ? "pkcs1" : "spki";
		/* istanbul ignore next */
		return {
			baseURL: tlogInstance.baseUrl,
			logID: tlogInstance.checkpointKeyId ? tlogInstance.checkpointKeyId.keyId : tlogInstance.logId.keyId,
			publicKey: core_1.crypto.createPublicKey(tlogInstance.publicKey.rawBytes, keyType),
			validFor: {
				start: tlogInstance.publicKey.validFor?.start || BEGINNING_OF_TIME,
				end: tlogInstance.publicKey.validFor?.end || END_OF_TIME
			}
		};
	}
	function createCertAuthority(ca) {
		/* istanbul ignore next */
		return {
			certChain: ca.certChain.certificates.map((cert) => {
				return core_1.X509Certificate.parse(Buffer.from(cert.rawBytes));
			}),
			validFor: {
				start: ca.validFor?.start || BEGINNING_OF_TIME,
				end: ca.validFor?.end || END_OF_TIME
			}
		};
	}
	function keyLocator(keys) {
		return (hint) => {
			const key = (keys || {})[hint];
			if (!key) throw new error_1.VerificationError({
				code: "PUBLIC_KEY_ERROR",
				message: `key not found: ${hint}`
			});
			return {
				publicKey: core_1.crypto.createPublicKey(key.rawBytes),
				validFor: (date) => {
					/* istanbul ignore next */
					return (key.validFor?.start || BEGINNING_OF_TIME) <= date && (key.validFor?.end || END_OF_TIME) >= date;
				}
			};
		};
	}
}));

// node_modules/@sigstore/verify/dist/key/certificate.js
var require_certificate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CertificateChainVerifier = void 0;
	exports.verifyCertificateChain = verifyCertificateChain;
	const error_1 = require_error();
	const trust_1 = require_trust();
	function verifyCertificateChain(timestamp, leaf, certificateAuthorities) {
		const cas = (0, trust_1.filterCertAuthorities)(certificateAuthorities, timestamp);
		let error;
		for (const ca of cas) try {
			return new CertificateChainVerifier({
				trustedCerts: ca.certChain,
				untrustedCert: leaf,
				timestamp
			}).verify();
		} catch (err) {
			error = err;
		}
		throw new error_1.VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "Failed to verify certificate chain",
			cause: error
		});
	}
	var CertificateChainVerifier = class {
		untrustedCert;
		trustedCerts;
		localCerts;
		timestamp;
		constructor(opts) {
			this.untrustedCert = opts.untrustedCert;
			this.trustedCerts = opts.trustedCerts;
			this.localCerts = dedupeCertificates([...opts.trustedCerts, opts.untrustedCert]);
			this.timestamp = opts.timestamp;
		}
		verify() {
			const certificatePath = this.sort();
			this.checkPath(certificatePath);
			if (!certificatePath.every((cert) => cert.validForDate(this.timestamp))) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "certificate is not valid or expired at the specified date"
			});
			return certificatePath;
		}
		sort() {
			const leafCert = this.untrustedCert;
			let paths = this.buildPaths(leafCert);
			paths = paths.filter((path) => path.some((cert) => this.trustedCerts.includes(cert)));
			if (paths.length === 0) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "no trusted certificate path found"
			});
			return [leafCert, ...paths.reduce((prev, curr) => prev.length < curr.length ? prev : curr)].slice(0, -1);
		}
		buildPaths(certificate) {
			const paths = [];
			const issuers = this.findIssuer(certificate);
			if (issuers.length === 0) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "no valid certificate path found"
			});
			for (let i = 0; i < issuers.length; i++) {
				const issuer = issuers[i];
				if (issuer.equals(certificate)) {
					paths.push([certificate]);
					continue;
				}
				const subPaths = this.buildPaths(issuer);
				for (let j = 0; j < subPaths.length; j++) paths.push([issuer, ...subPaths[j]]);
			}
			return paths;
		}
		findIssuer(certificate) {
			let issuers = [];
			let keyIdentifier;
			if (certificate.subject.equals(certificate.issuer)) {
				if (certificate.verify()) return [certificate];
			}
			if (certificate.extAuthorityKeyID) keyIdentifier = certificate.extAuthorityKeyID.keyIdentifier;
			this.localCerts.forEach((possibleIssuer) => {
				if (keyIdentifier) {
					/* istanbul ignore else */
					if (possibleIssuer.extSubjectKeyID) {
						if (possibleIssuer.extSubjectKeyID.keyIdentifier.equals(keyIdentifier)) issuers.push(possibleIssuer);
						return;
					}
				}
				if (possibleIssuer.subject.equals(certificate.issuer)) issuers.push(possibleIssuer);
			});
			issuers = issuers.filter((issuer) => {
				try {
					return certificate.verify(issuer);
				} catch (ex) {
					/* istanbul ignore next - should never error */
					return false;
				}
			});
			return issuers;
		}
		checkPath(path) {
			/* istanbul ignore if */
			if (path.length < 1) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "certificate chain must contain at least one certificate"
			});
			if (!path.slice(1).every((cert) => cert.isCA)) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "intermediate certificate is not a CA"
			});
			for (let i = path.length - 2; i >= 0; i--)
 /* istanbul ignore if */
			if (!path[i].issuer.equals(path[i + 1].subject)) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "incorrect certificate name chaining"
			});
			for (let i = 0; i < path.length; i++) {
				const cert = path[i];
				if (cert.extBasicConstraints?.isCA) {
					const pathLength = cert.extBasicConstraints.pathLenConstraint;
					if (pathLength !== void 0 && pathLength < i - 1) throw new error_1.VerificationError({
						code: "CERTIFICATE_ERROR",
						message: "path length constraint exceeded"
					});
				}
			}
		}
	};
	exports.CertificateChainVerifier = CertificateChainVerifier;
	function dedupeCertificates(certs) {
		for (let i = 0; i < certs.length; i++) for (let j = i + 1; j < certs.length; j++) if (certs[i].equals(certs[j])) {
			certs.splice(j, 1);
			j--;
		}
		return certs;
	}
}));

// node_modules/@sigstore/verify/dist/key/sct.js
var require_sct = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifySCTs = verifySCTs;
	const core_1 = require_dist$1();
	const error_1 = require_error();
	const trust_1 = require_trust();
	function verifySCTs(cert, issuer, ctlogs) {
		let extSCT;
		const clone = cert.clone();
		for (let i = 0; i < clone.extensions.length; i++) {
			const ext = clone.extensions[i];
			if (ext.subs[0].toOID() === core_1.EXTENSION_OID_SCT) {
				extSCT = new core_1.X509SCTExtension(ext);
				clone.extensions.splice(i, 1);
				break;
			}
		}
		if (!extSCT) return [];
		/* istanbul ignore if -- too difficult to fabricate test case for this */
		if (extSCT.signedCertificateTimestamps.length === 0) return [];
		const preCert = new core_1.ByteStream();
		const issuerId = core_1.crypto.digest("sha256", issuer.publicKey);
		preCert.appendView(issuerId);
		const tbs = clone.tbsCertificate.toDER();
		preCert.appendUint24(tbs.length);
		preCert.appendView(tbs);
		return extSCT.signedCertificateTimestamps.map((sct) => {
			if (!(0, trust_1.filterTLogAuthorities)(ctlogs, {
				logID: sct.logID,
				targetDate: sct.datetime
			}).some((log) => sct.verify(preCert.buffer, log.publicKey))) throw new error_1.VerificationError({
				code: "CERTIFICATE_ERROR",
				message: "SCT verification failed"
			});
			return sct.logID;
		});
	}
}));

// node_modules/@sigstore/verify/dist/key/index.js
var require_key = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyPublicKey = verifyPublicKey;
	exports.verifyCertificate = verifyCertificate;
	const core_1 = require_dist$1();
	const error_1 = require_error();
	const certificate_1 = require_certificate();
	const sct_1 = require_sct();
	const OID_FULCIO_ISSUER_V1 = "1.3.6.1.4.1.57264.1.1";
	const OID_FULCIO_ISSUER_V2 = "1.3.6.1.4.1.57264.1.8";
	function verifyPublicKey(hint, timestamps, trustMaterial) {
		const key = trustMaterial.publicKey(hint);
		timestamps.forEach((timestamp) => {
			if (!key.validFor(timestamp)) throw new error_1.VerificationError({
				code: "PUBLIC_KEY_ERROR",
				message: `Public key is not valid for timestamp: ${timestamp.toISOString()}`
			});
		});
		return { key: key.publicKey };
	}
	function verifyCertificate(leaf, timestamps, trustMaterial) {
		let path = [];
		timestamps.forEach((timestamp) => {
			path = (0, certificate_1.verifyCertificateChain)(timestamp, leaf, trustMaterial.certificateAuthorities);
		});
		return {
			scts: (0, sct_1.verifySCTs)(path[0], path[1], trustMaterial.ctlogs),
			signer: getSigner(path[0])
		};
	}
	function getSigner(cert) {
		let issuer;
		const issuerExtension = cert.extension(OID_FULCIO_ISSUER_V2);
		/* istanbul ignore next */
		if (issuerExtension) issuer = issuerExtension.valueObj.subs?.[0]?.value.toString("ascii");
		else issuer = cert.extension(OID_FULCIO_ISSUER_V1)?.value.toString("ascii");
		const oids = cert.extensions.map((ext) => {
			return {
				oid: { id: ext.subs[0].toOID().split(".").map(Number) },
				value: ext.subs[ext.subs.length - 1].value
			};
		});
		const identity = {
			extensions: { issuer },
			subjectAlternativeName: cert.subjectAltName,
			oids
		};
		return {
			key: core_1.crypto.createPublicKey(cert.publicKey),
			identity
		};
	}
}));

// node_modules/@sigstore/verify/dist/policy.js
var require_policy = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifySubjectAlternativeName = verifySubjectAlternativeName;
	exports.verifyExtensions = verifyExtensions;
	exports.verifyOIDs = verifyOIDs;
	const error_1 = require_error();
	function verifySubjectAlternativeName(policyIdentity, signerIdentity) {
		if (signerIdentity === void 0 || !signerIdentity.match(policyIdentity)) throw new error_1.PolicyError({
			code: "UNTRUSTED_SIGNER_ERROR",
			message: `certificate identity error - expected ${policyIdentity}, got ${signerIdentity}`
		});
	}
	function verifyExtensions(policyExtensions, signerExtensions = {}) {
		let key;
		for (key in policyExtensions) if (signerExtensions[key] !== policyExtensions[key]) throw new error_1.PolicyError({
			code: "UNTRUSTED_SIGNER_ERROR",
			message: `invalid certificate extension - expected ${key}=${policyExtensions[key]}, got ${key}=${signerExtensions[key]}`
		});
	}
	function verifyOIDs(policyOIDs, signerOIDs = []) {
		for (const policyOID of policyOIDs) if (!signerOIDs.find((signerOID) => oidEquals(policyOID.oid?.id, signerOID.oid?.id) && policyOID.value.equals(signerOID.value))) {
			const oid = policyOID.oid?.id.join(".") ?? "<unknown>";
			throw new error_1.PolicyError({
				code: "UNTRUSTED_SIGNER_ERROR",
				message: `invalid certificate extension - missing OID ${oid}`
			});
		}
	}
	function oidEquals(a, b) {
		if (a === void 0 || b === void 0) return false;
		return a.length === b.length && a.every((v, i) => v === b[i]);
	}
}));

// node_modules/@sigstore/verify/dist/timestamp/tsa.js
var require_tsa = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyRFC3161Timestamp = verifyRFC3161Timestamp;
	const core_1 = require_dist$1();
	const error_1 = require_error();
	const certificate_1 = require_certificate();
	const trust_1 = require_trust();
	function verifyRFC3161Timestamp(timestamp, data, timestampAuthorities) {
		const signingTime = timestamp.signingTime;
		timestampAuthorities = (0, trust_1.filterCertAuthorities)(timestampAuthorities, signingTime);
		timestampAuthorities = filterCAsBySerialAndIssuer(timestampAuthorities, {
			serialNumber: timestamp.signerSerialNumber,
			issuer: timestamp.signerIssuer
		});
		if (!timestampAuthorities.some((ca) => {
			try {
				verifyTimestampForCA(timestamp, data, ca);
				return true;
			} catch (e) {
				return false;
			}
		})) throw new error_1.VerificationError({
			code: "TIMESTAMP_ERROR",
			message: "timestamp could not be verified"
		});
	}
	function verifyTimestampForCA(timestamp, data, ca) {
		const [leaf, ...cas] = ca.certChain;
		const signingKey = core_1.crypto.createPublicKey(leaf.publicKey);
		const signingTime = timestamp.signingTime;
		try {
			new certificate_1.CertificateChainVerifier({
				untrustedCert: leaf,
				trustedCerts: cas,
				timestamp: signingTime
			}).verify();
		} catch (e) {
			throw new error_1.VerificationError({
				code: "TIMESTAMP_ERROR",
				message: "invalid certificate chain"
			});
		}
		timestamp.verify(data, signingKey);
	}
	function filterCAsBySerialAndIssuer(timestampAuthorities, criteria) {
		return timestampAuthorities.filter((ca) => ca.certChain.length > 0 && core_1.crypto.bufferEqual(ca.certChain[0].serialNumber, criteria.serialNumber) && core_1.crypto.bufferEqual(ca.certChain[0].issuer, criteria.issuer));
	}
}));

// node_modules/@sigstore/verify/dist/timestamp/index.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getTSATimestamp = getTSATimestamp;
	exports.getTLogTimestamp = getTLogTimestamp;
	const tsa_1 = require_tsa();
	function getTSATimestamp(timestamp, data, timestampAuthorities) {
		(0, tsa_1.verifyRFC3161Timestamp)(timestamp, data, timestampAuthorities);
		return {
			type: "timestamp-authority",
			logID: timestamp.signerSerialNumber,
			timestamp: timestamp.signingTime
		};
	}
	function getTLogTimestamp(entry) {
		if (!entry.inclusionPromise) return;
		return {
			type: "transparency-log",
			logID: entry.logId.keyId,
			timestamp: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
		};
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/verifier.js
var require_verifier$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Signature = exports.Verifier = exports.PublicKey = void 0;
	const sigstore_common_1 = require_sigstore_common();
	exports.PublicKey = {
		fromJSON(object) {
			return { rawBytes: isSet(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : Buffer.alloc(0) };
		},
		toJSON(message) {
			const obj = {};
			if (message.rawBytes.length !== 0) obj.rawBytes = base64FromBytes(message.rawBytes);
			return obj;
		}
	};
	exports.Verifier = {
		fromJSON(object) {
			return {
				verifier: isSet(object.publicKey) ? {
					$case: "publicKey",
					publicKey: exports.PublicKey.fromJSON(object.publicKey)
				} : isSet(object.x509Certificate) ? {
					$case: "x509Certificate",
					x509Certificate: sigstore_common_1.X509Certificate.fromJSON(object.x509Certificate)
				} : void 0,
				keyDetails: isSet(object.keyDetails) ? (0, sigstore_common_1.publicKeyDetailsFromJSON)(object.keyDetails) : 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.verifier?.$case === "publicKey") obj.publicKey = exports.PublicKey.toJSON(message.verifier.publicKey);
			else if (message.verifier?.$case === "x509Certificate") obj.x509Certificate = sigstore_common_1.X509Certificate.toJSON(message.verifier.x509Certificate);
			if (message.keyDetails !== 0) obj.keyDetails = (0, sigstore_common_1.publicKeyDetailsToJSON)(message.keyDetails);
			return obj;
		}
	};
	exports.Signature = {
		fromJSON(object) {
			return {
				content: isSet(object.content) ? Buffer.from(bytesFromBase64(object.content)) : Buffer.alloc(0),
				verifier: isSet(object.verifier) ? exports.Verifier.fromJSON(object.verifier) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.content.length !== 0) obj.content = base64FromBytes(message.content);
			if (message.verifier !== void 0) obj.verifier = exports.Verifier.toJSON(message.verifier);
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/dsse.js
var require_dsse$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DSSELogEntryV002 = exports.DSSERequestV002 = void 0;
	const envelope_1 = require_envelope();
	const sigstore_common_1 = require_sigstore_common();
	const verifier_1 = require_verifier$1();
	exports.DSSERequestV002 = {
		fromJSON(object) {
			return {
				envelope: isSet(object.envelope) ? envelope_1.Envelope.fromJSON(object.envelope) : void 0,
				verifiers: globalThis.Array.isArray(object?.verifiers) ? object.verifiers.map((e) => verifier_1.Verifier.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.envelope !== void 0) obj.envelope = envelope_1.Envelope.toJSON(message.envelope);
			if (message.verifiers?.length) obj.verifiers = message.verifiers.map((e) => verifier_1.Verifier.toJSON(e));
			return obj;
		}
	};
	exports.DSSELogEntryV002 = {
		fromJSON(object) {
			return {
				payloadHash: isSet(object.payloadHash) ? sigstore_common_1.HashOutput.fromJSON(object.payloadHash) : void 0,
				signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => verifier_1.Signature.fromJSON(e)) : []
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.payloadHash !== void 0) obj.payloadHash = sigstore_common_1.HashOutput.toJSON(message.payloadHash);
			if (message.signatures?.length) obj.signatures = message.signatures.map((e) => verifier_1.Signature.toJSON(e));
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/hashedrekord.js
var require_hashedrekord$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.HashedRekordLogEntryV002 = exports.HashedRekordRequestV002 = void 0;
	const sigstore_common_1 = require_sigstore_common();
	const verifier_1 = require_verifier$1();
	exports.HashedRekordRequestV002 = {
		fromJSON(object) {
			return {
				digest: isSet(object.digest) ? Buffer.from(bytesFromBase64(object.digest)) : Buffer.alloc(0),
				signature: isSet(object.signature) ? verifier_1.Signature.fromJSON(object.signature) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.digest.length !== 0) obj.digest = base64FromBytes(message.digest);
			if (message.signature !== void 0) obj.signature = verifier_1.Signature.toJSON(message.signature);
			return obj;
		}
	};
	exports.HashedRekordLogEntryV002 = {
		fromJSON(object) {
			return {
				data: isSet(object.data) ? sigstore_common_1.HashOutput.fromJSON(object.data) : void 0,
				signature: isSet(object.signature) ? verifier_1.Signature.fromJSON(object.signature) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.data !== void 0) obj.data = sigstore_common_1.HashOutput.toJSON(message.data);
			if (message.signature !== void 0) obj.signature = verifier_1.Signature.toJSON(message.signature);
			return obj;
		}
	};
	function bytesFromBase64(b64) {
		return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
	}
	function base64FromBytes(arr) {
		return globalThis.Buffer.from(arr).toString("base64");
	}
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/entry.js
var require_entry = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CreateEntryRequest = exports.Spec = exports.Entry = void 0;
	const dsse_1 = require_dsse$1();
	const hashedrekord_1 = require_hashedrekord$1();
	exports.Entry = {
		fromJSON(object) {
			return {
				kind: isSet(object.kind) ? globalThis.String(object.kind) : "",
				apiVersion: isSet(object.apiVersion) ? globalThis.String(object.apiVersion) : "",
				spec: isSet(object.spec) ? exports.Spec.fromJSON(object.spec) : void 0
			};
		},
		toJSON(message) {
			const obj = {};
			if (message.kind !== "") obj.kind = message.kind;
			if (message.apiVersion !== "") obj.apiVersion = message.apiVersion;
			if (message.spec !== void 0) obj.spec = exports.Spec.toJSON(message.spec);
			return obj;
		}
	};
	exports.Spec = {
		fromJSON(object) {
			return { spec: isSet(object.hashedRekordV002) ? {
				$case: "hashedRekordV002",
				hashedRekordV002: hashedrekord_1.HashedRekordLogEntryV002.fromJSON(object.hashedRekordV002)
			} : isSet(object.dsseV002) ? {
				$case: "dsseV002",
				dsseV002: dsse_1.DSSELogEntryV002.fromJSON(object.dsseV002)
			} : void 0 };
		},
		toJSON(message) {
			const obj = {};
			if (message.spec?.$case === "hashedRekordV002") obj.hashedRekordV002 = hashedrekord_1.HashedRekordLogEntryV002.toJSON(message.spec.hashedRekordV002);
			else if (message.spec?.$case === "dsseV002") obj.dsseV002 = dsse_1.DSSELogEntryV002.toJSON(message.spec.dsseV002);
			return obj;
		}
	};
	exports.CreateEntryRequest = {
		fromJSON(object) {
			return { spec: isSet(object.hashedRekordRequestV002) ? {
				$case: "hashedRekordRequestV002",
				hashedRekordRequestV002: hashedrekord_1.HashedRekordRequestV002.fromJSON(object.hashedRekordRequestV002)
			} : isSet(object.dsseRequestV002) ? {
				$case: "dsseRequestV002",
				dsseRequestV002: dsse_1.DSSERequestV002.fromJSON(object.dsseRequestV002)
			} : void 0 };
		},
		toJSON(message) {
			const obj = {};
			if (message.spec?.$case === "hashedRekordRequestV002") obj.hashedRekordRequestV002 = hashedrekord_1.HashedRekordRequestV002.toJSON(message.spec.hashedRekordRequestV002);
			else if (message.spec?.$case === "dsseRequestV002") obj.dsseRequestV002 = dsse_1.DSSERequestV002.toJSON(message.spec.dsseRequestV002);
			return obj;
		}
	};
	function isSet(value) {
		return value !== null && value !== void 0;
	}
}));

// node_modules/@sigstore/protobuf-specs/dist/rekor/v2/index.js
var require_v2 = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	var __createBinding = this$1 && this$1.__createBinding || (Object.create ? (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		var desc = Object.getOwnPropertyDescriptor(m, k);
		if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) desc = {
			enumerable: true,
			get: function() {
				return m[k];
			}
		};
		Object.defineProperty(o, k2, desc);
	}) : (function(o, m, k, k2) {
		if (k2 === void 0) k2 = k;
		o[k2] = m[k];
	}));
	var __exportStar = this$1 && this$1.__exportStar || function(m, exports) {
		for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
	};
	Object.defineProperty(exports, "__esModule", { value: true });
	__exportStar(require_dsse$1(), exports);
	__exportStar(require_entry(), exports);
	__exportStar(require_hashedrekord$1(), exports);
	__exportStar(require_verifier$1(), exports);
}));

// node_modules/@sigstore/verify/dist/tlog/dsse.js
var require_dsse = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DSSE_API_VERSION_V1 = void 0;
	exports.verifyDSSETLogBody = verifyDSSETLogBody;
	exports.verifyDSSETLogBodyV2 = verifyDSSETLogBodyV2;
	const error_1 = require_error();
	exports.DSSE_API_VERSION_V1 = "0.0.1";
	function verifyDSSETLogBody(tlogEntry, content) {
		switch (tlogEntry.apiVersion) {
			case exports.DSSE_API_VERSION_V1: return verifyDSSE001TLogBody(tlogEntry, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported dsse version: ${tlogEntry.apiVersion}`
			});
		}
	}
	function verifyDSSETLogBodyV2(tlogEntry, content) {
		const spec = tlogEntry.spec?.spec;
		if (!spec) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `missing dsse spec`
		});
		switch (spec.$case) {
			case "dsseV002": return verifyDSSE002TLogBody(spec.dsseV002, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported version: ${spec.$case}`
			});
		}
	}
	function verifyDSSE001TLogBody(tlogEntry, content) {
		if (tlogEntry.spec.signatures?.length !== 1) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature count mismatch"
		});
		const tlogSig = tlogEntry.spec.signatures[0].signature;
		if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "tlog entry signature mismatch"
		});
		const tlogHash = tlogEntry.spec.payloadHash?.value || "";
		if (!content.compareDigest(Buffer.from(tlogHash, "hex"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "DSSE payload hash mismatch"
		});
	}
	function verifyDSSE002TLogBody(spec, content) {
		if (spec.signatures?.length !== 1) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature count mismatch"
		});
		const tlogSig = spec.signatures[0].content;
		if (!content.compareSignature(tlogSig)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "tlog entry signature mismatch"
		});
		const tlogHash = spec.payloadHash?.digest || Buffer.from("");
		if (!content.compareDigest(tlogHash)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "DSSE payload hash mismatch"
		});
	}
}));

// node_modules/@sigstore/verify/dist/tlog/hashedrekord.js
var require_hashedrekord = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.HASHEDREKORD_API_VERSION_V1 = void 0;
	exports.verifyHashedRekordTLogBody = verifyHashedRekordTLogBody;
	exports.verifyHashedRekordTLogBodyV2 = verifyHashedRekordTLogBodyV2;
	const error_1 = require_error();
	exports.HASHEDREKORD_API_VERSION_V1 = "0.0.1";
	function verifyHashedRekordTLogBody(tlogEntry, content) {
		switch (tlogEntry.apiVersion) {
			case exports.HASHEDREKORD_API_VERSION_V1: return verifyHashedrekord001TLogBody(tlogEntry, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported hashedrekord version: ${tlogEntry.apiVersion}`
			});
		}
	}
	function verifyHashedRekordTLogBodyV2(tlogEntry, content) {
		const spec = tlogEntry.spec?.spec;
		if (!spec) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `missing dsse spec`
		});
		switch (spec.$case) {
			case "hashedRekordV002": return verifyHashedrekord002TLogBody(spec.hashedRekordV002, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported version: ${spec.$case}`
			});
		}
	}
	function verifyHashedrekord001TLogBody(tlogEntry, content) {
		const tlogSig = tlogEntry.spec.signature.content || "";
		if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature mismatch"
		});
		const tlogDigest = tlogEntry.spec.data.hash?.value || "";
		if (!content.compareSignedDigest(Buffer.from(tlogDigest, "hex"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "digest mismatch"
		});
	}
	function verifyHashedrekord002TLogBody(spec, content) {
		const tlogSig = spec.signature?.content || Buffer.from("");
		if (!content.compareSignature(tlogSig)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature mismatch"
		});
		const tlogHash = spec.data?.digest || Buffer.from("");
		if (!content.compareSignedDigest(tlogHash)) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "digest mismatch"
		});
	}
}));

// node_modules/@sigstore/verify/dist/tlog/intoto.js
var require_intoto = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyIntotoTLogBody = verifyIntotoTLogBody;
	const error_1 = require_error();
	function verifyIntotoTLogBody(tlogEntry, content) {
		switch (tlogEntry.apiVersion) {
			case "0.0.2": return verifyIntoto002TLogBody(tlogEntry, content);
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported intoto version: ${tlogEntry.apiVersion}`
			});
		}
	}
	function verifyIntoto002TLogBody(tlogEntry, content) {
		if (tlogEntry.spec.content.envelope.signatures?.length !== 1) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "signature count mismatch"
		});
		const tlogSig = base64Decode(tlogEntry.spec.content.envelope.signatures[0].sig);
		if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "tlog entry signature mismatch"
		});
		const tlogHash = tlogEntry.spec.content.payloadHash?.value || "";
		if (!content.compareDigest(Buffer.from(tlogHash, "hex"))) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "DSSE payload hash mismatch"
		});
	}
	function base64Decode(str) {
		return Buffer.from(str, "base64").toString("utf-8");
	}
}));

// node_modules/@sigstore/verify/dist/tlog/checkpoint.js
var require_checkpoint = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.LogCheckpoint = void 0;
	exports.verifyCheckpoint = verifyCheckpoint;
	const core_1 = require_dist$1();
	const error_1 = require_error();
	const CHECKPOINT_SEPARATOR = "\n\n";
	const SIGNATURE_REGEX = /\u2014 (\S+) (\S+)\n/g;
	function verifyCheckpoint(entry, tlogs) {
		const inclusionProof = entry.inclusionProof;
		const signedNote = SignedNote.fromString(inclusionProof.checkpoint.envelope);
		const checkpoint = LogCheckpoint.fromString(signedNote.note);
		if (!verifySignedNote(signedNote, tlogs)) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "invalid checkpoint signature"
		});
		return checkpoint;
	}
	function verifySignedNote(signedNote, tlogs) {
		const data = Buffer.from(signedNote.note, "utf-8");
		return signedNote.signatures.some((signature) => {
			const tlog = tlogs.find((tlog) => core_1.crypto.bufferEqual(tlog.logID.subarray(0, 4), signature.keyHint) && tlog.baseURL.includes(signature.name));
			if (!tlog) return false;
			return core_1.crypto.verify(data, tlog.publicKey, signature.signature);
		});
	}
	var SignedNote = class SignedNote {
		note;
		signatures;
		constructor(note, signatures) {
			this.note = note;
			this.signatures = signatures;
		}
		static fromString(envelope) {
			if (!envelope.includes(CHECKPOINT_SEPARATOR)) throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "missing checkpoint separator"
			});
			const split = envelope.indexOf(CHECKPOINT_SEPARATOR);
			const header = envelope.slice(0, split + 1);
			const matches = envelope.slice(split + 2).matchAll(SIGNATURE_REGEX);
			const signatures = Array.from(matches, (match) => {
				const [, name, signature] = match;
				const sigBytes = Buffer.from(signature, "base64");
				if (sigBytes.length < 5) throw new error_1.VerificationError({
					code: "TLOG_INCLUSION_PROOF_ERROR",
					message: "malformed checkpoint signature"
				});
				return {
					name,
					keyHint: sigBytes.subarray(0, 4),
					signature: sigBytes.subarray(4)
				};
			});
			if (signatures.length === 0) throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "no signatures found in checkpoint"
			});
			return new SignedNote(header, signatures);
		}
	};
	var LogCheckpoint = class LogCheckpoint {
		origin;
		logSize;
		logHash;
		rest;
		constructor(origin, logSize, logHash, rest) {
			this.origin = origin;
			this.logSize = logSize;
			this.logHash = logHash;
			this.rest = rest;
		}
		static fromString(note) {
			const lines = note.trimEnd().split("\n");
			if (lines.length < 3) throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "too few lines in checkpoint header"
			});
			const origin = lines[0];
			let logSize;
			try {
				logSize = BigInt(lines[1]);
			} catch {
				throw new error_1.VerificationError({
					code: "TLOG_INCLUSION_PROOF_ERROR",
					message: "invalid checkpoint log size"
				});
			}
			const rootHash = Buffer.from(lines[2], "base64");
			const rest = lines.slice(3);
			return new LogCheckpoint(origin, logSize, rootHash, rest);
		}
	};
	exports.LogCheckpoint = LogCheckpoint;
}));

// node_modules/@sigstore/verify/dist/tlog/merkle.js
var require_merkle = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyMerkleInclusion = verifyMerkleInclusion;
	const core_1 = require_dist$1();
	const error_1 = require_error();
	const RFC6962_LEAF_HASH_PREFIX = Buffer.from([0]);
	const RFC6962_NODE_HASH_PREFIX = Buffer.from([1]);
	function verifyMerkleInclusion(entry, checkpoint) {
		const inclusionProof = entry.inclusionProof;
		let logIndex;
		try {
			logIndex = BigInt(inclusionProof.logIndex);
		} catch {
			throw new error_1.VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "invalid inclusion proof log index"
			});
		}
		const treeSize = BigInt(checkpoint.logSize);
		if (logIndex < 0n || logIndex >= treeSize) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: `invalid index: ${logIndex}`
		});
		const { inner, border } = decompInclProof(logIndex, treeSize);
		if (inclusionProof.hashes.length !== inner + border) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "invalid hash count"
		});
		const innerHashes = inclusionProof.hashes.slice(0, inner);
		const borderHashes = inclusionProof.hashes.slice(inner);
		const calculatedHash = chainBorderRight(chainInner(hashLeaf(entry.canonicalizedBody), innerHashes, logIndex), borderHashes);
		if (!core_1.crypto.bufferEqual(calculatedHash, checkpoint.logHash)) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "calculated root hash does not match inclusion proof"
		});
	}
	function decompInclProof(index, size) {
		const inner = innerProofSize(index, size);
		return {
			inner,
			border: onesCount(index >> BigInt(inner))
		};
	}
	function chainInner(seed, hashes, index) {
		return hashes.reduce((acc, h, i) => {
			if (index >> BigInt(i) & BigInt(1)) return hashChildren(h, acc);
			else return hashChildren(acc, h);
		}, seed);
	}
	function chainBorderRight(seed, hashes) {
		return hashes.reduce((acc, h) => hashChildren(h, acc), seed);
	}
	function innerProofSize(index, size) {
		return bitLength(index ^ size - BigInt(1));
	}
	function onesCount(num) {
		return num.toString(2).split("1").length - 1;
	}
	function bitLength(n) {
		if (n === 0n) return 0;
		return n.toString(2).length;
	}
	function hashChildren(left, right) {
		return core_1.crypto.digest("sha256", RFC6962_NODE_HASH_PREFIX, left, right);
	}
	function hashLeaf(leaf) {
		return core_1.crypto.digest("sha256", RFC6962_LEAF_HASH_PREFIX, leaf);
	}
}));

// node_modules/@sigstore/verify/dist/tlog/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyTLogSET = verifyTLogSET;
	const core_1 = require_dist$1();
	const error_1 = require_error();
	const trust_1 = require_trust();
	function verifyTLogSET(entry, tlogs) {
		if (!(0, trust_1.filterTLogAuthorities)(tlogs, {
			logID: entry.logId.keyId,
			targetDate: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
		}).some((tlog) => {
			const payload = toVerificationPayload(entry);
			const data = Buffer.from(core_1.json.canonicalize(payload), "utf8");
			const signature = entry.inclusionPromise.signedEntryTimestamp;
			return core_1.crypto.verify(data, tlog.publicKey, signature);
		})) throw new error_1.VerificationError({
			code: "TLOG_INCLUSION_PROMISE_ERROR",
			message: "inclusion promise could not be verified"
		});
	}
	function toVerificationPayload(entry) {
		const { integratedTime, logIndex, logId, canonicalizedBody } = entry;
		return {
			body: canonicalizedBody.toString("base64"),
			integratedTime: Number(integratedTime),
			logIndex: Number(logIndex),
			logID: logId.keyId.toString("hex")
		};
	}
}));

// node_modules/@sigstore/verify/dist/tlog/index.js
var require_tlog = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.verifyTLogBody = verifyTLogBody;
	exports.verifyTLogInclusion = verifyTLogInclusion;
	const v2_1 = require_v2();
	const error_1 = require_error();
	const dsse_1 = require_dsse();
	const hashedrekord_1 = require_hashedrekord();
	const intoto_1 = require_intoto();
	const checkpoint_1 = require_checkpoint();
	const merkle_1 = require_merkle();
	const set_1 = require_set();
	function verifyTLogBody(entry, sigContent) {
		const { kind, version } = entry.kindVersion;
		let body;
		try {
			body = JSON.parse(entry.canonicalizedBody.toString("utf8"));
		} catch {
			throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: "invalid canonicalized body"
			});
		}
		if (kind !== body.kind || version !== body.apiVersion) throw new error_1.VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `kind/version mismatch - expected: ${kind}/${version}, received: ${body.kind}/${body.apiVersion}`
		});
		switch (kind) {
			case "dsse": if (version == dsse_1.DSSE_API_VERSION_V1) return (0, dsse_1.verifyDSSETLogBody)(body, sigContent);
			else {
				const entryRekorV2 = v2_1.Entry.fromJSON(body);
				return (0, dsse_1.verifyDSSETLogBodyV2)(entryRekorV2, sigContent);
			}
			case "intoto": return (0, intoto_1.verifyIntotoTLogBody)(body, sigContent);
			case "hashedrekord": if (version == hashedrekord_1.HASHEDREKORD_API_VERSION_V1) return (0, hashedrekord_1.verifyHashedRekordTLogBody)(body, sigContent);
			else {
				const entryRekorV2 = v2_1.Entry.fromJSON(body);
				return (0, hashedrekord_1.verifyHashedRekordTLogBodyV2)(entryRekorV2, sigContent);
			}
			/* istanbul ignore next */
			default: throw new error_1.VerificationError({
				code: "TLOG_BODY_ERROR",
				message: `unsupported kind: ${kind}`
			});
		}
	}
	function verifyTLogInclusion(entry, tlogAuthorities) {
		let inclusionVerified = false;
		if (isTLogEntryWithInclusionPromise(entry)) {
			(0, set_1.verifyTLogSET)(entry, tlogAuthorities);
			inclusionVerified = true;
		}
		if (isTLogEntryWithInclusionProof(entry)) {
			const matchingAuthorities = tlogAuthorities.filter((tlog) => tlog.logID.equals(entry.logId.keyId));
			const checkpoint = (0, checkpoint_1.verifyCheckpoint)(entry, matchingAuthorities);
			(0, merkle_1.verifyMerkleInclusion)(entry, checkpoint);
			inclusionVerified = true;
		}
		if (!inclusionVerified) throw new error_1.VerificationError({
			code: "TLOG_MISSING_INCLUSION_ERROR",
			message: "inclusion could not be verified"
		});
	}
	function isTLogEntryWithInclusionPromise(entry) {
		return entry.inclusionPromise !== void 0;
	}
	function isTLogEntryWithInclusionProof(entry) {
		return entry.inclusionProof !== void 0;
	}
}));

// node_modules/@sigstore/verify/dist/verifier.js
var require_verifier = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Verifier = void 0;
	const util_1 = __require("util");
	const error_1 = require_error();
	const key_1 = require_key();
	const policy_1 = require_policy();
	const timestamp_1 = require_timestamp();
	const tlog_1 = require_tlog();
	var Verifier = class {
		trustMaterial;
		options;
		constructor(trustMaterial, options = {}) {
			this.trustMaterial = trustMaterial;
			this.options = {
				ctlogThreshold: options.ctlogThreshold ?? 1,
				tlogThreshold: options.tlogThreshold ?? 1,
				timestampThreshold: options.timestampThreshold ?? options.tsaThreshold ?? 1,
				tsaThreshold: 0
			};
		}
		verify(entity, policy) {
			const timestamps = this.verifyTimestamps(entity);
			const signer = this.verifySigningKey(entity, timestamps);
			this.verifyTLogs(entity);
			this.verifySignature(entity, signer);
			if (policy) this.verifyPolicy(policy, signer.identity || {});
			return signer;
		}
		verifyTimestamps(entity) {
			const timestamps = [];
			for (const timestamp of entity.timestamps) switch (timestamp.$case) {
				case "timestamp-authority":
					timestamps.push((0, timestamp_1.getTSATimestamp)(timestamp.timestamp, entity.signature.signature, this.trustMaterial.timestampAuthorities));
					break;
				case "transparency-log": {
					const result = (0, timestamp_1.getTLogTimestamp)(timestamp.tlogEntry);
					if (result) timestamps.push(result);
					break;
				}
			}
			if (containsDupes(timestamps)) throw new error_1.VerificationError({
				code: "TIMESTAMP_ERROR",
				message: "duplicate timestamp"
			});
			if (timestamps.length < this.options.timestampThreshold) throw new error_1.VerificationError({
				code: "TIMESTAMP_ERROR",
				message: `expected ${this.options.timestampThreshold} timestamps, got ${timestamps.length}`
			});
			return timestamps.map((t) => t.timestamp);
		}
		verifySigningKey({ key }, timestamps) {
			switch (key.$case) {
				case "public-key": return (0, key_1.verifyPublicKey)(key.hint, timestamps, this.trustMaterial);
				case "certificate": {
					const result = (0, key_1.verifyCertificate)(key.certificate, timestamps, this.trustMaterial);
					/* istanbul ignore next - no fixture */
					if (containsDupes(result.scts)) throw new error_1.VerificationError({
						code: "CERTIFICATE_ERROR",
						message: "duplicate SCT"
					});
					if (result.scts.length < this.options.ctlogThreshold) throw new error_1.VerificationError({
						code: "CERTIFICATE_ERROR",
						message: `expected ${this.options.ctlogThreshold} SCTs, got ${result.scts.length}`
					});
					return result.signer;
				}
			}
		}
		verifyTLogs({ signature: content, tlogEntries }) {
			const entryIDs = [];
			tlogEntries.forEach((entry) => {
				(0, tlog_1.verifyTLogInclusion)(entry, this.trustMaterial.tlogs);
				(0, tlog_1.verifyTLogBody)(entry, content);
				entryIDs.push({
					logID: entry.logId.keyId,
					body: entry.canonicalizedBody
				});
			});
			if (containsDupes(entryIDs)) throw new error_1.VerificationError({
				code: "TLOG_ERROR",
				message: "duplicate tlog entry"
			});
			if (entryIDs.length < this.options.tlogThreshold) throw new error_1.VerificationError({
				code: "TLOG_ERROR",
				message: `expected ${this.options.tlogThreshold} tlog entries, got ${entryIDs.length}`
			});
		}
		verifySignature(entity, signer) {
			if (!entity.signature.verifySignature(signer.key)) throw new error_1.VerificationError({
				code: "SIGNATURE_ERROR",
				message: "signature verification failed"
			});
		}
		verifyPolicy(policy, identity) {
			/* istanbul ignore else */
			if (policy.subjectAlternativeName) (0, policy_1.verifySubjectAlternativeName)(policy.subjectAlternativeName, identity.subjectAlternativeName);
			/* istanbul ignore else */
			if (policy.extensions) (0, policy_1.verifyExtensions)(policy.extensions, identity.extensions);
			/* istanbul ignore if */
			if (policy.oids) (0, policy_1.verifyOIDs)(policy.oids, identity.oids);
		}
	};
	exports.Verifier = Verifier;
	function containsDupes(arr) {
		for (let i = 0; i < arr.length; i++) for (let j = i + 1; j < arr.length; j++) if ((0, util_1.isDeepStrictEqual)(arr[i], arr[j])) return true;
		return false;
	}
}));

// node_modules/@sigstore/verify/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.Verifier = exports.toTrustMaterial = exports.VerificationError = exports.PolicyError = exports.toSignedEntity = void 0;
	/* istanbul ignore file */
	var bundle_1 = require_bundle();
	Object.defineProperty(exports, "toSignedEntity", {
		enumerable: true,
		get: function() {
			return bundle_1.toSignedEntity;
		}
	});
	var error_1 = require_error();
	Object.defineProperty(exports, "PolicyError", {
		enumerable: true,
		get: function() {
			return error_1.PolicyError;
		}
	});
	Object.defineProperty(exports, "VerificationError", {
		enumerable: true,
		get: function() {
			return error_1.VerificationError;
		}
	});
	var trust_1 = require_trust();
	Object.defineProperty(exports, "toTrustMaterial", {
		enumerable: true,
		get: function() {
			return trust_1.toTrustMaterial;
		}
	});
	var verifier_1 = require_verifier();
	Object.defineProperty(exports, "Verifier", {
		enumerable: true,
		get: function() {
			return verifier_1.Verifier;
		}
	});
}));

// src/formats/signing/fulcio.ts
var import_dist$1 = require_dist();
/** Fulcio's extensions of a certificate, below 1.3.6.1.4.1.57264.1. From 8 on each is a DER UTF8String. */
const EXTENSIONS = {
	issuer: 8,
	buildSigner: 9,
	runnerEnvironment: 11,
	sourceRepository: 12,
	sourceDigest: 13,
	sourceRef: 14,
	sourceRepositoryId: 15,
	sourceOwner: 16,
	sourceOwnerId: 17,
	buildConfig: 18,
	buildTrigger: 20,
	invocation: 21
};
const ARC = "1.3.6.1.4.1.57264.1.";
const UTF8_STRING = 12;
/**
* The facts in a certificate's extensions. An extension that is not a UTF8String, or is there twice, is a fault: another
* reader might see another fact. The fault is a sentence.
*/
function certificateFacts(subject, issuer, extensions) {
	const found = {};
	for (const [name, number] of Object.entries(EXTENSIONS)) {
		const [first, ...again] = extensions.filter(({ oid }) => oid === `${ARC}${number}`);
		if (first === void 0) continue;
		const text = again.length === 0 ? orUndefined(utf8String(first.value)) : void 0;
		if (text === void 0) return unparsable(`the extension ${ARC}${number} of its certificate is not one UTF8String`);
		found[name] = text;
	}
	if (found.issuer !== void 0 && found.issuer !== issuer) return unparsable(`the issuer in its certificate is ${found.issuer}, not ${issuer}`);
	return parsed$1({
		...found,
		subject,
		issuer
	});
}
/** Reads a DER UTF8String that fills the bytes. The fault is the end of a sentence about it. */
function utf8String(der) {
	const [tag, first] = der;
	const fault = unparsable("is not one DER UTF8String");
	if (tag !== UTF8_STRING || first === void 0) return fault;
	const lengthBytes = first < 128 ? 0 : first & 127;
	if (first === 128 || lengthBytes > 2 || der.length < 2 + lengthBytes) return fault;
	const long = der.subarray(2, 2 + lengthBytes).reduce((length, byte) => length * 256 + byte, 0);
	const length = lengthBytes === 0 ? first : long;
	if (lengthBytes > 0 && length < (lengthBytes === 1 ? 128 : 256)) return fault;
	const content = der.subarray(2 + lengthBytes);
	if (content.length !== length) return fault;
	try {
		return parsed$1(new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(content));
	} catch {
		return fault;
	}
}

// src/formats/signing/sigstore.ts
/** A trusted root without any service. */
const EMPTY_TRUSTED_ROOT = "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}";
/** Reads a trusted root (protobuf JSON, `application/vnd.dev.sigstore.trustedroot+json`). The fault is a sentence. */
function readTrustedRoot(text) {
	const json = parseJson(text);
	if (!json.ok) return unparsable(`it ${json.fault}`);
	try {
		const root = import_dist.TrustedRoot.fromJSON(json.value);
		(0, import_dist$1.toTrustMaterial)(root);
		return parsed$1(root);
	} catch (error) {
		return unparsable(error instanceof Error ? error.message : String(error));
	}
}
/** Base64 of the SHA-256 of a public key's SPKI. cosign names the key so in a bundle. */
function keyHint(publicKey) {
	const spki = createPublicKey(publicKey).export({
		type: "spki",
		format: "der"
	});
	return createHash("sha256").update(spki).digest("base64");
}
/**
* Makes a function that verifies the signature of a bundle, and who signed, against a trusted root and one identity. The
* root decides what a bundle must have: a log entry, a signed timestamp or an SCT if the root names such a service. A
* certificate always needs a trusted time. `artifact` has the signed bytes, if the bundle does not contain them.
*/
function signatureVerifier(root, identity) {
	const material = (0, import_dist$1.toTrustMaterial)(root, keyFinder(identity));
	for (const { certChain } of [...material.certificateAuthorities, ...material.timestampAuthorities]) for (const certificate of certChain) encodeOnce(certificate);
	const byCertificate = identity.kind === "certificate";
	const verifier = new import_dist$1.Verifier(material, {
		tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
		ctlogThreshold: byCertificate && root.ctlogs.length > 0 ? 1 : 0,
		timestampThreshold: byCertificate || root.timestampAuthorities.length > 0 ? 1 : 0
	});
	return (bundle, artifact) => verifySignature(verifier, identity, bundle, artifact);
}
/**
* The library encodes a certificate anew each time that it compares or verifies it, which is dozens of times for one
* signature. What it encodes then stays the same, so it is kept.
*/
function encodeOnce({ root, tbsCertificate }) {
	for (const part of [root, tbsCertificate]) {
		const encoded = part.toDER();
		part.toDER = () => encoded;
	}
}
function verifySignature(verifier, identity, bundle, artifact) {
	const refused = (fault, why) => ({
		ok: false,
		fault,
		why
	});
	const byKey = bundle.verificationMaterial.content.$case === "publicKey";
	if (byKey !== (identity.kind === "key")) return refused("other-identity", byKey ? "signed with a key, not a certificate" : "signed with a certificate, not the key");
	try {
		const entity = (0, import_dist$1.toSignedEntity)(bundle, artifact);
		if (entity.key.$case === "certificate") encodeOnce(entity.key.certificate);
		const signer = verifier.verify(entity);
		const times = trustedTimes(entity);
		if (identity.kind === "key") return {
			ok: true,
			times,
			...signedBy(identity, bundle)
		};
		const other = mismatch(identity, signer.identity);
		if (other !== void 0) {
			const signedBy = signer.identity?.subjectAlternativeName;
			return {
				...refused("other-identity", other),
				...signedBy !== void 0 && { signedBy }
			};
		}
		const certificate = factsOf(identity, signer);
		if (!certificate.ok) return refused("invalid", certificate.fault);
		const namesake = namesakeIn(certificate.value, identity.name ?? identity.subject);
		if (namesake !== void 0) return refused("other-identity", namesake);
		return {
			ok: true,
			certificate: certificate.value,
			times
		};
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		if (error instanceof UnknownKeyError) return refused("other-identity", why);
		return refused("invalid", why + kindHint(identity));
	}
}
/**
* Makes a function that verifies bundles with a statement, as {@link signatureVerifier} does. Statements of other types
* than `statementTypes` (default: only Statement v1) are malformed.
*/
function bundleVerifier(root, identity, statementTypes) {
	const verifySigned = signatureVerifier(root, identity);
	return (bytes) => verify(verifySigned, bytes, statementTypes);
}
function verify(verifySigned, bytes, statementTypes) {
	const bundle = orUndefined(parseBundle(bytes));
	if (bundle === void 0 || !(0, import_dist$2.isBundleWithDsseEnvelope)(bundle)) return {
		verified: false,
		fault: "malformed",
		why: "not a Sigstore bundle with a DSSE envelope"
	};
	const { dsseEnvelope } = bundle.content;
	const statement = dsseEnvelope.payloadType === "application/vnd.in-toto+json" ? orUndefined(parseStatement(dsseEnvelope.payload, statementTypes)) : void 0;
	if (statement === void 0) return {
		verified: false,
		fault: "malformed",
		why: "the envelope contains no in-toto statement with one SHA-256 subject"
	};
	const envelope = envelopeDigest(dsseEnvelope);
	const signed = verifySigned(bundle);
	if (!signed.ok) {
		const { ok: _ok, ...unsigned } = signed;
		return {
			verified: false,
			...unsigned,
			claimed: statement,
			envelope
		};
	}
	const { ok: _, ...signer } = signed;
	return {
		verified: true,
		statement,
		envelope,
		...signer
	};
}
/** The times of a verified entity, by the library's rules: the time of a log counts only with its inclusion promise. */
function trustedTimes({ timestamps }) {
	return timestamps.flatMap((one) => {
		if (one.$case === "timestamp-authority") return [{
			source: one.$case,
			at: one.timestamp.signingTime.toISOString()
		}];
		const { inclusionPromise, integratedTime } = one.tlogEntry;
		if (inclusionPromise === void 0) return [];
		return [{
			source: one.$case,
			at: (/* @__PURE__ */ new Date(Number(integratedTime) * 1e3)).toISOString()
		}];
	}).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
function factsOf({ subject, issuer }, signer) {
	const extensions = (signer.identity?.oids ?? []).map(({ oid, value }) => ({
		oid: oid?.id.join(".") ?? "",
		value
	}));
	return certificateFacts(subject, issuer, extensions);
}
/** Compares the signer exactly: the library takes the subject as an unanchored regular expression. */
function mismatch(wanted, signer) {
	const subject = signer?.subjectAlternativeName;
	const issuer = signer?.extensions?.issuer;
	if (subject !== wanted.subject) return `signed by ${subject ?? "nobody"}, not by ${wanted.subject}`;
	if (issuer !== wanted.issuer) return `identity issued by ${issuer ?? "nobody"}, not by ${wanted.issuer}`;
}
/** The fault of another workflow whose name certificates write in the same way. Fulcio adds the plain name. */
function namesakeIn({ subject, buildSigner }, wanted) {
	if (buildSigner === void 0 || certificateName(buildSigner) !== subject) return void 0;
	if (namesWorkflow(wanted, buildSigner)) return void 0;
	return `signed by ${buildSigner}, whose name in certificates is the same as that of ${wanted}`;
}
var UnknownKeyError = class extends Error {};
function keyFinder(identity) {
	const keys = new Map((identity.kind === "key" ? identity.publicKeys : []).map((pem) => [keyHint(pem), createPublicKey(pem)]));
	return (hint) => {
		const publicKey = keys.get(hint);
		if (publicKey === void 0) throw new UnknownKeyError("signed with another key");
		return {
			publicKey,
			validFor: () => true
		};
	};
}
/** Names the kind of a key that cannot be verified. It is the likely cause, and no verifier names it. */
function kindHint(identity) {
	const kind = (identity.kind === "key" ? identity.publicKeys : []).map(otherKind).find((other) => other !== void 0);
	return kind === void 0 ? "" : ` (the key is ${kind}; ${KEY_KINDS} work)`;
}
function signedBy({ publicKeys }, { verificationMaterial: { content } }) {
	const hint = content.$case === "publicKey" ? content.publicKey.hint : void 0;
	const publicKey = publicKeys.find((pem) => keyHint(pem) === hint);
	return publicKey === void 0 ? {} : { publicKey };
}
/** Reads a bundle. The fault says why it is none. */
function parseBundle(bytes) {
	const json = parseJson(bytes);
	if (!json.ok) return json;
	try {
		return parsed$1((0, import_dist$2.bundleFromJSON)(json.value));
	} catch (error) {
		return unparsable(error instanceof Error ? error.message : String(error));
	}
}

// src/stages/shared/read-input.ts
/** The text of a file that an input names; throws `input-invalid`. */
async function readInput(input, path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		const code = codeOf(error, messageOf(error));
		throw fault("input-invalid", "inputs", `input \`${input}\`: ${path} cannot be read (${code})`, error);
	}
}

// src/formats/signing/key-fault.ts
/** The text of Vault's client around the answer of the server. */
const ENVELOPE = /^(.*?)Error making API request\. URL: \S+ \S+ Code: (\d+)\. (?:Errors|Raw Message): (?:\* )?/;
/** What Go's network package writes if there is no connection. */
const NO_CONNECTION = [...[
	"connection refused",
	"connection reset",
	"no such host",
	"no route to host"
], ...[
	"network is unreachable",
	"i/o timeout",
	"server misbehaving",
	String.raw`\bEOF\b`
]].join("|");
const NETWORK = [new RegExp(NO_CONNECTION), ({ text }) => `the server cannot be reached (${plain(text.split(/: (?=dial|lookup|read|EOF)/).at(-1) ?? text, 200)})`];
const CERTIFICATE = [/x509:|tls: /, ({ text }) => `the server's TLS certificate is not accepted (${plain(/(?:x509|tls): .*/.exec(text)?.[0] ?? "", 200)})`];
/** The messages of Vault's client and its transit engine. Permissions come last, since other causes mention them too. */
const VAULT = [
	[/VAULT_ADDR or BAO_ADDR is not set/, () => "set `VAULT_ADDR`, the address of the server, in the environment of the step"],
	[/\.vault-token|no Vault token found/i, () => "there is no token: set `VAULT_TOKEN` in the environment of the step"],
	[/kms specification should be in the format/, ({ key }) => `the name of the key alone must follow \`${key.split("://")[0]}://\`: the newest version signs, and the mount of the engine goes into \`TRANSIT_SECRET_ENGINE_PATH\``],
	[/Vault is sealed/, () => "the server is sealed: nothing can be signed until its operators unseal it"],
	[/could not read data from transit key path/, ({ name, mount }) => `there is no key \`${name}\` at \`${mount}\`; check the name, and \`TRANSIT_SECRET_ENGINE_PATH\`, the mount of the transit engine`],
	[/could not parse transit key keys data|corrupted response|unexpected length of digest/, ({ mount }) => `cosign cannot sign with a key of this type: create one of the type \`ecdsa-p256\`, or \`rsa-2048\` and longer (\`vault write -f ${mount}/keys/NAME type=ecdsa-p256\`)`],
	[/invalid token|bad token|missing client token/, () => "the server does not accept the token: it is wrong, expired or revoked; get a new `VAULT_TOKEN` in the same job"],
	[/permission denied|Code: 403/, ({ use, mount, name }) => `the policy of the token does not allow this: it needs \`${use === "read" ? "read" : "update"}\` on \`${mount}/${use === "read" ? "keys" : "sign"}/${name}${use === "read" ? "" : "/*"}\`; check \`TRANSIT_SECRET_ENGINE_PATH\` too`],
	[/server gave HTTP response to HTTPS client/, () => "the server uses plain http, but `VAULT_ADDR` says https"],
	[/invalid character '.' looking for/, () => "there is no Vault server at `VAULT_ADDR`: its answer is not JSON"],
	CERTIFICATE,
	NETWORK
];
const causesOfCloud = (needs) => [
	CERTIFICATE,
	NETWORK,
	[/unexpected length of digest/, () => "cosign cannot sign with a key of this type: use one on P-256, or RSA"],
	[/^/, ({ text }) => `${plain(text, 300)}; it needs ${needs}`]
];
/** The causes by the beginning of the reference. For the clouds they name what the step needs. */
const PROVIDERS = {
	"hashivault://": VAULT,
	"openbao://": VAULT,
	"awskms://": causesOfCloud("`AWS_REGION` and credentials that may `kms:GetPublicKey`, `kms:DescribeKey` and `kms:Sign`"),
	"gcpkms://": causesOfCloud("Google credentials that may use and view the key (`roles/cloudkms.signerVerifier` and `roles/cloudkms.viewer`)"),
	"azurekms://": causesOfCloud("an Azure login that may `get` the key and `sign` with it"),
	"k8s://": causesOfCloud("a kubeconfig that may read the secret"),
	"gitlab://": causesOfCloud("`GITLAB_TOKEN`, and `GITLAB_HOST` for your own GitLab")
};
/** Words of the clients of a KMS. While signing, a log or a timestamp authority may have failed instead. */
const OF_A_KMS = /\b(?:kms|public key|key type|transit|signing the payload|AsymmetricSign|unexpected length of digest)\b/i;
/**
* Why a key in a KMS cannot be used and what to do, in one sentence, from the output of cosign. Undefined for a key that is
* not in a KMS, and for a failure that is not the KMS's.
*/
function keyFault(key, use, stderr) {
	const causes = causesOf(key);
	if (causes === void 0) return void 0;
	const text = errorIn(stderr);
	if (use === "sign" && !OF_A_KMS.test(text)) return void 0;
	const failure = {
		key,
		use,
		text,
		name: plain(key.slice(key.indexOf("://") + 3), 100),
		mount: mountIn(text)
	};
	const cause = causes.find(([pattern]) => pattern.test(text));
	return about(key, cause === void 0 ? plain(text.replace(ENVELOPE, "$1the server answers $2: "), 300) : cause[1](failure));
}
/** Whether a key is in a KMS. */
function isInKms(key) {
	return causesOf(key) !== void 0;
}
/** The message about a KMS that did not answer; undefined for a key that is not in a KMS. */
function keySilence(key, use, seconds) {
	if (causesOf(key) === void 0) return void 0;
	return about(key, `${use === "read" ? "its KMS" : "its KMS, or a service of `signing-config`,"} did not answer within ${seconds} s; check the address, and that the server runs`);
}
function about(key, why) {
	return `the key "${plain(key, 200)}" cannot be used: ${why}`;
}
function causesOf(key) {
	return PROVIDERS[/^[a-z0-9]+:\/\//.exec(key)?.[0] ?? ""];
}
/** The error in cosign's output. cosign writes it twice, the second time after these words, and in several lines. */
function errorIn(stderr) {
	return (stderr.split(/^error during command execution: /m).at(-1) ?? "").replace(/\s+/g, " ").trim();
}
/** The mount in an address or a path in a message of Vault's client. */
function mountIn(text) {
	const [, mount = "transit"] = /(?:\/v1|path: )\/(\S+?)\/(?:keys|sign)\//.exec(text) ?? [];
	return plain(mount, 100);
}

// src/formats/signing/temporary-fault.ts
/** Answers of a service or network that is busy or fails for a short time. Rekor answers 409 if two requests collide. */
const TEMPORARY = /\b(?:409|429|500|502|503|504)\b|connection (?:refused|reset)|closed (?:network connection|response body)|broken pipe|timeout|EOF/i;
const TOO_LARGE = /\b413\b|too large/i;
/** Whether a message of cosign is about something that may be over a moment later. */
function isTemporary(stderr) {
	return TEMPORARY.test(stderr) && !isTooLarge(stderr);
}
/** Whether a server refused a request for its size. */
function isTooLarge(text) {
	return TOO_LARGE.test(text);
}

// src/stages/verify/public-key.ts
/**
* The public key of a key in a file, a variable or a KMS, SPKI in PEM. cosign opens the key. Throws `key-invalid` if it
* cannot be opened, or if the KMS does not answer. Tests shorten `bound`.
*/
async function readPublicKey(world, cosign, check, key, env, bound = BOUNDS.kms) {
	const cwd = await world.workspace.folder("public-key");
	const exit = await retry(async () => {
		const exit = await world.processes.read({
			tool: "cosign",
			file: cosign.path,
			args: [
				"public-key",
				"--key",
				key
			],
			cwd,
			env,
			isTethered: true,
			timeoutMs: bound.answer
		});
		return exit.kind === "exited" && exit.code !== 0 && isTemporary(exit.stderr) && isInKms(key) ? new TryAgain({ conclude: () => exit }) : exit;
	}, bound);
	if (exit.kind === "timed-out") {
		const silence = keySilence(key, "read", exit.afterMs / 1e3);
		if (silence !== void 0) throw fault("key-invalid", check, silence);
	}
	if (exit.kind !== "exited") return successOf(exit, check, "cosign public-key");
	const keys = exit.code === 0 ? publicKeysIn(exit.stdout) : void 0;
	if (keys?.ok) return keys.value[0];
	throw fault("key-invalid", check, keyFault(key, "read", exit.stderr) ?? notOpened(key, exit.stderr, env));
}
function notOpened(key, stderr, env) {
	if (stderr.includes("unrecognized scheme")) return `the key "${plain(key, 200)}" is of no kind that cosign knows: name a file, \`env://NAME\`, or a KMS in a form of \`docs/keys.md\`, such as \`hashivault://NAME\``;
	const why = plain(stderr.trim().split("\n").at(-1) ?? "", 300);
	return `cosign cannot open the key "${key}" (${passwordHint(why, env)}): ${why}`;
}
function passwordHint(why, { COSIGN_PASSWORD = "" }) {
	if (!/decrypt/i.test(why)) return "check COSIGN_PASSWORD";
	return COSIGN_PASSWORD === "" ? "the key is encrypted, and COSIGN_PASSWORD is not set" : "the password in COSIGN_PASSWORD is wrong for this key";
}

// src/stages/verify/sigstore-trust.ts
/** Most reasons that one refusal names, if several signers are accepted. */
const MOST_WHYS = 3;
/**
* Reads the trusted root and the keys. `revokers` may revoke images, besides the signers. Throws `input-invalid`,
* `key-invalid` or `trust-unavailable`.
*/
async function prepareTrust(world, signers, request, revokers = []) {
	const folder = await world.workspace.folder("trust");
	const environment = {
		...world.workspace.environment,
		TUF_ROOT: join(folder, "tuf")
	};
	const prepared = await Promise.all([...signers, ...revokers].map((signer, index) => prepareSigner(world, signer, request, {
		folder: join(folder, String(index)),
		environment
	})));
	const ofSigners = prepared.slice(0, signers.length);
	return {
		verify: (bundle) => firstOf(ofSigners, bundle, ({ verify }) => verify),
		verifyRevocation: (bundle) => firstOf(prepared, bundle, ({ verifyRevocation }) => verifyRevocation),
		cosignArguments: ({ signer, publicKey }) => prepared.find((one) => one.signer === signer)?.cosignArguments(publicKey) ?? [],
		environment
	};
}
/** The verification by the first signer for which the bundle verifies; else why it verifies for none. */
function firstOf(prepared, bundle, verifierOf) {
	const refused = [];
	for (const one of prepared) {
		const verification = verifierOf(one)(bundle);
		if (verification.verified) return {
			...verification,
			signer: one.signer
		};
		refused.push(verification);
	}
	const decisive = refused.find(({ fault }) => fault !== "other-identity") ?? refused[0];
	if (decisive === void 0) return {
		verified: false,
		fault: "other-identity",
		why: "nobody may sign"
	};
	if (decisive.fault !== "other-identity") return decisive;
	const whys = [...new Set(refused.map(({ why }) => why))];
	const more = whys.length > MOST_WHYS ? ` and for ${whys.length - MOST_WHYS} more signers` : "";
	return {
		...decisive,
		why: `${whys.slice(0, MOST_WHYS).join("; ")}${more}`
	};
}
async function prepareSigner(world, signer, request, { folder, environment }) {
	const [json, identity] = await Promise.all([trustedRootOf(world, signer, request), identityOf(world, signer, environment)]);
	const root = parseRoot(json, request);
	await mkdir(folder, { mode: 448 });
	const file = join(folder, "trusted-root.json");
	await writeFile(file, json, { mode: 384 });
	const services = [
		...["--trusted-root", file],
		...root.tlogs.length === 0 ? ["--insecure-ignore-tlog"] : [],
		...root.ctlogs.length === 0 ? ["--insecure-ignore-sct"] : []
	];
	const signerArguments = await argumentsOf(identity, folder);
	return {
		signer,
		verify: bundleVerifier(root, identity, request.statementTypes),
		verifyRevocation: bundleVerifier(root, identity, STATEMENT_TYPES),
		cosignArguments: (publicKey) => [...services, ...signerArguments(publicKey)]
	};
}
/** cosign accepts one key. If there are several, it gets the key that signed. */
async function argumentsOf(identity, folder) {
	if (identity.kind === "certificate") {
		const { subject, issuer } = identity;
		return () => [
			"--certificate-identity",
			subject,
			"--certificate-oidc-issuer",
			issuer
		];
	}
	const { publicKeys } = identity;
	const fileOf = (index) => join(folder, `key-${index}.pub`);
	for (const [index, publicKey] of publicKeys.entries()) await writeFile(fileOf(index), publicKey, { mode: 384 });
	return (publicKey = "") => ["--key", fileOf(Math.max(0, publicKeys.indexOf(publicKey)))];
}
async function trustedRootOf(world, signer, request) {
	const { trustedRoot } = request;
	if (trustedRoot !== void 0) return await readInput("trusted-root", trustedRoot);
	if (signer.kind === "key") return EMPTY_TRUSTED_ROOT;
	if (request.database.offline) throw fault("input-invalid", "inputs", "input `trusted-root`: it is required with `offline: true`, because the root of the public Sigstore cannot be downloaded");
	try {
		return (await world.publicSigstore.trust()).trustedRoot;
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		throw fault("trust-unavailable", "inputs", error.message, error);
	}
}
function parseRoot(json, { trustedRoot }) {
	const where = trustedRoot ?? "the root of the public Sigstore";
	return orThrow(readTrustedRoot(json), (why) => {
		const message = `input \`trusted-root\`: ${where} is not a Sigstore trusted root: ${why}`;
		return fault("input-invalid", "inputs", message);
	});
}
async function identityOf(world, signer, environment) {
	if (signer.kind === "certificate") {
		const subject = certificateName(signer.identity);
		if (subject !== void 0) return {
			kind: "certificate",
			subject,
			issuer: signer.issuer,
			name: signer.identity
		};
		const message = `input \`certificate-identity\`: no certificate can name ${signer.identity}, because it is not a valid URL: check that every "%" in it begins an escape`;
		throw fault("input-invalid", "inputs", message);
	}
	if (signer.publicKey !== void 0) return {
		kind: "key",
		publicKeys: [signer.publicKey]
	};
	const text = /^[a-z0-9]+:\/\//.test(signer.key) ? await readPublicKey(world, await world.tools.acquire("cosign"), "inputs", signer.key, {
		...environment,
		...signer.environment
	}) : await readInput("key", signer.key);
	const publicKeys = publicKeysIn(text);
	if (publicKeys.ok) return {
		kind: "key",
		publicKeys: publicKeys.value
	};
	throw fault("key-invalid", "inputs", `input \`key\`: ${signer.key}: ${publicKeys.fault}`);
}

// src/formats/vex/cyclonedx-vex.ts
/** Predicate types under which CycloneDX documents are attested. */
const CYCLONEDX_PREDICATE = /^https:\/\/cyclonedx\.org\/(?:bom|vex)(?:\/v?\d+\.\d+)?$/;
const text$1 = string().min(1);
const time$1 = datetime({ offset: true });
const named = looseObject({
	name: text$1.optional(),
	email: text$1.optional()
});
const ComponentSchema$1 = looseObject({
	"bom-ref": text$1.optional(),
	type: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	components: array(unknown()).optional()
});
const AffectSchema = strictObject({
	ref: text$1,
	versions: array(strictObject({
		version: text$1.optional(),
		range: text$1.optional(),
		status: _enum([
			"affected",
			"unaffected",
			"unknown"
		]).optional()
	})).optional()
});
const STATES = [
	"resolved",
	"resolved_with_pedigree",
	"exploitable",
	"in_triage",
	"false_positive",
	"not_affected"
];
const STATUS_OF = {
	resolved: "fixed",
	resolved_with_pedigree: "fixed",
	exploitable: "affected",
	in_triage: "under_investigation",
	false_positive: "not_affected",
	not_affected: "not_affected"
};
const VulnerabilitySchema = looseObject({
	"bom-ref": text$1.optional(),
	id: text$1,
	references: array(looseObject({ id: text$1 })).optional(),
	updated: time$1.optional(),
	analysis: strictObject({
		state: _enum(STATES).optional(),
		justification: string().optional(),
		response: array(string()).optional(),
		detail: text$1.optional(),
		firstIssued: time$1.optional(),
		lastUpdated: time$1.optional()
	}).optional(),
	affects: array(AffectSchema).optional()
});
const BomSchema = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum([
		"1.4",
		"1.5",
		"1.6",
		"1.7"
	]),
	serialNumber: string().optional(),
	version: int().positive().optional(),
	metadata: looseObject({
		timestamp: time$1.optional(),
		authors: array(named).optional(),
		supplier: named.optional(),
		manufacturer: named.optional(),
		component: ComponentSchema$1.optional()
	}).optional(),
	components: array(unknown()).optional(),
	vulnerabilities: array(VulnerabilitySchema).optional()
});
const SilentSchema = looseObject({ vulnerabilities: array(unknown()).max(0).optional() });
/** Whether a JSON document calls itself CycloneDX. */
function isCycloneDx(document) {
	return looseObject({ bomFormat: unknown() }).safeParse(document).success;
}
/**
* Reads the analysed vulnerabilities of a CycloneDX document. A document without vulnerabilities says nothing. The fault is
* a sentence.
*/
function parseCycloneDxVex(document, source) {
	if (SilentSchema.safeParse(document).success) return parsed$1([]);
	const { success, data: bom, error } = BomSchema.safeParse(document);
	if (!success) return unparsable(`it is no CycloneDX VEX document (${firstIssue(error)})`);
	const { metadata, vulnerabilities = [] } = bom;
	const [author] = [
		...metadata?.authors ?? [],
		metadata?.supplier,
		metadata?.manufacturer
	].flatMap((one) => one?.name ?? one?.email ?? []);
	const subjects = subjectsOf(metadata?.component);
	const embedded = embeddedIn(bom);
	const statements = vulnerabilities.flatMap((one, at) => {
		const { id, analysis, affects = [], references = [] } = one;
		if (analysis?.state === void 0) return [];
		const timestamp = timeOf(one) ?? metadata?.timestamp;
		return [{
			source,
			document: bomLink(bom) ?? "",
			...author && { author },
			...timestamp && { timestamp },
			statement: one["bom-ref"] ?? `${at + 1}`,
			vulnerability: id,
			aliases: references.map((reference) => reference.id),
			products: affects.flatMap((affect) => productsOf$1(affect, subjects, embedded, bom)),
			status: STATUS_OF[analysis.state],
			...analysis.justification && { justification: analysis.justification },
			...analysis.detail && { impact: analysis.detail }
		}];
	});
	return parsed$1(statements);
}
function timeOf({ analysis, updated }) {
	return analysis?.lastUpdated ?? analysis?.firstIssued ?? updated;
}
const NumberedSchema = looseObject({
	serialNumber: string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
	version: int().positive().default(1)
});
/** BOM-Link of a document, `urn:cdx:SERIAL/VERSION`; undefined if it has no serial number. */
function bomLink(bom) {
	const { success, data } = NumberedSchema.safeParse(bom);
	if (!success) return void 0;
	const { serialNumber, version } = data;
	return `urn:cdx:${serialNumber.slice(9)}/${version}`;
}
/** The subjects of a document; none if it names none that can be identified. Undefined if its subject cannot be read. */
function subjectsOf(main) {
	if (main === void 0) return [];
	if (main.purl !== void 0) return parsePackageUrl(main.purl).ok ? [{ purl: main.purl }] : void 0;
	if (main.type !== "container") return [];
	const digest = digestIn$1(main.version);
	return digest && [{ digest }];
}
function digestIn$1(version) {
	return version !== void 0 && isDigest(version) ? version : void 0;
}
/** All components by bom-ref, with those inside other components. */
function embeddedIn({ metadata, components = [] }) {
	const byRef = /* @__PURE__ */ new Map();
	const left = [metadata?.component, ...components];
	for (let one = left.pop(); left.length > 0 || one !== void 0; one = left.pop()) {
		const { success, data: component } = ComponentSchema$1.safeParse(one);
		if (!success) continue;
		const { "bom-ref": ref, components: inner = [] } = component;
		if (ref !== void 0) byRef.set(ref, component);
		left.push(...inner);
	}
	return byRef;
}
function productsOf$1({ ref, versions }, subjects, embedded, bom) {
	if (subjects === void 0) return [];
	const listed = versions === void 0 || versions.length === 0 ? void 0 : versions.flatMap(listedVersion);
	const [, link, fragment] = /^(urn:cdx:[0-9a-f-]{36}\/[1-9]\d*)#(.+)$/.exec(ref) ?? [];
	if (link !== void 0 && fragment !== void 0 && link !== bomLink(bom)) return [...listed === void 0 ? /* @__PURE__ */ new Set([fragment, decoded(fragment)]) : []].map((one) => ({
		within: subjects,
		package: {
			bom: link,
			ref: one
		}
	}));
	const component = (fragment === void 0 ? [ref] : [fragment, decoded(fragment)]).map((one) => embedded.get(one)).find((one) => one !== void 0);
	if (component !== void 0 && component === embedded.get(bom.metadata?.component?.["bom-ref"] ?? "")) return subjects.length > 0 && listed === void 0 ? [{ within: subjects }] : [];
	const purl = component === void 0 ? ref : component.purl;
	const named = purl === void 0 ? void 0 : orUndefined(parsePackageUrl(purl));
	if (purl === void 0 || named === void 0) return [];
	if (named.type === "oci") return listed === void 0 ? [{ within: [...subjects, { purl }] }] : [];
	const fixed = named.version === void 0 ? component?.version : void 0;
	const allowed = fixed === void 0 ? listed : (listed ?? [fixed]).filter((one) => one === fixed);
	return [{
		within: subjects,
		package: {
			purl,
			...allowed && { versions: allowed }
		}
	}];
}
/** The version of an entry. Ranges are not evaluated, so they name no version. */
function listedVersion({ version, status }) {
	return version === void 0 || status === "unknown" ? [] : [version];
}
function decoded(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}

// src/formats/vex/openvex.ts
/**
* OpenVEX 0.2.0, by the JSON Schema of its specification. Unknown keys are faults, as in that schema: with a misspelt
* `subcomponents` a statement would be about the whole image.
*/
/** The predicate types of OpenVEX in attestations, and the `@context` of a document. */
const OPENVEX = /^https:\/\/openvex\.dev\/ns(?:\/v\d+\.\d+\.\d+)?$/;
const text = string().min(1);
const time = datetime({ offset: true });
const component = {
	"@id": text.optional(),
	identifiers: record(string(), text).optional(),
	hashes: record(string(), text).optional()
};
const ComponentSchema = strictObject(component);
const ProductSchema = strictObject({
	...component,
	subcomponents: array(ComponentSchema).optional()
});
const StatementSchema = strictObject({
	"@id": text.optional(),
	version: int().optional(),
	vulnerability: strictObject({
		"@id": text.optional(),
		name: text,
		description: string().optional(),
		aliases: array(text).optional()
	}),
	timestamp: time.optional(),
	last_updated: time.optional(),
	products: array(ProductSchema).optional(),
	status: _enum(VEX_STATUSES),
	supplier: string().optional(),
	status_notes: string().optional(),
	justification: _enum([
		"component_not_present",
		"vulnerable_code_not_present",
		"vulnerable_code_not_in_execute_path",
		"vulnerable_code_cannot_be_controlled_by_adversary",
		"inline_mitigations_already_exist"
	]).optional(),
	impact_statement: text.optional(),
	action_statement: text.optional(),
	action_statement_timestamp: time.optional()
}).refine((one) => one.status !== "not_affected" || (one.justification ?? one.impact_statement) !== void 0, "not_affected needs a justification or an impact_statement").refine((one) => one.status !== "affected" || one.action_statement !== void 0, "affected needs an action_statement");
const DocumentSchema = strictObject({
	"@context": string().regex(OPENVEX),
	"@id": text,
	author: text,
	role: string().optional(),
	timestamp: time,
	last_updated: time.optional(),
	version: int(),
	tooling: string().optional(),
	statements: array(StatementSchema).min(1)
});
/** Whether a JSON document calls itself OpenVEX. */
function isOpenVex(document) {
	return looseObject({ "@context": string().regex(/openvex/i) }).safeParse(document).success;
}
/**
* Reads an OpenVEX document. `subject` is what statements without a product are about: the subject of the attestation. A
* document that is a file must name its products. The fault is a sentence.
*/
function parseOpenVex(document, source, subject) {
	const { success, data, error } = DocumentSchema.safeParse(document);
	if (!success) return unparsable(`it is no OpenVEX document (${firstIssue(error)})`);
	const { "@id": id, author, timestamp, statements } = data;
	const nameless = statements.findIndex(({ products = [] }) => products.length === 0);
	if (subject === void 0 && nameless >= 0) return unparsable(`it is no OpenVEX document (statement ${nameless + 1} names no product)`);
	const read = statements.map((one, at) => ({
		source,
		document: id,
		author,
		timestamp: one.last_updated ?? one.timestamp ?? timestamp,
		statement: one["@id"] ?? `${at + 1}`,
		vulnerability: one.vulnerability.name,
		aliases: one.vulnerability.aliases ?? [],
		products: productsOf(one.products ?? [], subject),
		status: one.status,
		...one.justification && { justification: one.justification },
		...one.impact_statement && { impact: one.impact_statement }
	}));
	return parsed$1(read);
}
function productsOf(products, subject) {
	if (products.length === 0) return subject === void 0 ? [] : [{ within: [{ digest: subject }] }];
	return products.flatMap((product) => {
		const { subcomponents = [] } = product;
		const names = namesOf(product);
		if (names === void 0) return [];
		const isWhole = names.every((name) => "digest" in name || isScannedAsWhole(name.purl));
		if (subcomponents.length === 0) {
			if (isWhole) return [{ within: names }];
			return names.length === 1 ? names.flatMap((name) => "purl" in name ? {
				within: [],
				package: name
			} : []) : [];
		}
		if (!isWhole) return [];
		return subcomponents.flatMap((one) => {
			const purl = packageOf(one);
			return purl === void 0 ? [] : {
				within: names,
				package: { purl }
			};
		});
	});
}
/** Whether a PURL names something that is scanned as a whole: an image, or a source repository. */
function isScannedAsWhole(purl) {
	return ["oci", "github"].includes(orUndefined(parsePackageUrl(purl))?.type ?? "");
}
/** Every name of a product; undefined if it has none, or if one of them cannot be compared. */
function namesOf(product) {
	const purls = purlsOf(product);
	if (purls === void 0) return void 0;
	const { "@id": id, hashes } = product;
	const digests = id === void 0 ? [] : digestIn(id);
	if (hashes !== void 0) {
		const hash = `sha256:${hashes["sha-256"]?.toLowerCase()}`;
		if (!isDigest(hash)) return void 0;
		digests.push(hash);
	}
	const names = [...purls.map((purl) => ({ purl })), ...digests.map((digest) => ({ digest }))];
	return names.length === 0 ? void 0 : names;
}
/** The PURL of a subcomponent; undefined if it has a hash. It is a file then, and the hashes of packages are unknown. */
function packageOf(component) {
	const [purl, ...others] = purlsOf(component) ?? [];
	return others.length === 0 && component.hashes === void 0 ? purl : void 0;
}
/** The PURLs of a component; undefined if one of them is invalid. */
function purlsOf({ "@id": id, identifiers }) {
	const written = [id?.startsWith("pkg:") ? id : void 0, identifiers?.purl];
	const purls = new Set(written.filter((one) => one !== void 0));
	return [...purls].every((one) => parsePackageUrl(one).ok) ? [...purls] : void 0;
}
/** The digest in `sha256:…` or `registry/repository@sha256:…` */
function digestIn(id) {
	const digest = id.slice(id.lastIndexOf("@") + 1);
	return !id.startsWith("pkg:") && isDigest(digest) ? [digest] : [];
}

// src/formats/vex/vex-document.ts
/** Reads a VEX document of either format. The fault is a sentence. */
function parseVexFile(bytes, source) {
	if (bytes.length > 5242880) return unparsable(`it is larger than ${MAX_VEX_BYTES} bytes`);
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`it ${json.fault}`);
	const document = json.value;
	if (isOpenVex(document)) return bounded(parseOpenVex(document, source));
	if (isCycloneDx(document)) return bounded(parseCycloneDxVex(document, source));
	return unparsable("it is neither OpenVEX nor CycloneDX");
}
/** Whether attestations of a predicate type can contain VEX documents. */
function isVexPredicate(predicateType) {
	return OPENVEX.test(predicateType) || CYCLONEDX_PREDICATE.test(predicateType);
}
/** Reads the predicate of an attestation about `subject`. An SBOM has no statements. The fault is a sentence. */
function parseVexPredicate(predicateType, predicate, source, subject) {
	if (OPENVEX.test(predicateType)) return bounded(parseOpenVex(predicate, source, subject));
	return bounded(parseCycloneDxVex(predicate, source));
}
function bounded(statements) {
	if (!statements.ok || statements.value.length <= 1e4) return statements;
	const count = statements.value.length;
	return unparsable(`it has ${count} statements, at most ${MAX_VEX_STATEMENTS} are read`);
}

// src/stages/vex/vex-attestations.ts
/**
* Reads the VEX documents that one of the signers attested about each digest. Everything else that is attached is
* ignored. Without signers, nothing is read. Throws `vex-invalid` if a signer attested something as VEX that is no VEX
* document, and the faults of the registry and of the trusted root.
*/
async function vexAttestations(world, signers, request, { repository, digests }) {
	if (signers.length === 0) return [];
	const verifiers = await Promise.all(signers.map(async (signedBy) => {
		const signer = {
			kind: "certificate",
			...signedBy
		};
		const { verify } = await prepareTrust(world, [signer], {
			...request,
			statementTypes: STATEMENT_TYPES
		});
		return {
			signedBy,
			verify
		};
	}));
	const signed = (subject, bundle) => {
		for (const { signedBy, verify } of verifiers) {
			const verification = verify(bundle);
			if (!verification.verified) continue;
			const { statement } = verification;
			if (statement.subject === subject && isVexPredicate(statement.predicateType)) return {
				signedBy,
				statement
			};
		}
	};
	const statements = [];
	for (const subject of new Set(digests)) {
		const use = (bundle) => signed(subject, bundle);
		const bundles = await readBundles(world, repository, subject, {
			isWanted: isVexPredicate,
			use
		});
		for (const bundle of bundles) {
			if (!("value" in bundle) || bundle.value === void 0) continue;
			statements.push(...statementsIn(bundle.value, bundle.referrer, repository));
		}
	}
	return statements;
}
function statementsIn({ signedBy, statement: { subject, predicateType, predicate } }, referrer, repository) {
	const statements = parseVexPredicate(predicateType, predicate, {
		kind: "attestation",
		referrer,
		subject,
		signedBy
	}, subject);
	if (statements.ok) return statements.value;
	const message = `the VEX attestation ${pinnedName(repository, referrer)} of ${signedBy.identity}: ${plain(statements.fault, 400)}`;
	throw fault("vex-invalid", "policy", message);
}

// src/stages/vex/vex-places.ts
/** The SBOMs of a run as places that VEX statements can name; `root` is the digest of the image or index. */
async function readPlaces(sboms, root, documents) {
	const boms = sboms.map(async ({ scope, cyclonedx }) => {
		return {
			scope,
			bom: orThrow(await documents.read(cyclonedx), (why) => fault("tool-failed", "sbom", `the SBOM of the ${scope.kind} cannot be read: ${why}`))
		};
	});
	return placesOf(await Promise.all(boms), root);
}
/** The places in SBOMs of platforms and of the source. The SBOM of the index adds BOM-Links to them. */
function placesOf(boms, root) {
	const index = boms.find(({ scope }) => scope.kind === "index");
	return boms.flatMap(({ scope, bom }) => scope.kind === "index" ? [] : [placeOf(scope, bom, root, index?.bom)]);
}
function placeOf(scope, bom, root, index) {
	const name = scope.kind === "source" ? "source" : platformName(scope.platform);
	const main = bom.metadata.component;
	const link = bomLink(bom);
	const indexLink = scope.kind === "platform" && index !== void 0 ? bomLink(index) : void 0;
	const linksOf = (ref) => [...link === void 0 ? [] : [`${link}#${ref}`], ...indexLink === void 0 ? [] : [`${indexLink}#${name}/${ref}`]];
	const components = bom.components.flatMap((component) => {
		const purl = component.purl === void 0 ? void 0 : orUndefined(parsePackageUrl(component.purl));
		return purl === void 0 ? [] : [{
			purl,
			ref: component["bom-ref"],
			links: linksOf(component["bom-ref"])
		}];
	});
	const purl = orUndefined(parsePackageUrl(main.purl ?? ""));
	if (purl === void 0) throw fault("tool-failed", "sbom", `the SBOM of ${name} does not name the image or source that it is about`);
	const indexRef = indexLink === void 0 ? void 0 : index?.metadata.component["bom-ref"];
	return {
		name,
		digests: scope.kind === "source" ? [] : [.../* @__PURE__ */ new Set([scope.manifest, root])],
		purl,
		...link && { bom: link },
		links: [...linksOf(main["bom-ref"]), ...indexRef === void 0 ? [] : [`${indexLink}#${indexRef}`]],
		packages: packagesByKey(components)
	};
}

// src/domain/disk-space.ts
/** The beginning of the sentence that {@link withSpace} adds. */
const FREE_NOW = "Free now: ";
/** What is free on a disk, in words. */
function spaceText({ folder, free, total, files }) {
	const count = files === void 0 ? "" : `, ${files.free} of ${files.total} files`;
	return `${plain(folder, 300)} ${sizeText(free)} of ${sizeText(total)}${count}`;
}
/** The reasons. Those about a full disk also say what is free on the disks. */
function withSpace([first, ...others], spaces) {
	const add = (reason) => {
		if (reason.code !== "disk-full" || spaces.length === 0 || reason.message.includes(FREE_NOW)) return reason;
		const message = `${reason.message.replace(/\.$/, "")}. ${FREE_NOW}${spaces.map(spaceText).join("; ")}`;
		return {
			...reason,
			message
		};
	};
	return [add(first), ...others.map(add)];
}

// src/stages/shared/timed-steps.ts
/** Runs the steps of a check or a gate: whoever follows the run is told of each, and what it throws becomes reasons. */
var TimedSteps = class {
	/** In milliseconds; of a step that was run more than once, the sum. */
	timings = {};
	#world;
	#checkOf;
	/** `checkOf` is the check to which reports assign the faults of a step. */
	constructor(world, checkOf) {
		this.#world = world;
		this.#checkOf = checkOf;
	}
	async run(name, work) {
		const start = performance.now();
		const end = this.#world.runner.follow?.step(name);
		try {
			const value = await work();
			end?.(true);
			return {
				done: true,
				value
			};
		} catch (error) {
			end?.(false);
			const spaces = await this.#world.workspace.space();
			return {
				done: false,
				reasons: withSpace(reasonsOf(error, this.#checkOf[name]), spaces)
			};
		} finally {
			this.timings[name] = (this.timings[name] ?? 0) + Math.round(performance.now() - start);
		}
	}
};

// src/check/ledger.ts
/** The check to which reports assign the faults of a step. */
const CHECK_OF = {
	tools: "tools",
	image: "image",
	layers: "image",
	evidence: "inputs",
	"base-images": "image",
	database: "scan",
	sbom: "sbom",
	redaction: "sbom",
	scan: "scan",
	vex: "policy",
	baseline: "scan",
	"newer-base": "scan",
	fixes: "scan",
	source: "sign",
	sign: "sign",
	attest: "attest",
	secrets: "secrets"
};
/** Collects the results of a run. {@link Ledger.end} makes the {@link Run} from them. */
var Ledger = class {
	#world;
	#request;
	#startedAt;
	#steps;
	#notes = [];
	event;
	/** The parsed SBOMs: made by one check, read by the later ones. */
	documents = new SbomDocuments();
	tools = [];
	/** `repository@sha256:…` of the image, once it is known. */
	reference;
	signedBy;
	attached = [];
	assessment;
	/** What changed since the image that was shipped last. */
	delta;
	/** What to do about the findings. */
	fixes;
	/** The review of the workflows of the repository, once it is done. */
	advice;
	policyOrigin;
	attestationFault;
	brokenGlass = [];
	/** The base images, once they are determined. */
	baseImages;
	#image;
	#withheld;
	#checked = {};
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
		this.#startedAt = world.now().toISOString();
		this.#steps = new TimedSteps(world, CHECK_OF);
		this.event = eventOf(world.runner.context);
	}
	/** Runs a step and measures its time. A thrown error becomes the reasons of the outcome. */
	async step(name, work) {
		return await this.#steps.run(name, work);
	}
	/** Records the resolved image. */
	recordImage(image) {
		this.#image = image;
		const { subject } = this.#request;
		if (subject.kind === "registry") this.reference = pinnedName(subject.reference, image.root.digest);
		const artifacts = image.attestations?.flatMap(({ artifactType }) => artifactType ?? []) ?? [];
		if (artifacts.length > 0) {
			const types = [...new Set(artifacts)].map((type) => plain(type, 100)).join(", ");
			this.note(`Besides its platforms, the index contains entries that cannot run (${types}): they were checked for secrets, but not scanned.`);
		}
		if (image.skippedPlatforms.length > 0) {
			const names = image.skippedPlatforms.map(platformName).join(", ");
			this.note(`Not checked, because the platform input leaves it out: ${names}. The index is therefore not signed.`);
		}
	}
	/** Records the results of the checks. */
	recordChecks({ sboms, scan, secrets, baseline, vex }) {
		this.#checked = {
			sboms,
			scan,
			secrets,
			...baseline && { baseline },
			...vex?.done ? { vex: vex.value } : {}
		};
	}
	/** Reports leave out every name that contains one of these values: a redacted name would be another name. */
	withholdNamesWith(values) {
		this.#withheld = values;
	}
	note(sentence) {
		this.#notes.push(sentence);
	}
	/** Ends the run with a verdict. */
	end(verdict, reasons) {
		const { signedBy, assessment, advice, policyOrigin, baseImages, attestationFault, delta, fixes } = this;
		const named = (name) => this.#withheld?.isIn(name) ? "" : name;
		const reference = named(this.reference ?? "");
		const image = this.#image && named(imageName(this.#image)) === "" ? void 0 : this.#image;
		const { pushTo, position } = this.#request;
		return {
			startedAt: this.#startedAt,
			finishedAt: this.#world.now().toISOString(),
			imageInput: named(this.#request.imageInput),
			...position !== void 0 && { position },
			event: eventNamed(this.event, named),
			policy: this.#request.policy,
			...policyOrigin && { policyOrigin },
			...image && { image },
			...reference === "" ? {} : { reference },
			tools: this.tools,
			...this.#checked,
			...assessment && { assessment },
			...advice && { advice },
			...baseImages && { baseImages },
			...this.brokenGlass.length > 0 && { brokenGlass: this.brokenGlass },
			...delta && { delta },
			...fixes && { fixes },
			verdict,
			reasons,
			signer: this.#request.signer.kind,
			...pushTo && { pushTo: taggedName(pushTo) },
			...attestationFault && { attestationFault },
			...signedBy,
			attached: this.attached,
			notes: [...this.#notes, ...assessment?.notes ?? []],
			timings: this.#steps.timings
		};
	}
};
/** An event without the names that reports leave out. */
function eventNamed(event, named) {
	const { repository, ref, runUrl, workflow } = event;
	return {
		...event,
		repository: named(repository),
		ref: named(ref),
		runUrl: named(runUrl),
		workflow: named(workflow)
	};
}
/** The event that caused a run. */
function eventOf(context) {
	const { eventName, serverUrl, repository, ref, sha, runId, runAttempt } = context;
	const runUrl = context.runUrl !== void 0 ? context.runUrl : repository === "" ? "" : `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
	const { actor, workflowRef: workflow } = context;
	return {
		name: eventName,
		repository,
		ref,
		sha,
		runUrl,
		advisory: !maySign(eventName),
		actor,
		workflow
	};
}
/** A run that ended before its first step: the inputs, or the folders that they name, cannot be used. */
function refusedRun(imageInput, context, reasons, now) {
	return {
		startedAt: now.toISOString(),
		finishedAt: now.toISOString(),
		imageInput,
		event: eventOf(context),
		policy: DEFAULT_POLICY,
		tools: [],
		verdict: "error",
		reasons,
		signer: "none",
		attached: [],
		notes: [],
		timings: {}
	};
}

export { successOf as $, parseBundleReferrer as $n, deniedDigests as $t, cachedDatabase as A, namedFile as An, concurrentlyLastAlone as At, assertTagUnmoved as B, require_dist$3 as Bn, purlType as Bt, require_v2 as C, REQUIREMENTS as Cn, madeByIn as Ct, require_dist$2 as D, wireCommon as Dn, tagMoved as Dt, envelopeText as E, firstOptions as En, pinImage as Et, judgingCommit as F, decide as Fn, packagesOf as Ft, imageInvalid as G, connect as Gn, parseBom as Gt, tagBeside as H, toJson as Hn, OWN as Ht, filesInCommit as I, denialReason as In, genericPurl as It, rescan as J, EMPTY_DESCRIPTOR as Jn, toolComponent as Jt, attestedPlatform as K, isFields as Kn, readBom as Kt, submoduleInCommit as L, onlyWarning as Ln, nameParts as Lt, diagnosticsOf as M, hashFile as Mn, THIRD_PARTY as Mt, readPolicy as N, parseCommitObject as Nn, inventoriedPackages as Nt, database as O, readAudit as On, Lanes as Ot, committedFile as P, parseTagObject as Pn, isPackage as Pt, readTool as Q, imageManifest as Qn, proofInWords as Qt, allowedTools as R, toDenialReasons as Rn, ociPurl as Rt, signatureVerifier as S, signerName as Sn, madeBy as St, envelopeDigest as T, signerEnvironment as Tn, sourceOf as Tt, spaceForCopies as U, toOutputJson as Un, TRIVY as Ut, resolve as V, CACHED_FILE as Vn, sourcePurl as Vt, MAX_DOCUMENT_BYTES as W, toOutputList as Wn, enrich as Wt, trivyCommand as X, bundleReferrer as Xn, judgeBaseImages as Xt, scan as Y, PREDICATE_ANNOTATION as Yn, trivyValues as Yt, withOwnFolders as Z, describe as Zn, judgeRegistries as Zt, EMPTY_TRUSTED_ROOT as _, endFault as _n, cacheServiceOf as _r, summaryPredicate as _t, withSpace as a, isInput as an, parseConfiguration as ar, gather as at, parseBundle as b, ofOneSigner as bn, SIGNATURE_ANNOTATION as bt, vexAttestations as c, parseSubject as cn, MEDIA as cr, bundleReferrers as ct, readPublicKey as d, readSettings as dn, isManifestType as dr, bytesOf as dt, deniedPackages as en, once as er, SbomDocuments as et, isTemporary as f, readToolPath as fn, VerifiedStream as fr, hasAt as ft, readInput as g, asGateSigner as gn, isolationInWords as gr, readSummary as gt, keySilence as h, readRequestedPolicy as hn, isIsolated as hr, readProvenance as ht, TimedSteps as i, gatePolicy as in, layoutVersion as ir, parseInventoryLog as it, downloadDatabase as j, toolFullDisk as jn, matchesPlatform as jt, javaDatabase as k, GITHUB_API as kn, concurrently as kt, parseVexFile as l, isFile as ln, isConfigType as lr, readBundles as lt, keyFault as m, readDuration as mn, untilStopped as mr, readKnown as mt, eventOf as n, GITHUB_ISSUER as nn, MAX_CONFIG_BYTES as nr, giveTurn as nt, placesOf as o, missingInputs as on, parseLayoutIndex as or, revocationsOf as ot, isTooLarge as p, readTrivyServer as pn, createProcesses as pr, knownKey as pt, readAttestedSboms as q, EMPTY_CONFIG as qn, renameLicenses as qt, refusedRun as r, demandsOf as rn, MAX_MANIFEST_BYTES as rr, inventoryLogGaps as rt, readPlaces as s, imagesNamed as sn, parseManifest as sr, oldFormat as st, Ledger as t, deniedVulnerabilities as tn, apiUrl as tr, Turns as tt, prepareTrust as u, readRepositories as un, isIndexType as ur, selectBySummary as ut, bundleVerifier as v, endNotes as vn, isCachedByDefault as vr, provenancePredicate as vt, require_dist$1 as w, createWorkspace as wn, markedBom as wt, readTrustedRoot as x, signerDenialReasons as xn, isMarked as xt, keyHint as y, isSigner as yn, MADE_BY_FIELD as yt, demandIsolation as z, withBrokenGlass as zn, packagePurl as zt };