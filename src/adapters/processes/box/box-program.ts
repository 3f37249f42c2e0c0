/** Exit code and first word of stderr if the program could not be started. No shell and no tool of Assay uses both. */
export const BOX_EXIT_CODE = 125;
export const BOX_FAULT = 'assay-box: ';

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
export const BOX_PROGRAM = String.raw`
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
