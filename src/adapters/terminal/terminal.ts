import { renameSync, writeFileSync } from 'node:fs';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Annotation, Publisher } from '../../ports/publisher-port.ts';
import type { Progress } from '../../ports/runner-port.ts';
import type { RunnerOutput } from '../github/runner.ts';
import { styled } from './colours.ts';
import { LiveView } from './live-view.ts';

export interface TerminalOptions {
  /** stdout gets one JSON document, and everything else goes to stderr. */
  readonly isJson: boolean;
  /** Nothing is shown while the run goes on. */
  readonly isQuiet: boolean;
  /** The file that gets the Markdown summary. */
  readonly summaryFile?: string;
  /** The file that gets the JUnit XML. */
  readonly junitFile?: string;
}

const COLOURS = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

/** A run as a terminal or a pipe shows it. What goes on is on stderr; the result is on stdout. */
export class Terminal implements Publisher, RunnerOutput {
  readonly #options: TerminalOptions;
  readonly #result: NodeJS.WriteStream;
  readonly #view: LiveView | undefined;
  readonly follow?: Progress;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#result = options.isJson ? process.stderr : process.stdout;
    this.#view = options.isQuiet ? undefined : new LiveView(process.stderr);
    if (this.#view !== undefined) this.follow = this.#view;
  }

  line(text: string): void {
    this.#view?.print(text);
  }

  /** Every line is redacted before it is written, so nobody else must hide anything. */
  hide(): void {}

  lines(lines: readonly string[]): void {
    this.end();
    for (const line of lines) this.#write(plain(line));
  }

  annotations(annotations: readonly Annotation[]): void {
    this.end();
    for (const one of annotations) {
      if (one.level === 'notice' && this.#options.isQuiet) continue;
      const code = one.title.replace(/^Assay(?:: )?/, '');
      const label = code === '' ? one.level : `${one.level}[${code}]`;
      // The names of inputs are the names of flags here.
      const message = one.message.replace(/\binput `([a-z0-9-]+)`/g, '--$1');
      this.#write(`${styled(COLOURS[one.level], label, this.#result)}: ${placeOf(one)}${plain(message)}`);
    }
  }

  /** Nobody keeps what a terminal shows. */
  event(): void {}

  async summary(markdown: string): Promise<void> {
    const { summaryFile } = this.#options;
    if (summaryFile !== undefined) writeWhole(summaryFile, markdown);
  }

  document(render: () => string): void {
    if (this.#options.isJson) process.stdout.write(render());
  }

  junit(render: () => string): void {
    const { junitFile } = this.#options;
    if (junitFile !== undefined) writeWhole(junitFile, render());
  }

  /** There are no later steps. */
  outputs(): boolean {
    return true;
  }

  /** Removes the live view. */
  end(): void {
    this.#view?.end();
  }

  #write(text: string): void {
    this.#result.write(`${text}\n`);
  }
}

function placeOf({ file, line, column }: Annotation): string {
  if (file === undefined) return '';
  return `${[file, line, column].filter((part) => part !== undefined).join(':')}: `;
}

/** Writes a file completely, or not at all. */
function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.new`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    throw fault('input-invalid', 'inputs', `${plain(path, 300)} cannot be written (${codeOf(error)})`, error);
  }
}
