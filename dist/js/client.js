import { i as fault, l as fullDiskLine, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain, r as sizeText } from "./text.js";
import { n as writeNameless } from "./shed-environment.js";
import { i as unparsable, l as isDigest, n as orUndefined, o as digestOf, r as parsed } from "./result.js";
import { S as record, _ as looseObject, b as object, d as array, w as string } from "./schemas.js";
import { a as connectionWords, f as number, o as isLasting, s as NetworkError, t as Network } from "./network.js";
import { t as optional } from "./optional.js";
import { a as pinnedName, c as repositoryName, t as fallbackTag } from "./image.js";
import { a as isLoopback } from "./event.js";
import { a as retry, i as isPassing, n as TryAgain, o as retryAfter, r as isBusy, t as BOUNDS } from "./retry.js";
import { c as parseJson, l as parseJsonAs } from "./in-toto.js";
import { a as reachable, i as notIsolated, n as isIsolated } from "./isolation.js";
import { S as MEDIA, a as PREDICATE_ANNOTATION, d as once$1, p as MAX_MANIFEST_BYTES, v as ownMediaType, x as parseManifest } from "./oci-referrer.js";
import { createHash } from "node:crypto";
import { closeSync, existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createServer } from "node:net";
import { ChildProcess, spawnSync } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { once } from "node:events";
import { Readable, Transform, pipeline } from "node:stream";
import { createSocket } from "node:dgram";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";

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
const PROGRAM = `
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
			PROGRAM,
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
	await once(server, "listening");
	const address = server.address();
	return typeof address === "object" && address !== null ? address.port : 0;
}
async function bind(socket) {
	socket.bind(0, "127.0.0.1");
	await once(socket, "listening");
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
		throw unavailable(best.isolation);
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
function unavailable(isolation) {
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
	const { startGroup, endGroup } = await import("./core2.js");
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
	const { exec } = await import("./exec2.js");
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
	const isolator = createIsolator(isolatorOptions, read$1);
	const redacted = (exit) => "stderr" in exit ? {
		...exit,
		stderr: redact(exit.stderr)
	} : exit;
	return {
		read: async (command) => redacted(await withSecretFiles(command, async () => read$1(await isolator.wrap(command)))),
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
async function read$1(command) {
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
const TRIES = BOUNDS.registry.tries;
/** Repeats requests to registries, and reports each further try of a {@link TRIES}. */
var RegistryRetry = class {
	#policy;
	constructor({ pause, longestPause }, say) {
		const report = (problem, pauseMs, next) => {
			say(`${problem}, trying again in ${Number((pauseMs / 1e3).toFixed(1))} s (${next} of ${TRIES})`);
		};
		this.#policy = {
			tries: TRIES,
			pause,
			longestPause,
			report
		};
	}
	/** The result of the last attempt. An attempt without a `problem` is repeated without a line in the log. */
	async run(attempt, tries = TRIES) {
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
	return error instanceof AssayError && error.cause !== void 0 && !isTimeout(error.cause) && !isLasting(error.cause) && error.reasons.every(({ code }) => code === "registry-unavailable");
}
function isTimeout(error) {
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
			}, TRIES - breaks);
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
		url: apiUrl(repository, `manifests/${nameOf$1(target)}`),
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
		url: apiUrl(repository, `manifests/${nameOf$1(target)}`),
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
function nameOf$1(target) {
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
	return !isLasting(error.cause) && error.reasons.every(({ code }) => code === "registry-unavailable");
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
	for await (const part of partsOf(verified(upload))) {
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
async function* partsOf(bytes) {
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
	return pipeline(open(), new VerifiedStream(blob, "the local layout"), () => void 0);
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
	let response = await ask(transport, realm, asked);
	for (const scopes of smallerScopes(request.scopes)) {
		if (!REFUSALS$1.includes(response.status)) break;
		await response.body?.cancel();
		response = await ask(transport, realm, {
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
async function ask(transport, realm, request) {
	const { credentials } = request;
	const first = credentials?.kind === "identity-token" ? post : get;
	const response = await first(transport, realm, request);
	if (!OTHER_WAY.includes(response.status) || credentials === void 0) return response;
	await response.body?.cancel();
	return await (first === post ? get : post)(transport, realm, request);
}
/** Docker's original request, which most token servers support. */
async function get(transport, realm, request) {
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
async function post(transport, url, request) {
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
		const key = nameOf(repository);
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
		this.#headers.set(keyOf(repository, []), {
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
		const key = [keyOf(repository, wanted), challenge.parameters.realm].join(" ");
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
			this.#headers.set(keyOf(repository, scopes), {
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
		const header = this.#headers.get(keyOf(repository, scopes)) ?? this.#headers.get(keyOf(repository, []));
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
function nameOf({ registry, path }) {
	return `${registry}/${path}`;
}
function keyOf(repository, scopes) {
	return [nameOf(repository), ...scopes].join(" ");
}

// src/adapters/registry/credentials/docker-credential-files.ts
const text = string().nullish();
const entrySchema = looseObject({
	auth: text,
	username: text,
	password: text,
	identitytoken: text,
	registrytoken: text
});
const authsSchema = record(string(), entrySchema.nullable());
const configSchema = looseObject({
	auths: authsSchema.nullish(),
	credHelpers: record(string(), string()).nullish(),
	credsStore: text
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
			throw denied(`${path}, which may contain credentials for registries, cannot be read (${code})`);
		}
		return parse(content, path, isLegacy);
	};
	return {
		name: path,
		read: once$1(read)
	};
}
function variableSource(name, content) {
	return {
		name,
		read: once$1(async () => parse(content, name, false))
	};
}
/** As in podman, an empty file contains no credentials. */
function parse(content, name, isLegacy) {
	if (content.trim() === "") return void 0;
	let document;
	try {
		document = JSON.parse(content.replace(/^\uFEFF/, ""));
	} catch {
		throw denied(`${name}, which may contain credentials for registries, is not JSON`);
	}
	const parsed = isLegacy ? authsSchema.transform((auths) => ({ auths })).safeParse(document) : configSchema.safeParse(document);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw denied(`${name}, which may contain credentials for registries, has an unexpected value in ${issue === void 0 || issue.path.length === 0 ? "the document" : issue.path.map(String).join(" → ")}`);
}
/** The fault for credentials that exist but cannot be used. */
function denied(message) {
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
	if (!/^[A-Za-z0-9._-]+$/.test(name)) throw denied(`"${tool}" in ${source} is not the name of a credential helper`);
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
		if (!answer.ok) throw denied(`${tool}, named in ${source}, gave an answer for ${key} that cannot be read`);
		return {
			username: answer.value.Username,
			secret: answer.value.Secret
		};
	}
	if (exit.kind === "exited" && /credentials not found/i.test(exit.stdout + exit.stderr)) return void 0;
	throw denied(`${tool}, which ${source} names for ${key}, ${endOf(exit)}`);
}
function endOf(exit) {
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
		const helper = Object.entries(file.credHelpers ?? {}).find(([key]) => normalized(key) === normalized(registry));
		if (helper !== void 0) return await this.#ask(helper[1], helper[0], name);
		const names = namesOf(repository);
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
function namesOf({ registry, path }) {
	const parts = path === "" ? [] : path.split("/");
	return [...parts.map((_, index) => parts.slice(0, parts.length - index)), []].map((some) => [normalized(registry), ...some].join("/"));
}
/** Docker leaves empty entries beside a credential store: they are not credentials. */
function fromAuths(file, names, source) {
	const entries = Object.entries(file.auths ?? {});
	for (const name of names) {
		const exact = entries.filter(([key]) => key === name);
		const others = entries.filter(([key]) => key !== name && normalized(key) === name);
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
	if (colon < 0) throw denied(`${origin} has an "auth" for ${key} that is not user:password in base64`);
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
function normalized(key) {
	const address = key.replace(/^https?:\/\//i, "");
	const [host = "", ...path] = (address === key ? key.replace(/\/v[12]\/$/, "").replace(/\/+$/, "") : address).split("/");
	return [HUB_NAMES.includes(host.toLowerCase()) ? "docker.io" : host.toLowerCase(), ...address === key ? path : []].join("/");
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
	return parsed({
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
	if (manifests === void 0 || manifests === null) return parsed([]);
	return Array.isArray(manifests) ? parsed(manifests) : noList;
}
/** The digest that an entry of a list names, of any algorithm; undefined if it names none. */
function digestIn(entry) {
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
	const manifest = readManifest(raw);
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
		this.#entries = entries ?? (raw === void 0 ? [] : [entryOf(raw)]);
	}
	/** Whether the index has all the added manifests and none of the removed ones. */
	isUpToDate(added, removed) {
		const present = new Set(this.#entries.map(digestIn));
		return added.every(({ digest }) => present.has(digest)) && !removed.some((digest) => present.has(digest));
	}
	/** The digests that a write must ask the registry for: those of bundles, or of all entries if `onlySound`. */
	doubtful(onlySound) {
		const asked = this.#entries.filter((entry) => onlySound || isBundle(entry)).map(digestIn);
		return [...new Set(asked.filter((digest) => digest !== void 0))];
	}
	/** The index after a change, to be pushed. */
	with({ added, removed, isDead, onlySound }) {
		const present = new Set(this.#entries.map(digestIn));
		const gone = new Set(removed);
		const kept = this.#entries.filter((entry) => {
			const digest = digestIn(entry);
			if (digest === void 0) return !onlySound;
			return !gone.has(digest) && !((onlySound || isBundle(entry)) && isDead(digest));
		});
		const fresh = added.filter(({ digest }) => !present.has(digest)).map(entryOf);
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
function entryOf(raw) {
	const { artifactType, annotations } = readManifest(raw) ?? {};
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
function readManifest(raw) {
	const manifest = orUndefined(parseManifest(raw.bytes, raw.mediaType, raw.digest));
	return manifest?.kind === "manifest" ? manifest : void 0;
}

// src/adapters/registry/referrer-faults.ts
const NAMED = 10;
/** The fault if the registry does not list attestations that were pushed. */
function lost(repository, subject, missing) {
	const name = pinnedName(repository, subject);
	return fault("attestation-lost", "attest", `${missing.length} of the attestations of ${name} were pushed but are not listed by the registry (${named(missing)})`);
}
/** Digests for a message. */
function named(digests) {
	return `${digests.slice(0, NAMED).join(", ")}${digests.length > NAMED ? ", …" : ""}`;
}
/** The fault if there are more referrers than Assay may read. */
function tooMany(repository, subject, limit) {
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
const NOTHING = {
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
			if (found.size > limit) throw tooMany(repository, subject, limit);
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
		if (found.size > wanted.limit) throw tooMany(repository, subject, wanted.limit);
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
			if (isRejected(error)) return error;
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
			...NOTHING,
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
			if (hasOther && isRejected(error)) return void 0;
			throw error;
		}
	}
};
function isRejected(error) {
	return error instanceof AssayError && error.reasons.every(({ code }) => code === "registry-rejected");
}
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
		try {
			for (;;) {
				const askedAt = performance.now();
				const { done, value } = await this.#within(reader.read(), purpose);
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
	async #within(promise, purpose) {
		let timer;
		const stalled = new Promise((_, reject) => {
			const seconds = this.#limits.stall / 1e3;
			const message = `${purpose.registry} stopped sending ${purpose.what} for ${seconds} s`;
			timer = setTimeout(() => reject(fault("registry-unavailable", purpose.check, message)), this.#limits.stall);
		});
		try {
			return await Promise.race([promise, stalled]);
		} finally {
			clearTimeout(timer);
		}
	}
};
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
		return await this.retry.run(() => this.#attempt(call), call.upload === void 0 ? TRIES : 1);
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
		if (excess !== void 0) throw unreadable(purpose, `has ${excess}`);
		if (next !== void 0 && asked.has(next.href)) throw unreadable(purpose, "names a page as the next one that was read before");
		url = next ?? pageAfter(repository, tags);
		if (next === void 0 && url !== void 0 && seen.size === known) throw unreadable(purpose, `begins again where its next page should be, so nobody knows whether there are more than ${seen.size}`);
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
	if (bytes === void 0) throw unreadable(purpose, `has a page of more than ${MAX_PAGE_BYTES} bytes`);
	const listed = parseJsonAs(TagsSchema, bytes);
	if (!listed.ok) throw unreadable(purpose, listed.fault);
	const next = nextPage(response, url, purpose);
	if (next !== void 0 && next.host !== url.host) throw unreadable(purpose, `goes on at another host, ${next.host}`);
	return {
		tags: listed.value.tags ?? [],
		size: bytes.byteLength,
		next
	};
}
function unreadable({ registry, what, check }, why) {
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
		if (error instanceof AssayError && error.reasons.every(({ code }) => code === "image-invalid")) return void 0;
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
		return pipeline(body, new VerifiedStream(blob, where), () => transfer?.end());
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

export { VerifiedStream as a, killOnShutdown as c, cacheServiceOf as d, isCachedByDefault as f, apiUrl as i, onShutdown as l, connect as n, childOptions as o, isFields as r, createProcesses as s, RegistryClient as t, untilStopped as u };