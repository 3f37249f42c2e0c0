import type { ToolUse } from '../domain/evidence/evidence.ts';
import type { Isolation } from '../domain/evidence/isolation.ts';

/** A program to run, without a shell. Its environment is only `env`. */
export interface Command {
  readonly tool: string;
  readonly file: string;
  readonly args: readonly string[];
  /** A private folder, empty unless the caller put something there. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Greatest size of stdout and of stderr, in bytes. More is a failure. Default 64 MiB. */
  readonly maxOutputBytes?: number;
  /** The content of stdin. Default: empty. */
  readonly input?: string;
  /**
   * Files with secrets, by path and content. They exist only while the program runs, and nothing is left of them if this
   * process is killed. Only a program without a `view` can read them.
   */
  readonly secretFiles?: Readonly<Record<string, string>>;
  /** If it is set, the program is isolated as far as the machine allows it, and sees only this and system files. */
  readonly view?: View;
  /** Whether the program must not outlive this process, even if that is killed. An isolated program never does. */
  readonly isTethered?: boolean;
}

/** What an isolated program sees beside system files, its own folder, and the private folders of its environment. */
export interface View {
  /** Files and folders that it may read. It may always read its working folder. */
  readonly reads: readonly string[];
  /** Folders in which it may write. */
  readonly writes?: readonly string[];
  /** Folders of which it may only see the names of what is in them, at any depth. */
  readonly lists?: readonly string[];
  /** Whether it may use the network. It still sees no other files. */
  readonly isOnline?: boolean;
}

/** How a program ended. Only `exited` has a code, so a killed program cannot look like a success. */
export type Exit =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly stderr: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'too-much-output'; readonly limitBytes: number }
  | { readonly kind: 'not-started'; readonly message: string };

/** Runs programs. */
export interface Processes {
  /** Runs a program and returns its output. The log does not show the output. */
  read(command: Command): Promise<Exit>;
  /**
   * Runs a program and shows its output in a group of the log, made safe. Does not keep the output, except the line of
   * stderr that says that the disk is full.
   */
  watch(title: string, command: Command): Promise<Exit>;
}

/** Runs programs, and says how those with a `view` are isolated. */
export interface IsolatingProcesses extends Processes {
  /** Throws `isolation-unavailable` if they must be isolated and cannot be. */
  isolation(): Promise<Isolation>;
}

/** A verified tool. */
export type Tool = ToolUse;

/** Finds, downloads or builds tools. */
export interface Tools {
  /** A tool with a verified hash. Throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
  acquire(name: Tool['name']): Promise<Tool>;
}
